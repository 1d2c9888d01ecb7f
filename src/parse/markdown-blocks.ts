import { isAsciiLetter, isDigit } from './characters.js';
import { definitionAt, labelAt, normalLabel } from './markdown-links.js';
import { htmlBlockAt, htmlBlockEnds, isThematicBreak, tableCells, tableDelimiters } from './markdown-lines.js';
import type { HtmlBlockKind } from './markdown-lines.js';

/** What the block structure says, in source order. Offsets are of the source. */
export type BlockEvent =
  | { readonly kind: 'heading'; readonly level: number; readonly start: number; readonly end: number }
  | { readonly kind: 'paragraph' | 'html' | 'fence' | 'code'; readonly start: number; readonly end: number }
  | { readonly kind: 'open' | 'close'; readonly what: 'list' | 'item' | 'table' | 'quote' }
  | { readonly kind: 'row'; readonly isHeader: boolean; readonly cells: readonly { start: number; end: number }[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'skip'; readonly reason: string; readonly start: number; readonly end: number };

export interface Blocks {
  readonly events: readonly BlockEvent[];
  readonly targets: ReadonlyMap<string, string>;
  readonly footnotes: ReadonlySet<string>;
  /** Ranges between the lines of paragraphs that are markers of quotes, not text. */
  readonly holes: readonly { start: number; end: number }[];
}

interface Container {
  readonly kind: 'quote' | 'list' | 'item' | 'footnote';
  /** Columns that a line must be indented to belong to it. */
  readonly content: number;
  /** List: its bullet or stop. */
  readonly mark: string;
  /** Item: whether nothing stands in it yet. */
  empty: boolean;
}

type Leaf =
  | { readonly kind: 'paragraph'; readonly start: number; end: number; lastLine: number; readonly inItem: boolean }
  | { readonly kind: 'fence'; readonly start: number; end: number; readonly sign: number; readonly length: number }
  | { readonly kind: 'html'; readonly start: number; end: number; readonly block: HtmlBlockKind }
  | { readonly kind: 'code'; readonly start: number; end: number }
  | { readonly kind: 'table'; readonly start: number; end: number; readonly columns: number };

/** Lists and quotes in each other beyond this are read as text. */
const DEEPEST = 48;

/** Finds the blocks of Markdown (CommonMark with GitHub's tables and footnotes), line by line; each line is looked at once. */
export function blocksOf(text: string, from: number): Blocks {
  return new BlockScanner(text, from).scan();
}

class BlockScanner {
  private readonly events: BlockEvent[] = [];
  private readonly targets = new Map<string, string>();
  private readonly footnotes = new Set<string>();
  private readonly holes: { start: number; end: number }[] = [];
  private readonly containers: Container[] = [];
  private leaf: Leaf | null = null;
  private isTooDeep = false;
  /** The line at hand: where it starts and ends, how far it is read, and at which column. */
  private lineEnd = 0;
  private at = 0;
  private column = 0;
  /** The next character that is no white space, and how many columns before it are. */
  private next = 0;
  private indent = 0;

  constructor(private readonly text: string, private readonly from: number) {}

  scan(): Blocks {
    const { text } = this;
    for (let i = this.from; i < text.length;) {
      let end = i;
      while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
      this.at = i;
      this.lineEnd = end;
      this.column = 0;
      this.line();
      i = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
    }
    this.closeLeaf();
    this.closeTo(0);
    return { events: this.events, targets: this.targets, footnotes: this.footnotes, holes: this.holes };
  }

  private line(): void {
    this.measure();
    const matched = this.matchContainers();
    const isAll = matched === this.containers.length;
    const isBlank = this.next >= this.lineEnd;
    if (this.leaf && this.leaf.kind !== 'paragraph' && this.leaf.kind !== 'table') {
      if (isAll && this.continueLeaf(this.leaf, isBlank)) return;
      this.closeLeaf();
    }
    if (isBlank) return this.blankLine(matched);
    let open = matched;
    for (let started = true; started;) {
      const next = this.startContainer(open, isAll);
      started = next >= 0;
      if (started) open = next;
    }
    if (this.startLeaf(open)) return;
    this.textLine(open);
  }

  /** How many of the open containers the line belongs to; what it takes for that is read. */
  private matchContainers(): number {
    let n = 0;
    for (; n < this.containers.length; n++) {
      const container = this.containers[n] as Container;
      if (container.kind === 'list') continue;
      if (container.kind === 'quote') {
        if (this.indent > 3 || this.text.charCodeAt(this.next) !== 62 || this.next >= this.lineEnd) break;
        this.takeQuoteMark();
      } else if (this.next >= this.lineEnd) {
        if (container.empty) break;
      } else if (this.indent >= container.content) this.takeColumns(container.content);
      else break;
    }
    // A list ends with its last item, unless another item comes.
    return n;
  }

  private continueLeaf(leaf: Exclude<Leaf, { kind: 'paragraph' | 'table' }>, isBlank: boolean): boolean {
    const { text } = this;
    if (leaf.kind === 'fence') {
      leaf.end = this.lineEnd;
      let i = this.next;
      while (i < this.lineEnd && text.charCodeAt(i) === leaf.sign) i++;
      if (this.indent < 4 && i - this.next >= leaf.length && text.slice(i, this.lineEnd).trim() === '') this.closeLeaf();
      return true;
    }
    if (leaf.kind === 'html') {
      if (isBlank && leaf.block >= 6) return false;
      leaf.end = this.lineEnd;
      if (htmlBlockEnds(text, leaf.block, this.next, this.lineEnd)) this.closeLeaf();
      return true;
    }
    if (!isBlank && this.indent < 4) return false;
    if (!isBlank) leaf.end = this.lineEnd;
    return true;
  }

  private blankLine(matched: number): void {
    if (this.leaf?.kind === 'paragraph' || this.leaf?.kind === 'table') this.closeLeaf();
    // An item that has nothing but blank lines at its start is over; a quote is over after a line without its mark.
    while (this.containers.length > matched) {
      const unmatched = this.containers[matched] as Container;
      if (unmatched.kind !== 'quote' && !unmatched.empty) break;
      this.closeTo(matched);
    }
  }

  /** Opens the container that starts here, if one does; gives how many are open then, or -1. */
  private startContainer(open: number, isAll: boolean): number {
    if (this.indent > 3 || this.next >= this.lineEnd) return -1;
    const c = this.text.charCodeAt(this.next);
    if (c === 62) {
      if (!this.hasRoom()) return -1;
      open = this.prepare(open, false);
      this.takeQuoteMark();
      return this.push(open, { kind: 'quote', content: 0, mark: '', empty: true });
    }
    if (c === 91 && this.indent < 4 && this.text.charCodeAt(this.next + 1) === 94) return this.startFootnote(open);
    if (isThematicBreak(this.text, this.next, this.lineEnd)) return -1;
    return this.startItem(open, isAll);
  }

  private startFootnote(open: number): number {
    const label = labelAt(this.text, this.next, this.lineEnd);
    if (!label || this.text.charCodeAt(label.end) !== 58 || this.leaf?.kind === 'paragraph' || !this.hasRoom()) return -1;
    open = this.prepare(open, false);
    this.footnotes.add(normalLabel(label.value.slice(1)));
    this.takeTo(label.end + 1);
    return this.push(open, { kind: 'footnote', content: 4, mark: '', empty: false });
  }

  private startItem(open: number, isAll: boolean): number {
    const { text } = this;
    const c = text.charCodeAt(this.next);
    let end = this.next + 1;
    let mark = text[this.next] as string;
    const isOrdered = isDigit(c);
    if (isOrdered) {
      while (end < this.lineEnd && end < this.next + 9 && isDigit(text.charCodeAt(end))) end++;
      mark = text[end] as string;
      if (end >= this.lineEnd || (mark !== '.' && mark !== ')')) return -1;
      end++;
    } else if (c !== 45 && c !== 42 && c !== 43) return -1;
    const after = text.charCodeAt(end);
    const isEmpty = text.slice(end, Math.min(this.lineEnd, end + 200)).trim() === '';
    if (!isEmpty && after !== 32 && after !== 9) return -1;
    const interrupts = this.leaf?.kind === 'paragraph' && isAll && open === this.containers.length;
    if (interrupts && (isEmpty || (isOrdered && text.slice(this.next, end - 1) !== '1'))) return -1;
    if (!this.hasRoom()) return -1;
    const { indent } = this;
    const markWidth = end - this.next;
    open = this.prepare(open, true);
    this.takeTo(end);
    // Up to four columns of white space belong to the mark; more of it begins indented code.
    const padding = isEmpty || this.indent > 4 ? 1 : this.indent;
    const list = this.containers[open - 1];
    if (list?.kind !== 'list' || list.mark !== mark) {
      if (list?.kind === 'list') this.closeTo(--open);
      open = this.push(open, { kind: 'list', content: 0, mark, empty: false });
    }
    this.takeColumns(padding);
    return this.push(open, { kind: 'item', content: indent + markWidth + padding, mark, empty: isEmpty });
  }

  private hasRoom(): boolean {
    if (this.containers.length < DEEPEST * 2) return true;
    if (!this.isTooDeep) this.events.push({ kind: 'skip', reason: `lists and quotes nested deeper than ${DEEPEST} are read as text`, start: this.next, end: this.lineEnd });
    this.isTooDeep = true;
    return false;
  }

  /** Closes what the line does not belong to, before something new starts in it. */
  private prepare(open: number, isItem: boolean): number {
    this.closeTo(open);
    this.closeLeaf();
    const top = this.containers[open - 1];
    if (top?.kind === 'list' && !isItem) this.closeTo(--open);
    if (this.containers.length) (this.containers.at(-1) as Container).empty = false;
    return open;
  }

  private push(open: number, container: Container): number {
    this.containers.push(container);
    if (container.kind !== 'footnote') this.events.push({ kind: 'open', what: container.kind });
    return open + 1;
  }

  /** Starts a heading, fence, rule or HTML block; a paragraph is none of them. */
  private startLeaf(open: number): boolean {
    const { text, lineEnd } = this;
    if (this.next >= lineEnd) {
      this.prepareItem(open);
      return true;
    }
    const paragraph = this.leaf?.kind === 'paragraph' && open === this.containers.length ? this.leaf : null;
    if (this.indent > 3) {
      if (this.leaf?.kind === 'paragraph') return false;
      this.prepare(open, false);
      this.leaf = { kind: 'code', start: this.next, end: lineEnd };
      return true;
    }
    const c = text.charCodeAt(this.next);
    if (c === 35) return this.heading(open);
    if (c === 96 || c === 126) return this.fence(open, c);
    if (paragraph && (c === 61 || c === 45) && this.underline(paragraph, c)) return true;
    if (isThematicBreak(text, this.next, lineEnd)) {
      this.prepare(open, false);
      this.events.push({ kind: 'rule' });
      return true;
    }
    if (c === 60) {
      const block = htmlBlockAt(text, this.next, lineEnd);
      if (block && !(block === 7 && this.leaf?.kind === 'paragraph')) return this.html(open, block);
    }
    if (paragraph && (c === 124 || c === 58 || c === 45) && this.table(paragraph)) return true;
    // Marks of kramdown and Docusaurus: attributes of a block, fences of an admonition.
    if ((c === 123 && text.charCodeAt(this.next + 1) === 58 && text.slice(this.next, lineEnd).trimEnd().endsWith('}')) || text.startsWith(':::', this.next)) {
      this.closeLeaf();
      return true;
    }
    return false;
  }

  private prepareItem(open: number): void {
    this.closeTo(open);
    this.closeLeaf();
  }

  private heading(open: number): boolean {
    const { text, lineEnd } = this;
    let i = this.next;
    while (i < lineEnd && text.charCodeAt(i) === 35) i++;
    const level = i - this.next;
    const next = text.charCodeAt(i);
    const isGlued = level > 1 && (isAsciiLetter(next) || isDigit(next));
    if (level > 6 || (i < lineEnd && next !== 32 && next !== 9 && !isGlued)) return false;
    this.prepare(open, false);
    let end = this.trimmedEnd();
    if (text.charCodeAt(end - 1) === 125) {
      const brace = text.lastIndexOf('{', end);
      if (brace > i && '#.:'.includes(text[brace + 1] as string)) end = brace;
    }
    while (end > i && (text.charCodeAt(end - 1) === 32 || text.charCodeAt(end - 1) === 9)) end--;
    let hashes = end;
    while (hashes > i && text.charCodeAt(hashes - 1) === 35) hashes--;
    if (hashes < end && (hashes === i || text.charCodeAt(hashes - 1) === 32 || text.charCodeAt(hashes - 1) === 9)) end = hashes;
    this.events.push({ kind: 'heading', level, start: i, end });
    return true;
  }

  private fence(open: number, sign: number): boolean {
    const { text, lineEnd } = this;
    let i = this.next;
    while (i < lineEnd && text.charCodeAt(i) === sign) i++;
    const length = i - this.next;
    if (length < 3 || (sign === 96 && text.slice(i, lineEnd).includes('`'))) return false;
    this.prepare(open, false);
    this.leaf = { kind: 'fence', start: this.next, end: lineEnd, sign, length };
    return true;
  }

  private underline(paragraph: Extract<Leaf, { kind: 'paragraph' }>, sign: number): boolean {
    let i = this.next;
    while (i < this.lineEnd && this.text.charCodeAt(i) === sign) i++;
    if (i < this.trimmedEnd()) return false;
    const start = this.definitions(paragraph);
    if (start >= paragraph.end) {
      this.leaf = null;
      return false;
    }
    this.events.push({ kind: 'heading', level: sign === 61 ? 1 : 2, start, end: paragraph.end });
    this.leaf = null;
    return true;
  }

  private html(open: number, block: HtmlBlockKind): boolean {
    this.prepare(open, false);
    const leaf: Leaf = { kind: 'html', start: this.next, end: this.lineEnd, block };
    this.leaf = leaf;
    if (htmlBlockEnds(this.text, block, block <= 5 ? this.next + 2 : this.next, this.lineEnd)) this.closeLeaf();
    return true;
  }

  private table(paragraph: Extract<Leaf, { kind: 'paragraph' }>): boolean {
    const { text } = this;
    const columns = tableDelimiters(text, this.next, this.lineEnd);
    if (!columns) return false;
    const header = tableCells(text, paragraph.lastLine, paragraph.end);
    if (header.length !== columns) return false;
    if (paragraph.lastLine > paragraph.start) this.paragraphEvent(paragraph, paragraph.lastLine);
    this.events.push({ kind: 'open', what: 'table' }, { kind: 'row', isHeader: true, cells: header });
    this.leaf = { kind: 'table', start: paragraph.lastLine, end: this.lineEnd, columns };
    return true;
  }

  private textLine(open: number): void {
    const { leaf } = this;
    if (leaf?.kind === 'paragraph') {
      // Also where a mark of a quote or an indent is missing: a lazy line.
      leaf.lastLine = this.next;
      leaf.end = this.trimmedEnd();
      return;
    }
    if (leaf?.kind === 'table' && open === this.containers.length) {
      this.events.push({ kind: 'row', isHeader: false, cells: tableCells(this.text, this.next, this.trimmedEnd()).slice(0, leaf.columns) });
      leaf.end = this.lineEnd;
      return;
    }
    this.prepare(open, false);
    const top = this.containers.at(-1);
    const last = this.events.at(-1);
    const isFirst = top?.kind === 'item' && last?.kind === 'open' && last.what === 'item';
    this.leaf = { kind: 'paragraph', start: isFirst ? this.afterTaskBox() : this.next, end: this.trimmedEnd(), lastLine: this.next, inItem: isFirst };
  }

  /** `[ ] ` and `[x] ` at the start of an item are a box to tick. */
  private afterTaskBox(): number {
    const { text, next: at } = this;
    const box = text.charCodeAt(at) === 91 && ' xX'.includes(text[at + 1] as string) && text.charCodeAt(at + 2) === 93 && text.charCodeAt(at + 3) === 32;
    return box ? at + 4 : at;
  }

  private closeTo(open: number): void {
    if (this.containers.length <= open) return;
    this.closeLeaf();
    while (this.containers.length > open) {
      const container = this.containers.pop() as Container;
      if (container.kind !== 'footnote') this.events.push({ kind: 'close', what: container.kind });
    }
  }

  private closeLeaf(): void {
    const { leaf } = this;
    this.leaf = null;
    if (!leaf) return;
    if (leaf.kind === 'paragraph') this.paragraphEvent(leaf, leaf.end);
    else if (leaf.kind === 'table') this.events.push({ kind: 'close', what: 'table' });
    else this.events.push({ kind: leaf.kind, start: leaf.start, end: leaf.end });
  }

  private paragraphEvent(paragraph: Extract<Leaf, { kind: 'paragraph' }>, end: number): void {
    const start = this.definitions(paragraph);
    if (start < end) this.events.push({ kind: 'paragraph', start, end });
  }

  /** Takes definitions of links from the start of a paragraph; gives where its text starts. */
  private definitions(paragraph: Extract<Leaf, { kind: 'paragraph' }>): number {
    let { start } = paragraph;
    while (this.text.charCodeAt(start) === 91) {
      const definition = definitionAt(this.text, start, paragraph.end);
      if (!definition) break;
      if (!this.targets.has(definition.label)) this.targets.set(definition.label, definition.target);
      start = definition.end;
    }
    return start;
  }

  /** Finds the next character of the line that is no white space, and its indent in columns. */
  private measure(): void {
    const { text } = this;
    let i = this.at;
    let column = this.column;
    for (; i < this.lineEnd; i++) {
      const c = text.charCodeAt(i);
      if (c === 32) column++;
      else if (c === 9) column += 4 - (column % 4);
      else break;
    }
    this.next = i;
    this.indent = column - this.column;
  }

  /** Takes columns of white space; of a tab that is wider only a part. */
  private takeColumns(columns: number): void {
    const end = this.column + columns;
    while (this.column < end && this.at < this.lineEnd) {
      const wide = this.text.charCodeAt(this.at) === 9 ? 4 - (this.column % 4) : 1;
      if (this.column + wide > end) {
        this.column = end;
        break;
      }
      this.column += wide;
      this.at++;
    }
    this.measure();
  }

  /** Takes all up to an offset behind the white space just measured. */
  private takeTo(offset: number): void {
    this.column += this.indent + offset - this.next;
    this.at = offset;
    this.measure();
  }

  private takeQuoteMark(): void {
    const start = this.next;
    this.takeTo(start + 1);
    if (this.indent > 0) this.takeColumns(1);
    if (this.leaf?.kind === 'paragraph' || this.leaf?.kind === 'html') this.holes.push({ start, end: Math.min(this.at, this.lineEnd) });
  }

  private trimmedEnd(): number {
    let end = this.lineEnd;
    while (end > this.next && (this.text.charCodeAt(end - 1) === 32 || this.text.charCodeAt(end - 1) === 9)) end--;
    return end;
  }
}

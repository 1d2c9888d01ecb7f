import { LineCursor } from './markdown-cursor.js';
import type { Blocks } from './markdown-events.js';
import { lineRanges } from './lines.js';
import { Leaves } from './markdown-leaves.js';
import { labelAt, normalLabel } from './markdown-links.js';
import {
  fenceAt,
  headingAt,
  htmlBlockAt,
  htmlBlockEnds,
  isAttributeLine,
  isThematicBreak,
  listMarkAt,
  tableCells,
} from './markdown-lines.js';
import type { HtmlBlockKind } from './markdown-lines.js';

interface Container {
  readonly kind: 'quote' | 'list' | 'item' | 'footnote';
  /** Columns that a line must be indented to belong to it. */
  readonly content: number;
  /** List: its bullet or stop. */
  readonly mark: string;
  /** Item: whether nothing stands in it yet. */
  empty: boolean;
}

/** Lists and quotes in each other beyond this are read as text. */
const DEEPEST = 48;

/** Finds the blocks of Markdown (CommonMark with GitHub's tables and footnotes), line by line; each line is looked at once. */
export function blocksOf(text: string, from: number): Blocks {
  return new BlockScanner(text, from).scan();
}

class BlockScanner extends LineCursor {
  private readonly leaves: Leaves;
  private readonly footnotes = new Set<string>();
  private readonly holes: { start: number; end: number }[] = [];
  private readonly containers: Container[] = [];
  private isTooDeep = false;

  constructor(
    text: string,
    private readonly from: number,
  ) {
    super(text);
    this.leaves = new Leaves(text);
  }

  scan(): Blocks {
    for (const [start, end] of lineRanges(this.text, this.from)) {
      this.startLine(start, end);
      this.line();
    }
    this.leaves.close();
    this.closeTo(0);
    return { events: this.leaves.events, targets: this.leaves.targets, footnotes: this.footnotes, holes: this.holes };
  }

  private line(): void {
    const matched = this.matchContainers();
    const isAll = matched === this.containers.length;
    const { open: leaf } = this.leaves;
    if (leaf && leaf.kind !== 'paragraph' && leaf.kind !== 'table') {
      if (isAll && this.leaves.continues(leaf, this.next, this.lineEnd, this.indent)) return;
      this.leaves.close();
    }
    if (this.isBlank) return this.blankLine(matched);
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
        if (this.indent > 3 || this.text.charCodeAt(this.next) !== 62 || this.isBlank) break;
        this.takeQuoteMark();
      } else if (this.isBlank) {
        if (container.empty) break;
      } else if (this.indent >= container.content) this.takeColumns(container.content);
      else break;
    }
    // A list ends with its last item, unless another item comes.
    return n;
  }

  private blankLine(matched: number): void {
    if (this.leaves.open?.kind === 'paragraph' || this.leaves.open?.kind === 'table') this.leaves.close();
    // An item that has nothing but blank lines at its start is over; a quote is over after a line without its mark.
    while (this.containers.length > matched) {
      const unmatched = this.containers[matched] as Container;
      if (unmatched.kind !== 'quote' && !unmatched.empty) break;
      this.closeTo(matched);
    }
  }

  /** Opens the container that starts here, if one does; gives how many are open then, or -1. */
  private startContainer(open: number, isAll: boolean): number {
    if (this.indent > 3 || this.isBlank) return -1;
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
    if (!label || this.text.charCodeAt(label.end) !== 58 || this.leaves.open?.kind === 'paragraph' || !this.hasRoom()) return -1;
    open = this.prepare(open, false);
    this.footnotes.add(normalLabel(label.value.slice(1)));
    this.takeTo(label.end + 1);
    return this.push(open, { kind: 'footnote', content: 4, mark: '', empty: false });
  }

  private startItem(open: number, isAll: boolean): number {
    const bullet = listMarkAt(this.text, this.next, this.lineEnd);
    if (!bullet) return -1;
    const { mark, end, isEmpty } = bullet;
    const interrupts = this.leaves.open?.kind === 'paragraph' && isAll && open === this.containers.length;
    if (interrupts && (isEmpty || !bullet.mayInterrupt)) return -1;
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
    if (!this.isTooDeep)
      this.leaves.events.push({
        kind: 'skip',
        reason: `lists and quotes nested deeper than ${DEEPEST} are read as text`,
        start: this.next,
        end: this.lineEnd,
      });
    this.isTooDeep = true;
    return false;
  }

  /** Closes what the line does not belong to, before something new starts in it. */
  private prepare(open: number, isItem: boolean): number {
    this.closeTo(open);
    this.leaves.close();
    const top = this.containers[open - 1];
    if (top?.kind === 'list' && !isItem) this.closeTo(--open);
    if (this.containers.length) (this.containers.at(-1) as Container).empty = false;
    return open;
  }

  private push(open: number, container: Container): number {
    this.containers.push(container);
    if (container.kind !== 'footnote') this.leaves.events.push({ kind: 'open', what: container.kind });
    return open + 1;
  }

  /** Starts a heading, fence, rule or HTML block; a paragraph is none of them. */
  private startLeaf(open: number): boolean {
    const { text, lineEnd } = this;
    if (this.isBlank) {
      this.closeTo(open);
      this.leaves.close();
      return true;
    }
    const paragraph = this.leaves.open?.kind === 'paragraph' && open === this.containers.length ? this.leaves.open : null;
    if (this.indent > 3) {
      if (this.leaves.open?.kind === 'paragraph') return false;
      this.prepare(open, false);
      this.leaves.open = { kind: 'code', start: this.next, end: lineEnd };
      return true;
    }
    const c = text.charCodeAt(this.next);
    if (c === 35) return this.heading(open);
    if (c === 96 || c === 126) return this.fence(open, c);
    if (paragraph && (c === 61 || c === 45) && this.leaves.underline(paragraph, this.next, this.trimmedEnd())) return true;
    if (isThematicBreak(text, this.next, lineEnd)) {
      this.prepare(open, false);
      this.leaves.events.push({ kind: 'rule' });
      return true;
    }
    if (c === 60) {
      const block = htmlBlockAt(text, this.next, lineEnd);
      if (block && !(block === 7 && this.leaves.open?.kind === 'paragraph')) return this.html(open, block);
    }
    if (paragraph && (c === 124 || c === 58 || c === 45) && this.leaves.table(paragraph, this.next, lineEnd)) return true;
    // Marks of kramdown and Docusaurus: attributes of a block, fences of an admonition.
    if (isAttributeLine(text, this.next, this.trimmedEnd())) {
      this.leaves.close();
      return true;
    }
    return false;
  }

  private heading(open: number): boolean {
    const heading = headingAt(this.text, this.next, this.trimmedEnd());
    if (!heading) return false;
    this.prepare(open, false);
    this.leaves.events.push({ kind: 'heading', ...heading });
    return true;
  }

  private fence(open: number, sign: number): boolean {
    const length = fenceAt(this.text, this.next, this.lineEnd);
    if (!length) return false;
    this.prepare(open, false);
    this.leaves.open = { kind: 'fence', start: this.next, end: this.lineEnd, sign, length };
    return true;
  }

  private html(open: number, block: HtmlBlockKind): boolean {
    this.prepare(open, false);
    this.leaves.open = { kind: 'html', start: this.next, end: this.lineEnd, block };
    if (htmlBlockEnds(this.text, block, block <= 5 ? this.next + 2 : this.next, this.lineEnd)) this.leaves.close();
    return true;
  }

  private textLine(open: number): void {
    const { open: leaf } = this.leaves;
    if (leaf?.kind === 'paragraph') {
      // Also where a mark of a quote or an indent is missing: a lazy line.
      leaf.lastLine = this.next;
      leaf.end = this.trimmedEnd();
      return;
    }
    if (leaf?.kind === 'table' && open === this.containers.length) {
      this.leaves.events.push({
        kind: 'row',
        isHeader: false,
        cells: tableCells(this.text, this.next, this.trimmedEnd()).slice(0, leaf.columns),
      });
      leaf.end = this.lineEnd;
      return;
    }
    this.prepare(open, false);
    const top = this.containers.at(-1);
    const last = this.leaves.events.at(-1);
    const isFirst = top?.kind === 'item' && last?.kind === 'open' && last.what === 'item';
    this.leaves.open = { kind: 'paragraph', start: isFirst ? this.afterTaskBox() : this.next, end: this.trimmedEnd(), lastLine: this.next };
  }

  /** `[ ] ` and `[x] ` at the start of an item are a box to tick. */
  private afterTaskBox(): number {
    const { text, next: at } = this;
    const box =
      text.charCodeAt(at) === 91 &&
      ' xX'.includes(text[at + 1] as string) &&
      text.charCodeAt(at + 2) === 93 &&
      text.charCodeAt(at + 3) === 32;
    return box ? at + 4 : at;
  }

  private closeTo(open: number): void {
    if (this.containers.length <= open) return;
    this.leaves.close();
    while (this.containers.length > open) {
      const container = this.containers.pop() as Container;
      if (container.kind !== 'footnote') this.leaves.events.push({ kind: 'close', what: container.kind });
    }
  }

  private takeQuoteMark(): void {
    const start = this.next;
    this.takeTo(start + 1);
    if (this.indent > 0) this.takeColumns(1);
    if (this.leaves.open?.kind === 'paragraph' || this.leaves.open?.kind === 'html') this.holes.push({ start, end: this.taken });
  }
}

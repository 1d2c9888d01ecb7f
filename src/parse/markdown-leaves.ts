import { definitionAt } from './markdown-links.js';
import type { BlockEvent, Definition } from './markdown-events.js';
import { fenceAt, htmlBlockEnds, isUnderline, tableCells, tableDelimiters } from './markdown-lines.js';
import type { HtmlBlockKind } from './markdown-lines.js';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly start: number;
  end: number;
  lastLine: number;
}

export type Leaf =
  | Paragraph
  | { readonly kind: 'fence'; readonly start: number; end: number; readonly sign: number; readonly length: number }
  | { readonly kind: 'html'; readonly start: number; end: number; readonly block: HtmlBlockKind }
  | { readonly kind: 'code'; readonly start: number; end: number }
  | { readonly kind: 'table'; readonly start: number; end: number; readonly columns: number };

/** The block of text that is open, and what came of those before it. Offsets are of the source. */
export class Leaves {
  readonly events: BlockEvent[] = [];
  readonly targets = new Map<string, Definition>();
  open: Leaf | null = null;

  constructor(private readonly text: string) {}

  /** Goes on with a leaf that is no prose; false where it does not reach to this line. `next`: first character that is not blank. */
  continues(leaf: Exclude<Leaf, { kind: 'paragraph' | 'table' }>, next: number, lineEnd: number, indent: number): boolean {
    const isBlank = next >= lineEnd;
    if (leaf.kind === 'fence') {
      leaf.end = lineEnd;
      if (
        indent < 4 &&
        this.text.charCodeAt(next) === leaf.sign &&
        fenceAt(this.text, next, lineEnd) >= leaf.length &&
        this.isBare(next, lineEnd)
      )
        this.close();
      return true;
    }
    if (leaf.kind === 'html') {
      if (isBlank && leaf.block >= 6) return false;
      leaf.end = lineEnd;
      if (htmlBlockEnds(this.text, leaf.block, next, lineEnd)) this.close();
      return true;
    }
    if (isBlank) return true;
    if (indent < 4) return false;
    leaf.end = lineEnd;
    return true;
  }

  /** Whether nothing follows the fence in its line. */
  private isBare(at: number, lineEnd: number): boolean {
    let i = at;
    while (i < lineEnd && this.text.charCodeAt(i) === this.text.charCodeAt(at)) i++;
    return this.text.slice(i, lineEnd).trim() === '';
  }

  /** Makes a heading of the open paragraph where the line underlines it. */
  underline(paragraph: Paragraph, at: number, lineEnd: number): boolean {
    if (!isUnderline(this.text, at, lineEnd)) return false;
    const start = this.definitions(paragraph);
    this.open = null;
    if (start >= paragraph.end) return false;
    this.events.push({ kind: 'heading', level: this.text[at] === '=' ? 1 : 2, start, end: paragraph.end });
    return true;
  }

  /** Makes a header row of the last line of the open paragraph where the line is a delimiter row that fits. */
  table(paragraph: Paragraph, at: number, lineEnd: number): boolean {
    const columns = tableDelimiters(this.text, at, lineEnd);
    if (!columns) return false;
    const header = tableCells(this.text, paragraph.lastLine, paragraph.end);
    if (header.length !== columns) return false;
    if (paragraph.lastLine > paragraph.start) this.paragraph(paragraph, paragraph.lastLine);
    this.events.push({ kind: 'open', what: 'table' }, { kind: 'row', isHeader: true, cells: header });
    this.open = { kind: 'table', start: paragraph.lastLine, end: lineEnd, columns };
    return true;
  }

  close(): void {
    const { open } = this;
    this.open = null;
    if (!open) return;
    if (open.kind === 'paragraph') this.paragraph(open, open.end);
    else if (open.kind === 'table') this.events.push({ kind: 'close', what: 'table' });
    else this.events.push({ kind: open.kind, start: open.start, end: open.end });
  }

  private paragraph(paragraph: Paragraph, end: number): void {
    const start = this.definitions(paragraph);
    if (start < end) this.events.push({ kind: 'paragraph', start, end });
  }

  /** Takes definitions of links from the start of a paragraph; gives where its text starts. */
  private definitions(paragraph: Paragraph): number {
    let { start } = paragraph;
    while (this.text.charCodeAt(start) === 91) {
      const definition = definitionAt(this.text, start, paragraph.end);
      if (!definition) break;
      const { label, destination } = definition;
      const written = { start: destination.start, end: destination.start + destination.value.length };
      if (!this.targets.has(label)) this.targets.set(label, { target: destination.value, at: { start, end: destination.end }, written });
      start = definition.end;
    }
    return start;
  }
}

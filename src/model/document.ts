import type { Source, Span } from './text.js';

export type PolicyFormat = 'markdown' | 'html' | 'text' | 'page';

/** A published policy as a reader sees it: visible text in blocks, each character mapped to the source. */
export interface PolicyDocument {
  readonly source: Source;
  readonly format: PolicyFormat;
  /** BCP 47 primary tag of the text's language; 'und' where there is too little text to tell. */
  readonly language: string;
  /** Visible blocks in reading order. */
  readonly blocks: readonly Block[];
  /** Source span and entries of YAML front matter, if any. */
  readonly frontMatter: FrontMatter | null;
  /** Comments of the markup, for inline suppressions; `text` without its delimiters. */
  readonly comments: readonly Comment[];
  /** What was not read as prose, and why (code blocks, a nesting cap reached …). */
  readonly skipped: readonly Skipped[];
  /** Links that show no words: empty ones, and those that show only a picture. Those with words are in `Block.links`. */
  readonly wordless: readonly LinkTarget[];
  readonly images: readonly Image[];
  /** Definitions of links (`[label]: target`), as written in Markdown; the first of each label. */
  readonly references: readonly Reference[];
}

export interface FrontMatter {
  readonly at: Span;
  readonly entries: readonly { readonly key: string; readonly value: string; readonly at: Span }[];
}

export interface Comment {
  readonly text: string;
  readonly at: Span;
}

export interface Skipped {
  readonly reason: string;
  readonly at: Span;
  /** Set where readers see text that was not read: reports tell of it. */
  readonly isLost?: true;
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'term';

/** One run of prose. Its `text` is joined across markup, entities and line breaks, white space folded to one space. */
export interface Block {
  /** Position in `PolicyDocument.blocks`. */
  readonly index: number;
  readonly kind: BlockKind;
  /** Heading level 1–6; nesting depth of a list item (1 = outermost), or of the list a paragraph stands in; else 0. */
  readonly level: number;
  readonly text: string;
  readonly map: TextMap;
  /** Index of the heading this block stands under (for a heading: its parent heading), or -1. */
  readonly heading: number;
  /** Index of the block that introduces this one: for a list item (or a further paragraph in it) the paragraph right before the
   *  list, or the parent item; for the definition of a term, the term; or -1. */
  readonly parent: number;
  /** Set on table cells. */
  readonly cell: TableCell | null;
  readonly links: readonly Link[];
  /** Sentences as ranges of `text` (not of the source), in order, without surrounding white space. */
  readonly sentences: readonly Span[];
}

export interface TableCell {
  /** Number of the table in the document, from 0. */
  readonly table: number;
  /** Row from 0, the header row included; column from 0. */
  readonly row: number;
  readonly column: number;
  /** Whether this is a cell of the header row. */
  readonly isHeader: boolean;
  /** Index of the header cell of this column, or -1. */
  readonly header: number;
  /** Index of the first cell of this row, or -1 where this is it. */
  readonly rowHead: number;
}

/** Where a link leads. */
export interface LinkTarget {
  readonly target: string;
  /**
   * `inline`: `[label](target)`; `reference`: `[label][name]`, the target stands in a definition; `auto`: the address is its own label;
   * `element`: `<a href>`.
   */
  readonly kind: 'inline' | 'reference' | 'auto' | 'element';
  /** The whole link in the source, from the sign before its label to the sign behind it. */
  readonly at: Span;
  /** Where the target is written in the source; of an element, its start tag. */
  readonly written: Span;
}

export interface Link extends LinkTarget {
  /** Range of the block's text that is the label. */
  readonly start: number;
  readonly end: number;
}

export interface Image {
  /** The words that stand for it; null where there is no such attribute. */
  readonly alt: string | null;
  readonly target: string;
  readonly at: Span;
}

export interface Reference {
  /** As labels are compared: white space folded, in small letters. */
  readonly label: string;
  readonly target: string;
  readonly at: Span;
}

/**
 * Where each character of a block's text came from. Runs are pieces of text that stand in the source letter by letter;
 * an entity, an escape or a folded line break is a run of one character whose source is longer.
 */
export class TextMap {
  /** The run found last: places are asked for in order, or nearly so. */
  private last = 0;

  /**
   * @param text first text offset of each run, ascending, starting with 0
   * @param from source offset of each run's first character
   * @param to source offset after each run's last character
   */
  constructor(
    private readonly text: readonly number[],
    private readonly from: readonly number[],
    private readonly to: readonly number[],
    private readonly length: number,
  ) {}

  /** Source offset at which the character at `offset` of the text starts. */
  start(offset: number): number {
    if (this.text.length === 0) return 0;
    const run = this.run(Math.min(Math.max(offset, 0), Math.max(this.length - 1, 0)));
    return Math.min((this.from[run] as number) + (offset - (this.text[run] as number)), this.to[run] as number);
  }

  /** Source offset after the character before `offset` of the text; for an empty range use `start`. */
  end(offset: number): number {
    if (this.text.length === 0) return 0;
    if (offset <= 0) return this.start(0);
    const last = Math.min(offset, this.length) - 1;
    const run = this.run(last);
    const size = this.runLength(run);
    const inside = last - (this.text[run] as number) + 1;
    return inside >= size ? (this.to[run] as number) : (this.from[run] as number) + inside;
  }

  /** A range of the text as a range of the source. */
  span(start: number, end: number): Span {
    const { text, from: sources, last } = this;
    const first = text[last] as number;
    const next = last + 1 < text.length ? (text[last + 1] as number) : this.length;
    // Nearly always both ends stand in the run found last, and it is one letter by letter.
    if (
      first <= start &&
      start < next &&
      start <= end &&
      end <= next &&
      (this.to[last] as number) - (sources[last] as number) === next - first
    ) {
      const shift = (sources[last] as number) - first;
      return { start: start + shift, end: end + shift };
    }
    const from = this.start(start);
    return { start: from, end: Math.max(from, this.end(end)) };
  }

  /** The map of a part of the text, with its offsets counted from there. */
  part(start: number, end: number): TextMap {
    const text: number[] = [];
    const from: number[] = [];
    const to: number[] = [];
    if (end <= start || this.text.length === 0) return new TextMap(text, from, to, 0);
    for (let run = this.run(start); run < this.text.length && (this.text[run] as number) < end; run++) {
      const first = this.text[run] as number;
      const next = first + this.runLength(run);
      text.push(Math.max(first, start) - start);
      from.push(first < start ? this.start(start) : (this.from[run] as number));
      to.push(next > end ? this.end(end) : (this.to[run] as number));
    }
    return new TextMap(text, from, to, end - start);
  }

  private runLength(run: number): number {
    return (run + 1 < this.text.length ? (this.text[run + 1] as number) : this.length) - (this.text[run] as number);
  }

  private run(offset: number): number {
    const { text, last } = this;
    if ((text[last] as number) <= offset && (last + 1 === text.length || offset < (text[last + 1] as number))) return last;
    let low = 0;
    let high = text.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((text[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return (this.last = low);
  }
}

import type { PolicyDocument } from '../model/document.js';
import type { Source } from '../model/text.js';
import { Finder } from './finder.js';
import { frontMatterOf } from './front-matter.js';
import { blocksOf } from './markdown-blocks.js';
import type { BlockEvent, Blocks } from './markdown-events.js';
import { piecesOf } from './markdown-inline.js';
import type { Piece } from './markdown-pieces.js';
import { Markup } from './markup.js';
import { Outline } from './outline.js';
import type { Put } from './prose.js';
import { withoutComments } from './server-template.js';

/** Reads Markdown as GitHub shows it, by a scan of lines and one of each paragraph. Linear in the length of the text. */
export function readMarkdown(source: Source): PolicyDocument {
  const outline = new Outline();
  const frontMatter = frontMatterOf(source.text);
  readMarkdownInto(outline, withoutComments(source.text), frontMatter?.at.end ?? (source.text.charCodeAt(0) === 0xfeff ? 1 : 0));
  return outline.finish(source, 'markdown', frontMatter);
}

/**
 * Puts the Markdown of a text, from an offset on, into an outline.
 *
 * @param put what signs in the text stand for
 */
export function readMarkdownInto(outline: Outline, text: string, from: number, put: ReadonlyMap<number, Put> | null = null): void {
  new MarkdownReader(outline, text, from, put).read();
}

type Bracket = Extract<Piece, { kind: 'bracket' }>;

class MarkdownReader {
  private readonly blocks: Blocks;
  private readonly text: string;
  private readonly finder: Finder;
  private readonly markup: Markup;
  /** How many images are open: their text is not shown; and the outermost. */
  private images = 0;
  private image: Bracket | null = null;

  constructor(
    private readonly outline: Outline,
    text: string,
    from: number,
    put: ReadonlyMap<number, Put> | null,
  ) {
    this.blocks = blocksOf(text, from);
    this.text = masked(text, this.blocks.holes);
    this.finder = new Finder(this.text);
    this.markup = new Markup(this.text, this.outline, this.finder, put);
  }

  read(): void {
    for (const event of this.blocks.events) this.event(event);
    this.markup.finish(this.text.length);
    for (const [label, { target, at }] of this.blocks.targets) this.outline.reference({ label, target, at });
  }

  private event(event: BlockEvent): void {
    const { outline } = this;
    switch (event.kind) {
      case 'heading':
        this.markup.flow.startHeading(event.level);
        return this.inline(event.start, event.end);
      case 'paragraph':
        return this.inline(event.start, event.end);
      case 'html':
        return this.markup.html(event.start, event.end);
      case 'open':
        return this.open(event.what);
      case 'close':
        return this.close(event.what);
      case 'row':
        return this.row(event.isHeader, event.cells);
      case 'rule':
        return outline.interrupt();
      case 'skip':
        return outline.skip(event.reason, event.start, event.end);
      case 'fence':
        return this.skipCode(event.start, event.end);
      case 'code':
        // What is indented by mistake is read by people as prose, and so it is here.
        if (isProse(this.text, event.start, event.end)) return this.inline(event.start, event.end);
        return this.skipCode(event.start, event.end);
    }
  }

  private skipCode(start: number, end: number): void {
    this.outline.interrupt();
    this.outline.skip('code block', start, end);
  }

  private open(what: 'list' | 'item' | 'table' | 'quote'): void {
    if (!this.markup.isShown) return;
    if (what === 'list') this.outline.openList();
    else if (what === 'item') this.outline.openItem();
    else if (what === 'table') this.outline.openTable();
  }

  private close(what: 'list' | 'item' | 'table' | 'quote'): void {
    if (!this.markup.isShown) return;
    if (what === 'list') this.outline.closeList();
    else if (what === 'item') this.outline.closeItem();
    else if (what === 'table') this.outline.closeTable();
  }

  private row(isHeader: boolean, cells: readonly { start: number; end: number }[]): void {
    this.outline.openRow(isHeader);
    for (const { start, end } of cells) {
      this.outline.openCell(isHeader);
      if (end > start) this.inline(start, end);
      this.outline.closeCell();
    }
  }

  /** Puts a paragraph's visible text into the outline. */
  private inline(start: number, end: number): void {
    const { markup } = this;
    let from = start;
    for (const piece of piecesOf(this.text, start, end, this.blocks, this.finder)) {
      if (this.images === 0) markup.verbatim(from, piece.start);
      from = this.piece(piece);
    }
    if (this.images === 0) markup.verbatim(from, end);
    this.images = 0;
    markup.endBlock(start, end);
  }

  /** Takes a piece; gives the offset from which the text stands as it is. */
  private piece(piece: Piece): number {
    const { markup } = this;
    const { start, end } = piece;
    if (piece.kind === 'bracket') return this.bracket(piece);
    if (this.images) return end;
    switch (piece.kind) {
      case 'run':
        this.run(piece.run);
        break;
      case 'characters':
        markup.as(piece.characters, start, end);
        break;
      case 'verbatim':
        markup.verbatim(piece.inner, piece.innerEnd);
        break;
      case 'break':
        if (markup.isShown) markup.flow.current.lineBreak(start, end);
        break;
      case 'comment':
        markup.comment(start, end, piece.inner, piece.innerEnd);
        break;
      case 'template':
        this.outline.skip('template tag', start, end);
        break;
      case 'tag':
        markup.tag(piece.tag);
        break;
      case 'autolink':
        if (markup.isShown)
          markup.flow.current.openLink({
            target: piece.target,
            kind: 'auto',
            from: start,
            written: { start: piece.inner, end: piece.innerEnd },
          });
        markup.verbatim(piece.inner, piece.innerEnd);
        if (markup.isShown) markup.flow.current.closeLink(end);
    }
    return end;
  }

  private run(run: Extract<Piece, { kind: 'run' }>['run']): void {
    const { markup } = this;
    const isTilde = run.character === 126;
    for (let i = 0; i < run.strongCloses; i++) {
      if (isTilde) markup.unstrike(run.end);
      else if (markup.isShown) markup.flow.current.closeStrong();
    }
    markup.verbatim(run.start + run.closed, run.end - run.opened);
    for (let i = 0; i < run.strongOpens; i++) {
      if (isTilde) markup.strike(run.start);
      else if (markup.isShown) markup.flow.current.openStrong();
    }
  }

  private endImage({ start, end }: Bracket): void {
    const { image, markup } = this;
    this.image = null;
    if (!image?.target || !markup.isShown) return;
    this.outline.image({ alt: this.text.slice(image.end, start), target: image.target.target, at: { start: image.start, end } });
  }

  private bracket(piece: Bracket): number {
    const { markup } = this;
    if (piece.role === 'image' && this.images++ === 0) this.image = piece;
    else if (piece.role === 'end of image' && --this.images === 0) this.endImage(piece);
    if (this.images || !markup.isShown) return piece.end;
    if (piece.role === 'link' && piece.target) markup.flow.current.openLink({ ...piece.target, from: piece.start });
    else if (piece.role === 'end of link') markup.flow.current.closeLink(piece.end);
    else if (piece.role === 'text') markup.verbatim(piece.start, piece.end);
    return piece.end;
  }
}

/** The text with the marks of quotes between the lines of a paragraph made white space, every offset kept. */
function masked(text: string, holes: readonly { start: number; end: number }[]): string {
  if (holes.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of holes) {
    parts.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Whether an indented block is prose: several words, and hardly a sign that code has. */
function isProse(text: string, start: number, end: number): boolean {
  let letters = 0;
  let spaces = 0;
  const most = Math.min(end, start + 400);
  for (let i = start; i < most; i++) {
    const c = text.charCodeAt(i);
    if (c === 32) spaces++;
    else if ((c | 32) >= 97 && (c | 32) <= 122) letters++;
    else if (c === 123 || c === 125 || c === 61 || c === 60 || c === 124) return false;
  }
  return spaces >= 4 && letters > (most - start) * 0.6;
}

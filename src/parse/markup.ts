import { referenceAt } from './entities.js';
import { Flow, UNSEEN, VOID } from './flow.js';
import type { Finder } from './finder.js';
import type { Outline } from './outline.js';
import type { Put } from './prose.js';
import { attributeOf, hides, tagAt } from './tags.js';
import type { Tag } from './tags.js';

/** Puts text with tags in it, as Markdown has, into an outline: without a tree, in one pass. Offsets are of the source. */
export class Markup {
  readonly flow: Flow;
  /** The element whose content is not shown, how many of its name are open, and where it starts. */
  private hidden: { readonly name: string; depth: number; readonly start: number; readonly reason: string } | null = null;
  /** Texts struck out by `~~`, which may be nested. */
  private struck = 0;
  private struckFrom = 0;

  constructor(
    private readonly text: string,
    private readonly outline: Outline,
    private readonly finder: Finder,
    put: ReadonlyMap<number, Put> | null = null,
  ) {
    this.flow = new Flow(text, outline, put);
  }

  get isShown(): boolean {
    return !this.hidden && this.struck === 0;
  }

  verbatim(start: number, end: number): void {
    if (this.isShown && end > start) this.flow.current.verbatim(start, end);
  }

  as(characters: string, start: number, end: number): void {
    if (this.isShown) this.flow.current.as(characters, start, end);
  }

  strike(at: number): void {
    if (this.struck++ === 0) this.struckFrom = at;
  }

  unstrike(at: number): void {
    if (this.struck > 0 && --this.struck === 0) this.outline.skip('struck out', this.struckFrom, at);
  }

  tag(tag: Tag): void {
    const { hidden, text } = this;
    if (hidden) {
      if (tag.name !== hidden.name) return;
      hidden.depth += tag.closing ? -1 : 1;
      if (hidden.depth === 0) this.show(tag.end);
      return;
    }
    if (tag.closing) return this.flow.close(tag.name, tag.end);
    const attribute = (name: string): string | null => attributeOf(text, tag, name);
    const isUnseen = UNSEEN.has(tag.name);
    if (!VOID.has(tag.name) && (isUnseen || Flow.isStruck(tag.name) || hides(attribute))) {
      const reason = isUnseen ? '' : Flow.isStruck(tag.name) ? 'struck out' : 'hidden from readers';
      if (!(isUnseen && tag.selfClosing)) this.hidden = { name: tag.name, depth: 1, start: tag.start, reason };
    } else if (tag.name === 'img') {
      this.flow.current.space(tag.start, tag.end);
      this.outline.image({ alt: attribute('alt'), target: attribute('src') ?? '', at: { start: tag.start, end: tag.end } });
    } else this.flow.open(tag.name, tag.start, tag.end, attribute);
  }

  comment(start: number, end: number, inner: number, innerEnd: number): void {
    this.outline.comment(this.text.slice(inner, innerEnd), start, end);
  }

  /** Ends a block of Markdown that began at an offset: what was hidden or struck out in it ends with it. */
  endBlock(start: number, end: number): void {
    if (this.struck) {
      this.struck = 1;
      this.unstrike(end);
    }
    if (this.hidden && this.hidden.start >= start) this.show(end);
    this.flow.flush();
  }

  /** Reads a block of HTML. What it hides stays hidden until its end tag comes, also across Markdown. */
  html(start: number, end: number): void {
    const { text } = this;
    let from = start;
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c !== 60 && c !== 38) continue;
      const next = c === 60 ? this.angle(i, end, from) : this.reference(i, end, from);
      if (next > i) {
        from = next;
        i = next - 1;
      }
    }
    this.verbatim(from, end);
    this.flow.flush();
  }

  /** All is read: what is hidden now stays so. */
  finish(end: number): void {
    if (this.hidden) this.show(end);
    this.flow.flush();
  }

  private show(end: number): void {
    if (this.hidden?.reason) this.outline.skip(this.hidden.reason, this.hidden.start, end);
    this.hidden = null;
  }

  private reference(i: number, end: number, from: number): number {
    const reference = this.isShown ? referenceAt(this.text, i, end) : null;
    if (!reference) return i;
    this.verbatim(from, i);
    this.as(reference.characters, i, reference.end);
    return reference.end;
  }

  private angle(i: number, end: number, from: number): number {
    const { text } = this;
    if (text.startsWith('<!--', i)) {
      const close = this.finder.next('-->', i + 4);
      if (close >= end) return i;
      this.verbatim(from, i);
      this.comment(i, close + 3, i + 4, close);
      return close + 3;
    }
    if (text.startsWith('<!', i) || text.startsWith('<?', i)) {
      const close = this.finder.next('>', i + 2);
      if (close >= end) return i;
      this.verbatim(from, i);
      return close + 1;
    }
    const tag = tagAt(text, i, end);
    if (!tag) return i;
    this.verbatim(from, i);
    this.tag(tag);
    return tag.end;
  }
}

import { TextMap } from '../model/document.js';
import type { Link, LinkTarget } from '../model/document.js';
import { Fold, foldOf, windows1252 } from './characters.js';

/** The first place in a piece of text where a character is not taken as it stands: white space, but for single spaces within, or what `foldOf` folds. */
const FOLDED =
  /^ |  | $|[\0-\x1f\x7f-\xa0\xad\u034f\u061c\u1680\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\udb40]/;

/** A finished run of prose: its text, where each character came from, its links and the places where a line was broken on purpose. */
export interface Passage {
  readonly text: string;
  readonly map: TextMap;
  readonly links: readonly Link[];
  /** Offsets of the text at which a line begins after a `<br>` or hard break, ascending. */
  readonly breaks: readonly number[];
  /** Whether each of its lines, as `breaks` divide it, is set in bold: a heading in all but name, where it is short. */
  readonly strong: readonly boolean[];
}

/** A text put in place of a range that begins with the sign U+FFFC; `end` is the end of that range. */
export interface Put {
  readonly end: number;
  readonly characters: string;
}

/** A link whose end is not reached. */
export interface OpenLink extends Pick<LinkTarget, 'target' | 'kind' | 'written'> {
  /** Offset of the source at which it begins. */
  readonly from: number;
}

/**
 * Builds the text of a block from pieces of the source, in order. White space is folded to one space, none at either end;
 * what a reader cannot see is dropped; every character keeps its place in the source. Offsets given are offsets of the source.
 */
export class Prose {
  private text = '';
  private readonly runs: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly links: Link[] = [];
  private readonly breaks: number[] = [];
  private readonly open: { start: number; link: OpenLink }[] = [];
  /** Whether the last run stands in the source letter by letter and may grow. */
  private growing = false;
  private spaceFrom = -1;
  private spaceTo = -1;
  private broken = false;
  private strongDepth = 0;
  private readonly strong: boolean[] = [true];

  /**
   * @param wordless takes the links in which no text stands
   * @param put what a sign in the source stands for, by its offset
   */
  constructor(
    private readonly source: string,
    private readonly wordless: LinkTarget[] = [],
    private readonly put: ReadonlyMap<number, Put> | null = null,
  ) {}

  /** Whether nothing visible was taken. */
  get isUnused(): boolean {
    return this.text === '';
  }

  /** Whether nothing came since a line break. */
  get isBroken(): boolean {
    return this.broken;
  }

  /** Takes a range of the source as it stands. */
  verbatim(start: number, end: number): void {
    const { source } = this;
    let from = start;
    const first = source.slice(start, end).search(FOLDED);
    if (first < 0) {
      if (end > start) this.copy(start, end);
      return;
    }
    // A single space right before it folds with it.
    for (let i = start + Math.max(first - 1, 0); i < end; i++) {
      const c = source.charCodeAt(i);
      if (c > 32 && c < 127) continue;
      if (c === 32 && i > from && i + 1 < end) {
        const next = source.charCodeAt(i + 1);
        if (next > 32 && next < 127) continue;
      }
      const fold = foldOf(c);
      const put = c === 0xfffc ? this.put?.get(i) : undefined;
      if (fold === Fold.Keep && !put) continue;
      if (i > from) this.copy(from, i);
      if (put) {
        this.as(put.characters, i, put.end);
        from = put.end;
        i = put.end - 1;
        continue;
      }
      if (fold === Fold.Space) this.space(i, i + 1);
      else if (fold === Fold.Replace) this.as(windows1252(c), i, i + 1);
      else if (c === 0xdb40) i++;
      from = i + 1;
    }
    if (end > from) this.copy(from, end);
  }

  /** Takes characters that stand otherwise in the source: an entity, an escape. */
  as(characters: string, start: number, end: number): void {
    for (let i = 0; i < characters.length; i++) {
      const c = characters.charCodeAt(i);
      const fold = foldOf(c);
      if (fold === Fold.Space) this.space(start, end);
      else if (fold === Fold.Replace) this.as(windows1252(c), start, end);
      else if (c === 0xdb40) i++;
      else if (fold === Fold.Keep) {
        const pair = c >= 0xd800 && c <= 0xdbff && i + 1 < characters.length ? 2 : 1;
        this.flush();
        this.push(characters.slice(i, i + pair), start, end, false);
        i += pair - 1;
      }
    }
  }

  /** White space of the source; folded with its neighbours, and dropped at either end of the block. */
  space(start: number, end: number): void {
    if (this.text === '') return;
    if (this.spaceFrom < 0) this.spaceFrom = start;
    else if (this.spaceTo !== start) return;
    this.spaceTo = end;
  }

  /** A line break that its author meant: white space, and a place where a sentence may end without a stop. */
  lineBreak(start: number, end: number): void {
    this.space(start, end);
    this.broken = this.text !== '';
  }

  openLink(link: OpenLink): void {
    this.open.push({ start: this.text.length + (this.spaceFrom < 0 ? 0 : 1), link });
  }

  /** @param end offset of the source behind the link */
  closeLink(end: number): void {
    const open = this.open.pop();
    if (!open) return;
    const {
      start,
      link: { target, kind, from, written },
    } = open;
    const known = { target, kind, at: { start: from, end: Math.max(from, end) }, written };
    if (this.text.length > start) this.links.push({ start, end: this.text.length, ...known });
    else this.wordless.push(known);
  }

  openStrong(): void {
    this.strongDepth++;
  }

  closeStrong(): void {
    if (this.strongDepth > 0) this.strongDepth--;
  }

  /** The passage built so far; the builder is not to be used after. */
  finish(): Passage {
    while (this.open.length) this.closeLink(this.to.at(-1) ?? 0);
    this.links.sort((a, b) => a.start - b.start || b.end - a.end);
    return {
      text: this.text,
      map: new TextMap(this.runs, this.from, this.to, this.text.length),
      links: this.links,
      breaks: this.breaks,
      strong: this.strong,
    };
  }

  private copy(from: number, to: number): void {
    this.flush();
    this.push(this.source.slice(from, to), from, to, true);
  }

  private flush(): void {
    if (this.spaceFrom >= 0) {
      const { spaceFrom, spaceTo } = this;
      this.spaceFrom = -1;
      this.push(' ', spaceFrom, spaceTo, spaceTo === spaceFrom + 1);
    }
    if (this.broken) {
      this.breaks.push(this.text.length);
      this.strong.push(true);
      this.broken = false;
    }
  }

  private push(characters: string, from: number, to: number, letterByLetter: boolean): void {
    if (this.strongDepth === 0 && characters !== ' ') this.strong[this.breaks.length] = false;
    const last = this.to.length - 1;
    if (letterByLetter && this.growing && this.to[last] === from) this.to[last] = to;
    else {
      this.runs.push(this.text.length);
      this.from.push(from);
      this.to.push(to);
      this.growing = letterByLetter;
    }
    this.text += characters;
  }
}

/** A part of a passage, without white space at its ends. Offsets are of its text. */
export function partOf(passage: Passage, start: number, end: number): Passage {
  const { text, map } = passage;
  while (end > start && text.charCodeAt(end - 1) === 32) end--;
  while (start < end && text.charCodeAt(start) === 32) start++;
  const first = passage.breaks.filter((b) => b <= start).length;
  const breaks = passage.breaks.filter((b) => b > start && b < end);
  return {
    text: text.slice(start, end),
    map: map.part(start, end),
    links: passage.links
      .filter((l) => l.start < end && l.end > start)
      .map((l) => ({ ...l, start: Math.max(l.start, start) - start, end: Math.min(l.end, end) - start })),
    breaks: breaks.map((b) => b - start),
    strong: passage.strong.slice(first, first + breaks.length + 1),
  };
}

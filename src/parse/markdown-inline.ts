import { isAsciiLetter, isSpace, isWord } from './characters.js';
import { referenceAt } from './entities.js';
import { runAt, Runs } from './markdown-emphasis.js';
import type { Run } from './markdown-emphasis.js';
import type { Finder } from './finder.js';
import { autolinkEnd, bareLinkEnd } from './markdown-autolinks.js';
import { inlineTarget, labelAt, normalLabel } from './markdown-links.js';
import { tagAt } from './tags.js';
import type { Definition } from './markdown-events.js';
import type { Piece, Target } from './markdown-pieces.js';

type Bracket = Extract<Piece, { kind: 'bracket' }>;

interface OpenBracket {
  readonly piece: Bracket;
  readonly before: Run | null;
  readonly isImage: boolean;
  /** Whether a bracket stands in it: such a text is no label. */
  nested: boolean;
}

export interface References {
  readonly targets: ReadonlyMap<string, Definition>;
  readonly footnotes: ReadonlySet<string>;
}

/** Signs that may mean something in a paragraph. */
const SIGNS = /[*_~\\&<[\]!`:\n\r{]/g;
const ESCAPABLE = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** Finds what is not plain text in a range of the source: emphasis, links, code, tags, entities, escapes. Linear. */
export function piecesOf(text: string, start: number, end: number, references: References, finder: Finder): Piece[] {
  return new InlineScanner(text, start, end, references, finder).scan();
}

class InlineScanner {
  private readonly pieces: Piece[] = [];
  private readonly runs = new Runs();
  private readonly brackets: OpenBracket[] = [];
  /** Open brackets up to this number hold a link, and can be none themselves. */
  private linked = 0;
  private ticks: Map<number, number[]> | null = null;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
    private readonly references: References,
    private readonly finder: Finder,
  ) {}

  scan(): Piece[] {
    const { text, start, end } = this;
    // A search of the whole text would go on behind the end, once for each cell of a long row.
    const range = text.slice(start, end);
    for (let i = start; i < end;) {
      SIGNS.lastIndex = i - start;
      if (!SIGNS.test(range)) break;
      const at = start + SIGNS.lastIndex - 1;
      i = this.at(text.charCodeAt(at), at);
    }
    this.runs.pair(null);
    return this.pieces;
  }

  private at(c: number, i: number): number {
    switch (c) {
      case 42:
      case 95:
      case 126:
        return this.run(i);
      case 92:
        return this.escape(i);
      case 38:
        return this.reference(i);
      case 60:
        return this.angle(i);
      case 91:
        return this.open(i, false);
      case 33:
        return this.text.charCodeAt(i + 1) === 91 && i + 1 < this.end ? this.open(i, true) : i + 1;
      case 93:
        return this.close(i);
      case 96:
        return this.code(i);
      case 58:
        return this.bareLink(i);
      case 10:
      case 13:
        return this.lineEnd(i);
      case 123:
        return this.template(i);
      default:
        return i + 1;
    }
  }

  private run(i: number): number {
    const run = runAt(this.text, i, this.start, this.end);
    if (run.canOpen || run.canClose) {
      this.runs.add(run);
      this.pieces.push({ kind: 'run', start: run.start, end: run.end, run });
    }
    return run.end;
  }

  private escape(i: number): number {
    const next = this.text[i + 1];
    if (next === undefined || i + 1 >= this.end) return i + 1;
    if (next === '\n' || next === '\r') this.push('break', i, i + 2);
    else if (ESCAPABLE.includes(next)) this.pieces.push({ kind: 'characters', start: i, end: i + 2, characters: next });
    else return i + 1;
    return i + 2;
  }

  private reference(i: number): number {
    const reference = referenceAt(this.text, i, this.end);
    if (!reference) return i + 1;
    this.pieces.push({ kind: 'characters', start: i, end: reference.end, characters: reference.characters });
    return reference.end;
  }

  private push(
    kind: 'verbatim' | 'drop' | 'break' | 'comment' | 'template',
    start: number,
    end: number,
    inner = end,
    innerEnd = end,
  ): number {
    this.pieces.push({ kind, start, end, inner, innerEnd });
    return end;
  }

  private angle(i: number): number {
    const { text, end } = this;
    const autolink = autolinkEnd(text, i, end);
    if (autolink > 0) {
      const target = text.slice(i + 1, autolink - 1);
      this.pieces.push({
        kind: 'autolink',
        start: i,
        end: autolink,
        inner: i + 1,
        innerEnd: autolink - 1,
        target: target.includes(':') ? target : `mailto:${target}`,
      });
      return autolink;
    }
    if (text.startsWith('<!--', i)) return this.until('-->', i, i + 4, 'comment');
    if (text.startsWith('<?', i)) return this.until('?>', i, i + 2, 'drop');
    if (text.startsWith('<![CDATA[', i)) return this.until(']]>', i, i + 9, 'drop');
    if (text.startsWith('<!', i) && isAsciiLetter(text.charCodeAt(i + 2))) return this.until('>', i, i + 2, 'drop');
    const tag = tagAt(text, i, end);
    if (!tag) return i + 1;
    this.pieces.push({ kind: 'tag', start: i, end: tag.end, tag });
    return tag.end;
  }

  /** A construct up to its end mark; where that does not come, only a sign. */
  private until(mark: string, start: number, from: number, kind: 'comment' | 'drop' | 'template'): number {
    const found = this.finder.next(mark, from);
    return found + mark.length <= this.end ? this.push(kind, start, found + mark.length, from, found) : start + 1;
  }

  /** Liquid and Hugo: `{% … %}`, `{{< … >}}`; `{/* … *\/}` of MDX. `{{ value }}` is left: something stands there on the page. */
  private template(i: number): number {
    const { text } = this;
    if (text.startsWith('{%', i)) return this.until('%}', i, i + 2, 'template');
    if (text.startsWith('{{<', i)) return this.until('>}}', i, i + 3, 'template');
    if (text.startsWith('{{%', i)) return this.until('%}}', i, i + 3, 'template');
    if (text.startsWith('{/*', i)) return this.until('*/}', i, i + 3, 'comment');
    return i + 1;
  }

  private lineEnd(i: number): number {
    const { text } = this;
    let from = i;
    while (from > this.start && text.charCodeAt(from - 1) === 32) from--;
    let next = i + (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10 ? 2 : 1);
    while (next < this.end && isSpace(text.charCodeAt(next))) next++;
    if (i - from >= 2) this.push('break', from, next);
    return next;
  }

  private code(i: number): number {
    const { text, end } = this;
    let after = i;
    while (after < end && text.charCodeAt(after) === 96) after++;
    this.ticks ??= tickRuns(text, i, end);
    const same = this.ticks.get(after - i);
    while (same?.length && (same.at(-1) as number) < after) same.pop();
    const close = same?.at(-1);
    if (close === undefined) return after;
    return this.push('verbatim', i, close + (after - i), after, close);
  }

  private bareLink(i: number): number {
    const { text } = this;
    if (this.brackets.length || text.charCodeAt(i + 1) !== 47 || text.charCodeAt(i + 2) !== 47) return i + 1;
    const from = text
      .slice(Math.max(this.start, i - 5), i)
      .toLowerCase()
      .endsWith('https')
      ? i - 5
      : text.slice(Math.max(this.start, i - 4), i).toLowerCase() === 'http'
        ? i - 4
        : -1;
    if (from < 0 || (from > this.start && isWord(text.charCodeAt(from - 1)))) return i + 1;
    const end = bareLinkEnd(text, i + 3, this.end);
    if (end <= i + 3) return i + 1;
    this.pieces.push({ kind: 'autolink', start: from, end, inner: from, innerEnd: end, target: text.slice(from, end) });
    return end;
  }

  private open(i: number, isImage: boolean): number {
    const start = i;
    const end = isImage ? i + 2 : i + 1;
    if (!isImage) {
      const footnote = this.footnote(i);
      if (footnote) return footnote;
    }
    const outer = this.brackets.at(-1);
    if (outer) outer.nested = true;
    const piece: Bracket = { kind: 'bracket', start, end, role: 'text', target: null };
    this.pieces.push(piece);
    this.brackets.push({ piece, before: this.runs.last, isImage, nested: false });
    return end;
  }

  /** `[^note]`: a small number on the page, no word. */
  private footnote(i: number): number {
    if (this.text.charCodeAt(i + 1) !== 94 || !this.references.footnotes.size) return 0;
    const label = labelAt(this.text, i, this.end);
    if (!label || !this.references.footnotes.has(normalLabel(label.value.slice(1)))) return 0;
    return this.push('drop', i, label.end);
  }

  private close(i: number): number {
    const bracket = this.brackets.pop();
    if (!bracket) return i + 1;
    const inLink = this.brackets.length < this.linked;
    this.linked = Math.min(this.linked, this.brackets.length);
    if (inLink && !bracket.isImage) return i + 1;
    const found = this.targetAfter(bracket, i);
    if (!found) return i + 1;
    const { piece, isImage } = bracket;
    this.runs.pair(bracket.before);
    piece.role = isImage ? 'image' : 'link';
    piece.target = found.target;
    this.pieces.push({ kind: 'bracket', start: i, end: found.end, role: isImage ? 'end of image' : 'end of link', target: null });
    if (!isImage) this.linked = this.brackets.length;
    return found.end;
  }

  private targetAfter(bracket: OpenBracket, i: number): { target: Target; end: number } | null {
    const { text, end } = this;
    if (text.charCodeAt(i + 1) === 40 && i + 1 < end) {
      const inline = inlineTarget(text, i + 1, end);
      if (inline)
        return {
          target: { target: inline.value, kind: 'inline', written: { start: inline.start, end: inline.start + inline.value.length } },
          end: inline.end,
        };
    }
    if (this.references.targets.size === 0) return null;
    const own = bracket.nested || i - bracket.piece.end > 999 ? null : text.slice(bracket.piece.end, i);
    const second = text.charCodeAt(i + 1) === 91 && i + 1 < end ? labelAt(text, i + 1, end) : null;
    if (second && second.value !== '') {
      const target = this.referred(second.value);
      return target && { target, end: second.end };
    }
    const target = own === null ? null : this.referred(own);
    return target && { target, end: second ? second.end : i + 1 };
  }

  private referred(label: string): Target | null {
    const known = this.references.targets.get(normalLabel(label));
    return known ? { target: known.target, kind: 'reference', written: known.written } : null;
  }
}

/** Runs of backticks by length, the first one last. */
function tickRuns(text: string, start: number, end: number): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let i = end - 1; i >= start; i--) {
    if (text.charCodeAt(i) !== 96) continue;
    const last = i + 1;
    while (i > start && text.charCodeAt(i - 1) === 96) i--;
    const same = runs.get(last - i);
    if (same) same.push(i);
    else runs.set(last - i, [i]);
  }
  return runs;
}

// A sentence as the later passes see it: tokens, phrases, groups and clauses, with small questions asked of them.
import type { Span } from '../../../model/text.js';
import { isTurned, lastVerb, type Group } from '../groups/group.js';
import { Bit, bitOf, stemMarksOf, type PhraseKind, type VerbForm } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { marksOf, meet, type Marks } from '../lexicon/marks.js';
import { findIn, type Phrase, type Token } from '../tokens/tokens.js';
import type { Range } from '../tokens/range.js';
import type { Names } from '../names/names.js';

/** Whether a mark of asking stands at the end, or in front of one closing sign. */
function endsAsking(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last?.norm === '?' || (last !== undefined && (last.bits & Bit.PUNCT) !== 0 && tokens.at(-2)?.norm === '?');
}

/** "We also get data from others, as told in What Do We Get?": asked is only what a part is called that the sentence points at. */
function pointsAtTitle(tokens: readonly Token[], opens: Group): boolean {
  const first = tokens[0] as Token;
  const verb = lastVerb(opens);
  // "We may?" holds no verb but the auxiliary.
  if (verb < 0 || opens.inverted !== null || opens.kind !== 'finite' || first.bits & (Bit.QUESTION | Bit.PUNCT | Bit.PREP)) return false;
  // In a line of capitals nothing is a title.
  if ((tokens[verb] as Token).bits & Bit.CAPITAL) return false;
  for (let k = 0; k < verb; k++) if ((tokens[k] as Token).bits & Bit.QUESTION && !((tokens[k] as Token).bits & Bit.MODAL)) return false;
  for (let k = verb + 1; k < tokens.length; k++) {
    const { bits } = tokens[k] as Token;
    if (bits & Bit.QUESTION && bits & Bit.CAPITAL)
      return ((tokens[k - 1] as Token).bits & Bit.PREP) !== 0 || QUOTES.has((tokens[k - 1] as Token).norm);
  }
  return false;
}

const QUOTES: ReadonlySet<string> = new Set(['"', '“', '‘']);

/** "Should you write to us, we keep it": supposed, not asked. */
const SUPPOSING: ReadonlySet<string> = new Set(['should', 'were', 'had']);

/** What the passes over its words have found. */
export interface Parsed extends Span {
  readonly text: string;
  readonly names: Names;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly own: readonly Range[];
  readonly clauses: readonly Clause[];
  /** The marks of all its words. */
  readonly marks: Marks;
  /** The bits of all their stems (`WordInfo.mark`). */
  readonly stemMarks: number;
}

export class Sentence {
  readonly text: string;
  /** Its range of the text. */
  readonly start: number;
  readonly end: number;
  readonly names: Names;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[];
  readonly isQuestion: boolean;
  /** Where names of the organisation stand. */
  readonly own: readonly Range[];
  /** Most words that are looked for are among none of these. */
  private readonly marks: Marks;
  private readonly stemMarks: number;
  /** A bit for each kind of phrase that the sentence holds: most questions ask for what it has not. */
  private readonly kinds: number;

  constructor(parsed: Parsed) {
    this.text = parsed.text;
    this.start = parsed.start;
    this.end = parsed.end;
    this.names = parsed.names;
    this.tokens = parsed.tokens;
    this.marks = parsed.marks;
    this.stemMarks = parsed.stemMarks;
    this.phrases = parsed.phrases;
    this.own = parsed.own;
    this.clauses = parsed.clauses;
    let kinds = 0;
    for (const p of this.phrases) kinds |= 1 << p.index;
    this.kinds = kinds;
    const opens = this.clauses[0]?.group;
    this.isQuestion =
      (endsAsking(this.tokens) && !(opens && pointsAtTitle(this.tokens, opens))) ||
      (opens?.from === 0 && opens.inverted !== null && !isTurned(opens) && !(this.bits(0) & Bit.NEG) && !SUPPOSING.has(this.norm(0)));
  }

  // Each asks for the token itself: one call instead of two, tens of thousands of times a text.
  norm(i: number): string {
    const { tokens } = this;
    return i >= 0 && i < tokens.length ? (tokens[i] as Token).norm : '';
  }

  stem(i: number): string {
    const { tokens } = this;
    return i >= 0 && i < tokens.length ? (tokens[i] as Token).stem : '';
  }

  bits(i: number): number {
    const { tokens } = this;
    return i >= 0 && i < tokens.length ? (tokens[i] as Token).bits : 0;
  }

  base(i: number): string {
    const { tokens } = this;
    const verb = i >= 0 && i < tokens.length ? (tokens[i] as Token).verb : null;
    return verb === null ? '' : verb.base;
  }

  /** What the verb says that a word may be, as bits. */
  readings(i: number): number {
    const { tokens } = this;
    const verb = i >= 0 && i < tokens.length ? (tokens[i] as Token).verb : null;
    return verb === null ? 0 : verb.readings;
  }

  /** Which forms of a verb a word may be, as bits. */
  forms(i: number): number {
    const verb = this.verb(i);
    return verb === null ? 0 : verb.forms;
  }

  verb(i: number): VerbForm | null {
    const { tokens } = this;
    return i >= 0 && i < tokens.length ? (tokens[i] as Token).verb : null;
  }

  /** Phrases of a kind in a token range. */
  within(kind: PhraseKind, range: Range): readonly Phrase[] {
    let out: readonly Phrase[] = NONE;
    if (!this.has(kind)) return out;
    const { phrases } = this;
    for (let k = this.firstFrom(range.from); k < phrases.length; k++) {
      const p = phrases[k] as Phrase;
      if (p.from >= range.to) break;
      // A list that is pushed to has room for many; there is one, or none.
      if (p.kind === kind && p.to <= range.to) out = out.length ? [...out, p] : [p];
    }
    return out;
  }

  /** Index of the first phrase that starts at a token or behind it; phrases stand in the order of their starts. */
  private firstFrom(token: number): number {
    let low = 0;
    let high = this.phrases.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.phrases[middle] as Phrase).from < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a token is the verb of a clause. */
  isMain(i: number): boolean {
    for (const { group } of this.clauses) if (group.mains.includes(i)) return true;
    return false;
  }

  has(kind: PhraseKind): boolean {
    return (this.kinds & bitOf(kind)) !== 0;
  }

  /** The first phrase of a kind. */
  first(kind: PhraseKind): Phrase | null {
    if (!this.has(kind)) return null;
    for (const p of this.phrases) if (p.kind === kind) return p;
    return null;
  }

  /** Offsets in the block's text of a token range. */
  span(from: number, to: number): { start: number; end: number } {
    const first = this.tokens[Math.min(from, this.tokens.length - 1)];
    const last = this.tokens[Math.min(to, this.tokens.length) - 1];
    return { start: first?.start ?? this.start, end: Math.max(last?.end ?? this.end, first?.start ?? this.start) };
  }

  words(from: number, to: number): string {
    const { start, end } = this.span(from, to);
    return this.text.slice(start, end);
  }

  /** First index in [from, to) whose word is one of these, or -1. */
  find(from: number, to: number, words: ReadonlySet<string>): number {
    return meet(marksOf(words), this.marks) ? findIn(this.tokens, from, to, words) : -1;
  }

  /** First index in [from, to) of a word with one of these stems, or -1. */
  findStem(from: number, to: number, stems: ReadonlySet<string>): number {
    const { tokens } = this;
    const marks = stemMarksOf(stems);
    if (!(marks & this.stemMarks)) return -1;
    const end = Math.min(to, tokens.length);
    for (let k = Math.max(from, 0); k < end; k++) {
      const token = tokens[k] as Token;
      if (marks & token.word.mark && stems.has(token.stem)) return k;
    }
    return -1;
  }

  /** Whether one of these words stands in it. */
  holds(words: ReadonlySet<string>): boolean {
    return this.find(0, this.tokens.length, words) >= 0;
  }
}

const NONE: readonly Phrase[] = [];

// A sentence as the later passes see it: tokens, phrases, groups and clauses, with small questions asked of them.
import { COUNTED } from '../../generated/words/sentence.js';
import { isTurned } from './group.js';
import { Bit, bitOf, lexicon, stemMarksOf, type PhraseKind, type VerbForm } from './lexicon.js';
import type { Clause, Names, Range } from './clause.js';
import { clausesIn } from './clauses.js';
import { doingsIn } from './doings.js';
import type { Glossary } from './glossary.js';
import { groupsIn } from './groups.js';
import { isMarked, mark, marksOf, meet, slotOf, type Marks } from './marks.js';
import { phrasesIn } from './phrases.js';
import { baseAt, findIn, tokenAt, tokenize, type Phrase, type Token } from './tokens.js';

/** "Should you write to us, we keep it": supposed, not asked. */
const SUPPOSING: ReadonlySet<string> = new Set(['should', 'were', 'had']);

export class Sentence {
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[];
  readonly isQuestion: boolean;
  /** Where names of the organisation stand. */
  readonly own: readonly Range[];
  /** The marks of all its words: most words that are looked for are among none of them. */
  private readonly marks: Marks = [0, 0, 0, 0];
  /** The bits of all their stems (`WordInfo.mark`). */
  private readonly stemMarks: number;
  /** A bit for each kind of phrase that the sentence holds: most questions ask for what it has not. */
  private readonly kinds: number;

  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly names: Names,
    glossary: Glossary | null = null,
    opensWithDeed = false,
  ) {
    const cut = tokenize(text, start, end);
    const { marks } = this;
    let stemMarks = 0;
    for (const { word } of cut) {
      (marks[word.slot >> 5] as number) |= 1 << word.slot;
      stemMarks |= word.mark;
    }
    const plain = isMarked(marks, ZERO) ? withoutZero(cut) : cut;
    this.tokens = isMarked(marks, CLOSING) ? withoutEnumerators(plain) : plain;
    if (this.tokens !== cut) for (const slot of PUT_IN) mark(marks, slot);
    this.stemMarks = stemMarks;
    const coined = glossary?.phrases(this.tokens) ?? [];
    const known = phrasesIn(this.tokens);
    const phrases = coined.length ? merged(known, coined) : known;
    this.own = names.spans(this.tokens);
    this.clauses = clausesIn(this.tokens, groupsIn(this.tokens, phrases, this.own, opensWithDeed), phrases, names);
    const kept = phrases.some((p) => isOffering(this.tokens, this.clauses, p))
      ? phrases.filter((p) => !isOffering(this.tokens, this.clauses, p))
      : phrases;
    const doings = doingsIn(this.tokens);
    this.phrases = doings.length ? merged(kept, doings) : kept;
    let kinds = 0;
    for (const p of this.phrases) kinds |= 1 << p.index;
    this.kinds = kinds;
    const opens = this.clauses[0]?.group;
    this.isQuestion =
      this.norm(this.tokens.length - 1) === '?' ||
      (this.norm(this.tokens.length - 2) === '?' && (this.bits(this.tokens.length - 1) & Bit.PUNCT) !== 0) ||
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
const CLOSING = slotOf(')');
const ZERO = slotOf('zero');
/** Of words that take the place of others. */
const PUT_IN = [slotOf(','), slotOf('no')];

/** "We keep zero logs": in front of what is counted it is a "no". */
function withoutZero(tokens: Token[]): Token[] {
  const no = lexicon().word('no');
  return tokens.map((t, i) =>
    t.norm === 'zero' && COUNTED.has(tokenAt(tokens, i + 1).norm) ? t.spelt(no, no.stem, no.bits | (t.bits & Bit.CAPITAL)) : t,
  );
}

/** "we offer you a map": the verb, not the noun that is a purpose. */
function isOffering(tokens: readonly Token[], clauses: readonly Clause[], p: Phrase): boolean {
  return (
    p.kind === 'purpose' &&
    p.to - p.from === 1 &&
    baseAt(tokens, p.from) === 'offer' &&
    (tokenAt(tokens, p.from).norm !== 'offers' || clauses.some((c) => c.group.mains.includes(p.from)))
  );
}

/** Coined terms take the place of what the lexicon finds inside them. */
function merged(known: readonly Phrase[], coined: readonly Phrase[]): Phrase[] {
  const kept = known.filter((p) => p.kind !== 'data' || !coined.some((c) => p.from >= c.from && p.to <= c.to));
  return [...kept, ...coined].sort((a, b) => a.from - b.from);
}

/** Drops "(a)", "(ii)", "1)" and softens the mark before them to a comma, so that an inline list reads as a series. */
function withoutEnumerators(tokens: Token[]): Token[] {
  if (!hasClosing(tokens)) return tokens;
  const comma = lexicon().word(',');
  let out: Token[] | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const width = enumeratorAt(tokens, i);
    if (width > 0) {
      out ??= tokens.slice(0, i);
      const before = out.at(-1);
      if (before && (before.norm === ';' || before.norm === ':')) out[out.length - 1] = before.spelt(comma);
      else if (before && before.bits & Bit.CONJ && out.at(-2)?.norm === ';') out[out.length - 2] = (out.at(-2) as Token).spelt(comma);
      i += width - 1;
    } else out?.push(tokens[i] as Token);
  }
  return out ?? tokens;
}

function hasClosing(tokens: readonly Token[]): boolean {
  for (const t of tokens) if (t.norm === ')') return true;
  return false;
}

function isMark(t: Token | undefined): boolean {
  return t !== undefined && /^(?:[a-z]|[ivx]{1,4}|\d{1,2})$/.test(t.norm);
}

function enumeratorAt(tokens: readonly Token[], i: number): number {
  const open = tokens[i] as Token;
  if (open.norm === '(' && isMark(tokens[i + 1]) && tokenAt(tokens, i + 2).norm === ')') return 3;
  const before = i > 0 ? tokens[i - 1] : undefined;
  if (
    tokenAt(tokens, i + 1).norm === ')' &&
    isMark(open) &&
    before &&
    (before.bits & Bit.PUNCT || before.bits & Bit.CONJ) &&
    before.norm !== '('
  )
    return 2;
  return 0;
}

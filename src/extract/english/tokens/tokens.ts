import { unitAt } from '../../../model/text.js';
import { cut } from './cutting.js';
import { type PhraseKind, WordInfo } from '../lexicon/lexicon.js';
import { marksOf } from '../lexicon/marks.js';
import { Token } from './token.js';

export type { Token } from './token.js';

/** A phrase of the lexicon found in a sentence: token range [from, to). */
export interface Phrase {
  readonly kind: PhraseKind;
  /** `KIND_INDEX` of the kind. */
  readonly index: number;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** What stands before the first token and behind the last. */
const NOTHING = new Token(0, 0, '', '', 0, null, new WordInfo('', 0, null, '', 'does', null));

/** The token at an index, within the sentence or not: a list asked for what it has not, above all for [-1], answers many times slower. */
export function tokenAt(tokens: readonly Token[], i: number): Token {
  return i >= 0 && i < tokens.length ? (tokens[i] as Token) : NOTHING;
}

/** The base of the verb that a word may be, or ''. */
export function baseAt(tokens: readonly Token[], i: number): string {
  return tokenAt(tokens, i).verb?.base ?? '';
}

/** Which forms of a verb a word may be, as bits. */
export function formsAt(tokens: readonly Token[], i: number): number {
  return tokenAt(tokens, i).verb?.forms ?? 0;
}

/** First index in [from, to) whose word is one of these, or -1. */
export function findIn(tokens: readonly Token[], from: number, to: number, words: ReadonlySet<string>): number {
  const marks = marksOf(words);
  const end = Math.min(to, tokens.length);
  for (let k = Math.max(from, 0); k < end; k++) {
    const token = tokens[k] as Token;
    const { slot } = token.word;
    // Most words are told from those of the set by one bit; `isMarked`, written out for a run that calls it too seldom for the engine to do so.
    if ((marks[slot >> 5] as number) & (1 << slot) && words.has(token.norm)) return k;
  }
  return -1;
}

/** Blocks of which many pieces are asked for: all of it for the names in it, then each sentence. */
const LONGEST_KEPT = 4000;
const MOST_KEPT = 40_000;
let kept = new Map<string, readonly Token[]>();
let keptTokens = 0;

/** The tokens of text[start, end). Those of the last blocks are kept: a sentence is cut out of the tokens of its block. */
export function tokenize(text: string, start: number, end: number): Token[] {
  if (text.length > LONGEST_KEPT || !isGap(text, start - 1) || !isGap(text, end)) return cut(text, start, end);
  let all = kept.get(text);
  if (!all) {
    all = cut(text, 0, text.length);
    if (keptTokens + all.length > MOST_KEPT) forgetTokens();
    keptTokens += all.length;
    kept.set(text, all);
  }
  // Sentences are asked for in order, so that one begins where the last one ended.
  const from = startsAt(all, lastTo, start) ? lastTo : firstFrom(all, start);
  lastTo = from;
  // No word starts at a gap but the second half of a "cannot" before it, which has no length.
  while (lastTo < all.length && (all[lastTo] as Token).start <= end) lastTo++;
  return all.slice(from, lastTo);
}

/** Where the tokens given last ended in those of their block. */
let lastTo = 0;

/** Whether a token is the first from an offset on. */
function startsAt(tokens: readonly Token[], at: number, offset: number): boolean {
  return (
    (at === 0 || (at <= tokens.length && (tokens[at - 1] as Token).start < offset)) &&
    (at >= tokens.length || (tokens[at] as Token).start >= offset)
  );
}

/** Lets go of the tokens that are kept: those of one document are of no use to the next. */
export function forgetTokens(): void {
  // Not clear(): each table of a Map points to the one that took its place, so that the first that grows old holds all that come after.
  kept = new Map();
  keptTokens = 0;
}

/** Whether a piece of text may begin or end here without dividing what is one token. */
function isGap(text: string, at: number): boolean {
  return at < 0 || at >= text.length || unitAt(text, at) === 32;
}

function firstFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

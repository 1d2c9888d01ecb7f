// "Never" said with a noun, in front of a verb or away from it: "at no time", "in no case", "nor, without your consent, do we".
import { LIMITING, NEVER } from '../../../generated/words/never.js';
import { Bit } from '../lexicon/lexicon.js';
import { tokenAt, type Token } from '../tokens/tokens.js';

/** Whether a "no" makes a phrase that denies the verb beside it: "at no time", "by no means"; not "at no cost", "with no further notice". */
export function isNever(tokens: readonly Token[], at: number): boolean {
  return tokenAt(tokens, at).norm === 'no' && (tokenAt(tokens, at - 1).bits & Bit.PREP) !== 0 && NEVER.has(tokenAt(tokens, at + 1).norm);
}

/** "in no way [gives]", "at no time [receive]": the "no" of such a phrase that ends at a token; -1 where none does. */
export function neverEndingAt(tokens: readonly Token[], at: number): number {
  return NEVER.has(tokenAt(tokens, at).norm) && isNever(tokens, at - 1) ? at - 1 : -1;
}

/** Whether an "or" closes what commas part in a range. */
function isSeries(tokens: readonly Token[], from: number, to: number): boolean {
  const or = tokens.findIndex((t, k) => k > from && k < to && t.norm === 'or');
  return or > 0 && tokens.some((t, k) => k > from && k < or && t.norm === ',');
}

const LONGEST_FRONT = 24;
const LONGEST_NEVER = 4;
const DENYING = new Set(['nor', 'neither', 'never']);

/** "nor, without your consent, do we", "in no case other than a court order do we": the word that denies in front of a verb that turns round, past what limits it; -1 where none is. */
export function frontedNever(tokens: readonly Token[], at: number): number {
  const closed = tokenAt(tokens, at - 1).norm === ',';
  for (let k = at - 2; k >= 0 && at - k < LONGEST_FRONT; k--) {
    const t = tokens[k] as Token;
    if (t.norm === ';' || t.norm === ':' || t.bits & (Bit.MODAL | Bit.DO | Bit.BE | Bit.HAVE)) return -1;
    if (closed && t.norm === ',') {
      if (DENYING.has(tokenAt(tokens, k - 1).norm)) return k - 1;
      // "At no point in time, now or later, do we": asides may stand between.
      for (let j = k - 2; j >= k - LONGEST_NEVER && tokenAt(tokens, j + 1).norm !== ','; j--) if (isNever(tokens, j)) return j;
    }
    if (closed || t.norm !== 'no' || !(k < 2 || tokenAt(tokens, k - 2).bits & (Bit.PUNCT | Bit.CONJ))) continue;
    if (isNever(tokens, k) && LIMITING.has(tokenAt(tokens, k + 2).norm)) return k;
    // "In no town, county or state will we"
    if (tokenAt(tokens, k - 1).bits & Bit.PREP && isSeries(tokens, k, at)) return k;
  }
  return -1;
}

// Where the words of a limit end.
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

/** The words of one limit are no more than these. */
export const LONGEST = 14;

/** The end of a phrase that wants more words: at the next mark, conjunction or exception. */
export function endOf(s: Sentence, from: number): number {
  let k = from;
  while (
    k < s.tokens.length &&
    k < from + LONGEST &&
    !(s.bits(k) & (Bit.PUNCT | Bit.CONJ) && s.norm(k) !== '"' && s.norm(k) !== '“' && s.norm(k) !== '”') &&
    !s.phrases.some((p) => p.kind === 'exception' && p.from === k)
  )
    k++;
  return k;
}

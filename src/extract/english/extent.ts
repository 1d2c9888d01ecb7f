// Where the words of a statement begin and end.
import { Bit } from './lexicon.js';
import type { Clause } from './clause.js';
import type { Sentence } from './sentence.js';

/** First token of a clause's words, its subject included. */
export function spanStart(s: Sentence, clause: Clause): number {
  let k = clause.start;
  if (clause.subject && clause.subject.from < k && clause.group.from - clause.subject.from < 40 && clause.group.kind === 'finite')
    k = clause.subject.from;
  while (k < s.tokens.length - 1 && s.bits(k) & Bit.PUNCT) k++;
  return k;
}

/** The end of a stretch of tokens without closing marks and conjunctions. */
export function trimmed(s: Sentence, to: number): number {
  let end = Math.min(to, s.tokens.length);
  while (end > 1 && s.bits(end - 1) & (Bit.PUNCT | Bit.CONJ) && s.norm(end - 1) !== ')') end--;
  return end;
}

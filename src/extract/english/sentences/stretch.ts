// Where in a sentence a phrase's statement stands.
import type { Span } from '../../../model/text.js';
import type { Clause } from '../clauses/clause.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Range } from '../tokens/range.js';
import type { Sentence } from './sentence.js';
import type { Phrase } from '../tokens/tokens.js';

const BREAKS = [',', ';', ':', '.'];

/** The sentence. */
export function whole(s: Sentence): Span {
  return s.span(0, s.tokens.length);
}

/** The words around a phrase: from the last mark before it to the next behind it. */
export function around(s: Sentence, p: Phrase): Span {
  let from = p.from;
  while (from > 0 && !BREAKS.includes(s.norm(from - 1))) from--;
  let to = p.to;
  while (to < s.tokens.length && !BREAKS.includes(s.norm(to))) to++;
  return s.span(from, to);
}

/** Where the head of a noun phrase ends: in front of its first preposition or relative ("the cookies [on our site]"). */
export function headEnd(s: Sentence, { from, to }: Range): number {
  let k = from;
  while (k < to && !(s.bits(k) & (Bit.PREP | Bit.REL) && !(s.bits(k) & Bit.DET))) k++;
  return k;
}

/** The innermost clause that a phrase stands in, its verb included; null in words without a verb. */
export function clauseOf(s: Sentence, p: Phrase): Clause | null {
  let found: Clause | null = null;
  for (const c of s.clauses) if (p.from >= c.start && p.from < Math.max(c.region.to, c.region.from)) found = c;
  return found;
}

/** From a clause's first word to its last, or to the end of a phrase behind it. */
export function reaching(s: Sentence, clause: Clause, p: Phrase): Span {
  return s.span(clause.start, Math.max(clause.region.to, p.to));
}

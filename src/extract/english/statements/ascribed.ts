// What somebody else says of itself: "According to Postwren, no names are logged", "Postwren assures us that it logs none".
import { PLEDGING } from '../../../generated/words/ascribed.js';
import type { Clause } from '../clauses/clause.js';
import { OTHERS } from '../clauses/clause.js';
import { keyOf } from '../names/equated.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

const DEMANDING = new Set(['require', 'demand', 'insist']);

/** Who says what a clause tells: recipient types of others; 'us' where we ask it of others; null where it is told as nobody's word. */
export function ascribedTo(s: Sentence, clause: Clause): readonly string[] | 'us' | null {
  const at = clause.subject?.from ?? clause.start;
  const that = s.norm(at - 1) === 'that';
  let verb = that ? at - 2 : at - 1;
  // "assures us that", "has told us"
  if (s.norm(verb) === 'us') verb--;
  const by = verb < 0 ? undefined : s.clauses.find((c) => c.group.mains.at(-1) === verb);
  if (!by) return sourceOf(s, clause);
  if (by.actor === 'first') return that && DEMANDING.has(s.base(verb)) ? 'us' : null;
  if (!PLEDGING.has(s.base(verb)) || by.group.passive) return null;
  if (by.actor === 'third' || by.steps.includes('pronoun:they')) return by.actorIds;
  return by.subject && isOther(s, by.subject.from, by.subject.to) ? OTHERS : null;
}

/** "According to Postwren, your data are": those whose word it is. */
function sourceOf(s: Sentence, { group, relative, subject }: Clause): readonly string[] | null {
  if (s.norm(0) !== 'according' || s.norm(1) !== 'to' || group.kind !== 'finite' || relative || !subject) return null;
  let comma = 2;
  while (comma < subject.from && s.norm(comma) !== ',') comma++;
  if (comma !== subject.from - 1) return null;
  const ids = s.within('recipient', { from: 2, to: comma }).map((p) => p.id);
  if (ids.length) return ids;
  return isOther(s, 2, comma) || isUnknownName(s, 2, comma) ? OTHERS : null;
}

/** A name that is not the organisation's, whatever is known of it: nobody cites themselves. */
function isUnknownName(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (!(s.bits(k) & Bit.CAPITAL) || s.bits(k) & (Bit.FIRST | Bit.GENERIC | Bit.FIRST_NOUN)) return false;
  return to > from && !s.own.some((n) => n.from < to && n.to > from);
}

function isOther(s: Sentence, from: number, to: number): boolean {
  const key = s.bits(from) & Bit.CAPITAL ? keyOf(s.tokens.slice(from, to).map((t) => t.norm)) : null;
  return key !== null && s.names.isOther(key);
}

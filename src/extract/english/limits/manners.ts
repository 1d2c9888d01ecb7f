// In which manner something is denied: as an aim ("we do not seek to"), as a trade ("not in the business of"), so far as is known ("readers we know to be").
import { AIMING } from '../../../generated/words/manners.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

const TRADES = new Set(['business']);
const KNOWING = new Set(['know']);

/** "We do not seek to collect it", "we are not in the business of selling it": what is meant or lived on, and maybe done all the same. */
export function meantOf(s: Sentence, { group, governor, governorNoun }: Clause): Range | null {
  if (!governor?.negated || (group.kind !== 'infinitive' && group.kind !== 'gerund')) return null;
  const from = governor.group.from;
  const verb = lastVerb(governor.group);
  if (AIMING.has(s.base(verb))) return { from: verb, to: verb + 1 };
  if (group.kind === 'gerund' && (governorNoun === null || TRADES.has(governorNoun))) {
    const trade = s.find(from, group.from, TRADES);
    if (trade >= 0 && s.norm(trade + 1) === 'of') return { from: trade - 2, to: group.from };
  }
  return null;
}

/** "… of readers we know to be younger", "who we know are": of those of whom it is known. */
export function knownOf(s: Sentence, { region }: Clause): Range | null {
  const c = s.clauses.find(
    (o) =>
      o.relative &&
      !o.negated &&
      o.actor === 'first' &&
      o.group.from > region.from &&
      o.group.from < region.to &&
      KNOWING.has(s.base(lastVerb(o.group))) &&
      // "anyone we know" tells of no doubt.
      (s.bits(lastVerb(o.group) + 1) & (Bit.BE | Bit.TO)) !== 0,
  );
  return c ? { from: c.subject?.from ?? c.group.from, to: lastVerb(c.group) + 1 } : null;
}

/** "No more of it is kept [than we need]", "not shown more widely than": beyond what it is denied. */
export function measureOf(s: Sentence, { subject, group, negated }: Clause): Range | null {
  const inFront = subject !== null && s.norm(subject.from) === 'no' && s.norm(subject.from + 1) === 'more';
  const than = s.find(group.from, s.tokens.length, THAN);
  // "It is not shown more widely than necessary"
  if (!inFront && !(negated && than > 0 && s.find(than - 2, than, MORE) >= 0 && s.find(than + 1, than + NEAR_NEED, NEEDED) >= 0))
    return null;
  const pause = s.find(than, s.tokens.length, PAUSES);
  return than < 0 ? null : { from: than, to: pause < 0 ? s.tokens.length : pause };
}

const MORE = new Set(['more', 'further']);
const NEEDED = new Set(['necessary', 'needed', 'required', 'need', 'must']);
const NEAR_NEED = 6;
const THAN = new Set(['than']);
const PAUSES = new Set([',', ';', '.']);

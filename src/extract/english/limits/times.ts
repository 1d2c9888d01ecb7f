// When a denial holds: "after you leave", "once it is sent", "while your account is closed".
import { EVEN, FRONTED, LATER } from '../../../generated/words/times.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';
import { lastVerb } from '../groups/group.js';
import { endOf } from './ends.js';
import type { Range } from '../tokens/range.js';

const AFTER = new Set(['after']);
const THEREAFTER = new Set(['afterwards', 'thereafter', 'afterward']);

/** "We do not keep it after the parcel is sent": until then it may be kept. */
export function afterwards(s: Sentence, clause: Clause): Range | null {
  if (!clause.group.mains.some((m) => s.readings(m) & (Reading.store | Reading.retain))) return null;
  const then = s.find(clause.region.from, clause.region.to, THEREAFTER);
  if (then >= 0) return { from: then, to: then + 1 };
  const at = s.find(clause.region.from, clause.region.to + 1, AFTER);
  if (at < 0 || s.bits(at + 1) & Bit.PUNCT || s.bits(at - 1) & (Bit.PUNCT | Bit.SUB | Bit.CONJ) || at + 1 >= s.tokens.length) return null;
  return { from: at, to: endOf(s, at + 1) };
}

/** "once you leave our site", "when we do this": of that time alone. */
export function laterOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Range | null {
  const main = lastVerb(clause.group);
  // "We will not, after the fair, keep it", "do not keep it after the fair"
  const from = clause.group.from + 1;
  for (let k = s.find(from, s.tokens.length, LATER); k >= 0; k = s.find(k + 1, s.tokens.length, LATER)) {
    if (
      (k < main && s.norm(k - 1) !== ',') ||
      // "if you said yes when we asked": of the case.
      s.find(main + 1, k, CASES) >= 0 ||
      !reaches(k) ||
      EVEN.has(s.norm(k - 1)) ||
      s.norm(k - 1) === 'not' ||
      isNoTime(s, k) ||
      // "…, while others do"
      (s.norm(k) === 'while' && s.norm(k - 1) === ',') ||
      s.clauses.some((c) => c !== clause && (c.relative || c.group.kind === 'participle') && c.start > main && c.start < k)
    )
      continue;
    return { from: k, to: endOf(s, k + 1) };
  }
  return null;
}

/** "once a year", "for a while" */
function isNoTime(s: Sentence, k: number): boolean {
  return (
    k + 1 >= s.tokens.length ||
    (s.bits(k + 1) & Bit.PUNCT) !== 0 ||
    s.norm(k - 1) === 'a' ||
    (s.norm(k) === 'once' && OFTEN.has(s.norm(k + 1)) && UNITS.has(s.stem(k + 2)))
  );
}

const OFTEN = new Set(['a', 'every', 'per', 'each', 'or']);
const UNITS = new Set(['day', 'week', 'month', 'year', 'twice']);

/** "While your account is inactive, we do not show it", "After the fair, we do not keep it": of that time alone. */
export function inFrontOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Range | null {
  if (TIMES.has(s.norm(0)) && reaches(0)) {
    const comma = s.find(0, clause.start, COMMA);
    const to = comma > 0 ? comma : clause.start;
    if (to > 1 && to < MOST_TIME && !s.clauses.some((o) => o !== clause && o.start < to)) return { from: 0, to };
  }
  const c = s.clauses.find(
    (o) => o !== clause && o.subordinator !== null && FRONTED.has(o.subordinator) && o.group.from < clause.start && o.start < MOST_FRONT,
  );
  // "When you visit our site, we do not": at any time that matters.
  if (!c || (c.actor === 'user' && c.group.mains.some((m) => VISITING.has(s.base(m))) && s.find(c.group.from, clause.start, LACKING) < 0))
    return null;
  const at = s.find(0, c.group.from, FRONTED);
  if (at < 0 || at > MOST_FRONT || !reaches(at)) return null;
  const comma = s.find(c.group.from, clause.start, COMMA);
  return comma < 0 ? null : { from: at, to: comma };
}

const CASES = new Set(['if', 'unless']);
const WILL = new Set(['will', 'shall']);

/** "We will follow your wish and no longer keep it": of those who ask. */
export function onWish(s: Sentence, { group }: Clause): Range | null {
  const { shares, negators } = group;
  return shares &&
    WILL.has(s.norm(shares.from)) &&
    !shares.negated &&
    negators.some((k) => s.norm(k) === 'no' && s.norm(k + 1) === 'longer')
    ? { from: shares.from, to: s.bits(group.from - 1) & Bit.CONJ ? group.from - 1 : group.from }
    : null;
}

/** "When you visit it without an account" */
const LACKING = new Set(['without']);
const VISITING = new Set(['visit', 'use', 'browse', 'access']);
const MOST_FRONT = 4;
/** "After the fair," */
const TIMES = new Set(['after', 'before', 'during', 'until']);
const MOST_TIME = 8;
const COMMA = new Set([',']);

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
  for (let k = s.find(main + 1, s.tokens.length, LATER); k >= 0; k = s.find(k + 1, s.tokens.length, LATER)) {
    if (
      !reaches(k) ||
      EVEN.has(s.norm(k - 1)) ||
      s.norm(k - 1) === 'not' ||
      // "…, while others do"
      (s.norm(k) === 'while' && s.norm(k - 1) === ',') ||
      s.clauses.some((c) => c !== clause && (c.relative || c.group.kind === 'participle') && c.start > main && c.start < k)
    )
      continue;
    if (!s.clauses.some((c) => (c.subordinator === s.norm(k) && c.group.from > k) || (c.group.kind === 'gerund' && c.group.from === k + 1)))
      continue;
    return { from: k, to: endOf(s, k + 1) };
  }
  return null;
}

/** "While your account is inactive, we do not show it": of that time alone. */
export function inFrontOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Range | null {
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
const COMMA = new Set([',']);

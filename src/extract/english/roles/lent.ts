// Objects that verbs have from others behind them.
import type { Clause } from '../clauses/clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { rolesOf, type Roles } from './roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

/** "We do not sell, rent or let others see your address": what the last verb lets be done has the object of those before it; null elsewhere. */
export function lentRoles(s: Sentence, clause: Clause, main: number, hidden: Range | null): Roles | null {
  const joined = accessAnd(s, clause);
  if (joined) return rolesOf(s, joined, joined.group.mains[0] ?? joined.group.from, hidden);
  const later = behindAim(s, clause, main);
  if (later) return rolesOf(s, later, later.group.mains.at(-1) ?? later.group.from, hidden);
  const last = clause.group.mains.at(-1) ?? main;
  if (main === last || !(readings(s, last) & Reading.permit) || !(readings(s, main) & (Reading.sell | Reading.share | Reading.convey)))
    return null;
  // "rent your list or permit others to use it": an object of its own.
  if (s.clauses.some((c) => c.group.from > main && c.group.from < last) || s.within('data', { from: main + 1, to: last }).length)
    return null;
  const inner = s.clauses.find(
    (c) => c.governor === clause && (c.group.kind === 'infinitive' || c.group.kind === 'gerund') && c.group.from > last,
  );
  return inner ? rolesOf(s, inner, inner.group.mains.at(-1) ?? inner.group.from, hidden) : null;
}

/** "We do not sell, use for advertising, or disclose your address": the clause that has the object of a verb in front of an aim; null elsewhere. */
function behindAim(s: Sentence, clause: Clause, main: number): Clause | null {
  const last = clause.group.mains.at(-1) ?? main;
  if (main === last || s.norm(last + 1) !== 'for' || !(readings(s, main) & (Reading.sell | Reading.share | Reading.convey))) return null;
  if (s.within('data', { from: main + 1, to: clause.region.to }).length) return null;
  return (
    s.clauses.find((c) => c.group.shares === clause.group && c.group.from > last && c.negated === clause.negated && !c.relative) ?? null
  );
}

/** "They have access to or use your address": the verb that goes on has the object of both; null elsewhere. */
function accessAnd(s: Sentence, clause: Clause): Clause | null {
  const { from, to } = clause.region;
  if (
    (s.norm(from) !== 'access' && s.norm(from + 1) !== 'access') ||
    s.norm(to - 1) !== 'to' ||
    s.norm(to - 2) !== 'access' ||
    !(s.bits(to) & Bit.CONJ)
  )
    return null;
  return s.clauses.find((c) => c.group.from === to + 1 && (c.group.shares === clause.group || c.group.kind === 'infinitive')) ?? null;
}

function readings(s: Sentence, at: number): number {
  return s.readings(at);
}

// Objects that verbs have from others behind them.
import type { Clause, Range } from './clause.js';
import { Reading } from './lexicon.js';
import { rolesOf, type Roles } from './roles.js';
import type { Sentence } from './sentence.js';

/** "We do not sell, rent or let others see your address": what the last verb lets be done has the object of those before it; null elsewhere. */
export function lentRoles(s: Sentence, clause: Clause, main: number, hidden: Range | null): Roles | null {
  const last = clause.group.mains.at(-1) ?? main;
  if (main === last || !(readings(s, last) & Reading.permit) || !(readings(s, main) & (Reading.sell | Reading.share | Reading.convey))) return null;
  // "rent your list or permit others to use it": an object of its own.
  if (s.clauses.some((c) => c.group.from > main && c.group.from < last) || s.within('data', { from: main + 1, to: last }).length) return null;
  const inner = s.clauses.find((c) => c.governor === clause && (c.group.kind === 'infinitive' || c.group.kind === 'gerund') && c.group.from > last);
  return inner ? rolesOf(s, inner, inner.group.mains.at(-1) ?? inner.group.from, hidden) : null;
}

function readings(s: Sentence, at: number): number {
  return s.tokens[at]?.verb?.readings ?? 0;
}

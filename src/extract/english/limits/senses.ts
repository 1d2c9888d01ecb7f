// How far something goes that is said to be done: a sale in a law's sense, what others do for us or at one time alone.
import type { Condition } from '../../../model/statement.js';
import type { Clause } from '../clauses/clause.js';
import { endOf } from './ends.js';
import { aimOf, pastEnd } from './scopes.js';
import { inFrontOf } from './times.js';
import { lastVerb } from '../groups/group.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

/** "We sell it as the act defines a sale", "we “sell” it": in that sense. */
export function senseOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Condition | null {
  const said = phraseOf(s, 'sense_of', reaches);
  const quoted = clause.group.mains.find((m) => QUOTES.has(s.norm(m - 1)) && QUOTES.has(s.norm(m + 1)));
  return scope(s, said ?? (quoted === undefined ? null : { from: quoted - 1, to: quoted + 2 }));
}

/** "We sell it for a business purpose": to an end that is none of the vocabulary's. */
export function sellingFor(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Condition | null {
  const aim = aimOf(s, clause, reaches);
  // "sell it to others or disclose it for a business purpose": of the other deed.
  return scope(s, aim && aim.from <= clause.region.to ? aim : null);
}

const QUOTES = new Set(['"', '“', '”', '«', '»']);

/** "They use it on our behalf", "when the switch is on, they read it": for us, or then alone. */
export function servingOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Condition | null {
  // "vendors who work on our behalf, and networks, which share it": of the vendors.
  return scope(
    s,
    phraseOf(s, 'instructed', (at) => at >= clause.start && reaches(at)) ??
      inFrontOf(s, clause, reaches) ??
      endOfOthers(s, clause) ??
      inFrontAim(s, clause) ??
      throughOf(s, clause),
  );
}

/** "In the last twelve months we have sold it": of that time. */
export function pastOf(s: Sentence, reaches: (at: number) => boolean): Condition | null {
  return scope(s, phraseOf(s, 'past', reaches));
}

const GATHERING = Reading.collect | Reading.track | Reading.store | Reading.get;

/** "They may read it to find faults": an end that is none of the vocabulary's. */
function endOfOthers(s: Sentence, clause: Clause): Range | null {
  if (clause.group.kind !== 'finite') return null;
  const end = s.clauses.find(
    (c) =>
      c.governor === clause && c.group.kind === 'infinitive' && c.group.from > lastVerb(clause.group) + 1 && s.norm(c.group.from) === 'to',
  );
  // "use cookies to collect your address": what is done, and no end.
  if (!end || end.group.mains.some((m) => s.readings(m) & GATHERING)) return null;
  const to = endOf(s, lastVerb(end.group) + 1);
  return s.within('purpose', { from: clause.region.from, to: Math.max(to, clause.region.to) }).length ? null : { from: end.group.from, to };
}

const COMMA = new Set([',']);
const MOST_FRONT = 16;

/** "To run the raffle, our printers get your name" */
function inFrontAim(s: Sentence, { start, group }: Clause): Range | null {
  const from = s.norm(0) === 'in' && s.norm(1) === 'order' ? 2 : 0;
  if (group.kind !== 'finite' || s.norm(from) !== 'to' || !s.verb(from + 1)) return null;
  const comma = s.find(from, Math.min(start, MOST_FRONT), COMMA);
  return comma < 0 || s.find(comma + 1, start, COMMA) >= 0 ? null : { from: 0, to: comma };
}

const THROUGH = new Set(['through', 'via']);

/** "through their adverts", "in connection with these": in that way. */
function throughOf(s: Sentence, clause: Clause): Range | null {
  const main = lastVerb(clause.group);
  const at = s.find(main + 1, clause.region.to, THROUGH);
  if (at > 0 && !(s.bits(at - 1) & (Bit.CONJ | Bit.PUNCT))) return { from: at, to: beforeAim(s, at + 1) };
  const tied = s.phrases.find(
    (p) =>
      p.kind === 'condition' && p.id === 'scope_of' && p.from > main && p.from <= clause.region.to && s.norm(p.from + 1) === 'connection',
  );
  return tied ? { from: tied.from, to: endOf(s, tied.to) } : null;
}

const BREAKS = new Set(['with', 'for', 'so', 'by']);

/** The end of a phrase that wants more words, before what it is done for or with. */
function beforeAim(s: Sentence, from: number): number {
  const end = endOf(s, from);
  for (let k = from; k < end; k++)
    if (BREAKS.has(s.norm(k)) || (s.norm(k) === 'to' && s.verb(k + 1)) || (s.norm(k) === 'in' && s.norm(k + 1) === 'order')) return k;
  return end;
}

/** The period that a sentence names, whatever it says of it. */
export function pastIn(s: Sentence): Condition | null {
  return pastOf(s, () => true);
}

function phraseOf(s: Sentence, id: string, reaches: (at: number) => boolean): Range | null {
  if (!s.has('condition')) return null;
  const p = s.phrases.find((q) => q.kind === 'condition' && q.id === id && reaches(q.from));
  if (!p) return null;
  const to = id === 'sense_of' ? endOf(s, p.to) : id === 'past' ? pastEnd(s, p.to) : p.to;
  return to > p.from ? { from: p.from, to } : null;
}

function scope(s: Sentence, range: Range | null): Condition | null {
  return range && { kind: 'scope', text: s.words(range.from, range.to), ...s.span(range.from, range.to) };
}

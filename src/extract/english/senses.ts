// How far something goes that is said to be done: a sale in a law's sense, what others do for us or at one time alone.
import type { Condition } from '../../model/statement.js';
import type { Clause, Range } from './clause.js';
import { endOf, inFrontOf, pastEnd } from './scopes.js';
import type { Sentence } from './sentence.js';

/** "We sell it as the act defines a sale", "we “sell” it": in that sense. */
export function senseOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Condition | null {
  const said = phraseOf(s, 'sense_of', reaches);
  const quoted = clause.group.mains.find((m) => QUOTES.has(s.norm(m - 1)) && QUOTES.has(s.norm(m + 1)));
  return scope(s, said ?? (quoted === undefined ? null : { from: quoted - 1, to: quoted + 2 }));
}

const QUOTES = new Set(['"', '“', '”', '«', '»']);

/** "They use it on our behalf", "when the switch is on, they read it": for us, or then alone. */
export function servingOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Condition | null {
  // "vendors who work on our behalf, and networks, which share it": of the vendors.
  return scope(s, phraseOf(s, 'instructed', (at) => at >= clause.start && reaches(at)) ?? inFrontOf(s, clause, reaches));
}

/** "In the last twelve months we have sold it": of that time. */
export function pastOf(s: Sentence, reaches: (at: number) => boolean): Condition | null {
  return scope(s, phraseOf(s, 'past', reaches));
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

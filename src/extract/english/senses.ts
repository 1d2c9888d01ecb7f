// How far something goes that is said to be done: a sale in a law's sense, what others do for us or at one time alone.
import type { Condition } from '../../model/statement.js';
import type { Clause, Range } from './clause.js';
import { endOf, inFrontOf } from './scopes.js';
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

function phraseOf(s: Sentence, id: string, reaches: (at: number) => boolean): Range | null {
  if (!s.has('condition')) return null;
  const p = s.phrases.find((q) => q.kind === 'condition' && q.id === id && reaches(q.from));
  return p ? { from: p.from, to: id === 'sense_of' ? endOf(s, p.to) : p.to } : null;
}

function scope(s: Sentence, range: Range | null): Condition | null {
  return range && { kind: 'scope', text: s.words(range.from, range.to), ...s.span(range.from, range.to) };
}

// The words of a statement as a finding quotes them.
import { leadOf, shownAt } from '../model/shown.js';
import type { Statement } from '../model/statement.js';
import { place } from '../model/text.js';
import { hints } from './hints.js';
import { mentionsAny, shortened, unstopped, wordsOf } from './wording.js';

/** Characters in front of a clause that a quote may take along. */
const FRONT = 60;

/** Characters behind a clause that may tell by which law its words are meant … */
const TAIL = 90;
/** … and the words by which that begins. */
const LAW = 4;

/** A clause that says so little alone is quoted with its sentence: "we will detect it". */
const SHORT = 24;

/**
 * The clause on one line, with the word that denies it where that stands in front: without it "no profiling is carried out", cut to its
 * clause, and the items of "we will not: …" would read as their opposite.
 */
export function claimOf(statement: Statement): string {
  const { at, within, said } = statement;
  const front = negationBefore(statement);
  const end = endOfClaim(statement);
  if (front === null && end > at.end) return shortened(unstopped(shownAt(place(at.source, at.start, end))));
  if (front === null) return shortened(isReadBackwards(statement) || said.length < SHORT ? leadOr(statement) : said);
  const start = within.start < front && at.start - within.start <= FRONT ? within.start : front;
  if (at.start - start <= FRONT) return shortened(shownAt(place(at.source, start, at.end)));
  return shortened(`${wordsOf(at.source.text.slice(front, front + FRONT))[0] ?? ''} … ${said}`);
}

/** Behind "as that term is defined in the act": without it the clause would say more than it does. */
function endOfClaim({ at, within }: Statement): number {
  const behind = at.source.text.slice(at.end, Math.min(within.end, at.end + TAIL));
  const first = wordsOf(behind).slice(0, LAW).join(' ');
  if (!hints('meant_by_law').some((phrase) => first.startsWith(phrase))) return at.end;
  const stop = /[,;)]|\.(?:\s|$)/.exec(behind.slice(1));
  return at.end + (stop ? stop.index + 1 : behind.length);
}

/** What introduces the list that the clause is an item of, and the clause; the whole sentence where there is no list. */
function leadOr({ at, within, said }: Statement): string {
  const lead = leadOf(at);
  return lead ? `${lead} … ${said}` : unstopped(shownAt(within));
}

/** Whether a denial is read in words that deny nothing by themselves. */
function isReadBackwards({ at, polarity, words }: Statement): boolean {
  return polarity === 'does_not' && !words.some(({ role }) => role === 'negation') && !mentionsAny(at, hints('negations'));
}

/** Where the word stands that denies a clause in which no such word stands; null where it needs none. */
function negationBefore({ at, polarity, words }: Statement): number | null {
  if (polarity !== 'does_not') return null;
  const negations = words.filter(({ role }) => role === 'negation');
  const first = negations[0];
  return first && first.start < at.start && !negations.some(({ start }) => start >= at.start && start < at.end) ? first.start : null;
}

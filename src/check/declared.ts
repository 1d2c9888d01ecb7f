// Questions about a declaration that several rules ask.
import type { DataEntry, Declaration, Fact, Recipient } from '../model/declaration.js';
import type { Place } from '../model/text.js';
import { positionAt } from '../model/text.js';
import type { TableKind, Term, Vocabulary } from '../model/vocabulary.js';

/** The value of a fact, or null where it is absent or `unknown`: nothing may be concluded from either. */
export function known<T extends string>(fact: Fact<T> | null | undefined): T | null {
  return fact && fact.value !== 'unknown' ? fact.value : null;
}

/** The recipient declared under an id. */
export function recipientOf(declaration: Declaration, id: string): Recipient | undefined {
  return declaration.recipients.find((recipient) => recipient.id === id);
}

/** The entries of `data:` that a recipient gets. */
export function entriesTo(declaration: Declaration, id: string): DataEntry[] {
  return declaration.data.filter((entry) => entry.to.some((to) => to.value === id));
}

/** Where a finding about a whole entry stands: at its first category, because the entry itself is many lines long. */
export function entryAt(entry: DataEntry): Place {
  return entry.what[0]?.at ?? entry.at;
}

/** Whether something inside a place, or on its line, was not understood; then what seems to be missing there may only be misspelt. */
export function isMisread(declaration: Declaration, at: Place): boolean {
  const line = (offset: number): number => positionAt(at.source, offset).line;
  return declaration.defects.some(
    (defect) =>
      defect.kind !== 'missing_key' &&
      ((at.start <= defect.at.start && defect.at.start < at.end) || line(defect.at.start) === line(at.start)),
  );
}

/** How a recipient is called in messages: its id, with its name where that says more. */
export function labelOf(recipient: Recipient): string {
  const name = recipient.name?.value ?? '';
  return !name || bare(name) === bare(recipient.id) ? recipient.id : `${recipient.id} (${name})`;
}

/** The categories of an entry that a test holds for. */
export function categories(entry: DataEntry, test: (id: string) => boolean): Fact<string>[] {
  return entry.what.filter((fact) => test(fact.value));
}

/** Whether a category is marked in a column of the vocabulary of data: `art9`, `sensitive`, `identifier` … */
export function isMarked(vocabulary: Vocabulary, column: string): (id: string) => boolean {
  return (id) => vocabulary.term('data', id)?.more[column] === true;
}

/** The rows of a table of law that are in force on a day: not before `from`, not after `until`. */
export function inForce(vocabulary: Vocabulary, table: TableKind, asOf: string): Term[] {
  return vocabulary
    .all(table)
    .filter(({ more }) => (!more['from'] || String(more['from']) <= asOf) && (!more['until'] || asOf <= String(more['until'])));
}

/** Whether a duty or exemption of schema/terms/law_date.yaml holds on a day; false for an id that is none. */
export function isLaw(id: string, vocabulary: Vocabulary, asOf: string): boolean {
  return inForce(vocabulary, 'law_date', asOf).some((row) => row.id === id);
}

/** Whether people of a place, such as US-CA, are served: named itself, or part of a larger market that is named; null if neither. */
export function serves(declaration: Declaration, place: string, vocabulary: Vocabulary): 'named' | 'included' | null {
  if (declaration.markets.some((market) => market.value === place)) return 'named';
  const larger = (market: string): boolean =>
    market === 'worldwide' || place.startsWith(`${market}-`) || vocabulary.covers('market', market, place);
  return declaration.markets.some((market) => larger(market.value)) ? 'included' : null;
}

/** Whether data of children under 13 are collected, or the service is for children and nothing says that none are. */
export function isForChildren({ children: { audience, collectsUnder13 } }: Declaration): boolean {
  return collectsUnder13?.value === 'yes' || (['children', 'mixed'].includes(audience?.value ?? '') && collectsUnder13?.value !== 'no');
}

/** Days from one YYYY-MM-DD to another; null where either is no date. */
export function daysBetween(from: string, to: string): number | null {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
  return Number.isFinite(days) ? Math.round(days) : null;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

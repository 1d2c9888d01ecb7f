// Categories and purposes of two declarations.
import { known } from '../../check/declared.js';
import { dataTitles, tellingOf } from '../../check/flows.js';
import { distinct, listOf } from '../../check/wording.js';
import type { DataEntry, Declaration, Fact } from '../../model/declaration.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';

/** A category used for a purpose. */
export interface Use {
  readonly entry: DataEntry;
  readonly what: Fact<string>;
  readonly purpose: Fact<string>;
  readonly basis: Fact<string> | null;
}

/** Every category of every entry that is about people; statistics are nobody's. */
export function entriesOf(declaration: Declaration): DataEntry[] {
  return declaration.data.filter((entry) => entry.aggregated?.value !== 'yes');
}

/** Every category with every purpose that it serves. */
export function usesOf(declaration: Declaration): Use[] {
  return entriesOf(declaration).flatMap((entry) =>
    entry.what
      .filter((what) => known(what) !== null)
      .flatMap((what) =>
        entry.for.filter((use) => known(use.purpose) !== null).map(({ purpose, basis }) => ({ entry, what, purpose, basis })),
      ),
  );
}

/** Whether one of the ids covers another. */
export function isCovered(id: string, ids: Iterable<string>, kind: 'data' | 'purpose', vocabulary: Vocabulary): boolean {
  for (const one of ids) if (vocabulary.covers(kind, one, id)) return true;
  return false;
}

export function idsOf(entries: readonly DataEntry[]): Set<string> {
  return new Set(entries.flatMap((entry) => entry.what.flatMap((what) => known(what) ?? [])));
}

/** Categories that came or went, one change an entry. */
export function* categoryChanges(before: Declaration, after: Declaration, vocabulary: Vocabulary): Generator<Told> {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  yield* onlyIn(now, idsOf(old), vocabulary, (ids, at) => ({
    subject: 'data',
    turn: 'new',
    label: 'new category',
    bearing: 'against',
    before: null,
    after: at.at,
    ids,
    weight: Math.max(...ids.map((id) => tellingOf(id, vocabulary))),
    message: `Data of a new kind is collected: ${dataTitles(ids, vocabulary)}.`,
  }));
  // "Contact details" of which e-mail addresses are left are not gone.
  const left = [...idsOf(now)];
  yield* onlyIn(
    old,
    new Set([...left, ...[...idsOf(old)].filter((id) => left.some((one) => vocabulary.covers('data', id, one)))]),
    vocabulary,
    (ids, at) => ({
      subject: 'data',
      turn: 'removed',
      label: 'removed category',
      bearing: 'for',
      before: at.at,
      after: null,
      ids,
      message: `No longer collected: ${dataTitles(ids, vocabulary)}.`,
    }),
  );
}

function* onlyIn(
  entries: readonly DataEntry[],
  others: ReadonlySet<string>,
  vocabulary: Vocabulary,
  tell: (ids: string[], first: Fact<string>) => Told,
): Generator<Told> {
  const seen = new Set<string>();
  for (const entry of entries) {
    const own = entry.what.filter(
      (what) => known(what) !== null && !seen.has(what.value) && !isCovered(what.value, others, 'data', vocabulary),
    );
    for (const { value } of own) seen.add(value);
    const [first] = own;
    if (first) yield tell(distinct(own.map(({ value }) => value)), first);
  }
}

/** Purposes that came or went, and categories that serve a known purpose for the first time; one change a purpose. */
export function* purposeChanges(before: Declaration, after: Declaration, vocabulary: Vocabulary): Generator<Told> {
  const [old, now] = [pairsOf(usesOf(before)), usesOf(after)];
  const categories = idsOf(entriesOf(before));
  const purposes = new Set(old.map(({ purpose }) => purpose.value));
  for (const [id, uses] of byPurpose(now)) {
    const isNew = !isCovered(id, purposes, 'purpose', vocabulary);
    const existing = pairsOf(uses).filter(
      ({ what }) =>
        isCovered(what.value, categories, 'data', vocabulary) &&
        !old.some((use) => vocabulary.covers('purpose', use.purpose.value, id) && vocabulary.covers('data', use.what.value, what.value)),
    );
    const [first] = existing.length ? existing : uses;
    if (!first || (!isNew && !existing.length)) continue;
    const data = (isNew ? uses : existing).map(({ what }) => what.value);
    yield {
      subject: 'purpose',
      turn: isNew ? 'new' : 'wider',
      label: isNew ? 'new purpose' : 'wider use',
      bearing: 'against',
      before: null,
      after: first.purpose.at,
      ids: [id, ...distinct(existing.map(({ what }) => what.value))],
      message: isNew
        ? `Data is used for a new purpose, ${vocabulary.title('purpose', id)}: ${dataTitles(data, vocabulary)}.`
        : `More data is used for ${vocabulary.title('purpose', id)}: ${dataTitles(data, vocabulary)}.`,
    };
  }
  const left = new Set(now.map(({ purpose }) => purpose.value));
  for (const [id, uses] of byPurpose(old)) {
    if (isCovered(id, left, 'purpose', vocabulary)) continue;
    yield {
      subject: 'purpose',
      turn: 'removed',
      label: 'removed purpose',
      bearing: 'for',
      before: (uses[0] as Use).purpose.at,
      after: null,
      ids: [id],
      message: `Data is no longer used for ${vocabulary.title('purpose', id)}.`,
    };
  }
}

/** One use of each category and purpose: as many as the vocabularies have, however long the list. */
function pairsOf(uses: readonly Use[]): Use[] {
  return [...new Map(uses.map((use) => [`${use.what.value} ${use.purpose.value}`, use])).values()];
}

function byPurpose(uses: readonly Use[]): Map<string, Use[]> {
  const found = new Map<string, Use[]>();
  for (const use of uses) {
    const own = found.get(use.purpose.value);
    if (own) own.push(use);
    else found.set(use.purpose.value, [use]);
  }
  return found;
}

/** Legal bases that changed for the same data and purpose, one change a purpose and pair of bases. */
export function* basisChanges(before: Declaration, after: Declaration, vocabulary: Vocabulary): Generator<Told> {
  const old = new Map(usesOf(before).map((use) => [`${use.what.value} ${use.purpose.value}`, use]));
  const found = new Map<string, { was: Use; is: Use; data: string[] }>();
  for (const is of usesOf(after)) {
    const was = old.get(`${is.what.value} ${is.purpose.value}`);
    const [from, to] = [known(was?.basis), known(is.basis)];
    if (!was || from === null || to === null || from === to) continue;
    const key = `${is.purpose.value} ${from} ${to}`;
    const group = found.get(key);
    if (group) group.data.push(is.what.value);
    else found.set(key, { was, is, data: [is.what.value] });
  }
  for (const { was, is, data } of found.values()) {
    const [from, to] = [was.basis as Fact<string>, is.basis as Fact<string>];
    const step = consentRank(to.value) - consentRank(from.value);
    yield {
      subject: 'basis',
      turn: step < 0 ? 'narrower' : step > 0 ? 'wider' : 'other',
      label: step < 0 ? 'weaker basis' : step > 0 ? 'stronger basis' : 'other basis',
      bearing: step < 0 ? 'against' : step > 0 ? 'for' : 'neutral',
      before: from.at,
      after: to.at,
      ids: [is.purpose.value, ...distinct(data)],
      message: `Using ${listOf(distinct(data).map((id) => vocabulary.title('data', id)))} for ${vocabulary.title('purpose', is.purpose.value)} rests on ${vocabulary.title('basis', to.value)}; before, on ${vocabulary.title('basis', from.value)}.`,
    };
  }
}

/** Consent asks people, explicit consent asks them in words; nothing else does. */
function consentRank(basis: string): number {
  return basis === 'explicit_consent' ? 2 : basis === 'consent' ? 1 : 0;
}

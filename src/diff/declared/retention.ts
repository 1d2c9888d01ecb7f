// How long data are kept, by two declarations.
import { exceeds } from '../../check/durations.js';
import { listOf } from '../../check/wording.js';
import type { DataEntry, Declaration, Keep } from '../../model/declaration.js';
import type { Duration } from '../../model/statement.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';
import { entriesOf } from './data.js';

interface Pair {
  readonly was: Keep;
  readonly is: Keep;
  readonly data: string[];
}

/** Periods of the same data that changed, one change a pair of declared periods. */
export function* retentionChanges(before: Declaration, after: Declaration, vocabulary: Vocabulary): Generator<Told> {
  const found = new Map<string, Pair>();
  const holding = byCategory(entriesOf(before));
  for (const entry of entriesOf(after))
    for (const { value } of entry.what) {
      const old = nearestEntry(entry, holding.get(value) ?? []);
      for (const is of entry.keep) {
        const was = old?.keep.find(({ tier }) => tier === is.tier);
        if (!was || isSame(was.duration, is.duration)) continue;
        const key = `${was.at.start} ${is.at.start}`;
        const pair = found.get(key);
        if (pair) pair.data.push(value);
        else found.set(key, { was, is, data: [value] });
      }
    }
  for (const pair of found.values()) {
    const told = periodChange(pair, vocabulary);
    if (told) yield told;
  }
}

/** Entries of one category that are looked at; nobody writes more. */
const MOST = 50;

function byCategory(entries: readonly DataEntry[]): Map<string, DataEntry[]> {
  const found = new Map<string, DataEntry[]>();
  for (const entry of entries)
    for (const { value } of entry.what) {
      const own = found.get(value);
      if (!own) found.set(value, [entry]);
      else if (own.length < MOST) own.push(entry);
    }
  return found;
}

/** Of the entries that held a category before, the one that shares most purposes and recipients. */
function nearestEntry(entry: DataEntry, old: readonly DataEntry[]): DataEntry | null {
  const shared = (other: DataEntry): number =>
    other.for.filter(({ purpose }) => entry.for.some((use) => use.purpose.value === purpose.value)).length * 10 +
    other.to.filter(({ value }) => entry.to.some((to) => to.value === value)).length;
  let [best, most]: [DataEntry | null, number] = [null, -1];
  for (const other of old) {
    const points = shared(other);
    if (points > most) [best, most] = [other, points];
  }
  return best;
}

function periodChange({ was, is, data }: Pair, vocabulary: Vocabulary): Told | null {
  if (was.duration.kind === 'unknown' && is.duration.kind === 'unknown') return null;
  const turn = turnOf(was.duration, is.duration);
  const tier = is.tier === 'all' ? '' : ` (${is.tier})`;
  const shown = listOf(data.map((id) => vocabulary.title('data', id)));
  const base = { subject: 'retention', before: was.at, after: is.at, ids: data } as const;
  const periods = `${shown}${tier}: "${is.duration.text}", before "${was.duration.text}"`;
  if (turn === 'wider')
    return { ...base, turn, label: 'longer retention', bearing: 'against', message: `Data is kept longer: ${periods}.` };
  if (turn === 'narrower')
    return { ...base, turn, label: 'shorter retention', bearing: 'for', message: `Data is kept for a shorter time: ${periods}.` };
  return { ...base, turn, label: 'other retention', bearing: 'neutral', message: `Data is kept for another time: ${periods}.` };
}

/** Whether a period is longer (wider), shorter (narrower), or cannot be compared. */
export function turnOf(was: Duration, is: Duration): 'wider' | 'narrower' | 'other' {
  if (was.kind === 'unknown' || is.kind === 'unknown') return 'other';
  if (exceeds(was, is) === 'surely') return 'wider';
  return exceeds(is, was) === 'surely' ? 'narrower' : 'other';
}

/** Whether two periods are one, however written: "1 year" and "12 months" differ by less than rounding. */
export function isSame(one: Duration, other: Duration): boolean {
  if (one.kind !== other.kind || one.event !== other.event) return false;
  if (one.days === null || other.days === null) return one.days === other.days;
  return Math.abs(one.days - other.days) <= 0.02 * Math.max(one.days, other.days);
}

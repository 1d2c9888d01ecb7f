// When a policy was last changed, by its text or else by the declaration.
import type { PolicyDate } from '../model/dates.js';
import type { Context, Reading } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { daysBetween } from './declared.js';

const YEAR = 366;

export interface Change {
  readonly latest: string;
  /** As written. */
  readonly text: string;
  readonly at: Place;
  readonly others: readonly { at: Place; note: string }[];
}

/** The latest day that the text gives for itself; what readers see goes before front matter, and both before the declaration. */
export function lastChange({ declaration, asOf }: Context, reading: Reading): Change | null {
  const own = reading.dates.filter(
    ({ role, earliest }) => role !== 'other' && role !== 'copyright' && role !== 'archived' && earliest <= asOf,
  );
  const isLater = (best: PolicyDate | null, date: PolicyDate): PolicyDate => (!best || date.latest > best.latest ? date : best);
  const last = own.reduce<PolicyDate | null>(isLater, null);
  // A change takes effect some time after it was made: where both days stand, the day of the change counts.
  const made = last?.role === 'effective' ? own.filter(({ role }) => role === 'updated').reduce<PolicyDate | null>(isLater, null) : null;
  const latest = made && (daysBetween(made.latest, (last as PolicyDate).latest) ?? Infinity) <= YEAR ? made : last;
  if (!latest) {
    const { updated } = declaration.policy;
    return updated && /^\d{4}/.test(updated.value) ? { latest: updated.value, text: updated.value, at: updated.at, others: [] } : null;
  }
  const seen = latest === made ? latest : (own.filter(({ block }) => block >= 0).reduce<PolicyDate | null>(isLater, null) ?? latest);
  const others = seen === latest ? [] : [{ at: latest.at, note: `the front matter says ${latest.text}` }];
  return { latest: latest.latest, text: latest.text, at: seen.at, others };
}

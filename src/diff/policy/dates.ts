// The dates that a policy gives itself, of two states, and whether its text changed between them.
import type { PolicyDate } from '../../model/dates.js';
import type { Reading } from '../../model/rule.js';
import type { Told } from '../difference.js';
import { signatureOf } from './meaning.js';
import type { Sentence, Texts } from './text.js';

/** A policy of today with the one it was. */
export interface Version {
  readonly was: Reading;
  readonly is: Reading;
  readonly date: { readonly was: PolicyDate; readonly is: PolicyDate } | null;
  /** Sentences of today in which practices are told of otherwise than before, or for the first time. */
  readonly changed: readonly Sentence[];
  /** Sentences of before whose practices are told of no longer. */
  readonly lost: readonly Sentence[];
  /** Whether any word besides the date is another. */
  readonly isTouched: boolean;
}

/** Each policy of today beside the one that shares most sentences with it; where each state has one, those two. */
export function versionsOf(before: readonly Reading[], after: readonly Reading[], texts: Texts): Version[] {
  const [oldSigns, newSigns] = [signaturesOf(texts.before), signaturesOf(texts.after)];
  const shared = new Map<Reading, Map<Reading, number>>();
  for (const sentence of texts.after) {
    const twin = texts.same(sentence);
    if (!twin) continue;
    const own = shared.get(sentence.reading) ?? new Map<Reading, number>();
    shared.set(sentence.reading, own.set(twin.reading, (own.get(twin.reading) ?? 0) + 1));
  }
  return after.flatMap((is) => {
    const was =
      [...(shared.get(is) ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0] ??
      (before.length === 1 && after.length === 1 ? before[0] : undefined);
    if (!was) return [];
    const changed = texts.come.filter(
      (sentence) => sentence.reading === is && sentence.statements.some((s) => isPractice(s.action) && !oldSigns.has(signatureOf(s))),
    );
    const lost = texts.gone.filter(
      (sentence) => sentence.reading === was && sentence.statements.some((s) => isPractice(s.action) && !newSigns.has(signatureOf(s))),
    );
    const isTouched = [...texts.come, ...texts.gone].some(
      (sentence) => (sentence.reading === is || sentence.reading === was) && !sentence.isDated,
    );
    return [{ was, is, date: datesOf(was, is), changed, lost, isTouched }];
  });
}

function signaturesOf(sentences: readonly Sentence[]): ReadonlySet<string> {
  return new Set(sentences.flatMap(({ statements }) => statements.map(signatureOf)));
}

/** Contacts and definitions are no practice. */
function isPractice(action: string): boolean {
  return !['give_contact', 'identify_controller', 'define', 'notify_change'].includes(action);
}

/** The latest date of each for the change itself or its effect; null where one has none. */
function datesOf(was: Reading, is: Reading): Version['date'] {
  const [old, now] = [ownDate(was), ownDate(is)];
  return old && now ? { was: old, is: now } : null;
}

/** The latest day that a policy gives for its change, effect or publication. */
export function ownDate({ dates }: Reading): PolicyDate | null {
  const own = dates.filter(({ role }) => role === 'updated' || role === 'effective' || role === 'published');
  return own.reduce<PolicyDate | null>((best, date) => (!best || date.latest > best.latest ? date : best), null);
}

/** Dates that moved, and dates that stayed although the text changed. */
export function* dateChanges(versions: readonly Version[]): Generator<Told> {
  for (const { date, changed, lost } of versions) {
    if (!date) continue;
    const { was, is } = date;
    const count = Math.max(changed.length, lost.length);
    if (was.latest !== is.latest)
      yield {
        subject: 'date',
        turn: 'other',
        label: 'new date',
        bearing: 'neutral',
        before: was.at,
        after: is.at,
        ids: [],
        witness: 'policy',
        message: `The date is "${is.text}"; before, "${was.text}".`,
      };
    else if (count)
      yield {
        subject: 'date',
        turn: 'other',
        label: 'old date',
        bearing: 'neutral',
        before: was.at,
        after: is.at,
        ids: [],
        witness: 'policy',
        weight: 10,
        message: `What is told changed in ${count} ${count === 1 ? 'sentence' : 'sentences'}, and the date is still "${is.text}".`,
      };
  }
}

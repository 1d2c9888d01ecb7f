// Rights, trackers, decisions, promises and markets of two declarations.
import { known } from '../../check/declared.js';
import { listOf } from '../../check/wording.js';
import type { Declaration, Fact, Tracker } from '../../model/declaration.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';
import { numberChange } from './answers.js';
import { isSame, turnOf } from './retention.js';

/** Rights that are offered, or no longer. */
export function* rightChanges(before: Declaration, after: Declaration, vocabulary: Vocabulary): Generator<Told> {
  const [old, now] = [before.rights.offered, after.rights.offered];
  const title = (facts: readonly Fact<string>[]): string =>
    listOf(
      facts.map(({ value }) => vocabulary.title('right', value)),
      6,
    );
  const [less, more] = [lacking(old, now), lacking(now, old)];
  // Without a list nothing is known to be offered, or not to be.
  if (less[0] && now.length)
    yield {
      subject: 'right',
      turn: 'removed',
      label: less.length > 1 ? 'removed rights' : 'removed right',
      bearing: 'against',
      before: less[0].at,
      after: null,
      near: now[0]?.at ?? after.rights.at ?? after.at,
      ids: less.map(({ value }) => value),
      message: `No longer offered: ${title(less)}.`,
    };
  if (more[0] && old.length)
    yield {
      subject: 'right',
      turn: 'new',
      label: more.length > 1 ? 'new rights' : 'new right',
      bearing: 'for',
      before: null,
      after: more[0].at,
      ids: more.map(({ value }) => value),
      message: `Offered now: ${title(more)}.`,
    };
  yield* periodChange(before.rights.answerWithin, after.rights.answerWithin, 'right', 'requests are answered within');
  yield* periodChange(before.rights.backupsClearedWithin, after.rights.backupsClearedWithin, 'retention', 'backups are cleared within');
}

type Period = Declaration['rights']['answerWithin'];

function* periodChange(was: Period, is: Period, subject: 'right' | 'retention', says: string): Generator<Told> {
  if (!was || !is || isSame(was.duration, is.duration)) return;
  const turn = turnOf(was.duration, is.duration);
  yield {
    subject,
    turn,
    label: turn === 'wider' ? 'longer period' : turn === 'narrower' ? 'shorter period' : 'other period',
    bearing: turn === 'wider' ? 'against' : turn === 'narrower' ? 'for' : 'neutral',
    before: was.at,
    after: is.at,
    ids: [],
    message: `By the declaration ${says} "${is.duration.text}"; before, "${was.duration.text}".`,
  };
}

/** Trackers that came or went, and those for which people are asked less. */
export function* trackerChanges(before: Declaration, after: Declaration, vocabulary: Vocabulary): Generator<Told> {
  const old = new Map(before.trackers.map((tracker) => [keyOf(tracker), tracker]));
  const now = new Set(after.trackers.map(keyOf));
  for (const is of after.trackers) {
    const was = old.get(keyOf(is));
    if (was) yield* askedChanges(was, is);
    else
      yield {
        subject: 'tracker',
        turn: 'new',
        label: 'new tracker',
        bearing: isNeeded(is) ? 'neutral' : 'against',
        before: null,
        after: is.name?.at ?? is.at,
        ids: is.for.map(({ value }) => value),
        message: `A tracker is added: ${nameOf(is, vocabulary)}.`,
      };
  }
  for (const was of before.trackers)
    if (!now.has(keyOf(was)))
      yield {
        subject: 'tracker',
        turn: 'removed',
        label: 'removed tracker',
        bearing: 'for',
        before: was.name?.at ?? was.at,
        after: null,
        ids: was.for.map(({ value }) => value),
        message: `A tracker is gone: ${nameOf(was, vocabulary)}.`,
      };
}

function keyOf({ name, vendor, kind }: Tracker): string {
  return `${vendor?.value ?? ''}\n${(name?.value ?? kind?.value ?? '').toLowerCase()}`;
}

function isNeeded({ for: uses }: Tracker): boolean {
  return uses.length > 0 && uses.every(({ value }) => value === 'essential' || value === 'security');
}

function nameOf({ name, kind, for: uses }: Tracker, vocabulary: Vocabulary): string {
  const what = [
    ...(kind ? [vocabulary.title('tracker_kind', kind.value)] : []),
    ...(uses.length ? [`for ${listOf(uses.map(({ value }) => vocabulary.title('tracker_for', value)))}`] : []),
  ].join(' ');
  return name ? `${name.value}${what ? ` (${what})` : ''}` : what || 'without a name';
}

function* askedChanges(was: Tracker, is: Tracker): Generator<Told> {
  const name = is.name?.value ?? 'a tracker';
  const asked = ({ consent, beforeConsent }: Tracker): number | null => {
    const value = known(consent);
    if (value === null || value === 'not_needed') return null;
    return value === 'opt_in' ? (beforeConsent?.value === 'yes' ? 1 : 2) : value === 'opt_out' ? 1 : 0;
  };
  const [from, to] = [asked(was), asked(is)];
  const base = {
    before: (was.consent ?? was.name)?.at ?? was.at,
    after: (is.consent ?? is.name)?.at ?? is.at,
    ids: is.for.map(({ value }) => value),
  };
  const words = ({ consent, beforeConsent }: Tracker): string =>
    `"${consent?.value ?? ''}"${beforeConsent?.value === 'yes' ? ', running before consent' : ''}`;
  if (from !== null && to !== null && from !== to)
    yield {
      ...base,
      subject: 'consent',
      turn: to < from ? 'narrower' : 'wider',
      label: to < from ? 'weaker consent' : 'stronger consent',
      bearing: to < from ? 'against' : 'for',
      message: `Consent for ${name} is ${words(is)}; before, ${words(was)}.`,
    };
  const more = lacking(is.for, was.for).filter(({ value }) => value !== 'essential' && value !== 'security');
  if (more[0] && was.for.length)
    yield {
      ...base,
      after: more[0].at,
      subject: 'tracker',
      turn: 'wider',
      label: 'wider tracking',
      bearing: 'against',
      message: `${name} is also used for ${listOf(more.map(({ value }) => value))}.`,
    };
  if (was.lasts && is.lasts && turnOf(was.lasts.duration, is.lasts.duration) === 'wider')
    yield {
      ...base,
      before: was.lasts.at,
      after: is.lasts.at,
      subject: 'tracker',
      turn: 'wider',
      label: 'longer tracking',
      bearing: 'against',
      message: `${name} lasts "${is.lasts.duration.text}"; before, "${was.lasts.duration.text}".`,
    };
}

/** Automated decisions that came, or lost the human who reviews them. */
export function* decisionChanges(before: Declaration, after: Declaration): Generator<Told> {
  const key = (what: Fact<string> | null): string => (what?.value ?? '').toLowerCase();
  const old = new Map(before.automation.decisions.map((decision) => [key(decision.what), decision]));
  for (const is of after.automation.decisions) {
    const was = old.get(key(is.what));
    const name = is.what ? `"${is.what.value}"` : 'a decision';
    if (!was && before.automation.decisions.length)
      yield {
        subject: 'automation',
        turn: 'new',
        label: 'new automated decision',
        bearing: 'against',
        before: null,
        after: is.what?.at ?? is.at,
        ids: [],
        message: `Decided by a machine for the first time: ${name}.`,
      };
    if (was?.humanReview?.value === 'yes' && is.humanReview?.value === 'no')
      yield {
        subject: 'automation',
        turn: 'narrower',
        label: 'no human review',
        bearing: 'against',
        before: was.humanReview.at,
        after: is.humanReview.at,
        ids: [],
        message: `No human reviews ${name} any more.`,
      };
  }
}

/** Promises kept on purpose, notice of changes, markets. */
export function* promiseChanges(before: Declaration, after: Declaration, vocabulary: Vocabulary): Generator<Told> {
  for (const was of lacking(before.never, after.never))
    yield {
      subject: 'promise',
      turn: 'removed',
      label: 'removed promise',
      bearing: 'against',
      before: was.at,
      after: null,
      near: after.never[0]?.at ?? after.at,
      ids: [],
      weight: 10,
      message: `The declared promise never to ${neverWords(was.value, vocabulary)} is gone.`,
    };
  for (const is of lacking(after.never, before.never))
    yield {
      subject: 'promise',
      turn: 'new',
      label: 'new promise',
      bearing: 'for',
      before: null,
      after: is.at,
      ids: [],
      message: `Promised now: never to ${neverWords(is.value, vocabulary)}.`,
    };
  yield* numberChange(before.policy.changeNotice?.daysBefore, after.policy.changeNotice?.daysBefore, (less) => ({
    subject: 'notice',
    label: less ? 'shorter notice' : 'longer notice',
    message: `Changes are told ${after.policy.changeNotice?.daysBefore?.value ?? 0} days before; until now, ${before.policy.changeNotice?.daysBefore?.value ?? 0} days.`,
  }));
  yield* numberChange(before.children.minimumAge, after.children.minimumAge, (less) => ({
    subject: 'children',
    label: less ? 'lower age' : 'higher age',
    message: `The lowest age is ${after.children.minimumAge?.value ?? 0}; before, ${before.children.minimumAge?.value ?? 0}.`,
  }));
  const more = lacking(after.markets, before.markets);
  if (more[0] && before.markets.length)
    yield {
      subject: 'market',
      turn: 'new',
      label: 'new market',
      bearing: 'neutral',
      before: null,
      after: more[0].at,
      ids: more.map(({ value }) => value),
      message: `People of a new market are served: ${listOf(more.map(({ value }) => vocabulary.title('market', value)))}.`,
    };
}

function neverWords(value: string, vocabulary: Vocabulary): string {
  const [verb = '', data = '', , purpose] = value.split(' ');
  return `${verb} ${vocabulary.title('data', data)}${purpose ? ` for ${vocabulary.title('purpose', purpose)}` : ''}`;
}

function lacking(facts: readonly Fact<string>[], others: readonly Fact<string>[]): Fact<string>[] {
  const known = new Set(others.map(({ value }) => value));
  return facts.filter(({ value }) => value !== 'unknown' && !known.has(value));
}

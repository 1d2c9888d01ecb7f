// Promises that something happens with consent only.
import type { DataEntry, PurposeUse, Tracker } from '../model/declaration.js';
import type { Context, Severity } from '../model/rule.js';
import type { Condition, Statement } from '../model/statement.js';
import { place } from '../model/text.js';
import type { Counter } from './contradiction.js';
import { coversAny, dataTitles, flowsOf, matchingData, nameOf, tellingOf } from './flows.js';
import { hints } from './hints.js';
import { standingOf } from './standing.js';
import { saidIn } from './understood.js';
import { mentionsAny, wordsOf } from './wording.js';
import { basesOf, consentOf, isCommercial, isSamePurpose } from './purposes.js';

const NEEDS_NONE = ['essential', 'security'];
/** Characters behind the word that makes a condition in which the word for consent may stand: "your express prior written consent". */
const REACH = 24;
const MARKETING = ['direct_marketing', 'partner_marketing'];
/** Recipients that say nothing of who they are. */
const ANYBODY = ['anyone', 'third_parties'];

/** Whether the sentence makes all that it says depend on consent and leaves no other way. */
export function needsConsent(statement: Statement): boolean {
  const conditions = [...statement.conditions, ...(statement.exception?.conditions ?? [])].filter((condition) =>
    isOfConsent(condition, statement),
  );
  if (!conditions.length) return false;
  if (statement.polarity === 'does_not') return true;
  return (statement.modal === 'only_if' || statement.only === 'condition') && !conditions.every((one) => isOfLastPart(one, statement));
}

function isOfConsent({ kind, start, end }: Condition, { at, within }: Statement): boolean {
  const reach = Math.min(end + REACH, Math.max(end, within.end));
  return kind === 'consent' && mentionsAny(place(at.source, start, reach), hints('consent'));
}

/** "To answer you and, if you agree, to write to you of offers": only what stands behind waits for consent. */
function isOfLastPart({ start }: Condition, { at, words }: Statement): boolean {
  const verb = words.find(({ role }) => role === 'action');
  if (!verb || verb.end > start) return false;
  const before = wordsOf(at.source.text.slice(verb.end, start));
  const joint = before.findLastIndex((word) => hints('clause_joints').includes(word));
  return joint >= 0 && hints('consent_front').includes(before[joint + 1] ?? '');
}

/**
 * One fact for each declared use or recipient that the sentence covers and that rests on something other than consent. "If you agree, we will …" leaves other
 * ways open: of these only what the sentence names is compared, and never as an error.
 */
export function withoutConsent(statement: Statement, context: Context): Counter[] {
  const isSharing = statement.action === 'share' || statement.action === 'sell';
  const counters = isSharing ? sharedAnyway(statement, context) : usedAnyway(statement, context);
  if (leavesNoOtherWay(statement)) return counters;
  const named = isSharing ? statement.recipients.filter(({ id }) => !ANYBODY.includes(id)) : purposesMeant(statement, context);
  return named.length ? counters.map((counter) => ({ ...counter, severity: 'warning' })) : [];
}

/** "Only with your consent", "not without": nothing else is done. */
function leavesNoOtherWay({ polarity, only, at, conditions }: Statement): boolean {
  if (polarity === 'does_not' || only !== null) return true;
  const end = Math.max(at.end, ...conditions.map((one) => one.end));
  return mentionsAny(place(at.source, at.start, end), hints('only'));
}

/** Whether the policy of a sentence on consent says itself that data are used for a purpose on another basis: the two then speak of two cases. */
function isTold({ at }: Statement, purpose: string, basis: string, context: Context): boolean {
  return saidIn(context).some(
    ({ read }) =>
      read.at.source === at.source &&
      read.action === 'rely_on_basis' &&
      read.basis === basis &&
      read.mood === 'asserted' &&
      read.purposes.some(({ id }) => isSame(id, purpose, context)),
  );
}

function sharedAnyway(statement: Statement, context: Context): Counter[] {
  const { vocabulary } = context;
  const named = statement.recipients.map((mention) => mention.id);
  const found = new Map<string, Counter>();
  for (const { entry, recipient } of flowsOf(context.declaration)) {
    const data = matchingData(statement.data, entry.what, vocabulary);
    if (!data.length || found.has(recipient.id) || standingOf(recipient, vocabulary) !== 'third_party') continue;
    if (named.length && !coversAny(vocabulary, 'recipient', named, recipient.type?.value ?? 'third_parties')) continue;
    const uses = entry.for.filter((use) => isCommercial(use.purpose.value, vocabulary));
    const basis = otherBasis(entry, uses.length ? uses : entry.for);
    if (!basis || uses.some((use) => isTold(statement, use.purpose.value, basis.value, context))) continue;
    const name = nameOf(recipient, vocabulary);
    found.set(recipient.id, {
      at: basis.at,
      brief: name,
      consent: 'no',
      weight: Math.max(...data.map((fact) => tellingOf(fact.value, vocabulary))),
      says: `data goes to ${name} on the basis of ${vocabulary.title('basis', basis.value)}`,
    });
  }
  return [...found.values()];
}

/** A basis that is not consent, where every known basis is so. */
function otherBasis(entry: DataEntry, uses: readonly PurposeUse[]): PurposeUse['basis'] {
  if (consentOf(basesOf(entry, uses)) !== 'no') return null;
  return uses.find((use) => use.basis && use.basis.value !== 'unknown')?.basis ?? null;
}

function usedAnyway(statement: Statement, context: Context): Counter[] {
  const { vocabulary } = context;
  const named = purposesMeant(statement, context);
  const isMeant = leavesNoOtherWay(statement) ? isSame : isPart;
  const isNarrow = named.length > 0 || statement.data.some((mention) => mention.id !== 'personal');
  const severity: Severity = isNarrow ? 'error' : 'warning';
  return context.declaration.data.flatMap((entry) => {
    const data = matchingData(statement.data, entry.what, vocabulary).map((fact) => fact.value);
    if (!data.length) return [];
    return entry.for.flatMap((use) => {
      if (use.basis === null || consentOf(basesOf(entry, [use])) !== 'no' || use.basis.value === 'legal_obligation') return [];
      if (named.length && !named.some((id) => isMeant(id, use.purpose.value, context))) return [];
      if (isTold(statement, use.purpose.value, use.basis.value, context)) return [];
      const purpose = vocabulary.title('purpose', use.purpose.value);
      return [
        {
          at: use.basis.at,
          severity,
          brief: purpose,
          consent: 'no' as const,
          weight: Math.max(...data.map((id) => tellingOf(id, vocabulary))),
          says: `the basis of ${purpose} is ${vocabulary.title('basis', use.basis.value)}: ${dataTitles(data, vocabulary)}`,
        },
      ];
    });
  });
}

/** Marketing messages and advertisements are different things to ask consent for. */
function isSame(named: string, declared: string, { vocabulary }: Context): boolean {
  if (MARKETING.includes(named)) return named === declared;
  return vocabulary.covers('purpose', named, declared) || (!MARKETING.includes(declared) && isSamePurpose(named, declared, vocabulary));
}

function isPart(named: string, declared: string, { vocabulary }: Context): boolean {
  return vocabulary.covers('purpose', named, declared);
}

function purposesMeant({ action, purposes }: Statement, { vocabulary }: Context): string[] {
  const named = purposes.map(({ id }) => id);
  if (action !== 'advertise') return named;
  // "We send offers to improve what we do": consent is asked for the offers.
  const offers = named.filter((id) => isCommercial(id, vocabulary));
  return offers.length ? offers : ['advertising_targeted', 'direct_marketing'];
}

/** One fact for each declared tracker that the sentence covers and that does not wait for consent. */
export function trackersWithoutConsent(statement: Statement, context: Context): Counter[] {
  const purposes = statement.purposes.map((mention) => mention.id);
  return context.declaration.trackers.flatMap((tracker) => {
    const uses = tracker.for.map((use) => use.value);
    if (!uses.length || uses.every((use) => NEEDS_NONE.includes(use))) return [];
    if (statement.mechanism !== null && tracker.kind?.value !== statement.mechanism) return [];
    if (purposes.length && !uses.some((use) => purposes.some((id) => isUseFor(use, id, context)))) return [];
    const fact = consentFact(tracker);
    const name = tracker.name?.value ?? tracker.vendor?.value ?? 'a tracker';
    return fact
      ? [
          {
            at: fact.at,
            brief: `"${name}"`,
            consent: 'no' as const,
            weight: uses.includes('advertising') ? 2 : 1,
            says: `"${name}" ${fact.says}`,
          },
        ]
      : [];
  });
}

function isUseFor(use: string, purpose: string, { vocabulary }: Context): boolean {
  if (use === 'analytics') return isSamePurpose(purpose, 'analytics', vocabulary);
  return (use === 'advertising' || use === 'social') && isCommercial(purpose, vocabulary) && !MARKETING.includes(purpose);
}

function consentFact(tracker: Tracker): { at: Counter['at']; says: string } | null {
  if (tracker.beforeConsent?.value === 'yes') return { at: tracker.beforeConsent.at, says: 'is set before consent' };
  if (tracker.consent?.value === 'none') return { at: tracker.consent.at, says: 'is set without consent' };
  return tracker.consent?.value === 'opt_out' ? { at: tracker.consent.at, says: 'is set until somebody opts out' } : null;
}

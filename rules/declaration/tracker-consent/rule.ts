import { defineRule, isLaw, known, recipientOf } from 'policy-lint';
import type { Context, Problem, Tracker } from 'policy-lint';

const EUROPEAN = ['eprivacy', 'gdpr', 'uk_gdpr'];
/** Longest life of a tracker that authorities accept without asking again: 13 months, with a few days' grace. */
const LONGEST = 400;
/** Trackers that record what is typed or said. */
const RECORDING = ['session_replay', 'chat_widget'];

export default defineRule({
  summary: 'A tracker that is not necessary runs before, or without, consent.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['Directive 2002/58/EC Art. 5(3)', 'CJEU C-673/17 Planet49 (2019)', 'PECR reg. 6', 'CNIL, Google and Facebook (2021)'],
  *check(context) {
    const european = EUROPEAN.some((regime) => context.regimes.has(regime));
    for (const tracker of context.declaration.trackers) {
      const problem = european ? (unasked(tracker, context) ?? longLived(tracker, context)) : recorded(tracker, context);
      if (problem) yield problem;
    }
  },
});

function nameOf(tracker: Tracker, { declaration, vocabulary }: Context): string {
  const vendor = tracker.vendor && recipientOf(declaration, tracker.vendor.value);
  const name = tracker.name?.value ?? vendor?.name?.value ?? 'A tracker';
  const purposes = tracker.for.map((fact) => vocabulary.title('tracker_for', fact.value)).join(', ');
  return purposes ? `${name} (${purposes})` : name;
}

function needsConsent(tracker: Tracker, { vocabulary }: Context): boolean {
  const purposes = tracker.for.filter((fact) => fact.value !== 'unknown');
  return purposes.some((fact) => vocabulary.term('tracker_for', fact.value)?.more['exempt'] !== true);
}

/** Art. 5(3) of the ePrivacy Directive and its national laws. */
function unasked(tracker: Tracker, context: Context): Problem | null {
  if (!needsConsent(tracker, context)) return null;
  const how = tracker.consent?.value ?? null;
  const early = tracker.beforeConsent?.value === 'yes';
  if (how === 'opt_in' && !early) return null;
  // British law lets statistics run with notice and a way out.
  if (
    !early &&
    how === 'opt_out' &&
    isStatistics(tracker) &&
    isBritishOnly(context) &&
    isLaw('uk.statistics', context.vocabulary, context.asOf)
  )
    return null;
  const certain = early || (how !== null && how !== 'unknown');
  const state =
    how === 'opt_in' || how === null || how === 'unknown'
      ? early
        ? 'it runs before people are asked'
        : `consent is ${how === null ? 'not declared' : 'unknown'}`
      : ({ none: 'nobody is asked', opt_out: 'people can only opt out', not_needed: 'consent is declared as not needed' }[how] ??
        `consent is "${how}"`);
  return {
    severity: certain && !isDoubtful(tracker) ? 'error' : 'warning',
    message: `${nameOf(tracker, context)} is not strictly necessary, and ${state}${early && how !== 'opt_in' && how !== null && how !== 'unknown' ? ' before it runs' : ''}.`,
    at: (early && (how === 'opt_in' || how === null) ? tracker.beforeConsent : tracker.consent)?.at ?? tracker.name?.at ?? tracker.at,
    help: 'Load it only after people said yes and write consent: opt_in, before_consent: no; or do without it.',
  };
}

function longLived(tracker: Tracker, context: Context): Problem | null {
  const { lasts } = tracker;
  if (!lasts || !needsConsent(tracker, context) || isBritishOnly(context)) return null;
  const { days, kind } = lasts.duration;
  if (kind !== 'indefinite' && (days === null || days <= LONGEST)) return null;
  return {
    severity: 'warning',
    message: `${nameOf(tracker, context)} lasts "${lasts.duration.text}"; authorities accept about 13 months before people are asked again.`,
    at: lasts.at,
    help: 'Shorten its life to 13 months or less.',
    cites: ['CNIL guidelines on cookies (2020)'],
  };
}

/** California: suits over recording what visitors type, without their consent. */
function recorded(tracker: Tracker, context: Context): Problem | null {
  const { markets } = context.declaration;
  const californian = context.regimes.has('ccpa') || context.regimes.has('caloppa') || markets.some((market) => market.value === 'US-CA');
  const how = tracker.consent?.value;
  if (!californian || !RECORDING.includes(tracker.kind?.value ?? '') || how === undefined || how === 'unknown') return null;
  if (how === 'opt_in' && tracker.beforeConsent?.value !== 'yes') return null;
  return {
    severity: 'info',
    message: `${nameOf(tracker, context)} records what visitors do or write, and they are not asked before it runs.`,
    at: tracker.consent?.at ?? tracker.name?.at ?? tracker.at,
    help: "Ask first, or mask everything that is typed: suits under California's wiretap law rest on such recordings.",
    cites: ['Cal. Penal Code § 631, 638.51'],
  };
}

/** Whether authorities differ: one's own statistics, and comforts of the site itself. */
function isDoubtful(tracker: Tracker): boolean {
  const own = known(tracker.vendor) === 'us';
  return tracker.for.every((fact) => fact.value === 'functional' || (own && fact.value === 'analytics'));
}

function isStatistics(tracker: Tracker): boolean {
  return (
    tracker.for.length > 0 &&
    tracker.for.every((fact) => fact.value === 'analytics' || fact.value === 'functional' || fact.value === 'essential')
  );
}

function isBritishOnly({ regimes, declaration }: Context): boolean {
  return (
    regimes.has('uk_gdpr') &&
    !regimes.has('gdpr') &&
    !declaration.markets.some((market) => market.value === 'EU' || market.value === 'EEA' || market.value === 'worldwide')
  );
}

import {
  contradictions,
  coversAny,
  dataTitles,
  defineRule,
  domainOf,
  flowsOf,
  hints,
  isAboutPersons,
  isDenial,
  isTechnical,
  matchingData,
  mentionsAny,
  nameOf,
  namesData,
  useCounters,
} from 'policy-lint';
import type { Context, Counter, DataEntry, Severity, Statement, Vocabulary } from 'policy-lint';

const TARGETED = ['advertising_targeted', 'advertising_measurement'];
/** Technical data of which trackers know nothing. */
const UNTRACKED = ['usage.diagnostics', 'usage.search', 'device.sensor', 'demographic.language'];
const MESSAGES = ['direct_marketing', 'partner_marketing'];

export default defineRule({
  summary: 'The policy denies advertising that the declaration lists.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'Cal. Civ. Code § 1798.140(ah)',
    'FTC, Snapchat (2014)',
    'FTC, Twitter (2022)',
    'FTC, BetterHelp (2023)',
    'California AG, Healthline (2025)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) =>
        isDenial(statement) &&
        isAboutPersons(statement) &&
        domainOf(statement, context.vocabulary) === null &&
        isAboutAdvertising(statement),
      // "For no other purpose than the one you gave it for" names a purpose that it does not deny.
      counters: (statement, limits) =>
        limits.kinds.has('age') || mentionsAny(statement.at, hints('other_purpose')) ? [] : counters(statement, context),
      help: 'Say what is advertised, with which data and through whom, or stop it and correct the declaration.',
    }),
});

function isAboutAdvertising({ action, purposes }: Statement): boolean {
  if (action === 'advertise') return true;
  return (
    (action === 'use' || action === 'track') &&
    purposes.length > 0 &&
    purposes.every((purpose) => purpose.id.startsWith('advertising') || MESSAGES.includes(purpose.id))
  );
}

function counters(statement: Statement, context: Context): Counter[] {
  const named = statement.purposes.map((mention) => mention.id);
  // "We do not send you irrelevant marketing" denies a kind of it only; what is said of data is about all.
  if (named.length && named.every((id) => MESSAGES.includes(id)))
    return useCounters(statement, named, context).map((counter) =>
      namesData(statement) ? counter : { ...counter, severity: 'warning' as const },
    );
  const placed = statement.action === 'track' ? [] : [...used(statement, named, context), ...networks(statement, context)];
  // Trackers and what is shared through them know devices, not names.
  const isOfDevices =
    !statement.data.length ||
    statement.data.some((mention) => mention.id === 'personal' || (isTechnical(mention.id) && !UNTRACKED.includes(mention.id)));
  // "For personalized offers" may be the pages' own.
  if (named.length && !named.some((id) => id.startsWith('advertising')))
    return placed.map((counter) => ({ ...counter, severity: 'warning' as const }));
  if (!isOfDevices) return placed;
  return [...placed, ...trackers(statement, context), ...(statement.action === 'advertise' ? declaredSharing(statement, context) : [])];
}

/**
 * "We show no ads" speaks of the pages, "we do not use your data for ads" of the data: only the second is plainly untrue where data
 * serve advertisements that are shown elsewhere.
 */
function isAboutData(statement: Statement): boolean {
  return (
    statement.mechanism !== null ||
    statement.recipients.length > 0 ||
    (namesData(statement) && (statement.action !== 'advertise' || statement.data.some((mention) => mention.id !== 'device.cookie_id')))
  );
}

function used(statement: Statement, named: readonly string[], context: Context): Counter[] {
  const asked = named.some((id) => id.startsWith('advertising')) ? named : [...TARGETED, 'advertising_contextual'];
  const severity: Severity = isAboutData(statement) ? 'error' : 'warning';
  return useCounters(statement, asked, context).map((counter) => (severity === 'error' ? counter : { ...counter, severity }));
}

function networks(statement: Statement, { declaration, vocabulary }: Context): Counter[] {
  const named = statement.recipients.map((mention) => mention.id);
  const found = new Map<string, Counter>();
  for (const { entry, recipient, to } of flowsOf(declaration)) {
    if (recipient.type?.value !== 'ad_network' || (named.length && !coversAny(vocabulary, 'recipient', named, 'ad_network'))) continue;
    if (!matchingData(statement.data, entry.what, vocabulary).length) continue;
    const name = nameOf(recipient, vocabulary);
    found.set(recipient.id, {
      at: to.at,
      brief: name,
      says: `data goes to ${name}${dataOf(statement, entry, vocabulary)}`,
      severity: isAboutData(statement) ? 'error' : 'warning',
      weight: 6,
    });
  }
  return [...found.values()];
}

/** ": e-mail address", where the sentence speaks of some data only. */
function dataOf({ data }: Statement, entry: DataEntry, vocabulary: Vocabulary): string {
  return !data.length || data.some(({ id }) => id === 'personal')
    ? ''
    : `: ${dataTitles(
        matchingData(data, entry.what, vocabulary).map((fact) => fact.value),
        vocabulary,
      )}`;
}

function trackers(statement: Statement, { declaration }: Context): Counter[] {
  return declaration.trackers.flatMap((tracker) => {
    const use = tracker.for.find((one) => one.value === 'advertising' || (statement.action === 'track' && one.value === 'social'));
    if (!use || (statement.mechanism !== null && tracker.kind?.value !== statement.mechanism)) return [];
    const name = `"${tracker.name?.value ?? tracker.vendor?.value ?? 'a tracker'}"`;
    return [
      {
        at: use.at,
        brief: name,
        says: `there is the tracker ${name}, for ${use.value}`,
        severity: isAboutData(statement) ? ('error' as const) : ('warning' as const),
        weight: 8,
      },
    ];
  });
}

function declaredSharing(statement: Statement, { declaration: { selling } }: Context): Counter[] {
  if (selling.sharesForAds?.value !== 'yes') return [];
  return [
    {
      at: selling.sharesForAds.at,
      brief: 'selling: shares_for_ads',
      says: 'data is shared for advertising across sites',
      severity: isAboutData(statement) ? 'error' : 'warning',
      weight: 5,
    },
  ];
}

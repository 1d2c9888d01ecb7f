import {
  contradictions,
  dataTitles,
  defineRule,
  domainOf,
  hasVerb,
  hints,
  isAboutPersons,
  isDenial,
  isSamePurpose,
  isTechnical,
  matchingData,
  mentionsAny,
} from 'policy-lint';
import type { Context, Counter, DataEntry, Limits, Severity, Statement, Tracker } from 'policy-lint';

/** Uses that work only if what a device did is tied to the one who uses it. */
const PERSONAL_USES = ['personalization', 'direct_marketing', 'profiling', 'advertising_targeted'];
const HELP = 'Describe the trackers and what they are for, or remove them and correct the declaration.';
const HARMLESS = ['essential', 'security'];

export default defineRule({
  summary: 'The policy denies cookies, tracking or linking that the declaration lists.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'Directive 2002/58/EC Art. 5(3)',
    'FTC, ScanScout (2011)',
    'FTC, Google/Safari (2012)',
    'FTC, InMobi (2016)',
    'FTC, Turn (2016)',
    'CNIL, Google and Facebook (2021)',
  ],
  check: (context) => [
    ...contradictions(context, {
      selects: (statement) => isTrackingDenial(statement, context) && !isLinkingDenial(statement),
      handles: ['need'],
      counters: (statement, limits) => (isOpen(limits) ? [] : trackers(statement, limits, context)),
      readsExceptions: true,
      help: HELP,
    }),
    ...contradictions(context, {
      selects: isLinkingDenial,
      // What it is not tied to is the limit that such a denial has.
      handles: ['need', 'scope'],
      counters: (statement, limits) => (isOpen(limits) ? [] : linked(statement, context)),
      readsExceptions: true,
      help: HELP,
    }),
  ],
});

function isOpen({ kinds }: Limits): boolean {
  return kinds.has('consent') || kinds.has('age');
}

function isTrackingDenial(statement: Statement, { vocabulary }: Context): boolean {
  if (statement.polarity !== 'does_not' || domainOf(statement, vocabulary) !== null || !isAboutPersons(statement)) return false;
  if (statement.purposes.length && statement.purposes.every((purpose) => purpose.id.startsWith('advertising'))) return false;
  return isDenial(statement) && (statement.action === 'track' || (statement.action === 'collect' && statement.mechanism !== null));
}

/** "We do not link cookies to your account". */
function isLinkingDenial(statement: Statement): boolean {
  return (
    isDenial(statement) &&
    ['use', 'share', 'collect', 'track', 'profile'].includes(statement.action) &&
    hasVerb(statement, 'linking') &&
    statement.data.some((mention) => isTechnical(mention.id))
  );
}

/** One fact for each declared tracker of the kind, vendor and use that the sentence denies. */
function trackers(statement: Statement, limits: Limits, context: Context): Counter[] {
  const { declaration, vocabulary } = context;
  const found: Counter[] = declaration.trackers
    .filter((tracker) => isDenied(tracker, statement, limits, context))
    .map((tracker) => ({
      at: tracker.kind?.at ?? tracker.at,
      brief: nameOf(tracker),
      weight: weightOf(tracker),
      severity: severityOf(statement),
      says: `there is ${nameOf(tracker)}${kindOf(tracker, context)}${usesOf(tracker)}`,
    }));
  if (!statement.data.some((mention) => vocabulary.covers('data', mention.id, 'usage.browsing_elsewhere') && mention.id !== 'personal'))
    return found;
  return [
    ...found,
    ...declaration.data.flatMap((entry) =>
      entry.what
        .filter((what) => what.value === 'usage.browsing_elsewhere')
        .map((what) => ({
          at: what.at,
          brief: vocabulary.title('data', what.value),
          says: `the data collected include ${vocabulary.title('data', what.value)}`,
          weight: 50,
        })),
    ),
  ];
}

function isDenied(tracker: Tracker, statement: Statement, limits: Limits, { vocabulary }: Context): boolean {
  const kind = tracker.kind?.value ?? '';
  const uses = tracker.for.map((use) => use.value);
  const harmless = uses.length > 0 && uses.every((use) => HARMLESS.includes(use));
  if (statement.mechanism !== null) {
    if (!isKind(kind, statement.mechanism)) return false;
    if (mentionsAny(statement.at, hints('lasting')) && (!tracker.lasts || tracker.lasts.duration.kind === 'session')) return false;
    if (statement.data.length && harmless) return false;
  } else if (harmless || kind === 'captcha') return false;
  if (isThirdParty(statement) && (tracker.vendor === null || tracker.vendor.value === 'us')) return false;
  if (
    isAcrossSites(statement) &&
    !(tracker.vendor && tracker.vendor.value !== 'us' && uses.some((use) => use === 'advertising' || use === 'social'))
  )
    return false;
  if (limits.kinds.has('need') && harmless) return false;
  if (limits.purposes.some((id) => servesPurpose(uses, id, vocabulary))) return false;
  return !statement.purposes.length || statement.purposes.some((purpose) => servesPurpose(uses, purpose.id, vocabulary));
}

/** Web beacons are pixels, in pages or in mail. */
function isKind(kind: string, mechanism: string): boolean {
  return kind === mechanism || (mechanism === 'pixel' && kind === 'email_beacon');
}

function isThirdParty(statement: Statement): boolean {
  return statement.recipients.length > 0 || mentionsAny(statement.at, hints('third_party'));
}

/** "Across other websites", whatever was read of the data: what only our own pages see is no part of it. */
function isAcrossSites({ mechanism, data, at }: Statement): boolean {
  return mechanism === null && (data.some(({ id }) => id === 'usage.browsing_elsewhere') || mentionsAny(at, hints('beyond_our_pages')));
}

function servesPurpose(uses: readonly string[], purpose: string, vocabulary: Context['vocabulary']): boolean {
  return uses.some((use) => {
    if (use === 'analytics') return isSamePurpose(purpose, 'analytics', vocabulary);
    if (use === 'advertising' || use === 'social')
      return isSamePurpose(purpose, 'advertising_targeted', vocabulary) || purpose === 'profiling';
    return isSamePurpose(purpose, 'provide_service', vocabulary) && HARMLESS.includes(use);
  });
}

/** "Cookies do not hold personal information" is about what is in them, which the declaration does not say. */
function severityOf(statement: Statement): Severity {
  if (
    statement.mechanism !== null &&
    (statement.data.some((mention) => mention.id === 'personal') || mentionsAny(statement.at, hints('cookie_use')))
  )
    return 'warning';
  // "We do not track …" is mostly said of one thing (a page, a link, a device); "we do not use pixels" of all pixels.
  return statement.mechanism === null ? 'warning' : 'error';
}

function weightOf(tracker: Tracker): number {
  return (
    Math.max(
      0,
      ...tracker.for.map((use) => ['security', 'essential', 'functional', 'analytics', 'social', 'advertising'].indexOf(use.value)),
    ) + (tracker.vendor && tracker.vendor.value !== 'us' ? 10 : 0)
  );
}

function nameOf(tracker: Tracker): string {
  return tracker.name ? `"${tracker.name.value}"` : tracker.vendor ? `a tracker of "${tracker.vendor.value}"` : 'a tracker';
}

function kindOf(tracker: Tracker, { vocabulary }: Context): string {
  return tracker.kind ? ` (${vocabulary.title('tracker_kind', tracker.kind.value)})` : '';
}

function usesOf(tracker: Tracker): string {
  return tracker.for.length ? `, for ${tracker.for.map((use) => use.value).join(' and ')}` : '';
}

/** Entries in which the technical data stand beside what identifies a person, or serve uses that need the person. */
function linked(statement: Statement, { declaration, vocabulary }: Context): Counter[] {
  const technical = statement.data.filter((mention) => isTechnical(mention.id));
  return declaration.data.flatMap((entry) => {
    const data = matchingData(technical, entry.what, vocabulary);
    const first = data[0];
    if (!first) return [];
    const titles = dataTitles(
      data.map((fact) => fact.value),
      vocabulary,
    );
    if (entry.note && mentionsAny(entry.note.at, hints('joined')))
      return [{ at: entry.note.at, says: `${titles}: "${entry.note.value}"`, brief: titles, weight: 10 }];
    const persons = entry.what.filter((what) =>
      ['identity', 'contact', 'account'].some((parent) => vocabulary.covers('data', parent, what.value)),
    );
    if (persons[0])
      return [
        {
          at: persons[0].at,
          says: `${titles} is held together with ${dataTitles(
            persons.map((fact) => fact.value),
            vocabulary,
          )}`,
          brief: titles,
          weight: 5,
        },
      ];
    return personalUse(entry, titles, first.at);
  });
}

function personalUse(entry: DataEntry, titles: string, at: Counter['at']): Counter[] {
  const use = entry.for.find(({ purpose }) => PERSONAL_USES.includes(purpose.value));
  return use
    ? [
        {
          at: use.purpose.at ?? at,
          says: `${titles} serves ${use.purpose.value}, which ties it to a person`,
          brief: titles,
          severity: 'warning',
        },
      ]
    : [];
}

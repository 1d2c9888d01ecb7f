import {
  contradictions,
  defineRule,
  distinct,
  hints,
  isAboutPersons,
  isAdvertiser,
  isCommercial,
  isDenial,
  isForAdvertising,
  listOf,
  mentionsAny,
  trackingOf,
  typeTitles,
  usableLabels,
} from 'policy-lint';
import type { Context, Counter, Label, Limits, Problem, Statement } from 'policy-lint';

const TRACKING =
  'Apple calls it tracking when data of the app are joined with data of other companies for advertising or its measurement, or given to data brokers.';

export default defineRule({
  summary: 'A privacy manifest says that the app tracks, and the policy or the declaration denies it; or the manifest contradicts itself.',
  severity: 'error',
  confidence: 'high',
  inputs: ['labels'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'Apple, User privacy and data use',
    'Apple, NSPrivacyTracking and NSPrivacyTrackingDomains',
    'Cal. Civ. Code § 1798.140(ah)',
  ],
  *check(context) {
    yield* contradictions(context, {
      selects: (statement) => isTrackingDenial(statement) || isDealDenial(statement, context),
      counters: (statement, limits) => counters(statement, limits, context),
      readsExceptions: true,
      lead: (quote) => `The policy says "${quote}", but by the label`,
      help: `Tell readers of the tracking, or stop it and correct the manifest. ${TRACKING}`,
    });
    for (const label of usableLabels(context)) {
      yield* declared(label, context);
      yield* itself(label);
    }
  },
});

/** "We do not track you", with or without "across apps and sites"; not "we use no cookies". */
function isTrackingDenial(statement: Statement): boolean {
  return isDenial(statement) && statement.action === 'track' && statement.mechanism === null && isAboutPersons(statement);
}

/** "We do not sell your data", "we do not share your data with advertisers": what tracking mostly comes to. */
function isDealDenial(statement: Statement, { vocabulary }: Context): boolean {
  if (!isDenial(statement) || !isAboutPersons(statement)) return false;
  if (statement.action === 'sell')
    return (
      !statement.recipients.length || statement.recipients.some(({ id }) => id === 'third_parties' || id === 'anyone' || isAdvertiser(id))
    );
  return (
    statement.action === 'share' &&
    (statement.recipients.some(({ id }) => isAdvertiser(id)) || statement.purposes.some(({ id }) => isCommercial(id, vocabulary)))
  );
}

function counters(statement: Statement, limits: Limits, context: Context): Counter[] {
  if (limits.kinds.has('consent') || limits.kinds.has('age')) return [];
  const isAcross =
    statement.action === 'track' &&
    (statement.data.some(({ id }) => id === 'usage.browsing_elsewhere') || mentionsAny(statement.at, hints('across_apps')));
  return usableLabels(context).flatMap((label): Counter[] => {
    const { whole, types } = trackingOf(label);
    const at = whole?.at ?? types[0]?.tracking?.at;
    if (!at) return [];
    const says = `the app uses ${types.length ? typeTitles(types) : 'data'} for tracking`;
    return [{ at, says, brief: 'tracking', severity: isAcross ? 'error' : 'warning', weight: types.length }];
  });
}

/** A declaration that knows of no sharing for advertising. */
function* declared(label: Label, { declaration, vocabulary }: Context): Iterable<Problem> {
  const { whole, types } = trackingOf(label);
  const at = whole?.at ?? types[0]?.tracking?.at;
  const denied = declaration.selling.sharesForAds;
  if (!at || denied?.value !== 'no') return;
  const advertising = types.filter(({ purposes }) => purposes.some((purpose) => isForAdvertising(purpose, vocabulary)));
  const titles = advertising.flatMap(({ purposes }) =>
    purposes.filter((purpose) => isForAdvertising(purpose, vocabulary)).map(({ title }) => title),
  );
  yield {
    message: `By the label the app uses ${types.length ? typeTitles(types) : 'data'} for tracking${titles.length ? ` (${listOf(distinct(titles))})` : ''}, and by the declaration nothing is shared for advertising.`,
    at,
    related: [{ at: denied.at, note: 'the declaration says this' }],
    help: `Correct the one or the other. ${TRACKING}`,
    severity: advertising.length ? 'error' : 'warning',
  };
}

/** Domains or types for tracking in a manifest that says that there is none. */
function* itself(label: Label): Iterable<Problem> {
  const {
    tracking,
    trackingDomains: [domain, ...more],
  } = label;
  const whole = tracking
    ? { at: tracking.at, note: 'the label says this of the whole app' }
    : { at: label.at, note: 'NSPrivacyTracking is not set' };
  if (tracking?.value !== true && domain) {
    yield {
      message: `The label lists ${more.length ? `${more.length + 1} domains` : 'a domain'} that ${more.length ? 'serve' : 'serves'} tracking, and says ${tracking ? 'that the app does not track' : 'nothing of whether the app tracks'}.`,
      at: domain.at,
      related: [whole],
      severity: 'warning',
      help: 'Set NSPrivacyTracking to true, as Apple asks where there are tracking domains, or take the domains out.',
    };
  }
  const { types } = trackingOf(label);
  const first = types[0]?.tracking;
  if (tracking?.value === false && first) {
    yield {
      message: `The label says that the app uses ${typeTitles(types)} for tracking, and that it does not track.`,
      at: first.at,
      related: [whole],
      severity: 'warning',
      help: `Make the two agree. ${TRACKING}`,
    };
  }
}

// The rules for location, biometric and sensitive data: all that a policy may promise about one kind of data.
import type { Context } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { collectionCounters, useCounters } from './collecting.js';
import { needsConsent, withoutConsent } from './consent.js';
import { isAboutChildren, isDenial, isOwnWord, stepDown } from './contradiction.js';
import type { Comparison, Counter } from './contradiction.js';
import { domainOf } from './domains.js';
import type { Domain } from './domains.js';
import { otherPurposes, otherRecipients } from './exclusive.js';
import { flowsOf, matchingData, nameOf } from './flows.js';
import type { Limits } from './limits.js';
import { sharingCounters } from './sharing.js';

const DENIED = ['collect', 'track', 'share', 'use', 'advertise', 'profile'];

/** The comparison of a rule for one kind of data. */
export function aboutCategory(domain: Domain, context: Context, help: string): Comparison {
  return {
    selects: (statement) =>
      domainOf(statement, context.vocabulary) === domain &&
      isOwnWord(statement) &&
      DENIED.includes(statement.action) &&
      (isDenial(statement) || isExclusive(statement)),
    handles: ['need', 'scope'],
    counters: (statement, limits) => (isAboutChildren(limits) ? [] : countersOf(statement, limits, context)),
    readsExceptions: true,
    help,
  };
}

function isExclusive(statement: Statement): boolean {
  return statement.only === 'purposes' || statement.only === 'recipients' || statement.only === 'data' || needsConsent(statement);
}

function countersOf(statement: Statement, limits: Limits, context: Context): Counter[] {
  if (statement.polarity === 'does') {
    if (needsConsent(statement)) return withoutConsent(statement, context);
    if (statement.only === 'recipients') return otherRecipients(statement, limits, context);
    if (statement.only === 'data') return moreExact(statement, context);
    return [...otherPurposes(statement, limits, context), ...tradedOn(statement, context)];
  }
  if (statement.action === 'share') return sharingCounters(statement, limits, context);
  const counters = deniedCounters(statement, limits, context);
  // "not in the ordinary course of our work": it may be done beside it.
  return limits.kinds.has('scope')
    ? counters.map((counter) => ({ ...counter, severity: stepDown(counter.severity ?? 'error') }))
    : counters;
}

function deniedCounters(statement: Statement, limits: Limits, context: Context): Counter[] {
  if (statement.action === 'collect' || statement.action === 'track') return collectionCounters(statement, limits, context);
  if (statement.action === 'advertise')
    return useCounters(statement, ['advertising_targeted', 'advertising_measurement', 'direct_marketing', 'partner_marketing'], context);
  return statement.purposes.length
    ? useCounters(
        statement,
        statement.purposes.map((mention) => mention.id),
        context,
      )
    : collectionCounters(statement, limits, context);
}

/** "only your approximate location" against a declared precise one. */
function moreExact(statement: Statement, { declaration, vocabulary }: Context): Counter[] {
  if (statement.action === 'share' || !statement.data.every((mention) => mention.id === 'location.coarse')) return [];
  return declaration.data.flatMap((entry) =>
    entry.what
      .filter((what) => what.value === 'location.precise')
      .map((what) => ({
        at: what.at,
        brief: vocabulary.title('data', what.value),
        says: `the data collected include ${vocabulary.title('data', what.value)}`,
      })),
  );
}

/** "only to find shops near you" says without a word on recipients that nobody trades in the data. */
function tradedOn(statement: Statement, context: Context): Counter[] {
  const { vocabulary, declaration } = context;
  if (!statement.purposes.length || statement.only !== 'purposes') return [];
  return flowsOf(declaration)
    .filter(
      ({ entry, recipient }) =>
        ['data_broker', 'ad_network', 'marketing_partner'].includes(recipient.type?.value ?? '') &&
        matchingData(statement.data, entry.what, vocabulary).length > 0,
    )
    .map(({ recipient, to }) => ({
      at: to.at,
      brief: nameOf(recipient, vocabulary),
      says: `it goes to ${nameOf(recipient, vocabulary)}`,
      weight: 20,
    }));
}

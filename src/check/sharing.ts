// Declared recipients against a denial of sharing.
import { Notes } from '../model/notes.js';
import type { Context, Severity } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { coversAny, dataTitles, flowsOf, isTechnical, matchingData, nameOf, tellingOf } from './flows.js';
import type { Flow } from './flows.js';
import { namesData, stepDown } from './contradiction.js';
import type { Counter } from './contradiction.js';
import { hints } from './hints.js';
import type { Limits } from './limits.js';
import { standingOf } from './standing.js';
import type { Standing } from './standing.js';
import { mentionsAny, wordsOf } from './wording.js';
import { isOfPlaces, isPointed } from './meant.js';
import { consentToSharing, groupOf, isSamePurpose, purposesOf } from './purposes.js';
import { forWhat, serves, servingFlows } from './sharing-purposes.js';
import { disposalOf } from './sale.js';

/** Groups of purposes that "as necessary to provide our service" leaves open. */
const NEEDED = ['service', 'security', 'legal', 'employment'];
const WEIGHT: Readonly<Record<Standing, number>> = {
  third_party: 60,
  affiliate: 30,
  unknown: 20,
  adviser: 15,
  processor: 10,
  audience: 5,
  authority: 0,
  acquirer: 0,
};
/** Among third parties, the ones that readers mind most. */
const NOTORIOUS = [
  'business_partner',
  'analytics_provider',
  'social_network',
  'marketing_partner',
  'ad_network',
  'consumer_reporting_agency',
  'data_broker',
];

/** Marks in front of a verb that is a term of a law. */
const OPENING = ['"', '“', '‘', '&ldquo;', '&quot;', '&#8220;'];
const AUDIENCE = ['public', 'other_users', 'customer_admin'];
const HELPERS = ['third_parties', 'anyone', 'business_partner'];
const GENERIC = ['third_parties', 'anyone', 'processor', 'business_partner', 'affiliate'];

/** One fact for each declared recipient that a denial of sharing excludes, though it gets data the denial covers. */
export function sharingCounters(statement: Statement, limits: Limits, context: Context): Counter[] {
  const byRecipient = new Map<string, Flow[]>();
  for (const flow of flowsOf(context.declaration))
    if (isDenied(flow, statement, limits, context))
      byRecipient.set(flow.recipient.id, [...(byRecipient.get(flow.recipient.id) ?? []), flow]);
  return [...sharedForAds(statement, context), ...[...byRecipient.values()].map((flows) => counterOf(flows, statement, limits, context))];
}

function sharedForAds(statement: Statement, { declaration: { selling } }: Context): Counter[] {
  if (selling.sharesForAds?.value !== 'yes' || !isWordOfLaw(statement) || !isWhole(statement)) return [];
  return [
    { at: selling.sharesForAds.at, says: 'data is shared for advertising across sites', brief: 'selling: shares_for_ads', weight: 100 },
  ];
}

function isDenied(flow: Flow, statement: Statement, limits: Limits, context: Context): boolean {
  const { vocabulary } = context;
  const { entry, recipient } = flow;
  const type = recipient.type?.value ?? 'third_parties';
  if (entry.aggregated?.value === 'yes' || !matchingData(statement.data, entry.what, vocabulary).length) return false;
  if (
    statement.recipients.length &&
    !coversAny(
      vocabulary,
      'recipient',
      statement.recipients.map((x) => x.id),
      type,
    )
  )
    return false;
  if (isExcepted(flow, limits, context)) return false;
  if (isWordOfLaw(statement)) return disposalOf(context.declaration, recipient, vocabulary)?.kind === 'sharing';
  // "… for their own marketing" is no promise about those who only act for the organisation.
  return !statement.purposes.length || (standingOf(recipient, vocabulary) !== 'processor' && serves(flow, statement, vocabulary) !== 'no');
}

/** "We do not “share” personal information": a term of the law of California, for advertising across sites, and not every disclosure. */
export function isWordOfLaw({ at, within, words }: Statement): boolean {
  const verb = words.find(({ role }) => role === 'action');
  const isQuoted = verb !== undefined && OPENING.some((mark) => at.source.text.slice(0, verb.start).trimEnd().endsWith(mark));
  return isQuoted || (isVerb(words, at) && mentionsAny(within, hints('law_sharing')));
}

function isExcepted(flow: Flow, limits: Limits, context: Context): boolean {
  const { vocabulary } = context;
  const type = flow.recipient.type?.value ?? '';
  const standing = standingOf(flow.recipient, vocabulary);
  const purposes = purposesOf(flow.entry, flow.recipient);
  const named = limits.recipients.filter((id) => id !== 'third_parties' && id !== 'anyone');
  if (coversAny(vocabulary, 'recipient', named, type)) return true;
  // "… except to trusted third parties who help us", "… except with our partners": those who help, whatever they are called.
  if (standing === 'processor' && limits.recipients.some((id) => HELPERS.includes(id))) return true;
  if (
    limits.purposes.length &&
    purposes.length &&
    purposes.every((purpose) => limits.purposes.some((id) => isSamePurpose(id, purpose, vocabulary)))
  )
    return true;
  if (limits.kinds.has('need') && (standing === 'processor' || purposes.every((purpose) => NEEDED.includes(groupOf(purpose, vocabulary)))))
    return true;
  if (limits.refersToPolicy && isDescribed(type, context)) return true;
  return limits.volunteered && standing === 'audience';
}

/** Whether the policy itself says somewhere that recipients of the type get data. */
function isDescribed(type: string, context: Context): boolean {
  const known = described.get(context) ?? new Map<string, boolean>();
  described.set(context, known);
  const answer = known.get(type) ?? isDescribedBy(type, context);
  known.set(type, answer);
  return answer;
}

const described = new Notes<Context, Map<string, boolean>>();

function isDescribedBy(type: string, context: Context): boolean {
  return context.statements.some(
    (other) =>
      other.by === 'policy' &&
      other.polarity === 'does' &&
      other.mood !== 'question' &&
      (other.action === 'share' || other.action === 'sell' || other.actor === 'third') &&
      other.recipients.some((mention) => mention.id !== 'anyone' && context.vocabulary.covers('recipient', mention.id, type)),
  );
}

function counterOf(flows: readonly Flow[], statement: Statement, limits: Limits, context: Context): Counter {
  const { vocabulary } = context;
  const matched = servingFlows(flows, statement, vocabulary).map((flow) => ({
    flow,
    data: matchingData(statement.data, flow.entry.what, vocabulary).map((fact) => fact.value),
  }));
  const tellingOfAll = (ids: readonly string[]) => Math.max(...ids.map((id) => tellingOf(id, vocabulary)));
  const worst = matched.reduce((a, b) => (tellingOfAll(b.data) > tellingOfAll(a.data) ? b : a));
  const { recipient } = worst.flow;
  const all = matched.flatMap((one) => one.data);
  const name = nameOf(recipient, vocabulary);
  return {
    at: worst.flow.to.at,
    says: `data goes to ${name}${forWhat(statement, worst.flow, vocabulary)}: ${dataTitles(all, vocabulary)}`,
    brief: name,
    weight: WEIGHT[standingOf(recipient, vocabulary)] + NOTORIOUS.indexOf(recipient.type?.value ?? '') * 3 + tellingOfAll(all),
    severity: severityOf(worst.flow, all, statement, limits, vocabulary),
    consent: consentToSharing(worst.flow.entry, vocabulary),
  };
}

/** Whether the verb is "share" itself, the term of the law. */
function isVerb(words: Statement['words'], at: Statement['at']): boolean {
  return words.some(
    ({ role, start, end }) =>
      role === 'action' && hints('verb_of_law').some((verb) => at.source.text.slice(start, end).toLowerCase().startsWith(verb)),
  );
}

/** A recipient of a kind that a reader may not think of supports a warning; one that the text names supports an error. */
function severityOf(flow: Flow, data: readonly string[], statement: Statement, limits: Limits, vocabulary: Vocabulary): Severity {
  const standing = standingOf(flow.recipient, vocabulary);
  const named = statement.recipients.map((mention) => mention.id);
  const isNamed = coversAny(
    vocabulary,
    'recipient',
    named.filter((id) => id !== 'third_parties' && id !== 'anyone'),
    flow.recipient.type?.value ?? '',
  );
  const isToPointed = isPointing(statement);
  // Whom words point at is the limit that is read of them, too: one step for both.
  const isOpen = limits.kinds.has('need') || (limits.kinds.has('scope') && !isToPointed) || limits.refersToPolicy || limits.volunteered;
  // "Such data" and "it" may stand for less than everything, "to them" for others than everybody; "not public" is mostly said of one page.
  const own =
    !namesData(statement) ||
    (!named.length && !isWhole(statement)) ||
    isToPointed ||
    isOfPlaces(statement) ||
    serves(flow, statement, vocabulary) === 'perhaps' ||
    (named.length > 0 && named.every((id) => AUDIENCE.includes(id)))
      ? 'warning'
      : isNamed
        ? 'error'
        : ownSeverity(data, standing, flow, named.includes('third_parties'));
  const vague = limits.recipients.some((id) => id === 'third_parties' || id === 'anyone');
  if (vague && standing !== 'processor') return stepDown(stepDown(own));
  // "… except with our partners": to many that is whoever the organisation works with.
  return isOpen || exceptsPartners(statement) ? stepDown(own) : own;
}

function exceptsPartners({ exception }: Statement): boolean {
  return exception?.recipients.some(({ text }) => hints('partners').includes(wordsOf(text).at(-1) ?? '')) ?? false;
}

/** Whether a denial that names nobody speaks of all data: of one kind it is mostly made for one feature. */
function isWhole({ data }: Statement): boolean {
  return data.some((mention) => mention.id === 'personal' || mention.id === 'contact' || mention.id === 'identity');
}

/** Whether the recipients are some that were named before: "these vendors". */
function isPointing(statement: Statement): boolean {
  return (
    statement.recipients.some((mention) => isPointed(mention, statement)) ||
    (statement.recipients.every((mention) => GENERIC.includes(mention.id)) && mentionsAny(statement.at, hints('pointing_recipient')))
  );
}

function ownSeverity(data: readonly string[], standing: Standing, { recipient }: Flow, toThirdParties: boolean): Severity {
  if (standing === 'authority' || standing === 'acquirer') return 'info';
  if (standing === 'audience') return data.every((id) => id.startsWith('content.')) ? 'info' : 'warning';
  if (standing === 'affiliate') return toThirdParties ? 'warning' : 'error';
  if (standing !== 'third_party') return 'warning';
  return recipient.type?.value === 'analytics_provider' && data.every(isTechnical) ? 'warning' : 'error';
}

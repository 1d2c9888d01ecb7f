// What a declaration must show before a row of a table of law applies: the words of the column `when`.
import type { Fact } from '../model/declaration.js';
import type { Context } from '../model/rule.js';
import { isForChildren, isMarked } from './declared.js';
import { isAbroad } from './abroad.js';
import { flowsOf } from './flows.js';
import { membershipClaim } from './membership.js';
import { buyersOf, disposalOf } from './sale.js';

type Occasion = (context: Context, arg: string) => boolean;

const OCCASIONS: Readonly<Record<string, Occasion>> = {
  disposal: (context) => isOccasion('sale', context) || isOccasion('ads', context),
  sensitive_held: (context) => holds(context, isMarked(context.vocabulary, 'sensitive')),
  sensitive_sold: (context) =>
    sells(
      context,
      (id) => isMarked(context.vocabulary, 'sensitive')(id) && id !== 'account.credentials',
      context.declaration.selling.sellsSensitive?.value === 'yes',
    ),
  biometric_sold: (context) => sells(context, (id) => id === 'biometric'),
  biometric: (context) => holds(context, (id) => id === 'biometric'),
  health: (context) => holds(context, (id) => ['special.health', 'special.genetic', 'special'].includes(id)),
  child_audio: (context) => isForChildren(context.declaration) && holds(context, (id) => ['content.audio_video', 'content'].includes(id)),
  child_identifiers: (context) =>
    isForChildren(context.declaration) &&
    holds(context, (id) => ['device.cookie_id', 'device.advertising_id', 'device.ip_address', 'device'].includes(id)),
  locating: (context) =>
    context.declaration.automation.profiling?.value === 'yes' ||
    isFor(context, 'profiling') ||
    holds(context, (id) => id === 'location.precise' || id === 'location'),
  decided: ({ declaration: { automation } }) => automation.decisions.length > 0,
  under13: ({ declaration }) => isForChildren(declaration),
  reviews: ({ declaration: { rights } }) => rights.offered.some(({ value }) => ['access', 'know', 'correct'].includes(value)),
  partner_marketing: (context) =>
    isFor(context, 'partner_marketing') ||
    flowsOf(context.declaration).some(({ recipient }) => recipient.type?.value === 'marketing_partner'),
  affiliates: ({ declaration }) => flowsOf(declaration).some(({ recipient }) => recipient.type?.value === 'affiliate'),
  outside_canada: ({ declaration }) =>
    flowsOf(declaration).some(({ recipient }) => recipient.countries.some(({ value }) => value !== 'unknown' && value !== 'CA')),
  dpf: (context) =>
    context.declaration.frameworks.dpf?.member?.value === 'yes' ||
    context.vocabulary.all('framework').some((row) => row.id === 'dpf' && membershipClaim(context, row) !== undefined),
  consent: (context) =>
    rests(context, 'consent', 'explicit_consent') || context.declaration.trackers.some((tracker) => tracker.consent?.value === 'opt_in'),
  interests: (context) => rests(context, 'legitimate_interests', 'public_task') || isFor(context, 'direct_marketing'),
  legitimate: (context) => rests(context, 'legitimate_interests'),
  portable: (context) => rests(context, 'consent', 'explicit_consent', 'contract'),
  marketing: (context) => isFor(context, 'direct_marketing'),
  sale: ({ declaration, vocabulary }) => declaration.selling.sells?.value === 'yes' || buyersOf(declaration, vocabulary).length > 0,
  ads: ({ declaration, vocabulary }) =>
    declaration.selling.sharesForAds?.value === 'yes' ||
    (declaration.selling.sharesForAds?.value !== 'no' &&
      declaration.recipients.some((recipient) => disposalOf(declaration, recipient, vocabulary)?.kind === 'sharing')),
  sensitive: ({ declaration, vocabulary }) =>
    declaration.data.some(
      (entry) =>
        entry.what.some((fact) => isMarked(vocabulary, 'sensitive')(fact.value)) &&
        entry.for.some((use) => vocabulary.term('purpose', use.purpose.value)?.more['secondary'] === true),
    ),
  // A decision without a human is reported by declaration/automated-safeguard.
  decisions: ({ declaration: { automation } }) =>
    automation.decisions.length > 0 && automation.decisions.every((decision) => decision.humanReview?.value === 'yes'),
  children: ({ declaration: { children } }) =>
    children.collectsUnder13?.value === 'yes' || (children.audience?.value === 'children' && children.collectsUnder13?.value !== 'no'),
  transfer: isAbroad,
  legal_name: ({ declaration: { organization } }) => isNamed(organization.legalName),
  dpo: ({ declaration: { organization } }) => isNamed(organization.dpo),
  eu_representative: ({ declaration: { organization } }) => isNamed(organization.euRepresentative),
  uk_representative: ({ declaration: { organization } }) => isNamed(organization.ukRepresentative),
  /** `from:data_broker`: data that come from there. */
  from: ({ declaration }, source) => declaration.data.some((entry) => entry.from.some((fact) => fact.value === source)),
  foreign_trackers: ({ declaration: { trackers } }) =>
    trackers.some(
      (tracker) =>
        (tracker.vendor?.value ?? 'us') !== 'us' && tracker.for.some((use) => use.value !== 'essential' && use.value !== 'security'),
    ),
  trackers: ({ declaration: { trackers } }) =>
    trackers.some((tracker) => tracker.for.some((use) => use.value !== 'essential' && use.value !== 'security')),
};

/** Whether the declared facts bring a row about; where a fact is unknown, it does not count. No `when` is always. */
export function isOccasion(when: unknown, context: Context): boolean {
  if (when === undefined) return true;
  const [name = '', arg = ''] = String(when).split(':');
  return OCCASIONS[name]?.(context, arg) ?? false;
}

/** The words that a column `when` may hold. */
export const OCCASION_NAMES: readonly string[] = Object.keys(OCCASIONS);

function holds({ declaration }: Context, test: (id: string) => boolean): boolean {
  return declaration.data.some((entry) => entry.what.some((fact) => test(fact.value)));
}

/** Whether data of a kind go to those to whom data are sold, or are declared as sold. */
function sells({ declaration, vocabulary }: Context, test: (id: string) => boolean, isDeclared = false): boolean {
  const buyers = new Set(buyersOf(declaration, vocabulary));
  return (
    isDeclared || flowsOf(declaration).some(({ entry, recipient }) => buyers.has(recipient) && entry.what.some((fact) => test(fact.value)))
  );
}

function rests({ declaration }: Context, ...bases: string[]): boolean {
  return declaration.data.some((entry) => entry.for.some((use) => use.basis !== null && bases.includes(use.basis.value)));
}

function isFor({ declaration }: Context, purpose: string): boolean {
  return declaration.data.some((entry) => entry.for.some((use) => use.purpose.value === purpose));
}

/** Whether somebody or something is declared, and not that there is none. */
export function isNamed(fact: Fact<string> | null): boolean {
  return fact !== null && !['none', 'not_required', 'unknown'].includes(fact.value);
}

// What a declaration must show before a row of a table of law applies: the words of the column `when`.
import type { Fact } from '../model/declaration.js';
import type { Context } from '../model/rule.js';
import { isMarked } from './declared.js';
import { isAbroad } from './abroad.js';
import { buyersOf, disposalOf } from './sale.js';

type Occasion = (context: Context, arg: string) => boolean;

const OCCASIONS: Readonly<Record<string, Occasion>> = {
  consent: (context) => rests(context, 'consent', 'explicit_consent') || context.declaration.trackers.some((tracker) => tracker.consent?.value === 'opt_in'),
  interests: (context) => rests(context, 'legitimate_interests', 'public_task', 'unknown') || isFor(context, 'direct_marketing'),
  legitimate: (context) => rests(context, 'legitimate_interests'),
  portable: (context) => rests(context, 'consent', 'explicit_consent', 'contract', 'unknown'),
  marketing: (context) => isFor(context, 'direct_marketing'),
  sale: ({ declaration, vocabulary }) => declaration.selling.sells?.value === 'yes' || buyersOf(declaration, vocabulary).length > 0,
  ads: ({ declaration, vocabulary }) => declaration.selling.sharesForAds?.value === 'yes' || (declaration.selling.sharesForAds?.value !== 'no' && declaration.recipients.some((recipient) => disposalOf(declaration, recipient, vocabulary)?.kind === 'sharing')),
  sensitive: ({ declaration, vocabulary }) => declaration.data.some((entry) => entry.what.some((fact) => isMarked(vocabulary, 'sensitive')(fact.value)) && entry.for.some((use) => vocabulary.term('purpose', use.purpose.value)?.more['secondary'] === true)),
  // A decision without a human is reported by declaration/automated-safeguard.
  decisions: ({ declaration: { automation } }) => automation.decisions.length > 0 && automation.decisions.every((decision) => decision.humanReview?.value === 'yes'),
  children: ({ declaration: { children } }) => children.collectsUnder13?.value === 'yes' || children.audience?.value === 'children',
  transfer: isAbroad,
  legal_name: ({ declaration: { organization } }) => isNamed(organization.legalName),
  dpo: ({ declaration: { organization } }) => isNamed(organization.dpo),
  eu_representative: ({ declaration: { organization } }) => isNamed(organization.euRepresentative),
  uk_representative: ({ declaration: { organization } }) => isNamed(organization.ukRepresentative),
  /** `from:data_broker`: data that come from there. */
  from: ({ declaration }, source) => declaration.data.some((entry) => entry.from.some((fact) => fact.value === source)),
  foreign_trackers: ({ declaration: { trackers } }) => trackers.some((tracker) => (tracker.vendor?.value ?? 'us') !== 'us' && tracker.for.some((use) => use.value !== 'essential' && use.value !== 'security')),
  trackers: ({ declaration: { trackers } }) => trackers.some((tracker) => tracker.for.some((use) => use.value !== 'essential' && use.value !== 'security')),
};

/** Whether the declared facts bring a row about; where a fact is unknown, it does not count. No `when` is always. */
export function isOccasion(when: unknown, context: Context): boolean {
  if (when === undefined) return true;
  const [name = '', arg = ''] = String(when).split(':');
  return OCCASIONS[name]?.(context, arg) ?? false;
}

/** The words that a column `when` may hold. */
export const OCCASION_NAMES: readonly string[] = Object.keys(OCCASIONS);

function rests({ declaration }: Context, ...bases: string[]): boolean {
  return declaration.data.some((entry) => entry.for.some((use) => bases.includes(use.basis?.value ?? 'unknown')));
}

function isFor({ declaration }: Context, purpose: string): boolean {
  return declaration.data.some((entry) => entry.for.some((use) => use.purpose.value === purpose));
}

/** Whether somebody or something is declared, and not that there is none. */
export function isNamed(fact: Fact<string> | null): boolean {
  return fact !== null && !['none', 'not_required', 'unknown'].includes(fact.value);
}

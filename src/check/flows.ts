// Who receives what by the declaration, and what a reader would call them.
import type { DataEntry, Declaration, Fact, Recipient } from '../model/declaration.js';
import type { Mention } from '../model/statement.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { distinct, listOf } from './wording.js';

/** One recipient of one entry of `data:`. */
export interface Flow {
  readonly entry: DataEntry;
  readonly recipient: Recipient;
  /** The recipient's id in the entry's `to:`. */
  readonly to: Fact<string>;
}

/** What a recipient is to the people whose data it gets. */
export type Standing =
  /** acts for the organisation under its instructions */
  | 'processor'
  /** uses data for ends of its own */
  | 'third_party'
  | 'affiliate'
  /** people reached by using the service: other users, the public, the customer's own administrators */
  | 'audience'
  | 'authority'
  | 'adviser'
  | 'acquirer'
  | 'unknown';

const STANDINGS: Readonly<Record<string, Standing>> = {
  processor: 'processor', payment_processor: 'processor', ai_provider: 'processor', affiliate: 'affiliate', other_users: 'audience',
  public: 'audience', customer_admin: 'audience', government: 'authority', professional_advisor: 'adviser', acquirer: 'acquirer',
  analytics_provider: 'third_party', ad_network: 'third_party', social_network: 'third_party', data_broker: 'third_party',
  consumer_reporting_agency: 'third_party', marketing_partner: 'third_party', business_partner: 'third_party',
  joint_controller: 'third_party', researcher: 'third_party',
};
const PROCESSOR_CONTRACTS = ['dpa', 'ccpa_terms', 'dpa_and_ccpa_terms'];

/** Whether the recipient gives something of value back for the data. */
export function isPaid(recipient: Recipient): boolean {
  return recipient.exchange !== null && ['money', 'services', 'analytics'].includes(recipient.exchange.value);
}

/** The standing that follows from type, contract, exchange and training on the data. */
export function standingOf(recipient: Recipient): Standing {
  const standing = STANDINGS[recipient.type?.value ?? ''] ?? 'unknown';
  if (standing === 'processor') return recipient.trainsOnData?.value === 'yes' || recipient.exchange?.value === 'money' ? 'third_party' : 'processor';
  const bound = PROCESSOR_CONTRACTS.includes(recipient.contract?.value ?? '');
  return recipient.type?.value === 'analytics_provider' && bound && !isPaid(recipient) ? 'processor' : standing;
}

/** Every recipient of every entry; ids that no recipient has are left out, because nothing is known of them. */
export function flowsOf(declaration: Declaration): Flow[] {
  const known = new Map(declaration.recipients.map((recipient) => [recipient.id, recipient]));
  return declaration.data.flatMap((entry) => entry.to.flatMap((to) => {
    const recipient = known.get(to.value);
    return recipient ? [{ entry, recipient, to }] : [];
  }));
}

/** "Example Ads (advertising networks)": the declared name, or the id, with the type. */
export function nameOf(recipient: Recipient, vocabulary: Vocabulary): string {
  const type = recipient.type ? vocabulary.title('recipient', recipient.type.value) : '';
  if (!recipient.name) return type || recipient.id;
  return type ? `${recipient.name.value} (${type})` : recipient.name.value;
}

/** The categories of an entry that the words of a statement cover; no words mean personal information at large. */
export function matchingData(mentions: readonly Mention[], what: readonly Fact<string>[], vocabulary: Vocabulary): Fact<string>[] {
  const named = mentions.length ? mentions.map((mention) => mention.id) : ['personal'];
  return what.filter((fact) => named.some((id) => vocabulary.covers('data', id, fact.value)));
}

/** Whether one of the ids named covers an id of the same vocabulary. */
export function coversAny(vocabulary: Vocabulary, kind: 'data' | 'purpose' | 'recipient', named: readonly string[], id: string): boolean {
  return named.some((general) => vocabulary.covers(kind, general, id));
}

/** How much a category says about a person: sensitive before identifying before descriptive before technical. */
export function tellingOf(id: string, vocabulary: Vocabulary): number {
  if (isTechnical(id)) return vocabulary.term('data', id)?.more['identifier'] ? 2 : 1;
  const more = vocabulary.term('data', id)?.more ?? {};
  if (more['sensitive'] && id !== 'account.credentials') return 5;
  return more['identifier'] ? 4 : 3;
}

/** Data that a reader may not take for personal information: what a browser or device sends by itself. */
export function isTechnical(id: string): boolean {
  return ['device', 'usage', 'location.coarse', 'demographic.language'].some((parent) => id === parent || id.startsWith(`${parent}.`));
}

/** Titles of categories, the most telling first: "health information, e-mail address and 3 more". */
export function dataTitles(ids: Iterable<string>, vocabulary: Vocabulary): string {
  const ranked = distinct(ids).sort((a, b) => tellingOf(b, vocabulary) - tellingOf(a, vocabulary));
  return listOf(ranked.map((id) => vocabulary.title('data', id)));
}

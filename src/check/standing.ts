// What a recipient is to the people whose data it gets.
import type { Recipient } from '../model/declaration.js';
import type { Vocabulary } from '../model/vocabulary.js';

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
  processor: 'processor',
  payment_processor: 'processor',
  ai_provider: 'processor',
  affiliate: 'affiliate',
  other_users: 'audience',
  public: 'audience',
  customer_admin: 'audience',
  government: 'authority',
  professional_advisor: 'adviser',
  acquirer: 'acquirer',
  analytics_provider: 'third_party',
  ad_network: 'third_party',
  social_network: 'third_party',
  data_broker: 'third_party',
  consumer_reporting_agency: 'third_party',
  marketing_partner: 'third_party',
  business_partner: 'third_party',
  joint_controller: 'third_party',
  researcher: 'third_party',
};

/** What recipients of a type are where nothing else is known of them. */
export function standingOfType(type: string): Standing {
  return STANDINGS[type] ?? 'unknown';
}

/** The standing that follows from type, contract, exchange and training on the data. */
export function standingOf(recipient: Recipient, vocabulary: Vocabulary): Standing {
  const { type, trainsOnData, exchange } = recipient;
  const standing = standingOfType(type?.value ?? '');
  if (standing === 'processor') return trainsOnData?.value === 'yes' || exchange?.value === 'money' ? 'third_party' : 'processor';
  return type?.value === 'analytics_provider' && isBound(recipient, vocabulary) && !isPaid(recipient, vocabulary) ? 'processor' : standing;
}

/** Whether the recipient gives something of value back for the data. */
export function isPaid({ exchange }: Recipient, vocabulary: Vocabulary): boolean {
  return exchange !== null && vocabulary.term('exchange', exchange.value)?.more['valuable'] === true;
}

/** Whether a contract binds the recipient to the organisation's purposes: any that does, or only one with the terms of California. */
export function isBound({ contract }: Recipient, vocabulary: Vocabulary, by: 'any' | 'ccpa_terms' = 'any'): boolean {
  return (
    contract !== null &&
    (vocabulary.covers('contract', 'ccpa_terms', contract.value) || (by === 'any' && vocabulary.covers('contract', 'dpa', contract.value)))
  );
}

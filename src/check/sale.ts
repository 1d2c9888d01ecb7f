// When handing data on is a sale, or sharing for advertising, whatever it is called. Every rule asks here.
import type { Declaration, Recipient } from '../model/declaration.js';
import type { Place } from '../model/text.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { entriesTo, known } from './declared.js';
import { isBound, isPaid, standingOf } from './standing.js';
import type { Standing } from './standing.js';

/** What the declared facts about a recipient amount to. */
export interface Disposal {
  /** sale: for money or anything else of value; sharing: for advertising across contexts. */
  readonly kind: 'sale' | 'sharing';
  /** True for a sale by anybody's definition: money changes hands, or the recipient deals in data. */
  readonly plain: boolean;
  /** The fact that makes it one, in words that follow the recipient's name: "gives money for the data". */
  readonly because: string;
  readonly at: Place;
}

/** Purposes for which an organisation asks a credit agency about somebody, which feeds no dealer in data. */
const CHECKS = [
  'fraud_prevention',
  'identity_verification',
  'automated_decisions',
  'payments',
  'legal_obligation',
  'legal_claims',
  'security',
];
/** Everybody else stands outside every definition of sale unless declared as a buyer. */
const BUYING: readonly Standing[] = ['third_party', 'unknown'];

/**
 * Whether a recipient makes for a sale or for sharing, by its type, what it gives in exchange, and its contract; null where nothing
 * declared says so. `selling:` itself is not looked at.
 */
export function disposalOf(declaration: Declaration, recipient: Recipient, vocabulary: Vocabulary): Disposal | null {
  const type = known(recipient.type);
  if (type === null || recipient.type === null || !BUYING.includes(standingOf(recipient, vocabulary))) return null;
  const { exchange } = recipient;
  const valuable = isPaid(recipient, vocabulary);

  if (vocabulary.term('recipient', type)?.more['ccpa'] === 'sale') {
    if (exchange?.value === 'nothing' || isBound(recipient, vocabulary) || (!valuable && isAsked(declaration, recipient))) return null;
    return { kind: 'sale', plain: true, because: `is declared as ${type}`, at: recipient.type.at };
  }
  if (exchange?.value === 'money') return { kind: 'sale', plain: true, because: 'gives money for the data', at: exchange.at };
  if (type === 'ad_network') {
    if (!targets(declaration, recipient) || (isBound(recipient, vocabulary, 'ccpa_terms') && !targets(declaration, recipient, true)))
      return null;
    return { kind: 'sharing', plain: false, because: `is declared as ${type}`, at: recipient.type.at };
  }
  if (type === 'social_network' && targets(declaration, recipient, true))
    return { kind: 'sharing', plain: false, because: 'gets data for targeted advertising', at: recipient.type.at };
  if (!exchange || !valuable || isBound(recipient, vocabulary, 'ccpa_terms')) return null;
  const because = `gives ${vocabulary.title('exchange', exchange.value)} in exchange for the data`;
  return { kind: 'sale', plain: false, because, at: exchange.at };
}

/** The recipients to whom data are sold: those of `selling.to`, and those whose declared facts make it a sale. */
export function buyersOf(declaration: Declaration, vocabulary: Vocabulary): Recipient[] {
  const named = declaration.selling.sells?.value === 'yes' ? new Set(declaration.selling.to.map((to) => to.value)) : new Set<string>();
  const shared = declaration.selling.sharesForAds?.value === 'yes';
  return declaration.recipients.filter((recipient) => {
    const kind = disposalOf(declaration, recipient, vocabulary)?.kind;
    // Where data are sold and shared, `to` lists both kinds of recipient.
    return kind === 'sale' || (named.has(recipient.id) && !(kind === 'sharing' && shared));
  });
}

/** Whether data go to a recipient only to learn something about the person: credit, identity, fraud. */
function isAsked(declaration: Declaration, recipient: Recipient): boolean {
  const uses = entriesTo(declaration, recipient.id).flatMap((entry) => entry.for);
  return uses.length > 0 && uses.every((use) => CHECKS.includes(use.purpose.value));
}

/** Whether data go to an advertising network for more than contextual advertising; with `sure`, only a declared purpose counts. */
function targets(declaration: Declaration, recipient: Recipient, sure = false): boolean {
  const purposes = entriesTo(declaration, recipient.id).flatMap((entry) => entry.for.map((use) => use.purpose.value));
  if (sure) return purposes.includes('advertising_targeted');
  return purposes.length === 0 || purposes.some((purpose) => purpose !== 'advertising_contextual');
}

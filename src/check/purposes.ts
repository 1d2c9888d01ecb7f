// What data are used for by the declaration, and on which basis.
import type { DataEntry, Fact, PurposeUse, Recipient } from '../model/declaration.js';
import type { Vocabulary } from '../model/vocabulary.js';

/** Groups of purposes that serve somebody else's interest in the person: what readers least expect behind a service. */
const COMMERCIAL = ['marketing', 'advertising', 'sale'];

/** What a recipient of a type does with data, whether or not the entry says so. */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  ad_network: ['advertising_targeted'],
  marketing_partner: ['partner_marketing'],
  data_broker: ['monetization', 'partner_marketing'],
};

/** The group of a purpose: purposes of one group are what a reader takes for one another. */
export function groupOf(purpose: string, vocabulary: Vocabulary): string {
  const group = vocabulary.term('purpose', purpose)?.more['group'];
  return typeof group === 'string' ? group : purpose;
}

/** Whether a purpose is marketing, advertising or sale. */
export function isCommercial(purpose: string, vocabulary: Vocabulary): boolean {
  return COMMERCIAL.includes(groupOf(purpose, vocabulary));
}

/** Whether a purpose that a text names means a declared one; marketing, advertising and sale are one to a reader. */
export function isSamePurpose(named: string, declared: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.covers('purpose', named, declared) || groupOf(named, vocabulary) === groupOf(declared, vocabulary)) return true;
  return isCommercial(named, vocabulary) && isCommercial(declared, vocabulary);
}

/** The purposes for which a recipient may hold an entry's data. */
export function purposesOf(entry: Pick<DataEntry, 'for'>, recipient: Recipient | null): string[] {
  return [...entry.for.map((use) => use.purpose.value), ...(IMPLIED[recipient?.type?.value ?? ''] ?? [])];
}

/** What a recipient's type says that it does with data, of purposes that a text names: marketing may mean advertising, but not the reverse. */
export function impliedBy(named: readonly string[], recipient: Recipient, vocabulary: Vocabulary): string[] {
  const isMeant = (purpose: string, id: string): boolean =>
    groupOf(id, vocabulary) === groupOf(purpose, vocabulary) ||
    vocabulary.covers('purpose', id, purpose) ||
    (groupOf(id, vocabulary) === 'marketing' && isCommercial(purpose, vocabulary));
  return (IMPLIED[recipient.type?.value ?? ''] ?? []).filter((purpose) => named.some((id) => isMeant(purpose, id)));
}

/**
 * Whether a recipient gets data for one of the purposes that a text names: surely, where what it is says so or the entry serves nothing
 * else; perhaps, where the purpose is one of several; or not at all.
 */
export function servesNamed(
  named: readonly string[],
  entry: DataEntry,
  recipient: Recipient,
  vocabulary: Vocabulary,
): 'surely' | 'perhaps' | 'no' {
  const isNamed = (purpose: string): boolean => named.some((id) => isSamePurpose(id, purpose, vocabulary));
  if (impliedBy(named, recipient, vocabulary).length) return 'surely';
  const declared = entry.for.map((use) => use.purpose.value);
  if (!declared.some(isNamed)) return 'no';
  return declared.every(isNamed) ? 'surely' : 'perhaps';
}

/** The bases of an entry's uses, as far as they are known; explicit consent as the condition of special data is asked for whatever the basis is. */
export function basesOf({ condition, for: all }: DataEntry, uses: readonly PurposeUse[] = all): string[] {
  const asked = condition?.value === 'explicit_consent';
  return uses
    .map((use) => (asked ? 'explicit_consent' : (use.basis?.value ?? 'unknown')))
    .filter((basis) => basis !== 'unknown' && basis !== 'not_applicable');
}

/** Whether uses with these bases rest on consent: yes or no only where all agree. */
export function consentOf(bases: readonly string[]): 'yes' | 'no' | 'unknown' {
  const consented = bases.filter((basis) => basis === 'consent' || basis === 'explicit_consent').length;
  if (!bases.length || (consented > 0 && consented < bases.length)) return 'unknown';
  return consented ? 'yes' : 'no';
}

/** Whether an entry's uses that reach beyond the service rest on consent, or all where there are none such. */
export function consentToSharing(entry: DataEntry, vocabulary: Vocabulary): 'yes' | 'no' | 'unknown' {
  const commercial = entry.for.filter((use) => isCommercial(use.purpose.value, vocabulary));
  return consentOf(basesOf(entry, commercial.length ? commercial : entry.for));
}

/** Titles of purposes. */
export function purposeTitles(purposes: readonly Fact<string>[], vocabulary: Vocabulary): string[] {
  return purposes.map((purpose) => vocabulary.title('purpose', purpose.value));
}

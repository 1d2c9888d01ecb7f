// What the rules on store labels share: which types a declaration lists and a policy tells of, and how findings name them.
import type { Declaration } from '../model/declaration.js';
import type { Label, LabelEntry, LabelPurpose, LabelType } from '../model/label.js';
import type { Context } from '../model/rule.js';
import type { Vocabulary } from '../model/vocabulary.js';
import type { Coverage } from './disclosures.js';
import { isTechnical } from './flows.js';
import { isSensitive } from './omission.js';
import { groupOf, isCommercial } from './purposes.js';
import { standingOfType } from './standing.js';
import type { Evidence } from './told.js';
import { distinct, listOf } from './wording.js';

/** Recipients that no store takes for service providers. */
const ADVERTISERS = ['ad_network', 'data_broker', 'marketing_partner', 'social_network', 'consumer_reporting_agency'];
/** So wide that a label type is no part of it to anybody who compares lists. */
const TOO_WIDE = ['non_personal'];

/** The labels that could be read. */
export function usableLabels({ labels }: Context): Label[] {
  return labels.map(({ label }) => label).filter(({ usable }) => usable);
}

/** Whether a category may be what a type of the store means; wider and narrower ones are. */
export function isOfType(id: string, { data, also }: LabelType, vocabulary: Vocabulary): boolean {
  return (
    !TOO_WIDE.includes(id) && [...data, ...also].some((own) => vocabulary.covers('data', id, own) || vocabulary.covers('data', own, id))
  );
}

/** Whether the declaration lists data that may be meant by a type. */
export function listsType(type: LabelType, { declaration, vocabulary }: Context): boolean {
  return declaration.data.some((entry) => entry.what.some((what) => isOfType(what.value, type, vocabulary)));
}

/** Where a policy tells of a type: by a statement, a term, a wider term or loose words. */
export function toldOf({ data, also, words, title }: LabelType, coverage: Coverage, vocabulary: Vocabulary): Evidence | null {
  for (const id of data) {
    const found = coverage.term('data', id) ?? coverage.wider('data', id);
    if (found) return found;
  }
  // Loose words for what is only akin would be found in any text.
  const akin = coverage.named('data', (named) => also.some((id) => vocabulary.covers('data', id, named)));
  if (akin) return akin;
  return coverage.words([title.toLowerCase(), ...words]);
}

/** Whether a type is always something that people expect to be told of by name. */
export function isSensitiveType({ data, vague }: LabelType, vocabulary: Vocabulary): boolean {
  return !vague && data.length > 0 && data.every((id) => isSensitive(vocabulary, id));
}

/** Whether all that a type may mean is what a device sends by itself. */
export function isTechnicalType({ data }: LabelType): boolean {
  return data.every(isTechnical);
}

/** "Email Address, Name and 2 more": the store's own names. */
export function typeTitles(entries: readonly LabelEntry[]): string {
  return listOf(distinct(entries.map(({ type }) => type.title)), 4);
}

/** Whether a purpose is advertising or marketing and nothing else. */
export function isForAdvertising({ purposes }: LabelPurpose, vocabulary: Vocabulary): boolean {
  return purposes.length > 0 && purposes.every((id) => isCommercial(id, vocabulary));
}

/** Whether anything that is declared serves a purpose like one of the label's: data, trackers or recipients. */
export function servesLike({ purposes }: LabelPurpose, declaration: Declaration, vocabulary: Vocabulary): boolean {
  const commercial = purposes.some((id) => isCommercial(id, vocabulary));
  const isLike = (id: string): boolean =>
    purposes.some((one) => groupOf(one, vocabulary) === groupOf(id, vocabulary)) || (commercial && isCommercial(id, vocabulary));
  if (declaration.data.some((entry) => entry.for.some(({ purpose }) => isLike(purpose.value)))) return true;
  if (declaration.trackers.some((tracker) => tracker.for.some(({ value }) => value === (commercial ? 'advertising' : 'analytics'))))
    return true;
  return declaration.recipients.some(({ type }) => (commercial ? isAdvertiser(type?.value ?? '') : type?.value === 'analytics_provider'));
}

/** Whether recipients of a kind are among those that a store means by third parties, whatever the contract. */
export function isAdvertiser(type: string): boolean {
  return ADVERTISERS.includes(type) && standingOfType(type) === 'third_party';
}

/** Where Apple's manifest says that data serve tracking: for the app, or for single types. */
export function trackingOf({ tracking, entries }: Label): { readonly whole: Label['tracking']; readonly types: readonly LabelEntry[] } {
  return { whole: tracking?.value === true ? tracking : null, types: entries.filter((entry) => entry.tracking?.value === true) };
}

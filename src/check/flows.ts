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

/** Every recipient of every entry; ids that no recipient has are left out, because nothing is known of them. */
export function flowsOf(declaration: Declaration): Flow[] {
  const known = new Map(declaration.recipients.map((recipient) => [recipient.id, recipient]));
  return declaration.data.flatMap((entry) =>
    entry.to.flatMap((to) => {
      const recipient = known.get(to.value);
      return recipient ? [{ entry, recipient, to }] : [];
    }),
  );
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

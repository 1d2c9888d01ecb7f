// What to write instead of a word that no vocabulary has.
import { nearest } from '../model/nearest.js';
import type { TermKind, Vocabulary } from '../model/vocabulary.js';

const NOUNS: Readonly<Record<TermKind, string>> = {
  data: 'a category of data',
  purpose: 'a purpose',
  recipient: 'a recipient type',
  basis: 'a legal basis',
  condition: 'a condition of Art. 9',
  right: 'a right',
  transfer: 'a transfer safeguard',
  contract: 'a kind of contract',
  tracker_kind: 'a kind of tracker',
  tracker_for: 'a use of trackers',
  consent: 'a way of consent',
  regime: 'a regime',
  source: 'a source of data',
  exchange: 'something given in exchange',
  market: 'a market',
  country: 'a country',
  algorithm: 'an algorithm',
};
/** Ids of a vocabulary that are all named in a message; of a longer one, some. */
const FEW = 24;

/** What a word of a vocabulary is: "a purpose". */
export function nounOf(kind: TermKind): string {
  return NOUNS[kind];
}

/** Advice for a word that is none: the nearest id, else the ids there are. `custom`: the declaration's own categories. */
export function insteadOf(kind: TermKind, word: string, vocabulary: Vocabulary, custom: Iterable<string>): string {
  const near = vocabulary.suggest(kind, word) ?? (kind === 'data' ? nearest(word, custom) : undefined);
  if (near !== undefined) return `Did you mean ${near}?`;
  const ids = vocabulary.all(kind).map((term) => term.id);
  if (ids.length <= FEW) return `One of: ${ids.join(', ')}.`;
  return `For example: ${
    ids
      .filter((id) => id.includes('.'))
      .slice(0, 6)
      .join(', ') || ids.slice(0, 6).join(', ')
  }.`;
}

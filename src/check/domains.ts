// Kinds of data that have contradiction rules of their own, so that one sentence is reported by one rule.
import type { Statement } from '../model/statement.js';
import type { Vocabulary } from '../model/vocabulary.js';

export type Domain = 'location' | 'biometric' | 'sensitive';

const ROOTS: readonly (readonly [Domain, readonly string[]])[] = [
  ['location', ['location']],
  ['biometric', ['biometric']],
  ['sensitive', ['special', 'inferred.sensitive', 'criminal']],
];

const COUNTRIES = ['country', 'countries', 'region', 'regions', 'state', 'states'];

/** The domain that every category of a statement belongs to; null where it names other data, or none. */
export function domainOf(statement: Statement, vocabulary: Vocabulary): Domain | null {
  if (!statement.data.length) return null;
  // Countries are where data go, not data.
  if (statement.data.every((mention) => COUNTRIES.includes(mention.text.toLowerCase()))) return null;
  for (const [domain, roots] of ROOTS)
    if (statement.data.every((mention) => roots.some((root) => vocabulary.covers('data', root, mention.id)))) return domain;
  return null;
}

/** False for a statement about nothing but anonymous or aggregated data. */
export function isAboutPersons(statement: Statement): boolean {
  return !statement.data.length || statement.data.some((mention) => mention.id !== 'non_personal');
}

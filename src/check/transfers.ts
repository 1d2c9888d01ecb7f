// Which countries data may go to freely, on a day, by the table of countries.
import { textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { mentionsAny, wordsOf } from './wording.js';

/** Shorter words for a country are words of the language, too: "us". */
const SHORTEST = 4;

/** The regimes that bind what leaves their territory, with the columns of the table of countries that hold their decisions. */
const COLUMNS: Readonly<Record<string, { readonly column: string; readonly home: (country: string, inArea: boolean) => boolean }>> = {
  gdpr: { column: 'adequacy_eu', home: (_, inArea) => inArea },
  uk_gdpr: { column: 'adequacy_uk', home: (country, inArea) => country === 'GB' || inArea },
  swiss_fadp: { column: 'adequacy_ch', home: (country, inArea) => country === 'CH' || inArea },
  lgpd: { column: 'adequacy_br', home: (country) => country === 'BR' },
};

/** The ids of those regimes. */
export const TRANSFER_LAWS: readonly string[] = Object.keys(COLUMNS);

/**
 * Whether data may go to a country under a law without a further safeguard: freely; to `members` of a framework only; or not.
 * What is no country in the table is not adequate.
 */
export function isAdequate(country: string, law: string, asOf: string, vocabulary: Vocabulary): 'free' | 'members' | 'no' {
  const rule = COLUMNS[law];
  const row = vocabulary.term('country', country);
  if (!rule || !row) return 'no';
  if (rule.home(country, row.more['eea'] === true)) return 'free';
  // A decision about the Union or the Area is one about each of its members.
  const [holder] = [row, ...row.broader.map((id) => vocabulary.term('country', id))].filter(
    (term) => term?.more[rule.column] !== undefined,
  );
  if (!holder) return 'no';
  const from = String(holder.more[rule.column]);
  const until = holder.more[`${rule.column}_until`];
  if (asOf < from || (until !== undefined && asOf > String(until))) return 'no';
  return row.more['adequacy_scope'] === 'members' ? 'members' : 'free';
}

/** Whether the words of a place name a country: its code in capitals, its title or another name. */
export function namesCountry(at: Place, country: string, vocabulary: Vocabulary): boolean {
  const term = vocabulary.term('country', country);
  const names = [term?.title ?? '', ...(term?.aliases ?? [])]
    .map((name) => wordsOf(name).join(' ').replace(/^the /, ''))
    .filter((name) => name.length >= SHORTEST);
  return (
    textAt(at)
      .split(/[^A-Za-z]+/)
      .includes(country) || mentionsAny(at, names)
  );
}

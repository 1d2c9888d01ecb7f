// How a recipient may be called in a policy.
import type { Recipient } from '../model/declaration.js';

/** A name to look for; one that is only a piece of the declared name must stand letter by letter. */
export interface Name {
  readonly text: string;
  readonly exact: boolean;
}

/** Words at the end of a company's name that people leave out. */
const LEGAL_FORMS: ReadonlySet<string> = new Set([
  'inc',
  'llc',
  'ltd',
  'limited',
  'gmbh',
  'ag',
  'corp',
  'corporation',
  'co',
  'company',
  'plc',
  'bv',
  'nv',
  'sarl',
  'sas',
  'sa',
  'srl',
  'pty',
  'oy',
  'ab',
  'as',
  'aps',
  'kg',
  'se',
  'lp',
  'llp',
  'pbc',
]);
/** Houses of many services: their name alone does not say which of them is used. */
const HOUSES: ReadonlySet<string> = new Set([
  'google',
  'amazon',
  'microsoft',
  'apple',
  'meta',
  'facebook',
  'adobe',
  'oracle',
  'ibm',
  'yahoo',
  'data',
  'web',
  'cloud',
  'example',
]);
const JOINTS = [' and ', ' & ', ' / ', '/', ', ', ' or '];

/** The names to look for: the whole, the parts of "A and B", without legal form; of a proper name also its first word and its initials. */
export function namesOf(recipient: Recipient): Name[] {
  if (!recipient.name) return [];
  const whole = new Set<string>();
  const pieces = new Set<string>();
  const parts = partsOf(recipient.name.value);
  for (const part of parts) {
    const words = withoutLegalForm(part.split(' ').filter(Boolean));
    const [first = ''] = words;
    if (!first || (isLegalForm(first) && parts.length > 1)) continue;
    whole.add(words.join(' '));
    const proper = words.filter(isCapitalised);
    if (!isCapitalised(first)) continue;
    for (const piece of [proper.join(' '), first]) if (piece.length > 3 && !HOUSES.has(piece.toLowerCase())) pieces.add(piece);
    // The product of a house that has a name of its own: reCAPTCHA, CloudFront.
    const [, product = ''] = words;
    if (words.length === 2 && HOUSES.has(first.toLowerCase()) && isCoined(product)) whole.add(product);
    if (proper.length > 2) pieces.add(proper.map((word) => word.charAt(0)).join(''));
  }
  return [
    ...[...whole].map((text) => ({ text, exact: false })),
    ...[...pieces].filter((text) => !whole.has(text)).map((text) => ({ text, exact: true })),
  ];
}

/** The whole name without what stands in brackets, and what it joins. */
function partsOf(name: string): string[] {
  const open = name.indexOf('(');
  const whole = open > 0 ? name.slice(0, open).trim() : name;
  let found = [whole];
  for (const joint of JOINTS) found = found.flatMap((part) => part.split(joint));
  return [...new Set([whole, ...found])].map((part) => part.trim()).filter((part) => part.length > 1);
}

function withoutLegalForm(words: readonly string[]): string[] {
  const kept = [...words];
  while (kept.length > 1 && (isLegalForm(kept.at(-1) as string) || kept.at(-1) === '&')) kept.pop();
  return kept.map((word, i) => (i === kept.length - 1 ? word.replace(/,$/, '') : word));
}

/** "Inc.", which any company may be. */
function isLegalForm(word: string): boolean {
  return LEGAL_FORMS.has(word.replaceAll('.', '').replaceAll(',', '').toLowerCase());
}

/** A capital inside the word: nobody writes an everyday word so. */
function isCoined(word: string): boolean {
  const rest = word.slice(1);
  return rest !== rest.toLowerCase() && word !== word.toUpperCase();
}

function isCapitalised(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}

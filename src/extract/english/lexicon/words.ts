// What is known of single words, for those who compile the lexicon and those who look words up in it.
import { KEEP } from '../../../generated/words/words.js';

// Enumerations, because the bundler writes their members as plain numbers.
/** Classes of function words, as bits. */
export enum Bit {
  FIRST = 1,
  USER = 2,
  THEY = 4,
  IT = 8,
  DET = 16,
  PREP = 32,
  CONJ = 64,
  SUB = 128,
  REL = 256,
  MODAL = 512,
  BE = 1024,
  HAVE = 2048,
  DO = 4096,
  NEG = 8192,
  ADV = 16384,
  TO = 32768,
  PUNCT = 65536,
  FIRST_NOUN = 131072,
  QUESTION = 262144,
  NUMBER = 524288,
  POSS = 1048576,
  GLUED = 2097152,
  CAPITAL = 4194304,
  ADJ = 8388608,
  GENERIC = 16777216,
  NOTDATA = 33554432,
}

/** Forms of a verb, as bits: one spelling may be several ("read", "set"). */
export enum Form {
  BASE = 1,
  S = 2,
  PAST = 4,
  PART = 8,
  ING = 16,
}

/** Readings of a verb, as bits: what it says about data, or what it does to the verb it governs. */
export enum Reading {
  collect = 1,
  get = 2,
  store = 4,
  retain = 8,
  delete = 16,
  use = 32,
  track = 64,
  place = 128,
  share = 256,
  convey = 512,
  show = 1024,
  sell = 2048,
  send_out = 4096,
  advertise = 8192,
  secure = 16384,
  train = 32768,
  negate = 65536,
  permit = 131072,
  oblige = 262144,
  promise = 524288,
  tell = 1048576,
  acknowledge = 2097152,
}
export type ReadingName = keyof typeof Reading;

export interface VerbForm {
  readonly base: string;
  readonly forms: number;
  readonly readings: number;
}

/** Kinds of phrases that one walk over a sentence finds. */
export type PhraseKind =
  | 'data'
  | 'recipient'
  | 'purpose'
  | 'basis'
  | 'basis_context'
  | 'right'
  | 'right_context'
  | 'mechanism'
  | 'transfer_context'
  | 'contact'
  | 'contact_context'
  | 'controller'
  | 'change'
  | 'signal'
  | 'security'
  | 'decide'
  | 'profile'
  | 'child'
  | 'place'
  | 'source'
  | 'tracker'
  | 'exception'
  | 'condition';

export interface PhraseOut {
  readonly kind: PhraseKind;
  /** `KIND_INDEX` of the kind. */
  readonly index: number;
  readonly id: string;
}

export const KINDS: readonly PhraseKind[] = [
  'data',
  'recipient',
  'purpose',
  'basis',
  'basis_context',
  'right',
  'right_context',
  'mechanism',
  'transfer_context',
  'contact',
  'contact_context',
  'controller',
  'change',
  'signal',
  'security',
  'decide',
  'profile',
  'child',
  'place',
  'source',
  'tracker',
  'exception',
  'condition',
];
export const KIND_INDEX = Object.fromEntries(KINDS.map((k, i) => [k, i])) as Readonly<Record<PhraseKind, number>>;

/** One bit, by the kind's number. The most asked for stand first: to compare them one by one takes less time than to look a name up. */
export function bitOf(kind: PhraseKind): number {
  switch (kind) {
    case 'data':
      return 1;
    case 'recipient':
      return 1 << 1;
    case 'condition':
      return 1 << 22;
    case 'tracker':
      return 1 << 20;
    case 'exception':
      return 1 << 21;
    case 'purpose':
      return 1 << 2;
    case 'place':
      return 1 << 18;
    case 'right':
      return 1 << 5;
    case 'signal':
      return 1 << 13;
    case 'source':
      return 1 << 19;
    case 'security':
      return 1 << 14;
    case 'basis':
      return 1 << 3;
    case 'basis_context':
      return 1 << 4;
    case 'right_context':
      return 1 << 6;
    case 'mechanism':
      return 1 << 7;
    case 'transfer_context':
      return 1 << 8;
    case 'contact':
      return 1 << 9;
    case 'contact_context':
      return 1 << 10;
    case 'controller':
      return 1 << 11;
    case 'change':
      return 1 << 12;
    case 'decide':
      return 1 << 15;
    case 'profile':
      return 1 << 16;
    case 'child':
      return 1 << 17;
  }
}

/** One bit, by the letters of a stem. */
export function markOf(stem: string): number {
  let hash = stem.length;
  for (let i = 0; i < stem.length; i++) hash = (Math.imul(hash, 31) + stem.charCodeAt(i)) | 0;
  return 1 << ((hash ^ (hash >>> 7)) & 31);
}

/** What phrases are matched by where a word is no form of a verb: its singular, or itself. */
export function stemOf(norm: string): string {
  return KEEP.has(norm) ? norm : singular(norm);
}

/** Whether a spelling is a word of its own though it looks like a form of another. */
export function isKept(norm: string): boolean {
  return KEEP.has(norm);
}

/** Bits of a word that the lexicon does not list; `base` are those of what it lists under the word's stem. */
export function unlistedBits(norm: string, base: number): number {
  const code = norm.charCodeAt(0);
  const own =
    code >= 48 && code <= 57 ? Bit.NUMBER : norm.length > 4 && norm.endsWith('ly') ? (isFused(norm) ? Bit.ADV | Bit.NEG : Bit.ADV) : 0;
  // A singular known as a noun class lends it to its plural ("products" from "product").
  return own | (base & (Bit.GENERIC | Bit.NOTDATA | Bit.FIRST_NOUN));
}

/** "notpermanently": a denial and its adverb that lost the space between them. */
function isFused(norm: string): boolean {
  return norm.length > 8 && norm.startsWith('not') && !NOT_WORDS.has(norm);
}

const NOT_WORDS = new Set(['notably', 'noticeably', 'notoriously', 'notionally', 'notifiably']);

/** Plurals too short for the rule. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['ids', 'id'],
  ['ads', 'ad'],
  ['ips', 'ip'],
]);

export function singular(word: string): string {
  if (word.length === 3) return SHORT.get(word) ?? word;
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (word.endsWith('ies'))
    return word === 'cookies' || word === 'movies' || word === 'selfies' ? word.slice(0, -1) : `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

import { LEXICON } from '../../generated/lexicon.js';

/** Classes of function words, as bits. */
export const Bit = {
  FIRST: 1, USER: 2, THEY: 4, IT: 8, DET: 16, PREP: 32, CONJ: 64, SUB: 128, REL: 256, MODAL: 512, BE: 1024, HAVE: 2048, DO: 4096,
  NEG: 8192, ADV: 16384, TO: 32768, PUNCT: 65536, FIRST_NOUN: 131072, QUESTION: 262144, NUMBER: 524288, POSS: 1048576, GLUED: 2097152,
  CAPITAL: 4194304, ADJ: 8388608, GENERIC: 16777216, NOTDATA: 33554432,
} as const;

/** Forms of a verb, as bits: one spelling may be several ("read", "set"). */
export const Form = { BASE: 1, S: 2, PAST: 4, PART: 8, ING: 16 } as const;

/** Readings of a verb, as bits: what it says about data, or what it does to the verb it governs. */
export const Reading = {
  collect: 1, get: 2, store: 4, retain: 8, delete: 16, use: 32, track: 64, place: 128, share: 256, convey: 512, show: 1024, sell: 2048,
  send_out: 4096, advertise: 8192, secure: 16384, train: 32768,
  negate: 1 << 16, permit: 1 << 17, oblige: 1 << 18, promise: 1 << 19, tell: 1 << 20, acknowledge: 1 << 21,
} as const;
export type ReadingName = keyof typeof Reading;

export interface VerbForm {
  readonly base: string;
  readonly forms: number;
  readonly readings: number;
}

export interface WordInfo {
  bits: number;
  verb: VerbForm | null;
  /** What phrases are matched by: base of a verb's inflected form, singular of a noun. */
  stem: string;
  modal: 'may' | 'does';
  exact: PhraseOut | null;
}

/** Kinds of phrases that one walk over a sentence finds. */
export type PhraseKind =
  | 'data' | 'recipient' | 'purpose' | 'basis' | 'basis_context' | 'right' | 'right_context' | 'mechanism' | 'transfer_context' | 'contact'
  | 'contact_context' | 'controller' | 'change' | 'signal' | 'security' | 'decide' | 'profile' | 'child' | 'place' | 'source' | 'tracker'
  | 'exception' | 'condition';

export interface PhraseOut {
  readonly kind: PhraseKind;
  /** `KIND_INDEX` of the kind. */
  readonly index: number;
  readonly id: string;
}

const KINDS: readonly PhraseKind[] = ['data', 'recipient', 'purpose', 'basis', 'basis_context', 'right', 'right_context', 'mechanism', 'transfer_context', 'contact', 'contact_context',
  'controller', 'change', 'signal', 'security', 'decide', 'profile', 'child', 'place', 'source', 'tracker', 'exception', 'condition'];
export const KIND_INDEX = Object.fromEntries(KINDS.map((k, i) => [k, i])) as Readonly<Record<PhraseKind, number>>;

export interface PhraseNode {
  next: Map<string, PhraseNode> | null;
  out: PhraseOut[] | null;
}

export interface Lexicon {
  word(norm: string): WordInfo;
  readonly phrases: PhraseNode;
  /** How many kinds of phrases there are. */
  readonly kinds: number;
  /** Readings of a verb followed by a particle ("pass on"): base → particle → readings. */
  readonly particles: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

type Words = readonly string[];
type Table = Readonly<Record<string, Words>>;

let built: Lexicon | null = null;

/** The English lexicon, built on first use from schema/lexicon/en. */
export function lexicon(): Lexicon {
  built ??= build(LEXICON.en);
  return built;
}

// Words that end like a verb's form but are nouns or adjectives in policies.
const KEEP = new Set(['marketing', 'advertising', 'processing', 'billing', 'shipping', 'hosting', 'targeting', 'retargeting', 'remarketing', 'profiling',
  'targeted', 'aggregated', 'automated', 'anonymized', 'anonymised', 'learning', 'mailing', 'building', 'setting', 'settings', 'posting', 'listing',
  'listings', 'recording', 'recordings', 'reporting', 'rating', 'following', 'training', 'recruiting', 'accounting', 'legal', 'used', 'based',
  'related', 'debugging', 'interested', 'personalized', 'personalised', 'tailored', 'customized', 'publishing', 'banking', 'purchasing', 'identifying',
  'tracking', 'outsourcing', 'navigation', 'fingerprinting', 'hashing', 'hashed', 'encrypted', 'salted', 'is', 'was', 'has', 'does', 'this', 'us', 'its',
  'tied', 'whereas', 'always', 'perhaps', 'news', 'sms', 'gps', 'dns', 'https', 'tls', 'aws', 'ios', 'os', 'address', 'access', 'process', 'business',
  'analytics', 'series', 'species', 'status', 'virus', 'basis', 'various', 'previous', 'class', 'pass', 'less', 'unless', 'across', 'press', 'cross',
  'monitoring', 'needs', 'coordinates', 'heading', 'meeting', 'scoring', 'enclosed', 'limited', 'unauthorized', 'authorized', 'authorised', 'unauthorised',
  'clicks', 'controls', 'others', 'contacts', 'knowing', 'means', 'terms', 'lookup', 'gdpr', 'sanctions', 'friends']);

function build(data: Record<string, unknown>): Lexicon {
  const words = new Map<string, WordInfo>();
  const particles = new Map<string, Map<string, number>>();
  const at = (norm: string): WordInfo => {
    let info = words.get(norm);
    if (!info) words.set(norm, (info = { bits: 0, verb: null, stem: KEEP.has(norm) ? norm : singular(norm), modal: 'does', exact: null }));
    return info;
  };
  addVerbs(data, at, particles);
  addFunctionWords(data.grammar as Record<string, unknown>, at);
  const nouns = data.datawords as Table;
  for (const w of nouns.generic ?? []) at(w).bits |= Bit.GENERIC;
  for (const w of nouns.not_data ?? []) at(w).bits |= Bit.NOTDATA;

  // A plural that is also a verb's form ("logs", "records") has its noun's classes too.
  for (const [norm, info] of words) {
    const base = words.get(singular(norm));
    if (base && base !== info) info.bits |= base.bits & (Bit.GENERIC | Bit.NOTDATA | Bit.FIRST_NOUN);
  }
  const unknown = new Map<string, WordInfo>();
  const word = (norm: string): WordInfo => {
    const known = words.get(norm) ?? unknown.get(norm);
    if (known) return known;
    const code = norm.charCodeAt(0);
    const info: WordInfo = { bits: 0, verb: null, stem: KEEP.has(norm) ? norm : singular(norm), modal: 'does', exact: null };
    if (code >= 48 && code <= 57) info.bits |= Bit.NUMBER;
    else if (norm.length > 4 && norm.endsWith('ly')) info.bits |= Bit.ADV;
    // A singular known as a noun class lends it to its plural ("products" from "product").
    const base = words.get(info.stem);
    if (base) info.bits |= base.bits & (Bit.GENERIC | Bit.NOTDATA | Bit.FIRST_NOUN);
    if (unknown.size < 20000) unknown.set(norm, info);
    return info;
  };
  return { word, particles, phrases: buildPhrases(data, word), kinds: KINDS.length };
}

function addVerbs(data: Record<string, unknown>, at: (norm: string) => WordInfo, particles: Map<string, Map<string, number>>): void {
  const irregular = data.irregular as Table;
  const readings = new Map<string, number>();
  const add = (entry: string, bit: number): void => {
    const [base, particle] = entry.split(' ') as [string, string?];
    if (particle) {
      let of = particles.get(base);
      if (!of) particles.set(base, (of = new Map()));
      of.set(particle, (of.get(particle) ?? 0) | bit);
      if (!readings.has(base)) readings.set(base, 0);
    } else readings.set(base.replace('-', ''), (readings.get(base.replace('-', '')) ?? 0) | bit);
  };
  for (const source of [data.verbs, data.governors] as Table[])
    for (const [name, entries] of Object.entries(source)) for (const e of entries) add(e, Reading[name as ReadingName]);
  for (const w of (data.plainverbs as Words[]).flat()) if (!readings.has(w)) readings.set(w, 0);
  for (const [base, bits] of readings) {
    const [s, past, part, ing] = irregular[base] ?? regular(base);
    const forms: [string | undefined, number][] = [[base, Form.BASE], [s, Form.S], [past, Form.PAST], [part, Form.PART], [ing, Form.ING]];
    for (const [spelling, form] of forms) {
      if (!spelling) continue;
      const info = at(spelling);
      if (info.verb && info.verb.base !== base) {
        // "found" is find, "left" is leave: the first entry wins, but readings are never lost.
        if (info.verb.readings === 0 && bits !== 0) info.verb = { base, forms: form, readings: bits };
        continue;
      }
      info.verb = { base, forms: (info.verb?.forms ?? 0) | form, readings: bits };
      if (form !== Form.BASE && !KEEP.has(spelling)) info.stem = base;
    }
  }
}

function addFunctionWords(grammar: Record<string, unknown>, at: (norm: string) => WordInfo): void {
  const set = (key: string, bit: number): void => { for (const w of grammar[key] as Words) at(w).bits |= bit; };
  set('first', Bit.FIRST); set('user', Bit.USER); set('they', Bit.THEY); set('it', Bit.IT); set('determiners', Bit.DET);
  set('prepositions', Bit.PREP); set('conjunctions', Bit.CONJ); set('subordinators', Bit.SUB); set('relatives', Bit.REL);
  set('be', Bit.BE); set('have', Bit.HAVE); set('do', Bit.DO); set('negators', Bit.NEG); set('adverbs', Bit.ADV);
  set('first_nouns', Bit.FIRST_NOUN); set('questions', Bit.QUESTION);
  for (const [w, modal] of Object.entries(grammar.modals as Record<string, 'may' | 'does'>)) {
    at(w).bits |= Bit.MODAL;
    at(w).modal = modal;
  }
  at('to').bits |= Bit.TO;
}

/** Regular forms of a verb: third person, past, participle, -ing. */
function regular(base: string): [string, string, string, string] {
  const last = base.at(-1) as string;
  const beforeLast = base.at(-2) ?? '';
  const isVowel = (c: string): boolean => 'aeiou'.includes(c);
  const s = last === 'y' && !isVowel(beforeLast) ? `${base.slice(0, -1)}ies` : /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
  const past = last === 'e' ? `${base}d` : last === 'y' && !isVowel(beforeLast) ? `${base.slice(0, -1)}ied` : `${base}ed`;
  const ing = last === 'e' && beforeLast !== 'e' ? `${base.slice(0, -1)}ing` : `${base}ing`;
  return [s, past, past, ing];
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (word.endsWith('ies')) return word === 'cookies' || word === 'movies' || word === 'selfies' ? word.slice(0, -1) : `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function buildPhrases(data: Record<string, unknown>, word: (norm: string) => WordInfo): PhraseNode {
  const root: PhraseNode = { next: null, out: null };
  const add = (kind: PhraseKind, id: string, phrase: string): void => {
    let node = root;
    // "=companies" is that spelling and no other.
    if (phrase.startsWith('=')) {
      word(phrase.slice(1)).exact = { kind, index: KIND_INDEX[kind], id };
      return;
    }
    for (const part of String(phrase).toLowerCase().replace(/['’]s\b/g, '').split(/[\s-]+/)) {
      const key = word(part).stem;
      node.next ??= new Map();
      let child = node.next.get(key);
      if (!child) node.next.set(key, (child = { next: null, out: null }));
      node = child;
    }
    if (!node.out) node.out = [];
    if (!node.out.some((o) => o.kind === kind && o.id === id)) node.out.push({ kind, index: KIND_INDEX[kind], id });
  };
  const table = (kind: PhraseKind, source: Table): void => { for (const [id, list] of Object.entries(source)) for (const p of list) add(kind, id, p); };
  const list = (kind: PhraseKind, source: Words): void => { for (const p of source) add(kind, kind, p); };
  table('data', data.data as Table);
  table('recipient', data.recipients as Table);
  table('purpose', data.purposes as Table);
  const facts = data.facts as Record<string, unknown>;
  for (const kind of ['basis', 'right', 'mechanism', 'contact', 'signal', 'security', 'place', 'source'] as const) table(kind, facts[kind] as Table);
  table('tracker', facts.trackers as Table);
  for (const kind of ['basis_context', 'right_context', 'transfer_context', 'contact_context', 'controller', 'decide', 'profile', 'child'] as const)
    list(kind, facts[kind] as Words);
  list('change', (facts.change as Table).phrases ?? []);
  const limits = data.limits as Table;
  const denialOnly = new Set(limits.exception_for_denials_only);
  for (const p of limits.exception ?? []) add('exception', denialOnly.has(p) ? 'denial' : 'any', p);
  for (const kind of ['consent', 'law', 'merger', 'opt_out', 'aggregate', 'age', 'region', 'knowledge', 'need'] as const)
    for (const p of limits[kind] ?? []) add('condition', kind, p);
  return root;
}

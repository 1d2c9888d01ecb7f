// Compiles schema/lexicon/en at build time: every spelling of every verb, every phrase by the stems of its words. schema/compile.mjs runs it.
import { pack } from './packed.js';
import { PhraseTree, type Table, type Words } from './phrasetree.js';
import { Bit, Form, isKept, Reading, singular, stemOf, unlistedBits, type ReadingName } from './words.js';

/** A word as one text: bits|stem|base|forms|readings|modal|exact, empty where there is nothing to say. */
export type CompiledWord = string;

export interface CompiledLexicon {
  /** Packed: a word by its spelling. */
  readonly words: string;
  /** Packed: the phrases that start with a stem, as JSON. */
  readonly phrases: string;
  readonly particles: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface Word {
  bits: number;
  verb: { readonly base: string; readonly forms: number; readonly readings: number } | null;
  stem: string;
  modal: 'may' | 'does';
  exact: string;
}

/** @param data the files of schema/lexicon/en by name */
export function compileLexicon(data: Record<string, unknown>): CompiledLexicon {
  const words = new Map<string, Word>();
  const particles = new Map<string, Map<string, number>>();
  const at = (norm: string): Word => {
    let info = words.get(norm);
    if (!info) words.set(norm, (info = { bits: 0, verb: null, stem: stemOf(norm), modal: 'does', exact: '' }));
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
  const exact = new Map<string, string>();
  const phrases = new PhraseTree((norm) => words.get(norm)?.stem ?? stemOf(norm), exact).addAll(data);
  for (const [norm, out] of exact) {
    const listed = words.get(norm);
    if (listed) listed.exact = out;
    else
      words.set(norm, {
        bits: unlistedBits(norm, words.get(stemOf(norm))?.bits ?? 0),
        verb: null,
        stem: stemOf(norm),
        modal: 'does',
        exact: out,
      });
  }
  return {
    words: pack([...words].map(([norm, word]) => [norm, written(norm, word)])),
    phrases: pack(phrases.written()),
    particles: Object.fromEntries([...particles].map(([base, of]) => [base, Object.fromEntries(of)])),
  };
}

function written(norm: string, { bits, verb, stem, modal, exact }: Word): CompiledWord {
  return [
    bits,
    stem === norm ? '' : stem,
    ...(verb ? [verb.base, verb.forms, verb.readings] : ['', '', '']),
    modal === 'may' ? modal : '',
    exact,
  ]
    .join('|')
    .replace(/\|+$/, '');
}

function addVerbs(data: Record<string, unknown>, at: (norm: string) => Word, particles: Map<string, Map<string, number>>): void {
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
    const forms: [string | undefined, number][] = [
      [base, Form.BASE],
      [s, Form.S],
      [past, Form.PAST],
      [part, Form.PART],
      [ing, Form.ING],
    ];
    for (const [spelling, form] of forms) {
      if (!spelling) continue;
      const info = at(spelling);
      if (info.verb && info.verb.base !== base) {
        // "found" is find, "left" is leave: the first entry wins, but readings are never lost.
        if (info.verb.readings === 0 && bits !== 0) info.verb = { base, forms: form, readings: bits };
        continue;
      }
      info.verb = { base, forms: (info.verb?.forms ?? 0) | form, readings: bits };
      if (form !== Form.BASE && !isKept(spelling)) info.stem = base;
    }
  }
}

function addFunctionWords(grammar: Record<string, unknown>, at: (norm: string) => Word): void {
  const set = (key: string, bit: number): void => {
    for (const w of grammar[key] as Words) at(w).bits |= bit;
  };
  set('first', Bit.FIRST);
  set('user', Bit.USER);
  set('they', Bit.THEY);
  set('it', Bit.IT);
  set('determiners', Bit.DET);
  set('prepositions', Bit.PREP);
  set('conjunctions', Bit.CONJ);
  set('subordinators', Bit.SUB);
  set('relatives', Bit.REL);
  set('be', Bit.BE);
  set('have', Bit.HAVE);
  set('do', Bit.DO);
  set('negators', Bit.NEG);
  set('adverbs', Bit.ADV);
  set('first_nouns', Bit.FIRST_NOUN);
  set('questions', Bit.QUESTION);
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

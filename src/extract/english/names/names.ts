// What the organisation is called: by the declaration, or by the text itself.
import type { Block } from '../../../model/document.js';
import { ONE_OF_MANY } from '../../../generated/words/names.js';
import { SUFFIXES } from '../../../generated/words/equated.js';
import { Bit } from '../lexicon/lexicon.js';
import { keyOf } from './equated.js';
import { namesShown } from './naming.js';
import { tokenAt, tokenize, type Token } from '../tokens/tokens.js';
import type { Range } from '../tokens/range.js';

/** The names of the organisation, and those of others, in a text. */
export interface Names {
  /** In small letters, word by word, without article and legal form. */
  readonly all: readonly string[];
  /** Where names of the organisation stand in a sentence. */
  spans(tokens: readonly Token[]): Range[];
  /** Lower-case words of a name → how it is known. */
  match(tokens: readonly Token[], from: number, to: number): 'declared' | 'equated' | null;
  /** Whether the text speaks of a name, in lower case, as somebody else's: "we use Acme". */
  isOther(name: string): boolean;
}

const DOMAINS = ['.com', '.org', '.net'];

type Known = 'declared' | 'equated';

/** Names of the organisation: those declared, and those that the text equates with "we" or puts in its title and uses. */
export function namesOf(blocks: readonly Block[], declared: readonly string[]): Names {
  const known = new Map<string, Known>();
  for (const name of declared) {
    const key = keyOf(tokenize(name, 0, name.length).map((t) => t.norm));
    if (key) known.set(key, 'declared');
    if (/\.[a-z]{2,}$/i.test(name)) known.set(name.toLowerCase(), 'declared');
  }
  const { ours, short, others } = namesShown(blocks);
  for (const name of ours) if (!known.has(name)) known.set(name, 'equated');
  // "Acme Shoes" on acmeshoes.com
  const { size } = known;
  for (const name of ours)
    for (const end of DOMAINS) if (!known.has(name.replaceAll(' ', '') + end)) known.set(name.replaceAll(' ', '') + end, 'equated');
  for (const name of short) if (!known.has(name)) known.set(name, 'equated');
  const openings = new Set([...known.keys()].map((name) => name.split(' ')[0]));
  return {
    all: [...known.keys()].slice(0, size),
    match: (tokens, from, to) => matchName(known, openings, tokens, from, to),
    spans: (tokens) => spansOf(known, openings, tokens),
    isOther: (name) => others.has(name),
  };
}

function spansOf(
  known: ReadonlyMap<string, Known>,
  openings: ReadonlySet<string | undefined>,
  tokens: readonly Token[],
): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  if (known.size === 0) return out;
  for (let i = 0; i < tokens.length; i++) {
    if (!((tokens[i] as Token).bits & Bit.CAPITAL) || !openings.has((tokens[i] as Token).norm)) continue;
    let words = '';
    for (let k = i; k < tokens.length && k - i < 6; k++) {
      const t = tokens[k] as Token;
      // "Acme & Sons": the key of a name is its words alone.
      if (t.bits & Bit.PUNCT) continue;
      words = words ? `${words} ${t.norm}` : t.norm;
      if (known.has(words)) out.push({ from: i, to: k + 1 });
    }
  }
  return out;
}

function matchName(
  known: ReadonlyMap<string, Known>,
  openings: ReadonlySet<string | undefined>,
  tokens: readonly Token[],
  from: number,
  to: number,
): Known | null {
  if (known.size === 0) return null;
  let start = from;
  while (start < to && (tokens[start] as Token).bits & Bit.DET && !((tokens[start] as Token).bits & Bit.USER)) start++;
  const how = nameAt(known, openings, tokens, start, to, false);
  if (how) return how;
  // "for these purposes Acme may": a name at the end, behind words that belong to what comes before.
  for (let k = Math.max(start + 1, to - 6); k < to; k++) {
    const t = tokens[k] as Token;
    if (!(t.bits & Bit.CAPITAL) || !openings.has(t.norm) || (tokens[k - 1] as Token).bits & (Bit.CAPITAL | Bit.POSS | Bit.PREP)) continue;
    const last = nameAt(known, openings, tokens, k, to, true);
    if (last) return last;
  }
  return null;
}

function nameAt(
  known: ReadonlyMap<string, Known>,
  openings: ReadonlySet<string | undefined>,
  tokens: readonly Token[],
  start: number,
  to: number,
  whole: boolean,
): Known | null {
  let words = '';
  for (let k = start; k < to && k - start < 8; k++) {
    const t = tokens[k] as Token;
    // "Acme's" is no Acme, but "Fernley's may" is what Fernley's does, and there are "Fernley's Shops".
    if (t.bits & Bit.POSS) {
      if (k + 1 < to) continue;
    } else if (!(t.bits & Bit.PUNCT)) {
      if (!words && !openings.has(t.norm)) return null;
      words = words ? `${words} ${t.norm}` : t.norm;
    }
    const how = known.get(words);
    if (!how) continue;
    // "Acme users" is no Acme: behind the name only its suffix, a bracket, an adverb, or "and its affiliates".
    const next = tokens[k + 1];
    if (k + 1 >= to || !next) return how;
    // "Acme Maps": a product of Acme; "Acme Members" are people.
    if (!ONE_OF_MANY.has(tokenAt(tokens, start - 1).norm) && isProduct(tokens, k + 1, to)) return how;
    // "various Acme entities"
    if (k + 2 >= to && next.norm === 'entities') return how;
    if (!whole && (SUFFIXES.has(next.norm) || next.bits & (Bit.PUNCT | Bit.CONJ | Bit.FIRST_NOUN | Bit.ADV))) return how;
  }
  return null;
}

function isProduct(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (!((tokens[k] as Token).bits & Bit.CAPITAL) || (tokens[k] as Token).bits & (Bit.USER | Bit.GENERIC)) return false;
  return true;
}

// What the organisation is called: by the declaration, or by the text itself.
import type { Block } from '../../model/document.js';
import type { Names } from './clause.js';
import { Bit } from './lexicon.js';
import { tokenize, type Token } from './tokens.js';

const SUFFIXES = new Set(['inc', 'llc', 'ltd', 'limited', 'corp', 'corporation', 'gmbh', 'co', 'company', 'sa', 'ag', 'bv', 'plc', 'pty', 'lp', 'llp', 'com', 'org', 'net']);
const NOT_NAMES = new Set(['privacy', 'policy', 'notice', 'statement', 'the', 'your', 'our', 'this', 'terms', 'cookie', 'cookies', 'of', 'use', 'service', 'services', 'personal', 'data', 'information', 'protection',
  'last', 'updated', 'effective', 'date', 'website', 'site', 'app', 'application', 'mobile', 'welcome', 'to', 'for', 'and', 'a', 'an', 'legal', 'page', 'home', 'about', 'contact', 'online', 'web', 'we', 'user', 'users',
  'california', 'gdpr', 'eu', 'us', 'introduction', 'overview', 'general', 'security', 'rights', 'children', 'layout', 'title', 'summary', 'in', 'on', 'is', 'how', 'what', 'agreement', 'policies', 'customer', 'customers',
  'company', 'google', 'facebook', 'twitter', 'apple', 'amazon', 'microsoft', 'if', 'you', 'by', 'as', 'when', 'i', 'it', 'no', 'all', 'any', 'each', 'here', 'there', 'consumer', 'individual', 'product', 'products', 'platform']);

type Known = 'declared' | 'equated';

/** Names of the organisation: those declared, and those that the text equates with "we" or puts in its title and uses. */
export function namesOf(blocks: readonly Block[], declared: readonly string[]): Names {
  const known = new Map<string, Known>();
  const add = (words: readonly string[], how: Known): void => {
    const name = stripped(words);
    if (name.length && name.join('').length > 1 && !name.every((w) => NOT_NAMES.has(w))) known.set(name.join(' '), known.get(name.join(' ')) ?? how);
  };
  for (const name of declared) {
    const words = tokenize(name, 0, name.length).map((t) => t.norm);
    add(words, 'declared');
    if (/\.[a-z]{2,}$/i.test(name)) known.set(name.toLowerCase(), 'declared');
  }
  for (const block of blocks.slice(0, 60)) equated(block, add);
  if (![...known.values()].includes('declared')) titled(blocks, add);
  const openings = new Set([...known.keys()].map((name) => name.split(' ')[0]));
  return { match: (tokens, from, to) => matchName(known, tokens, from, to), spans: (tokens) => spansOf(known, openings, tokens) };
}

function stripped(words: readonly string[]): string[] {
  let name = words.filter((w) => /[\p{L}\p{N}]/u.test(w) && w !== "'s");
  if (name[0] === 'the') name = name.slice(1);
  while (name.length > 1 && SUFFIXES.has((name.at(-1) as string).replace(/\.$/, ''))) name = name.slice(0, -1);
  return name;
}

const WE = new Set(['we', 'us', 'our', 'i', 'ours']);

/** Acme Inc. ("we", "us" or "Acme"): the capitalised words before the bracket, and the quoted names inside it. */
function equated(block: Block, add: (words: readonly string[], how: Known) => void): void {
  let open = block.text.indexOf('(');
  for (let n = 0; open >= 0 && n < 12; n++, open = block.text.indexOf('(', open + 1)) {
    const close = block.text.indexOf(')', open);
    if (close < 0 || close - open > 160) continue;
    const inside = tokenize(block.text, open + 1, close);
    if (!inside.some((t) => WE.has(t.norm)) || inside.length > 30 || !/["“'‘]|hereinafter|collectively|or|,/.test(block.text.slice(open, close)) && inside.length > 2) continue;
    for (const words of quotedNames(inside)) add(words, 'equated');
    add(capitalsBefore(tokenize(block.text, Math.max(0, open - 120), open)), 'equated');
  }
}

function quotedNames(tokens: readonly Token[]): string[][] {
  const out: string[][] = [];
  let run: string[] = [];
  for (const t of [...tokens, null]) {
    if (t && t.bits & Bit.CAPITAL && !WE.has(t.norm)) run.push(t.norm);
    else { if (run.length) out.push(run); run = []; }
  }
  return out;
}

function capitalsBefore(tokens: readonly Token[]): string[] {
  const out: string[] = [];
  for (let k = tokens.length - 1; k >= 0; k--) {
    const t = tokens[k] as Token;
    if (t.bits & Bit.CAPITAL || out.length && (t.norm === '&' || t.norm === '.' || t.norm === ',' && SUFFIXES.has(out[0] as string))) out.unshift(t.norm);
    else if (!out.length && (t.bits & Bit.PUNCT)) continue;
    else break;
  }
  return out;
}

/** The capitalised words of the title, if the text uses them as a subject often enough. */
function titled(blocks: readonly Block[], add: (words: readonly string[], how: Known) => void): void {
  const subjects = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'cell') continue;
    const tokens = tokenize(block.text, 0, Math.min(block.text.length, 4000));
    for (let k = 1; k < tokens.length; k++) {
      const t = tokens[k] as Token;
      if (!(t.bits & (Bit.MODAL | Bit.DO) || t.verb && t.verb.readings && t.verb.forms & 2 && !(t.bits & Bit.CAPITAL))) continue;
      const name = stripped(capitalsBefore(tokens.slice(Math.max(0, k - 6), k))).join(' ');
      if (name && !NOT_NAMES.has(name)) subjects.set(name, (subjects.get(name) ?? 0) + 1);
    }
  }
  const title = blocks.slice(0, 6).map((b) => b.text.slice(0, 200).toLowerCase()).join(' | ');
  const best = [...subjects].sort((a, b) => b[1] - a[1]);
  for (const [name, count] of best.slice(0, 3)) if (count >= 2 && title.includes(name) || count >= 3 && name === best[0]?.[0] && count >= 2 * (best[1]?.[1] ?? 0)) add(name.split(' '), 'equated');
}

function spansOf(known: ReadonlyMap<string, Known>, openings: ReadonlySet<string | undefined>, tokens: readonly Token[]): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  if (known.size === 0) return out;
  for (let i = 0; i < tokens.length; i++) {
    if (!((tokens[i] as Token).bits & Bit.CAPITAL) || !openings.has((tokens[i] as Token).norm)) continue;
    let words = '';
    for (let k = i; k < tokens.length && k - i < 6; k++) {
      words = words ? `${words} ${(tokens[k] as Token).norm}` : (tokens[k] as Token).norm;
      if (known.has(words)) { out.push({ from: i, to: k + 1 }); }
    }
  }
  return out;
}

function matchName(known: ReadonlyMap<string, Known>, tokens: readonly Token[], from: number, to: number): Known | null {
  let start = from;
  while (start < to && (tokens[start] as Token).bits & Bit.DET) start++;
  const words: string[] = [];
  for (let k = start; k < to && words.length < 6; k++) {
    const t = tokens[k] as Token;
    if (t.bits & Bit.POSS) return null;
    if (!(t.bits & Bit.PUNCT) || t.norm === '&') words.push(t.norm);
    const how = known.get(words.join(' '));
    if (!how) continue;
    // "Acme users" is no Acme: behind the name only its suffix, a bracket, or "and its affiliates".
    const next = tokens[k + 1];
    if (k + 1 >= to || !next || SUFFIXES.has(next.norm) || next.bits & (Bit.PUNCT | Bit.CONJ | Bit.FIRST_NOUN)) return how;
  }
  return null;
}

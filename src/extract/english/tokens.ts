import { Bit, KIND_INDEX, lexicon, type PhraseKind, type PhraseNode, type PhraseOut, type VerbForm, type WordInfo } from './lexicon.js';

/** A word or a mark of a block's text; offsets count the block's text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Lower case, straight apostrophe. */
  readonly norm: string;
  readonly stem: string;
  bits: number;
  readonly verb: VerbForm | null;
  readonly word: WordInfo;
}

/** A phrase of the lexicon found in a sentence: token range [from, to). */
export interface Phrase {
  readonly kind: PhraseKind;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

const APOSTROPHES = new Set([39, 0x2019, 0x2018, 0x60, 0xb4]);
const NEGATED: Readonly<Record<string, string>> = { wo: 'will', ca: 'can', sha: 'shall', ai: 'is' };
const CLITICS: Readonly<Record<string, string>> = { ll: 'will', ve: 'have', re: 'are', d: 'would', m: 'am' };
const PRONOUN_BEFORE_IS = new Set(['it', 'that', 'this', 'there', 'here', 'what', 'who', 'he', 'she']);

function isLetter(c: number): boolean {
  return ((c | 32) >= 97 && (c | 32) <= 122) || c > 0xbf && c !== 0xd7 && c !== 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f) && c < 0xfe00;
}
function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** Cuts text[start, end) into tokens; contractions become two ("don't" → do + n't), hyphenated words their parts. */
export function tokenize(text: string, start: number, end: number): Token[] {
  const out: Token[] = [];
  let i = start;
  while (i < end) {
    const c = text.charCodeAt(i);
    if (c <= 32 || c === 0xa0) { i++; continue; }
    if (isLetter(c) || isDigit(c)) i = word(text, i, end, out);
    else {
      push(out, i, i + 1, text[i] as string, Bit.PUNCT);
      i++;
    }
  }
  return out;
}

function push(out: Token[], start: number, end: number, norm: string, extra: number): void {
  const info = lexicon().word(norm);
  out.push({ start, end, norm, stem: info.stem, bits: info.bits | extra, verb: extra & (Bit.PUNCT | Bit.GLUED) ? null : info.verb, word: info });
}

function word(text: string, from: number, end: number, out: Token[]): number {
  let i = from;
  let apostrophe = -1;
  while (i < end) {
    const c = text.charCodeAt(i);
    if (isLetter(c) || isDigit(c)) { i++; continue; }
    const next = i + 1 < end ? text.charCodeAt(i + 1) : 0;
    if (APOSTROPHES.has(c) && isLetter(next) && apostrophe < 0) { apostrophe = i; i++; continue; }
    // "u.s.", "1.2", "example.com", "a@b.example" stay one token.
    if ((c === 46 || c === 64 || c === 95) && (isLetter(next) || isDigit(next))) { i++; continue; }
    if (c === 46 && i - from === 3 && text.charCodeAt(from + 1) === 46) { i++; break; }
    break;
  }
  const capital = text.charCodeAt(from) >= 65 && text.charCodeAt(from) <= 90 ? Bit.CAPITAL : 0;
  if (apostrophe > 0) {
    contraction(text, from, apostrophe, i, capital, out);
    return i;
  }
  const hyphenBefore = from > 0 && text.charCodeAt(from - 1) === 45 && out.length > 1 && (out.at(-1) as Token).norm === '-' && (out.at(-1) as Token).end === from
    && (out.at(-2) as Token).end === from - 1;
  const norm = text.slice(from, i).toLowerCase();
  if (hyphenBefore) {
    const before = out.at(-2) as Token;
    if (before.norm === 'e' || before.norm === 're' || before.norm === 'de' && norm.startsWith('identif')) {
      out.length -= 2;
      push(out, before.start, i, before.norm === 'de' ? `de${norm}` : before.norm + norm, before.bits & Bit.CAPITAL);
      return i;
    }
    out.length -= 1;
    // The parts of a compound are no verbs of the clause: "opt-out", "third-party", "use-based".
    out[out.length - 1] = { ...before, bits: before.bits | Bit.GLUED, verb: null };
    push(out, from, i, norm, capital | Bit.GLUED);
    return i;
  }
  push(out, from, i, norm === 'cannot' ? 'can' : norm, capital);
  if (norm === 'cannot') push(out, i, i, 'not', 0);
  return i;
}

function contraction(text: string, from: number, apostrophe: number, end: number, capital: number, out: Token[]): void {
  const head = text.slice(from, apostrophe).toLowerCase();
  const tail = text.slice(apostrophe + 1, end).toLowerCase();
  if (tail === 't' && head.endsWith('n')) {
    const stem = head.slice(0, -1);
    push(out, from, apostrophe - 1, NEGATED[stem] ?? stem, capital);
    push(out, apostrophe - 1, end, "n't", 0);
    return;
  }
  const clitic = CLITICS[tail];
  push(out, from, apostrophe, head, capital);
  if (clitic) push(out, apostrophe, end, clitic, 0);
  else if (tail === 's' && PRONOUN_BEFORE_IS.has(head)) push(out, apostrophe, end, 'is', 0);
  else push(out, apostrophe, end, "'s", Bit.POSS);
}

/**
 * All phrases of the lexicon in a sentence, by start. Of one kind only the longest at a place is kept, and none inside a
 * longer one of the same kind.
 */
export function phrasesIn(tokens: readonly Token[]): Phrase[] {
  const words = lexicon();
  const out: Phrase[] = [];
  const covered = new Int32Array(words.kinds);
  for (let i = 0; i < tokens.length; i++) {
    if (!((tokens[i] as Token).bits & Bit.PUNCT)) collectAt(tokens, i, words.startingWith((tokens[i] as Token).word), covered, out);
  }
  return out;
}

function collectAt(tokens: readonly Token[], i: number, start: PhraseNode | null, covered: Int32Array, out: Phrase[]): void {
  const { exact } = (tokens[i] as Token).word;
  if (!start && !exact) return;
  const mark = out.length;
  let node: PhraseNode | null | undefined = start;
  for (let j = i; node;) {
    if (node.out) for (const o of node.out) keep(o, i, j + 1, mark, covered, out);
    if (node.isLeaf) break;
    j++;
    // Quotes, brackets and possessives inside a phrase are looked through: "personal" data, visitor's data.
    while (j < tokens.length && isTransparent(tokens[j] as Token)) j++;
    if (j >= tokens.length) break;
    node = node.next((tokens[j] as Token).stem);
  }
  if (exact && covered[exact.index] as number <= i) keep(exact, i, i + 1, mark, covered, out);
  for (let k = mark; k < out.length; k++) {
    const p = out[k] as Phrase;
    const index = KIND_INDEX[p.kind];
    if ((covered[index] as number) < p.to) covered[index] = p.to;
    if (p.id === 'none') { out.splice(k, 1); k--; }
  }
}

/** Adds a phrase, or lets it take the place of a shorter one of its kind that starts at the same token. */
function keep(o: PhraseOut, from: number, to: number, mark: number, covered: Int32Array, out: Phrase[]): void {
  if ((covered[o.index] as number) >= to) return;
  for (let k = mark; k < out.length; k++) {
    const p = out[k] as Phrase;
    if (p.kind !== o.kind) continue;
    if (p.to > to) return;
    if (p.to < to) { out.splice(k, 1); k--; }
  }
  out.push({ kind: o.kind, id: o.id, from, to });
}

function isTransparent(t: Token): boolean {
  return (t.bits & Bit.POSS) !== 0 || t.norm === '"' || t.norm === '“' || t.norm === '”' || t.norm === '/' || t.norm === '(' || t.norm === ')';
}

import { unitAt } from '../../model/text.js';
import { Bit, KINDS, lexicon, marksOf, type Lexicon, type PhraseKind, type PhraseNode, type PhraseOut, WordInfo, type VerbForm } from './lexicon.js';
import { hashWith, NO_LETTERS } from './spellings.js';

/** A word or a mark of a block's text; offsets count the block's text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Lower case, straight apostrophe. */
  readonly norm: string;
  readonly stem: string;
  readonly bits: number;
  readonly verb: VerbForm | null;
  readonly word: WordInfo;
}

/** A phrase of the lexicon found in a sentence: token range [from, to). */
export interface Phrase {
  readonly kind: PhraseKind;
  /** `KIND_INDEX` of the kind. */
  readonly index: number;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** What stands before the first token and behind the last. */
const NOTHING: Token = { start: 0, end: 0, norm: '', stem: '', bits: 0, verb: null, word: new WordInfo('', 0, null, '', 'does', null) };

/** The token at an index, within the sentence or not: a list asked for what it has not, above all for [-1], answers many times slower. */
export function tokenAt(tokens: readonly Token[], i: number): Token {
  return i >= 0 && i < tokens.length ? tokens[i] as Token : NOTHING;
}

/** First index in [from, to) whose word is one of these, or -1. */
export function findIn(tokens: readonly Token[], from: number, to: number, words: ReadonlySet<string>): number {
  const marks = marksOf(words);
  const end = Math.min(to, tokens.length);
  for (let k = Math.max(from, 0); k < end; k++) {
    const token = tokens[k] as Token;
    // Most words are told from those of the set by one bit.
    if (marks & token.word.spelt && words.has(token.norm)) return k;
  }
  return -1;
}

const NEGATED: Readonly<Record<string, string>> = { wo: 'will', ca: 'can', sha: 'shall', ai: 'is' };
const CLITICS: Readonly<Record<string, string>> = { ll: 'will', ve: 'have', re: 'are', d: 'would', m: 'am' };
const ABBREVIATED = new Set(['inc', 'ltd', 'corp', 'llc', 'bros']);
const PRONOUN_BEFORE_IS = new Set(['it', 'that', 'this', 'there', 'here', 'what', 'who', 'he', 'she']);

function isApostrophe(c: number): boolean {
  return c === 39 || c === 0x2019 || c === 0x2018 || c === 0x60 || c === 0xb4;
}
function isLetter(c: number): boolean {
  return ((c | 32) >= 97 && (c | 32) <= 122) || c > 0xbf && c !== 0xd7 && c !== 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f) && c < 0xfe00;
}
function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** Which of the first 128 units are letters or digits. */
const IN_WORDS = Array.from({ length: 128 }, (_, c) => isLetter(c) || isDigit(c));

/** Blocks of which many pieces are asked for: all of it for the names in it, then each sentence. */
const LONGEST_KEPT = 4000;
const MOST_KEPT = 40_000;
let kept = new Map<string, readonly Token[]>();
let keptTokens = 0;

/** The tokens of text[start, end). Those of the last blocks are kept: a sentence is cut out of the tokens of its block. */
export function tokenize(text: string, start: number, end: number): Token[] {
  if (text.length > LONGEST_KEPT || !isGap(text, start - 1) || !isGap(text, end)) return cut(text, start, end);
  let all = kept.get(text);
  if (!all) {
    all = cut(text, 0, text.length);
    if (keptTokens + all.length > MOST_KEPT) forgetTokens();
    keptTokens += all.length;
    kept.set(text, all);
  }
  // No word starts at a gap but the second half of a "cannot" before it, which has no length.
  return all.slice(firstFrom(all, start), firstFrom(all, end + 1));
}

/** Lets go of the tokens that are kept: those of one document are of no use to the next. */
export function forgetTokens(): void {
  // Not clear(): each table of a Map points to the one that took its place, so that the first that grows old holds all that come after.
  kept = new Map();
  keptTokens = 0;
}

/** Whether a piece of text may begin or end here without dividing what is one token. */
function isGap(text: string, at: number): boolean {
  return at < 0 || at >= text.length || unitAt(text, at) === 32;
}

function firstFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cuts text[start, end) into tokens; contractions become two ("don't" → do + n't), hyphenated words their parts. */
function cut(text: string, start: number, end: number): Token[] {
  const words = lexicon();
  const out: Token[] = [];
  let i = start;
  while (i < end) {
    const c = unitAt(text, i);
    if (c <= 32 || c === 0xa0) { i++; continue; }
    if (isLetter(c) || isDigit(c)) i = word(words, text, i, end, out);
    else {
      // "Acme Inc. will": the mark belongs to the name.
      if (c === 46 && out.length && ABBREVIATED.has((out[out.length - 1] as Token).norm) && i + 2 < end) { i++; continue; }
      push(out, i, i + 1, words.wordAt(text, i, i + 1), Bit.PUNCT);
      i++;
    }
  }
  return out;
}

function push(out: Token[], start: number, end: number, word: WordInfo, extra: number): void {
  out.push({ start, end, norm: word.norm, stem: word.stem, bits: word.bits | extra, verb: extra & (Bit.PUNCT | Bit.GLUED) ? null : word.verb, word });
}

function word(words: Lexicon, text: string, from: number, end: number, out: Token[]): number {
  let i = from;
  let apostrophe = -1;
  let letters = NO_LETTERS;
  for (; i < end; i++) {
    const c = unitAt(text, i);
    if (c < 128 ? IN_WORDS[c] : isLetter(c)) { letters = hashWith(letters, c); continue; }
    if (c === 32) break;
    const next = i + 1 < end ? unitAt(text, i + 1) : 0;
    if (isApostrophe(c) && isLetter(next) && apostrophe < 0) { apostrophe = i; continue; }
    // "u.s.", "1.2", "example.com", "a@b.example" stay one token.
    if ((c === 46 || c === 64 || c === 95) && (isLetter(next) || isDigit(next))) { letters = hashWith(letters, c); continue; }
    if (c === 46 && i - from === 3 && unitAt(text, from + 1) === 46) { letters = hashWith(letters, c); i++; }
    break;
  }
  let capital = unitAt(text, from) >= 65 && unitAt(text, from) <= 90 ? Bit.CAPITAL : 0;
  if (apostrophe > 0) {
    contraction(words, text, from, apostrophe, i, capital, out);
    return i;
  }
  const hyphenBefore = from > 0 && unitAt(text, from - 1) === 45 && out.length > 1 && (out.at(-1) as Token).norm === '-' && (out.at(-1) as Token).end === from
    && (out.at(-2) as Token).end === from - 1;
  const known = words.wordAt(text, from, i, letters);
  const { norm } = known;
  if (hyphenBefore) {
    const before = out.at(-2) as Token;
    if (before.norm === 'e' || before.norm === 're' || before.norm === 'de' && norm.startsWith('identif')) {
      out.length -= 2;
      push(out, before.start, i, words.word(before.norm + norm), before.bits & Bit.CAPITAL);
      return i;
    }
    out.length -= 1;
    // The parts of a compound are no verbs of the clause: "opt-out", "third-party", "use-based".
    out.length -= 1;
    push(out, before.start, before.end, before.word, before.bits | Bit.GLUED);
    push(out, from, i, known, capital | Bit.GLUED);
    return i;
  }
  // "eStore", "iHouse": such names have their capital behind the first letter.
  if (known.bits === 0 && capital === 0 && i - from > 3 && isUpper(unitAt(text, from + 1)) && !isUpper(unitAt(text, from + 2))) capital = Bit.CAPITAL;
  // "Acme Plus stores": part of a name.
  if (capital && norm === 'plus' && out.length && (out.at(-1) as Token).bits & Bit.CAPITAL) { out.push({ start: from, end: i, norm, stem: norm, bits: Bit.CAPITAL, verb: null, word: known }); return i; }
  // "in the US": the country, which is spelled like the pronoun.
  const country = norm === 'us' && isUpper(unitAt(text, from + 1)) && out.at(-1)?.norm === 'the' && !isUpper(unitAt(text, (out.at(-1) as Token).start + 1));
  push(out, from, i, country ? words.word('usa') : norm === 'cannot' ? words.word('can') : known, capital || (isDomain(text, from, i) ? Bit.CAPITAL : 0));
  if (norm === 'cannot') push(out, i, i, words.word('not'), 0);
  return i;
}

function isUpper(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

const SHORTEST_DOMAIN = 6;

/** "example.com" as the name of a site: small letters, parted by one stop. */
function isDomain(text: string, from: number, to: number): boolean {
  if (to - from < SHORTEST_DOMAIN) return false;
  let stop = -1;
  for (let i = from; i < to; i++) {
    const c = unitAt(text, i);
    if (c === 46) { if (stop >= 0) return false; stop = i; } else if (!isLetter(c) && !isDigit(c)) return false;
  }
  return stop > from + 1 && to - stop > 2 && to - stop < 9 && !isDigit(unitAt(text, stop + 1));
}

function contraction(words: Lexicon, text: string, from: number, apostrophe: number, end: number, capital: number, out: Token[]): void {
  const known = words.wordAt(text, from, apostrophe);
  const head = known.norm;
  const tail = text.slice(apostrophe + 1, end).toLowerCase();
  if (tail === 't' && head.endsWith('n')) {
    const stem = head.slice(0, -1);
    push(out, from, apostrophe - 1, words.word(NEGATED[stem] ?? stem), capital);
    push(out, apostrophe - 1, end, words.word("n't"), 0);
    return;
  }
  const clitic = CLITICS[tail];
  push(out, from, apostrophe, known, capital);
  if (clitic) push(out, apostrophe, end, words.word(clitic), 0);
  else if (tail === 's' && PRONOUN_BEFORE_IS.has(head)) push(out, apostrophe, end, words.word('is'), 0);
  else push(out, apostrophe, end, words.word("'s"), Bit.POSS);
}

/** Up to which token each kind of phrases covers the sentence at hand. */
const covered = new Int32Array(KINDS.length);

/**
 * All phrases of the lexicon in a sentence, by start. Of one kind only the longest at a place is kept, and none inside a
 * longer one of the same kind.
 */
export function phrasesIn(tokens: readonly Token[]): Phrase[] {
  const words = lexicon();
  const out: Phrase[] = [];
  covered.fill(0);
  for (let i = 0; i < tokens.length; i++) {
    if (!((tokens[i] as Token).bits & Bit.PUNCT)) collectAt(tokens, i, words.startingWith((tokens[i] as Token).word), out);
  }
  return out;
}

function collectAt(tokens: readonly Token[], i: number, start: PhraseNode | null, out: Phrase[]): void {
  const { exact } = (tokens[i] as Token).word;
  if (!start && !exact) return;
  const mark = out.length;
  let node: PhraseNode | null | undefined = start;
  for (let j = i; node;) {
    if (node.out) for (const o of node.out) keep(o, i, j + 1, mark, out);
    if (node.isLeaf) break;
    j++;
    // Quotes, brackets and possessives inside a phrase are looked through: "personal" data, visitor's data.
    while (j < tokens.length && isTransparent(tokens[j] as Token)) j++;
    if (j >= tokens.length) break;
    node = node.next((tokens[j] as Token).word);
  }
  if (exact && covered[exact.index] as number <= i) keep(exact, i, i + 1, mark, out);
  for (let k = mark; k < out.length; k++) {
    const p = out[k] as Phrase;
    if ((covered[p.index] as number) < p.to) covered[p.index] = p.to;
    if (p.id === 'none') { out.splice(k, 1); k--; }
  }
}

/** Adds a phrase, or lets it take the place of a shorter one of its kind that starts at the same token. */
function keep(o: PhraseOut, from: number, to: number, mark: number, out: Phrase[]): void {
  if ((covered[o.index] as number) >= to) return;
  for (let k = mark; k < out.length; k++) {
    const p = out[k] as Phrase;
    if (p.index !== o.index) continue;
    if (p.to > to) return;
    if (p.to < to) { out.splice(k, 1); k--; }
  }
  out.push({ kind: o.kind, index: o.index, id: o.id, from, to });
}

function isTransparent(t: Token): boolean {
  if (!(t.bits & (Bit.POSS | Bit.PUNCT))) return false;
  return (t.bits & Bit.POSS) !== 0 || t.norm === '"' || t.norm === '“' || t.norm === '”' || t.norm === '/' || t.norm === '(' || t.norm === ')';
}

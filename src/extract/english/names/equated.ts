// What makes a name, and the names that a text equates with "we".
import type { Block } from '../../../model/document.js';
import { NOT_NAMES, OF_KIN, SUFFIXES } from '../../../generated/words/equated.js';
import { Bit } from '../lexicon/lexicon.js';
import { tokenize, type Token } from '../tokens/tokens.js';

export const WE = new Set(['we', 'us', 'our', 'i', 'ours']);

const TOGETHER = new Set(['collectively', 'together', 'hereinafter', 'hereafter']);
const KIN = /\b(?:its|their) (?:[a-z/]+,? (?:and |or |and\/or )?){0,4}(?:affiliates|subsidiaries|companies),? $/i;
const SAMPLING = new Set(['such', 'e.g', 'e', 'including', 'like']);

/** The words of a name without its article and its company's form. */
function stripped(words: readonly string[]): string[] {
  let name = words.filter((w) => (/^[a-z0-9]/.test(w) || /[\p{L}\p{N}]/u.test(w)) && w !== "'s");
  if (name[0] === 'the') name = name.slice(1);
  while (name.length > 1 && SUFFIXES.has((name.at(-1) as string).replace(/\.$/, ''))) name = name.slice(0, -1);
  return name;
}

/** The key of a name, or null where its words are none. */
export function keyOf(words: readonly string[]): string | null {
  const name = stripped(words);
  return name.length && name.join('').length > 1 && !name.every((w) => NOT_NAMES.has(w)) ? name.join(' ') : null;
}

/** Acme Inc. ("we", "us" or "Acme"): the capitalised words before the bracket, and the quoted names inside it. */
export function* equated(block: Block): Generator<string> {
  let open = block.text.indexOf('(');
  for (let n = 0; open >= 0 && n < 12; n++, open = block.text.indexOf('(', open + 1)) {
    const close = block.text.indexOf(')', open);
    if (close < 0 || close - open > 160) continue;
    const inside = tokenize(block.text, open + 1, close);
    // Acme LLC and its affiliates (collectively "Acme")
    if (TOGETHER.has(inside[0]?.norm ?? '') && inside.length < 12 && KIN.test(block.text.slice(Math.max(0, open - 80), open)))
      for (const words of quotedNames(inside)) {
        const key = keyOf(words);
        if (key && !OF_KIN.has(key)) yield key;
      }
    // "(such as one of our Acme apps)"
    if (
      SAMPLING.has(inside[0]?.norm ?? '') ||
      !inside.some((t) => WE.has(t.norm)) ||
      inside.length > 30 ||
      (!/["“'‘]|hereinafter|collectively|or|,/.test(block.text.slice(open, close)) && inside.length > 2)
    )
      continue;
    for (const words of [...quotedNames(inside), capitalsBefore(tokenize(block.text, Math.max(0, open - 120), open))]) {
      const key = keyOf(words);
      if (key) yield key;
    }
  }
}

/** A name, and what a text calls it for short. */
export interface Shortened {
  readonly name: string;
  readonly short: string;
  /** Whether the name has the form of a company. */
  readonly company: boolean;
}

/** Acme Inc. ("Acme"): a name, and what the text calls it, where "we" is not meant. */
export function* shortened(block: Block): Generator<Shortened> {
  let open = block.text.indexOf('(');
  for (let n = 0; open >= 0 && n < 12; n++, open = block.text.indexOf('(', open + 1)) {
    const close = block.text.indexOf(')', open);
    if (close < 0 || close - open > 60 || !/["“'‘]/.test(block.text.slice(open, close))) continue;
    const inside = tokenize(block.text, open + 1, close);
    if (inside.length > 8 || inside.some((t) => WE.has(t.norm))) continue;
    const words = capitalsBefore(tokenize(block.text, Math.max(0, open - 120), open));
    const company = SUFFIXES.has((words.at(-1) ?? '').replace(/\.$/, '')) || SUFFIXES.has(words.at(-2) ?? '');
    const name = keyOf(words);
    if (name)
      for (const quoted of quotedNames(inside)) {
        const short = keyOf(quoted);
        if (short) yield { name, short, company };
      }
  }
}

function quotedNames(tokens: readonly Token[]): string[][] {
  const out: string[][] = [];
  let run: string[] = [];
  for (const t of [...tokens, null]) {
    if (t && t.bits & Bit.CAPITAL && !WE.has(t.norm)) run.push(t.norm);
    else {
      if (run.length) out.push(run);
      run = [];
    }
  }
  return out;
}

function capitalsBefore(tokens: readonly Token[]): string[] {
  const out: string[] = [];
  for (let k = tokens.length - 1; k >= 0; k--) {
    const t = tokens[k] as Token;
    // "Bank of Acme"
    const through = out.length > 0 && t.norm === 'of' && k > 0 && isNameWord(tokens[k - 1] as Token);
    if (
      through ||
      t.bits & (Bit.CAPITAL | Bit.POSS) ||
      (out.length && (t.norm === '&' || t.norm === '.' || (t.norm === ',' && SUFFIXES.has(out[0] as string))))
    )
      out.unshift(t.norm);
    else if (!out.length && t.bits & Bit.PUNCT) continue;
    else break;
  }
  return out;
}

function isNameWord({ bits, norm }: Token): boolean {
  return (bits & Bit.CAPITAL) !== 0 && !NOT_NAMES.has(norm);
}

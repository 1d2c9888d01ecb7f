// The phrases of the lexicon in a sentence: one walk finds all kinds of them.
import { Bit, KINDS, lexicon, type PhraseNode, type PhraseOut } from '../lexicon/lexicon.js';
import type { Phrase, Token } from './tokens.js';

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
  for (let k = 0; k < out.length; k++) if ((out[k] as Phrase).kind === 'data') k += addSharers(tokens, k, out);
  return out;
}

const LONGEST_SHARED = 8;

/** "technical, settings and interaction data": the words in front that share its noun, as phrases of their own; how many they are. */
function addSharers(tokens: readonly Token[], at: number, out: Phrase[]): number {
  const { from, to, index } = out[at] as Phrase;
  const head = tokens[to - 1] as Token;
  let k = from - 1;
  if (to - from < 2 || k < 1 || !(head.bits & Bit.GENERIC || head.norm === 'history')) return 0;
  if ((tokens[k] as Token).norm === 'other') k--;
  if (k < 1 || !((tokens[k] as Token).bits & Bit.CONJ)) return 0;
  let added = 0;
  for (k--; k >= 0 && from - k < LONGEST_SHARED; k--) {
    const t = tokens[k] as Token;
    if (t.norm === ',') continue;
    const shared =
      t.bits & Bit.PUNCT
        ? undefined
        : lexicon()
            .startingWith(t.word)
            ?.next(head.word)
            ?.out?.find((o) => o.index === index);
    if (!shared || out.some((p) => p.index === index && p.from <= k && k < p.to)) break;
    if ((tokens[k + 1] as Token).norm !== ',' && !((tokens[k + 1] as Token).bits & Bit.CONJ)) break;
    const place = out.findIndex((p) => p.from > k);
    out.splice(place, 0, { kind: shared.kind, index, id: shared.id, from: k, to: k + 1 });
    added++;
  }
  return added;
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
  if (exact && (covered[exact.index] as number) <= i) keep(exact, i, i + 1, mark, out);
  for (let k = mark; k < out.length; k++) {
    const p = out[k] as Phrase;
    if ((covered[p.index] as number) < p.to) covered[p.index] = p.to;
    if (p.id === 'none') {
      out.splice(k, 1);
      k--;
    }
  }
}

/** Adds a phrase, or lets it take the place of a shorter one of its kind that starts at the same token. */
function keep(o: PhraseOut, from: number, to: number, mark: number, out: Phrase[]): void {
  if ((covered[o.index] as number) >= to) return;
  for (let k = mark; k < out.length; k++) {
    const p = out[k] as Phrase;
    if (p.index !== o.index) continue;
    if (p.to > to) return;
    if (p.to < to) {
      out.splice(k, 1);
      k--;
    }
  }
  out.push({ kind: o.kind, index: o.index, id: o.id, from, to });
}

function isTransparent(t: Token): boolean {
  if (!(t.bits & (Bit.POSS | Bit.PUNCT))) return false;
  return (
    (t.bits & Bit.POSS) !== 0 || t.norm === '"' || t.norm === '“' || t.norm === '”' || t.norm === '/' || t.norm === '(' || t.norm === ')'
  );
}

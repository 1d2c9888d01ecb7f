// What people do on a site, said in a clause and no noun: "the links you click", "pages on our site that visitors view", "what you read".
import { DOERS, DOING, SEEN } from '../../../generated/words/doings.js';
import { Bit, KIND_INDEX } from '../lexicon/lexicon.js';
import type { Phrase, Token } from '../tokens/tokens.js';

/** How far the noun may stand before its clause, in tokens. */
const REACH = 7;

/** Phrases for what readers do, in order; none where no reader is named with such a verb. */
export function doingsIn(tokens: readonly Token[]): Phrase[] {
  const out: Phrase[] = [];
  for (let i = 1; i + 1 < tokens.length; i++) {
    const t = tokens[i] as Token;
    if (!(t.bits & (Bit.USER | Bit.THEY)) || !DOERS.has(t.norm)) continue;
    const verb = verbBehind(tokens, i);
    const from = verb < 0 ? -1 : headBefore(tokens, i);
    if (from >= 0) out.push({ kind: 'data', index: KIND_INDEX.data, id: 'usage.activity', from, to: verb + 1 });
  }
  return out;
}

function verbBehind(tokens: readonly Token[], doer: number): number {
  let k = doer + 1;
  while (k < tokens.length && (tokens[k] as Token).bits & (Bit.HAVE | Bit.ADV | Bit.MODAL)) k++;
  // "the screen a customer was on"
  if (k + 1 < tokens.length && (tokens[k] as Token).bits & Bit.BE && (tokens[k + 1] as Token).norm === 'on') return k + 1;
  return k < tokens.length && DOING.has((tokens[k] as Token).verb?.base ?? '') ? k : -1;
}

/** "what", or the noun that the clause hangs on, words of place between looked through. */
function headBefore(tokens: readonly Token[], doer: number): number {
  for (let k = doer - 1; k >= 0 && doer - k < REACH; k--) {
    const t = tokens[k] as Token;
    if (SEEN.has(t.stem)) return k;
    if (t.norm === 'what') return k === doer - 1 ? k : -1;
    if (t.bits & Bit.PUNCT || (t.verb && !(t.bits & (Bit.PREP | Bit.FIRST_NOUN)))) return -1;
    if (!(t.bits & (Bit.REL | Bit.PREP | Bit.FIRST | Bit.DET | Bit.FIRST_NOUN | Bit.ADV))) return -1;
  }
  return -1;
}

// The names that stand in a block, and how: what begins with a capital, and what may be a name without one.
import type { Block } from '../../../model/document.js';
import { NOT_NAMES, SUFFIXES } from '../../../generated/words/equated.js';
import { Bit, type WordInfo } from '../lexicon/lexicon.js';
import { tokenAt, tokenize, type Token } from '../tokens/tokens.js';
import { note, type Evidence } from './evidence.js';
import type { Hosts } from './hosts.js';

/** Where a text says whose it is. */
export const FIRST_BLOCKS = 12;
/** What is gathered of a text's words. */
interface Gathered {
  /** Of names with a capital, and of what may be one without. */
  readonly shown: Map<string, Evidence>;
  readonly small: Map<string, Evidence>;
  readonly plain: WordInfo[];
  readonly hosts: Hosts;
}

/** Notes the names of a block, the n-th of its text. */
export function readBlock(block: Block, n: number, { shown, small, plain, hosts }: Gathered): void {
  const tokens = tokenize(block.text, 0, Math.min(block.text.length, 4000));
  const title = titleOf(block, n, tokens);
  for (let i = 0; i < tokens.length;) {
    const t = tokens[i] as Token;
    hosts.note(t.norm);
    if (!(t.bits & Bit.CAPITAL) || (t.bits & (Bit.DET | Bit.FIRST | Bit.USER | Bit.SUB) && !(tokenAt(tokens, i + 1).bits & Bit.CAPITAL))) {
      if (!(t.bits & (Bit.PUNCT | Bit.CAPITAL))) plain.push(t.word);
      if (mayBeName(tokens, i, title)) note(tokens, i, i + 1, title, n < FIRST_BLOCKS, small);
      i++;
      continue;
    }
    const end = runEnd(tokens, i);
    for (const [from, to] of namesIn(tokens, i, end, title)) note(tokens, from, to, title, n < FIRST_BLOCKS, shown);
    i = end;
  }
}

/** A word of no other use, at the start of a sentence or in a title: "velro does not sell". */
function mayBeName(tokens: readonly Token[], at: number, title: number): boolean {
  const t = tokens[at] as Token;
  if (t.bits !== 0 || t.verb !== null || t.norm.length < SHORTEST_SMALL) return false;
  return title > 2 || at === 0 || tokenAt(tokens, at - 1).norm === '.';
}

const SHORTEST_SMALL = 3;

function titleOf(block: Block, n: number, tokens: readonly Token[]): number {
  if (tokens.length >= 40 || n > 7 || (block.kind !== 'heading' && n > 2)) return 0;
  if (block.kind !== 'heading' && tokens.at(-1)?.norm === '.') return 1;
  return tokens.length < 15 && tokens.some((t) => t.norm === 'privacy') ? 3 : 2;
}

/** "Acme of America", "Smith & Sons": the end of a run of capitalised words. */
function runEnd(tokens: readonly Token[], from: number): number {
  let k = from + 1;
  for (; k < tokens.length; k++) {
    const t = tokens[k] as Token;
    if (t.bits & Bit.CAPITAL || t.bits & Bit.NUMBER) continue;
    if (t.norm === ',' && SUFFIXES.has(tokenAt(tokens, k + 1).norm) && tokenAt(tokens, k + 1).bits & Bit.CAPITAL) continue;
    if ((t.norm === '&' || t.norm === 'of') && tokenAt(tokens, k + 1).bits & Bit.CAPITAL) continue;
    break;
  }
  return k;
}

/** The name in a run: without the words in front that only begin a sentence; of a title, what is left beside "Privacy Policy". */
function* namesIn(tokens: readonly Token[], start: number, end: number, title: number): Generator<[number, number]> {
  let from = start;
  while (
    from < end &&
    (tokens[from] as Token).bits & (Bit.DET | Bit.PREP | Bit.SUB | Bit.FIRST | Bit.USER | Bit.CONJ | Bit.ADV | Bit.QUESTION)
  )
    from++;
  if (tokenAt(tokens, from).norm === 'copyright')
    while ((from < end && (tokens[from] as Token).bits & Bit.NUMBER) || tokenAt(tokens, from).norm === 'copyright') from++;
  if (from >= end || end - from > 7) return;
  if (title < 2) {
    yield [from, end];
    return;
  }
  let open = -1;
  for (let k = from; k <= end; k++) {
    const ends = k === end || NOT_NAMES.has((tokens[k] as Token).norm) || (tokens[k] as Token).bits & Bit.FIRST;
    if (!ends && open < 0) open = k;
    if (ends && open >= 0) {
      yield [open, k];
      open = -1;
    }
  }
}

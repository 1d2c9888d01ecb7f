// The sentences of a document, some read ahead of the one that is asked for.
import type { Block } from '../../model/document.js';
import type { Span } from '../../model/text.js';
import type { Glossary } from './names/glossary.js';
import { Parsing } from './sentences/parsing.js';
import type { Sentence } from './sentences/sentence.js';
import type { Names } from './names/names.js';

/** Sentences read at once: each is held with its words, some forty times its text. */
const HELD = 64;

/** The sentences of some blocks in their order (`piecesOf`), each as it is asked for. */
export function* sentencesOf(blocks: readonly Block[], names: Names, glossary: Glossary): Generator<Sentence> {
  let held: Parsing[] = [];
  for (const block of blocks) {
    for (const span of piecesOf(block)) {
      held.push(new Parsing(block.text, span.start, span.end, names, glossary));
      if (held.length < HELD) continue;
      yield* readTogether(held);
      held = [];
    }
  }
  yield* readTogether(held);
}

/** One pass over all of them, then the next: what a pass needs of code stays in the caches of the processor. */
function readTogether(held: readonly Parsing[]): Sentence[] {
  for (const one of held) one.cut();
  for (const one of held) one.name();
  for (const one of held) one.group(false);
  return held.map((one) => one.resolve());
}

/** The sentences of a block; a long one in pieces. */
export function piecesOf(block: Block): Span[] {
  const out: Span[] = [];
  for (const span of block.sentences) addPieces(block.text, span, out);
  return out;
}

const LONGEST = 2000;

/** A sentence in pieces of at most 2,000 characters, cut at a mark or a space: reading one costs more than its length. */
function addPieces(text: string, span: Span, out: Span[]): void {
  let start = span.start;
  while (span.end - start > LONGEST) {
    const window = text.slice(start, start + LONGEST);
    const cut = Math.max(window.lastIndexOf('; '), window.lastIndexOf(', '), 0) || window.lastIndexOf(' ');
    const end = start + (cut > LONGEST / 4 ? cut + 1 : LONGEST);
    out.push({ start, end });
    start = end;
  }
  out.push({ start, end: span.end });
}

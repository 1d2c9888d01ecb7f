// Where the blocks of a document stand in its source.
import type { Block, PolicyDocument } from './document.js';
import { Notes } from './notes.js';

/** A block with the offsets of its source between which it stands. */
export interface Extent {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

const extents = new Notes<PolicyDocument, readonly Extent[]>();

/** The blocks of a document in the order of their places; computed once a document. */
export function extentsOf(document: PolicyDocument): readonly Extent[] {
  let all = extents.get(document);
  if (!all)
    extents.set(
      document,
      (all = document.blocks.map((block) => ({ block, ...block.map.span(0, block.text.length) })).sort((a, b) => a.start - b.start)),
    );
  return all;
}

/** The block that holds an offset of the source, or null. */
export function blockAt(document: PolicyDocument, offset: number): Block | null {
  const found = extentsOf(document)[behind(document, offset) - 1];
  return found && offset < found.end ? found.block : null;
}

/** The blocks that share a character with a range of the source, in order. */
export function blocksWithin(document: PolicyDocument, start: number, end: number): Block[] {
  const found: Block[] = [];
  for (let k = behind(document, end - 1) - 1; k >= 0; k--) {
    const one = extentsOf(document)[k] as Extent;
    // Blocks do not lie in one another, so nothing before this one reaches further.
    if (one.end <= start) break;
    found.push(one.block);
  }
  return found.reverse();
}

/** How many blocks start at an offset or before it. */
function behind(document: PolicyDocument, offset: number): number {
  const all = extentsOf(document);
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as Extent).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

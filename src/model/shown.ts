import { blocksWithin } from './blocks.js';
import type { Block, PolicyDocument } from './document.js';
import { textAt } from './text.js';
import type { Place, Source } from './text.js';

const documents = new WeakMap<Source, PolicyDocument>();

/** Remembers of which source a document was read, so that places of the source can be quoted as readers see them. */
export function showing(document: PolicyDocument): PolicyDocument {
  documents.set(document.source, document);
  return document;
}

/** The words of a place as a reader sees them, without markup; the source's own where the place shows none, or is no policy's. */
export function shownAt(at: Place): string {
  const document = documents.get(at.source);
  const blocks = document ? blocksWithin(document, at.start, at.end) : [];
  const words = blocks.map((block) => block.text.slice(firstBehind(block, at.start), firstFrom(block, at.end)));
  return words.join(' ').trim() || textAt(at);
}

/** The last sentence of what introduces the list in which a place stands; null where it stands in none. */
export function leadOf(at: Place): string | null {
  const document = documents.get(at.source);
  const block = document ? blocksWithin(document, at.start, at.end)[0] : undefined;
  const parent = block && block.parent >= 0 ? document?.blocks[block.parent] : undefined;
  const last = parent?.sentences.at(-1);
  return parent && last ? parent.text.slice(last.start, last.end).trim() || null : null;
}

/** The first character of a block that ends behind an offset of the source. */
function firstBehind(block: Block, offset: number): number {
  return search(block.text.length, (i) => block.map.end(i + 1) > offset);
}

/** The first character of a block that starts at an offset of the source or behind it. */
function firstFrom(block: Block, offset: number): number {
  return search(block.text.length, (i) => block.map.start(i) >= offset);
}

function search(length: number, test: (i: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

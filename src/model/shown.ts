import { blocksWithin } from './blocks.js';
import type { Block, PolicyDocument } from './document.js';
import { Notes } from './notes.js';
import { textAt } from './text.js';
import type { Place, Source, Span } from './text.js';

const documents = new Notes<Source, PolicyDocument>();

/** Remembers of which source a document was read, so that places of the source can be quoted as readers see them. */
export function showing(document: PolicyDocument): PolicyDocument {
  documents.set(document.source, document);
  return document;
}

/** The words of a place as a reader sees them, without markup; the source's own where the place shows none, or is no policy's. */
export function shownAt(at: Place): string {
  const document = documents.get(at.source);
  const blocks = document ? blocksWithin(document, at.start, at.end) : [];
  const words = blocks.map((block) => {
    const { start, end } = rangeIn(block, at);
    return block.text.slice(start, end);
  });
  return words.join(' ').trim() || textAt(at);
}

/** Words as a reader sees them, and where parts of them stand in it. */
export interface Shown {
  readonly text: string;
  /** Ranges of `text`, in the order asked for; parts that show nothing are left out. */
  readonly parts: readonly Span[];
}

/** The words of a place as a reader sees them, with the ranges in them of parts of the place (offsets of its source). */
export function shownWith(at: Place, parts: readonly Span[]): Shown {
  const document = documents.get(at.source);
  const blocks = document ? blocksWithin(document, at.start, at.end) : [];
  const found: Span[] = [];
  let text = '';
  for (const block of blocks) {
    const [from, to] = [firstBehind(block, at.start), firstFrom(block, at.end)];
    if (from >= to) continue;
    const shift = (text ? text.length + 1 : 0) - from;
    text += `${text ? ' ' : ''}${block.text.slice(from, to)}`;
    for (const part of parts) {
      const [start, end] = [Math.max(from, firstBehind(block, part.start)), Math.min(to, firstFrom(block, part.end))];
      if (start < end) found.push({ start: start + shift, end: end + shift });
    }
  }
  if (text.trim()) return { text, parts: found };
  const within = parts.map(({ start, end }) => ({ start: Math.max(start, at.start) - at.start, end: Math.min(end, at.end) - at.start }));
  return { text: textAt(at), parts: within.filter(({ start, end }) => start < end) };
}

/** Whether a place is in a page, whose source holds far more than a reader sees. */
export function isInPage({ source }: Place): boolean {
  return documents.get(source)?.format === 'html';
}

/** The last sentence of what introduces the list in which a place stands; null where it stands in none. */
export function leadOf(at: Place): string | null {
  const document = documents.get(at.source);
  const block = document ? blocksWithin(document, at.start, at.end)[0] : undefined;
  const parent = block && block.parent >= 0 ? document?.blocks[block.parent] : undefined;
  const last = parent?.sentences.at(-1);
  return parent && last ? parent.text.slice(last.start, last.end).trim() || null : null;
}

/** What a range of the source covers of a block's text, in offsets of that text. */
export function rangeIn(block: Block, { start, end }: Span): Span {
  const from = firstBehind(block, start);
  return { start: from, end: Math.max(from, firstFrom(block, end)) };
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

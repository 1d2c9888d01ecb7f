import type { Block } from '../model/document.js';
import { isLower } from './characters.js';

/** A block that is not final yet. */
export type OpenBlock = { -readonly [K in keyof Block]: Block[K] };

/** An item is not longer than this, in characters, where nothing but its place says that it is one. */
const LONGEST = 160;
/** An item that ends with no stop, and so must show by its brevity. */
const LONGEST_PHRASE = 110;

/**
 * Makes items of paragraphs that a lead-in announces without any bullet: "We may share it:", "with our couriers;", "when the law
 * demands it." They go on in small letters, end with a semicolon or comma, or are short phrases without a stop, at least two.
 */
export function markAnnounced(blocks: OpenBlock[]): void {
  for (let i = 0; i + 1 < blocks.length; i++) {
    const lead = blocks[i] as OpenBlock;
    if ((lead.kind !== 'paragraph' && lead.kind !== 'item') || !lead.text.endsWith(':')) continue;
    let end = i + 1;
    while (end < blocks.length && isBeside(lead, blocks[end] as OpenBlock) && isItem(blocks, i + 1, end)) end++;
    const count = end - i - 1;
    const first = blocks[i + 1] as OpenBlock;
    const last = blocks[end - 1] as OpenBlock;
    const goesOn = count > 0 && announcesMore(last.text) && blocks[end]?.kind === 'item' && blocks[end]?.parent === last.index;
    if (count < 2 && !goesOn && !(count === 1 && startsLower(first))) continue;
    for (let n = i + 1; n < end; n++) {
      const block = blocks[n] as OpenBlock;
      block.kind = 'item';
      block.level = lead.level + 1;
      block.parent = i;
    }
    // A list with bullets that goes on with the announced ones.
    if (goesOn) for (let n = end; (blocks[n] as OpenBlock | undefined)?.parent === last.index; n++) (blocks[n] as OpenBlock).parent = i;
    i = end - 1;
  }
}

/** Whether a block stands where an item of the lead-in would: right after it, or inside it where it is an item itself. */
function isBeside(lead: OpenBlock, block: OpenBlock): boolean {
  if (block.kind !== 'paragraph' || block.heading !== lead.heading || block.cell !== lead.cell) return false;
  return lead.kind === 'item' ? block.parent === lead.index && block.level === lead.level : block.parent === lead.parent && block.level === lead.level;
}

function isItem(blocks: readonly OpenBlock[], first: number, at: number): boolean {
  const { text } = blocks[at] as OpenBlock;
  const last = text.at(-1) as string;
  if (text.length > LONGEST * 3 || last === ':') return false;
  const before = at > first ? (blocks[at - 1] as OpenBlock).text : '';
  if (startsLower(blocks[at] as OpenBlock) || announcesMore(before)) return true;
  if (text.length > LONGEST) return false;
  if (announcesMore(text)) return true;
  if (!'.!?'.includes(last)) return text.length <= LONGEST_PHRASE;
  // The last of several phrases may carry the stop for all of them.
  return at - first >= 2 && last === '.' && !'.!?'.includes(before.at(-1) as string) && isParallel(blocks, first, at);
}

/** Whether a block begins with the word that a block of the run before it begins with. */
function isParallel(blocks: readonly OpenBlock[], first: number, at: number): boolean {
  const word = firstWord(blocks[at] as OpenBlock);
  for (let i = first; i < at; i++) if (firstWord(blocks[i] as OpenBlock) === word) return true;
  return false;
}

function firstWord({ text }: OpenBlock): string {
  const space = text.indexOf(' ');
  return (space < 0 ? text : text.slice(0, space)).toLowerCase();
}

function startsLower({ text }: OpenBlock): boolean {
  return isLower(text.charCodeAt(0));
}

function announcesMore(text: string): boolean {
  const last = text.at(-1);
  return last === ';' || last === ',' || text.endsWith('; and') || text.endsWith('; or') || text.endsWith(', and') || text.endsWith(', or');
}

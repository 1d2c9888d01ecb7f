// Under which headings a block of a policy stands.
import type { Block } from '../model/document.js';
import type { Reading } from '../model/rule.js';

/** How deep headings nest in any text that people read. */
const DEPTH = 6;

/** The headings over a block, the nearest first. */
export function headingsOver({ document }: Reading, block: Block): Block[] {
  const found: Block[] = [];
  for (let at = document.blocks[block.heading]; at && found.length < DEPTH; at = document.blocks[at.heading]) found.push(at);
  return found;
}

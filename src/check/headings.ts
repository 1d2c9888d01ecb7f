// Under which headings a block of a policy stands.
import type { Block } from '../model/document.js';
import type { Reading } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { hints } from './hints.js';
import { blockAt, placeIn } from './passages.js';
import { mentionsAny } from './wording.js';

/** How deep headings nest in any text that people read. */
const DEPTH = 6;

/** The headings over a block, the nearest first. */
export function headingsOver({ document }: Reading, block: Block): Block[] {
  const found: Block[] = [];
  for (let at = document.blocks[block.heading]; at && found.length < DEPTH; at = document.blocks[at.heading]) found.push(at);
  return found;
}

/** The heading by which a place is about the people of one region, "Notice for California"; null where it is about everybody. */
export function regionOver(at: Place, policies: readonly Reading[]): string | null {
  const reading = policies.find(({ document }) => document.source === at.source);
  const block = reading && blockAt(reading, at);
  if (!block) return null;
  const over = headingsOver(reading, block).find((heading) => mentionsAny(placeIn(reading, heading, 0, heading.text.length), hints('heading_region')));
  return over?.text ?? null;
}

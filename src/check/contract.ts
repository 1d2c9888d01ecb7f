// Which document a sentence speaks of: terms of use stand in files of privacy policies, and their rules are others.
import type { Block } from '../model/document.js';
import type { Reading } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { headingsOver } from './headings.js';
import { hints } from './hints.js';
import { placeIn } from './passages.js';
import { mentionsAny } from './wording.js';

/** Sentences before one in which it may be said what it speaks of. */
const BEFORE = 3;
/** Blocks at the start of a document among which its title stands. */
const TITLE = 4;

/** Whether a sentence speaks of a contract (terms of use, an agreement) and not of the privacy policy: by its own words, those before it, its headings, or the title. */
export function speaksOfContract({
  within,
  reading,
  block,
}: {
  readonly within: Place;
  readonly reading: Reading;
  readonly block: Block;
}): boolean {
  const own = block.sentences.findIndex((one) => block.map.start(one.start) >= within.start);
  const before = block.sentences
    .slice(Math.max(0, own - BEFORE), Math.max(0, own))
    .map((one) => placeIn(reading, block, one.start, one.end))
    .reverse();
  const titles = reading.document.blocks.slice(0, TITLE).filter(({ kind }) => kind === 'heading');
  const over = [...headingsOver(reading, block), ...titles].map((heading) => placeIn(reading, heading, 0, heading.text.length));
  for (const at of [within, ...before, ...over]) {
    if (mentionsAny(at, hints('of_policy'))) return false;
    if (mentionsAny(at, hints('of_contract'))) return true;
  }
  return false;
}

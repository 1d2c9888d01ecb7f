// What a text calls its organisation for short: a part of its whole name, or what stands in a bracket behind it.
import { OF_KIN } from '../../../generated/words/equated.js';
import { OFTEN_OTHERS } from '../../../generated/words/naming.js';
import { BODIES, TRADES } from '../../../generated/words/shortforms.js';
import { keyOf, type Shortened } from './equated.js';
import type { Evidence } from './evidence.js';

const OFTEN_ENOUGH = 2;

/** Names for short of those in `ours`, as far as the text speaks of them as doers. */
export function* shortForms(
  ours: ReadonlySet<string>,
  shown: ReadonlyMap<string, Evidence>,
  brackets: readonly Shortened[],
): Generator<string> {
  for (const { name, short } of brackets) if ((ours.has(name) || presentsItself(shown.get(name))) && !OF_KIN.has(short)) yield short;
  for (const own of ours) {
    const words = own.split(' ');
    const last = words.at(-1) as string;
    // "the Foundation" beside "Fern Foundation"
    if (words.length > 1 && BODIES.has(last) && isInside(shown.get(last)) && acts(shown.get(last), OFTEN_ENOUGH)) yield last;
    while (words.length > 1 && TRADES.has(words.at(-1) as string)) words.pop();
    const front = keyOf(words);
    // "Fern" beside "Fern Studios"
    if (front && front !== own && !OFTEN_OTHERS.has(front) && acts(shown.get(front), 1)) yield front;
  }
}

/** "Fern Ltd ("FRN") respects your privacy" */
function presentsItself(e: Evidence | undefined): boolean {
  return e !== undefined && e.early && e.presents > 0 && e.other === 0;
}

/** Whether a text speaks of a name so often as of a doer, and seldom as of somebody else. */
function acts(e: Evidence | undefined, often: number): boolean {
  return e !== undefined && e.subject >= often && e.other <= e.subject + e.owner;
}

/** Whether a word has a capital inside of sentences, too. */
function isInside(e: Evidence | undefined): boolean {
  return e !== undefined && e.inside > 0;
}

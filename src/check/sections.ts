// Where in a policy something would stand, or leads elsewhere.
import type { Block } from '../model/document.js';
import type { Reading } from '../model/rule.js';
import { place } from '../model/text.js';
import type { Place } from '../model/text.js';
import { hints } from './hints.js';
import { policyWords } from './words.js';
import { wordsOf } from './wording.js';

/** A longer heading is a sentence that was set as one. */
const LONGEST_HEADING = 120;

/** The heading that fits best; the phrases stand in the order of their fitness. */
export function fittingHeading(readings: readonly Reading[], phrases: readonly string[]): Place | null {
  for (const phrase of phrases) {
    for (const { document } of readings) {
      const hit = policyWords(document)
        .hits(phrase)
        .find(({ block }) => block.kind === 'heading' && isFit(block));
      if (!hit) continue;
      const span = hit.block.map.span(0, hit.block.text.length);
      return place(document.source, span.start, span.end);
    }
  }
  return null;
}

/** A link to another page whose label holds one of the phrases. */
export function linkTo(readings: readonly Reading[], phrases: readonly string[]): Place | null {
  for (const { document } of readings) {
    for (const { block, start, end } of phrases.flatMap((phrase) => policyWords(document).hits(phrase))) {
      const link = block.links.find(
        (one) =>
          one.start <= start &&
          end <= one.end &&
          one.kind !== 'auto' &&
          !one.target.startsWith('#') &&
          !one.target.includes('@') &&
          !block.text.slice(one.start, one.end).includes('://'),
      );
      if (!link) continue;
      const span = block.map.span(link.start, link.end);
      return place(document.source, span.start, span.end);
    }
  }
  return null;
}

/** Whether a heading opens a section of the policy itself: no link to elsewhere, and not on mergers, links or the foot of a page. */
function isFit({ text, links }: Block): boolean {
  const words = ` ${wordsOf(text).join(' ')} `;
  return (
    text.length <= LONGEST_HEADING &&
    !links.some(({ target }) => target !== '' && !target.startsWith('#')) &&
    !hints('unfit_headings').some((phrase) => words.includes(` ${phrase} `)) &&
    !hints('unfit_whole_headings').includes(words.trim())
  );
}

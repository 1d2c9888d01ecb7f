// What stands beside a statement in its policy: the sentences before and behind it, and the heading over it.
import { blockAt } from '../model/blocks.js';
import type { Block, PolicyDocument } from '../model/document.js';
import type { Context } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { place } from '../model/text.js';
import type { Place } from '../model/text.js';

export interface Beside {
  /** The sentences before it in its block, the nearest first. */
  readonly before: readonly Place[];
  /** The sentences behind it, the nearest first, into the next blocks. */
  readonly behind: readonly Place[];
  /** The heading that it stands under. */
  readonly heading: Place | null;
}

const NOTHING: Beside = { before: [], behind: [], heading: null };
/** Sentences behind a statement that may take something back. */
const BEHIND = 3;
/** Blocks that are looked at for them. */
const BLOCKS = 3;

/** What stands beside a statement of a policy. */
export function besideOf({ at }: Statement, { policies }: Context): Beside {
  const document = policies.find((reading) => reading.document.source === at.source)?.document;
  const block = document ? blockAt(document, at.start) : null;
  if (!document || !block) return NOTHING;
  const sentences = placesIn(document, block);
  const own = Math.max(
    0,
    sentences.findLastIndex((sentence) => sentence.start <= at.start),
  );
  const behind = sentences.slice(own + 1);
  for (let index = block.index + 1; behind.length < BEHIND && index <= block.index + BLOCKS; index++) {
    const next = document.blocks[index];
    if (!next || next.kind === 'heading') break;
    behind.push(...placesIn(document, next));
  }
  const heading = document.blocks[block.kind === 'heading' ? -1 : block.heading];
  return {
    before: sentences.slice(0, own).reverse(),
    behind: behind.slice(0, BEHIND),
    heading: heading ? wholeOf(document, heading) : null,
  };
}

function placesIn({ source }: PolicyDocument, { map, sentences }: Block): Place[] {
  return sentences.map(({ start, end }) => {
    const span = map.span(start, end);
    return place(source, span.start, span.end);
  });
}

function wholeOf({ source }: PolicyDocument, { map, text }: Block): Place {
  const span = map.span(0, text.length);
  return place(source, span.start, span.end);
}

// What rules about the text itself are made of: places in a policy's blocks, and findings that count them.
import { blockAt as blockHolding } from '../model/blocks.js';
import type { Block, Link, LinkTarget, PolicyDocument } from '../model/document.js';
import { Notes } from '../model/notes.js';
import type { Problem, Reading } from '../model/rule.js';
import { place } from '../model/text.js';
import type { Place } from '../model/text.js';
import { quoteOf } from './wording.js';

/** A stretch of a block's text. */
export interface Passage {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly at: Place;
  /** The groups of the pattern by which it was found. */
  readonly groups: readonly (string | undefined)[];
}

const MOST_RELATED = 4;
/** Findings of one kind that stand each for itself in a policy. */
const FEW = 3;

/**
 * Every match of a pattern (flag g) in what a reader sees of a policy. `sign`: a plain pattern without which there is no match in a
 * block; patterns that know the letters of all languages are slow, and most blocks have nothing for them.
 */
export function* passagesOf(reading: Reading, pattern: RegExp, sign?: RegExp): Generator<Passage> {
  for (const block of reading.document.blocks) {
    if (sign && !sign.test(block.text)) continue;
    for (const match of block.text.matchAll(pattern)) {
      const [text, ...groups] = match;
      const end = match.index + text.length;
      yield { block, start: match.index, end, text, at: placeIn(reading, block, match.index, end), groups };
    }
  }
}

const lowers = new Notes<Block, string>();

/** The text of a block in small letters and with straight apostrophes, every offset kept. */
export function lowerOf(block: Block): string {
  let text = lowers.get(block);
  if (text === undefined) {
    const lower = block.text.toLowerCase();
    // A few letters have small ones of another length.
    lowers.set(
      block,
      (text = (lower.length === block.text.length ? lower : block.text.replace(/[A-Z]/g, (c) => c.toLowerCase())).replaceAll('’', "'")),
    );
  }
  return text;
}

const wholes = new Notes<PolicyDocument, string>();

/** All of a document as `lowerOf` gives its blocks: what it does not hold, none of them does. */
export function lowerTextOf(document: PolicyDocument): string {
  let text = wholes.get(document);
  if (text === undefined) wholes.set(document, (text = document.blocks.map(lowerOf).join('\n')));
  return text;
}

/** A range of a block's text as a place in its source. */
export function placeIn({ document }: Reading, block: Block, start: number, end: number): Place {
  const span = block.map.span(start, end);
  return place(document.source, span.start, span.end);
}

/** The whole of a link as a place. */
export function placeOfLink({ document }: Reading, link: LinkTarget): Place {
  return place(document.source, link.at.start, link.at.end);
}

/** Line 1, for what is about a policy as a whole. */
export function startOf({ document }: Reading): Place {
  const first = document.blocks[0];
  const span = first ? first.map.span(0, first.text.length) : { start: 0, end: 0 };
  return place(document.source, span.start, span.end);
}

/** The block that a place of the policy's source stands in, or null. */
export function blockAt(reading: Reading, { start }: Place): Block | null {
  return blockHolding(reading.document, start);
}

/** The sentence that holds an offset of a block's text. */
export function sentenceAt(block: Block, at: number): string {
  const sentence = block.sentences.find(({ start, end }) => start <= at && at < end);
  return sentence ? block.text.slice(sentence.start, sentence.end) : block.text;
}

/** The words of a link. */
export function labelText(block: Block, { start, end }: Link): string {
  return block.text.slice(start, end);
}

/** One finding for many places of one cause: it stands on the first and shows some of the others. */
export function countedAt(places: readonly [Place, ...Place[]], note = 'and here', most = MOST_RELATED): Pick<Problem, 'at' | 'related'> {
  const [at, ...others] = places;
  return { at, related: others.slice(0, most).map((other) => ({ at: other, note })) };
}

/** Up to three findings of a kind, each for itself; where there are more, two, and one that counts the rest, so that they bury nobody. */
export function* fewOf(problems: readonly Problem[], rest: (count: number) => string): Generator<Problem> {
  if (problems.length <= FEW) {
    yield* problems;
    return;
  }
  yield* problems.slice(0, FEW - 1);
  const [next, ...others] = problems.slice(FEW - 1);
  if (next)
    yield {
      ...next,
      message: rest(others.length + 1),
      related: others.slice(0, 2 * MOST_RELATED).map(({ at }) => ({ at, note: `"${quoteOf(at)}"` })),
    };
}

/** " (3 places)" where there are several. */
export function times(count: number): string {
  return count > 1 ? ` (${count} places)` : '';
}

/** Groups things by a key, in the order first seen. */
export function groupsBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

// Under which headings a block of a policy stands.
import type { Block } from '../model/document.js';
import type { Reading } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { hints } from './hints.js';
import { blockAt, placeIn } from './passages.js';
import { mentionsAny, wordsOf } from './wording.js';

/** How deep headings nest in any text that people read. */
const DEPTH = 6;
/** Characters of a line that may be a heading, and the blocks that may stand under it. */
const TITLE = 90;
const REACH = 40;
/** Sentences in front of another that still say for whom it is meant. */
const BEFORE = 2;

/** Laws that one region has and that apply to whoever is spoken of under its heading. */
const LAWS = ['ccpa', 'cpra', 'gdpr'];

/** The headings over a block, the nearest first. */
export function headingsOver({ document }: Reading, block: Block): Block[] {
  const found: Block[] = [];
  for (let at = document.blocks[block.heading]; at && found.length < DEPTH; at = document.blocks[at.heading]) found.push(at);
  return found;
}

/** The words by which a place is about the people of one region. */
export interface Region {
  readonly text: string;
  /** Whether the place stands under them, as under a heading, or behind them, in one paragraph. */
  readonly stands: 'under' | 'behind';
}

/**
 * The heading over a place, "Notice for California", or the sentence in front of it, "Residents of California may ask …", by which it is
 * about the people of one region; null where it is about everybody.
 */
export function regionOver(at: Place, policies: readonly Reading[]): Region | null {
  const reading = policies.find(({ document }) => document.source === at.source);
  const block = reading && blockAt(reading, at);
  if (!block) return null;
  const own = block.sentences.find(({ end }) => block.map.end(end) > at.start);
  const named = own ? regionsIn(placeIn(reading, block, own.start, own.end)) : [];
  // "We sell nothing in the sense of the law of Nevada", at the end of what is told to Californians.
  const isOfRegion = (heading: Block): boolean => {
    const regions = regionsIn(placeIn(reading, heading, 0, heading.text.length));
    return regions.length > 0 && (named.every((region) => LAWS.includes(region)) || named.some((region) => regions.includes(region)));
  };
  const title = titleOf(reading);
  const over =
    headingsOver(reading, block).find((heading) => heading !== title && isOfRegion(heading)) ?? titlesOver(reading, block).find(isOfRegion);
  if (over) return { text: over.text, stands: 'under' };
  const before = block.sentences
    .filter(({ end }) => block.map.end(end) <= at.start)
    .slice(-BEFORE)
    .reverse()
    .find(({ start, end }) => mentionsAny(placeIn(reading, block, start, end), hints('of_region')));
  return before ? { text: block.text.slice(before.start, before.end), stands: 'behind' } : null;
}

/** The heading over all of a text, which tells no part of it from another: "EU privacy policy". */
function titleOf({ document }: Reading): Block | null {
  const [first, ...others] = document.blocks.filter(({ kind }) => kind === 'heading');
  return first && others.every(({ level }) => level > first.level) ? first : null;
}

/** The title of a further policy in one file, "Privacy policy for people without an account", over a place in it; null under the first one. */
export function policyOver(at: Place, policies: readonly Reading[]): Region | null {
  const reading = policies.find(({ document }) => document.source === at.source);
  const block = reading && blockAt(reading, at);
  if (!block) return null;
  // "2. Legal notice on data" is a section of the same text.
  const titles = reading.document.blocks.filter(
    (one) =>
      one.kind === 'heading' &&
      one.level === 1 &&
      !/^\(?(?:\d|[IVX]{1,4}[.)]|[A-Za-z][.)])/.test(one.text) &&
      wordsOf(one.text).some((word) => hints('policy_title').includes(word)),
  );
  const over = headingsOver(reading, block).find(({ level }) => level === 1);
  const [first] = titles;
  return over && first && over !== first && titles.includes(over) && over.text !== first.text ? { text: over.text, stands: 'under' } : null;
}

function regionsIn(at: Place): string[] {
  return hints('heading_region').filter((region) => mentionsAny(at, [region]));
}

/** Paragraphs that read like headings, between a block and the heading over it, as far as they can be parts of one section. */
function titlesOver({ document: { blocks } }: Reading, block: Block): Block[] {
  const found: Block[] = [];
  for (let index = block.index - 1; index >= 0 && block.index - index < REACH; index--) {
    const above = blocks[index];
    if (!above || above.heading !== block.heading || above.kind === 'heading') break;
    if (!isTitle(above)) continue;
    found.push(above);
    const words = wordsOf(above.text);
    if (!hints('part_of_rights').some((word) => words.includes(word))) break;
  }
  return found;
}

/** A short line without a stop, in bold print mostly. */
function isTitle({ kind, text, cell }: Block): boolean {
  return (
    (kind === 'paragraph' || kind === 'term') &&
    cell === null &&
    text.length <= TITLE &&
    /[\p{L}\p{N})"”’]:?$/u.test(text) &&
    /^[\p{Lu}\p{N}“"]/u.test(text)
  );
}

import { isBlank, isLower, isUpper, isWord } from './characters.js';
import type { Line } from './plain-lines.js';

/** A list that lost its line ends is not shorter than this, in characters. */
const SHORTEST_LINE = 200;
/** … has so many joints at least, and no part shorter than this: names such as "deviceId, userName" are none. */
const FEWEST_JOINTS = 3;
const SHORTEST_PART = 8;
/** A lead-in has so many words before its colon; fewer only label an item ("Device data: its model"). */
const FEWEST_WORDS = 5;
/** What ends a page's title: "Privacy PolicyAcme respects your privacy". */
const TITLES = new Set(['Policy', 'Statement', 'Notice']);
const LONGEST_TITLE = 60;
/** "Data CollectionWe use": openers of sentences that no name ends with, as "AddThis" does. */
const OPENER = /[a-z](?=(?:We|You|Your|Our|These|If|When|Users|Do|Does|How|What|Why) [a-z])/g;
const SHORTEST_OPENED = 30;

/**
 * Lines of a text that was made from a page without its line ends, parted where they stood: "We collect: Your nameYour addressYour age",
 * "contact details;Payment details;andPhotos", "Data CollectionWe collect". It shows by small letters or a mark with a capital right behind,
 * several times in a line, or once before a word that opens sentences.
 */
export function unglued(text: string, lines: readonly Line[]): Line[] {
  let out: Line[] | null = null;
  for (const [n, line] of lines.entries()) {
    const cuts = cutsIn(text, line);
    if (cuts && !out) out = lines.slice(0, n);
    if (cuts) out?.push(...parted(text, line, cuts));
    else out?.push(line);
  }
  return out ?? (lines as Line[]);
}

function parted(text: string, line: Line, cuts: readonly Cut[]): Line[] {
  return [{ at: line.start, item: false }, ...cuts].map(({ at: start, item }, i) => {
    let from = start;
    let end = cuts[i]?.at ?? line.end;
    while (from < end && isBlank(text.charCodeAt(from))) from++;
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
    return { start: from, end, indent: line.indent, joint: item };
  });
}

interface Cut {
  readonly at: number;
  readonly item: boolean;
}

/** Where a line is parted, in order; null where it is whole. */
function cutsIn(text: string, line: Line): Cut[] | null {
  return listCuts(text, line) ?? openerCuts(text, line);
}

/** "Information CollectionWe collect": behind headings, where a word that only opens a sentence is glued to one of small letters. */
function openerCuts(text: string, line: Line): Cut[] | null {
  if (line.end - line.start < SHORTEST_OPENED) return null;
  const cuts: Cut[] = [];
  for (const { index } of text.slice(line.start, line.end).matchAll(OPENER)) {
    const at = line.start + index + 1;
    if (isPlainWord(text, line.start, at, true)) cuts.push({ at, item: false });
  }
  return cuts.length ? cuts : null;
}

/** A list that is glued together, and the title in front of it. */
function listCuts(text: string, line: Line): Cut[] | null {
  const title = titleEnd(text, line);
  const joints = line.end - line.start < SHORTEST_LINE ? [] : jointsIn(text, line);
  const whole = title > 0 ? [{ at: title, item: false }] : null;
  if (!isList(joints)) return whole;
  const cuts = title > 0 && title < (joints[0] as number) ? [{ at: title, item: false }] : [];
  let from = title > 0 ? title : line.start;
  let leads = 0;
  for (const joint of joints) {
    const lead = leadEnd(text, from, joint);
    if (lead > 0) {
      cuts.push({ at: lead, item: true });
      leads++;
    }
    cuts.push({ at: joint, item: true });
    from = joint;
  }
  // Without a lead-in they are names: "our deviceIdentifier and userAccount".
  return leads > 0 ? cuts : whole;
}

function isList(joints: readonly number[]): boolean {
  if (joints.length < FEWEST_JOINTS) return false;
  for (let i = 1; i < joints.length; i++) if ((joints[i] as number) - (joints[i - 1] as number) < SHORTEST_PART) return false;
  return true;
}

/** Where a capital stands right behind a word of small letters, a semicolon or a bracket. */
function jointsIn(text: string, line: Line): number[] {
  const out: number[] = [];
  for (let i = line.start + 1; i + 1 < line.end; i++) {
    if (!isUpper(text.charCodeAt(i)) || !isLower(text.charCodeAt(i + 1))) continue;
    const before = text.charCodeAt(i - 1);
    if (before === SEMICOLON || before === BRACKET || (isLower(before) && isPlainWord(text, line.start, i))) out.push(i);
  }
  return out;
}

const SEMICOLON = 59;
const BRACKET = 41;
const COLON = 58;

/** "address" in "addressYour"; not the small letters of "PayPal" or "iPhone". `named`: "Policy", with a capital, too. */
function isPlainWord(text: string, start: number, end: number, named = false): boolean {
  let k = end;
  // No further than the word has small letters: a line may be one word of many parts.
  while (k > start && isLower(text.charCodeAt(k - 1))) k--;
  if (named && k > start && isUpper(text.charCodeAt(k - 1))) k--;
  return end - k >= 3 && !(k > start && isWord(text.charCodeAt(k - 1)));
}

/** Behind the last colon of a part that the first item follows; 0 where it announces nothing. */
function leadEnd(text: string, from: number, to: number): number {
  let at = to - SHORTEST_PART;
  while (at > from && text.charCodeAt(at) !== COLON) at--;
  if (at <= from || !isBlank(text.charCodeAt(at + 1))) return 0;
  let words = 0;
  for (let k = at; k > from && words < FEWEST_WORDS; k--) {
    if (text[k] === '.' && isBlank(text.charCodeAt(k + 1))) return 0;
    if (isBlank(text.charCodeAt(k))) words++;
  }
  for (let k = at; k < to; k++) if (text[k] === '.' && isBlank(text.charCodeAt(k + 1))) return 0;
  return words < FEWEST_WORDS ? 0 : at + 1;
}

/** The end of a title that stands glued before the first sentence; 0 where there is none. */
function titleEnd(text: string, line: Line): number {
  const to = Math.min(line.end - 1, line.start + LONGEST_TITLE);
  if (line.end - line.start < SHORTEST_LINE) return 0;
  for (let i = line.start + 1; i < to; i++) {
    if (!isUpper(text.charCodeAt(i)) || !isLower(text.charCodeAt(i - 1))) continue;
    let k = i;
    while (k > line.start && isWord(text.charCodeAt(k - 1))) k--;
    if (TITLES.has(text.slice(k, i))) return i;
  }
  return 0;
}

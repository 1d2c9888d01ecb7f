import type { Block } from '../model/document.js';
import { isLower, isWord } from './characters.js';

/** A block that is not final yet. */
export type OpenBlock = { -readonly [K in keyof Block]: Block[K] };

/** Lines looked at after a lead-in. */
const MOST = 80;
/** An item that nothing but its place shows to be one is not longer than this, in characters. */
const LONGEST = 600;
/** A phrase without a stop, a fragment with one. */
const LONGEST_PHRASE = 110;
const LONGEST_FRAGMENT = 80;
const LONGEST_TITLE = 40;

/** Last words of a lead-in that leave a clause open, so that what comes next completes it: "we use it to:", "including:". */
const OPEN = set(
  'to for with from by in of on including include includes as our your the you who not never will may can must should are is and or through via upon collect share use disclose receive process store obtain gather provide request need',
);
/** … and those after which whole clauses may follow: "only if:", "we confirm that:". */
const CLAUSAL = set('that when if where because whether unless until while how');
/** Words that begin a sentence of its own rather than an item. */
const SUBJECTS = set('we you our this these those it they i please however there he she note moreover furthermore therefore');
/** Words that begin items as well as sentences: they tell by coming again in the line before or after. */
const RELATIONS = set(
  'in for when as while although if by to with at on after before during under because where once from through unless upon where about',
);
/** Verbs by which a line shows to be a sentence. */
const FINITE = set('is are was were will may can must has have had do does did should shall would could cannot');
/** A verb after these belongs to a clause inside the line. */
const RELATIVE = set('that which who we you they it i whom whose what how where when if');

/**
 * Makes items of paragraphs that a lead-in announces without any bullet: "We may share it:", "with our couriers;", "when the law
 * demands it."
 */
export function markAnnounced(blocks: OpenBlock[]): void {
  for (let i = 0; i + 1 < blocks.length; i++) {
    const lead = blocks[i] as OpenBlock;
    if ((lead.kind !== 'paragraph' && lead.kind !== 'item') || !lead.text.endsWith(':')) continue;
    const lines: string[] = [];
    for (let n = i + 1; n < blocks.length && lines.length < MOST && isBeside(lead, blocks[n] as OpenBlock); n++)
      lines.push((blocks[n] as OpenBlock).text);
    const first = blocks[i + 1] as OpenBlock;
    let count = announcedCount(lead.text, lines);
    if (count === 0 && lines.length && announcesMore(first.text) && blocks[i + 2]?.parent === first.index) count = 1;
    if (count === 0) continue;
    const end = i + 1 + count;
    for (let n = i + 1; n < end; n++) Object.assign(blocks[n] as OpenBlock, { kind: 'item', level: lead.level + 1, parent: i });
    // A list with bullets that goes on with the announced ones.
    const last = blocks[end - 1] as OpenBlock;
    if (announcesMore(last.text)) for (let n = end; blocks[n]?.parent === last.index; n++) (blocks[n] as OpenBlock).parent = i;
    i = end - 1;
  }
}

/** Whether a block stands where an item of the lead-in would: right after it, or inside it where it is an item itself. */
function isBeside(lead: OpenBlock, block: OpenBlock): boolean {
  if (block.kind !== 'paragraph' || block.heading !== lead.heading || block.cell !== lead.cell || block.level !== lead.level) return false;
  return block.parent === (lead.kind === 'item' ? lead.index : lead.parent);
}

/**
 * How many of the lines after a lead-in are items of it, 0 for a lead-in that announces none of them. Items go on in small letters,
 * end with a semicolon or comma, are phrases without a stop, or fragments where the lead-in leaves its clause open.
 */
export function announcedCount(lead: string, lines: readonly string[]): number {
  let count = 0;
  const reader = new Announced(wordBeforeColon(lead), lines);
  while (count < lines.length && reader.isItem(count)) count++;
  return count > 1 || (count === 1 && startsLower(lines[0] as string)) ? count : 0;
}

/** Whether a lead-in ends in a word that leaves its clause open: "We may share it with …". */
export function leavesOpen(lead: string): boolean {
  const word = wordBeforeColon(lead);
  return OPEN.has(word) || CLAUSAL.has(word);
}

class Announced {
  private readonly isOpen: boolean;
  private readonly isClausal: boolean;

  constructor(
    lastWord: string,
    private readonly lines: readonly string[],
  ) {
    this.isClausal = CLAUSAL.has(lastWord);
    this.isOpen = this.isClausal || OPEN.has(lastWord);
  }

  isItem(at: number): boolean {
    const { lines } = this;
    const text = lines[at] as string;
    const last = text.at(-1) as string;
    if (text.length > LONGEST || last === ':' || last === '?') return false;
    const before = at > 0 ? (lines[at - 1] as string) : '';
    if (startsLower(text) || announcesMore(before) || announcesMore(text)) return true;
    const isStopped = last === '.' || last === '!';
    // "a; b; and c." is a whole list; a title comes next.
    if (at > 1 && !isStopped && text.length <= LONGEST_TITLE && endsWithStop(before) && announcesMore(lines[at - 2] as string))
      return false;
    if (at > 0 && isStopped !== endsWithStop(lines[0] as string)) {
      // The last of several phrases may carry the stop for all of them.
      return isStopped && at > 1 && !endsWithStop(before) && text.length <= LONGEST_PHRASE * 1.5 && this.comesBefore(firstWord(text), at);
    }
    if (!isStopped) return this.isOpen || text.length <= LONGEST_PHRASE;
    return this.isFragment(at, text);
  }

  /** Whether a line with a stop is no sentence of its own. */
  private isFragment(at: number, text: string): boolean {
    const word = firstWord(text);
    const isParallel = this.comesBefore(word, at) || (at + 1 < this.lines.length && firstWord(this.lines[at + 1] as string) === word);
    if (RELATIONS.has(word)) return isParallel;
    if (SUBJECTS.has(word)) return this.isClausal;
    if (!this.isOpen) return text.length <= LONGEST_FRAGMENT && !isFinite(text);
    return at === 0 || isParallel || !isFinite(text);
  }

  private comesBefore(word: string, at: number): boolean {
    for (let i = Math.max(0, at - 8); i < at; i++) if (firstWord(this.lines[i] as string) === word) return true;
    return false;
  }
}

/** Whether the first sentence of a line has a verb of its own near its start, so that it says something by itself. */
function isFinite(text: string): boolean {
  let before = '';
  let words = 0;
  for (let i = 0; i < text.length && words < 14; i++) {
    if (text[i] === '.' && text[i + 1] === ' ') return false;
    if (!isWord(text.charCodeAt(i))) continue;
    const from = i;
    while (i < text.length && isWord(text.charCodeAt(i))) i++;
    const word = text.slice(from, i).toLowerCase();
    if (FINITE.has(word) && words > 0 && !RELATIVE.has(before)) return true;
    before = word;
    words++;
  }
  return false;
}

/** Whether more of the same must follow: a semicolon, a comma, "; and". */
export function announcesMore(text: string): boolean {
  const last = text.at(-1);
  if (last === ';' || last === ',') return true;
  return (
    (last === 'd' || last === 'r') &&
    (text.endsWith('; and') || text.endsWith('; or') || text.endsWith(', and') || text.endsWith(', or') || text.endsWith('and/or'))
  );
}

function startsLower(text: string): boolean {
  return isLower(text.charCodeAt(0));
}

function endsWithStop(text: string): boolean {
  const last = text.at(-1);
  return last === '.' || last === '!';
}

function firstWord(text: string): string {
  let i = 0;
  while (i < text.length && isWord(text.charCodeAt(i))) i++;
  return text.slice(0, i).toLowerCase();
}

function wordBeforeColon(text: string): string {
  let end = text.length - 1;
  while (end > 0 && !isWord(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && isWord(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end).toLowerCase();
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

// The dates that a policy gives itself: when it was changed, from when it holds, what its list of changes and its copyright line say.
import { DATE_WORDS } from '../generated/dates.js';
import type { Block, PolicyDocument } from '../model/document.js';
import type { DateRole, PolicyDate } from '../model/dates.js';
import { place } from '../model/text.js';

interface DateWords {
  readonly months: readonly (readonly string[])[];
  readonly roles: Readonly<Record<Exclude<DateRole, 'history' | 'copyright' | 'other'>, readonly string[]>>;
  readonly documents: readonly string[];
  readonly between: readonly string[];
  readonly history: readonly string[];
  readonly keys: Readonly<Record<'updated' | 'effective' | 'published', readonly string[]>>;
}

/** A date in a text: the first and the last day that it may mean. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly earliest: string;
  readonly latest: string;
  readonly isCopyright?: boolean;
}

/** A year, or a date in numbers with a short one: without either there is no date in a block. */
const HINT = /(?:19|20)\d\d(?!\d)|\d[/.]\d\d?[/.]\d\d(?!\d)/;
/** Sentences longer than this beside the date must speak of the document for the date to be the document's. */
const TERSE = 60;
const LONGEST_GAP = 60;

/** All dates of a document in reading order, those of its front matter first. */
export function datesOf(document: PolicyDocument): PolicyDate[] {
  const words = (DATE_WORDS as Readonly<Record<string, DateWords>>)[document.language === 'und' ? 'en' : document.language];
  if (!words) return [];
  const finder = finderOf(words);
  const found = inFrontMatter(document, words, finder);
  for (const block of document.blocks) if (HINT.test(block.text)) found.push(...inBlock(document, block, words, finder));
  return found;
}

function inFrontMatter({ frontMatter, source }: PolicyDocument, words: DateWords, finder: DateFinder): PolicyDate[] {
  const found: PolicyDate[] = [];
  for (const { key, value, at } of frontMatter?.entries ?? []) {
    const name = key.toLowerCase().replace(/[^a-z]/g, '');
    for (const [role, keys] of Object.entries(words.keys) as [keyof DateWords['keys'], readonly string[]][]) {
      const [date] = keys.includes(name) ? finder(value) : [];
      if (date)
        found.push({ role, earliest: date.earliest, latest: date.latest, text: value, block: -1, at: place(source, at.start, at.end) });
    }
  }
  return found;
}

function inBlock(document: PolicyDocument, block: Block, words: DateWords, finder: DateFinder): PolicyDate[] {
  let before = 0;
  return finder(block.text).map((date) => {
    const role = roleOf(document, block, date, before, words);
    before = date.end;
    const { start, end } = block.map.span(date.start, date.end);
    return {
      role,
      earliest: date.earliest,
      latest: date.latest,
      text: block.text.slice(date.start, date.end),
      block: block.index,
      at: place(document.source, start, end),
    };
  });
}

/** @param before where the date before this one ends in the block */
function roleOf(document: PolicyDocument, block: Block, date: Found, before: number, words: DateWords): DateRole {
  const { text } = block;
  if (date.isCopyright) return 'copyright';
  if (isEntry(document, block, date, words)) return 'history';
  const from = Math.max(before, sentenceStart(block, date.start));
  const ahead = plain(text.slice(Math.max(from, date.start - 200), date.start));
  const near = ahead.slice(-LONGEST_GAP);
  const terse = isTerse(block, date);
  for (const role of ['archived', 'updated', 'effective', 'published'] as const)
    if (words.roles[role].some((phrase) => leadsTo(near, phrase, words))) {
      if (terse || role === 'archived' || (role !== 'published' && words.documents.some((noun) => has(ahead, noun)))) return role;
    }
  // "Updated 3 March 2031 to say more of cookies."
  if (!terse) return words.roles.updated.some((phrase) => ahead === ` ${phrase} `) ? 'history' : 'other';
  // "25 May 2018 (last update)"; a label in the block before; a title, or a line of its own at either end of the text.
  const behind = plain(text.slice(date.end, date.end + 40));
  for (const role of ['updated', 'effective', 'published'] as const)
    if (words.roles[role].some((phrase) => behind.trimStart().startsWith(`${phrase} `))) return role;
  const isAlone = date.end - date.start >= text.length - 4;
  const label = isAlone ? plain(document.blocks[block.index - 1]?.text.slice(-80) ?? '') : '';
  for (const role of ['updated', 'effective', 'published'] as const)
    if (words.roles[role].some((phrase) => label.endsWith(` ${phrase} `))) return role;
  const isTitle = block.index < 3 && words.documents.some((noun) => has(plain(text), noun));
  return (isAlone && (block.index < 6 || block.index >= document.blocks.length - 2)) || isTitle ? 'published' : 'other';
}

/** Whether the date opens an entry of a list of changes: "12 May 2020: first version". */
function isEntry(document: PolicyDocument, block: Block, date: Found, words: DateWords): boolean {
  if (date.start > 3 || block.kind === 'heading') return false;
  const heading = document.blocks[block.heading]?.text;
  if (heading !== undefined && words.history.includes(plain(heading).trim())) return true;
  return block.kind === 'item' && /^ ?[:–—-]/.test(block.text.slice(date.end, date.end + 2)) && block.text.length < 400;
}

/** Whether the words of a role stand before the date with nothing but little words between. */
function leadsTo(near: string, phrase: string, words: DateWords): boolean {
  const at = near.lastIndexOf(` ${phrase} `);
  return (
    at >= 0 &&
    near
      .slice(at + phrase.length + 2)
      .split(' ')
      .every((word) => word === '' || words.between.includes(word) || /^\d{1,2}$/.test(word))
  );
}

function isTerse(block: Block, date: Found): boolean {
  const size = date.end - date.start;
  if (block.text.length - size <= TERSE) return true;
  return block.sentences.some(({ start, end }) => start <= date.start && date.end <= end && end - start - size <= TERSE);
}

function sentenceStart({ sentences }: Block, at: number): number {
  return sentences.findLast(({ start }) => start <= at)?.start ?? 0;
}

function has(text: string, word: string): boolean {
  return text.includes(` ${word} `);
}

/** Words in small letters between single spaces. */
function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()} `;
}

type DateFinder = (text: string) => Found[];
const finders = new WeakMap<DateWords, DateFinder>();

function finderOf(words: DateWords): DateFinder {
  let finder = finders.get(words);
  if (!finder) finders.set(words, (finder = makeFinder(words)));
  return finder;
}

function makeFinder({ months }: DateWords): DateFinder {
  const numbers = new Map(months.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
  const month = `(${[...numbers.keys()].sort((a, b) => b.length - a.length).join('|')})\\b\\.?`;
  const year = '((?:19|20)\\d\\d)(?!\\d)';
  const day = '(\\d{1,2})(?:st|nd|rd|th)?';
  const copyright = `(?:©|\\(c\\)|copyright)[^.\\d]{0,30}(?:(?:19|20)\\d\\d ?[-–,] ?)?${year}`;
  const pattern = new RegExp(
    [
      `(?<![\\d/.-])${year}[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`,
      `(?<![\\d/.-])(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})(?![\\d/-]|\\.\\d)`,
      `\\b${month},? ${day},? {0,2}${year}`,
      `\\b${day}(?: of)?[ -]${month},?[ -]${year}`,
      `\\b${month},? ${year}`,
      copyright,
    ].join('|'),
    'gi',
  );
  return (text) => {
    const found: Found[] = [];
    for (const match of text.matchAll(pattern)) {
      const days = daysOf(match, numbers);
      if (days) found.push({ start: match.index, end: match.index + match[0].length, ...days, isCopyright: match.at(-1) !== undefined });
    }
    return found;
  };
}

/** The days that a match may mean; null where there are none. */
function daysOf(match: RegExpMatchArray, months: ReadonlyMap<string, number>): { earliest: string; latest: string } | null {
  const [, y1, m1, d1, a, sign, b, y2, mo3, d3, y3, d4, mo4, y4, mo5, y5, y6] = match;
  if (y1 !== undefined) return only(day(y1, m1, d1));
  if (a !== undefined && y2 !== undefined) {
    const year = y2.length === 2 ? `20${y2}` : y2;
    // Numbers of sections have points, too.
    if (year < '1994' || year > '2099' || (sign === '.' && y2.length === 2)) return null;
    // With points it is the day that comes first.
    const both = [sign === '.' ? null : day(year, a, b), day(year, b, a)].filter((one) => one !== null).sort();
    return both.length ? { earliest: both[0] as string, latest: both.at(-1) as string } : null;
  }
  const numberOf = (name: string): string => String(months.get(name.toLowerCase()) ?? 0);
  if (mo3 !== undefined) return only(day(y3, numberOf(mo3), d3));
  if (mo4 !== undefined) return only(day(y4, numberOf(mo4), d4));
  if (mo5 !== undefined && y5 !== undefined) {
    const last = new Date(Date.UTC(Number(y5), months.get(mo5.toLowerCase()) ?? 1, 0)).toISOString().slice(0, 10);
    return { earliest: `${last.slice(0, 8)}01`, latest: last };
  }
  return y6 === undefined ? null : { earliest: `${y6}-01-01`, latest: `${y6}-12-31` };
}

function only(date: string | null): { earliest: string; latest: string } | null {
  return date === null ? null : { earliest: date, latest: date };
}

function day(year = '', month = '', date = ''): string | null {
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return made.getUTCMonth() === Number(month) - 1 && made.getUTCDate() === Number(date) ? made.toISOString().slice(0, 10) : null;
}

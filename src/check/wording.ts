// Words for messages, and questions to the words of a statement that tell apart statements of one action.
import { Notes } from '../model/notes.js';
import type { Statement } from '../model/statement.js';
import { shownAt } from '../model/shown.js';
import type { Place, Source, Span } from '../model/text.js';
import { hints } from './hints.js';

const QUOTE_LENGTH = 110;
/** Characters that are not worth an ellipsis. */
const SHORT_GAP = 16;
/** Characters that words may be longer than asked for, rather than without a part of them. */
const SLACK = 64;

/** The words of a place as a reader sees them, on one line, cut at a word after about 110 characters. */
export function quoteOf(at: Place): string {
  return shortened(shownAt(at));
}

/** Words on one line with those in a range of them whole: cut in front of it and behind it, and within it where it is long itself. */
export function shortenedAround(words: string, start: number, end: number): string {
  const [before, core, behind] = [words.slice(0, start), words.slice(start, end), words.slice(end)].map((part) =>
    part.replace(/\s+/g, ' '),
  ) as [string, string, string];
  const text = `${before}${core}${behind}`;
  if (text.trim().length <= QUOTE_LENGTH || before.length + core.length <= QUOTE_LENGTH) return shortened(text);
  if (core.length > QUOTE_LENGTH) {
    const half = QUOTE_LENGTH >> 1;
    const parts = [undangling(core.slice(0, core.lastIndexOf(' ', half))), core.slice(core.indexOf(' ', core.length - half) + 1)];
    return [...(isBlank(before) ? [] : ['']), ...parts, ...(isBlank(behind) ? [] : [''])].join(' … ').trim();
  }
  const from = text.indexOf(' ', before.length + core.length - QUOTE_LENGTH) + 1;
  return `… ${text.slice(Math.min(from, before.length), before.length + core.length).trim()}${isBlank(behind) ? '' : ' …'}`;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Words on one line, white space folded, cut at a word after about 110 characters. */
export function shortened(words: string): string {
  const text = words.split(/\s+/).filter(Boolean).join(' ');
  if (text.length <= QUOTE_LENGTH) return text;
  return cutAt(text, QUOTE_LENGTH);
}

/**
 * Words on one line in at most about `length` characters, with the parts that must be read in them: what stands behind the last part
 * goes first, then the longest stretches between parts, each for "…". Where even the parts are too long, some more is shown, and the rest cut.
 */
export function elided(words: string, parts: readonly Span[], length: number): string {
  const all = [...words.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    kept: parts.some(({ start, end }) => start < match.index + match[0].length && end > match.index),
  }));
  const whole = all.map(({ text }) => text).join(' ');
  if (whole.length <= length) return whole;
  const last = all.findLastIndex(({ kept }) => kept) + 1;
  const runs = runsOf(all.slice(0, last));
  const gaps = runs.filter(({ kept, text }) => !kept && text.length > SHORT_GAP).sort((a, b) => b.text.length - a.text.length);
  const shown = (): string => runs.map((run) => (run.left ? '…' : run.text)).join(' ');
  for (const gap of gaps) {
    if (shown().length <= length) break;
    gap.left = true;
  }
  const rest = all
    .slice(last)
    .map(({ text }) => ` ${text}`)
    .join('');
  const parted = shown().trimStart();
  return cutAt(`${parted}${rest}`.trimStart(), last ? Math.max(length, Math.min(parted.length, length + SLACK)) : length);
}

interface Run {
  readonly kept: boolean;
  text: string;
  left: boolean;
}

/** Words that must be read and words that need not, each kind as far as it reaches. */
function runsOf(all: readonly { readonly text: string; readonly kept: boolean }[]): Run[] {
  const runs: Run[] = [];
  for (const { text, kept } of all) {
    const last = runs.at(-1);
    if (last?.kept === kept) last.text += ` ${text}`;
    else runs.push({ kept, text, left: false });
  }
  return runs;
}

/** A text cut at a word after about `length` characters, and not behind a word that wants another one. */
function cutAt(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(' ', length);
  return `${undangling(text.slice(0, cut > length / 2 ? cut : length), length / 2).replace(/[ ,;:…]{1,9}$/, '')} …`;
}

/** A text without words at its end that want another one, as long as `least` characters stay. */
function undangling(text: string, least = text.length / 2): string {
  let shown = text;
  while (shown.length > least && isDangling(shown)) shown = shown.slice(0, shown.trimEnd().lastIndexOf(' '));
  return shown;
}

/** Whether a text ends on a word that wants another one: "information from". */
export function isDangling(text: string): boolean {
  return hints('dangling').includes(wordsOf(text.slice(text.trimEnd().lastIndexOf(' ') + 1)).at(-1) ?? '');
}

/** Words for a message, without the full stop that may end them. */
export function unstopped(words: string): string {
  return words.trimEnd().endsWith('.') ? words.trimEnd().slice(0, -1) : words;
}

/** A quote without the number of its item in front, and without a sign at its end that promises more: "we heed it:"; a mark that it opens, it closes. */
export function trimmed(words: string): string {
  const text = words
    .replace(/^\s{0,9}(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]|[•·▪–—-])\s{1,9}(?=\S)|^\s{0,9}[*#]{1,6}\s{0,9}(?=\S)/, '')
    .replace(/(?:\s|[:;,–—]|\s-){1,9}$/, '')
    .trim();
  return text.lastIndexOf('“') > text.lastIndexOf('”') ? `${text}”` : text;
}

/** A message that ends in a quoted sentence ends with the stop of that sentence, not with a second one behind the quotation mark. */
export function endedOnce(message: string): string {
  return message.replace(/([.!?])"\.$/, '$1"');
}

/** "a", "a and b", "a, b and c"; beyond `most` items the rest is counted: "a, b and 3 more". */
export function listOf(items: readonly string[], most = 3): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : [...items];
  const last = shown.pop() ?? '';
  return shown.length ? `${shown.join(', ')} and ${last}` : last;
}

/** Each item once, in the order first seen. */
export function distinct<T>(items: Iterable<T>): T[] {
  return [...new Set(items)];
}

/** The words of a text in lower case, without punctuation at their ends. */
export function wordsOf(text: string): string[] {
  const lower = unhidden(text.toLowerCase());
  // Hardly a policy needs the tables of all of Unicode.
  const words = lower.split(/^[\x00-\x7f\u2010-\u2027]*$/.test(lower) ? /[^a-z0-9'’.-]+/ : /[^\p{L}\p{N}'’.-]+/u);
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    // A search in each word would take longer than all the rest.
    const bare =
      isMark(word.charCodeAt(0)) || isMark(word.charCodeAt(word.length - 1)) ? word.replace(/^['’.-]{1,9}|['’.-]{1,9}$/g, '') : word;
    if (bare) found.push(bare);
  }
  return found;
}

/** An apostrophe, a stop or a hyphen. */
function isMark(unit: number): boolean {
  return unit === 39 || unit === 45 || unit === 46 || unit === 0x2019;
}

/** Without what a source holds between the letters of a word and no reader sees. */
function unhidden(text: string): string {
  return /[\u00ad\u200b-\u200d\u2060\ufeff]|&shy;/.test(text) ? text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]|&shy;/g, '') : text;
}

/** Whether the subject of the sentence is a tracker: "a cookie cannot read your hard disk" says what cookies are. */
export function isAboutTrackers(statement: Statement): boolean {
  return statement.words.some(
    (mark) =>
      mark.role === 'actor' &&
      wordsOf(statement.at.source.text.slice(mark.start, mark.end)).some((word) => hints('tracker_subject').includes(word)),
  );
}

/** Kinds of verb that matter within one action. */
export type VerbKind = 'storing' | 'sharing' | 'taking' | 'marketing' | 'asking' | 'linking' | 'reading';

/** Whether the statement's own verb, as the extractor marked it, is of a kind. */
export function hasVerb(statement: Statement, kind: VerbKind): boolean {
  const starts = hints(`verb_${kind}`);
  return statement.words.some(
    (mark) =>
      mark.role === 'action' &&
      wordsOf(statement.at.source.text.slice(mark.start, mark.end)).some((word) => starts.some((start) => word.startsWith(start))),
  );
}

/** Whether the subject is the organisation itself, "we" or one of its declared names, and not one of its pages, products or people. */
export function speaksItself(statement: Statement, names: readonly string[]): boolean {
  const known = names.map((name) => wordsOf(name).join(' '));
  return statement.words.some((mark) => {
    if (mark.role !== 'actor') return false;
    const words = wordsOf(statement.at.source.text.slice(mark.start, mark.end));
    return (words.length <= 3 && hints('ourselves').some((word) => words.includes(word))) || known.includes(words.join(' '));
  });
}

/** Whether one of the words or phrases (lower case) stands among these words. */
export function holdsAny(words: readonly string[], phrases: readonly string[]): boolean {
  const text = ` ${words.join(' ')} `;
  return phrases.some((phrase) => text.includes(` ${phrase} `));
}

/** Whether one of the words or phrases (lower case) stands in the text of a place as a reader sees it. */
export function mentionsAny(at: Place, phrases: readonly string[]): boolean {
  const text = plainText(at);
  return phrases.some((phrase) => text.includes(` ${phrase} `));
}

const plainTexts = new Notes<Source, Map<string, string>>();

/** The words of a place between single spaces; kept, because many rules ask for the same sentence. */
function plainText(at: Place): string {
  let known = plainTexts.get(at.source);
  if (!known) plainTexts.set(at.source, (known = new Map()));
  const key = `${at.start}:${at.end}`;
  let text = known.get(key);
  if (text === undefined) known.set(key, (text = ` ${wordsOf(shownAt(at)).join(' ')} `));
  return text;
}

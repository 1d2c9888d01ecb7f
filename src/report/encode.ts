import { isInPage, shownAt } from '../model/shown.js';
import { place, positionAt } from '../model/text.js';
import type { Place } from '../model/text.js';

const QUOTE_LENGTH = 300;

/** A place as JSON shows it: lines and columns from 1 in UTF-16 units, `endColumn` one past the last character. */
export interface JsonPlace {
  path: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  quote: string;
}

/** A place with its position and a bounded quote: of the source, and of a page what a reader sees of it. */
export function jsonPlace(at: Place): JsonPlace {
  return { path: at.source.path, ...range(at), quote: isInPage(at) ? shownQuoteOf(at) : quoteOf(at) };
}

/** Where a place starts and ends. */
export function range(at: Place): Pick<JsonPlace, 'line' | 'column' | 'endLine' | 'endColumn'> {
  const from = positionAt(at.source, at.start);
  const to = positionAt(at.source, at.end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** The source text of a place on one line: white space folded, cut after `length` UTF-16 units with an ellipsis. */
export function quoteOf(at: Place, length = QUOTE_LENGTH): string {
  // Folding cannot need more than this: a place may be a file of megabytes.
  const cut = Math.min(at.end, at.start + 8 * length);
  return shorten(at.source.text.slice(at.start, cut).replace(/\s+/g, ' ').trim(), length, cut < at.end);
}

/** The same of the words that a reader sees at the place, for reports that people read: a policy's markup is no part of what it says. */
export function shownQuoteOf({ source, start, end }: Place, length = QUOTE_LENGTH): string {
  // Markup may stand between every two words; beyond this there is more of it than of them.
  const cut = Math.min(end, start + 40 * length);
  return shorten(
    shownAt(place(source, start, cut))
      .replace(/\s+/g, ' ')
      .trim(),
    length,
    cut < end,
  );
}

/** Cuts a text after `length` UTF-16 units with an ellipsis, never through a surrogate pair. */
export function shorten(text: string, length: number, always = false): string {
  if (text.length <= length && !always) return text;
  let end = Math.min(text.length, length - 1);
  if (isHigh(text.charCodeAt(end - 1))) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

// What JSON.stringify leaves as it is although a terminal would obey it or a reader could not see it.
const HIDDEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/** JSON without any control, direction or invisible character: they are escaped, so that parsing gives the same value. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(HIDDEN, escapeUnits);
}

function escapeUnits(characters: string): string {
  return characters
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

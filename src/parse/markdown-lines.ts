import { isAsciiLetter, isDigit } from './characters.js';
import { tagAt } from './tags.js';

/** Kinds of HTML block by how they end, numbered as in CommonMark; 0 is none. */
export type HtmlBlockKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

const RAW = ['script', 'pre', 'style', 'textarea'];
const BLOCKS = new Set(
  `address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset
figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup
option p param search section summary table tbody td tfoot th thead title tr track ul`.split(/\s+/),
);

/** Which kind of HTML block begins at an offset of a line. */
export function htmlBlockAt(text: string, at: number, end: number): HtmlBlockKind {
  if (text.startsWith('<!--', at)) return 2;
  if (text.startsWith('<?', at)) return 3;
  if (text.startsWith('<![CDATA[', at)) return 5;
  if (text.startsWith('<!', at)) return isAsciiLetter(text.charCodeAt(at + 2)) ? 4 : 0;
  const isClosing = text.charCodeAt(at + 1) === 47;
  let i = isClosing ? at + 2 : at + 1;
  const from = i;
  while (
    i < end &&
    i < from + 12 &&
    (isAsciiLetter(text.charCodeAt(i)) || (i > from && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57))
  )
    i++;
  const name = text.slice(from, i).toLowerCase();
  const next = i >= end ? ' ' : (text[i] as string);
  const isEnd = next === ' ' || next === '\t' || next === '>';
  if (!isClosing && isEnd && RAW.includes(name)) return 1;
  if ((isEnd || next === '/') && BLOCKS.has(name)) return 6;
  const tag = tagAt(text, at, end);
  return tag && text.slice(tag.end, end).trim() === '' ? 7 : 0;
}

/** Whether an HTML block of a kind ends in this line; kinds 6 and 7 end at a blank line. */
export function htmlBlockEnds(text: string, kind: HtmlBlockKind, at: number, end: number): boolean {
  if (kind >= 6) return false;
  const line = text.slice(at, end);
  if (kind === 2) return line.includes('-->');
  if (kind === 3) return line.includes('?>');
  if (kind === 4) return line.includes('>');
  if (kind === 5) return line.includes(']]>');
  const small = line.toLowerCase();
  return RAW.some((name) => small.includes(`</${name}>`));
}

export interface ListMark {
  /** Its bullet, or the sign after its number: items of one list share it. */
  readonly mark: string;
  /** Offset after it. */
  readonly end: number;
  readonly isEmpty: boolean;
  /** Whether such an item may begin in the middle of a paragraph: a bullet, or the number 1. */
  readonly mayInterrupt: boolean;
}

/** The bullet or number of an item at an offset of a line; null where there is none. */
export function listMarkAt(text: string, at: number, lineEnd: number): ListMark | null {
  const c = text.charCodeAt(at);
  if (c === 92 && text.charCodeAt(at + 1) === 45) return escapedDashAt(text, at, lineEnd);
  let end = at + 1;
  let mark = text[at] as string;
  const isOrdered = isDigit(c);
  if (isOrdered) {
    while (end < lineEnd && end < at + 9 && isDigit(text.charCodeAt(end))) end++;
    mark = text[end] as string;
    if (end >= lineEnd || (mark !== '.' && mark !== ')')) return null;
    end++;
  } else if (c !== 45 && c !== 42 && c !== 43) return null;
  const after = text.charCodeAt(end);
  if (end < lineEnd && after !== 32 && after !== 9) return null;
  let next = end;
  while (next < lineEnd && (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9)) next++;
  return { mark, end, isEmpty: next >= lineEnd, mayInterrupt: !isOrdered || text.slice(at, end - 1) === '1' };
}

/** `\- item`, `\-item`: the dashes of a list that its page had typed by hand, escaped by what made Markdown of it. */
function escapedDashAt(text: string, at: number, lineEnd: number): ListMark | null {
  let next = at + 2;
  while (next < lineEnd && text.charCodeAt(next) === 32) next++;
  return isAsciiLetter(text.charCodeAt(next)) ? { mark: '-', end: at + 2, isEmpty: false, mayInterrupt: true } : null;
}

/**
 * A heading of `#` signs: its level and the range of its text, without closing signs and a `{#name}` after it. Also without a space
 * after two signs and more, as older converters wrote it.
 */
export function headingAt(text: string, at: number, lineEnd: number): { level: number; start: number; end: number } | null {
  let start = at;
  while (start < lineEnd && text.charCodeAt(start) === 35) start++;
  const level = start - at;
  const next = text.charCodeAt(start);
  const isGlued = level > 1 && (isAsciiLetter(next) || isDigit(next));
  if (level > 6 || (start < lineEnd && next !== 32 && next !== 9 && !isGlued)) return null;
  let { end } = trimmed(text, start, lineEnd);
  if (text.charCodeAt(end - 1) === 125) {
    const brace = text.slice(start, end).lastIndexOf('{');
    if (brace > 0 && '#.:'.includes(text[start + brace + 1] as string)) ({ end } = trimmed(text, start, start + brace));
  }
  let hashes = end;
  while (hashes > start && text.charCodeAt(hashes - 1) === 35) hashes--;
  if (hashes < end && (hashes === start || text.charCodeAt(hashes - 1) === 32 || text.charCodeAt(hashes - 1) === 9)) end = hashes;
  return { level, start, end };
}

/** The length of the fence of a code block at an offset, or 0. */
export function fenceAt(text: string, at: number, lineEnd: number): number {
  const sign = text.charCodeAt(at);
  let i = at;
  while (i < lineEnd && text.charCodeAt(i) === sign) i++;
  return i - at < 3 || (sign === 96 && text.slice(i, lineEnd).includes('`')) ? 0 : i - at;
}

/** A line that kramdown or Docusaurus takes for itself: `{: .attribute}`, `:::note`. */
export function isAttributeLine(text: string, at: number, end: number): boolean {
  return (text.charCodeAt(at) === 123 && text.charCodeAt(at + 1) === 58 && text.charCodeAt(end - 1) === 125) || text.startsWith(':::', at);
}

/** A line of nothing but `=` or `-`. */
export function isUnderline(text: string, at: number, end: number): boolean {
  const sign = text.charCodeAt(at);
  for (let i = at; i < end; i++) if (text.charCodeAt(i) !== sign) return false;
  return sign === 61 || sign === 45;
}

/** Three or more of `*`, `-` or `_` with nothing but white space between. */
export function isThematicBreak(text: string, at: number, end: number): boolean {
  const sign = text.charCodeAt(at);
  if (sign !== 42 && sign !== 45 && sign !== 95) return false;
  let count = 0;
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === sign) count++;
    else if (c !== 32 && c !== 9) return false;
  }
  return count >= 3;
}

/** The number of columns that a delimiter row (`|---|:-:|`) has, or 0 for any other line. */
export function tableDelimiters(text: string, at: number, end: number): number {
  let columns = 0;
  let dashes = 0;
  let bars = 0;
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 45) dashes++;
    else if (c === 124) {
      bars++;
      if (dashes) columns++;
      else if (i > at) return 0;
      dashes = 0;
    } else if (c !== 58 && c !== 32 && c !== 9) return 0;
  }
  if (dashes) columns++;
  return bars > 0 ? columns : 0;
}

/** The cells of a row, without the bars and the white space around them; `\|` is no bar. */
export function tableCells(text: string, at: number, end: number): { start: number; end: number }[] {
  const cells: { start: number; end: number }[] = [];
  let from = text.charCodeAt(at) === 124 ? at + 1 : at;
  for (let i = from; i <= end; i++) {
    const c = i < end ? text.charCodeAt(i) : 124;
    if (c === 92) i++;
    if (c !== 124) continue;
    if (i === end && text.slice(from, end).trim() === '' && cells.length) break;
    cells.push(trimmed(text, from, Math.min(i, end)));
    from = i + 1;
  }
  return cells;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  while (start < end && (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9)) start++;
  while (end > start && (text.charCodeAt(end - 1) === 32 || text.charCodeAt(end - 1) === 9)) end--;
  return { start, end };
}

import { isBlank, isDigit, isLower, isUpper, isWord } from './characters.js';
import { lineRanges } from './lines.js';
import { bulletAt, enumeratorAt } from './marks.js';
import type { Enumerator } from './marks.js';

/** A line of plain text; offsets are of the source. */
export interface Line {
  /** First character that is not blank, and the end after the last one; equal on a blank line. */
  readonly start: number;
  readonly end: number;
  /** Columns of white space before it, a tab reaching to the next multiple of four. */
  readonly indent: number;
  /** Begins inside a line of the source, where an item of a list begins that lost its line ends. */
  readonly joint?: boolean;
}

/** One or more lines that make up one paragraph, item or heading. */
export interface Unit {
  readonly start: number;
  end: number;
  readonly indent: number;
  /** Blank lines before it. */
  readonly gap: number;
  readonly bullet: number;
  readonly enumerator: Enumerator | null;
  /** Heading level by the line of `=` or `-` under it, else 0. */
  underline: number;
  lines: number;
  readonly joint: boolean;
}

/** The lines of a text from an offset on. */
export function linesIn(text: string, from: number): Line[] {
  return lineRanges(text, from).map(([from_, to]) => {
    let start = from_;
    let indent = 0;
    while (start < to && isBlank(text.charCodeAt(start))) indent = text.charCodeAt(start++) === 9 ? (indent | 3) + 1 : indent + 1;
    let end = to;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    return { start, end, indent };
  });
}

/**
 * The column at which paragraphs were wrapped by hand, or 0 where each stands on one line. Wrapped text shows by lines that go on
 * in small letters on the next line although they end with no stop, and by lines of nearly the same length.
 */
export function wrapColumn(text: string, lines: readonly Line[]): number {
  let runOn = 0;
  let pairs = 0;
  const lengths: number[] = [];
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as Line;
    const next = lines[i + 1] as Line;
    const length = line.end - line.start + line.indent;
    if (line.end - line.start < 30 || next.end === next.start) continue;
    pairs++;
    lengths.push(length);
    if (isLower(text.charCodeAt(next.start)) && !isStop(text.charCodeAt(line.end - 1))) runOn++;
  }
  if (pairs < 3 || runOn < pairs * 0.3) return 0;
  lengths.sort((a, b) => a - b);
  const column = lengths[Math.floor(lengths.length * 0.95)] as number;
  return column > 160 ? 0 : column;
}

/**
 * The wrap column around each line of a text that is wrapped only here and there, 0 elsewhere: it shows by a stretch of lines, none of
 * them long, most of which go on in small letters.
 */
function localColumns(text: string, lines: readonly Line[]): Uint16Array {
  const columns = new Uint16Array(lines.length);
  for (let from = 0; from + STRETCH <= lines.length; from++) {
    let longest = 0;
    let runOn = 0;
    let pairs = 0;
    for (let i = from; i < from + STRETCH; i++) {
      const line = lines[i] as Line;
      const next = lines[i + 1];
      longest = Math.max(longest, line.end - line.start + line.indent);
      if (longest > WIDEST) break;
      if (i === from + STRETCH - 1 || !next || next.end === next.start || line.end - line.start < 50) continue;
      pairs++;
      if (isLower(text.charCodeAt(next.start)) && !endsClause(text.charCodeAt(line.end - 1))) runOn++;
    }
    if (longest <= WIDEST && runOn >= 3 && runOn * 2 >= pairs)
      for (let i = from; i < from + STRETCH; i++) columns[i] = Math.max(columns[i] as number, longest);
  }
  return columns;
}

/** Lines of a stretch by which local wrapping is told, and how wide they may be. */
const STRETCH = 7;
const WIDEST = 140;

function endsClause(c: number): boolean {
  return isStop(c) || c === 44;
}

/** Joins the lines of a paragraph into units. */
export function unitsIn(text: string, lines: readonly Line[]): Unit[] {
  const whole = wrapColumn(text, lines);
  const local = whole > 0 ? null : localColumns(text, lines);
  const units: Unit[] = [];
  let gap = 1;
  let last: Line | null = null;
  for (const [i, line] of lines.entries()) {
    const column = local ? (local[i] as number) : whole;
    if (line.end === line.start) {
      gap++;
      last = null;
      continue;
    }
    const unit = units.at(-1);
    if (unit && last && isRule(text, line)) {
      const isTitle = unit.lines === 1 && unit.end - unit.start <= 120 && !isStop(text.charCodeAt(unit.end - 1));
      if (isTitle && '=-~^'.includes(text[line.start] as string)) unit.underline = text[line.start] === '=' ? 1 : 2;
      last = null;
      continue;
    }
    if (isRule(text, line)) continue;
    const bullet = bulletAt(text.slice(line.start, Math.min(line.end, line.start + 12)), 0);
    const enumerator = bullet ? null : enumeratorAt(text.slice(line.start, Math.min(line.end, line.start + 16)), 0);
    const marked = bullet > 0 || (enumerator !== null && opensUnit(enumerator, last, column));
    const isNext = unit !== undefined && last !== null && !marked && !line.joint && unit.underline === 0;
    if (isNext && (column > 0 ? goesOn(text, last as Line, line, column) : runsOn(text, lines, i, unit, units.at(-2)))) {
      unit.end = line.end;
      unit.lines++;
    } else {
      units.push({
        start: line.start,
        end: line.end,
        indent: line.indent,
        gap,
        bullet,
        enumerator: marked ? enumerator : null,
        underline: 0,
        lines: 1,
        joint: line.joint === true,
      });
    }
    gap = 0;
    last = line;
  }
  return withLoneMarks(text, units);
}

/** In wrapped text a line may happen to begin with "12." or "i."; it opens a unit only where the line before it was not full. */
function opensUnit(enumerator: Enumerator, last: Line | null, column: number): boolean {
  if (!last || column === 0) return true;
  return last.end - last.start + last.indent + enumerator.length < column * 0.8 || enumerator.close === '(' || enumerator.length <= 4;
}

function goesOn(text: string, last: Line, line: Line, column: number): boolean {
  const first = text.charCodeAt(line.start);
  if (isLower(first)) return true;
  let word = line.start;
  while (word < line.end && text.charCodeAt(word) !== 32) word++;
  return last.indent + last.end - last.start + 1 + word - line.start > column * 0.86;
}

/**
 * Whether a sentence was broken once or twice in a text that is not wrapped otherwise: a line that begins with a capital and ends with no
 * stop, and lines in small letters behind it, of which one ends with a full stop. Not what stands below a colon: that may be a list.
 */
function runsOn(text: string, lines: readonly Line[], at: number, unit: Unit, before: Unit | undefined): boolean {
  const end = text.charCodeAt(unit.end - 1);
  if (unit.bullet || unit.enumerator || !isUpper(text.charCodeAt(unit.start)) || endsClause(end) || unit.end - unit.start < SHORTEST_RUN_ON)
    return false;
  if (before && text.charCodeAt(before.end - 1) === 58) return false;
  for (let i = at; i < Math.min(lines.length, at + LONGEST_RUN_ON); i++) {
    const { start, end: to } = lines[i] as Line;
    if (to === start || !isLower(text.charCodeAt(start))) return false;
    const last = text.charCodeAt(to - 1);
    if (last === 46) return true;
    if (isStop(last)) return false;
  }
  return false;
}

const SHORTEST_RUN_ON = 20;
/** In lines. */
const LONGEST_RUN_ON = 4;

/** A bullet or number that stands alone in its line belongs to the line after it. */
function withLoneMarks(text: string, units: readonly Unit[]): Unit[] {
  const joined: Unit[] = [];
  let count = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit;
    const next = units[i + 1];
    const number = loneNumber(text, unit);
    if (number > 0) count = number === 1 ? 1 : number === count + 1 ? number : 0;
    if (next && unit.lines === 1 && (isLoneMark(text, unit) || (number > 0 && number === count)) && next.bullet === 0 && !next.enumerator) {
      joined.push({ ...next, gap: unit.gap, indent: unit.indent, bullet: next.start - unit.start, start: unit.start });
      i++;
    } else joined.push(unit);
  }
  return joined;
}

/** "1" in a line of its own: a number of which the next has to come later. */
function loneNumber(text: string, unit: Unit): number {
  const length = unit.end - unit.start;
  if (length > 2 || !isDigit(text.charCodeAt(unit.start)) || !isDigit(text.charCodeAt(unit.end - 1))) return 0;
  return Number(text.slice(unit.start, unit.end));
}

function isLoneMark(text: string, unit: Unit): boolean {
  const length = unit.end - unit.start;
  if (length > 4) return false;
  const c = text.charCodeAt(unit.start);
  if (length === 1) return '•●▪■◦‣·*-–—o'.includes(text[unit.start] as string);
  const stop = text[unit.end - 1];
  return (isDigit(c) || (c === 40 && length > 2)) && (stop === '.' || stop === ')');
}

/** A line of one sign only: "=====", "-----", "* * *", "____". */
export function isRule(text: string, line: Line): boolean {
  const sign = text.charCodeAt(line.start);
  if (isWord(sign) || line.end - line.start < 3) return false;
  for (let i = line.start; i < line.end; i++) if (text.charCodeAt(i) !== sign && text.charCodeAt(i) !== 32) return false;
  return (
    sign === 61 || sign === 45 || sign === 95 || sign === 42 || sign === 126 || sign === 35 || sign === 43 || sign === 46 || sign >= 0x2010
  );
}

export function isStop(c: number): boolean {
  return c === 46 || c === 33 || c === 63 || c === 59 || c === 58 || c === 0x3002;
}

/** Whether letters of a range are capitals throughout, and there are at least three. */
export function isCapitals(text: string, start: number, end: number): boolean {
  let capitals = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (isLower(c)) return false;
    if (isUpper(c)) capitals++;
  }
  return capitals >= 3;
}

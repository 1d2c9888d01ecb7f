import { positionAt } from '../model/text.js';
import type { Source, Span } from '../model/text.js';
import { columnsOf } from './cells.js';
import { layoutLine, lineSpan, widthOfCells } from './line.js';
import type { Row, Sheet } from './line.js';
import type { Paint, Style } from './style.js';

/** A range to underline, with its own label. */
export interface Mark extends Span {
  readonly primary: boolean;
  /** Clean text, or ''. */
  readonly label: string;
}

/** A printed row of a frame: the source's text, or what is said below it. */
export interface FrameRow {
  /** The line's number; null on every row but the line's first; 'gap' where lines are left out. */
  readonly line: number | null | 'gap';
  readonly text: string;
  /** Set where `text` is an underline or a label. */
  readonly mark: 'primary' | 'related' | null;
}

// Notes take at least so many columns.
const MIN_NOTE = 30;

/** A mark, or the part of it that stands on one line (from 1). */
export interface Segment extends Mark {
  readonly line: number;
}

/**
 * The lines of a source that marks touch, underlined: a mark over several lines is shown by its first and last one.
 *
 * @param lines further lines to show, without a mark (from 1)
 */
export function frame(source: Source, marks: readonly Mark[], sheet: Sheet, lines: readonly number[] = []): FrameRow[] {
  const segments = marks.flatMap((mark) => segmentsOf(source, mark));
  const shown = withBetween([...new Set([...lines, ...segments.map((segment) => segment.line)])].sort((a, b) => a - b));
  const rows: FrameRow[] = [];
  for (const [index, line] of shown.entries()) {
    if (index > 0 && line > (shown[index - 1] as number) + 1) rows.push({ line: 'gap', text: '', mark: null });
    const own = segments.filter((segment) => segment.line === line).sort((a, b) => a.start - b.start || b.end - a.end);
    rows.push(...lineRows(layoutLine(source, line, own, sheet), line, own, sheet));
  }
  return rows;
}

/** A line left out between two that are shown is shown: it takes no more room than the gap. */
function withBetween(lines: readonly number[]): number[] {
  return lines.flatMap((line, index) => (line - 2 === lines[index - 1] ? [line - 1, line] : [line]));
}

/** A mark by lines: whole, or its first and last line. White space around it is not underlined. */
export function segmentsOf(source: Source, mark: Mark): Segment[] {
  const { start, end } = trimmed(source, mark);
  const first = positionAt(source, start).line;
  const last = positionAt(source, end).line;
  if (first === last) return [{ ...mark, start, end, line: first }];
  const tail = lineSpan(source, last).start;
  return [
    { ...mark, start, end: lineSpan(source, first).end, label: '', line: first },
    { ...mark, start: tail + indentation(source.text, tail, end), end, line: last },
  ];
}

function trimmed(source: Source, span: Span): Span {
  let { start, end } = span;
  while (end > start && isBlank(source.text.charCodeAt(end - 1))) end--;
  while (start < end && isBlank(source.text.charCodeAt(start))) start++;
  // Nothing but white space: a caret where it starts, not on a line after it.
  return end > start ? { start, end } : { start: span.start, end: span.start };
}

function lineRows(rows: readonly Row[], line: number, segments: readonly Segment[], sheet: Sheet): FrameRow[] {
  return rows.flatMap((row, index): FrameRow[] => [
    { line: index === 0 ? line : null, text: row.text, mark: null },
    ...segments.flatMap((segment) => markRows(row, rows[index + 1], segment, sheet)),
  ]);
}

/** The underline of what a row shows of a segment; on the segment's last row, with the label. */
function markRows(row: Row, next: Row | undefined, segment: Segment, sheet: Sheet): FrameRow[] {
  const under = columnsUnder(row, segment, next === undefined);
  if (!under) return [];
  const kind = segment.primary ? 'primary' : 'related';
  const line = ' '.repeat(under.from) + (segment.primary ? '^' : '-').repeat(under.to - under.from);
  const label = next && columnsUnder(next, segment, true) ? '' : segment.label;
  const width = label ? columnsOf(label) : 0;
  if (!label || under.to + 1 + width <= sheet.columns) return [{ line: null, text: label ? `${line} ${label}` : line, mark: kind }];
  const indent = Math.max(0, Math.min(under.from, sheet.columns - width));
  return [
    { line: null, text: line, mark: kind },
    { line: null, text: ' '.repeat(indent) + label, mark: kind },
  ];
}

/** Columns of a row that a range covers, at least one; null where the row shows nothing of it. */
export function columnsUnder(row: Row, range: Span, isLast: boolean): { from: number; to: number } | null {
  const { cells } = row;
  const isEmpty = range.start === range.end;
  const touched = (start: number, end: number) =>
    isEmpty ? start <= range.start && range.start < end : start < range.end && end > range.start;
  const first = cells.findIndex((cell) => touched(cell.start, cell.end));
  if (first < 0) {
    const end = cells.at(-1)?.end ?? range.start;
    const column = widthOfCells(cells);
    return isLast && range.start >= end ? { from: column, to: column + 1 } : null;
  }
  const from = widthOfCells(cells.slice(0, first));
  const last = cells.findLastIndex((cell) => touched(cell.start, cell.end));
  const to = Math.min(widthOfCells(cells.slice(0, last + 1)), columnsOf(row.text));
  return { from, to: Math.max(from + 1, to) };
}

/**
 * The line above that an indented line belongs to (in YAML the key), or null: the nearest one that is indented less.
 * Looks at most 60 lines back.
 */
export function lineAbove(source: Source, line: number): number | null {
  const depth = depthOf(source, line);
  if (!depth) return null;
  for (let above = line - 1; above >= Math.max(1, line - 60); above--) {
    const indent = depthOf(source, above);
    if (indent !== null && indent < depth) return above;
  }
  return null;
}

/** Indentation of a line; null where it is blank or a comment. */
function depthOf(source: Source, line: number): number | null {
  const { start, end } = lineSpan(source, line);
  const depth = indentation(source.text, start, Math.min(end, start + 200));
  return start + depth === end || source.text[start + depth] === '#' ? null : depth;
}

function indentation(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at++;
  return at - from;
}

function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0;
}

/** A row of a frame with its gutter. */
export function printedRow(row: FrameRow, width: number, style: Style, primary: Paint): string {
  if (row.line === 'gap') return style.aside('...');
  const gutter = style.aside(`${row.line === null ? ' '.repeat(width) : String(row.line).padStart(width)} |`);
  if (!row.text) return gutter;
  return `${gutter} ${row.mark === 'primary' ? primary(row.text) : row.mark === 'related' ? style.aside(row.text) : row.text}`;
}

/** A note below a frame, `= label: text`, wrapped between words and indented under its text. */
export function printedNote(text: string, width: number, columns: number, style: Style): string {
  const indent = width + 3;
  const hanging = ' '.repeat(indent + text.indexOf(': ') + 2);
  const rows: string[] = [];
  const [label = '', first = '', ...words] = text.split(' ');
  let row = `${label} ${first}`;
  let taken = columnsOf(row);
  for (const word of words) {
    const room = columns - (rows.length ? hanging.length : indent);
    const more = columnsOf(word);
    if (taken + 1 + more > Math.max(MIN_NOTE, room)) {
      rows.push(row);
      row = word;
      taken = more;
    } else {
      row = `${row} ${word}`;
      taken += 1 + more;
    }
  }
  return `${' '.repeat(width)} ${style.aside('=')} ${[...rows, row].join(`\n${hanging}`)}`;
}

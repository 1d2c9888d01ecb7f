import { linesOf } from '../model/text.js';
import type { Source, Span } from '../model/text.js';
import { cellsOf, isPlain } from './cells.js';
import type { Cell } from './cells.js';

/** One printed row of a source line. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly text: string;
}

/** How a source line may be laid out: columns for the text, and whether only ASCII is printed. */
export interface Sheet {
  readonly columns: number;
  readonly ascii: boolean;
}

// A range longer than this many rows is shown by its beginning and its end.
const MAX_ROWS = 5;

/** Start and end of a line (from 1), its line break left out. */
export function lineSpan(source: Source, line: number): Span {
  const starts = linesOf(source);
  const start = starts[line - 1] ?? source.text.length;
  let end = starts[line] ?? source.text.length;
  while (end > start && isBreak(source.text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/**
 * Lays out one line: whole where it fits; else windows around the ranges, wrapped where a range itself does not fit. Takes time
 * by the size of the windows, not of the line.
 */
export function layoutLine(source: Source, line: number, ranges: readonly Span[], sheet: Sheet): Row[] {
  const { text } = source;
  const whole = lineSpan(source, line);
  if (whole.end - whole.start <= sheet.columns) {
    const cells = cellsOf(text, whole.start, whole.end, sheet.ascii);
    if (widthOfCells(cells) <= sheet.columns) return [rowOf(cells)];
  }
  // Room for the dots at the end of a row.
  const room = { columns: sheet.columns - (sheet.ascii ? 4 : 2), ascii: sheet.ascii };
  return windows(text, whole, ranges, room).flatMap((window) => windowRows(text, whole, window, ranges, room));
}

/** A window as rows, with dots where the line goes on; a row after the last range would say nothing. */
function windowRows(text: string, whole: Span, window: Span, ranges: readonly Span[], room: Sheet): Row[] {
  const dots = room.ascii ? '...' : '…';
  const cells = cellsOf(text, window.start, window.end, room.ascii, false);
  const rows = wrap(window.start > whole.start ? [filler(`${dots} `, window.start), ...cells] : cells, room.columns);
  const last = Math.max(
    rows.findLastIndex((row) => row.cells.some((cell) => isIn(cell, ranges))),
    0,
  );
  if (last + 1 === rows.length && window.end >= whole.end) return rows;
  const end = (rows[last] as Row).cells;
  return [...rows.slice(0, last), rowOf([...withoutSpaceAtEnd(end), filler(` ${dots}`, end.at(-1)?.end ?? window.end)])];
}

function isIn(cell: Cell, ranges: readonly Span[]): boolean {
  return ranges.some((range) => cell.start < range.end && cell.end > range.start);
}

function withoutSpaceAtEnd(cells: readonly Cell[]): Cell[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.text.trim() !== '') + 1);
}

function filler(text: string, offset: number): Cell {
  return { text, width: text.length, start: offset, end: offset };
}

/** The parts of a line to show, in order and apart from each other: ranges that fit in one row together are in one. */
function windows(text: string, whole: Span, ranges: readonly Span[], room: Sheet): Span[] {
  const cores = ranges.length ? joined(ranges, 0, room.columns - 4) : [{ start: whole.start, end: whole.start }];
  return joined(
    cores.flatMap((core) => ends(text, core, room)).map((core) => widened(text, core, whole, room)),
    3,
  );
}

/** A range; of one that takes too many rows, its beginning and its end. */
function ends(text: string, core: Span, room: Sheet): Span[] {
  const { columns } = room;
  if (until(text, core.start, core.end, MAX_ROWS * columns, room) === core.end) return [core];
  return [
    { start: core.start, end: until(text, core.start, core.end, 2 * columns, room) },
    { start: since(text, core.start, core.end, columns, room), end: core.end },
  ];
}

/** A range with as much around it as its last row has room for, a third of it before. */
function widened(text: string, core: Span, whole: Span, room: Sheet): Span {
  const { columns } = room;
  const width = widthBetween(text, core.start, core.end, room) + 2;
  const spare = Math.max(0, Math.ceil(width / columns) * columns - width);
  const wanted = since(text, whole.start, core.start, Math.floor(spare / 3), room);
  const end = until(text, core.end, whole.end, spare - widthBetween(text, wanted, core.start, room), room);
  const start = since(text, whole.start, core.start, spare - widthBetween(text, core.end, end, room), room);
  return { start: snapStart(text, start, core.start, whole), end: snapEnd(text, end, core.end, whole) };
}

function widthBetween(text: string, from: number, to: number, room: Sheet): number {
  return isPlain(text, from, to) ? Math.max(0, to - from) : widthOfCells(cellsOf(text, from, to, room.ascii, false));
}

/** The offset up to which the text from `from` fits in so many columns. */
function until(text: string, from: number, to: number, columns: number, room: Sheet): number {
  const last = Math.min(to, from + columns);
  if (isPlain(text, from, last)) return last;
  let left = columns;
  for (const cell of cellsOf(text, from, last, room.ascii, false)) {
    left -= cell.width;
    if (left < 0) return cell.start;
  }
  return last;
}

/** The offset from which the text up to `to` fits in so many columns. */
function since(text: string, from: number, to: number, columns: number, room: Sheet): number {
  const first = Math.max(from, to - columns);
  if (isPlain(text, first, to)) return first;
  let left = columns;
  for (const cell of cellsOf(text, first, to, room.ascii, false).reverse()) {
    left -= cell.width;
    if (left < 0) return cell.end;
  }
  return first;
}

/** Ranges sorted, those made one that are at most `gap` apart or together at most `length` long. */
function joined(ranges: readonly Span[], gap: number, length = 0): Span[] {
  const result: Span[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    const isNear = last && (range.start - last.end <= gap || Math.max(last.end, range.end) - last.start <= length);
    if (isNear) result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else result.push({ start: range.start, end: range.end });
  }
  return result;
}

/** Moves the start of a window to the next word, no further than the range it shows. */
function snapStart(text: string, start: number, limit: number, whole: Span): number {
  if (start - whole.start <= 2) return whole.start;
  for (let i = start; i <= limit; i++) if (isSpace(text.charCodeAt(i - 1)) && !isSpace(text.charCodeAt(i))) return i;
  return isLow(text.charCodeAt(start)) ? start + 1 : start;
}

/** Moves the end of a window back to the end of a word, no further than the range it shows. */
function snapEnd(text: string, end: number, limit: number, whole: Span): number {
  if (whole.end - end <= 2) return whole.end;
  for (let i = end; i >= limit; i--) if (isSpace(text.charCodeAt(i)) && !isSpace(text.charCodeAt(i - 1))) return i;
  return isLow(text.charCodeAt(end)) ? Math.max(limit, end - 1) : end;
}

/** Breaks cells into rows, after a space where the last third of a row has one. */
function wrap(cells: readonly Cell[], columns: number): Row[] {
  const rows: Row[] = [];
  let row: Cell[] = [];
  let width = 0;
  for (const cell of cells) {
    if (width + cell.width > columns && row.length) {
      const space = row.findLastIndex((c) => c.text === ' ') + 1;
      const cut = space > (row.length * 2) / 3 && cell.text !== ' ' ? space : row.length;
      rows.push(rowOf(row.slice(0, cut)));
      row = row.slice(cut);
      width = widthOfCells(row);
    }
    row.push(cell);
    width += cell.width;
  }
  rows.push(rowOf(row));
  return rows;
}

function rowOf(cells: readonly Cell[]): Row {
  return {
    cells,
    text: cells
      .map((cell) => cell.text)
      .join('')
      .trimEnd(),
  };
}

/** Columns of cells side by side. */
export function widthOfCells(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

import { place } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';

export interface Cell {
  readonly text: string;
  /** Without the quotes around it. */
  readonly at: Place;
}

export type Row = readonly Cell[];

export interface Table {
  readonly rows: readonly Row[];
  /** A quote that is opened and never closed; what follows it was not read. */
  readonly unclosed: Place | null;
}

/** Rows of one file; the Play Console writes fewer than 800. */
const MOST_ROWS = 20_000;

/** Reads rows of comma-separated values (RFC 4180) with the place of every cell; the separator is the first of , ; and tab that stands outside quotes in the first line. */
export function readCsv(source: Source): Table {
  const { text } = source;
  const rows: Row[] = [];
  const separator = separatorOf(text);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length && rows.length < MOST_ROWS) {
    const cells: Cell[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quoted(source, at, separator) : bare(source, at, separator);
      if (!cell) return { rows, unclosed: place(source, at, at + 1) };
      cells.push(cell.cell);
      at = cell.end;
      if (text[at] !== separator) break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    if (cells.length > 1 || cells[0]?.text.trim()) rows.push(cells);
  }
  return { rows, unclosed: null };
}

function bare(source: Source, start: number, separator: string): { readonly cell: Cell; readonly end: number } {
  let end = start;
  while (end < source.text.length && !isEnd(source.text[end] as string, separator)) end++;
  return { cell: { text: source.text.slice(start, end).trim(), at: trimmed(source, start, end) }, end };
}

function quoted(source: Source, start: number, separator: string): { readonly cell: Cell; readonly end: number } | null {
  const { text } = source;
  let close = text.indexOf('"', start + 1);
  let value = '';
  let from = start + 1;
  while (close >= 0 && text[close + 1] === '"') {
    value += text.slice(from, close + 1);
    from = close + 2;
    close = text.indexOf('"', from);
  }
  if (close < 0) return null;
  value += text.slice(from, close);
  // What stands between the quote and the separator belongs to no cell.
  let end = close + 1;
  while (end < text.length && !isEnd(text[end] as string, separator)) end++;
  return { cell: { text: value.trim(), at: trimmed(source, start + 1, close) }, end };
}

function trimmed(source: Source, start: number, end: number): Place {
  const text = source.text.slice(start, end);
  const lead = text.length - text.trimStart().length;
  return text.trim() ? place(source, start + lead, start + text.trimEnd().length) : place(source, start, start);
}

function isEnd(unit: string, separator: string): boolean {
  return unit === separator || unit === '\n' || unit === '\r';
}

/** Spreadsheets of some countries write semicolons. */
function separatorOf(text: string): string {
  let isQuoted = false;
  for (const unit of text.slice(0, 2000)) {
    if (unit === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (unit === ',' || unit === ';' || unit === '\t')) return unit;
    else if (!isQuoted && unit === '\n') break;
  }
  return ',';
}

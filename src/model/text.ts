import { Notes } from './notes.js';
/** A text under examination. `path` is as reports show it: relative to the current folder, with `/`. */
export interface Source {
  readonly path: string;
  /** Decoded text, a byte order mark included: every offset in policy-lint counts UTF-16 units of this string. */
  readonly text: string;
  /** True for a text of the state before, which is no file of today; `path` says which state ("main:privacy.md"). */
  readonly past?: true;
}

/** A half-open range of a source, in 0-based UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A range that knows its source. */
export interface Place extends Span {
  readonly source: Source;
}

/** A position as people count: line and column start at 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Makes a place, clamped to the source so that no report can point outside it. */
export function place(source: Source, start: number, end: number): Place {
  const last = source.text.length;
  const from = Math.min(Math.max(start, 0), last);
  return { source, start: from, end: Math.min(Math.max(end, from), last) };
}

const lineStarts = new Notes<Source, number[]>();

/** Offsets at which lines start; `\n`, `\r\n` and a lone `\r` each end a line. Computed once a source. */
export function linesOf(source: Source): readonly number[] {
  const known = lineStarts.get(source);
  if (known) return known;
  const starts = [0];
  const { text } = source;
  if (text.includes('\r')) {
    for (let i = 0; i < text.length; i++) {
      const unit = unitAt(text, i);
      if (unit === 10 || (unit === 13 && unitAt(text, i + 1) !== 10)) starts.push(i + 1);
    }
  } else for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  lineStarts.set(source, starts);
  return starts;
}

/** The line and column of an offset. */
export function positionAt(source: Source, offset: number): Position {
  const starts = linesOf(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}

/** The source text of a place. */
export function textAt(at: Place): string {
  return at.source.text.slice(at.start, at.end);
}

/**
 * charCodeAt for strings of every kind. A text is cut, joined or whole, of bytes or of units, and where the engine meets so many
 * kinds it looks the method up for each letter; a method that is named outright it replaces by the load of a number.
 */
export const unitAt: (text: string, at: number) => number = Function.prototype.call.bind(String.prototype.charCodeAt);

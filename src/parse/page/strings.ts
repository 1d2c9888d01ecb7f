// From the text of literals to pieces, each with its place: escapes of JavaScript, entities and white space of JSX.
import { isDigit } from '../characters.js';
import { referenceAt } from '../entities.js';
import type { Piece } from './values.js';

/** How a literal is written: a string or template of JavaScript; the value of an attribute, or text, of JSX. */
export type Writing = 'script' | 'markup';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };

/** The pieces of a literal between its quotes. */
export function literalPieces(source: string, start: number, end: number, writing: Writing, region: number): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  const sign = writing === 'script' ? 92 : 38;
  for (let i = start; i < end;) {
    if (source.charCodeAt(i) !== sign) {
      i++;
      continue;
    }
    const found = writing === 'script' ? escapeAt(source, i, end) : referenceAt(source, i, end);
    if (!found) {
      i++;
      continue;
    }
    if (i > from) pieces.push(verbatim(source, from, i, region));
    if (found.characters) pieces.push({ text: found.characters, start: i, end: found.end, verbatim: false, region, via: null });
    i = from = found.end;
  }
  if (end > from) pieces.push(verbatim(source, from, end, region));
  return pieces;
}

/** The text between tags of JSX: lines are trimmed and joined by a space, blank ones left out. */
export function jsxTextPieces(source: string, start: number, end: number, region: number): Piece[] {
  const pieces: Piece[] = [];
  let before = -1;
  for (let i = start; i <= end;) {
    let lineEnd = i;
    while (lineEnd < end && source.charCodeAt(lineEnd) !== 10 && source.charCodeAt(lineEnd) !== 13) lineEnd++;
    let [from, to] = [i, lineEnd];
    if (i > start) while (from < to && isBlank(source.charCodeAt(from))) from++;
    if (lineEnd < end) while (to > from && isBlank(source.charCodeAt(to - 1))) to--;
    if (to > from) {
      if (before >= 0) pieces.push({ text: ' ', start: before, end: from, verbatim: false, region, via: null });
      pieces.push(...literalPieces(source, from, to, 'markup', region));
      before = to;
    }
    i = lineEnd + (source.charCodeAt(lineEnd) === 13 && source.charCodeAt(lineEnd + 1) === 10 ? 2 : 1);
  }
  return pieces;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9;
}

function verbatim(source: string, start: number, end: number, region: number): Piece {
  return { text: source.slice(start, end), start, end, verbatim: true, region, via: null };
}

function escapeAt(source: string, at: number, limit: number): { characters: string; end: number } | null {
  const next = source[at + 1];
  if (next === undefined || at + 1 >= limit) return null;
  if (next === '\n' || next === '\r') return { characters: '', end: at + (source.startsWith('\r\n', at + 1) ? 3 : 2) };
  if (next === 'u' || next === 'x') return codeAt(source, at, limit, next);
  if (next === '0' && isDigit(source.charCodeAt(at + 2))) return null;
  return { characters: ESCAPES[next] ?? next, end: at + 2 };
}

function codeAt(source: string, at: number, limit: number, kind: 'u' | 'x'): { characters: string; end: number } | null {
  const found = (kind === 'x' ? /^([\da-f]{2})/i : /^(?:([\da-f]{4})|\{([\da-f]{1,6})\})/i).exec(
    source.slice(at + 2, Math.min(limit, at + 12)),
  );
  const code = Number.parseInt(found?.[1] ?? found?.[2] ?? '', 16);
  return found && code <= 0x10ffff ? { characters: String.fromCodePoint(code), end: at + 2 + found[0].length } : null;
}

import { isSpace } from './characters.js';

/** Longest destination, title and label that are read; CommonMark names 999 for labels. */
const LONGEST = 2000;
const LONGEST_LABEL = 999;
const DEEPEST_BRACKETS = 32;

export interface Parsed {
  readonly value: string;
  /** Where it is written; of a target, without the brackets around it. */
  readonly start: number;
  /** Offset after it. */
  readonly end: number;
}

/** A label as it is compared: white space folded, in small letters. */
export function normalLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** `(destination "title")` after a label; `at` is the offset of the bracket. */
export function inlineTarget(text: string, at: number, limit: number): Parsed | null {
  let i = skipSpace(text, at + 1, limit);
  if (text.charCodeAt(i) === 41 && i < limit) return { value: '', start: i, end: i + 1 };
  const destination = destinationAt(text, i, limit);
  if (!destination) return null;
  i = skipSpace(text, destination.end, limit);
  if (i < limit && text.charCodeAt(i) !== 41 && i > destination.end) {
    const title = titleEnd(text, i, limit);
    if (title < 0) return null;
    i = skipSpace(text, title, limit);
  }
  return i < limit && text.charCodeAt(i) === 41 ? { ...destination, end: i + 1 } : null;
}

/** `<…>` or a run without white space in which brackets are balanced. */
export function destinationAt(text: string, at: number, limit: number): Parsed | null {
  const most = Math.min(limit, at + LONGEST);
  if (text.charCodeAt(at) === 60) {
    for (let i = at + 1; i < most; i++) {
      const c = text.charCodeAt(i);
      if (c === 62) return { value: text.slice(at + 1, i), start: at + 1, end: i + 1 };
      if (c === 10 || c === 13 || c === 60) return null;
      if (c === 92) i++;
    }
    return null;
  }
  let depth = 0;
  let i = at;
  for (; i < most; i++) {
    const c = text.charCodeAt(i);
    if (isSpace(c) || c < 32) break;
    if (c === 92) i++;
    else if (c === 40 && ++depth > DEEPEST_BRACKETS) return null;
    else if (c === 41 && --depth < 0) break;
  }
  return i > at && depth <= 0 && i <= most ? { value: text.slice(at, i), start: at, end: i } : null;
}

/** The offset after a title in quotes or brackets, or -1. */
export function titleEnd(text: string, at: number, limit: number): number {
  const open = text.charCodeAt(at);
  if (open !== 34 && open !== 39 && open !== 40) return -1;
  const stop = open === 40 ? 41 : open;
  const most = Math.min(limit, at + LONGEST);
  for (let i = at + 1; i < most; i++) {
    const c = text.charCodeAt(i);
    if (c === stop) return i + 1;
    if (c === 92) i++;
    else if (c === open) return -1;
  }
  return -1;
}

/** `[label]` at an offset: the label, unescaped brackets not allowed in it. */
export function labelAt(text: string, at: number, limit: number): Parsed | null {
  const most = Math.min(limit, at + LONGEST_LABEL);
  for (let i = at + 1; i < most; i++) {
    const c = text.charCodeAt(i);
    if (c === 93) return { value: text.slice(at + 1, i), start: at + 1, end: i + 1 };
    if (c === 91) return null;
    if (c === 92) i++;
  }
  return null;
}

/** A definition `[label]: destination "title"` on lines of its own at the start of a paragraph. */
export function definitionAt(text: string, at: number, limit: number): { label: string; destination: Parsed; end: number } | null {
  const label = text.charCodeAt(at) === 91 ? labelAt(text, at, limit) : null;
  if (!label || text.charCodeAt(label.end) !== 58 || label.value.startsWith('^') || label.value.trim() === '') return null;
  const destination = destinationAt(text, skipSpace(text, label.end + 1, limit), limit);
  if (!destination || destination.end > limit) return null;
  const { end, next } = restOfLine(text, destination.end, limit);
  const titleFrom = skipSpace(text, destination.end, limit);
  if (titleFrom > destination.end && titleFrom < limit) {
    const title = titleEnd(text, titleFrom, limit);
    const after = title < 0 ? null : restOfLine(text, title, limit);
    if (after?.end) return { label: normalLabel(label.value), destination, end: after.next };
  }
  return end ? { label: normalLabel(label.value), destination, end: next } : null;
}

/** Whether only white space stands before the end of the line, and where the next line starts. */
function restOfLine(text: string, at: number, limit: number): { end: boolean; next: number } {
  let i = at;
  while (i < limit && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13 && isSpace(text.charCodeAt(i))) i++;
  const end = i >= limit || text.charCodeAt(i) === 10 || text.charCodeAt(i) === 13;
  return { end, next: end ? skipSpace(text, i, limit) : i };
}

export function skipSpace(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && isSpace(text.charCodeAt(i))) i++;
  return i;
}

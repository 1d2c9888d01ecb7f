import { referenceAt } from './entities.js';
import type { Flow } from './flow.js';

/** Longest stretch of a reference: "&CounterClockwiseContourIntegral;". */
const LONGEST_REFERENCE = 40;

/**
 * Puts the text of a node into the flow, each character with its place. `value` is what the parser made of the source from `start`
 * to `end`: references decoded, line ends normalised, stray tags between pieces of text gone.
 * @param keepsLines whether line ends are meant as such, as in `<pre>`; two of them end a paragraph.
 */
export function alignText(source: string, start: number, end: number, value: string, flow: Flow, keepsLines: boolean): void {
  if (!keepsLines && end - start === value.length && source.startsWith(value, start)) return flow.current.verbatim(start, end);
  let from = start;
  let i = start;
  let j = 0;
  const take = (): void => {
    if (i > from) flow.current.verbatim(from, i);
  };
  while (i < end && j < value.length) {
    const c = source.charCodeAt(i);
    const wanted = value.charCodeAt(j);
    if (c === 38) {
      const reference = decodedAt(source, i, end, value, j);
      if (reference) {
        take();
        flow.current.as(reference.characters, i, reference.end);
        i = from = reference.end;
        j += reference.characters.length;
        continue;
      }
    }
    if (c === wanted || (c === 13 && wanted === 10)) {
      const isLine = keepsLines && wanted === 10;
      if (isLine) take();
      const next = c === 13 && source.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
      if (isLine) {
        flow.lineEnd(i, next);
        from = next;
      }
      i = next;
      j++;
      continue;
    }
    // What the parser left out: a stray tag, a character that HTML does not allow.
    take();
    i = from = c === 60 ? afterTag(source, i, end) : i + 1;
  }
  take();
}

/** A reference whose characters are those that the parser gave. */
function decodedAt(source: string, at: number, limit: number, value: string, j: number): { characters: string; end: number } | null {
  const known = referenceAt(source, at, limit);
  if (known && value.startsWith(known.characters, j)) return known;
  // Of names not in the table, and of those without a semicolon, the parser tells what they are.
  if (value.charCodeAt(j) === 38 && !source.startsWith('&amp', at) && !source.startsWith('&AMP', at) && !source.startsWith('&#', at))
    return null;
  let end = at + 1;
  const most = Math.min(limit, at + LONGEST_REFERENCE);
  while (end < most && isReferenceCharacter(source.charCodeAt(end))) end++;
  if (end === at + 1) return null;
  if (source.charCodeAt(end) === 59 && end < limit) end++;
  else end = withoutSemicolon(source, at, end, value, j);
  const characters = value.slice(j, j + lengthAt(value, j, source, end));
  return characters === '' ? null : { characters, end };
}

/** `&copy2018`, `&nbspx`: the shortest end after which the source goes on as the value does. */
function withoutSemicolon(source: string, at: number, most: number, value: string, j: number): number {
  const size = lengthOf(value, j);
  for (let end = at + 3; end < most; end++) {
    const rest = Math.min(most - end, 3);
    if (source.slice(end, end + rest) === value.slice(j + size, j + size + rest)) return end;
  }
  return most;
}

/** A few references stand for two characters. */
function lengthAt(value: string, j: number, source: string, end: number): number {
  const one = lengthOf(value, j);
  const next = source.charCodeAt(end);
  if (end >= source.length || next === 38 || next === 60 || value.charCodeAt(j + one) === next || next === 13) return one;
  return value.charCodeAt(j + one + 1) === next ? one + 1 : one;
}

function lengthOf(value: string, j: number): number {
  return (value.codePointAt(j) ?? 0) > 0xffff ? 2 : 1;
}

function isReferenceCharacter(c: number): boolean {
  return c === 35 || (c >= 48 && c <= 57) || ((c | 32) >= 97 && (c | 32) <= 122);
}

function afterTag(source: string, at: number, end: number): number {
  const isComment = source.startsWith('<!--', at);
  const close = source.indexOf(isComment ? '-->' : '>', at);
  return close < 0 || close >= end ? at + 1 : close + (isComment ? 3 : 1);
}

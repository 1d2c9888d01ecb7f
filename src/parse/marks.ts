import { isAsciiLetter, isDigit, isLower, isUpper, isWord } from './characters.js';
import { partOf } from './prose.js';
import type { Passage } from './prose.js';

/** Bullets that are used for nothing else. */
const BULLETS = '•●▪■◦‣▸►❖➢➤✓✔❏⁃・\uf0b7\uf0a7\uf076\uf0d8\uf0fc';
/** Characters that are bullets only where white space follows them at the start of a line. */
const DASHES = '-–—*·+→»o';

/** Whether a text is but a bullet. */
export function isLoneBullet(text: string): boolean {
  return text.length === 1 && BULLETS.includes(text);
}

/** Length of a bullet and the white space after it at an offset, or 0. */
export function bulletAt(text: string, at: number): number {
  const c = text[at];
  if (c === undefined) return 0;
  let i = at + 1;
  while (i < text.length && isBlankCode(text.charCodeAt(i))) i++;
  if (BULLETS.includes(c)) return i < text.length ? i - at : 0;
  return DASHES.includes(c) && i > at + 1 && i < text.length && (c !== 'o' || !isLower(text.charCodeAt(i))) ? i - at : 0;
}

export interface Enumerator {
  /** Length with the white space after it. */
  readonly length: number;
  /** "(a)" → "a", "12." → "12", "1.2" → "1.2". */
  readonly label: string;
  /** '(': "(a)"; ')': "a)"; '.': "a." or "1.2". */
  readonly close: '(' | ')' | '.';
}

/** A number or letter that counts a section or an item, at an offset: "(a) ", "iv) ", "3. ", "2.1 ", "A. "; null where there is none. */
export function enumeratorAt(text: string, at: number): Enumerator | null {
  const bracket = text.charCodeAt(at) === 40;
  let i = bracket ? at + 1 : at;
  const first = i;
  const digits = isDigit(text.charCodeAt(i));
  if (digits) {
    while (i < first + 8 && (isDigit(text.charCodeAt(i)) || (text.charCodeAt(i) === 46 && isDigit(text.charCodeAt(i + 1))))) i++;
  } else while (i < first + 5 && isAsciiLetter(text.charCodeAt(i))) i++;
  const label = text.slice(first, i);
  if (!label || (!digits && label.length > 1 && !isRoman(label)) || (digits && label.length > 3 && !label.includes('.'))) return null;
  const stop = text[i];
  let close: Enumerator['close'];
  if (stop === ')') close = bracket ? '(' : ')';
  else if (bracket) return null;
  else if (stop === '.') close = '.';
  else if (digits && label.includes('.') && isBlankCode(text.charCodeAt(i))) {
    close = '.';
    i--;
  } else return null;
  const after = i + 1;
  let end = after;
  while (end < text.length && isBlankCode(text.charCodeAt(end))) end++;
  // "2)Use", "4.The use": glued by a careless hand.
  const isGlued = end === after && digits && label.length < 3 && isUpper(text.charCodeAt(end));
  return (end > after || isGlued) && end < text.length ? { length: end - at, label, close } : null;
}

/** Whether a label opens a list: "a", "1", "i", "I", "A". */
export function isFirst(label: string): boolean {
  return label === 'a' || label === '1' || label === 'i' || label === 'A' || label === 'I';
}

export function isRoman(label: string): boolean {
  for (const c of label) if (!'ivxlcIVXLC'.includes(c)) return false;
  return label !== '';
}

export interface Part {
  readonly passage: Passage;
  /** Whether this is an item of a list that was written with bullets of the author's own. */
  readonly marked: boolean;
}

/**
 * Items that a paragraph holds without markup of lists: lines or runs that start with "•", "–", "(a)".
 * @param continuing whether such an item came right before; `announced`: a line that ends with a colon, so that "(a)" may begin a list.
 */
export function itemsIn(passage: Passage, continuing: boolean, announced: boolean): Part[] {
  const { text } = passage;
  const starts = [0, ...passage.breaks, ...inlineBullets(text)].sort((a, b) => a - b);
  if (starts.length === 1 && isAsciiLetter(text.charCodeAt(0)) && !(text.charCodeAt(1) === 41)) return [{ passage, marked: false }];
  const parts: Part[] = [];
  let from = 0;
  let marked = markAt(text, 0, continuing, announced);
  let isMarked = marked > 0;
  const close = (to: number): void => {
    const part = partOf(passage, from + marked, to);
    if (part.text) parts.push({ passage: part, marked: isMarked });
  };
  for (const start of starts) {
    if (start === 0 || start <= from) continue;
    const mark = markAt(text, start, isMarked || continuing, text.charCodeAt(start - 2) === 58);
    if (mark === 0 && (!isMarked || isLower(text.charCodeAt(start)))) continue;
    close(start);
    from = start;
    marked = mark;
    isMarked = mark > 0;
  }
  if (from === 0 && !isMarked) return [{ passage, marked: false }];
  close(text.length);
  return parts;
}

function markAt(text: string, at: number, continuing: boolean, announced: boolean): number {
  const bullet = bulletAt(text, at);
  if (bullet && text[at] !== 'o') return isWord(text.charCodeAt(at + bullet)) || '"“‘(['.includes(text[at + bullet] as string) ? bullet : 0;
  const enumerator = enumeratorAt(text, at);
  return enumerator && enumerator.close !== '.' && (continuing || (announced && isFirst(enumerator.label))) ? enumerator.length : 0;
}

/** "We collect: • your name • your address": bullets inside a paragraph count where there are two or more. */
function inlineBullets(text: string): number[] {
  const found: number[] = [];
  for (const bullet of '•●▪') {
    for (let at = text.indexOf(bullet); at >= 0; at = text.indexOf(bullet, at + 1))
      if (at > 0 && text.charCodeAt(at - 1) === 32) found.push(at);
  }
  return found.length + (BULLETS.includes(text[0] as string) ? 1 : 0) > 1 ? found : [];
}

function isBlankCode(c: number): boolean {
  // Also what stands where a no-break space was decoded wrongly.
  return c === 32 || c === 9 || c === 0xa0 || c === 0xfffd;
}

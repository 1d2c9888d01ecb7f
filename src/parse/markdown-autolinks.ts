import { isAsciiLetter, isDigit, isSpace } from './characters.js';
import { referenceAt } from './entities.js';

/** The end of `<https://…>` or `<name@host>`, or 0. */
export function autolinkEnd(text: string, at: number, limit: number): number {
  let colon = false;
  let sign = false;
  for (let i = at + 1; i < limit && i < at + 1000; i++) {
    const c = text.charCodeAt(i);
    if (c === 62) return (colon || sign) && i > at + 3 ? i + 1 : 0;
    if (c === 60 || isSpace(c) || c < 32) return 0;
    if (c === 58 && !sign) {
      if (!colon && i < at + 3) return 0;
      colon = true;
    } else if (c === 64 && !colon) sign = true;
    else if (!colon && !sign && !isAsciiLetter(c) && !isDigit(c) && !'+-._'.includes(text[i] as string)) return 0;
    else if (sign && !colon && !isAsciiLetter(c) && !isDigit(c) && c !== 45 && c !== 46) return 0;
  }
  return 0;
}

/** The end of an address in running text: up to white space or a sign that no address has, without the punctuation after it. */
export function bareLinkEnd(text: string, from: number, limit: number): number {
  let end = from;
  let depth = 0;
  for (; end < limit; end++) {
    const c = text.charCodeAt(end);
    if (isSpace(c) || c === 60 || c === 62 || c === 91 || c === 93 || c === 34 || c === 96) break;
    if (c === 38 && referenceAt(text, end, limit)) break;
    if (c === 40) depth++;
    else if (c === 41) depth--;
  }
  for (; end > from; end--) {
    const c = text.charCodeAt(end - 1);
    if (c === 41 && depth < 0) depth++;
    else if (!'?!.,:*_~\'";'.includes(text[end - 1] as string)) break;
  }
  return end;
}

/** What becomes of a character of the source in a block's text. */
export const enum Fold {
  Keep,
  Space,
  Drop,
  Replace,
}

/** The printable characters of Windows-1252 in 0x80–0x9F, where Unicode has controls that no text means. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * How a UTF-16 unit is folded. Dropped are the characters that a reader cannot see: soft hyphens, zero-width and bidirectional
 * marks, the byte order mark, controls, and the first half of the "tag" characters that hide ASCII in plain sight.
 */
export function foldOf(c: number): Fold {
  if (c < 0x80) return c > 32 && c < 127 ? Fold.Keep : c === 32 || (c >= 9 && c <= 13) ? Fold.Space : Fold.Drop;
  if (c < 0xa1) return c === 0xa0 || c === 0x85 ? Fold.Space : Fold.Replace;
  if (c < 0x1680) return c === 0xad || c === 0x34f || c === 0x61c ? Fold.Drop : Fold.Keep;
  if (c < 0x2000) return c === 0x1680 ? Fold.Space : c === 0x180e || c === 0x17b4 || c === 0x17b5 ? Fold.Drop : Fold.Keep;
  if (c <= 0x206f) {
    if (c <= 0x200a || c === 0x2028 || c === 0x2029 || c === 0x202f || c === 0x205f) return Fold.Space;
    return c <= 0x200f || (c >= 0x202a && c <= 0x202e) || c >= 0x2060 ? Fold.Drop : Fold.Keep;
  }
  if (c === 0x3000) return Fold.Space;
  if (c === 0xfeff || c === 0xdb40 || c === 0x3164 || c === 0xffa0 || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xfff9 && c <= 0xfffb))
    return Fold.Drop;
  return Fold.Keep;
}

/** What Windows-1252 means by a unit of 0x80–0x9F, as browsers read such a numeric reference; '' where it means nothing. */
export function windows1252(c: number): string {
  const letter = WINDOWS_1252[c - 0x80] ?? '';
  return letter.charCodeAt(0) < 0xa0 ? '' : letter;
}

/** White space of a line: space, tab, form feed, no-break and other spaces, but no line end. */
export function isBlank(c: number): boolean {
  return c === 32 || c === 9 || (c !== 10 && c !== 13 && (c < 32 ? c === 11 || c === 12 : c >= 0xa0 && foldOf(c) === Fold.Space));
}

export function isSpace(c: number): boolean {
  return c === 32 || c === 10 || c === 13 || c === 9 || foldOf(c) === Fold.Space;
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

export function isAsciiLetter(c: number): boolean {
  return (c | 32) >= 97 && (c | 32) <= 122;
}

/** Letters and digits of any script; what is neither white space nor punctuation. */
export function isWord(c: number): boolean {
  if (c < 0x80) return isAsciiLetter(c) || isDigit(c);
  if (c < 0xc0) return c === 0xaa || c === 0xb5 || c === 0xba;
  if (c >= 0x2000 && c <= 0x2bff) return c === 0x2071 || (c >= 0x2090 && c <= 0x209c) || (c >= 0x2100 && c <= 0x218f);
  return c !== 0xd7 && c !== 0xf7 && !(c >= 0x3000 && c <= 0x303f) && !(c >= 0xff00 && c <= 0xff0f) && foldOf(c) === Fold.Keep;
}

export function isUpper(c: number): boolean {
  if (c < 0x80) return c >= 65 && c <= 90;
  const letter = String.fromCharCode(c);
  return letter !== letter.toLowerCase();
}

export function isLower(c: number): boolean {
  if (c < 0x80) return c >= 97 && c <= 122;
  const letter = String.fromCharCode(c);
  return letter !== letter.toUpperCase();
}

import { isAsciiLetter, isDigit, isSpace } from './characters.js';
import { referenceAt } from './entities.js';

/** A tag of HTML as written; offsets are of the source. */
export interface Tag {
  /** In small letters. */
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly start: number;
  readonly end: number;
}

/** The tag at an offset, where one stands complete; null for anything else, comments and declarations among it. */
export function tagAt(text: string, at: number, limit: number): Tag | null {
  const closing = text.charCodeAt(at + 1) === 47;
  let i = closing ? at + 2 : at + 1;
  const from = i;
  if (!isAsciiLetter(text.charCodeAt(i))) return null;
  while (i < limit && isNameCharacter(text.charCodeAt(i))) i++;
  const name = text.slice(from, i).toLowerCase();
  for (;;) {
    const before = i;
    while (i < limit && isSpace(text.charCodeAt(i))) i++;
    if (i >= limit) return null;
    const c = text.charCodeAt(i);
    if (c === 62) return { name, closing, selfClosing: false, start: at, end: i + 1 };
    if (c === 47)
      return text.charCodeAt(i + 1) === 62 && i + 1 < limit ? { name, closing, selfClosing: true, start: at, end: i + 2 } : null;
    if (closing || i === before) return null;
    i = attributeEnd(text, i, limit);
    if (i < 0) return null;
  }
}

/** The end of an attribute, or -1 where there is none. */
function attributeEnd(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && isAttributeName(text.charCodeAt(i))) i++;
  if (i === at) return -1;
  const end = i;
  while (i < limit && isSpace(text.charCodeAt(i))) i++;
  if (text.charCodeAt(i) !== 61 || i >= limit) return end;
  i++;
  while (i < limit && isSpace(text.charCodeAt(i))) i++;
  const quote = text.charCodeAt(i);
  if (quote === 34 || quote === 39) {
    const close = boundedIndexOf(text, quote, i + 1, limit);
    return close < 0 ? -1 : close + 1;
  }
  // JSX: a value in braces.
  if (quote === 123) {
    const close = boundedIndexOf(text, 125, i + 1, Math.min(limit, i + 2000));
    return close < 0 ? -1 : close + 1;
  }
  const from = i;
  while (i < limit && !isSpace(text.charCodeAt(i)) && !'"\'=<>`'.includes(text[i] as string)) i++;
  return i === from ? -1 : i;
}

/** The value of an attribute of a tag, '' where it stands without one; null where it does not stand. */
export function attributeOf(text: string, tag: Tag, wanted: string): string | null {
  let i = tag.start + 1 + tag.name.length;
  while (i < tag.end - 1) {
    while (i < tag.end && isSpace(text.charCodeAt(i))) i++;
    const end = attributeEnd(text, i, tag.end - 1);
    if (end < 0) return null;
    const equals = boundedIndexOf(text, 61, i, end);
    const nameEnd = equals >= 0 ? equals : end;
    if (text.slice(i, nameEnd).trim().toLowerCase() === wanted) {
      let value = text.slice(nameEnd + 1, end).trim();
      if (value.startsWith('"') || value.startsWith("'")) value = value.slice(1, -1);
      return decoded(value);
    }
    i = end;
  }
  return null;
}

/**
 * Whether a tag hides its element from readers: the attribute `hidden`, or an inline style that does not show it. Not `opacity: 0` nor
 * `font-size: 0`: pages fade their text in with the one, and space boxes with the other.
 */
export function hides(attribute: (name: string) => string | null): boolean {
  const hidden = attribute('hidden');
  if (hidden !== null && hidden.toLowerCase() !== 'until-found') return true;
  const style = attribute('style');
  return style !== null && hidesByStyle(style);
}

function hidesByStyle(style: string): boolean {
  for (const declaration of style.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    const value = declaration
      .slice(colon + 1)
      .replace('!important', '')
      .trim();
    switch (declaration.slice(0, Math.max(colon, 0)).trim()) {
      case 'display':
        if (value === 'none') return true;
        break;
      case 'visibility':
        if (value === 'hidden' || value === 'collapse') return true;
        break;
      case 'mso-hide':
        if (value === 'all') return true;
        break;
    }
  }
  return false;
}

function decoded(value: string): string {
  if (!value.includes('&')) return value;
  let out = '';
  for (let i = 0; i < value.length; i++) {
    const reference = value[i] === '&' ? referenceAt(value, i, value.length) : null;
    out += reference ? reference.characters : value[i];
    if (reference) i = reference.end - 1;
  }
  return out;
}

function boundedIndexOf(text: string, c: number, from: number, limit: number): number {
  for (let i = from; i < limit; i++) if (text.charCodeAt(i) === c) return i;
  return -1;
}

function isNameCharacter(c: number): boolean {
  return isAsciiLetter(c) || isDigit(c) || c === 45 || c === 46 || c === 58;
}

function isAttributeName(c: number): boolean {
  return isNameCharacter(c) || c === 95 || c === 64;
}

// The part of XML of which property lists are made, read with the place of everything. Their whole grammar is a dozen elements without
// attributes, and a general parser would give less: where its text came from.
import { place } from '../../model/text.js';
import type { Source } from '../../model/text.js';
import { PlistError } from './plist.js';

export type XmlPiece =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number };

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TAG = /<(\/?)([A-Za-z_][\w:.-]{0,63})((?:\s{1,99}[\w:.-]{1,64}\s{0,99}=\s{0,99}(?:"[^"<]{0,200}"|'[^'<]{0,200}'))*)\s{0,99}(\/?)>/y;
const LONGEST_TAG = 2000;

/**
 * Tags and text in the order of the file; comments, instructions and the document type are passed over. An entity that the file
 * declares itself is not known, so that none can grow.
 *
 * @throws PlistError for what is not well-formed, at its place
 */
export function* piecesOf(source: Source): Iterable<XmlPiece> {
  const { text } = source;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const end = next < 0 ? text.length : next;
      yield { kind: 'text', text: decoded(source, at, end), start: at, end };
      at = end;
    } else if (text.startsWith('<![CDATA[', at)) {
      const end = behind(source, at, ']]>', 'This CDATA section');
      yield { kind: 'text', text: text.slice(at + 9, end - 3), start: at, end };
      at = end;
    } else if (text.startsWith('<!--', at)) at = behind(source, at, '-->', 'This comment');
    else if (text.startsWith('<?', at)) at = behind(source, at, '?>', 'This instruction');
    else if (text.startsWith('<!DOCTYPE', at)) at = behindType(source, at);
    else {
      const tag = tagAt(source, at);
      yield tag;
      at = tag.end;
    }
  }
}

function tagAt(source: Source, start: number): XmlPiece {
  TAG.lastIndex = start;
  const close = source.text.indexOf('>', start);
  const match = close >= 0 && close - start < LONGEST_TAG ? TAG.exec(source.text) : null;
  const [whole = '', slash, name = '', attributes, empty] = match ?? [];
  if (!match || (slash && (empty || attributes))) throw new PlistError('This is no tag of XML.', place(source, start, start + 1));
  return { kind: slash ? 'close' : empty ? 'empty' : 'open', name, start, end: start + whole.length };
}

function behind(source: Source, start: number, mark: string, what: string): number {
  const end = source.text.indexOf(mark, start + 2);
  if (end < 0) throw new PlistError(`${what} is never closed.`, place(source, start, start + 2));
  return end + mark.length;
}

/** Behind `<!DOCTYPE …>`, with the declarations in brackets that it may hold. */
function behindType(source: Source, start: number): number {
  const { text } = source;
  const bracket = text.indexOf('[', start);
  const close = text.indexOf('>', start);
  const from = bracket >= 0 && bracket < close ? behind(source, bracket, ']', 'This document type') : start;
  return behind(source, from - 2, '>', 'This document type');
}

function decoded(source: Source, start: number, end: number): string {
  const raw = source.text.slice(start, end);
  if (!raw.includes('&')) return raw;
  return raw.replace(/&([^;&\s]{0,32};?)/g, (whole, body: string, offset: number) => {
    const value = valueOf(body);
    if (value === null)
      throw new PlistError(
        `XML knows no "${whole.slice(0, 40)}"${body.endsWith(';') ? '' : ' without a semicolon'}; an ampersand is written &amp;.`,
        place(source, start + offset, start + offset + whole.length),
      );
    return value;
  });
}

function valueOf(body: string): string | null {
  if (!body.endsWith(';')) return null;
  const name = body.slice(0, -1);
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  const point = number ? (number[1] ? parseInt(number[1], 16) : Number(number[2])) : -1;
  if (point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) return String.fromCodePoint(point);
  return Object.hasOwn(NAMED, name) ? (NAMED[name] as string) : null;
}

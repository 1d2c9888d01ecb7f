import { windows1252 } from './characters.js';

/** The text of a file, or what is to be said of the file: "is not a text file". */
export type Decoded = { readonly text: string; readonly encoding: string } | { readonly problem: string };

/** Bytes looked at to tell binary from text, and where a page names its encoding. */
const SAMPLE = 4096;

/** Files that people take for text, by their first bytes. */
const KNOWN: readonly (readonly [start: string, what: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP or Office document'],
  ['{\\rtf', 'a rich text document (RTF)'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u001f\u008b', 'a compressed file'],
];

/**
 * Decodes a policy or declaration. UTF-8 and UTF-16 are told by their byte order mark or by their bytes; what is not UTF-8 is read
 * in the encoding that a page names in `<meta charset>`, else as Windows-1252. A byte order mark stays in the text, so that offsets
 * count it.
 */
export function decode(bytes: Uint8Array): Decoded {
  const head = latin1(bytes, SAMPLE);
  for (const [start, what] of KNOWN) if (head.startsWith(start)) return notText(what);
  if (head.startsWith('\u00ff\u00fe\0\0') || head.startsWith('\0\0\u00fe\u00ff'))
    return notText('UTF-32, which is not read: save it as UTF-8');
  const wide = utf16(bytes, head);
  if (wide) return decoded(bytes, wide);
  if (isBinary(bytes)) return notText();
  const declared = head.includes('\u001b') ? declaredEncoding(head) : null;
  if (declared?.startsWith('iso-2022')) return decoded(bytes, declared);
  const text = strictUtf8(bytes);
  if (text !== null) return { text, encoding: 'utf-8' };
  return decoded(bytes, isMostlyUtf8(bytes) ? 'utf-8' : legacyEncoding(head));
}

function notText(what = ''): Decoded {
  return { problem: `is not a text file (${what ? `it looks like ${what}` : 'binary'})` };
}

let strict: InstanceType<typeof TextDecoder> | undefined;

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return (strict ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })).decode(bytes);
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array, encoding: string): Decoded {
  const text = encoding === 'windows-1252' ? fromWindows1252(bytes) : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return text.includes('\0') ? notText() : { text, encoding };
}

/** Not by TextDecoder: that of Node.js takes it for ISO 8859-1, and loses “ ” ’ – and the euro sign. */
function fromWindows1252(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    units[i] = byte < 0x80 || byte > 0x9f ? byte : windows1252(byte).charCodeAt(0) || byte;
  }
  return new TextDecoder('utf-16le').decode(units);
}

/** UTF-16 by its mark, or by zero bytes that stand in every other place. */
function utf16(bytes: Uint8Array, head: string): string | null {
  if (head.startsWith('\u00ff\u00fe')) return 'utf-16le';
  if (head.startsWith('\u00fe\u00ff')) return 'utf-16be';
  const zeros = [0, 0];
  const end = Math.min(bytes.length, SAMPLE) & ~1;
  for (let i = 0; i < end; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] as number) + 1;
  const [even, odd] = zeros as [number, number];
  if (end < 4 || Math.max(even, odd) < end * 0.2 || Math.min(even, odd) > end * 0.02) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Zero bytes, or more control characters than a text has by mishap. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0) return true;
    if (byte < 32 && (byte < 9 || byte > 13) && byte !== 27) controls++;
  }
  return controls > 4 && controls > bytes.length * 0.005;
}

/** A few broken characters in a text of UTF-8 do not make it one of another encoding. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    let n = 0;
    while (n < length && ((bytes[i + 1 + n] as number) & 0xc0) === 0x80) n++;
    if (length > 0 && n === length) whole++;
    else broken++;
    i += n;
  }
  return whole > broken * 4;
}

function legacyEncoding(head: string): string {
  const named = declaredEncoding(head);
  return named && !named.startsWith('utf-') ? named : 'windows-1252';
}

/** The encoding that a page or XML file names near its start, in the spelling of TextDecoder; null where none or none known. */
function declaredEncoding(head: string): string | null {
  const named =
    /<meta\b[^>]{0,300}?\bcharset\s{0,3}=\s{0,3}["']?\s{0,3}([\w:.-]{2,40})/i.exec(head) ??
    /^\s{0,9}<\?xml[^>]{0,200}?encoding\s{0,3}=\s{0,3}["']([\w:.-]{2,40})/i.exec(head);
  if (!named) return null;
  try {
    return new TextDecoder(named[1]).encoding;
  } catch {
    return null;
  }
}

function latin1(bytes: Uint8Array, most: number): string {
  // By apply: to spread bytes, or to join letters, takes ten times as long.
  return Reflect.apply(String.fromCharCode, null, bytes.subarray(0, most)) as string;
}

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decode } from '../../src/parse/decode.js';

const test = suite('parse/decode');

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding);
const swapped = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
const SAMPLE = 'We don’t sell your data — “ever”. Ça va ä.';

test('UTF-8, with a mark and without', () => {
  assert.equal(decode(bytes(SAMPLE)), { text: SAMPLE, encoding: 'utf-8' });
  assert.equal(decode(bytes(`\ufeff${SAMPLE}`)), { text: `\ufeff${SAMPLE}`, encoding: 'utf-8' });
  assert.equal(decode(bytes('')), { text: '', encoding: 'utf-8' });
});

test('UTF-16 by its mark or its zero bytes', () => {
  assert.equal(decode(bytes(`\ufeff${SAMPLE}`, 'utf16le')), { text: `\ufeff${SAMPLE}`, encoding: 'utf-16le' });
  assert.equal(decode(swapped(`\ufeff${SAMPLE}`)), { text: `\ufeff${SAMPLE}`, encoding: 'utf-16be' });
  assert.equal(decode(bytes(SAMPLE, 'utf16le')), { text: SAMPLE, encoding: 'utf-16le' });
  assert.equal(decode(swapped(SAMPLE)), { text: SAMPLE, encoding: 'utf-16be' });
});

test('Windows-1252 where it is no UTF-8', () => {
  assert.equal(decode(Uint8Array.from([0x64, 0x6f, 0x6e, 0x92, 0x74, 0x20, 0xe4, 0x80])), { text: 'don’t ä€', encoding: 'windows-1252' });
});

test('the encoding that a page names, where its bytes are no UTF-8', () => {
  const page = (charset: string, ...rest: number[]): Uint8Array =>
    Buffer.concat([bytes(`<html><head><meta ${charset}></head><p>`), Uint8Array.from(rest)]);
  assert.match(JSON.stringify(decode(page('charset="koi8-r"', 0xd0, 0xd2))), 'пр');
  assert.match(JSON.stringify(decode(page('http-equiv="Content-Type" content="text/html; charset=windows-1251"', 0xef, 0xf0))), 'пр');
  assert.match(JSON.stringify(decode(page('charset=nonsense', 0xe4))), 'ä');
  assert.match(JSON.stringify(decode(page('charset=utf-8', 0xe4, 0x20))), 'ä');
  assert.match(JSON.stringify(decode(Buffer.concat([bytes('<meta charset="iso-8859-1">'), bytes('don’t')]))), 'don’t');
  assert.match(
    JSON.stringify(
      decode(Buffer.concat([bytes('<meta charset=iso-2022-jp>'), Uint8Array.from([0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42])])),
    ),
    'あ',
  );
});

test('a few broken characters do not make UTF-8 something else', () => {
  const found = decode(Buffer.concat([bytes(SAMPLE.repeat(4)), Uint8Array.from([0xff, 0x20])]));
  assert.equal('text' in found && [found.encoding, found.text.startsWith(SAMPLE), found.text.includes('\ufffd')], ['utf-8', true, true]);
});

test('what is no text says so', () => {
  const problem = (...parts: (Uint8Array | string)[]): string => {
    const found = decode(Buffer.concat(parts.map((part) => (typeof part === 'string' ? bytes(part, 'latin1') : part))));
    return 'problem' in found ? found.problem : 'is text';
  };
  assert.is(problem('a\0b'), 'is not a text file (binary)');
  assert.is(problem('%PDF-1.7\n'), 'is not a text file (it looks like a PDF)');
  assert.is(problem('PK\u0003\u0004'), 'is not a text file (it looks like a ZIP or Office document)');
  assert.is(problem('{\\rtf1 hello}'), 'is not a text file (it looks like a rich text document (RTF))');
  assert.is(problem('\u0001\u0002\u0003\u0004\u0005\u0006 text'), 'is not a text file (binary)');
  assert.match(problem(Uint8Array.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])), 'UTF-32');
  assert.match(problem(Uint8Array.from([0xff, 0xfe, 0x41, 0, 0, 0])), 'binary');
  assert.is(problem('form feed\f and a bell\u0007'), 'is text');
});

test.run();

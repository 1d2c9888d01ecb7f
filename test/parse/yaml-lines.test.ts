// The reader of declarations written line by line says what the package yaml says, or nothing.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Composer, Parser, isMap, isSeq } from 'yaml';
import type { Node, Pair, Scalar } from 'yaml';
import { readLines } from '../../src/parse/yaml-lines.js';

const test = suite('parse/yaml-lines');

/** All that is asked of a node. */
function told(node: unknown): unknown {
  if (!node) return null;
  if (isMap(node) || isSeq(node))
    return [isMap(node), !!node.flow, node.range, node.items.map((item) => (isMap(node) ? pair(item as Pair) : told(item)))];
  const { value, range, type, source, anchor, tag } = node as Scalar;
  return [value, range, type, source, anchor ?? null, tag ?? null];
}

function pair({ key, value }: Pair): unknown {
  return [told(key), told(value)];
}

/** What the package reads; null where it complains or finds a second document. */
function byPackage(text: string): Node | null {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const [document, next] = composer.compose(new Parser().parse(text), true, text.length);
  return document && !document.errors.length && !next ? (document.contents as Node) : null;
}

/** Whether a text is read here at all; fails where it is read otherwise than by the package. */
function isSame(text: string): boolean {
  const ours = readLines(text);
  if (ours) assert.equal(told(ours), told(byPackage(text)), JSON.stringify(text));
  return ours !== null;
}

const declarations = readdirSync('examples', { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('privacy.yaml'))
  .map((path) => readFileSync(join('examples', path), 'utf8'));

test('declarations of the examples are read here', () => {
  assert.ok(declarations.length > 5);
  for (const text of declarations) assert.ok(isSame(text), text);
});

test('values, keys, lists, brackets, quotes and comments', () => {
  for (const text of [
    'a: b',
    'a: b # c\n',
    '# c\n\na: b\n  \n# d\nc:  d e  \n',
    'a:\n  # c\n  b: c\n  # d\n  d: e\nf: g\n',
    'a: # c\n  - b\n  - c: d\n    e: f\n\n  - {g: h, i: [j, k]} # l\n',
    'a: [b, "c, d", \'e: f\', ]\nb: { c: {}, d: [] }\n',
    'a b-c/d@e.f: https://mosswick.example/a#b?c=d:e\n',
    'a: b\nc: "d" # e\nf: [ g ]  ',
  ])
    assert.ok(isSame(text), text);
});

test('what spreads over lines, has signs of its own or is wrong is left to the package', () => {
  for (const text of [
    '',
    '- a',
    'a',
    'a:',
    'a:\nb: c',
    'a: b\n  c',
    'a: |\n  b',
    'a: &b c',
    'a: *b',
    'a: !b c',
    'a: b: c',
    'a: [b: c]',
    'a: [b,\n  c]',
    'a: [b',
    'a: {b}',
    'a: [,]',
    'a: "b\\n"',
    "a: 'b''c'",
    'a: "b" c',
    'a: "b"#c',
    'a: -',
    'a: -b',
    'a: - b',
    'a:\n- b',
    'a:\n  - - b',
    'a:\n  -\n    b: c',
    'a: b\n b: c',
    'a:\n    b: c\n  d: e',
    'a:\n  b: c\n # d\n  e: f',
    '? a\n: b',
    '<<: b',
    '---\na: b',
    'a: b\n---\nc: d',
    'a:\tb',
    'a: b\r\n',
    '\ufeffa: b',
    `a: ${'['.repeat(40)}${']'.repeat(40)}`,
  ])
    assert.is(readLines(text), null, JSON.stringify(text));
});

const PIECES = [
  ' ',
  '  ',
  '\n',
  '\n\n',
  '- ',
  ': ',
  ':',
  ' #c',
  '# c\n',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  'a',
  'b: c',
  '\n  ',
  '\n    ',
  '-',
  '?',
  '&a ',
  '*a',
  '!',
  '|',
  '>',
  '---\n',
  '...\n',
  '%',
  '@',
  '\\',
  '~',
  'é',
  '<<: ',
  '\u2028',
  '😀',
];

test('declarations with changes of all kinds, by chance', () => {
  let read = 0;
  const edit = fc.record({ at: fc.nat(), gone: fc.nat(3), piece: fc.constantFrom('', ...PIECES) });
  fc.assert(
    fc.property(
      fc.constantFrom(...declarations),
      fc.nat(),
      fc.integer({ min: 1, max: 12 }),
      fc.array(edit, { maxLength: 3 }),
      (text, from, count, edits) => {
        const lines = text.split('\n');
        const start = from % lines.length;
        let part = lines.slice(start, start + count).join('\n');
        for (const { at, gone, piece } of edits) {
          const place = at % (part.length + 1);
          part = part.slice(0, place) + piece + part.slice(place + gone);
        }
        if (isSame(part)) read++;
      },
    ),
    { numRuns: 4000 },
  );
  assert.ok(read > 200, `${read} were read`);
});

test.run();

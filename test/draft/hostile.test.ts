// Names and words of strangers in a draft: every one is a value, whatever it is made of.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { dict, leaf, list } from '../../src/draft/model.js';
import type { Origin } from '../../src/draft/model.js';
import { inlineOf, plain, textOf } from '../../src/draft/write.js';
import { parseDeclaration } from '../../src/parse/declaration.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { validateDeclaration } from './schema.js';
import { drafted, plainOf } from './witnesses.js';

const test = suite('draft/hostile');

const NASTY = [
  'yes',
  'no',
  'null',
  '~',
  '1',
  '0x10',
  '1e3',
  '2026-01-01',
  '',
  ' ',
  '#',
  '# no',
  'a #b',
  'a: b',
  '- a',
  '? a',
  '{a: b}',
  '[a',
  '&a',
  '*a',
  '!tag',
  '!!str a',
  '|',
  '>',
  '%YAML',
  '---',
  '...',
  '"',
  "'",
  '\\',
  'a\nb: c',
  'a\r\nb',
  '\ttab',
  'a\u2028b',
  '\u0085',
  '\u202e',
  '\ufeff',
  '\u001b[31m',
  '\u0000',
  '::error::x',
  '<!-- -->',
  '$' + '{{ x }}',
  '<<',
  '__proto__',
  'constructor',
  '@a',
  '`a`',
  ',',
  '}',
  ']',
  'é',
  '日本',
  '\ud800',
  'x'.repeat(3000),
];
const word = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom(...NASTY), fc.constantFrom(...NASTY)).map(([a, b]) => a + b),
);

test('any word in any place is read back as itself', () => {
  fc.assert(
    fc.property(word, word, word, (value, path, note) => {
      const from: Origin[] = [{ by: 'policy', path, line: 3 }];
      const tree = dict({
        declaration: leaf(1),
        organization: dict({ name: leaf(value, from, note), domains: list([leaf(value, from), leaf('b')], note) }),
        recipients: dict({ a: dict({ name: leaf(value, from), type: leaf('processor') }, true, note) }, false, note),
        data: {
          kind: 'rows',
          note,
          rows: [
            dict({ what: list([leaf(value, from)]), keep: leaf(value, from, note) }, false, note),
            dict({ what: leaf(value, from) }, true),
          ],
        },
      });
      const text = textOf(tree, [note, value]);
      assert.equal(parse(text), normal(plainOf(tree)), text);
      // Our own reader knows no types: to it every word is a word.
      const read = parseDeclaration({ path: 'p', text }, vocabulary());
      assert.is(read.defects.filter(({ kind }) => kind === 'syntax').length, 0, text);
      assert.not.match(text, /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
    }),
    { numRuns: 1500 },
  );
});

test('and between brackets', () => {
  fc.assert(
    fc.property(word, (value) => {
      assert.equal(parse(`[${inlineOf(leaf(value))}, {a: ${inlineOf(list([leaf(value)]))}}]`), [normal(value), { a: [normal(value)] }]);
    }),
    { numRuns: 1500 },
  );
});

/** What is meant: the words without what a terminal obeys or an editor hides. */
function normal(value: unknown): unknown {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return value.map(normal);
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, normal(one)]))
    : value;
}

test('policies whose words try to be more than words', async () => {
  for (const name of ['x: {y', '"a" # b', "A'; drop", '- B', 'C*D', '&Anchor Co', '{{E}}', 'F\u202eG', 'Null', 'yes']) {
    const policy = `# Privacy policy of ${name}\n\n${name} Ltd ("${name}", "we") rents boats. Write to a@b.example.\n\nWe share your name with our payment provider (${name}), with hosts such as ${name}, and use ${name}.\n\n| Recipient | Data |\n| --- | --- |\n| ${name} ApS, Denmark | e-mail address |\n`;
    const { text, draft } = await drafted({
      policy,
      names: [name],
      domains: [`${name}.example`],
      code: { [`src/${name}.js`]: `document.cookie = ${JSON.stringify(`${name}=1`)};\n` },
    });
    assert.equal(validateDeclaration(text), [], text);
    assert.equal(parse(text), normal(plainOf(draft)), text);
  }
});

test.run();

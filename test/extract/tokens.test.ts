// Words of a text: the same whether cut alone or out of their block, and found in whatever case.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bitOf, KIND_INDEX, KINDS, lexicon } from '../../src/extract/english/lexicon/lexicon.js';
import { namesOf } from '../../src/extract/english/names/names.js';
import { sentenceIn } from '../../src/extract/english/sentences/parsing.js';
import { unitsOf } from '../../src/extract/english/lexicon/spellings.js';
import { tokenize, type Token } from '../../src/extract/english/tokens/tokens.js';

const tokens = suite('tokens');

const PIECES = [
  'we',
  'cannot',
  "don't",
  'third-party',
  're-use',
  'e-mail',
  'U.S.',
  'example.com',
  '(a)',
  'Écoute',
  'user’s',
  '-',
  '.',
  'No.',
  '😀',
  '"Data"',
  'we’ll',
];

function shown(list: readonly Token[], from: number): string[] {
  return list.map((t) => `${t.start - from}–${t.end - from} ${t.norm} ${t.bits} ${t.verb?.base ?? ''}`);
}

tokens('a sentence has the tokens that it has alone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }), fc.nat(11), fc.nat(11), (pieces, a, b) => {
      const [from, to] = [Math.min(a, b) % pieces.length, (Math.max(a, b) % pieces.length) + 1].sort((x, y) => x - y) as [number, number];
      const before = pieces.slice(0, from).join(' ');
      const start = before ? before.length + 1 : 0;
      const alone = pieces.slice(from, to).join(' ');
      const text = pieces.join(' ');
      assert.equal(shown(tokenize(text, start, start + alone.length), start), shown(tokenize(alone, 0, alone.length), 0));
    }),
  );
});

tokens('a word is one whatever its case, and once it is met', () => {
  for (const spelling of ['Zwölfe', 'ZWÖLFE', 'zwölfe', 'Shared', 'SHARED', 'frobnicated', 'Frobnicated']) {
    const text = `we ${spelling} it`;
    const word = lexicon().wordAt(text, unitsOf(text), 3, 3 + spelling.length);
    assert.is(word.norm, spelling.toLowerCase());
    assert.is(word, lexicon().word(spelling.toLowerCase()));
  }
});

tokens('a contraction may be made of any word, those of Object included', () => {
  for (const word of ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf']) {
    for (const text of [`${word}n't`, `we'${word}`, `${word}'s`])
      assert.ok(
        tokenize(text, 0, text.length).every((t) => typeof t.norm === 'string'),
        text,
      );
  }
});

tokens('each kind of phrases has the bit of its number', () => {
  for (const kind of KINDS) assert.is(bitOf(kind), 1 << KIND_INDEX[kind], kind);
});

const LETTERS = fc.array(fc.constantFrom(...'aBcÉß’.@_-1'), { minLength: 1, maxLength: 9 }).map((list) => list.join(''));

tokens('a word of a text is found again by its spelling, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.array(LETTERS, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = pieces.join(' ');
      for (const { word } of [...tokenize(text, 0, text.length), ...tokenize(text, 0, text.length)]) {
        assert.is(word, lexicon().word(word.norm));
      }
    }),
  );
});

const SOME = ['we', 'keep', 'it', 'not', 'only', 'with', 'until', ',', ';', ')', '(', 'a', 'you', 'ask', 'data', "n't", 'will', '.'];

tokens('a sentence finds the words that stand in it, and no other', () => {
  const names = namesOf([], []);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...SOME, ...PIECES), { minLength: 1, maxLength: 14 }),
      fc.uniqueArray(fc.constantFrom(...SOME), { maxLength: 5 }),
      fc.integer({ min: -2, max: 14 }),
      fc.integer({ min: -2, max: 18 }),
      (pieces, asked, from, to) => {
        const text = pieces.join(' ');
        const s = sentenceIn(text, { start: 0, end: text.length }, names);
        const words = new Set(asked);
        assert.is(
          s.find(from, to, words),
          s.tokens.findIndex((t, k) => k >= from && k < to && words.has(t.norm)),
        );
        assert.is(
          s.holds(words),
          s.tokens.some((t) => words.has(t.norm)),
        );
      },
    ),
  );
});

tokens('a sentence finds the comma that it reads in place of a mark before "(b)"', () => {
  const text = 'we keep it; (b) the data';
  const s = sentenceIn(text, { start: 0, end: text.length }, namesOf([], []));
  assert.is(s.norm(3), ',');
  assert.is(s.find(0, s.tokens.length, new Set([','])), 3);
});

tokens.run();

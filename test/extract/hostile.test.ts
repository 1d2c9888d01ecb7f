// Hostile and random text: every span lies in its source, and time grows with the text and not with its square.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readPolicy } from '../../src/extract/policy.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import type { Statement } from '../../src/model/statement.js';
import type { Span } from '../../src/model/text.js';
import { parsePolicy } from '../../src/parse/policy.js';
import { growthOf } from '../cost.js';

const hostile = suite('hostile policies');

async function read(text: string): Promise<readonly Statement[]> {
  return readPolicy(await parsePolicy({ path: 'policy.md', text }), { first: ['Larkfen'] }, vocabulary()).statements;
}

function spansOf(s: Statement): Span[] {
  return [s.at, s.within, ...s.data, ...s.recipients, ...s.purposes, ...s.conditions, ...s.words, ...(s.exception ? [s.exception] : [])];
}

const FRAGMENTS = [
  'we',
  'do',
  'not',
  'n’t',
  'never',
  'share',
  'sell',
  'collect',
  'your',
  'e-mail address',
  'data',
  ',',
  ';',
  ':',
  '.',
  '?',
  '(a)',
  '(',
  ')',
  '“',
  '”',
  '**',
  '\n\n',
  '\n- ',
  '# ',
  'who',
  'which',
  'that',
  'unless',
  'without your consent',
  'except',
  'only',
  'with',
  'third parties',
  'for 30 days',
  'until',
  'if',
  'and',
  'or',
  'nor',
  'to',
  'by',
  'is',
  'are',
  'been',
  'may',
  '&nbsp;',
  '😀',
  '\u202e',
  'Larkfen',
  'No.',
  '| a | b |\n|---|---|\n| x | y |\n',
  'Do we sell it?',
  'Yes',
  'No',
  'how',
  'means',
  '"Usage Data"',
];

hostile('spans of any text lie in it, ascending', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }), async (parts) => {
      const text = parts.join(' ');
      for (const s of await read(text)) {
        for (const { start, end } of spansOf(s))
          assert.ok(start >= 0 && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});

hostile('random text is read without a throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
      await read(`We collect ${text} and never sell it.`);
    }),
    { numRuns: 150, seed: 11 },
  );
});

hostile('a comma may open a sentence', async () => {
  assert.equal(await read(', advertisers been '), []);
  assert.is((await read(', advertisers and others may share your data.')).length, 1);
});

hostile('the exception of a lead-in has no place in an item', async () => {
  for (const text of [
    'Unless the law requires it, we do not:\n\n* sell it\n',
    'except we not collect\n\n* we we\n',
    'without your consent Do we sell it?\n* we nor collect ',
  ])
    for (const { exception } of await read(text))
      if (exception)
        for (const { start, end, text: words } of [exception, ...exception.conditions, ...exception.recipients, ...exception.purposes])
          if (text.slice(start, end) !== words) assert.is(start, end, words);
});

for (const [name, piece] of [
  ['one endless sentence', 'we share your data and '],
  ['auxiliaries without a verb', 'we do not '],
  ['nested relatives', 'data that we collect which '],
  ['brackets', '((( we sell '],
  ['exceptions', 'except unless without '],
  ['quotes', '"we "sell '],
] as const) {
  hostile(`time is linear: ${name}`, async () => {
    assert.is(await growthOf((length) => piece.repeat(Math.ceil(length / piece.length)), read), null);
  });
}

hostile.run();

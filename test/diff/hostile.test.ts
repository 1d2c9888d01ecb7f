// Whatever two states hold: nothing breaks, every place lies in its file, and time grows with the text.
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { growthOf } from '../cost.js';
import { compare } from './states.js';

const test = suite('diff/hostile');

const PARTS = [
  'We ',
  'do not ',
  'never ',
  'sell ',
  'share ',
  'your data ',
  'only with ',
  'data brokers',
  'except with consent',
  '. ',
  '.\n\n',
  ':\n\n- ',
  '\n- ',
  '# ',
  '**',
  '|a|b|\n|-|-|\n|',
  '\u001b[31m',
  '\u202e',
  '::error::',
  '😀',
  '1 March 2026',
  'for 30 days ',
  'We may ',
  '<b>',
  '&nbsp;',
];
const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 60 }).map((parts) => parts.join(''));

test('random states are compared without a throw, and places lie in their files', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, text, text, async (a, b, c, d) => {
      const found = await compare(
        { policies: { 'a.md': a, 'b.html': b }, yaml: c },
        { policies: { 'a.md': c, 'b.html': d }, yaml: 'selling: {sells: yes}' },
      );
      for (const { before, after, near } of found?.changes ?? [])
        for (const at of [before, after, near]) if (at) assert.ok(at.start >= 0 && at.start <= at.end && at.end <= at.source.text.length);
    }),
    { numRuns: 120, seed: 3 },
  );
});

const NAMES = ['name', 'location', 'address', 'photos', 'messages', 'age', 'health data', 'purchases'];
const MAKERS: Readonly<Record<string, (i: number) => string>> = {
  'promises that differ': (i) => `We never sell your ${NAMES[i % 8] ?? ''} number ${i} to partner ${i * 7}.\n\n`,
  'one promise again and again': () => 'We never sell your personal information.\n\n',
  'claims that differ': (i) => `We share your ${NAMES[i % 8] ?? ''} with partner ${i} for reason ${i * 3}.\n\n`,
  'long lists': (i) => (i % 50 ? `- your ${NAMES[i % 8] ?? ''} ${i}\n` : '\nWe do not collect:\n\n'),
  periods: (i) => `We keep your ${NAMES[i % 8] ?? ''} for ${i} days.\n\n`,
};

for (const [name, make] of Object.entries(MAKERS))
  test(`time in step with the text: ${name}`, async () => {
    const of = (length: number, shift: number): string => {
      let all = '# Privacy policy\n\n';
      for (let i = shift; all.length < length; i++) all += make(i);
      return all;
    };
    // The second state shares no sentence with the first.
    assert.is(
      await growthOf(
        (length) => of(length, 1),
        (long) =>
          compare(
            { policies: { 'p.md': long } },
            {
              policies: {
                'p.md': long
                  .replaceAll('never', 'seldom')
                  .replaceAll('number', 'count')
                  .replaceAll('partner', 'friend')
                  .replaceAll('days', 'years')
                  .replaceAll('your', 'all your'),
              },
            },
          ),
        10_000,
        2,
      ),
      null,
    );
  });

test('time in step with the declaration', async () => {
  const yaml = (length: number, keep: string): string => {
    let [recipients, data] = ['recipients:\n', 'data:\n'];
    for (let i = 0; recipients.length + data.length < length; i++) {
      recipients += `  r${i}: {name: Vendor ${i}, type: processor, country: DE}\n`;
      data += `  - {what: contact.email, for: {accounts: contract}, keep: ${keep}, to: r${i}}\n`;
    }
    return recipients + data;
  };
  assert.is(
    await growthOf(
      (length) => yaml(length, '1 year'),
      (long) =>
        compare({ yaml: long }, { yaml: long.replaceAll('1 year', '2 years').replaceAll('Vendor', 'Seller').replaceAll('  r', '  s') }),
      10_000,
      2,
    ),
    null,
  );
});

test.run();

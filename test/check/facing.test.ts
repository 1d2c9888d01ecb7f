// How two sentences of a policy are shown beside each other, and what a policy means by a word that it defines.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { asDefined, definitionFor } from '../../src/check/defined.js';
import { facing } from '../../src/check/facing.js';
import { statement } from '../../src/model/statement.js';
import type { Statement } from '../../src/model/statement.js';
import { place, textAt } from '../../src/model/text.js';
import { contextOf } from './hand-made.js';

const shows = suite('what is shown of two sentences');

/** One place a line. */
function sayings(...lines: string[]) {
  const source = { path: 'policy.md', text: lines.join('\n') };
  let start = 0;
  return lines.map((said) => {
    const at = place(source, start, start + said.length);
    start += said.length + 1;
    return { at, said };
  });
}

const message = (lines: string[], limit: string | null = null): string => {
  const [denial, ...others] = sayings(...lines);
  assert.ok(denial);
  return facing(denial, others as never, 'error', 'Mend it.', limit).message;
};

shows('both sentences with their lines, and the lines of those that say so too', () => {
  const [no, yes] = ['We sell nothing.', 'We sell names.'];
  assert.is(message([no, yes]), 'Line 1 says "We sell nothing", but line 2 says "We sell names".');
  assert.is(message([no, yes, yes]), 'Line 1 says "We sell nothing", but line 2 says "We sell names". Line 3 says so too.');
  assert.is(message([no, yes, yes, yes]), 'Line 1 says "We sell nothing", but line 2 says "We sell names". Lines 3 and 4 say so too.');
  assert.match(message([no, yes, yes, yes, yes, yes, yes, yes]), /Lines 3, 4, 5, 6 and 2 more say so too\.$/);
  assert.is(
    message([no, yes], '"names"'),
    'Line 1 says "We sell nothing", but line 2 says "We sell names". They may agree if "names" covers both: say so there.',
  );
});

shows('what stands in one line is told once', () => {
  const source = { path: 'policy.md', text: 'We sell nothing. We sell names.\nWe sell.' };
  const at = (start: number, end: number) => ({ at: place(source, start, end), said: source.text.slice(start, end) });
  assert.is(
    facing(at(0, 16), [at(17, 31)], 'error', '').message,
    'Line 1 says "We sell nothing", but the same line also says "We sell names".',
  );
  assert.not.match(facing(at(32, 40), [at(0, 16), at(17, 31)], 'error', '').message, /so too/);
});

shows('up to four of the others are related places, cut at a word where they are long', () => {
  const long = `We sell ${'names and '.repeat(20)}letters.`;
  const whole = 'x'.repeat(200);
  const short = 'y'.repeat(160);
  const [denial, ...others] = sayings('We sell nothing.', long, whole, short, 'We sell.', 'We do.');
  const { related, confidence } = facing(denial as never, others as never, 'warning', '');
  assert.equal(
    related?.map(({ note }) => note),
    ['the policy also says this', 'and this', 'and this', 'and this'],
  );
  const [first, second, third] = (related ?? []).map(({ at }) => textAt(at));
  assert.match(first ?? '', /^We sell .* (?:names|and)$/);
  assert.ok((first ?? '').length <= 160 && (first ?? '').length > 150);
  assert.is(second?.length, 160);
  assert.is(third, short);
  assert.is(confidence, 'medium');
  assert.is(facing(denial as never, others as never, 'error', '').confidence, 'high');
});

const LIST = 'We keep your name and e-mail address, hereinafter referred to as Personal Data. ';

/** The data that "Personal Data" means in a sentence behind a list that defines the words. */
function meant(
  text: string,
  said: readonly (readonly [string, string])[],
  use = 'We sell Personal Data.',
  named = 'Personal Data',
): string {
  const source = { path: 'policy.md', text: text + use };
  const span = (words: string, from = 0) => {
    const start = source.text.indexOf(words, from);
    assert.ok(start >= 0, words);
    return { text: words, start, end: start + words.length };
  };
  const list: Statement = statement({
    by: 'policy',
    action: 'collect',
    at: place(source, 0, text.length - 1),
    data: said.map(([id, words]) => ({ id, ...span(words) })),
  });
  const used = statement({
    by: 'policy',
    action: 'sell',
    at: place(source, text.length, source.text.length),
    data: [{ id: 'personal', ...span(named, text.length) }],
  });
  const found = definitionFor(used, { ...contextOf('', []), statements: [list, used] });
  return found
    ? `${found.term}: ${asDefined(used, found)
        .data.map(({ id }) => id)
        .join(' ')}`
    : '';
}

const NAME = ['identity.name', 'name'] as const;
const EMAIL = ['contact.email', 'e-mail address'] as const;
const TERM = ['personal', 'Personal Data'] as const;

shows('a word means the closed list by which it is defined', () => {
  assert.is(meant(LIST, [NAME, EMAIL, TERM]), 'Personal Data: identity.name contact.email');
  assert.is(
    meant(LIST, [NAME, EMAIL, TERM], 'We sell your Personal Data.', 'your Personal Data'),
    'Personal Data: identity.name contact.email',
  );
});

shows('… not where the list is open, short, mixed, names nothing, or the word is like any other', () => {
  assert.is(meant(LIST.replace('and e-mail', 'including e-mail'), [NAME, EMAIL, TERM]), '');
  assert.is(meant(LIST, [EMAIL, TERM]), '');
  assert.is(meant(LIST, [NAME, EMAIL]), '');
  assert.is(meant(LIST, [NAME, ['non_personal', 'e-mail address'], TERM]), '');
  assert.is(meant(LIST.replace('hereinafter referred to as', 'and we love'), [NAME, EMAIL, TERM]), '');
  assert.is(
    meant(
      LIST.replace('Personal Data', 'personal data'),
      [NAME, EMAIL, ['personal', 'personal data']],
      'We sell personal data.',
      'personal data',
    ),
    '',
  );
  // Another word is not the one that was defined.
  assert.is(meant(LIST, [NAME, EMAIL, TERM], 'We sell Personal Information.', 'Personal Information'), '');
});

shows.run();

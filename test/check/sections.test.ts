// Where in a policy something would stand, where it is said elsewhere, and which text is none.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { otherDocument } from '../../src/check/notice-other.js';
import { fittingHeading, linkTo } from '../../src/check/sections.js';
import { occurrencesOf, vendorsNamed } from '../../src/check/named-vendors.js';
import type { Place } from '../../src/model/text.js';
import { textAt } from '../../src/model/text.js';
import type { Reading } from '../../src/model/rule.js';
import { createRegistry } from '../../src/extract/vendors.js';
import { readingOf } from '../../src/project.js';
import { contextOf } from './hand-made.js';

const sections = suite('sections and links');

const read = (text: string): Promise<Reading> => readingOf({ path: 'privacy.md', text }, null);
const words = (at: Place | null): string => (at ? textAt(at) : '');

sections('the heading that fits best, in the order of the words', async () => {
  const heading = async (text: string, ...phrases: string[]): Promise<string> => words(fittingHeading([await read(text)], phrases));
  const text = '# Privacy\n\nYour rights are many.\n\n## Contact\n\nHello.\n\n## Your rights\n\nHello.';
  assert.is(await heading(text, 'right', 'contact'), 'Your rights');
  assert.is(await heading(text, 'choice', 'contact'), 'Contact');
  assert.is(await heading(text, 'many'), '', 'no heading');
  // A heading that leads elsewhere, and a sentence that was set as one, open no section.
  assert.is(await heading('# [Your rights](https://mosswick.example/rights)\n\nHello.', 'right'), '');
  assert.is(await heading('# [Your rights](#rights)\n\nHello.', 'right'), 'Your rights');
  assert.is(await heading(`# Your rights ${'and more '.repeat(11)}\n\nHello.`, 'right').then((one) => one.length > 0), true);
  assert.is(await heading(`# Your rights ${'and more '.repeat(13)}\n\nHello.`, 'right'), '');
});

sections('a link to another page by its label', async () => {
  const link = async (text: string): Promise<string> => words(linkTo([await read('Hello.'), await read(text)], ['cookie policy']));
  assert.is(await link('See our [cookie policy](https://mosswick.example/cookies).'), 'cookie policy');
  assert.is(await link('See [the whole Cookie Policy](/cookies).'), 'the whole Cookie Policy');
  for (const none of [
    'See our cookie policy.',
    'See our [cookie policy](#cookies).',
    'See our [cookie policy](mailto:hello@mosswick.example).',
    'See our cookie policy [here](/cookies).',
    'See our cookie [policy](/policy).',
    'See [https://mosswick.example/cookie-policy](/cookies).',
    'See <https://mosswick.example/cookie-policy>.',
  ])
    assert.is(await link(none), '', none);
});

sections('a text that is something else by its title and leads to the policy', async () => {
  const other = async (...texts: string[]): Promise<string> => {
    const found = otherDocument(contextOf('', await Promise.all(texts.map(read))));
    return found ? `${found.kind}: ${textAt(found.link)}` : '';
  };
  const terms = '# Terms of use\n\nYou may print these pages. What we do with data stands in our [privacy policy](/privacy).';
  assert.is(await other(terms), 'terms of use: [privacy policy](/privacy)');
  assert.is(await other(terms, 'Hello.'), '', 'there is a policy beside it');
  assert.is(await other(), '');
  assert.is(await other(terms.replace('[privacy policy](/privacy)', 'privacy policy')), '');
  assert.is(await other(terms.replace('[privacy policy]', '[letters]')), '');
  assert.is(await other(terms.replace('[privacy policy](/privacy)', '<https://mosswick.example/privacy-policy>')), '');
  assert.is(await other(`# Privacy policy\n\n${terms}`), '', 'a policy that holds terms');
  assert.is(await other(`Welcome.\n\n${terms}`), 'terms of use: [privacy policy](/privacy)');
  assert.is(await other(`${'Hello.\n\n'.repeat(6)}${terms}`), '', 'too far down for a title');
  assert.is(await other(terms.replace('# Terms of use', '# What you and we and all others say in these terms of use')), '', 'a sentence');
});

const registry = createRegistry({
  ferrymark: { name: 'Ferrymark', kind: 'analytics', aliases: ['Ferry Mark Two', 'ferry', 'Oak'] },
  polestone: { name: 'Polestone.io', kind: 'analytics', aliases: ['Ferrymark'] },
});

sections('vendors by their names as they write them, where it is no first word and no denial', async () => {
  const named = async (text: string): Promise<string[]> =>
    vendorsNamed(await read(text), registry).map(({ vendor, name, at }) => `${vendor.id} ${name} ${textAt(at)}`);
  assert.equal(await named('We use Ferrymark, and Polestone.io. We like Ferrymark.'), [
    'ferrymark Ferrymark Ferrymark',
    'polestone Polestone.io Polestone.io',
  ]);
  assert.equal(await named('We use **Ferry** Mark Two.'), ['ferrymark Ferry Mark Two Ferry** Mark Two']);
  for (const none of [
    'Ferrymark is nice.',
    'So it is. Ferrymark is nice.',
    'Is it so? Ferrymark is nice.',
    'Note: Ferrymark is nice.',
    '## We use Ferrymark\n\nHello.',
    'We do not share your data with Ferrymark.',
    'We take the ferry.',
    'We like Oak.',
    'We use Ferrymarks.',
  ])
    assert.equal(await named(none), [], none);
  assert.equal(await named('Ferry Mark Two is nice.'), ['ferrymark Ferry Mark Two Ferry Mark Two'], 'three words are a name');
  assert.equal(
    occurrencesOf(await read('Ferrymark is nice. We use Ferrymark.'), registry).map(({ opens, start, end }) => [opens, start, end]),
    [
      [true, 0, 9],
      [false, 26, 35],
    ],
  );
});

sections.run();

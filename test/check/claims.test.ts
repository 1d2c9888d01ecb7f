// How the sentence around words means them, and what of it is shown.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { claimsIn } from '../../src/check/claims.js';
import { policyOver, regionOver } from '../../src/check/headings.js';
import { lastChange } from '../../src/check/last-change.js';
import type { Reading } from '../../src/model/rule.js';
import { place, textAt } from '../../src/model/text.js';
import { readingOf } from '../../src/project.js';
import { contextOf } from './hand-made.js';

const claims = suite('claims and what is around them');

const read = (text: string): Promise<Reading> => readingOf({ path: 'privacy.md', text }, null);

/** How "bank-grade encryption" is meant in a text. */
async function stances(text: string): Promise<string> {
  const [claim] = claimsIn(await read(text), 'x', ['bank grade encryption']);
  assert.ok(claim, text);
  return [...claim.stances].sort().join(' ');
}

claims('a plain claim, and words that deny it in their clause, behind them, or elsewhere', async () => {
  assert.is(await stances('We use bank-grade encryption.'), '');
  assert.is(await stances('We do not use bank-grade encryption.'), 'denied negated');
  assert.is(await stances('Bank-grade encryption is never used.'), 'denied negated');
  // A denial of something else, set apart by the sentence.
  assert.is(await stances('We do not sell your name, but we use bank-grade encryption.'), 'negated');
  assert.is(await stances('We do not sell your name; we use bank-grade encryption.'), 'negated');
  assert.is(await stances('We do not sell your name — we use bank-grade encryption.'), 'negated');
  assert.is(await stances('We use bank-grade encryption; we do not sell your name.'), 'negated');
  // Far behind the words nothing denies them any more.
  assert.is(await stances('Bank-grade encryption for all that you give us and for what you read is not used.'), 'negated');
  assert.is(await stances('Bank-grade encryption for all of it is not used.'), 'denied negated');
});

claims('a month is no doubt', async () => {
  for (const since of ['Since May 2021', 'From 3 May on', 'Since last May', 'Before May'])
    assert.is(await stances(`${since} we use bank-grade encryption.`), '', since);
  for (const doubt of ['We may use', 'For what you store in may use of it be made of', 'WE MAY USE', 'In 2021 we may use'])
    assert.is(await stances(`${doubt} bank-grade encryption.`), 'hedged', doubt);
});

claims('an aim, the past, a duty, a case, a question, a quote, a heading', async () => {
  assert.is(await stances('We strive to use bank-grade encryption.'), 'hedged');
  assert.is(await stances('If you pay by card, we use bank-grade encryption.'), 'conditional');
  assert.is(await stances('Do we use bank-grade encryption?'), 'question');
  assert.is(await stances('The paper said “we use bank-grade encryption” yesterday.'), 'quoted');
  assert.is(await stances('The paper said "we use bank-grade encryption" yesterday.'), 'quoted');
  assert.is(await stances('The “paper” said that we use bank-grade encryption.'), '');
  assert.is(await stances('The "paper" said that we use bank-grade encryption.'), '');
  assert.is(await stances('## Our bank-grade encryption\n\nWe use your name for our service.'), 'heading');
});

claims('said of somebody else, where their name is nearer than ours', async () => {
  assert.match(await stances('Our service providers use bank-grade encryption.'), /others/);
  assert.is(await stances('With our providers, we use bank-grade encryption.'), '');
  // Twelve words behind them, they are no longer spoken of.
  const far = (words: number): string => `Partners ${'and '.repeat(words - 1)}bank-grade encryption are here.`;
  assert.match(await stances(far(12)), /others/);
  assert.not.match(await stances(far(13)), /others/);
});

claims('the lead of a list means its items', async () => {
  assert.is(await stances('We do not use:\n\n- bank-grade encryption'), 'denied negated');
  assert.is(await stances('We do not like letters. We use:\n\n- bank-grade encryption'), '');
  assert.is(await stances('We do not use letters.\n\n- bank-grade encryption'), '');
});

claims('a paragraph that begins within a sentence is meant as the words in front of it', async () => {
  assert.is(await stances('It is not so that the mill or\n\nits shop use bank-grade encryption.'), 'denied negated');
  assert.is(await stances('It is not so.\n\nits shop use bank-grade encryption.'), '');
  assert.is(await stances('It is not so that the mill or\n\nIts shop use bank-grade encryption.'), '');
});

claims('a quote shows where it was cut, and no number of an item', async () => {
  const quoted = async (text: string): Promise<string | undefined> => claimsIn(await read(text), 'x', ['bank grade encryption'])[0]?.quote;
  assert.is(await quoted('8\\. We use bank-grade encryption.'), 'We use bank-grade encryption.');
  const words = 'of many kinds and colours ';
  const long = await quoted(`We write letters ${words.repeat(8)}and use bank-grade encryption for notes ${words.repeat(8)}too.`);
  assert.match(long ?? '', /^… .* bank-grade encryption …$/);
});

claims('the clause is shown, without what it is set against, and a long one around the words', async () => {
  const shown = async (text: string): Promise<string> => {
    const [claim] = claimsIn(await read(text), 'x', ['bank grade encryption']);
    assert.ok(claim);
    assert.is(textAt(claim.at), claim.said);
    assert.is(textAt(claim.words), 'bank-grade encryption');
    return claim.said;
  };
  assert.is(await shown('We like letters. We use bank-grade encryption. We like you.'), 'We use bank-grade encryption.');
  assert.is(await shown('We like letters; we use bank-grade encryption; we like you.'), 'we use bank-grade encryption');
  assert.is(await shown('We like letters, but we use bank-grade encryption.'), 'but we use bank-grade encryption.');
  assert.is(await shown('We use bank-grade encryption, but we like letters.'), 'We use bank-grade encryption');
  assert.is(await shown('We like letters – we use bank-grade encryption.'), 'we use bank-grade encryption.');
  // A dash between the names of two countries parts nothing.
  for (const pair of ['U.S. – Swiss', 'U.S. – E.U.', 'Swiss – U.S.'])
    assert.is(
      await shown(`Under the ${pair} rules we use bank-grade encryption.`),
      `Under the ${pair} rules we use bank-grade encryption.`,
    );
  const words = 'of many kinds and colours ';
  const long = await shown(`We write letters ${words.repeat(8)}and use bank-grade encryption for notes ${words.repeat(8)}too.`);
  assert.ok(long.length < 190 && long.length > 120, long);
  assert.match(long, /^(?:of|many|kinds|and|colours) .* and use bank-grade encryption for notes of .* (?:of|many|kinds|and|colours)$/);
});

/** By what a place in a text is about one region: "under | behind: the words". */
async function region(text: string, at = 'We sell your data'): Promise<string> {
  const reading = await read(text);
  const { source } = reading.document;
  const found = regionOver(place(source, source.text.indexOf(at), source.text.indexOf(at) + at.length), [await read('# Others'), reading]);
  return found ? `${found.stands}: ${found.text}` : '';
}

claims('a heading of one region is over all that stands under it, and under nothing else', async () => {
  const under = 'under: Notice for California';
  assert.is(await region('# Privacy\n\n## Notice for California\n\nWe like you.\n\nWe sell your data.'), under);
  assert.is(await region('# Privacy\n\n## Notice for California\n\n### Sales\n\nWe sell your data.'), under);
  assert.is(await region('# Privacy\n\n## Notice for California\n\nWe like you.\n\n## Sales\n\nWe sell your data.'), '');
  assert.is(await region('# Privacy\n\nWe sell your data.\n\n## Notice for California\n\nWe like you.'), '');
  // The title of the whole text tells no part of it from another; of two texts in one file each has its own.
  assert.is(await region('# Privacy notice for California\n\n## Sales\n\nWe sell your data.'), '');
  assert.is(await region('# Notice for California\n\nWe sell your data.\n\n# Privacy\n\nWe like you.'), under);
  // A line that reads like a heading does, too; one with a stop does not.
  assert.is(await region('# Privacy\n\n**Notice for California**\n\nWe like you.\n\nWe sell your data.'), under);
  assert.is(await region('# Privacy\n\nThis notice for California is short.\n\nWe like you.\n\nWe sell your data.'), '');
  assert.is(await region('# Privacy\n\n**Notice for California**\n\nWe like you.\n\n**Sales**\n\nWe sell your data.'), '');
});

claims('a short line without a stop is a heading over what follows, as far as one section goes', async () => {
  const under = 'under: Notice for California';
  const over = (...paragraphs: string[]): Promise<string> => region(['# Privacy', ...paragraphs, 'We sell your data.'].join('\n\n'));
  const title = 'Notice for California';
  assert.is(await over(title, 'We like you.'), under);
  assert.is(await over('Notice for California:', 'We like you.'), 'under: Notice for California:');
  assert.is(await over('“Notice for California”', 'We like you.'), 'under: “Notice for California”');
  assert.is(await over('We like you.', title), under);
  // A line that goes on with what people of one region may ask is of the same section; another one begins a new one.
  assert.is(await over(title, 'Your rights', 'We like you.'), under);
  assert.is(await over(title, 'Your rights', 'Sale of data', 'We like you.'), under);
  assert.is(await over(title, 'Our boats', 'We like you.'), '');
  assert.is(await over(title, 'Our boats', 'Your rights', 'We like you.'), '');
  assert.is(await over(title, 'our boats', 'We like you.'), under);
  // No title: with a stop, in small letters, a long line, an item of a list, a cell of a table, under another heading, too far away.
  for (const line of [
    'Notice for California.',
    'notice for California',
    `Notice for California${', for all who live there'.repeat(3)}`,
    '- Notice for California',
    '| Notice for California |\n| --- |\n| x |',
  ])
    assert.is(await over(line, 'We like you.'), '', line);
  assert.is(await over(title, '## Boats', 'We like you.'), '');
  assert.is(await over(title, ...Array.from({ length: 38 }, () => 'We like you.')), under);
  assert.is(await over(title, ...Array.from({ length: 39 }, () => 'We like you.')), '');
  const longest = `Notice for California ${'x'.repeat(68)}`;
  assert.is(await over(longest, 'We like you.'), `under: ${longest}`);
  assert.is(await over(`${longest}x`, 'We like you.'), '');
});

claims('the sentences in front of a place say whom it is about', async () => {
  assert.is(await region('# Privacy\n\nResidents of California may ask. We sell your data.'), 'behind: Residents of California may ask.');
  assert.is(
    await region('# Privacy\n\nResidents of California may ask. They are many. We sell your data.'),
    'behind: Residents of California may ask.',
  );
  assert.is(await region('# Privacy\n\nResidents of California may ask. They are many. So what. We sell your data.'), '');
  assert.is(await region('# Privacy\n\nResidents of California may ask.\n\nWe sell your data.'), '');
  assert.is(await region('# Privacy\n\nWe sell your data. Residents of California may ask.'), '');
});

claims('what names another region is not about the one over it', async () => {
  assert.is(await region('# Privacy\n\n## Notice for California\n\nWe sell your data in Nevada.'), '');
  assert.is(await region('# Privacy\n\n## Notice for California\n\nWe sell your data in California.'), 'under: Notice for California');
  assert.is(await region('# Privacy\n\n## Notice for California\n\nWe sell your data by the CCPA.'), 'under: Notice for California');
  assert.is(await region('# Privacy\n\n## California and Nevada\n\nWe sell your data in Nevada and Utah.'), 'under: California and Nevada');
});

claims('a further policy in one file has its own title', async () => {
  const over = async (text: string): Promise<string> => {
    const reading = await read(text);
    const at = text.indexOf('We sell');
    return policyOver(place(reading.document.source, at, at + 7), [reading])?.text ?? '';
  };
  const first = '# Privacy policy\n\nWe like you.\n\n';
  assert.is(await over(`${first}# Privacy policy for guests\n\nWe sell your data.`), 'Privacy policy for guests');
  assert.is(await over(`${first}# Privacy policy for guests\n\n## Sales\n\nWe sell your data.`), 'Privacy policy for guests');
  assert.is(await over('# Privacy policy\n\nWe sell your data.\n\n# Privacy policy for guests\n\nWe like you.'), '');
  assert.is(await over(`${first}# 2. Policy on sales\n\nWe sell your data.`), '', 'a numbered section');
  assert.is(await over(`${first}# Sales\n\nWe sell your data.`), '', 'no policy');
  assert.is(await over(`${first}# Privacy policy\n\nWe sell your data.`), '', 'the same title');
  assert.is(await over(`${first}# IV. Policy on sales\n\nWe sell your data.`), '', 'a numbered section');
  assert.is(await over(`${first}# (b) Policy on sales\n\nWe sell your data.`), '', 'a numbered section');
  assert.is(await over(`${first}# Policy 2.0\n\nWe sell your data.`), 'Policy 2.0');
  assert.is(await over(`${first}# Mixed policy\n\nWe sell your data.`), 'Mixed policy');
  assert.is(await over(`${first}## Policy on sales\n\nWe sell your data.`), '', 'a section');
  assert.is(await over('We sell your data.\n\n# Privacy policy'), '', 'no title over it');
  assert.is(await over(`# Boats\n\nWe like you.\n\n# Privacy policy\n\nWe sell your data.`), '', 'the first policy');
});

/** The day of the last change, the words at its place, and what else is told. */
async function changed(text: string, yaml = ''): Promise<string> {
  const reading = await read(text);
  const found = lastChange(contextOf(yaml, [reading]), reading);
  return found ? [found.latest, textAt(found.at), ...found.others.map(({ note }) => note)].join(' | ') : '';
}

claims('a policy was last changed on the latest day that it gives for itself, and has reached', async () => {
  assert.is(await changed('Last updated: 3 March 2026'), '2026-03-03 | 3 March 2026');
  assert.is(await changed('Last updated: 3 March 2026. Published 4 January 2025.'), '2026-03-03 | 3 March 2026');
  assert.is(await changed('Last updated: 3 March 2026\n\nCopyright 2026. Released on 5 May 2026.'), '2026-03-03 | 3 March 2026');
  assert.is(await changed('Last updated: 3 March 2027'), '', 'a day to come');
  // A change takes effect later; years later it is another change.
  assert.is(await changed('Last updated: 3 March 2026. Effective 1 May 2026.'), '2026-03-03 | 3 March 2026');
  assert.is(await changed('Last updated: 3 March 2021. Effective 1 May 2026.'), '2026-05-01 | 1 May 2026');
  assert.is(await changed('Effective 1 May 2026'), '2026-05-01 | 1 May 2026');
});

claims('what readers see goes before what they do not, and the text before the declaration', async () => {
  const yaml = 'policy: {file: privacy.md, updated: 2026-06-01}';
  assert.is(await changed('Last updated: 3 March 2026', yaml), '2026-03-03 | 3 March 2026');
  assert.is(await changed('We like you.', yaml), '2026-06-01 | 2026-06-01');
  assert.is(await changed('We like you.', 'policy: {file: privacy.md, updated: unknown}'), '');
  assert.is(
    await changed('---\nupdated: 2026-05-05\n---\n\n# Privacy\n\nLast updated: 3 March 2026'),
    '2026-05-05 | 3 March 2026 | the front matter says 2026-05-05',
  );
  assert.is(await changed('---\nupdated: 2026-01-05\n---\n\n# Privacy\n\nLast updated: 3 March 2026'), '2026-03-03 | 3 March 2026');
});

claims.run();

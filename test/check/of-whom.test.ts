// Of whom, of how many and of which document a sentence speaks.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ageIn } from '../../src/check/ages.js';
import { speaksOfContract } from '../../src/check/contract.js';
import { isOfMany, isPlainly, isStandardSharing, isTakenByAdvertisers, sharedData } from '../../src/check/opposed-sharing.js';
import { blockAt } from '../../src/check/passages.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import type { Statement } from '../../src/model/statement.js';
import { place } from '../../src/model/text.js';
import { readingOf } from '../../src/project.js';
import { contextOf } from './hand-made.js';
import { say } from './stage.js';

const whom = suite('of whom and of what a sentence speaks');

whom('the age that a sentence names', () => {
  const age = (text: string, conditions: Record<string, string> = {}): number | null => ageIn(say(text, { action: 'collect', conditions }));
  assert.is(age('We collect nothing of children under 13.'), 13);
  assert.is(age('We collect nothing of children under thirteen.'), 13);
  assert.is(age('We collect nothing of people who are 16 years old.'), 16);
  assert.is(age('We collect nothing of people aged 14 to 17.'), 14);
  assert.is(age('We collect nothing of people of 12 or 13.'), 12);
  assert.is(age('We collect nothing of children.'), null);
  // Too young and too old to be told apart by it.
  assert.is(age('under 5'), 5);
  assert.is(age('under 4'), null);
  assert.is(age('under 21'), 21);
  assert.is(age('under 22'), null);
  // A number alone is no age, but where it is all that was read of one.
  assert.is(age('Studio 6 collects nothing.'), null);
  assert.is(age('We collect 12 letters.'), null);
  assert.is(age('We collect letters under 130.'), null);
  assert.is(age('Of children under 13, we collect names at 16 years.', { age: '16' }), 16);
  assert.is(age('Of children under 13, we collect names at 16 years.', { scope: '16' }), 13);
});

whom('the age of an exception, too', () => {
  const text = 'We collect nothing, except of pupils of 15.';
  const said = say(text, { action: 'collect', polarity: 'does_not', exception: { text: 'of pupils of 15', conditions: ['age'] } });
  assert.is(ageIn(said), 15);
});

/** Whether the sentence that ends a text speaks of a contract. */
async function ofContract(text: string): Promise<boolean> {
  const reading = await readingOf({ path: 'policy.md', text }, null);
  const start = text.indexOf('We may change');
  const within = place(reading.document.source, start, text.indexOf('.', start) + 1);
  const block = blockAt(reading, within);
  assert.ok(block);
  return speaksOfContract({ within, reading, block });
}

whom('a contract or the policy: by the sentence itself, those right before it, its headings, the title', async () => {
  const plain = 'We may change it at any time.';
  assert.not(await ofContract(plain));
  assert.ok(await ofContract('We may change these terms at any time.'));
  assert.not(await ofContract('We may change this policy at any time.'));
  assert.not(await ofContract('We may change these terms and this policy at any time.'));
  assert.ok(await ofContract(`This agreement is long. ${plain}`));
  assert.ok(await ofContract(`This agreement is long. It is dull. Read it. ${plain}`));
  assert.not(await ofContract(`This agreement is long. It is dull. Read it. Or not. ${plain}`));
  // The nearest decides.
  assert.ok(await ofContract(`This policy is short. This agreement is long. ${plain}`));
  assert.not(await ofContract(`This agreement is long. This policy is short. ${plain}`));
  assert.not(await ofContract(`${plain} This agreement is long.`));
  assert.ok(await ofContract(`# Privacy\n\n## Terms of use\n\n${plain}`));
  assert.not(await ofContract(`# Terms of use\n\n## Privacy\n\n${plain}`));
  assert.ok(await ofContract(`# Terms of use\n\n## Boats\n\n${plain}`));
  assert.ok(await ofContract(`Terms of use\n============\n\nHello.\n\n# Boats\n\n${plain}`));
  assert.not(await ofContract(`Terms of use for all of our boats.\n\n# Boats\n\n${plain}`));
});

const context = contextOf('organization: {name: Quellmark}', []);

async function read(text: string, test: (said: Statement) => boolean = () => true): Promise<Statement> {
  const { statements } = await readingOf({ path: 'policy.md', text }, null);
  const said = statements.find(test);
  assert.ok(said, text);
  return said;
}

whom('a denial of sharing is about many, or about some only', async () => {
  const many = async (text: string): Promise<boolean> => isOfMany(await read(text), context);
  assert.ok(await many('We do not pass your personal information to third parties.'));
  assert.ok(await many('We do not share your personal information.'));
  assert.not(await many('Your personal information is not shared.'));
  assert.not(await many('We no longer share your personal information with third parties.'));
  assert.not(await many('We do not share your personal information with these third parties.'));
  assert.not(await many('We do not share your personal information with other users.'));
  assert.ok(await many('We do not share your personal information with other users or third parties.'));
});

whom('whose act a sentence tells', async () => {
  assert.ok(isPlainly(await read('We do not pass your personal information to third parties.')));
  assert.ok(isPlainly(await read('Your personal information is not passed to third parties.')));
  const said = await read('We do not pass your personal information to third parties.');
  const withoutActor = { ...said, words: said.words.filter(({ role }) => role !== 'actor') };
  assert.not(isPlainly(withoutActor), 'the data stand behind the verb');
  assert.not(isPlainly({ ...withoutActor, words: [] }));
  const passive = await read('Your personal information is not passed to third parties.');
  const subjectless = { ...passive, words: passive.words.filter(({ role }) => role === 'action') };
  assert.ok(isPlainly(subjectless));
  // Data of an earlier sentence are no subject of this one.
  assert.not(isPlainly({ ...subjectless, at: place(passive.at.source, passive.at.start + 8, passive.at.end) }));
  assert.not(isPlainly({ ...subjectless, data: [] }));
});

whom('what advertisers take themselves', async () => {
  const taken = async (text: string): Promise<boolean> =>
    isTakenByAdvertisers(await read(text, ({ actor }) => actor === 'third').catch(() => read(text)));
  assert.ok(await taken('Ad networks may collect information about your visits on our pages.'));
  assert.not(await taken('Payment providers may collect information about your visits on our pages.'));
  assert.not(await taken('We collect information about your visits for ad networks on our pages.'));
});

whom('what every reader expects in spite of a denial', async () => {
  const expected = async (text: string): Promise<boolean> => isStandardSharing(await read(text, ({ action }) => action === 'share'));
  const sharing = 'we share your personal information with other companies';
  assert.ok(await expected(`We share your personal information with other companies to prevent fraud.`));
  assert.ok(await expected(`At your request ${sharing}.`));
  assert.ok(await expected(`Where the law requires it, ${sharing}.`));
  assert.ok(await expected(`In the event of a merger, ${sharing}.`));
  assert.not(await expected('We share your personal information with other companies.'));
  assert.not(await expected('We share your personal information with other companies for advertising and to prevent fraud.'));
});

whom('which data two sentences share', () => {
  const shared = (denied: string[], said: string[]): string | null =>
    sharedData(say('x', { action: 'share', data: denied }), say('y', { action: 'share', data: said }), vocabulary());
  assert.is(shared(['personal'], ['personal']), 'equal');
  assert.is(shared([], ['personal']), 'equal');
  assert.is(shared(['personal'], ['contact.email']), 'part');
  assert.is(shared(['contact', 'identity'], ['contact.email']), 'part');
  assert.is(shared(['identity', 'contact.email'], ['usage', 'contact.email']), 'equal');
  assert.is(shared(['contact.email'], ['personal']), null);
  assert.is(shared(['contact.email'], []), null);
  assert.is(shared(['contact.email', 'contact.phone'], ['usage']), null);
});

whom.run();

// Which words are shown as those that narrow a sentence, and how near they have to stand.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { narrowingOf } from '../../src/check/narrowing.js';
import type { Statement } from '../../src/model/statement.js';
import { textAt } from '../../src/model/text.js';
import { readingOf } from '../../src/project.js';
import { contextOf } from './hand-made.js';

type Pick = (statement: Statement) => boolean;

const isDenial: Pick = ({ polarity }) => polarity === 'does_not';
const of =
  (action: Statement['action'], polarity: Statement['polarity'] = 'does_not'): Pick =>
  (said) =>
    said.action === action && said.polarity === polarity;

/** The words that narrow the first statement that is asked for; '' where nothing does. */
async function narrowed(text: string, pick: Pick = isDenial, change: Partial<Statement> = {}): Promise<string> {
  const reading = await readingOf({ path: 'policy.md', text }, null);
  const said = reading.statements.find(pick);
  assert.ok(said, `nothing of the kind is read in: ${text}`);
  const at = narrowingOf({ ...said, ...change }, contextOf('', [reading]));
  return at ? textAt(at) : '';
}

const narrowing = suite('the words that narrow a sentence');

narrowing('a hedge at the beginning, a view in front or behind, what the law asks for, an aim', async () => {
  assert.is(await narrowed('We do not sell your names.'), '');
  assert.is(await narrowed('As a rule, we do not sell your names.'), 'As a rule, we do not sell your names');
  assert.is(await narrowed('To our knowledge, we do not sell your names.'), 'To our knowledge, ');
  assert.is(await narrowed('Where required, we do not sell your names.'), 'Where required, ');
  assert.is(await narrowed('We do not sell your names, as far as we know.'), 'We do not sell your names, as far as we know.');
  assert.is(await narrowed(`We do not sell your names, and we are glad of it${' and proud'.repeat(8)}, as far as we know.`), '');
  assert.is(await narrowed('We do not intend to sell your names.'), 'We do not intend to sell your names');
  assert.is(await narrowed('We strive to encrypt your names.', of('secure', 'does')), 'We strive to encrypt your names');
  assert.is(await narrowed('We encrypt your names.', of('secure', 'does')), '');
  // An aim weakens a denial, an attempt a claim.
  assert.is(await narrowed('We do not strive to sell your names.'), '');
  assert.is(await narrowed('Our boats are old. We do not sell your names.'), '');
});

narrowing('a part of the subject or of the data, and what is not meant to happen', async () => {
  assert.is(await narrowed('Most of our shops do not sell your names.'), 'Most of our shops');
  assert.is(await narrowed('Our shops do not sell your names.'), '');
  assert.is(await narrowed('We do not sell certain names.'), 'We do not sell certain names');
  assert.is(await narrowed('We do not sell certain names or e-mail addresses.'), '');
  assert.is(await narrowed('We do not inadvertently sell your names.'), 'We do not inadvertently sell your names');
  assert.is(await narrowed('Some of our shops sell your names.', of('sell', 'does')), '');
});

narrowing('one use, named in the sentence near the clause', async () => {
  assert.is(await narrowed('We do not sell your names for this purpose.'), 'We do not sell your names for this purpose.');
  assert.is(
    await narrowed('We do not sell your names, and we are glad of it, for this purpose.'),
    'We do not sell your names, and we are glad of it, for this purpose.',
  );
});

narrowing('one feature, in the sentence, right before it, or over it', async () => {
  assert.is(await narrowed('With this feature we do not sell your names.'), 'With this feature we do not sell your names.');
  assert.is(await narrowed('Our shop has a feature for songs. We do not sell your names.'), 'Our shop has a feature for songs.');
  assert.is(await narrowed('Our shop has a feature for songs. It is nice. We do not sell your names.'), '');
  assert.is(await narrowed('## Our newsletter\n\nWe do not sell your names.'), 'Our newsletter');
  assert.is(await narrowed('## Our promise\n\nWe do not sell your names.'), '');
  // A setting is a feature, and a signal is one.
  assert.is(await narrowed('With this setting we honor the Global Privacy Control.', of('honor_signal', 'does')), '');
});

narrowing('some people, or what people keep in the product', async () => {
  assert.is(await narrowed('We do not sell personal information of advertisers.'), 'We do not sell personal information of advertisers');
  assert.is(await narrowed('We do not sell donor information.'), 'We do not sell donor information');
  assert.is(await narrowed('We do not sell personal information of our guests.'), '');
  assert.is(await narrowed('We do not sell his name.'), 'We do not sell his name');
  assert.is(await narrowed('We do not read his letters or sell your name.', of('sell')), '');
  assert.is(await narrowed('We do not share saved passwords.'), 'We do not share saved passwords');
  assert.is(await narrowed('We do not share passwords.'), '');
  assert.is(await narrowed('We do not share your name or saved passwords.'), '');
});

narrowing('data of children beyond some place, where they are collected', async () => {
  const beyond = 'We do not collect names of children under 13 outside of our play corner.';
  assert.is(await narrowed(beyond, of('collect')), 'We do not collect names of children under 13 outside of our play corner.');
  assert.is(await narrowed('We do not collect names outside of our play corner.', of('collect')), '');
  assert.is(await narrowed('Our site is not directed to children under 13 outside of our town.', of('address_children')), '');
});

narrowing('"this information", of which a sentence before tells what it is', async () => {
  const before = 'You may write your age on a slip.';
  assert.is(await narrowed(`${before} We do not sell this information.`), before);
  assert.is(await narrowed('We do not sell this information.'), 'We do not sell this information');
  assert.is(await narrowed(`${before} We do not sell your names.`), '');
  // The sentence itself has told it.
  assert.is(await narrowed('We use your name, but we do not sell this information.'), '');
  assert.is(await narrowed('We do not sell this information, but we use your name.'), 'We do not sell this information');
  assert.is(await narrowed(`We use your name. ${before} We do not sell this information.`), before);
  // A measure is claimed all the same, and so is what is said of copies.
  assert.is(await narrowed(`${before} We encrypt this information.`, of('secure', 'does')), '');
  assert.is(await narrowed(`${before} We do not keep this information in backups.`), '');
});

narrowing('a relative clause denies of its own noun', async () => {
  const text = 'Our bank asks for your payment card number, which we do not store.';
  assert.is(await narrowed(text), text);
  assert.is(await narrowed(text, isDenial, { polarity: 'does' }), '');
});

narrowing('nobody is named as doing it, and others were spoken of before', async () => {
  const deleted: Pick = ({ action }) => action === 'delete' || action === 'retain';
  const others = 'Our partners run the servers.';
  assert.is(await narrowed(`${others} E-mail addresses are deleted within a day.`, deleted), others);
  assert.is(await narrowed(`${others} They are old. E-mail addresses are deleted within a day.`, deleted), 'They are old.');
  assert.is(await narrowed(`${others} Boats are old. E-mail addresses are deleted within a day.`, deleted), others);
  assert.is(await narrowed(`${others} Boats are old. Oars are new. E-mail addresses are deleted within a day.`, deleted), '');
  assert.is(await narrowed('Boats are old. E-mail addresses are deleted within a day.', deleted), '');
  assert.is(await narrowed(`${others} We delete e-mail addresses within a day.`, deleted), '');
  assert.is(await narrowed(`${others} On this site e-mail addresses are deleted within a day.`, deleted), '');
});

narrowing('what a sentence behind takes back', async () => {
  const denial = 'We do not sell your names.';
  const sold = 'we sell your names to a club.';
  assert.is(await narrowed(`${denial} However, ${sold}`), `However, ${sold}`);
  assert.is(await narrowed(`${denial} In some cases ${sold}`), `In some cases ${sold}`);
  assert.is(await narrowed(`${denial} We like you. However, ${sold}`), `However, ${sold}`);
  assert.is(await narrowed(`${denial}\n\nHowever, ${sold}`), `However, ${sold}`);
  assert.is(await narrowed(`${denial} We like you. We do. We mean it. However, ${sold}`), '');
  assert.is(await narrowed(`However, ${sold} ${denial}`), '');
  // Another action, another's act, no act, and what the law asks for take nothing back.
  assert.is(await narrowed(`${denial} However, we use your names for our letters.`), '');
  assert.is(await narrowed(`${denial} However, our partners sell your names to a club.`), '');
  assert.is(await narrowed(`${denial} However, we never sell your names to a club.`), '');
  assert.is(await narrowed(`${denial} However, we sell your names where the law requires it.`), '');
  // Without a turn, two sentences stand beside each other.
  assert.is(await narrowed(`${denial} Gladly, ${sold}`), '');
  assert.is(await narrowed(`We sell your names to a club. However, we like you.`, of('sell', 'does')), '');
});

narrowing('what is done with the data of children all the same', async () => {
  const denial = 'We do not collect names of children under 13.';
  const used = 'We use personal information of children under 13 for our letters.';
  assert.is(await narrowed(`${denial} ${used}`), used);
  assert.is(await narrowed(`${denial} ${used.replace('use', 'sell')}`), '');
  assert.is(await narrowed(`We do not collect your names. ${used}`), '');
  assert.is(await narrowed(`${denial} When they play, we use personal information of children under 13.`), '');
  const held = 'However, some minors may come to be on a list that we maintain.';
  assert.is(await narrowed(`${denial} ${held}`), held);
  assert.is(await narrowed(`We do not sell your names. ${held}`), '');
  assert.is(await narrowed(`${denial} However, some minors may sing.`), '');
  assert.is(await narrowed(`${denial} However, if we learn that we collect data of minors, we delete it.`), '');
  assert.is(await narrowed(`${denial} However, we delete what minors have sent us once we are made aware of it, and collect no more.`), '');
});

narrowing('who gets it all the same, right behind a denial of sharing', async () => {
  const denial = 'We do not share your names.';
  const reached = 'They are available to the captain only.';
  assert.is(await narrowed(`${denial} ${reached}`), reached);
  assert.is(await narrowed(`${denial} We like you. ${reached}`), '');
  assert.is(await narrowed(`${denial} They are available to the captain.`), '');
  assert.is(await narrowed(`We do not sell your names. ${reached}`), '');
});

narrowing.run();

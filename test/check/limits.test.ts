// What a promise leaves open: its exceptions and conditions, the case for which alone it speaks, and words that were not understood.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { limitsOf, openLimit } from '../../src/check/limits.js';
import type { Limits } from '../../src/check/limits.js';
import type { Place } from '../../src/model/text.js';
import type { Statement } from '../../src/model/statement.js';
import { textAt } from '../../src/model/text.js';
import { readingOf } from '../../src/project.js';
import { say } from './stage.js';
import type { Saying } from './stage.js';

const limits = suite('limits');

const shown = (at: Place | null): string => (at ? textAt(at) : '');

/** The limits of the first denial that a text makes, or of the first statement where it makes none. */
async function read(text: string): Promise<Limits> {
  const { statements } = await readingOf({ path: 'policy.md', text }, null);
  const said: Statement | undefined = statements.find(({ polarity }) => polarity === 'does_not') ?? statements[0];
  assert.ok(said, text);
  return limitsOf(said);
}

const made = (text: string, saying: Partial<Saying> = {}): Limits =>
  limitsOf(say(text, { action: 'share', polarity: 'does_not', verb: text.split(' ')[3] ?? '', ...saying }));

limits('the kinds of condition, those of the exception included, and where they stand', () => {
  const found = made('We do not share names of children, except with your consent.', {
    conditions: { age: 'children' },
    exception: { text: 'except with your consent', conditions: ['consent'], recipients: ['processor'], purposes: ['security'] },
  });
  assert.equal([...found.kinds].sort(), ['age', 'consent']);
  assert.is(shown(found.place('age')), 'children');
  assert.is(shown(found.place('consent')), 'except with your consent');
  assert.is(found.place('merger'), null);
  assert.is(shown(found.exception), 'except with your consent');
  assert.equal([found.recipients, found.purposes], [['processor'], ['security']]);
});

limits('an age in other words, and consent behind the exception that was read', () => {
  const young = made('We do not share names of people we know to be less than 16.');
  assert.ok(young.kinds.has('age'));
  assert.is(shown(young.place('age')), 'We do not share names of people we know to be less than 16.');
  assert.not(made('We share names of people less than 16.', { polarity: 'does' }).kinds.has('age'));
  assert.ok(made('We do not share names, without your consent.').kinds.has('consent'));
  assert.not(made('We do not share names, and are glad.').kinds.has('consent'));
});

limits('people of one place, by its name, are of a region', () => {
  const region = (text: string, more: Partial<Saying> = {}): string => shown(made(text, more).place('region'));
  for (const text of [
    'We do not share names of people in the Lake District.',
    'We do not share names of Customers located in Canada.',
    'We do not share names of guests from Åland.',
  ]) {
    assert.is(region(text), text);
    assert.is(shown(openLimit(made(text), [], false)), text);
  }
  for (const text of [
    'We do not share names of people in the world.',
    'We do not share names of people in general.',
    'We do not share names of people of Canada.',
    'We do not share names of boats in Canada.',
    'We do not share names of people in a I.',
  ])
    assert.is(region(text), '', text);
  assert.is(region('We share names of people in Canada.', { polarity: 'does' }), '');
  assert.is(region('We do not share names of people in Canada.', { conditions: { region: 'Canada' } }), 'Canada');
});

limits('"required" in an exception is a need, unless it is the law that requires it', () => {
  const needed = (conditions: readonly 'law'[]): boolean =>
    made('We do not share names, except where required.', { exception: { text: 'except where required', conditions } }).kinds.has('need');
  assert.ok(needed([]));
  assert.not(needed(['law']));
  assert.not(made('We do not share names, except on Sundays.', { exception: { text: 'except on Sundays' } }).kinds.has('need'));
});

limits('the verb of a denial about children is no request for consent, and what always holds is no scope', () => {
  const asked = (text: string, more: Partial<Saying>): boolean => made(text, more).kinds.has('consent');
  const text = 'We do not request names of children.';
  assert.not(asked(text, { conditions: { consent: 'request', age: 'children' } }));
  assert.ok(asked(text, { conditions: { consent: 'request' } }));
  assert.ok(asked(text, { conditions: { consent: 'request', age: 'children' }, polarity: 'does' }));
  assert.ok(asked('We do not share names of children as they permit.', { conditions: { consent: 'permit', age: 'children' } }));
  assert.not(made('We do not share names at present.', { conditions: { scope: 'at present' } }).kinds.has('scope'));
  assert.ok(made('We share names at present.', { conditions: { scope: 'at present' }, polarity: 'does' }).kinds.has('scope'));
  assert.ok(made('We do not share names on Sundays.', { conditions: { scope: 'on Sundays' } }).kinds.has('scope'));
  assert.ok(made('We do not share names at present.', { conditions: { merger: 'at present' } }).kinds.has('merger'));
});

limits('a promise that points to the rest of the policy, or leaves out what people hand over', () => {
  const found = made('We do not share names, except as described below.', { exception: { text: 'except as described below' } });
  assert.ok(found.refersToPolicy);
  assert.is(shown(found.reference), 'except as described below');
  assert.is(shown(openLimit(found, [], false)), 'except as described below');
  assert.is(shown(openLimit(found, ['scope'], true)), '');
  assert.ok(made('We do not share names unless you provide them.', { exception: { text: 'unless you provide them' } }).volunteered);
  assert.ok(made('We do not share names you submit here.', { conditions: { scope: 'you submit' } }).volunteered);
  const plain = made('We do not share names, except on Sundays.', { exception: { text: 'except on Sundays' } });
  assert.not(plain.refersToPolicy);
  assert.not(plain.volunteered);
  assert.is(plain.reference, null);
});

limits('the first limit that no comparison took into account', () => {
  const text = 'We do not share names by law or with consent, except with hosts.';
  const found = made(text, {
    conditions: { law: 'by law', consent: 'with consent' },
    exception: { text: 'except with hosts', recipients: ['processor'] },
  });
  assert.is(shown(openLimit(found, [], false)), 'with consent');
  assert.is(shown(openLimit(found, ['consent'], false)), 'except with hosts');
  assert.is(shown(openLimit(found, ['consent'], true)), '');
  const purpose = made('We do not share names, except for payment.', { exception: { text: 'except for payment', purposes: ['payments'] } });
  assert.is(shown(openLimit(purpose, [], false)), 'except for payment');
  assert.is(shown(openLimit(purpose, [], true)), '');
});

limits('an exception of which nothing but an age was read is open', () => {
  const unread = (exception: Saying['exception'], text = 'We do not share names, except with the choir.'): string =>
    shown(made(text, { exception, recipients: ['third_parties'] }).unread);
  const text = 'except with the choir';
  assert.is(unread({ text }), text);
  assert.is(unread({ text, conditions: ['age'] }), text);
  assert.is(unread({ text, conditions: ['knowledge'] }), text);
  assert.is(unread({ text, conditions: ['age', 'law'] }), '');
  assert.is(unread({ text, recipients: ['processor'] }), '');
  assert.is(unread({ text, purposes: ['payments'] }), '');
  // What is lawful may be anything, what is described below is told there.
  assert.is(
    unread({ text: 'except where lawful', purposes: ['payments'] }, 'We do not share names, except where lawful.'),
    'except where lawful',
  );
  assert.is(unread({ text: 'except as described below' }, 'We do not share names, except as described below.'), '');
  assert.is(unread({ text: 'except where needed' }, 'We do not share names, except where needed.'), '');
});

limits('a word for an exception that was not read', async () => {
  assert.is(
    shown(made('We do not share names apart from this.', { recipients: ['anyone'] }).unread),
    'We do not share names apart from this.',
  );
  assert.is(shown(made('We share names apart from this.', { recipients: ['anyone'], polarity: 'does' }).unread), '');
  assert.is(shown(made('We do not share names with anyone.', { recipients: ['anyone'] }).unread), '');
});

limits('a recipient that the vocabulary does not know', () => {
  const unknown = (text: string, more: Partial<Saying> = {}): string => shown(made(text, { verb: 'share', ...more }).unread);
  assert.is(unknown('We do not share names with the choir'), 'with the choir');
  assert.is(unknown('We do not share names to the choir'), 'to the choir');
  assert.is(unknown('We do not share names with choirs'), 'with choirs');
  // "To sing" is no recipient, nor is what stays with us; a known one is known, and so is one that was read as something else.
  assert.is(unknown('We do not share names to sing'), '');
  assert.is(unknown('We do not share names of choirs'), '');
  assert.is(unknown('We do not share names with us'), '');
  assert.is(unknown('We do not share names with the choir', { recipients: ['third_parties'] }), '');
  assert.is(unknown('We do not share names with the choir', { conditions: { scope: 'with the choir' } }), '');
  assert.is(unknown('We do not share names with the choir', { conditions: { scope: 'We' } }), 'with the choir');
  assert.is(unknown('We do not share names with the choir', { action: 'sell' }), 'with the choir');
  assert.is(unknown('We do not share names with the choir', { action: 'use' }), '');
  assert.is(unknown('We do share names with the choir', { polarity: 'does' }), '');
});

limits('the case for which alone a denial speaks', async () => {
  const setting = async (text: string): Promise<string> => shown((await read(text)).setting);
  assert.is(await setting('We do not sell your names.'), '');
  assert.is(await setting('If you switch it off, we do not sell your names.'), 'If you switch it off, ');
  assert.is(await setting('For guests of our shop, we do not sell your names.'), 'For guests of our shop, ');
  assert.is(await setting('Some of us sing, and when it rains, we do not sell your names.'), 'Some of us sing, and when it rains, ');
  assert.is(await setting('To make sure that all is well, we do not sell your names.'), 'To make sure that all is well, ');
  assert.is(await setting('In such a case we do not sell your names.'), 'In such a case we do not sell your names.');
  assert.is(await setting('In our shop we do not sell your names.'), '');
  const long = `In such a case, and in ${'all of the '.repeat(5)}others`;
  assert.is((await setting(`${long}, we do not sell your names.`)).length, 60);
  assert.is(await setting('We do not sell your names when you sing with us.'), 'We do not sell your names when you sing with us');
  assert.is(await setting('Generally we do not sell your names.'), 'Generally ');
  assert.is(await setting('We generally do not sell your names.'), 'We generally do not sell your names');
  assert.is(await setting('We sell your names if we can.'), '', 'no denial');
});

limits('one way in is a case, all of them are none', async () => {
  const setting = async (text: string): Promise<string> => shown((await read(text)).setting);
  assert.is(await setting('We do not collect your names through our kiosk.'), 'We do not collect your names through our kiosk');
  assert.is(await setting('We do not collect your names through our website.'), '');
  assert.is(await setting('We do not collect your names in our kiosk.'), '');
});

limits.run();

// Which data are of a special kind: those that have contradiction rules of their own, and those that are called sensitive.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { domainOf, isAboutPersons, withSensitive } from '../../src/check/domains.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { statement } from '../../src/model/statement.js';
import type { Statement } from '../../src/model/statement.js';
import { place } from '../../src/model/text.js';

const terms = vocabulary();

/** A sentence with data in it, each by its words. */
function say(text: string, ...data: readonly (readonly [string, string])[]): Statement {
  const source = { path: 'policy.md', text };
  return statement({
    by: 'policy',
    action: 'sell',
    at: place(source, 0, text.length),
    data: data.map(([id, words]) => {
      const start = text.indexOf(words);
      assert.ok(start >= 0, `"${words}" does not stand in "${text}"`);
      return { id, text: words, start, end: start + words.length };
    }),
  });
}

const domains = suite('domains');

domains('a statement is of a domain where all of its data are', () => {
  const of = (...ids: string[]) => domainOf(say('x', ...ids.map((id) => [id, 'x'] as const)), terms);
  assert.is(of('location.precise'), 'location');
  assert.is(of('location', 'location.coarse'), 'location');
  assert.is(of('biometric'), 'biometric');
  assert.is(of('special.health'), 'sensitive');
  assert.is(of('special.health', 'criminal'), 'sensitive');
  assert.is(of('contact.email'), null);
  assert.is(of('location', 'contact.email'), null);
  assert.is(of('location', 'biometric'), null);
  assert.is(of(), null);
});

domains('countries and regions are where data go', () => {
  assert.is(domainOf(say('We send it to your Country', ['location', 'Country']), terms), null);
  assert.is(domainOf(say('your country and your position', ['location', 'country'], ['location.precise', 'position']), terms), 'location');
});

const ids = (said: Statement): string[] => withSensitive(said).data.map(({ id }) => id);

domains('what is called sensitive is of the special kinds', () => {
  assert.equal(ids(say('We sell Sensitive personal data', ['personal', 'Sensitive personal data'])), ['special']);
  assert.equal(ids(say('We sell sensitive personal data', ['personal', 'personal data'])), ['special']);
  assert.equal(ids(say('We sell special kinds of personal data', ['personal', 'personal data'])), ['special']);
  assert.equal(ids(say('We sell personal data', ['personal', 'personal data'])), ['personal']);
  assert.equal(ids(say('We sell many kinds of personal data', ['personal', 'personal data'])), ['personal']);
  assert.equal(ids(say('We sell special kinds and personal data', ['personal', 'personal data'])), ['personal']);
  assert.equal(ids(say('We sell sensitive soaps and personal data', ['personal', 'personal data'])), ['personal']);
  assert.equal(ids(say('We sell sensitive e-mail addresses', ['contact.email', 'e-mail addresses'])), ['contact.email']);
  assert.equal(
    ids(say('We sell names, sensitive personal data and personal data', ['identity.name', 'names'], ['personal', 'personal data'])),
    ['identity.name', 'special'],
  );
});

domains('… and what counts as such', () => {
  const counted = (behind: string): string[] => ids(say(`We sell personal data ${behind}`, ['personal', 'personal data']));
  assert.equal(counted('that qualifies as “sensitive data”'), ['special']);
  assert.equal(counted('which is considered sensitive'), ['special']);
  assert.equal(counted('that qualifies as a gift'), ['personal']);
  assert.equal(counted('that may be sensitive'), ['personal']);
  assert.equal(counted('and it qualifies as sensitive'), ['personal']);
  assert.equal(counted('that is considered by us, as by all of our friends, sensitive'), ['personal']);
  assert.equal(ids(say('That is considered sensitive: we sell personal data', ['personal', 'personal data'])), ['personal']);
});

domains('the last words of a kind of data are no kind of their own', () => {
  assert.equal(ids(say('We sell biometric personal data', ['biometric', 'biometric personal data'], ['personal', 'personal data'])), [
    'biometric',
  ]);
  assert.equal(
    ids(
      say(
        'We sell names, biometric personal data',
        ['identity.name', 'names'],
        ['biometric', 'biometric personal data'],
        ['personal', 'personal data'],
      ),
    ),
    ['identity.name', 'biometric'],
  );
  assert.equal(ids(say('We sell personal data and names', ['personal', 'personal data'], ['identity.name', 'names'])), [
    'personal',
    'identity.name',
  ]);
  // One reading of a sentence is made once.
  const said = say('We sell sensitive personal data', ['personal', 'personal data']);
  assert.is(withSensitive(said), withSensitive(said));
});

domains('anonymous data are about nobody', () => {
  assert.not(isAboutPersons(say('x', ['non_personal', 'x'])));
  assert.ok(isAboutPersons(say('x', ['non_personal', 'x'], ['contact.email', 'x'])));
  assert.ok(isAboutPersons(say('x')));
});

domains.run();

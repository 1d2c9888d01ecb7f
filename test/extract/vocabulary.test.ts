import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createVocabulary } from '../../src/extract/vocabulary.js';
import { nearest } from '../../src/model/nearest.js';
import type { TermKind } from '../../src/model/vocabulary.js';

const test = suite('vocabulary');
const words = createVocabulary();

const spellings: [TermKind, string, string | undefined][] = [
  ['data', 'contact.email', 'contact.email'],
  ['data', 'E-Mail Addresses', 'contact.email'],
  ['data', 'email', 'contact.email'],
  ['data', 'Contact Email', 'contact.email'],
  ['data', 'contact_email', 'contact.email'],
  ['data', 'IP-addresses', 'device.ip_address'],
  ['data', 'financial', 'financial'],
  ['data', 'cookies', 'device.cookie_id'],
  ['data', 'dates of birth', 'demographic.age'],
  ['basis', 'LI', 'legitimate_interests'],
  ['basis', 'Legitimate Interest', 'legitimate_interests'],
  ['basis', 'Art. 6(1)(f)', 'legitimate_interests'],
  ['basis', 'art 6 (1) (f) GDPR', undefined],
  ['recipient', 'data-broker', 'data_broker'],
  ['recipient', 'Data Brokers', 'data_broker'],
  ['recipient', 'third-parties', 'third_parties'],
  ['recipient', 'data_brokr', undefined],
  ['country', 'NO', 'NO'],
  ['country', 'no', 'NO'],
  ['country', 'UK', 'GB'],
  ['country', 'united states of america', 'US'],
  ['country', 'Netherlands', 'NL'],
  ['country', 'The Netherlands', 'NL'],
  ['country', "Cote d'Ivoire", 'CI'],
  ['country', 'EEA', 'EEA'],
  ['market', 'GB', 'UK'],
  ['market', 'California', 'US-CA'],
  ['market', 'us_ca', 'US-CA'],
  ['market', 'Germany', 'DE'],
  ['market', 'Georgia', 'GE'],
  ['transfer', 'SCCs', 'scc'],
  ['data', 'constructor', undefined],
  ['data', '__proto__', undefined],
  ['data', '', undefined],
  ['data', '---', undefined],
];
for (const [kind, word, id] of spellings)
  test(`reads ${kind} "${word}" as ${id ?? 'nothing'}`, () => {
    assert.is(words.resolve(kind, word), id);
  });

test('suggests the nearest id or alias', () => {
  assert.is(words.suggest('recipient', 'data_brokr'), 'data_broker');
  assert.is(words.suggest('recipient', 'proccesor'), 'processor');
  assert.is(words.suggest('data', 'contact.emial'), 'contact.email');
  assert.is(words.suggest('data', 'pasword'), 'account.credentials');
  assert.is(words.suggest('purpose', 'advertising'), 'advertising_targeted');
  assert.is(words.suggest('recipient', 'zzzzzzz'), undefined);
});

test('knows what contains what', () => {
  assert.ok(words.covers('data', 'personal', 'contact.email'));
  assert.ok(words.covers('data', 'contact', 'contact.email'));
  assert.not(words.covers('data', 'contact.email', 'contact'));
  assert.not(words.covers('data', 'personal', 'non_personal'));
  assert.ok(words.covers('recipient', 'anyone', 'data_broker'));
  assert.ok(words.covers('recipient', 'third_parties', 'payment_processor'));
  assert.ok(words.covers('recipient', 'processor', 'payment_processor'));
  assert.not(words.covers('recipient', 'third_parties', 'other_users'));
  assert.ok(words.covers('country', 'EEA', 'DE'));
  assert.not(words.covers('country', 'EU', 'NO'));
  assert.ok(words.covers('market', 'US', 'US-CA'));
  assert.equal(words.term('data', 'inferred.sensitive')?.broader, ['inferred', 'special', 'personal']);
});

test('gives regimes to every market of the EEA', () => {
  assert.equal(words.term('market', 'DE')?.more['regimes'], ['gdpr', 'eprivacy']);
  assert.equal(words.term('market', 'NO')?.more['regimes'], ['gdpr', 'eprivacy']);
  assert.equal(words.term('market', 'JP')?.more['regimes'], undefined);
});

test('resolves every id, title and alias to a term of its kind, and knows every parent', () => {
  const kinds: TermKind[] = [
    'data',
    'purpose',
    'recipient',
    'basis',
    'condition',
    'right',
    'transfer',
    'contract',
    'tracker_kind',
    'tracker_for',
    'consent',
    'regime',
    'source',
    'exchange',
    'market',
    'country',
  ];
  for (const kind of kinds) {
    assert.ok(words.all(kind).length > 3, kind);
    for (const term of words.all(kind)) {
      assert.is(words.resolve(kind, term.id), term.id);
      assert.is(words.resolve(kind, term.title), term.id, `${kind}: title "${term.title}" names another term`);
      assert.type(term.title, 'string');
      for (const parent of term.broader) assert.ok(words.term(kind, parent), `${term.id}: no ${kind} ${parent}`);
      for (const alias of term.aliases)
        assert.is(words.resolve(kind, alias), term.id, `${kind}: "${alias}" of ${term.id} is ${words.resolve(kind, alias) ?? 'nothing'}`);
    }
  }
});

test('nearest counts a swap as one edit and stays silent on strangers', () => {
  assert.is(nearest('reciepients', ['recipients', 'rights']), 'recipients');
  assert.is(nearest('a', ['b']), 'b');
  assert.is(nearest('banana', ['recipients', 'rights']), undefined);
  assert.is(nearest('', ['rights']), undefined);
});

test.run();

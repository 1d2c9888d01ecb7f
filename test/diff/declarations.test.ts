// Every kind of difference between two declarations, in both directions; and other spellings of the same facts, which are none.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { changes, compare, where } from './states.js';

const test = suite('diff/declarations');

const HOST = 'host: {name: Northstack, type: processor, country: DE, contract: dpa}';
const base = (more = '', recipients = HOST, data = '{what: contact.email, for: {accounts: contract}, keep: 1 year, to: host}'): string =>
  `recipients:\n  ${recipients.split('\n').join('\n  ')}\ndata:\n  - ${data.split('\n').join('\n  - ')}\n${more}`;
const data = (entry: string): string => base('', HOST, entry);
const recipient = (entry: string, to = '[host, other]'): string =>
  base('', `${HOST}\n${entry}`, `{what: contact.email, for: {accounts: contract}, keep: 1 year, to: ${to}}`);

/** Before, after, the labels that one way and the other way show, as "bearing label". */
const KINDS: Readonly<Record<string, readonly [before: string, after: string, there: readonly string[], back: readonly string[]]>> = {
  'a category': [
    data('{what: contact.email, for: accounts, to: host}'),
    data('{what: [contact.email, special.health], for: accounts, to: host}'),
    ['against new category', 'against wider sharing'],
    ['for removed category', 'for narrower sharing'],
  ],
  'a category that takes in another': [
    data('{what: contact.email, for: accounts}'),
    data('{what: contact, for: accounts}'),
    ['against new category'],
    [],
  ],
  'a purpose': [
    data('{what: contact.email, for: accounts}'),
    data('{what: contact.email, for: [accounts, direct_marketing]}'),
    ['against new purpose'],
    ['for removed purpose'],
  ],
  'a purpose of other data': [
    data('{what: contact.email, for: [accounts, analytics]}\n{what: usage.activity, for: [accounts]}'),
    data('{what: contact.email, for: [accounts, analytics]}\n{what: usage.activity, for: [accounts, analytics]}'),
    ['against wider use'],
    [],
  ],
  'consent as a basis': [
    data('{what: contact.email, for: {direct_marketing: consent}}'),
    data('{what: contact.email, for: {direct_marketing: legitimate_interests}}'),
    ['against weaker basis'],
    ['for stronger basis'],
  ],
  'another basis': [
    data('{what: contact.email, for: {accounts: contract}}'),
    data('{what: contact.email, for: {accounts: legal_obligation}}'),
    ['neutral other basis'],
    ['neutral other basis'],
  ],
  'a period': [
    data('{what: contact.email, for: accounts, keep: 30 days}'),
    data('{what: contact.email, for: accounts, keep: 2 years}'),
    ['against longer retention'],
    ['for shorter retention'],
  ],
  'a period of one tier': [
    data('{what: contact.email, for: accounts, keep: {live: 30 days, backups: 60 days}}'),
    data('{what: contact.email, for: accounts, keep: {live: 30 days, backups: 90 days}}'),
    ['against longer retention'],
    ['for shorter retention'],
  ],
  'an event that cannot be compared': [
    data('{what: contact.email, for: accounts, keep: until account closed}'),
    data('{what: contact.email, for: accounts, keep: 90 days after payment}'),
    ['neutral other retention'],
    ['neutral other retention'],
  ],
  'a recipient': [
    base(),
    recipient('other: {name: Adlamp, type: ad_network, country: DE}'),
    ['against new recipient'],
    ['for removed recipient'],
  ],
  'data of a recipient': [
    recipient('other: {type: processor, country: DE}', 'host'),
    recipient('other: {type: processor, country: DE}'),
    ['against wider sharing'],
    ['for narrower sharing'],
  ],
  'the kind of a recipient': [
    recipient('other: {name: Adlamp, type: processor, country: DE}'),
    recipient('other: {name: Adlamp, type: ad_network, country: DE}'),
    ['against other kind of recipient'],
    ['for other kind of recipient'],
  ],
  'a country': [
    recipient('other: {type: processor, country: DE}'),
    recipient('other: {type: processor, country: [DE, US]}'),
    ['against new country'],
    ['for removed country'],
  ],
  'a contract': [
    recipient('other: {type: processor, contract: dpa}'),
    recipient('other: {type: processor, contract: none}'),
    ['against weaker contract'],
    ['for stronger contract'],
  ],
  'a safeguard': [
    recipient('other: {type: processor, transfer: scc}'),
    recipient('other: {type: processor, transfer: none}'),
    ['against weaker safeguard'],
    ['for stronger safeguard'],
  ],
  'something given for data': [
    recipient('other: {type: business_partner, exchange: nothing}'),
    recipient('other: {type: business_partner, exchange: money}'),
    ['against data for value'],
    ['for no data for value'],
  ],
  'training by a recipient': [
    recipient('other: {type: ai_provider, trains_on_data: no}'),
    recipient('other: {type: ai_provider, trains_on_data: yes}'),
    ['against training on data'],
    ['for no training on data'],
  ],
  'a sale': [base('selling: {sells: no}'), base('selling: {sells: yes}'), ['against new sale'], ['for sale ended']],
  'sharing for advertising': [
    base('selling: {sells: no, shares_for_ads: no}'),
    base('selling: {sells: no, shares_for_ads: yes}'),
    ['against new sharing for advertising'],
    ['for sharing for advertising ended'],
  ],
  'a sale that was not declared': [base(), base('selling: {sells: yes}'), ['against new sale'], []],
  'a sale that was unknown': [base('selling: {sells: unknown}'), base('selling: {sells: yes}'), ['against new sale'], []],
  'a signal': [
    base('signals: {gpc: honored}'),
    base('signals: {gpc: ignored}'),
    ['against weaker answer to a signal'],
    ['for stronger answer to a signal'],
  ],
  'data of children': [
    base('children: {collects_under_13: no}'),
    base('children: {collects_under_13: yes}'),
    ['against new data of children'],
    ['for data of children ended'],
  ],
  'an age': [base('children: {minimum_age: 16}'), base('children: {minimum_age: 13}'), ['against lower age'], ['for higher age']],
  decisions: [
    base('automation: {decisions: none}'),
    base('automation: {decisions: [{what: credit, human_review: yes}]}'),
    ['against new automated decisions'],
    ['for automated decisions ended'],
  ],
  'a further decision': [
    base('automation: {decisions: [{what: credit}]}'),
    base('automation: {decisions: [{what: credit}, {what: price}]}'),
    ['against new automated decision'],
    [],
  ],
  'review by a human': [
    base('automation: {decisions: [{what: credit, human_review: yes}]}'),
    base('automation: {decisions: [{what: credit, human_review: no}]}'),
    ['against no human review'],
    [],
  ],
  training: [
    base('automation: {ai_training: {uses_personal_data: no}}'),
    base('automation: {ai_training: {uses_personal_data: yes}}'),
    ['against new AI training'],
    ['for AI training ended'],
  ],
  security: [
    base('security: {at_rest: AES-256, end_to_end: yes}'),
    base('security: {at_rest: none, end_to_end: no}'),
    ['against weaker security', 'against weaker security'],
    ['for stronger security', 'for stronger security'],
  ],
  rights: [
    base('rights: {offered: [access, delete, object]}'),
    base('rights: {offered: [access]}'),
    ['against removed rights'],
    ['for new rights'],
  ],
  'time for an answer': [
    base('rights: {offered: [access], answer_within: 30 days}'),
    base('rights: {offered: [access], answer_within: 45 days}'),
    ['against longer period'],
    ['for shorter period'],
  ],
  'a tracker': [
    base(),
    base('trackers:\n  - {name: _ga, vendor: host, kind: cookie, for: analytics, consent: opt_in}'),
    ['against new tracker'],
    ['for removed tracker'],
  ],
  'an essential tracker': [
    base(),
    base('trackers:\n  - {name: session, vendor: us, kind: cookie, for: essential}'),
    ['neutral new tracker'],
    ['for removed tracker'],
  ],
  'consent to a tracker': [
    base('trackers:\n  - {name: _ga, kind: cookie, for: analytics, consent: opt_in}'),
    base('trackers:\n  - {name: _ga, kind: cookie, for: analytics, consent: opt_out}'),
    ['against weaker consent'],
    ['for stronger consent'],
  ],
  'a tracker before consent': [
    base('trackers:\n  - {name: _ga, kind: cookie, for: analytics, consent: opt_in}'),
    base('trackers:\n  - {name: _ga, kind: cookie, for: analytics, consent: opt_in, before_consent: yes}'),
    ['against weaker consent'],
    ['for stronger consent'],
  ],
  'a promise': [base('never: [sell contact.email]'), base(), ['against removed promise'], ['for new promise']],
  'a market': [base('markets: [EU]'), base('markets: [EU, US-CA]'), ['neutral new market'], []],
};

test('trackers are told apart by vendor and name, and called by both', async () => {
  const trackers = (...entries: readonly string[]): string => base(`trackers:\n${entries.map((entry) => `  - ${entry}`).join('\n')}`);
  const [visits, clicks] = [
    '{name: visits, vendor: host, kind: cookie, for: analytics, consent: opt_in}',
    '{name: clicks, vendor: host, kind: pixel, for: [advertising, analytics], consent: opt_in}',
  ];
  assert.equal(await changes({ yaml: trackers(visits) }, { yaml: trackers(visits, clicks) }), [
    'against new tracker: A tracker is added: clicks (tracking pixels for advertising and analytics).',
  ]);
  assert.equal(await changes({ yaml: trackers(visits, clicks) }, { yaml: trackers(clicks, visits.replace('opt_in', 'opt_out')) }), [
    'against weaker consent: Consent for visits is "opt_out"; before, "opt_in".',
  ]);
  assert.equal(await changes({ yaml: trackers(visits) }, { yaml: trackers(visits, '{vendor: host, kind: pixel, for: analytics}') }), [
    'against new tracker: A tracker is added: tracking pixels for analytics.',
  ]);
  // Nothing but the vendor tells the two apart.
  assert.equal(
    await changes(
      { yaml: trackers('{vendor: host, kind: pixel, for: analytics, consent: opt_in}') },
      { yaml: trackers('{vendor: us, kind: pixel, for: analytics, consent: none}') },
    ),
    [
      'against new tracker: A tracker is added: tracking pixels for analytics.',
      'for removed tracker: A tracker is gone: tracking pixels for analytics.',
    ],
  );
});

for (const [name, [before, after, there, back]] of Object.entries(KINDS))
  test(name, async () => {
    const short = (list: readonly string[]): string[] => list.map((line) => line.slice(0, line.indexOf(':'))).sort();
    assert.equal(short(await changes({ yaml: before }, { yaml: after })), [...there].sort());
    assert.equal(short(await changes({ yaml: after }, { yaml: before })), [...back].sort());
    assert.equal(await changes({ yaml: after }, { yaml: after }), []);
  });

test('other spellings, another order, and facts that are not known are no change', async () => {
  const one =
    'recipients:\n  a: {name: Northstack, type: processor, country: US}\n  b: {name: Adlamp, type: ad_network}\ndata:\n  - {what: [contact.email, identity.name], for: [accounts, analytics], keep: 1 year, to: [a, b]}\nselling: {sells: no}';
  const same =
    'selling: {sells: "No"}\ndata:\n  - {what: name, for: [analytics, accounts], keep: 12 months, to: [b, north]}\n  - {what: e-mail address, for: [analytics, accounts], keep: P1Y, to: [north, b]}\nrecipients:\n  b: {name: Adlamp, type: advertising network}\n  north: {name: NorthStack, type: service provider, country: United States}';
  assert.equal(await changes({ yaml: one }, { yaml: same }), []);
  assert.equal(await changes({ yaml: base('selling: {sells: yes}') }, { yaml: base('selling: {sells: unknown}') }), []);
  assert.equal(await changes({ yaml: base('automation: {profiling: no}') }, { yaml: base() }), []);
});

test('a message says both sides, and where each stands', async () => {
  const found = await compare({ yaml: base('selling: {sells: no}') }, { yaml: base('selling: {sells: yes}') });
  const [sale] = found?.changes ?? [];
  assert.equal(
    [sale?.message, where(sale?.before ?? null), where(sale?.after ?? null), sale?.certain, sale?.material],
    ['Data is sold; before, "no".', 'old:privacy.yaml:8:18', 'privacy.yaml:8:18', true, true],
  );
});

test('what was not declared before is told as such', async () => {
  const [sale] = (await compare({ yaml: base() }, { yaml: base('selling: {sells: yes}') }))?.changes ?? [];
  assert.equal([sale?.certain, sale?.message], [false, 'Data is sold, which was not declared before.']);
});

test('a declaration that cannot be read is compared with nothing', async () => {
  assert.equal(await changes({ yaml: 'data: [' }, { yaml: base('selling: {sells: yes}') }), []);
});

test('the most material first, what favours people last', async () => {
  const found = await changes(
    { yaml: base('selling: {sells: no}\nrights: {offered: [access]}\nmarkets: [EU]') },
    { yaml: base('selling: {sells: yes}\nrights: {offered: [access, delete]}\nmarkets: [EU, BR]\nsecurity: {mfa: no}') },
  );
  assert.equal(
    found.map((line) => line.split(':')[0]),
    ['against new sale', 'against weaker security', 'neutral new market', 'for new right'],
  );
});

test.run();

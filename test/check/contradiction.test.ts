import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import sale from '../../rules/contradiction/sale/rule.js';
import sharing from '../../rules/contradiction/sharing/rule.js';
import collection from '../../rules/contradiction/collection/rule.js';
import type { Statement } from '../../src/model/statement.js';
import { reports, say, stage } from './stage.js';

const SHOP = `declaration: 1
recipients:
  host: {name: Rackhaven, type: processor, contract: dpa}
  ads:  {name: Brightlane, type: ad_network, exchange: services}
  list: {name: Namewell, type: data_broker, exchange: money}
data:
  - what: [contact.email, identity.name]
    for: {accounts: contract, partner_marketing: consent}
    to: [host, list]
  - what: [device.cookie_id, usage.activity]
    for: {advertising_targeted: unknown}
    to: [host, ads]
selling: {sells: yes, to: [list]}
`;
const denial = (text: string, saying: Partial<Parameters<typeof say>[1]> = {}): Statement =>
  say(text, { action: 'share', polarity: 'does_not', data: ['personal'], ...saying });

const severities = (statement: Statement, yaml = SHOP, rule = sharing): string[] =>
  reports(rule, stage(yaml, [statement])).map((line) => line.split(' ')[0] as string);

const contradiction = suite('contradiction');

contradiction('a denial without a recipient means anyone, and the most telling fact leads', () => {
  assert.equal(reports(sharing, stage(SHOP, [denial('We never share your personal data.')])), [
    'error 9:list | The policy says "We never share your personal data", but by the declaration data goes to Namewell (data brokers): e-mail address and name; ' +
      'the same goes for Brightlane (advertising networks).',
  ]);
});

contradiction('a named recipient limits the denial to its kind', () => {
  assert.match(
    reports(sharing, stage(SHOP, [denial('We do not give data to advertisers.', { recipients: ['ad_network'] })]))[0] ?? '',
    /^error 12:ads \| .*Brightlane/,
  );
  assert.equal(severities(denial('We do not give data to social networks.', { recipients: ['social_network'] })), []);
});

contradiction('a category narrows the denial, personal information is everything, anonymous data nothing', () => {
  assert.equal(severities(denial('We do not share your phone number.', { data: ['contact.phone'] })), []);
  assert.equal(severities(denial('We do not share your contact details.', { data: ['contact'] })), ['error']);
  assert.equal(severities(denial('We do not share anonymous data.', { data: ['non_personal'] })), []);
});

contradiction('processors alone support a warning', () => {
  const hosted = SHOP.replace('to: [host, list]', 'to: host').replace('to: [host, ads]', 'to: host');
  assert.equal(severities(denial('We do not share data with third parties.', { recipients: ['third_parties'] }), hosted), ['warning']);
});

contradiction('an exception that names the recipients takes them out', () => {
  const text = 'We do not share data except with data brokers, advertisers and service providers.';
  assert.equal(
    severities(
      denial(text, {
        exception: {
          text: 'except with data brokers, advertisers and service providers',
          recipients: ['data_broker', 'ad_network', 'processor'],
        },
      }),
    ),
    [],
  );
  assert.equal(severities(denial(text, { exception: { text: 'service providers', recipients: ['processor'] } })), ['error']);
});

contradiction('an exception that was not understood lowers the finding one step and is named', () => {
  const found = reports(
    sharing,
    stage(SHOP, [denial('We do not share data except on Sundays.', { exception: { text: 'except on Sundays' } })]),
  );
  assert.match(found[0] ?? '', /^warning .* The text limits this: "except on Sundays"\.$/);
});

contradiction('law, mergers and sums are exceptions everybody makes: they neither lower nor count', () => {
  const text = 'We do not share data except where the law requires it.';
  assert.equal(severities(denial(text, { exception: { text: 'except where the law requires it', conditions: ['law'] } })), ['error']);
  const authorities = 'declaration: 1\nrecipients:\n  court: {type: government}\ndata:\n  - {what: contact.email, to: court}\n';
  assert.equal(severities(denial(text, { exception: { text: 'except where the law requires it', conditions: ['law'] } }), authorities), [
    'info',
  ]);
});

contradiction('"without your consent" is compared with the declared basis', () => {
  const text = 'We do not give third parties your e-mail address without your consent.';
  const limited = denial(text, {
    data: ['contact.email'],
    recipients: ['third_parties'],
    exception: { text: 'without your consent', conditions: ['consent'] },
  });
  assert.equal(severities(limited, SHOP.replace('to: [host, list]', 'to: list')), ['info']);
  assert.equal(severities(limited, SHOP.replace('partner_marketing: consent', 'partner_marketing: legitimate_interests')), ['error']);
  assert.equal(severities(limited, SHOP.replace('partner_marketing: consent', 'partner_marketing: unknown')), ['warning']);
});

contradiction('a purpose limits the denial to recipients with such a purpose', () => {
  const own = denial('We do not give data to third parties for their own marketing.', {
    recipients: ['third_parties'],
    purposes: ['partner_marketing'],
  });
  assert.equal(severities(own), ['error']);
  assert.equal(severities(own, SHOP.replace('to: [host, list]', 'to: host').replace('to: [host, ads]', 'to: host')), []);
  assert.equal(severities(denial('We do not give data to others for research.', { purposes: ['research'] })), []);
});

contradiction('"as described below" leaves out what the policy itself describes', () => {
  const text = 'We do not share data except as described below.';
  const open = denial(text, { exception: { text: 'except as described below', conditions: ['scope'] } });
  const told = say('We give data to our partners.', { action: 'share', recipients: ['third_parties'] });
  assert.equal(severities(open), ['warning']);
  assert.equal(reports(sharing, stage(SHOP, [open, told])), []);
});

contradiction('only what is asserted in the first person can be contradicted', () => {
  for (const other of [
    { mood: 'hypothetical' },
    { mood: 'definition' },
    { mood: 'question' },
    { actor: 'third' },
    { actor: 'user' },
    { polarity: 'does' },
  ] as const)
    assert.equal(severities(denial('We do not share data.', other)), [], JSON.stringify(other));
});

contradiction('doubt about the sentence lowers confidence, then severity', () => {
  const problems = (confidence: Statement['confidence']) => [
    ...sharing.check(stage(SHOP, [denial('We do not share data.', { confidence })])),
  ];
  assert.equal(
    problems('medium').map((problem) => `${problem.severity} ${problem.confidence}`),
    ['warning medium'],
  );
  assert.equal(
    problems('low').map((problem) => `${problem.severity} ${problem.confidence}`),
    ['info low'],
  );
  assert.equal(severities(denial('We may not share data.', { modal: 'may' })), ['info']);
});

contradiction('an inferred reading supports no error', () => {
  const text = 'Your personal data is never shared with third parties.';
  const read = { confidence: 'medium', subject: 'Your personal data', recipients: ['third_parties'] } as const;
  assert.equal(severities(denial(text, read)), ['warning']);
  assert.equal(severities(denial(text, { ...read, pointing: true })), ['warning']);
  assert.equal(severities(denial(text, { ...read, recipients: [] })), ['warning']);
  assert.equal(severities(denial(text, { ...read, subject: undefined })), ['warning']);
  assert.equal(severities(denial(text, { confidence: 'high', pointing: true })), ['warning']);
});

contradiction('one sentence is one finding', () => {
  const one = denial('We do not share or disclose data.');
  assert.is(reports(sharing, stage(SHOP, [one, { ...one }])).length, 1);
});

contradiction('a denial of sale needs a declared sale', () => {
  const never = say('We do not sell personal data.', { action: 'sell', polarity: 'does_not', data: ['personal'] });
  assert.match(reports(sale, stage(SHOP, [never]))[0] ?? '', /^error 13:yes \| .* data is sold to Namewell \(data brokers\)/);
  const unsold = SHOP.replace('selling: {sells: yes, to: [list]}', 'selling: {sells: no}').replace('exchange: money', 'exchange: nothing');
  assert.equal(severities(never, unsold, sale), ['info']);
  assert.equal(
    reports(sale, stage(unsold, [never], ['baseline', 'ccpa'])).map((line) => line.slice(0, 7)),
    ['warning'],
  );
  assert.equal(severities(never, unsold.replace('exchange: services', 'exchange: unknown'), sale), []);
});

contradiction('a denial of sale for one category looks at who gets it', () => {
  const photos = say('We do not sell your photos.', { action: 'sell', polarity: 'does_not', data: ['content.files'] });
  assert.equal(severities(photos, SHOP, sale), []);
});

contradiction("a denial of sale of children's data is about children", () => {
  const young = say('We do not sell data of consumers under 16.', {
    action: 'sell',
    polarity: 'does_not',
    data: ['personal'],
    conditions: { age: 'under 16' },
  });
  assert.equal(severities(young, SHOP, sale), []);
  assert.equal(severities(young, SHOP.replace('sells: yes', 'sells: yes, sells_under_16: yes'), sale), ['error']);
});

contradiction('cards that only a payment processor sees are not collected', () => {
  const cards = say('We do not store your credit card.', {
    action: 'collect',
    polarity: 'does_not',
    data: ['financial.payment_card'],
    verb: 'store',
    subject: 'We',
  });
  const yaml = (to: string) =>
    `declaration: 1\nrecipients:\n  pay: {type: payment_processor}\n  crm: {type: affiliate}\ndata:\n  - {what: financial.payment_card, for: payments, to: ${to}}\n`;
  assert.equal(severities(cards, yaml('pay'), collection), []);
  assert.equal(severities(cards, yaml('[pay, crm]'), collection), ['warning']);
});

contradiction('a denial of collection is never more than a warning', () => {
  const yaml = 'declaration: 1\ndata:\n  - {what: contact.email, for: accounts, keep: 1 year}\n';
  const no = (text: string, verb: string, subject: string) =>
    say(text, { action: 'collect', polarity: 'does_not', data: ['contact.email'], verb, subject });
  assert.equal(severities(no('We do not collect your e-mail address.', 'collect', 'We'), yaml, collection), ['warning']);
  assert.equal(severities(no('We cannot see your e-mail address.', 'see', 'We'), yaml, collection), ['warning']);
  assert.equal(
    severities(no("Our partners' pages do not collect your e-mail address.", 'collect', "Our partners' pages"), yaml, collection),
    ['warning'],
  );
  assert.equal(severities(no('We do not collect your full e-mail address.', 'collect', 'We'), yaml, collection), ['warning']);
});

contradiction('a case in front of a denial or behind it lowers the finding', () => {
  const text = 'If you browse as a guest, we do not share your personal data with third parties.';
  const at = { source: { path: 'policy.md', text }, start: 26, end: text.length };
  const guest = { ...denial(text, { recipients: ['third_parties'] }), at };
  assert.equal(severities(guest), ['warning']);
  assert.equal(
    severities(
      denial('We do not share your personal data with third parties when you browse as a guest.', { recipients: ['third_parties'] }),
    ),
    ['warning'],
  );
});

contradiction('the head of a list is finished by its items', () => {
  assert.equal(severities(denial('We do not share your personal data with:')), []);
});

contradiction('sensitive personal information is that, whatever it was read as', () => {
  const text = 'We do not share sensitive personal information.';
  const start = text.indexOf('personal');
  const statement = { ...denial(text), data: [{ id: 'personal', text: 'personal information', start, end: text.length - 1 }] };
  assert.equal(severities(statement), []);
});

contradiction('a limited source is contradicted by another one', () => {
  const given = say('We only collect what you give us.', { action: 'collect', only: 'source', source: 'user' });
  const yaml = (from: string) => `declaration: 1\ndata:\n  - {what: contact.email, from: ${from}}\n`;
  assert.equal(severities(given, yaml('user'), collection), []);
  assert.equal(severities(given, yaml('[user, data_broker]'), collection), ['warning']);
});

contradiction.run();

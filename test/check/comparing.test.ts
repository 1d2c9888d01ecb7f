// Sentences of a policy against facts of a declaration, the fact varied: which is contradicted, how gravely, and at which word.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED } from '../../src/check/levels.js';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, lint } from '../../src/lint.js';
import { textAt } from '../../src/model/text.js';

const comparing = suite('sentences against facts');

/** "severity rule: the word of the declaration | what it says by the declaration", one a finding. */
async function found(yaml: string, policy: string): Promise<string[]> {
  const { findings } = await lint(
    {
      declaration: { path: 'privacy.yaml', text: `declaration: 1\norganization: {name: Mosswick}\n${yaml}` },
      policies: [{ source: { path: 'privacy.md', text: `${policy}\n` } }],
    },
    RULES,
    { ...defaultSettings('2026-11-22'), levels: { ...RECOMMENDED, only: ['contradiction/*'] } },
  );
  return findings.map(
    ({ severity, ruleId, at, message }) =>
      `${severity} ${ruleId.replace('contradiction/', '')}: ${textAt(at)} | ${/, but by the declaration (.*)\.$/.exec(message)?.[1] ?? message}`,
  );
}

/** The same without what the message says. */
const briefly = async (yaml: string, policy: string): Promise<string> =>
  (await found(yaml, policy)).map((line) => line.split(' | ')[0]).join(', ') || 'nothing';

/** Facts, each with what is found there. */
async function each(policy: string, expected: Readonly<Record<string, string>>, yaml: (fact: string) => string): Promise<void> {
  for (const [fact, says] of Object.entries(expected)) assert.is(await briefly(yaml(fact), policy), says, `${policy} | ${fact}`);
}

const advertiser = (uses: string): string =>
  `recipients:\n  one: {name: Bannerbee, type: ad_network}\ndata:\n  - {what: contact.email, for: ${uses}, to: one}\n`;

comparing('shared only with consent: the declared basis says otherwise, agrees, or is unknown', async () => {
  assert.equal(
    await found(
      advertiser('{advertising_targeted: legitimate_interests}'),
      'We share your e-mail address with advertisers only with your consent.',
    ),
    ['error consent: legitimate_interests | data goes to Bannerbee (advertising networks) on the basis of legitimate interests'],
  );
  await each(
    'We share your e-mail address with advertisers only with your consent.',
    {
      '{advertising_targeted: consent}': 'nothing',
      '{advertising_targeted: unknown}': 'nothing',
      // What advertisers get it for is what counts, not what else is done with it.
      '{accounts: contract, advertising_targeted: consent}': 'nothing',
      '{accounts: consent, advertising_targeted: legitimate_interests}': 'error consent: legitimate_interests',
      '{accounts: contract}': 'error consent: contract',
    },
    advertiser,
  );
  const other = advertiser('{advertising_targeted: legitimate_interests}');
  assert.is(await briefly(other, 'We share your phone number with advertisers only with your consent.'), 'nothing');
  assert.is(await briefly(other, 'We share your e-mail address with researchers only with your consent.'), 'nothing');
});

const use = (uses: string): string => `data:\n  - {what: contact.email, for: ${uses}}\n`;

comparing('used only with consent: for marketing, for advertising, or at all', async () => {
  assert.equal(await found(use('{direct_marketing: legitimate_interests}'), 'We send you marketing e-mails only with your consent.'), [
    'error consent: legitimate_interests | the basis of direct marketing is legitimate interests: e-mail address',
  ]);
  await each(
    'We send you marketing e-mails only with your consent.',
    {
      '{direct_marketing: consent}': 'nothing',
      '{direct_marketing: unknown}': 'nothing',
      direct_marketing: 'nothing',
      // Messages to readers, marketing of partners and advertisements are different things to agree to.
      '{partner_marketing: legitimate_interests}': 'nothing',
      '{advertising_targeted: legitimate_interests}': 'nothing',
      '{analytics: legitimate_interests}': 'nothing',
    },
    use,
  );
  await each(
    'We show you personalised advertising only with your consent.',
    {
      '{advertising_targeted: legitimate_interests}': 'error consent: legitimate_interests',
      '{advertising_targeted: explicit_consent}': 'nothing',
      '{direct_marketing: legitimate_interests}': 'nothing',
    },
    use,
  );
  await each(
    'We do not use your e-mail address without your consent.',
    {
      '{analytics: legitimate_interests}': 'error consent: legitimate_interests',
      '{accounts: contract}': 'error consent: contract',
      // What the law obliges to needs nobody's consent.
      '{legal_obligation: legal_obligation}': 'nothing',
      '{analytics: consent}': 'nothing',
      '{accounts: contract, analytics: consent}': 'error consent: contract',
    },
    use,
  );
  // All personal data at large are promised less firmly than some that are named.
  assert.is(
    await briefly(use('{analytics: legitimate_interests}'), 'We do not process your personal data without your consent.'),
    'warning consent: legitimate_interests',
  );
  assert.is(await briefly(use('{analytics: legitimate_interests}'), 'We do not use your phone number without your consent.'), 'nothing');
});

comparing('"explicit consent" is consent, "an explicit request" is none', async () => {
  const resting = use('{accounts: contract}');
  for (const asked of [
    'only with your explicit consent',
    'only with your express prior written consent',
    'only if you give us your explicit consent',
  ])
    assert.is(await briefly(resting, `We use your e-mail address ${asked}.`), 'error consent: contract', asked);
  assert.is(await briefly(resting, 'We use your e-mail address only on your explicit request.'), 'nothing');
});

comparing('consent for the last part of a sentence is no condition of the parts before it', async () => {
  const resting = use('{accounts: contract, direct_marketing: consent}');
  for (const policy of [
    'We use your e-mail address to run your account and, if you agree, to tell you of our offers.',
    'We collect your e-mail address to run your account and, with your consent, to tell you of our offers.',
  ])
    assert.is(await briefly(resting, policy), 'nothing', policy);
  assert.is(await briefly(resting, 'We use your e-mail address and your name only with your consent.'), 'error consent: contract');
  assert.is(await briefly(resting, 'And we use your e-mail address only with your consent.'), 'error consent: contract');
});

comparing('explicit consent as the condition of special data is consent, whatever the basis', async () => {
  const health = (more: string): string =>
    `recipients:\n  one: {name: Bannerbee, type: ad_network}\ndata:\n  - {what: special.health, for: {personalization: contract}, to: one${more}}\n`;
  for (const policy of [
    'We use your health data only with your explicit consent.',
    'We share your health data with advertisers only with your explicit consent.',
    'We do not collect your health data without your consent.',
  ]) {
    assert.match(await briefly(health(''), policy), /^(?:error|warning) sensitive-data/, policy);
    assert.match(await briefly(health(', condition: health_care'), policy), /^(?:error|warning) sensitive-data/, policy);
    assert.is(await briefly(health(', condition: explicit_consent'), policy), 'nothing', policy);
  }
});

comparing('trackers only with consent: by kind, use and what they wait for', async () => {
  const tracker = (fact: string): string => `trackers:\n  - {${fact}}\n`;
  await each(
    'We set cookies only with your consent.',
    {
      'name: _cw, kind: cookie, for: analytics, consent: none': 'error consent: none',
      'name: _cw, kind: cookie, for: analytics, consent: opt_out': 'error consent: opt_out',
      'name: _cw, kind: cookie, for: analytics, consent: opt_in': 'nothing',
      'name: _cw, kind: cookie, for: analytics, consent: opt_in, before_consent: yes': 'error consent: yes',
      'name: _cw, kind: cookie, for: analytics, consent: opt_in, before_consent: no': 'nothing',
      'name: _cw, kind: cookie, for: analytics, consent: unknown': 'nothing',
      'name: _cw, kind: cookie, for: analytics': 'nothing',
      'name: _cw, kind: cookie, for: essential, consent: none': 'nothing',
      'name: _cw, kind: cookie, for: [essential, security], consent: none': 'nothing',
      'name: _cw, kind: cookie, for: [essential, analytics], consent: none': 'error consent: none',
      'name: _cw, kind: pixel, for: analytics, consent: none': 'nothing',
      'name: _cw, kind: cookie, consent: none': 'nothing',
    },
    tracker,
  );
  await each(
    'We do not use analytics cookies without your consent.',
    {
      'name: _cw, kind: cookie, for: analytics, consent: none': 'error consent: none',
      'name: _cw, kind: cookie, for: advertising, consent: none': 'nothing',
      'name: _cw, kind: cookie, for: preferences, consent: none': 'nothing',
    },
    tracker,
  );
  const says = async (fact: string): Promise<string[]> => found(tracker(fact), 'We use pixels only with your consent.');
  assert.equal(await says('name: _cw, kind: pixel, for: advertising, consent: none'), [
    'error consent: none | "_cw" is set without consent',
  ]);
  assert.equal(await says('vendor: countwell, kind: pixel, for: advertising, consent: opt_out'), [
    'error consent: opt_out | "countwell" is set until somebody opts out',
  ]);
  assert.equal(await says('kind: pixel, for: social, consent: opt_in, before_consent: yes'), [
    'error consent: yes | "a tracker" is set before consent',
  ]);
  // Of several, the one for advertising leads.
  assert.equal(
    await found(
      'trackers:\n  - {name: a, kind: pixel, for: analytics, consent: none}\n  - {name: b, kind: pixel, for: advertising, consent: opt_out}\n',
      'We use pixels only with your consent.',
    ),
    ['error consent: opt_out | "b" is set until somebody opts out; the same goes for "a"'],
  );
});

comparing('used only for a purpose: what readers would not expect beside it', async () => {
  assert.equal(await found(use('[accounts, direct_marketing]'), 'We use your e-mail address only to provide our service.'), [
    'error purpose-limit: direct_marketing | data is also used for direct marketing: e-mail address',
  ]);
  await each(
    'We use your e-mail address only to provide our service.',
    {
      '[accounts, profiling]': 'error purpose-limit: profiling',
      '[accounts, ai_training]': 'error purpose-limit: ai_training',
      '[accounts, security, debugging]': 'nothing',
      advertising_measurement: 'error purpose-limit: advertising_measurement',
    },
    use,
  );
  await each(
    'We use your e-mail address only for marketing.',
    { '[accounts, direct_marketing]': 'nothing', '[accounts, ai_training]': 'error purpose-limit: ai_training' },
    use,
  );
  const own = use('[accounts, direct_marketing]');
  assert.is(await briefly(own, 'We use your personal data only to manage your account.'), 'warning purpose-limit: direct_marketing');
  assert.is(await briefly(own, 'We use your phone number only to manage your account.'), 'nothing');
  const sums = own.replace('}\n', ', aggregated: yes}\n');
  assert.is(await briefly(sums, 'We use your e-mail address only to provide our service.'), 'nothing');
  assert.is(await briefly(sums, 'We do not use your e-mail address for marketing.'), 'nothing');
  assert.is(await briefly(own, 'We do not use your e-mail address for marketing.'), 'error advertising: direct_marketing');
});

const going = (fact: string): string =>
  `recipients:\n  one: {name: Farwell, ${fact}}\ndata:\n  - {what: contact.email, for: provide_service, to: one}\n`;

comparing('shared only with some: others who get it, by what they are', async () => {
  assert.equal(await found(going('type: data_broker'), 'We share your data only with payment processors.'), [
    'warning exclusive-recipients: one | data also goes to Farwell (data brokers): e-mail address',
  ]);
  await each(
    'We share your data only with payment processors.',
    {
      'type: payment_processor': 'nothing',
      'type: affiliate': 'warning exclusive-recipients: one',
      'type: analytics_provider': 'warning exclusive-recipients: one',
      'type: analytics_provider, contract: dpa': 'info exclusive-recipients: one',
      'type: processor': 'info exclusive-recipients: one',
      'type: other_users': 'info exclusive-recipients: one',
      'country: US': 'warning exclusive-recipients: one',
      // The law, advisers and buyers of the business are expected without a word.
      'type: government': 'nothing',
      'type: professional_advisor': 'nothing',
      'type: acquirer': 'nothing',
    },
    going,
  );
  // Among people: machinery and affiliates are mostly left out of account, other people are not.
  await each(
    'We share your data only with other users.',
    {
      'type: other_users': 'nothing',
      'type: customer_admin': 'warning exclusive-recipients: one',
      'type: processor': 'info exclusive-recipients: one',
      'type: affiliate': 'info exclusive-recipients: one',
      'type: data_broker': 'warning exclusive-recipients: one',
      'country: US': 'info exclusive-recipients: one',
    },
    going,
  );
  // "As needed", and what the policy itself describes, leave more open.
  await each(
    'We share your e-mail address only with our affiliates as needed to provide our service.',
    {
      'type: affiliate': 'nothing',
      'country: US': 'info exclusive-recipients: one',
      'type: data_broker': 'warning exclusive-recipients: one',
    },
    going,
  );
  assert.is(await briefly(going('type: data_broker'), 'We share your data only with third parties.'), 'nothing');
  assert.is(
    await briefly(going('type: data_broker').replace('to: one}', 'to: one, aggregated: yes}'), 'We share your data only with other users.'),
    'nothing',
  );
  assert.is(await briefly(going('type: data_broker'), 'We share your phone number only with other users.'), 'nothing');
});

comparing('never shared: by what the recipient is', async () => {
  await each(
    'We do not share your data with third parties.',
    {
      'type: data_broker': 'error sharing: one',
      'type: analytics_provider': 'error sharing: one',
      'type: analytics_provider, contract: dpa': 'warning sharing: one',
      'type: processor': 'warning sharing: one',
      'type: processor, exchange: money': 'error sharing: one',
      'type: ai_provider, trains_on_data: yes': 'error sharing: one',
      'type: affiliate': 'warning sharing: one',
      'type: professional_advisor': 'warning sharing: one',
      'type: government': 'info sharing: one',
      'type: acquirer': 'info sharing: one',
      'country: US': 'warning sharing: one',
      'type: other_users': 'nothing',
    },
    going,
  );
  await each(
    'We do not share your data with anyone.',
    { 'type: affiliate': 'error sharing: one', 'type: other_users': 'warning sharing: one', 'type: government': 'info sharing: one' },
    going,
  );
  await each(
    'We do not make your e-mail address public.',
    { 'type: data_broker': 'nothing', 'type: public': 'warning sharing: one' },
    going,
  );
});

comparing('shared with nobody but some: by need, by kind, by purpose, or as the policy says elsewhere', async () => {
  const served = (uses: string) => (type: string) =>
    `recipients:\n  one: {name: Farwell, type: ${type}}\ndata:\n  - {what: contact.email, for: ${uses}, to: one}\n`;
  await each(
    'We do not share your data with anyone except as necessary to provide our service.',
    { processor: 'nothing', business_partner: 'nothing', other_users: 'nothing', data_broker: 'warning sharing: one' },
    served('provide_service'),
  );
  await each(
    'We do not share your data with anyone except as necessary to provide our service.',
    { processor: 'nothing', data_broker: 'warning sharing: one', affiliate: 'warning sharing: one' },
    served('[provide_service, partner_marketing]'),
  );
  // Those who help, whatever the exception calls them.
  await each(
    'We do not share your data with others except with trusted third parties who help us.',
    { processor: 'nothing', business_partner: 'nothing', ad_network: 'error sharing: one', affiliate: 'error sharing: one' },
    served('provide_service'),
  );
  await each(
    'We do not share your data except with our affiliates.',
    {
      affiliate: 'nothing',
      processor: 'warning sharing: one',
      business_partner: 'error sharing: one',
      other_users: 'warning sharing: one',
    },
    served('security'),
  );
  const analytics = 'We do not share your data with third parties except for analytics.';
  await each(analytics, { affiliate: 'nothing', business_partner: 'nothing' }, served('analytics'));
  await each(analytics, { affiliate: 'warning sharing: one', business_partner: 'error sharing: one' }, served('[analytics, security]'));
  await each(
    'We do not share your data with anyone unless you choose to publish it.',
    { other_users: 'nothing', data_broker: 'info sharing: one', processor: 'info sharing: one' },
    served('provide_service'),
  );
  await each(
    'We do not share your data with anyone except as described in this policy.',
    { data_broker: 'warning sharing: one', processor: 'info sharing: one' },
    served('provide_service'),
  );
  const described = 'We do not share your data with anyone except as described in this policy.\n\nWe share your data with data brokers.';
  await each(described, { data_broker: 'nothing', ad_network: 'warning sharing: one' }, served('provide_service'));
});

comparing('not shared for a purpose: those who get it for that, by what they are or by what is declared', async () => {
  const served = (uses: string) => (type: string) =>
    `recipients:\n  one: {name: Farwell, type: ${type}}\ndata:\n  - {what: contact.email, for: ${uses}, to: one}\n`;
  const own = 'We do not share your data with third parties for their own marketing.';
  await each(
    own,
    { processor: 'nothing', affiliate: 'warning sharing: one', data_broker: 'error sharing: one' },
    served('[accounts, partner_marketing]'),
  );
  assert.equal(await found(served('advertising_targeted')('ad_network'), own), [
    'error sharing: one | data goes to Farwell (advertising networks), for targeted advertising: e-mail address',
  ]);
  const ads = 'We do not share your data for advertising.';
  await each(ads, { ad_network: 'error sharing: one', business_partner: 'nothing', processor: 'nothing' }, served('provide_service'));
  await each(ads, { business_partner: 'error sharing: one', processor: 'nothing' }, served('advertising_targeted'));
  // “Share” in quotes is the word of a law: advertising across sites.
  await each(
    'We do not “share” your personal information.',
    { ad_network: 'error sharing: one', data_broker: 'nothing', processor: 'nothing' },
    served('advertising_targeted'),
  );
});

const holding = (what: string): string => `data:\n  - {what: ${what}, for: analytics}\n`;

comparing('location: what is more exact than the words contradicts them, what is less exact hardly does', async () => {
  const declared = async (what: string, expected: Readonly<Record<string, string>>): Promise<void> => {
    for (const [policy, says] of Object.entries(expected)) assert.is(await briefly(holding(what), policy), says, `${what} | ${policy}`);
  };
  await declared('location.precise', {
    'We do not collect your location.': 'error location: location.precise',
    'We do not collect your precise location.': 'error location: location.precise',
    'We collect only your approximate location.': 'error location: location.precise',
    'We do not track your location.': 'warning location: location.precise',
    'We do not collect your approximate location.': 'nothing',
    'We do not use your location for advertising.': 'nothing',
  });
  await declared('location.coarse', {
    'We do not collect your location.': 'warning location: location.coarse',
    'We do not collect your precise location.': 'nothing',
    'We collect only your approximate location.': 'nothing',
    'We do not collect your approximate location.': 'warning location: location.coarse',
  });
  assert.equal(await found(holding('[contact.email, location.precise]'), 'We collect only your approximate location.'), [
    'error location: location.precise | the data collected include precise location',
  ]);
  const advertised = 'data:\n  - {what: location.precise, for: {advertising_targeted: legitimate_interests}}\n';
  assert.equal(await found(advertised, 'We do not use your location for advertising.'), [
    'error location: advertising_targeted | data is used for targeted advertising: precise location',
  ]);
  assert.equal(await found(advertised, 'We collect your location only with your consent.'), [
    'error location: legitimate_interests | the basis of targeted advertising is legitimate interests: precise location',
  ]);
  const shared = (type: string): string =>
    `recipients:\n  one: {name: Farwell, type: ${type}}\ndata:\n  - {what: location.precise, for: provide_service, to: one}\n`;
  await each(
    'We do not share your location with third parties.',
    { data_broker: 'error location: one', processor: 'warning location: one', other_users: 'nothing' },
    shared,
  );
});

comparing('biometric and sensitive data, by whatever name', async () => {
  const both = 'data:\n  - {what: biometric, for: [authentication, advertising_targeted]}\n';
  assert.is(await briefly(both, 'We use your biometric data only to log you in.'), 'error biometric: advertising_targeted');
  assert.is(await briefly(both, 'We do not use your biometric data for advertising.'), 'error biometric: advertising_targeted');
  assert.is(await briefly(holding('biometric'), 'We do not collect biometric data.'), 'error biometric: biometric');
  assert.is(await briefly(holding('biometric'), 'We do not use your biometric data for advertising.'), 'nothing');
  for (const [policy, says] of [
    ['We do not collect health data.', 'error sensitive-data: special.health'],
    ['We do not collect special categories of personal data.', 'error sensitive-data: special.health'],
    ['We do not collect sensitive personal information.', 'warning sensitive-data: special.health'],
    ['We do not collect data that qualifies as “sensitive data”.', 'warning sensitive-data: special.health'],
    ['We do not collect genetic data.', 'nothing'],
  ] as const)
    assert.is(await briefly(holding('special.health'), policy), says, policy);
});

comparing('not collected: by source, by verb, by what is left open', async () => {
  const phone = (more: string): string => `data:\n  - {what: contact.phone, for: accounts${more}}\n`;
  const plain = phone('');
  for (const [policy, says] of [
    ['We do not collect your phone number.', 'warning collection: contact.phone'],
    ['We do not store your phone number.', 'warning collection: contact.phone'],
    ['We do not collect your phone number for marketing.', 'nothing'],
    ['We do not collect your phone number for account management.', 'warning collection: contact.phone'],
    ['We do not ask for your phone number.', 'info collection: contact.phone'],
    ['We do not collect any other data.', 'info collection: contact.phone'],
    ['Our cookies do not contain your phone number.', 'nothing'],
    ['We do not require you to give us your phone number.', 'nothing'],
  ] as const)
    assert.is(await briefly(plain, policy), says, policy);
  assert.equal(await found(plain, 'We do not collect your phone number.'), [
    'warning collection: contact.phone | the data collected include telephone number, for managing accounts',
  ]);
  // Where the declaration may not be complete, less rests on it.
  assert.is(await briefly(`complete: unknown\n${plain}`, 'We do not collect your phone number.'), 'info collection: contact.phone');
  await each(
    'We do not store your phone number.',
    { ', keep: session': 'nothing', ', keep: 0 days': 'nothing', ', keep: 30 days': 'warning collection: contact.phone' },
    phone,
  );
  await each(
    'We do not collect your phone number from data brokers.',
    { ', from: data_broker': 'warning collection: contact.phone', ', from: user': 'nothing', ', from: [user, automatic]': 'nothing' },
    phone,
  );
  await each(
    'We do not collect personal information unless you choose to give it to us.',
    { ', from: user': 'nothing', '': 'nothing', ', from: [user, automatic]': 'info collection: contact.phone' },
    phone,
  );
});

comparing('a quote closes the marks that it opens', async () => {
  const { findings } = await lint(
    {
      declaration: { path: 'privacy.yaml', text: `declaration: 1\n${holding('special.health')}` },
      policies: [{ source: { path: 'privacy.md', text: 'We do not collect data that qualifies as “sensitive data”.\n' } }],
    },
    RULES,
    { ...defaultSettings('2026-11-22'), levels: { ...RECOMMENDED, only: ['contradiction/*'] } },
  );
  assert.match(findings[0]?.message ?? '', /says "We do not collect data that qualifies as “sensitive data”", but/);
});

/** Data of one kind that goes to one recipient. */
const flow = (recipient: string, what = 'contact.email', uses = 'accounts'): string =>
  `recipients:\n  one: ${recipient}\ndata:\n  - {what: ${what}, for: ${uses}, to: one}\n`;
const BROKER = flow('{name: Namewell, type: data_broker}');
const PAGE = 'We use your name to greet you on our pages.\n\n'.repeat(60);

comparing('what the page around a policy says of a newsletter is a hint, and the policy itself is not', async () => {
  const form = 'We never share your e-mail address. Read our privacy policy.\n\n';
  const promise = 'We never share your e-mail address. Read what we cook.\n\n';
  const foot = '© 2026 Mosswick. All rights reserved.\n\nWe never share your e-mail address.';
  for (const [policy, severity] of [
    [`${form}${PAGE}`, 'info'],
    [`${PAGE}${form}`, 'info'],
    // In the middle of the policy, or without a word of the policy behind it, it is a promise like others.
    [`${PAGE}${form}${PAGE}`, 'warning'],
    [`${promise}${PAGE}`, 'warning'],
    [`${PAGE}${foot}`, 'info'],
    // At the head of a page, and with a whole text behind it, such a line ends nothing.
    [`${foot}\n\n${PAGE}`, 'warning'],
    [`${PAGE}${foot}\n\n${PAGE.repeat(2)}`, 'warning'],
    [`${PAGE}${foot.replace('All rights reserved.', '')}`, 'warning'],
  ] as const) {
    const all = await found(BROKER, policy);
    assert.match(
      all.find((one) => one.includes('sharing')) ?? 'nothing',
      new RegExp(`^${severity} sharing: one`),
      policy.replace(PAGE, '…'),
    );
  }
});

comparing('an exception for partners leaves room for whoever may be called so', async () => {
  const advertiser = flow('{name: Bannerbee, type: ad_network}');
  const helper = flow('{name: Rackhaven, type: processor, contract: dpa}');
  assert.is(await briefly(advertiser, 'We share your personal data with nobody.'), 'error sharing: one');
  await each(
    'We do not share your personal data with anybody, except with our partners.',
    { [advertiser]: 'warning sharing: one', [helper]: 'nothing' },
    (yaml) => yaml,
  );
  await each(
    'We do not share your personal data with anybody, except with third parties.',
    { [advertiser]: 'info sharing: one', [helper]: 'nothing' },
    (yaml) => yaml,
  );
});

comparing('recipients that were named before, or at large', async () => {
  // "These vendors" are some of many: of an advertiser nothing is said, and a processor may be one of them.
  assert.is(
    await briefly(flow('{name: Bannerbee, type: ad_network}'), 'We never share your e-mail address with these vendors.'),
    'nothing',
  );
  assert.is(
    await briefly(flow('{name: Rackhaven, type: processor, contract: dpa}'), 'We never share your e-mail address with these vendors.'),
    'warning sharing: one',
  );
  // What the law or a sale of the firm brings about is expected, whatever the promise.
  assert.is(
    await briefly(flow('{name: The court, type: government}'), 'We never share your e-mail address with anybody.'),
    'info sharing: one',
  );
});

comparing('an exception that points to the rest of the policy is filled by what the policy says there, not by what it asks', async () => {
  const promise = 'We do not share your e-mail address except as described below.';
  for (const [below, says] of [
    ['We share your e-mail address with advertisers.', 'nothing'],
    ['Do we share your e-mail address with advertisers?', 'info sharing: one'],
    ['We share your e-mail address with our hosting provider.', 'info sharing: one'],
  ] as const)
    assert.is(await briefly(flow('{name: Bannerbee, type: ad_network}'), `${promise}\n\n${below}`), says, below);
});

comparing('the case, the place or the time for which a promise is made is its limit', async () => {
  const limited = async (policy: string): Promise<string> =>
    /The text limits this: "(.*?)"\.?$/.exec((await found(BROKER, policy))[0] ?? '')?.[1] ?? '';
  for (const [policy, limit] of [
    ['For those of you who live in Ohio, we do not share your e-mail address.', 'For those of you who live in Ohio,'],
    ['When you write to us we do not share your e-mail address.', 'When you write to us'],
    ['In those cases we do not share your e-mail address.', 'In those cases we do not share your e-mail address.'],
    ['In general, we do not share your e-mail address.', 'In general,'],
    ['We generally do not share your e-mail address.', 'We generally do not share your e-mail address'],
    ['We do not share your e-mail address through the kiosk.', 'We do not share your e-mail address through the kiosk'],
    ['We do not share your e-mail address, except where permitted.', 'except where permitted'],
    // Every way in is no limit, and "in our shop" speaks of all that we do.
    ['We do not share your e-mail address through our website.', ''],
    ['Here in Ohio we like people, and do not share your e-mail address.', ''],
  ] as const)
    assert.is(await limited(policy), limit, policy);
});

comparing('a recipient that is no word of the vocabulary is not anyone', async () => {
  for (const [policy, says] of Object.entries({
    'We never share your data with the village choir.': 'warning sharing: one',
    'We never share your data with choirs.': 'warning sharing: one',
    'We do not give your personal data to our neighbours.': 'info sharing: one',
    'We never share your data.': 'error sharing: one',
    'We never share your data with anybody.': 'error sharing: one',
    // What stands behind the data may say as well for what, or how.
    'We never share your data to make money.': 'error sharing: one',
    'Your data stays with us.': 'warning sharing: one',
  }))
    assert.is(await briefly(BROKER, policy), says, policy);
});

comparing.run();

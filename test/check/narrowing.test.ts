// Sentences that say less than their words do alone, each beside one that is meant as it stands.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import children from '../../rules/contradiction/children/rule.js';
import collection from '../../rules/contradiction/collection/rule.js';
import encryption from '../../rules/contradiction/encryption/rule.js';
import retention from '../../rules/contradiction/retention/rule.js';
import sale from '../../rules/contradiction/sale/rule.js';
import transferLocation from '../../rules/contradiction/transfer-location/rule.js';
import { defaultSettings, lint } from '../../src/lint.js';

const DECLARATION = `declaration: 1
organization: {name: Quellmark}
policy: {file: policy.md}
recipients:
  host: {name: Rackhaven, type: processor, does: hosting, country: US, contract: dpa}
  list: {name: Namewell, type: data_broker, country: US, exchange: money}
data:
  - {what: [contact.email, identity.name, contact.phone], for: accounts, keep: indefinite, to: [host, list]}
  - {what: [usage.diagnostics, content.messages, content.audio_video, financial.payment_card], for: analytics, keep: indefinite, to: host}
selling: {sells: yes, to: [list], sells_under_16: yes}
children: {audience: mixed, collects_under_13: yes, parental_consent: none}
security: {in_transit: none, at_rest: none}
`;
const RULES = new Map(Object.entries({ children, collection, encryption, retention, sale, 'transfer-location': transferLocation }));

async function findings(text: string, rule: string): Promise<string[]> {
  const rules = new Map([...RULES].filter(([id]) => id === rule));
  const result = await lint(
    {
      declaration: { path: 'privacy.yaml', text: DECLARATION },
      policies: [{ source: { path: 'policy.md', text: `# Privacy policy\n\n${text}\n` } }],
    },
    rules,
    {
      ...defaultSettings('2026-11-01'),
      levels: { presets: ['all'], rules: new Map(), overrides: [], flags: new Map(), only: [], skip: [] },
      minConfidence: 'low',
    },
  );
  assert.equal(result.failures, []);
  return result.findings.map((found) => `${found.severity} ${found.message}`);
}

/** The gravest severity that a rule reports on a text; '' for none. */
async function gravest(text: string, rule: string): Promise<string> {
  const found = await findings(text, rule);
  return ['error', 'warning', 'info'].find((severity) => found.some((one) => one.startsWith(severity))) ?? '';
}

const narrowing = suite('narrowing');

/** Rule, a text that supports an error, and one like it that does not. */
const PAIRS: readonly (readonly [string, string, string, string])[] = [
  [
    'a hedge',
    'children',
    'We do not knowingly collect data about children under 13.',
    'In general, we do not knowingly collect data about children under 13.',
  ],
  [
    'a part of the services',
    'children',
    'Our services are not directed to children under 13.',
    'Most of our services are not directed to children under 13.',
  ],
  [
    'what a next sentence takes back',
    'children',
    'Our games are not directed to children under 13. If we learn that a child under 13 gave us an e-mail address, we delete it.',
    'Our games are not directed to children under 13. However, some of our games collect personal information from children under 13 with the consent of a parent.',
  ],
  [
    'what is done with the data all the same',
    'children',
    'We do not knowingly collect data about children under 13. We ask parents to watch over their children.',
    'We do not knowingly collect data about children under 13. We use personal information of children under 13 to answer their letters.',
  ],
  [
    'an exception of which only the age was read',
    'children',
    'We do not knowingly collect data about children.',
    'We do not knowingly collect data about children except in connection with our games made for children.',
  ],
  [
    'an exception told elsewhere',
    'children',
    'We will not knowingly collect data about anyone under 13.',
    'We will not knowingly collect data about anyone under 13, except for the limited circumstances described below.',
  ],
  [
    'another condition',
    'children',
    'If you are under 13, you may not use this site.',
    'If this server is in Norway, and you are under 13, you may not use this site.',
  ],
  [
    'what is affirmed elsewhere',
    'children',
    'We do not knowingly collect data about children under 13.\n\n## Play\n\nWe ask your child to be polite.',
    "We do not knowingly collect data about children under 13.\n\n## Play\n\nFor the play corner we collect the child's name.",
  ],
  [
    'a section of exceptions',
    'children',
    'We do not knowingly collect data about children under 13.\n\n## Questions\n\nWrite to us.',
    'We do not knowingly collect data about children under 13.\n\n## Exceptions to what we say of children\n\nWrite to us.',
  ],
  [
    'a request that is denied',
    'children',
    'We do not knowingly collect data from children under 13.',
    'We do not knowingly request data from children under 13.',
  ],
  [
    'an account of their own',
    'children',
    'Children under 13 are not permitted to use our service.',
    'Children under 13 are not permitted to create their own accounts.',
  ],
  [
    'a younger age than that of the fact',
    'sale',
    'We do not sell the personal information of minors under 16.',
    'We do not sell the personal information of children under 13.',
  ],
  [
    'a view of the law',
    'sale',
    'Under the law of our state, we do not sell your personal information.',
    'Based on our understanding of the law, we do not sell your personal information.',
  ],
  [
    'a view of the law, behind',
    'sale',
    'We do not sell your personal information.',
    'We do not sell your personal information, based on our understanding of the law.',
  ],
  [
    'an open sale',
    'sale',
    'We do not sell your personal information.\n\n## Partners\n\nWe sell greeting cards.',
    'We do not sell your personal information.\n\n## Partners\n\nWe sell your personal information to partners.',
  ],
  [
    'a form at the foot',
    'sale',
    'We use a list.\n\nWe do not sell your e-mail address.',
    'We use a list. It is short, and we keep it in one place.\n\nQuellmark. All rights reserved.\n\nWe do not sell your e-mail address.',
  ],
  ['a request to the reader', 'children', 'Children under 13 may not use this site.', 'If you are under 13, please do not use this site.'],
  [
    'one use',
    'sale',
    'We do not sell your personal information.',
    'Some laws speak of sales for resale. We do not sell your personal information for such use.',
  ],
  [
    'data pointed to',
    'sale',
    'We keep personal information in one place, and we do not sell this information.',
    'We use what advertisers tell us for billing. We will not sell this information to other companies.',
  ],
  ['a group of people', 'sale', 'We do not sell personal information.', 'We do not sell the personal information of job applicants.'],
  ['a group of people', 'sale', 'We do not sell any personal data.', 'We do not sell donor information.'],
  [
    'data pointed to',
    'retention',
    'We delete your e-mail address after 30 days.',
    'You may send a page to a friend, whose e-mail address we ask for. We delete this data after 30 days.',
  ],
  [
    'one feature',
    'retention',
    'We do not retain your messages.',
    'The captions are an accessibility feature. We do not retain your messages after the call.',
  ],
  ['one use', 'retention', 'We do not retain your phone number.', 'We do not retain your phone number for this purpose.'],
  [
    'somebody else who does it',
    'retention',
    'We delete your e-mail address within 24 hours.',
    'Look-ups are answered by an outside resolver. Crash logs are deleted from the service within 24 hours.',
  ],
  [
    'a relative and its own noun',
    'collection',
    'We do not store your payment card number.',
    'We pass on your payment card number (without the code on its back, which we do not store).',
  ],
  [
    'another context',
    'sale',
    'We never sell your personal information.',
    'We do not sell your personal information, and what we give away in this context is counted only.',
  ],
  ['where the law asks', 'sale', 'We do not sell personal information.', 'Where required by law, we do not sell personal information.'],
  [
    'a turn that was read otherwise',
    'children',
    'We do not collect personal information from minors. We tell our staff so.',
    'We do not intend to process personal information of minors. However, we and/or those who help us, could come to process data related to minors when they check the age of a buyer.',
  ],
  [
    'a second country',
    'transfer-location',
    'Your personal data will be stored in the UK.',
    'Your personal data will be stored in the US and UK.',
  ],
  [
    'most cases',
    'transfer-location',
    'We store personal data of members within the European Union.',
    'In the majority of cases, we store personal data of members within the European Union.',
  ],
  [
    'beyond what is made for them',
    'children',
    'We do not knowingly collect data about children under 13.',
    'We do not knowingly collect data about children under 13 outside of our Young Quellmark shelf.',
  ],
  [
    'what the reader is told',
    'children',
    'We do not knowingly collect data about children under 13.',
    "Don't knowingly collect data about children under 13.",
  ],
  [
    'somebody in a story',
    'sale',
    'We do not sell your phone number to anyone.',
    'Then Ellis closes her account, and we do not sell her phone number to anyone.',
  ],
  [
    'one program',
    'sale',
    'We do not sell your phone number to others.',
    'We do not sell your phone number to others in our loyalty program.',
  ],
  [
    'what one encrypts with',
    'encryption',
    'We store your messages in encrypted form.',
    'We store your private key for the encryption of your messages.',
  ],
  ['where it fits', 'encryption', 'We use SSL for your data.', 'We use SSL for your data where appropriate.'],
  [
    'mishaps only',
    'children',
    'We will not knowingly keep personal information of children under 13.',
    'We will not knowingly keep personal information that children under 13 accidentally put into a letter.',
  ],
  [
    'data pointed to',
    'sale',
    'We sort personal data of visitors. We will not sell personal data to other companies.',
    'A dealer may send us the personal data of its buyers. We will not sell such personal data to other companies.',
  ],
  [
    'what may come',
    'sale',
    'We do not sell your personal data to other companies.',
    'We do not, but may in the future, sell your personal data to other companies.',
  ],
  [
    'data that were not understood',
    'sale',
    'We will not sell your personal information to anyone.',
    'We will not sell RFID information to anyone.',
  ],
  ['where it can be done', 'encryption', 'We use SSL for your data.', 'We use SSL for your data if technically feasible.'],
  [
    'somebody else who encrypts',
    'encryption',
    'Our pages send your data to us through an SSL connection.',
    'These tools watch our pages, and send data to us through an SSL connection.',
  ],
  ['what is explained', 'encryption', 'We use SSL for your data.', 'In our examples, your browser and our server use SSL.'],
  [
    'an attempt',
    'encryption',
    'We use a secure (SSL) connection for your data.',
    'At first we will attempt to use a secure (SSL) connection for your data.',
  ],
];

for (const [name, rule, whole, narrow] of PAIRS)
  narrowing(`${rule}: ${name}`, async () => {
    // These two warn at most.
    const most = rule === 'collection' || rule === 'retention' ? 'warning' : 'error';
    assert.is(await gravest(whole, rule), most, whole);
    assert.is.not(await gravest(narrow, rule), most, narrow);
  });

narrowing('a finding names what narrows the sentence', async () => {
  assert.match(
    (await findings('Most of our services are not directed to children under 13.', 'children'))[0] ?? '',
    /^warning .* The text limits this: "Most of our services are not directed to children under 13\."$/,
  );
});

narrowing("children without a parent's consent: the declared lack of consent is what is named", async () => {
  const found = await findings(
    'We do not collect personal information from children under 13 without seeking any required parental approval.',
    'children',
  );
  assert.match(found[0] ?? '', /^error .*data of children under 13 is collected and parental consent is "none"\.$/);
});

narrowing('data of young consumers: their sale is what is named', async () => {
  const found = await findings('We do not sell the personal information of people we know to be less than 16 years old.', 'sale');
  assert.match(found[0] ?? '', /by the declaration data of people under 16 is sold\.$/);
});

narrowing('encryption on the way says nothing of data at rest', async () => {
  for (const text of [
    'When we transmit confidential data over the internet, we protect them through the use of encryption.',
    'We protect you by encrypting our services using Secure Sockets Layer (SSL).',
  ])
    for (const message of await findings(text, 'encryption')) assert.not.match(message, /at rest/, text);
});

narrowing('a number in a name is no age', async () => {
  const found = await findings('Studio 6 does not knowingly collect personal information from minors.', 'children');
  assert.match(found[0] ?? '', /data of children under 13 is collected/);
});

narrowing('standard clauses of a region are no place of storage', async () => {
  assert.is(
    await gravest(
      'There, the personal data is protected by standard contractual clauses that the European Commission made.',
      'transfer-location',
    ),
    '',
  );
});

narrowing.run();

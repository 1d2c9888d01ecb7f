// What a finding quotes: with the case for which a sentence is said, to the end of its phrase, and never without the words it rests on.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import children from '../../rules/contradiction/children/rule.js';
import choices from '../../rules/contradiction/choices/rule.js';
import consent from '../../rules/contradiction/consent/rule.js';
import encryption from '../../rules/contradiction/encryption/rule.js';
import sale from '../../rules/contradiction/sale/rule.js';
import { elided, trimmed } from '../../src/check/wording.js';
import { defaultSettings, lint } from '../../src/lint.js';
import type { Finding } from '../../src/model/rule.js';
import { jsonPlace } from '../../src/report/encode.js';

const DECLARATION = `declaration: 1
organization: {name: Quellmark}
policy: {file: policy.md}
recipients:
  list: {name: Namewell, type: data_broker, country: US, exchange: money}
data:
  - {what: [contact.email, identity.name], for: {accounts: contract, direct_marketing: legitimate_interests}, keep: indefinite, to: [list]}
selling: {sells: yes, to: [list], sells_under_16: yes}
signals: {gpc: ignored, dnt: ignored}
children: {audience: mixed, collects_under_13: yes, parental_consent: none}
security: {in_transit: none, at_rest: none}
`;
const RULES = new Map(Object.entries({ children, choices, consent, encryption, sale }));

async function findings(text: string, path = 'policy.md'): Promise<readonly Finding[]> {
  const result = await lint(
    { declaration: { path: 'privacy.yaml', text: DECLARATION }, policies: [{ source: { path, text } }] },
    RULES,
    defaultSettings('2026-11-01'),
  );
  assert.equal(result.failures, []);
  return result.findings;
}

/** What the first finding on a text quotes. */
async function quoted(text: string): Promise<string> {
  const [first] = await findings(`# Privacy policy\n\n${text}\n`);
  return /says "(.*?)", but by the declaration/.exec(first?.message ?? '')?.[1] ?? '';
}

const quoting = suite('quoting');

quoting('the case for which a promise is made stands in the quote', async () => {
  assert.is(
    await quoted('If your browser sends the Global Privacy Control signal, we will treat that as a request to opt out.'),
    'If your browser sends the Global Privacy Control signal, we will treat that as a request to opt out',
  );
  assert.is(
    await quoted('In the preceding 12 months, we have not sold personal information of our guests to third parties.'),
    'In the preceding 12 months, we have not sold personal information of our guests to third parties',
  );
});

quoting('what a promise depends on stands in the quote, behind it and in front', async () => {
  assert.is(
    await quoted('We use your e-mail address only if you give us your explicit consent.'),
    'We use your e-mail address only if you give us your explicit consent',
  );
  assert.is(
    await quoted('We send you offers by e-mail only after you have agreed to that, and we like to write letters.'),
    'We send you offers by e-mail only after you have agreed to that',
  );
  assert.is(
    await quoted('Our shop opens at nine, and, with your consent only, we use your e-mail address for direct marketing.'),
    'with your consent only, we use your e-mail address for direct marketing',
  );
});

quoting('a quote goes on to the end of the words that limit it, and no further', async () => {
  assert.is(
    await quoted('We do not sell your personal information within the shop, and we are glad of it.'),
    'We do not sell your personal information within the shop',
  );
  assert.is(await quoted('We do not sell your personal information, and we are glad of it.'), 'We do not sell your personal information');
  assert.is(
    await quoted('We do not collect names of children under 13, or use them, without the consent of a parent.'),
    'We do not collect names of children under 13, or use them, without the consent of a parent',
  );
  assert.is(
    await quoted('We treat personal information with care, and we will not sell such information to third parties.'),
    'We treat personal information with care, and we will not sell such information to third parties',
  );
});

quoting('what "that" stands for is quoted with it', async () => {
  assert.is(
    await quoted('When you type in a card number on our order page, we encrypt the transmission of that information with TLS.'),
    'When you type in a card number on our order page, we encrypt the transmission of that information with TLS',
  );
});

quoting('another clause in front is not', async () => {
  assert.is(
    await quoted('If you have questions you may write to us, and we do not sell your personal information.'),
    'we do not sell your personal information',
  );
});

quoting('a quote does not end on a preposition whose object is told behind the next one', async () => {
  assert.is(
    await quoted('We do not knowingly gather recipes or names from or advertise to children under the age of 13.'),
    'We do not knowingly gather recipes or names from or advertise to children under the age of 13',
  );
});

quoting('what is denied stays in a long quote, and whose data these are', async () => {
  assert.is(
    await quoted(
      'Personal information of children under the age of 13 will be looked at only by the teachers whom Quellmark employs for their lessons and will NOT be sold or handed on to third parties.',
    ),
    'Personal information of children under the age of 13 … will NOT be sold or handed on to third parties',
  );
});

quoting('a word that denies stands in the quote although the clause begins behind it', async () => {
  assert.match(
    await quoted(
      "Data about our customers is a part of our business, and of our plans for the years to come, and we are not in the business of selling our customers' personal information.",
    ),
    /not in the business of selling our customers' personal information$/,
  );
});

quoting('a second denial of the clause stays in a long quote, with what it denies', async () => {
  assert.match(
    await quoted(
      'Our shops and the pages of our partners are not meant for children below the age of 13, and, for all the bright colors and little animals that we like to show in them to our customers, nothing there is intended for such children, of whatever age they are.',
    ),
    /are not meant for children below the age of 13, … customers, nothing there is intended for such children/,
  );
});

quoting('a quote does not end in the beginning of another clause', async () => {
  assert.is(
    await quoted(
      'We do not knowingly collect or keep Personal Data through the Kiosk or App from guests under 13 years of age, and no page of the Kiosk or App is directed to guests under 13 years of age.',
    ),
    'We do not knowingly collect or keep Personal Data through the Kiosk or App from guests under 13 years of age',
  );
});

quoting('a quote does not end in a sign that promises more', async () => {
  assert.is(
    await quoted('We honor the Global Privacy Control: your browser sends the signal, and we read it.'),
    'We honor the Global Privacy Control',
  );
});

quoting('a quote has no number of an item in front, no mark of a list and no sign at its end', () => {
  assert.is(trimmed('1. We sell nothing;'), 'We sell nothing');
  assert.is(trimmed('(iv) We sell nothing —'), 'We sell nothing');
  assert.is(trimmed('**We sell nothing'), 'We sell nothing');
  assert.is(trimmed('24 hours after that we delete it -'), '24 hours after that we delete it');
  assert.is(trimmed('I. We sell nothing, and buy a well-'), 'I. We sell nothing, and buy a well-');
});

quoting('words that must be read are shown though they are somewhat longer than asked for', () => {
  const text = 'aaaa bbbb cccc dddd eeee ffff gggg hhhh';
  assert.is(elided(text, [{ start: 0, end: 29 }], 20), 'aaaa bbbb cccc dddd eeee ffff …');
});

quoting('long words are cut between the parts that must be read, else at their end, and never behind a joint', () => {
  const text = 'aaaa bbbb cccc dddd eeee ffff gggg hhhh';
  assert.is(elided(text, [], 100), text);
  assert.is(elided(text, [{ start: 0, end: 4 }], 20), 'aaaa bbbb cccc dddd …');
  assert.is(
    elided(
      text,
      [
        { start: 0, end: 4 },
        { start: 35, end: 39 },
      ],
      20,
    ),
    'aaaa … hhhh',
  );
  assert.is(elided('we do not ask for the names of the people who', [], 33), 'we do not ask for the names …');
});

quoting('of a page, reports for programs quote what a reader sees', async () => {
  const [first] = await findings(
    '<h1>Privacy policy</h1><p>We do <b style="color: red">not</b> sell&nbsp;your <span>personal information</span>.</p>',
    'policy.html',
  );
  const place = first?.related[0]?.at;
  assert.ok(place);
  assert.is(jsonPlace(place).quote, 'We do not sell your personal information');
});

quoting.run();

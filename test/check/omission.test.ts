import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RULES } from '../../src/generated/rules.js';
import type { Rule } from '../../src/model/rule.js';
import { check, contextOf, documentOf, readingOf } from './hand-made.js';
import type { Said } from './hand-made.js';

const omission = suite('omission rules on readings made by hand');

/** What a rule reports on a declaration and a policy. */
function report(id: string, yaml: string, policy: string, said: readonly Said[] = [], regimes: readonly string[] = []): string[] {
  return check(RULES.get(`omission/${id}`) as Rule, contextOf(yaml, [readingOf(documentOf(`# Privacy\n${policy}`), said)], regimes));
}

const STATS = `recipients:
  stats: {name: Quantel Stats, type: analytics_provider, country: US, contract: none, exchange: analytics}
data:
  - {what: usage.activity, for: [analytics], keep: 1 year, to: stats}`;

omission('recipient: named, told by kind or by end, or missing', () => {
  assert.equal(report('recipient', STATS, 'We like you.'), [
    'warning 2: Quantel Stats (analytics providers) receives activity on the service, and the policy names neither it nor its kind.',
  ]);
  assert.equal(report('recipient', STATS, 'Quantel Stats counts visits.'), []);
  assert.equal(
    report('recipient', STATS, 'Others help us with it.', [
      { quote: 'Others help us', action: 'share', recipients: ['third_parties'], purposes: ['analytics'] },
    ]),
    [],
  );
  assert.equal(
    report('recipient', STATS, 'We tell others.', [{ quote: 'We tell others', action: 'share', recipients: ['third_parties'] }])[0]?.slice(
      0,
      4,
    ),
    'info',
  );
  assert.equal(
    report('recipient', STATS, 'We do not use Quantel Stats.', [
      { quote: 'We do not use Quantel Stats', action: 'share', polarity: 'does_not' },
    ]).length,
    1,
  );
});

omission('recipient: of several of one kind there is one finding, and grave kinds are errors', () => {
  const yaml = `recipients:
  a: {name: Brokerly, type: data_broker}
  b: {name: Dataheap, type: data_broker}
data:
  - {what: contact.email, to: [a, b]}`;
  assert.equal(
    report('recipient', yaml, 'We tell others.', [{ quote: 'We tell others', action: 'share', recipients: ['third_parties'] }]),
    ['error 2: Brokerly and Dataheap (data brokers) receive e-mail address, and the policy names neither them nor their kind.'],
  );
});

omission('recipient: "hosting provider" tells of a host only; a list of names with gaps is worth a hint', () => {
  const yaml = `recipients:
  host: {name: Rackmere, type: processor, does: hosting, contract: dpa}
  crash: {name: Faultline, type: processor, does: crash reports, contract: dpa}
data:
  - {what: usage.diagnostics, to: [host, crash]}`;
  assert.equal(
    report('recipient', yaml, 'Our hosting provider keeps it.').map((line) => line.slice(0, 20)),
    ['warning 3: Faultline'],
  );
  assert.equal(
    report('recipient', yaml, 'Service providers, such as Rackmere, keep it.').map((line) => line.slice(0, 4)),
    ['info'],
  );
  assert.equal(report('recipient', yaml, 'Service providers keep it.'), []);
  assert.equal(report('recipient', yaml, 'A provider collects crash reports, and one does the hosting, a provider too.'), []);
});

omission('sale: told, denied, hinted at, or missing', () => {
  const yaml = 'selling: {sells: yes}';
  assert.equal(report('sale', yaml, 'We like you.'), ['error 1: Data is sold, and the policy does not say so.']);
  assert.equal(report('sale', yaml, 'We sell your details.'), []);
  assert.equal(report('sale', yaml, 'We may sell data with our business.').length, 1);
  assert.equal(
    report('sale', yaml, 'We never sell data.', [{ quote: 'We never sell data', action: 'sell', polarity: 'does_not' }])[0]?.slice(0, 7),
    'warning',
  );
  assert.equal(report('sale', yaml, 'You may opt out of the sale of data.')[0]?.slice(0, 7), 'warning');
  assert.equal(report('sale', 'selling: {sells: unknown}', 'We like you.'), []);
  assert.equal(report('sale', 'x-note: nothing', 'We like you.'), []);
});

omission('advertising: told, near, denied, or missing', () => {
  const yaml = 'selling: {shares_for_ads: yes}';
  assert.equal(report('advertising', yaml, 'We like you.')[0]?.slice(0, 7), 'error 1');
  assert.equal(report('advertising', yaml, 'We show ads.', [{ quote: 'We show ads', action: 'advertise' }])[0]?.slice(0, 7), 'warning');
  assert.equal(report('advertising', yaml, 'Ads are based on your interests.'), []);
  assert.equal(
    report('advertising', yaml, 'We do not show ads.', [{ quote: 'We do not show ads', action: 'advertise', polarity: 'does_not' }]),
    [],
  );
});

omission('tracker: the kind, the vendor, and what a vendor does not tell', () => {
  const yaml = `recipients:
  rec: {name: Viewlapse, type: analytics_provider}
trackers:
  - {name: visits, vendor: rec, kind: session_replay, for: analytics}
  - {name: beacon, vendor: us, kind: pixel, for: advertising}`;
  assert.equal(
    report('tracker', yaml, 'We use cookies.').map((line) => line.slice(0, 8)),
    ['error 4:', 'error 5:'],
  );
  assert.equal(
    report('tracker', yaml, 'We use cookies and similar technologies.').map((line) => line.slice(0, 8)),
    ['error 4:'],
  );
  assert.equal(
    report('tracker', yaml, 'Viewlapse is used, with pixels.').map((line) => line.slice(0, 10)),
    ['warning 4:'],
  );
  assert.equal(report('tracker', yaml, 'Viewlapse makes session recordings, with pixels.'), []);
});

omission('transfer: none, named, or without names', () => {
  assert.equal(report('transfer', STATS, 'We like you.', [], ['gdpr'])[0]?.slice(0, 8), 'error 2:');
  assert.equal(report('transfer', STATS, 'We like you.', [], ['pipeda'])[0]?.slice(0, 10), 'warning 2:');
  assert.equal(report('transfer', STATS, 'Data are sent to the United States.', [], ['gdpr']), []);
  assert.equal(report('transfer', STATS, 'Data may be sent to other countries.', [], ['gdpr'])[0]?.slice(0, 10), 'warning 2:');
  assert.equal(report('transfer', STATS, 'We like you.', [], ['ccpa']), []);
  assert.equal(report('transfer', STATS.replace('country: US', 'country: DE'), 'We like you.', [], ['gdpr']), []);
  assert.equal(report('transfer', STATS.replace('country: US', 'country: unknown'), 'We like you.', [], ['gdpr']), []);
});

const WEEK = { kind: 'period', days: 7, event: null, text: 'a week' } as const;

omission('retention: none, for other data, for all', () => {
  assert.equal(report('retention', STATS, 'We like you.')[0]?.slice(0, 10), 'warning 4:');
  assert.equal(report('retention', STATS, 'We like you.', [], ['gdpr'])[0]?.slice(0, 8), 'error 4:');
  assert.equal(
    report('retention', STATS, 'We keep mail for a week.', [
      { quote: 'We keep mail for a week', action: 'retain', data: ['contact.email'], duration: WEEK },
    ]).length,
    1,
  );
  assert.equal(
    report('retention', STATS, 'We keep all for a week.', [{ quote: 'We keep all for a week', action: 'retain', duration: WEEK }]),
    [],
  );
  assert.equal(report('retention', STATS, 'It is kept as long as needed.'), []);
  assert.equal(report('retention', STATS.replace('keep: 1 year', 'keep: unknown'), 'We like you.'), []);
});

omission('data-category: several of one entry are one finding; wider words and open lists', () => {
  const yaml = 'data:\n  - {what: [financial.bank_account, contact.phone], from: user}';
  assert.equal(report('data-category', yaml, 'We like you.'), [
    'warning 2: The policy does not mention that you collect bank account details and telephone number.',
  ]);
  assert.equal(
    report('data-category', yaml, 'Contact data and financial data.', [
      { quote: 'Contact data and financial data', action: 'collect', data: ['contact', 'financial'] },
    ]),
    [],
  );
  assert.equal(
    report('data-category', yaml, 'We take your name and other information.', [
      { quote: 'We take your name and other information', action: 'collect', data: ['identity.name'] },
    ])[0]?.slice(0, 4),
    'info',
  );
});

omission('sensitive-data: silence is an error, a wider word a warning', () => {
  const yaml = 'data:\n  - {what: [location.precise, special.health]}';
  assert.equal(
    report('sensitive-data', yaml, 'We like you.').map((line) => line.slice(0, 8)),
    ['error 2:'],
  );
  assert.equal(
    report('sensitive-data', yaml, 'Health and location.', [
      { quote: 'Health and location', action: 'collect', data: ['special.health', 'location'] },
    ]).map((line) => line.slice(0, 10)),
    ['warning 2:'],
  );
  assert.equal(
    report('sensitive-data', 'children: {collects_under_13: yes}', 'We like you.').map((line) => line.slice(0, 8)),
    ['error 1:'],
  );
  assert.equal(report('sensitive-data', 'children: {collects_under_13: yes}', 'Parents decide.'), []);
});

omission('purpose: unexpected ones are warnings, expected ones hints', () => {
  const yaml = 'data:\n  - {what: contact.email, for: [research, profiling, authentication, provide_service]}';
  assert.equal(report('purpose', yaml, 'We like you.'), [
    'warning 2: The policy does not tell readers that their data is used for research and profiling.',
    'info 2: The policy does not tell readers that their data is used for authentication.',
  ]);
  assert.equal(report('purpose', yaml, 'For surveys, profiles and log in.'), []);
});

omission('automated-decisions, ai-training and public-display', () => {
  const decisions = 'automation: {decisions: [{what: credit limit, effect: legal}]}';
  assert.equal(report('automated-decisions', decisions, 'We like you.')[0]?.slice(0, 7), 'error 1');
  assert.equal(report('automated-decisions', decisions, 'An automated decision is made.'), []);
  assert.equal(report('automated-decisions', 'automation: {decisions: none}', 'We like you.'), []);
  const training = 'automation: {ai_training: {uses_personal_data: yes}}';
  assert.equal(report('ai-training', training, 'We improve our services.')[0]?.slice(0, 7), 'error 1');
  assert.equal(report('ai-training', training, 'We train models.'), []);
  const display = 'recipients: {all: {type: public}}\ndata:\n  - {what: identity.name, to: all}';
  assert.equal(report('public-display', display, 'We like you.')[0]?.slice(0, 10), 'warning 3:');
  assert.equal(report('public-display', display, 'Your name is visible.'), []);
});

omission('retention: "keep the number of mails low" is no period', () => {
  assert.equal(
    report('retention', STATS, 'We keep mails few.', [{ quote: 'We keep mails few', action: 'retain', data: ['contact.email'] }])[0]?.slice(
      0,
      10,
    ),
    'warning 4:',
  );
});

omission('nothing is missing from a policy that was not read', () => {
  for (const [id, rule] of RULES) {
    if (!id.startsWith('omission/')) continue;
    const yaml = `${STATS}\nselling: {sells: yes, shares_for_ads: yes}\nautomation: {ai_training: {uses_personal_data: yes}}`;
    assert.equal(check(rule, contextOf(yaml, [readingOf(documentOf('# Datenschutz\nWir mögen Sie.', 'de'))], ['gdpr'])), [], id);
  }
});

omission.run();

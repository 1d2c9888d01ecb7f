import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { factsOf } from '../../src/extract/facts.js';
import { createVocabulary } from '../../src/extract/vocabulary.js';
import type { Action, Statement } from '../../src/model/statement.js';
import { textAt } from '../../src/model/text.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

const words = createVocabulary();

function facts(text: string): Statement[] {
  return factsOf(parseDeclaration({ path: 'privacy.yaml', text: `declaration: 1\n${text}` }, words), words);
}

/** Statements of one action in a line each: polarity, data, → recipients, for purposes, and what else is set. */
function told(statements: readonly Statement[], action: Action): string[] {
  return statements
    .filter((one) => one.action === action)
    .map((one) =>
      [
        one.polarity === 'does' ? '+' : '-',
        one.actor === 'third' ? 'third' : '',
        one.data.map((x) => x.id).join(','),
        one.recipients.length ? `→ ${one.recipients.map((x) => `${x.id}/${x.text}`).join(',')}` : '',
        one.purposes.length ? `for ${one.purposes.map((x) => x.id).join(',')}` : '',
        one.basis,
        one.source,
        one.place,
        one.mechanism,
        one.right,
        one.contact,
        one.duration?.text,
        one.conditions.length ? `if ${one.conditions.map((x) => x.kind).join(',')}` : '',
        `«${textAt(one.at)}»`,
      ]
        .filter(Boolean)
        .join(' '),
    );
}

const RECIPIENTS = `recipients:
  box: {name: Example Box, type: processor, country: DE, transfer: none}
  stats: {name: Example Stats, type: analytics_provider, countries: [US, IN], transfer: scc, exchange: analytics}
  list: {name: Example Lists, type: data_broker, country: unknown}
  idle: {type: ad_network, country: US, exchange: money}
`;
const test = suite('facts');

test('an entry is collected from each source, used for each purpose and kept for each period', () => {
  const found = facts(
    'data:\n  - {what: [email, name], from: [user, automatic], for: {support: contract, direct_marketing: consent, profiling: unknown}, keep: {live: until account closed, backups: 35 days}}\n',
  );
  assert.equal(told(found, 'collect'), [
    '+ contact.email for support,direct_marketing,profiling user «email»',
    '+ contact.email for support,direct_marketing,profiling automatic «email»',
    '+ identity.name for support,direct_marketing,profiling user «name»',
    '+ identity.name for support,direct_marketing,profiling automatic «name»',
  ]);
  assert.equal(told(found, 'use'), [
    '+ contact.email,identity.name for support contract «support»',
    '+ contact.email,identity.name for direct_marketing consent if consent «direct_marketing»',
    '+ contact.email,identity.name for profiling «profiling»',
  ]);
  assert.equal(told(found, 'advertise'), ['+ contact.email,identity.name for direct_marketing consent if consent «direct_marketing»']);
  assert.equal(told(found, 'profile'), ['+ contact.email,identity.name for profiling «profiling»']);
  assert.equal(told(found, 'retain'), [
    '+ contact.email,identity.name live until account closed «until account closed»',
    '+ contact.email,identity.name backups 35 days «35 days»',
  ]);
  assert.is(told(found, 'delete').length, 2);
  assert.ok(found.every((one) => one.by === 'declaration' && one.mood === 'asserted'));
  assert.ok(textAt(found.find((one) => one.action === 'use')?.within as never).startsWith('{what:'));
});

test('what is kept without end is not deleted', () => {
  assert.equal(told(facts('data: [{what: email, keep: indefinite}]\n'), 'delete'), ['- contact.email indefinite «indefinite»']);
});

test('each category reaches each recipient, under the type and name of the recipient', () => {
  const found = facts(`${RECIPIENTS}data: [{what: [email, name], for: support, to: [box, stats]}]\n`);
  assert.equal(told(found, 'share'), [
    '+ contact.email → processor/Example Box for support DE «box»',
    '+ identity.name → processor/Example Box for support DE «box»',
    '+ contact.email → analytics_provider/Example Stats for support «stats»',
    '+ identity.name → analytics_provider/Example Stats for support «stats»',
  ]);
  assert.equal(found.find((one) => one.action === 'share')?.because, ['Example Box (service providers)']);
  assert.equal(told(found, 'transfer'), [
    '+ contact.email,identity.name → processor/Example Box DE «DE»',
    '+ contact.email,identity.name → analytics_provider/Example Stats US scc «US»',
    '+ contact.email,identity.name → analytics_provider/Example Stats IN scc «IN»',
  ]);
});

test('a sale follows from selling, from the recipient’s type and from what is given in exchange', () => {
  const found = facts(
    `${RECIPIENTS}data: [{what: email, to: [box, stats, list]}]\nselling: {sells: yes, to: list, opt_out: https://mill.example/out, sells_under_16: no}\n`,
  );
  assert.equal(told(found, 'sell'), [
    '+ contact.email → analytics_provider/Example Stats «analytics»',
    '+ contact.email → data_broker/Example Lists «data_broker»',
    '+ contact.email → data_broker/Example Lists if opt_out «yes»',
    '- if age «no»',
  ]);
  assert.equal(
    found.filter((one) => one.action === 'sell').map((one) => one.confidence),
    ['medium', 'high', 'high', 'high'],
  );
  assert.equal(told(facts(`${RECIPIENTS}data: [{what: email, to: box}]\nselling: no\n`), 'sell'), ['- «no»']);
});

test('a recipient whom nothing reaches, or who is not declared, gives no statement', () => {
  const found = facts(`${RECIPIENTS}data: [{what: email, to: nobody}]\n`);
  assert.equal(
    found.filter((one) => ['share', 'transfer', 'sell', 'train'].includes(one.action)),
    [],
  );
});

test('trackers say what they are for, whose they are and whether they ask first', () => {
  const found = facts(`${RECIPIENTS}trackers:
  - {name: sid, vendor: us, kind: cookie, for: essential, lasts: session, consent: not_needed}
  - {name: px, vendor: stats, kind: pixel, for: [analytics, advertising], lasts: 90 days, consent: opt_in}
  - {name: early, vendor: stats, kind: sdk, for: advertising, lasts: unknown, consent: opt_in, before_consent: yes}
`);
  assert.equal(told(found, 'track'), [
    '+ for provide_service cookie session «cookie»',
    '+ → analytics_provider/Example Stats for analytics,advertising_targeted pixel 90 days if consent «pixel»',
    '+ → analytics_provider/Example Stats for advertising_targeted sdk «sdk»',
  ]);
  assert.is(told(found, 'advertise').length, 2);
});

test('a declared no is a denial', () => {
  const found = facts(`automation: {decisions: none, profiling: no, ai_training: {uses_personal_data: no}}
security: {in_transit: TLS 1.3, at_rest: none, end_to_end: no, passwords: plain, mfa: yes, access_control: unknown, certified: [SOC 2]}
signals: {gpc: ignored, dnt: partly}
children: {audience: mixed, collects_under_13: no}
selling: {sells: no, shares_for_ads: no, opt_out: none}
policy: {file: a.md, change_notice: {how: none}}
`);
  assert.equal([told(found, 'decide'), told(found, 'profile'), told(found, 'train')], [['- «none»'], ['- «no»'], ['- «no»']]);
  assert.equal(told(found, 'secure'), [
    '+ encryption_in_transit «TLS 1.3»',
    '- encryption_at_rest «none»',
    '- end_to_end «no»',
    '- hashing «plain»',
    '+ mfa «yes»',
    '+ certification «SOC 2»',
  ]);
  assert.equal(told(found, 'honor_signal'), ['- gpc «ignored»', '+ dnt if scope «partly»']);
  assert.equal(told(found, 'address_children'), ['+ «mixed»', '- if age «no»']);
  assert.equal(
    [told(found, 'sell'), told(found, 'share'), told(found, 'advertise')],
    [['- «no»'], ['- for advertising_targeted «no»'], []],
  );
  assert.equal([told(found, 'offer_right'), told(found, 'notify_change')], [['- opt_out_sale «none»'], ['- «none»']]);
});

test('what is done about decisions and training is said', () => {
  const found = facts(`recipients: {ai: {name: Example AI, type: ai_provider, trains_on_data: yes}}
data: [{what: content.ai_prompts, to: ai, for: {ai_training: consent}}]
automation: {decisions: [{what: credit limit, human_review: yes, opt_out: https://mill.example/out}], ai_training: {uses_personal_data: yes, llm: yes, data: messages}}
`);
  assert.equal(told(found, 'decide'), ['+ if opt_out «credit limit»']);
  assert.equal(told(found, 'train'), [
    '+ content.ai_prompts for ai_training consent if consent «ai_training»',
    '+ third content.ai_prompts → ai_provider/Example AI «yes»',
    '+ content.messages «yes»',
    '+ «yes»',
  ]);
});

test('contacts, rights and notice', () => {
  const found =
    facts(`organization: {name: Mill, legal_name: Mill Ltd, contact: hello@mill.example, phone: 1234567, address: 1 Mill Road, dpo: none, eu_representative: Mill GmbH}
policy: {file: a.md, change_notice: {how: email or site, days_before: 30}}
rights: {offered: [access, delete], answer_within: 30 days}
`);
  assert.equal(told(found, 'identify_controller'), ['+ «Mill Ltd»']);
  assert.equal(told(found, 'give_contact'), [
    '+ email «hello@mill.example»',
    '+ phone «1234567»',
    '+ post «1 Mill Road»',
    '+ representative «Mill GmbH»',
  ]);
  assert.equal(told(found, 'offer_right'), ['+ access 30 days «access»', '+ delete 30 days «delete»']);
  assert.equal(told(found, 'notify_change'), ['+ email 30 days «email or site»']);
});

test('what stands beside a statement is told with it', () => {
  const found = facts(`organization: {name: Mill, contact: www.mill.example/ask, dpo: dpo@mill.example, uk_representative: Mill UK}
data:
  - {what: [email, name], for: {support: contract}, aggregated: yes, keep: {live: 2 years}, to: [ads, ai]}
  - {what: email, to: ai}
recipients:
  ads: {name: Example Ads, type: ad_network}
  ai: {name: Example AI, type: ai_provider, trains_on_data: no, exchange: money}
selling: {sells: yes, to: [ads, nobody], shares_for_ads: yes, opt_out: https://mill.example/out, sells_sensitive: yes}
trackers: [{name: px, vendor: nobody, kind: pixel, for: advertising, consent: opt_out}]
automation: {decisions: [{what: credit, human_review: yes}, {what: rent, human_review: no}], ai_training: {llm: yes, opt_out: https://mill.example/out}}
children: {audience: adults, collects_under_13: yes}
security: {mfa: no}
signals: {gpc: honored}
rights: {offered: [opt_out_sale], answer_within: unknown}
policy: {file: a.md, change_notice: {how: a banner in the app, days_before: 7}}
`);
  const because = (action: Action): string[] => found.filter((one) => one.action === action).map((one) => one.because.join('; '));
  const expected: readonly (readonly [action: Action, told: readonly string[], because: readonly string[]])[] = [
    ['use', ['+ contact.email,identity.name for support contract if aggregate «support»'], ['']],
    ['retain', ['+ contact.email,identity.name live 2 years if aggregate «2 years»'], ['in live']],
    ['delete', ['+ contact.email,identity.name live 2 years if aggregate «2 years»'], ['in live']],
    [
      'share',
      [
        '+ contact.email → ad_network/Example Ads for support if aggregate «ads»',
        '+ identity.name → ad_network/Example Ads for support if aggregate «ads»',
        '+ contact.email → ai_provider/Example AI for support if aggregate «ai»',
        '+ identity.name → ai_provider/Example AI for support if aggregate «ai»',
        '+ contact.email → ai_provider/Example AI «ai»',
        '+ contact.email,identity.name → ad_network/Example Ads for advertising_targeted if opt_out «yes»',
      ],
      [...Array<string>(2).fill('Example Ads (advertising networks)'), ...Array<string>(3).fill('Example AI (AI providers)'), ''],
    ],
    [
      'sell',
      ['+ contact.email,identity.name → ad_network/Example Ads if opt_out «yes»', '+ special → ad_network/Example Ads if opt_out «yes»'],
      ['', ''],
    ],
    [
      'advertise',
      [
        '+ contact.email,identity.name → ad_network/Example Ads for advertising_targeted if opt_out «yes»',
        '+ for advertising_targeted pixel if opt_out «advertising»',
      ],
      ['', 'px'],
    ],
    ['track', ['+ for advertising_targeted pixel if opt_out «pixel»'], ['px']],
    [
      'train',
      ['- third contact.email,identity.name → ai_provider/Example AI «no»', '+ if opt_out «yes»'],
      ['Example AI', 'a large language model'],
    ],
    ['decide', ['+ «credit»', '+ «rent»'], ['credit; a human reviews it', 'rent']],
    ['address_children', ['- «adults»', '+ if age «yes»'], ['the audience is "adults"', 'data of children under 13']],
    ['secure', ['- mfa «no»'], ['no']],
    ['honor_signal', ['+ gpc «honored»'], ['']],
    ['offer_right', ['+ opt_out_sale «opt_out_sale»'], ['']],
    ['notify_change', ['+ notice 7 days «a banner in the app»'], ['a banner in the app']],
    [
      'give_contact',
      ['+ form «www.mill.example/ask»', '+ dpo «dpo@mill.example»', '+ representative «Mill UK»'],
      ['www.mill.example/ask', 'dpo@mill.example', 'Mill UK'],
    ],
    ['identify_controller', ['+ «Mill»'], ['Mill']],
  ];
  for (const [action, lines, reasons] of expected) assert.equal([told(found, action), because(action)], [[...lines], [...reasons]], action);
});

test('what is unknown says nothing', () => {
  assert.equal(
    facts(`organization: {contact: unknown, name: unknown}
recipients: {x: {type: unknown, country: unknown, transfer: unknown, exchange: unknown, trains_on_data: unknown}}
data: [{what: unknown, from: unknown, for: unknown, keep: unknown, to: x}]
selling: {sells: unknown, shares_for_ads: unknown, opt_out: unknown}
signals: {gpc: unknown}
children: {audience: unknown, collects_under_13: unknown}
automation: {decisions: unknown, ai_training: {uses_personal_data: unknown, llm: unknown}}
security: {in_transit: unknown, passwords: unknown, end_to_end: unknown}
rights: {offered: unknown, how: unknown}
policy: {file: a.md, change_notice: {how: unknown}}
`),
    [],
  );
  assert.equal(facts('data: [\n'), []);
});

test.run();

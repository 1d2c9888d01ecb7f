import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isOccasion, OCCASION_NAMES } from '../../src/check/occasions.js';
import { contextOf, documentOf, readingOf } from './hand-made.js';

const occasions = suite('what brings a duty of notice about');

const comes = (when: string, yaml: string, regimes: readonly string[] = []): boolean => isOccasion(when, contextOf(yaml, [], regimes));

/** An entry of one category, with purposes and recipients as YAML, and the recipient to whom it goes. */
const entry = (what: string, uses = 'provide_service', more = ''): string => `data:\n  - {what: ${what}, for: ${uses}${more}}\n`;
const going = (recipient: string, what = 'contact.email', uses = 'provide_service'): string =>
  `recipients:\n  one: ${recipient}\n${entry(what, uses, ', to: one')}`;

/** Facts that bring an occasion about, and the nearest ones that do not. */
const FACTS: Readonly<Record<string, { yes: readonly string[]; no: readonly string[] }>> = {
  sale: {
    yes: ['selling: {sells: yes}', going('{type: data_broker}'), going('{type: business_partner, exchange: money}')],
    no: ['selling: {sells: no}', 'selling: {sells: unknown, shares_for_ads: yes}', going('{type: processor, contract: dpa}')],
  },
  ads: {
    yes: ['selling: {shares_for_ads: yes}', going('{type: ad_network}', 'device.cookie_id', 'advertising_targeted')],
    no: [
      'selling: {shares_for_ads: unknown, sells: yes}',
      `selling: {shares_for_ads: no}\n${going('{type: ad_network}', 'device.cookie_id', 'advertising_targeted')}`,
      going('{type: ad_network}', 'device.cookie_id', 'advertising_contextual'),
      going('{type: data_broker}'),
    ],
  },
  disposal: {
    yes: ['selling: {sells: yes}', 'selling: {shares_for_ads: yes}'],
    no: ['selling: {sells: no, shares_for_ads: no}', 'selling: {sells: unknown, shares_for_ads: unknown}'],
  },
  sensitive_held: {
    yes: [entry('special.health'), entry('[contact.email, location.precise]'), entry('account.credentials')],
    no: [entry('[contact.email, location.coarse]'), ''],
  },
  sensitive_sold: {
    yes: ['selling: {sells: yes, sells_sensitive: yes}', going('{type: data_broker}', '[contact.email, special.health]')],
    // A password that goes to a buyer is no sensitive data by the law that asks.
    no: [
      going('{type: data_broker}', 'account.credentials'),
      going('{type: data_broker}', 'contact.email') + '  - {what: special.health, for: provide_service}\n',
      going('{type: processor, contract: dpa}', 'special.health'),
      'selling: {sells: yes, sells_sensitive: unknown}',
    ],
  },
  biometric_sold: {
    yes: [going('{type: data_broker}', 'biometric'), `selling: {sells: yes, to: one}\n${going('{type: business_partner}', 'biometric')}`],
    no: [going('{type: data_broker}', 'special.health'), going('{type: business_partner}', 'biometric'), entry('biometric')],
  },
  biometric: { yes: [entry('biometric')], no: [entry('identity.photo')] },
  health: { yes: [entry('special.health'), entry('special.genetic'), entry('special')], no: [entry('special.religion')] },
  child_audio: {
    yes: [
      `children: {audience: children}\n${entry('content.audio_video')}`,
      `children: {collects_under_13: yes}\n${entry('content')}`,
      `children: {audience: mixed, collects_under_13: unknown}\n${entry('content.audio_video')}`,
    ],
    no: [
      `children: {audience: adults}\n${entry('content.audio_video')}`,
      `children: {audience: mixed, collects_under_13: no}\n${entry('content.audio_video')}`,
      `children: {audience: children}\n${entry('content.messages')}`,
    ],
  },
  child_identifiers: {
    yes: ['device.cookie_id', 'device.advertising_id', 'device.ip_address', 'device'].map(
      (id) => `children: {audience: children}\n${entry(id)}`,
    ),
    no: [`children: {audience: children}\n${entry('device.info')}`, `children: {audience: adults}\n${entry('device.cookie_id')}`],
  },
  locating: {
    yes: ['automation: {profiling: yes}', entry('usage.activity', 'profiling'), entry('location.precise'), entry('location')],
    no: ['automation: {profiling: no}', 'automation: {profiling: unknown}', entry('location.coarse', 'analytics')],
  },
  decided: {
    yes: ['automation: {decisions: [{what: credit, effect: legal, human_review: no}]}'],
    no: ['automation: {decisions: none}', 'automation: {profiling: yes}'],
  },
  decisions: {
    yes: ['automation: {decisions: [{what: credit, effect: legal, human_review: yes}]}'],
    no: [
      'automation: {decisions: none}',
      'automation: {decisions: [{what: credit, effect: legal, human_review: yes}, {what: rent, effect: legal, human_review: no}]}',
      'automation: {decisions: [{what: credit, effect: legal}]}',
    ],
  },
  under13: {
    yes: ['children: {audience: children}', 'children: {audience: mixed}', 'children: {audience: teens, collects_under_13: yes}'],
    no: ['children: {audience: children, collects_under_13: no}', 'children: {audience: teens}', 'children: {audience: adults}', ''],
  },
  children: {
    yes: ['children: {audience: children}', 'children: {audience: adults, collects_under_13: yes}'],
    no: ['children: {audience: mixed}', 'children: {audience: children, collects_under_13: no}', 'children: {audience: adults}'],
  },
  reviews: {
    yes: ['rights: {offered: [access]}', 'rights: {offered: [delete, know]}', 'rights: {offered: [correct]}'],
    no: ['rights: {offered: [delete]}', 'rights: {offered: none}'],
  },
  partner_marketing: {
    yes: [entry('contact.email', '[accounts, partner_marketing]'), going('{type: marketing_partner}')],
    no: [entry('contact.email', 'direct_marketing'), 'recipients:\n  one: {type: marketing_partner}\n', going('{country: US}')],
  },
  affiliates: { yes: [going('{type: affiliate}')], no: [going('{type: business_partner}'), 'recipients:\n  one: {type: affiliate}\n'] },
  outside_canada: {
    yes: [going('{type: processor, country: US}'), going('{type: processor, country: [CA, US]}')],
    no: [going('{type: processor, country: CA}'), going('{type: processor, country: unknown}'), going('{type: processor}')],
  },
  dpf: { yes: ['frameworks: {dpf: {member: yes}}'], no: ['frameworks: {dpf: {member: no}}', 'frameworks: {dpf: {member: unknown}}', ''] },
  consent: {
    yes: [
      entry('contact.email', '{direct_marketing: consent}'),
      entry('special.health', '{research: explicit_consent}'),
      'trackers:\n  - {name: _cw, kind: cookie, for: analytics, consent: opt_in}\n',
    ],
    no: [
      entry('contact.email', '{direct_marketing: legitimate_interests}'),
      entry('contact.email'),
      'trackers:\n  - {name: _cw, kind: cookie, for: analytics, consent: opt_out}\n',
    ],
  },
  interests: {
    yes: [
      entry('contact.email', '{fraud_prevention: legitimate_interests}'),
      entry('contact.email', '{research: public_task}'),
      entry('contact.email', '{direct_marketing: consent}'),
    ],
    // On what a use rests that nobody has declared is not known.
    no: [
      entry('contact.email', '{accounts: contract}'),
      entry('contact.email', '{research: consent}'),
      entry('contact.email', '{research: unknown}'),
      entry('contact.email', 'research'),
    ],
  },
  legitimate: {
    yes: [entry('contact.email', '{accounts: contract, security: legitimate_interests}')],
    no: [entry('contact.email', '{research: public_task}'), entry('contact.email', 'direct_marketing')],
  },
  portable: {
    yes: ['consent', 'explicit_consent', 'contract'].map((basis) => entry('contact.email', `{accounts: ${basis}}`)),
    no: [
      entry('contact.email', '{accounts: legitimate_interests}'),
      entry('contact.email', '{accounts: legal_obligation}'),
      entry('contact.email', '{accounts: unknown}'),
      entry('contact.email', 'accounts'),
      '',
    ],
  },
  marketing: { yes: [entry('contact.email', 'direct_marketing')], no: [entry('contact.email', 'partner_marketing')] },
  sensitive: {
    yes: [entry('[contact.email, special.health]', '[provide_service, advertising_targeted]')],
    no: [
      entry('special.health', 'provide_service'),
      entry('contact.email', 'advertising_targeted'),
      entry('special.health') + '  - {what: contact.email, for: advertising_targeted}\n',
    ],
  },
  legal_name: { yes: ['organization: {name: Mosswick, legal_name: Mosswick Ltd}'], no: ['organization: {name: Mosswick}'] },
  dpo: {
    yes: ['organization: {name: Mosswick, dpo: dpo@mosswick.example}'],
    no: ['none', 'not_required', 'unknown'].map((dpo) => `organization: {name: Mosswick, dpo: ${dpo}}`),
  },
  eu_representative: {
    yes: ['organization: {name: Mosswick, eu_representative: Repwell Ltd}'],
    no: [
      'organization: {name: Mosswick, uk_representative: Repwell Ltd}',
      'organization: {name: Mosswick, eu_representative: not_required}',
    ],
  },
  uk_representative: {
    yes: ['organization: {name: Mosswick, uk_representative: Repwell Ltd}'],
    no: ['organization: {name: Mosswick, eu_representative: Repwell Ltd}', 'organization: {name: Mosswick, uk_representative: none}'],
  },
  'from:data_broker': {
    yes: [entry('contact.email', 'direct_marketing', ', from: [user, data_broker]')],
    no: [entry('contact.email', 'direct_marketing', ', from: user'), entry('contact.email')],
  },
  trackers: {
    yes: ['[essential, analytics]', 'advertising'].map((use) => `trackers:\n  - {name: _cw, kind: cookie, for: ${use}}\n`),
    no: ['essential', '[security, essential]'].map((use) => `trackers:\n  - {name: _cw, kind: cookie, for: ${use}}\n`),
  },
  foreign_trackers: {
    yes: ['trackers:\n  - {name: _cw, vendor: counts, kind: cookie, for: analytics}\n'],
    no: [
      'trackers:\n  - {name: _cw, vendor: us, kind: cookie, for: analytics}\n',
      'trackers:\n  - {name: _cw, kind: cookie, for: analytics}\n',
      'trackers:\n  - {name: _cw, vendor: counts, kind: cookie, for: security}\n',
    ],
  },
};

for (const [when, { yes, no }] of Object.entries(FACTS))
  occasions(`${when}: comes with these facts, and not with their neighbours`, () => {
    for (const yaml of yes) assert.ok(comes(when, yaml), `it comes with: ${yaml}`);
    for (const yaml of no) assert.not(comes(when, yaml), `it does not come with: ${yaml}`);
  });

occasions('transfer: by the law whose people are served, and by the country', () => {
  const us = going('{type: processor, country: US}');
  assert.ok(comes('transfer', us, ['gdpr']));
  assert.not(comes('transfer', us, ['ccpa']));
  assert.not(comes('transfer', going('{type: processor, country: FR}'), ['gdpr']));
  assert.ok(comes('transfer', going('{type: processor, country: [FR, IN]}'), ['gdpr']));
  assert.not(comes('transfer', going('{type: processor, country: unknown}'), ['gdpr']));
});

occasions('dpf: a policy that says of its own organisation that it takes part', () => {
  const policy = (text: string): boolean => isOccasion('dpf', contextOf('', [readingOf(documentOf(text))]));
  assert.ok(policy('We have certified to the Department of Commerce that we adhere to the Data Privacy Framework.'));
  assert.not(policy('Our hosting provider has certified that it adheres to the Data Privacy Framework.'));
  assert.not(policy('We do not take part in the Data Privacy Framework.'));
});

occasions('a duty without an occasion always holds; a word that is none never does', () => {
  assert.ok(isOccasion(undefined, contextOf('', [])));
  assert.not(comes('full_moon', 'selling: {sells: yes}'));
  assert.not(comes('', 'selling: {sells: yes}'));
});

occasions('every occasion has its facts here', () => {
  assert.equal(
    OCCASION_NAMES.filter((name) => !Object.keys(FACTS).some((when) => when.split(':')[0] === name)),
    ['transfer'],
  );
});

occasions.run();

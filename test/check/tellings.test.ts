// How far a policy tells of what is declared: by name, by kind, in general, or not.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { coverageOf } from '../../src/check/coverage.js';
import type { Coverage } from '../../src/check/disclosures.js';
import { dataTold, isGeneral, isPeriod, purposeTold, recipientTold, retentionTold, speaksOf } from '../../src/check/tellings.js';
import type { Context } from '../../src/model/rule.js';
import { textAt } from '../../src/model/text.js';
import type { Told } from '../../src/model/overview.js';
import { contextOf, documentOf, readingOf } from './hand-made.js';
import type { Said } from './hand-made.js';
import { say } from './stage.js';

const tellings = suite('how far a policy tells');

type Mentions = Parameters<typeof readingOf>[2];

function ask<T>(text: string, said: readonly Said[], mentions: Mentions, yaml: string, of: (context: Context, coverage: Coverage) => T): T {
  const context = contextOf(yaml, [readingOf(documentOf(text), said, mentions)]);
  return of(context, coverageOf(context) as Coverage);
}

const shown = ({ how, at }: Told): string => (at ? `${how}: ${textAt(at)}` : how);

/** How far a policy tells of the declared recipient. */
function recipient(fact: string, text: string, said: readonly Said[] = [], mentions: Mentions = []): string {
  return ask(text, said, mentions, `recipients: {a: {${fact}}}`, (context, coverage) =>
    shown(recipientTold(context, coverage, context.declaration.recipients[0] as never)),
  );
}

tellings('a recipient is told by its name, or by its kind', () => {
  assert.is(recipient('name: Oarsong, type: ad_network', 'We like Oarsong.'), 'told: Oarsong');
  assert.is(recipient('name: Oarsong, type: ad_network', 'We like boats.'), 'none');
  const networks = (type: string): string =>
    recipient(`name: Oarsong, type: ${type}`, 'Networks get it.', [
      { quote: 'Networks get it', action: 'share', recipients: ['ad_network'] },
    ]);
  assert.is(networks('ad_network'), 'told: Networks get it');
  // Kinds that a reader takes for one another, one way only.
  assert.is(networks('marketing_partner'), 'told: Networks get it');
  assert.is(networks('data_broker'), 'none');
  const partners = (type: string): string =>
    recipient(`name: Oarsong, type: ${type}`, 'Partners get it.', [
      { quote: 'Partners get it', action: 'share', recipients: ['marketing_partner'] },
    ]);
  assert.is(partners('business_partner'), 'told: Partners get it');
  assert.is(partners('ad_network'), 'none');
  assert.is(recipient('name: Oarsong', 'We like boats.'), 'unasked');
  assert.is(recipient('name: Oarsong, type: unknown', 'We like boats.'), 'unasked');
});

tellings('a partner in marketing is told by a wider kind', () => {
  const wider = (type: string): string =>
    recipient(`name: Oarsong, type: ${type}`, 'Friends get it.', [
      { quote: 'Friends get it', action: 'share', recipients: ['business_partner'] },
    ]);
  assert.is(wider('marketing_partner'), 'told: Friends get it');
  assert.is(wider('data_broker'), 'none');
});

tellings('an audience need not be told of', () => {
  assert.is(recipient('name: all, type: public', 'We like boats.'), 'unasked');
  assert.is(
    recipient('name: all, type: public', 'The world sees it.', [{ quote: 'The world sees it', action: 'share', recipients: ['public'] }]),
    'told: The world sees it',
  );
});

tellings('others are told of by why they get the data', () => {
  const ends = (type: string, purpose: string, more: Partial<Said> = {}): string =>
    recipient(`name: Oarsong, type: ${type}`, 'Others get it.', [
      { quote: 'Others get it', action: 'share', recipients: ['third_parties'], purposes: [purpose], ...more },
    ]);
  for (const [type, purpose] of [
    ['ad_network', 'advertising_targeted'],
    ['analytics_provider', 'analytics'],
    ['marketing_partner', 'direct_marketing'],
    ['payment_processor', 'payments'],
    ['researcher', 'research'],
    ['government', 'legal_obligation'],
    ['acquirer', 'business_transfer'],
    ['consumer_reporting_agency', 'fraud_prevention'],
  ] as const) {
    assert.is(ends(type, purpose), 'told: Others get it', type);
    assert.is(ends(type, 'accounts'), 'none', type);
  }
  for (const action of ['share', 'sell', 'collect', 'track', 'advertise', 'transfer'] as const)
    assert.is(ends('researcher', 'research', { action }), 'told: Others get it', action);
  assert.is(ends('researcher', 'research', { action: 'use' }), 'none');
  // What the organisation does itself reaches nobody; what others do, does.
  assert.is(ends('researcher', 'research', { recipients: [] }), 'none');
  assert.is(ends('researcher', 'research', { recipients: [], actor: 'third' }), 'told: Others get it');
});

tellings('a processor is told by the work it does, or in general', () => {
  const by = (words: string, fact = 'does: hosting of letters', id = 'processor'): string =>
    recipient(`name: Oarsong, type: processor, ${fact}`, `Our ${words} get it.`, [], [['recipient', id, words]]);
  assert.is(by('hosting helpers'), 'told: hosting helpers');
  assert.is(by('Hosting helpers'), 'told: Hosting helpers');
  assert.is(by('Hostin helpers'), 'told: Hostin helpers');
  assert.is(by('host'), 'none');
  assert.is(by('hosting helpers', 'does: hosting', 'ad_network'), 'none');
  // A short word of the work says nothing.
  assert.is(by('helpers of ours', 'does: "of ours"'), 'told: helpers of ours');
  assert.is(by('helpers of all', 'does: "of all"'), 'none');
  assert.is(by('service providers'), 'general: service providers');
  assert.is(by('Contractors'), 'general: Contractors');
  assert.is(by('cloud storage providers', 'does: letters'), 'none');
  assert.is(by('helpers', 'does: letters'), 'none');
});

/** How far a policy tells of a purpose. */
const purpose = (id: string, said: readonly Said[], text = 'We do it.'): string =>
  ask(text, said, [], '', (context, coverage) => shown(purposeTold(context, coverage, id)));

tellings('a purpose is told by its words, or by what is done', () => {
  const does = (action: Said['action'], more: Partial<Said> = {}): Said[] => [{ quote: 'We do it', action, ...more }];
  assert.is(purpose('research', does('use', { purposes: ['research'] })), 'told: We do it');
  assert.is(purpose('research', does('use')), 'none');
  for (const [id, action] of [
    ['ai_training', 'train'],
    ['automated_decisions', 'decide'],
    ['monetization', 'sell'],
    ['profiling', 'profile'],
  ] as const) {
    assert.is(purpose(id, does(action)), 'told: We do it', id);
    assert.is(purpose(id, does(action, { polarity: 'does_not' })), 'denied: We do it', id);
    assert.is(purpose(id, does('use')), 'none', id);
  }
  // The service itself is told by being offered, and of what is no purpose nobody asks.
  assert.is(purpose('provide_service', does('use')), 'unasked');
  assert.is(purpose('no_such', does('use')), 'unasked');
});

tellings('data are told by name, by a wider name, or by what is denied of them', () => {
  const data = (id: string, held: string, more: Partial<Said> = {}): string =>
    ask('We do it.', [{ quote: 'We do it', action: 'collect', data: [held], ...more }], [], '', (context, coverage) =>
      shown(dataTold(context, coverage, id)),
    );
  assert.is(data('contact.email', 'contact.email'), 'told: We do it');
  assert.is(data('contact', 'contact.email'), 'told: We do it');
  assert.is(data('contact.email', 'contact'), 'general: We do it');
  assert.is(data('contact.email', 'usage'), 'none');
  assert.is(data('contact.email', 'contact.email', { action: 'sell', polarity: 'does_not' }), 'denied: We do it');
  assert.is(data('no.such', 'contact.email'), 'unasked');
});

const YEAR = { kind: 'period', days: 365.25, text: 'a year' } as never;

tellings('how long data are kept is told for these data, in general, or not', () => {
  const kept = (said: Partial<Said>, text = 'Letters stay a year.', ids = '[contact.email, contact.phone]'): string =>
    ask(
      text,
      [{ quote: text.slice(0, -1), action: 'retain', duration: YEAR, ...said }],
      [],
      `data: [{what: ${ids}}]`,
      (context, coverage) => shown(retentionTold(context, coverage, context.declaration.data[0] as never)),
    );
  assert.is(kept({ data: ['contact.phone'] }), 'told: Letters stay a year');
  assert.is(kept({ data: ['contact'] }), 'told: Letters stay a year');
  assert.is(kept({ data: ['usage'] }), 'none');
  assert.is(kept({ data: [] }), 'general: Letters stay a year');
  assert.is(kept({ data: ['personal', 'contact.email'] }), 'general: Letters stay a year');
  assert.is(kept({ data: ['contact.phone'], duration: null }), 'none');
  // Words on keeping, outside of what is said of other data.
  assert.is(kept({ data: ['usage'], duration: null }, 'We retain letters.'), 'general: retain');
  assert.is(kept({ data: ['usage'] }, 'We retain letters.'), 'none');
});

tellings('what a period is: how long, or until when, anything is kept or deleted', () => {
  const is = (more: Parameters<typeof say>[1]): boolean => isPeriod(say('We keep it for a year if known.', more));
  assert.ok(is({ action: 'retain', duration: YEAR }));
  assert.ok(is({ action: 'delete', duration: YEAR }));
  assert.not(is({ action: 'collect', duration: YEAR }));
  assert.not(is({ action: 'retain' }));
  assert.not(is({ action: 'retain', duration: { kind: 'unknown', days: null, text: 'a while' } as never }));
  assert.not(is({ action: 'retain', duration: YEAR, conditions: { age: 'year' } }));
  assert.not(is({ action: 'retain', duration: YEAR, conditions: { knowledge: 'known' } }));
  assert.ok(is({ action: 'retain', duration: YEAR, conditions: { scope: 'if known' } }));
});

tellings('which statements are about data at large, or about a category', () => {
  const of = (...data: string[]) => say('x', { action: 'retain', data });
  assert.ok(isGeneral(of()));
  assert.ok(isGeneral(of('usage', 'personal')));
  assert.ok(isGeneral(of('non_personal')));
  assert.not(isGeneral(of('usage')));
  const context = contextOf('', []);
  assert.ok(speaksOf(context, of('contact'), 'contact.email'));
  assert.ok(speaksOf(context, of('contact.email'), 'contact'));
  assert.ok(speaksOf(context, of('usage', 'contact.email'), 'contact.email'));
  assert.not(speaksOf(context, of('contact.phone'), 'contact.email'));
  assert.not(speaksOf(context, of(), 'contact.email'));
});

tellings.run();

// What is declared of uses, bases and recipients, as rules hold it against a promise.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { collectionCounters, useCounters, usesFor } from '../../src/check/collecting.js';
import { needsConsent, trackersWithoutConsent, withoutConsent } from '../../src/check/consent.js';
import type { Counter } from '../../src/check/contradiction.js';
import { serves } from '../../src/check/declared.js';
import { limitsOf } from '../../src/check/limits.js';
import {
  basesOf,
  consentOf,
  consentToSharing,
  groupOf,
  impliedBy,
  isCommercial,
  isSamePurpose,
  purposesOf,
  servesNamed,
} from '../../src/check/purposes.js';
import { buyersOf } from '../../src/check/sale.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import type { DataEntry, Declaration, Recipient } from '../../src/model/declaration.js';
import { contextOf } from './hand-made.js';
import { say } from './stage.js';
import type { Saying } from './stage.js';

const uses = suite('what is declared of uses');
const terms = vocabulary();
const declarationOf = (yaml: string): Declaration => contextOf(yaml, []).declaration;
const entry = (rest: string): DataEntry => declarationOf(`data: [{what: contact.email, ${rest}}]`).data[0] as DataEntry;
const recipient = (type: string): Recipient =>
  declarationOf(`recipients: {a: {${type ? `type: ${type}` : 'name: A'}}}`).recipients[0] as Recipient;

uses('purposes of one group are one to a reader, and so are marketing, advertising and sale', () => {
  assert.ok(isSamePurpose('advertising_targeted', 'direct_marketing', terms));
  assert.ok(isSamePurpose('analytics', 'analytics', terms));
  assert.not(isSamePurpose('analytics', 'advertising_targeted', terms));
  assert.not(isSamePurpose('research', 'accounts', terms));
  assert.ok(isCommercial('monetization', terms));
  assert.not(isCommercial('analytics', terms));
  assert.is(groupOf('no_such', terms), 'no_such');
});

uses('what a type of recipient does with data is held for a purpose of it', () => {
  assert.equal(purposesOf(entry('for: accounts'), recipient('ad_network')), ['accounts', 'advertising_targeted']);
  assert.equal(purposesOf(entry('for: [accounts, research]'), recipient('')), ['accounts', 'research']);
  assert.equal(purposesOf(entry('for: accounts'), null), ['accounts']);
  assert.equal(impliedBy(['direct_marketing'], recipient('ad_network'), terms), ['advertising_targeted']);
  assert.equal(impliedBy(['advertising_targeted'], recipient('data_broker'), terms), []);
  assert.equal(impliedBy(['accounts', 'monetization'], recipient('data_broker'), terms), ['monetization']);
  assert.equal(impliedBy(['direct_marketing'], recipient(''), terms), []);
});

uses('a recipient serves a named purpose surely, perhaps, or not', () => {
  const how = (named: string[], forWhat: string, type = 'processor'): string =>
    servesNamed(named, entry(`for: ${forWhat}`), recipient(type), terms);
  assert.is(how(['analytics'], 'analytics'), 'surely');
  assert.is(how(['analytics'], '[analytics, accounts]'), 'perhaps');
  assert.is(how(['analytics', 'accounts'], '[analytics, accounts]'), 'surely');
  assert.is(how(['analytics'], 'accounts'), 'no');
  assert.is(how(['direct_marketing'], 'accounts', 'ad_network'), 'surely');
});

uses('uses rest on consent, not, or it is unknown', () => {
  assert.is(consentOf(['consent']), 'yes');
  assert.is(consentOf(['explicit_consent', 'consent']), 'yes');
  assert.is(consentOf(['contract']), 'no');
  assert.is(consentOf(['contract', 'consent']), 'unknown');
  assert.is(consentOf([]), 'unknown');
  assert.equal(basesOf(entry('for: {accounts: contract, research: unknown, analytics: not_applicable}')), ['contract']);
  assert.equal(basesOf(entry('for: {accounts: contract}, condition: explicit_consent')), ['explicit_consent']);
  assert.equal(basesOf(entry('for: accounts')), []);
  // What reaches beyond the service decides, where there is any of it.
  assert.is(consentToSharing(entry('for: {accounts: contract, direct_marketing: consent}'), terms), 'yes');
  assert.is(consentToSharing(entry('for: {accounts: contract, research: contract}'), terms), 'no');
});

const brief = (counters: readonly Counter[]): string[] =>
  counters.map(({ says, consent, severity }) => [says, consent, severity].filter(Boolean).join(' | '));
const saying = (more: Partial<Saying>, text = 'We do not use names at all.') => say(text, { action: 'use', polarity: 'does_not', ...more });

uses('one fact for each declared purpose, with all its data', () => {
  const context = contextOf(
    'data:\n' +
      '  - {what: contact.email, for: {direct_marketing: consent, accounts: contract}}\n' +
      '  - {what: [contact.phone, identity.name], for: {direct_marketing: consent, analytics: contract}}\n' +
      '  - {what: usage.activity, for: {direct_marketing: contract}, aggregated: yes}\n' +
      '  - {what: special.health, for: {research: contract}}\n',
    [],
  );
  const of = (purposes: string[], data: string[] = ['contact']) => brief(useCounters(saying({ data }), purposes, context));
  assert.equal(of(['direct_marketing']), ['data is used for direct marketing: e-mail address and telephone number | yes']);
  assert.equal(of(['direct_marketing', 'analytics']), [
    'data is used for direct marketing: e-mail address and telephone number | yes',
    'data is used for analytics: telephone number | no',
  ]);
  assert.equal(of(['research']), []);
  assert.equal(of(['direct_marketing'], ['usage']), []);
  assert.equal(
    usesFor(context.declaration.data[0] as DataEntry, ['accounts', 'research'], context).map(({ purpose }) => purpose.value),
    ['accounts'],
  );
});

uses('a use or a recipient that rests on something other than consent', () => {
  const context = contextOf(
    'recipients:\n  ads: {name: Oarsong, type: ad_network}\n  host: {name: Rackhaven, type: processor, contract: dpa}\n  club: {name: Choir}\n' +
      'data:\n' +
      '  - {what: contact.email, for: {accounts: contract, advertising_targeted: legitimate_interests}, to: [ads, host]}\n' +
      '  - {what: contact.phone, for: {direct_marketing: consent, security: legal_obligation, research: unknown}, to: club}\n',
    [],
  );
  const of = (more: Partial<Saying>) => brief(withoutConsent(saying({ data: ['contact'], ...more }), context));
  const share = (more: Partial<Saying> = {}) => of({ action: 'share', ...more });
  assert.equal(share(), ['data goes to Oarsong (advertising networks) on the basis of legitimate interests | no']);
  assert.equal(share({ recipients: ['ad_network'] }), share());
  assert.equal(share({ action: 'sell' }), share());
  assert.equal(share({ recipients: ['processor'] }), []);
  assert.equal(share({ data: ['usage'] }), []);
  assert.equal(of({}), [
    'the basis of managing accounts is a contract with the person: e-mail address | no | error',
    'the basis of targeted advertising is legitimate interests: e-mail address | no | error',
  ]);
  assert.equal(of({ purposes: ['accounts'] }), [
    'the basis of managing accounts is a contract with the person: e-mail address | no | error',
  ]);
  // Messages and advertisements are two things to ask consent for.
  assert.equal(of({ purposes: ['direct_marketing'] }), []);
  assert.equal(of({ purposes: ['advertising_targeted'] }), [
    'the basis of targeted advertising is legitimate interests: e-mail address | no | error',
  ]);
  assert.equal(of({ action: 'advertise' }), ['the basis of targeted advertising is legitimate interests: e-mail address | no | error']);
  assert.match(of({ data: ['personal'] }).join(), /\| warning/);
});

uses('what is collected in spite of a denial, and how sure that is', () => {
  const collected = (data: string, more: Partial<Saying> = {}, rest = '', text = 'We do not collect names at all.'): string[] => {
    const context = contextOf(`organization: {name: Quellmark}\ncomplete: yes\ndata: [{what: ${data}, for: accounts${rest}}]\n`, []);
    const said = say(text, { action: 'collect', polarity: 'does_not', verb: 'collect', subject: 'We', ...more });
    return brief(collectionCounters(said, limitsOf(said), context)).map((line) => line.replace('the data collected include ', ''));
  };
  assert.equal(collected('identity.name', { data: ['identity.name'] }), ['name, for managing accounts | unknown | error']);
  assert.equal(collected('identity.name', { data: ['contact'] }), []);
  // A network address is no name, and one kind of technical data is mostly denied for one feature.
  assert.equal(collected('device.ip_address', { data: ['personal'] }), ['IP address, for managing accounts | unknown | warning']);
  assert.equal(collected('device.ip_address', { data: ['device'] }), ['IP address, for managing accounts | unknown | warning']);
  assert.equal(
    collected('location.coarse', { data: ['location'] }).map((x) => x.slice(-7)),
    ['warning'],
  );
  assert.equal(
    collected('identity.name', { data: ['identity.name'], source: 'user' }).map((x) => x.slice(-4)),
    ['info'],
  );
  // Nobody's own act: another subject, and no verb of taking.
  assert.match(collected('identity.name', { data: ['identity.name'], subject: 'names' }).join(), /warning$/);
  assert.match(
    collected('identity.name', { data: ['identity.name'], subject: 'Quellmark' }, '', 'Quellmark does not collect names at all.').join(),
    /error$/,
  );
  assert.match(collected('identity.name', { data: ['identity.name'], verb: 'see' }, '', 'We do not see names.').join(), /warning$/);
  // What is left open: aggregated data, other sources, other purposes, what is not kept.
  assert.equal(collected('identity.name', { data: ['identity.name'] }, ', aggregated: yes'), []);
  assert.equal(collected('identity.name', { data: ['identity.name'], source: 'automatic' }, ', from: user'), []);
  assert.is(collected('identity.name', { data: ['identity.name'], source: 'automatic' }, ', from: automatic').length, 1);
  assert.equal(collected('identity.name', { data: ['identity.name'], purposes: ['research'] }), []);
  assert.is(collected('identity.name', { data: ['identity.name'], purposes: ['accounts'] }).length, 1);
  assert.equal(collected('identity.name', { data: ['identity.name'], verb: 'store' }, ', keep: session', 'We do not store names.'), []);
  assert.is(collected('identity.name', { data: ['identity.name'] }, ', keep: session').length, 1);
});

uses('card data that only those who take payments receive', () => {
  const held = (type: string, data = 'financial.payment_card', to = ', to: pay'): number => {
    const context = contextOf(
      `recipients: {pay: {name: Tillward, ${type}}, list: {name: Namewell, type: data_broker}}\ndata: [{what: ${data}, for: payments${to}}]\n`,
      [],
    );
    const said = say('We do not collect card numbers.', {
      action: 'collect',
      polarity: 'does_not',
      verb: 'collect',
      subject: 'We',
      data: ['financial', 'identity.name'],
    });
    return collectionCounters(said, limitsOf(said), context).length;
  };
  assert.is(held('type: payment_processor'), 0);
  assert.is(held('type: processor, contract: dpa'), 0);
  assert.is(held('type: data_broker'), 1);
  assert.is(held('type: payment_processor', 'financial.payment_card', ''), 1);
  assert.is(held('type: payment_processor', 'financial.payment_card', ', to: [pay, list]'), 1);
  assert.is(held('type: payment_processor', '[financial.payment_card, identity.name]'), 2);
});

uses('a place is served where it is named, or is part of a market that is', () => {
  const served = (markets: string, place: string): string | null => serves(declarationOf(`markets: ${markets}`), place, terms);
  assert.is(served('[US-CA]', 'US-CA'), 'named');
  assert.is(served('[US]', 'US-CA'), 'included');
  assert.is(served('[EU, worldwide]', 'US-CA'), 'included');
  assert.is(served('[EU]', 'US-CA'), null);
});

uses('an advertising network gets data in a sale, but for contextual advertising', () => {
  const buyers = (forWhat: string): string[] =>
    buyersOf(
      declarationOf(
        `recipients: {ads: {name: Oarsong, type: ad_network, exchange: money}}\nselling: {sells: yes, to: [ads]}\ndata: [{what: device.ip_address, for: ${forWhat}, to: ads}]\n`,
      ),
      terms,
    ).map(({ id }) => id);
  assert.equal(buyers('advertising_targeted'), ['ads']);
});

uses('a sentence that makes all depend on consent, and one that leaves another way', () => {
  const needs = (text: string, more: Partial<Saying> = {}): boolean => needsConsent(say(text, { action: 'use', verb: 'use', ...more }));
  const text = 'We use names only with your consent.';
  const asked = { conditions: { consent: 'with your consent' } };
  assert.ok(needs(text, { ...asked, modal: 'only_if' }));
  assert.ok(needs(text, { ...asked, only: 'condition' }));
  assert.not(needs(text, asked));
  assert.not(needs(text, { modal: 'only_if' }));
  assert.not(needs(text, { modal: 'only_if', conditions: { scope: 'with your consent' } }));
  const denied = { polarity: 'does_not' as const };
  assert.ok(needs('We do not use names without your consent.', { ...denied, conditions: { consent: 'without your consent' } }));
  assert.ok(
    needs('We do not use names, except with consent.', { ...denied, exception: { text: 'with consent', conditions: ['consent'] } }),
  );
  // Something else than consent may be asked for; the word for it may stand a little behind.
  assert.not(needs('We do not use names as you wish.', { ...denied, conditions: { consent: 'as you wish' } }));
  assert.ok(needs('We do not use names without your prior consent.', { ...denied, conditions: { consent: 'without your' } }));
  // Only the last part waits for it.
  const part = 'We use names to answer you and, with your consent, to write to you.';
  const last = { conditions: { consent: 'consent' }, modal: 'only_if' as const };
  assert.not(needs(part, last));
  assert.ok(needs(part.replace('and, with', 'today with'), last));
});

uses('a tracker that does not wait for consent', () => {
  const of = (tracker: string, more: Partial<Saying> = {}): string[] =>
    trackersWithoutConsent(
      say('We track only with your consent.', { action: 'track', ...more }),
      contextOf(`trackers: [{name: _x, kind: cookie, ${tracker}}]`, []),
    ).map(({ says }) => says);
  assert.equal(of('for: analytics, consent: none'), ['"_x" is set without consent']);
  assert.equal(of('for: analytics, consent: opt_out'), ['"_x" is set until somebody opts out']);
  assert.equal(of('for: analytics, consent: prior, before_consent: yes'), ['"_x" is set before consent']);
  assert.equal(of('for: analytics, consent: prior'), []);
  assert.equal(of('for: analytics'), []);
  assert.equal(of('for: [essential, security], consent: none'), []);
  assert.equal(of('for: [essential, analytics], consent: none').length, 1);
  assert.equal(of('consent: none'), []);
  // Of the kind and the purpose that the sentence names.
  assert.equal(of('for: analytics, consent: none', { mechanism: 'cookie' }).length, 1);
  assert.equal(of('for: analytics, consent: none', { mechanism: 'pixel' }), []);
  for (const [use, purpose, is] of [
    ['analytics', 'analytics', true],
    ['analytics', 'advertising_targeted', false],
    ['advertising', 'advertising_targeted', true],
    ['social', 'advertising_targeted', true],
    ['advertising', 'direct_marketing', false],
    ['advertising', 'analytics', false],
    ['preferences', 'advertising_targeted', false],
  ] as const)
    assert.is(of(`for: ${use}, consent: none`, { purposes: [purpose] }).length > 0, is, `${use} ${purpose}`);
});

uses.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buyersOf, disposalOf } from '../../src/check/sale.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import type { Declaration } from '../../src/model/declaration.js';
import { textAt } from '../../src/model/text.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

const sale = suite('sale');

function read(recipient: string, rest = ''): Declaration {
  return parseDeclaration({ path: 'privacy.yaml', text: `recipients:\n  them: {${recipient}}\n${rest}` }, vocabulary());
}

/** What the one recipient amounts to: "sale because of `fact`". */
function verdict(recipient: string, rest = ''): string {
  const declaration = read(recipient, rest);
  const [them] = declaration.recipients;
  const found = them ? disposalOf(declaration, them, vocabulary()) : null;
  return found ? `${found.kind}${found.plain ? ', plain' : ''}: ${textAt(found.at)}` : 'none';
}

const FOR = (purposes: string): string => `data:\n  - {what: usage.activity, for: [${purposes}], to: them}\n`;

sale('who deals in data buys them', () => {
  assert.is(verdict('type: data_broker'), 'sale, plain: data_broker');
  assert.is(verdict('type: data_broker, exchange: nothing'), 'none');
  assert.is(verdict('type: data_broker, contract: dpa'), 'none');
});

sale('a credit agency that is only asked is no buyer', () => {
  assert.is(verdict('type: consumer_reporting_agency', FOR('fraud_prevention, payments')), 'none');
  assert.is(verdict('type: consumer_reporting_agency', FOR('fraud_prevention, monetization')), 'sale, plain: consumer_reporting_agency');
  assert.is(verdict('type: consumer_reporting_agency, exchange: money', FOR('fraud_prevention')), 'sale, plain: consumer_reporting_agency');
});

sale('value in exchange makes a sale, unless a contract binds the recipient', () => {
  assert.is(verdict('type: analytics_provider, exchange: analytics'), 'sale: analytics');
  assert.is(verdict('type: analytics_provider, exchange: analytics, contract: dpa'), 'sale: analytics');
  assert.is(verdict('type: analytics_provider, exchange: analytics, contract: dpa_and_ccpa_terms'), 'none');
  assert.is(verdict('type: analytics_provider, exchange: unknown'), 'none');
  assert.is(verdict('type: business_partner, exchange: money'), 'sale, plain: money');
});

sale('an advertising network shares, unless its advertising is contextual', () => {
  assert.is(verdict('type: ad_network'), 'sharing: ad_network');
  assert.is(verdict('type: ad_network', FOR('advertising_contextual')), 'none');
  assert.is(verdict('type: ad_network, contract: ccpa_terms', FOR('analytics')), 'none');
  assert.is(verdict('type: ad_network, contract: ccpa_terms', FOR('advertising_targeted')), 'sharing: ad_network');
  assert.is(verdict('type: social_network', FOR('accounts')), 'none');
  assert.is(verdict('type: social_network', FOR('advertising_targeted')), 'sharing: social_network');
});

sale('service providers, affiliates and readers are no buyers', () => {
  for (const type of ['processor', 'payment_processor', 'ai_provider', 'affiliate', 'public', 'government', 'acquirer'])
    assert.is(verdict(`type: ${type}, exchange: services`), 'none', type);
  assert.is(verdict('exchange: money'), 'none');
  assert.is(verdict('type: processor, exchange: money'), 'sale, plain: money');
  assert.is(verdict('type: affiliate, exchange: money'), 'none');
});

sale('buyers are those named and those who buy by their facts', () => {
  const ids = (declaration: Declaration): string[] => buyersOf(declaration, vocabulary()).map((recipient) => recipient.id);
  assert.equal(ids(read('type: marketing_partner', 'selling: {sells: yes, to: [them]}\n')), ['them']);
  assert.equal(ids(read('type: marketing_partner', 'selling: {sells: no, to: [them]}\n')), []);
  assert.equal(ids(read('type: data_broker', 'selling: {sells: no}\n')), ['them']);
  assert.equal(ids(read('type: ad_network', 'selling: {sells: yes, shares_for_ads: yes, to: [them]}\n')), []);
  assert.equal(ids(read('type: ad_network', 'selling: {sells: yes, shares_for_ads: no, to: [them]}\n')), ['them']);
});

sale.run();

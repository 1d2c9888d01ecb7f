import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inForce, isLaw, serves } from '../../src/check/declared.js';
import { TRANSFER_LAWS, isAdequate, namesCountry } from '../../src/check/transfers.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { place } from '../../src/model/text.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

const transfers = suite('transfers');
const adequate = (country: string, law: string, asOf: string): string => isAdequate(country, law, asOf, vocabulary());

transfers('home and neighbours need nothing', () => {
  assert.is(adequate('DE', 'gdpr', '2026-01-01'), 'free');
  assert.is(adequate('NO', 'gdpr', '2026-01-01'), 'free');
  assert.is(adequate('EU', 'gdpr', '2026-01-01'), 'free');
  assert.is(adequate('GB', 'uk_gdpr', '2026-01-01'), 'free');
  assert.is(adequate('FR', 'uk_gdpr', '2026-01-01'), 'free');
  assert.is(adequate('FR', 'swiss_fadp', '2026-01-01'), 'free');
  assert.is(adequate('BR', 'lgpd', '2026-01-01'), 'free');
});

transfers('a decision holds from its day to its last day', () => {
  assert.is(adequate('BR', 'gdpr', '2026-01-25'), 'no');
  assert.is(adequate('BR', 'gdpr', '2026-01-26'), 'free');
  assert.is(adequate('GB', 'gdpr', '2031-12-27'), 'free');
  assert.is(adequate('GB', 'gdpr', '2031-12-28'), 'no');
  assert.is(adequate('US', 'gdpr', '2023-07-09'), 'no');
  assert.is(adequate('US', 'gdpr', '2023-07-10'), 'members');
  assert.is(adequate('US', 'swiss_fadp', '2024-09-14'), 'no');
  assert.is(adequate('US', 'swiss_fadp', '2024-09-15'), 'members');
  assert.is(adequate('JP', 'swiss_fadp', '2026-01-01'), 'no');
  assert.is(adequate('DE', 'lgpd', '2025-12-31'), 'no');
  assert.is(adequate('DE', 'lgpd', '2026-06-01'), 'free');
});

transfers('what is in no table is not adequate', () => {
  for (const law of TRANSFER_LAWS) {
    assert.is(adequate('IN', law, '2026-01-01'), 'no');
    assert.is(adequate('unknown', law, '2026-01-01'), 'no');
  }
  assert.is(adequate('DE', 'ccpa', '2026-01-01'), 'no');
});

transfers('rows of law begin and end', () => {
  const ids = (asOf: string): string[] => inForce(vocabulary(), 'sale_ban', asOf).map((row) => row.id);
  assert.not(ids('2026-06-30').includes('va.location'));
  assert.ok(ids('2026-07-01').includes('va.location'));
  assert.equal(ids('2020-01-01'), []);
});

transfers('each date that a rule asks for is in the table', () => {
  const held = ['coppa.separate_consent', 'uk.statistics', 'ccpa.automated_decisions', 'us.bulk_data'];
  for (const id of held) assert.ok(isLaw(id, vocabulary(), '2027-06-01'), id);
  assert.not(isLaw('ccpa.automated_decisions', vocabulary(), '2026-12-31'));
  assert.not(isLaw('no.such', vocabulary(), '2027-06-01'));
});

transfers('every row of law names regimes, rights, markets and data that exist', () => {
  const words = vocabulary();
  for (const row of words.all('right_duty')) {
    assert.ok(words.term('regime', String(row.more['law'])), row.id);
    for (const right of [row.more['right'], ...((row.more['also'] as readonly string[] | undefined) ?? [])])
      assert.ok(words.term('right', String(right)), `${row.id}: ${String(right)}`);
    assert.type(row.more['cites'], 'string', row.id);
  }
  for (const row of words.all('sale_ban')) {
    assert.ok(words.term('market', String(row.more['market'])), row.id);
    for (const id of (row.more['data'] as readonly string[] | undefined) ?? []) assert.ok(words.term('data', id), `${row.id}: ${id}`);
    assert.ok(row.more['data'] ?? row.more['minors'], row.id);
  }
  for (const row of words.all('answer_time')) assert.ok(words.term('regime', row.id) && Number(row.more['days']) > 0, row.id);
  for (const row of words.all('assessment_duty')) assert.ok(words.term('regime', String(row.more['law'])), row.id);
});

transfers('a market covers the states in it', () => {
  const served = (markets: string, place: string): string | null =>
    serves(parseDeclaration({ path: 'privacy.yaml', text: `markets: ${markets}\n` }, vocabulary()), place, vocabulary());
  assert.is(served('[US-MD]', 'US-MD'), 'named');
  assert.is(served('[US]', 'US-MD'), 'included');
  assert.is(served('worldwide', 'US-MD'), 'included');
  assert.is(served('[EU, US-CA]', 'US-MD'), null);
});

transfers('a country is named by its code in capitals, its title or another name', () => {
  const named = (text: string, country: string): boolean =>
    namesCountry(place({ path: 'policy.md', text }, 0, text.length), country, vocabulary());
  for (const text of ['servers in the US', 'servers (US)', 'US, CA', 'servers in the United States', 'in the united states of America'])
    assert.ok(named(text, 'US'), text);
  for (const text of ['tell us', 'the USB stick', 'The Unite', 'united in all states', '']) assert.not(named(text, 'US'), text);
  assert.ok(named('the Netherlands', 'NL'));
  assert.ok(named('Netherlands', 'NL'));
  assert.ok(named('our Peru desk', 'PE'));
  assert.not(named('our Chad desk', 'PE'));
  assert.not(named('somewhere', 'no such country'));
});

transfers.run();

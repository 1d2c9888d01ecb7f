import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { regimesOf } from '../../src/check/regimes.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

const test = suite('check/regimes');

function regimes(yaml: string, asOf = '2026-11-22'): string[] {
  return [
    ...regimesOf(parseDeclaration({ path: 'privacy.yaml', text: `declaration: 1\n${yaml}` }, vocabulary()), vocabulary(), asOf),
  ].sort();
}

const cases: [yaml: string, expected: string[]][] = [
  ['', ['baseline']],
  ['markets: [NZ]', ['baseline']],
  ['markets: EU', ['baseline', 'eprivacy', 'gdpr']],
  ['markets: [Germany]', ['baseline', 'eprivacy', 'gdpr']],
  ['markets: [US-CA]', ['baseline', 'caloppa', 'ccpa']],
  ['markets: [US-TX, UK]', ['baseline', 'eprivacy', 'uk_gdpr', 'us_states', 'us_tx']],
  ['markets: [EU]\nregimes: [ccpa]', ['baseline', 'ccpa']],
  ['regimes: [us_ct]', ['baseline', 'us_ct', 'us_states']],
];
for (const [yaml, expected] of cases)
  test(yaml.replace('\n', '; ') || 'nothing declared', () => {
    assert.equal(regimes(yaml), expected);
  });

test('a law that is not in force yet counts from its day on', () => {
  assert.equal(regimes('markets: [US-OK]', '2026-12-31'), ['baseline']);
  assert.equal(regimes('markets: [US-OK]', '2027-01-01'), ['baseline', 'us_states']);
});

test('children in the United States bring the law on children, elsewhere they do not', () => {
  const children = 'children: {audience: children}';
  assert.ok(regimes(`markets: [US-OH]\n${children}`).includes('coppa'));
  assert.ok(regimes(`markets: [worldwide]\n${children}`).includes('coppa'));
  assert.not(regimes(`markets: [EU]\n${children}`).includes('coppa'));
  assert.not(regimes('markets: [US-OH]\nchildren: {audience: adults, collects_under_13: no}').includes('coppa'));
});

test('a policy alone stands under the baseline', () => {
  assert.equal([...regimesOf(null, vocabulary())], ['baseline']);
});

test.run();

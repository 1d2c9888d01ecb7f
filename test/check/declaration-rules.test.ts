import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED } from '../../src/check/levels.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, lint } from '../../src/lint.js';
import type { Finding } from '../../src/model/rule.js';

const rules = suite('declaration rules');
const OWN = new Map([...RULES].filter(([id]) => id.startsWith('declaration/')));
const REGIMES = vocabulary()
  .all('regime')
  .map((term) => term.id)
  .join(', ');

/** What the family says of a declaration; a rule that throws fails the test. */
async function findings(text: string, asOf = '2026-11-22'): Promise<readonly Finding[]> {
  const settings = { ...defaultSettings(asOf), levels: { ...RECOMMENDED, presets: ['all'] as const }, minConfidence: 'low' as const };
  const result = await lint({ declaration: { path: 'privacy.yaml', text }, policies: [] }, OWN, settings);
  if (result.failures[0]) throw result.failures[0].error;
  return result.findings.filter((finding) => OWN.has(finding.ruleId));
}

const of = (all: readonly Finding[], severity: string): string[] =>
  all.filter((x) => x.severity === severity).map((x) => `${x.ruleId} ${x.message}`);
const MISSPELT = ['declaration/unknown-value'];

rules('a declaration that says nothing is only incomplete', async () => {
  for (const text of ['declaration: 1\n', `declaration: 1\nregimes: [${REGIMES}]\nmarkets: [worldwide, US-MD, BR]\n`]) {
    const all = await findings(text);
    assert.equal(
      all.map((x) => x.ruleId).filter((id) => !MISSPELT.includes(id)),
      [],
    );
    assert.is(all.length, 1);
  }
});

rules('parts without content are no errors of other rules', async () => {
  const all = await findings(`declaration: 1
regimes: [${REGIMES}]
organization: {name: Alder Row}
policy: {file: []}
recipients:
data: []
selling: {}
signals: {}
trackers: [{}]
children: {}
automation: {ai_training: {}}
security: {}
rights: {}
frameworks: {}
assessments: {}
never: []
`);
  assert.equal(
    of(all, 'error').filter((x) => !x.startsWith('declaration/unknown-value')),
    [],
  );
});

const UNKNOWN = `declaration: 1
organization: {name: Alder Row}
policy: {file: [], updated: unknown}
regimes: [baseline]
recipients:
  host: {type: unknown, country: unknown, contract: unknown, transfer: unknown, exchange: unknown, trains_on_data: unknown}
  ads: {type: ad_network, country: unknown, contract: unknown, transfer: unknown, exchange: unknown}
data:
  - {what: [special.health, location.precise], for: {provide_service: unknown}, keep: unknown, to: [host, ads], condition: unknown}
selling: {sells: unknown, shares_for_ads: unknown, opt_out: unknown, sells_under_16: unknown}
signals: {gpc: unknown, dnt: unknown}
trackers: [{name: t, vendor: host, kind: cookie, for: unknown, lasts: unknown, consent: unknown, before_consent: unknown}]
children: {audience: unknown, collects_under_13: unknown, parental_consent: unknown}
automation: {decisions: unknown, profiling: unknown, ai_training: {uses_personal_data: unknown, llm: unknown}}
security: {in_transit: unknown, at_rest: unknown, end_to_end: unknown, passwords: unknown, mfa: unknown}
rights: {offered: [unknown], how: [unknown], answer_within: unknown}
`;

rules('what is unknown is no error where nothing asks for it', async () => {
  const all = await findings(UNKNOWN);
  assert.equal(of(all, 'error'), []);
});

rules('where a regime obliges to know, what is unknown is an error', async () => {
  const errors = of(await findings(UNKNOWN.replace('baseline', 'gdpr')), 'error').map((x) => x.split(' ')[0]);
  assert.equal([...new Set(errors)].sort(), [
    'declaration/missing-basis',
    'declaration/special-category',
    'declaration/transfer-safeguard',
  ]);
});

rules('a misspelt value is said once', async () => {
  const all = await findings(`declaration: 1
regimes: [gdpr]
organization: {name: Alder Row}
policy: {file: []}
recipients:
  host: {type: processor, country: Germny, contract: dap, transfer: sc}
data:
  - what: [contact.email]
    for: {acounts: contract}
    keep: thirty sunrises
    to: host
selling: no
children: {audience: adults}
automation: {decisions: none}
`);
  assert.equal(
    all.filter((x) => x.ruleId !== 'declaration/unknown-value').map((x) => `${x.ruleId} ${x.message}`),
    [],
  );
  assert.is(of(all, 'error').length, 5);
});

rules('every finding says what to do, points into the file, and keeps to facts', async () => {
  const all = await findings(
    UNKNOWN.replace('baseline', REGIMES).replace('sells: unknown', 'sells: yes').replace('to: [host, ads]', 'to: [host, gone]'),
  );
  assert.ok(all.length > 10);
  for (const finding of all) {
    assert.ok(finding.help, finding.message);
    assert.ok(finding.at.end > finding.at.start, finding.message);
    for (const word of ['illegal', 'violat', 'undefined', 'null', '[object'])
      assert.not(finding.message.toLowerCase().includes(word), finding.message);
  }
});

rules.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inForce } from '../../src/check/declared.js';
import { isElement } from '../../src/check/notice-elements.js';
import { notice } from '../../src/check/notice.js';
import { OCCASION_NAMES } from '../../src/check/occasions.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { RULES } from '../../src/generated/rules.js';
import { SECTIONS } from '../../src/generated/sections.js';
import { defaultSettings, lint } from '../../src/lint.js';
import type { Finding } from '../../src/model/rule.js';
import type { Term } from '../../src/model/vocabulary.js';

const notices = suite('what laws want told');
const words = vocabulary();
const rows = words.all('notice_duty');
const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [String(value)]);

notices('every row names what exists', () => {
  assert.ok(rows.length > 8);
  for (const { id, title, more } of rows) {
    assert.ok(title && more['say'] && list(more['cites']).length, `${id}: title, say or cites are missing`);
    for (const law of list(more['law'])) assert.ok(words.term('regime', law), `${id}: ${law}`);
    for (const market of list(more['market'])) assert.ok(words.term('market', market), `${id}: ${market}`);
    for (const element of list(more['element'])) {
      const [name, arg = ''] = element.split(':');
      assert.ok(isElement(element), `${id}: there is no detector ${element}`);
      if (name === 'right') assert.ok(words.term('right', arg), `${id}: ${element}`);
      if (name === 'words' || name === 'only') assert.ok(words.disclosing('notice', arg).length, `${id}: no words for ${element}`);
    }
    if (more['when'] !== undefined)
      assert.ok(OCCASION_NAMES.includes(String(more['when']).split(':')[0] ?? ''), `${id}: ${String(more['when'])}`);
    assert.ok(SECTIONS['en']?.[String(more['where'])], `${id}: ${String(more['where'])}`);
    for (const day of [more['from'], more['until']]) assert.ok(day === undefined || /^\d{4}-\d\d-\d\d$/.test(String(day)), id);
    const rule = RULES.get(`disclosure/${String(more['rule'])}`);
    assert.ok(rule, `${id}: there is no rule ${String(more['rule'])}`);
    for (const law of list(more['law']))
      assert.ok(!rule?.regimes || rule.regimes.includes(law), `${id}: the rule does not run under ${law}`);
  }
});

notices('a row begins and ends', () => {
  const dated = rows.filter((row): row is Term & { more: { from: string } } => typeof row.more['from'] === 'string');
  for (const row of dated) {
    const held = (asOf: string): boolean => inForce(words, 'notice_duty', asOf).some(({ id }) => id === row.id);
    assert.ok(held(row.more.from), row.id);
    assert.not(held('1990-01-01'), row.id);
  }
});

const complaint = notice({
  rule: 'gdpr-complaint',
  summary: 'x',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  regimes: ['gdpr', 'uk_gdpr'],
  cites: [],
});

async function found(markdown: string, yaml: string): Promise<readonly Finding[]> {
  const policy = { source: { path: 'policy.md', text: markdown } };
  const { findings, failures } = await lint(
    { declaration: { path: 'privacy.yaml', text: yaml }, policies: [policy] },
    new Map([['disclosure/x', complaint]]),
    defaultSettings('2026-11-22'),
  );
  assert.equal(failures, []);
  return findings.filter((finding) => finding.ruleId === 'disclosure/x');
}

const TEXT = '# Privacy policy\n\nWe collect your e-mail address.\n\n## Your rights\n\nYou can ask us for a copy of your data.\n';
const declared = (more: string): string =>
  `declaration: 1\norganization: Tallowmere\npolicy: {file: policy.md}\n${more}\ndata:\n  - {what: contact.email, for: support}\n`;

notices('are chosen by markets, and silent without a law that wants them', async () => {
  assert.is((await found(TEXT, declared('markets: [EU]'))).length, 1);
  assert.is((await found(TEXT, declared('markets: [US-CA]'))).length, 0);
});

notices('stand at the section that fits, cite the laws in force and name the words', async () => {
  const [finding] = await found(TEXT, declared('markets: [UK]'));
  assert.equal(finding?.cites, ['UK GDPR Art. 13(2)(d)']);
  assert.is(finding?.at.start, TEXT.indexOf('Your rights'));
  assert.match(finding?.help ?? '', 'under “Your rights” (line 5): “You can complain');
});

notices('are lowered where a part of the policy was not read', async () => {
  const [finding] = await found(
    TEXT,
    declared('markets: [EU]').replace('{file: policy.md}', '{file: policy.md, supplements: [https://tallowmere.example/more]}'),
  );
  assert.is(finding?.severity, 'warning');
});

notices('are one hint where the text is something else by its title and leads to the policy', async () => {
  const terms =
    '# Terms of use\n\nYou may print these pages. What we do with data stands in our [privacy policy](https://tallowmere.example/privacy).\n';
  const [finding] = await found(terms, declared('markets: [EU]'));
  assert.is(finding?.severity, 'info');
  assert.match(finding?.message ?? '', 'terms of use');
  assert.is(
    (await found(terms.replace('Terms of use', 'Privacy policy and terms of use'), declared('markets: [EU]')))[0]?.severity,
    'error',
  );
});

/** What all rules of the family tell to write, by rule. */
async function advised(policy: string, yaml: string): Promise<Record<string, string>> {
  const family = new Map([...RULES].filter(([id]) => id.startsWith('disclosure/')));
  const { findings } = await lint(
    { declaration: { path: 'privacy.yaml', text: yaml }, policies: [{ source: { path: 'policy.md', text: policy } }] },
    family,
    defaultSettings('2026-11-22'),
  );
  return Object.fromEntries(findings.map(({ ruleId, help }) => [ruleId.replace('disclosure/', ''), help ?? '']));
}

notices('the words to write hold what is declared, and a blank for what is not', async () => {
  const yaml = `declaration: 1
organization: {name: Mosswick, legal_name: Mosswick Ltd, contact: hello@mosswick.example, dpo: Vera Ashdown, eu_representative: Repwell BV}
policy: {file: policy.md}
markets: [EU]
recipients:
  mail: {name: Postwren, type: processor, country: IN, transfer: scc, contract: dpa}
data:
  - {what: contact.email, for: {support: legitimate_interests}, interest: answering you, to: mail}
`;
  const first = await advised(TEXT, yaml);
  assert.is(
    first['contact'],
    'Write at the end of the policy, in a section such as “How to reach us”: “Questions? Write to hello@mosswick.example.”',
  );
  assert.match(
    first['controller-identity'] as string,
    /“Mosswick Ltd, \[your postal address\], is responsible for your data\.” Put into the \[brackets\] what holds for you\.$/,
  );
  assert.match(
    first['gdpr-dpo-representative'] as string,
    /“Our data protection officer: Vera Ashdown\.” “Our representative in the European Union: Repwell BV\.”$/,
  );
  assert.match(first['gdpr-transfers'] as string, /“Postwren gets your data in India under standard contractual clauses\.”$/);
  assert.match(first['gdpr-rights'] as string, /^Write under “Your rights” \(line 5\): “You can have wrong data corrected\.” “/);
  // Where less is declared, there are blanks; where nobody is appointed, nobody is asked for.
  const bare = await advised(
    TEXT,
    yaml.replace(/organization: .*/, 'organization: {name: Mosswick, dpo: none}').replace(', transfer: scc', ''),
  );
  assert.match(bare['contact'] as string, /\[[^\]]+\].* Put into the \[brackets\] what holds for you\.$/);
  assert.match(bare['gdpr-transfers'] as string, /“Postwren gets your data in India under \[[^\]]+\]\.”/);
  assert.is(bare['gdpr-dpo-representative'], undefined);
});

notices.run();

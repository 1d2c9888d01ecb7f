// The program without the world: what runs on which project, what is said once, what is said of what was not understood.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED } from '../src/check/levels.js';
import { RULES } from '../src/generated/rules.js';
import { defaultSettings, lint, lintAll } from '../src/lint.js';
import type { Settings } from '../src/lint.js';
import type { Project } from '../src/project.js';
import type { Context, Problem, Rule } from '../src/model/rule.js';
import { place } from '../src/model/text.js';

const test = suite('lint');
const settings: Settings = defaultSettings('2026-11-22');
const DECLARATION = {
  path: 'privacy.yaml',
  text: 'declaration: 1\norganization: {name: Foo}\nmarkets: [EU]\ndata: []\nselling: {sells: no}\nchildren: {audience: adults}\nautomation: {decisions: none}\n',
};
const POLICY = { path: 'p.md', text: '# Privacy\n\nWe do not sell your personal data. We keep your name for a year.\n' };

function rule(more: Partial<Rule>, check: (context: Context) => Iterable<Problem>): Rule {
  return { summary: 's', severity: 'warning', confidence: 'high', inputs: ['policy'], cites: ['law'], ...more, check };
}

/** Which of the rules ran on a project. */
async function ran(project: Project, rules: Record<string, Partial<Rule>>): Promise<string[]> {
  const seen: string[] = [];
  await lint(
    project,
    new Map(
      Object.entries(rules).map(([id, more]) => [
        id,
        rule(more, () => {
          seen.push(id);
          return [];
        }),
      ]),
    ),
    settings,
  );
  return seen.sort();
}

const KINDS: Record<string, Partial<Rule>> = {
  'a/policy': { inputs: ['policy'] },
  'a/declaration': { inputs: ['declaration'] },
  'a/both': { inputs: ['declaration', 'policy'] },
  'a/code': { inputs: ['code'] },
  'a/gdpr': { inputs: ['declaration'], regimes: ['gdpr', 'lgpd'] },
  'a/ccpa': { inputs: ['declaration'], regimes: ['ccpa'] },
  'a/base': { inputs: ['policy'], regimes: ['baseline'] },
  'a/suppressions': { inputs: ['suppressions'] },
};

test('a rule runs where its inputs are there and one of its regimes holds', async () => {
  assert.equal(await ran({ declaration: DECLARATION, policies: [{ source: POLICY }] }, KINDS), [
    'a/base',
    'a/both',
    'a/declaration',
    'a/gdpr',
    'a/policy',
  ]);
  assert.equal(await ran({ declaration: null, policies: [{ source: POLICY }] }, KINDS), ['a/base', 'a/policy']);
  assert.equal(await ran({ declaration: DECLARATION, policies: [] }, KINDS), ['a/declaration', 'a/gdpr']);
});

test('a declaration that cannot be read is held against nothing', async () => {
  const broken = { path: 'privacy.yaml', text: 'declaration: 1\n\tmarkets: [EU]\n' };
  assert.equal(await ran({ declaration: broken, policies: [{ source: POLICY }] }, KINDS), ['a/declaration']);
  const { findings } = await lint({ declaration: broken, policies: [{ source: POLICY }] }, RULES, {
    ...settings,
    levels: { ...RECOMMENDED, presets: ['all'] },
  });
  assert.equal(
    findings.map((finding) => finding.ruleId),
    ['declaration/unknown-value'],
  );
});

test('a policy alone meets a declaration that says nothing', async () => {
  let seen: Context | null = null;
  await lint(
    { declaration: null, policies: [{ source: POLICY }] },
    new Map([
      [
        'a/b',
        rule({}, (context) => {
          seen = context;
          return [];
        }),
      ],
    ]),
    settings,
  );
  const { declaration, regimes, facts, statements } = seen as unknown as Context;
  assert.equal([declaration.organization.name, declaration.recipients, [...regimes], facts], [null, [], ['baseline'], []]);
  assert.ok(statements.some((statement) => statement.action === 'sell' && statement.polarity === 'does_not'));
});

test('what projects share is read once and said once', async () => {
  const text = rule({}, ({ policies }) => policies.map(({ document }) => ({ message: 'm', at: place(document.source, 0, 9) })));
  const both = rule({ inputs: ['declaration', 'policy'] }, ({ declaration, policies }) =>
    policies.map(({ document }) => ({
      message: 'm',
      at: declaration.at,
      related: [{ at: place(document.source, 0, 9), note: 'n' }],
    })),
  );
  const rules = new Map([
    ['a/text', text],
    ['a/both', both],
  ]);
  const second = { path: 'b.privacy.yaml', text: DECLARATION.text };
  const result = await lintAll(
    [DECLARATION, second].map((declaration) => ({ project: { declaration, policies: [{ source: POLICY }] }, rules, settings })),
  );
  assert.equal(
    result.findings.map(({ ruleId, at }) => `${ruleId} ${at.source.path}`),
    ['a/both b.privacy.yaml', 'a/text p.md', 'a/both privacy.yaml'],
  );
  assert.is(result.files, 3);
  assert.is(new Set(result.findings.map((finding) => finding.fingerprint)).size, 3);
  assert.equal(
    result.rules.map(({ id, cites }) => [id, cites]),
    [
      ['a/text', ['law']],
      ['a/both', ['law']],
    ],
  );
});

test('equal problems are one finding, different ones of one place are not', async () => {
  const at = place(POLICY, 0, 9);
  const many = rule({}, () => [
    { message: 'one', at },
    { message: 'two', at },
    { message: 'one', at },
    { message: 'one', at, related: [{ at: place(POLICY, 3, 4), note: 'n' }] },
  ]);
  const { findings } = await lint({ declaration: null, policies: [{ source: POLICY }] }, new Map([['a/b', many]]), settings);
  assert.equal(
    findings.map(({ message, related }) => message + related.length),
    ['one0', 'one1', 'two0'],
  );
});

test('a rule that throws, also half-way, leaves the others alone', async () => {
  const at = place(POLICY, 0, 9);
  const broken = rule({}, function* () {
    yield { message: 'before', at };
    throw new TypeError('half-way');
  });
  const { findings, failures } = await lint(
    { declaration: null, policies: [{ source: POLICY }] },
    new Map([
      ['a/broken', broken],
      ['a/fine', rule({}, () => [{ message: 'm', at }])],
    ]),
    settings,
  );
  assert.equal(
    findings.map((finding) => finding.ruleId),
    ['a/broken', 'a/fine'],
  );
  assert.equal(
    failures.map(({ what, error }) => [what, error.message]),
    [['rule a/broken failed', 'half-way']],
  );
});

test('another language is not read as English, and said so', async () => {
  const german = {
    path: 'de.md',
    text: 'Wir verkaufen Ihre Daten nicht. Wir erheben personenbezogene Daten, wenn Sie unsere Website besuchen, und nutzen sie, um Ihnen Werbung zu zeigen.\n'.repeat(
      5,
    ),
  };
  const result = await lint({ declaration: DECLARATION, policies: [{ source: german }] }, RULES, settings);
  assert.equal(result.skipped, [{ path: 'de.md', reason: 'is not in English (German): only English is understood so far' }]);
  assert.ok(result.findings.every((finding) => finding.ruleId.startsWith('declaration/')));
});

test('severity, confidence and cites of a problem outweigh those of its rule', async () => {
  const at = place(POLICY, 0, 9);
  const special = rule({}, () => [
    { message: 'm', at, severity: 'info', confidence: 'medium', cites: ['case'], help: 'h' },
    { message: 'unsure', at, confidence: 'low' },
  ]);
  const { findings } = await lint({ declaration: null, policies: [{ source: POLICY }] }, new Map([['a/b', special]]), {
    ...settings,
    docs: (id) => `https://policy-lint.example/rules/${id}/README.md`,
  });
  assert.equal(
    findings.map(({ message, severity, confidence, cites, help, docs }) => [message, severity, confidence, cites, help, docs]),
    [['m', 'info', 'medium', ['case'], 'h', 'https://policy-lint.example/rules/a/b/README.md']],
  );
});

test.run();

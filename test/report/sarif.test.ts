import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { place } from '../../src/model/text.js';
import type { RuleInfo } from '../../src/model/report.js';
import { reportSarif, uriOf } from '../../src/report/sarif.js';
import { DECLARATION, POLICY, SALE, at, finding, report, source } from './fixtures.js';
import { sarifDefects } from './sarif-check.js';

const test = suite('report/sarif');

const RULE: RuleInfo = {
  id: SALE.ruleId,
  summary: 'The policy denies a sale that the declaration shows.',
  severity: 'error',
  confidence: 'high',
  cites: ['Cal. Civ. Code § 1798.140(ad)'],
  docs: SALE.docs,
};

test('a finding is a result that GitHub takes and shows', () => {
  const text = reportSarif({
    ...report([SALE]),
    rules: [RULE],
    tool: { name: 'policy-lint', version: '1.2.3', url: 'https://policy-lint.example/' },
  });
  assert.equal(sarifDefects(text), []);
  const [run] = JSON.parse(text).runs;
  assert.equal(run.tool.driver.rules[0], {
    id: 'contradiction/denied-sale',
    shortDescription: { text: RULE.summary },
    fullDescription: { text: RULE.summary },
    helpUri: SALE.docs,
    help: {
      text: `${RULE.summary}\n\nSources: Cal. Civ. Code § 1798.140(ad)\n\n${SALE.docs}`,
      markdown: `${RULE.summary}\n\nSources:\n* Cal. Civ. Code § 1798.140(ad)\n\n[contradiction/denied-sale](${SALE.docs})`,
    },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['privacy', 'contradiction'], precision: 'high', 'problem.severity': 'error' },
  });
  assert.equal(run.results[0], {
    ruleId: 'contradiction/denied-sale',
    ruleIndex: 0,
    level: 'error',
    message: {
      text:
        'the policy says it sells no e-mail addresses, but the declaration names a data broker that gets them. ' +
        'See [e-mail addresses go there](1), [denied here: sale of e-mail addresses to anyone](2). ' +
        'Help: change the sentence, or correct the type of brightmail.',
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'privacy.yaml' },
          region: { startLine: 6, startColumn: 11, endLine: 6, endColumn: 22 },
        },
      },
    ],
    relatedLocations: [
      {
        id: 1,
        message: { text: 'e-mail addresses go there' },
        physicalLocation: {
          artifactLocation: { uri: 'privacy.yaml' },
          region: { startLine: 9, startColumn: 9, endLine: 9, endColumn: 19 },
        },
      },
      {
        id: 2,
        message: { text: 'denied here: sale of e-mail addresses to anyone' },
        physicalLocation: {
          artifactLocation: { uri: 'docs/policy.md' },
          region: { startLine: 3, startColumn: 27, endLine: 3, endColumn: 75 },
        },
      },
    ],
    partialFingerprints: { 'policyLint/v1': '0123456789abcdef' },
    properties: { confidence: 'high' },
  });
});

test('what came in odd goes out as GitHub wants it', () => {
  const path = 'töxt/a b#1.md';
  const lines = source(path, 'We [never](x)\r\nsell.\r\n');
  const odd = [
    finding(place(lines, 3, lines.text.length), {
      message: 'see [1](2) and \\[',
      help: '[x]',
      related: [
        { at: place(source('', ''), 0, 0), note: '' },
        { at: at(lines, 'never'), note: 'a ]( b' },
      ],
    }),
    finding(place(source('e.md', ''), 0, 0), { message: '', ruleId: 'odd', cites: [''], docs: 'not a link', severity: 'info' }),
    finding(place(POLICY, 4, 4), { suppressed: { by: 'inline', reason: '' }, severity: 'warning' }),
    finding(place(POLICY, 4, 5), { suppressed: { by: 'baseline', reason: 'old' } }),
  ];
  const text = reportSarif(report(odd, { skipped: [{ path: 'x', reason: '' }] }));
  assert.equal(sarifDefects(text), []);
  const [run] = JSON.parse(text).runs;
  const first = run.results.find((result: { message: { text: string } }) => result.message.text.startsWith('see'));
  assert.is(first.message.text, 'see \\[1\\](2) and \\\\\\[. See [:1](1), [a \\]( b](2). Help: \\[x\\].');
  assert.is(first.locations[0].physicalLocation.artifactLocation.uri, 't%C3%B6xt/a%20b%231.md');
  assert.equal(first.locations[0].physicalLocation.region, { startLine: 1, startColumn: 4, endLine: 1, endColumn: 14 });
  assert.equal(run.results.map((result: { suppressions?: unknown[] }) => result.suppressions?.[0] ?? null).filter(Boolean), [
    { kind: 'external', status: 'accepted', justification: 'old' },
    { kind: 'inSource', status: 'accepted' },
  ]);
  assert.equal(run.invocations[0].toolExecutionNotifications, [{ level: 'warning', message: { text: 'x was skipped: not read' } }]);
});

test('no findings is a good file too', () => {
  const text = reportSarif(report([]));
  assert.equal(sarifDefects(text), []);
  assert.equal(JSON.parse(text).runs[0].results, []);
});

test('more results than GitHub takes are cut, errors kept, and it is said', () => {
  const many = Array.from({ length: 25_003 }, (_, i) =>
    finding(place(DECLARATION, i % 50, i % 50), { severity: i < 3 ? 'error' : 'info' }),
  );
  const [run] = JSON.parse(reportSarif(report(many.reverse()))).runs;
  assert.is(run.results.length, 25_000);
  assert.is(run.results.filter((result: { level: string }) => result.level === 'error').length, 3);
  assert.match(run.invocations[0].toolExecutionNotifications[0].message.text, '3 results over the limit');
});

test('paths become references', () => {
  assert.is(uriOf('a/b.md'), 'a/b.md');
  assert.is(uriOf('../x y.md'), '../x%20y.md');
  assert.is(uriOf('a:b.md'), 'a%3Ab.md');
  assert.is(uriOf('/tmp/ü.md'), 'file:///tmp/%C3%BC.md');
  assert.is(uriOf('C:/x.md'), 'file:///C:/x.md');
  assert.is(uriOf('\ud800.md'), '%EF%BF%BD.md');
});

test('the checker finds what is wrong', () => {
  const good = reportSarif(report([SALE]));
  const broken = (
    change: (run: { results: Record<string, unknown>[]; tool: { driver: { rules: Record<string, unknown>[] } } }) => void,
  ) => {
    const file = JSON.parse(good);
    change(file.runs[0]);
    return sarifDefects(JSON.stringify(file)).length > 0;
  };
  assert.ok(
    broken((run) => {
      (run.results[0] as Record<string, unknown>).locations = [];
    }),
  );
  assert.ok(
    broken((run) => {
      (run.results[0] as Record<string, unknown>).message = { text: 'no links' };
    }),
  );
  assert.ok(
    broken((run) => {
      (run.results[0] as Record<string, unknown>).ruleIndex = 1;
    }),
  );
  assert.ok(
    broken((run) => {
      (run.tool.driver.rules[0] as Record<string, unknown>).helpUri = '';
    }),
  );
  assert.ok(
    broken((run) => {
      (run.tool.driver.rules[0] as Record<string, unknown>).shortDescription = {};
    }),
  );
});

test.run();

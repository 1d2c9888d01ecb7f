// Shards share nothing, miss nothing, and merged say what one run over everything says.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isInShard } from '../../src/load/shard.js';
import { DECLARATION, POLICY, run, sandbox } from './sandbox.js';

const test = suite('cli/shards');

/** A dozen projects; every third says the same in the same words, and one policy is silenced. */
const projects = Array.from(
  { length: 12 },
  (_, i) =>
    [
      [`p${i}/privacy.yaml`, DECLARATION.replace('Tallowmere', i % 3 ? `Tallowmere ${i}` : 'Tallowmere')],
      [
        `p${i}/privacy.md`,
        i === 7
          ? POLICY.replace('We will', '<!-- policy-lint-disable-next-line contradiction -- known -->\nWe will')
          : `${POLICY}\nWe never sell your data.\n\nWe never sell your data.\n`,
      ],
    ] as const,
).flat();
const folder = sandbox({
  ...Object.fromEntries(projects),
  'odd é [1].md': POLICY,
  'german.md':
    'Wir verkaufen Ihre Daten nicht an Dritte, und wir geben sie auch nicht an andere Unternehmen weiter. Das gilt für alle Daten.\n',
});
const PATHS = ['.', 'odd é [1].md', 'german.md'];
const ALL = ['--preset', 'all', '--as-of', '2026-11-22'];

/** The reports of all shards, written to files. */
async function shards(count: number, format: string): Promise<string[]> {
  const names: string[] = [];
  for (let k = 1; k <= count; k++) {
    const name = `shard-${count}-${k}.${format}`;
    const ran = await run(folder, [...ALL, '--exit-zero', '--shard', `${k}/${count}`, '--format', `${format}=${name}`, ...PATHS]);
    assert.is(ran.stderr, '');
    assert.is(ran.status, 0);
    names.push(name);
  }
  return names;
}

for (const format of ['json', 'sarif'])
  test(`merged, ${format} reports are that of one run`, async () => {
    const whole = await run(folder, [...ALL, '--format', format, ...PATHS]);
    for (const count of [1, 2, 5, 40]) {
      const names = await shards(count, format);
      const merged = await run(folder, ['merge', ...names.reverse()]);
      assert.is(merged.stderr, '');
      assert.equal(JSON.parse(merged.stdout), JSON.parse(whole.stdout), `${count} shards`);
      assert.is(merged.status, whole.status);
    }
  });

test('jsonl shards, one of them without a project, make the same report', async () => {
  const whole = await run(folder, [...ALL, '--format', 'json', ...PATHS]);
  const names = await shards(40, 'jsonl');
  assert.ok(names.some((name) => /"project":null/.test(readFileSync(join(folder, name), 'utf8'))));
  assert.equal(JSON.parse((await run(folder, ['merge', ...names])).stdout), JSON.parse(whole.stdout));
  const { stdout } = await run(folder, [...ALL, '--format', 'jsonl', ...PATHS]);
  assert.is(stdout.trim().split('\n').length, 14);
  writeFileSync(join(folder, 'whole.jsonl'), stdout);
  assert.equal(JSON.parse((await run(folder, ['merge', 'whole.jsonl'])).stdout), JSON.parse(whole.stdout));
});

test('a shard is a matter of the path alone, and no shard is much larger than another', () => {
  const paths = Array.from({ length: 10_000 }, (_, i) => `sites/${i % 10}/privacy-${i}.md`);
  for (const count of [1, 2, 3, 4, 7, 16, 100]) {
    const sizes = Array.from({ length: count }, (_, k) => paths.filter((path) => isInShard(path, { index: k + 1, count })).length);
    assert.is(
      sizes.reduce((a, b) => a + b),
      paths.length,
    );
    assert.ok(
      Math.max(...sizes) < (1.35 * paths.length) / count && Math.min(...sizes) > (0.65 * paths.length) / count,
      `${count}: ${sizes.join(' ')}`,
    );
  }
  // These must never change: a run that is taken up again must find its files where they were.
  assert.equal(
    ['privacy.yaml', 'a/privacy.yaml', 'é/p.md', ''].map((path) => [1, 2, 3, 4, 5].filter((index) => isInShard(path, { index, count: 5 }))),
    [[5], [5], [4], [3]],
  );
});

test('claims takes shards of the files named', async () => {
  const files = projects.map(([path]) => path).filter((path) => path.endsWith('.md'));
  const whole = (await run(folder, ['claims', '--format', 'jsonl', ...files])).stdout.trim().split('\n');
  const parts: string[] = [];
  for (const shard of ['1/3', '2/3', '3/3'])
    parts.push(...(await run(folder, ['claims', '--format', 'jsonl', '--shard', shard, ...files])).stdout.trim().split('\n'));
  assert.is(whole.length, 12);
  assert.equal([...parts].sort(), [...whole].sort());
});

test('the status of a merge is that of check', async () => {
  const names = await shards(2, 'json');
  const status = async (...flags: string[]): Promise<number | null> => (await run(folder, ['merge', ...flags, ...names])).status;
  assert.is(await status(), 1);
  assert.is(await status('--exit-zero'), 0);
  assert.is(await status('--fail-on', 'never'), 0);
  assert.is(await status('--fail-on', 'never', '--max-warnings', '0'), 1);
  await run(folder, [...ALL, '--format', 'json=infos.json', '--only', 'contradiction/sale', '--rule', 'contradiction/sale=info']);
  assert.is((await run(folder, ['merge', 'infos.json'])).status, 0);
  assert.is((await run(folder, ['merge', '--fail-on', 'info', 'infos.json'])).status, 1);
});

test('the baseline is heeded by the merge, by the numbers that equal findings have over all files', async () => {
  const here = sandbox(Object.fromEntries(projects));
  const sale = ['--only', 'contradiction/sale', '--no-config'];
  await run(here, ['--suppress-all', ...sale]);
  writeFileSync(
    join(here, 'p3/privacy.md'),
    `${POLICY}\nWe never sell your data.\n\nWe never sell your data.\n\nWe never sell your data.\n`,
  );
  const whole = await run(here, ['--format', 'json', ...sale]);
  const told: string[] = [];
  for (const shard of ['1/2', '2/2'])
    told.push((await run(here, ['--shard', shard, '--exit-zero', '--format', `json=${shard[0]}.json`, ...sale])).stderr);
  assert.match(told[0] as string, /^policy-lint: policy-lint-suppressions\.json is not heeded with --shard; policy-lint merge does\.\n$/);
  const merged = await run(here, ['merge', '1.json', '2.json']);
  assert.equal(JSON.parse(merged.stdout), JSON.parse(whole.stdout));
  assert.ok(JSON.parse(merged.stdout).summary.suppressed > 0);
  assert.is(
    JSON.parse((await run(here, ['merge', '--no-baseline', '1.json', '2.json'])).stdout).summary.suppressed,
    JSON.parse(whole.stdout).findings.filter((one: { suppressed?: { by: string } }) => one.suppressed?.by === 'inline').length,
  );
  await run(here, ['--shard', '1/1', '--exit-zero', '--format', 'sarif=1.sarif', ...sale]);
  assert.equal(
    JSON.parse((await run(here, ['merge', '1.sarif'])).stdout).runs[0].results,
    JSON.parse((await run(here, ['--format', 'sarif', ...sale])).stdout).runs[0].results,
  );
});

test('what a run could not do is in its report, and fails the merge', async () => {
  for (const format of ['json', 'sarif', 'jsonl']) {
    const ran = await run(folder, ['--format', `${format}=part.${format}`, 'gone.md', 'odd é [1].md']);
    assert.is(ran.status, 2);
    const merged = await run(folder, ['merge', `part.${format}`]);
    assert.is(merged.status, 2);
    assert.is(merged.stderr, 'policy-lint: a report is incomplete: gone.md does not exist.\n');
    assert.ok(JSON.parse(merged.stdout));
  }
  assert.is(JSON.parse(readFileSync(join(folder, 'part.sarif'), 'utf8')).runs[0].invocations[0].executionSuccessful, false);
  assert.equal(JSON.parse(readFileSync(join(folder, 'part.json'), 'utf8')).summary.incomplete, ['gone.md does not exist.']);
});

const good = {
  formatVersion: 1,
  tool: { name: 'policy-lint', version: '0.1.0' },
  findings: [],
  summary: { errors: 0, warnings: 0, infos: 0, suppressed: 0, files: 1, skipped: [] },
};
const finding = {
  ruleId: 'a/b',
  severity: 'error',
  message: 'm',
  fingerprint: '0',
  related: [],
  at: { path: 'p', line: 1, column: 1, endLine: 1, endColumn: 2, quote: '' },
};
const run1 = { tool: { driver: { name: 'policy-lint', semanticVersion: '0.1.0', rules: [] } }, invocations: [{}], results: [] };
const bad: [name: string, texts: string[], stderr: RegExp][] = [
  ['nothing', [], /^policy-lint: merge needs the names of reports/],
  ['text', ['We do not sell.'], /^policy-lint: 0\.json is no report of policy-lint .*: line 1 is no JSON object\.\n$/],
  ['a list', ['[]'], /line 1 is no JSON object/],
  ['half a report', [JSON.stringify(good).slice(0, 80)], /line 1 is no JSON object/],
  ['another version of the format', [JSON.stringify({ ...good, formatVersion: 2 })], /formatVersion is not 1/],
  ['another tool', [JSON.stringify({ ...good, tool: { name: 'other', version: '1' } })], /was not made by policy-lint/],
  [
    'a finding without a place',
    [JSON.stringify({ ...good, findings: [{ ...finding, at: { path: 'p' } }] })],
    /finding 1 lacks its rule, severity, message, fingerprint or place/,
  ],
  ["a severity of one's own", [JSON.stringify({ ...good, findings: [finding, { ...finding, severity: 'fatal' }] })], /finding 2 lacks/],
  ['two runs', [JSON.stringify({ runs: [run1, run1] })], /has not one run/],
  [
    'SARIF of another tool',
    [JSON.stringify({ runs: [{ ...run1, tool: { driver: { name: 'x', semanticVersion: '1', rules: [] } } }] })],
    /was not made by policy-lint/,
  ],
  [
    'a result without a place',
    [JSON.stringify({ runs: [{ ...run1, results: [{ ruleId: 'a/b', level: 'error', message: { text: 'm' }, locations: [] }] }] })],
    /result 1 lacks/,
  ],
  [
    'JSON and SARIF',
    [JSON.stringify(good), JSON.stringify({ runs: [run1] })],
    /^policy-lint: 0\.json is JSON and 1\.json is SARIF; merge reports of one format\.\n$/,
  ],
  [
    'two versions',
    [JSON.stringify(good), JSON.stringify({ ...good, tool: { name: 'policy-lint', version: '9.0.0' } })],
    /^policy-lint: 1\.json was not made by the version of policy-lint that made 0\.json \(0\.1\.0\)\.\n$/,
  ],
  [
    'a missing shard',
    [JSON.stringify({ ...good, shard: { index: 2, count: 3 } })],
    /^policy-lint: The reports of shards 1\/3, 3\/3 are missing\.\n$/,
  ],
  [
    'a shard twice',
    [1, 1].map((index) => JSON.stringify({ ...good, shard: { index, count: 2 } })),
    /^policy-lint: 0\.json and 1\.json are both shard 1\/2\.\n$/,
  ],
  [
    'shards of two runs',
    [2, 3].map((count) => JSON.stringify({ ...good, shard: { index: 1, count } })),
    /shard 1\/2 and 1\.json is shard 1\/3; merge the shards of one run/,
  ],
  [
    'a shard and all',
    [JSON.stringify({ ...good, shard: { index: 1, count: 1 } }), JSON.stringify(good)],
    /shard 1\/1 and 1\.json is no shard/,
  ],
];
for (const [name, texts, stderr] of bad)
  test(`merge refuses ${name}`, async () => {
    const here = sandbox(Object.fromEntries(texts.map((text, i) => [`${i}.json`, text])));
    const ran = await run(here, ['merge', ...texts.map((_, i) => `${i}.json`)]);
    assert.match(ran.stderr, stderr);
    assert.is(ran.stderr.split('\n').length, 2);
    assert.is(ran.stdout, '');
    assert.is(ran.status, 2);
  });

test('what stands in a report that is merged reaches no terminal', async () => {
  const hostile = { ...finding, message: '\u001b[2J\u202e\n::error::x', __proto__: null };
  const here = sandbox({
    'a.json': `${JSON.stringify({ ...good, findings: [hostile], summary: { ...good.summary, incomplete: ['\u001b[2J\n::error::'] } })}`,
    'b.json': '{"__proto__":{"formatVersion":1}}',
  });
  const ran = await run(here, ['merge', 'a.json']);
  assert.not.match(ran.stdout + ran.stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|\n::/);
  assert.is(ran.status, 2);
  assert.match((await run(here, ['merge', 'b.json'])).stderr, /formatVersion is not 1/);
});

for (const shard of ['0/2', '3/2', '2', 'a/b', '1/0', '-1/2', ''])
  test(`--shard ${shard || '(empty)'} is refused`, async () => {
    const ran = await run(folder, ['--shard', shard, 'p1']);
    assert.is(ran.status, 2);
    assert.match(ran.stderr, /is not a value of --shard; it takes the number of a shard and how many there are, such as 2\/5\.\n$/);
  });

test('flags that need all findings do not go with a shard', async () => {
  for (const flag of ['--suppress-all', '--prune-suppressions'])
    assert.match(
      (await run(folder, [flag, '--shard', '1/2', 'p1'])).stderr,
      new RegExp(`^policy-lint: ${flag} does not go with --shard; policy-lint merge heeds the baseline\\.\n$`),
    );
});

test.run();

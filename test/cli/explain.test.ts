// explain of a finding: by place, by fingerprint, in other folders, and what is said where there is none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, run, sandbox } from './sandbox.js';

const test = suite('cli/explain');
const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;
const sells = lineOf(DECLARATION, 'sells: yes');
const denial = lineOf(POLICY, 'never sell');

async function fingerprints(): Promise<Record<string, string>> {
  const { stdout } = await run(folder, ['--format', 'json', '--only', 'contradiction/sale']);
  return Object.fromEntries(
    (JSON.parse(stdout) as { findings: { ruleId: string; fingerprint: string }[] }).findings.map(({ ruleId, fingerprint }) => [
      ruleId,
      fingerprint,
    ]),
  );
}

test('a finding named by its place: both readings, what was tried, how to keep it', async () => {
  const { stdout, stderr, status } = await run(folder, ['explain', `privacy.yaml:${sells}`, '--only', 'contradiction/sale']);
  assert.equal([status, stderr], [0, '']);
  assert.match(stdout, /^error\[contradiction\/sale\]/);
  assert.match(stdout, `privacy.yaml:${sells}:18: selling > sells: yes\n = declared: the organisation sells;`);
  assert.match(stdout, new RegExp(`privacy\\.md:${denial}:\\d+: the organisation does not sell`));
  assert.match(stdout, 'because: "never" denies "sell"');
  assert.match(stdout, /tried: with "no" in the place of "yes" at privacy\.yaml:\d+:18 it is gone/);
  assert.match(stdout, /tried: without the sentence at privacy\.md:\d+:\d+ it is gone/);
  assert.match(stdout, '# policy-lint-disable-next-line contradiction/sale -- REASON');
  assert.match(stdout, '<!-- policy-lint-disable-next-line contradiction/sale -- REASON -->');
  assert.not.match(stdout, 'omission/sale]:');
});

test('what does not help is said not to help', async () => {
  const { stdout } = await run(folder, ['explain', `privacy.yaml:${lineOf(DECLARATION, 'namewell: {')}`, '--only', 'omission/recipient']);
  assert.match(stdout, /tried: without the sentence at privacy\.md:1:3 it stays$/m);
});

test('what was tried holds', async () => {
  const told = async (files: Record<string, string>): Promise<boolean> =>
    (
      await run(sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY, ...files }), [
        '--only',
        'contradiction/sale',
        '--format',
        'json',
      ])
    ).stdout.includes('"contradiction/sale"');
  assert.is(await told({}), true);
  assert.is(await told({ 'privacy.md': POLICY.replace(/^.*never sell.*$/m, '') }), false);
});

test('the other side, a column and a fingerprint name the same finding', async () => {
  const all = await fingerprints();
  const fingerprint = all['contradiction/sale'] as string;
  const heads: (string | undefined)[] = [];
  for (const word of [`privacy.md:${denial}`, `privacy.yaml:${sells}:19`, fingerprint, fingerprint.slice(0, 8)])
    heads.push((await run(folder, ['explain', word, '--only', 'contradiction/sale'])).stdout.split('\n')[0]);
  assert.is(new Set(heads).size, 1, heads.join('\n'));
  assert.match(heads[0] as string, 'contradiction/sale');
});

test('a file elsewhere is looked for with the declaration that names it, and paths narrow the search', async () => {
  const { stdout, status } = await run(sandbox({ 'readme.txt': 'x' }), ['explain', `${join(folder, 'privacy.yaml')}:${sells}`]);
  assert.equal([status, stdout.includes('selling > sells: yes')], [0, true]);
  const above = await run(join(folder, '..'), ['explain', (await fingerprints())['contradiction/sale'] as string, folder]);
  assert.equal([above.status, above.stdout.includes('contradiction/sale')], [0, true]);
});

test('the report may go to a file', async () => {
  const { status, stdout } = await run(folder, ['explain', `privacy.yaml:${sells}`, '-o', 'why.txt']);
  assert.equal([status, stdout], [0, '']);
  assert.match(readFileSync(join(folder, 'why.txt'), 'utf8'), 'HOW IT WAS READ');
});

for (const [args, says] of [
  [['privacy.yaml:9999'], /^policy-lint: Nothing is found at privacy\.yaml:9999; policy-lint --format json shows/],
  [['privacy.md:9999'], /; policy-lint --format json shows .*, and policy-lint claims privacy\.md what was understood there\.\n$/],
  [['gone.md:3'], /gone\.md does not exist\.\npolicy-lint: Nothing is found at gone\.md:3/],
  [['0123456789abcdef'], /with the fingerprint 0123456789abcdef;/],
  [
    ['privacy.yaml'],
    /privacy\.yaml is a file; name a line of it where something is found, for example policy-lint explain privacy\.yaml:12\.\n$/,
  ],
  [
    ['fairness'],
    /fairness is a family of \d+ rules, which policy-lint rules lists; name one of them, for example policy-lint explain fairness\//,
  ],
  [['contradiction/sale', 'privacy.md'], /explain takes one rule; paths go with a finding/],
] as const)
  test(`nothing is explained of ${args.join(' ')}`, async () => {
    const { status, stdout, stderr } = await run(folder, ['explain', ...args]);
    assert.equal([status, stdout], [2, '']);
    assert.match(stderr, says);
  });

test('words of a stranger command no terminal', async () => {
  const evil = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY.replace('never sell', 'never \u001b[31m\u202esell') });
  const { stdout } = await run(evil, ['explain', `privacy.yaml:${sells}`]);
  assert.not.match(stdout, /[\u001b\u202e]/);
});

test.run();

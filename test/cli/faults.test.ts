// The world fails: disks are full, files vanish, links lead round and out. Each time the run says so in a sentence, and goes on where it can.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, run, sandbox, shell } from './sandbox.js';

const test = suite('cli/faults');
const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
const isFull = existsSync('/dev/full');

for (const command of [
  'check',
  'check --format json',
  'check --format sarif',
  'check --format jsonl',
  'claims privacy.md',
  'claims --format jsonl privacy.md',
  'rules',
  'explain contradiction/sale',
  '--help',
])
  test(`a full disk: ${command}`, () => {
    if (!isFull) return;
    const said = shell(folder, `$CLI ${command} 2>&1 >/dev/full; echo " $?"`);
    assert.is(said, 'policy-lint: The report cannot be written to standard output: no space is left.\n 2\n');
  });

test('a full disk: a report in a file', () => {
  if (!isFull) return;
  for (const format of ['json', 'jsonl']) {
    const said = shell(folder, `$CLI --format ${format}=/dev/full 2>&1; echo " $?"`);
    assert.match(said, /^policy-lint: The report cannot be written to \/dev\/full: ENOSPC[^\n]*\.\n 2\n$/);
  }
});

test('a closed pipe is the end of the matter', () => {
  for (const command of ['check --format json', 'claims privacy.md', 'rules', '--help'])
    assert.is(shell(folder, `{ $CLI ${command}; } 2>&1 >/dev/null | cat; (trap '' PIPE; $CLI ${command} 2>err) | true; cat err`), '');
});

test('files that vanish, lead round, or are none', async () => {
  const here = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY, file: 'x' });
  symlinkSync('round.md', join(here, 'round.md'));
  symlinkSync('gone.md', join(here, 'hangs.md'));
  symlinkSync('/dev/zero', join(here, 'zero.md'));
  execFileSync('mkfifo', [join(here, 'pipe.md')]);
  writeFileSync(
    join(here, 'links.privacy.yaml'),
    DECLARATION.replace('privacy.md', '[round.md, hangs.md, zero.md, pipe.md, file/below.md, ../../../../../../etc/passwd]'),
  );
  const named = await run(here, [
    'claims',
    'round.md',
    'hangs.md',
    'zero.md',
    'pipe.md',
    'file/below.md',
    `${'x'.repeat(300)}.md`,
    'privacy.md',
  ]);
  assert.is(named.status, 2);
  assert.match(named.stdout, /never sell/);
  assert.is(named.stderr.split('\n').length, 7);
  assert.match(
    named.stderr,
    /round\.md is a link that leads back to itself\.\n[^]*hangs\.md does not exist\.\n[^]*zero\.md is no file\.\n[^]*pipe\.md is no file\.\n[^]*file\/below\.md does not exist\.\n[^]*has a name that is too long\.\n/,
  );
  const declared = await run(here, ['--format', 'json', 'links.privacy.yaml']);
  for (const reason of ['leads back to itself', 'does not exist', 'is no file', 'lies outside the repository'])
    assert.match(declared.stdout, reason);
  assert.not.match(declared.stdout, /root:/);
  assert.is(declared.stderr, '');
});

test('links in folders are not followed out of the repository, and it is told', async () => {
  const other = sandbox({
    'privacy.yaml': DECLARATION.replace('Tallowmere', 'Secretmere'),
    'secret.md': POLICY.replace('never', 'secretly'),
  });
  const here = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY, 'docs/a.md': 'We are a choir.\n' });
  symlinkSync(join(other, 'privacy.yaml'), join(here, 'stolen.privacy.yaml'));
  symlinkSync(join(other, 'secret.md'), join(here, 'docs/secret.md'));
  symlinkSync(join(here, 'privacy.md'), join(here, 'docs/own.md'));
  mkdirSync(join(here, 'loop'));
  symlinkSync('..', join(here, 'loop/up'));
  const ran = await run(here, ['--format', 'json', '.', 'docs/*.md']);
  assert.not.match(ran.stdout, /[Ss]ecretmere|secretly/);
  assert.equal(
    JSON.parse(ran.stdout)
      .summary.skipped.map(({ path, reason }: { path: string; reason: string }) => `${path} ${reason}`)
      .sort(),
    ['docs/secret.md', 'stolen.privacy.yaml'].map((path) => `${path} is a link that leads out of the repository; name it to read it`),
  );
  assert.match((await run(here, ['--format', 'json', 'docs/secret.md'])).stdout, /"files": 1/);
});

test('a list of ignored files that never ends is not read to its end', async () => {
  const here = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  symlinkSync('/dev/zero', join(here, '.gitignore'));
  assert.is((await run(here, ['--format', 'json', '.'])).status, 1);
});

test('configurations that lead to each other end', async () => {
  const twice = (name: string): string => `extends: [./${name}.yaml, ./${name}.yaml]\n`;
  const here = sandbox({
    'privacy.yaml': DECLARATION,
    'privacy.md': POLICY,
    'policy-lint.config.yaml': twice('c0'),
    'last.yaml': 'rules: {}\n',
    ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`c${i}.yaml`, i < 29 ? twice(`c${i + 1}`) : twice('last')])),
    'a.yaml': 'extends: [./b.yaml]\n',
    'b.yaml': 'extends: [./a.yaml]\n',
    'large.yaml': `# ${'x'.repeat(1_000_000)}\n`,
  });
  const told = async (...args: string[]): Promise<string> => {
    const ran = await run(here, [...args, 'privacy.yaml']);
    assert.is(ran.status, 2);
    return ran.stderr;
  };
  assert.is(await told(), 'policy-lint: The configuration policy-lint.config.yaml leads to more than 50 others by "extends".\n');
  assert.is(await told('-c', 'a.yaml'), 'policy-lint: a.yaml extends itself: a.yaml → b.yaml → a.yaml.\n');
  assert.is(await told('-c', 'large.yaml'), 'policy-lint: The configuration large.yaml is too large: it has more than 1 MB.\n');
});

test('a rule that fails, and one that never ends, do not keep the others from being heard', async () => {
  const rule = (check: string): string =>
    `({ summary: 'x', severity: 'error', confidence: 'high', inputs: ['policy'], cites: [], check: ${check} })`;
  const here = sandbox({
    'privacy.yaml': DECLARATION,
    'privacy.md': POLICY,
    'policy-lint.config.yaml':
      'extends: [recommended]\nplugins: [./own.mjs]\nrules: {own/throws: error, own/endless: warning, own/late: info}\n',
    'own.mjs': `const at = (c) => ({ source: c.policies[0].document.source, start: 0, end: 3 });
export default { rules: {
  'own/throws': ${rule('() => { throw new Error("no luck") }')},
  'own/late': ${rule('function* (c) { yield { message: "one", at: at(c) }; throw new Error("later") }')},
  'own/endless': ${rule('function* (c) { for (let i = 0; ; i++) yield { message: "number " + i, at: at(c) }; }')},
} };\n`,
  });
  for (const format of ['json', 'jsonl']) {
    const ran = await run(here, ['--format', format, 'privacy.yaml']);
    assert.is(ran.status, 2);
    const { findings, summary } = JSON.parse(ran.stdout) as { findings: { ruleId: string }[]; summary: { incomplete: string[] } };
    assert.ok(findings.some(({ ruleId }) => ruleId === 'contradiction/sale'));
    assert.is(findings.filter(({ ruleId }) => ruleId === 'own/endless').length, 1000);
    assert.equal(summary.incomplete.sort(), [
      'rule own/endless was stopped: it found more than 1000 things in one project, of which the first are told',
      'rule own/late failed: later',
      'rule own/throws failed: no luck',
    ]);
    assert.match(ran.stderr, /policy-lint: rule own\/throws failed: no luck\. This is a bug/);
    assert.match(
      ran.stderr,
      /policy-lint: rule own\/endless was stopped: it found more than 1000 things in one project, of which the first are told\.\n/,
    );
  }
});

test('what is nested too deeply, or too large, is a finding', async () => {
  const here = sandbox({
    'deep.yaml': `a: ${'['.repeat(5000)}`,
    'wide.yaml': `a: ${'x'.repeat(1_100_000)}\n`,
    'deep.md': `${'> '.repeat(20_000)}We never sell data.\n`,
    'deep.html': `<body>${'<div>'.repeat(20_000)}We never sell data.`,
  });
  for (const [name, words] of [
    ['deep.yaml', /nested too deeply/],
    ['wide.yaml', /too large for a declaration/],
  ] as const) {
    const ran = await run(here, ['--format', 'json', name]);
    assert.is(ran.status, 1);
    assert.match(ran.stdout, words);
  }
  for (const name of ['deep.md', 'deep.html']) assert.is((await run(here, [name])).status, 0);
});

test('nothing is left of reports that were not written', () => {
  assert.equal(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    [],
  );
});

test.run();

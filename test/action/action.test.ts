// The built action, on events, with inputs, and on files of strangers.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { DECLARATION, POLICY, sandbox, shell } from '../cli/sandbox.js';
import { commands, step } from './step.js';

const test = suite('action');
const FILES = { 'privacy.yaml': DECLARATION, 'privacy.md': POLICY };

test('a contradiction fails the step, with an annotation, a summary of both sides and counts', async () => {
  const ran = await step(sandbox(FILES));
  assert.equal([ran.status, ran.stderr], [1, '']);
  assert.ok(
    commands(ran.stdout).some((line) => line.startsWith('::error file=privacy.yaml,line=8,') && line.includes('contradiction/sale')),
    ran.stdout,
  );
  assert.match(ran.summary, /^## policy-lint\n/);
  assert.match(ran.summary, '“We will never sell or rent your personal information”');
  assert.is(ran.outputs['outcome'], 'findings');
  assert.ok(Number(ran.outputs['errors']) >= 1);
  assert.is(
    Number(ran.outputs['findings']),
    Number(ran.outputs['errors']) + Number(ran.outputs['warnings']) + Number(ran.outputs['infos']),
  );
});

test('nothing found is a clean outcome', async () => {
  const ran = await step(sandbox({ 'a.md': 'We are a choir.\n' }), { paths: 'a.md' });
  assert.equal([ran.status, ran.outputs['outcome'], ran.outputs['findings']], [0, 'clean', '0']);
  assert.equal(commands(ran.stdout), []);
});

test('inputs reach the command', async () => {
  const folder = sandbox({ 'site/privacy.yaml': DECLARATION, 'site/privacy.md': POLICY });
  const ran = await step(folder, {
    'working-directory': 'site',
    'fail-on': 'never',
    'sarif-file': 'out/policy-lint.sarif',
    format: 'junit=out/junit.xml\ngitlab=out/gl.json',
    annotations: 'false',
    summary: 'false',
  });
  assert.equal([ran.status, ran.outputs['outcome'], ran.summary, commands(ran.stdout)], [0, 'clean', '', []]);
  assert.is(ran.outputs['sarif-file'], join(folder, 'site/out/policy-lint.sarif'));
  assert.is((JSON.parse(readFileSync(join(folder, 'site/out/policy-lint.sarif'), 'utf8')) as { version: string }).version, '2.1.0');
  assert.ok(existsSync(join(folder, 'site/out/junit.xml')) && existsSync(join(folder, 'site/out/gl.json')));
});

test('a pull request shows what it brings, a push shows all', async () => {
  const folder = sandbox(FILES, false);
  shell(
    folder,
    'git init -q -b main && git config user.name t && git config user.email t@policy-lint.example && git add -A && git commit -qm a && git update-ref refs/remotes/origin/main HEAD',
  );
  const pull = await step(folder, { since: 'auto' }, { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' });
  assert.equal([pull.status, pull.outputs['outcome'], pull.outputs['findings']], [0, 'clean', '0']);
  const push = await step(folder, { since: 'auto' }, { GITHUB_EVENT_NAME: 'push', GITHUB_BASE_REF: '' });
  assert.is(push.status, 1);
});

test('a repository of many projects is one report, and a pull request shows only the project it touches', async () => {
  const named = (folder: string): Record<string, string> =>
    Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`${folder}/${path}`, text]));
  const folder = sandbox({ ...named('apps/shop'), ...named('apps/blog'), '.gitignore': 'apps/old\n', ...named('apps/old') }, false);
  shell(
    folder,
    'git init -q -b main && git config user.name t && git config user.email t@policy-lint.example && git add -A && git commit -qm a && git update-ref refs/remotes/origin/main HEAD',
  );
  // Annotations are few, and may all be of the first project: the report has all.
  const projects = async (
    inputs: Record<string, string>,
    env: Record<string, string> = {},
  ): Promise<readonly [number | null, string[]]> => {
    const { status } = await step(folder, { format: 'json=report.json', ...inputs }, env);
    const { findings } = JSON.parse(readFileSync(join(folder, inputs['working-directory'] ?? '', 'report.json'), 'utf8')) as {
      findings: { at: { path: string } }[];
    };
    return [status, [...new Set(findings.map(({ at }) => dirname(at.path)))].sort()];
  };
  assert.equal(await projects({}), [1, ['apps/blog', 'apps/shop']]);
  assert.match((await step(folder)).summary, 'in 2 projects');
  assert.equal(await projects({ 'working-directory': 'apps/shop' }), [1, ['.']]);

  const pull = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' };
  writeFileSync(
    join(folder, 'apps/blog/privacy.yaml'),
    DECLARATION.replace(/^selling:.*$/m, (line) => `${line} # since June`),
  );
  shell(folder, 'git commit -qam b');
  assert.equal(await projects({ since: 'auto' }, pull), [1, ['apps/blog']]);
  assert.equal(await projects({ since: 'auto', paths: 'apps/shop' }, pull), [0, []]);
});

test('what cannot be used is one sentence and exit 2', async () => {
  for (const [inputs, message] of [
    [{ annotations: 'perhaps' }, 'The input annotations takes true or false, not "perhaps".'],
    [{ 'fail-on': 'always' }, /fail-on/],
    [{ 'working-directory': 'gone' }, 'The working-directory gone does not exist.'],
    [{ format: 'junit' }, 'The input format takes NAME=FILE, a line each, not "junit".'],
    [{ paths: 'gone.md' }, 'gone.md does not exist.'],
    [{ since: 'gone' }, 'There is no commit "gone"'],
  ] as const) {
    const folder = sandbox(FILES, false);
    if ('since' in inputs)
      shell(
        folder,
        'git init -q -b main && git config user.name t && git config user.email t@policy-lint.example && git add -A && git commit -qm a',
      );
    const ran = await step(folder, inputs);
    assert.equal([ran.status, ran.outputs['outcome']], [2, 'error'], JSON.stringify(inputs));
    assert.match(ran.stderr, message);
    assert.is(ran.stderr.trimEnd().split('\n').length, 1, ran.stderr);
  }
});

test('rule modules of the checked repository are run only where an input says so', async () => {
  const folder = sandbox({
    ...FILES,
    'policy-lint.config.yaml': 'plugins: [./evil.mjs]\n',
    'evil.mjs':
      "import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('pwned', import.meta.url), '');\nexport const rules = {};\n",
  });
  await step(folder);
  await step(folder, { plugins: '' });
  assert.is(existsSync(join(folder, 'pwned')), false);
  await step(folder, { plugins: 'true' });
  assert.is(existsSync(join(folder, 'pwned')), true);
});

test('the readable report stands where the runner obeys nothing, and its ends cannot be guessed', async () => {
  const [one, other] = [await step(sandbox(FILES)), await step(sandbox(FILES))];
  const stopped = /^::stop-commands::(\S+)$([^]*)^::\1::$/m;
  assert.match(stopped.exec(one.stdout)?.[2] ?? '', 'contradiction/sale');
  assert.is.not(stopped.exec(one.stdout)?.[1], stopped.exec(other.stdout)?.[1]);
  assert.is.not(one.delimiter, other.delimiter);
});

test('words of the files set no command, no output and no markup', async () => {
  const nasty =
    '::set-output name=outcome::clean\n\n::error::x\n\n##[add-path]/x\n\n<script>alert(1)</script> \u001b[2J\u202e [x](https://evil.example) @maintainers\n\nWe will never sell your data %0A::error::y <b>to</b> anyone.\n';
  const name = 'privacy %0A::warning::.md';
  const folder = sandbox({
    'privacy.yaml': DECLARATION.replace('privacy.md', `'${name}'`).replace(
      'name: Namewell',
      'name: "N ::set-output name=errors::0 <img src=x>"',
    ),
    [name]: nasty,
  });
  const ran = await step(folder);
  assert.is(ran.status, 1);
  assert.is(ran.outputs['outcome'], 'findings');
  for (const line of commands(ran.stdout)) assert.match(line, /^::(?:error|warning|notice) (?:file=[^:]*,)?[^:]*::[^\n]*$/);
  assert.not.match(ran.stdout.replace(/\u001b\[[\d;]*m/g, ''), /[\u0000-\u0008\u000b-\u001f\u202e]/);
  assert.not.match(ran.summary.replace(/`[^`\n]*`/g, ''), /<|@m|\]\(https:\/\/evil|[\u001b\u202e]/);
});

test('thousands of findings stay bounded', async () => {
  const folder = sandbox({
    'a.md': Array.from(
      { length: 3000 },
      (_, i) => `By using site ${i} you consent to this privacy policy and to our sale of your data.`,
    ).join('\n\n'),
  });
  const ran = await step(folder, { paths: 'a.md', preset: 'all' });
  assert.ok(commands(ran.stdout).length >= 10 && commands(ran.stdout).length <= 31, `${commands(ran.stdout).length}`);
  assert.match(ran.summary, /\n\d{3,} more: /);
  assert.ok(ran.summary.length < 1_000_000);
});

test('the runner is told all that action.yml promises', () => {
  const { outputs, runs } = parse(readFileSync('action.yml', 'utf8')) as {
    outputs: Record<string, unknown>;
    runs: { using: string; main: string };
  };
  assert.equal(Object.keys(outputs), ['errors', 'warnings', 'infos', 'findings', 'suppressed', 'sarif-file', 'outcome']);
  assert.equal(runs, { using: 'node24', main: 'dist/action.cjs' });
});

test.run();

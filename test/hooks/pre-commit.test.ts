// .pre-commit-hooks.yaml with the real pre-commit: by `rev:` of a release, and by the package that npm has.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { CHECK } from '../../src/cli/flags.js';
import { DECLARATION, POLICY } from '../cli/sandbox.js';
import { program } from '../installed.js';
import { released, type Released } from '../release/released.js';
import { Repository, scratch } from './repository.js';

const test = suite('hooks/pre-commit');
const preCommit = program('pre-commit');
const withIt = preCommit ? test : test.skip;

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly language: string;
  readonly pass_filenames: boolean;
  readonly require_serial: boolean;
}
const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as Hook[];
const MENDED = '# Privacy policy\n\nWe sell your e-mail address to data brokers such as Namewell. You may opt out at any time.\n';
let release: Released;
/** pre-commit keeps what it installed for all repositories; the tests have a place of their own. */
const home = scratch();

if (preCommit)
  test.before(async () => {
    release = await released();
  });

test('the hooks run all files at once, with flags that there are', () => {
  assert.equal(
    hooks.map((hook) => hook.id),
    ['policy-lint', 'policy-lint-code'],
  );
  for (const { entry, language, pass_filenames, require_serial } of hooks) {
    const [command, , ...flags] = entry.split(' ');
    assert.equal([command, language, pass_filenames, require_serial], ['policy-lint', 'node', false, true]);
    for (const flag of flags) assert.ok(flag.replace(/^--/, '') in CHECK, flag);
  }
});

test('a hook runs for declarations, policies and the configuration, and for no other file', () => {
  const files = new RegExp((hooks[0]?.files ?? '').replace('(?i)', ''), 'i');
  for (const path of [
    'privacy.yaml',
    'shop.privacy.yml',
    'docs/PRIVACY.md',
    'site/privacy/index.html',
    'legal/privacy-policy.txt',
    'policy-lint.config.yaml',
    'policy-lint-suppressions.json',
    'Privacy Policy.markdown',
    'ios/PrivacyInfo.xcprivacy',
    'android/data_safety.csv',
  ])
    assert.ok(files.test(path), path);
  for (const path of ['README.md', 'src/privacy.ts', 'package.json', 'policy.yaml', 'privacy.png', 'privacy/logo.svg'])
    assert.not.ok(files.test(path), path);
});

test('the hook for code runs for what can bring a vendor', () => {
  const files = new RegExp((hooks[1]?.files ?? '').replace('(?i)', ''), 'i');
  for (const path of [
    'src/app.ts',
    'a.mjs',
    'pages/x.tsx',
    'index.html',
    'App.vue',
    'package.json',
    'apps/web/package.json',
    'schema.prisma',
    'db/001.sql',
    'shop/models.py',
    'db/schema.rb',
    'views.py',
    'Gemfile',
    'api/requirements-prod.txt',
    'go.mod',
    'app/build.gradle.kts',
    'ios/Podfile',
    'App.csproj',
  ])
    assert.ok(files.test(path), path);
  for (const path of [
    'README.md',
    'privacy.yaml',
    'src/app.css',
    'my-package.json',
    'package-lock.json',
    'a.tsv',
    'notes.txt',
    'go.sum',
    'Gemfile.lock',
  ])
    assert.not.ok(files.test(path), path);
});

function project(config: string): Repository {
  const repository = new Repository({ PRE_COMMIT_HOME: home });
  repository.write({ '.pre-commit-config.yaml': config });
  repository.must('pre-commit', 'install');
  return repository;
}

const byTag = (): string =>
  `repos:\n  - repo: ${pathToFileURL(release.repository).href}\n    rev: ${release.tag}\n    hooks: [{id: policy-lint}]\n`;

withIt('by rev: a commit that contradicts is refused, a mended one passes, others are not looked at', () => {
  const repository = project(byTag());
  const first = repository.commit({ 'README.md': '# A shop\n' });
  assert.is(first.status, 0, first.output);
  assert.match(first.output, /policy-lint\.+\(no files to check\)Skipped/);

  const refused = repository.commit({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  assert.is(refused.status, 1, refused.output);
  assert.match(refused.output, /policy-lint\.+Failed\n- hook id: policy-lint\n- exit code: 1\n/);
  // Both places, and no colours where nobody sees them.
  assert.match(refused.output, /error\[contradiction\/sale\].*\n +--> privacy\.yaml:8:/);
  assert.match(refused.output, '::: privacy.md:3:1');
  assert.not.match(refused.output, '\u001b');
  assert.is(repository.must('git', 'rev-list', '--count', 'HEAD').trim(), '1');

  const passed = repository.commit({ 'privacy.md': MENDED });
  assert.is(passed.status, 0, passed.output);
  assert.match(passed.output, /policy-lint\.+Passed/);

  const other = repository.commit({ 'src/shop.ts': 'export {};\n' });
  assert.is(other.status, 0);
  assert.match(other.output, '(no files to check)Skipped');
});

withIt('a change to the policy alone is held against the declaration that did not change', () => {
  const repository = project(byTag());
  assert.is(repository.commit({ 'privacy.yaml': DECLARATION, 'privacy.md': MENDED }).status, 0);
  const { status, output } = repository.commit({ 'privacy.md': POLICY });
  assert.is(status, 1);
  assert.match(output, '--> privacy.yaml:8:');
});

withIt('code that brings a vendor that nobody declared is refused by the hook for code', () => {
  const repository = project(byTag().replace('{id: policy-lint}', '{id: policy-lint-code}'));
  const first = repository.commit({ 'privacy.yaml': `${DECLARATION}code: [src]\n`, 'privacy.md': MENDED });
  assert.match(first.output, /policy-lint \(code\)\.+\(no files to check\)Skipped/);
  const refused = repository.commit({ 'src/plan.ts': "import posthog from 'posthog-js';\n\nposthog.init('key');\n" });
  assert.is(refused.status, 1, refused.output);
  assert.match(refused.output, /error\[code\/undeclared-vendor\].*\n +--> src\/plan\.ts:1:/);
  assert.match(refused.output, '::: privacy.yaml:');
  const passed = repository.commit({ 'src/plan.ts': 'export {};\n' });
  assert.is(passed.status, 0, passed.output);
});

withIt('what is not staged is not checked', () => {
  const repository = project(byTag());
  repository.write({ 'privacy.yaml': DECLARATION, 'privacy.md': MENDED });
  repository.must('git', 'add', '--all');
  repository.write({ 'privacy.md': POLICY });
  const { status, output } = repository.run('git', 'commit', '--message=part');
  assert.is(status, 0, output);
  assert.match(output, /policy-lint\.+Passed/);
});

withIt('a repository without a declaration is not refused', () => {
  const repository = project(byTag());
  const { status, output } = repository.commit({ 'policy-lint.config.yaml': 'extends: [strict]\n' });
  assert.is(status, 0, output);
  assert.match(output, /policy-lint\.+Passed/);
});

withIt('by additional_dependencies: the package does without the repository', () => {
  const repository = project(`repos:
  - repo: local
    hooks:
      - id: policy-lint
        name: policy-lint
        entry: policy-lint check --no-error-on-unmatched-pattern
        language: node
        additional_dependencies: ['${release.tarball}']
        files: 'privacy'
        pass_filenames: false
`);
  const refused = repository.commit({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  assert.is(refused.status, 1, refused.output);
  assert.match(refused.output, 'error[contradiction/sale]');
  assert.is(repository.commit({ 'privacy.md': MENDED }).status, 0);
});

withIt('pre-commit from 4.6.1 on installs the clone itself', () => {
  // Debian's pre-commit is older; this is the command of the newer one, in a clone as it makes one.
  const [clone, prefix] = [join(scratch(), 'clone'), scratch()];
  execFileSync('git', [
    '-c',
    'advice.detachedHead=false',
    'clone',
    '--quiet',
    '--branch',
    release.tag,
    pathToFileURL(release.repository).href,
    clone,
  ]);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  const version = execFileSync('npm', ['--version'], { env, encoding: 'utf8' });
  const flags = Number(version.split('.')[0]) >= 11 ? ['--allow-git=root', '--install-links'] : ['--install-links'];
  execFileSync('npm', ['install', ...flags, '--global', '--prefix', prefix, `git+${pathToFileURL(clone).href}`], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  assert.match(execFileSync(join(prefix, 'bin/policy-lint'), ['--version'], { encoding: 'utf8' }), release.version);
});

test.run();

// The release, but for what needs the network: prepared from a clone, then published to a remote on this disk, with stand-ins for npm and gh.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { copyOf, filesIn, git, released, type Released } from './released.js';

const test = suite('release');
const home = mkdtempSync(join(tmpdir(), 'policy-lint-release-'));
let release: Released;
/** A copy that tests may change; each leaves it as it was. */
const shop = join(home, 'repository');

test.before(async () => {
  release = await released();
  copyOf(release, shop);
});
test.after(() => { rmSync(home, { recursive: true, force: true }); });

interface Ran { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** Runs release.mjs of the copy. */
function step(args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  return spawnSync(process.execPath, ['.github/release/release.mjs', ...args], { cwd: shop, encoding: 'utf8', env: { ...process.env, ...env } });
}

/** Changes a file of the copy, runs, and puts the file back. */
function withFile<T>(path: string, change: (text: string) => string | null, then: () => T): T {
  const full = join(shop, path);
  const before = readFileSync(full);
  const after = change(before.toString('latin1'));
  if (after === null) rmSync(full);
  else writeFileSync(full, after, 'latin1');
  try {
    return then();
  } finally {
    writeFileSync(full, before);
  }
}

function manifestAt(commit: string): Record<string, unknown> {
  return JSON.parse(git(release.repository, 'show', `${commit}:package.json`)) as Record<string, unknown>;
}

test('the tag holds dist/, and main does not', () => {
  const { repository, tag } = release;
  const at = (commit: string): string[] => git(repository, 'ls-tree', '-r', '--name-only', commit).split('\n');
  assert.not.ok(at('main').some((path) => path.startsWith('dist/')));
  assert.is(git(repository, 'rev-parse', `${tag}^{commit}^`), git(repository, 'rev-parse', 'main'));
  assert.is(git(repository, 'status', '--porcelain'), '');
  const changed = git(repository, 'diff', '--name-only', 'main', tag).split('\n').filter((path) => !path.startsWith('dist/'));
  assert.equal(changed, ['package-lock.json', 'package.json']);
  const { runs } = parse(git(repository, 'show', `${tag}:action.yml`)) as { runs: { main: string } };
  const { bin } = manifestAt(tag) as { bin: Record<string, string> };
  for (const needed of [runs.main, bin['policy-lint'] as string, 'dist/policy-lint.cjs', 'dist/types/src/index.d.ts', '.pre-commit-hooks.yaml']) assert.ok(at(tag).includes(needed), needed);
  assert.not.ok(at(tag).some((path) => path.startsWith('dist/.compiled')));
});

test('nothing of the tag runs when it is installed, and nothing else is fetched', () => {
  const { scripts, devDependencies, dependencies, ...rest } = manifestAt(release.tag);
  assert.equal([scripts, devDependencies, dependencies], [undefined, undefined, undefined]);
  const before = manifestAt('main');
  assert.equal(Object.keys(rest), Object.keys(before).filter((key) => !['scripts', 'devDependencies', 'allowScripts'].includes(key)));
  for (const key of Object.keys(rest)) assert.equal(rest[key], before[key]);
});

test('the folder holds what is attached and what the next step needs, and its sums are right', () => {
  const { folder, version } = release;
  assert.equal(filesIn(folder), ['NOTES.md', 'SHA256SUMS', `policy-lint-${version}.cdx.json`, `policy-lint-${version}.tgz`, 'tag.bundle'].sort());
  assert.match(execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }), `policy-lint-${version}.tgz: OK`);
  assert.match(readFileSync(join(folder, 'NOTES.md'), 'utf8'), /^### Added\n\n- \S/);
});

test('the same commit gives the same release', () => {
  git(shop, 'tag', '--delete', release.tag);
  const { status, stderr } = step(['prepare', '--out', join(home, 'again')]);
  assert.is(status, 0, stderr);
  for (const name of ['SHA256SUMS', 'NOTES.md']) assert.is(readFileSync(join(home, 'again', name), 'utf8'), readFileSync(join(release.folder, name), 'utf8'));
  assert.is(git(shop, 'rev-parse', `${release.tag}^{commit}`), git(release.repository, 'rev-parse', `${release.tag}^{commit}`));
});

test('the bill of materials names every bundled package, and no other', () => {
  const bill = JSON.parse(readFileSync(join(release.folder, `policy-lint-${release.version}.cdx.json`), 'utf8')) as {
    bomFormat: string; metadata: { component: { name: string } }; components: { name: string; version: string; scope: string; hashes: { alg: string; content: string }[] }[]; dependencies: { ref: string; dependsOn: string[] }[];
  };
  const licences = readFileSync(join(release.repository, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const lock = JSON.parse(readFileSync(join(release.repository, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version: string; integrity: string }> };
  assert.equal([bill.bomFormat, bill.metadata.component.name], ['CycloneDX', 'policy-lint']);
  assert.ok(bill.components.length >= 3);
  for (const { name, version, scope, hashes } of bill.components) {
    assert.match(licences, `\n${name} ${version} (`);
    assert.is(scope, 'required');
    // Of one name there may be several versions, one of them beside the package that needs it.
    const locked = Object.entries(lock.packages).filter(([path, one]) => path.endsWith(`node_modules/${name}`) && one.version === version).map(([, { integrity }]) => integrity);
    assert.ok(locked.includes(`sha512-${Buffer.from(hashes[0]?.content ?? '', 'hex').toString('base64')}`), `${name} ${version}`);
  }
  assert.is(licences.match(/^\S+ \d\S* \(.+\)$/gm)?.length, bill.components.length);
  assert.equal(bill.dependencies[0]?.dependsOn.length, bill.components.length);
});

test('what is not ready is not tagged', () => {
  const { tag, version } = release;
  const refused = (message: string): void => {
    const { status, stderr } = step(['prepare', '--out', join(home, 'refused')]);
    assert.is(status, 1, message);
    assert.match(stderr, message);
  };
  refused(`the tag ${tag} is there already`);
  git(shop, 'tag', '--delete', tag);
  for (const [path, change, message] of [
    ['README.md', () => 'other\n', 'the work tree is not what HEAD is'],
    ['dist/types/src/index.d.ts', () => null, 'dist/types/src/index.d.ts is missing'],
    ['CHANGELOG.md', () => '# Changelog\n\n## Unreleased\n\n- x\n', 'CHANGELOG.md has no section'],
    ['CHANGELOG.md', () => `## ${version}\n\n## 0.0.1\n\n- x\n`, 'CHANGELOG.md says nothing'],
    ['package.json', (text) => text.replace(`"${version}"`, '"1.2"'), '"1.2" is no version'],
    ['dist/THIRD-PARTY-LICENSES.txt', () => 'unheard-of 1.2.3 (MIT)\n', 'unheard-of@1.2.3 is in dist/'],
  ] as readonly [string, (text: string) => string | null, string][]) withFile(path, change, () => { refused(message); });
  assert.is(git(shop, 'tag', '--list'), '');
  git(shop, 'fetch', '--quiet', 'release/tag.bundle', `refs/tags/${tag}:refs/tags/${tag}`);
});

/** A remote on this disk, and npm and gh that note how they were called; npm knows what was published. */
function world(name: string): { remote: string; env: Record<string, string>; called: () => string[] } {
  const [remote, bin, log] = [join(home, `${name}.git`), join(home, `${name}-bin`), join(home, `${name}.log`)];
  git(home, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  git(shop, 'config', 'remote.origin.url', remote);
  git(shop, 'push', '--quiet', 'origin', 'main');
  mkdirSync(bin);
  writeFileSync(log, '');
  const integrity = `sha512-${createHash('sha512').update(readFileSync(release.tarball)).digest('base64')}`;
  const stand = { npm: `if [ "$1" = view ]; then grep -q '^npm publish' "${log}" && echo ${integrity}; else echo "npm $*" >> "${log}"; fi`,
    gh: `if [ "$2" = view ]; then grep -q '^gh release create' "${log}"; else echo "gh $*" >> "${log}"; fi` };
  for (const [program, script] of Object.entries(stand)) writeFileSync(join(bin, program), `#!/usr/bin/env bash\n${script}\n`, { mode: 0o755 });
  return { remote, env: { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` }, called: () => readFileSync(log, 'utf8').trim().split('\n').filter(Boolean) };
}

test('publishing pushes the tag, gives npm the package, moves the major tag and makes the release; once more does nothing', () => {
  const { remote, env, called } = world('published');
  const { tag, version } = release;
  // As in the job that publishes, the tag is in the bundle only.
  git(shop, 'tag', '--delete', tag);
  const dry = step(['publish', '--dry-run'], env);
  assert.equal([dry.status, called(), git(remote, 'tag', '--list')], [0, [], ''], dry.stderr);
  const first = step(['publish'], env);
  assert.is(first.status, 0, first.stderr);
  const commit = git(release.repository, 'rev-parse', `${tag}^{commit}`);
  assert.equal([git(remote, 'rev-parse', `${tag}^{commit}`), git(remote, 'rev-parse', 'v0')], [commit, commit]);
  assert.is(git(remote, 'rev-parse', 'main'), git(shop, 'rev-parse', 'main'));
  assert.equal(called(), [
    `npm publish ${join(shop, `release/policy-lint-${version}.tgz`)} --provenance --access=public --tag=latest --ignore-scripts`,
    `gh release create ${tag} --verify-tag --title ${tag} --notes-file release/NOTES.md release/SHA256SUMS release/policy-lint-${version}.cdx.json release/policy-lint-${version}.tgz`,
  ]);
  assert.equal(dry.stdout.trim().split('\n').filter((line) => !line.startsWith('git')), called());
  const second = step(['publish'], env);
  assert.equal([second.status, called().length], [0, 2], second.stderr);
  assert.match(second.stdout, 'done before: npm publish');
});

test('the major tag moves from an older release', () => {
  const { remote, env } = world('moved');
  git(shop, 'push', '--quiet', 'origin', 'main:refs/tags/v0');
  assert.is(step(['publish'], env).status, 0);
  assert.is(git(remote, 'rev-parse', 'v0'), git(shop, 'rev-parse', `${release.tag}^{commit}`));
});

test('another package of that version stops it', () => {
  const { env, called } = world('taken');
  writeFileSync(join(home, 'taken-bin/npm'), '#!/usr/bin/env bash\necho sha512-other\n', { mode: 0o755 });
  assert.match(step(['publish'], env).stderr, `npm has another policy-lint@${release.version}`);
  assert.equal(called(), []);
});

test('what was changed after it was prepared is not published', () => {
  const { env, called } = world('changed');
  const { tag, version } = release;
  const refused = (message: RegExp | string): void => { assert.match(step(['publish'], env).stderr, message); };
  withFile(`release/policy-lint-${version}.tgz`, (bytes) => `${bytes}x`, () => { refused('the checksums differ'); });
  git(shop, 'commit', '--quiet', '--allow-empty', '--message=later');
  refused(/stands on [0-9a-f]{40}, not on/);
  git(shop, 'reset', '--quiet', '--hard', 'HEAD^');
  // A tag on the right commit that changes more than it may; in a worktree, for dist/ is in the way here.
  const evil = join(home, 'evil');
  git(shop, 'worktree', 'add', '--quiet', '--detach', evil, tag);
  writeFileSync(join(evil, 'action.yml'), 'name: other\n');
  git(evil, 'commit', '--quiet', '--all', '--amend', '--message=evil');
  git(evil, 'tag', '--force', '--annotate', '--message=evil', tag);
  withFile('release/tag.bundle', (bytes) => bytes, () => {
    git(shop, 'bundle', 'create', '--quiet', 'release/tag.bundle', `refs/tags/${tag}`, '^main');
    refused('changes what a release must not: action.yml');
  });
  assert.equal(called(), []);
});

test('a preview moves no major tag and is not what npm installs by default', async () => {
  const { commandsOf } = await import(join(process.cwd(), '.github/release/publish.mjs')) as { commandsOf: (release: object) => string[][] };
  const commands = commandsOf({ name: 'policy-lint', version: '2.0.0-beta.1', from: 'release', files: ['policy-lint-2.0.0-beta.1.tgz'] });
  assert.equal(commands.map((words) => words.slice(0, 2).join(' ')), ['git push', 'npm publish', 'gh release']);
  assert.ok(commands[1]?.includes('--tag=next') && commands[2]?.includes('--prerelease'));
});

test('the workflow runs these steps, with no more rights than each job needs', () => {
  const text = readFileSync('.github/workflows/release.yml', 'utf8');
  const { permissions, jobs } = parse(text) as { permissions: object; jobs: Record<string, { permissions: object; needs?: string; steps: { run?: string; uses?: string }[] }> };
  assert.equal(permissions, {});
  assert.equal(jobs['prepare']?.permissions, { contents: 'read' });
  assert.equal(jobs['publish']?.permissions, { contents: 'write', 'id-token': 'write' });
  assert.is(jobs['publish']?.needs, 'prepare');
  const runs = (job: string): string[] => jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? [];
  assert.equal(runs('prepare'), ['.ci/run', 'npm run build -- --types', 'node .github/release/release.mjs prepare']);
  // The job that may publish runs nothing of the packages that build and test.
  assert.equal(runs('publish'), ['node .github/release/release.mjs publish']);
});

test('every action that a workflow uses is named by its commit, and no workflow puts words of an event into a command', () => {
  for (const name of filesIn('.github/workflows')) {
    const text = readFileSync(join('.github/workflows', name), 'utf8');
    for (const [line, uses] of text.matchAll(/\buses: (\S+).*$/gm)) if (uses !== './') assert.match(line, /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, `${name}: ${line}`);
    for (const { steps } of Object.values((parse(text) as { jobs: Record<string, { steps: { run?: string }[] }> }).jobs)) for (const { run = '' } of steps) assert.not.match(run, '${{');
  }
});


test.run();

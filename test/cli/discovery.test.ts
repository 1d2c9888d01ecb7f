// What is linted: the declarations and policies that a path means.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findConfig } from '../../src/config.js';
import { foldersAbove } from '../../src/config/above.js';
import { findTargets, loadTarget } from '../../src/load.js';
import { Files } from '../../src/load/read.js';
import { DECLARATION, POLICY, sandbox } from './sandbox.js';

const test = suite('cli/discovery');

/** Each target as "declaration: policies read", with paths relative to the folder. */
function targets(folder: string, paths: string[], { cwd = folder, declaration = null as string | null } = {}): string[] {
  const files = new Files(cwd, null);
  const found = findTargets(paths, declaration, files);
  return [
    ...found.targets.map((target) => {
      const { project } = loadTarget(target, files, () => false);
      const policies = project.policies.map(
        ({ source, supplement }) => relative(folder, join(cwd, source.path)) + (supplement ? ' (supplement)' : ''),
      );
      return `${target.declaration === null ? 'alone' : relative(folder, target.declaration)}: ${policies.join(', ') || 'nothing'}`;
    }),
    ...found.errors,
    ...found.unmatched,
  ];
}

const naming = (...files: string[]): string => DECLARATION.replace('{file: privacy.md}', `{file: [${files.join(', ')}]}`);

test('a folder means the declarations in it, not what is installed, built, hidden from git or repeated by a link', () => {
  const folder = sandbox({
    'privacy.yaml': DECLARATION,
    'privacy.md': POLICY,
    'apps/a/privacy.yml': DECLARATION,
    'apps/a/privacy.md': POLICY,
    'apps/b/shop.privacy.yaml': DECLARATION,
    'node_modules/x/privacy.yaml': DECLARATION,
    'dist/privacy.yaml': DECLARATION,
    'other.yaml': DECLARATION,
    '.gitignore': '# generated\n/build/\n*.tmp\n!keep.tmp\n',
    'build/privacy.yaml': DECLARATION,
    'sub/build/privacy.yaml': DECLARATION,
    'gen/.gitignore': 'privacy.yaml\n',
    'gen/privacy.yaml': DECLARATION,
    'x.tmp/privacy.yaml': DECLARATION,
  });
  symlinkSync(folder, join(folder, 'apps/loop'));
  assert.equal(targets(folder, ['.']), [
    'apps/a/privacy.yml: apps/a/privacy.md',
    'apps/b/shop.privacy.yaml: nothing',
    'privacy.yaml: privacy.md',
    'sub/build/privacy.yaml: nothing',
  ]);
  assert.equal(targets(folder, ['apps']), ['apps/a/privacy.yml: apps/a/privacy.md', 'apps/b/shop.privacy.yaml: nothing']);
  assert.equal(targets(folder, ['build']), ['build/privacy.yaml: nothing']);
});

test('a folder without declarations means the nearest above it', () => {
  const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY, 'docs/legal/note.md': 'x' });
  assert.equal(targets(folder, ['docs/legal']), ['privacy.yaml: privacy.md']);
  assert.equal(targets(folder, ['.'], { cwd: join(folder, 'docs') }), ['privacy.yaml: privacy.md']);
});

test('a YAML file is a declaration whatever its name, another file a policy', () => {
  const folder = sandbox({ 'facts.yaml': DECLARATION, 'privacy.md': POLICY, 'notes.txt': 'We sell nothing.' });
  assert.equal(targets(folder, ['facts.yaml', 'notes.txt']), ['facts.yaml: privacy.md', 'alone: notes.txt']);
  assert.equal(targets(folder, ['facts.yaml', './facts.yaml', 'facts.yaml']), ['facts.yaml: privacy.md']);
});

test('a policy is checked with the nearest declaration that names it, supplements too', () => {
  const folder = sandbox({
    'privacy.yaml': naming('docs/a.md', 'docs/b.md').replace('policy: {', 'policy: {supplements: [docs/cookies.md], '),
    'docs/a.md': POLICY,
    'docs/b.md': POLICY,
    'docs/cookies.md': POLICY,
    'docs/draft.md': POLICY,
    'docs/privacy.yaml': naming('b.md'),
  });
  assert.equal(targets(folder, ['docs/a.md']), ['privacy.yaml: docs/a.md, docs/b.md, docs/cookies.md (supplement)']);
  assert.equal(targets(folder, ['docs/b.md']), ['docs/privacy.yaml: docs/b.md']);
  assert.equal(targets(folder, ['docs/cookies.md']), ['privacy.yaml: docs/a.md, docs/b.md, docs/cookies.md (supplement)']);
  assert.equal(targets(folder, ['docs/draft.md']), ['alone: docs/draft.md']);
  assert.equal(targets(folder, ['a.md', 'draft.md'], { cwd: join(folder, 'docs') }), [
    'privacy.yaml: docs/a.md, docs/b.md, docs/cookies.md (supplement)',
    'alone: docs/draft.md',
  ]);
});

test('--declaration lays a declaration over the policies named', () => {
  const folder = sandbox({
    'privacy.yaml': naming('a.md').replace('policy: {', 'policy: {supplements: [c.md], '),
    'a.md': POLICY,
    'b.md': POLICY,
    'c.md': POLICY,
  });
  assert.equal(targets(folder, ['b.md', 'b.md'], { declaration: 'privacy.yaml' }), ['privacy.yaml: b.md']);
  assert.equal(targets(folder, [], { declaration: 'privacy.yaml' }), ['privacy.yaml: a.md, c.md (supplement)']);
});

test('named files are read outside the current folder and whatever git ignores', () => {
  const folder = sandbox({ 'a/x.md': POLICY, 'b/.gitignore': '*', 'b/privacy.yaml': DECLARATION, 'b/privacy.md': POLICY });
  assert.equal(targets(folder, ['../b/privacy.yaml', '../b/privacy.md'], { cwd: join(folder, 'a') }), ['b/privacy.yaml: b/privacy.md']);
});

test('globs that the shell has left alone', () => {
  const folder = sandbox({
    'docs/a.md': POLICY,
    'docs/deep/b.md': POLICY,
    'docs/c.txt': POLICY,
    'apps/x.privacy.yaml': naming('../docs/a.md'),
  });
  assert.equal(targets(folder, ['docs/*.md']), ['alone: docs/a.md']);
  assert.equal(targets(folder, ['docs/**/*.md']), ['alone: docs/a.md', 'alone: docs/deep/b.md']);
  assert.equal(targets(folder, ['apps/*.yaml']), ['apps/x.privacy.yaml: docs/a.md']);
  assert.equal(targets(folder, ['docs/*.html']), ['No file matches docs/*.html.']);
});

test('the configuration is no declaration', () => {
  const folder = sandbox({ 'policy-lint.config.yaml': 'rules: {}' });
  assert.equal(targets(folder, ['policy-lint.config.yaml']), []);
});

test('nothing above the repository takes part', () => {
  const folder = sandbox({ 'privacy.yaml': DECLARATION, 'policy-lint.config.yaml': 'rules: {}', 'inner/docs/x.md': POLICY }, false);
  mkdirSync(join(folder, 'inner/.git'));
  assert.equal(foldersAbove(join(folder, 'inner/docs'), folder), [join(folder, 'inner/docs'), join(folder, 'inner')]);
  assert.is(findConfig(join(folder, 'inner/docs'), folder), null);
  assert.match(targets(folder, ['inner'])[0] ?? '', /^There is no declaration/);
});

test('outside a repository the search ends at the current folder, or at the target', () => {
  const folder = sandbox({ 'privacy.yaml': DECLARATION, 'a/b/c.md': POLICY }, false);
  assert.equal(foldersAbove(join(folder, 'a/b'), join(folder, 'a')), [join(folder, 'a/b'), join(folder, 'a')]);
  assert.equal(foldersAbove(join(folder, 'a/b'), join(folder, 'other')), [join(folder, 'a/b')]);
});

test.run();

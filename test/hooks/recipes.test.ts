// The recipes of the README for husky and lefthook, with the real ones. Blocks of the page that begin with a comment "# PATH" are files.
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY } from '../cli/sandbox.js';
import { consumer } from '../installed.js';
import { released, type Released } from '../release/released.js';
import { Repository } from './repository.js';

const test = suite('hooks/recipes');
const [husky, lefthook] = [consumer('husky/bin.js'), consumer('lefthook/bin/index.js')];
const MENDED = '# Privacy policy\n\nWe sell your e-mail address to data brokers such as Namewell. You may opt out at any time.\n';
let release: Released;

if (husky ?? lefthook)
  test.before(async () => {
    release = await released();
  });

/** The file that a block of the README shows. */
function recipe(path: string): string {
  const [, text] =
    new RegExp(`^\`\`\`\\w+\\n# ${path.replaceAll('.', '\\.')}\\n([^]*?)^\`\`\`$`, 'm').exec(readFileSync('README.md', 'utf8')) ?? [];
  assert.ok(text, `README.md shows no ${path}`);
  return text as string;
}

/** A project that has policy-lint and the tool among its packages. */
function project(files: Readonly<Record<string, string>>): Repository {
  const repository = new Repository();
  repository.write({ 'package.json': '{ "name": "a-users-project", "private": true }\n', '.gitignore': 'node_modules\n', ...files });
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--no-save', release.tarball], {
    cwd: repository.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return repository;
}

function holds(repository: Repository): void {
  const first = repository.commit({ 'README.md': '# A shop\n' });
  assert.is(first.status, 0, first.output);
  const refused = repository.commit({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  assert.is(refused.status, 1, refused.output);
  assert.match(refused.output, /error\[contradiction\/sale\].*\n +--> privacy\.yaml:8:/);
  const passed = repository.commit({ 'privacy.md': MENDED });
  assert.is(passed.status, 0, passed.output);
  assert.is(repository.must('git', 'rev-list', '--count', 'HEAD').trim(), '2');
}

test('the page has a recipe for each', () => {
  assert.match(recipe('.husky/pre-commit'), 'policy-lint');
  assert.match(recipe('lefthook.yml'), 'policy-lint');
});

(husky ? test : test.skip)('husky', () => {
  const repository = project({ '.husky/pre-commit': recipe('.husky/pre-commit') });
  repository.must(process.execPath, husky as string);
  holds(repository);
});

(lefthook ? test : test.skip)('lefthook', () => {
  const repository = project({ 'lefthook.yml': recipe('lefthook.yml') });
  repository.must(process.execPath, lefthook as string, 'install');
  holds(repository);
  const other = repository.commit({ 'src/shop.ts': 'export {};\n' });
  assert.is(other.status, 0, other.output);
  assert.match(other.output, /policy-lint.*skip/s);
});

test.run();

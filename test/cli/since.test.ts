// `--since REF` in real repositories: what a branch brings is shown, what was there is not.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, git, POLICY, run, sandbox } from './sandbox.js';

const test = suite('cli/since');
const HONEST = DECLARATION.replace('type: data_broker, exchange: money', 'type: processor, contract: dpa')
  .replace('monetization', '{account: contract}')
  .replace('{sells: yes, to: namewell}', '{sells: no}');

function repository(files: Record<string, string>): string {
  const folder = sandbox(files, false);
  git(folder, 'init');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-m', 'first');
  git(folder, 'branch', 'base');
  return folder;
}

function edit(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  assert.ok(text.includes(from), `${file} holds no "${from}"`);
  writeFileSync(join(folder, file), text.replace(from, to));
}

interface Shown {
  rule: string;
  path: string;
  line: number;
}
async function since(
  folder: string,
  ref = 'base',
  args: string[] = [],
): Promise<{ status: number | null; shown: Shown[]; stderr: string }> {
  const { status, stdout, stderr } = await run(folder, ['--format', 'json', '--since', ref, ...args]);
  const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; at: { path: string; line: number } }[] };
  return { status, stderr, shown: findings.map(({ ruleId, at }) => ({ rule: ruleId, path: at.path, line: at.line })) };
}

test('what was there before is not shown, and counted', async () => {
  const folder = repository({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  const { status, shown, stderr } = await since(folder);
  assert.equal([status, shown], [0, []]);
  assert.match(stderr, /^policy-lint: \d+ findings? that (?:was|were) there before (?:is|are) not shown \(--since base\)\.\n$/);
});

test('a declared fact that changes is shown at the fact', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': POLICY });
  writeFileSync(join(folder, 'privacy.yaml'), DECLARATION);
  const { status, shown } = await since(folder);
  assert.is(status, 1);
  assert.ok(
    shown.some(({ rule, path, line }) => rule === 'contradiction/sale' && path === 'privacy.yaml' && line === 8),
    JSON.stringify(shown),
  );
});

test('a sentence that changes is shown at the sentence, though the finding stands on the fact', async () => {
  const folder = repository({ 'privacy.yaml': DECLARATION, 'privacy.md': '# Privacy policy\n\nWe keep your e-mail address for a year.\n' });
  writeFileSync(
    join(folder, 'privacy.md'),
    '# Privacy policy\n\nWe keep your e-mail address for a year.\n\nWe never sell personal data.\n',
  );
  git(folder, 'add', '-A');
  git(folder, 'commit', '-m', 'a promise');
  const { shown } = await since(folder);
  assert.ok(
    shown.some(({ rule, path, line }) => rule === 'contradiction/sale' && path === 'privacy.md' && line === 5),
    JSON.stringify(shown),
  );
});

test('what goes missing from a policy is news, though no line of today was touched', async () => {
  const folder = repository({
    'privacy.yaml': DECLARATION.replace('data_broker', 'marketing_partner'),
    'privacy.md': '# Privacy policy\n\nWe sell your e-mail address to marketing partners.\n\nWe keep it a year.\n',
  });
  assert.equal((await since(folder)).shown, []);
  edit(folder, 'privacy.md', 'We sell your e-mail address to marketing partners.\n\n', '');
  const { shown } = await since(folder);
  assert.ok(
    shown.some(({ rule }) => rule.startsWith('omission/')),
    JSON.stringify(shown),
  );
});

test('a finding on a touched line is shown, though it was there', async () => {
  const folder = repository({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  edit(folder, 'privacy.yaml', 'sells: yes, to: namewell}', 'sells: yes, to: namewell}  # since May');
  assert.ok((await since(folder)).shown.some(({ rule, line }) => rule === 'contradiction/sale' && line === 8));
});

test('of equal findings only the one that came is shown', async () => {
  const sentence = 'By using our site you consent to this privacy policy.';
  const folder = repository({ 'privacy.md': `# Privacy policy\n\n${sentence}\n` });
  writeFileSync(join(folder, 'privacy.md'), `# Privacy policy\n\n${sentence}\n\nWelcome.\n\n${sentence}\n`);
  assert.is((await since(folder, 'base', ['--only', 'fairness', 'privacy.md'])).shown.length, 1);
  writeFileSync(join(folder, 'privacy.md'), `# Privacy policy\n\nWelcome.\n\n${sentence}\n`);
  assert.is((await since(folder, 'base', ['--only', 'fairness', 'privacy.md'])).shown.length, 0);
});

test('a renamed declaration is the same declaration', async () => {
  const folder = repository({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  git(folder, 'mv', 'privacy.yaml', 'shop.privacy.yaml');
  assert.equal((await since(folder)).shown, []);
});

test('a renamed file is the same file, a new one is all new', async () => {
  const folder = repository({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  git(folder, 'mv', 'privacy.md', 'policy.md');
  edit(folder, 'privacy.yaml', 'privacy.md', 'policy.md');
  assert.equal(
    (await since(folder)).shown.filter(({ rule }) => rule.startsWith('contradiction/')),
    [],
  );
  const fresh = repository({ 'README.md': 'Nothing.\n' });
  writeFileSync(join(fresh, 'privacy.yaml'), DECLARATION);
  writeFileSync(join(fresh, 'privacy.md'), POLICY);
  assert.ok((await since(fresh)).shown.some(({ rule }) => rule === 'contradiction/sale'));
});

test('a suppression that is taken away is news', async () => {
  const directive = '# policy-lint-disable-next-line contradiction/sale -- until March\nselling';
  const folder = repository({ 'privacy.yaml': DECLARATION.replace('selling', directive), 'privacy.md': POLICY });
  edit(folder, 'privacy.yaml', directive, 'selling');
  assert.ok((await since(folder)).shown.some(({ rule }) => rule === 'contradiction/sale'));
});

test('what the other branch mended in the meantime is no news of this one', async () => {
  const folder = repository({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  git(folder, 'checkout', '-b', 'work');
  edit(folder, 'privacy.md', '# Privacy policy', '# Our privacy policy');
  git(folder, 'commit', '-am', 'title');
  git(folder, 'checkout', 'base');
  writeFileSync(join(folder, 'privacy.yaml'), HONEST);
  git(folder, 'commit', '-am', 'sells no more');
  git(folder, 'checkout', 'work');
  assert.ok((await run(folder, [])).stdout.includes('contradiction/sale'));
  assert.is(
    (await since(folder)).shown.some(({ rule }) => rule === 'contradiction/sale'),
    false,
  );
});

test('a reference that is none is one sentence and exit 2', async () => {
  const folder = repository({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  for (const ref of ['nowhere', '--output=x', 'base; touch x', '']) {
    const ran = await run(folder, [`--since=${ref}`]);
    assert.equal([ran.status, ran.stdout], [2, ''], ref);
    assert.match(ran.stderr, /^policy-lint: There is no commit "[^\n]*fetch-depth: 0\)\.\n$/);
  }
  const outside = await run(sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY }, false), ['--since', 'base']);
  assert.is(outside.status, 2);
  assert.match(outside.stderr, /needs git, and a repository around/);
});

test.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isGlob, matchesGlob, matchesName } from '../../src/model/glob.js';
import { costOf } from '../cost.js';

const test = suite('glob');

const cases: [pattern: string, path: string, matches: boolean][] = [
  ['*.md', 'privacy.md', true],
  ['*.md', 'docs/legal/privacy.md', true],
  ['*.md', 'privacy.mdx', false],
  ['docs/*.md', 'docs/privacy.md', true],
  ['docs/*.md', 'docs/legal/privacy.md', false],
  ['docs/*.md', 'site/docs/privacy.md', false],
  ['docs/**/*.md', 'docs/privacy.md', true],
  ['docs/**/*.md', 'docs/a/b/privacy.md', true],
  ['**/privacy.md', 'privacy.md', true],
  ['docs', 'docs/privacy.md', true],
  ['docs/', 'site/docs/privacy.md', true],
  ['/docs', 'docs/privacy.md', true],
  ['/docs', 'site/docs/privacy.md', false],
  ['./docs/privacy.md', 'docs/privacy.md', true],
  ['privacy.{md,txt}', 'privacy.txt', true],
  ['privacy.{md,txt}', 'privacy.html', false],
  ['p?ivacy.md', 'privacy.md', true],
  ['[a-p]rivacy.md', 'privacy.md', true],
  ['[!p]rivacy.md', 'privacy.md', false],
  ['\\*.md', '*.md', true],
  ['\\*.md', 'a.md', false],
  ['', 'privacy.md', false],
];
for (const [pattern, path, matches] of cases)
  test(`${pattern} ${matches ? 'matches' : 'leaves'} ${path}`, () => {
    assert.is(matchesGlob(pattern, path), matches);
  });

test('a whole pattern means the path from end to end', () => {
  assert.ok(matchesGlob('docs/*', 'docs/a.md', true));
  assert.not.ok(matchesGlob('docs/*', 'docs/a/b.md', true));
  assert.not.ok(matchesGlob('*.md', 'docs/a.md', true));
});

test('knows a pattern from a path', () => {
  assert.equal(['docs/*.md', 'a?.md', 'docs/privacy.md'].map(isGlob), [true, true, false]);
});

test('stays fast on patterns made to be slow', async () => {
  const cost = await costOf(() => {
    assert.not.ok(matchesName(`${'*a'.repeat(2000)}b`, 'a'.repeat(5000)));
    assert.not.ok(matchesGlob(`${'**/'.repeat(300)}x`, `${'a/'.repeat(300)}y`));
    assert.type(matchesGlob('{a,b}'.repeat(40), 'ab'), 'boolean');
  });
  assert.ok(cost < 2000, `${cost} ms`);
});

test.run();

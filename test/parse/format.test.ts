import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formatOf } from '../../src/parse/format.js';

const test = suite('parse/format');
const of = (path: string, text = ''): string => formatOf({ path, text });

test('by extension', () => {
  assert.equal(
    ['a.md', 'a.MDX', 'a.markdown', 'a.html', 'a.htm', 'a.txt', 'a', 'dir.md/a'].map((path) => of(path, '<p>We ask.</p>')),
    ['markdown', 'markdown', 'markdown', 'html', 'html', 'text', 'text', 'text'],
  );
});

test('pages of applications', () => {
  assert.equal(
    ['page.tsx', 'a.JSX', 'a.js', 'a.ts', 'a.vue', 'a.svelte', 'a.astro'].map((path) => of(path)),
    Array(7).fill('page'),
  );
});

test('by content, where the extension says nothing', () => {
  const cases: [format: string, text: string][] = [
    ['html', '<!DOCTYPE html>\n<p>We ask.'],
    ['html', '\ufeff <html>'],
    ['html', '<p>We ask.</p>\n<p>You tell.</p>\n<ul><li>a</li></ul>'],
    ['markdown', '---\ntitle: Privacy\n---\nWe ask.'],
    ['markdown', '## Data\n\nWe ask.\n\n## Use\n'],
    ['markdown', 'We **never** sell [data](https://a.example). **No**.'],
    ['text', 'We ask.\n\n- name\n- mail\n'],
    ['text', '# 1 in Dunmore\nWe ask.'],
    ['text', 'We write <b> in examples <p> of pages, and go on for long after that.'.padEnd(3000, ' x')],
    ['text', ''],
    ['text', '* a\n* b\n\n2 * 3 ** 4'],
  ];
  for (const [format, text] of cases) assert.is(of('policy.txt', text), format, text);
});

test('a page without any tag is text', () => {
  assert.is(of('policy.html', 'We ask.\n\nDATA\n'), 'text');
  assert.is(of('policy.html', `${'x '.repeat(60_000)}<p>We ask.`), 'html');
});

test.run();

// Four times the text may take at most six times the work, whatever the text is. Measured in CPU time; what takes next to none passes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePolicy } from '../../src/parse/policy.js';
import { growthOf } from '../cost.js';

const test = suite('parse/hostile');

const repeated = [
  '*a_ ',
  'a**b',
  '> ',
  'a <!-- ',
  '~a',
  '[a](',
  '- ',
  '[',
  '![',
  '![a](',
  '[a](b "',
  '[a][b]',
  '[a]: b\n',
  '](',
  '<a ',
  '<a b="',
  "<a b='",
  '<b>',
  '<div>',
  '<ul><li>',
  '<table><tr><td>',
  '<p>a',
  '<font color=a>b',
  '<a href=x>b<div>',
  '<span hidden>x ',
  '<!--\n\n',
  '<?',
  '<![CDATA[',
  '{%',
  '{{<',
  '{{ a',
  '<p>{% comment %}',
  '{# a',
  '{# a #} ',
  '{% comment %} endcomment %} ',
  '{% comment %} endcomment ',
  '<p>{# a',
  '<%= a',
  '&',
  '&amp',
  '&copy',
  '\\',
  '|',
  'a|b\n-|-|-\n',
  '``a` ',
  '~~a ',
  '**a *b ',
  '_a',
  'http://a',
  '# a}\n',
  'a\n=\n',
  'a  \n',
  '\t- a\n',
  '1. ',
  '1) a\n',
  '(a) ',
  'a) b\n',
  ' • a',
  '• a\n',
  'a:\n\n',
  'a:\n',
  '- a:\n',
  'a;\n\n',
  'To a.\n',
  '[^a]: b\n\n',
  '. ',
  'a. ',
  'A.',
  '“.” ',
  '…',
  'A\n',
  'AAA BBB\n',
  '1\n',
  'Larkfen',
  '\u200b',
  '\u00a0',
  '\r',
  'x',
];
const generated: readonly (readonly [string, (length: number) => string])[] = [
  ['longer and longer runs of backticks', (n) => grow(n, (i) => `${'`'.repeat((i % 400) + 1)} `)],
  ['deeper and deeper quotes', (n) => grow(n, (i) => `${'> '.repeat(i % 90)}a\n`)],
  ['deeper and deeper lists', (n) => grow(n, (i) => `${'  '.repeat(i % 90)}* a\n`)],
  ['distinct labels', (n) => grow(n, (i) => `[a${i}]: b\n\n[a${i}] [b][a${i}] `)],
  ['many columns', (n) => `${'a|'.repeat(n / 5)}\n${'-|'.repeat(n / 5)}\n${'b|'.repeat(n / 10)}`],
  ['many rows', (n) => `a|b\n-|-\n${'c|d\n'.repeat(n / 4)}`],
  ['attributes', (n) => `<p ${grow(n, (i) => `a${i} `)}>x`],
  ['formatting that is never closed', (n) => grow(n, (i) => `<font size=${i}><p>`)],
];

function grow(length: number, part: (i: number) => string): string {
  let text = '';
  for (let i = 0; text.length < length; i++) text += part(i);
  return text;
}

for (const format of ['markdown', 'html', 'text'] as const)
  test(`${format} grows in step with the text`, async () => {
    const families = [
      ...repeated.map((part) => [JSON.stringify(part), (n: number) => part.repeat(Math.ceil(n / part.length))] as const),
      ...generated,
    ];
    for (const [name, make] of families) {
      assert.is(await growthOf(make, (text) => parsePolicy({ path: 'policy', text }, format)), null, name);
    }
  });

test.run();

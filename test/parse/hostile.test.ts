// Four times the text may take at most six times the work, whatever the text is. Measured in CPU time; what takes next to none passes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePolicy } from '../../src/parse/policy.js';
import type { PolicyFormat } from '../../src/model/document.js';
import { costOf } from '../cost.js';

const test = suite('parse/hostile');
const SMALL = 20_000;
const FACTOR = 4;
const MOST = 6;
/** Below this many milliseconds a measurement says nothing. */
const NOISE = 30;
/** No text of 80 KB may take longer than this. */
const LONGEST = 2500;

const repeated = ['*a_ ', 'a**b', '> ', 'a <!-- ', '~a', '[a](', '- ', '[', '![', '![a](', '[a](b "', '[a][b]', '[a]: b\n', '](', '<a ', '<a b="', '<a b=\'', '<b>', '<div>', '<ul><li>', '<table><tr><td>', '<p>a', '<font color=a>b', '<a href=x>b<div>',
  '<span hidden>x ', '<!--\n\n', '<?', '<![CDATA[', '{%', '{{<', '&', '&amp', '&copy', '\\', '|', 'a|b\n-|-|-\n', '``a` ', '~~a ', '**a *b ', '_a', 'http://a', '# a}\n', 'a\n=\n', 'a  \n', '\t- a\n', '1. ', '1) a\n', '(a) ', 'a) b\n', ' • a', '• a\n',
  'a:\n\n', 'a:\n', '- a:\n', 'a;\n\n', 'To a.\n', '[^a]: b\n\n', '. ', 'a. ', 'A.', '“.” ', '…', 'A\n', 'AAA BBB\n', '1\n', '\u200b', '\u00a0', '\r', 'x'];
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

async function milliseconds(text: string, format: PolicyFormat): Promise<number> {
  return costOf(() => parsePolicy({ path: 'policy', text }, format));
}

/**
 * Why a family grows too fast, or null. The least of several measurements counts: what else the machine does only adds to them. A
 * small text may still fit where garbage is free; so what seems to grow must do so again at four times the size.
 */
async function growthOf(make: (length: number) => string, format: PolicyFormat, from = SMALL): Promise<string | null> {
  const [smallText, largeText] = [make(from), make(from * FACTOR)];
  let [small, large] = [Infinity, Infinity];
  for (let i = 0; i < 8; i++) {
    large = Math.min(large, await milliseconds(largeText, format));
    if (large < NOISE) return null;
    small = Math.min(small, await milliseconds(smallText, format));
    if (large <= small * MOST && large <= LONGEST) return null;
  }
  if (from === SMALL && large <= LONGEST) return growthOf(make, format, from * FACTOR);
  return `${from} characters: ${small.toFixed(1)} → ${large.toFixed(1)} ms`;
}

for (const format of ['markdown', 'html', 'text'] as const)
  test(`${format} grows in step with the text`, async () => {
    const families = [...repeated.map((part) => [JSON.stringify(part), (n: number) => part.repeat(Math.ceil(n / part.length))] as const), ...generated];
    for (const [name, make] of families) {
      assert.is(await growthOf(make, format), null, name);
    }
  });

test.run();

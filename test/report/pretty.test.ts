import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { place } from '../../src/model/text.js';
import type { Place } from '../../src/model/text.js';
import type { Finding } from '../../src/model/rule.js';
import { PLAIN } from '../../src/model/report.js';
import type { ReportOptions } from '../../src/model/report.js';
import { reportPretty } from '../../src/report/pretty.js';
import { DECLARATION, POLICY, SALE, at, finding, report, source } from './fixtures.js';

const test = suite('report/pretty');

/** What is printed of one finding between its headline and its notes. */
function frames(where: Place, related: Finding['related'] = [], options: Partial<ReportOptions> = {}): string {
  const text = reportPretty(report([finding(where, { related })]), { ...PLAIN, ...options });
  return text.slice(text.indexOf('\n') + 1, text.lastIndexOf(options.ascii ? '  |\n  = note' : '  |\n  = note'));
}

function same(actual: string, expected: string): void {
  assert.is(actual, expected.slice(1));
}

test('shows both witnesses of a finding, one file under the other', () => {
  same(
    reportPretty(report([SALE]), PLAIN),
    `
error[contradiction/denied-sale]: the policy says it sells no e-mail addresses, but the declaration names a data broker that gets them
 --> privacy.yaml:6:11
  |
4 |   brightmail:
5 |     name: Brightmail Inc
6 |     type: data_broker
  |           ^^^^^^^^^^^
...
9 |     to: brightmail
  |         ---------- e-mail addresses go there
  |
 ::: docs/policy.md:3:27
  |
3 | Your trust matters to us. We do **not** sell your e-mail address to anyone.
  |                           ------------------------------------------------
  |                           denied here: sale of e-mail addresses to anyone
  |
  = help: change the sentence, or correct the type of brightmail
  = note: confidence high; Cal. Civ. Code § 1798.140(ad)
  = docs: https://policy-lint.example/rules/contradiction/denied-sale

1 error in 1 project (2 files)
`,
  );
});

test('two marks on one line stand in rows of their own, each with its label', () => {
  const text = source('p.md', 'We sell data to brokers.\n');
  same(
    frames(at(text, 'We sell'), [
      { at: at(text, 'data'), note: 'which data' },
      { at: at(text, 'brokers'), note: 'to whom' },
    ]),
    `
 --> p.md:1:1
  |
1 | We sell data to brokers.
  | ^^^^^^^
  |         ---- which data
  |                 ------- to whom
`,
  );
});

test('a line of thousands of characters is windowed around the claim', () => {
  const text = source(
    'p.html',
    `${'lorem ipsum dolor sit '.repeat(50)}We do not sell your data, ever.${' amet consectetur adipiscing'.repeat(40)}`,
  );
  same(
    frames(at(text, 'We do not sell your data')),
    `
 --> p.html:1:1101
  |
1 | … lorem ipsum dolor sit We do not sell your data, ever. amet consectetur adipiscing amet …
  |                         ^^^^^^^^^^^^^^^^^^^^^^^^
`,
  );
});

test('a claim longer than a line is wrapped, the label on its last row', () => {
  const claim = 'We do not sell, rent, lease, lend, trade or license your personal information to anybody, except with your consent';
  const text = source('p.html', `${'<p>lorem ipsum dolor sit '.repeat(50)}${claim}.${' amet consectetur'.repeat(40)}`);
  same(
    frames(at(DECLARATION, 'data_broker'), [{ at: at(text, claim), note: 'denied here' }], { columns: 80 }),
    `
 --> privacy.yaml:6:11
  |
4 |   brightmail:
5 |     name: Brightmail Inc
6 |     type: data_broker
  |           ^^^^^^^^^^^
  |
 ::: p.html:1:1251
  |
1 | … dolor sit We do not sell, rent, lease, lend, trade or license your
  |             --------------------------------------------------------
  | personal information to anybody, except with your consent. amet …
  | --------------------------------------------------------- denied here
`,
  );
});

test('a claim of pages is shown by its beginning and its end', () => {
  const text = source('p.txt', `Start ${'of many words '.repeat(400)}end.`);
  const shown = frames(at(text, text.text.slice(0, -1)), [], { columns: 60 });
  assert.match(shown, /^1 \| Start of many words/m);
  assert.match(shown, / … /);
  assert.match(shown, / end\.\n {2}\| \^+\n$/);
  assert.ok(shown.split('\n').length < 20, shown);
  assert.ok(
    shown.split('\n').every((line) => line.length <= 60),
    shown,
  );
});

test('two claims far apart on one line are shown in one frame', () => {
  const text = source(
    'p.html',
    `We sell data. ${'lorem ipsum dolor sit '.repeat(50)}We never sell data. ${'lorem ipsum dolor sit '.repeat(50)}`,
  );
  same(
    frames(at(text, 'We sell data'), [{ at: at(text, 'We never sell data'), note: 'but here' }]),
    `
 --> p.html:1:1
  |
1 | We sell data. lorem ipsum dolor sit lorem ipsum dolor sit lorem ipsum dolor sit lorem ipsum …
  | ^^^^^^^^^^^^
  | … lorem ipsum dolor sit We never sell data. lorem ipsum dolor sit lorem ipsum dolor sit …
  |                         ------------------ but here
`,
  );
});

test('two claims near each other on a long line share its window', () => {
  const text = source(
    'p.html',
    `${'lorem ipsum dolor sit '.repeat(50)}We sell data and then we do not. ${'lorem ipsum dolor sit '.repeat(50)}`,
  );
  same(
    frames(at(text, 'We sell'), [{ at: at(text, 'we do not'), note: 'but here' }]),
    `
 --> p.html:1:1101
  |
1 | … ipsum dolor sit We sell data and then we do not. lorem ipsum dolor sit lorem ipsum dolor …
  |                   ^^^^^^^
  |                                         --------- but here
`,
  );
});

test('a label that does not fit beside its mark stands below, moved left as far as it must', () => {
  const text = source('p.md', `${'word '.repeat(12)}sell\n`);
  same(
    frames(at(DECLARATION, 'email'), [{ at: at(text, 'sell'), note: 'a label of some forty characters, no more' }], { columns: 72 })
      .split('\n')
      .slice(-4)
      .join('\n'),
    `
1 | word word word word word word word word word word word word sell
  |                                                             ----
  |                            a label of some forty characters, no more
`,
  );
});

test('tabs are expanded and marks stay under their words', () => {
  const text = source('p.md', '\t- We\tsell data.\n');
  same(
    frames(at(text, 'sell')),
    `
 --> p.md:1:7
  |
1 |     - We    sell data.
  |             ^^^^
`,
  );
});

test('Chinese characters and emoji take two columns, joined ones no more', () => {
  const text = source('p.md', '私たちは個人情報を**販売**しません 👩‍👩‍👧 🇩🇪 cafe\u0301 ok\n');
  same(
    frames(at(text, '販売'), [
      { at: at(text, 'ok'), note: 'here' },
      { at: at(text, '🇩🇪'), note: 'flag' },
    ]),
    `
 --> p.md:1:12
  |
1 | 私たちは個人情報を**販売**しません 👩‍👩‍👧 🇩🇪 cafe\u0301 ok
  |                     ^^^^
  |                                       -- flag
  |                                               -- here
`,
  );
});

test('a long line of wide characters keeps to the columns', () => {
  const text = source('p.md', `${'当社は個人情報を第三者に'.repeat(60)}販売${'しませんので安心してください'.repeat(60)}`);
  const shown = frames(at(text, '販売'), [], { columns: 60 })
    .split('\n')
    .filter((line) => /^[1 ] \|/.test(line));
  assert.is(shown.length, 3, shown.join('\n'));
  assert.ok((shown[1] as string).length - 4 <= 30, shown[1]);
  assert.match(shown[2] as string, /\^{4}$/);
});

test('lines end at CRLF, and the mark of several lines shows the first and the last', () => {
  const text = source('p.txt', 'Intro.\r\n  We do not\r\n  sell your\r\n  data or anything\r\n  to anyone. More.\r\n');
  same(
    frames(at(text, 'We do not\r\n  sell your\r\n  data or anything\r\n  to anyone')),
    `
 --> p.txt:2:3
  |
2 |   We do not
  |   ^^^^^^^^^
...
5 |   to anyone. More.
  |   ^^^^^^^^^
`,
  );
});

test('a mark that takes its line break along stays on its line', () => {
  const text = source('p.txt', 'One.\nTwo.\n\n');
  same(
    frames(at(text, 'Two.\n\n')),
    `
 --> p.txt:2:1
  |
2 | Two.
  | ^^^^
`,
  );
});

test('escape sequences, text direction and invisible characters are written out', () => {
  const text = source('p.md', 'We \u001b[31msell\u202e your\u200b \u009bdata\u0000\u00ad ##[add-mask]x\n');
  same(
    frames(at(text, 'sell'), [{ at: at(text, 'data'), note: 'with \u001b]8;;http://x.example\u0007link\nand line' }]),
    `
 --> p.md:1:9
  |
1 | We \\u{1b}[31msell\\u{202e} your\\u{200b} \\u{9b}data\\u{0}\\u{ad} ##\\u{5b}add-mask]x
  |              ^^^^
  |                                              ----
  |                                              with \\u{1b}]8;;http://x.example\\u{7}link and line
`,
  );
});

test('the end of a file, an empty file and an empty line take a caret', () => {
  const text = source('p.md', 'We sell.');
  same(
    frames(place(text, 8, 8), [
      { at: place(source('empty.md', ''), 0, 0), note: 'nothing here' },
      { at: place(source('b.md', '\n\nx'), 1, 1), note: 'blank' },
    ]),
    `
 --> p.md:1:9
  |
1 | We sell.
  |         ^
  |
 ::: empty.md:1:1
  |
1 |
  | - nothing here
  |
 ::: b.md:2:1
  |
2 |
  | - blank
`,
  );
});

test('a byte order mark is not shown', () => {
  const text = source('p.md', '\ufeffWe sell.\n');
  same(
    frames(at(text, 'We')),
    `
 --> p.md:1:2
  |
1 | We sell.
  | ^^
`,
  );
});

test('numbers of lines are aligned over both files', () => {
  const text = source('p.md', `${'\n'.repeat(122)}We never sell.\n`);
  const shown = reportPretty(report([finding(at(DECLARATION, 'email'), { related: [{ at: at(text, 'never'), note: 'denied' }] })]), PLAIN);
  same(
    shown.slice(shown.indexOf('\n') + 1, shown.indexOf('    =')),
    `
   --> privacy.yaml:8:11
    |
  7 | data:
  8 |   - what: email
    |           ^^^^^
    |
   ::: p.md:123:4
    |
123 | We never sell.
    |    ----- denied
    |
`,
  );
});

test('ASCII alone where asked: signs replaced, other characters written out', () => {
  const text = source('p.md', 'We’re – naïve – “sell” § 5 販\n');
  const shown = reportPretty(report([finding(at(text, 'sell'), { message: '“sell” … ü', cites: ['§ 5'] })], { suppressed: 1 }), {
    ...PLAIN,
    ascii: true,
  });
  assert.not.match(shown, /[^\n\u0020-\u007e]/);
  assert.match(shown, `1 | We're - na\\u{ef}ve - "sell" Sec. 5 \\u{8ca9}\n  |                       ^^^^\n`);
  assert.match(shown, '1 error in 1 project (2 files) - 1 suppressed');
});

test('errors come first, and what is over the limit is counted', () => {
  const some = (severity: Finding['severity'], count: number) =>
    Array.from({ length: count }, (_, i) => finding(place(POLICY, i, i + 1), { severity, message: `${severity} ${i}` }));
  const shown = reportPretty(report([...some('info', 2), ...some('warning', 3), ...some('error', 2)]), { ...PLAIN, maxProblems: 3 });
  assert.equal(shown.match(/^(error|warning|info)\[.*/gm), [
    'error[contradiction/denied-sale]: error 0',
    'error[contradiction/denied-sale]: error 1',
    'warning[contradiction/denied-sale]: warning 0',
  ]);
  assert.match(
    shown,
    '\n…and 4 more: 2 warnings, 2 infos (--max-problems none shows all)\n\n2 errors, 3 warnings, 2 infos in 1 project (2 files)\n',
  );
});

test('suppressed findings are counted, and shown where asked', () => {
  const all = report([finding(at(POLICY, 'trust'), { suppressed: { by: 'config', reason: 'until the rewrite' } })]);
  assert.is(reportPretty(all, PLAIN), 'no problems in 1 project (2 files) · 1 suppressed\n');
  const shown = reportPretty(all, { ...PLAIN, showSuppressed: true });
  assert.match(shown, /^suppressed error\[contradiction\/denied-sale\]: what is wrong\n/);
  assert.match(shown, '= note: suppressed by config: until the rewrite\n');
});

test('skipped files are named with the reason, the first five of many', () => {
  const skipped = Array.from({ length: 7 }, (_, i) => ({ path: `s${i}\u001b.bin`, reason: 'binary' }));
  assert.is(
    reportPretty(report([], { skipped: skipped.slice(0, 1), projects: undefined }), PLAIN),
    'no problems in 2 files · 1 file skipped: s0\\u{1b}.bin (binary)\n',
  );
  assert.match(reportPretty(report([], { skipped }), PLAIN), /7 files skipped: s0.*s4\\u\{1b\}\.bin \(binary\), 2 more\n$/);
});

test('more than six related places are named instead of shown', () => {
  const text = source('p.md', 'one two three four five six seven eight\n');
  const related = text.text
    .trim()
    .split(' ')
    .map((word) => ({ at: at(text, word), note: word }));
  const shown = reportPretty(report([finding(at(DECLARATION, 'email'), { related })]), PLAIN);
  assert.match(shown, '--- six\n');
  assert.not.match(shown, '- seven');
  assert.match(shown, '= note: 2 more: p.md:1:29, p.md:1:35\n');
});

test('notes are wrapped under their text, and three sources are named', () => {
  const shown = reportPretty(
    report([
      finding(at(DECLARATION, 'email'), {
        help: 'say who gets the data, by name or at least by kind',
        docs: 'https://policy-lint.example/rules/contradiction/denied-sale',
        cites: ['A § 1', 'B § 2', 'C § 3', 'D', 'E'],
      }),
    ]),
    { ...PLAIN, columns: 45 },
  );
  assert.match(
    shown,
    `
  = help: say who gets the data, by name or
          at least by kind
  = note: confidence high; A § 1; B § 2; C §
          3; and 2 more
  = docs: https://policy-lint.example/rules/contradiction/denied-sale
`,
  );
});

test('colour is a matter of the option alone, links of theirs', () => {
  const colored = reportPretty(report([SALE]), { ...PLAIN, color: true });
  assert.match(colored, '\u001b[31merror[');
  assert.not.match(colored, '\u001b]8');
  assert.is(colored.replace(/\u001b\[\d+m/g, ''), reportPretty(report([SALE]), PLAIN));
  const linked = reportPretty(report([SALE]), { ...PLAIN, color: true, hyperlinks: true });
  assert.match(linked, `\u001b]8;;${SALE.docs}\u001b\\`);
  assert.not.match(linked, 'docs:');
  const unsafe = reportPretty(report([finding(SALE.at, { docs: 'javascript:alert(1)\u0007' })]), {
    ...PLAIN,
    color: true,
    hyperlinks: true,
  });
  assert.not.match(unsafe, '\u001b]8');
  assert.match(unsafe, 'docs: javascript:alert(1)\\u{7}');
});

test.run();

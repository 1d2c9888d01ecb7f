// Whatever stands in a policy or a message: no reporter fails, and nothing a terminal, a log or a parser obeys gets through.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PLAIN, countFindings } from '../../src/model/report.js';
import type { ClaimsReport, Report, ReportOptions } from '../../src/model/report.js';
import type { Finding } from '../../src/model/rule.js';
import { statement } from '../../src/model/statement.js';
import { place, textAt } from '../../src/model/text.js';
import type { Place } from '../../src/model/text.js';
import { cellsOf, columnsOf } from '../../src/report/cells.js';
import { CHECK_FORMATS, CLAIMS_FORMATS, checkReporter, claimsReporter } from '../../src/report/index.js';
import { reportPretty } from '../../src/report/pretty.js';
import { finding, report, source } from './fixtures.js';
import { sarifDefects } from './sarif-check.js';
import { costOf } from '../cost.js';

const test = suite('report/hostile');
// The same cases in every run; HOSTILE_SEED=n tries others.
const RUNS = { numRuns: Number(process.env.HOSTILE_RUNS ?? 150), seed: Number(process.env.HOSTILE_SEED ?? 1) };

const UNITS = [
  ...'ab .:,%"\'\\[](){}#*-',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u0000',
  '\u0007',
  '\b',
  '\u001b',
  '\u001b[2J',
  '\u007f',
  '\u0085',
  '\u009b',
  '\u00a0',
  '\u00ad',
  '\u0301',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u2028',
  '\u202e',
  '\u2066',
  '\ufe0f',
  '\ufeff',
  '\ud83d',
  '\ude00',
  '😀',
  '👩‍👩‍👧',
  '🇩🇪',
  '\u{1f1e9}',
  '🏽',
  '販',
  '가',
  'é',
  '\u{e0041}',
  '::error::',
  '\n::set-env::',
  '##[add-mask]',
  '%0A',
  'We do not sell your data. ',
  '\n    indented: ',
  '](1)',
];
const text = fc.array(fc.constantFrom(...UNITS), { maxLength: 60 }).map((units) => units.join(''));
const longText = fc.tuple(text, text, fc.nat(40)).map(([a, b, n]) => (a + b).repeat(n));
const sources = fc.record({ path: fc.oneof(text, fc.constantFrom('privacy.yaml', 'docs/policy.md')), text: fc.oneof(text, longText) });
const spot = (list: readonly { path: string; text: string }[]) =>
  fc.tuple(fc.nat(), fc.nat(), fc.nat()).map(([which, a, b]): Place => {
    const from = list[which % list.length] as { path: string; text: string };
    const start = a % (from.text.length + 1);
    return place(from, start, start + (b % (from.text.length + 1)));
  });

const findings = (list: readonly { path: string; text: string }[]): fc.Arbitrary<Finding> =>
  fc.record({
    ruleId: fc.constantFrom('contradiction/denied-sale', 'text/x'),
    severity: fc.constantFrom('error', 'warning', 'info'),
    confidence: fc.constantFrom('high', 'medium', 'low'),
    message: text,
    help: fc.option(text),
    docs: fc.option(fc.oneof(text, fc.constant('https://x.example/y'))),
    cites: fc.array(text, { maxLength: 2 }),
    at: spot(list),
    related: fc.array(fc.record({ at: spot(list), note: text }), { maxLength: 9 }),
    fingerprint: fc.constant('0123456789abcdef'),
    suppressed: fc.option(fc.record({ by: fc.constantFrom('inline', 'config', 'baseline'), reason: text }), { freq: 4 }),
  });

const reports: fc.Arbitrary<Report> = fc
  .array(sources, { minLength: 1, maxLength: 3 })
  .chain((list) =>
    fc.tuple(fc.array(findings(list), { maxLength: 14 }), fc.array(fc.record({ path: text, reason: text }), { maxLength: 7 })),
  )
  .map(([list, skipped]) => report(list, { skipped, ...countFindings(list) }));

const options: fc.Arbitrary<ReportOptions> = fc.record({
  color: fc.constant(false),
  hyperlinks: fc.constant(false),
  ascii: fc.boolean(),
  columns: fc.integer({ min: 0, max: 140 }),
  maxProblems: fc.constantFrom(0, 3, Infinity),
  showSuppressed: fc.boolean(),
});

const OBEYED =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]|\p{Cs}/u;

function inert(output: string): void {
  assert.is(OBEYED.exec(output)?.[0], undefined);
  assert.ok(output === '' || output.endsWith('\n'));
}

for (const format of CHECK_FORMATS)
  test(`check --format ${format}`, async () => {
    const reporter = await checkReporter(format);
    fc.assert(
      fc.property(reports, options, (all, how) => {
        const output = reporter(all, how);
        inert(output);
        assert.is(reporter({ ...all, findings: [...all.findings] }, how), output);
        if (format === 'github')
          for (const line of output.trimEnd().split('\n')) assert.match(line, /^(::(error|warning|notice) [^\n]|policy-lint: )/);
        if (format === 'sarif') assert.equal(sarifDefects(output), []);
        if (format === 'json') assert.is(JSON.parse(output).findings.length, all.findings.length);
        if (how.ascii && (format === 'pretty' || format === 'stylish')) assert.not.match(output, /[^\n -~]/);
        // The runner of GitHub obeys commands at the start of a line, older ones anywhere.
        if (format === 'pretty' || format === 'stylish' || format === 'github') assert.not.match(output, '##[');
      }),
      RUNS,
    );
  });

const claimed: fc.Arbitrary<ClaimsReport> = sources.chain((from) =>
  fc
    .array(
      fc.record({
        at: spot([from]),
        data: spot([from]),
        exception: fc.option(spot([from])),
        word: spot([from]),
        because: fc.array(text, { maxLength: 2 }),
      }),
      { maxLength: 5 },
    )
    .map((list): ClaimsReport => ({
      tool: { name: 'policy-lint', version: '1.2.3' },
      skipped: [{ path: from.path, reason: from.path }],
      files: [
        {
          source: from,
          language: 'en',
          sentences: 1,
          statements: list.map(({ at, data, exception, word, because }) =>
            statement({
              by: 'policy',
              action: 'share',
              at,
              because,
              data: [{ id: 'contact', text: textAt(data), start: data.start, end: data.end }],
              exception: exception
                ? { text: textAt(exception), start: exception.start, end: exception.end, recipients: [], purposes: [], conditions: [] }
                : null,
              words: [{ role: 'action', start: word.start, end: word.end }],
            }),
          ),
        },
      ],
    })),
);

for (const format of CLAIMS_FORMATS)
  test(`claims --format ${format}`, async () => {
    const reporter = await claimsReporter(format);
    fc.assert(
      fc.property(claimed, options, (all, how) => {
        const output = reporter(all, how);
        inert(output);
        if (format === 'pretty' && how.ascii) assert.not.match(output, /[^\n -~]/);
        const quotes = all.files[0]?.statements.map((one) => textAt(one.at));
        if (format === 'jsonl')
          assert.equal(
            JSON.parse(output).statements.map((one: { quote: string }) => one.quote),
            quotes,
          );
      }),
      RUNS,
    );
  });

test('a frame underlines exactly the words of its place, and keeps to its columns', () => {
  const words = fc.array(fc.constantFrom('sell', 'data', 'to', 'anyone', '販売', '😀', 'e\u0301', '\t', '\u001b', 'information'), {
    minLength: 1,
    maxLength: 300,
  });
  fc.assert(
    fc.property(words, fc.nat(), fc.integer({ min: 40, max: 120 }), (list, pick, columns) => {
      const index = pick % list.length;
      const start = list.slice(0, index).join(' ').length + (index ? 1 : 0);
      const word = list[index] as string;
      fc.pre(word.trim() !== '');
      const from = source('p.txt', list.join(' '));
      const lines = reportPretty(report([finding(place(from, start, start + word.length))]), { ...PLAIN, columns }).split('\n');
      const marks = lines.findIndex((line) => /^ {2}\| +\^+$|^ {2}\| \^+$/.test(line));
      const row = cellsOf(lines[marks - 1] as string, 0, (lines[marks - 1] as string).length, false);
      const [gap, carets] = [(lines[marks] as string).indexOf('^'), (lines[marks] as string).length];
      let column = 0;
      const under = row
        .filter((cell) => (column += cell.width) > gap && column <= carets)
        .map((cell) => cell.text)
        .join('');
      assert.is(under, word === '\u001b' ? '\\u{1b}' : word);
      for (const line of lines.slice(2, marks + 1)) assert.ok(columnsOf(line) <= columns, line);
    }),
    RUNS,
  );
});

test('a line of ten megabytes costs no more than its window', async () => {
  const from = source('p.html', `${'<b>word</b>'.repeat(500_000)}We sell data.${'<i>\u001bword</i>'.repeat(500_000)}`);
  const where = place(from, 5_500_000, 5_500_007);
  const cost = await costOf(() => {
    for (let i = 0; i < 20; i++)
      reportPretty(report([finding(where, { related: [{ at: place(from, 0, from.text.length), note: 'all of it' }] })]), PLAIN);
  });
  assert.ok(cost < 2000, `${cost} ms`);
});

test.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { place } from '../../src/model/text.js';
import { statement } from '../../src/model/statement.js';
import { PLAIN } from '../../src/model/report.js';
import { CHECK_FORMATS, checkReporter, claimsReporter } from '../../src/report/index.js';
import { claimsJson, claimsJsonl } from '../../src/report/claims-json.js';
import { reportJson } from '../../src/report/json.js';
import { DECLARATION, DENIAL, POLICY, SALE, at, claims, finding, report, source } from './fixtures.js';

const test = suite('report/json');

test('a finding has the keys of the contract, in their order', () => {
  const parsed = JSON.parse(reportJson(report([SALE])));
  assert.equal(Object.keys(parsed), ['formatVersion', 'tool', 'findings', 'summary']);
  assert.equal(parsed.formatVersion, 1);
  assert.equal(parsed.tool, { name: 'policy-lint', version: '1.2.3' });
  assert.equal(parsed.findings[0], {
    ruleId: SALE.ruleId,
    severity: 'error',
    confidence: 'high',
    message: SALE.message,
    help: SALE.help,
    docs: SALE.docs,
    cites: SALE.cites,
    at: { path: 'privacy.yaml', line: 6, column: 11, endLine: 6, endColumn: 22, quote: 'data_broker' },
    related: [
      { path: 'privacy.yaml', line: 9, column: 9, endLine: 9, endColumn: 19, quote: 'brightmail', note: 'e-mail addresses go there' },
      {
        path: 'docs/policy.md',
        line: 3,
        column: 27,
        endLine: 3,
        endColumn: 75,
        quote: 'We do **not** sell your e-mail address to anyone',
        note: 'denied here: sale of e-mail addresses to anyone',
      },
    ],
    fingerprint: '0123456789abcdef',
  });
  assert.equal(parsed.summary, { errors: 1, warnings: 0, infos: 0, suppressed: 0, files: 2, skipped: [] });
});

test('a suppressed finding is listed and marked', () => {
  const parsed = JSON.parse(
    reportJson(report([finding(at(DECLARATION, 'Larkfield'), { suppressed: { by: 'inline', reason: 'agreed with counsel' } })])),
  );
  assert.equal(parsed.findings[0].suppressed, { by: 'inline', reason: 'agreed with counsel' });
  assert.is(parsed.summary.suppressed, 1);
  assert.is(parsed.summary.errors, 0);
});

test('findings stand by path and position whatever order they came in', () => {
  const all = [finding(at(DECLARATION, 'data_broker')), finding(at(POLICY, 'trust')), finding(at(DECLARATION, 'Larkfield'))];
  const order = (list: typeof all) => JSON.parse(reportJson(report(list))).findings.map((f: { at: { quote: string } }) => f.at.quote);
  assert.equal(order(all), ['trust', 'Larkfield', 'data_broker']);
  assert.equal(order([...all].reverse()), order(all));
  const nested = [finding(place(POLICY, 5, 6)), finding(place(POLICY, 3, 9)), finding(place(POLICY, 3, 8))];
  assert.equal(order(nested), ['rivac', 'rivacy', 'v']);
});

test('quotes are folded, bounded and never cut through a character', () => {
  const long = source('a.txt', `We\n\tsell  ${'😀'.repeat(400)}`);
  const { quote } = JSON.parse(reportJson(report([finding(place(long, 0, long.text.length))]))).findings[0].at;
  assert.ok(quote.startsWith('We sell 😀'));
  assert.ok(quote.endsWith('😀…'));
  assert.ok(quote.length <= 300);
});

test('positions count CRLF as one line end and a byte order mark as a column', () => {
  const text = source('a.md', '\ufeffone\r\ntwo three\r\n');
  const [one, three] = JSON.parse(reportJson(report([finding(at(text, 'one')), finding(at(text, 'three'))]))).findings;
  assert.equal([one.at.line, one.at.column], [1, 2]);
  assert.equal([three.at.line, three.at.column, three.at.endColumn], [2, 5, 10]);
});

test('what a terminal obeys or nobody sees is escaped, and comes back the same', () => {
  const nasty = 'a\u001b[31m\u009bb\u202ec\u2028d\u200be\u{e0041}f\ufeff\u0000';
  const text = reportJson(report([finding(at(DECLARATION, 'Larkfield'), { message: nasty })]));
  assert.not.match(text, /[^\n\u0020-\u007e]/);
  assert.is(JSON.parse(text).findings[0].message, nasty);
});

test('claims: one line a file with the keys of the contract', () => {
  const lines = claimsJsonl(claims(POLICY, [DENIAL])).split('\n');
  assert.is(lines.length, 2);
  assert.is(lines[1], '');
  const file = JSON.parse(lines[0] as string);
  assert.equal(Object.keys(file), ['formatVersion', 'file', 'language', 'sentences', 'statements']);
  assert.equal(file.statements[0], {
    action: 'sell',
    actor: 'first',
    polarity: 'does_not',
    modal: 'does',
    mood: 'asserted',
    exception: null,
    conditions: [],
    only: null,
    data: [{ id: 'contact.email', text: 'e-mail address', start: 61, end: 75 }],
    recipients: [{ id: 'anyone', text: 'anyone', start: 79, end: 85 }],
    purposes: [],
    duration: null,
    right: null,
    basis: null,
    place: null,
    mechanism: null,
    source: null,
    contact: null,
    confidence: 'high',
    because: DENIAL.because,
    start: 37,
    end: 85,
    line: 3,
    column: 27,
    endLine: 3,
    endColumn: 75,
    quote: 'We do **not** sell your e-mail address to anyone',
  });
});

test('claims: an exception, its parts and a duration are kept', () => {
  const text = source('p.txt', 'We keep logs for 30 days unless the law asks for more.');
  const said = statement({
    by: 'policy',
    action: 'retain',
    at: at(text, text.text),
    duration: { kind: 'period', days: 30, event: null, text: '30 days' },
    exception: {
      text: 'unless the law asks for more',
      start: 25,
      end: 53,
      recipients: [],
      purposes: [],
      conditions: [{ kind: 'law', text: 'the law asks', start: 32, end: 44 }],
    },
  });
  const [first] = JSON.parse(claimsJsonl(claims(text, [said]))).statements;
  assert.equal(first.duration, { kind: 'period', days: 30, event: null, text: '30 days' });
  assert.equal(first.exception, {
    text: 'unless the law asks for more',
    start: 25,
    end: 53,
    recipients: [],
    purposes: [],
    conditions: [{ kind: 'law', text: 'the law asks', start: 32, end: 44 }],
  });
});

test('claims: json holds the same objects in one document', () => {
  const both = claims(POLICY, [DENIAL]);
  assert.equal(
    JSON.parse(claimsJson(both)).files,
    claimsJsonl(both)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
  assert.is(claimsJsonl({ ...both, files: [] }), '');
});

test('every format is found by its name', async () => {
  for (const format of CHECK_FORMATS) assert.type((await checkReporter(format))(report([]), PLAIN), 'string');
  assert.type((await claimsReporter('jsonl'))(claims(POLICY, []), PLAIN), 'string');
});

test.run();

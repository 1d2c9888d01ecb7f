import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseDuration } from '../../src/parse/duration.js';

const test = suite('durations');

const texts: [text: string, read: string | null][] = [
  ['90 days', 'period 90'],
  ['1 day', 'period 1'],
  ['a month', 'period 30'],
  ['13 months', 'period 396'],
  ['two weeks', 'period 14'],
  ['twenty-four months', 'period 731'],
  ['1 year and 6 months', 'period 548'],
  ['up to 90 days', 'period 90'],
  ['90d', 'period 90'],
  ['24h', 'period 1'],
  ['1.5 years', 'period 548'],
  ['half a year', 'period 183'],
  ['90 days (rolling)', 'period 90'],
  ['10 business days', 'period 14'],
  ['P90D', 'period 90'],
  ['P1Y6M', 'period 548'],
  ['p2w', 'period 14'],
  ['PT24H', 'period 1'],
  ['P', null],
  ['PT', null],
  ['2 years after account closed', 'period 731 account_closed'],
  ['30 days after the account is closed', 'period 30 account_closed'],
  ['7 years after payment', 'period 2557 payment'],
  ['6 months after last use', 'period 183 last_use'],
  ['1 year from contract end', 'period 365 contract_end'],
  ['30 days after request resolved', 'period 30 request_resolved'],
  ['5 years from the end of the fiscal year', 'period 1826 fiscal_year_end'],
  ['until account closed', 'until account_closed'],
  ['until_account_closed', 'until account_closed'],
  ['as long as your account is active', 'until account_closed'],
  ['until consent is withdrawn', 'until consent_withdrawn'],
  ['until further notice', 'until further_notice'],
  ['session', 'session'],
  ['until the browser is closed', 'session'],
  ['indefinite', 'indefinite'],
  ['Forever', 'indefinite'],
  ['as long as necessary', 'necessary'],
  ['unknown', 'unknown'],
  ['0 days', 'period 0'],
  ['not kept', 'period 0'],
  ['none', 'period 0'],
  ['3 moons', null],
  ['18', null],
  ['12 to 18 months', null],
  ['soon', null],
  ['', null],
  ['until 90 days', null],
  ['90 days maybe', null],
  ['x'.repeat(300), null],
];
for (const [text, read] of texts)
  test(`reads "${text.slice(0, 40)}" as ${read ?? 'nothing'}`, () => {
    const found = parseDuration(text);
    const { kind, days, event } = found ?? {};
    assert.is(
      found && [kind, days === null || days === undefined ? null : Math.round(days), event].filter((x) => x !== null).join(' '),
      read,
    );
  });

test('stays quick on hostile text', () => {
  const started = Date.now();
  for (const text of ['1 '.repeat(99), 'a'.repeat(199), 'until '.repeat(33), '1 day and '.repeat(19), '('.repeat(199), ' '.repeat(100_000)])
    parseDuration(text);
  assert.ok(Date.now() - started < 200);
});

test.run();

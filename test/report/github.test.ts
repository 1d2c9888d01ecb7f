import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Finding } from '../../src/model/rule.js';
import { place } from '../../src/model/text.js';
import { reportGithub } from '../../src/report/github.js';
import { DECLARATION, POLICY, SALE, at, finding, report, source } from './fixtures.js';

const test = suite('report/github');

test('an annotation stands at the finding and says both sides', () => {
  assert.is(
    reportGithub(report([SALE])),
    [
      '::error file=privacy.yaml,line=6,endLine=6,col=11,endColumn=22,title=policy-lint%3A contradiction/denied-sale::',
      'the policy says it sells no e-mail addresses, but the declaration names a data broker that gets them',
      '%0Adocs/policy.md:3 "We do **not** sell your e-mail address to anyone" (denied here: sale of e-mail addresses to anyone)',
      '%0Ahelp: change the sentence, or correct the type of brightmail',
      '%0Asource: Cal. Civ. Code § 1798.140(ad)\n',
      'policy-lint: 1 error in 1 project (2 files)\n',
    ].join(''),
  );
});

test('what could end a command or a property, or start another, is escaped', () => {
  const path = 'a,b:c%\n::error::x.md';
  const nasty = finding(place(source(path, 'We sell 100%\nof it.'), 0, 19), {
    message: '50% of\r\n::stop-commands::x ##[add-mask]y \u001b[2J\u202e',
    related: [{ at: at(source('p\n::warning::', 'It\n::add-path::z'), 'It\n::add-path::z'), note: '\n::x' }],
  });
  const lines = reportGithub(report([nasty], { skipped: [{ path: '\n::error::skipped ##[x]', reason: '\n::debug::y' }] })).split('\n');
  assert.equal(lines, [
    '::error file=a%2Cb%3Ac%25 %3A%3Aerror%3A%3Ax.md,line=1,endLine=2,title=policy-lint%3A contradiction/denied-sale::' +
      '50%25 of ::stop-commands::x ##\\u{5b}add-mask]y \\u{1b}[2J\\u{202e}%0Ap ::warning:::1 "It ::add-path::z" (::x)',
    'policy-lint: 1 error in 1 project (2 files) · 1 file skipped: ::error::skipped ##\\u{5b}x] (::debug::y)',
    '',
  ]);
});

test('an empty range takes one column', () => {
  assert.match(reportGithub(report([finding(place(POLICY, 0, 0))])), 'line=1,endLine=1,col=1,endColumn=2,');
});

const some = (severity: Finding['severity'], count: number, confidence: Finding['confidence'] = 'high') =>
  Array.from({ length: count }, (_, i) => finding(place(DECLARATION, i, i + 1), { severity, confidence, message: `${severity} ${i}` }));

function levels(findings: Finding[]): Record<string, number> {
  const commands = reportGithub(report(findings)).match(/^::(\w+)/gm) ?? [];
  return Object.fromEntries(
    ['::error', '::warning', '::notice'].map((level) => [level, commands.filter((command) => command === level).length]),
  );
}

test('ten of a level are printed, of more nine and a notice that counts the rest', () => {
  assert.equal(levels([...some('error', 10), ...some('warning', 10), ...some('info', 10)]), {
    '::error': 10,
    '::warning': 10,
    '::notice': 10,
  });
  assert.equal(levels([...some('error', 11), ...some('info', 10)]), { '::error': 9, '::warning': 0, '::notice': 10 });
  const text = reportGithub(report([...some('error', 30), ...some('warning', 12), ...some('info', 2)]));
  assert.match(text, '\n::notice title=policy-lint::24 more, which GitHub would not show as annotations: 21 errors, 3 warnings. ');
  assert.match(text, /\npolicy-lint: 30 errors, 12 warnings, 2 infos in 1 project \(2 files\)\n$/);
});

test('errors come first, the surest first among them; suppressed findings do not come', () => {
  const all = [
    ...some('info', 1),
    ...some('error', 1, 'low'),
    ...some('warning', 1),
    ...some('error', 2).slice(1),
    finding(SALE.at, { suppressed: { by: 'inline', reason: '' } }),
  ];
  assert.equal(reportGithub(report(all)).match(/::(error|warning|info) \d$/gm), ['::error 1', '::error 0', '::warning 0', '::info 0']);
});

test('nothing found is one line', () => {
  assert.is(reportGithub(report([])), 'policy-lint: no problems in 1 project (2 files)\n');
});

test.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PLAIN } from '../../src/model/report.js';
import { reportStylish } from '../../src/report/stylish.js';
import { DECLARATION, POLICY, SALE, at, finding, report } from './fixtures.js';

const test = suite('report/stylish');

test('one line a finding by file, the other witness on the second', () => {
  const all = [
    SALE,
    finding(at(DECLARATION, 'Larkfield'), { severity: 'info', ruleId: 'declaration/unknown', message: 'short' }),
    finding(at(POLICY, 'trust'), {
      severity: 'warning',
      ruleId: 'text/x',
      message: 'a\u001b[31m\nb',
    }),
  ];
  assert.is(
    reportStylish(report(all, { skipped: [{ path: 'old.doc', reason: 'binary file' }] }), PLAIN),
    `
docs/policy.md
  3:6  warning  a\\u{1b}[31m b  text/x

privacy.yaml
   2:9  info   short  declaration/unknown
  6:11  error  the policy says it sells no e-mail addresses, but the declaration names a data broker that gets them  contradiction/denied-sale
        ↳ docs/policy.md:3:27 "We do **not** sell your e-mail address to anyone" (and 1 more)

1 error, 1 warning, 1 info in 1 project (2 files) · 1 file skipped: old.doc (binary file)
`.slice(1),
  );
});

test('suppressed findings only where asked', () => {
  const all = report([finding(at(POLICY, 'trust'), { suppressed: { by: 'inline', reason: 'x' } })]);
  assert.is(reportStylish(all, PLAIN), 'no problems in 1 project (2 files) · 1 suppressed\n');
  assert.match(
    reportStylish(all, { ...PLAIN, showSuppressed: true }),
    '  3:6  suppressed error  what is wrong  contradiction/denied-sale\n',
  );
});

test('ASCII alone where asked', () => {
  assert.match(reportStylish(report([SALE]), { ...PLAIN, ascii: true }), '        -> docs/policy.md:3:27 "We do');
});

test.run();

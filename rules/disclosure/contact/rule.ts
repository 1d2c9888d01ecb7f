import { notice } from 'policy-lint';

export default notice({
  rule: 'contact',
  summary: 'The policy gives readers no way to reach the organisation.',
  severity: 'error',
  confidence: 'high',
  cites: [
    'GDPR Art. 13(1)(a)',
    'UK GDPR Art. 13(1)(a)',
    '11 CCR 7011(e)',
    '16 CFR 312.4(d)',
    'PIPEDA Sch. 1 cl. 4.8.2',
    'LGPD Art. 9',
    'Minn. Stat. 325M.16',
    'R.I. Gen. Laws 6-48.1-3(a)',
  ],
});

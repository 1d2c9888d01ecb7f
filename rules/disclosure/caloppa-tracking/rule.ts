import { notice } from 'policy-lint';

export default notice({
  rule: 'caloppa-tracking',
  summary: 'The policy leaves out what CalOPPA wants told of signals, tracking by others, review and changes.',
  severity: 'warning',
  confidence: 'high',
  regimes: ['caloppa'],
  cites: ['Cal. Bus. & Prof. Code § 22575(b)(2)-(6)'],
  elsewhere: 'tracking_page',
});

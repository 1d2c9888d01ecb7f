import { notice } from 'policy-lint';

export default notice({
  rule: 'canada',
  summary: 'The policy misses parts of what the laws of Canada and Quebec want told.',
  severity: 'warning',
  confidence: 'high',
  regimes: ['pipeda', 'quebec_25'],
  cites: ['PIPEDA Sch. 1 cl. 4.8, 4.9', 'Quebec P-39.1 s. 3.1, 3.2, 8, 8.1, 12.1, 17'],
  elsewhere: 'canada_page',
});

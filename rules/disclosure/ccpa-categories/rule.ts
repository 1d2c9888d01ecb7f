import { notice } from 'policy-lint';

export default notice({
  rule: 'ccpa-categories',
  summary: 'The policy misses lists that the CCPA wants of it: what was collected, sold, shared and disclosed in a year.',
  severity: 'error',
  confidence: 'high',
  regimes: ['ccpa'],
  cites: ['Cal. Civ. Code § 1798.110(c), 1798.130(a)(5)(B)-(C)', '11 CCR 7011(e)'],
  elsewhere: 'california_page',
  cases: ['California AG, Sephora (2022)', 'CPPA, Tractor Supply (2025)'],
});

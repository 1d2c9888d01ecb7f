import { notice } from 'policy-lint';

export default notice({
  rule: 'coppa-notice',
  summary: 'The policy of a service for children misses parts of the notice that COPPA wants.',
  severity: 'error',
  confidence: 'high',
  regimes: ['coppa'],
  cites: ['16 CFR 312.4(d), 312.10'],
  elsewhere: 'children_page',
  cases: ['FTC, Edmodo (2023)', 'FTC, Apitor (2025)'],
});

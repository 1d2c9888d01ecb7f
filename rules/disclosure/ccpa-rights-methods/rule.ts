import { notice } from 'policy-lint';

export default notice({
  rule: 'ccpa-rights-methods',
  summary: 'The policy does not tell Californians of all their rights, or how to use them.',
  severity: 'error',
  confidence: 'high',
  regimes: ['ccpa'],
  cites: ['Cal. Civ. Code § 1798.125, 1798.130(a)(5)(A)', '11 CCR 7011(e), 7063, 7221'],
  elsewhere: 'california_page',
  cases: ['CPPA, Honda (2025)', 'CPPA, Tractor Supply (2025)'],
});

import { notice } from 'policy-lint';

export default notice({
  rule: 'lgpd',
  summary: "The policy misses parts of what Brazil's LGPD wants told.",
  severity: 'warning',
  confidence: 'high',
  regimes: ['lgpd'],
  cites: ['LGPD Art. 9, 18, 33, 41', 'Resolution CD/ANPD 19/2024 Art. 17'],
  elsewhere: 'brazil_page',
});

import { notice } from 'policy-lint';

export default notice({
  rule: 'ccpa-opt-out-links',
  summary: 'Data is sold or shared for advertising, and the policy shows Californians no way out.',
  severity: 'error',
  confidence: 'high',
  regimes: ['ccpa'],
  cites: ['Cal. Civ. Code § 1798.135', '11 CCR 7013, 7025'],
  cases: ['California AG, Sephora (2022)', 'California AG, Healthline (2025)', 'CPPA, PlayOn (2026)'],
});

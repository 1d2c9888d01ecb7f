import { notice } from 'policy-lint';

export default notice({
  rule: 'health-policy',
  summary: 'Health data is held, and the policy leads to no policy of its own for it.',
  severity: 'error',
  confidence: 'medium',
  regimes: ['us_wa_health', 'us_nv_health'],
  cites: ['RCW 19.373.020', 'Nevada SB 370 (2023)'],
  message: () => 'Health data is held, and the policy leads to no policy of its own for it, which Washington and Nevada want.',
});

import { notice } from 'policy-lint';

export default notice({
  rule: 'bipa-policy',
  summary: 'Biometric data is held, and the policy does not say when it is destroyed.',
  severity: 'error',
  confidence: 'high',
  regimes: ['us_il_bipa'],
  cites: ['740 ILCS 14/15(a)-(b)'],
  elsewhere: 'biometric_page',
});

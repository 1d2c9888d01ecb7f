import { listOf, notice } from 'policy-lint';

export default notice({
  rule: 'tx-sale-notice',
  summary: 'Sensitive or biometric data is sold, and the policy lacks the sentence that Texas prescribes.',
  severity: 'error',
  confidence: 'high',
  regimes: ['us_tx'],
  cites: ['Tex. Bus. & Com. Code 541.102(b)-(c)'],
  message: (missing) =>
    `Texas wants a sentence word for word where such data is sold, and the policy does not have it: ${listOf(missing.map(({ duty }) => duty.title))}`,
});

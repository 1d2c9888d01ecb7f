import { notice } from 'policy-lint';

export default notice({
  rule: 'gdpr-complaint',
  summary: 'The policy does not tell people that they can complain to a data protection authority.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  regimes: ['gdpr', 'uk_gdpr'],
  cites: ['GDPR Art. 13(2)(d), 77', 'UK GDPR Art. 13(2)(d)'],
});

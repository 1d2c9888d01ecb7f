import { notice } from 'policy-lint';

export default notice({
  rule: 'controller-identity',
  summary: 'The policy never says which legal entity is responsible.',
  severity: 'error',
  confidence: 'medium',
  regimes: ['gdpr', 'uk_gdpr'],
  cites: ['GDPR Art. 13(1)(a)', 'UK GDPR Art. 13(1)(a)'],
});

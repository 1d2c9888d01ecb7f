import { notice } from 'policy-lint';

export default notice({
  rule: 'gdpr-dpo-representative',
  summary: 'A data protection officer or representative is declared, and the policy does not say how to reach them.',
  severity: 'warning',
  confidence: 'high',
  regimes: ['gdpr', 'uk_gdpr'],
  cites: ['GDPR Art. 13(1)(a)-(b), 27', 'UK GDPR Art. 13(1)(a)-(b), 27'],
  cases: ['Dutch AP, Locatefamily.com (2021)'],
});

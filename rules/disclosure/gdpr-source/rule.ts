import { notice } from 'policy-lint';

export default notice({
  rule: 'gdpr-source',
  summary: 'Data comes from somewhere else than the people themselves, and the policy does not say where from.',
  severity: 'warning',
  confidence: 'medium',
  regimes: ['gdpr', 'uk_gdpr'],
  cites: ['GDPR Art. 14(2)(f)', 'UK GDPR Art. 14(2)(f)'],
  cases: ['Polish DPA, Bisnode (2019)', 'Clearview AI: CNIL (2022), Dutch AP (2024)'],
});

import { notice } from 'policy-lint';

export default notice({
  rule: 'gdpr-legitimate-interest',
  summary: 'Data is used for legitimate interests, and the policy does not say which.',
  severity: 'warning',
  confidence: 'medium',
  presets: ['strict'],
  regimes: ['gdpr', 'uk_gdpr'],
  cites: ['GDPR Art. 13(1)(d)', 'UK GDPR Art. 13(1)(d)'],
  cases: ['CJEU, C-252/21 Meta Platforms (2023)', 'CJEU, C-621/22 KNLTB (2024)'],
});

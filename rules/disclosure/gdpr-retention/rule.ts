import { notice } from 'policy-lint';

export default notice({
  rule: 'gdpr-retention',
  summary: 'The policy does not say how long data is kept, or only in an empty formula.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  regimes: ['gdpr', 'uk_gdpr'],
  cites: ['GDPR Art. 13(2)(a)', 'UK GDPR Art. 13(2)(a)'],
  cases: ['Article 29 Working Party, WP260 rev.01 (2018)', 'CNIL, Discord (2022)', 'Dutch AP, Uber (2024)'],
  message: ([first]) =>
    first?.near
      ? 'The policy says how long data is kept only in words from which nobody can work out a period.'
      : 'The policy does not say how long data is kept.',
  help: () => 'Give periods, or criteria from which a reader can work one out.',
});

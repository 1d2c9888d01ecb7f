import { notice } from 'policy-lint';

export default notice({
  rule: 'gdpr-legal-basis',
  summary: 'The policy names no legal basis for what is done with data.',
  severity: 'error',
  confidence: 'high',
  regimes: ['gdpr', 'uk_gdpr'],
  cites: ['GDPR Art. 6, 13(1)(c)', 'UK GDPR Art. 6, 13(1)(c)'],
  cases: ['CNIL, Google (2019)', 'Irish DPC, WhatsApp (2021)'],
});

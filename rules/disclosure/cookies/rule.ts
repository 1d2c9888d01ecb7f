import { notice, untold } from 'policy-lint';

export default notice({
  rule: 'cookies',
  summary: 'The policy leaves out what readers must know of trackers that need consent, or offers the browser as the only choice.',
  severity: 'error',
  confidence: 'medium',
  presets: ['strict'],
  regimes: ['eprivacy', 'gdpr', 'uk_gdpr'],
  cites: ['Directive 2002/58/EC Art. 5(3)', 'GDPR Art. 7(3), 13', 'PECR reg. 6', 'CJEU, C-673/17 Planet49 (2019)'],
  cases: ['CNIL, guidelines on cookies (2020)'],
  message: (missing) => untold(missing, 'Of cookies and other trackers the policy'),
});

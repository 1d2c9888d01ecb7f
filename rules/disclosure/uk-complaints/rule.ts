import { notice } from 'policy-lint';

export default notice({
  rule: 'uk-complaints',
  summary: 'The policy does not tell people in the United Kingdom how to complain to the organisation itself.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  regimes: ['uk_gdpr'],
  cites: ['Data (Use and Access) Act 2025'],
});

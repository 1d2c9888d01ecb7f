import { notice } from 'policy-lint';

export default notice({
  rule: 'ct-llm-training',
  summary: 'The policy does not say whether personal data train large language models.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  regimes: ['us_ct'],
  cites: ['Conn. Gen. Stat. § 42-520(c) as amended by PA 25-113'],
});

import { listOf, notice, unnamedBuyers } from 'policy-lint';

export default notice({
  rule: 'ri-third-parties',
  summary: 'Data is sold, and the policy does not name the buyers, which Rhode Island wants.',
  severity: 'error',
  confidence: 'medium',
  regimes: ['us_ri'],
  cites: ['R.I. Gen. Laws 6-48.1-3(a)'],
  message: (_, context) =>
    `Data is sold to ${listOf(unnamedBuyers(context), 6)}, and the policy does not name ${unnamedBuyers(context).length > 1 ? 'them' : 'it'}.`,
});

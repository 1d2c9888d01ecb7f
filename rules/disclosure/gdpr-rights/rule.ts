import { listOf, notice } from 'policy-lint';

/** Where most rights are told, one that seems missing may be told in words that were not understood. */
const FEW = 2;

export default notice({
  rule: 'gdpr-rights',
  summary: 'The policy does not tell people of all their rights.',
  severity: 'error',
  confidence: 'high',
  regimes: ['gdpr', 'uk_gdpr'],
  cites: ['GDPR Art. 13(2)(b)-(c), 21(4)', 'UK GDPR Art. 13(2)(b)-(c), 21(4)'],
  cases: ['Irish DPC, WhatsApp (2021)'],
  gravity: (missing) => (missing.length > FEW ? 'error' : 'warning'),
  message: (missing) =>
    `The policy does not tell people of ${missing.length > 1 ? 'these rights' : 'this right'}: ${listOf(
      missing.map(({ duty }) => duty.title),
      12,
    )}.`,
});

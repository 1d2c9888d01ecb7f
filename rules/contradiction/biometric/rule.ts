import { aboutCategory, contradictions, defineRule } from 'policy-lint';

export default defineRule({
  summary: 'The policy denies or limits the use of biometric data that the declaration lists.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    '740 ILCS 14',
    'Tex. Bus. & Com. Code § 503.001',
    'FTC, Facebook (2019)',
    'FTC, Everalbum (2021)',
    'FTC, Rite Aid (2023)',
    'Texas AG, Meta (2024)',
  ],
  check: (context) =>
    contradictions(
      context,
      aboutCategory(
        'biometric',
        context,
        'Say which biometric data is collected, for what and on whose consent, or stop and correct the declaration.',
      ),
    ),
});

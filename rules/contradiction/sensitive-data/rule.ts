import { aboutCategory, contradictions, defineRule } from 'policy-lint';

export default defineRule({
  summary: 'The policy promises not to collect, share or use sensitive data, and the declaration says otherwise.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    '16 CFR Part 318',
    'GDPR Art. 9',
    'FTC, Flo Health (2021)',
    'CJEU C-184/20 (2022)',
    'FTC, GoodRx (2023)',
    'FTC, Premom (2023)',
    'FTC, BetterHelp (2023)',
    'FTC, Cerebral (2024)',
    'California AG, Healthline (2025)',
  ],
  check: (context) =>
    contradictions(
      context,
      aboutCategory(
        'sensitive',
        context,
        'Say which sensitive data is collected and who receives it, or stop and correct the declaration.',
      ),
    ),
});

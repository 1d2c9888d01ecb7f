import { aboutCategory, contradictions, defineRule } from 'policy-lint';

export default defineRule({
  summary: 'The policy denies or limits the use of location data, and the declaration says otherwise.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    '40 state attorneys general, Google (2022)',
    'California AG, Google (2023)',
    'FTC, X-Mode (2024)',
    'FTC, InMarket (2024)',
    'FTC, Gravy Analytics (2024)',
    'FTC, Mobilewalla (2024)',
    'Texas AG, Google (2025)',
    'FTC, General Motors (2025)',
  ],
  check: (context) =>
    contradictions(
      context,
      aboutCategory(
        'location',
        context,
        'Say when, how exactly and for whom location is collected, or keep to what the policy says and correct the declaration.',
      ),
    ),
});

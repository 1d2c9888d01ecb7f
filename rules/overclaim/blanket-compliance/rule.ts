import { defineRule, hints, mentionsAny, wordings } from 'policy-lint';

export default defineRule({
  summary: 'The policy claims as a fact that it complies with a law.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'FTC, Henry Schein (2016)',
    'FTC, Miniclip (2020)',
    'FTC, SkyMed (2021)',
    'FTC, GoodRx (2023)',
    'FTC, BetterHelp (2023)',
  ],
  check: (context) =>
    wordings(context, {
      table: 'blanket_compliance',
      severities: { law: 'warning' },
      unless: ['denied', 'hedged', 'past', 'others', 'question', 'quoted', 'conditional', 'asked', 'due'],
      // "How we comply with the GDPR", "a badge for products that are compliant".
      judge: ({ words, within }, severity) => (mentionsAny({ ...within, end: words.start }, hints('told_of_compliance')) ? null : severity),
      message: (quote) => `"${quote}" claims as a fact that a law is complied with; where it is not, the claim itself deceives.`,
      help: 'Say what you do (the rights you offer, the safeguards in place) and leave the verdict to others.',
    }),
});

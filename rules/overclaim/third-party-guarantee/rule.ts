import { defineRule, wordings } from 'policy-lint';

export default defineRule({
  summary: 'The policy vouches for what others do.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)', 'GDPR Art. 28', 'Cal. Civ. Code § 1798.100(d)', 'FTC, Lenovo (2017)', 'FTC, Facebook (2019)'],
  check: (context) =>
    wordings(context, {
      table: 'third_party_guarantee',
      severities: { ensure: 'warning' },
      unless: ['denied', 'hedged', 'past', 'question', 'quoted', 'asked', 'conditional', 'due'],
      message: (quote) => `"${quote}" promises what others do.`,
      help: 'Say what your contracts require of them and how you check it.',
    }),
});

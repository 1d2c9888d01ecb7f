import { defineRule, wordings } from 'policy-lint';

export default defineRule({
  summary: 'The policy reserves a use of data that nobody expects.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: ['GDPR Art. 5(1)(a)–(b)', 'GDPR Art. 6(4)', '11 CCR 7002', 'Directive 93/13/EEC', 'FTC, Practice Fusion (2016)'],
  check: (context) => wordings(context, {
    table: 'broad_reservation',
    severities: { publish: 'warning', any: 'warning', limitless: 'warning', discretion: 'warning' },
    unless: ['denied', 'crossed', 'negated', 'past', 'quoted', 'question', 'others'],
    message: (quote) => `"${quote}" reserves a use that nobody expects.`,
    help: 'Name the purposes and recipients for which you use the data, and ask before you publish what people sent you.',
  }),
});

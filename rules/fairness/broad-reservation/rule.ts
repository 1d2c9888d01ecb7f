import { defineRule, wordings } from 'policy-lint';

interface Row {
  readonly what: string;
  readonly help: string;
}

/** By the rows of the table. */
const ROWS: Readonly<Record<string, Row>> = {
  publish: {
    what: 'the publication of what people send you',
    help: 'Ask before you publish what somebody sent you, or publish it without anything that tells who it was.',
  },
  any: { what: 'every use of the data', help: 'Name the purposes for which you use the data.' },
  limitless: { what: 'sharing without limits', help: 'Name who gets the data, and for what.' },
  discretion: { what: 'sharing at your own discretion', help: 'Name the cases in which you share the data, and with whom.' },
};

export default defineRule({
  summary: 'The policy reserves a use of data that nobody expects.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: ['GDPR Art. 5(1)(a)–(b)', 'GDPR Art. 6(4)', '11 CCR 7002', 'Directive 93/13/EEC', 'FTC, Practice Fusion (2016)'],
  check: (context) =>
    wordings(context, {
      table: 'broad_reservation',
      severities: { publish: 'warning', any: 'warning', limitless: 'warning', discretion: 'warning' },
      unless: ['denied', 'crossed', 'negated', 'past', 'quoted', 'question', 'others'],
      message: (quote, { id }) => `"${quote}" reserves ${(ROWS[id] ?? (ROWS['any'] as Row)).what}, which nobody expects.`,
      help: ({ id }) => (ROWS[id] ?? (ROWS['any'] as Row)).help,
    }),
});

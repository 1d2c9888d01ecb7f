import { defineRule, wordings } from 'policy-lint';

const WHAT: Readonly<Record<string, string>> = {
  hash: 'a hash cannot be undone and is no encryption',
  encoding: 'an encoding can be undone by anyone and is no encryption',
  cookie: 'a cookie is a piece of text that is, as a rule, not encrypted',
};

export default defineRule({
  summary: 'The policy calls something encryption that is none.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)', 'FTC, Henry Schein (2016)', 'FTC, Zoom (2020)'],
  check: (context) =>
    wordings(context, {
      table: 'crypto_misnomer',
      severities: { hash: 'warning', encoding: 'warning', cookie: 'warning' },
      unless: ['denied', 'past', 'question', 'quoted'],
      message: (quote, { id }) => `"${quote}": ${WHAT[id]}.`,
      help: 'Say what it really is: passwords are hashed with …, data is encrypted with …, a cookie is a small text file.',
    }),
});

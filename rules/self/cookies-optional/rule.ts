import { defineRule, hints, mentionsAny, opposedClaims } from 'policy-lint';

export default defineRule({
  summary: 'The policy says that nobody needs cookies, and elsewhere that something does not work without.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['Directive 2002/58/EC Art. 5(3)', 'WP260 rev.01 (transparency)'],
  check: (context) =>
    opposedClaims(context, {
      table: 'cookie_need',
      denials: ['needless'],
      unless: ['question', 'quoted', 'past', 'heading'],
      // "You need no cookies, but some features …" is one rule in the open.
      against: (denial, other) =>
        mentionsAny(denial.within, hints('taking_back')) || (other.block === denial.block && !mentionsAny(denial.within, hints('any_part')))
          ? null
          : { severity: 'warning' },
      help: 'Say which cookies the service needs and what does not work without them.',
    }),
});

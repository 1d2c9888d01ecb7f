import { defineRule, hints, mentionsAny, opposedClaims } from 'policy-lint';

export default defineRule({
  summary: 'The policy promises that data is deleted for good, and elsewhere that some of it stays.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 17', 'FTC, Snapchat (2014)'],
  check: (context) =>
    opposedClaims(context, {
      table: 'deletion',
      denials: ['promise'],
      unless: ['denied', 'hedged', 'question', 'quoted', 'heading', 'past', 'others', 'due'],
      against: (denial, other) =>
        other.block === denial.block ||
        mentionsAny(other.within, hints('kept_for_law')) ||
        mentionsAny(denial.within, hints('after_period'))
          ? null
          : { severity: 'warning' },
      help: 'Say in the promise what stays, where and how long (backups, public posts, what the law wants kept).',
    }),
});

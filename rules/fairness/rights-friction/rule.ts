import { defineRule, wordings } from 'policy-lint';

export default defineRule({
  summary: 'The policy makes a right harder to use than the law allows.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 12(2)–(6)', '11 CCR 7004', '11 CCR 7060', 'CPPA, Honda (2025)', 'CPPA, Todd Snyder (2025)'],
  check: (context) =>
    wordings(context, {
      table: 'rights_friction',
      severities: { discretion: 'warning', fee: 'warning', post: 'warning', yearly: 'info', refusal: 'info' },
      unless: ['denied', 'past', 'quoted', 'question'],
      message: (quote, { id }) =>
        `"${quote}" ${id === 'refusal' ? 'leaves open when a right is refused' : 'restricts a right that the law gives'}.`,
      help: 'Offer the right without a fee, a form of one kind or more proof than the request needs; name the exceptions of the law where you mean them.',
    }),
});

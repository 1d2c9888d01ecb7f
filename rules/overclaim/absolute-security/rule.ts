import { defineRule, wordings } from 'policy-lint';

export default defineRule({
  summary: 'The policy promises complete security.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'FTC, Guess (2003)',
    'FTC, Petco (2004)',
    'FTC, Life is Good (2008)',
    'FTC, Uber (2018)',
    'FTC, CafePress (2022)',
    'FTC, Verkada (2024)',
    'GDPR Art. 5(1)(a)',
  ],
  check: (context) =>
    wordings(context, {
      table: 'absolute_security',
      severities: { absolute: 'error', all: 'info' },
      unless: ['denied', 'negated', 'hedged', 'past', 'others', 'asked', 'due', 'conditional', 'question', 'quoted', 'heading'],
      message: (quote, { id }) =>
        id === 'absolute'
          ? `"${quote}" is an absolute promise of security that nobody can keep.`
          : `"${quote}" promises every step that is reasonable; whoever finds one more finds the promise broken.`,
      help: 'Describe the measures themselves: what is encrypted, who has access, how it is tested.',
    }),
});

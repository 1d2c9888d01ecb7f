import { defineRule, hints, mentionsAny, wordings, wordsOf } from 'policy-lint';
import type { Claim } from 'policy-lint';

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
      severities: { absolute: 'error', guarantee: 'error', necessary: 'warning', all: 'info' },
      unless: ['denied', 'negated', 'hedged', 'past', 'others', 'asked', 'due', 'conditional', 'question', 'quoted', 'heading'],
      judge: (claim, severity) => (isAim(claim) || isDuty(claim) ? null : severity),
      message: (quote, { id }) =>
        id === 'absolute' || id === 'guarantee'
          ? `"${quote}" is an absolute promise of security that nobody can keep.`
          : id === 'necessary'
            ? `"${quote}" promises every measure that is necessary; the first incident shows that one was missing.`
            : `"${quote}" promises every step that is reasonable; whoever finds one more finds the promise broken.`,
      help: 'Describe the measures themselves: what is encrypted, who has access, how it is tested.',
    }),
});

/** "Guarantee the security of our shops", alone in a table or a list: to what end data are used, and not who promises what. */
function isAim({ id, words, within }: Claim): boolean {
  return id === 'guarantee' && !wordsOf(within.source.text.slice(within.start, words.start)).length;
}

/** "Our staff are required to take all necessary measures". */
function isDuty({ words, within }: Claim): boolean {
  return mentionsAny({ ...within, end: words.start }, hints('has_to'));
}

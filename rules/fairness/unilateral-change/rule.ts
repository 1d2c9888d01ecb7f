import { claimsOf, defineRule, wordings } from 'policy-lint';
import type { Context, Reading } from 'policy-lint';

export default defineRule({
  summary: 'The policy may change at any time, and readers are to find out for themselves.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: [
    'WP260 rev.01 (transparency; changes)',
    'FTC, Gateway Learning (2004)',
    'FTC, 1Health (2023)',
    'Cal. Bus. & Prof. Code § 22575(b)(3)',
  ],
  check(context) {
    const told = tellers(context);
    return firstOfEach(
      wordings(context, {
        table: 'unilateral_change',
        severities: { own: 'warning', posting: 'warning', continued: 'warning', check: 'warning' },
        isNoContract: true,
        about: 'change by use',
        unless: ['denied', 'past', 'quoted', 'question'],
        judge: (claim, severity) => (told.has(claim.reading) ? null : severity),
        message: (quote) =>
          `"${quote}": nobody is told of a change, though changes that matter need notice, and consent for data already there.`,
        help: 'Promise notice in person (by e-mail, in the app) before a change that matters takes effect, and do not apply it, without consent, to data already collected.',
      }),
    );
  },
});

/** The policies that promise to tell people: there the same words are mere advice. */
function tellers(context: Context): Set<Reading> {
  const stated = context.policies.filter(({ statements }) =>
    statements.some((s) => s.action === 'notify_change' && s.polarity === 'does' && (s.mechanism === 'email' || s.mechanism === 'notice')),
  );
  const said = claimsOf(context, 'change_notice')
    .filter(({ stances }) => !stances.has('denied'))
    .map(({ reading }) => reading);
  const promised = claimsOf(context, 'change_terms')
    .filter(({ id }) => id === 'consent' || id === 'notice')
    .map(({ reading }) => reading);
  return new Set([...stated, ...said, ...promised]);
}

/** Sentences on changes stand together and share their cause: the first stands for all. */
function firstOfEach<T extends { readonly at: { readonly source: unknown } }>(problems: readonly T[]): T[] {
  return problems.filter((problem, i) => problems.findIndex((other) => other.at.source === problem.at.source) === i);
}

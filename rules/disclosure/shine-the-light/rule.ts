import { coverageOf, defineRule, noticeProblems, quoteOf } from 'policy-lint';
import type { Context, Notice, Problem } from 'policy-lint';

const SETTINGS: Notice = {
  rule: 'shine-the-light',
  summary:
    'Partners get data for their marketing and Californians are not told how to learn which; or they are told while the policy says that nobody gets any.',
  severity: 'warning',
  confidence: 'medium',
  regimes: ['ccpa', 'caloppa'],
  cites: ['Cal. Civ. Code § 1798.83'],
  elsewhere: 'california_page',
  message: () => 'Partners get data for marketing of their own, and the policy does not say how Californians learn which of them do.',
};

export default defineRule({
  ...SETTINGS,
  inputs: ['declaration', 'policy'],
  *check(context) {
    const missing = noticeProblems(context, SETTINGS);
    yield* missing.length ? missing : inconsistent(context);
  },
});

/** The offer of a list of those to whom data went, in a policy that says without limits that they go to nobody. */
function* inconsistent(context: Context): Generator<Problem> {
  const coverage = coverageOf(context);
  const offer = coverage?.words(context.vocabulary.disclosing('notice', 'light_offer'));
  // Who sells nothing may still hand it over for nothing.
  const denial = coverage?.denies(
    (s) =>
      s.action === 'share' &&
      s.actor === 'first' &&
      s.mood === 'asserted' &&
      s.confidence !== 'low' &&
      !s.exception &&
      !s.conditions.length &&
      !s.purposes.length &&
      !s.data.some(({ id }) => id !== 'personal') &&
      s.recipients.some(({ id }) => id === 'third_parties' || id === 'anyone'),
  );
  if (!offer || !denial) return;
  yield {
    message: `Californians are offered a list of third parties that got their data for direct marketing, and the policy says that none get any ("${quoteOf(denial.at)}").`,
    at: offer.at,
    related: [{ at: denial.at, note: 'the policy denies it here' }],
    help: 'If nobody gets data for direct marketing, say so in the notice in place of the offer; if somebody does, mend the denial.',
  };
}

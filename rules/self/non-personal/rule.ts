import { claimsOf, defineRule, groupsBy, hints, mentionsAny, shortened } from 'policy-lint';
import type { Claim, Problem } from 'policy-lint';

export default defineRule({
  summary: 'The policy calls data non-personal that single out a person or a device.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 4(1) and recital 30', 'CJEU, Breyer (C-582/14, 2016)', 'Cal. Civ. Code § 1798.140(v)'],
  *check(context) {
    const claims = claimsOf(context, 'non_personal').filter(({ stances }) => !stances.has('question'));
    for (const [, [first]] of groupsBy(claims.filter(({ id }) => id !== 'joined'), ({ within }) => `${within.source.path} ${within.start}`)) {
      const problem = problemOf(first, claims);
      if (problem) yield problem;
    }
  },
});

function problemOf(claim: Claim, claims: readonly Claim[]): Problem | null {
  const isIdentifier = claims.some((other) => other.id === 'identifier' && other.reading === claim.reading && other.within.start === claim.within.start);
  if (mentionsAny(claim.within, hints('treated_personal'))) return null;
  const joined = claims.find(({ id, reading }) => id === 'joined' && reading === claim.reading);
  const what = isIdentifier || claim.id === 'potential' ? 'but what tells a person or a device from others is personal data under GDPR and CCPA' : 'but together with an IP address or a cookie it is personal data under GDPR and CCPA';
  return {
    message: `The policy calls it ${claim.id === 'potential' ? 'only potentially personal' : 'non-personal'} ("${shortened(claim.said)}"), ${what}${joined ? ', and the policy says itself that the two are joined' : ''}.`,
    at: claim.at,
    related: joined ? [{ at: joined.at, note: 'the policy also says this' }] : [],
    severity: isIdentifier ? 'error' : 'warning',
    confidence: isIdentifier ? 'high' : 'medium',
    help: 'Call it personal data, or say what is done so that it fits nobody (truncated addresses, totals only).',
  };
}

import { claimsOf, defineRule, groupsBy, hints, listOf, mentionsAny } from 'policy-lint';
import type { Claim, Problem, Stance } from 'policy-lint';

/** Rows of the table that say what is done with the data. */
const BESIDE = ['joined', 'singled'];
/** Stances in which these say nothing. */
const UNSAID: readonly Stance[] = ['denied', 'crossed', 'others', 'past', 'quoted', 'heading'];

export default defineRule({
  summary: 'The policy calls data non-personal that single out a person or a device.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 4(1) and recital 30', 'CJEU, Breyer (C-582/14, 2016)', 'Cal. Civ. Code § 1798.140(v)'],
  *check(context) {
    const claims = claimsOf(context, 'non_personal').filter(({ stances }) => !stances.has('question'));
    for (const [, [first]] of groupsBy(
      claims.filter(({ id }) => !BESIDE.includes(id)),
      ({ within }) => `${within.source.path} ${within.start}`,
    )) {
      const problem = problemOf(first, claims);
      if (problem) yield problem;
    }
  },
});

function problemOf(claim: Claim, claims: readonly Claim[]): Problem | null {
  const isIdentifier = claims.some(
    (other) => other.id === 'identifier' && other.reading === claim.reading && other.within.start === claim.within.start,
  );
  if (mentionsAny(claim.within, hints('treated_personal'))) return null;
  const beside = BESIDE.flatMap(
    (id) =>
      claims.find(
        (other) =>
          other.id === id &&
          other.reading === claim.reading &&
          other.within.start !== claim.within.start &&
          !UNSAID.some((stance) => other.stances.has(stance)),
      ) ?? [],
  );
  const said = beside.map(({ id }) => (id === 'joined' ? 'that the two are joined' : 'that it identifies visitors'));
  const what =
    isIdentifier || claim.id === 'potential'
      ? 'though what tells a person or a device from others is personal data under GDPR and CCPA'
      : 'though together with an IP address or a cookie it is personal data under GDPR and CCPA';
  return {
    message: `"${claim.quote}" calls this data ${claim.id === 'potential' ? 'only potentially personal' : 'non-personal'}, ${what}${said.length ? `, and the policy says itself ${listOf(said)}` : ''}.`,
    at: claim.at,
    related: beside.map(({ at }) => ({ at, note: 'the policy also says this' })),
    severity: isIdentifier ? 'error' : 'warning',
    confidence: isIdentifier ? 'high' : 'medium',
    help: 'Call it personal data, or say what is done so that it cannot be linked to a person or a device (truncated addresses, totals only).',
  };
}

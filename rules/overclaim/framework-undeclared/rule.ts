import { defineRule, listOf, membershipClaim, quoteOf } from 'policy-lint';
import type { Claim, Context, Place, Problem, Severity, Term } from 'policy-lint';

interface Gap {
  readonly at: Place;
  readonly says: string;
  readonly severity: Severity;
}

export default defineRule({
  summary: 'The policy claims to take part in a framework, and the declaration does not bear it out.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  presets: ['strict'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)', 'FTC, Safe Harbor and Privacy Shield cases (2014–22)', 'DPF, Supplemental Principle 6'],
  *check(context) {
    const found = new Map<number, { gap: Gap; claims: { term: Term; claim: Claim }[] }>();
    for (const term of context.vocabulary.all('framework').filter(({ more }) => more['seal'] !== true && more['firm'] !== false)) {
      const claim = membershipClaim(context, term);
      const gap = claim && gapOf(term, context);
      if (!gap) continue;
      const known = found.get(gap.at.start);
      if (known && known.gap.severity === gap.severity) known.claims.push({ term, claim });
      else if (!known || gap.severity === 'error') found.set(gap.at.start, { gap, claims: [{ term, claim }] });
    }
    for (const { gap, claims } of found.values()) yield problemOf(claims, gap);
  },
});

/** What the declaration says instead; null where it says nothing of frameworks. */
function gapOf(term: Term, { declaration: { frameworks, security }, asOf }: Context): Gap | null {
  if (term.more['declared'] === 'dpf') {
    const { dpf } = frameworks;
    if (dpf?.member?.value === 'no') return { at: dpf.member.at, says: 'says member: no', severity: 'error' };
    const due = dpf?.renewalDue;
    if (due && due.value !== 'unknown' && due.value < asOf)
      return { at: due.at, says: `shows that the certification lapsed on ${due.value}`, severity: 'error' };
    return !dpf && frameworks.at ? { at: frameworks.at, says: 'does not list it', severity: 'warning' } : null;
  }
  if (!frameworks.at) return null;
  const word = String(term.more['declared'] ?? term.title).toLowerCase();
  const listed = [...frameworks.seals.map((seal) => seal.name), ...frameworks.codes, ...security.certified.map((one) => one.name)].some(
    (name) => name?.value.toLowerCase().includes(word),
  );
  if (listed) return null;
  const ended = term.more['until'] !== undefined && String(term.more['until']) < asOf;
  return {
    at: frameworks.at,
    says: ended ? 'does not list it, and nobody is a member any more' : 'does not list it',
    severity: ended ? 'error' : 'warning',
  };
}

function problemOf(claims: readonly { term: Term; claim: Claim }[], gap: Gap): Problem {
  const quoted = quoteOf((claims[0] as { claim: Claim }).claim.at);
  const it = claims.length > 1 ? gap.says.replace('list it', 'list them') : gap.says;
  return {
    message: `The policy claims ${listOf(claims.map(({ term }) => term.title))} ("${quoted}"); the declaration ${it}.`,
    at: gap.at,
    severity: gap.severity,
    related: claims.slice(0, 3).map(({ claim }) => ({ at: claim.at, note: 'the policy says this' })),
    help: 'Take the claim out of the policy, or declare the membership under frameworks: with the day on which it must be renewed.',
  };
}

import { claimsIn, defineRule, hints, mentionsAny, quoteOf } from 'policy-lint';
import type { Claim, Context, Place, Term } from 'policy-lint';

export default defineRule({
  summary: 'The policy shows a seal or award that the declaration does not bear out.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  presets: ['strict'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'FTC, ControlScan (2010)',
    'FTC, TRUSTe (2014/15)',
    'FTC, Ashley Madison (2016)',
    'FTC, SkyMed (2021)',
    'FTC, BetterHelp (2023)',
  ],
  *check(context) {
    for (const term of context.vocabulary.all('framework').filter(({ more }) => more['seal'] === true)) {
      const names = Array.isArray(term.more['names']) ? term.more['names'] : [];
      const claim = context.policies.flatMap((reading) => claimsIn(reading, term.id, names)).find(isShown);
      const gap = claim && gapOf(term, context);
      if (!gap) continue;
      yield {
        message: `The policy shows ${term.title} ("${quoteOf(claim.at)}"); ${gap.says}.`,
        at: gap.at,
        related: [{ at: claim.at, note: 'the policy says this' }],
        help: 'Take the seal out, or declare it under frameworks: seals: with the day until which it is valid.',
      };
    }
  },
});

function isShown({ within, stances }: Claim): boolean {
  return (
    mentionsAny(within, [...hints('membership'), ...hints('awards')]) &&
    !(['denied', 'past', 'question', 'quoted', 'conditional'] as const).some((stance) => stances.has(stance))
  );
}

function gapOf(term: Term, { declaration: { frameworks }, asOf }: Context): { at: Place; says: string } | null {
  const seal = frameworks.seals.find(({ name }) => name?.value.toLowerCase().includes(String(term.more['declared'])));
  const until = seal?.until;
  if (seal && until && until.value !== 'unknown')
    return until.value < asOf ? { at: until.at, says: `by the declaration it was valid until ${until.value}` } : null;
  if (seal)
    return term.more['renamed']
      ? { at: (until ?? seal).at, says: `${term.more['renamed']}, and no day is declared until which the seal is valid` }
      : null;
  return frameworks.at ? { at: frameworks.at, says: 'the declaration lists no such seal' } : null;
}

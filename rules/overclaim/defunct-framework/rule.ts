import { claimsIn, defineRule, hints, mentionsAny, quoteOf } from 'policy-lint';
import type { Claim, Context, Problem, Term } from 'policy-lint';

export default defineRule({
  summary: 'The policy relies on a framework or law that is no longer in force.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['FTC, Safe Harbor cases (2014–15)', 'FTC, NTT/RagingWire (2020)', 'FTC, Flo (2021)', 'FTC, CafePress (2022)'],
  *check(context) {
    const ended = context.vocabulary.all('framework').filter((term) => term.more['until'] && String(term.more['until']) < context.asOf);
    for (const reading of context.policies) {
      const found = ended.map((term) => ({ term, claims: claimsIn(reading, term.id, names(term)) }));
      for (const { term, claims } of found) {
        // "The Swiss-US Privacy Shield" is not "the Privacy Shield" once more.
        const others = found.filter((other) => other.term !== term && other.term.id.startsWith(`${term.id}_`)).flatMap((other) => other.claims.map((claim) => claim.words.end));
        const problem = problemOf(term, claims.filter((claim) => !others.includes(claim.words.end)), context);
        if (problem) yield problem;
      }
    }
  },
});

function names({ more }: Term): readonly string[] {
  return Array.isArray(more['names']) ? more['names'] : [];
}

/** A text that tells anywhere that the framework is history relies on it nowhere. */
function problemOf(term: Term, claims: readonly Claim[], { asOf }: Context): Problem | null {
  if (claims.some((claim) => claim.stances.has('past'))) return null;
  const made = distinctPlaces(claims.filter(({ stances }) => !['denied', 'question', 'quoted', 'heading', 'conditional'].some((stance) => stances.has(stance as 'denied'))));
  const firm = made.filter((claim) => mentionsAny(claim.within, hints('adherence')) && !claim.stances.has('others'));
  const [first] = firm.length ? firm : made;
  if (!first) return null;
  const more = made.length - 1;
  return {
    message: `The policy relies on ${term.title} ("${quoteOf(first.at)}"), which ended on ${term.more['until']} by ${term.more['by']}${more ? `; ${more} more ${more > 1 ? 'places name' : 'place names'} it` : ''}.`,
    at: first.at,
    severity: firm.length && term.more['firm'] !== false ? 'error' : 'warning',
    confidence: firm.length ? 'high' : 'medium',
    help: `Name the safeguard of today (adequacy decision, Data Privacy Framework, standard contractual clauses), or say that you no longer rely on ${term.title}. Judged as of ${asOf}.`,
    cites: [...(Array.isArray(term.more['cites']) ? term.more['cites'] : []), 'FTC, Safe Harbor cases (2014–15)', 'FTC, NTT/RagingWire (2020)', 'FTC, Flo (2021)', 'FTC, CafePress (2022)'],
  };
}

function distinctPlaces(claims: readonly Claim[]): Claim[] {
  return claims.filter((claim, i) => claims.findIndex((other) => other.words.end === claim.words.end) === i);
}

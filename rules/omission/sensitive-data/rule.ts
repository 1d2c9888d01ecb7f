import { coverageOf, dataTitles, defineRule, isSensitive, omission, wordsFor } from 'policy-lint';
import type { Context, Coverage, Evidence, Fact, Problem } from 'policy-lint';

interface Missing {
  readonly fact: Fact<string>;
  /** A wider term, or a denial that presupposes the data. */
  readonly near: Evidence | null;
}

export default defineRule({
  summary: 'Sensitive data is collected, and the policy does not say so.',
  severity: 'error',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  cites: [
    'GDPR Art. 9, 13',
    'Cal. Civ. Code §§ 1798.100(a)(2), 1798.121',
    'C.R.S. § 6-1-1308',
    'Va. Code § 59.1-578(A)(5)',
    'FTC, Flo Health (2021)',
    'FTC, X-Mode (2024)',
  ],
  *check(context) {
    const coverage = coverageOf(context);
    if (!coverage) return;
    const seen = new Set<string>();
    for (const entry of context.declaration.data) {
      const facts = entry.what.filter(({ value }) => !seen.has(value) && isMissing(context, coverage, value));
      for (const { value } of facts) seen.add(value);
      const missing = facts.map((fact): Missing => ({ fact, near: nearest(coverage, fact.value) }));
      const silent = missing.filter(({ near }) => !near);
      const vague = missing.filter(({ near }) => near);
      if (silent.length) yield problem(context, coverage, silent);
      if (vague.length) yield problem(context, coverage, vague);
    }
    yield* children(context, coverage);
  },
});

function isMissing({ vocabulary }: Context, coverage: Coverage, id: string): boolean {
  return vocabulary.term('data', id) !== undefined && isSensitive(vocabulary, id) && !coverage.term('data', id);
}

function nearest(coverage: Coverage, id: string): Evidence | null {
  return coverage.wider('data', id) ?? coverage.presupposed(id) ?? (id === 'inferred.sensitive' ? coverage.term('data', 'inferred') : null);
}

function problem(context: Context, coverage: Coverage, missing: readonly Missing[]): Problem {
  const [first] = missing as [Missing];
  const ids = missing.map(({ fact }) => fact.value);
  const titles = dataTitles(ids, context.vocabulary);
  const words = wordsFor(context, 'data', ids).split(' would do')[0] as string;
  return omission(coverage, {
    at: first.fact.at,
    severity: first.near ? 'warning' : 'error',
    message: first.near
      ? `Sensitive data (${titles}) is collected; what the policy says does not tell readers that it is this.`
      : `Sensitive data (${titles}) is collected, and the policy does not mention it.`,
    help: `Say it in so many words, with what they are used for: ${words}.`,
    near: first.near && { evidence: first.near, note: 'this is the nearest that the policy comes to it' },
    what: words,
  });
}

/** Data of children under 13, where the policy has no word on children, not even that it is not meant for them. */
function* children({ declaration, statements }: Context, coverage: Coverage): Iterable<Problem> {
  const { collectsUnder13 } = declaration.children;
  if (collectsUnder13?.value !== 'yes' || coverage.anywhere('topic', 'children') || statements.some((s) => s.action === 'address_children'))
    return;
  yield omission(coverage, {
    at: collectsUnder13.at,
    severity: 'error',
    message: 'Data of children under 13 are collected, and the policy says nothing about children.',
    help: 'Say which data of children is collected, what for, and how a parent can decide about it.',
    what: '“children”, “minors” and “under 13”',
  });
}

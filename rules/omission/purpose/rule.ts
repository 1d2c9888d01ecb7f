import { coverageOf, defineRule, distinct, listOf, omission, wordsFor } from 'policy-lint';
import type { Context, Coverage, PurposeUse, Problem } from 'policy-lint';

/** Told by other rules of this family, or by being the service itself. */
const ELSEWHERE = new Set([
  'provide_service',
  'advertising_targeted',
  'ai_training',
  'automated_decisions',
  'public_display',
  'monetization',
]);
/** What a reader expects of any service with accounts and payments: worth a hint at most. */
const EXPECTED = new Set([
  'accounts',
  'authentication',
  'payments',
  'transactional_messages',
  'support',
  'security',
  'debugging',
  'legal_obligation',
  'legal_claims',
  'business_transfer',
  'moderation',
]);
/** Groups whose purposes a reader takes for one another. */
const ALIKE = new Set(['improvement', 'advertising', 'security', 'legal', 'personalization']);

export default defineRule({
  summary: 'Data is used for a purpose that the policy never mentions.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  cites: [
    'GDPR Art. 13(1)(c)',
    'Cal. Civ. Code § 1798.100(a)(1)',
    'Colorado Privacy Act Rules, Rule 6.03(A)(1)(b)',
    'LGPD Art. 9(I)',
    'PIPEDA Sch. 1 cl. 4.2',
  ],
  *check(context) {
    const coverage = coverageOf(context);
    if (!coverage) return;
    const seen = new Set<string>();
    for (const entry of context.declaration.data) {
      const missing = entry.for.filter(({ purpose }) => !seen.has(purpose.value) && isMissing(context, coverage, purpose.value));
      for (const { purpose } of missing) seen.add(purpose.value);
      const weak = missing.filter((use) => isWeak(context, coverage, use.purpose.value));
      const strong = missing.filter((use) => !weak.includes(use));
      if (strong.length) yield problem(context, coverage, strong, 'warning');
      if (weak.length) yield problem(context, coverage, weak, 'info');
    }
  },
});

function isMissing({ vocabulary }: Context, coverage: Coverage, id: string): boolean {
  return vocabulary.term('purpose', id) !== undefined && !ELSEWHERE.has(id) && !coverage.term('purpose', id);
}

/** Expected anyway, or near to a purpose that the policy states. */
function isWeak({ vocabulary }: Context, coverage: Coverage, id: string): boolean {
  if (EXPECTED.has(id)) return true;
  const group = vocabulary.term('purpose', id)?.more['group'];
  return (
    typeof group === 'string' &&
    ALIKE.has(group) &&
    coverage.named('purpose', (other) => vocabulary.term('purpose', other)?.more['group'] === group) !== null
  );
}

function problem(context: Context, coverage: Coverage, uses: readonly PurposeUse[], severity: 'warning' | 'info'): Problem {
  const { vocabulary } = context;
  const [first] = uses as [PurposeUse];
  const ids = distinct(uses.map(({ purpose }) => purpose.value));
  const near = coverage.tellsMost((s) => (s.action === 'use' ? s.purposes.length : 0));
  return omission(coverage, {
    at: first.purpose.at,
    severity,
    message: `The policy does not tell readers that their data is used for ${listOf(ids.map((id) => vocabulary.title('purpose', id)))}.`,
    help: `Add it to what the policy says data is used for: ${wordsFor(context, 'purpose', ids)}.`,
    near: near && { evidence: near, note: 'the policy speaks here of what data is used for' },
    what: wordsFor(context, 'purpose', ids).split(' would do')[0] as string,
  });
}

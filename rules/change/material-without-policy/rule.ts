import { coverageOf, defineRule, differencesOf, lower, standingOfType, stepDown, unstopped } from 'policy-lint';
import type { Difference, Context, Coverage, Problem, Severity } from 'policy-lint';

export default defineRule({
  summary: 'What is done with data has changed, and the policy has not.',
  severity: 'error',
  confidence: 'medium',
  inputs: ['declaration', 'policy', 'base'],
  cites: [
    'GDPR Art. 13(3), 14(4)',
    'Colorado Privacy Act Rules, Rule 6.04',
    'Cal. Civ. Code § 1798.100(a)(1)',
    'Wash. RCW 19.373.020(1)(c)-(d)',
    'California AG, General Motors (2026)',
  ],
  check(context) {
    const found = differencesOf(context);
    const coverage = coverageOf(context);
    if (
      !found ||
      !coverage ||
      !found.versions.length ||
      found.versions.length < context.policies.length ||
      found.versions.some(({ isTouched }) => isTouched)
    )
      return [];
    return found.changes
      .filter(({ witness, bearing, material }) => witness === 'declaration' && bearing === 'against' && material)
      .flatMap((change) => problemOf(change, coverage, context));
  },
});

function problemOf(change: Difference, coverage: Coverage, context: Context): Problem[] {
  const severity = severityOf(change, coverage, context);
  if (!severity) return [];
  const isTold = severity === 'info';
  return [
    {
      message: `${unstopped(change.message)}; the policy has not changed${isTold ? ', and may be wide enough' : ''}.`,
      at: change.near,
      related: change.before ? [{ at: change.before, note: 'it was declared so before' }] : [],
      severity: change.certain ? severity : stepDown(severity),
      givesWay: true,
      help: isTold
        ? 'Read what the policy says of this, and make sure that it is still so.'
        : 'Say it in the policy before it is done, with a new date, and tell people of it.',
    },
  ];
}

/** How grave it is that the policy does not tell of a change; info where it may do so already, null where it is none of the policy's business. */
function severityOf({ subject, turn, ids }: Difference, coverage: Coverage, { vocabulary }: Context): Severity | null {
  const [first = '', ...others] = ids;
  switch (subject) {
    case 'data':
      return ids.every((id) => coverage.term('data', id) ?? coverage.wider('data', id))
        ? 'info'
        : ids.some((id) => vocabulary.term('data', id)?.more['sensitive'] === true)
          ? 'error'
          : 'warning';
    case 'purpose':
      return coverage.term('purpose', first) ? 'info' : 'warning';
    case 'recipient':
      return turn === 'removed' || !vocabulary.term('recipient', first) ? 'info' : recipientSeverity(first, others, coverage);
    case 'sale':
      return coverage.says((s) => s.action === 'sell' || s.action === 'share') && coverage.topic('sale') ? 'info' : 'error';
    case 'transfer':
      return ids.every((id) => coverage.placed(id)) ? 'info' : 'warning';
    case 'retention':
      return coverage.says((s) => (s.action === 'retain' || s.action === 'delete') && s.duration !== null) ? 'warning' : 'info';
    case 'right':
      return ids.some((id) => coverage.answers((s) => s.right === id)) ? 'warning' : 'info';
    case 'basis':
    case 'consent':
      return coverage.says((s) => s.action === 'rely_on_basis' || s.conditions.some(({ kind }) => kind === 'consent')) ? 'warning' : 'info';
    case 'promise':
    case 'organization':
    case 'notice':
      return null;
    default:
      return 'warning';
  }
}

function recipientSeverity(type: string, data: readonly string[], coverage: Coverage): Severity {
  if (coverage.term('recipient', type)) return 'info';
  return lower(standingOfType(type) === 'third_party' ? 'error' : 'warning', data.length ? 'error' : 'info');
}

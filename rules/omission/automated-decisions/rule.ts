import { coverageOf, defineRule, hints, omission, textAt } from 'policy-lint';
import type { Coverage, Decision, Fact, Place } from 'policy-lint';

/** Effects that touch nobody's rights: a spam filter, a sort order. */
const SLIGHT = ['none', 'no', 'minor', 'low', 'not significant', 'insignificant'];

export default defineRule({
  summary: 'Decisions about people are made without a human, and the policy does not say so.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: ['GDPR Art. 13(2)(f), 14(2)(g), 22', '11 CCR § 7220', 'Quebec P-39.1 s. 12.1', 'LGPD Art. 20', 'Minn. Stat. § 325M.14'],
  *check(context) {
    const coverage = coverageOf(context);
    if (!coverage) return;
    const { automation, data } = context.declaration;
    const decisions = automation.decisions.filter(isGrave);
    const use = data.flatMap((entry) => entry.for).find(({ purpose }) => purpose.value === 'automated_decisions')?.purpose;
    const at = decisions[0]?.at ?? (automation.decisionsAnswer?.value === 'none' ? undefined : use?.at);
    if (!at || isTold(coverage)) return;
    // The denial is the finding then: contradiction/automated-decisions.
    if (coverage.denies((s) => s.action === 'decide')) return;
    const right =
      coverage.anywhere('purpose', 'automated_decisions') ?? coverage.says((s) => s.right === 'human_review' || s.right === 'opt_out_adm');
    const isCertain = decisions.some(({ effect }) => effect) || !decisions.length;
    yield omission(coverage, {
      at,
      severity: isCertain && !right ? 'error' : 'warning',
      message: `Decisions are made automatically${titles(decisions)}, and the policy does not say so.`,
      help: 'Say that there are automated decisions, by what logic, with what effect, and how to have a human look at one.',
      near: right && { evidence: right, note: 'the policy speaks of such decisions here, without saying that it makes any' },
      what: '“automated decisions” and the like',
    });
  },
});

/** Whether the policy says that there are such decisions; a right not to be subject to them says nothing of that. */
function isTold(coverage: Coverage): boolean {
  const isRight = (within: Place): boolean => hints('right').some((word) => textAt(within).toLowerCase().includes(word));
  return (
    coverage.says((s) => s.action === 'decide' && !isRight(s.within)) !== null ||
    coverage.named('purpose', (id, _, within) => id === 'automated_decisions' && !isRight(within())) !== null ||
    coverage.spellings('purpose', 'automated_decisions', hints('right')[0]) !== null
  );
}

function isGrave({ effect }: Decision): boolean {
  return effect === null || (effect.value !== 'unknown' && !SLIGHT.includes(effect.value.toLowerCase()));
}

function titles(decisions: readonly Decision[]): string {
  const whats = decisions
    .map(({ what }) => what)
    .filter((what): what is Fact<string> => what !== null)
    .map(({ value }) => value);
  return whats.length ? ` (${whats.slice(0, 3).join('; ')}${whats.length > 3 ? ` and ${whats.length - 3} more` : ''})` : '';
}

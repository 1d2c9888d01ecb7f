import { categories, defineRule, entryAt, isLaw, isMarked, known, listOf } from 'policy-lint';
import type { Context, Decision, Problem } from 'policy-lint';

/** Regimes that give people a human. */
const HUMAN = ['gdpr', 'uk_gdpr', 'lgpd', 'quebec_25', 'swiss_fadp'];
/** Effects that are no more than a nuisance. */
const SLIGHT = ['none', 'no', 'minor', 'low', 'small', 'insignificant', 'not significant'];
/** Bases on which a decision may be left to a machine in the Union. */
const BASES = ['consent', 'explicit_consent', 'contract', 'legal_obligation'];

export default defineRule({
  summary: 'A machine decides about people and nobody can be asked to look at it, or its footing does not carry it.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['GDPR Art. 22', 'CJEU C-634/21 SCHUFA (2023)', '11 CCR 7221', 'Quebec P-39.1 s. 12.1', 'LGPD Art. 20', 'FTC, Rite Aid (2023)'],
  *check(context) {
    const { declaration } = context;
    for (const decision of declaration.automation.decisions) {
      if (SLIGHT.includes(decision.effect?.value.toLowerCase() ?? '')) continue;
      const problem = noHuman(decision, context);
      if (problem) yield problem;
    }
    yield* footing(context);
    const purpose = declaration.data.flatMap((entry) => entry.for).find((use) => use.purpose.value === 'automated_decisions')?.purpose;
    const answer = declaration.automation.decisionsAnswer;
    if (purpose && answer?.value === 'none') {
      yield {
        severity: 'warning',
        message: 'Data is used for automated_decisions, but automation.decisions is "none".',
        at: answer.at,
        related: [{ at: purpose.at, note: 'the use' }],
        help: 'List the decisions: decisions: [{what: …, effect: …, human_review: yes}], or remove the purpose.',
      };
    }
  },
});

function noHuman(decision: Decision, { regimes, vocabulary, asOf }: Context): Problem | null {
  const review = decision.humanReview?.value ?? null;
  const out = known(decision.optOut);
  const human = HUMAN.some((regime) => regimes.has(regime));
  const name = decision.what ? `"${decision.what.value}"` : 'An automated decision';
  const at = decision.humanReview?.at ?? decision.what?.at ?? decision.at;
  if (human && review !== 'yes') {
    return {
      severity: review === 'no' ? 'error' : 'warning',
      message:
        review === 'no'
          ? `${name} is decided by a machine alone, and no human reviews it on request.`
          : `Whether a human reviews ${name === 'An automated decision' ? 'an automated decision' : name} on request is ${decision.humanReview ? 'unknown' : 'not declared'}.`,
      at,
      help: 'Let people contest the outcome before somebody who can change it, and write human_review: yes.',
    };
  }
  if (
    !human &&
    regimes.has('ccpa') &&
    isLaw('ccpa.automated_decisions', vocabulary, asOf) &&
    review !== 'yes' &&
    (out === null || out === 'none')
  ) {
    return {
      message: `${name} is decided by a machine, and people can neither opt out nor appeal to a human.`,
      at,
      help: 'Offer an opt-out or a review: opt_out: https://…, or human_review: yes.',
      cites: ['11 CCR 7221'],
    };
  }
  if (!human && review === 'no' && (out === null || out === 'none')) {
    return {
      severity: 'warning',
      message: `${name} is decided by a machine alone, and people can neither opt out nor have a human look at it.`,
      at,
      help: 'Offer one of the two: human_review: yes, or opt_out: https://….',
      cites: ['FTC, Rite Aid (2023)'],
    };
  }
  return null;
}

/** In the Union only three footings carry a decision by a machine, and special data need a fourth. */
function* footing({ declaration, regimes, vocabulary }: Context): Iterable<Problem> {
  if (!regimes.has('gdpr') && !regimes.has('uk_gdpr')) return;
  for (const entry of declaration.data) {
    const use = entry.for.find((x) => x.purpose.value === 'automated_decisions');
    if (!use) continue;
    const special = categories(entry, isMarked(vocabulary, 'art9'));
    const allowed =
      ['explicit_consent', 'substantial_public_interest'].includes(entry.condition?.value ?? '') || use.basis?.value === 'explicit_consent';
    if (special.length && !allowed) {
      yield {
        message: `${listOf(special.map((fact) => fact.value))} ${special.length > 1 ? 'feed' : 'feeds'} automated decisions without explicit consent or a substantial public interest.`,
        at: special[0]?.at ?? entryAt(entry),
        related: [{ at: use.purpose.at, note: 'the use' }],
        help: 'Leave this data out of the decision, or declare condition: explicit_consent.',
        cites: ['GDPR Art. 22(4)'],
      };
    } else if (regimes.has('gdpr') && use.basis && known(use.basis) !== null && !BASES.includes(use.basis.value)) {
      yield {
        message: `Automated decisions rest on ${vocabulary.title('basis', use.basis.value)}; only consent, a contract or a law carries them.`,
        at: use.basis.at,
        help: 'Ask for consent, let a human decide, or name the contract or law.',
        cites: ['GDPR Art. 22(2)'],
      };
    }
  }
}

import { defineRule, disposalOf, standingOf, labelOf, listOf, recipientOf } from 'policy-lint';
import type { Context, Disposal, Problem, Recipient } from 'policy-lint';

export default defineRule({
  summary: 'What is declared about a recipient makes a sale or sharing of data that "selling" denies, leaves out, or names without cause.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: [
    'Cal. Civ. Code § 1798.140(ad), (ah)',
    'California AG, Sephora (2022)',
    'California AG, DoorDash (2024)',
    'California AG, Healthline (2025)',
  ],
  *check(context) {
    const { declaration, vocabulary } = context;
    for (const recipient of declaration.recipients) {
      const disposal = disposalOf(declaration, recipient, vocabulary);
      const problem = disposal && undeclared(recipient, disposal, context);
      if (problem) yield problem;
    }
    yield* withoutCause(context);
  },
});

/** A recipient who makes a sale or sharing that `selling` does not own up to. */
function undeclared(recipient: Recipient, disposal: Disposal, { declaration, regimes }: Context): Problem | null {
  const { sells, sharesForAds, to, at: section } = declaration.selling;
  const sale = disposal.kind === 'sale';
  // Who owns up to selling has said the more serious thing: sharing with the same recipient is not hidden.
  const answers = sale ? [sells] : [sharesForAds, sells];
  const admitted = answers.some((fact) => fact?.value === 'yes');
  const listed = !to.length || to.some((fact) => fact.value === recipient.id);
  if (admitted && listed) return null;

  const who = `${labelOf(recipient)} ${disposal.because}, which makes this ${sale ? 'a sale' : 'sharing for advertising'}`;
  const key = sale ? 'sells' : 'shares_for_ads';
  const answer = answers[0] ?? null;
  // Who names its buyers but not this one, or says no, contradicts itself; who is silent has only not finished.
  const certain = admitted || answer?.value === 'no';
  const american = regimes.has('ccpa') || regimes.has('caloppa') || [...regimes].some((regime) => regime.startsWith('us_'));
  const declared = admitted
    ? 'selling.to does not name it'
    : answer?.value === 'no'
      ? `"${key}" is "no"`
      : answer
        ? `"${key}" is "unknown"`
        : `"${key}" is not declared`;
  const related = admitted ? to[0] : answer;
  return {
    severity: certain && (disposal.plain || american) ? 'error' : 'warning',
    message: `${who}, but ${declared}.`,
    at: disposal.at,
    related: related
      ? [{ at: related.at, note: admitted ? 'the recipients named' : 'the answer declared' }]
      : section
        ? [{ at: section, note: 'selling' }]
        : [],
    help: `Write ${admitted ? `${recipient.id} into selling.to` : `selling: {${key}: yes, to: [${recipient.id}]}`}; or ${sale ? 'change the terms so that it uses the data for you only (contract: ccpa_terms, exchange: nothing)' : 'let it show contextual advertising only'}.`,
  };
}

/** The other way round: a sale is declared that no recipient makes. */
function* withoutCause({ declaration, vocabulary }: Context): Iterable<Problem> {
  const { sells, sharesForAds, to } = declaration.selling;
  const yes = [sells, sharesForAds].find((fact) => fact?.value === 'yes');
  if (!yes) return;
  const key = yes === sells ? 'sells' : 'shares_for_ads';
  const made = declaration.recipients.some((recipient) => disposalOf(declaration, recipient, vocabulary));
  if (!to.length && !made) {
    yield {
      severity: 'warning',
      message: `"${key}" is "yes", but no recipient is named, and none of those declared makes a sale or sharing.`,
      at: yes.at,
      help: 'Name who gets the data: selling: {to: […]}, and declare each with its type and what it gives in exchange.',
    };
  }
  const servants = to.filter((fact) => {
    const recipient = recipientOf(declaration, fact.value);
    return recipient !== undefined && standingOf(recipient, vocabulary) === 'processor';
  });
  const [first] = servants;
  if (first) {
    yield {
      severity: 'warning',
      message: `selling.to names ${listOf(servants.map((fact) => fact.value))}, but the declared type says that ${servants.length > 1 ? 'they work' : 'it works'} for you only: a recipient is one or the other.`,
      at: first.at,
      help: 'Change the type of the recipient (marketing_partner, data_broker …), or take it out of selling.to.',
    };
  }
}

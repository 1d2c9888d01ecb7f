import { claimsOf, defineRule, quoteOf } from 'policy-lint';
import type { Fact, Place, Problem, Stance } from 'policy-lint';

const UNLESS: readonly Stance[] = ['denied', 'hedged', 'past', 'others', 'asked', 'question', 'quoted', 'heading', 'conditional'];
const NONE = ['no', 'none'];

export default defineRule({
  summary: 'The policy claims a measure of security that the declaration says is not there.',
  severity: 'error',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'FTC, Uber (2018)',
    'FTC, Drizly (2023)',
    'FTC, Verkada (2024)',
    'FTC, Blackbaud (2024)',
    'FTC, GoDaddy (2025)',
  ],
  presets: ['strict'],
  *check(context) {
    const { mfa, accessControl } = context.declaration.security;
    for (const [id, name, fact] of [
      ['mfa', 'multi-factor authentication', mfa],
      ['access', 'control of access', accessControl],
    ] as const) {
      if (!isNone(fact)) continue;
      const claim = claimsOf(context, 'measure').find((one) => one.id === id && !UNLESS.some((stance) => one.stances.has(stance)));
      if (claim) yield problem(name, fact, claim.at);
    }
  },
});

function isNone(fact: Fact<string> | null): fact is Fact<string> {
  return fact !== null && NONE.includes(fact.value.toLowerCase());
}

function problem(measure: string, fact: Fact<string>, said: Place): Problem {
  return {
    message: `The policy claims ${measure} ("${quoteOf(said)}"), but by the declaration it is "${fact.value}".`,
    at: fact.at,
    related: [{ at: said, note: 'the policy says this' }],
    help: 'Take the claim out of the policy, or put the measure in place and correct security: in the declaration.',
  };
}

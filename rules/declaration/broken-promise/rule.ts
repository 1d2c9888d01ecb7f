import { buyersOf, daysBetween, defineRule, labelOf, recipientOf, standingOf } from 'policy-lint';
import type { Context, Declaration, Fact, Place, Problem, PurposeUse, Vocabulary } from 'policy-lint';

/** Days after which a declaration that says when it was checked is due again. */
const YEAR = 366;

interface Breach {
  /** What is declared, after "but". */
  readonly fact: string;
  readonly at: Place;
}

export default defineRule({
  summary: 'A line of "never" is broken by another fact of the declaration.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)'],
  *check(context) {
    for (const line of context.declaration.never) {
      const broken = breachOf(line.value, context);
      if (!broken) continue;
      yield {
        message: `The declaration promises never to ${line.value}, but ${broken.fact}.`,
        at: line.at,
        related: [{ at: broken.at, note: 'the fact' }],
        help: 'Stop it, or take the promise back and tell people that you do.',
      };
    }
    yield* outdated(context);
  },
});

/** The first fact against a promise as the reader spells it: "sell location.precise", "use contact.email for direct_marketing". */
function breachOf(promise: string, { declaration, vocabulary }: Context): Breach | null {
  const [verb = '', data = '', , purpose] = promise.split(' ');
  const buyers = new Set(buyersOf(declaration, vocabulary).map((recipient) => recipient.id));
  for (const entry of declaration.data) {
    const fact = entry.what.find((x) => vocabulary.covers('data', data, x.value));
    const use = entry.for.find((x) => purpose === undefined || x.purpose.value === purpose);
    if (!fact || entry.aggregated?.value === 'yes' || (purpose !== undefined && !use)) continue;
    if (verb === 'collect') return { fact: `${fact.value} is declared${purpose === undefined ? '' : ` for ${purpose}`}`, at: fact.at };
    if (verb === 'use') return used(fact, use);
    const to = entry.to.find((x) => (verb === 'sell' ? buyers.has(x.value) : leaves(x, declaration, vocabulary)));
    const recipient = to && recipientOf(declaration, to.value);
    if (to && recipient) return { fact: `${fact.value} ${verb === 'sell' ? 'is sold' : 'goes'} to ${labelOf(recipient)}`, at: to.at };
  }
  return null;
}

function used(fact: Fact<string>, use: PurposeUse | undefined): Breach {
  return use
    ? { fact: `${fact.value} is used for ${use.purpose.value}`, at: use.purpose.at }
    : { fact: `${fact.value} is declared`, at: fact.at };
}

/** Whoever works for the organisation only is part of it here: a promise against every host could never be kept. */
function leaves(to: Fact<string>, declaration: Declaration, vocabulary: Vocabulary): boolean {
  const recipient = recipientOf(declaration, to.value);
  return recipient !== undefined && !['processor', 'adviser', 'unknown'].includes(standingOf(recipient, vocabulary));
}

/** Facts that were checked long ago, counted. */
function* outdated({ declaration, asOf }: Context): Iterable<Problem> {
  const old = declaration.checked.filter((fact) => (daysBetween(fact.value, asOf) ?? 0) > YEAR);
  const [first, ...others] = old;
  if (!first) return;
  yield {
    severity: 'info',
    message: others.length
      ? `${old.length} facts were last checked more than a year ago.`
      : `This was last checked on ${first.value}, more than a year ago.`,
    at: first.at,
    related: others.map((fact) => ({ at: fact.at, note: `checked ${fact.value}` })),
    help: 'Look whether it is still so, and write the new date.',
  };
}

import { contradictions, defineRule, hints, mentionsAny, textAt } from 'policy-lint';
import type { Context, Counter, Statement } from 'policy-lint';

const NO_WAY = ['none', 'no'];

export default defineRule({
  summary: 'The policy promises a choice that the declaration does not provide.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    '11 CCR §§ 7025–7026',
    'FTC, Chitika (2011)',
    'FTC, Nomi (2015)',
    'California AG, Sephora (2022)',
    'California AG, DoorDash (2024)',
    'CPPA, Todd Snyder (2025)',
    'California AG, Healthline (2025)',
    'California AG, Disney (2026)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) =>
        statement.actor === 'first' &&
        statement.polarity === 'does' &&
        ['honor_signal', 'offer_right'].includes(statement.action) &&
        !mentionsAny(statement.within, hints('no_choice')) &&
        !hints('how').some((word) => textAt(statement.within).trimStart().toLowerCase().startsWith(`${word} `)),
      moods: ['rights'],
      // A right is named in many places of a policy; one is enough to say that it is missing.
      key: (statement) =>
        statement.action === 'offer_right' ? `right ${statement.right}` : `${statement.within.source.path}:${statement.within.start}`,
      handles: ['law', 'opt_out', 'knowledge', 'need', 'consent'],
      counters: (statement) => (statement.action === 'honor_signal' ? signals(statement, context) : rights(statement, context)),
      anyCase: true,
      help: 'Provide the choice, or take the promise out of the policy.',
    }),
});

function signals(
  statement: Statement,
  {
    declaration: {
      signals: { gpc, dnt },
    },
  }: Context,
): Counter[] {
  const asked = [
    { name: 'Global Privacy Control', id: 'gpc', fact: gpc },
    { name: 'Do Not Track', id: 'dnt', fact: dnt },
  ].filter(({ id }) => statement.mechanism === null || statement.mechanism === id);
  return asked.flatMap(({ name, id, fact }) => {
    if (fact?.value !== 'ignored' && fact?.value !== 'partly') return [];
    return [
      {
        at: fact.at,
        says: `${name} is "${fact.value}"`,
        brief: `signals: ${id}`,
        severity: fact.value === 'partly' || statement.modal === 'may' ? ('warning' as const) : ('error' as const),
      },
    ];
  });
}

function rights(statement: Statement, { declaration, vocabulary }: Context): Counter[] {
  const { selling, rights: declared } = declaration;
  const { right } = statement;
  if (!right) return [];
  if (
    right === 'opt_out_sale' &&
    selling.optOut &&
    NO_WAY.includes(selling.optOut.value) &&
    (selling.sells?.value === 'yes' || selling.sharesForAds?.value === 'yes')
  )
    return [
      {
        at: selling.optOut.at,
        says: `there is no way to opt out of sale or sharing ("${selling.optOut.value}")`,
        brief: 'selling: opt_out',
        severity: 'warning',
      },
    ];
  const first = declared.offered[0];
  // A list of rights is taken to be the whole list; whether one left out is granted on request nobody can tell from it.
  if (!first || declared.offered.some((offered) => offered.value === right)) return [];
  return [
    { at: first.at, says: `the rights offered do not include ${vocabulary.title('right', right)}`, brief: right, severity: 'warning' },
  ];
}

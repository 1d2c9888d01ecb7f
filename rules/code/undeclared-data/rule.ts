import { alsoIn, defineRule, factsOf, isDataDeclared, isDelicate, listAt, softened } from 'policy-lint';
import type { CollectFact, Context, Problem } from 'policy-lint';

const ASKS = { device: 'The code asks the device for', form: 'A form asks for', model: 'The code has a place to keep' } as const;

export default defineRule({
  summary: 'The code asks for data, or has a place to keep them, that the declaration does not list.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['declaration', 'code'],
  cites: [
    'GDPR Art. 30(1)(c)',
    'GDPR Art. 13',
    'Cal. Civ. Code § 1798.100(a)',
    'FTC, Flo Health (2021)',
    'FTC, Kurbo/WW (2022)',
    'FTC, Premom (2023)',
  ],
  *check(context) {
    const { code, declaration, vocabulary } = context;
    if (!code) return;
    const declared = new Set(declaration.data.flatMap((entry) => entry.what.map((fact) => fact.value)));
    const found = new Map<string, CollectFact[]>();
    for (const fact of factsOf(code, 'collect'))
      if (!isDataDeclared(fact.data, declared, vocabulary)) found.set(fact.data, [...(found.get(fact.data) ?? []), fact]);
    for (const [data, facts] of found) yield undeclared(data, facts, context);
  },
});

// A device or a form asks somebody; a model may also describe what another system sends.
const ORDER = { device: 0, form: 1, model: 2 } as const;

function undeclared(data: string, facts: readonly CollectFact[], context: Context): Problem {
  const { declaration, vocabulary } = context;
  const [first] = [...facts].sort((a, b) => ORDER[a.how] - ORDER[b.how]) as [CollectFact];
  const delicate = isDelicate(data, vocabulary);
  return {
    message: `${ASKS[first.how]} ${vocabulary.title('data', data)} (${first.name}${alsoIn(facts.length)}), and the declaration does not list it.`,
    at: first.at,
    severity: softened(delicate && first.how !== 'model' ? 'error' : 'warning', context),
    confidence: first.how === 'model' ? 'medium' : 'high',
    related: [
      {
        at: listAt(declaration, 'data'),
        note: declaration.data.length ? 'the declaration lists data from here on' : 'the declaration lists no data',
      },
    ],
    help: `Add an entry with "what: ${data}" to data:, with what it is for, how long it is kept and who gets it.`,
  };
}

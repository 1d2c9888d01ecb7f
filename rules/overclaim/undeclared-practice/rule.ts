import { defineRule, hasVerb, hints, isAboutPersons, isOwnWord, mentionsAny, quoteOf } from 'policy-lint';
import type { Context, Fact, Problem, Statement } from 'policy-lint';

/** Cases that every policy keeps open and that no declaration lists. */
const STANDARD = ['merger', 'law', 'aggregate'];

interface Practice {
  readonly what: string;
  /** Whether sentences about it are read surely enough. */
  readonly isPlain: boolean;
  /** Declared as not done; null where it is, or where nobody knows. */
  readonly fact: Fact<string> | null;
  is(statement: Statement): boolean;
}

export default defineRule({
  summary: 'The policy says that something is done with data which the declaration says is not.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 5(1)(a)–(b)', 'WP260 rev.01', 'CPPA, Tractor Supply (2025)'],
  *check(context) {
    const isWhole = context.declaration.complete !== 'no';
    for (const practice of practices(context)) {
      if (!practice.fact) continue;
      const said = context.statements.filter((statement) => isSaid(statement) && practice.is(statement));
      if (said.length) yield { ...problem(practice.what, practice.fact, said), severity: isWhole && practice.isPlain ? 'warning' : 'info' };
    }
  },
});

function practices({ declaration: { selling, automation } }: Context): Practice[] {
  return [
    {
      what: 'sell data',
      isPlain: true,
      fact: denied(selling.sells),
      is: (s) => s.action === 'sell' && !hasVerb(s, 'marketing') && isAboutPersons(s),
    },
    { what: 'profile people', isPlain: false, fact: denied(automation.profiling), is: (s) => s.action === 'profile' },
    {
      what: 'train models on personal data',
      isPlain: true,
      fact: denied(automation.training?.usesPersonalData ?? null),
      is: (s) => s.action === 'train' && isAboutPersons(s) && !mentionsAny(s.within, hints('people_trained')),
    },
    {
      what: 'take automated decisions',
      isPlain: false,
      fact: automation.decisionsAnswer?.value === 'none' ? automation.decisionsAnswer : null,
      is: (s) => s.action === 'decide',
    },
  ];
}

function denied(fact: Fact<string> | null): Fact<string> | null {
  return fact?.value === 'no' ? fact : null;
}

/** Said of the organisation itself, without the cases that everybody keeps open. */
function isSaid(statement: Statement): boolean {
  return (
    isOwnWord(statement) &&
    statement.polarity === 'does' &&
    statement.confidence === 'high' &&
    statement.modal !== 'only_if' &&
    !statement.conditions.some(({ kind }) => STANDARD.includes(kind))
  );
}

function problem(what: string, fact: Fact<string>, said: readonly Statement[]): Problem {
  const [first] = said as readonly [Statement, ...Statement[]];
  const more = said.length > 1 ? ` (and in ${said.length - 1} more places)` : '';
  return {
    message: `The policy says that you ${what} ("${quoteOf(first.at)}")${more}; the declaration says "${fact.value}".`,
    at: fact.at,
    related: [{ at: first.at, note: 'the policy says this' }],
    help: 'Take the sentence out of the policy, or declare the practice.',
  };
}

import { buyersOf, defineRule, disposalOf, inForce, isMarked, listOf } from 'policy-lint';
import type { Assessment, Context, Declaration, Place, Problem, Term, Vocabulary } from 'policy-lint';

/** A use of data that some law wants assessed. */
interface Use {
  readonly kind: string;
  /** In words for a message. */
  readonly title: string;
  readonly at: Place;
  /** Ids that an assessment may name to cover it. */
  readonly ids: readonly string[];
}

export default defineRule({
  summary: 'A risky use, or a legitimate interest, is declared and nothing shows that it was weighed.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration'],
  regimes: ['gdpr', 'uk_gdpr', 'ccpa', 'us_states', 'us_tx', 'us_ct', 'us_mn', 'us_ri'],
  cites: ['GDPR Art. 5(2), 6(1)(f), 35', 'CJEU C-252/21 (2023)', '11 CCR 7150-7157', 'Va. Code 59.1-580'],
  *check(context) {
    if (context.regimes.has('gdpr') || context.regimes.has('uk_gdpr')) yield* interests(context);
    yield* riskyUses(context);
  },
});

/** Legitimate interests without the interest, or without its weighing. */
function* interests({ declaration }: Context): Iterable<Problem> {
  for (const entry of declaration.data) {
    if (entry.assessment) continue;
    const uses = entry.for.filter(
      (use) =>
        use.basis?.value === 'legitimate_interests' &&
        !declaration.assessments.some((assessment) => covers(assessment, [use.purpose.value])),
    );
    const [first] = uses;
    if (!first?.basis) continue;
    const relies = `${listOf(uses.map((use) => use.purpose.value))} ${uses.length > 1 ? 'rely' : 'relies'} on legitimate interests`;
    yield entry.interest
      ? {
          severity: 'info',
          message: `${relies}, and no assessment of them is named.`,
          at: first.basis.at,
          help: "Name where the interest was weighed against the person's: assessment: docs/interests.md.",
        }
      : {
          message: `${relies}, and neither the interest nor its assessment is declared.`,
          at: first.basis.at,
          help: 'Say which interest it is and where it was weighed: interest: keep accounts safe, assessment: docs/interests.md.',
        };
  }
}

/** One problem for all uses that nothing covers. */
function* riskyUses({ declaration, regimes, vocabulary, asOf }: Context): Iterable<Problem> {
  const duties = inForce(vocabulary, 'assessment_duty', asOf).filter(
    (duty) =>
      regimes.has(String(duty.more['law'])) ||
      (duty.more['law'] === 'us_states' && [...regimes].some((regime) => ['us_tx', 'us_ct', 'us_mn', 'us_ri'].includes(regime))),
  );
  const asked = (kind: string): Term[] => duties.filter((duty) => (duty.more['uses'] as readonly string[]).includes(kind));
  const open = [...usesOf(declaration, vocabulary)].filter(
    (use) => asked(use.kind).length && !declaration.assessments.some((assessment) => covers(assessment, use.ids)),
  );
  const [first, ...others] = open;
  if (!first) return;
  const laws = [...new Set(open.flatMap((use) => asked(use.kind)))];
  yield {
    message: `No assessment of the risks is declared for ${listOf(
      open.map((use) => use.title),
      7,
    )}; under ${listOf(laws.map((duty) => vocabulary.title('regime', String(duty.more['law']))))} there has to be ${listOf([...new Set(laws.map((duty) => duty.title))])}.`,
    at: first.at,
    related: others.map((use) => ({ at: use.at, note: use.title })),
    help: `Write what was assessed, and when: assessments: {${laws.some((duty) => duty.more['kind'] === 'dpia') ? 'dpia' : 'risk'}: [{for: [${first.ids[0] ?? ''}], date: YYYY-MM-DD, file: …}]}.`,
    cites: laws.map((duty) => String(duty.more['cites'])),
  };
}

/** The uses declared, each kind once, at its first place. */
function* usesOf(declaration: Declaration, vocabulary: Vocabulary): Iterable<Use> {
  const [buyer] = buyersOf(declaration, vocabulary);
  const { sells, sharesForAds } = declaration.selling;
  if (sells?.value === 'yes') yield { kind: 'sale', title: 'selling data', at: sells.at, ids: ['monetization'] };
  else if (buyer && sells?.value !== 'no') yield { kind: 'sale', title: 'selling data', at: buyer.at, ids: ['monetization', buyer.id] };

  const purposes = declaration.data.flatMap((entry) => entry.for.map((use) => use.purpose));
  const purpose = (...ids: string[]): Place | undefined => purposes.find((fact) => ids.includes(fact.value))?.at;
  const ads =
    sharesForAds?.value === 'yes'
      ? sharesForAds.at
      : (purpose('advertising_targeted') ??
        (sharesForAds?.value === 'no'
          ? undefined
          : declaration.recipients.find((recipient) => disposalOf(declaration, recipient, vocabulary)?.kind === 'sharing')?.at));
  if (ads) yield { kind: 'ads', title: 'targeted advertising', at: ads, ids: ['advertising_targeted', 'advertising_measurement'] };

  const category = (test: (id: string) => boolean): readonly [Place, string] | undefined => {
    const fact = declaration.data.flatMap((entry) => entry.what).find((x) => test(x.value));
    return fact && [fact.at, fact.value];
  };
  const special = category((id) => isMarked(vocabulary, 'art9')(id) || isMarked(vocabulary, 'art10')(id));
  if (special) yield { kind: 'special', title: special[1], at: special[0], ids: [special[1], 'special'] };
  const sensitive = special ?? category((id) => vocabulary.covers('data', 'special', id) || id === 'location.precise');
  if (sensitive) yield { kind: 'sensitive', title: sensitive[1], at: sensitive[0], ids: [sensitive[1], 'special'] };
  const location = category((id) => id === 'location.precise');
  if (location) yield { kind: 'location', title: 'precise location', at: location[0], ids: ['location.precise'] };

  const { automation, children } = declaration;
  const profiling = automation.profiling?.value === 'yes' ? automation.profiling.at : purpose('profiling');
  if (profiling) yield { kind: 'profiling', title: 'profiling', at: profiling, ids: ['profiling'] };
  const decisions = automation.decisions[0]?.at ?? purpose('automated_decisions');
  if (decisions) yield { kind: 'decisions', title: 'automated decisions', at: decisions, ids: ['automated_decisions'] };
  const training =
    automation.training?.usesPersonalData?.value === 'yes' ? automation.training.usesPersonalData.at : purpose('ai_training');
  if (training) yield { kind: 'training', title: 'training AI', at: training, ids: ['ai_training'] };
  const young =
    children.collectsUnder13?.value === 'yes'
      ? children.collectsUnder13
      : children.audience?.value === 'children'
        ? children.audience
        : null;
  if (young) yield { kind: 'children', title: 'data of children', at: young.at, ids: ['children'] };
}

/** Whether an assessment is of one of the ids; words of the author's own may mean anything, so they cover all. */
function covers({ for: subjects }: Assessment, ids: readonly string[]): boolean {
  const own = (word: string): boolean => word.includes(' ');
  return !subjects.length || subjects.some(({ value }) => own(value) || ids.some((id) => id === value || id.startsWith(`${value}.`)));
}

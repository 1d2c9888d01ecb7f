import {
  coverageOf,
  defineRule,
  isCommercial,
  isDenial,
  isForAdvertising,
  listsType,
  omission,
  toldOf,
  typeTitles,
  usableLabels,
  wordsFor,
} from 'policy-lint';
import type { Context, Coverage, Label, LabelEntry, Problem } from 'policy-lint';

export default defineRule({
  summary: 'A store label names data, or advertising, of which the policy says nothing.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['policy', 'labels'],
  cites: [
    'Apple, App Review Guidelines 5.1.1(i)',
    'Google Play, User Data policy (privacy policy)',
    'GDPR Art. 13(1)(c)',
    'Cal. Bus. & Prof. Code § 22575(b)(1)',
  ],
  *check(context) {
    const coverage = coverageOf(context);
    if (!coverage) return;
    for (const label of usableLabels(context)) {
      yield* data(label, coverage, context);
      yield* advertising(label, coverage, context);
    }
  },
});

/** Types of which no word stands in the policy. Of what the declaration lists, the rules on omissions speak. */
function* data(label: Label, coverage: Coverage, context: Context): Iterable<Problem> {
  const missed = label.entries.filter(
    ({ type }) =>
      !type.vague &&
      type.data.length > 0 &&
      !listsType(type, context) &&
      !toldOf(type, coverage, context.vocabulary) &&
      !isDenied(type, context),
  );
  const [first, ...rest] = missed;
  if (!first) return;
  const ids = [...new Set(missed.flatMap(({ type }) => type.data.slice(0, 1)))];
  yield withOthers(
    omission(coverage, {
      at: first.at,
      severity: 'warning',
      message: `By the label the app collects ${typeTitles(missed)}, and the policy does not mention such data.`,
      help: `Add it to what the policy says is collected: ${wordsFor(context, 'data', ids)}.`,
      what: wordsFor(context, 'data', ids).split(' would do')[0] as string,
    }),
    rest,
  );
}

/** What the policy denies by name is contradicted, not left out. */
function isDenied({ data }: LabelEntry['type'], { statements, vocabulary }: Context): boolean {
  return statements.some(
    (statement) =>
      isDenial(statement) &&
      statement.action === 'collect' &&
      statement.data.some(({ id }) => id !== 'personal' && data.some((own) => vocabulary.covers('data', id, own))),
  );
}

/** Third parties' advertising of which no word stands in the policy. */
function* advertising(label: Label, coverage: Coverage, { vocabulary, declaration }: Context): Iterable<Problem> {
  const isAd = (entry: LabelEntry) => entry.purposes.find((purpose) => isForAdvertising(purpose, vocabulary));
  const found = label.entries.filter(isAd);
  const first = found[0] && isAd(found[0]);
  if (!first || declaration.data.some((entry) => entry.for.some(({ purpose }) => isCommercial(purpose.value, vocabulary)))) return;
  if (
    coverage.topic('advertising') ??
    coverage.named('purpose', (id) => isCommercial(id, vocabulary)) ??
    coverage.tells((statement) => statement.action === 'advertise') ??
    coverage.spellings('purpose', 'direct_marketing')
  )
    return;
  yield omission(coverage, {
    at: first.at,
    severity: 'warning',
    message: `By the label the app uses ${typeTitles(found)} for ${first.title}, and the policy does not speak of advertising or marketing.`,
    help: 'Say in the policy that data serve advertising or marketing, whose, and who gets them.',
    what: 'advertising and marketing',
  });
}

function withOthers(problem: Problem, rest: readonly LabelEntry[]): Problem {
  return { ...problem, related: [...rest.slice(0, 3).map(({ at }) => ({ at, note: 'and this' })), ...(problem.related ?? [])] };
}

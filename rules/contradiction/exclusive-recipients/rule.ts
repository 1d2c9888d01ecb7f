import { contradictions, defineRule, domainOf, hints, isAboutPersons, isOwnWord, lower, mentionsAny, otherRecipients } from 'policy-lint';

export default defineRule({
  summary: 'The policy says who alone receives data, and the declaration lists others.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'FTC, Facebook (2011)',
    'FTC, Facebook (2019)',
    'FTC, Ring (2023)',
    'FTC, Amazon Alexa (2023)',
    'FTC, 1Health (2023)',
    'FTC, OkCupid/Match (2026)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) =>
        isOwnWord(statement) &&
        statement.only === 'recipients' &&
        ['share', 'collect', 'use'].includes(statement.action) &&
        isAboutPersons(statement) &&
        domainOf(statement, context.vocabulary) === null,
      handles: ['need', 'scope'],
      // "Only to the extent that …" limits how much, "only with such agencies" points to a case told before.
      counters: (statement, limits) =>
        limits.kinds.has('age') || mentionsAny(statement.at, hints('one_case'))
          ? []
          : otherRecipients(statement, limits, context).map((counter) => ({
              ...counter,
              severity: lower(counter.severity ?? 'error', 'warning'),
            })),
      readsExceptions: true,
      help: 'Add the other recipients to the sentence, or stop sending them the data.',
    }),
});

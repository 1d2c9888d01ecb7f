import { contradictions, defineRule, domainOf, isAboutPersons, isOwnWord, otherPurposes, stepDown } from 'policy-lint';
import type { Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy limits data to purposes, and the declaration uses it for others.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'GDPR Art. 5(1)(b)',
    'Cal. Civ. Code § 1798.100(c)',
    '11 CCR § 7002',
    'FTC, Facebook (2019)',
    'FTC, Twitter (2022)',
    'California AG, Healthline (2025)',
    'California AG, General Motors (2026)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) => isAboutPersons(statement) && domainOf(statement, context.vocabulary) === null && isLimit(statement),
      handles: ['need'],
      counters: (statement, limits) =>
        limits.kinds.has('age')
          ? []
          : otherPurposes(statement, limits, context).map((counter) =>
              // "We only collect what we need for …" speaks of what is collected more than of what is done with it.
              statement.action === 'use' ? counter : { ...counter, severity: stepDown(counter.severity ?? 'error') },
            ),
      readsExceptions: true,
      help: 'Name every purpose, or stop using the data for the others and correct the declaration.',
    }),
});

/** "used only to …"; what is collected only for a purpose is so limited, too. */
function isLimit(statement: Statement): boolean {
  return isOwnWord(statement) && statement.only === 'purposes' && ['use', 'collect'].includes(statement.action);
}

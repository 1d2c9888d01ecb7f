import { contradictions, defineRule, domainOf, isAboutPersons, isDenial, isOwnWord, otherPurposes, useCounters } from 'policy-lint';
import type { Context, Statement } from 'policy-lint';

/** Purposes whose denial another rule reports. */
const ELSEWHERE = ['advertising', 'direct_marketing', 'partner_marketing', 'ai_training', 'automated_decisions', 'profiling', 'monetization'];

export default defineRule({
  summary: 'The policy limits data to purposes, and the declaration uses them for others.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)', 'GDPR Art. 5(1)(b)', 'Cal. Civ. Code § 1798.100(c)', '11 CCR § 7002', 'FTC, Facebook (2019)', 'FTC, Twitter (2022)', 'California AG, Healthline (2025)',
    'California AG, General Motors (2026)',
  ],
  check: (context) => contradictions(context, {
    selects: (statement) => isAboutPersons(statement) && domainOf(statement, context.vocabulary) === null && (isLimit(statement) || isDeniedUse(statement)),
    handles: ['need'],
    counters: (statement, limits) => {
      if (limits.kinds.has('age')) return [];
      return isDeniedUse(statement) ? deniedUse(statement, context) : otherPurposes(statement, limits, context);
    },
    help: 'Name every purpose, or stop using the data for the others and correct the declaration.',
  }),
});

/** "used only to …"; what is collected or shared only for a purpose is so limited, too. */
function isLimit(statement: Statement): boolean {
  return isOwnWord(statement) && statement.only === 'purposes' && ['use', 'collect'].includes(statement.action);
}

function isDeniedUse(statement: Statement): boolean {
  return isDenial(statement) && statement.action === 'use' && statement.only === null && statement.purposes.length > 0
    && !statement.purposes.some((purpose) => ELSEWHERE.some((start) => purpose.id.startsWith(start)));
}

function deniedUse(statement: Statement, context: Context) {
  return useCounters(statement, statement.purposes.map((mention) => mention.id), context);
}

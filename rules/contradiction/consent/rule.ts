import {
  contradictions,
  defineRule,
  domainOf,
  hasSubject,
  isAboutPersons,
  isOwnWord,
  needsConsent,
  trackersWithoutConsent,
  withoutConsent,
} from 'policy-lint';
import type { Context, Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy says that something happens with consent only, and the declaration does it without.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'CJEU C-673/17 Planet49 (2019)',
    'FTC, Vizio (2017)',
    'FTC, Flo Health (2021)',
    'FTC, General Motors (2025)',
    'CNIL, Google (2025)',
    'CNIL, Shein (2025)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) => isOwnWord(statement) && needsConsent(statement) && hasSubject(statement) && isCovered(statement, context),
      counters: (statement, limits) => {
        if (limits.kinds.has('age')) return [];
        return isAboutTrackers(statement) ? trackersWithoutConsent(statement, context) : withoutConsent(statement, context);
      },
      help: 'Ask for consent first, or say in the policy what the use rests on.',
    }),
});

/** Denials of sharing, sale and collection "without consent" are compared by the rules for these. */
function isCovered(statement: Statement, { vocabulary }: Context): boolean {
  if (!isAboutPersons(statement) || domainOf(statement, vocabulary) !== null) return false;
  if (statement.polarity === 'does_not') return ['track', 'advertise', 'use'].includes(statement.action);
  return ['track', 'advertise', 'use', 'collect', 'share', 'sell'].includes(statement.action);
}

function isAboutTrackers(statement: Statement): boolean {
  return (statement.action === 'track' && statement.mechanism !== null) || (statement.action === 'collect' && statement.mechanism !== null);
}

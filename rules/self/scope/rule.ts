import { blockAt, claimsOf, defineRule, facing, hints, isOwnWord, mentionsAny, placeIn } from 'policy-lint';
import type { Claim, Problem, Reading, Saying, Statement } from 'policy-lint';

const UNLESS = ['question', 'quoted', 'conditional'] as const;

export default defineRule({
  summary: 'The policy leaves something out of its scope, and speaks of it all the same.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 12(1)', 'FTC, Sears (2009)'],
  check(context) {
    return claimsOf(context, 'own_scope')
      .filter(({ stances }) => !UNLESS.some((stance) => stances.has(stance)))
      .flatMap((claim) => problemOf(claim))
      .filter((problem, i, all) => all.findIndex((other) => other.at.source === problem.at.source) === i);
  },
});

function problemOf(claim: Claim): Problem[] {
  const [first, ...rest] = claim.reading.statements
    .filter((s) => isPractice(s) && s.within.start !== claim.within.start)
    .flatMap((s) => {
      const saying = sayingOf(s, claim.reading);
      return mentionsAny(saying.at, hints('beyond_site')) ? [saying] : [];
    });
  return first
    ? [
        facing(
          claim,
          [first, ...rest],
          'warning',
          'Say at the top what the policy covers (website, app, products), and keep to it or link the other policy.',
        ),
      ]
    : [];
}

function isPractice(statement: Statement): boolean {
  return (
    isOwnWord(statement) &&
    statement.polarity === 'does' &&
    ['collect', 'use', 'share'].includes(statement.action) &&
    statement.confidence !== 'low'
  );
}

/** An item of a list is about what all of it says: "Our services. To fulfil your orders." */
function sayingOf({ at, said }: Statement, reading: Reading): Saying {
  const block = blockAt(reading, at);
  return block?.kind === 'item' ? { at: placeIn(reading, block, 0, block.text.length), said: block.text } : { at, said };
}

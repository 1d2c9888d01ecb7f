import { defineRule, hints, isOwnWord, mentionsAny, quoteOf } from 'policy-lint';
import type { Context, Statement } from 'policy-lint';

/** What a promise for ever is usually about, with the verb of `never:` in the declaration. */
const VERBS: Readonly<Partial<Record<Statement['action'], string>>> = {
  sell: 'sell',
  share: 'share',
  collect: 'collect',
  use: 'use',
  advertise: 'use',
};

export default defineRule({
  summary: 'The policy promises a practice for ever.',
  severity: 'info',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['FTC, Toysmart (2000)', 'FTC, Gateway Learning (2004)', 'FTC, 1Health (2023)'],
  *check(context) {
    const seen = new Set<number>();
    for (const statement of context.statements) {
      if (!isForEver(statement) || isGuarded(statement, context) || seen.has(statement.within.start)) continue;
      seen.add(statement.within.start);
      yield {
        message: `"${quoteOf(statement.at)}" is a promise for ever: it binds you, and whoever buys the business, for all data collected under it.`,
        at: statement.at,
        help: `Put it under "never:" in the declaration (never: [${VERBS[statement.action]} personal]), so that every change is held against it.`,
      };
    }
  },
});

function isForEver(statement: Statement): boolean {
  return (
    isOwnWord(statement) &&
    statement.polarity === 'does_not' &&
    VERBS[statement.action] !== undefined &&
    statement.confidence !== 'low' &&
    statement.modal === 'does' &&
    !statement.exception &&
    !statement.conditions.length &&
    mentionsAny(statement.within, hints('for_ever'))
  );
}

/** Whether the declaration holds the promise already. */
function isGuarded(statement: Statement, { declaration }: Context): boolean {
  return declaration.never.some(({ value }) => value.startsWith(`${VERBS[statement.action]} `));
}

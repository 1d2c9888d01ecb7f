import type { Fact } from '../../model/declaration.js';
import { statement } from '../../model/statement.js';
import type { Action, Condition, ConditionKind, Mention, Statement } from '../../model/statement.js';
import { textAt } from '../../model/text.js';
import type { Place } from '../../model/text.js';

/** A statement of the declaration: what is written there is known, so confidence is high unless said otherwise. */
export function declared(action: Action, at: Place, within: Place, more: Partial<Statement> = {}): Statement {
  return statement({ by: 'declaration', action, at, within, ...more });
}

/** A declared word as a mention; `text` is what stands in the file unless another name is given. */
export function mention(fact: Fact<string>, id = fact.value, text = textAt(fact.at)): Mention {
  return { id, text, start: fact.at.start, end: fact.at.end };
}

/** What a fact makes a statement depend on. */
export function condition(kind: ConditionKind, at: Place): Condition {
  return { kind, text: textAt(at), start: at.start, end: at.end };
}

/** Whether a fact says something: not absent, not "unknown", not "none". */
export function says(fact: Fact<string> | null): fact is Fact<string> {
  return fact !== null && fact.value !== 'none' && fact.value.toLowerCase() !== 'unknown';
}

/** A yes or a no as polarity; undefined where nothing is known. */
export function polarityOf(fact: Fact<string> | null): Statement['polarity'] | undefined {
  return fact?.value === 'yes' ? 'does' : fact?.value === 'no' ? 'does_not' : undefined;
}

// Promises that a change of the text weakens or turns round.
import { isOwnWord } from '../../check/contradiction.js';
import { needsConsent } from '../../check/consent.js';
import { shortened } from '../../check/wording.js';
import type { Statement } from '../../model/statement.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Aligned } from './align.js';
import { isOfSame, meet, openedBy, takesIn } from './meaning.js';
import type { Texts } from './text.js';
import { type Promised, type State, isSameVerb } from './promised.js';

/** … and so much for the one to be said to have become the other. */
const BECAME = 0.5;

/** The statement of a changed sentence that says the reverse of a promise. */
export function opposite(
  promise: Statement,
  before: State,
  aligned: readonly Aligned[],
  { come }: Texts,
  vocabulary: Vocabulary,
): Promised | null {
  if (promise.polarity !== 'does_not') return null;
  const isReverse = (s: Statement): boolean =>
    s.polarity === 'does' &&
    s.mood === 'asserted' &&
    s.actor === 'first' &&
    s.confidence !== 'low' &&
    s.action === promise.action &&
    isSameVerb(s, promise) &&
    meet(s, promise, vocabulary) &&
    s.only === null &&
    !needsConsent(s) &&
    !s.conditions.some(({ kind }) => kind === 'law' || kind === 'merger' || kind === 'aggregate') &&
    !isOld(s);
  // What the policy said beside the promise before does not turn it round.
  const isOld = (s: Statement): boolean =>
    before.statements.some(
      ({ statement: old }) =>
        old.polarity === 'does' &&
        old.mood === 'asserted' &&
        old.action === s.action &&
        (['data', 'recipients', 'purposes'] as const).every((role) => takesIn(role, old, s, vocabulary)),
    );
  for (const { other: sentence, share } of aligned) {
    const statement = share < BECAME ? undefined : sentence.statements.find(isReverse);
    if (statement) return { sentence, statement };
  }
  // A sale is one wherever it is told of.
  if (promise.action !== 'sell') return null;
  for (const sentence of come) {
    const statement = sentence.statements.find((s) => isReverse(s) && takesIn('data', promise, s, vocabulary));
    if (statement) return { sentence, statement };
  }
  return null;
}

/** The statement of a changed sentence that says the same as a limit, without the limit. */
export function unbound(limit: Statement, aligned: readonly Aligned[], vocabulary: Vocabulary): Promised | null {
  if (limit.polarity !== 'does') return null;
  for (const { other: sentence, share } of aligned) {
    if (share < BECAME) continue;
    if (
      sentence.statements.some(
        (s) => s.action === limit.action && (s.only !== null || s.modal === 'only_if' || s.polarity === 'does_not' || needsConsent(s)),
      )
    )
      return null;
    const statement = sentence.statements.find(
      (s) =>
        s.action === limit.action &&
        isSameVerb(s, limit) &&
        isOwnWord(s) &&
        s.confidence !== 'low' &&
        meet(s, { ...limit, recipients: [], purposes: [] }, vocabulary),
    );
    if (statement) return { sentence, statement };
  }
  return null;
}

/** A promise of the same kind in the sentence that a promise became. */
export function weakened(promise: Statement, aligned: readonly Aligned[], vocabulary: Vocabulary): Promised | null {
  for (const { other: sentence } of aligned) {
    const statement = sentence.statements.find(
      (s) =>
        isOwnWord(s) &&
        isOfSame(s, promise) &&
        meet(s, promise, vocabulary) &&
        (s.polarity === 'does_not' || s.only !== null || needsConsent(s)),
    );
    if (statement) return { sentence, statement };
  }
  return null;
}

export function narrowing(now: Statement, was: Statement, vocabulary: Vocabulary): string {
  const opened = now.polarity === 'does_not' && was.polarity === 'does_not' ? openedBy(now, was, vocabulary) : null;
  if (opened) return `The promise has an exception now ("${shortened(now.at.source.text.slice(opened.start, opened.end))}")`;
  return 'The policy promises less';
}

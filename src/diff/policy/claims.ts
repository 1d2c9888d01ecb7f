// Practices that a changed sentence tells of and that no sentence told of before, though each of their terms was known.
import { isPositive } from '../../check/roles.js';
import { quoteOf } from '../../check/wording.js';
import type { Action, Statement } from '../../model/statement.js';
import type { Place } from '../../model/text.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';
import { signatureOf, takesIn } from './meaning.js';
import type { Texts } from './text.js';

const PRACTICES: readonly Action[] = ['collect', 'use', 'share', 'sell', 'transfer', 'track', 'advertise', 'profile', 'decide', 'train'];
/** Different claims that are compared. */
const MOST = 3000;

/**
 * One change for each new sentence that tells of more than any one sentence did before.
 *
 * @param told places of which another change tells already
 */
export function* claimChanges(texts: Texts, told: readonly Place[], vocabulary: Vocabulary): Generator<Told> {
  const known = new Map<string, Statement>();
  for (const { statements } of texts.before) for (const s of statements) if (isClaim(s) && known.size < MOST) known.set(signatureOf(s), s);
  const byAction = new Map<Action, Statement[]>();
  for (const s of known.values()) byAction.set(s.action, [...(byAction.get(s.action) ?? []), s]);
  const taken = new Set(told.map(({ source, start }) => `${source.path}:${start}`));
  for (const sentence of texts.come) {
    if (taken.has(`${sentence.at.source.path}:${sentence.at.start}`)) continue;
    const fresh = sentence.statements.find(
      (s) =>
        isClaim(s) &&
        s.actor === 'first' &&
        s.data.some(({ id }) => id !== 'personal' && id !== 'non_personal') &&
        !known.has(signatureOf(s)) &&
        !(byAction.get(s.action) ?? []).some((other) =>
          (['data', 'recipients', 'purposes'] as const).every((role) => takesIn(role, other, s, vocabulary)),
        ),
    );
    if (fresh)
      yield {
        subject: 'claim',
        turn: 'new',
        label: 'new statement',
        bearing: 'against',
        material: false,
        certain: false,
        before: null,
        after: sentence.at,
        ids: [fresh.action],
        witness: 'policy',
        message: `Not said before in this way: "${quoteOf(sentence.at)}".`,
      };
  }
}

function isClaim(s: Statement): boolean {
  return PRACTICES.includes(s.action) && isPositive(s) && s.mood === 'asserted' && s.confidence !== 'low';
}

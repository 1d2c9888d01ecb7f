// Which statements a draft may rest on.
import { isTechnical } from '../check/flows.js';
import type { Statement } from '../model/statement.js';
import { originAt } from './model.js';
import type { Origin, Witnesses } from './model.js';

/** Statements longer than this are two paragraphs in one, and misread. */
const LONGEST = 800;

/** What people may refuse is no practice: "you may opt out of profiling". */
const REFUSED: readonly Statement['action'][] = ['profile', 'advertise', 'decide', 'sell', 'train'];

/** What the policies say of the organisation itself, well enough understood to be written down. */
export function ownStatements({ readings }: Pick<Witnesses, 'readings'>): Statement[] {
  return readings.flatMap(({ statements }) => {
    const own = statements.filter(
      (one) =>
        one.actor === 'first' &&
        one.confidence !== 'low' &&
        one.said.length <= LONGEST &&
        ['asserted', 'presupposed', 'rights'].includes(one.mood),
    );
    const granted = new Set(own.filter(({ action }) => action === 'offer_right').map(({ within }) => within.start));
    return own.filter((one) => one.polarity === 'does_not' || !REFUSED.includes(one.action) || !granted.has(one.within.start));
  });
}

/** Whether a statement says plainly that something is done: asserted, or taken for granted in words that leave no doubt. */
export function isDone(one: Statement): boolean {
  return (
    one.polarity === 'does' && (one.mood === 'asserted' || (one.mood === 'presupposed' && one.confidence === 'high')) && !isAnonymous(one)
  );
}

/** Whether a statement denies without a condition, an exception or a limit. */
export function isPlainDenial(one: Statement): boolean {
  return (
    one.polarity === 'does_not' &&
    one.mood === 'asserted' &&
    one.modal === 'does' &&
    one.exception === null &&
    one.only === null &&
    one.conditions.length === 0
  );
}

/** Whether a statement is about what is no longer told of one person. */
export function isAnonymous(one: Statement): boolean {
  const isPlain = ({ id }: Statement['data'][number]): boolean => id === 'non_personal';
  // Texts call what browsers send "non-personal" and collect it; what is handed on as such is numbers.
  return (
    one.conditions.some(({ kind }) => kind === 'aggregate') ||
    (one.data.length > 0 && (one.action === 'share' ? one.data.some(isPlain) : one.data.every(isPlain)))
  );
}

/** Actions whose object the organisation holds. */
const HOLDS: readonly Statement['action'][] = ['collect', 'share', 'retain', 'delete'];

/** The categories that a statement shows to be held. "We use industry standards" shows nothing, so uses count with a purpose and in plain words only. */
export function heldBy(one: Statement): readonly string[] {
  if (!isDone(one)) return [];
  const named = one.data.map(({ id }) => id).filter((id) => id !== 'personal' && id !== 'non_personal');
  if (HOLDS.includes(one.action)) return named;
  if (one.action === 'secure' && one.mechanism === 'hashing') return named.filter((id) => id === 'account.credentials');
  if (one.action === 'track') return named.filter((id) => isTechnical(id) || id.startsWith('location'));
  return one.action === 'use' && one.confidence === 'high' && one.purposes.length && !usesSomebody(one) ? named : [];
}

/** "We use providers for storage of files": somebody is used, not data. */
export function usesSomebody(one: Statement): boolean {
  return one.action === 'use' && one.recipients.length > 0;
}

export function originOf(one: Statement): Origin {
  return originAt(one.at, one.by === 'declaration' ? 'policy' : one.by);
}

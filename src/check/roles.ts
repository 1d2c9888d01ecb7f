// What a statement tells, and what it names in the role that a kind of term plays.
import type { Statement } from '../model/statement.js';
import { textAt } from '../model/text.js';
import type { TermKind } from '../model/vocabulary.js';

/** A term as a statement names it. */
export interface Named {
  readonly id: string;
  readonly text: string;
}

/** What a statement names in the role of a kind. */
export function namesIn(statement: Statement, kind: TermKind): readonly Named[] {
  const one = (id: string | null): readonly Named[] => (id === null ? [] : [{ id, text: textAt(statement.at) }]);
  switch (kind) {
    case 'data':
      return statement.data;
    case 'recipient':
      return statement.recipients;
    case 'purpose':
      return statement.purposes;
    case 'country':
      return one(statement.place);
    case 'tracker_kind':
      return statement.action === 'track' ? one(statement.mechanism) : [];
    case 'transfer':
      return statement.action === 'transfer' ? one(statement.mechanism) : [];
    case 'right':
      return one(statement.right);
    default:
      return [];
  }
}

/** "We do not share it except with …": what a denial leaves open is told. */
export function exceptedIn(statement: Statement, kind: TermKind): readonly Named[] {
  if (statement.polarity !== 'does_not' || !statement.exception) return [];
  if (kind === 'recipient') return statement.exception.recipients;
  return kind === 'purpose' ? statement.exception.purposes : [];
}

/** "Not without your consent" tells that it is done with consent: no denial. */
export function isDenial(statement: Statement): boolean {
  const limits = [...statement.conditions, ...(statement.exception?.conditions ?? [])];
  return (
    statement.polarity === 'does_not' &&
    statement.mood === 'asserted' &&
    statement.modal !== 'only_if' &&
    !limits.some(({ kind }) => kind === 'consent' || kind === 'opt_out')
  );
}

/** What may tell of a fact: asserted or presupposed, and not denied. */
export function isPositive(statement: Statement): boolean {
  return statement.polarity === 'does' && (statement.mood === 'asserted' || statement.mood === 'presupposed');
}

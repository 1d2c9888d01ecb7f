// When two statements say the same, and when one promises at least as much as another.
import { needsConsent } from '../../check/consent.js';
import type { Action, Mention, Statement } from '../../model/statement.js';
import type { Span } from '../../model/text.js';
import type { Vocabulary } from '../../model/vocabulary.js';

type Role = 'data' | 'recipients' | 'purposes';
const KIND: Readonly<Record<Role, 'data' | 'recipient' | 'purpose'>> = { data: 'data', recipients: 'recipient', purposes: 'purpose' };

/** What a statement says without its words: statements with one signature say the same. */
export function signatureOf(s: Statement): string {
  const ids = (mentions: readonly Mention[]): string => sorted(mentions.map(({ id }) => id));
  const exception = s.exception
    ? `${ids(s.exception.recipients)};${ids(s.exception.purposes)};${sorted(s.exception.conditions.map(({ kind }) => kind))}`
    : '-';
  const duration = s.duration ? `${s.duration.kind} ${s.duration.days ?? ''} ${s.duration.event ?? ''}` : '-';
  return [
    s.action,
    s.actor,
    s.polarity,
    s.modal,
    s.mood,
    ids(s.data),
    ids(s.recipients),
    ids(s.purposes),
    exception,
    sorted(s.conditions.map(({ kind }) => kind)),
    s.only ?? '',
    duration,
    s.right ?? '',
    s.basis ?? '',
    s.place ?? '',
    s.mechanism ?? '',
    s.source ?? '',
    s.contact ?? '',
  ].join('|');
}

function sorted(words: readonly string[]): string {
  return [...new Set(words)].sort().join();
}

/** What a denial denies beside its own action: what is not collected is neither shared nor used. */
const IMPLIED: Readonly<Partial<Record<Action, readonly Action[]>>> = {
  collect: ['share', 'sell', 'use', 'retain', 'track', 'profile', 'advertise', 'train', 'transfer'],
  share: ['sell'],
  use: ['advertise', 'profile', 'train', 'track', 'decide'],
  track: ['collect', 'profile', 'advertise'],
  advertise: ['track', 'use'],
};

/** Whether a denial or limit promises at least as much as another. */
export function promisesAsMuch(one: Statement, other: Statement, vocabulary: Vocabulary): boolean {
  if (!isOfSame(one, other) || !takesIn('data', one, other, vocabulary)) return false;
  if (one.polarity === 'does_not')
    return other.polarity === 'does_not' ? deniesAsMuch(one, other, vocabulary) : isWithin(one, other, vocabulary);
  return other.polarity === 'does_not' ? leavesNoMore(one, other, vocabulary) : limitsAsMuch(one, other, vocabulary);
}

/** Whether two statements are of one action, or the first denies what the second rests on. */
export function isOfSame(one: Statement, other: Statement): boolean {
  return one.action === other.action || (one.polarity === 'does_not' && (IMPLIED[one.action]?.includes(other.action) ?? false));
}

function deniesAsMuch(one: Statement, other: Statement, vocabulary: Vocabulary): boolean {
  return (
    takesIn('recipients', one, other, vocabulary) &&
    takesIn('purposes', one, other, vocabulary) &&
    !(one.modal === 'may' && other.modal !== 'may') &&
    openedBy(one, other, vocabulary) === null
  );
}

/** A denial against a limit: what it leaves open must be within the limit. */
function isWithin(one: Statement, other: Statement, vocabulary: Vocabulary): boolean {
  if (!one.exception && !one.conditions.length) return true;
  if (other.only === 'recipients') return within('recipients', one.exception?.recipients ?? [], other.recipients, vocabulary);
  if (other.only === 'purposes') return within('purposes', one.exception?.purposes ?? [], other.purposes, vocabulary);
  return needsConsent(one) || !needsConsent(other);
}

/** A limit against a denial: "only with processors" is "not except with processors". */
function leavesNoMore(one: Statement, other: Statement, vocabulary: Vocabulary): boolean {
  if (needsConsent(other) && needsConsent(one)) return true;
  if (!other.exception) return false;
  if (one.only === 'recipients') return within('recipients', one.recipients, other.exception.recipients, vocabulary);
  return one.only === 'purposes' && within('purposes', one.purposes, other.exception.purposes, vocabulary);
}

function limitsAsMuch(one: Statement, other: Statement, vocabulary: Vocabulary): boolean {
  if (needsConsent(other) && !needsConsent(one) && one.only !== 'condition') return false;
  if (other.only === 'recipients' && !(one.only === 'recipients' && within('recipients', one.recipients, other.recipients, vocabulary)))
    return false;
  if (other.only === 'purposes' && !(one.only === 'purposes' && within('purposes', one.purposes, other.purposes, vocabulary))) return false;
  return other.only === null || one.only !== null || one.modal === 'only_if' || needsConsent(one);
}

/** What a denial leaves open that another does not: its exception, or a condition; null for nothing. */
export function openedBy(one: Statement, other: Statement, vocabulary: Vocabulary): Span | null {
  const { exception } = one;
  if (exception && !other.exception) return exception;
  if (
    exception &&
    other.exception &&
    !(
      within('recipients', exception.recipients, other.exception.recipients, vocabulary) &&
      within('purposes', exception.purposes, other.exception.purposes, vocabulary)
    )
  )
    return exception;
  const known = new Set([...other.conditions, ...(other.exception?.conditions ?? [])].map(({ kind }) => kind));
  return [...one.conditions, ...(exception?.conditions ?? [])].find(({ kind }) => kind !== 'knowledge' && !known.has(kind)) ?? null;
}

/** Whether one statement means all data, recipients or purposes that another means; where none is named, all are meant. */
export function takesIn(role: Role, one: Statement, other: Statement, vocabulary: Vocabulary): boolean {
  const [all, some] = [one[role], other[role]];
  if (!all.length || all.some(({ id }) => isWide(id))) return true;
  return some.length > 0 && within(role, some, all, vocabulary);
}

/** "Personal information" and "third parties" are as good as all there is. */
function isWide(id: string): boolean {
  return id === 'personal' || id === 'anyone' || id === 'third_parties';
}

/** Whether every term of a list is one of another list, or a kind of one. */
function within(role: Role, some: readonly Mention[], all: readonly Mention[], vocabulary: Vocabulary): boolean {
  return some.every(({ id }) => all.some((one) => vocabulary.covers(KIND[role], one.id, id)));
}

/** Whether two statements may speak of the same data, recipients and purposes. */
export function meet(one: Statement, other: Statement, vocabulary: Vocabulary): boolean {
  return (['data', 'recipients', 'purposes'] as const).every((role) => {
    const [a, b] = [one[role], other[role]];
    return (
      !a.length ||
      !b.length ||
      a.some((x) => b.some((y) => vocabulary.covers(KIND[role], x.id, y.id) || vocabulary.covers(KIND[role], y.id, x.id)))
    );
  });
}

// Kinds of data that have contradiction rules of their own, so that one sentence is reported by one rule.
import { Notes } from '../model/notes.js';
import type { Mention, Statement } from '../model/statement.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { hints } from './hints.js';
import { wordsOf } from './wording.js';

export type Domain = 'location' | 'biometric' | 'sensitive';

const ROOTS: readonly (readonly [Domain, readonly string[]])[] = [
  ['location', ['location']],
  ['biometric', ['biometric']],
  ['sensitive', ['special', 'inferred.sensitive', 'criminal']],
];

/** The domain that every category of a statement belongs to; null where it names other data, or none. */
export function domainOf(statement: Statement, vocabulary: Vocabulary): Domain | null {
  if (!statement.data.length) return null;
  // Countries are where data go, not data.
  if (statement.data.every((mention) => hints('regions').includes(mention.text.toLowerCase()))) return null;
  for (const [domain, roots] of ROOTS)
    if (statement.data.every((mention) => roots.some((root) => vocabulary.covers('data', root, mention.id)))) return domain;
  return null;
}

/** The statement with "sensitive personal information" read as that, where its last words were read as personal information, too. */
export function withSensitive(read: Statement): Statement {
  if (!read.data.some((mention) => mention.id === 'personal')) return read;
  let refined = refinements.get(read);
  if (!refined) refinements.set(read, (refined = refine(read)));
  return refined;
}

const refinements = new Notes<Statement, Statement>();

function refine(read: Statement): Statement {
  const isPart = (mention: Mention) =>
    mention.id === 'personal' &&
    read.data.some((other) => other.id !== 'personal' && other.start <= mention.start && other.end > mention.start);
  const statement = read.data.some(isPart) ? { ...read, data: read.data.filter((mention) => !isPart(mention)) } : read;
  if (!statement.data.some((mention) => isCalledSensitive(mention, statement))) return statement;
  return {
    ...statement,
    data: statement.data.map((mention) => (isCalledSensitive(mention, statement) ? { ...mention, id: 'special' } : mention)),
  };
}

function isCalledSensitive({ id, start, end, text }: Mention, { at }: Statement): boolean {
  if (id !== 'personal') return false;
  if (hints('sensitive').some((word) => text.toLowerCase().startsWith(word))) return true;
  if (isCountedAs(end, at.source.text)) return true;
  const before = wordsOf(at.source.text.slice(Math.max(0, start - 30), start)).slice(-3);
  const [special, of] = hints('special_kind_of');
  return hints('sensitive').includes(before.at(-1) ?? '') || (before.at(-1) === of && before.at(-3) === special);
}

/** "Personal data that qualifies as “sensitive data”". */
function isCountedAs(end: number, source: string): boolean {
  const [that, counted, ...rest] = wordsOf(source.slice(end, end + 60)).slice(0, 6);
  return (
    hints('relative').includes(that ?? '') &&
    [counted, ...rest].some((word) => hints('counted_as').includes(word ?? '')) &&
    rest.some((word) => hints('sensitive').includes(word))
  );
}

/** False for a statement about nothing but anonymous or aggregated data. */
export function isAboutPersons(statement: Statement): boolean {
  return !statement.data.length || statement.data.some((mention) => mention.id !== 'non_personal');
}

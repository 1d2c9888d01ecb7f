// What a statement means where several of its words were read one by one.
import { Notes } from '../model/notes.js';
import type { Mention, Statement } from '../model/statement.js';
import { withSensitive } from './domains.js';
import { hints } from './hints.js';
import { wordsOf } from './wording.js';

/** Characters beside a mention that hold the word next to it. */
const FRONT = 24;
const BEHIND = 20;

/** A statement as rules compare it: sensitive data as such, and "third-party ad partners" as advertising partners and nobody else. */
export function meant(read: Statement): Statement {
  const statement = withoutKept(withSensitive(read));
  const isNone = (mention: Mention): boolean => isAdjective(mention, statement) || isOfData(mention, statement);
  if (!statement.recipients.some(isNone)) return statement;
  let known = narrowed.get(statement);
  if (!known) narrowed.set(statement, (known = { ...statement, recipients: statement.recipients.filter((mention) => !isNone(mention)) }));
  return known;
}

const narrowed = new Notes<Statement, Statement>();

/** "Your browsing history or saved passwords": of several kinds of data, not the passwords that people keep in the product. */
function withoutKept(statement: Statement): Statement {
  const { data } = statement;
  if (!data.some((mention) => isKept(mention, statement)) || data.every((mention) => isKept(mention, statement))) return statement;
  let known = unkept.get(statement);
  if (!known) unkept.set(statement, (known = { ...statement, data: data.filter((mention) => !isKept(mention, statement)) }));
  return known;
}

const unkept = new Notes<Statement, Statement>();

/** "Saved passwords": what people keep in the product, and no key to an account of theirs with the organisation. */
export function isKept({ id, text, start }: Mention, { at, action }: Statement): boolean {
  if (id !== 'account.credentials' || action === 'secure') return false;
  const before = wordsOf(at.source.text.slice(Math.max(0, start - FRONT), start)).at(-1) ?? '';
  return [before, wordsOf(text)[0] ?? ''].some((word) => hints('kept_by_people').includes(word));
}

/** "Third-party" right in front of another recipient, or of sites and apps, which are no recipients at all. */
function isAdjective({ id, end }: Mention, { recipients, at }: Statement): boolean {
  if (id !== 'third_parties' || recipients.length < 2) return false;
  if (recipients.some((other) => other.id !== id && other.start >= end && at.source.text.slice(end, other.start).trim() === ''))
    return true;
  const next = wordsOf(at.source.text.slice(end, end + BEHIND))[0] ?? '';
  return hints('places_of_others').includes(next);
}

/** "Government-issued identification": a word of the data. */
function isOfData({ start, end }: Mention, { data }: Statement): boolean {
  return data.some((mention) => mention.start <= start && mention.end >= end && mention.end - mention.start > end - start);
}

/** Whether all recipients are sites or apps of others, which one is sent to rather than data are. */
export function isOfPlaces({ recipients, at }: Statement): boolean {
  return (
    recipients.length > 0 &&
    recipients.every(
      ({ id, end }) =>
        id === 'third_parties' && hints('places_of_others').includes(wordsOf(at.source.text.slice(end, end + BEHIND))[0] ?? ''),
    )
  );
}

/** Whether a mention is one of things named before: "such data", "these advertisers". */
export function isPointed({ start }: Mention, { at }: Statement): boolean {
  const before = ` ${wordsOf(at.source.text.slice(Math.max(0, start - FRONT), start)).join(' ')}`;
  return hints('pointing_article').some(
    (article) => before.endsWith(` ${article}`) || hints('pointing_kind').some((kind) => before.endsWith(` ${article} ${kind}`)),
  );
}

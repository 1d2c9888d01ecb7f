// What rules that hold two sentences of a policy against each other ask of each: whose act it is, whom it reaches, and which data both mean.
import type { Context } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { hasSubject } from './contradiction.js';
import { hints } from './hints.js';
import { limitsOf } from './limits.js';
import { mentionsAny, speaksItself } from './wording.js';

const AUDIENCE = ['public', 'other_users', 'customer_admin'];
const EXPECTED = ['legal_obligation', 'legal_claims', 'business_transfer', 'fraud_prevention', 'security'];

/** Whether a clause says whose act it is, or has the data for its subject: "your data will not be shared". */
export function isPlainly(statement: Statement): boolean {
  if (hasSubject(statement)) return true;
  const verb = statement.words.find((mark) => mark.role === 'action');
  return verb !== undefined && statement.data.some((mention) => mention.start >= statement.at.start && mention.end <= verb.start);
}

/** Whether a denial of sharing is about nobody in particular, or kinds of recipient; not some that were named before, nor people whom the service is made to reach. */
export function isOfMany(statement: Statement, context: Context): boolean {
  const { recipients, at } = statement;
  // "No personal information is released" is said of what was spoken of before.
  if (
    !recipients.length &&
    !speaksItself(
      statement,
      context.policies.flatMap(({ names }) => names),
    )
  )
    return false;
  if (mentionsAny(statement.within, hints('from_then')) || mentionsAny(at, hints('pointing_recipient'))) return false;
  if (recipients.length > 0 && recipients.every(({ id }) => AUDIENCE.includes(id))) return false;
  return !recipients.some(({ text, start }) =>
    hints('linked_recipient').some((word) =>
      ` ${at.source.text.slice(Math.max(at.start, start - 7), start)}${text} `.toLowerCase().includes(word),
    ),
  );
}

/** "Ad networks may collect information about you": what advertisers take themselves on the organisation's pages. */
export function isTakenByAdvertisers(other: Statement): boolean {
  return (
    other.actor === 'third' &&
    ['advertise', 'track', 'collect'].includes(other.action) &&
    hasSubject(other) &&
    mentionsAny(other.at, hints('advertisers'))
  );
}

/** What every reader expects in spite of a denial: law, a sale of the business, and what people ask for themselves. */
export function isStandardSharing(other: Statement): boolean {
  if (other.purposes.length > 0 && other.purposes.every(({ id }) => EXPECTED.includes(id))) return true;
  if (mentionsAny(other.within, hints('on_request'))) return true;
  const { kinds } = limitsOf(other);
  return kinds.has('law') || kinds.has('merger');
}

/** Whether what another statement speaks of is the data of a denial ("equal"), some of it ("part") or beside it (null). */
export function sharedData(denial: Statement, other: Statement, vocabulary: Vocabulary): 'equal' | 'part' | null {
  const named = denial.data.length ? denial.data.map(({ id }) => id) : ['personal'];
  const others = other.data.map(({ id }) => id);
  if (others.some((id) => named.includes(id))) return 'equal';
  return others.some((id) => named.some((general) => vocabulary.covers('data', general, id))) ? 'part' : null;
}

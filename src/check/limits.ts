// What a promise leaves open: its exceptions and conditions, kept as they are and never turned round.
import type { ConditionKind, Exception, Statement } from '../model/statement.js';
import { place, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { mentionsAny, wordsOf } from './wording.js';

/** All that limits one statement, in one place. */
export interface Limits {
  readonly kinds: ReadonlySet<ConditionKind>;
  /** Recipient and purpose ids that the exception leaves out of the promise. */
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  /** "except as described below": the promise refers to the rest of the policy. */
  readonly refersToPolicy: boolean;
  /** Where it does so. */
  readonly reference: Place | null;
  /** "unless you provide it": the promise leaves out what people hand over themselves. */
  readonly volunteered: boolean;
  /** "If you switch it off, we do not …": the case for which alone the sentence speaks. */
  readonly setting: Place | null;
  readonly exception: Place | null;
  /** Where an exception stands of which nothing was understood. */
  readonly unread: Place | null;
  /** Where the limit of a kind stands. */
  place(kind: ConditionKind): Place | null;
}

const OWN_TEXT = [
  'described', 'set forth', 'set out', 'stated', 'disclosed', 'outlined', 'provided in', 'provided for', 'specified', 'explained', 'noted',
  'below', 'above', 'herein', 'hereunder', 'this policy', 'this privacy policy', 'this notice', 'this privacy notice', 'this statement',
  'this privacy statement', 'following circumstances', 'following cases', 'following ways', 'following situations', 'limited circumstances',
];
const HANDED_OVER = [
  'you provide', 'you submit', 'you give', 'you choose', 'you voluntarily', 'you enter', 'you disclose', 'you share', 'you supply', 'you send',
  'you have provided', 'you have given', 'provided by you', 'voluntarily', 'you decide', 'you tell', 'you contact', 'you register', 'you sign',
  'you opt', 'submitted by you', 'they provide', 'they choose', 'provided voluntarily', 'user provides', 'users provide', 'volunteered',
  'volunteer', 'you specifically', 'you upload', 'you fill',
];
const WITHOUT_CONSENT = ['without your consent', 'without your explicit consent', 'without your express consent', 'without your prior consent', 'without your permission',
  'without your prior permission', 'without your explicit permission', 'without your express permission', 'unless you consent', 'unless you agree', 'unless you have consented'];
/** "unless required for …": needed, unless it is the law that requires it. */
const NEEDED = ['required', 'necessary', 'needed', 'need', 'essential', 'requires'];
const CASES = ['if', 'when', 'where', 'once', 'unless', 'whenever', 'should', 'while'];
/** In front of a denial: somebody else's word, or an aim rather than a promise. */
const ASIDE = ['according to', 'ensure', 'ensures', 'ensuring', 'make sure', 'making sure', 'so that', 'such that', 'prevent', 'guarantee',
  'request that', 'ask that', 'request us', 'ask us', 'direct us', 'tell us', 'instruct us'];
/** Behind it: the case for which alone it holds. */
const BEHIND = ['in this instance', 'if the user', 'if a user', 'when you', 'when your', 'if you', 'while you', 'where you', 'when we', 'if we', 'as part of', 'in this process', 'in this case', 'in such cases', 'in these cases', 'in that process', 'in connection with', 'with respect to', 'those features', 'in such process',
  'that individual', 'such individual', 'such individuals', 'those individuals', 'for this purpose', 'for these purposes', 'for such purposes', 'for this activity'];
const EXCEPTING = ['different from', 'except', 'excepting', 'unless', 'other than', 'excluding', 'apart from', 'aside from'];
/** A rule with exceptions that are not told. */
const HEDGES = ['in most cases', 'generally', 'typically', 'usually', 'normally', 'in general', 'ordinarily', 'as a rule', 'as a general rule'];
/** "What we collect through our contact form": one way in, unless it is the service itself. */
const CHANNEL = ['through our', 'via our', 'through the', 'via the', 'using our'];
const MAIN_CHANNEL = CHANNEL.flatMap((way) => ['website', 'websites', 'site', 'sites', 'service', 'services', 'platform', 'platforms', 'app', 'apps'].map((where) => `${way} ${where}`));
/** "unless the law allows it", "unless we have a lawful basis": leaves everything open. */
const PERMITTED = ['lawful', 'lawfully', 'legal basis', 'permitted', 'allowed', 'legitimate', 'authorized', 'authorised'];
const THOSE = ['such', 'these', 'this', 'that', 'those', 'some', 'certain'];
/** Kinds that say who else may be reached in cases every organisation meets; they never decide whether a promise is kept. */
const STANDARD: readonly ConditionKind[] = ['law', 'merger', 'aggregate'];

/** Reads the exception and the conditions of a statement. */
export function limitsOf(statement: Statement): Limits {
  let known = read.get(statement);
  if (!known) read.set(statement, known = readLimits(statement));
  return known;
}

const read = new WeakMap<Statement, Limits>();

function readLimits(statement: Statement): Limits {
  const { exception, conditions } = statement;
  const all = [...(exception?.conditions ?? []), ...conditions];
  const sourceOf = statement.at.source;
  const spans = [...(exception ? [exception] : []), ...conditions].map((span) => place(sourceOf, span.start, span.end));
  const reference = spans.find((at) => mentionsAny(at, OWN_TEXT)) ?? null;
  const refersToPolicy = reference !== null;
  const volunteered = spans.some((at) => mentionsAny(at, HANDED_OVER));
  const kinds = new Set(all.map((condition) => condition.kind));
  // A second exception behind the first is not read.
  if (mentionsAny(statement.within, WITHOUT_CONSENT)) kinds.add('consent');
  if (exception && !kinds.has('law') && mentionsAny(place(sourceOf, exception.start, exception.end), NEEDED)) kinds.add('need');
  return {
    kinds,
    recipients: exception?.recipients.map((mention) => mention.id) ?? [],
    purposes: exception?.purposes.map((mention) => mention.id) ?? [],
    refersToPolicy,
    reference,
    volunteered,
    setting: settingOf(statement),
    exception: exception ? place(sourceOf, exception.start, exception.end) : null,
    unread: unreadOf(statement, refersToPolicy || volunteered || kinds.has('need')),
    place: (kind) => {
      const found = all.find((condition) => condition.kind === kind);
      if (found) return place(sourceOf, found.start, found.end);
      return kinds.has(kind) && exception ? place(sourceOf, exception.start, exception.end) : null;
    },
  };
}

/** The first limit, in the order of the text, which no comparison took into account and which therefore weakens a finding. */
export function openLimit(limits: Limits, handled: readonly ConditionKind[], readsExceptions: boolean): Place | null {
  const known = new Set<ConditionKind>([...STANDARD, ...handled]);
  if (limits.refersToPolicy && !known.has('scope')) return limits.reference;
  for (const kind of limits.kinds) if (!known.has(kind)) return limits.place(kind);
  if (!readsExceptions && (limits.recipients.length || limits.purposes.length)) return limits.exception;
  return limits.unread;
}

/** What stands around a denial and says when it holds. */
function settingOf({ at, within, polarity }: Statement): Place | null {
  if (polarity !== 'does_not') return null;
  const front = place(within.source, within.start, Math.max(at.start, within.start));
  const first = wordsOf(textAt(within)).slice(0, 2);
  if ([...CASES, 'for'].includes(first[0] ?? '') && front.end > front.start) return front;
  if (first[0] === 'in' && THOSE.includes(first[1] ?? '')) return place(within.source, within.start, Math.min(within.end, within.start + 60));
  if ((mentionsAny(front, CASES) || mentionsAny(front, ASIDE)) && front.end - front.start < 400) return front;
  const behind = place(within.source, at.start, Math.min(within.end, at.end + 80));
  if (mentionsAny(place(within.source, within.start, at.end), HEDGES)) return at;
  return mentionsAny(behind, BEHIND) || (mentionsAny(at, CHANNEL) && !mentionsAny(at, MAIN_CHANNEL)) ? at : null;
}

/** Where an exception stands that means more than was read of it. */
function unreadOf(statement: Statement, isUnderstood: boolean): Place | null {
  const { exception, at } = statement;
  if (!exception) return missedException(statement);
  const there = place(at.source, exception.start, exception.end);
  return !isUnderstood && (isUnread(exception) || mentionsAny(there, PERMITTED)) ? there : null;
}

/** A word for an exception behind a denial for which none was read: long sentences are not always read to their end. */
function missedException({ at, within, polarity }: Statement): Place | null {
  if (polarity !== 'does_not') return null;
  const rest = place(within.source, at.start, Math.min(within.end, at.end + 120));
  return mentionsAny(rest, EXCEPTING) ? rest : null;
}

function isUnread(exception: Exception): boolean {
  return !exception.recipients.length && !exception.purposes.length && !exception.conditions.length;
}

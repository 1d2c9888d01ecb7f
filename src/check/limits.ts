// What a promise leaves open: its exceptions and conditions, kept as they are and never turned round.
import { Notes } from '../model/notes.js';
import type { ConditionKind, Exception, Statement } from '../model/statement.js';
import { shownAt } from '../model/shown.js';
import { place, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { hints } from './hints.js';
import { holdsAny, mentionsAny, wordsOf } from './wording.js';

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
  /** Where an exception or a recipient stands of which nothing was understood. */
  readonly unread: Place | null;
  /** Where the limit of a kind stands. */
  place(kind: ConditionKind): Place | null;
}

/** Kinds that say who else may be reached in cases every organisation meets; they never decide whether a promise is kept. */
const STANDARD: readonly ConditionKind[] = ['law', 'merger', 'aggregate'];

/** Reads the exception and the conditions of a statement. */
export function limitsOf(statement: Statement): Limits {
  let known = read.get(statement);
  if (!known) read.set(statement, (known = readLimits(statement)));
  return known;
}

const read = new Notes<Statement, Limits>();

function readLimits(statement: Statement): Limits {
  const { exception } = statement;
  // "We do not request … from children": the verb itself is no condition.
  const isOfAge = statement.conditions.some(({ kind }) => kind === 'age');
  const sourceOf = statement.at.source;
  const conditions = statement.conditions.filter(
    ({ kind, text }) =>
      !(kind === 'consent' && isOfAge && statement.polarity === 'does_not' && hints('asking').includes(text.toLowerCase())) &&
      !(kind === 'scope' && isNoLimit(text, statement)),
  );
  const all = [...(exception?.conditions ?? []), ...conditions];
  const spans = [...(exception ? [exception] : []), ...conditions].map((span) => place(sourceOf, span.start, span.end));
  const reference = spans.find((at) => mentionsAny(at, hints('own_text'))) ?? null;
  const refersToPolicy = reference !== null;
  const volunteered = spans.some((at) => mentionsAny(at, hints('handed_over')));
  const kinds = new Set(all.map((condition) => condition.kind));
  // "Consumers we know to be less than 16" names an age in words of its own.
  if (statement.polarity === 'does_not' && mentionsAny(statement.at, hints('young'))) kinds.add('age');
  if (statement.polarity === 'does_not' && namesPlaceOfPeople(statement.at)) kinds.add('region');
  // A second exception behind the first is not read.
  if (mentionsAny(statement.within, hints('without_consent'))) kinds.add('consent');
  if (exception && !kinds.has('law') && mentionsAny(place(sourceOf, exception.start, exception.end), hints('needed'))) kinds.add('need');
  return {
    kinds,
    recipients: exception?.recipients.map((mention) => mention.id) ?? [],
    purposes: exception?.purposes.map((mention) => mention.id) ?? [],
    refersToPolicy,
    reference,
    volunteered,
    setting: settingOf(statement),
    exception: exception ? place(sourceOf, exception.start, exception.end) : null,
    unread: unreadOf(statement, refersToPolicy || volunteered || kinds.has('need')) ?? unknownRecipient(statement),
    place: (kind) => {
      const found = all.find((condition) => condition.kind === kind);
      // What stands in the lead-in of a list has no place in its items.
      if (found) return found.end > found.start ? place(sourceOf, found.start, found.end) : statement.at;
      if ((kind === 'age' || kind === 'region') && kinds.has(kind)) return statement.at;
      return kinds.has(kind) && exception ? place(sourceOf, exception.start, exception.end) : null;
    },
  };
}

/**
 * Words that say how far something goes and change nothing in what speaks against it: a word between quotation marks, data that were named before, a past
 * period of what was done, "this category", or to what end and in which way others do it.
 */
function isNoLimit(text: string, { polarity, actor, data, mechanism }: Statement): boolean {
  const words = wordsOf(text);
  if (mechanism !== null && isKindOfTracker(words)) return true;
  if (words.length === 1 || (polarity === 'does_not' && isWholeService(words))) return true;
  if (polarity === 'does_not')
    return holdsAny(words, hints('no_way_out')) || (data.length > 0 && holdsAny(words, hints('data_pointed_to')));
  return holdsAny(words, hints('done_all_the_same')) || (actor === 'third' && !hints('cases').includes(words[0] ?? ''));
}

/** "Analytics cookies": what trackers are for and how long they stay is compared where trackers are. */
function isKindOfTracker(words: readonly string[]): boolean {
  const isKind = hints('tracker_subject').includes(words.at(-1) ?? '');
  return isKind && !words.some((word) => hints('those').includes(word)) && !holdsAny(words, hints('third_party'));
}

/** "On our website": no part of what we do. */
function isWholeService([where = '', ...rest]: readonly string[]): boolean {
  return (
    (hints('in_service').includes(where) || hints('whole_service').includes(where)) &&
    rest.every((word) => hints('whole_service').includes(word))
  );
}

/** "People in the European Economic Area", "customers located in Canada": not every place is in the reader's list. */
function namesPlaceOfPeople(at: Place): boolean {
  const words = shownAt(at).split(/\s+/);
  const [article = ''] = hints('articles');
  return words.some((word, i) => {
    const [where = '', next = '', behind = ''] = words.slice(i + 1);
    const name = next === article ? behind : next;
    return hints('people_somewhere').includes(word.toLowerCase()) && hints('in_place').includes(where) && /^\p{Lu}\p{L}/u.test(name);
  });
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
  if ([...hints('cases'), ...hints('case_head')].includes(first[0] ?? '') && front.end > front.start) return front;
  if (hints('cases').includes(first[0] ?? '')) return caseIn(at);
  if (hints('case_place').includes(first[0] ?? '') && hints('those').includes(first[1] ?? ''))
    return place(within.source, within.start, Math.min(within.end, within.start + 60));
  if ((mentionsAny(front, hints('cases')) || mentionsAny(front, hints('aside'))) && front.end - front.start < 400) return front;
  const behind = place(within.source, at.start, Math.min(within.end, at.end + 80));
  if (mentionsAny(at, hints('hedges'))) return at;
  if (mentionsAny(place(within.source, within.start, at.end), hints('hedges'))) return front.end > front.start ? front : at;
  return mentionsAny(behind, hints('behind')) || (mentionsAny(at, hints('channel')) && !mentionsAny(at, mainChannels())) ? at : null;
}

/** "If this server is in Norway, do not use it": the case where it belongs to the clause, up to its first comma. */
function caseIn({ source, start, end }: Place): Place {
  const comma = source.text.indexOf(',', start);
  return place(source, start, comma > start && comma < end ? comma : end);
}

/** "Through our website": every way in, not one of several. */
function mainChannels(): string[] {
  return hints('channel').flatMap((way) => hints('channel_of_service').map((where) => `${way} ${where}`));
}

/** Where an exception stands that means more than was read of it. */
function unreadOf(statement: Statement, isUnderstood: boolean): Place | null {
  const { exception, at } = statement;
  if (!exception) return missedException(statement);
  const there = place(at.source, exception.start, exception.end);
  return !isUnderstood && (isUnread(exception) || mentionsAny(there, hints('permitted'))) ? there : null;
}

/** "We never share your data with the village choir": nobody that the vocabulary knows, and so not anyone either. */
function unknownRecipient({ action, polarity, recipients, data, conditions, exception, purposes, words, at }: Statement): Place | null {
  if (polarity !== 'does_not' || (action !== 'share' && action !== 'sell') || recipients.length) return null;
  const verb = words.find(({ role }) => role === 'action');
  const from = Math.max(verb?.end ?? at.end, ...data.map(({ end }) => end));
  const [beside, into] = hints('handing_words');
  // The noun itself may stand behind what was read of the data: "your personal data".
  const [front, article] = [...at.source.text.slice(from, at.end).matchAll(/\S+/g)]
    .slice(0, 3)
    .filter(({ 0: word }, i) => i > 0 || word === beside || word === into);
  const isNoun = hints('articles').includes(article?.[0] ?? '');
  if (!front || (front[0] !== beside && !(front[0] === into && isNoun))) return null;
  // "Your data stays with us": nobody else gets it.
  if (!isNoun && hints('ours').includes(wordsOf(article?.[0] ?? '')[0] ?? '')) return null;
  const isRead = [...conditions, ...purposes, ...(exception ? [exception] : [])].some(({ end }) => end > from);
  return isRead ? null : place(at.source, from + front.index, at.end);
}

/** A word for an exception behind a denial for which none was read: long sentences are not always read to their end. */
function missedException({ at, within, polarity }: Statement): Place | null {
  if (polarity !== 'does_not') return null;
  const rest = place(within.source, at.start, Math.min(within.end, at.end + 120));
  return mentionsAny(rest, hints('excepting')) ? rest : null;
}

/** An age in an exception only says whose exception it is: "except for our apps for children". */
function isUnread(exception: Exception): boolean {
  return (
    !exception.recipients.length &&
    !exception.purposes.length &&
    exception.conditions.every(({ kind }) => kind === 'age' || kind === 'knowledge')
  );
}

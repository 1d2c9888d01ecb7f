// The words of a statement as a finding quotes them.
import { leadOf, shownAt, shownWith } from '../model/shown.js';
import type { Statement } from '../model/statement.js';
import { place, textAt } from '../model/text.js';
import type { Place, Span } from '../model/text.js';
import { hints } from './hints.js';
import { isPointed } from './meant.js';
import { elided, isDangling, mentionsAny, shortened, trimmed, unstopped, wordsOf } from './wording.js';

/** Characters in front of a clause that a quote may take along. */
const FRONT = 60;
/** Characters in front of a clause in which the case may stand for which it is said. */
const LEAD = 320;

/** Characters behind a clause that may still belong to it. */
const TAIL = 200;
/** A clause that says so little alone is quoted with its sentence: "we will detect it". */
const SHORT = 24;

/** The beginning of a part of a sentence. */
const PART = /(?:^|[,;:(—–>-]\s{1,9}|\b(?:and|but|that|because)\s{1,9})(?=\w)/gi;

/** Characters of a quote … */
const LENGTH = 150;
/** … those at its beginning that are left as they are … */
const HEAD = 40;
/** … those in front of a number that tell of whom it is the age, and more in front of "consent" … */
const AGE = 16;
/** … and those in front of a negation and behind it: "will NOT be sold". */
const AUXILIARY = 5;
const DENIED = 32;
/** … and between a word like "may" and the verb that it goes with … */
const VERB = 24;
/** … and of what leads up to it, its beginning and its end. */
const LEAD_LENGTH = 110;
const LEAD_END = 48;

/**
 * The clause on one line, with what it would say more, less or the opposite without: the word that denies it and the case for which it is
 * said, where they stand in front, and the words that it goes on with. Where it is long, what denies, what is denied and whose data these
 * are stay in it.
 */
export function claimOf(statement: Statement): string {
  return trimmed(wordsOfClaim(withoutStub(statement)));
}

function wordsOfClaim(statement: Statement): string {
  const { at, within, said } = statement;
  const front = negationBefore(statement);
  const end = endOfClaim(statement);
  if (front !== null) {
    const start = within.start < front && at.start - within.start <= FRONT ? within.start : front;
    if (at.start - start <= FRONT) return told(statement, start, at.end);
    return shortened(`${/[\p{L}'’]+/u.exec(at.source.text.slice(front))?.[0]} … ${said}`);
  }
  const lead = leadingOf(statement);
  if (lead) return `${leadText(lead)} ${told(statement, at.start, end)}`;
  // "We do not profile you or otherwise make decisions …": what denies the second stands in front of the first.
  const denied = isReadBackwards(statement) ? lastNegation(place(at.source, within.start, Math.max(at.start, within.start))) : null;
  if (denied) return told(statement, within.start, end, [denied]);
  if (end === at.end && (isReadBackwards(statement) || said.length < SHORT)) return leadOr(statement);
  return told(statement, at.start, end);
}

/** "… from children, and no corner of the shop" (is meant for them): without the beginning of another denial, which was cut short. */
function withoutStub(statement: Statement): Statement {
  const { at, within, words, conditions, duration } = statement;
  const text = textAt(at);
  const joint = [...text.matchAll(/,\s{1,9}(?=\p{L}+\s)/gu)].at(-1);
  const goesOn = /^\s{1,9}[\p{L}\d]/u.test(at.source.text.slice(at.end, within.end));
  const [first = '', next = ''] = wordsOf(text.slice(joint?.index ?? text.length));
  if (!joint || !goesOn || !hints('clause_joints').includes(first) || !hints('negations').includes(next)) return statement;
  const from = at.start + joint.index;
  const isOfTail = ({ start, end }: Span): boolean => start < at.end && end > from;
  if (duration || conditions.some(isOfTail) || words.some((mark) => mark.role !== 'negation' && isOfTail(mark))) return statement;
  const before = place(at.source, at.start, from);
  return { ...statement, at: before, said: shownAt(before), within: place(within.source, within.start, from) };
}

/** The words from one offset to another as a reader sees them, with those in them that the finding rests on. */
function told(statement: Statement, start: number, end: number, more: readonly Span[] = []): string {
  const at = place(statement.at.source, start, end);
  const { text, parts } = shownWith(at, [...mainWords(statement, at), ...more]);
  return elided(end > statement.at.end || more.length ? unstopped(text) : text, [{ start: 0, end: HEAD }, ...parts], LENGTH);
}

/** What denies and is denied, of which data and people, to whom, and what is left out. */
function mainWords({ words, conditions, exception, recipients, data }: Statement, at: Place): Span[] {
  const spans: Span[] = [
    ...data.slice(0, 1),
    ...recipients.slice(0, 1),
    ...conditions.map(({ kind, start, end }) => ({
      start: kind === 'consent' ? start - AGE - AUXILIARY : start,
      end: kind === 'knowledge' ? end + DENIED : end,
    })),
  ];
  for (const { role, start, end } of words) {
    if (role === 'negation') spans.push({ start: start - AUXILIARY, end: end + DENIED });
    if (role === 'action') spans.push({ start, end });
  }
  if (exception) spans.push({ start: exception.start, end: Math.min(exception.end, exception.start + FRONT) });
  // "…, and no part of our site is directed to them": another denial, which the marks of this statement do not name.
  spans.push(...deniedIn(textAt(at)).map(({ start, end }) => ({ start: at.start + start, end: at.start + end })));
  for (const { index, 0: word } of textAt(at).matchAll(/\S+/g)) {
    const start = at.start + index;
    const verb = hints('modals').includes(wordsOf(word)[0] ?? '')
      ? words.find((mark) => mark.role === 'action' && mark.start > start && mark.start - start < VERB)
      : undefined;
    if (verb) spans.push({ start, end: verb.end });
  }
  for (const { index, 0: number } of textAt(at).matchAll(/(?<!\d)\d{1,2}(?!\d)/g))
    spans.push({ start: at.start + index - AGE, end: at.start + index + number.length });
  return spans;
}

/** The words of a text that deny something, each with what it denies. */
function deniedIn(text: string): Span[] {
  return [...text.matchAll(/\S+/g)]
    .filter(({ 0: word }) => hints('negations').includes(wordsOf(word)[0] ?? ''))
    .map(({ index, 0: word }) => ({ start: index - AUXILIARY, end: index + word.length + DENIED }));
}

/** From the last word in front of a clause that denies something to the clause; null where there is none. */
function lastNegation({ source, start, end }: Place): Span | null {
  for (const match of [...source.text.slice(start, end).matchAll(/\S+/g)].reverse())
    if (hints('negations').includes(wordsOf(match[0])[0] ?? '')) return { start: start + match.index, end };
  return null;
}

/** The case or the time in front of a clause for which alone it is said, or what its "that" stands for; null where it needs none. */
function leadingOf(statement: Statement): Place | null {
  const { at, within, modal, conditions } = statement;
  const front = place(within.source, Math.max(within.start, at.start - LEAD), Math.max(at.start, within.start));
  if (front.end <= front.start) return null;
  const asked = modal === 'only_if' ? conditions.find(({ start, end }) => start >= front.start && end <= front.end) : undefined;
  const first = caseStart(front) ?? (asked ? partStart(front, asked.start) : null);
  if (first !== null) return place(front.source, first, front.end);
  return front.start === within.start && isPointing(statement) ? front : null;
}

/** Where a clause of the front begins with a word like "if" and reaches the statement: the last one behind a full clause. */
function caseStart({ source, start, end }: Place): number | null {
  const text = source.text.slice(start, end);
  // A new clause that speaks for itself ends the case: "if you are a child, do not register, and we do not …".
  if (isClosed(text)) return null;
  for (const match of [...text.matchAll(PART)]) {
    const from = match.index + match[0].length;
    const said = wordsOf(text.slice(from, from + FRONT)).join(' ');
    if (hints('fronting').some((phrase) => `${said} `.startsWith(`${phrase} `))) return start + from;
  }
  return null;
}

/** Where the part of the front begins that holds an offset: "Now and then, with your consent only, we …". */
function partStart({ source, start, end }: Place, at: number): number {
  const parts = [...source.text.slice(start, end).matchAll(PART)].map((match) => start + match.index + match[0].length);
  return parts.findLast((part) => part <= at) ?? start;
}

/** Whether what begins with a case ends in front of the statement with a clause of its own: "…, and", "…; however". */
function isClosed(text: string): boolean {
  return hints('clause_joints').includes(wordsOf(text).at(-1) ?? '') || /[;:.)]\s{0,9}$/.test(text);
}

/** "We will treat that as …": what is meant stands in front. */
function isPointing(statement: Statement): boolean {
  const { at, data } = statement;
  return (
    mentionsAny(at, hints('pointing_data')) ||
    mentionsAny(at, hints('pointing_object')) ||
    (data.length > 0 && data.every((mention) => hints('pointing').includes(mention.text.toLowerCase()) || isPointed(mention, statement)))
  );
}

/** What leads up to a clause: its beginning, and its end with the word it rests on. */
function leadText(lead: Place): string {
  const { text } = shownWith(lead, []);
  return elided(
    text,
    [
      { start: 0, end: LEAD_LENGTH - LEAD_END - 5 },
      { start: text.length - LEAD_END, end: text.length },
    ],
    LEAD_LENGTH,
  );
}

/** Behind the words that a clause goes on with and would say more without: by which law, for which case, of which thing. */
function endOfClaim({ at, within, modal, conditions }: Statement): number {
  const behind = at.source.text.slice(at.end, Math.min(within.end, at.end + TAIL));
  const first = wordsOf(behind).join(' ');
  const isLaw = hints('meant_by_law').some((phrase) => first.startsWith(phrase));
  // "We use it", of which it is said further on: "only if you have given us your consent".
  const ends = modal === 'only_if' ? conditions.map(({ end }) => end).filter((end) => end <= at.end + behind.length) : [];
  const term = Math.max(at.end, ...ends);
  const isOpen =
    term > at.end ||
    (!/[.:;,!?]$/.test(textAt(at).trimEnd()) &&
      (isDangling(textAt(at)) || (/^\s/.test(behind) && hints('going_on').some((phrase) => `${first} `.startsWith(`${phrase} `)))));
  // "…, or use them, without the consent of a parent".
  const isOfParents =
    conditions.some(({ kind }) => kind === 'age') &&
    [hints('parental'), hints('without_word')].every((words) => mentionsAny(place(at.source, at.end, at.end + behind.length), words));
  if (isOfParents && behind.length < TAIL) return at.end + behind.trimEnd().length;
  if (!isLaw && !isOpen) return at.end;
  const from = Math.max(1, term - at.end);
  const stop = /[,;)]|\.(?:\s|$)/.exec(behind.slice(from));
  return at.end + (stop ? stop.index + from : behind.length < TAIL ? behind.length : behind.lastIndexOf(' '));
}

/** What introduces the list that the clause is an item of, and the clause; the whole sentence where there is no list. */
function leadOr({ at, within, said }: Statement): string {
  const lead = leadOf(at);
  if (!lead) return shortened(unstopped(shownAt(within)));
  const words = `${lead} … ${said}`;
  return elided(
    words,
    [
      { start: 0, end: HEAD },
      ...deniedIn(lead).map(({ start, end }) => ({ start, end: Math.min(end, lead.length) })),
      { start: lead.length + 3, end: words.length },
    ],
    LENGTH,
  );
}

/** Whether a denial is read in words that deny nothing by themselves. */
function isReadBackwards({ at, polarity, words }: Statement): boolean {
  return polarity === 'does_not' && !words.some(({ role }) => role === 'negation') && !mentionsAny(at, hints('negations'));
}

/** Where the word stands that denies a clause in which no such word stands; null where it needs none. */
function negationBefore({ at, polarity, words }: Statement): number | null {
  if (polarity !== 'does_not') return null;
  const negations = words.filter(({ role }) => role === 'negation');
  const first = negations[0];
  return first && first.start < at.start && !negations.some(({ start }) => start >= at.start && start < at.end) ? first.start : null;
}

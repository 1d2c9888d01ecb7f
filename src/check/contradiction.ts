// What all rules of the contradiction family share: which sentences are promises, how a declared fact that says otherwise becomes
// a finding, and how limits and doubt lower it.
import type { Context, Problem, Severity } from '../model/rule.js';
import { leadOf } from '../model/shown.js';
import type { ConditionKind, Confidence, Mention, Mood, Statement } from '../model/statement.js';
import { textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { policyOver, regionOver } from './headings.js';
import { hints } from './hints.js';
import { limitsOf, openLimit } from './limits.js';
import type { Limits } from './limits.js';
import { narrowingOf } from './narrowing.js';
import { saidOtherwise } from './otherwise.js';
import { isOutside } from './outside.js';
import { claimOf } from './quoting.js';
import { saidIn } from './understood.js';
import { distinct, listOf, mentionsAny, quoteOf, shortened, unstopped, wordsOf } from './wording.js';

/** A declared fact that says the opposite of a statement. */
export interface Counter {
  /** The declared value. */
  readonly at: Place;
  /** The fact as a clause: "data goes to Example Ads (advertising networks): e-mail address". */
  readonly says: string;
  /** What tells it from its like in a few words, for "the same goes for …": "Example Ads". */
  readonly brief: string;
  /** How telling it is: the greatest leads the finding. */
  readonly weight?: number;
  /** The highest severity that it supports on its own; default error. */
  readonly severity?: Severity;
  /** Whether the declaration rests the fact on the person's consent, for promises "without your consent". */
  readonly consent?: 'yes' | 'no' | 'unknown';
}

export interface Comparison {
  /** Whether the rule compares this statement at all. Called for asserted statements of the policies only (and `moods`). */
  selects(statement: Statement, context: Context): boolean;
  /** The declared facts that say otherwise; none: no finding. */
  counters(statement: Statement, limits: Limits, context: Context): Iterable<Counter>;
  /** Kinds of condition that `counters` takes into account itself, so that they do not weaken the finding. */
  readonly handles?: readonly ConditionKind[];
  /** "Not without your consent", and the declaration rests on consent: no finding, or an info that asks to make sure. */
  readonly consented?: 'info';
  /** Whether `counters` takes out the recipients and purposes that the exception names. */
  readonly readsExceptions?: boolean;
  /** True where "when …" and "if …" are what promises of this kind are about, or whether a case is one of them. */
  readonly anyCase?: boolean | ((setting: Place) => boolean);
  /** What to do about it. */
  readonly help: string | ((statement: Statement, counters: readonly Counter[]) => string);
  /** Moods besides 'asserted' in which a statement counts: an offered right is read as such. */
  readonly moods?: readonly Mood[];
  /** Statements with one key are one finding, the gravest first; default: the readings of one sentence. */
  readonly key?: (statement: Statement) => string;
  /** Which sentences support an error though reading them took an inference; default none: of all such, half were something else. */
  readonly firm?: (statement: Statement) => boolean;
  /** Whether another statement of the policy plainly affirms what a statement denies: a warning then, which shows both. */
  readonly affirms?: (other: Statement, statement: Statement, context: Context) => boolean;
  /** The gravest that a finding may be; default error. */
  readonly most?: Severity;
  /** Joins the quote and the first fact; default "The policy says "…", but by the declaration …". */
  readonly lead?: (quote: string, statement: Statement) => string;
}

/** A counter with what it supports beside this sentence. */
interface Weighed extends Counter {
  readonly level: Severity;
}

const ORDER: readonly Severity[] = ['info', 'warning', 'error'];
const RELATED = 4;

/** The lower of two severities. */
export function lower(a: Severity, b: Severity): Severity {
  return ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b;
}

/** One step down: error, warning, info. */
export function stepDown(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : 'info';
}

/** Whether a statement is the organisation's own word about its own conduct. */
export function isOwnWord(statement: Statement): boolean {
  return statement.by === 'policy' && statement.mood === 'asserted' && statement.actor === 'first';
}

/** Whether the organisation denies doing something: "we do not …", "never", "no … is …". */
export function isDenial(statement: Statement): boolean {
  return isOwnWord(statement) && statement.polarity === 'does_not';
}

/** Whether a statement concerns children only, whom contradiction/children looks after. */
export function isAboutChildren(limits: Limits): boolean {
  return limits.kinds.has('age');
}

/**
 * Compares every asserted statement of the policies with the declaration: one problem for each sentence that declared facts speak
 * against, on the most telling fact, with the sentence and further facts as related places.
 */
export function contradictions(context: Context, comparison: Comparison): Problem[] {
  const found = new Map<string, { problem: Problem; rank: number }>();
  for (const said of saidIn(context)) {
    if (!isSaid(said.read, comparison)) continue;
    const { statement, definition } = said.understood;
    if (!comparison.selects(statement, context) || isNoPromise(statement)) continue;
    const compared = compare(statement, comparison, context);
    if (!compared) continue;
    const problem = definition
      ? { ...compared, related: [...(compared.related ?? []), { at: definition.at, note: 'the policy defines these data here' }] }
      : compared;
    // Coordinated verbs and readings of one sentence share their cause: the gravest stands for all.
    const key = comparison.key?.(statement) ?? `${statement.within.source.path}:${statement.within.start}`;
    const rank = ORDER.indexOf(problem.severity ?? 'error');
    const known = found.get(key);
    if (!known || rank > known.rank) found.set(key, { problem, rank });
  }
  return once([...found.values()].map((entry) => entry.problem));
}

/** A sentence that stands several times in a text is one cause: its first place leads, and the others are shown beside it. */
function once(problems: readonly Problem[]): Problem[] {
  const known = new Map<string, Problem>();
  for (const problem of problems) {
    const { message, at, related = [] } = problem;
    const key = `${at.source.path}:${at.start} ${message}`;
    const first = known.get(key);
    const [said] = related;
    if (!first || !said) known.set(key, problem);
    else known.set(key, { ...first, related: [...(first.related ?? []), { at: said.at, note: 'the policy says it again here' }] });
  }
  return [...known.values()];
}

function isSaid({ mood }: Statement, { moods }: Comparison): boolean {
  return mood === 'asserted' || (moods?.includes(mood) ?? false);
}

/**
 * "We do not share your data with:" is finished by the items of a list, each a statement of its own; "we are not responsible for"
 * and "your data should not be" deny something else.
 */
export function isNoPromise({ at, within, polarity, words }: Statement): boolean {
  return (
    polarity === 'does_not' &&
    (isTelling(at, words) ||
      textAt(within).trimEnd().endsWith(':') ||
      mentionsAny(at, hints('disclaimers')) ||
      hints('cut_off').includes(wordsOf(textAt(at)).at(-1) ?? ''))
  );
}

/** "Don't ask for the location of children": the reader is told so; without a subject, and not in a list that "we" opens. */
function isTelling(at: Place, words: Statement['words']): boolean {
  return (
    hints('telling_not').includes(wordsOf(textAt(at))[0] ?? '') &&
    !words.some(({ role, start, end }) => role === 'actor' && start < at.end && end > at.start) &&
    leadOf(at) === null
  );
}

function compare(statement: Statement, comparison: Comparison, context: Context): Problem | null {
  const limits = limitsOf(statement);
  const isAgreed = (counter: Counter): boolean =>
    limits.kinds.has('consent') && counter.consent === 'yes' && comparison.consented !== 'info';
  const counters = [...comparison.counters(statement, limits, context)]
    .filter((counter) => !isAgreed(counter))
    .map((counter) => ({ ...counter, level: lower(levelOf(counter, statement, limits), ceilingOf(statement, comparison)) }));
  const first = counters.sort((a, b) => ORDER.indexOf(b.level) - ORDER.indexOf(a.level) || (b.weight ?? 0) - (a.weight ?? 0))[0];
  if (!first) return null;
  const open =
    openLimit(limits, ['consent', ...(comparison.handles ?? [])], comparison.readsExceptions ?? false) ??
    caseOf(limits, comparison) ??
    (first.level === (comparison.most ?? 'error') ? narrowingOf(statement, context) : null);
  const { affirms } = comparison;
  const other =
    affirms && !open && first.level === 'error' ? saidOtherwise(statement, (one) => affirms(one, statement, context), context) : null;
  const severity = isOutside(statement, context) ? 'info' : open || other ? stepDown(first.level) : first.level;
  const rest = counters.slice(1);
  const limit = open ?? (limits.kinds.has('consent') && first.consent !== 'no' ? limits.place('consent') : null);
  return {
    message:
      messageOf(statement, first, rest, comparison, context) +
      (limit ? ` The text limits this: "${quoteOf(limit)}".` : '') +
      (other ? ` The policy also says "${unstopped(quoteOf(other))}".` : ''),
    at: first.at,
    related: [
      { at: statement.at, note: 'the policy says this' },
      ...(other ? [{ at: other, note: 'the policy also says this' }] : []),
      ...rest.slice(0, RELATED).map((counter) => ({ at: counter.at, note: `also: ${counter.says}` })),
    ],
    help: typeof comparison.help === 'string' ? comparison.help : comparison.help(statement, counters),
    severity,
    confidence: confidenceOf(statement, severity),
  };
}

function caseOf({ setting }: Limits, { anyCase }: Comparison): Place | null {
  const isUsual = typeof anyCase === 'function' ? setting !== null && anyCase(setting) : (anyCase ?? false);
  return isUsual ? null : setting;
}

/** Doubt about the sentence and a promise that only concerns what happens without consent both lower a fact's weight. */
function levelOf(counter: Counter, statement: Statement, limits: Limits): Severity {
  const own = counter.severity ?? 'error';
  if (statement.confidence === 'low' || (statement.modal === 'may' && statement.polarity === 'does_not')) return 'info';
  if (!limits.kinds.has('consent') || counter.consent === 'no') return own;
  return counter.consent === 'yes' ? 'info' : stepDown(own);
}

/** A sentence read with certainty supports an error; one that took an inference only where the rule was measured with such. */
function ceilingOf(statement: Statement, { most = 'error', firm }: Comparison): Severity {
  return statement.confidence === 'high' || firm?.(statement) ? most : lower(most, 'warning');
}

/** Whether the clause has a subject of its own and the sentence names the data, rather than points to data named before. */
export function isPlain(statement: Statement): boolean {
  return hasSubject(statement) && namesData(statement);
}

/** Whether the subject stands in the clause: not in "to share your data", which somebody else may be meant to do. */
export function hasSubject({ words, at }: Statement): boolean {
  return words.some(
    (mark) =>
      mark.role === 'actor' && mark.start >= at.start && mark.end <= at.end && !isPointing(at.source.text.slice(mark.start, mark.end)),
  );
}

/** "It", "they", "this information": a subject that stands for something named before. */
function isPointing(subject: string): boolean {
  return hints('pointing_subject').includes(wordsOf(subject)[0] ?? '');
}

/** Whether the sentence itself names the data that the statement is about. */
export function namesData({ data, within }: Statement): boolean {
  return data.some((mention) => mention.start >= within.start && mention.end <= within.end && isThere(mention, within.source.text));
}

/** Not "it" or "this information": what these mean stands elsewhere. */
function isThere({ start, end, text }: Mention, source: string): boolean {
  // Behind the first letter the source may hold what a reader does not see, and a line end for a blank.
  return start < end && source[start] === text[0] && !hints('pointing').includes(text.toLowerCase());
}

function confidenceOf(statement: Statement, severity: Severity): Confidence {
  if (statement.confidence !== 'high') return statement.confidence;
  return severity === 'error' ? 'high' : 'medium';
}

function messageOf(statement: Statement, first: Weighed, rest: readonly Weighed[], comparison: Comparison, { policies }: Context): string {
  const quote = unstopped(claimOf(statement));
  const region = regionOver(statement.at, policies) ?? policyOver(statement.at, policies);
  const lead =
    comparison.lead?.(quote, statement) ??
    `${region ? `${region.stands === 'under' ? 'Under' : 'After'} "${shortened(region.text)}" the` : 'The'} policy says "${quote}", but by the declaration`;
  // What supports less than the first fact does is shown beside it and not counted with it.
  const others = distinct(rest.filter((counter) => counter.level === first.level).map((counter) => counter.brief)).filter(
    (brief) => brief !== first.brief,
  );
  return `${lead} ${first.says}${others.length ? `; the same goes for ${listOf(others)}` : ''}.`;
}

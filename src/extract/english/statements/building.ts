// A draft from what a verb is found to say: its roles, limits, mood, and the words that show them.
import { POINTED } from '../../../generated/words/shared.js';
import { doneBy, subjectOf, type Clause } from '../clauses/clause.js';
import { isAimAlone } from './aims.js';
import { LASTING, withImplied } from './implied.js';
import { deniesLittle, isLeftOpen, isReadersOwn } from './doubts.js';
import { draft, type Draft } from '../roles/draft.js';
import { spanStart, trimmed, wordsOf } from '../roles/extent.js';
import { hasWord, type Found } from '../roles/found.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import { durationIn } from '../roles/durations.js';
import { conditionsOf, limitedBy } from '../limits/limits.js';
import { moodOf } from '../mood/mood.js';
import { asksFirst } from '../mood/consented.js';
import { abroadOf } from '../limits/places.js';
import { listedData, pointedNoun, pointingBack, unnamedData } from '../limits/pointing.js';
import { recipientsOf } from '../roles/recipients.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { forGood } from '../verbs/storing.js';
import { ONLOOKERS, type Who } from '../sentences/doer.js';
import type { Range } from '../tokens/range.js';

/** The draft of one thing that a verb is found to say. */
export function build(s: Sentence, clause: Clause, main: number, f: Found, roles: Roles, who: Who, exception: Draft['exception']): Draft {
  const { negated, notes } = polarityOf(s, clause, main, f, roles);
  if (isSeen(s, clause, main, f, who)) return shownBy(s, clause, main, f, roles, who, exception, negated);
  const limit = limitedBy(s, clause);
  const { conditions, reach: scoped } = limitsOf(s, clause, f, roles, who, negated);
  const lasts = lastingOf(s, clause, main);
  // "… until you close your account" belongs to what is said of the period.
  const reach = Math.max(clause.region.to, scoped, f.reach ?? 0, lasts && LASTING.has(f.action) ? lasts.range.to : 0);
  const { start, end } = s.span(spanStart(s, clause), trimmed(s, reach));
  const actor = f.actor ?? (who.actor === 'third' && !(f.action === 'transfer' && who.agent) ? 'third' : 'first');
  const mood = moodOf(s, who.actor === 'third' && (who.agent || clause.also) ? doneBy(clause, 'third', clause.actorIds) : clause);
  const d = draft(f.action, start, end, {
    actor,
    actorIds: who.ids,
    polarity: negated ? 'does_not' : 'does',
    modal: modalOf(s, clause, f, negated, limit.condition, conditions),
    mood: mood === 'asserted' && f.action === 'delete' && !lasts && onRequest(s, clause) ? 'rights' : mood,
    data: withImplied(s, clause, f, roles, main),
    // Whom others act for or beside is no one whom they hand it to.
    recipients: actor === 'third' && OWN_USE.has(f.action) ? [] : recipientsOf(s, clause, f, roles, main, conditions),
    purposes: roles.purposes,
    exception,
    conditions,
    only: negated ? null : limit.only,
    mechanism: f.mechanism ?? (f.action === 'secure' ? measureOf(s, clause, main) : null),
    duration: LASTING.has(f.action) ? (lasts?.duration ?? (f.action === 'retain' ? forGood(s, clause) : null)) : null,
    place: f.action === 'transfer' || f.action === 'share' || f.action === 'collect' ? roles.place : null,
    source: f.source ?? (f.action === 'collect' ? roles.source : null),
    steps: stepsOf(f, roles, who),
    notes,
    low:
      isDoerUnsure(s, clause, main, f, who, negated) ||
      isLeftOpen(s, clause, main, f, actor, negated, lasts !== null) ||
      (negated && deniesLittle(s, clause, main, f, roles, actor, end - start)) ||
      isReadersOwn(f, actor, who),
  });
  d.words = wordsOf(s, clause, main, d);
  return d;
}

/** Whether the verb, its object or what is found denies, and the words that do. */
function polarityOf(s: Sentence, clause: Clause, main: number, f: Found, roles: Roles): { negated: boolean; notes: string[] } {
  const notes: string[] = [];
  if (clause.group.negators.length)
    notes.push(`"${clause.group.negators.map((k) => s.norm(k)).join(' ')}" denies "${s.words(main, main + 1)}"`);
  const byObject = roles.negativeObject >= 0 && !clause.negated;
  if (byObject) notes.push(`"${s.norm(roles.negativeObject)}" denies the sentence`);
  const negated = clause.negated || byObject;
  return { negated: f.flips ? !negated : negated, notes };
}

/** "Anyone can see your profile": what readers see, we show. */
function isSeen(s: Sentence, { group }: Clause, main: number, f: Found, who: Who): boolean {
  if (f.named === 'actor') return true;
  if (f.actor === 'first' || who.actor !== 'third' || who.ids.length === 0) return false;
  if (f.given) return true;
  if (f.action !== 'collect' && !(f.action === 'share' && group.passive)) return false;
  return who.ids.every((id) => ONLOOKERS.has(id)) && !HOLDING.has(s.base(main)) && (group.passive || !GATHERING.has(s.base(main)));
}

/** What others see or are given, as something that we share with them. */
function shownBy(
  s: Sentence,
  clause: Clause,
  main: number,
  f: Found,
  roles: Roles,
  who: Who,
  exception: Draft['exception'],
  negated: boolean,
): Draft {
  const why = f.given ? { given: false } : f.named ? { named: undefined } : { doubt: 'what others can see is shared with them' };
  const shown = build(
    s,
    clause,
    main,
    { ...f, action: 'share', actor: 'first', ...why },
    roles,
    { ...who, actor: 'first', ids: [] },
    exception,
  );
  const { subject } = clause;
  return {
    ...shown,
    conditions: negated && subject && isOneOfThem(s, subject, who.ids) ? bySome(s, clause, shown.conditions) : shown.conditions,
    recipients: who.ids.map((id) => ({ id, text: '', ...s.span(subject?.from ?? main, subject?.to ?? main + 1) })),
  };
}

/** The conditions of a statement, those that only what it denies or sells has among them, and the token up to which their words go. */
function limitsOf(
  s: Sentence,
  clause: Clause,
  f: Found,
  roles: Roles,
  who: Who,
  negated: boolean,
): { conditions: Draft['conditions']; reach: number } {
  const side = negated ? 'denied' : f.action === 'sell' ? 'sold' : who.actor === 'third' && f.actor !== 'first' ? 'of others' : 'else';
  const { conditions, reach } = conditionsOf(s, clause, side);
  const abroad = negated && f.action !== 'transfer' && !conditions.some((c) => c.kind === 'region') ? abroadOf(s, clause) : null;
  const told = (negated || f.action === 'sell') && !f.implies ? unlisted(s, clause, f, roles, conditions, negated) : null;
  for (const one of [abroad, told])
    if (one && !isMarked(s, one, conditions))
      conditions.push({ kind: 'scope', text: s.words(one.from, one.to), ...s.span(one.from, one.to) });
  const fromThem =
    negated && f.action === 'collect' && f.actor === 'first' && (clause.actor === 'third' || s.bits(clause.subject?.from ?? -1) & Bit.THEY);
  return { conditions: fromThem ? bySome(s, clause, conditions) : conditions, reach };
}

/** The words for data that no list knows, that point to data named before (a pronoun among them, which may mean less than was named), or that are listed elsewhere ("the following categories of data"). */
function unlisted(s: Sentence, clause: Clause, f: Found, roles: Roles, conditions: Draft['conditions'], negated: boolean): Range | null {
  const data = f.data ?? roles.data;
  const listed = !negated && data.every(({ id }) => GENERAL.has(id)) ? listedData(s, roles.object, clause.region) : null;
  if (listed && !isMarked(s, listed, conditions)) return listed;
  // "We do not sell it": of what was named before, or of a part of it.
  const pronoun = data.length && negated && roles.pronoun && PRONOUNS.has(s.norm(roles.pronounAt)) ? pronounOf(s, roles.pronounAt) : null;
  if (data.length) return pronoun && !isMarked(s, pronoun, conditions) ? pronoun : null;
  const told =
    unnamedData(s, roles.pronounAt, roles.object) ??
    (clause.group.mains.length > 1
      ? unnamedData(s, lastVerb(clause.group) + 1, { from: lastVerb(clause.group) + 1, to: clause.region.to })
      : null) ??
    pointingBack(s, roles.pronounAt, clause) ??
    pointingBack(s, clause.actor === 'data' && clause.subject ? clause.subject.from : lastVerb(clause.group) + 1, clause);
  return told && !isMarked(s, told, conditions) ? told : null;
}

const PRONOUNS = new Set(['it', 'them', 'they', 'these', 'this']);

/** "it", "this information" */
function pronounOf(s: Sentence, at: number): Range {
  const noun = pointedNoun(s, at);
  return { from: at, to: noun > 0 ? noun : at + 1 };
}

function isMarked(s: Sentence, { from, to }: Range, conditions: Draft['conditions']): boolean {
  const { start, end } = s.span(from, to);
  return conditions.some((c) => c.kind === 'scope' && c.start < end && c.end > start);
}

const BRACKETS = new Set(['(', ')']);

/** The period named behind a verb, or else in front of it in its clause. */
function lastingOf(s: Sentence, { start, region }: Clause, main: number): ReturnType<typeof durationIn> {
  const far = Math.min(region.to + LONGEST_AFTERTHOUGHT, s.tokens.length);
  // "(which expire when you leave) and others": in a bracket that closes, nothing is said behind it.
  const mark = s.find(main + 1, far, BRACKETS);
  const to = mark >= 0 && s.norm(mark) === ')' ? mark : far;
  return durationIn(s, { from: main + 1, to }) ?? durationIn(s, { from: start, to: main });
}

function stepsOf(f: Found, roles: Roles, who: Who): string[] {
  const steps = [...who.steps];
  if (f.doubt) steps.push(f.doubt);
  if (roles.pronoun) steps.push('a pronoun points to data named before');
  return steps;
}

/** Whether it is not known who does it, where that matters. */
function isDoerUnsure(s: Sentence, clause: Clause, main: number, f: Found, who: Who, negated: boolean): boolean {
  return (
    !f.nominal &&
    (who.low || who.actor === 'unknown') &&
    !(f.actor && clause.group.kind === 'finite' && !negated) &&
    !isAimAlone(s, clause, main, f, negated)
  );
}

/** "Such firms have no access", "the laboratory cannot see": those named before. */
function isOneOfThem(s: Sentence, { from, to }: { from: number; to: number }, ids: readonly string[]): boolean {
  return POINTED.has(s.norm(from)) || (s.norm(from) === 'the' && !s.norm(to - 1).endsWith('s') && ids.every((id) => !ONLOOKERS.has(id)));
}

/** "Our partners do not share your name with us": not got from them. */
function bySome(s: Sentence, { subject }: Clause, limits: Draft['conditions']): Draft['conditions'] {
  if (!subject || limits.some((c) => c.kind === 'scope' && c.start <= s.span(subject.from, subject.to).start)) return limits;
  return [...limits, { kind: 'scope', text: s.words(subject.from, subject.to), ...s.span(subject.from, subject.to) }];
}

/** How far behind its clause a period may be told, in tokens: "we keep it, as the law on books asks us to, for ten years". */
const LONGEST_AFTERTHOUGHT = 16;
const OWN_USE: ReadonlySet<string> = new Set(['use', 'advertise']);
const GENERAL: ReadonlySet<string> = new Set(['personal', 'non_personal']);
const FLOWS: ReadonlySet<string> = new Set(['share', 'sell', 'transfer']);
const GATHERING = new Set(['collect', 'gather', 'track', 'monitor', 'record']);
const HOLDING = new Set(['store', 'keep', 'place', 'set']);
/** "Your account can be removed upon request": what the reader may ask for. */
function onRequest(s: Sentence, clause: Clause): boolean {
  const at = s.find(clause.start, clause.region.to, REQUESTS);
  return at > 0 && hasWord(s, Math.max(0, at - 3), at, ON);
}

const REQUESTS = new Set(['request', 'requests']);
const ON = new Set(['on', 'upon', 'at']);

/** The measure a verb of protection names: in its words, or itself ("encrypt", "hash"). */
function measureOf(s: Sentence, clause: Clause, main: number): string {
  const named = s.within('security', { from: clause.start, to: clause.region.to }).filter((p) => p.id !== 'general');
  const base = s.base(main);
  return named[0]?.id ?? (base === 'encrypt' ? 'encryption' : base === 'hash' ? 'hashing' : 'general');
}

/** "to run the shop or in the event of a merger": one of the occasions of what is done. */
function isOneOfMore(s: Sentence, conditions: Draft['conditions']): boolean {
  const merger = conditions.length === 1 ? s.phrases.find((p) => p.kind === 'condition' && p.id === 'merger') : undefined;
  if (!merger) return false;
  let k = merger.from - 1;
  while (k > 0 && (s.bits(k) & (Bit.PREP | Bit.DET) || s.norm(k) === 'event' || s.norm(k) === 'case')) k--;
  return k < merger.from - 1 && (s.bits(k) & Bit.CONJ) !== 0;
}

const NAMING = new Set(['include', 'be', 'comprise', 'contain']);

/** "The data [that we may collect] include your name": maybe they, too. */
function mayBeHad(s: Sentence, { subject, group }: Clause): boolean {
  return s.clauses.some(
    (c) =>
      c.relative && c.actor === 'first' && c.modal === 'may' && c.group.from > (subject?.from ?? group.from) && c.group.from < group.from,
  );
}

const ASKED_FIRST = new Set(['with', 'if', 'unless']);

function modalOf(
  s: Sentence,
  clause: Clause,
  f: Found,
  negated: boolean,
  onlyCondition: boolean,
  conditions: Draft['conditions'],
): Draft['modal'] {
  if (f.modal) return f.modal;
  if (!negated && FLOWS.has(f.action) && conditions.some((c) => c.kind === 'merger') && !isOneOfMore(s, conditions)) return 'may';
  if (clause.modal === 'only_if' || (!negated && (onlyCondition || (clause.relative && s.norm(subjectOf(clause).from - 2) === 'only'))))
    return 'only_if';
  if (negated) return 'does';
  if (clause.actor === 'data' && f.action === 'collect' && NAMING.has(s.base(lastVerb(clause.group))) && mayBeHad(s, clause)) return 'may';
  if (asksFirst(s, clause)) return 'only_if';
  if (clause.modal !== 'may' && conditions.some((c) => c.kind === 'consent') && s.holds(ASKED_FIRST)) return 'only_if';
  return clause.modal;
}

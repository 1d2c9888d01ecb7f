// A draft from what a verb is found to say: its roles, limits, mood, and the words that show them.
import type { RoleWords } from '../../model/statement.js';
import { POINTED } from '../../generated/words/shared.js';
import { doneBy, subjectOf, type Clause } from './clause.js';
import { gatheredBy } from './dataroles.js';
import { deniesJoining, deniesNothing } from './denials.js';
import { advised, hardly, supposed, toBeUsed, withReader, wrongly } from './doubts.js';
import { draft, type Draft } from './draft.js';
import { spanStart, trimmed } from './extent.js';
import { hasWord, type Found } from './found.js';
import { lastVerb } from './group.js';
import { Bit } from './lexicon.js';
import { durationIn } from './durations.js';
import { conditionsOf, limitedBy } from './limits.js';
import { asksFirst, moodOf } from './mood.js';
import { pointingBack, unnamedData } from './narrowed.js';
import { recipientsOf } from './recipients.js';
import { mentionsIn, type Roles } from './roles.js';
import type { Sentence } from './sentence.js';
import { forGood } from './storing.js';
import type { Who } from './doer.js';

/** The draft of one thing that a verb is found to say. */
export function build(s: Sentence, clause: Clause, main: number, f: Found, roles: Roles, who: Who, exception: Draft['exception']): Draft {
  let negated = clause.negated;
  const notes: string[] = [];
  if (clause.group.negators.length)
    notes.push(`"${clause.group.negators.map((k) => s.norm(k)).join(' ')}" denies "${s.words(main, main + 1)}"`);
  if (roles.negativeObject >= 0 && !clause.negated) {
    negated = true;
    notes.push(`"${s.norm(roles.negativeObject)}" denies the sentence`);
  }
  if (f.flips) negated = !negated;
  const limit = limitedBy(s, clause);
  const { conditions: limits, reach: scoped } = conditionsOf(
    s,
    clause,
    negated ? 'denied' : f.action === 'sell' ? 'sold' : who.actor === 'third' && f.actor !== 'first' ? 'of others' : 'else',
  );
  const told =
    (negated || f.action === 'sell') && !(f.data ?? roles.data).length && !f.implies && !limits.some((c) => c.kind === 'scope')
      ? (unnamedData(s, roles.pronounAt, roles.object) ??
        pointingBack(s, roles.pronounAt, clause) ??
        pointingBack(s, clause.actor === 'data' && clause.subject ? clause.subject.from : lastVerb(clause.group) + 1, clause))
      : null;
  if (told) limits.push({ kind: 'scope', text: s.words(told.from, told.to), ...s.span(told.from, told.to) });
  const conditions =
    negated && f.action === 'collect' && f.actor === 'first' && (clause.actor === 'third' || s.bits(clause.subject?.from ?? -1) & Bit.THEY)
      ? bySome(s, clause, limits)
      : limits;
  const modal =
    f.modal ??
    (!negated && FLOWS.has(f.action) && conditions.some((c) => c.kind === 'merger') ? 'may' : null) ??
    modalOf(
      s,
      clause,
      negated,
      limit.condition,
      conditions.some((c) => c.kind === 'consent'),
    );
  const lasts =
    durationIn(s, { from: main + 1, to: Math.min(clause.region.to + 16, s.tokens.length) }) ??
    durationIn(s, { from: clause.start, to: main });
  // "Anyone can see your profile": what readers see, we show.
  const shown =
    f.named === 'actor' ||
    (f.actor !== 'first' &&
      who.actor === 'third' &&
      who.ids.length > 0 &&
      (f.given ||
        ((f.action === 'collect' || (f.action === 'share' && clause.group.passive)) &&
          who.ids.every((id) => READERS.has(id)) &&
          !(HOLDING.has(s.base(main)) || (!clause.group.passive && GATHERING.has(s.base(main)))))));
  if (shown) {
    const seen = build(
      s,
      clause,
      main,
      {
        ...f,
        action: 'share',
        actor: 'first',
        ...(f.given ? { given: false } : f.named ? { named: undefined } : { doubt: 'what others can see is shared with them' }),
      },
      roles,
      { ...who, actor: 'first', ids: [] },
      exception,
    );
    const { subject } = clause;
    return {
      ...seen,
      conditions: negated && subject && isOneOfThem(s, subject, who.ids) ? bySome(s, clause, seen.conditions) : seen.conditions,
      recipients: who.ids.map((id) => ({ id, text: '', ...s.span(subject?.from ?? main, subject?.to ?? main + 1) })),
    };
  }
  // "… until you close your account" belongs to what is said of the period.
  const reach = Math.max(clause.region.to, scoped, f.reach ?? 0, lasts && LASTING.has(f.action) ? lasts.range.to : 0);
  const { start, end: stop } = s.span(spanStart(s, clause), trimmed(s, reach));
  const actor = f.actor ?? (who.actor === 'third' && !(f.action === 'transfer' && who.agent) ? 'third' : 'first');
  const steps = [...who.steps];
  if (f.doubt) steps.push(f.doubt);
  if (roles.pronoun) steps.push('a pronoun points to data named before');
  const mood = moodOf(s, who.agent && who.actor === 'third' ? doneBy(clause, 'third', clause.actorIds) : clause);
  const d = draft(f.action, start, stop, {
    actor,
    actorIds: who.ids,
    polarity: negated ? 'does_not' : 'does',
    modal,
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
    steps,
    notes,
    low:
      (!f.nominal &&
        (who.low || who.actor === 'unknown') &&
        !(f.actor && clause.group.kind === 'finite' && !negated) &&
        !isAimAlone(s, clause, main, f, negated)) ||
      (advised(s, clause) && !(f.action === 'delete' && lasts !== null)) ||
      (negated && supposed(s, clause)) ||
      (actor === 'third' && !negated && toBeUsed(s, clause, main, f)) ||
      hardly(s, clause, main) ||
      (negated && wrongly(s, clause, main)) ||
      (negated && stop - start > LONGEST) ||
      (negated && deniesJoining(s, main, f, roles, actor)) ||
      (negated && actor === 'first' && deniesNothing(s, clause, main, f, roles)) ||
      (actor === 'third' && withReader(s, clause)) ||
      // "Members can edit or delete their posts": what readers do with their own.
      (f.action === 'delete' && actor === 'third' && who.ids.length > 0 && who.ids.every((id) => READERS.has(id))),
  });
  d.words = wordsOf(s, clause, main, d);
  return d;
}

/** "Such firms have no access", "the laboratory cannot see": those named before. */
function isOneOfThem(s: Sentence, { from, to }: { from: number; to: number }, ids: readonly string[]): boolean {
  return POINTED.has(s.norm(from)) || (s.norm(from) === 'the' && !s.norm(to - 1).endsWith('s') && ids.every((id) => !READERS.has(id)));
}

/** "Our partners do not share your name with us": not got from them. */
function bySome(s: Sentence, { subject }: Clause, limits: Draft['conditions']): Draft['conditions'] {
  if (!subject || limits.some((c) => c.kind === 'scope')) return limits;
  return [...limits, { kind: 'scope', text: s.words(subject.from, subject.to), ...s.span(subject.from, subject.to) }];
}

// No denial is that long: something was not understood.
const LONGEST = 800;
const LASTING: ReadonlySet<string> = new Set(['retain', 'delete', 'collect', 'track']);
const OWN_USE: ReadonlySet<string> = new Set(['use', 'advertise']);
const FLOWS: ReadonlySet<string> = new Set(['share', 'sell', 'transfer']);
const READERS = new Set(['anyone', 'public', 'other_users']);

const GATHERING = new Set(['collect', 'gather', 'track', 'monitor', 'record']);
const HOLDING = new Set(['store', 'keep', 'place', 'set']);
/** "Your account can be removed upon request": what the reader may ask for. */
function onRequest(s: Sentence, clause: Clause): boolean {
  const at = s.find(clause.start, clause.region.to, REQUESTS);
  return at > 0 && hasWord(s, Math.max(0, at - 3), at, ON);
}

const REQUESTS = new Set(['request', 'requests']);
const ON = new Set(['on', 'upon', 'at']);

/** "To send you direct marketing.", an item or a sentence of its own: what data are used for, and nobody but the organisation does it. */
function isAimAlone(s: Sentence, { group, governor, governorNoun }: Clause, main: number, f: Found, negated: boolean): boolean {
  if (f.action !== 'advertise' || negated || IMPROVING.has(s.base(main)) || group.kind !== 'infinitive' || governor || governorNoun)
    return false;
  const before = s.norm(group.from - 1);
  if (group.from > 0 && before !== ';' && before !== ':' && before !== ',' && !(s.bits(group.from - 1) & Bit.CONJ)) return false;
  if (s.find(group.from, s.tokens.length, STOPPING) >= 0) return false;
  return s.clauses.every((c) => c.relative || c.group.kind === 'infinitive' || c.group.kind === 'gerund' || c.group.kind === 'participle');
}

const IMPROVING = new Set(['use', 'improve', 'analyze', 'analyse', 'understand', 'measure', 'develop']);
const STOPPING = new Set(['opt', 'opt-out', 'unsubscribe', 'stop', 'object', 'withdraw', 'learn', 'read']);

/** The measure a verb of protection names: in its words, or itself ("encrypt", "hash"). */
function measureOf(s: Sentence, clause: Clause, main: number): string {
  const named = s.within('security', { from: clause.start, to: clause.region.to }).filter((p) => p.id !== 'general');
  const base = s.base(main);
  return named[0]?.id ?? (base === 'encrypt' ? 'encryption' : base === 'hash' ? 'hashing' : 'general');
}

function withImplied(s: Sentence, clause: Clause, f: Found, roles: Roles, main: number): Draft['data'] {
  if (f.data) return [...f.data];
  if (f.bare) return roles.data.filter((d) => !d.id.startsWith('content'));
  // "our cookies recognise your browser": the tool has it, and is itself what is set.
  const by =
    clause.actor === 'tool' ? clause : clause.group.kind === 'infinitive' && clause.governor?.actor === 'tool' ? clause.governor : null;
  const tool =
    by?.subject && !clause.negated && (f.action === 'collect' || f.action === 'track')
      ? mentionsIn(s, 'data', by.subject).filter((d) => d.id === 'device.cookie_id')
      : [];
  if (!f.implies)
    return tool.length
      ? [...tool, ...roles.data.filter((d) => d.id !== 'device.cookie_id' && !/^(?:web )?browser$/i.test(d.text))]
      : roles.data;
  // "we use cookies to track your visits": what the tool is for is gathered by it.
  const data = f.mechanism ? [...roles.data, ...gatheredBy(s, clause).filter((d) => !roles.data.some((o) => o.id === d.id))] : roles.data;
  if (data.some((d) => d.id === f.implies)) return data;
  const tracker = roles.trackers[0];
  const at = tracker ? s.span(tracker.from, tracker.to) : s.span(main, main + 1);
  return [...data, { id: f.implies, text: s.text.slice(at.start, at.end), ...at }];
}

const ASKED_FIRST = new Set(['with', 'if', 'unless']);

function modalOf(s: Sentence, clause: Clause, negated: boolean, onlyCondition: boolean, consent: boolean): Draft['modal'] {
  if (clause.modal === 'only_if' || (!negated && (onlyCondition || (clause.relative && s.norm(subjectOf(clause).from - 2) === 'only'))))
    return 'only_if';
  if (negated) return 'does';
  if (asksFirst(s, clause)) return 'only_if';
  if (consent && clause.modal !== 'may' && s.holds(ASKED_FIRST)) return 'only_if';
  return clause.modal;
}

function wordsOf(s: Sentence, clause: Clause, main: number, d: Draft): Draft['words'] {
  const out: Draft['words'] = [];
  const add = (role: RoleWords['role'], from: number, to: number): void => {
    const { start, end } = s.span(from, to);
    out.push({ role, start, end });
  };
  add('action', main, main + 1);
  if (clause.subject) add('actor', clause.subject.from, clause.subject.to);
  for (const k of clause.group.negators) add('negation', k, k + 1);
  for (const m of d.data) out.push({ role: 'data', start: m.start, end: m.end });
  for (const m of d.recipients) out.push({ role: 'recipient', start: m.start, end: m.end });
  for (const m of d.purposes) out.push({ role: 'purpose', start: m.start, end: m.end });
  if (d.exception) out.push({ role: 'exception', start: d.exception.start, end: d.exception.end });
  for (const c of d.conditions) out.push({ role: 'condition', start: c.start, end: c.end });
  return inOrder(out);
}

/** The words of a statement by where they start, those that start at one place as they come: so few that the engine's own way takes longer. */
function inOrder(words: RoleWords[]): RoleWords[] {
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as RoleWords;
    let k = i;
    for (; k > 0 && (words[k - 1] as RoleWords).start > word.start; k--) words[k] = words[k - 1] as RoleWords;
    words[k] = word;
  }
  return words;
}

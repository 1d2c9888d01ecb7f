// Conditions and exceptions, each with the words that say it, and what "only" limits.
import { ONLY } from '../../../generated/words/shared.js';
import type { Condition, ConditionKind, Limited } from '../../../model/statement.js';
import { CONDITION_STARTS, WHEREABOUTS } from '../../../generated/words/limits.js';
import { isNoConsent, isNoLaw } from './agreement.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { knownOf, measureOf } from './manners.js';
import { isAfterthought, reaches } from './reach.js';
import { scopesOf } from './scopes.js';
import { pastOf, sellingFor, senseOf, servingOf } from './senses.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

const PAUSES = new Set([',', ';', '.']);

/** "We know[ if] you opened it", "it tells us[ if]": whether the words behind a token are what is known. */
function isFoundOut(s: Sentence, verb: number): boolean {
  return s.isMain(verb) && FINDING_OUT.has(s.base(verb));
}

const FINDING_OUT = new Set(['know', 'see', 'learn', 'determine', 'tell']);

/** Words that open a condition whatever it is about. */
const UNNAMED = new Set(['if', 'unless', 'provided', 'where', 'event']);

/** Phrases that say how far something goes, and of no case. */
const NO_CASES: ReadonlySet<string> = new Set(['scope', 'scope_of', 'past', 'sense_of', 'instructed']);

/** Conditions named in a token range, one a kind. */
export function conditionsIn(s: Sentence, range: Range): Condition[] {
  const out: Condition[] = [];
  if (s.has('condition'))
    for (const p of s.phrases) {
      if (
        p.kind !== 'condition' ||
        NO_CASES.has(p.id) ||
        p.from < range.from ||
        p.to > range.to ||
        out.some((c) => c.kind === p.id) ||
        isNoConsent(s, p) ||
        isNoLaw(s, p)
      )
        continue;
      const { start, end } = s.span(p.from, p.to);
      out.push({ kind: p.id as ConditionKind, text: s.text.slice(start, end), start, end });
    }
  return out;
}

/** What a clause says of which the limits are asked: that something is not done, that data are sold, what others do. */
export type Said = 'denied' | 'sold' | 'of others' | 'else';

/** The cases that a clause stands under, and how far it goes; `reach`: the token behind the words that say so. */
export function conditionsOf(s: Sentence, clause: Clause, said: Said): { conditions: Condition[]; reach: number } {
  const conditions = casesOf(s, clause);
  const within = (at: number): boolean => reaches(s, clause, at);
  const told = said === 'denied' ? deniedOf(s, clause, conditions, within) : { conditions, reach: 0 };
  const more = [
    said === 'of others' && !hasScope(conditions) ? servingOf(s, clause, within) : null,
    said === 'sold' || said === 'denied' ? senseOf(s, clause, within) : null,
    said === 'sold' ? sellingFor(s, clause, within) : null,
    pastOf(s, (at) => within(at) && !isOfDoing(s, clause, at)),
  ];
  for (const one of more)
    if (one && !told.conditions.some((c) => c.kind === 'scope' && c.start < one.end && c.end > one.start)) told.conditions.push(one);
  return told;
}

/** "We do not sell it and have not done so in the past year": said to hold then, too. */
function isOfDoing(s: Sentence, clause: Clause, at: number): boolean {
  const main = lastVerb(clause.group);
  return s.clauses.some((c) => c !== clause && c.group.from > main && c.group.from < at && c.group.mains.some((m) => s.base(m) === 'do'));
}

function hasScope(conditions: readonly Condition[]): boolean {
  return conditions.some(({ kind }) => kind === 'scope');
}

function deniedOf(
  s: Sentence,
  clause: Clause,
  conditions: Condition[],
  within: (at: number) => boolean,
): { conditions: Condition[]; reach: number } {
  const scopes = scopesOf(s, clause, within);
  // "if you register, … not for other ends": both say how far it goes.
  const out = conditions.filter(
    ({ kind, start, end }) => kind !== 'scope' || !scopes.some(({ condition: o }) => o.start < end && start < o.end),
  );
  let reach = 0;
  for (const { condition, range, behind, picked } of scopes) {
    // "… from children through our site": theirs is limit enough.
    if (conditions.some((c) => c.kind === 'age' && (picked || (c.start >= condition.start && c.end <= condition.end)))) continue;
    // "as defined by the law of Kent": whose word it is, not what asks for it.
    for (let k = out.length - 1; k >= 0; k--) {
      const { kind, start, end } = out[k] as Condition;
      if ((kind === 'law' || kind === 'region') && start >= condition.start && end <= condition.end) out.splice(k, 1);
    }
    out.push(condition);
    if (behind && range.from <= clause.region.to + 1) reach = Math.max(reach, range.to);
  }
  return { conditions: out, reach };
}

/** Conditions that a clause stands under: fronted or following "if", "with your consent", "when required by law". */
export function casesOf(s: Sentence, clause: Clause): Condition[] {
  const out: Condition[] = [];
  // Without a phrase of a condition only what opens one whatever it is about can say it.
  const starts = s.has('condition') ? CONDITION_STARTS : UNNAMED;
  for (let k = s.find(0, s.tokens.length, starts); k >= 0; k = s.find(k + 1, s.tokens.length, starts)) {
    if (s.norm(k) === 'if' && isFoundOut(s, s.norm(k - 1) === 'us' ? k - 2 : k - 1)) continue;
    const inRegion = k >= clause.region.from && k < s.tokens.length && reaches(s, clause, k);
    const inFront = k < clause.start && reaches(s, clause, k);
    const inGroup = k >= clause.start && k < clause.region.from;
    if (!inRegion && !inFront && !inGroup) continue;
    const most = Math.min(k + 25, s.tokens.length, inFront ? Math.max(clause.start, k + 1) : Infinity);
    const pause = s.find(k + 1, most, PAUSES);
    const to = pause < 0 ? most : pause;
    const had = out.length;
    addConditions(s, { from: k, to }, out);
    if (
      out.length === had &&
      UNNAMED.has(s.norm(k)) &&
      isInEvent(s, k, out) &&
      (clause.negated || (!isGiven(s, k) && !isWhereabouts(s, k))) &&
      to - k > 2 &&
      !out.some((o) => o.kind === 'scope')
    ) {
      const from = s.norm(k) === 'event' ? k - 2 : k;
      out.push({ kind: 'scope', text: s.words(from, to), ...s.span(from, to) });
    }
  }
  // "What children under 13 give us is not sold", "we do not use the child's name": said of theirs.
  if (clause.negated && s.has('condition')) {
    const told = clause.group.passive && clause.subject ? clause.subject : clause.region;
    const except = s.phrases.find((p) => p.kind === 'exception' && p.from >= told.from);
    for (const p of s.within('condition', { from: told.from, to: Math.min(told.to, except?.from ?? told.to) }))
      if (p.id === 'age') addConditions(s, p, out);
  }
  // "We do not knowingly sell, use for adverts, or share it": of all of them.
  const first = clause.negated ? (clause.group.shares?.from ?? clause.group.from) : clause.group.from;
  if (s.has('condition'))
    for (const p of s.phrases)
      if (p.kind === 'condition' && p.id === 'knowledge' && p.from >= first && p.from < clause.region.from) addConditions(s, p, out);
  if (clause.negated) {
    addKnown(s, clause, out);
    const beyond = out.some((o) => o.kind === 'scope') ? null : measureOf(s, clause);
    if (beyond) out.push({ kind: 'scope', text: s.words(beyond.from, beyond.to), ...s.span(beyond.from, beyond.to) });
  }
  return out;
}

/** "in the event that we move": of "event" only this opens a condition, where none has been found behind it from its "in" on. */
function isInEvent(s: Sentence, k: number, found: readonly Condition[]): boolean {
  if (s.norm(k) !== 'event') return true;
  const { start } = s.span(k, k + 1);
  return s.norm(k + 1) === 'that' && s.norm(k - 1) === 'the' && s.norm(k - 2) === 'in' && !found.some((c) => c.start > start);
}

/** "the town where you live", "depending on where you are": a place; of a denial it says how far it goes. */
function isWhereabouts(s: Sentence, k: number): boolean {
  return s.norm(k) === 'where' && ((s.bits(k - 1) & Bit.PREP) !== 0 || WHEREABOUTS.has(s.stem(k - 1)));
}

const ON_CONDITION = Bit.DET | Bit.USER | Bit.FIRST | Bit.IT | Bit.THEY | Bit.REL;

/** "information provided online", "provided by you": handed over, no condition; of a denial it says how far it goes. */
function isGiven(s: Sentence, k: number): boolean {
  return s.norm(k) === 'provided' && !(s.bits(k + 1) & ON_CONDITION);
}

/** "We have no actual knowledge that we sell it", "readers we know to be young": so far as is known. */
function addKnown(s: Sentence, clause: Clause, out: Condition[]): void {
  if (out.some((o) => o.kind === 'knowledge')) return;
  const told = s.phrases.find((p) => p.kind === 'condition' && p.id === 'knowledge' && p.to <= clause.start && p.to >= clause.start - 1);
  const denied =
    told &&
    s.clauses.some(
      (c) => c !== clause && c.region.from <= told.from && c.region.to >= told.to && (c.negated || s.norm(told.from - 1) === 'no'),
    );
  const known = denied ? told : knownOf(s, clause);
  if (known) out.push({ kind: 'knowledge', text: s.words(known.from, known.to), ...s.span(known.from, known.to) });
}

function addConditions(s: Sentence, range: Range, out: Condition[]): void {
  for (const c of conditionsIn(s, range)) if (!out.some((o) => o.kind === c.kind)) out.push(c);
}

/** What "only" limits in a clause, and whether it is a condition ("only with your consent"). */
export function limitedBy(s: Sentence, clause: Clause): { only: Limited | null; condition: boolean } {
  let at = s.find(clause.group.from, Math.max(clause.region.to, clause.region.from), ONLY);
  const last = lastVerb(clause.group);
  // "your photo, which we only share with": of the other clause.
  if (at >= 0 && (s.norm(at - 1) === 'not' || (at > last && s.clauses.some((o) => isAfterthought(s, o, last, at))))) at = -1;
  if (at < 0) return { only: null, condition: false };
  const main = clause.group.mains.at(-1) ?? 0;
  const after = at > main ? at + 1 : main + 1;
  const n = s.norm(after);
  if (['if', 'when', 'where', 'after', 'once', 'as', 'upon', 'under', 'in', 'insofar', 'while', 'so', 'until'].includes(n))
    return { only: 'condition', condition: true };
  if (at > main && (n === 'with' || n === 'by')) {
    const next = { from: after, to: Math.min(after + 6, s.tokens.length) };
    if (s.within('condition', next).some((p) => p.id === 'consent') && !s.within('recipient', next).length)
      return { only: 'condition', condition: true };
    return { only: 'recipients', condition: false };
  }
  if (n === 'to' && s.norm(after + 2) === 'extent') return { only: 'condition', condition: true };
  if (at > main && n === 'to')
    return {
      only: s.bits(after + 1) & Bit.DET || s.within('recipient', { from: after, to: after + 5 }).length ? 'recipients' : 'purposes',
      condition: false,
    };
  if (at > main && n === 'for' && (s.norm(after + 1) === 'as' || s.norm(after + 1) === 'so')) return { only: null, condition: false };
  if (at > main && n === 'for') return { only: 'purposes', condition: false };
  if (at > main && n === 'within') return { only: 'place', condition: false };
  if (at < main) return onlyBeforeVerb(s, clause);
  return { only: 'data', condition: false };
}

/** "we only share … with X / to do Y / when Z": the limit stands further back. */
function onlyBeforeVerb(s: Sentence, clause: Clause): { only: Limited | null; condition: boolean } {
  const nested = s.clauses.find((c) => c.relative && c.start >= clause.region.from && c.start < clause.region.to);
  for (let k = clause.region.from; k < Math.min(s.tokens.length, clause.region.to + 3); k++) {
    const n = s.norm(k);
    // "information that you provide to us": the words of a clause inside are its own.
    if (nested && k >= nested.start && k < nested.region.to) continue;
    if (n === 'if' || n === 'when' || n === 'where' || n === 'as') return { only: 'condition', condition: true };
    if (
      n === 'with' &&
      !s.within('recipient', { from: k, to: k + 8 }).length &&
      s.within('condition', { from: k, to: k + 6 }).some((p) => p.id === 'consent')
    )
      return { only: 'condition', condition: true };
    if (n === 'with') return { only: 'recipients', condition: false };
    if (n === 'for' && (s.norm(k + 1) === 'as' || s.norm(k + 1) === 'so')) return { only: null, condition: false };
    if (n === 'for' || (n === 'to' && s.verb(k + 1))) return { only: 'purposes', condition: false };
    if (n === 'to' || n === 'by') return { only: 'recipients', condition: false };
  }
  return { only: 'data', condition: false };
}

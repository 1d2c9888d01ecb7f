// What a denial covers and what it does not: "in the traditional sense", "for money", "at this time", "in the ordinary course of business", "for its own purposes".
import type { Condition } from '../../../model/statement.js';
import { ASKING } from '../../../generated/words/shared.js';
import { TYING } from '../../../generated/words/denials.js';
import { OPEN, PARTIAL, UNITS } from '../../../generated/words/scopes.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Phrase } from '../tokens/tokens.js';
import { lastVerb } from '../groups/group.js';
import { isElseThan, isExcepted, narrowedBy } from './narrowed.js';
import { pointedData } from './pointing.js';
import { afterwards, inFrontOf, laterOf, onWish } from './times.js';
import { endOf, LONGEST } from './ends.js';
import { meantOf } from './manners.js';
import { pickedOut } from './picking.js';
import { ledBy, placeOf } from './places.js';
import { qualifiedBy } from './qualified.js';
import type { Range } from '../tokens/range.js';

const AIMS = new Set(['purpose', 'purposes']);
const FOR = new Set(['for']);
const OTHER = new Set(['other', 'additional', 'further']);
const NEAR = 5;
const ANY = new Set(['any', 'whatsoever', 'whatever']);
/** "for no other purpose", "for longer than the purpose asks". */
const TURNING = new Set(['no', 'than', 'only', 'not']);
/** Between "for" and "purposes" stand no more words than these. */
const OF_AIM = 9;

/** Words that say how far a denial goes; `behind`: they go on behind the words that the verb rules; `picked`: they pick out some of the data. */
export interface Scope {
  readonly condition: Condition;
  readonly range: Range;
  readonly behind: boolean;
  readonly picked: boolean;
}

/** The words that say how far a denial goes, the weightiest first; `reaches` tells whether words at a token are the clause's. */
export function scopesOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Scope[] {
  const out: Scope[] = [];
  const add = (range: Range | null, behind: boolean, picked = false): void => {
    if (!range || out.some((o) => o.range.from < range.to && range.from < o.range.to)) return;
    const { start, end } = s.span(range.from, range.to);
    out.push({ condition: { kind: 'scope', text: s.text.slice(start, end), start, end }, range, behind, picked });
  };
  const end = (from: number): number => endOf(s, from);
  add(namedScope(s, clause, reaches), true);
  add(aimOf(s, clause, reaches), true);
  add(otherData(s, clause), true);
  add(afterwards(s, clause), true);
  add(partOf(s, clause), true);
  add(laterOf(s, clause, reaches), true);
  add(tiedTo(s, clause) ?? joinedWith(s, clause), true);
  add(meantOf(s, clause), false);
  add(pickedOut(s, clause), false, true);
  add(pointedData(s, clause), false);
  add(inFrontOf(s, clause, reaches), false);
  add(narrowedBy(s, clause, end, reaches), false);
  add(unnamedEnd(s, clause), false);
  add(qualifiedBy(s, clause, end), false);
  add(placeOf(s, clause, reaches), false);
  add(ledBy(s, clause, reaches), false);
  if (out.length === 0) add(onWish(s, clause) ?? ofGovernor(s, clause), false);
  return out;
}

/** Conditions that say how far a denial goes, and in which sense a word is meant. */
const EXTENT: ReadonlySet<string> = new Set(['scope', 'scope_of', 'past', 'sense_of']);

function namedScope(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Range | null {
  if (!s.has('condition')) return null;
  for (const p of s.phrases) {
    if (p.kind !== 'condition' || !EXTENT.has(p.id) || !reaches(p.from) || isNone(s, clause, p)) continue;
    const to = p.id === 'scope' ? p.to : p.id === 'past' ? pastEnd(s, p.to) : endOf(s, p.to);
    if (to > p.from) return { from: p.from, to };
  }
  return null;
}

const MOST_PAST = 8;

/** The end of "in the preceding" with its unit, "twelve (12) months"; -1 where no period is meant: "in the last section". */
export function pastEnd(s: Sentence, from: number): number {
  const unit = UNITS.has(s.stem(from - 1)) ? from - 1 : s.findStem(from, from + MOST_PAST, UNITS);
  return unit >= 0 ? unit + 1 : s.norm(from - 1) === 'past' ? from : -1;
}

/** "Directly or indirectly", "currently and in the future": both ways, so that nothing is left out; "data that directly identify you", "automatically collected data": of other words. */
function isNone(s: Sentence, clause: Clause, { from, to }: Phrase): boolean {
  const main = lastVerb(clause.group);
  if (
    to - from === 1 &&
    from > main &&
    // "not generally visible"
    !(clause.group.copula && from <= main + 2) &&
    (!endsHere(s, to) || s.clauses.some((c) => c !== clause && c.group.from > main && c.group.from < from))
  )
    return true;
  if (to - from === 1 && from < main && from >= clause.start && clause.subject && from < clause.subject.to) return true;
  if (s.bits(to) & Bit.CONJ && (s.norm(to + 1) === 'indirectly' || s.norm(to + 1) === 'future' || s.norm(to + 3) === 'future')) return true;
  // "except for the firms on this page": of the exception.
  const except = s.has('exception') ? s.phrases.findLast((q) => q.kind === 'exception' && q.to <= from) : undefined;
  if (except && s.find(except.to, from, COMMA) < 0) return true;
  // "kept apart so that they are not shared": what it is done for.
  if (s.norm(from) === 'so' && from < main) return true;
  // "… and have not done so in the past year"
  if (s.clauses.some((c) => c !== clause && c.group.from > main && c.group.from < from && c.group.mains.some((m) => s.base(m) === 'do')))
    return true;
  // "information that we currently hold": said of the data.
  if (s.norm(from - 1) === ')' || s.norm(from - 1) === ',') return false;
  return s.clauses.some((c) => c !== clause && c.relative && from >= c.start && from < c.region.to && c.start > clause.group.from);
}

function endsHere(s: Sentence, at: number): boolean {
  return at >= s.tokens.length || (s.bits(at) & (Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.SUB | Bit.TO)) !== 0;
}

/** "We store no other billing information": beside what was named. */
function otherData(s: Sentence, clause: Clause): Range | null {
  const at = s.find(clause.region.from, Math.min(clause.region.from + NEAR, clause.region.to), OTHER);
  // "linked with other data": what it is not joined to.
  if (
    at < 0 ||
    s.bits(at + 1) & (Bit.PUNCT | Bit.PREP) ||
    !(at === clause.region.from || (at === clause.region.from + 1 && s.bits(at - 1) & (Bit.DET | Bit.NEG) && !(s.bits(at - 1) & Bit.PREP)))
  )
    return null;
  const data = s.within('data', { from: at + 1, to: at + NEAR })[0];
  const to = data?.to ?? (s.bits(at + 1) & Bit.GENERIC ? at + 2 : s.bits(at + 2) & Bit.GENERIC ? at + 3 : -1);
  return to < 0 || s.within('recipient', { from: at, to }).length ? null : { from: s.bits(at - 1) & (Bit.DET | Bit.NEG) ? at - 1 : at, to };
}

/** "For purposes of telling people apart", "for their own business purposes": an aim that is none of the vocabulary's. */
export function aimOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Range | null {
  const aim = s.find(clause.region.from, s.tokens.length, AIMS);
  if (aim < 0) return null;
  for (let k = s.find(Math.max(clause.region.from, aim - OF_AIM), aim, FOR); k >= 0; k = s.find(k + 1, aim, FOR)) {
    // "beyond what is needed for the purpose": of the exception.
    if (s.phrases.some((p) => p.kind === 'exception' && p.from >= clause.region.from && p.from < k && s.norm(p.from) !== 'outside'))
      continue;
    // "for any purpose" leaves none out.
    if (
      !reaches(k) ||
      s.find(k + 1, aim, TURNING) >= 0 ||
      s.norm(k - 1) === 'purposes' ||
      s.phrases.some((p) => p.kind === 'exception' && p.from === aim + 1 && s.norm(p.from) !== 'without') ||
      isElseThan(s, aim + 1) ||
      (s.find(k + 1, aim, ANY) >= 0 && aim - k === 2) ||
      s.within('purpose', { from: k, to: aim + 1 }).length
    )
      continue;
    return { from: k, to: s.norm(aim + 1) === 'of' ? endOf(s, aim + 1) : aim + 1 };
  }
  return null;
}

/** Words between what restricts a noun and the noun. */
const NEAR_NOUN = 3;

/** "your full card number", "third-party cookies": a part of the data, or some only. */
function partOf(s: Sentence, clause: Clause): Range | null {
  const zone = clause.group.passive && clause.subject ? clause.subject : clause.region;
  const at = s.find(zone.from, Math.min(zone.to, zone.from + LONGEST), PARTIAL);
  // "third-party cookies" is cut in three.
  if (at < 0 || (s.norm(at) === 'third' && !(s.bits(at) & Bit.GLUED))) return null;
  const named = s.phrases.find((p) => (p.kind === 'data' || p.kind === 'tracker') && p.to > at && p.from <= at + NEAR_NOUN);
  if (named) return isFirst(s, zone.from, at) ? { from: at, to: Math.max(named.to, at + 1) } : null;
  for (let k = at + 1; k <= at + NEAR_NOUN; k++)
    if (s.bits(k) & Bit.GENERIC) return isFirst(s, zone.from, at) ? { from: at, to: k + 1 } : null;
  return null;
}

/** Whether no other data stand in front: what restricts the last of a series says nothing of the first. */
function isFirst(s: Sentence, from: number, at: number): boolean {
  // "no access to third-party cookies"
  const access = s.find(from, at, ACCESS);
  return (
    !s.phrases.some((p) => p.kind === 'data' && p.from >= from && p.to <= at) &&
    s.find(access < 0 ? from + (s.norm(from) === 'for' ? 1 : 0) : access + 2, at, OFFSIDE) < 0
  );
}

const ACCESS = new Set(['access', 'control']);
const OFFSIDE = new Set(['with', 'to', 'from', 'for', 'by']);
const TO_WHAT = new Set(['to', 'with']);

/** "We do not link cookies to your account": what they are not joined with. */
function tiedTo(s: Sentence, clause: Clause): Range | null {
  const main = lastVerb(clause.group);
  if (!TYING.has(s.base(main))) return null;
  const at = s.find(main + 1, clause.region.to, TO_WHAT);
  return at < 0 || at + 1 >= clause.region.to ? null : { from: at, to: endOf(s, at + 1) };
}

/** "not stored together with your name": each of them may be stored alone. */
function joinedWith(s: Sentence, clause: Clause): Range | null {
  const main = lastVerb(clause.group);
  const at = s.find(main + 1, clause.region.to, JOINED);
  if (at < 0 || s.norm(at - 1) === ',' || (s.norm(at) !== 'alongside' && s.norm(at + 1) !== 'with')) return null;
  return { from: at, to: endOf(s, at + 1) };
}

const JOINED = new Set(['together', 'along', 'alongside']);

/** "We do not use what the survey gathers to send you adverts": its adverts, too, are those made of that. */
function ofGovernor(s: Sentence, { governor, group }: Clause): Range | null {
  if (group.kind !== 'infinitive' || !governor?.negated || !governor.group.mains.some((m) => s.readings(m) & Reading.use)) return null;
  const end = (from: number): number => endOf(s, from);
  const tool = toolOf(s, lastVerb(governor.group) + 1, group.from);
  if (tool) return tool;
  return pickedOut(s, governor) ?? partOf(s, governor) ?? pointedData(s, governor) ?? qualifiedBy(s, governor, end);
}

/** "We do not use [these methods] to gather your name": in this way, and maybe in others. */
function toolOf(s: Sentence, from: number, to: number): Range | null {
  if (to - from > LONGEST_TOOL) return null;
  const tracker = s.within('tracker', { from, to })[0];
  if (tracker && tracker.from <= from + 1) return { from, to };
  return THESE.has(s.norm(from)) && !(s.bits(to - 1) & Bit.GENERIC) && !s.within('data', { from, to }).length ? { from, to } : null;
}

const LONGEST_TOOL = 6;
const THESE = new Set(['these', 'those', 'such', 'this']);

const DOING = Reading.use | Reading.collect | Reading.share | Reading.track | Reading.store;

/** "We do not use your address to identify you", "never used for quizzes": an end that is none of the vocabulary's. */
function unnamedEnd(s: Sentence, clause: Clause): Range | null {
  const main = lastVerb(clause.group);
  if (clause.actor === 'third' || !(s.readings(main) & DOING || ASKING.has(s.base(main)))) return null;
  const end = s.clauses.find(
    (c) => c.governor === clause && c.group.kind === 'infinitive' && c.group.from > (clause.group.passive ? main : main + 1),
  );
  if (!end) return s.readings(main) & Reading.use ? unnamedUse(s, clause, main) : null;
  // "other than to run the site": of the exception.
  if (s.norm(end.group.from) !== 'to' || isExcepted(s, main, end.group.from)) return null;
  const to = endOf(s, lastVerb(end.group) + 1);
  return s.within('purpose', { from: end.group.from, to }).length ? null : { from: end.group.from, to };
}

/** "Photos are not used for quizzes" */
function unnamedUse(s: Sentence, clause: Clause, main: number): Range | null {
  const at = s.find(main + 1, clause.region.to, FOR);
  const behind = s.norm(at + 1);
  if (at < 0 || OPEN.has(behind) || AIMS.has(behind) || s.bits(at + 1) & (Bit.PUNCT | Bit.USER | Bit.SUB)) return null;
  const { to } = clause.region;
  return s.within('purpose', { from: at, to }).length || isExcepted(s, main, to) ? null : { from: at, to: endOf(s, at + 1) };
}

const COMMA = new Set([',']);

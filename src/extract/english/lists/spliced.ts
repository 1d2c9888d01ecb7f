// Lead-ins that leave off in the middle ("We reserve the right to:", "Your data is never:", "This site has no:"): each item is read as what they go on with.
import type { Span } from '../../../model/text.js';
import { WHEN } from '../../../generated/words/spliced.js';
import { ENUMERATING } from '../../../generated/words/shared.js';
import { FOLLOWING, lastWord } from '../roles/leadkind.js';
import type { Draft } from '../roles/draft.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import { sentenceIn } from '../sentences/parsing.js';
import type { Sentence } from '../sentences/sentence.js';
import { draftsOf } from '../statements/statements.js';
import { lastVerb } from '../groups/group.js';
import type { Clause } from '../clauses/clause.js';
import { carried, type ItemContext } from './itemof.js';
import type { LeadIn } from './leadin.js';

/** What the words in front of a list wait for. */
export type Slot = 'verb' | 'gerund' | 'participle' | 'finite' | 'noun' | 'clause';

/** The words of a lead-in around what an item says. */
export interface Open {
  readonly slot: Slot;
  readonly front: string;
  /** "…, unless you agree" */
  readonly rest: string;
}

/** What the words in front of a list wait for, besides what their lead-in `lead` is read as; null where they are whole. */
export function openBehind(s: Sentence, lead: LeadIn | null): Open | null {
  const last = lastWord(s);
  if (last < 0 || s.isQuestion) return null;
  const slot = slotBehind(s, last, lead);
  const done = doneAsFollows(s, last);
  // "We will not do the following:" denies whatever its list says.
  if (done && (done.rest || lead === null)) return done;
  return slot ? { slot, front: frontOf(s, last), rest: '' } : lead ? null : putBehind(s, last);
}

/** "We have no:", "We have no plans to:": nothing is held or planned, whatever the verb says. */
export function deniesAtEnd(s: Sentence): boolean {
  const last = lastWord(s);
  return s.norm(last - 1) !== 'limited' && deniesIn(s, last - MOST_NOUN, last + 1);
}

/** A lead-in that is nothing but its open words. */
export function openLead(s: Sentence, open: Open): LeadIn {
  const text = s.text.slice(s.start, s.end);
  return { kind: 'verbs', actor: 'first', actorIds: [], negated: false, modal: 'does', template: null, text, mood: 'asserted', open };
}

function upTo(s: Sentence, token: number): string {
  return s.text.slice(s.start, s.span(0, token).end);
}

/** The words up to the last one; of "This is why we never:" those behind "why". */
function frontOf(s: Sentence, last: number): string {
  const from = s.clauses.findLast((c) => c.indirect && c.subject !== null)?.subject?.from ?? 0;
  return from > 0 && s.norm(from - 1) === 'why' ? s.words(from, last + 1) : upTo(s, last + 1);
}

/** "We will not do the following without your consent:", "What we do with your data is this:": the items say what is done. */
function doneAsFollows(s: Sentence, last: number): Open | null {
  const clause = s.clauses.findLast(
    ({ group, actor }) => group.kind === 'finite' && actor === 'first' && DOING.has(s.base(lastVerb(group))),
  );
  const main = clause ? lastVerb(clause.group) : -1;
  if (!clause?.subject || clause.hypothetical || clause.relative) return null;
  const at = s.find(main + 1, main + NEAR, FOLLOWING);
  const isAsked = at < 0 && s.norm(clause.subject.from - 1) === 'what' && s.find(0, clause.subject.from, HERE) >= 0;
  if (at < 0 && !isAsked) return null;
  const slot = clause.group.from < main ? 'verb' : 'finite';
  return {
    slot,
    front: isAsked ? s.words(clause.subject.from, main) : upTo(s, main),
    rest: at < 0 ? '' : restOf(s, s.norm(at + 1) === 'things' ? at + 2 : at + 1, last),
  };
}

const DOING = new Set(['do']);
const HERE = new Set(['here', 'this']);
const NEAR = 5;

/** "We send the following to our bank:", "The following is passed to our bank:": the items stand in the place of the word. */
function putBehind(s: Sentence, last: number): Open | null {
  const at = s.find(0, last, FOLLOWING);
  if (at < 1 || s.norm(at - 1) !== 'the' || (at > 1 && !s.isMain(at - 2))) return null;
  if (!(s.bits(at + 1) & (Bit.PREP | Bit.BE | Bit.MODAL | Bit.TO))) return null;
  return { slot: 'noun', front: at === 1 ? '' : upTo(s, at - 1), rest: restOf(s, at + 1, last) };
}

function restOf(s: Sentence, from: number, last: number): string {
  return from > last ? '' : s.words(from, last + 1);
}

function slotBehind(s: Sentence, last: number, lead: LeadIn | null): Slot | null {
  const n = s.norm(last);
  if (n === 'no' || (n === 'any' && deniesIn(s, 0, last))) return 'noun';
  // "We have no plans to:", "It is our policy not to:"
  const refused = deniesIn(s, last - 1 - (s.bits(last - 1) & Bit.NEG ? 0 : MOST_NOUN), last) && (n !== 'to' || !handsOver(s));
  if (n === 'to' && s.norm(last - 1) === 'limited') return null;
  // "You have the right to:", "You may choose to:": what readers do.
  if (n === 'to' && s.norm(last - 1) !== 'us' && !s.clauses.some((c) => c.actor !== 'user' && c.group.kind === 'finite' && !c.relative))
    return null;
  if (n === 'to' && s.stem(last - 1) === 'right' && !s.clauses.some((c) => c.actor === 'first' && !c.relative)) return null;
  if (n === 'to') return lead === null || refused ? 'verb' : null;
  if (n === 'of' || n === 'from') return s.norm(last - 1) === 'free' ? 'noun' : lead === null || refused ? 'gerund' : null;
  if (lead?.negated && lead.template) {
    if (WHEN.has(n)) return 'clause';
    return lead.template.action === 'use' && s.isMain(last) ? 'noun' : null;
  }
  if (s.bits(last) & Bit.BE) return lead === null || lead.kind === 'verbs' ? 'participle' : null;
  if (lead) return null;
  if (s.bits(last) & Bit.NEG) return 'finite';
  const main = s.clauses.findLast((c) => c.group.kind === 'finite' && !c.relative && !c.subordinator && !c.hypothetical);
  if (isSubject(s, last, main)) return 'finite';
  return main && isOpenVerb(s, main, last) ? 'noun' : null;
}

const MOST_NOUN = 2;
const BEHIND = new Set(['to', 'with', 'from', 'for', 'of']);

function deniesIn(s: Sentence, from: number, to: number): boolean {
  for (let k = Math.max(from, 0); k < to; k++) if (s.bits(k) & Bit.NEG) return true;
  return false;
}

/** "No data are given to:" waits for whoever gets it. */
function handsOver(s: Sentence): boolean {
  return s.clauses.some((c) => c.group.mains.some((m) => s.readings(m) & (Reading.share | Reading.convey)));
}

/** "In this case, we:", "Our app automatically:", "These firms:": nothing stands behind the subject, nor has it a verb. */
function isSubject(s: Sentence, last: number, main: Clause | undefined): boolean {
  let at = last;
  while (at > 0 && s.bits(at) & Bit.ADV) at--;
  if (s.norm(at) === 'we' || s.norm(at) === 'they') return true;
  if (main) return false;
  // Behind a comma, or from the first word on: nothing but the subject.
  let from = at;
  while (from > 0 && !(s.bits(from - 1) & Bit.PUNCT)) from--;
  if (at - from > MOST_SUBJECT || s.bits(from) & (Bit.PREP | Bit.SUB | Bit.QUESTION)) return false;
  return (
    s.own.some((o) => o.from >= from && o.to === at + 1) ||
    (s.bits(from) & Bit.FIRST) !== 0 ||
    (s.bits(at) & Bit.FIRST_NOUN) !== 0 ||
    s.phrases.some((p) => (p.kind === 'recipient' || p.kind === 'tracker') && p.from >= from && p.to === at + 1) ||
    (s.bits(at) & Bit.GENERIC) !== 0
  );
}

const MOST_SUBJECT = 5;

/** "The network receives:", "We transmit to our bank:": a verb without its object. */
function isOpenVerb(s: Sentence, { actor, group, subject, negated }: Clause, last: number): boolean {
  const main = lastVerb(group);
  if ((actor !== 'first' && actor !== 'third' && actor !== 'unknown') || subject === null || !s.readings(main)) return false;
  // "Once your request is verified, we will provide:": what readers are told.
  if ((ENUMERATING.has(s.base(main)) && !negated) || s.norm(last) === 'you' || s.findStem(0, s.tokens.length, REQUESTS) >= 0) return false;
  return main === last || (last - main <= MOST_BEHIND && (BEHIND.has(s.norm(main + 1)) || BEHIND.has(s.norm(last))));
}

const MOST_BEHIND = 6;
const REQUESTS = new Set(['request', 'right']);

/** Whether an item is what the words in front of its list wait for. */
export function fits(s: Sentence, slot: Slot): boolean {
  let k = 0;
  while (k < MOST_FRONT && s.bits(k) & (Bit.ADV | Bit.NEG) && !(s.bits(k) & Bit.DET)) k++;
  const forms = s.forms(k);
  switch (slot) {
    case 'verb':
      return (forms & Form.BASE) !== 0;
    case 'gerund':
      return (forms & Form.ING) !== 0;
    case 'participle':
      return (forms & Form.PART) !== 0;
    case 'finite':
      return ((s.bits(0) & (Bit.MODAL | Bit.HAVE | Bit.DO | Bit.BE)) | (forms & (Form.BASE | Form.S | Form.PAST))) !== 0;
    case 'clause':
      return s.clauses.some((c) => c.group.kind === 'finite' && c.subject !== null && c.subject.from <= 2 && !c.relative);
    case 'noun':
      return s.clauses.every((c) => c.relative || c.subordinator !== null || c.group.kind === 'participle');
  }
}

const MOST_FRONT = 3;

/** What an item says in its place in the sentence that its lead-in is. */
export function splicedItem(s: Sentence, { slot, front, rest }: Open, step: string, { names, glossary, memory }: ItemContext): Draft[] {
  const item = s.text.slice(s.start, s.start + lastWordEnd(s));
  const small = front && /^[A-Z][a-z’']/.test(item) ? (item[0] as string).toLowerCase() + item.slice(1) : item;
  const before = front && `${front} `;
  const text = `${before}${small}${rest && ` ${rest}`}`;
  const whole = sentenceIn(text, { start: 0, end: text.length }, names, glossary);
  const by = s.start - before.length;
  const end = s.start + item.length;
  const isHere = (x: Span): boolean => x.end + by > s.start && x.start + by < end;
  // "The network receives:" tells what it gets; what an item says by the way is none of that.
  const isOf = (d: Draft): boolean =>
    slot !== 'noun' || /\b(?:no|any)$/.test(front) || d.words.some((w) => w.role === 'action' && w.start + by < s.start);
  return draftsOf(whole, memory)
    .filter((d) => (isHere(d) || d.conditions.some(isHere)) && isOf(d))
    .map((d) => movedTo(s.start, end, d, by, step));
}

/** Without the mark behind its last word. */
function lastWordEnd(s: Sentence): number {
  const last = lastWord(s);
  return last < 0 ? 0 : s.span(0, last + 1).end - s.start;
}

/** A draft with its places moved by so many characters; what stands around the item has none in it. */
function movedTo(from: number, to: number, d: Draft, by: number, step: string): Draft {
  const start = Math.max(d.start + by, from);
  const one = <T extends Span>(x: T): T =>
    x.start + by >= from && x.end + by <= to ? { ...x, start: x.start + by, end: x.end + by } : (carried([x], start)[0] as T);
  const all = <T extends Span>(list: readonly T[]): T[] => list.map(one);
  return {
    ...d,
    start,
    end: Math.min(Math.max(d.end + by, start), to),
    data: all(d.data),
    recipients: all(d.recipients),
    purposes: all(d.purposes),
    conditions: all(d.conditions),
    exception: d.exception && {
      ...one(d.exception),
      recipients: all(d.exception.recipients),
      purposes: all(d.exception.purposes),
      conditions: all(d.exception.conditions),
    },
    words: d.words.filter((w) => w.start + by >= from && w.end + by <= to).map(one),
    steps: [...d.steps, step],
  };
}

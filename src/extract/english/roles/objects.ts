// Where the object of a verb begins and ends.
import { HOLDING } from '../../../generated/words/shared.js';
import { OBJECT_STOPS } from '../../../generated/words/objects.js';
import type { Clause } from '../clauses/clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import { firstVerb, lastVerb } from '../groups/group.js';
import type { Range } from '../tokens/range.js';
import { REACH, isOwn, startsData } from './dataseries.js';

/** Words at which an object may end: some only among others. */
const MAY_STOP = new Set([...OBJECT_STOPS, 'order', 'for']);

/** The object: behind the verb, up to a clause that says when, why or what for. */
export function objectRange(s: Sentence, clause: Clause, main: number, hidden: Range | null): Range {
  const from = main + 1;
  const resumed = behindAside(s, from) || (clause.group.kind === 'finite' ? behindBracket(s, lastVerb(clause.group) + 1) : 0);
  const raised = resumed > 0 ? null : beyondNext(s, clause, from);
  if (raised) return { from: raised.from, to: stopIn(s, raised.clause, { from: raised.from, to: raised.clause.region.to }, hidden) };
  if (resumed > 0) return { from: resumed, to: stopIn(s, clause, { from: resumed, to: s.tokens.length }, hidden) };
  return { from, to: stopIn(s, clause, { from, to: Math.max(clause.region.to, from) }, hidden) };
}

/** "sell[ or share] it": the object that a row of verbs has in common. */
export function pastVerbs(s: Sentence, { group }: Clause, { from, to }: Range): number {
  const last = lastVerb(group);
  if (last < from || last >= to) return from;
  for (let k = from; k < last; k++) if (!group.mains.includes(k) && !(s.bits(k) & (Bit.CONJ | Bit.ADV)) && s.norm(k) !== ',') return from;
  return last + 1;
}

/** "do not sell and will not share your data", "collect and may share it": where the object of both stands behind the second; null where each has its own, or none. */
function beyondNext(s: Sentence, clause: Clause, from: number): { from: number; clause: Clause } | null {
  if (!(s.bits(from) & Bit.CONJ) || clause.group.kind !== 'finite' || clause.group.passive || clause.group.copula) return null;
  const next = s.clauses.find((c) => c.group.from > from);
  if (!next || next.group.kind !== 'finite' || next.group.passive || next.group.copula || next.actor !== clause.actor || next.subordinator)
    return null;
  for (let k = from + 1; k < next.group.from; k++) if (!(s.bits(k) & (Bit.ADV | Bit.NEG | Bit.FIRST))) return null;
  const at = lastVerb(next.group) + 1;
  return startsObject(s, at) || s.bits(at) & (Bit.IT | Bit.THEY) ? { from: at, clause: next } : null;
}

/** "share (for these purposes) your name": where the object stands behind brackets; 0 where none does. */
function behindBracket(s: Sentence, from: number): number {
  if (s.norm(from) !== '(' || s.bits(from + 1) & Bit.CONJ) return 0;
  const close = s.find(from, from + REACH, CLOSING);
  return close > 0 && startsObject(s, close + 1) ? close + 1 : 0;
}

/** "do not set, or let our partners set, cookies": where the object stands behind what two commas close; 0 where none does. */
function behindAside(s: Sentence, from: number): number {
  if (s.norm(from) !== ',' || !(s.bits(from + 1) & Bit.CONJ)) return 0;
  for (let k = from + 2; k < from + LONGEST_ASIDE; k++)
    // "process, or our vendors process for us, your name"
    if (s.norm(k) === ',') return s.isMain(k - 1) || FOR_US.has(s.norm(k - 1)) ? k + 1 : 0;
  return 0;
}

const FOR_US = new Set(['us', 'behalf']);
const LONGEST_ASIDE = 12;
const CLOSING = new Set([')']);

/** "the following", "your name", "personal data": an object, no preposition and no mark. */
function startsObject(s: Sentence, k: number): boolean {
  return (s.bits(k) & (Bit.DET | Bit.USER | Bit.GENERIC)) !== 0 || startsData(s, k);
}

// "reports containing your name": the thing and what is in it.
const CONTAINING = new Set(['containing', 'comprising', 'concerning']);

function handsOver(s: Sentence, clause: Clause): boolean {
  return clause.group.mains.some((m) => (s.readings(m) & (Reading.convey | Reading.share)) !== 0);
}

/** Where an object ends within a range. */
export function stopIn(s: Sentence, clause: Clause, range: Range, hidden: Range | null): number {
  const { from } = range;
  const to = hidden && hidden.from >= from ? Math.min(range.to, hidden.from) : range.to;
  let end = to;
  for (const c of s.clauses) {
    const at = c.group.from;
    if (at < from || at >= end || c === clause || isBracketed(s, from, at)) continue;
    if (
      c.group.kind === 'infinitive' ||
      (c.group.kind === 'gerund' && c.preposition !== 'including' && !(CONTAINING.has(s.norm(firstVerb(c.group))) && handsOver(s, clause)))
    )
      end = at;
    // "partners with whom we share your name", "partners, who keep your name": told of the partners.
    else if (c.relative && tellsOfOthers(s, c) > from) end = tellsOfOthers(s, c);
    else if (to === s.tokens.length && isOwn(c)) end = c.start < from ? at : c.start;
  }
  for (let k = s.find(from, end, MAY_STOP); k >= 0; k = s.find(k + 1, end, MAY_STOP)) if (stopsObject(s, k)) return k;
  return end;
}

/** "whom we", ", who", ", which" behind a recipient: where a clause begins that is about somebody; -1 where none does. */
function tellsOfOthers(s: Sentence, { group, subject }: Clause): number {
  const at = (subject?.from ?? 0) - 1;
  if (s.norm(at) === 'whom') return at;
  if (s.norm(at) !== ',' || group.mains.some((m) => HOLDING.has(s.base(m)))) return -1;
  return s.norm(at + 1) === 'who' || (s.norm(at + 1) === 'which' && s.phrases.some((p) => p.kind === 'recipient' && p.to === at)) ? at : -1;
}

/** "your address (to write to you) and your name": in brackets that are closed before the object ends. */
function isBracketed(s: Sentence, from: number, at: number): boolean {
  let open = at - 1;
  while (open >= from && s.norm(open) !== '(' && s.norm(open) !== ')') open--;
  if (open < from || s.norm(open) !== '(' || !s.phrases.some((p) => p.kind === 'data' && p.to === open)) return false;
  for (let k = at; k < at + REACH && k < s.tokens.length; k++)
    if (s.norm(k) === ')') return s.norm(k + 1) === ',' || (s.bits(k + 1) & Bit.CONJ) !== 0;
  return false;
}

/** A word that says when or why, "in order to", "for the purpose"; not the one of "whether you have been here", which names data. */
function stopsObject(s: Sentence, k: number): boolean {
  const n = s.norm(k);
  if (n === 'whether' && startsData(s, k)) return false;
  return n === 'order' ? s.norm(k - 1) === 'in' : n === 'for' ? s.stem(k + 2) === 'purpose' : true;
}

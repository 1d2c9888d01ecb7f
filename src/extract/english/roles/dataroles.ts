// Which data a verb is about: those of its object or its subject, through what interrupts a series.
import { HELPING, HOLDING } from '../../../generated/words/shared.js';
import type { Mention } from '../../../model/statement.js';
import { INCLUDING, OBJECT_STOPS, OBSERVING } from '../../../generated/words/dataroles.js';
import type { Clause } from '../clauses/clause.js';
import { isData, isMeans } from './datawords.js';
import { FOLLOWING } from './leadkind.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import { firstVerb, lastVerb } from '../groups/group.js';
import type { Range } from '../tokens/range.js';

const ALONG = new Set(['along', 'together']);
/** Words at which an object may end: some only among others. */
const MAY_STOP = new Set([...OBJECT_STOPS, 'order', 'for']);
/** How far a series is followed through what interrupts it, in tokens. */
const REACH = 60;

/** The object: behind the verb, up to a clause that says when, why or what for. */
export function objectRange(s: Sentence, clause: Clause, main: number, hidden: Range | null): Range {
  const from = main + 1;
  const resumed = behindAside(s, from) || (clause.group.kind === 'finite' ? behindBracket(s, lastVerb(clause.group) + 1) : 0);
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

/** "share (for these purposes) your name": where the object stands behind brackets; 0 where none does. */
function behindBracket(s: Sentence, from: number): number {
  if (s.norm(from) !== '(' || s.bits(from + 1) & Bit.CONJ) return 0;
  const close = s.find(from, from + REACH, CLOSING);
  return close > 0 && startsObject(s, close + 1) ? close + 1 : 0;
}

/** "do not set, or let our partners set, cookies": where the object stands behind what two commas close; 0 where none does. */
function behindAside(s: Sentence, from: number): number {
  if (s.norm(from) !== ',' || !(s.bits(from + 1) & Bit.CONJ)) return 0;
  for (let k = from + 2; k < from + LONGEST_ASIDE; k++) if (s.norm(k) === ',') return s.isMain(k - 1) ? k + 1 : 0;
  return 0;
}

const LONGEST_ASIDE = 12;
const CLOSING = new Set([')']);

/** "the following", "your name", "personal data": an object, no preposition and no mark. */
function startsObject(s: Sentence, k: number): boolean {
  return (s.bits(k) & (Bit.DET | Bit.USER | Bit.GENERIC)) !== 0 || startsData(s, k);
}

/** Data of the object: its own, what stands in front of the verb, and what a series brings behind an interruption. */
export function objectData(s: Sentence, clause: Clause, main: number, object: Range, hidden: Range | null): Mention[] {
  const out = dataIn(s, object, hidden, main);
  let at = object.to;
  for (let rounds = 0; rounds < 3 && at < s.tokens.length; rounds++) {
    const from = resumes(s, clause, at, { from: main + 1, to: at }, out);
    if (from < 0) break;
    const to = stopIn(s, clause, { from, to: s.tokens.length }, hidden);
    add(out, dataIn(s, { from, to }, hidden, main));
    at = Math.max(to, from + 1);
  }
  if (out.length === 0 && clause.front) add(out, dataIn(s, clause.front, null, main));
  return out;
}

/** Data of the subject of a passive: "your name, your address and (if you pay by card) its number are stored". */
export function subjectData(s: Sentence, clause: Clause, subject: Range, main: number, hidden: Range | null): Mention[] {
  const out = dataIn(s, { from: seriesStart(s, subject.from), to: subject.to }, null, main);
  const gap = { from: subject.to, to: clause.group.from };
  const opens = s.norm(gap.from);
  if (
    gap.to - gap.from > 2 &&
    (opens === '(' || opens === ',') &&
    (namesParts(s, gap.from + 1) || pastJoiner(s, gap.from + 1) > gap.from + 1)
  )
    add(out, dataIn(s, gap, null, main));
  // "The following data are stored: your IP address, …"
  if (out.length === 0 && s.find(subject.from, subject.to, FOLLOWING) >= 0) {
    const colon = s.find(main + 1, s.tokens.length, COLON);
    if (colon > 0) add(out, dataIn(s, { from: colon + 1, to: s.tokens.length }, hidden, main));
  }
  // "Information is collected when you visit, including your IP address"
  if (out.every((m) => m.id === 'personal' || m.id === 'non_personal')) {
    const from = includingAfter(s, clause, main + 1);
    if (from >= 0) add(out, dataIn(s, { from, to: stopIn(s, clause, { from, to: s.tokens.length }, hidden) }, hidden, main));
  }
  return out;
}

/** What is gathered by way of a tool: "we use cookies to track your visits". */
export function gatheredBy(s: Sentence, clause: Clause): Mention[] {
  const out: Mention[] = [];
  for (const c of s.clauses) {
    if (!isForIt(s, c, clause) || c.group.kind !== 'infinitive' || c.negated !== clause.negated) continue;
    for (const main of c.group.mains) {
      const gathers = (s.readings(main) & (Reading.collect | Reading.get | Reading.store | Reading.track)) !== 0;
      if (!gathers && !OBSERVING.has(s.base(main))) continue;
      const data = objectData(s, c, main, objectRange(s, c, main, null), null);
      add(out, gathers ? data : data.filter((d) => d.id.startsWith('usage')));
    }
  }
  return out;
}

/** "we use cookies [to track]", "[to help us count]": what a clause says its deed is for. */
function isForIt(s: Sentence, c: Clause, deed: Clause): boolean {
  if (c.governor === deed) return true;
  const by = c.governor;
  return by !== null && by.governor === deed && by.group.mains.some((m) => HELPING.has(s.base(m)));
}

/** Data of a list item: up to what says when or what for. */
export function itemData(s: Sentence): Mention[] {
  const all = { from: 0, to: s.tokens.length };
  const first = s.within('data', all)[0];
  if (!first) return [];
  let to = all.to;
  for (let k = first.to; k < all.to; k++)
    if (
      OBJECT_STOPS.has(s.norm(k)) ||
      (s.norm(k) === 'order' && s.norm(k - 1) === 'in') ||
      s.norm(k) === 'where' ||
      (s.norm(k) === 'for' && s.stem(k + 2) === 'purpose')
    ) {
      to = k;
      break;
    }
  return dataIn(s, { from: 0, to }, null, -1);
}

function dataIn(s: Sentence, range: Range, hidden: Range | null, main: number): Mention[] {
  const out: Mention[] = [];
  const found = s.within('data', range);
  let meansEnd = -1;
  for (const p of found) {
    if (isMeans(s, p, range, meansEnd, main)) {
      meansEnd = p.to;
      continue;
    }
    if ((hidden && p.from >= hidden.from && p.from < hidden.to) || out.some((m) => m.id === p.id) || !isData(s, p)) continue;
    const m = mentionOf(s, p);
    const id = p.id === 'personal' && isLacking(s, p) ? 'non_personal' : p.id;
    if (id === p.id || !out.some((o) => o.id === id)) out.push({ ...m, id });
  }
  return withoutTown(s, out);
}

const TOWNS = /^(?:city|town|state|county|country|city and state|state or province|region)$/i;
const NOT_OF_ADDRESS = /[^a-z,/ ()]/i;
const BETWEEN_PARTS = 40;

/** "your street, city and zip code": the town in a postal address is part of the address, no whereabouts. */
function withoutTown(s: Sentence, found: Mention[]): Mention[] {
  const town = found.find((m) => m.id === 'location.coarse' && TOWNS.test(m.text));
  const address = town && found.find((m) => m.id === 'contact.address');
  if (!town || !address) return found;
  const between = s.text.slice(Math.min(town.end, address.end), Math.max(town.start, address.start));
  return between.length > BETWEEN_PARTS || NOT_OF_ADDRESS.test(between) ? found : found.filter((m) => m !== town);
}

/** "totals that do not include personal data": what is not in them. */
function isLacking(s: Sentence, p: Range): boolean {
  return s.clauses.some(
    (c) =>
      c.relative && c.group.negated && c.group.mains.some((m) => HOLDING.has(s.base(m))) && c.region.from <= p.from && c.region.to >= p.to,
  );
}

function mentionOf(s: Sentence, p: { id: string; from: number; to: number }): Mention {
  const { start, end } = s.span(p.from, p.to);
  return { id: p.id, text: s.text.slice(start, end), start, end };
}

function add(out: Mention[], more: readonly Mention[]): void {
  for (const m of more) if (!out.some((o) => o.id === m.id)) out.push(m);
}

// "reports containing your name": the thing and what is in it.
const CONTAINING = new Set(['containing', 'comprising', 'concerning']);

function handsOver(s: Sentence, clause: Clause): boolean {
  return clause.group.mains.some((m) => (s.readings(m) & (Reading.convey | Reading.share)) !== 0);
}

/** Where an object ends within a range. */
function stopIn(s: Sentence, clause: Clause, range: Range, hidden: Range | null): number {
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
    else if (to === s.tokens.length && isOwn(c)) end = c.start < from ? at : c.start;
  }
  for (let k = s.find(from, end, MAY_STOP); k >= 0; k = s.find(k + 1, end, MAY_STOP)) if (stopsObject(s, k)) return k;
  return end;
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

/** Whether a clause stands for itself and hangs on no noun and no subordinator. */
function isOwn(c: Clause): boolean {
  return !c.relative && c.subordinator === null && c.group.kind !== 'participle';
}

/** Where a series goes on behind what interrupts it at `stop`: its first token, or -1. */
function resumes(s: Sentence, clause: Clause, end: number, before: Range, found: readonly Mention[]): number {
  let stop = end;
  while ((s.norm(stop) === ',' && s.bits(stop + 1) & (Bit.SUB | Bit.CONJ)) || s.bits(stop) & Bit.CONJ) stop++;
  if (found.every((m) => m.id === 'personal' || m.id === 'non_personal')) {
    const from = includingAfter(s, clause, stop);
    if (from >= 0) return from;
  }
  // "…, to send you offers, order forms and news": what a purpose lists is not the object.
  if (found.length === 0 || s.clauses.some((c) => c.group.from === end && (c.group.kind === 'infinitive' || c.group.kind === 'gerund')))
    return -1;
  const listed = s.find(before.from, before.to, LISTING) >= 0;
  for (let k = stop; k < s.tokens.length && k - stop < REACH; k++) {
    const n = s.norm(k);
    if (k > stop && s.bits(k) & Bit.CONJ && !listed) return -1;
    if (n !== ',' && !(listed && n === ';')) continue;
    if (k > stop + 1 && s.within('data', { from: stop, to: k }).length && !listed) return -1;
    const from = pastDeterminers(s, pastJoiner(s, k + 1));
    if (!startsData(s, from)) {
      if (listed) continue;
      return -1;
    }
    return s.clauses.some((c) => c.group.from > k && isOwn(c) && c.group.kind === 'finite' && c.governor === null) ? -1 : k + 1;
  }
  return -1;
}

const COLON = new Set([':']);
const LISTING = new Set([':', 'following']);

/** ", including your IP address" behind a clause that says when or why: the word that names the parts, or -1. */
function includingAfter(s: Sentence, clause: Clause, stop: number): number {
  for (let k = Math.max(stop, 1); k < s.tokens.length && k - stop < REACH; k++) {
    if (s.norm(k) === ';') return -1;
    const before = s.norm(k - 1);
    if ((before === ',' || before === '(') && namesParts(s, k)) return k;
    // "… when you registered such as your name"
    if (s.norm(k) === 'such' && s.norm(k + 1) === 'as' && s.isMain(k - 1)) return k;
    if (s.clauses.some((c) => c !== clause && c.group.from === k && isOwn(c) && c.group.kind === 'finite')) return -1;
  }
  return -1;
}

function namesParts(s: Sentence, k: number): boolean {
  const n = s.norm(k);
  return (
    (INCLUDING.has(n) && (n !== 'such' || s.norm(k + 1) === 'as')) ||
    (n === 'for' && (s.norm(k + 1) === 'example' || s.norm(k + 1) === 'instance')) ||
    (s.norm(k - 1) === '(' && startsData(s, pastDeterminers(s, k)))
  );
}

function pastDeterminers(s: Sentence, from: number): number {
  let k = from;
  while (s.bits(k) & (Bit.CONJ | Bit.DET | Bit.USER | Bit.POSS | Bit.ADV) && !startsData(s, k)) k++;
  return k;
}

/** ", as well as", ", together with": what joins a further item. */
function pastJoiner(s: Sentence, k: number): number {
  if (s.norm(k) === 'as' && s.norm(k + 1) === 'well' && s.norm(k + 2) === 'as') return k + 3;
  return ALONG.has(s.norm(k)) && s.norm(k + 1) === 'with' ? k + 2 : k;
}

function startsData(s: Sentence, k: number): boolean {
  return s.phrases.some((p) => p.kind === 'data' && p.from === k);
}

/** "your name, your address and telephone number [are stored]": the first token of the series that a subject closes. */
function seriesStart(s: Sentence, from: number): number {
  let start = from;
  let skipped = false;
  for (let end = from - 1; end > 0 && from - end < REACH;) {
    while (end > 0 && s.bits(end) & Bit.CONJ) end--;
    if (s.norm(end) !== ',' && !skipped) break;
    const close = s.norm(end) === ',' ? end : end + 1;
    let open = close - 1;
    while (open >= 0 && !(s.bits(open) & Bit.PUNCT && s.norm(open) !== '/' && s.norm(open) !== '-' && s.norm(open) !== '"')) open--;
    const segment = { from: open + 1, to: close };
    if (!skipped && s.bits(segment.from) & Bit.SUB && s.norm(open) === ',') skipped = true;
    else if (isSegment(s, segment)) {
      start = segment.from;
      skipped = false;
    } else if (!skipped && open > 0 && isNoun(s, segment)) skipped = true;
    else break;
    end = open;
  }
  return start;
}

/** "your name, [company], and address": one noun that no list knows. */
function isNoun(s: Sentence, { from, to }: Range): boolean {
  return to - from === 1 && !(s.bits(from) & ~(Bit.NOTDATA | Bit.FIRST_NOUN | Bit.CAPITAL)) && !s.isMain(from);
}

function isSegment(s: Sentence, { from, to }: Range): boolean {
  if (s.bits(from) & (Bit.PREP | Bit.SUB) && !INCLUDING.has(s.norm(from)) && !(s.bits(from) & Bit.DET)) return false;
  let last = to;
  while (last > from && s.bits(last - 1) & Bit.CONJ) last--;
  if (!s.phrases.some((p) => p.kind === 'data' && p.to === last)) return false;
  return !s.clauses.some((c) => c.group.from >= from && c.group.from < to && !c.relative && c.group.kind !== 'participle');
}

// Which data a verb is about: those of its object or its subject.
import { HELPING, HOLDING } from '../../../generated/words/shared.js';
import type { Mention } from '../../../model/statement.js';
import { OBSERVING } from '../../../generated/words/dataroles.js';
import { OBJECT_STOPS } from '../../../generated/words/objects.js';
import type { Clause } from '../clauses/clause.js';
import { isData, isMeans } from './datawords.js';
import { FOLLOWING } from './leadkind.js';
import { Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';
import { resumes, includingAfter, namesParts, pastJoiner, seriesStart } from './dataseries.js';
import { objectRange, stopIn } from './objects.js';

const COLON = new Set([':']);

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
  // "No data other than your age are stored": of the subject, and not an exception in front of it.
  const left = hidden && hidden.from > subject.from ? hidden : null;
  const out = dataIn(s, { from: seriesStart(s, subject.from), to: subject.to }, left, main);
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
    if (isSpared(s, p, main)) continue;
    const m = mentionOf(s, p);
    const lacking = isLacking(s, p, main);
    if (lacking && p.id !== 'personal') continue;
    const id = lacking ? 'non_personal' : p.id;
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
function isLacking(s: Sentence, p: Range, main: number): boolean {
  return s.clauses.some(
    (c) =>
      c.relative &&
      c.group.from > main &&
      c.group.negated &&
      c.group.mains.some((m) => HOLDING.has(s.base(m))) &&
      c.region.from <= p.from &&
      c.region.to >= p.to,
  );
}

/** "cookies that do not collect your name": what the tool leaves alone is nothing that the verb in front is about. */
function isSpared(s: Sentence, p: Range, main: number): boolean {
  return s.clauses.some(
    (c) =>
      c.relative &&
      c.group.negated &&
      c.actor === 'tool' &&
      !c.group.passive &&
      c.group.from > main &&
      c.group.mains.some((m) => (s.readings(m) & GATHERING) !== 0 && !HOLDING.has(s.base(m))) &&
      c.region.from <= p.from &&
      c.region.to >= p.to,
  );
}

const GATHERING = Reading.collect | Reading.get | Reading.store | Reading.track;

function mentionOf(s: Sentence, p: { id: string; from: number; to: number }): Mention {
  const { start, end } = s.span(p.from, p.to);
  return { id: p.id, text: s.text.slice(start, end), start, end };
}

function add(out: Mention[], more: readonly Mention[]): void {
  for (const m of more) if (!out.some((o) => o.id === m.id)) out.push(m);
}

// What tells which data a denial speaks of beside where they come from: "that personally identifies you", "research data", "removed information", "no other".
import { GENERAL, OPENING, TAKEN } from '../../../generated/words/qualified.js';
import { TYING } from '../../../generated/words/denials.js';
import { GATHERING } from '../../../generated/words/picking.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import { isExcepted } from './narrowed.js';
import type { Range } from '../tokens/range.js';

/** Words between the verb and its data. */
const NEAR = 7;
/** Words that say which data are no more than these. */
const MOST = 5;
/** Words in front of data that tell nothing of them. */
const PLAIN = Bit.DET | Bit.USER | Bit.FIRST | Bit.FIRST_NOUN | Bit.NEG | Bit.POSS | Bit.NUMBER;
/** What goes on with no word of the data. */
const FOREIGN =
  Bit.PUNCT | Bit.PREP | Bit.SUB | Bit.REL | Bit.ADV | Bit.USER | Bit.THEY | Bit.IT | Bit.TO | Bit.MODAL | Bit.CONJ | Bit.DET | Bit.NEG;
const ABOUT = new Set(['about', 'on', 'of', 'regarding']);
const OTHER = new Set(['other', 'further', 'additional']);

/** The words of or behind the first data of a denial that say which they are; `endOf`: the end of a phrase. */
export function qualifiedBy(s: Sentence, clause: Clause, endOf: (from: number) => number): Range | null {
  const { subject } = clause;
  if (subject && s.norm(subject.from) === 'no' && OTHER.has(s.norm(subject.from + 1))) return subject;
  const zone = zoneOf(s, clause);
  const head = zone && headIn(s, zone);
  return head && (furtherData(s, zone, head) ?? inFront(s, zone, head) ?? behind(s, clause, head, zone.to, endOf));
}

/** The words of what the verb is about. */
function zoneOf(s: Sentence, { group, subject, region }: Clause): Range | null {
  if (group.passive || group.copula) return subject;
  let from = lastVerb(group) + 1;
  // "give away", "ask you for"
  while (from < region.to && (TAKEN.has(s.norm(from)) || s.bits(from) & Bit.USER) && !(s.bits(from) & Bit.DET)) from++;
  return from < region.to ? { from, to: region.to } : null;
}

/** The first data named in a range: "research data", "your photo". */
function headIn(s: Sentence, { from, to }: Range): Range | null {
  for (let k = from; k < Math.min(to, from + NEAR); k++) {
    const named = s.phrases.find((p) => p.kind === 'data' && p.from === k && p.to <= to);
    if (named) return s.bits(named.to) & Bit.GENERIC ? { from: named.from, to: named.to + 1 } : named;
    if (s.bits(k) & Bit.GENERIC) return { from: k, to: k + 1 };
    if (s.bits(k) & (Bit.PUNCT | Bit.PREP | Bit.SUB | Bit.REL | Bit.MODAL | Bit.BE) && !(s.bits(k) & (Bit.DET | Bit.GLUED))) return null;
  }
  return null;
}

/** "any other personal data", "no other transmission": beside what was named. */
function furtherData(s: Sentence, { from }: Range, head: Range): Range | null {
  const at = s.find(from, head.from, OTHER);
  return at < 0 || at > from + 1 || s.bits(at + 1) & Bit.PREP ? null : { from: at > from ? at - 1 : at, to: head.to };
}

/** "research data", "removed and deleted notes", "Bluetooth location data": words that no list knows in front of data. */
function inFront(s: Sentence, { from }: Range, head: Range): Range | null {
  let k = from;
  while (k < head.from && !(s.bits(k) & Bit.GLUED) && (s.bits(k) & PLAIN || GENERAL.has(s.norm(k)))) k++;
  if (k >= head.from || head.from - k > MOST) return null;
  while (k > from && k < head.from && !(s.bits(k - 1) & PLAIN) && GENERAL.has(s.norm(k - 1))) k--;
  let told = false;
  for (let j = k; j < head.from; j++) {
    if (s.bits(j) & Bit.CONJ && j > k && j + 1 < head.from) continue;
    if (s.bits(j) & FOREIGN && !(j === k && s.bits(j) & PLAIN)) return null;
    // "marketing cookies": told as what they are for.
    if (!GENERAL.has(s.norm(j)) && !isNamed(s, j)) told = true;
  }
  return told ? { from: k, to: head.to } : null;
}

const ADVERTISING = /advertising|marketing/;

/** What belongs to the organisation, or tells of adverts. */
function isNamed(s: Sentence, at: number): boolean {
  return (
    s.own.some((n) => n.from <= at && at < n.to) ||
    s.phrases.some((p) => p.kind === 'purpose' && ADVERTISING.test(p.id) && p.from <= at && at < p.to)
  );
}

/** "information that personally identifies you", "credentials used to open your account": a clause of the data's own. */
function behind(s: Sentence, clause: Clause, head: Range, most: number, endOf: (from: number) => number): Range | null {
  // "information that identifies you" is a term of its own.
  for (let k = head.from + 1; k < head.to; k++) if (s.bits(k) & Bit.REL) return { from: k, to: head.to };
  let from = head.to;
  if (ABOUT.has(s.norm(from)) && s.bits(from + 1) & Bit.USER) from += 2;
  if (isExcepted(s, from - 1, from)) return null;
  const told = s.clauses.find(
    (c) =>
      c !== clause &&
      (c.relative || c.group.kind === 'participle') &&
      (c.start === from || c.start === from + 1 || c.group.from === from) &&
      !(s.bits(from) & (Bit.PUNCT | Bit.CONJ)),
  );
  // "whom we know to be young": so far as is known.
  if (told?.actor === 'first' && told.group.mains.some((m) => s.base(m) === 'know')) return null;
  if (!told || told.group.mains.some((m) => GATHERING.has(s.base(m)) && !TYING.has(s.base(m)))) return null;
  const end = endOf(Math.max(lastVerb(told.group) + 1, told.group.from));
  const open = s.find(from + 1, end, OPENING);
  const to = Math.min(open < 0 ? end : open, clause.group.passive || clause.group.copula ? most : end);
  return told.negated || isTelling(s, lastVerb(told.group) + 1, to) ? { from, to } : null;
}

/** Whether words say more than "with you", "to us". */
function isTelling(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (!(s.bits(k) & (Bit.PREP | Bit.TO | Bit.DET | Bit.USER | Bit.FIRST | Bit.FIRST_NOUN | Bit.PUNCT | Bit.ADV | Bit.THEY | Bit.IT)))
      return true;
  return false;
}

// Where or by which way something is denied: "in private tabs", "by e-mail", "on our website"; and of what: "For products of your school, we do not".
import { FRONT, LED, PLACES, WAYS, WHERE } from '../../../generated/words/places.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';
import { endOf } from './ends.js';
import { inRelative, isExcepted } from './narrowed.js';

const COMMA = new Set([',']);
/** The words of one place are no more than these. */
const MOST = 7;
const MOST_FRONT = 14;
const STOPPING = Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.SUB | Bit.REL | Bit.MODAL | Bit.BE | Bit.DO | Bit.TO | Bit.NEG;

/** The words behind the verb that name a place of it. */
export function placeOf(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Range | null {
  const main = lastVerb(clause.group);
  for (let k = s.find(main + 1, clause.region.to, WHERE); k >= 0; k = s.find(k + 1, clause.region.to, WHERE)) {
    if (!reaches(k) || isExcepted(s, main, k) || isOfAnother(s, clause, k)) return null;
    if (s.phrases.some((p) => p.from < k && p.to > k && p.kind !== 'condition') || inRelative(s, clause, k)) continue;
    const end = headEnd(s, k + 1);
    if (end < 0 || isData(s, k, end) || (s.norm(k) === 'by' && !WAYS.has(s.stem(end - 1)))) continue;
    // "kept in the browser and not on our servers"
    if (s.bits(end) & Bit.CONJ && s.bits(end + 1) & Bit.NEG) continue;
    const also = s.bits(end) & Bit.CONJ ? headEnd(s, end + 1) : -1;
    return { from: k, to: also > 0 ? also : end };
  }
  return null;
}

/** "on your phone", "in your letters": where data are, or which. */
function isData(s: Sentence, at: number, end: number): boolean {
  return WAYS.has(s.stem(end - 1)) && (at + 2 < end || s.norm(at) === 'in' || s.norm(at) === 'on');
}

/** Whether another clause stands between the verb and a word. */
function isOfAnother(s: Sentence, clause: Clause, at: number): boolean {
  const main = lastVerb(clause.group);
  return (
    s.clauses.some((c) => c.group.kind === 'finite' && !c.relative && c.group.from > main && c.group.from < at) || isContrast(s, main, at)
  );
}

const TURNS = new Set(['while', 'whereas', 'but', 'although']);

function isContrast(s: Sentence, main: number, at: number): boolean {
  return s.find(main, at, TURNS) >= 0;
}

/** The end of a noun phrase whose head is a place; -1 where it is none. */
function headEnd(s: Sentence, from: number): number {
  let k = from;
  while (k < from + MOST && k < s.tokens.length && !(s.bits(k) & STOPPING && !(s.bits(k) & Bit.DET)) && !WHO.has(s.norm(k))) k++;
  return k > from && PLACES.has(s.stem(k - 1)) && !s.phrases.some((p) => p.kind === 'recipient' && p.to === k) ? k : -1;
}

/** "in the logs [we keep]" */
const WHO = new Set(['we', 'you', 'they']);

const LYING = new Set(['in', 'outside', 'within', 'beyond']);
const LANDS = new Set(['country', 'jurisdiction', 'territory', 'region']);
const MOST_LAND = 5;

/** "with firms in other countries", "outside the EU": not there, and maybe here. */
export function abroadOf(s: Sentence, clause: Clause): Range | null {
  const main = lastVerb(clause.group);
  for (let k = s.find(main + 1, clause.region.to, LYING); k >= 0; k = s.find(k + 1, clause.region.to, LYING)) {
    if (isExcepted(s, main, k - 1) || inRelative(s, clause, k) || isOfAnother(s, clause, k)) return null;
    const to = endOf(s, k + 1);
    const near = Math.min(to, k + MOST_LAND);
    if (s.within('place', { from: k, to: near }).length > 0 || s.findStem(k + 1, near, LANDS) >= 0) return { from: k, to };
  }
  return null;
}

/** "In private tabs, we do not", "For products of your school, we will not": said of these alone. */
export function ledBy(s: Sentence, clause: Clause, reaches: (at: number) => boolean): Range | null {
  const from = s.norm(0) === 'and' || s.norm(0) === 'but' ? 1 : 0;
  if (!FRONT.has(s.norm(from)) || !reaches(from) || isExcepted(s, from - 1, from + 1)) return null;
  const comma = s.find(from, Math.min(clause.start, from + MOST_FRONT), COMMA);
  if (comma < 0 || s.clauses.some((c) => c.group.kind === 'finite' && !c.relative && c.group.from > from && c.group.from < comma))
    return null;
  for (let k = from + 1; k < comma; k++) if (LED.has(s.stem(k)) && !isPlain(s, from + 1, k)) return { from, to: comma };
  return null;
}

/** "our services", "this website": all that there is. */
function isPlain(s: Sentence, from: number, noun: number): boolean {
  return noun === from + 1 && (s.bits(from) & (Bit.FIRST | Bit.DET)) !== 0 && (s.bits(noun) & Bit.FIRST_NOUN) !== 0;
}

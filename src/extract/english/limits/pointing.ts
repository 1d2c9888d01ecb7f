// Data that a denial points to and does not name: "this information", "such data", "the following categories", "the data listed in section 9".
import { ABOUT, POINTERS, SORTS, WHOLE } from '../../../generated/words/pointing.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

const LONGEST_POINTER = 4;

/** "this information", "any of these", "access to the data": what stands for data that were named before and that nobody knows; `at`: the first word of what the verb is about. */
export function pointingBack(s: Sentence, at: number, { start, region }: Clause): Range | null {
  let from = at;
  while (from < at + 3 && (s.norm(from) === 'any' || s.norm(from) === 'all' || s.norm(from) === 'of')) from++;
  const noun = pointedNoun(s, from);
  if (noun > 0) return { from: at, to: noun };
  if (POINTERS.has(s.norm(from)) && s.norm(from) !== 'the') return { from: at, to: from + 1 };
  for (let k = s.find(start, region.to, POINTERS); k >= 0; k = s.find(k + 1, region.to, POINTERS)) {
    const end = ACCESSING.has(s.norm(k - 1)) ? pointedNoun(s, k) : -1;
    if (end > 0) return { from: k, to: end };
  }
  return null;
}

const THESE = new Set(['this', 'these', 'those', 'such', 'that']);

/** "This personal information is not sold", "we do not sell such data": that of which was spoken before. */
export function pointedData(s: Sentence, { group, subject, region }: Clause): Range | null {
  const told = group.passive || group.copula ? subject : { from: lastVerb(group) + 1, to: region.to };
  if (!told) return null;
  let from = told.from;
  while (from < told.from + 3 && (s.norm(from) === 'any' || s.norm(from) === 'all' || s.norm(from) === 'of')) from++;
  const end = THESE.has(s.norm(from)) ? pointedNoun(s, from) : -1;
  return end > 0 && end <= told.to ? { from, to: end } : null;
}

const ACCESSING = new Set(['to', 'of']);

/** "face detection data", "RFID tag information": a kind of data that no list knows; `at`: the first word of what the verb is about. */
export function unnamedData(s: Sentence, at: number, object: Range): Range | null {
  if (at !== object.from) return null;
  let from = at;
  while (s.bits(from) & (Bit.DET | Bit.USER | Bit.FIRST | Bit.NEG) && from < object.to) from++;
  let k = from;
  while (
    k < object.to &&
    !(s.bits(k) & (Bit.GENERIC | Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.DET | Bit.USER | Bit.FIRST | Bit.REL | Bit.ADV | Bit.POSS)) &&
    !WHOLE.has(s.norm(k))
  )
    k++;
  return k > from && k - from < LONGEST_POINTER && s.bits(k) & Bit.GENERIC ? { from, to: k + 1 } : null;
}

const LISTED = new Set(['following', 'these', 'those', 'such', 'this']);

const TOLD = new Set(['listed', 'described', 'identified', 'specified', 'set']);
const WHERE = new Set(['in', 'above', 'below', 'forth', 'out']);
const MOST_TOLD = 6;

/** "the following categories of personal information", "the categories listed in section 9": those that are told elsewhere. */
export function listedData(s: Sentence, object: Range, region: Range): Range | null {
  const { from, to } = object;
  const at = s.find(from, to, LISTED);
  const noun = at < 0 ? -1 : s.findStem(at + 1, Math.min(at + LONGEST_POINTER, to), SORTS);
  if (noun < 0) {
    const told = s.find(region.from, region.to, TOLD);
    // "the data described in this policy": all of them.
    if (told < 0 || !WHERE.has(s.norm(told + 1)) || s.bits(told + 2) & (Bit.DET | Bit.FIRST)) return null;
    let end = told + 2;
    while (end < told + MOST_TOLD && !(s.bits(end) & (Bit.PUNCT | Bit.CONJ)) && end < s.tokens.length) end++;
    return { from: told, to: end };
  }
  let end = noun + 1;
  if (s.norm(end) === 'of') for (let k = end + 1; k < noun + LONGEST_POINTER && k < to; k++) if (s.bits(k) & Bit.GENERIC) end = k + 1;
  return { from: s.bits(at - 1) & Bit.DET ? at - 1 : at, to: end };
}

/** Where "this information", "the data" ends; -1 where it is told by itself ("the data of our readers"). */
export function pointedNoun(s: Sentence, at: number): number {
  if (!POINTERS.has(s.norm(at))) return -1;
  for (let k = at + 1; k < at + LONGEST_POINTER; k++) {
    if (s.bits(k) & Bit.GENERIC)
      return s.norm(at) === 'the' && (ABOUT.has(s.norm(k + 1)) || s.bits(k + 1) & (Bit.REL | Bit.FIRST | Bit.USER)) ? -1 : k + 1;
    if (s.bits(k) & (Bit.PUNCT | Bit.PREP)) return -1;
  }
  return -1;
}

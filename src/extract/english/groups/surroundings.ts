// What stands around a word: small questions that decide whether it is a verb here.
import { QUOTES } from '../../../generated/words/surroundings.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Token } from '../tokens/tokens.js';
import type { GroupPass } from './grouppass.js';

/** Marks in pairs, an interjection between them. */
export const MARKS = new Set([',', '—', '–', '-']);
export const OPENING_QUOTES = new Set(['"', '“', '‘', '«']);

export function isOnly(pass: GroupPass, j: number): boolean {
  const norm = pass.norm(j);
  if (norm === 'only' || norm === 'limited') return true;
  return (norm === 'just' || norm === 'merely') && !reachesAnybody(pass, j);
}

/** "not [just] hand your name to anyone": not to whoever asks, which denies it. */
function reachesAnybody(pass: GroupPass, from: number): boolean {
  for (let k = from; k < pass.tokens.length && k - from < MOST_JUST; k++) {
    if (pass.norm(k) === 'but') return false;
    if (ANYBODY.has(pass.norm(k))) return true;
  }
  return false;
}

const ANYBODY = new Set(['anyone', 'anybody']);
const MOST_JUST = 12;

/** "to" as a preposition before a noun that is spelled like a verb: "access to market data". */
export function nounAfterTo(pass: GroupPass, to: number): boolean {
  const before = pass.norm(to - 1);
  return before === 'access' && !objectFollows(pass, to + 1);
}

export function isTight(pass: GroupPass, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const t = pass.tokens[k] as Token;
    if (
      t.bits & (Bit.CONJ | Bit.ADV | Bit.NEG) ||
      t.norm === ',' ||
      t.norm === '/' ||
      t.norm === ';' ||
      t.norm === ':' ||
      t.norm === '(' ||
      t.norm === ')' ||
      isQuote(pass, k)
    )
      continue;
    if (
      k === from &&
      (t.norm === 'with' ||
        t.norm === 'to' ||
        t.norm === 'on' ||
        t.norm === 'out' ||
        t.norm === 'from' ||
        t.norm === 'about' ||
        t.norm === 'in')
    )
      continue;
    // An unknown verb in the series: "sold, gifted or handed over".
    if (!(t.bits & ~Bit.CAPITAL) && !t.verb && isListMark(pass, k - 1) && isListMark(pass, k + 1)) continue;
    return false;
  }
  return true;
}

function isListMark(pass: GroupPass, i: number): boolean {
  return pass.norm(i) === ',' || Boolean(pass.bits(i) & Bit.CONJ);
}

export function commaThenConjunction(pass: GroupPass, comma: number): boolean {
  return Boolean(pass.bits(comma + 1) & Bit.CONJ) || (pass.tokens[comma] as Token).norm === ';';
}

/** Whether what follows looks like the object or complement of a verb rather than of a noun. */
export function objectFollows(pass: GroupPass, i: number): boolean {
  const next = pass.tokens[i + 1];
  if (!next) return false;
  if (next.norm === 'of' || next.bits & (Bit.BE | Bit.MODAL | Bit.HAVE)) return false;
  if (next.bits & (Bit.DET | Bit.FIRST | Bit.USER | Bit.IT | Bit.THEY | Bit.ADV | Bit.GENERIC | Bit.NEG)) return true;
  if (next.bits & Bit.PUNCT)
    return next.norm === '"' || next.norm === '“' || next.norm === '(' || (next.norm === ',' && Boolean(pass.readings(i)));
  if (pass.inPhrase[i + 1]) return true;
  if (next.bits & (Bit.PREP | Bit.TO))
    return (
      next.norm === 'with' ||
      next.norm === 'to' ||
      next.norm === 'from' ||
      next.norm === 'by' ||
      next.norm === 'through' ||
      next.norm === 'about' ||
      next.norm === 'for' ||
      next.norm === 'on' ||
      next.norm === 'in'
    );
  if (next.bits & (Bit.CONJ | Bit.SUB)) return Boolean(pass.readings(i));
  return true;
}

export function followsLikeObject(pass: GroupPass, i: number): boolean {
  const next = pass.tokens[i + 1] as Token;
  return !(next.bits & (Bit.PUNCT | Bit.CONJ)) || next.norm === '"' || next.norm === '“' || next.norm === ':';
}

export function couldBeVerb(pass: GroupPass, j: number): boolean {
  const t = pass.tokens[j] as Token;
  return (
    !(
      t.bits &
      (Bit.PUNCT |
        Bit.DET |
        Bit.PREP |
        Bit.CONJ |
        Bit.SUB |
        Bit.FIRST |
        Bit.USER |
        Bit.IT |
        Bit.THEY |
        Bit.CAPITAL |
        Bit.NUMBER |
        Bit.REL |
        Bit.FIRST_NOUN |
        Bit.GENERIC |
        Bit.NOTDATA |
        Bit.QUESTION)
    ) &&
    !pass.inPhrase[j] &&
    t.norm.length > 2
  );
}

export function isQuote(pass: GroupPass, i: number): boolean {
  return QUOTES.has(pass.norm(i));
}

/** Back from a verb over a quotation mark, a bracket or an interjection: "we (and our partners) collect", "we, as the operator, collect", "we – and our partners – collect". */
export function pastMarks(pass: GroupPass, at: number): number {
  let k = at;
  if (!(pass.bits(k) & Bit.PUNCT)) return k;
  while (OPENING_QUOTES.has(pass.norm(k)) || pass.norm(k) === '”') k--;
  const n = pass.norm(k);
  if (n !== ')' && !MARKS.has(n)) return k;
  for (let j = k - 1; j > 0 && k - j < 20; j--) {
    const m = pass.norm(j);
    if (m === ';' || m === ':') break;
    if (m !== (n === ')' ? '(' : n)) continue;
    const before = pass.tokens[j - 1] as Token;
    return before.norm === 'we' ||
      before.norm === 'i' ||
      (n === ',' && before.norm === 'to') ||
      // "we will not sell or, without your consent, share"
      (n === ',' && before.norm === 'or') ||
      (n === ')' && before.bits & (Bit.FIRST_NOUN | Bit.CAPITAL))
      ? j - 1
      : at;
  }
  return k;
}

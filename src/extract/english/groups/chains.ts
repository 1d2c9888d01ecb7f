// What may stand within a chain of auxiliaries, between the first of them and the verb.
import { SUBJECTS } from '../../../generated/words/surroundings.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import { frontedNever, isNever } from './never.js';
import { MARKS } from './surroundings.js';
import type { Token } from '../tokens/tokens.js';
import type { GroupPass } from './grouppass.js';

/** "have" and "do" as main verbs: "we do not have access", "we do the following". */
export function takesObject(pass: GroupPass, j: number, expect: number): boolean {
  if (!(expect & Form.BASE)) return false;
  const next = pass.tokens[j + 1];
  // "can and do share"
  if (next?.verb && pass.bits(j) & Bit.DO && next.verb.forms & Form.BASE && pass.bits(j - 1) & Bit.CONJ) return false;
  return !next || (!(next.verb && next.verb.forms & Form.PART) && !(next.bits & (Bit.BE | Bit.NEG | Bit.ADV)));
}

export function onlyClosingAfter(pass: GroupPass, j: number): boolean {
  for (let k = j; k < pass.tokens.length; k++) if (!(pass.bits(k) & Bit.PUNCT)) return false;
  return true;
}

export function mayInvert(pass: GroupPass, i: number): boolean {
  const before = i > 0 ? pass.tokens[i - 1] : undefined;
  if (!before) return true;
  if (before.norm === ',' && ['should', 'were', 'had'].includes((pass.tokens[i] as Token).norm)) return SUBJECTS.has(pass.norm(i + 1));
  if (before.bits & (Bit.QUESTION | Bit.NEG | Bit.CONJ | Bit.SUB)) return true;
  if (frontedNever(pass.tokens, i) >= 0) return true;
  for (let k = i - 1; k >= 0 && i - k < 7; k--) {
    if (pass.bits(k) & Bit.NEG) return true;
    if (pass.bits(k) & (Bit.FIRST | Bit.THEY) || (pass.tokens[k] as Token).norm === ',')
      return before.norm === 'information' || before.norm === 'data';
  }
  // "With whom do you share it?", "For how long do you keep it?"
  if (pass.bits(0) & Bit.PREP && i < MOST_ASKING && ASKED.has(pass.norm(1))) return true;
  return Boolean(pass.bits(0) & Bit.QUESTION) && !(pass.bits(0) & (Bit.FIRST | Bit.BE));
}

const ASKED: ReadonlySet<string> = new Set(['whom', 'which', 'what', 'how']);
const MOST_ASKING = 5;

/**
 * End of the noun phrase at j, behind which a verb of the form `expect` comes: a pronoun, or up to five words; what hangs on a noun goes up to
 * "be". `bare`: "data" may open it.
 */
export function nounPhrase(pass: GroupPass, j: number, expect: number, bare: boolean): number {
  const t = pass.tokens[j] as Token;
  if (SUBJECTS.has(t.norm)) return j + 1;
  const noun = Bit.DET | Bit.CAPITAL | Bit.FIRST | Bit.FIRST_NOUN | (bare ? Bit.GENERIC : 0);
  if (!(t.bits & noun) && !pass.inPhrase[j]) return j;
  for (let k = j + 1; k < pass.tokens.length && k - j < 6; k++) {
    const next = pass.tokens[k] as Token;
    if (next.bits & (Bit.PUNCT | Bit.PREP | Bit.REL | Bit.MODAL)) break;
    // "will the collected data be sold": only what fits its auxiliary is the verb.
    if (next.verb && next.verb.forms & expect && !pass.inPhrase[k] && !describesNoun(pass, k)) return k;
    if (next.bits & (Bit.ADV | Bit.NEG)) return k;
  }
  return expect & Form.BASE ? bareBe(pass, j) : j;
}

/** Where in a noun phrase that is a subject begins what hangs on its noun: "data [you give us]". */
export function headEnd(pass: GroupPass, from: number, to: number): number {
  for (let k = from + 1; k < to; k++) if (pass.bits(k) & (Bit.REL | Bit.PREP) || SUBJECTS.has(pass.norm(k))) return k;
  return to;
}

const LONGEST_SUBJECT = 12;

/** "Under no circumstances will data from our members be sold": "be" by itself stands behind an auxiliary alone. */
function bareBe(pass: GroupPass, j: number): number {
  for (let k = j + 1; k < pass.tokens.length && k - j < LONGEST_SUBJECT; k++) {
    if (pass.norm(k) === 'be' && pass.norm(k - 1) !== 'to') return k;
    if (pass.bits(k) & (Bit.PUNCT | Bit.MODAL | Bit.DO)) break;
  }
  return j;
}

/** "will the [stored] data be sold", "will the data [stored] be sold": a participle beside the noun, whose verb comes behind it. */
function describesNoun(pass: GroupPass, k: number): boolean {
  if (pass.forms(k) & Form.BASE) return false;
  if (pass.bits(k + 1) & Bit.BE) return true;
  const before = pass.bits(k - 1);
  return (
    (before & (Bit.DET | Bit.USER)) !== 0 &&
    !(before & (Bit.IT | Bit.THEY)) &&
    !(pass.bits(k + 1) & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.ADV))
  );
}

const LONGEST_BRACKET = 16;

/** Where a short bracket closes; -1 where it does not. */
export function closingOf(pass: GroupPass, open: number): number {
  for (let k = open + 1; k < pass.tokens.length && k - open < LONGEST_BRACKET; k++) if ((pass.tokens[k] as Token).norm === ')') return k;
  return -1;
}

/** "may, from time to time, and at our discretion, share", "may – with your consent – share": index behind the last mark, or 0. */
export function interjection(pass: GroupPass, open: number, expect: number): number {
  const mark = (pass.tokens[open] as Token).norm;
  if (!MARKS.has(mark)) return 0;
  for (let k = open + 1; k < pass.tokens.length && k - open < 24; k++) {
    if (pass.norm(k) !== mark) continue;
    let m = k + 1;
    while (pass.bits(m) & (Bit.ADV | Bit.NEG)) m++;
    const verb = pass.verb(m);
    if (verb && verb.forms & expect) return k + 1;
    if (mark !== ',' || !(pass.bits(k + 1) & (Bit.CONJ | Bit.PREP | Bit.SUB))) return 0;
  }
  return 0;
}

/** ", but do not," within a chain: auxiliaries of its own between commas. */
export function takesOver(pass: GroupPass, comma: number): boolean {
  if (pass.norm(comma) !== ',' || !(pass.bits(comma + 1) & Bit.CONJ)) return false;
  let k = comma + 2;
  let own = 0;
  while (pass.bits(k) & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE | Bit.NEG | Bit.ADV)) own |= pass.bits(k++);
  return Boolean(own & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE)) && pass.norm(k) === ',' && pass.verb(k + 1) != null;
}

/** The "no" of "in no case", "under no circumstances" in a token range; -1 where there is none. */
export function denyingPhrase(pass: GroupPass, from: number, to: number): number {
  for (let k = from + 1; k < to; k++) if (isNever(pass.tokens, k)) return k;
  return -1;
}

/** "may from time to time use", "will in no case sell": index of the verb behind a short phrase, or 0. */
export function adverbial(pass: GroupPass, at: number, expect: number): number {
  for (let k = at + 1; k < pass.tokens.length && k - at < 6; k++) {
    const t = pass.tokens[k] as Token;
    // "will of course not": what denies is read in its turn.
    if (k - at > 1 && (t.norm === 'not' || t.norm === 'never') && !(pass.bits(k - 1) & (Bit.CONJ | Bit.PREP))) return k;
    // "may with your consent, use"
    if (t.norm === 'consent' && k - at === 2 && pass.norm(k + 1) === ',' && pass.forms(k + 2) & expect && !pass.inPhrase[k + 2])
      return k + 2;
    if (t.bits & (Bit.PUNCT | Bit.FIRST | Bit.USER | Bit.REL | Bit.CONJ) && !(k - at === 1 && t.norm === 'your')) return 0;
    if (t.verb && t.verb.forms & expect && k - at > 1 && !pass.inPhrase[k] && !(pass.bits(k - 1) & (Bit.DET | Bit.PREP))) return k;
  }
  return 0;
}

// Where a verb's subject stands: its noun phrase, relative clauses and interjections looked through.
import { SUBJECT_PRONOUNS } from '../../../generated/words/actors.js';
import { SUFFIXES } from '../../../generated/words/equated.js';
import { keyOf } from '../names/equated.js';
import { joinsAdverbs } from '../groups/asides.js';
import { isNever, neverEndingAt } from '../groups/never.js';
import { Bit } from '../lexicon/lexicon.js';
import { ALONG } from './ours.js';
import { APPOSING, LONGEST_SERIES } from './series.js';
import { commaPair, isQuote, openingOf, weBefore, weBeforeDash } from './series.js';
import { nounStart, relativeContact } from './nounphrases.js';
import { splitsAt } from './splitting.js';
import type { ClausePass } from './clausepass.js';
import type { Range } from '../tokens/range.js';

const SINGULAR = new Set(['is', 'was', 'has', 'does']);
const LEAVING_OUT = new Set(['except', 'besides', 'but', 'save']);

/** Tokens of the subject of a finite group that starts at `from`; null where a conjunction or a boundary stands before it. */
export function subjectRange(pass: ClausePass, from: number): Range | null {
  let k = from - 1;
  while (
    pass.norm(k) !== 'nothing' &&
    pass.norm(k) !== 'nobody' &&
    pass.norm(k) !== 'none' &&
    ((pass.bits(k) & (Bit.ADV | Bit.NEG) && !(pass.bits(k) & (Bit.CONJ | Bit.FIRST | Bit.IT | Bit.THEY | Bit.DET))) ||
      (k < from - 1 && joinsAdverbs(pass, k)))
  )
    k--;
  if (pass.norm(k) === 'no' && pass.norm(k + 1) === 'longer') k--;
  // "A cookie in no way gives"
  const no = neverEndingAt(pass.tokens, k);
  if (no > 1) k = no - 2;
  // "Acme then receives"
  if (pass.norm(k) === 'then' && !(pass.bits(k - 1) & (Bit.PUNCT | Bit.CONJ))) k--;
  if (k < 0) return null;
  // "Acme Inc. may": the stop is part of the name.
  if (pass.norm(k) === '.' && SUFFIXES.has(pass.norm(k - 1))) k--;
  if (SUFFIXES.has(pass.norm(k)) && pass.norm(k - 1) === ',' && pass.bits(k - 2) & Bit.CAPITAL) k -= 2;
  if (pass.norm(k) === ',') {
    const open = commaPair(pass, k);
    // "we, and our partners, may", "we and our partners, use": those beside us belong to the subject.
    const us = weBefore(pass, open > 0 ? open : k);
    if (
      us >= 0 &&
      (open > 0 ? open === us + 1 && (pass.bits(open + 1) & Bit.CONJ || ALONG.has(pass.norm(open + 1))) : pass.bits(us + 1) & Bit.CONJ)
    )
      return { from: us, to: k };
    if (open < 0) {
      const beside = nameBeside(pass, k);
      return beside < 0 ? null : { from: beside, to: k };
    }
    // "Acme, our printer, stores": what it is tells whose deed it is.
    const apposed = pass.norm(open + 1) === 'as' ? open + 2 : open + 1;
    if (
      pass.bits(open - 1) & Bit.CAPITAL &&
      APPOSING.has(pass.norm(apposed)) &&
      pass.phrases.some((p) => p.kind === 'recipient' && p.from > open && p.to <= k)
    )
      return { from: apposed, to: k };
    // "Our mailing tool, Postlark, keeps": whoever is known to be somebody else.
    const name = pass.bits(open + 1) & Bit.CAPITAL ? keyOf(pass.tokens.slice(open + 1, k).map((t) => t.norm)) : null;
    if (name && pass.names.isOther(name)) return { from: open + 1, to: k };
    k = open - 1;
  }
  // "we – and other riders – receive": an aside between dashes.
  const us = weBeforeDash(pass, k);
  if (us >= 0) return { from: us, to: k };
  if (pass.norm(k) === ')') {
    const open = openingOf(pass, k);
    if (open > 0) k = open - 1;
  }
  // "your address (will not be sold)": said of the data in front of the bracket.
  if (
    pass.norm(k) === '(' &&
    pass.bits(from) & (Bit.MODAL | Bit.BE | Bit.HAVE) &&
    pass.phrases.some((p) => p.kind === 'data' && p.to === k)
  )
    return { from: nounStart(pass, k - 1), to: k };
  if (pass.bits(k) & Bit.CONJ || (pass.bits(k) & Bit.PUNCT && !isQuote(pass, k))) return null;
  // "what you post there will be shown", "data that identify you is never sold": no subjects.
  if (pass.norm(k) === 'there' && pass.isVerb(k - 1)) k--;
  if (pass.norm(k) === 'you' && SINGULAR.has(pass.norm(from)) && pass.isVerb(k - 1)) return { from: nounStart(pass, k), to: k + 1 };
  const prepositional = pass.norm(k - 1) !== 'as' && pass.bits(k - 1) & Bit.PREP && !(pass.bits(k) & Bit.REL);
  if (SUBJECT_PRONOUNS.has(pass.norm(k)) && !prepositional && !(pass.norm(k) === 'it' && isStranded(pass, k)))
    return { from: neitherBefore(pass, k), to: k + 1 };
  // "partners we work with may"
  if (pass.bits(k) & Bit.PREP && !(pass.bits(k) & (Bit.DET | Bit.IT | Bit.THEY)) && !isStranded(pass, k)) return null;
  const start = nounStart(pass, k);
  // "We, along with vendors such as Birchline use"
  if (ALONG.has(pass.norm(start)) && pass.norm(start - 1) === ',' && pass.norm(start - 2) === 'we') return { from: start - 2, to: k + 1 };
  const denied = deniedWithin(pass, start, k);
  return { from: denied < 0 ? neitherBefore(pass, start) : denied, to: k + 1 };
}

/** "On our site [no data are]", "As a rule [none of it is]": the word that denies a subject behind a phrase in front of it; -1 where the noun phrase begins with it, or none does. */
function deniedWithin(pass: ClausePass, start: number, k: number): number {
  for (let j = start + 1; j <= k; j++) {
    // "A phrase that no reader understands"
    if (pass.bits(j - 1) & Bit.REL && !(pass.bits(j - 2) & Bit.PREP)) return -1;
    // "We neither will nor can": no subject of its own.
    if (!DENYING.has(pass.norm(j)) || isNever(pass.tokens, j) || (j === k && pass.norm(j) === 'neither')) continue;
    // "partners with no shop", "a name or no name", "never no"
    return pass.bits(j - 1) & (Bit.PREP | Bit.CONJ | Bit.NEG) && !(pass.bits(j - 1) & Bit.DET) ? -1 : j;
  }
  return -1;
}

const DENYING = new Set(['no', 'none', 'neither']);

/** "Larkmail and our partners[,] may": where a name at the beginning stands beside others up to a comma; -1 where none does. */
function nameBeside(pass: ClausePass, comma: number): number {
  const others = pass.phrases.find((p) => p.kind === 'recipient' && p.to === comma);
  if (!others) return -1;
  let k = others.from - 1;
  while (pass.bits(k) & (Bit.DET | Bit.FIRST) && !(pass.bits(k) & Bit.CONJ)) k--;
  if (!(pass.bits(k) & Bit.CONJ)) return -1;
  let from = k;
  while (from > 0 && pass.bits(from - 1) & Bit.CAPITAL) from--;
  return from < k && from === 0 ? from : -1;
}

/** "work with", "need it": a preposition or an object at the end of a clause that hangs on the noun in front of it. */
function isStranded(pass: ClausePass, k: number): boolean {
  const c = pass.isVerb(k - 1) ? pass.clauses.find((one) => one.group.mains.includes(k - 1)) : undefined;
  return c !== undefined && c.group.kind === 'finite' && (c.relative || relativeContact(pass, c));
}

/** "Neither our vendors nor we may": where the series begins that a pronoun closes; the pronoun where it closes none. */
function neitherBefore(pass: ClausePass, k: number): number {
  // "Nobody except our doctors": those who are left out are not the subject.
  if (LEAVING_OUT.has(pass.norm(k - 1)))
    return pass.norm(k - 2) === 'nobody' ? k - 2 : pass.norm(k - 2) === 'one' && pass.norm(k - 3) === 'no' ? k - 3 : k;
  if (pass.norm(k) === 'we' && pass.norm(k - 1) !== 'nor' && pass.bits(k - 1) & Bit.CONJ && !splitsAt(pass, k - 1))
    return besideWe(pass, k);
  if (pass.norm(k - 1) !== 'nor') return k;
  for (let i = k - 2; i >= 0 && k - i < LONGEST_SERIES; i--) {
    if (pass.norm(i) === 'neither') return i;
    if (pass.isVerb(i)) return k;
  }
  return k;
}

/** "Larkmail Ltd (a printer) and we", "our partners and we": where those who act beside us begin. */
function besideWe(pass: ClausePass, we: number): number {
  const last = pass.norm(we - 2) === ')' ? openingOf(pass, we - 2) - 1 : we - 2;
  if (last < 0) return we;
  let from = last + 1;
  if (pass.phrases.some((p) => p.kind === 'recipient' && p.to === last + 1)) {
    while (
      from > 0 &&
      !(pass.bits(from - 1) & (Bit.PUNCT | Bit.SUB | Bit.REL)) &&
      !(pass.bits(from - 1) & Bit.PREP && !(pass.bits(from - 1) & Bit.DET)) &&
      !pass.isVerb(from - 1)
    )
      from--;
    return from === 0 || pass.bits(from - 1) & (Bit.PUNCT | Bit.SUB) ? from : we;
  }
  while (from > 0 && pass.bits(from - 1) & Bit.CAPITAL) from--;
  return SUFFIXES.has(pass.norm(last)) && from < last && (from === 0 || pass.norm(from - 1) === ',') ? from : we;
}

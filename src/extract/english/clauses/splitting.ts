// Whether a "that" or a conjunction in front of a subject starts a clause of its own.
import { ANNOUNCING, UNPROVED } from '../../../generated/words/splitting.js';
import { SUFFIXES } from '../../../generated/words/equated.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import { isPlain, LONGEST_SERIES, openingOf } from './series.js';
import type { ClausePass } from './clausepass.js';

/** "data that web browsers make available": no verb stands between, so it opens a clause of which they are the subject. */
export function opensThat(pass: ClausePass, i: number, k: number): boolean {
  return (
    pass.norm(i) === 'that' &&
    i < k &&
    i > 0 &&
    !(pass.bits(i - 1) & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.SUB)) &&
    (!pass.verb(i - 1) || (pass.bits(i - 1) & Bit.GENERIC) !== 0) &&
    isPlain(pass, i + 1, k)
  );
}

/** "we ask [that] our vendors": a "that" behind a verb, or behind what is denied of proof. */
export function isComplementizer(pass: ClausePass, i: number): boolean {
  // "no guarantee [that] information may not be seen"
  return pass.isVerb(i - 1) || (UNPROVED.has(pass.norm(i - 1)) && pass.norm(i - 2) === 'no');
}

/** "When you visit us, Larkmail (a printer) and we [collect]": behind a clause of circumstance that a comma ends, up to a conjunction. */
function opensAnew(pass: ClausePass, last: number, i: number): boolean {
  for (let k = i - 1; k > last; k--) {
    if (pass.norm(k) === ')') {
      const open = openingOf(pass, k);
      if (open > 0) {
        k = open;
        continue;
      }
    }
    if (pass.norm(k) === ',' && SUFFIXES.has(pass.norm(k + 1)) && pass.bits(k + 1) & Bit.CAPITAL) continue;
    if (pass.norm(k) === ',') return k < i - 1;
    if ((pass.bits(k) & (Bit.PREP | Bit.SUB | Bit.REL) && !(pass.bits(k) & Bit.DET)) || pass.isVerb(k)) return false;
  }
  return false;
}

/** "data", "of the sort": what a clause behind "that" picks out. */
function isOfKind(pass: ClausePass, at: number): boolean {
  return (pass.bits(at) & Bit.GENERIC) !== 0 || KINDS.has(pass.stem(at));
}

const KINDS = new Set(['sort', 'kind', 'type', 'nature']);

/** "We show your photo, but [your name and your age are not]": the "but" that a subject of several nouns stands behind; -1 where none does. */
function turnBefore(pass: ClausePass, i: number): number {
  for (let k = i - 1; k > 0 && i - k < LONGEST_SERIES; k--) {
    if (pass.isVerb(k) || pass.norm(k) === ';') return -1;
    if (pass.norm(k) === 'but')
      return pass.bits(k + 1) & (Bit.DET | Bit.USER | Bit.FIRST) && !(pass.bits(k + 1) & (Bit.NEG | Bit.PREP)) ? k : -1;
  }
  return -1;
}

/** Whether a conjunction in front of a subject starts a new clause: it does where a verb came before in this clause. */
export function splitsAt(pass: ClausePass, i: number): boolean {
  // "data that we or our partners collect": "we" has no verb yet.
  if (pass.norm(i - 1) === 'we') return false;
  let told = -1;
  // "how Acme and its partners use": the verb in front of "how" parts nothing either.
  for (let k = i - 1; k > 0; k--)
    if (
      (pass.norm(k) === 'that' &&
        // "what is there [that browsers and servers give]"
        (isComplementizer(pass, k) || pass.norm(k - 1) === 'so' || (isOfKind(pass, k - 1) && opensThat(pass, k, i - 1)))) ||
      ANNOUNCING.has(pass.norm(k))
    ) {
      told = k;
      break;
    }
  told = Math.max(told, turnBefore(pass, i));
  for (const c of pass.clauses) {
    const last = lastVerb(c.group);
    // "we cannot promise that your letters and other data will": the verb in front of "that" parts nothing behind it.
    if (last < i && last > told && !c.relative && c.group.kind !== 'participle' && !(c.subordinator !== null && opensAnew(pass, last, i)))
      return true;
  }
  return false;
}

// Where a verb's subject stands: its noun phrase, relative clauses and interjections looked through.
import { SUBJECT_PRONOUNS } from '../../generated/words/actors.js';
import { SUFFIXES } from '../../generated/words/equated.js';
import type { Range } from './clause.js';
import { keyOf } from './equated.js';
import { Bit } from './lexicon.js';
import { NounPhrases } from './nounphrases.js';
import { APPOSING, LONGEST_SERIES } from './series.js';

const SINGULAR = new Set(['is', 'was', 'has', 'does']);
const LEAVING_OUT = new Set(['except', 'besides', 'but', 'save']);

export class Subjects extends NounPhrases {
  /** Tokens of the subject of a finite group that starts at `from`; null where a conjunction or a boundary stands before it. */
  protected subjectRange(from: number): Range | null {
    let k = from - 1;
    while (
      k >= 0 &&
      this.norm(k) !== 'nothing' &&
      this.norm(k) !== 'nobody' &&
      this.bits(k) & (Bit.ADV | Bit.NEG) &&
      !(this.bits(k) & (Bit.CONJ | Bit.FIRST | Bit.IT | Bit.THEY | Bit.DET))
    )
      k--;
    if (this.norm(k) === 'no' && this.norm(k + 1) === 'longer') k--;
    // "Acme then receives"
    if (this.norm(k) === 'then' && !(this.bits(k - 1) & (Bit.PUNCT | Bit.CONJ))) k--;
    if (k < 0) return null;
    // "Acme Inc. may": the stop is part of the name.
    if (this.norm(k) === '.' && SUFFIXES.has(this.norm(k - 1))) k--;
    if (SUFFIXES.has(this.norm(k)) && this.norm(k - 1) === ',' && this.bits(k - 2) & Bit.CAPITAL) k -= 2;
    if (this.norm(k) === ',') {
      const open = this.commaPair(k);
      // "we, and our partners, may", "we and our partners, use": those beside us belong to the subject.
      const us = this.weBefore(open > 0 ? open : k);
      if (us >= 0 && (open > 0 ? open === us + 1 && this.bits(open + 1) & Bit.CONJ : this.bits(us + 1) & Bit.CONJ))
        return { from: us, to: k };
      if (open < 0) return null;
      // "Acme, our printer, stores": what it is tells whose deed it is.
      const apposed = this.norm(open + 1) === 'as' ? open + 2 : open + 1;
      if (
        this.bits(open - 1) & Bit.CAPITAL &&
        APPOSING.has(this.norm(apposed)) &&
        this.phrases.some((p) => p.kind === 'recipient' && p.from > open && p.to <= k)
      )
        return { from: apposed, to: k };
      // "Our mailing tool, Postlark, keeps": whoever is known to be somebody else.
      const name = this.bits(open + 1) & Bit.CAPITAL ? keyOf(this.tokens.slice(open + 1, k).map((t) => t.norm)) : null;
      if (name && this.names.isOther(name)) return { from: open + 1, to: k };
      k = open - 1;
    }
    // "we – and other riders – receive": an aside between dashes.
    const us = this.weBeforeDash(k);
    if (us >= 0) return { from: us, to: k };
    if (this.norm(k) === ')') {
      const open = this.opening(k);
      if (open > 0) k = open - 1;
    }
    // "your address (will not be sold)": said of the data in front of the bracket.
    if (
      this.norm(k) === '(' &&
      this.bits(from) & (Bit.MODAL | Bit.BE | Bit.HAVE) &&
      this.phrases.some((p) => p.kind === 'data' && p.to === k)
    )
      return { from: this.nounStart(k - 1), to: k };
    if (this.bits(k) & Bit.CONJ || (this.bits(k) & Bit.PUNCT && !this.isQuote(k))) return null;
    // "what you post there will be shown", "data that identify you is never sold": no subjects.
    if (this.norm(k) === 'there' && this.isVerb(k - 1)) k--;
    if (this.norm(k) === 'you' && SINGULAR.has(this.norm(from)) && this.isVerb(k - 1)) return { from: this.nounStart(k), to: k + 1 };
    const prepositional = this.norm(k - 1) !== 'as' && this.bits(k - 1) & Bit.PREP && !(this.bits(k) & Bit.REL);
    if (SUBJECT_PRONOUNS.has(this.norm(k)) && !prepositional && !(this.norm(k) === 'it' && this.isStranded(k)))
      return { from: this.neitherBefore(k), to: k + 1 };
    // "partners we work with may"
    if (this.bits(k) & Bit.PREP && !(this.bits(k) & (Bit.DET | Bit.IT | Bit.THEY)) && !this.isStranded(k)) return null;
    return { from: this.neitherBefore(this.nounStart(k)), to: k + 1 };
  }

  /** "work with", "need it": a preposition or an object at the end of a clause that hangs on the noun in front of it. */
  private isStranded(k: number): boolean {
    const c = this.isVerb(k - 1) ? this.clauses.find((one) => one.group.mains.includes(k - 1)) : undefined;
    return c !== undefined && c.group.kind === 'finite' && (c.relative || this.relativeContact(c));
  }

  /** "Neither our vendors nor we may": where the series begins that a pronoun closes; the pronoun where it closes none. */
  private neitherBefore(k: number): number {
    // "Nobody except our doctors": those who are left out are not the subject.
    if (LEAVING_OUT.has(this.norm(k - 1)))
      return this.norm(k - 2) === 'nobody' ? k - 2 : this.norm(k - 2) === 'one' && this.norm(k - 3) === 'no' ? k - 3 : k;
    if (this.norm(k) === 'we' && this.bits(k - 1) & Bit.CONJ && !this.splitsAt(k - 1)) return this.besideWe(k);
    if (this.norm(k - 1) !== 'nor') return k;
    for (let i = k - 2; i >= 0 && k - i < LONGEST_SERIES; i--) {
      if (this.norm(i) === 'neither') return i;
      if (this.isVerb(i)) return k;
    }
    return k;
  }

  /** "Larkmail Ltd (a printer) and we", "our partners and we": where those who act beside us begin. */
  private besideWe(we: number): number {
    const last = this.norm(we - 2) === ')' ? this.opening(we - 2) - 1 : we - 2;
    if (last < 0) return we;
    let from = last + 1;
    if (this.phrases.some((p) => p.kind === 'recipient' && p.to === last + 1)) {
      while (
        from > 0 &&
        !(this.bits(from - 1) & (Bit.PUNCT | Bit.SUB | Bit.REL)) &&
        !(this.bits(from - 1) & Bit.PREP && !(this.bits(from - 1) & Bit.DET)) &&
        !this.isVerb(from - 1)
      )
        from--;
      return from === 0 || this.bits(from - 1) & (Bit.PUNCT | Bit.SUB) ? from : we;
    }
    while (from > 0 && this.bits(from - 1) & Bit.CAPITAL) from--;
    return SUFFIXES.has(this.norm(last)) && from < last && (from === 0 || this.norm(from - 1) === ',') ? from : we;
  }
}

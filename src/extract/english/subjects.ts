// Where a verb's subject stands: its noun phrase, relative clauses and interjections looked through.
import { POINTED } from '../../generated/words/shared.js';
import { ANNOUNCING } from '../../generated/words/subjects.js';
import { SUBJECT_PRONOUNS } from '../../generated/words/actors.js';
import { SUFFIXES } from '../../generated/words/equated.js';
import type { Clause, Range } from './clause.js';
import { keyOf } from './equated.js';
import { Bit, Form, Reading } from './lexicon.js';
import { APPOSING, LONGEST_SERIES, Series } from './series.js';
import type { Token } from './tokens.js';
import { lastVerb } from './group.js';

const SINGULAR = new Set(['is', 'was', 'has', 'does']);
const COMPARED = new Set(['longer', 'more', 'later', 'less', 'further']);
const TERMED = new Set(['term', 'terms', 'word', 'words', 'phrase']);
const EXTENTS = new Set(['long', 'soon', 'far', 'often', 'much']);
const LEAVING_OUT = new Set(['except', 'besides', 'but', 'save']);
const WHILE = new Set(['when', 'while', 'whilst']);
const TEMPORAL = new Set(['after', 'before', 'until', 'since', 'upon']);

export class Subjects extends Series {
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

  /** First token of the noun phrase that ends at `k`, relative clauses inside it looked through. */
  protected nounStart(k: number): number {
    let start = k + 1;
    let passed = false;
    for (let i = k; i >= 0; i--) {
      const t = this.tokens[i] as Token;
      if (t.norm === ')') {
        const open = this.opening(i);
        if (open > 0) {
          i = open;
          start = open;
          continue;
        }
      }
      // "Except for our vendors nobody gets it": nothing in front of it belongs to it.
      if (t.norm === 'nobody' || (t.norm === 'no' && this.norm(i + 1) === 'one')) return i;
      if (
        t.norm === ',' &&
        i < k &&
        (this.inSeries(i, k) ||
          this.inExamples(i) ||
          (SUFFIXES.has(this.norm(i + 1)) && (this.bits(i + 1) & this.bits(i - 1) & Bit.CAPITAL) !== 0))
      )
        continue;
      if (t.bits & Bit.PUNCT && !this.isQuote(i) && t.norm !== '/' && t.norm !== '-' && t.norm !== '&') break;
      // "data that web browsers make available": no verb stands between, so it opens a clause of which they are the subject.
      if (
        t.norm === 'that' &&
        i < k &&
        i > 0 &&
        start === i + 1 &&
        !passed &&
        !(this.bits(i - 1) & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.SUB)) &&
        (!this.verb(i - 1) || (this.bits(i - 1) & Bit.GENERIC) !== 0) &&
        this.isPlain(i + 1, k)
      )
        break;
      // "In the event Acme collects": a condition, no name.
      if (t.norm === 'event' && i < k && this.norm(i - 1) === 'the' && this.norm(i - 2) === 'in') break;
      const inside = this.clauses.find((c) => c.group.mains.includes(i) || (i >= c.group.from && i <= lastVerb(c.group)));
      if (inside) {
        // A relative clause belongs to the phrase before it; any other verb ends the phrase.
        if (!inside.relative && !this.relativeContact(inside)) break;
        inside.relative = true;
        passed = true;
        // "data that you send or store": the verb before it has the subject of both.
        const base = inside.group.shares && this.clauses.find((c) => c.relative && c.group === inside.group.shares);
        i = base ? base.start : inside.start;
        start = i;
        continue;
      }
      // "the data you enter [when subscribing] are passed on"
      if (t.norm === 'when' && i === k - 1 && this.forms(k) & Form.ING) {
        start = i;
        continue;
      }
      // "the data you send us when using the app [may be]": it hangs on the clause in front of it.
      if (WHILE.has(t.norm) && i < k && this.norm(i + 1).endsWith('ing') && this.hangsOnRelative(i)) continue;
      if (
        (t.bits & Bit.SUB && !(t.bits & Bit.PREP)) ||
        (t.norm === 'that' &&
          (this.isComplementizer(i) ||
            (i < k &&
              i > 0 &&
              this.bits(i + 1) & (Bit.DET | Bit.FIRST | Bit.USER) &&
              !(this.bits(i - 1) & (Bit.PUNCT | Bit.PREP | Bit.CONJ)) &&
              !this.hangsOn(i + 1))))
      )
        break;
      // "data [which we hold]", "companies with which we cooperate": the clause behind it has been passed.
      if (t.bits & Bit.REL && t.norm !== 'that' && i < k && !(passed && start === i + 1 && i > 0 && !(this.bits(i - 1) & Bit.PUNCT))) break;
      if (t.bits & Bit.CONJ && this.splitsAt(i)) break;
      if (TEMPORAL.has(t.norm) && i < k) break;
      // "as that term is defined in the act": a clause of its own, behind an object that has nothing to do with its verb.
      if (
        t.norm === 'as' &&
        i < k &&
        this.norm(i - 1) !== 'such' &&
        (POINTED.has(this.norm(i + 1)) || (this.norm(i + 1) === 'the' && TERMED.has(this.norm(i + 2))))
      )
        break;
      // "no longer than we need it"
      if (t.norm === 'than' && i < k && COMPARED.has(this.norm(i - 1))) break;
      // "for as long as your account is open"
      if (t.norm === 'as' && EXTENTS.has(this.norm(i - 1))) break;
      start = i;
    }
    while (start <= k && this.bits(start) & (Bit.CONJ | Bit.ADV) && !(this.bits(start) & (Bit.NEG | Bit.DET | Bit.FIRST))) start++;
    return start;
  }

  /** Whether a clause that hangs on a noun stands in front of a token, no mark between. */
  private hangsOnRelative(at: number): boolean {
    for (let k = at - 1; k > 0; k--) {
      const c = this.isVerb(k) ? this.clauses.find((one) => one.group.mains.includes(k)) : undefined;
      if (c) return c.relative;
    }
    return false;
  }

  /** "information you provide [may be …]": a clause whose pronoun subject stands right behind a noun. */
  protected relativeContact(c: Clause): boolean {
    // "partners whose tools appear on our site [may set]"
    if (c.subject && (this.norm(c.subject.from - 1) === 'whose' || this.norm(c.subject.from) === 'whose')) return true;
    if (c.group.kind === 'infinitive' || c.group.kind === 'gerund') {
      const g = c.governor;
      // "ads appearing on our site may": nothing stands between the noun and its verb.
      if (!g && c.group.kind === 'gerund' && c.preposition === null && c.start > 0)
        return !(this.bits(c.start - 1) & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.PREP | Bit.ADV));
      return Boolean(g && g.relative);
    }
    return (
      c.start > 0 &&
      Boolean(
        !(this.bits(c.start - 1) & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.PREP | Bit.ADV)) &&
        c.subject &&
        this.bits(c.subject.from) & (Bit.FIRST | Bit.USER | Bit.THEY | Bit.IT | Bit.REL),
      )
    );
  }

  /** Whether a clause that starts here hangs on the noun before it; "that we believe" takes a clause of its own. */
  private hangsOn(at: number): boolean {
    return this.clauses.some(
      (c) =>
        c.relative &&
        c.start === at &&
        (this.base(lastVerb(c.group)) === 'see' || !(this.readings(lastVerb(c.group)) & (Reading.tell | Reading.acknowledge))),
    );
  }

  protected isComplementizer(i: number): boolean {
    return this.isVerb(i - 1);
  }

  /** "When you visit us, Larkmail (a printer) and we [collect]": behind a clause of circumstance that a comma ends, up to a conjunction. */
  private opensAnew(last: number, i: number): boolean {
    for (let k = i - 1; k > last; k--) {
      if (this.norm(k) === ')') {
        const open = this.opening(k);
        if (open > 0) {
          k = open;
          continue;
        }
      }
      if (this.norm(k) === ',' && SUFFIXES.has(this.norm(k + 1)) && this.bits(k + 1) & Bit.CAPITAL) continue;
      if (this.norm(k) === ',') return k < i - 1;
      if ((this.bits(k) & (Bit.PREP | Bit.SUB | Bit.REL) && !(this.bits(k) & Bit.DET)) || this.isVerb(k)) return false;
    }
    return false;
  }

  /** Whether a conjunction in front of a subject starts a new clause: it does where a verb came before in this clause. */
  protected splitsAt(i: number): boolean {
    let told = -1;
    // "how Acme and its partners use": the verb in front of "how" parts nothing either.
    for (let k = i - 1; k > 0; k--)
      if ((this.norm(k) === 'that' && (this.isComplementizer(k) || this.norm(k - 1) === 'so')) || ANNOUNCING.has(this.norm(k))) {
        told = k;
        break;
      }
    for (const c of this.clauses) {
      const last = lastVerb(c.group);
      // "we cannot promise that your letters and other data will": the verb in front of "that" parts nothing behind it.
      if (last < i && last > told && !c.relative && c.group.kind !== 'participle' && !(c.subordinator !== null && this.opensAnew(last, i)))
        return true;
    }
    return false;
  }
}

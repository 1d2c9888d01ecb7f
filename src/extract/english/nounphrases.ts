// Where a noun phrase begins, the clauses that hang on its nouns looked through.
import { PERIODS, POINTED } from '../../generated/words/shared.js';
import { ANNOUNCING } from '../../generated/words/nounphrases.js';
import { SUFFIXES } from '../../generated/words/equated.js';
import type { Clause } from './clause.js';
import { lastVerb } from './group.js';
import { Bit, Form, Reading } from './lexicon.js';
import { Series } from './series.js';
import type { Token } from './tokens.js';

const COMPARED = new Set(['longer', 'more', 'later', 'less', 'further']);
const TERMED = new Set(['term', 'terms', 'word', 'words', 'phrase']);
const EXTENTS = new Set(['long', 'soon', 'far', 'often', 'much']);
const WHILE = new Set(['when', 'while', 'whilst']);
const TEMPORAL = new Set(['after', 'before', 'until', 'since', 'upon']);
const ALL_THERE_IS = new Set(['nothing', 'anything', 'everything']);
const ONES = new Set(['a', 'one', 'few', 'some']);
/** What a noun phrase begins with that stands right behind a period. */
const OPENING = Bit.DET | Bit.USER | Bit.FIRST;
/** Marks inside of a noun phrase. */
const JOINING = new Set(['/', '-', '&']);

export class NounPhrases extends Series {
  /** First token of the noun phrase that ends at `k`, relative clauses inside it looked through. */
  protected nounStart(k: number): number {
    let start = k + 1;
    let passed = false;
    for (let i = k; i >= 0; i--) {
      const open = this.norm(i) === ')' ? this.opening(i) : -1;
      if (open > 0) {
        i = start = open;
        continue;
      }
      // "Except for our vendors nobody gets it": nothing in front of it belongs to it.
      if (this.norm(i) === 'nobody' || (this.norm(i) === 'no' && this.norm(i + 1) === 'one')) return i;
      if (i < k && this.isWithinSeries(i, k)) continue;
      if (this.isBoundary(i) || (!passed && start === i + 1 && this.opensThat(i, k)) || this.isInTheEvent(i, k)) break;
      const inside = this.clauseAt(i);
      if (inside) {
        const when = this.whenInside(inside, k);
        const from = when < 0 ? this.hangingFrom(inside) : when;
        if (from < 0) break;
        if (when < 0) passed = true;
        i = start = from;
        continue;
      }
      // "the data you send us when using the app [may be]": it hangs on the clause in front of it.
      if (WHILE.has(this.norm(i)) && i < k && !this.isWhenDoing(i, k) && this.norm(i + 1).endsWith('ing') && this.hangsOnRelative(i))
        continue;
      // "After 30 days the logs [are]": how long, and then who.
      if (start === i + 1 && this.bits(start) & OPENING && this.endsPeriod(i)) break;
      if (!this.isWhenDoing(i, k) && this.opensClause(i, k, passed && start === i + 1)) break;
      start = i;
    }
    while (start <= k && this.bits(start) & (Bit.CONJ | Bit.ADV) && !(this.bits(start) & (Bit.NEG | Bit.DET | Bit.FIRST))) start++;
    return start;
  }

  /** "After 30 days", "within a year": the last word of a period that a preposition leads. */
  private endsPeriod(at: number): boolean {
    if (!PERIODS.has(this.stem(at)) || !(this.bits(at - 1) & Bit.NUMBER || ONES.has(this.norm(at - 1)))) return false;
    return (this.bits(at - 2) & Bit.PREP) !== 0 || TEMPORAL.has(this.norm(at - 2));
  }

  /** A comma between the members of a series, between examples, or in a name. */
  private isWithinSeries(i: number, k: number): boolean {
    return (
      this.norm(i) === ',' &&
      (this.inSeries(i, k) ||
        this.inExamples(i) ||
        (SUFFIXES.has(this.norm(i + 1)) && (this.bits(i + 1) & this.bits(i - 1) & Bit.CAPITAL) !== 0))
    );
  }

  private isBoundary(i: number): boolean {
    return (this.bits(i) & Bit.PUNCT) !== 0 && !this.isQuote(i) && !JOINING.has(this.norm(i));
  }

  /** "data that web browsers make available": no verb stands between, so it opens a clause of which they are the subject. */
  private opensThat(i: number, k: number): boolean {
    return (
      this.norm(i) === 'that' &&
      i < k &&
      i > 0 &&
      !(this.bits(i - 1) & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.SUB)) &&
      (!this.verb(i - 1) || (this.bits(i - 1) & Bit.GENERIC) !== 0) &&
      this.isPlain(i + 1, k)
    );
  }

  /** "In the event Acme collects": a condition, no name. */
  private isInTheEvent(i: number, k: number): boolean {
    return this.norm(i) === 'event' && i < k && this.norm(i - 1) === 'the' && this.norm(i - 2) === 'in';
  }

  /** "the data you enter [when subscribing] are passed on" */
  private isWhenDoing(i: number, k: number): boolean {
    return this.norm(i) === 'when' && i === k - 1 && (this.forms(k) & Form.ING) !== 0;
  }

  private clauseAt(i: number): Clause | undefined {
    return this.clauses.find((c) => c.group.mains.includes(i) || (i >= c.group.from && i <= lastVerb(c.group)));
  }

  /** Where a clause begins that belongs to the noun in front of it; -1 where it is another one, which ends the phrase. */
  private hangingFrom(inside: Clause): number {
    if (!inside.relative && !this.relativeContact(inside)) return -1;
    inside.relative = true;
    // "data that you send or store": the verb before it has the subject of both.
    const base = inside.group.shares && this.clauses.find((c) => c.relative && c.group === inside.group.shares);
    return base ? base.start : inside.start;
  }

  /** Whether a word opens a clause or a circumstance, to which the noun behind it belongs; `closed`: a clause that it may open has been passed. */
  private opensClause(i: number, k: number, closed: boolean): boolean {
    const { norm, bits } = this.tokens[i] as Token;
    if ((bits & Bit.SUB && !(bits & Bit.PREP)) || (norm === 'that' && this.tellsThat(i, k))) return true;
    if (bits & Bit.CONJ && this.splitsAt(i)) return true;
    if (i === k) return norm === 'as' && EXTENTS.has(this.norm(i - 1));
    // "data [which we hold]", "companies with which we cooperate": the clause behind it has been passed.
    if (bits & Bit.REL && norm !== 'that' && !(closed && i > 0 && !(this.bits(i - 1) & Bit.PUNCT))) return true;
    // "no longer than we need it"
    if (TEMPORAL.has(norm) || (norm === 'than' && COMPARED.has(this.norm(i - 1)))) return true;
    // "for as long as your account is open"
    return norm === 'as' && (EXTENTS.has(this.norm(i - 1)) || this.citesTerm(i));
  }

  /** "we ask that our vendors", "steps that the law": no relative, but the beginning of what is told. */
  private tellsThat(i: number, k: number): boolean {
    if (this.isComplementizer(i)) return true;
    return (
      i < k &&
      i > 0 &&
      (this.bits(i + 1) & (Bit.DET | Bit.FIRST | Bit.USER)) !== 0 &&
      !(this.bits(i - 1) & (Bit.PUNCT | Bit.PREP | Bit.CONJ)) &&
      !this.hangsOn(i + 1)
    );
  }

  /** "as that term is defined in the act": a clause of its own, behind an object that has nothing to do with its verb. */
  private citesTerm(as: number): boolean {
    if (this.norm(as - 1) === 'such') return false;
    return POINTED.has(this.norm(as + 1)) || (this.norm(as + 1) === 'the' && TERMED.has(this.norm(as + 2)));
  }

  /** "data that we get [when you use the shop] may be": where a clause of when readers do something begins, right behind one that hangs on a noun; -1 where it is none. */
  private whenInside(c: Clause, k: number): number {
    if (c.group.kind !== 'finite' || c.actor !== 'user' || c.subordinator === null || !WHILE.has(c.subordinator)) return -1;
    const when = this.bits(c.start) & Bit.USER ? c.start - 1 : c.start;
    if (!WHILE.has(this.norm(when)) || !this.hangsOnRelative(when)) return -1;
    for (let i = when; i <= k; i++) if (this.bits(i) & Bit.PUNCT) return -1;
    return when;
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
        // "nothing that you tell us"
        (this.base(lastVerb(c.group)) === 'see' ||
          ALL_THERE_IS.has(this.norm(at - 2)) ||
          !(this.readings(lastVerb(c.group)) & (Reading.tell | Reading.acknowledge))),
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

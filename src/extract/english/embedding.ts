// What a clause hangs on: a relative, a subordinator, a verb of telling, a denial in front.
import { OCCASIONS, TELLING_WORDS } from '../../generated/words/embedding.js';
import { SUBJECT_PRONOUNS } from '../../generated/words/actors.js';
import type { Clause, Range } from './clause.js';
import { firstVerb, lastVerb, type Group } from './group.js';
import { Bit, Form, Reading } from './lexicon.js';
import { hasObject } from './mainclause.js';
import { Complements } from './complements.js';
import { frontedNever, isNever } from './never.js';

const ARISING = new Set(['arise', 'occur']);

const ENDS = new Set(['purpose', 'purposes', 'reason', 'reasons']);
const BELIEVING = new Set(['believe', 'think', 'find', 'consider', 'deem']);
const NECESSARY = new Set(['necessary', 'required', 'needed', 'essential']);
const CASES = new Set(['event', 'case', 'point', 'time']);
const OUR_WAYS = new Set(['policy', 'practice', 'intention', 'intent']);

// "Aside from your name we hold …"
const SETTING_ASIDE = new Set(['aside', 'apart', 'other', 'instead', 'except']);

export class Embedding extends Complements {
  /** "Under no circumstances will we": a negative phrase in front of an inverted verb. */
  protected frontNegation(clause: Clause): void {
    if (clause.negated) return;
    if (!clause.group.inverted) return this.frontedNever(clause);
    for (let k = clause.group.from - 1; k >= 0 && clause.group.from - k < 8; k--) {
      const n = this.norm(k);
      if (this.bits(k) & Bit.NEG) {
        clause.negated = true;
        clause.group.negators.push(k);
        return;
      }
      if (n === ',' || n === ';' || n === ':') break;
    }
    const never = frontedNever(this.tokens, clause.group.from);
    if (never < 0) return;
    clause.negated = true;
    clause.group.negators.push(never);
  }

  /** "Requests of courts We may disclose your data": a heading run into its text, where the page has lost the line between them. */
  private beginsAnew({ group }: Clause, from: number): boolean {
    return (
      this.norm(from) === 'we' &&
      from > 0 &&
      (this.bits(from) & Bit.CAPITAL) !== 0 &&
      !(this.bits(firstVerb(group)) & Bit.CAPITAL) &&
      !this.clauses.some((c) => c.group.kind === 'finite')
    );
  }

  /** "It is our partners [that store it]": what the sentence is about, no noun picked out. */
  private isCleft(at: number): boolean {
    if (this.norm(0) !== 'it' || !(this.bits(1) & Bit.BE) || this.bits(2) & Bit.NEG || at > 6) return false;
    return this.phrases.some((p) => p.kind === 'recipient' && p.to === at + 1 && p.from < 4);
  }

  private isOpening(at: number): boolean {
    return at < 0 || Boolean(this.bits(at) & (Bit.PUNCT | Bit.CONJ | Bit.SUB));
  }

  /** "Under no circumstances we sell": such a phrase denies also where the verb does not turn round. */
  private frontedNever(clause: Clause): void {
    const subject = clause.subject?.from ?? clause.start;
    const end = this.norm(subject - 1) === ',' ? subject - 1 : subject;
    // "Not even our engineers can read it"
    if (this.norm(subject - 1) === 'even' && this.norm(subject - 2) === 'not' && this.isOpening(subject - 3)) {
      clause.negated = true;
      clause.subordinator = null;
      clause.group.negators.push(subject - 2);
      return;
    }
    for (let k = end - 2; k > 0 && end - k < 5; k--) {
      if (this.bits(k) & Bit.PUNCT) return;
      if (!isNever(this.tokens, k)) continue;
      clause.negated = true;
      clause.group.negators.push(k);
      return;
    }
  }

  /** Looks at what stands before the clause: a relative, a subordinator, a verb of telling. */
  protected embed(clause: Clause, from: number): void {
    // "whether or not we hold"
    // "under what circumstances, if any, we"
    const aside =
      this.norm(from - 1) === ',' && this.norm(from - 2) === 'any' && this.norm(from - 3) === 'if' && this.norm(from - 4) === ',';
    const k = aside
      ? from - 5
      : this.norm(from - 1) === 'not' && this.norm(from - 2) === 'or' && this.norm(from - 3) === 'whether'
        ? from - 3
        : from - 1;
    if (
      clause.subject &&
      this.bits(clause.subject.from) & Bit.REL &&
      SUBJECT_PRONOUNS.has(this.norm(clause.subject.from)) &&
      clause.subject.to - clause.subject.from === 1 &&
      k >= 0
    ) {
      // "partners, who may set cookies": behind a comma it tells, it does not pick out.
      clause.relative = (this.norm(k) !== ',' || clause.actor !== 'third') && !this.isCleft(k);
      if (!clause.relative) clause.steps.push('the clause tells more of the words before it');
      return;
    }
    if (k < 0) return;
    const n = this.norm(k);
    const bits = this.bits(k);
    // "if you open an account and you allow them to": the condition goes on.
    if (bits & Bit.CONJ && clause.actor === 'user' && this.norm(k - 1) !== ',') {
      const g = this.governing(k);
      if (g?.hypothetical && g.actor === 'user' && g.group.kind === 'finite') clause.hypothetical = true;
      return;
    }
    // "if somebody asks for it and we believe that": the condition goes on.
    if (bits & Bit.CONJ && clause.actor === 'first' && this.base(lastVerb(clause.group)) === 'believe') {
      const g = this.governing(k);
      if (g?.hypothetical && g.group.kind === 'finite') {
        clause.hypothetical = true;
        return;
      }
    }
    if (
      (n === 'when' || n === 'where' || (n === 'which' && this.norm(k - 1) === 'in')) &&
      this.tellsOccasion(n === 'which' ? k - 2 : k - 1)
    ) {
      if (clause.modal === 'does') clause.modal = 'may';
      return;
    }
    // "After that we store …"
    if (n === 'that' && this.bits(k - 1) & Bit.PREP && !(this.bits(k - 1) & Bit.TO)) return;
    if (n === 'that' || (TELLING_WORDS.has(n) && !(bits & Bit.PUNCT))) return this.complement(clause, k, n);
    if (bits & Bit.SUB) {
      clause.subordinator = n;
      if (n === 'if' || n === 'whether' || n === 'unless' || n === 'until' || n === 'provided') clause.hypothetical = true;
      if (n === 'how' || n === 'why' || n === 'what') return this.complement(clause, k, n);
      return;
    }
    // "for the ends your letters were collected for": the noun in front of it stands for the object of its last word.
    if (
      clause.group.passive &&
      this.norm((clause.group.mains.at(-1) as number) + 1) === 'for' &&
      this.endsAt((clause.group.mains.at(-1) as number) + 2) &&
      this.hasEnds(from, clause.group.from)
    ) {
      clause.relative = true;
      return;
    }
    // "so long as those parties agree to"
    if (n === 'as' && this.norm(k - 1) === 'long' && clause.actor === 'third') clause.hypothetical = true;
    if (n === 'before' || n === 'after' || n === 'as') {
      clause.subordinator = n;
      return;
    }
    // "in which case we may": it goes on with what was said.
    if (CASES.has(n) && this.norm(k - 1) === 'which') {
      clause.steps.push('the clause tells more of the words before it');
      return;
    }
    if (n === 'extent' || n === 'event' || n === 'case') {
      clause.hypothetical = true;
      return;
    }
    // "information we collect": a subject pronoun right behind a noun, no boundary between.
    if (
      !(bits & (Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.ADV | Bit.SUB | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO | Bit.NEG)) &&
      !((this.bits(k) & (Bit.THEY | Bit.IT) && n !== 'those') || ['us', 'you', 'me'].includes(n)) &&
      this.bits(from) & (Bit.FIRST | Bit.THEY | Bit.USER)
    ) {
      if (this.isFronted(clause, from) || this.beginsAnew(clause, from)) return;
      if (this.isVerb(k)) {
        const g = this.groupAt(k);
        if (g && g.mains.some((m) => this.readings(m) & Reading.tell)) clause.indirect = true;
        if (g && this.readings(k) & Reading.acknowledge && this.clauses.some((c) => c.group === g && c.hypothetical))
          clause.hypothetical = true;
        return;
      }
      clause.relative = true;
    }
  }

  /** "With your order we collect …", "Your location we never store": words in front, no noun that the clause hangs on. */
  protected isFronted(clause: Clause, from: number): boolean {
    const later = this.groups.some((g) => g.kind === 'finite' && g.from > clause.group.from && g !== clause.group);
    // "1.2 We collect …"
    if (from === 1 && this.bits(0) & Bit.NUMBER) return true;
    if (this.clauses.length > 0 || this.isVerb(from - 1)) return false;
    // "About the data we collect from you" fronts nothing.
    if (
      ((this.bits(0) & Bit.PREP && !(this.bits(0) & (Bit.DET | Bit.IT))) ||
        (SETTING_ASIDE.has(this.norm(0)) && this.bits(1) & Bit.PREP) ||
        this.norm(0) === 'besides') &&
      (clause.negated || clause.group.negated || clause.group.passive || this.norm(from) !== 'we' || hasObject(this.tokens, clause.group))
    )
      return true;
    // "Some information we get automatically": said, not named; "Information we collect" is a title.
    const some = this.norm(0) === 'some' && this.norm(from) === 'we' && from < 4 && this.tokens.length - from > 3;
    if (later || (!clause.negated && !clause.group.negated && !some)) return false;
    clause.front = { from: 0, to: from };
    return true;
  }

  /** "There are cases [in which we must]", "circumstances may arise [where we]": what is done at times. */
  private tellsOccasion(at: number): boolean {
    const main = this.clauses.find((c) => c.group.kind === 'finite' && !c.relative);
    if (!main || main.negated || main.subordinator !== null || !main.subject) return false;
    const verb = lastVerb(main.group);
    if (ARISING.has(this.base(verb))) return verb === at && OCCASIONS.has(this.stem(main.subject.to - 1));
    return (
      main.group.copula &&
      this.norm(main.subject.from) === 'there' &&
      OCCASIONS.has(this.stem(at)) &&
      at - verb < 6 &&
      this.norm(verb + 1) !== 'no'
    );
  }

  private endsAt(i: number): boolean {
    return i >= this.tokens.length || (this.bits(i) & (Bit.PUNCT | Bit.CONJ | Bit.SUB)) !== 0;
  }

  private hasEnds(from: number, to: number): boolean {
    for (let k = from; k < to; k++) if (ENDS.has(this.norm(k))) return true;
    return false;
  }

  /** "we ask our advertising partner to use it": they work for us. */
  protected isAdPartner(object: Range): boolean {
    return this.phrases.some((p) => p.from >= object.from && p.to <= object.to && (p.id === 'ad_network' || p.id === 'marketing_partner'));
  }

  /** "it is our policy (never) to": whose deed the infinitive tells. */
  protected isOurWay(before: number): boolean {
    let k = before;
    while (k > 0 && this.bits(k) & (Bit.ADV | Bit.NEG | Bit.TO)) k--;
    return OUR_WAYS.has(this.norm(k)) && (this.bits(k - 1) & Bit.FIRST) !== 0;
  }

  /** "it is necessary to collect your address": nobody but the organisation collects it. */
  protected isOursToDo(governor: Clause, group: Group, before: number): boolean {
    return (
      !governor.negated &&
      !governor.hypothetical &&
      !governor.subordinator &&
      NECESSARY.has(this.norm(before)) &&
      group.mains.every((m) => (this.readings(m) & (Reading.collect | Reading.store)) !== 0 && this.base(m) !== 'register')
    );
  }

  /** "we believe it is necessary to share your data": what we hold to be needed we do, now and then. */
  protected isBelieved(governor: Clause, group: Group, before: number): boolean {
    if (
      governor.negated ||
      (!NECESSARY.has(this.norm(before)) && this.norm(before) !== 'appropriate') ||
      !group.mains.every((m) => (this.readings(m) & (Reading.share | Reading.convey)) !== 0)
    )
      return false;
    const belief = this.clauses[this.clauses.indexOf(governor) - 1];
    return (
      belief !== undefined &&
      belief.actor === 'first' &&
      !belief.negated &&
      !belief.relative &&
      belief.group.mains.some((m) => BELIEVING.has(this.base(m)))
    );
  }

  /** "restricted from using, selling or altering": the preposition in front of a series of verbs in -ing. */
  protected seriesStart(at: number): number {
    if (this.norm(at) !== ',' && !(this.bits(at) & Bit.CONJ)) return at;
    let verbs = 0;
    for (let k = at; k >= 0 && at - k < 14; k--) {
      if (this.forms(k) & Form.ING) verbs++;
      else if (this.bits(k) & Bit.CONJ || this.norm(k) === ',') continue;
      else return verbs > 0 && this.bits(k) & (Bit.PREP | Bit.NEG) ? k : at;
    }
    return at;
  }
}

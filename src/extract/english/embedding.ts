// What a clause hangs on: a relative, a subordinator, a verb of telling, a denial in front.
import { OCCASIONS, TELLING_WORDS } from '../../generated/words/embedding.js';
import { SUBJECT_PRONOUNS } from '../../generated/words/actors.js';
import type { Clause } from './clause.js';
import { firstVerb, lastVerb, type Group } from './group.js';
import { Bit, Reading } from './lexicon.js';
import { hasObject } from './mainclause.js';
import { Complements } from './complements.js';
import { frontedNever, isNever } from './never.js';

const ARISING = new Set(['arise', 'occur']);

const ENDS = new Set(['purpose', 'purposes', 'reason', 'reasons']);
const CASES = new Set(['event', 'case', 'point', 'time']);
const SUPPOSING = new Set(['if', 'whether', 'unless', 'until', 'provided']);
const OBJECTS = new Set(['us', 'you', 'me']);
/** What stands in front of a clause and is no noun that it hangs on. */
const NO_NOUN = Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.ADV | Bit.SUB | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO | Bit.NEG;
const TELLS_MORE = 'the clause tells more of the words before it';

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
    const k = this.inFrontOfClause(from);
    if (k < 0 || this.asRelative(clause, k)) return;
    if (this.bits(k) & Bit.CONJ && this.goesOnWithCondition(clause, k)) return;
    if (this.asOccasion(clause, k) || this.underWord(clause, from, k)) return;
    this.behindNoun(clause, from, k);
  }

  /** The token in front of a clause, small asides passed over. */
  private inFrontOfClause(from: number): number {
    // "under what circumstances, if any, we"
    if (this.norm(from - 1) === ',' && this.norm(from - 2) === 'any' && this.norm(from - 3) === 'if' && this.norm(from - 4) === ',')
      return from - 5;
    // "whether or not we hold"
    return this.norm(from - 1) === 'not' && this.norm(from - 2) === 'or' && this.norm(from - 3) === 'whether' ? from - 3 : from - 1;
  }

  /** "partners who set cookies": a clause whose subject is a relative. */
  private asRelative(clause: Clause, k: number): boolean {
    const { subject } = clause;
    if (
      !subject ||
      subject.to - subject.from !== 1 ||
      !(this.bits(subject.from) & Bit.REL) ||
      !SUBJECT_PRONOUNS.has(this.norm(subject.from))
    )
      return false;
    // "partners, who may set cookies": behind a comma it tells, it does not pick out.
    clause.relative = (this.norm(k) !== ',' || clause.actor !== 'third') && !this.isCleft(k);
    if (!clause.relative) clause.steps.push(TELLS_MORE);
    return true;
  }

  /** Whether a clause behind a conjunction belongs to the condition in front of it, as far as it goes. */
  private goesOnWithCondition(clause: Clause, k: number): boolean {
    // "if you open an account and you allow them to"
    const byReader = clause.actor === 'user' && this.norm(k - 1) !== ',';
    // "if somebody asks for it and we believe that"
    const byBelief = clause.actor === 'first' && this.base(lastVerb(clause.group)) === 'believe';
    if (!byReader && !byBelief) return false;
    const g = this.governing(k);
    const goesOn = Boolean(g?.hypothetical) && g?.group.kind === 'finite' && (byBelief || g.actor === 'user');
    if (goesOn) clause.hypothetical = true;
    return byReader || goesOn;
  }

  /** "There are cases in which we must": done at times. */
  private asOccasion(clause: Clause, k: number): boolean {
    const n = this.norm(k);
    const inWhich = n === 'which' && this.norm(k - 1) === 'in';
    if ((n !== 'when' && n !== 'where' && !inWhich) || !this.tellsOccasion(inWhich ? k - 2 : k - 1)) return false;
    if (clause.modal === 'does') clause.modal = 'may';
    return true;
  }

  /** "data you give us [or that] we get" */
  private isOrThat(k: number, from: number): boolean {
    return (
      this.norm(k) === 'that' &&
      (this.norm(k - 1) === 'or' || this.norm(k - 1) === 'and') &&
      this.clauses.at(-1)?.relative === true &&
      (this.bits(from) & (Bit.FIRST | Bit.USER)) !== 0
    );
  }

  /** Whether the word in front of a clause says by itself how the clause stands. */
  private underWord(clause: Clause, from: number, k: number): boolean {
    const n = this.norm(k);
    const bits = this.bits(k);
    if (this.isOrThat(k, from)) {
      clause.relative = true;
      return true;
    }
    // "After that we store …"
    if (n === 'that' && this.bits(k - 1) & Bit.PREP && !(this.bits(k - 1) & Bit.TO)) return true;
    if (n === 'that' || (TELLING_WORDS.has(n) && !(bits & Bit.PUNCT))) {
      this.complement(clause, k, n);
      return true;
    }
    if (bits & Bit.SUB) {
      clause.subordinator = n;
      if (SUPPOSING.has(n)) clause.hypothetical = true;
      if (n === 'how' || n === 'why' || n === 'what') this.complement(clause, k, n);
      return true;
    }
    if (this.isOfEnds(clause.group, from)) {
      clause.relative = true;
      return true;
    }
    // "so long as those parties agree to"
    if (n === 'as' && this.norm(k - 1) === 'long' && clause.actor === 'third') clause.hypothetical = true;
    if (n === 'before' || n === 'after' || n === 'as') {
      clause.subordinator = n;
      return true;
    }
    // "in which case we may": it goes on with what was said.
    if (CASES.has(n) && this.norm(k - 1) === 'which') {
      clause.steps.push(TELLS_MORE);
      return true;
    }
    if (n !== 'extent' && n !== 'event' && n !== 'case') return false;
    clause.hypothetical = true;
    return true;
  }

  /** "for the ends your letters were collected for": the noun in front of it stands for the object of its last word. */
  private isOfEnds(group: Group, from: number): boolean {
    const last = group.mains.at(-1) as number;
    return group.passive && this.norm(last + 1) === 'for' && this.endsAt(last + 2) && this.hasEnds(from, group.from);
  }

  /** "information we collect": a subject pronoun right behind a noun, no boundary between. */
  private behindNoun(clause: Clause, from: number, k: number): void {
    if (
      this.bits(k) & NO_NOUN ||
      (this.bits(k) & (Bit.THEY | Bit.IT) && this.norm(k) !== 'those') ||
      OBJECTS.has(this.norm(k)) ||
      !(this.bits(from) & (Bit.FIRST | Bit.THEY | Bit.USER)) ||
      this.isFronted(clause, from) ||
      this.beginsAnew(clause, from)
    )
      return;
    if (!this.isVerb(k)) {
      clause.relative = true;
      return;
    }
    const g = this.groupAt(k);
    if (g && g.mains.some((m) => this.readings(m) & Reading.tell)) clause.indirect = true;
    if (g && this.readings(k) & Reading.acknowledge && this.clauses.some((c) => c.group === g && c.hypothetical))
      clause.hypothetical = true;
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
}

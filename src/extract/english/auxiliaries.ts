// Chains of auxiliaries: "may, from time to time, not have been" up to the verb that they belong to.
import { ONLY } from '../../generated/words/shared.js';
import { Chains } from './chains.js';
import { newGroup, type Group } from './group.js';
import { Bit, Form, lexicon } from './lexicon.js';
import type { Token } from './tokens.js';

const LONGEST_CHAIN = 60;
const LONGEST_BRACKET = 16;
const LINKS = Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE;

/** A chain as far as it has been read. */
interface Chain {
  readonly group: Group;
  /** Its first auxiliary. */
  readonly from: number;
  /** Its last auxiliary so far. */
  last: number;
  /** The forms that a verb behind it may have. */
  expect: number;
  /** Whether a bracket was passed over. */
  bracket: boolean;
  /** "could, but do not,": whether a second chain took over. */
  turned: boolean;
}

export class Auxiliaries extends Chains {
  /** Reads a chain from its first auxiliary on; returns the index behind what belongs to it. */
  protected auxiliary(i: number): number {
    const group = newGroup('finite', i);
    if (this.norm(i - 1) === 'to') {
      group.kind = 'infinitive';
      group.from = i - 1;
    } else if (this.norm(i) === 'having' || this.norm(i) === 'being') group.kind = 'gerund';
    // "will be kept secret and not be disclosed"
    if (this.norm(i) === 'be' && this.bits(i - 1) & Bit.NEG && this.norm(i - 1) !== 'no' && this.bits(i - 2) & Bit.CONJ) {
      group.negated = true;
      group.negators.push(i - 1);
    }
    // "When you do, we will ask": the verb is not said again.
    if (this.bits(i) & Bit.DO && this.norm(i + 1) === ',' && (this.bits(i + 2) & (Bit.FIRST | Bit.THEY | Bit.USER)) !== 0) return i + 1;
    const chain: Chain = { group, from: i, last: i, expect: Form.BASE, bracket: false, turned: false };
    let j = i;
    while (j < this.tokens.length && j - i < LONGEST_CHAIN) {
      const linked = this.link(chain, j) || this.denial(chain, j);
      if (linked) {
        j = linked;
        continue;
      }
      const form = this.mainForm(chain, j);
      if (form) return this.finish(group, j, form);
      const behind = this.between(chain, j);
      if (behind) {
        j = behind;
        continue;
      }
      if (!(this.tokens[j] as Token).verb && chain.expect === Form.BASE && this.couldBeVerb(j)) return this.finish(group, j, Form.BASE);
      break;
    }
    return this.withoutParticiple(group, i, chain.last, j);
  }

  /** Takes one more auxiliary into the chain; the index behind it, or 0 where a token is none. */
  private link(chain: Chain, j: number): number {
    const { bits, norm, verb } = this.tokens[j] as Token;
    if (!(bits & LINKS) || (verb && j > chain.from && bits & (Bit.DO | Bit.HAVE) && this.takesObject(j, chain.expect))) return 0;
    if (bits & Bit.MODAL) {
      if (lexicon().word(norm).modal === 'may') chain.group.modal = 'may';
      chain.expect = Form.BASE;
    } else if (bits & Bit.DO) chain.expect = Form.BASE;
    else chain.expect = bits & Bit.HAVE ? Form.PART : Form.PART | Form.ING;
    chain.group.passive = Boolean(bits & Bit.BE);
    chain.last = j;
    return j + 1;
  }

  /** Takes what denies into the chain; the index behind it, or 0. */
  private denial({ group }: Chain, j: number): number {
    const { bits, norm } = this.tokens[j] as Token;
    const longer = norm === 'no' && this.norm(j + 1) === 'longer';
    if (!longer && (!(bits & Bit.NEG) || norm === 'no' || norm === 'nothing' || norm === 'without')) return 0;
    // "may or may not" denies nothing
    if (norm === 'not' && this.norm(j - 1) === 'may' && this.norm(j - 2) === 'or' && this.norm(j - 3) === 'may') return j + 1;
    if (!longer && this.isOnly(j + 1)) group.only = false;
    // "do not and will not" denies once; so does "cannot and never will".
    else {
      group.negated = true;
      group.negators.push(j);
    }
    return longer ? j + 2 : j + 1;
  }

  /** The form in which a token is the verb that the chain has come to, or 0. */
  private mainForm({ from, expect }: Chain, j: number): number {
    const { verb, bits, norm } = this.tokens[j] as Token;
    if (!verb) return 0;
    const fits =
      verb.forms & expect &&
      !(this.inPhrase[j] && (bits & Bit.CAPITAL || norm === 'advertising')) &&
      !this.isNoVerb(j) &&
      !(bits & Bit.GLUED);
    if (fits) return verb.forms & expect;
    return j === from + 1 && expect === Form.BASE ? verb.forms & Form.BASE : 0;
  }

  /** Passes over what may stand between an auxiliary and its verb; the index behind it, or 0 where the chain ends. */
  private between(chain: Chain, j: number): number {
    const { bits, norm } = this.tokens[j] as Token;
    if (norm === 'yet' && this.bits(j - 1) & Bit.NEG) return j + 1;
    if (bits & Bit.ADV && norm !== 'all' && norm !== 'each' && norm !== 'no') {
      if (ONLY.has(norm)) chain.group.only = true;
      return j + 1;
    }
    if (norm === '(' && (j === chain.last + 1 || !chain.bracket)) {
      const close = this.closing(j);
      if (close > 0 && close - j < LONGEST_BRACKET) {
        chain.bracket = true;
        return close + 1;
      }
    }
    return this.pastMark(chain, j) || this.pastAdverbial(chain, j) || this.pastConjunction(j) || this.pastSubject(chain, j);
  }

  private pastMark(chain: Chain, j: number): number {
    if (!(this.bits(j) & Bit.PUNCT)) return 0;
    // "could, but do not, sell": the second chain takes over.
    if (chain.turned && this.norm(j) === ',' && this.verb(j + 1)) return j + 1;
    if (this.takesOver(j)) {
      chain.turned = true;
      chain.group.modal = 'does';
      return j + 2;
    }
    const skip = this.isQuote(j) ? j + 1 : this.interjection(j, chain.expect);
    if (skip <= 0) return 0;
    this.passOver(chain.group, j, skip);
    return skip;
  }

  private pastAdverbial({ group, expect }: Chain, j: number): number {
    if (!(this.bits(j) & Bit.PREP) || group.mains.length > 0 || this.norm(j) === 'among') return 0;
    const skip = this.adverbial(j, expect);
    if (skip <= 0) return 0;
    this.passOver(group, j, skip);
    return skip;
  }

  /** "do not and will not sell", "has not and never will": the second chain takes over. */
  private pastConjunction(j: number): number {
    const norm = this.norm(j);
    return (norm === 'and' || norm === 'or') && this.bits(j + 1) & (LINKS | Bit.NEG) ? j + 1 : 0;
  }

  /** "Nor do we [sell]": the subject behind its auxiliary. */
  private pastSubject({ group, from, last }: Chain, j: number): number {
    if (group.inverted || j !== last + 1 || !this.mayInvert(from)) return 0;
    const to = this.nounPhrase(j);
    if (to <= j) return 0;
    group.inverted = { from: j, to };
    return to;
  }

  /** "They have limited access", "Acme Limited": no verb. */
  protected isNoVerb(i: number): boolean {
    const n = this.norm(i);
    if (n !== 'limited' && n !== 'restricted') return false;
    // "Acme Ireland Limited"
    return this.norm(i + 1) === 'access' || (i > 0 && (this.bits(i) & this.bits(i - 1) & Bit.CAPITAL) !== 0);
  }

  /** Words between an auxiliary and its verb: "in no case" denies, "from time to time" does not. */
  private passOver(group: Group, from: number, to: number): void {
    const no = this.denyingPhrase(from, to);
    if (no < 0) return;
    group.negated = true;
    group.negators.push(no);
  }

  /** No main verb came: "is", "has" are it; a modal or "do" waits for a list ("We do not:"). */
  private withoutParticiple(group: Group, i: number, last: number, j: number): number {
    const aux = this.tokens[last] as Token;
    // "do not handle or have access to": "have" continues the denied series.
    if (aux.norm === 'have' && group.from === last) {
      const joined = this.coordinated(last, last - 1, Form.BASE);
      if (joined) return joined;
    }
    if (aux.bits & Bit.BE) {
      group.copula = true;
      group.passive = false;
      group.mains = [...group.mains, last];
      group.form = Form.S;
      this.shareCopula(group, aux);
    } else if (aux.bits & (Bit.HAVE | Bit.DO) && aux.verb && !(j >= this.tokens.length || this.norm(j) === ':')) {
      group.mains = [...group.mains, last];
      group.form = aux.verb.forms & Form.BASE ? Form.BASE : aux.verb.forms;
      if (!this.sharesNothing(group)) group.shares = this.sharedWith(group.from);
    } else if (aux.bits & (Bit.MODAL | Bit.DO) && this.onlyClosingAfter(j)) {
      group.form = Form.BASE;
    } else return Math.max(last, i) + 1;
    this.groups.push(group);
    return last + 1;
  }

  protected finish(group: Group, main: number, form: number): number {
    // "will get deleted" is a passive, too.
    if (this.base(main) === 'get' && this.forms(main + 1) & Form.PART && !this.inPhrase[main + 1])
      return this.finish({ ...group, passive: true }, main + 1, Form.PART);
    group.mains = [...group.mains, main];
    group.form = form;
    if (!(form & Form.PART)) group.passive = false;
    if (!this.sharesNothing(group)) group.shares = this.sharedWith(group.from);
    this.groups.push(group);
    return main + 1;
  }
}

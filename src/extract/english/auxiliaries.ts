// Chains of auxiliaries: "may, from time to time, not have been" up to the verb that they belong to.
import { Awaiting } from './awaiting.js';
import { newGroup, type Group } from './group.js';
import { Bit, Form, lexicon } from './lexicon.js';
import type { Token } from './tokens.js';

export class Auxiliaries extends Awaiting {
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
    let expect: number = Form.BASE;
    let last = i;
    let j = i;
    let parenthesis = 0;
    let turned = false;
    // "When you do, we will ask": the verb is not said again.
    if (this.bits(i) & Bit.DO && this.norm(i + 1) === ',' && (this.bits(i + 2) & (Bit.FIRST | Bit.THEY | Bit.USER)) !== 0) return i + 1;
    for (; j < this.tokens.length && j - i < 60; j++) {
      const t = this.tokens[j] as Token;
      if (
        t.bits & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE) &&
        !(t.verb && j > i && t.bits & (Bit.DO | Bit.HAVE) && this.takesObject(j, expect))
      ) {
        if (t.bits & Bit.MODAL) {
          if (lexicon().word(t.norm).modal === 'may') group.modal = 'may';
          expect = Form.BASE;
        } else if (t.bits & Bit.DO) expect = Form.BASE;
        else if (t.bits & Bit.HAVE) expect = Form.PART;
        else expect = Form.PART | Form.ING;
        group.passive = Boolean(t.bits & Bit.BE);
        last = j;
        continue;
      }
      if (t.bits & Bit.NEG && t.norm !== 'no' && t.norm !== 'nothing' && t.norm !== 'without') {
        // "may or may not" denies nothing
        if (t.norm === 'not' && this.norm(j - 1) === 'may' && this.norm(j - 2) === 'or' && this.norm(j - 3) === 'may') continue;
        if (this.isOnly(j + 1)) group.only = false;
        // "do not and will not" denies once; so does "cannot and never will".
        else {
          group.negated = true;
          group.negators.push(j);
        }
        continue;
      }
      if (t.norm === 'no' && this.norm(j + 1) === 'longer') {
        group.negated = true;
        group.negators.push(j);
        j++;
        continue;
      }
      const verb = t.verb;
      if (
        verb &&
        verb.forms & expect &&
        !(this.inPhrase[j] && (t.bits & Bit.CAPITAL || t.norm === 'advertising')) &&
        !this.isNoVerb(j) &&
        !(t.bits & Bit.GLUED)
      )
        return this.finish(group, j, verb.forms & expect);
      if (verb && j === i + 1 && expect === Form.BASE && verb.forms & Form.BASE) return this.finish(group, j, Form.BASE);
      if (t.norm === 'yet' && this.bits(j - 1) & Bit.NEG) continue;
      if (t.bits & Bit.ADV && t.norm !== 'all' && t.norm !== 'each' && t.norm !== 'no') {
        if (t.norm === 'only' || t.norm === 'solely' || t.norm === 'exclusively') group.only = true;
        continue;
      }
      if ((t.norm === '(' && j === last + 1) || (t.norm === '(' && parenthesis === 0)) {
        const close = this.closing(j);
        if (close > 0 && close - j < 16) {
          parenthesis = 1;
          j = close;
          continue;
        }
      }
      if (t.bits & Bit.PUNCT) {
        // "could, but do not, sell": the second chain takes over.
        if (turned && t.norm === ',' && this.verb(j + 1)) continue;
        if (this.takesOver(j)) {
          turned = true;
          group.modal = 'does';
          j++;
          continue;
        }
        const skip = this.isQuote(j) ? j + 1 : this.interjection(j, expect);
        if (skip > 0) {
          this.passOver(group, j, skip);
          j = skip - 1;
          continue;
        }
      }
      if (t.bits & Bit.PREP && group.mains.length === 0 && t.norm !== 'among') {
        const skip = this.adverbial(j, expect);
        if (skip > 0) {
          this.passOver(group, j, skip);
          j = skip - 1;
          continue;
        }
      }
      if (t.norm === 'and' || t.norm === 'or') {
        // "do not and will not sell", "has not and never will": the second chain takes over.
        if (this.bits(j + 1) & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE | Bit.NEG)) continue;
      }
      if (!group.inverted && j === last + 1 && this.mayInvert(i)) {
        const subject = this.nounPhrase(j);
        if (subject > j) {
          group.inverted = { from: j, to: subject };
          j = subject - 1;
          continue;
        }
      }
      if (!verb && expect === Form.BASE && this.couldBeVerb(j)) return this.finish(group, j, Form.BASE);
      break;
    }
    return this.withoutParticiple(group, i, last, j);
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

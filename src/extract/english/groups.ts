// First pass: verb groups. A group is a chain of auxiliaries, negators and adverbs with the verb they belong to; several
// coordinated verbs share one group, so that "do not rent, sell or share" is one denial of three verbs, known or not.
import { Coordination } from './coordination.js';
import { newGroup, type Group, type GroupKind } from './group.js';
import { Bit, Form, lexicon } from './lexicon.js';
import { SUBJECTS } from './surroundings.js';
import { tokenAt, type Phrase, type Token } from './tokens.js';

const PARTICIPLE_FOLLOWERS = new Set(['by', 'from', 'with', 'to', 'through', 'in', 'on', 'under', 'about', 'via', 'for', 'as', 'at', 'during', 'when', 'and', 'or',
  'above', 'below', 'herein', 'hereunder', 'elsewhere', 'outside', 'within', 'solely', 'only', 'directly', 'automatically', 'between', 'pursuant']);
const PAIRED = new Set(['neither', 'either', 'both']);
const PLURALS = new Set(['addresses', 'emails', 'messages', 'texts', 'calls', 'files', 'orders', 'reviews', 'comments', 'posts', 'searches', 'visits', 'contacts', 'notes', 'purchases', 'uploads', 'downloads', 'requests', 'clicks', 'views', 'stores', 'charges', 'links', 'tests', 'uses', 'measures', 'controls', 'safeguards']);
const OBJECT_PRONOUNS = new Set(['us', 'me', 'him', 'them']);

/** The verb groups of a sentence, in order. */
export function groupsIn(tokens: readonly Token[], phrases: readonly Phrase[], names: readonly { from: number; to: number }[]): Group[] {
  return new GroupScan(tokens, phrases, names).run();
}

class GroupScan extends Coordination {
  run(): Group[] {
    for (let i = 0; i < this.tokens.length;) i = this.step(i);
    return this.groups;
  }

  private step(i: number): number {
    const bits = this.bits(i);
    if (bits & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE) && !this.isNounLike(i) && !this.inPhrase[i]) return this.auxiliary(i);
    const verb = this.tokens[i]?.verb;
    if (verb && !this.inPhrase[i]) return this.plain(i, verb.forms);
    if (!verb && this.isUnknownVerb(i)) return this.add('finite', i, i, Form.BASE);
    return i + 1;
  }

  /** "informational emails": a word that is as often a plural noun, behind no name and no noun that acts. */
  private isPluralNoun(i: number, before: Token): boolean {
    const t = this.tokens[i] as Token;
    if (!(t.bits & (Bit.GENERIC | Bit.NOTDATA)) && !PLURALS.has(t.norm)) return false;
    return !(before.bits & (Bit.CAPITAL | Bit.FIRST_NOUN | Bit.POSS)) && !this.inPhrase[i - 1];
  }

  /** "We vow that …", "I swear never to": an unknown word right behind "we" that governs something. */
  private isUnknownVerb(i: number): boolean {
    const before = tokenAt(this.tokens, i - 1).norm;
    if (before !== 'we' && before !== 'i' || !this.couldBeVerb(i) || this.bits(i) & (Bit.ADV | Bit.TO)) return false;
    const next = this.tokens[i + 1];
    return Boolean(next && (next.norm === 'that' || next.bits & (Bit.TO | Bit.NEG | Bit.DET | Bit.FIRST | Bit.USER)));
  }

  private auxiliary(i: number): number {
    const group = newGroup('finite', i);
    if (tokenAt(this.tokens, i - 1).norm === 'to') { group.kind = 'infinitive'; group.from = i - 1; }
    else if (this.tokens[i]?.norm === 'having' || this.tokens[i]?.norm === 'being') group.kind = 'gerund';
    let expect: number = Form.BASE;
    let last = i;
    let j = i;
    let parenthesis = 0;
    for (; j < this.tokens.length && j - i < 60; j++) {
      const t = this.tokens[j] as Token;
      if (t.bits & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE) && !(t.verb && j > i && t.bits & (Bit.DO | Bit.HAVE) && this.takesObject(j, expect))) {
        if (t.bits & Bit.MODAL) { if (lexicon().word(t.norm).modal === 'may') group.modal = 'may'; expect = Form.BASE; }
        else if (t.bits & Bit.DO) expect = Form.BASE;
        else if (t.bits & Bit.HAVE) expect = Form.PART;
        else expect = Form.PART | Form.ING;
        group.passive = Boolean(t.bits & Bit.BE);
        last = j;
        continue;
      }
      if (t.bits & Bit.NEG && t.norm !== 'no' && t.norm !== 'nothing' && t.norm !== 'without') {
        if (this.isOnly(j + 1)) group.only = false;
        // "do not and will not" denies once; so does "cannot and never will".
        else { group.negated = true; group.negators.push(j); }
        continue;
      }
      if (t.norm === 'no' && this.tokens[j + 1]?.norm === 'longer') { group.negated = true; group.negators.push(j); j++; continue; }
      const verb = t.verb;
      if (verb && verb.forms & expect && !(this.inPhrase[j] && t.bits & Bit.CAPITAL) && !(t.bits & Bit.GLUED)) return this.finish(group, j, verb.forms & expect);
      if (verb && group.mains.length === 0 && j === i + 1 && expect === Form.BASE && verb.forms & Form.BASE) return this.finish(group, j, Form.BASE);
      if (t.norm === 'yet' && this.bits(j - 1) & Bit.NEG) continue;
      if (t.bits & Bit.ADV && t.norm !== 'all' && t.norm !== 'each' && t.norm !== 'no') { if (t.norm === 'only' || t.norm === 'solely' || t.norm === 'exclusively') group.only = true; continue; }
      if (t.norm === '(' && j === last + 1 || t.norm === '(' && parenthesis === 0) {
        const close = this.closing(j);
        if (close > 0 && close - j < 16) { parenthesis = 1; j = close; continue; }
      }
      if (t.norm === ',' ) {
        const skip = this.interjection(j, expect);
        if (skip > 0) { j = skip - 1; continue; }
      }
      if (t.bits & Bit.PREP && group.mains.length === 0) {
        const skip = this.adverbial(j, expect);
        if (skip > 0) { j = skip - 1; continue; }
      }
      if (t.norm === 'and' || t.norm === 'or') {
        // "do not and will not sell", "has not and never will": the second chain takes over.
        if (this.bits(j + 1) & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE | Bit.NEG)) continue;
      }
      if (!group.inverted && j === last + 1 && this.mayInvert(i)) {
        const subject = this.nounPhrase(j);
        if (subject > j) { group.inverted = { from: j, to: subject }; j = subject - 1; continue; }
      }
      if (!verb && expect === Form.BASE && this.couldBeVerb(j)) return this.finish(group, j, Form.BASE);
      break;
    }
    return this.withoutParticiple(group, i, last, j);
  }

  /** No main verb came: "is", "has" are it; a modal or "do" waits for a list ("We do not:"). */
  private withoutParticiple(group: Group, i: number, last: number, j: number): number {
    const aux = this.tokens[last] as Token;
    // "do not handle or have access to": "have" continues the denied series.
    if (aux.norm === 'have' && group.from === last) {
      const joined = this.coordinated(last, last - 1, Form.BASE);
      if (joined) return joined;
    }
    if (aux.bits & Bit.BE) { group.copula = true; group.passive = false; group.mains.push(last); group.form = Form.S; }
    else if (aux.bits & (Bit.HAVE | Bit.DO) && aux.verb && !(j >= this.tokens.length || this.tokens[j]?.norm === ':')) {
      group.mains.push(last);
      group.form = aux.verb.forms & Form.BASE ? Form.BASE : aux.verb.forms;
      if (!this.sharesNothing(group)) group.shares = this.sharedWith(group.from);
    } else if (aux.bits & (Bit.MODAL | Bit.DO) && this.onlyClosingAfter(j)) { group.form = Form.BASE; }
    else return Math.max(last, i) + 1;
    this.groups.push(group);
    return last + 1;
  }

  private finish(group: Group, main: number, form: number): number {
    group.mains.push(main);
    group.form = form;
    if (!(form & Form.PART)) group.passive = false;
    if (!this.sharesNothing(group)) group.shares = this.sharedWith(group.from);
    this.groups.push(group);
    return main + 1;
  }

  /** A verb without an auxiliary before it. */
  private plain(i: number, forms: number): number {
    const t = this.tokens[i] as Token;
    // "need not disclose"
    if (t.norm === 'need' && this.tokens[i + 1]?.norm === 'not' && (this.tokens[i + 2]?.verb?.forms ?? 0) & Form.BASE)
      return this.finish({ ...newGroup('finite', i), negated: true, negators: [i + 1], modal: 'may' }, i + 2, Form.BASE);
    // "gets shared" is a passive.
    if (t.verb?.base === 'get' && (this.tokens[i + 1]?.verb?.forms ?? 0) & Form.PART && !this.inPhrase[i + 1]) {
      const group = { ...newGroup('finite', i), passive: true };
      return this.finish(group, i + 1, Form.PART);
    }
    if (t.bits & (Bit.PREP | Bit.POSS) || t.bits & Bit.DET && !(forms & Form.ING)) return i + 1;
    let k = i - 1;
    while (k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && (!(this.bits(k) & (Bit.CONJ | Bit.DET)) || PAIRED.has((this.tokens[k] as Token).norm)) && this.tokens[k]?.norm !== 'no' && this.tokens[k]?.norm !== 'without') k--;
    const before = k >= 0 ? this.tokens[k] : undefined;
    if (before?.norm === 'to' && forms & Form.BASE && !this.nounAfterTo(k)) return this.add('infinitive', k, i, Form.BASE);
    const joined = this.coordinated(i, k, forms);
    if (joined) return joined;
    if (!before) return this.atStart(i, forms);
    if (forms & Form.ING && !(forms & Form.BASE)) return this.gerund(i, before);
    if (before.bits & (Bit.DET | Bit.POSS | Bit.PREP | Bit.GLUED) && !SUBJECTS.has(before.norm) || before.norm === 'our' || before.norm === 'your' || before.norm === 'my') {
      return this.afterNoun(i, forms, before, true);
    }
    if (SUBJECTS.has(before.norm)) return this.afterPronoun(i, k, forms, before);
    if (before.bits & Bit.PUNCT && before.norm !== ')' && before.norm !== '”' && before.norm !== '"') {
      const front = before.norm === ':' || before.norm === '–' || before.norm === '—' || before.norm === ';' || before.norm === ',';
      if (front && forms & Form.BASE && this.objectFollows(i) && (t.bits & Bit.CAPITAL || before.norm !== ',' )) return this.add('imperative', i, i, Form.BASE);
      if (before.norm === ',' && forms & Form.BASE && this.frontedCondition(k) && this.objectFollows(i)) return this.add('imperative', i, i, Form.BASE);
      if (before.norm === ',' && forms & Form.PART && PARTICIPLE_FOLLOWERS.has(this.tokens[i + 1]?.norm ?? '')) return this.add('participle', i, i, Form.PART);
      return i + 1;
    }
    return this.afterNoun(i, forms, before, false);
  }

  /** "For questions, email us": a fronted phrase and an imperative. */
  private frontedCondition(comma: number): boolean {
    const first = this.tokens[0] as Token;
    return Boolean(first.bits & (Bit.SUB | Bit.PREP | Bit.TO)) && comma > 1 && !this.groups.some((g) => g.kind === 'finite' && g.from < comma && !this.isSubordinate(g));
  }

  private isSubordinate(g: Group): boolean {
    for (let k = g.from - 1; k >= 0; k--) {
      if (this.bits(k) & Bit.SUB) return true;
      if ((this.tokens[k] as Token).norm === ',') return false;
    }
    return false;
  }

  private atStart(i: number, forms: number): number {
    // "Email information is …": a noun before a noun.
    if (this.bits(i + 1) & Bit.GENERIC && this.bits(i + 2) & (Bit.BE | Bit.MODAL | Bit.HAVE | Bit.NEG)) return i + 1;
    const name = Boolean(this.bits(i + 1) & Bit.CAPITAL && !(this.bits(i + 1) & (Bit.FIRST | Bit.DET)));
    if (forms & Form.BASE && this.objectFollows(i) && !name) return this.add('imperative', i, i, Form.BASE);
    if (forms & Form.ING && this.objectFollows(i)) return this.add('gerund', i, i, Form.ING);
    if (forms & Form.PART && PARTICIPLE_FOLLOWERS.has(this.tokens[i + 1]?.norm ?? '')) return this.add('participle', i, i, Form.PART);
    return i + 1;
  }

  private gerund(i: number, before: Token): number {
    if (before.bits & Bit.DET && !(before.bits & Bit.IT) && before.norm !== 'not') return i + 1;
    if (!this.objectFollows(i) && !(before.bits & Bit.PREP)) return i + 1;
    return this.add('gerund', i, i, Form.ING);
  }

  private afterPronoun(i: number, k: number, forms: number, before: Token): number {
    const singular = ['it', 'this', 'he', 'she'].includes(before.norm);
    if (singular && !(forms & (Form.S | Form.PAST))) return i + 1;
    const plural = ['we', 'i', 'you', 'they'].includes(before.norm);
    if (plural && !(forms & ~Form.S)) return i + 1;
    // "send you updates", "give you access": "you" is whom it goes to.
    if (before.norm === 'you' && this.groups.at(-1)?.mains.at(-1) === k - 1 && !this.objectFollows(i)) return i + 1;
    if (['these', 'those', 'this'].includes(before.norm) && !(forms & Form.S && before.norm === 'this') && !this.objectFollows(i)) return i + 1;
    if (before.norm === 'that' && !(this.bits(k - 1) & Bit.PUNCT) && k === 0) return i + 1;
    if (forms & (Form.BASE | Form.S | Form.PAST)) return this.add('finite', i, i, forms & (Form.BASE | Form.S | Form.PAST));
    return forms & Form.PART ? this.add('participle', i, i, Form.PART) : i + 1;
  }

  private afterNoun(i: number, forms: number, before: Token, determiner: boolean): number {
    const next = this.tokens[i + 1];
    if (forms & Form.PART && !determiner && (!next || PARTICIPLE_FOLLOWERS.has(next.norm) || next.bits & (Bit.PUNCT | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO)))
      return this.add('participle', i, i, Form.PART);
    if (determiner || !next || before.bits & (Bit.CONJ | Bit.SUB | Bit.PREP) || OBJECT_PRONOUNS.has(before.norm)) return i + 1;
    if (this.beginsSeries(i, forms)) return this.add('finite', i, i, forms & (Form.BASE | Form.S));
    const announces = next.norm === ':' && ['include', 'contain'].includes((this.tokens[i] as Token).verb?.base ?? '');
    if (next.bits & (Bit.PUNCT | Bit.CONJ | Bit.MODAL | Bit.BE | Bit.HAVE) && !(next.norm === '"' || next.norm === '“') && !announces || next.norm === 'of') return i + 1;
    if (this.isObjectOf(i) || forms & Form.S && this.isPluralNoun(i, before)) return i + 1;
    const plural = before.norm.endsWith('s') && !before.norm.endsWith('ss') || before.norm === 'people' || before.norm === 'children' || before.norm === 'data';
    if (forms & Form.S && !(plural && !(before.bits & (Bit.CAPITAL | Bit.POSS)) && before.norm !== 'data') && this.followsLikeObject(i)) return this.add('finite', i, i, Form.S);
    if (forms & Form.BASE && !(forms & Form.S) && plural && (announces || this.objectFollows(i))) return this.add('finite', i, i, Form.BASE);
    if (forms & Form.PAST && this.objectFollows(i)) return this.add('finite', i, i, Form.PAST);
    return i + 1;
  }

  private add(kind: GroupKind, from: number, main: number, form: number): number {
    const group = newGroup(kind, from);
    group.mains.push(main);
    group.form = form;
    group.passive = kind === 'participle';
    const start = kind === 'infinitive' ? from - 1 : main - 1;
    for (let k = start; k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && !(this.bits(k) & (Bit.CONJ & 0)); k--) {
      const t = this.tokens[k] as Token;
      if (t.norm === 'and' || t.norm === 'or' || t.norm === 'nor' || t.norm === 'no' || t.norm === 'without' || t.norm === 'nothing' || t.norm === 'none') break;
      if (t.bits & Bit.NEG) {
        if (!this.isOnly(k + 1)) { group.negated = !group.negated; group.negators.push(k); }
        group.from = Math.min(group.from, k);
      } else if (t.norm === 'only' || t.norm === 'solely' || t.norm === 'exclusively') { if (tokenAt(this.tokens, k - 1).norm !== 'not') group.only = true; group.from = Math.min(group.from, k); }
      else if (kind === 'finite') group.from = Math.min(group.from, k);
    }
    // "to not sell", "never to sell"
    if (kind === 'infinitive') for (let k = from + 1; k < main; k++) if (this.bits(k) & Bit.NEG) { group.negated = !group.negated; group.negators.push(k); }
    if (kind === 'finite') group.shares = this.sharedWith(group.from);
    this.groups.push(group);
    return main + 1;
  }
}

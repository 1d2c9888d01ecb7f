// First pass: verb groups. A group is a chain of auxiliaries, negators and adverbs with the verb they belong to; several
// coordinated verbs share one group, so that "do not rent, sell or share" is one denial of three verbs, known or not.
import { Bit, Form, lexicon, Reading } from './lexicon.js';
import type { Phrase, Token } from './tokens.js';

export type GroupKind = 'finite' | 'infinitive' | 'gerund' | 'participle' | 'imperative';

export interface Group {
  kind: GroupKind;
  /** First token of the group (auxiliary, or the verb itself). */
  from: number;
  /** Tokens of the coordinated main verbs, in order; empty for an open group ("We do not:"). */
  mains: number[];
  /** Main verb is a form of "be" without a participle. */
  copula: boolean;
  passive: boolean;
  modal: 'does' | 'may';
  negated: boolean;
  /** Tokens that carry the negation. */
  negators: number[];
  only: boolean;
  /** Subject between auxiliary and verb ("nor do we share"). */
  inverted: { from: number; to: number } | null;
  /** Group whose subject, and where it has none of its own whose auxiliaries, this one shares. */
  shares: Group | null;
  /** Form of the slot its verbs stand in. */
  form: number;
}

const SUBJECTS = new Set(['we', 'i', 'you', 'they', 'it', 'he', 'she', 'who', 'which', 'that', 'this', 'these', 'those', 'there']);
const PARTICIPLE_FOLLOWERS = new Set(['by', 'from', 'with', 'to', 'through', 'in', 'on', 'under', 'about', 'via', 'for', 'as', 'at', 'during', 'when', 'and', 'or',
  'above', 'below', 'herein', 'hereunder', 'elsewhere', 'outside', 'within', 'solely', 'only', 'directly', 'automatically', 'between', 'pursuant']);
const PAIRED = new Set(['neither', 'either', 'both']);
const OBJECT_PRONOUNS = new Set(['us', 'me', 'him', 'them']);
const MAX_GAP = 80;

/** The verb groups of a sentence, in order. */
export function groupsIn(tokens: readonly Token[], phrases: readonly Phrase[], names: readonly { from: number; to: number }[]): Group[] {
  return new GroupScan(tokens, phrases, names).run();
}

class GroupScan {
  private readonly groups: Group[] = [];
  private readonly inPhrase: Uint8Array;

  constructor(private readonly tokens: readonly Token[], phrases: readonly Phrase[], names: readonly { from: number; to: number }[]) {
    this.inPhrase = new Uint8Array(tokens.length);
    // A word inside a longer noun phrase of the lexicon is no verb ("contact information", "service provider").
    for (const p of phrases) if ((p.kind === 'data' || p.kind === 'recipient') && p.to - p.from > 1) this.inPhrase.fill(1, p.from, p.to);
    for (const n of names) this.inPhrase.fill(1, n.from, n.to);
  }

  run(): Group[] {
    for (let i = 0; i < this.tokens.length;) i = this.step(i);
    return this.groups;
  }

  private bits(i: number): number {
    return this.tokens[i]?.bits ?? 0;
  }

  private step(i: number): number {
    const bits = this.bits(i);
    if (bits & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE) && !this.isNounLike(i) && !this.inPhrase[i]) return this.auxiliary(i);
    const verb = this.tokens[i]?.verb;
    if (verb && !this.inPhrase[i]) return this.plain(i, verb.forms);
    return i + 1;
  }

  /** "will", "can", "might" as nouns; "do" in "do not track". */
  private isNounLike(i: number): boolean {
    const t = this.tokens[i] as Token;
    const before = this.tokens[i - 1];
    if (t.norm === 'do' && this.tokens[i + 1]?.norm === 'not' && ['track', 'sell', 'share'].includes(this.tokens[i + 2]?.norm ?? '')) {
      const afterName = before && before.bits & (Bit.FIRST | Bit.THEY | Bit.USER | Bit.CONJ) || before?.norm === 'that';
      return Boolean((this.tokens[i + 2] as Token).bits & Bit.CAPITAL) && !afterName;
    }
    return t.norm === 'will' && Boolean(before && before.bits & Bit.DET);
  }

  private auxiliary(i: number): number {
    const group = newGroup('finite', i);
    if (this.tokens[i - 1]?.norm === 'to') { group.kind = 'infinitive'; group.from = i - 1; }
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
        else { group.negated = !group.negated; group.negators.push(j); }
        continue;
      }
      if (t.norm === 'no' && this.tokens[j + 1]?.norm === 'longer') { group.negated = true; group.negators.push(j); j++; continue; }
      const verb = t.verb;
      if (verb && verb.forms & expect && !(this.inPhrase[j] && t.bits & Bit.CAPITAL) && !(t.bits & Bit.GLUED)) return this.finish(group, j, verb.forms & expect);
      if (verb && group.mains.length === 0 && j === i + 1 && expect === Form.BASE && verb.forms & Form.BASE) return this.finish(group, j, Form.BASE);
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

  /** "have" and "do" as main verbs: "we do not have access", "we do the following". */
  private takesObject(j: number, expect: number): boolean {
    if (!(expect & Form.BASE)) return false;
    const next = this.tokens[j + 1];
    return !next || !(next.verb && next.verb.forms & Form.PART) && !(next.bits & (Bit.BE | Bit.NEG | Bit.ADV));
  }

  private isOnly(j: number): boolean {
    const norm = this.tokens[j]?.norm;
    return norm === 'only' || norm === 'just' || norm === 'merely' || norm === 'limited' || norm === 'necessarily' && false;
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

  private onlyClosingAfter(j: number): boolean {
    for (let k = j; k < this.tokens.length; k++) if (!(this.bits(k) & Bit.PUNCT)) return false;
    return true;
  }

  private finish(group: Group, main: number, form: number): number {
    group.mains.push(main);
    group.form = form;
    if (!(form & Form.PART)) group.passive = false;
    if (!this.sharesNothing(group)) group.shares = this.sharedWith(group.from);
    this.groups.push(group);
    return main + 1;
  }

  private sharesNothing(group: Group): boolean {
    return group.kind !== 'finite' || group.inverted !== null;
  }

  /** The group whose subject a group takes over that comes right after a conjunction. */
  private sharedWith(from: number): Group | null {
    let k = from - 1;
    while (k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && !(this.bits(k) & Bit.CONJ)) k--;
    if (k < 0) return null;
    const norm = (this.tokens[k] as Token).norm;
    if (!(this.bits(k) & Bit.CONJ) && norm !== ',' && norm !== ';') return null;
    const before = this.groups.at(-1);
    return before && from - before.from < MAX_GAP ? mainClause(this.groups, before) : null;
  }

  /** A verb without an auxiliary before it. */
  private plain(i: number, forms: number): number {
    const t = this.tokens[i] as Token;
    if (t.bits & (Bit.PREP | Bit.POSS) || t.bits & Bit.DET && !(forms & Form.ING)) return i + 1;
    let k = i - 1;
    while (k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && (!(this.bits(k) & (Bit.CONJ | Bit.DET)) || PAIRED.has((this.tokens[k] as Token).norm)) && this.tokens[k]?.norm !== 'no' && this.tokens[k]?.norm !== 'without') k--;
    const before = this.tokens[k];
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
    if (['these', 'those', 'this'].includes(before.norm) && !(forms & Form.S && before.norm === 'this') && !this.objectFollows(i)) return i + 1;
    if (before.norm === 'that' && !(this.bits(k - 1) & Bit.PUNCT) && this.tokens[k - 1] === undefined) return i + 1;
    if (forms & (Form.BASE | Form.S | Form.PAST)) return this.add('finite', i, i, forms & (Form.BASE | Form.S | Form.PAST));
    return forms & Form.PART ? this.add('participle', i, i, Form.PART) : i + 1;
  }

  private afterNoun(i: number, forms: number, before: Token, determiner: boolean): number {
    const next = this.tokens[i + 1];
    if (forms & Form.PART && !determiner && (!next || PARTICIPLE_FOLLOWERS.has(next.norm) || next.bits & (Bit.PUNCT | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO)))
      return this.add('participle', i, i, Form.PART);
    if (determiner || !next || before.bits & (Bit.CONJ | Bit.SUB | Bit.PREP) || OBJECT_PRONOUNS.has(before.norm)) return i + 1;
    if (next.bits & (Bit.PUNCT | Bit.CONJ | Bit.MODAL | Bit.BE | Bit.HAVE) && !(next.norm === '"' || next.norm === '“') || next.norm === 'of') return i + 1;
    if (this.isObjectOf(i)) return i + 1;
    const plural = before.norm.endsWith('s') && !before.norm.endsWith('ss') || before.norm === 'people' || before.norm === 'children' || before.norm === 'data';
    if (forms & Form.S && !(plural && !(before.bits & (Bit.CAPITAL | Bit.POSS)) && before.norm !== 'data') && this.followsLikeObject(i)) return this.add('finite', i, i, Form.S);
    if (forms & Form.BASE && !(forms & Form.S) && plural && this.objectFollows(i)) return this.add('finite', i, i, Form.BASE);
    if (forms & Form.PAST && this.objectFollows(i)) return this.add('finite', i, i, Form.PAST);
    return i + 1;
  }

  /** "use Flash objects": the noun right behind a verb is its object, not the subject of a next one. */
  private isObjectOf(i: number): boolean {
    const last = this.groups.at(-1);
    const main = last?.mains.at(-1);
    if (!last || main === undefined || last.kind === 'participle' || i - main > 8) return false;
    if ((this.tokens[main]?.verb?.readings ?? 0) & (Reading.tell | Reading.acknowledge) || last.copula) return false;
    for (let k = main + 1; k < i; k++) {
      if (this.inPhrase[k] || this.bits(k) & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.REL | Bit.FIRST | Bit.PREP)) return false;
    }
    return !this.isRelativeContact(last);
  }

  /** "information you provide [helps us]": the verb of a clause that hangs on a noun. */
  private isRelativeContact(g: Group): boolean {
    const subject = this.tokens[g.from - 1];
    const before = this.tokens[g.from - 2];
    return Boolean(subject && before && SUBJECTS.has(subject.norm) && !(before.bits & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.PREP | Bit.ADV)));
  }

  /** "to" as a preposition before a noun that is spelled like a verb: "access to market data". */
  private nounAfterTo(to: number): boolean {
    const before = this.tokens[to - 1]?.norm;
    return before === 'access' && !this.objectFollows(to + 1);
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
      } else if (t.norm === 'only' || t.norm === 'solely' || t.norm === 'exclusively') { if (this.tokens[k - 1]?.norm !== 'not') group.only = true; group.from = Math.min(group.from, k); }
      else if (kind === 'finite') group.from = Math.min(group.from, k);
    }
    // "to not sell", "never to sell"
    if (kind === 'infinitive') for (let k = from + 1; k < main; k++) if (this.bits(k) & Bit.NEG) { group.negated = !group.negated; group.negators.push(k); }
    if (kind === 'finite') group.shares = this.sharedWith(group.from);
    this.groups.push(group);
    return main + 1;
  }

  /** Joins a verb to the group before it: "collect, use and share", "collect your name and share it with". */
  private coordinated(i: number, k: number, forms: number): number {
    const group = this.groups.at(-1);
    const before = this.tokens[k];
    if (!group || !before || group.copula) return 0;
    const isComma = before.norm === ',' || before.norm === ';' || before.norm === '/';
    if (!(before.bits & Bit.CONJ) && !isComma) return 0;
    const target = this.groupInForm(forms);
    if (!target || i - target.from > MAX_GAP) return 0;
    const lastMain = target.mains.at(-1);
    const tight = lastMain === undefined || this.isTight(lastMain + 1, i);
    if (!tight && (isComma && !this.commaThenConjunction(k) || !this.objectFollows(i))) return 0;
    const own = tokensWith(this.tokens, k + 1, i, Bit.NEG);
    const turns = before.norm === 'but' || before.norm === 'yet';
    const nor = before.norm === 'nor';
    if (own.length === 0 && !turns && !(nor && !target.negated) && (tight || target.kind !== 'finite' || target.form & Form.BASE)) {
      if (tight) target.mains.push(i);
      else this.groups.push({ ...newGroup(target.kind, i), mains: [i], form: target.form, modal: target.modal, passive: target.passive, negated: target.negated,
        negators: target.negators, only: false, shares: target });
      return i + 1;
    }
    const negated = own.length % 2 === 1 && !this.isOnly((own[0] as number) + 1) || nor;
    this.groups.push({ ...newGroup(target.kind, i), mains: [i], form: target.form, modal: turns ? 'does' : target.modal, passive: target.passive,
      negated, negators: nor ? [k] : own, shares: target });
    return i + 1;
  }

  /** The nearest group, within this clause, whose slot takes a verb of these forms. */
  private groupInForm(forms: number): Group | null {
    for (let g = this.groups.length - 1, steps = 0; g >= 0 && steps < 4; g--, steps++) {
      const group = this.groups[g] as Group;
      if (group.form & forms && !(group.kind === 'participle' && steps > 0)) return group;
    }
    return null;
  }

  private isTight(from: number, to: number): boolean {
    for (let k = from; k < to; k++) {
      const t = this.tokens[k] as Token;
      if (t.bits & (Bit.CONJ | Bit.ADV | Bit.NEG) || t.norm === ',' || t.norm === '/' || t.norm === ';' || t.norm === ':' || t.norm === '(' || t.norm === ')') continue;
      if (k === from && (t.norm === 'with' || t.norm === 'to' || t.norm === 'on' || t.norm === 'out' || t.norm === 'from' || t.norm === 'about' || t.norm === 'in')) continue;
      return false;
    }
    return true;
  }

  private commaThenConjunction(comma: number): boolean {
    return Boolean(this.bits(comma + 1) & Bit.CONJ) || (this.tokens[comma] as Token).norm === ';';
  }

  /** Whether what follows looks like the object or complement of a verb rather than of a noun. */
  private objectFollows(i: number): boolean {
    const next = this.tokens[i + 1];
    if (!next) return false;
    if (next.norm === 'of' || next.bits & (Bit.BE | Bit.MODAL | Bit.HAVE)) return false;
    if (next.bits & (Bit.DET | Bit.FIRST | Bit.USER | Bit.IT | Bit.THEY | Bit.ADV | Bit.GENERIC | Bit.NEG)) return true;
    if (next.bits & Bit.PUNCT) return next.norm === '"' || next.norm === '“' || next.norm === '(' || next.norm === ',' && Boolean(this.tokens[i]?.verb?.readings);
    if (this.inPhrase[i + 1]) return true;
    if (next.bits & (Bit.PREP | Bit.TO)) return next.norm === 'with' || next.norm === 'to' || next.norm === 'from' || next.norm === 'by' || next.norm === 'through' || next.norm === 'about' || next.norm === 'for' || next.norm === 'on' || next.norm === 'in';
    if (next.bits & (Bit.CONJ | Bit.SUB)) return Boolean(this.tokens[i]?.verb?.readings);
    return true;
  }

  private followsLikeObject(i: number): boolean {
    const next = this.tokens[i + 1] as Token;
    return !(next.bits & (Bit.PUNCT | Bit.CONJ)) || next.norm === '"' || next.norm === '“';
  }

  private mayInvert(i: number): boolean {
    const before = this.tokens[i - 1];
    if (!before) return true;
    if (before.bits & (Bit.QUESTION | Bit.NEG | Bit.CONJ | Bit.SUB)) return true;
    for (let k = i - 1; k >= 0 && i - k < 7; k--) {
      if (this.bits(k) & Bit.NEG) return true;
      if (this.bits(k) & (Bit.FIRST | Bit.THEY) || (this.tokens[k] as Token).norm === ',') return before.norm === 'information' || before.norm === 'data';
    }
    return Boolean(this.bits(0) & Bit.QUESTION) && !(this.bits(0) & (Bit.FIRST | Bit.BE));
  }

  /** End of the noun phrase at j: a pronoun, or up to five words before a verb. */
  private nounPhrase(j: number): number {
    const t = this.tokens[j] as Token;
    if (SUBJECTS.has(t.norm)) return j + 1;
    if (!(t.bits & (Bit.DET | Bit.CAPITAL | Bit.FIRST | Bit.FIRST_NOUN)) && !this.inPhrase[j]) return j;
    for (let k = j + 1; k < this.tokens.length && k - j < 6; k++) {
      const next = this.tokens[k] as Token;
      if (next.bits & (Bit.PUNCT | Bit.PREP)) return j;
      if (next.verb && next.verb.forms & (Form.BASE | Form.PART) && !this.inPhrase[k]) return k;
      if (next.bits & (Bit.ADV | Bit.NEG)) return k;
    }
    return j;
  }

  private couldBeVerb(j: number): boolean {
    const t = this.tokens[j] as Token;
    return !(t.bits & (Bit.PUNCT | Bit.DET | Bit.PREP | Bit.CONJ | Bit.SUB | Bit.FIRST | Bit.USER | Bit.IT | Bit.THEY | Bit.CAPITAL | Bit.NUMBER | Bit.REL | Bit.FIRST_NOUN
      | Bit.GENERIC | Bit.NOTDATA | Bit.QUESTION)) && !this.inPhrase[j] && t.norm.length > 2;
  }

  private closing(open: number): number {
    for (let k = open + 1; k < this.tokens.length && k - open < 40; k++) if ((this.tokens[k] as Token).norm === ')') return k;
    return -1;
  }

  /** "may from time to time use", "will in no case sell": index of the verb behind a short phrase, or 0. */
  private adverbial(at: number, expect: number): number {
    for (let k = at + 1; k < this.tokens.length && k - at < 6; k++) {
      const t = this.tokens[k] as Token;
      if (t.bits & (Bit.PUNCT | Bit.FIRST | Bit.USER | Bit.REL | Bit.CONJ)) return 0;
      if (t.verb && t.verb.forms & expect && k - at > 1 && !this.inPhrase[k] && !(this.bits(k - 1) & (Bit.DET | Bit.PREP))) return k;
    }
    return 0;
  }

  /** "may, from time to time, share": index after the second comma, or 0. */
  private interjection(comma: number, expect: number): number {
    for (let k = comma + 1; k < this.tokens.length && k - comma < 14; k++) {
      const t = this.tokens[k] as Token;
      if (t.bits & (Bit.FIRST & 0)) return 0;
      if (t.norm === ',') {
        let m = k + 1;
        while (this.bits(m) & (Bit.ADV | Bit.NEG)) m++;
        const verb = this.tokens[m]?.verb;
        return verb && verb.forms & expect ? k + 1 : 0;
      }
    }
    return 0;
  }
}

function newGroup(kind: GroupKind, from: number): Group {
  return { kind, from, mains: [], copula: false, passive: false, modal: 'does', negated: false, negators: [], only: false, inverted: null, shares: null, form: 0 };
}

function tokensWith(tokens: readonly Token[], from: number, to: number, bit: number): number[] {
  const out: number[] = [];
  for (let k = from; k < to; k++) if ((tokens[k] as Token).bits & bit && (tokens[k] as Token).norm !== 'nor') out.push(k);
  return out;
}

/** The group that heads the clause a group stands in: infinitives and participles hang on a finite one. */
function mainClause(groups: readonly Group[], from: Group): Group {
  for (let i = groups.indexOf(from); i >= 0; i--) {
    const g = groups[i] as Group;
    if (g.kind === 'finite' || g.kind === 'imperative') return g;
  }
  return from;
}

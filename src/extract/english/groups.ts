// First pass: verb groups. A group is a chain of auxiliaries, negators and adverbs with the verb they belong to; several
// coordinated verbs share one group, so that "do not rent, sell or share" is one denial of three verbs, known or not.
import { Auxiliaries } from './auxiliaries.js';
import { newGroup, type Group, type GroupKind } from './group.js';
import { Bit, Form } from './lexicon.js';
import { SUBJECTS } from './surroundings.js';
import { tokenAt, type Phrase, type Token } from './tokens.js';

const OURS = new Set(['this', 'the', 'our']);
/** Verbs that nothing but a list follows, and no nouns. */
const ANNOUNCING = new Set(['include', 'contain', 'collect', 'gather', 'obtain', 'receive', 'capture']);
const PARTICIPLE_FOLLOWERS = new Set(['by', 'from', 'with', 'to', 'through', 'in', 'on', 'under', 'about', 'via', 'for', 'as', 'at', 'during', 'when', 'and', 'or',
  'above', 'below', 'out', 'forth', 'herein', 'hereunder', 'elsewhere', 'outside', 'within', 'solely', 'only', 'directly', 'automatically', 'between', 'pursuant']);
const PAIRED = new Set(['neither', 'either', 'both']);
const PLURALS = new Set(['exchanges', 'addresses', 'bases', 'emails', 'messages', 'texts', 'calls', 'files', 'orders', 'reviews', 'comments', 'posts', 'searches', 'visits', 'contacts', 'notes', 'purchases', 'uploads', 'downloads', 'requests', 'clicks', 'views', 'stores', 'charges', 'links', 'tests', 'uses', 'measures', 'controls', 'safeguards']);
const KINDS = new Set(['advertising', 'marketing', 'targeting', 'tracking', 'profiling', 'retargeting', 'remarketing']);
const PLACED = new Set(['cookie', 'beacon', 'pixel', 'tag', 'technology', 'identifier', 'script', 'tracker', 'tool']);
const HELPING = new Set(['help', 'assist']);
const ENABLING = new Set(['help', 'allow', 'enable', 'let', 'permit', 'assist', 'tell', 'give', 'show']);
const HAPPENING = new Set(['occur', 'happen']);
const LASTING = new Set(['stay', 'remain', 'last', 'live', 'persist', 'expire', 'go', 'disappear', 'vanish', 'lapse', 'roll', 'rotate']);
const AWAY = new Set(['after', 'within', 'until', 'till', 'for', 'with', 'on', 'in', 'when', 'once', 'as', 'over', 'out', 'there', 'up', 'at', 'automatically', 'only']);
const LETTING = new Set(['let', 'help']);
// "send you direct mail": "you" is whom it goes to, never who does the next thing.
const DATIVE = new Set(['send', 'give', 'offer', 'mail', 'email', 'grant', 'show', 'serve', 'deliver', 'bring', 'provide']);
const LONGEST_LET = 8;
const OURSELVES = new Set(['us', 'me']);
const OBJECT_PRONOUNS = new Set(['us', 'me', 'him', 'them']);

/** The verb groups of a sentence, in order; `opensWithDeed`: its first word is known to be a verb, as in a list below "We do not:". */
export function groupsIn(tokens: readonly Token[], phrases: readonly Phrase[], names: readonly { from: number; to: number }[], opensWithDeed: boolean): Group[] {
  return new GroupScan(tokens, phrases, names).run(opensWithDeed);
}

class GroupScan extends Auxiliaries {
  run(opensWithDeed: boolean): Group[] {
    for (let i = opensWithDeed ? this.add('imperative', 0, 0, Form.BASE) : 0; i < this.tokens.length;) i = this.step(i);
    return this.groups;
  }

  private step(i: number): number {
    const bits = this.bits(i);
    if (bits & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE) && !this.isNounLike(i) && !this.inPhrase[i]) return this.auxiliary(i);
    const verb = this.tokens[i]?.verb;
    // "Disclosure to partners takes place"
    if (verb?.base === 'take' && this.tokens[i + 1]?.norm === 'place' && verb.forms & (Form.S | Form.PAST) && i > 0) return this.add('finite', i, i, verb.forms & (Form.S | Form.PAST)) + 1;
    // "Storage in log files occurs": no noun is spelled so, whatever stands in front.
    if (verb && verb.forms & (Form.S | Form.PAST) && HAPPENING.has(verb.base) && i > 0 && !(this.bits(i - 1) & (Bit.HAVE | Bit.ADV | Bit.NEG | Bit.CONJ | Bit.PUNCT | Bit.REL))) return this.add('finite', i, i, verb.forms & (Form.S | Form.PAST));
    if (verb && !this.inPhrase[i]) return this.plain(i, verb.forms);
    if (verb && this.isLogging(i)) return this.add('finite', i, i, Form.S);
    if (!verb && this.isUnknownVerb(i)) return this.add('finite', i, i, Form.BASE);
    return i + 1;
  }

  /** "our web server [logs] IP addresses", not "our server logs hold IP addresses": data right behind it, and no other verb of its own. */
  private isLogging(i: number): boolean {
    if (this.tokens[i]?.norm !== 'logs' || !(this.bits(i - 1) & Bit.FIRST_NOUN)) return false;
    const next = this.bits(i + 1);
    if (next & (Bit.REL | Bit.SUB) || !(next & (Bit.USER | Bit.DET)) && !this.inPhrase[i + 1]) return false;
    for (let k = i + 1; k < this.tokens.length && !(this.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL)); k++) if (this.bits(k) & (Bit.BE | Bit.HAVE | Bit.MODAL | Bit.DO) || this.tokens[k]?.verb && !this.inPhrase[k] && !(this.bits(k) & (Bit.GENERIC | Bit.CONJ))) return false;
    return true;
  }

  /** "informational emails": a word that is as often a plural noun, behind no name and no noun that acts. */
  private isPluralNoun(i: number, before: Token, at: number): boolean {
    const t = this.tokens[i] as Token;
    if (!(t.bits & (Bit.GENERIC | Bit.NOTDATA)) && !PLURALS.has(t.norm)) return false;
    // "the procedure helps us": no noun stands in front of a pronoun.
    const next = this.tokens[i + 1]?.norm ?? '';
    if (OBJECT_PRONOUNS.has(next)) return false;
    return !(before.bits & (Bit.CAPITAL | Bit.FIRST_NOUN | Bit.POSS)) && !this.inPhrase[at];
  }

  /** "We vow that …", "I swear never to": an unknown word right behind "we" that governs something. */
  private isUnknownVerb(i: number): boolean {
    let k = i - 1;
    while (k > 0 && this.bits(k) & Bit.ADV) k--;
    // "We also partner with others to"
    if (this.tokens[i]?.norm === 'partner' && this.tokens[i + 1]?.norm === 'with' && tokenAt(this.tokens, k).norm === 'we') return true;
    // "we never spam you"
    const before = tokenAt(this.tokens, tokenAt(this.tokens, i - 1).norm === 'never' ? i - 2 : i - 1).norm;
    if (before !== 'we' && before !== 'i' || !this.couldBeVerb(i) || this.bits(i) & (Bit.ADV | Bit.TO)) return false;
    const next = this.tokens[i + 1];
    return Boolean(next && (next.norm === 'that' || next.bits & (Bit.TO | Bit.NEG | Bit.DET | Bit.FIRST | Bit.USER)));
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
    // "no control over or access to your data": a noun.
    if (t.norm === 'access' && this.tokens[i + 1]?.norm === 'to' || this.isNoVerb(i) || t.norm === 'address' && (this.bits(i + 1) & Bit.PREP) !== 0) return i + 1;
    if (t.bits & (Bit.PREP | Bit.POSS) || t.bits & Bit.DET && !(forms & Form.ING)) return i + 1;
    let k = i - 1;
    while (k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && (!(this.bits(k) & (Bit.CONJ | Bit.DET)) || PAIRED.has((this.tokens[k] as Token).norm)) && this.tokens[k]?.norm !== 'no' && this.tokens[k]?.norm !== 'without') k--;
    // "to better understand"
    if (this.tokens[k]?.norm === 'better' && (this.tokens[k - 1]?.norm === 'to' || this.tokens[k - 1]?.norm === 'us' || (this.tokens[k - 1]?.bits ?? 0) & Bit.MODAL)) k--;
    // "Acme then receives"
    if (this.tokens[k]?.norm === 'then' && this.isNext(k)) k--;
    // "and no longer collect"
    if (k > 0 && this.tokens[k]?.norm === 'no' && this.tokens[k + 1]?.norm === 'longer') k--;
    k = this.pastMarks(k);
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
    // "We and our partners, use"
    if (before.norm === ',' && forms & Form.BASE && this.weAndOthers(k) && this.objectFollows(i)) return this.add('finite', i, i, Form.BASE);
    const head = (before.norm === ',' || before.norm === ')') && this.objectFollows(i) ? this.behindAside(k) : -1;
    if (head >= 0) return this.afterNoun(i, forms, this.tokens[head] as Token, false, head);
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

  /** "When you visit, we and our partners, [use …]": whether only "we" and those beside us stand in front of a comma. */
  private weAndOthers(comma: number): boolean {
    for (let k = comma - 1; k >= 0 && comma - k < 14; k--) {
      if (this.tokens[k]?.norm === 'we') return Boolean(this.bits(k + 1) & Bit.CONJ) && (k === 0 || this.tokens[k - 1]?.norm === ',') && !this.groups.some((g) => g.from > k);
      if (this.bits(k) & Bit.PUNCT) return false;
    }
    return false;
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
    if (forms & Form.ING && this.objectFollows(i) && !(KINDS.has((this.tokens[i] as Token).norm) && PLACED.has(this.tokens[i + 1]?.stem ?? ''))) return this.add('gerund', i, i, Form.ING);
    if (forms & Form.PART && PARTICIPLE_FOLLOWERS.has(this.tokens[i + 1]?.norm ?? '')) return this.add('participle', i, i, Form.PART);
    return i + 1;
  }

  private gerund(i: number, before: Token): number {
    if (before.bits & Bit.DET && !(before.bits & Bit.IT) && before.norm !== 'not') return i + 1;
    if (!this.objectFollows(i) && !(before.bits & Bit.PREP)) return i + 1;
    // "set advertising cookies": the kind of a thing.
    if (KINDS.has((this.tokens[i] as Token).norm) && (PLACED.has(this.tokens[i + 1]?.stem ?? '') || !this.takesWhom(i) || this.tokens[i + 1]?.norm === 'to' && this.isAdjective(before))) return i + 1;
    return this.add('gerund', i, i, Form.ING);
  }

  /** "personalised [advertising] to children" */
  private isAdjective(before: Token): boolean {
    return before.verb !== null && !(before.verb.forms & ~(Form.PAST | Form.PART)) || (before.bits & Bit.ADJ) !== 0;
  }

  /** "by marketing our goods", "marketing to you", not "for marketing, and": whether a word that names a trade is a verb. */
  private takesWhom(i: number): boolean {
    const next = this.bits(i + 1);
    return (next & (Bit.DET | Bit.FIRST | Bit.USER | Bit.THEY | Bit.IT)) !== 0 || this.tokens[i + 1]?.norm === 'to' && (this.bits(i + 2) & (Bit.USER | Bit.THEY)) !== 0;
  }

  private afterPronoun(i: number, k: number, forms: number, before: Token): number {
    const singular = ['it', 'this', 'he', 'she'].includes(before.norm);
    if (singular && !(forms & (Form.S | Form.PAST))) return i + 1;
    const plural = ['we', 'i', 'you', 'they', 'these', 'those'].includes(before.norm);
    if (plural && !(forms & ~Form.S)) return i + 1;
    // "send you updates", "give you access": "you" is whom it goes to.
    if (before.norm === 'you' && this.groups.at(-1)?.mains.at(-1) === k - 1 && (!this.objectFollows(i) || DATIVE.has(this.tokens[k - 1]?.verb?.base ?? ''))) return i + 1;
    // "use this enhanced information": an adjective of what the verb in front has for its object.
    if (!(forms & ~(Form.PAST | Form.PART)) && ['these', 'those', 'this', 'that'].includes(before.norm) && k > 0 && this.groups.at(-1)?.mains.at(-1) === k - 1 && this.nounAhead(i)) return i + 1;
    if (['these', 'those', 'this'].includes(before.norm) && !(forms & Form.S && before.norm === 'this') && !this.objectFollows(i)) return i + 1;
    if (before.norm === 'that' && !(this.bits(k - 1) & Bit.PUNCT) && k === 0) return i + 1;
    if (forms & (Form.BASE | Form.S | Form.PAST)) return this.add('finite', i, i, forms & (Form.BASE | Form.S | Form.PAST));
    return forms & Form.PART ? this.add('participle', i, i, Form.PART) : i + 1;
  }

  /** "[enhanced] personally identifiable information": words that tell of a noun for data, up to it. */
  private nounAhead(i: number): boolean {
    for (let k = i + 1; k < i + 5; k++) {
      if (this.bits(k) & Bit.GENERIC) return true;
      if (this.bits(k) & (Bit.PUNCT | Bit.DET | Bit.PREP | Bit.CONJ | Bit.SUB) || this.tokens[k]?.verb && !this.inPhrase[k]) return false;
    }
    return false;
  }

  private afterNoun(i: number, forms: number, before: Token, determiner: boolean, at = i - 1): number {
    // "in public reports"
    if (before.norm === 'public' && this.tokens[i - 2]?.norm !== 'the') return i + 1;
    const next = this.tokens[i + 1];
    // "adult records stay": a noun in front of the verb.
    if (forms & Form.S && this.staysOrGoes(i + 1)) return i + 1;
    if (!determiner && !before.verb?.readings && this.staysOrGoes(i) && before.norm.endsWith('s') || !determiner && this.staysOrGoes(i) && (before.bits & (Bit.GENERIC | Bit.NOTDATA) || PLURALS.has(before.norm))) return this.add('finite', i, i, Form.BASE);
    if (!determiner && forms & Form.BASE && this.isLet(i)) return this.add('infinitive', i, i, Form.BASE);
    // "cookies help tailor adverts": the bare verb right behind it.
    if (forms & Form.BASE && before.verb && HELPING.has(before.verb.base) && this.groups.at(-1)?.mains.at(-1) === i - 1 && this.objectFollows(i) && this.tokens[i]?.verb?.readings) return this.add('infinitive', i, i, Form.BASE);
    if (forms & Form.PART && !determiner && (!next || PARTICIPLE_FOLLOWERS.has(next.norm) || next.bits & (Bit.PUNCT | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO)))
      return this.add('participle', i, i, Form.PART);
    // "to help us measure visits"
    if (before.norm === 'us' && forms & Form.BASE && HELPING.has(this.tokens[i - 2]?.verb?.base ?? '') && this.groups.at(-1)?.mains.at(-1) === i - 2 && this.objectFollows(i)) return this.add('infinitive', i, i, Form.BASE);
    // "allow selected partners to": an adjective right behind the verb.
    if (!(forms & ~(Form.PAST | Form.PART)) && this.groups.at(-1)?.mains.at(-1) === i - 1 && !this.groups.at(-1)?.copula && !this.isRelativeContact(this.groups.at(-1) as Group)) return i + 1;
    if (determiner || !next || before.bits & (Bit.CONJ | Bit.SUB | Bit.PREP) || OBJECT_PRONOUNS.has(before.norm)) return i + 1;
    const verb = this.tokens[i]?.verb;
    // "what we learn from readers helps us", "your name and address allow us to": no noun stands in front of "us".
    if (next.norm === 'us' && (forms & Form.S || forms & Form.BASE && ENABLING.has(verb?.base ?? ''))) return this.add('finite', i, i, forms & (Form.BASE | Form.S));
    const announces = next.norm === ':' && (ANNOUNCING.has(verb?.base ?? '') || (this.bits(i - 1) & Bit.ADV) !== 0 && Boolean(verb?.readings));
    if (forms & Form.S && (next.norm === 'but' && verb?.base === 'include' || this.hangsOnData(i))) return this.add('finite', i, i, Form.S);
    if (this.opensSeries(i, forms, before)) return this.add('finite', i, i, forms & (Form.BASE | Form.S));
    if (next.bits & (Bit.PUNCT | Bit.CONJ | Bit.MODAL | Bit.BE | Bit.HAVE) && !(next.norm === '"' || next.norm === '“') && !announces || next.norm === 'of') return i + 1;
    if (forms & Form.BASE && !(forms & Form.S) && this.awaitsVerb(i)) return this.add('finite', i, i, Form.BASE);
    if (this.isObjectOf(i) || forms & Form.S && this.isPluralNoun(i, before, at)) return i + 1;
    const plural = before.norm.endsWith('s') && !before.norm.endsWith('ss') || before.norm === 'people' || before.norm === 'children' || before.norm === 'data';
    // "Each of these vendors collects"
    if (forms & Form.S && plural && this.tokens[i]?.verb?.readings && this.followsLikeObject(i) && this.isOneOfMany(i)) return this.add('finite', i, i, Form.S);
    if (forms & Form.S && !(plural && !(before.bits & (Bit.CAPITAL | Bit.POSS)) && before.norm !== 'data') && this.followsLikeObject(i)) return this.add('finite', i, i, Form.S);
    // "ad networks uses technologies like cookies": a slip of a text that many pages have.
    if (this.tokens[i]?.norm === 'uses' && plural && this.inPhrase[i - 1] && !(next.bits & (Bit.PREP | Bit.CONJ | Bit.PUNCT))) return this.add('finite', i, i, Form.S);
    if (forms & Form.BASE && !(forms & Form.S) && !plural && this.tokens[i]?.verb?.readings && !(this.bits(i) & (Bit.GENERIC | Bit.NOTDATA)) && this.objectFollows(i) && this.hasPluralHead(i)) return this.add('finite', i, i, Form.BASE);
    if (forms & Form.BASE && !(forms & Form.S) && !plural && this.isPair(i)) return this.add('finite', i, i, Form.BASE);
    if (forms & Form.BASE && !(forms & Form.S) && plural && (announces || this.objectFollows(i))) return this.add('finite', i, i, Form.BASE);
    if (forms & Form.PAST && this.objectFollows(i)) return this.add('finite', i, i, Form.PAST);
    return i + 1;
  }

  /** "messages [stay] until you delete them", "logs [go] after two weeks": a verb that has no object, and a time or a place behind it. */
  private staysOrGoes(i: number): boolean {
    const verb = this.tokens[i]?.verb;
    return Boolean(verb && LASTING.has(verb.base) && verb.forms & Form.BASE && !(verb.forms & Form.S) && !this.inPhrase[i] && AWAY.has(this.tokens[i + 1]?.norm ?? ''));
  }

  /** "let advertisers [collect] it", "helps our partners [show] you": the bare verb behind the noun that is let or helped to. */
  private isLet(i: number): boolean {
    const main = this.groups.at(-1)?.mains.at(-1) ?? i;
    if (i - main < 2 || i - main > LONGEST_LET || !LETTING.has(this.tokens[main]?.verb?.base ?? '') || !this.objectFollows(i)) return false;
    if (OURSELVES.has(this.tokens[main + 1]?.norm ?? '') && i > main + 2) return false;
    for (let k = main + 1; k < i; k++) if (this.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL | Bit.TO) && !(this.bits(k) & Bit.THEY)) return false;
    return true;
  }

  /** "the data that this app collects, by itself or through others": a verb with its object in front, whatever follows it. */
  private hangsOnData(i: number): boolean {
    if (!(this.bits(i - 1) & Bit.FIRST_NOUN) || !OURS.has(this.tokens[i - 2]?.norm ?? '') || !(this.tokens[i]?.verb?.readings ?? 0)) return false;
    const noun = this.bits(i - 3) & Bit.REL ? i - 4 : i - 3;
    return (this.bits(noun) & Bit.GENERIC) !== 0;
  }

  /** "our servers collect and store": two verbs in the form that the subject asks for. */
  private opensSeries(i: number, forms: number, before: Token): boolean {
    const t = this.tokens[i] as Token;
    if (this.bits(i + 1) & Bit.ADV || !(this.bits(i + 1) & Bit.CONJ) && this.tokens[i + 1]?.norm !== ',' || !t.verb?.readings || !(before.bits & (Bit.FIRST_NOUN | Bit.CAPITAL)) && !this.others[i - 1]) return false;
    let j = i + 2;
    while (this.bits(j) & (Bit.ADV | Bit.CONJ) || this.tokens[j]?.norm === '/') j++;
    const other = this.tokens[j]?.verb;
    const form = before.norm.endsWith('s') && !(before.bits & Bit.CAPITAL) && !this.isOneOfMany(i) ? Form.BASE : Form.S;
    return Boolean(other?.readings && other.forms & forms & form) && !this.inPhrase[j] && !(t.bits & (Bit.GENERIC | Bit.NOTDATA)) && !PLURALS.has(t.norm) && this.objectFollows(j);
  }

  private add(kind: GroupKind, from: number, main: number, form: number): number {
    const group = newGroup(kind, from);
    group.mains.push(main);
    group.form = form;
    group.passive = kind === 'participle';
    const start = kind === 'infinitive' ? from - 1 : main - 1;
    for (let k = start; k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && !(this.bits(k) & (Bit.CONJ & 0)); k--) {
      const t = this.tokens[k] as Token;
      if (t.norm === 'longer' && this.tokens[k - 1]?.norm === 'no') { group.negated = !group.negated; group.negators.push(--k); group.from = Math.min(group.from, k); continue; }
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

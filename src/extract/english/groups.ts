// First pass: verb groups. A group is a chain of auxiliaries, negators and adverbs with the verb they belong to; several
// coordinated verbs share one group, so that "do not rent, sell or share" is one denial of three verbs, known or not.
import { ANNOUNCING, DATIVE, ENABLING, KINDS, PARTICIPLE_FOLLOWERS, PLACED } from '../../generated/words/groups.js';
import { PLURALS } from '../../generated/words/nounverbs.js';
import { SUBJECTS } from '../../generated/words/surroundings.js';
import { newGroup, type Group, type GroupKind } from './group.js';
import { Bit, Form, Reading } from './lexicon.js';
import { OBJECT_PRONOUNS, NounVerbs } from './nounverbs.js';
import type { Phrase, Token } from './tokens.js';

const PAIRED = new Set(['neither', 'either', 'both']);
const HELPING = new Set(['help', 'assist']);
const INTERJECTED = new Set(['without', 'but', 'for', 'among', 'amongst']);
const TAKEN = Reading.collect | Reading.store | Reading.retain | Reading.track | Reading.share | Reading.convey | Reading.delete;
const STOPS = new Set(['.', ';', ':', '!', '(']);
/** Tokens of "is not limited to". */
const LEAVING_OPEN = 4;
const LONGEST_COMPANY = 14;
const HAPPENING = new Set(['occur', 'happen', 'become']);

/** The verb groups of a sentence, in order; `opensWithDeed`: its first word is known to be a verb, as in a list below "We do not:". */
export function groupsIn(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  names: readonly { from: number; to: number }[],
  opensWithDeed: boolean,
): Group[] {
  return new GroupScan(tokens, phrases, names).run(opensWithDeed);
}

// "Nothing leaves our office"
const MOVING = new Set(['leave', 'reach', 'go', 'enter']);

class GroupScan extends NounVerbs {
  run(opensWithDeed: boolean): Group[] {
    for (let i = opensWithDeed ? this.add('imperative', 0, 0, Form.BASE) : 0; i < this.tokens.length;) i = this.step(i);
    return this.groups;
  }

  private step(i: number): number {
    const bits = this.bits(i);
    if (bits & Bit.BE && this.opensUp(i)) return i + LEAVING_OPEN;
    if (bits & Bit.BE && this.isTurned(i)) return this.turned(i);
    if (bits & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE) && !this.isNounLike(i) && !this.inPhrase[i]) return this.auxiliary(i);
    const verb = this.verb(i);
    // "Disclosure to partners takes place"
    if (verb?.base === 'take' && this.norm(i + 1) === 'place' && verb.forms & (Form.S | Form.PAST) && i > 0)
      return this.add('finite', i, i, verb.forms & (Form.S | Form.PAST)) + 1;
    // "Storage in log files occurs": no noun is spelled so, whatever stands in front.
    if (
      verb &&
      verb.forms & (Form.S | Form.PAST) &&
      HAPPENING.has(verb.base) &&
      i > 0 &&
      (!(this.bits(i - 1) & (Bit.HAVE | Bit.ADV | Bit.NEG | Bit.CONJ | Bit.PUNCT | Bit.REL)) || this.closesCompany(i - 1))
    )
      return this.add('finite', i, i, verb.forms & (Form.S | Form.PAST));
    if (verb && !this.inPhrase[i]) return this.plain(i, verb.forms);
    if (verb && this.isLogging(i)) return this.add('finite', i, i, Form.S);
    if (!verb && this.isUnknownVerb(i)) return this.add('finite', i, i, Form.BASE);
    return i + 1;
  }

  /** ", along with your photo,[ becomes]": the comma behind what goes with the subject. */
  private closesCompany(comma: number): boolean {
    if (this.norm(comma) !== ',') return false;
    for (let k = comma - 1; k > 0 && comma - k < LONGEST_COMPANY; k--)
      if (this.norm(k) === ',') return (this.norm(k + 1) === 'along' || this.norm(k + 1) === 'together') && this.norm(k + 2) === 'with';
    return false;
  }

  /** "includes, but is not limited to": says that the list is not complete, and nothing of its own. */
  private opensUp(i: number): boolean {
    return this.norm(i + 1) === 'not' && this.norm(i + 2) === 'limited' && this.norm(i + 3) === 'to' && this.norm(i - 1) === 'but';
  }

  /** "Logged [are] your address and the time", "Also stored [is] your name": a participle at the very beginning, and behind the auxiliary what it is said of. */
  private isTurned(i: number): boolean {
    if (i < 1 || i > 2 || (i === 2 && !(this.bits(0) & (Bit.ADV | Bit.NEG)))) return false;
    if (!(this.forms(i - 1) & Form.PART) || !(this.readings(i - 1) & TAKEN)) return false;
    const next = this.norm(i + 1) === 'only' ? i + 2 : i + 1;
    return (this.bits(next) & (Bit.DET | Bit.USER | Bit.GENERIC)) !== 0 || this.inPhrase[next] === 1;
  }

  private turned(i: number): number {
    const group = { ...newGroup('finite', i - 1), passive: true, mains: [i - 1], form: Form.PART };
    if (i === 2 && this.bits(0) & Bit.NEG) {
      group.negated = true;
      group.negators.push(0);
      group.from = 0;
    }
    let to = i + 1;
    while (to < this.tokens.length && !(this.bits(to) & (Bit.SUB | Bit.REL)) && !STOPS.has(this.norm(to))) to++;
    group.inverted = { from: i + 1, to };
    this.groups.push(group);
    return i + 1;
  }

  /** A verb without an auxiliary before it. */
  private plain(i: number, forms: number): number {
    const t = this.tokens[i] as Token;
    // "need not disclose"
    if (t.norm === 'need' && this.norm(i + 1) === 'not' && this.forms(i + 2) & Form.BASE)
      return this.finish({ ...newGroup('finite', i), negated: true, negators: [i + 1], modal: 'may' }, i + 2, Form.BASE);
    // "gets shared" is a passive.
    if (t.verb?.base === 'get' && this.forms(i + 1) & Form.PART && !this.inPhrase[i + 1]) {
      const group = { ...newGroup('finite', i), passive: true };
      return this.finish(group, i + 1, Form.PART);
    }
    // "no control over or access to your data": a noun.
    if (
      (t.norm === 'access' && this.norm(i + 1) === 'to') ||
      this.isNoVerb(i) ||
      (t.norm === 'address' && (this.bits(i + 1) & Bit.PREP) !== 0)
    )
      return i + 1;
    if (t.bits & (Bit.PREP | Bit.POSS) || (t.bits & Bit.DET && !(forms & Form.ING))) return i + 1;
    let k = i - 1;
    while (
      k >= 0 &&
      this.bits(k) & (Bit.ADV | Bit.NEG) &&
      (!(this.bits(k) & (Bit.CONJ | Bit.DET)) || PAIRED.has((this.tokens[k] as Token).norm)) &&
      this.norm(k) !== 'no' &&
      this.norm(k) !== 'without' &&
      this.norm(k) !== 'nobody' &&
      !(this.norm(k) === 'nothing' && forms & Form.S && MOVING.has(t.verb?.base ?? ''))
    )
      k--;
    // "to better understand"
    if (this.norm(k) === 'better' && (this.norm(k - 1) === 'to' || this.norm(k - 1) === 'us' || this.bits(k - 1) & Bit.MODAL)) k--;
    // "Acme then receives"
    if (this.norm(k) === 'then' && this.isNext(k)) k--;
    // "and no longer collect"
    if (k > 0 && this.norm(k) === 'no' && this.norm(k + 1) === 'longer') k--;
    k = this.pastMarks(k);
    const before = k >= 0 ? this.tokens[k] : undefined;
    if (before?.norm === 'to' && forms & Form.BASE && !this.nounAfterTo(k)) return this.add('infinitive', k, i, Form.BASE);
    const joined = this.coordinated(i, k, forms);
    if (joined) return joined;
    if (!before) return this.atStart(i, forms);
    if (forms & Form.ING) return this.gerund(i, before);
    if (before.bits & (Bit.DET | Bit.POSS | Bit.PREP | Bit.GLUED) && !SUBJECTS.has(before.norm)) {
      return this.afterNoun(i, forms, before, true);
    }
    if (SUBJECTS.has(before.norm)) return this.afterPronoun(i, k, forms, before);
    if (before.norm === 'nothing') return this.objectFollows(i) ? this.add('finite', i, i, Form.S) : i + 1;
    if (before.norm === 'nobody')
      return forms & (Form.S | Form.PAST) && this.objectFollows(i) ? this.add('finite', i, i, forms & (Form.S | Form.PAST)) : i + 1;
    // "We and our partners, use"
    if (before.norm === ',' && forms & Form.BASE && this.weAndOthers(k) && this.objectFollows(i))
      return this.add('finite', i, i, Form.BASE);
    const head = (before.norm === ',' || before.norm === ')') && this.objectFollows(i) ? this.behindAside(k) : -1;
    if (head >= 0) return this.afterNoun(i, forms, this.tokens[head] as Token, false, head);
    if (before.bits & Bit.PUNCT && before.norm !== ')' && before.norm !== '”' && before.norm !== '"') {
      const front = before.norm === ':' || before.norm === '–' || before.norm === '—' || before.norm === ';' || before.norm === ',';
      if (front && forms & Form.BASE && this.objectFollows(i) && (t.bits & Bit.CAPITAL || before.norm !== ','))
        return this.add('imperative', i, i, Form.BASE);
      if (before.norm === ',' && forms & Form.BASE && this.frontedCondition(k) && this.objectFollows(i))
        return this.add('imperative', i, i, Form.BASE);
      if (before.norm === ',' && forms & Form.PART && PARTICIPLE_FOLLOWERS.has(this.norm(i + 1)))
        return this.add('participle', i, i, Form.PART);
      return i + 1;
    }
    return this.afterNoun(i, forms, before, false);
  }

  /** "For questions, email us": a fronted phrase and an imperative. */
  private frontedCondition(comma: number): boolean {
    const first = this.tokens[0] as Token;
    return (
      Boolean(first.bits & (Bit.SUB | Bit.PREP | Bit.TO)) &&
      comma > 1 &&
      !this.groups.some((g) => g.kind === 'finite' && g.from < comma && !this.isSubordinate(g))
    );
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
    if (forms & Form.ING && this.objectFollows(i) && !(KINDS.has((this.tokens[i] as Token).norm) && PLACED.has(this.stem(i + 1))))
      return this.add('gerund', i, i, Form.ING);
    if (forms & Form.PART && PARTICIPLE_FOLLOWERS.has(this.norm(i + 1))) return this.add('participle', i, i, Form.PART);
    return i + 1;
  }

  private gerund(i: number, before: Token): number {
    if (before.bits & Bit.DET && !(before.bits & Bit.IT)) return i + 1;
    if (!this.objectFollows(i) && !(before.bits & Bit.PREP)) return i + 1;
    // "set advertising cookies": the kind of a thing.
    if (
      KINDS.has((this.tokens[i] as Token).norm) &&
      (PLACED.has(this.stem(i + 1)) || !this.takesWhom(i) || (this.norm(i + 1) === 'to' && this.isAdjective(before)))
    )
      return i + 1;
    return this.add('gerund', i, i, Form.ING);
  }

  private afterPronoun(i: number, k: number, forms: number, before: Token): number {
    const singular = ['it', 'this', 'he', 'she'].includes(before.norm);
    if (singular && !(forms & (Form.S | Form.PAST))) return i + 1;
    const plural = ['we', 'i', 'you', 'they', 'these', 'those'].includes(before.norm);
    if (plural && !(forms & ~Form.S)) return i + 1;
    // "send you updates", "give you access": "you" is whom it goes to.
    if (before.norm === 'you' && this.groups.at(-1)?.mains.at(-1) === k - 1 && (!this.objectFollows(i) || DATIVE.has(this.base(k - 1))))
      return i + 1;
    // "use this enhanced information": an adjective of what the verb in front has for its object.
    if (
      !(forms & ~(Form.PAST | Form.PART)) &&
      ['these', 'those', 'this', 'that'].includes(before.norm) &&
      k > 0 &&
      this.groups.at(-1)?.mains.at(-1) === k - 1 &&
      this.nounAhead(i)
    )
      return i + 1;
    if (['these', 'those', 'this'].includes(before.norm) && !(forms & Form.S && before.norm === 'this') && !this.objectFollows(i))
      return i + 1;
    if (before.norm === 'that' && !(this.bits(k - 1) & Bit.PUNCT) && k === 0) return i + 1;
    if (forms & (Form.BASE | Form.S | Form.PAST)) return this.add('finite', i, i, forms & (Form.BASE | Form.S | Form.PAST));
    return forms & Form.PART ? this.add('participle', i, i, Form.PART) : i + 1;
  }

  private afterNoun(i: number, forms: number, before: Token, determiner: boolean, at = i - 1): number {
    // "in public reports"
    if (before.norm === 'public' && this.norm(i - 2) !== 'the') return i + 1;
    const next = this.tokens[i + 1];
    // "adult records stay": a noun in front of the verb.
    if (forms & Form.S && this.staysOrGoes(i + 1)) return i + 1;
    if (
      (!determiner && !before.verb?.readings && this.staysOrGoes(i) && before.norm.endsWith('s')) ||
      (!determiner && this.staysOrGoes(i) && (before.bits & (Bit.GENERIC | Bit.NOTDATA) || PLURALS.has(before.norm)))
    )
      return this.add('finite', i, i, Form.BASE);
    if (!determiner && forms & Form.BASE && this.isLet(i)) return this.add('infinitive', i, i, Form.BASE);
    // "cookies help tailor adverts": the bare verb right behind it.
    if (
      forms & Form.BASE &&
      before.verb &&
      HELPING.has(before.verb.base) &&
      this.groups.at(-1)?.mains.at(-1) === i - 1 &&
      this.objectFollows(i) &&
      this.readings(i)
    )
      return this.add('infinitive', i, i, Form.BASE);
    if (
      forms & Form.PART &&
      !determiner &&
      (!next || PARTICIPLE_FOLLOWERS.has(next.norm) || next.bits & (Bit.PUNCT | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO))
    )
      return this.add('participle', i, i, Form.PART);
    // "to help us measure visits"
    if (
      before.norm === 'us' &&
      forms & Form.BASE &&
      HELPING.has(this.base(i - 2)) &&
      this.groups.at(-1)?.mains.at(-1) === i - 2 &&
      this.objectFollows(i)
    )
      return this.add('infinitive', i, i, Form.BASE);
    // "allow selected partners to": an adjective right behind the verb.
    if (
      !(forms & ~(Form.PAST | Form.PART)) &&
      this.groups.at(-1)?.mains.at(-1) === i - 1 &&
      !this.groups.at(-1)?.copula &&
      !this.isRelativeContact(this.groups.at(-1) as Group)
    )
      return i + 1;
    if (determiner || !next || before.bits & (Bit.CONJ | Bit.SUB | Bit.PREP)) return i + 1;
    if (OBJECT_PRONOUNS.has(before.norm))
      return forms & (Form.BASE | Form.S) && this.awaitsVerb(i) ? this.add('finite', i, i, forms & (Form.BASE | Form.S)) : i + 1;
    const verb = this.verb(i);
    // "what we learn from readers helps us", "your name and address allow us to": no noun stands in front of "us".
    if (next.norm === 'us' && (forms & Form.S || (forms & Form.BASE && ENABLING.has(verb?.base ?? ''))))
      return this.add('finite', i, i, forms & (Form.BASE | Form.S));
    const announces =
      next.norm === ':' && (ANNOUNCING.has(verb?.base ?? '') || ((this.bits(i - 1) & Bit.ADV) !== 0 && Boolean(verb?.readings)));
    // "includes, without limitation, your name"
    if (verb?.base === 'include' && next.norm === ',' && INTERJECTED.has(this.norm(i + 2)) && forms & (Form.S | Form.BASE))
      return this.add('finite', i, i, forms & (Form.S | Form.BASE));
    // "What you may be asked to provide includes your name"
    if (
      forms & Form.S &&
      verb?.base === 'include' &&
      next.bits & (Bit.USER | Bit.DET) &&
      this.forms(i - 1) & Form.BASE &&
      this.norm(i - 2) === 'to'
    )
      return this.add('finite', i, i, Form.S);
    if (forms & Form.S && ((next.norm === 'but' && verb?.base === 'include') || this.hangsOnData(i)))
      return this.add('finite', i, i, Form.S);
    if (this.opensSeries(i, forms, before)) return this.add('finite', i, i, forms & (Form.BASE | Form.S));
    if (
      (next.bits & (Bit.PUNCT | Bit.CONJ | Bit.MODAL | Bit.BE | Bit.HAVE) && !(next.norm === '"' || next.norm === '“') && !announces) ||
      next.norm === 'of'
    )
      return i + 1;
    if (forms & (Form.BASE | Form.S) && this.awaitsVerb(i)) return this.add('finite', i, i, forms & (Form.BASE | Form.S));
    if (this.isObjectOf(i) || (forms & Form.S && this.isPluralNoun(i, before, at))) return i + 1;
    const plural =
      (before.norm.endsWith('s') && !before.norm.endsWith('ss')) ||
      before.norm === 'people' ||
      before.norm === 'children' ||
      before.norm === 'data';
    // "Each of these vendors collects"
    if (forms & Form.S && plural && this.readings(i) && this.followsLikeObject(i) && this.isOneOfMany(i))
      return this.add('finite', i, i, Form.S);
    if (forms & Form.S && !(plural && !(before.bits & (Bit.CAPITAL | Bit.POSS)) && before.norm !== 'data') && this.followsLikeObject(i))
      return this.add('finite', i, i, Form.S);
    // "ad networks uses technologies like cookies": a slip of a text that many pages have.
    if (this.norm(i) === 'uses' && plural && this.inPhrase[i - 1] && !(next.bits & (Bit.PREP | Bit.CONJ | Bit.PUNCT)))
      return this.add('finite', i, i, Form.S);
    if (
      forms & Form.BASE &&
      !plural &&
      this.readings(i) &&
      !(this.bits(i) & (Bit.GENERIC | Bit.NOTDATA)) &&
      this.objectFollows(i) &&
      this.hasPluralHead(i)
    )
      return this.add('finite', i, i, Form.BASE);
    if (forms & Form.BASE && !plural && this.isPair(i)) return this.add('finite', i, i, Form.BASE);
    if (forms & Form.BASE && plural && (announces || this.objectFollows(i))) return this.add('finite', i, i, Form.BASE);
    if (forms & Form.PAST && this.objectFollows(i)) return this.add('finite', i, i, Form.PAST);
    return i + 1;
  }

  private add(kind: GroupKind, from: number, main: number, form: number): number {
    const group = newGroup(kind, from);
    group.mains = [main];
    group.form = form;
    group.passive = kind === 'participle';
    const start = kind === 'infinitive' ? from - 1 : main - 1;
    for (let k = start; k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG); k--) {
      const t = this.tokens[k] as Token;
      if (t.norm === 'longer' && this.norm(k - 1) === 'no') {
        group.negated = !group.negated;
        group.negators.push(--k);
        group.from = Math.min(group.from, k);
        continue;
      }
      if (
        t.norm === 'and' ||
        t.norm === 'or' ||
        t.norm === 'nor' ||
        t.norm === 'no' ||
        t.norm === 'without' ||
        t.norm === 'nothing' ||
        t.norm === 'none' ||
        (kind === 'finite' && t.norm === 'nobody')
      )
        break;
      if (t.bits & Bit.NEG) {
        if (!this.isOnly(k + 1)) {
          group.negated = !group.negated;
          group.negators.push(k);
        }
        group.from = Math.min(group.from, k);
      } else if (t.norm === 'only' || t.norm === 'solely' || t.norm === 'exclusively') {
        if (this.norm(k - 1) !== 'not') group.only = true;
        group.from = Math.min(group.from, k);
      } else if (kind === 'finite') group.from = Math.min(group.from, k);
    }
    // "to not sell", "never to sell"
    if (kind === 'infinitive')
      for (let k = from + 1; k < main; k++)
        if (this.bits(k) & Bit.NEG) {
          group.negated = !group.negated;
          group.negators.push(k);
        }
    if (kind === 'finite') group.shares = this.sharedWith(group.from);
    this.groups.push(group);
    return main + 1;
  }
}

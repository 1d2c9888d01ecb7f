// A verb without an auxiliary right behind a noun: whether it is the verb of that noun, hangs on it, or is a noun too.
import { ANNOUNCING, ENABLING } from '../../generated/words/behindnouns.js';
import { PARTICIPLE_FOLLOWERS } from '../../generated/words/shared.js';
import { PLURALS } from '../../generated/words/nounverbs.js';
import { Bit, Form } from './lexicon.js';
import { LoneVerbs } from './loneverbs.js';
import { OBJECT_PRONOUNS } from './nounverbs.js';
import type { Token } from './tokens.js';

const HELPING = new Set(['help', 'assist']);
const INTERJECTED = new Set(['without', 'but', 'for', 'among', 'amongst']);
const MANY = new Set(['people', 'children', 'data']);

export class BehindNouns extends LoneVerbs {
  /** Reads a verb behind a noun, or behind a word that a noun follows (`determiner`); `at`: the noun, where an aside stands between. */
  protected afterNoun(i: number, forms: number, before: Token, determiner: boolean, at = i - 1): number {
    // "in public reports"
    if (before.norm === 'public' && this.norm(i - 2) !== 'the') return i + 1;
    // "adult records stay": a noun in front of the verb.
    if (forms & Form.S && this.staysOrGoes(i + 1)) return i + 1;
    if (!determiner && this.staysOrGoes(i) && isSaidToStay(before)) return this.add('finite', i, i, Form.BASE);
    if (!determiner && forms & Form.BASE && this.isLet(i)) return this.add('infinitive', i, i, Form.BASE);
    if (forms & Form.BASE && this.isHelpedBy(i, before)) return this.add('infinitive', i, i, Form.BASE);
    if (!determiner && forms & Form.PART && this.opensParticiple(i)) return this.add('participle', i, i, Form.PART);
    if (forms & Form.BASE && this.helpsUs(i, before)) return this.add('infinitive', i, i, Form.BASE);
    if (!(forms & ~(Form.PAST | Form.PART)) && this.isAdjectiveOfObject(i)) return i + 1;
    const next = this.tokens[i + 1];
    if (determiner || !next || before.bits & (Bit.CONJ | Bit.SUB | Bit.PREP)) return i + 1;
    const form = this.finiteForm(i, forms, before, next, at);
    return form ? this.add('finite', i, i, form) : i + 1;
  }

  /** "cookies help tailor adverts": the bare verb right behind it. */
  private isHelpedBy(i: number, { verb }: Token): boolean {
    return (
      verb !== null &&
      HELPING.has(verb.base) &&
      this.groups.at(-1)?.mains.at(-1) === i - 1 &&
      this.objectFollows(i) &&
      this.readings(i) !== 0
    );
  }

  /** "to help us measure visits" */
  private helpsUs(i: number, { norm }: Token): boolean {
    return norm === 'us' && HELPING.has(this.base(i - 2)) && this.groups.at(-1)?.mains.at(-1) === i - 2 && this.objectFollows(i);
  }

  /** "data collected by us", "data collected.": what a participle that hangs on a noun may be followed by. */
  private opensParticiple(i: number): boolean {
    const next = this.tokens[i + 1];
    return !next || PARTICIPLE_FOLLOWERS.has(next.norm) || (next.bits & (Bit.PUNCT | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO)) !== 0;
  }

  /** "allow [selected] partners to": an adjective right behind the verb. */
  private isAdjectiveOfObject(i: number): boolean {
    const last = this.groups.at(-1);
    return last !== undefined && last.mains.at(-1) === i - 1 && !last.copula && !this.isRelativeContact(last);
  }

  /** The form in which a verb behind a noun is finite, 0 where it is not. */
  private finiteForm(i: number, forms: number, before: Token, next: Token, at: number): number {
    const present = forms & (Form.BASE | Form.S);
    if (OBJECT_PRONOUNS.has(before.norm)) return present && this.awaitsVerb(i) ? present : 0;
    if (this.isDoneToUs(i, forms, next) || this.opensList(i, forms, next)) return present;
    if (forms & Form.S && this.hangsOnData(i)) return Form.S;
    if (this.opensSeries(i, forms, before)) return present;
    const announces = this.announces(i, next);
    if ((!announces && endsNounPhrase(next)) || next.norm === 'of') return 0;
    if (present && this.awaitsVerb(i)) return present;
    if (this.isObjectOf(i) || (forms & Form.S && !this.isBehindName(i, at) && this.isPluralNoun(i, before, at))) return 0;
    return this.agreeingForm(i, forms, before, next, announces);
  }

  /** "Our host, Acme, [logs]": behind the comma that closes a name. */
  private isBehindName(i: number, at: number): boolean {
    return at < i - 2 && this.norm(i - 1) === ',' && (this.bits(i - 2) & Bit.CAPITAL) !== 0;
  }

  /** "what we learn from readers helps us", "your name and address allow us to": no noun stands in front of "us". */
  private isDoneToUs(i: number, forms: number, next: Token): boolean {
    return next.norm === 'us' && ((forms & Form.S) !== 0 || ((forms & Form.BASE) !== 0 && ENABLING.has(this.base(i))));
  }

  /** "includes", behind which a list comes, whatever stands between. */
  private opensList(i: number, forms: number, next: Token): boolean {
    if (this.base(i) !== 'include') return false;
    // "includes, without limitation, your name"
    if (next.norm === ',' && INTERJECTED.has(this.norm(i + 2))) return (forms & (Form.S | Form.BASE)) !== 0;
    // "The types of data that are collected include your name"
    const last = this.groups.at(-1);
    if (forms & Form.BASE && last?.passive && last.mains.at(-1) === i - 1 && this.bits(last.from - 1) & Bit.REL) return true;
    if (!(forms & Form.S)) return false;
    // "What you may have to tell us includes your name"
    const provided = this.forms(i - 1) & Form.BASE && this.norm(i - 2) === 'to' && next.bits & (Bit.USER | Bit.DET);
    return Boolean(provided) || next.norm === 'but';
  }

  /** "we collect:", "we also share:": a verb whose object is a list behind a colon. */
  private announces(i: number, { norm }: Token): boolean {
    return norm === ':' && (ANNOUNCING.has(this.base(i)) || ((this.bits(i - 1) & Bit.ADV) !== 0 && this.readings(i) !== 0));
  }

  /** The form in which a verb agrees with the noun in front of it, 0 where it does in none. */
  private agreeingForm(i: number, forms: number, before: Token, next: Token, announces: boolean): number {
    const plural = isPlural(before);
    if (forms & Form.S && this.followsLikeObject(i) && this.agreesAsOne(i, before, plural)) return Form.S;
    // "ad networks uses technologies like cookies": a slip of a text that many pages have.
    if (this.norm(i) === 'uses' && plural && this.inPhrase[i - 1] && !(next.bits & (Bit.PREP | Bit.CONJ | Bit.PUNCT))) return Form.S;
    if (forms & Form.BASE && (plural ? announces || this.objectFollows(i) : this.agreesAsMany(i))) return Form.BASE;
    return forms & Form.PAST && this.objectFollows(i) ? Form.PAST : 0;
  }

  /** "Acme collects", "each of these vendors collects". */
  private agreesAsOne(i: number, before: Token, plural: boolean): boolean {
    if (plural && this.readings(i) && this.isOneOfMany(i)) return true;
    return !plural || (before.bits & (Bit.CAPITAL | Bit.POSS)) !== 0 || before.norm === 'data';
  }

  /** "companies in our group share", "Acme and Norwell collect": the noun right in front is one of those who do it, or none of them. */
  private agreesAsMany(i: number): boolean {
    const headed = this.readings(i) && !(this.bits(i) & (Bit.GENERIC | Bit.NOTDATA)) && this.objectFollows(i) && this.hasPluralHead(i);
    return Boolean(headed) || this.isPair(i);
  }
}

/** "messages [stay] until": of what is said that it stays or goes. */
function isSaidToStay({ norm, bits, verb }: Token): boolean {
  return (!verb?.readings && norm.endsWith('s')) || (bits & (Bit.GENERIC | Bit.NOTDATA)) !== 0 || PLURALS.has(norm);
}

function isPlural({ norm }: Token): boolean {
  return (norm.endsWith('s') && !norm.endsWith('ss')) || MANY.has(norm);
}

/** What no object begins with: behind it the word in front is a noun. */
function endsNounPhrase({ norm, bits }: Token): boolean {
  return (bits & (Bit.PUNCT | Bit.CONJ | Bit.MODAL | Bit.BE | Bit.HAVE)) !== 0 && norm !== '"' && norm !== '“';
}

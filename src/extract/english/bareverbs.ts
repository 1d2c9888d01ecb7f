// A verb without an auxiliary: what stands in front of it decides whether it is one, and of which kind.
import { DATIVE, KINDS, PLACED, PLURAL } from '../../generated/words/bareverbs.js';
import { PARTICIPLE_FOLLOWERS } from '../../generated/words/shared.js';
import { SUBJECTS } from '../../generated/words/surroundings.js';
import { BehindNouns } from './behindnouns.js';
import { newGroup, type Group } from './group.js';
import { Bit, Form } from './lexicon.js';
import type { Token } from './tokens.js';

const PAIRED = new Set(['neither', 'either', 'both']);
/** What denies the noun behind it, no verb. */
const OF_NOUNS = new Set(['no', 'without', 'nobody']);
// "Nothing leaves our office"
const MOVING = new Set(['leave', 'reach', 'go', 'enter']);
const SINGULAR = new Set(['it', 'this', 'he', 'she']);
const POINTING = new Set(['these', 'those', 'this']);
const FRONTS = new Set([':', '–', '—', ';', ',']);
/** Marks that a noun phrase may end with. */
const CLOSING = new Set([')', '”', '"']);

export class BareVerbs extends BehindNouns {
  /** Reads a verb; returns the index behind what belongs to it. */
  protected plain(i: number, forms: number): number {
    const special = this.needNot(i) || this.getPassive(i);
    if (special) return special;
    if (this.isPlainNoun(i, forms)) return i + 1;
    const k = this.inFront(i, forms);
    const before = k >= 0 ? this.tokens[k] : undefined;
    if (before?.norm === 'to' && forms & Form.BASE && !this.nounAfterTo(k)) return this.add('infinitive', k, i, Form.BASE);
    const joined = this.coordinated(i, k, forms);
    if (joined) return joined;
    if (!before) return this.atStart(i, forms);
    if (forms & Form.ING) return this.gerund(i, before);
    const pronoun = SUBJECTS.has(before.norm);
    if (before.bits & (Bit.DET | Bit.POSS | Bit.PREP | Bit.GLUED) && !pronoun) return this.afterNoun(i, forms, before, true);
    if (pronoun) return this.afterPronoun(i, k, forms, before);
    if (before.norm === 'nothing') return this.objectFollows(i) ? this.add('finite', i, i, Form.S) : i + 1;
    if (before.norm === 'nobody') {
      const form = this.objectFollows(i) ? forms & (Form.S | Form.PAST) : 0;
      return form ? this.add('finite', i, i, form) : i + 1;
    }
    // "We and our partners, use"
    if (before.norm === ',' && forms & Form.BASE && this.weAndOthers(k) && this.objectFollows(i))
      return this.add('finite', i, i, Form.BASE);
    const head = (before.norm === ',' || before.norm === ')') && this.objectFollows(i) ? this.behindAside(k) : -1;
    if (head >= 0) return this.afterNoun(i, forms, this.tokens[head] as Token, false, head);
    return before.bits & Bit.PUNCT && !CLOSING.has(before.norm) ? this.afterMark(i, k, forms) : this.afterNoun(i, forms, before, false);
  }

  /** "need not disclose" */
  private needNot(i: number): number {
    if (this.norm(i) !== 'need' || this.norm(i + 1) !== 'not' || !(this.forms(i + 2) & Form.BASE)) return 0;
    return this.finish({ ...newGroup('finite', i), negated: true, negators: [i + 1], modal: 'may' }, i + 2, Form.BASE);
  }

  /** "gets shared" is a passive. */
  private getPassive(i: number): number {
    if (this.base(i) !== 'get' || !(this.forms(i + 1) & Form.PART) || this.inPhrase[i + 1]) return 0;
    return this.finish({ ...newGroup('finite', i), passive: true }, i + 1, Form.PART);
  }

  /** Whether a word that is spelled like a verb is a noun, a preposition or the like by itself. */
  private isPlainNoun(i: number, forms: number): boolean {
    const { norm, bits } = this.tokens[i] as Token;
    return (
      // "no control over or access to your data"
      (norm === 'access' && this.norm(i + 1) === 'to') ||
      this.isNoVerb(i) ||
      (norm === 'address' && (this.bits(i + 1) & Bit.PREP) !== 0) ||
      (bits & (Bit.PREP | Bit.POSS)) !== 0 ||
      ((bits & Bit.DET) !== 0 && !(forms & Form.ING))
    );
  }

  /** The token in front of a verb, adverbs and asides passed over. */
  private inFront(i: number, forms: number): number {
    let k = i - 1;
    while (k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && this.belongsToVerb(k, i, forms)) k--;
    // "to better understand"
    if (this.norm(k) === 'better' && (this.norm(k - 1) === 'to' || this.norm(k - 1) === 'us' || this.bits(k - 1) & Bit.MODAL)) k--;
    // "Acme then receives"
    if (this.norm(k) === 'then' && this.isNext(k)) k--;
    // "and no longer collect"
    if (k > 0 && this.norm(k) === 'no' && this.norm(k + 1) === 'longer') k--;
    return this.pastMarks(k);
  }

  /** Whether an adverb or negator goes with the verb behind it rather than with a noun. */
  private belongsToVerb(k: number, i: number, forms: number): boolean {
    const { norm, bits } = this.tokens[k] as Token;
    if (OF_NOUNS.has(norm) || (bits & (Bit.CONJ | Bit.DET) && !PAIRED.has(norm))) return false;
    return !(norm === 'nothing' && forms & Form.S && MOVING.has(this.base(i)));
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

  /** Reads a verb at the beginning of the sentence. */
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

  /** Reads a verb behind a comma, a colon or a dash. */
  private afterMark(i: number, mark: number, forms: number): number {
    const comma = this.norm(mark) === ',';
    if (forms & Form.BASE && this.objectFollows(i)) {
      const opens = FRONTS.has(this.norm(mark)) && (!comma || (this.bits(i) & Bit.CAPITAL) !== 0);
      if (opens || (comma && this.frontedCondition(mark))) return this.add('imperative', i, i, Form.BASE);
    }
    if (comma && forms & Form.PART && PARTICIPLE_FOLLOWERS.has(this.norm(i + 1))) return this.add('participle', i, i, Form.PART);
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

  /** Reads a verb behind a pronoun that can be its subject. */
  private afterPronoun(i: number, k: number, forms: number, before: Token): number {
    if (SINGULAR.has(before.norm) && !(forms & (Form.S | Form.PAST))) return i + 1;
    if (PLURAL.has(before.norm) && !(forms & ~Form.S)) return i + 1;
    if (this.groups.at(-1)?.mains.at(-1) === k - 1 && this.isOfObject(i, k, forms)) return i + 1;
    if (POINTING.has(before.norm) && !(forms & Form.S && before.norm === 'this') && !this.objectFollows(i)) return i + 1;
    if (before.norm === 'that' && !(this.bits(k - 1) & Bit.PUNCT) && k === 0) return i + 1;
    if (forms & (Form.BASE | Form.S | Form.PAST)) return this.add('finite', i, i, forms & (Form.BASE | Form.S | Form.PAST));
    return forms & Form.PART ? this.add('participle', i, i, Form.PART) : i + 1;
  }

  /** Whether a pronoun right behind a verb is, or opens, what that verb has for its object. */
  private isOfObject(i: number, pronoun: number, forms: number): boolean {
    const norm = this.norm(pronoun);
    // "send you updates", "give you access": "you" is whom it goes to.
    if (norm === 'you') return !this.objectFollows(i) || DATIVE.has(this.base(pronoun - 1));
    // "use this enhanced information": an adjective.
    return (POINTING.has(norm) || norm === 'that') && pronoun > 0 && !(forms & ~(Form.PAST | Form.PART)) && this.nounAhead(i);
  }
}

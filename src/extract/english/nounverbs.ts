// Words that are verbs and nouns: which of the two one is where it stands.
import { OURS } from '../../generated/words/shared.js';
import { AWAY, LASTING, PLURALS } from '../../generated/words/nounverbs.js';
import { Auxiliaries } from './auxiliaries.js';
import { Bit, Form } from './lexicon.js';
import type { Token } from './tokens.js';

const LETTING = new Set(['let', 'help']);
const LONGEST_LET = 8;
const OURSELVES = new Set(['us', 'me']);
export const OBJECT_PRONOUNS = new Set(['us', 'me', 'him', 'them']);

export class NounVerbs extends Auxiliaries {
  /** "our web server [logs] IP addresses", not "our server logs hold IP addresses": data right behind it, and no other verb of its own. */
  protected isLogging(i: number): boolean {
    if (this.norm(i) !== 'logs' || !(this.bits(i - 1) & Bit.FIRST_NOUN)) return false;
    const next = this.bits(i + 1);
    if (next & (Bit.REL | Bit.SUB) || (!(next & (Bit.USER | Bit.DET)) && !this.inPhrase[i + 1])) return false;
    for (let k = i + 1; k < this.tokens.length && !(this.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL)); k++)
      if (
        this.bits(k) & (Bit.BE | Bit.HAVE | Bit.MODAL | Bit.DO) ||
        (this.verb(k) && !this.inPhrase[k] && !(this.bits(k) & (Bit.GENERIC | Bit.CONJ)))
      )
        return false;
    return true;
  }

  /** "informational emails": a word that is as often a plural noun, behind no name and no noun that acts. */
  protected isPluralNoun(i: number, before: Token, at: number): boolean {
    const t = this.tokens[i] as Token;
    if (!(t.bits & (Bit.GENERIC | Bit.NOTDATA)) && !PLURALS.has(t.norm)) return false;
    // "the procedure helps us": no noun stands in front of a pronoun.
    const next = this.norm(i + 1);
    if (OBJECT_PRONOUNS.has(next)) return false;
    // "the provider stores your address": one of those who do something, and a new noun behind.
    if (this.others[at] === 1 && this.bits(i + 1) & (Bit.DET | Bit.USER)) return false;
    return !(before.bits & (Bit.CAPITAL | Bit.FIRST_NOUN | Bit.POSS)) && !this.inPhrase[at];
  }

  /** "We vow that …", "I swear never to": an unknown word right behind "we" that governs something. */
  protected isUnknownVerb(i: number): boolean {
    let k = i - 1;
    while (k > 0 && this.bits(k) & Bit.ADV) k--;
    // "We also partner with others to"
    if (this.norm(i) === 'partner' && this.norm(i + 1) === 'with' && this.norm(k) === 'we') return true;
    // "we never spam you"
    const before = this.norm(this.norm(i - 1) === 'never' ? i - 2 : i - 1);
    if ((before !== 'we' && before !== 'i') || !this.couldBeVerb(i) || this.bits(i) & (Bit.ADV | Bit.TO)) return false;
    const next = this.tokens[i + 1];
    return Boolean(next && (next.norm === 'that' || next.bits & (Bit.TO | Bit.NEG | Bit.DET | Bit.FIRST | Bit.USER)));
  }

  /** "When you visit, we and our partners, [use …]": whether only "we" and those beside us stand in front of a comma. */
  protected weAndOthers(comma: number): boolean {
    for (let k = comma - 1; k >= 0 && comma - k < 14; k--) {
      if (this.norm(k) === 'we')
        return Boolean(this.bits(k + 1) & Bit.CONJ) && (k === 0 || this.norm(k - 1) === ',') && !this.groups.some((g) => g.from > k);
      if (this.bits(k) & Bit.PUNCT) return false;
    }
    return false;
  }

  /** "personalised [advertising] to children" */
  protected isAdjective(before: Token): boolean {
    return (before.verb !== null && !(before.verb.forms & ~(Form.PAST | Form.PART))) || (before.bits & Bit.ADJ) !== 0;
  }

  /** "by marketing our goods", "marketing to you", not "for marketing, and": whether a word that names a trade is a verb. */
  protected takesWhom(i: number): boolean {
    const next = this.bits(i + 1);
    return (
      (next & (Bit.DET | Bit.FIRST | Bit.USER | Bit.THEY | Bit.IT)) !== 0 ||
      (this.norm(i + 1) === 'to' && (this.bits(i + 2) & (Bit.USER | Bit.THEY)) !== 0)
    );
  }

  /** "[enhanced] personally identifiable information": words that tell of a noun for data, up to it. */
  protected nounAhead(i: number): boolean {
    for (let k = i + 1; k < i + 5; k++) {
      if (this.bits(k) & Bit.GENERIC) return true;
      if (this.bits(k) & (Bit.PUNCT | Bit.DET | Bit.PREP | Bit.CONJ | Bit.SUB) || (this.verb(k) && !this.inPhrase[k])) return false;
    }
    return false;
  }

  /** "messages [stay] until you delete them", "logs [go] after two weeks": a verb that has no object, and a time or a place behind it. */
  protected staysOrGoes(i: number): boolean {
    const verb = this.verb(i);
    return Boolean(verb && LASTING.has(verb.base) && verb.forms & Form.BASE && AWAY.has(this.norm(i + 1)));
  }

  /** "let advertisers [collect] it", "helps our partners [show] you": the bare verb behind the noun that is let or helped to. */
  protected isLet(i: number): boolean {
    const main = this.groups.at(-1)?.mains.at(-1) ?? i;
    if (i - main < 2 || i - main > LONGEST_LET || !LETTING.has(this.base(main)) || !this.objectFollows(i)) return false;
    if (OURSELVES.has(this.norm(main + 1)) && i > main + 2) return false;
    for (let k = main + 1; k < i; k++)
      if (this.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL | Bit.TO) && !(this.bits(k) & Bit.THEY)) return false;
    return true;
  }

  /** "the data that this app collects, by itself or through others": a verb with its object in front, whatever follows it. */
  protected hangsOnData(i: number): boolean {
    if (!(this.bits(i - 1) & Bit.FIRST_NOUN) || !OURS.has(this.norm(i - 2)) || !this.readings(i)) return false;
    const noun = this.bits(i - 3) & Bit.REL ? i - 4 : i - 3;
    return (this.bits(noun) & Bit.GENERIC) !== 0;
  }

  /** "our servers collect and store": two verbs in the form that the subject asks for. */
  protected opensSeries(i: number, forms: number, before: Token): boolean {
    const t = this.tokens[i] as Token;
    if (
      this.bits(i + 1) & Bit.ADV ||
      (!(this.bits(i + 1) & Bit.CONJ) && this.norm(i + 1) !== ',') ||
      !t.verb?.readings ||
      (!(before.bits & (Bit.FIRST_NOUN | Bit.CAPITAL)) && !this.others[i - 1])
    )
      return false;
    let j = i + 2;
    while (this.bits(j) & (Bit.ADV | Bit.CONJ) || this.norm(j) === '/') j++;
    const other = this.verb(j);
    const form = before.norm.endsWith('s') && !(before.bits & Bit.CAPITAL) && !this.isOneOfMany(i) ? Form.BASE : Form.S;
    return (
      Boolean(other?.readings && other.forms & forms & form) &&
      !this.inPhrase[j] &&
      !(t.bits & (Bit.GENERIC | Bit.NOTDATA)) &&
      !PLURALS.has(t.norm) &&
      this.objectFollows(j)
    );
  }
}

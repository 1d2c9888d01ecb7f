// Verbs without an auxiliary that only what stands in front of them tells from nouns: others who await one, a pair of names, a noun with "then".
import { NO_NOUNS, OF_READERS } from '../../generated/words/awaiting.js';
import { Coordination } from './coordination.js';
import { Bit, Form } from './lexicon.js';
import type { Token } from './tokens.js';

const OBJECTS = new Set(['us', 'me', 'them']);
const LONGEST_HEAD = 9;
const LONGEST_PAIR = 14;
// "the companies listed below [collect]"
const BEHIND = new Set(['above', 'below', 'here']);

export class Awaiting extends Coordination {
  /** "Companies that show you adverts [use cookies]": others at the beginning of whom nothing has been said but by clauses that hang on them. */
  protected awaitsVerb(i: number): boolean {
    const first = this.groups[0];
    if (first?.kind === 'participle' && this.groups.length === 1)
      return (
        this.others[first.from - 1] === 2 &&
        (BEHIND.has(this.norm(i - 1)) || first.mains.at(-1) === i - 1) &&
        Boolean(this.readings(i)) &&
        this.objectFollows(i)
      );
    if (
      first?.kind !== 'finite' ||
      !this.readings(i) ||
      !(this.endsHanging(i - 1, first.mains.at(-1) ?? 0) || (this.forms(i) & Form.BASE && NO_NOUNS.has(this.norm(i)))) ||
      !this.objectFollows(i) ||
      this.bits(i) & (Bit.GENERIC | Bit.NOTDATA)
    )
      return false;
    let k = first.from - 1;
    if (this.bits(k) & Bit.FIRST) k--;
    if (!(this.bits(k) & Bit.REL)) return false;
    k -= this.bits(k - 1) & Bit.PREP ? 2 : 1;
    const those = this.norm(k) === 'those' && k === 0 && NO_NOUNS.has(this.norm(i)) && !this.isReaders(first.mains.at(-1) ?? 0);
    if ((!those && this.others[k] !== (this.forms(i) & Form.BASE ? 2 : 1)) || (first.shares !== null && this.others[k] === 1)) return false;
    for (let j = k; j >= 0; j--)
      if (this.bits(j) & (Bit.PUNCT | Bit.SUB | Bit.PREP | Bit.CONJ) && !(this.bits(j) & Bit.DET) && !this.inPhrase[j]) return false;
    return this.groups.every((g) => g.kind !== 'imperative' && (g.kind !== 'finite' || g === first || g.shares === first));
  }

  /** "that show you [adverts]", "that work with [us]", "that prints our [badges]": whether a clause that hangs on others can end here. */
  private endsHanging(at: number, main: number): boolean {
    if (OBJECTS.has(this.norm(at))) return at > main + 1 && (this.bits(at - 1) & Bit.PREP) !== 0;
    return this.norm(at).endsWith('s');
  }

  /** Whether the clause that hangs on "those" is of readers: of what is done with us, or by themselves. */
  private isReaders(main: number): boolean {
    return OF_READERS.has(this.base(main));
  }

  /** "Acme then [receives]": "then" behind a noun that no verb stands before; it joins nothing. */
  private isFirstNoun(k: number): boolean {
    for (let j = k - 1; j >= 0 && k - j < LONGEST_HEAD; j--) {
      if (this.norm(j) === ',' || this.bits(j) & Bit.SUB) return j < k - 1;
      if (this.groups.at(-1)?.mains.includes(j)) return false;
    }
    return k > 0;
  }

  protected isNext(k: number): boolean {
    return !(this.bits(k - 1) & (Bit.PUNCT | Bit.CONJ | Bit.PREP)) && this.isFirstNoun(k);
  }

  /** "Acme and Norwell [collect]": two names, the only words of the clause so far, and a verb of ours. */
  protected isPair(i: number): boolean {
    if (!this.readings(i) || !this.objectFollows(i) || this.bits(i) & (Bit.CAPITAL | Bit.GENERIC | Bit.NOTDATA)) return false;
    let k = i - 1;
    while (this.bits(k) & Bit.CAPITAL && !(this.bits(k) & Bit.SUB)) k--;
    if (k === i - 1 || !(this.bits(k) & Bit.CONJ) || !(this.bits(k - 1) & (Bit.CAPITAL | Bit.PUNCT))) return false;
    for (let j = k - 1; j >= 0 && k - j < LONGEST_PAIR; j--) {
      const t = this.tokens[j] as Token;
      if (t.norm === ',' || t.bits & Bit.SUB) return j < k - 1;
      if (!(t.bits & (Bit.CAPITAL | Bit.DET)) && t.norm !== '(' && t.norm !== ')' && !this.isQuote(j)) return false;
      if (j === 0) return true;
    }
    return false;
  }
}

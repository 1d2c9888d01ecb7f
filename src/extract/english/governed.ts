// An infinitive and the verb it hangs on: who acts, what is denied, which noun stands between.
import type { Clause, Range } from './clause.js';
import { Embedding } from './embedding.js';
import { Bit, Reading } from './lexicon.js';

const ABILITIES = new Set(['ability', 'means', 'power', 'capability', 'capacity', 'possibility', 'way', 'technology', 'tools', 'keys', 'key', 'position']);
const POSSIBLE = new Set(['possible', 'feasible', 'way', 'means', 'possibility', 'chance']);
export const NEGATIVE_ADJECTIVES = new Set(['unable', 'impossible', 'infeasible', 'unlikely', 'unwilling', 'prohibited', 'forbidden']);
const DUTIES = new Set(['obligation', 'duty', 'responsibility', 'need']);

export class Governed extends Embedding {
  /** "We do not use cookies to collect": the denial reaches the infinitive; "no need to", "not necessary to" do not assert. */
  protected carriesNegation(last: number | undefined, noun: string | null): boolean {
    if (last === undefined) return true;
    // "nothing here limits our ability to transfer": what is not limited is not denied.
    if (noun && !['have', 'reserve', 'possess', 'grant', 'give', 'be', 'seek', 'look', 'find', 'try', 'attempt'].includes(this.base(last))) return false;
    if (noun === 'right' || noun === 'need' || noun === 'obligation') return noun !== 'need' && noun !== 'obligation';
    return true;
  }

  /** "no obligation to keep", "not obliged to delete": it says what need not be done, not what is. */
  protected isFree(governor: Clause, last: number, noun: string | null, before: number): boolean {
    if (noun !== null && DUTIES.has(noun)) return governor.negated || this.range(last + 1, before).includes('no');
    return governor.negated && governor.group.passive && before === last && ['oblige', 'obligate', 'require'].includes(this.base(last));
  }

  /** "we lack the ability to read", "we have no means to": what nobody is able to do is not done. */
  protected lacks(last: number, before: number): boolean {
    // "we have yet to sell"
    if (this.base(last) === 'lack' || this.norm(before) === 'yet' && this.base(last) === 'have') return true;
    if (!ABILITIES.has(this.norm(before))) return false;
    for (let k = before - 1; k > last && before - k < 4; k--) if (this.norm(k) === 'without' || this.norm(k) === 'no') return true;
    return false;
  }

  /** "impossible for us to", "not possible for us to", "no way for us to": `at` stands in front of "for". */
  protected isRuledOut(governor: Clause, at: number): boolean {
    // "out of the question for us to"
    if (NEGATIVE_ADJECTIVES.has(this.norm(at)) || this.norm(at) === 'question' && this.norm(at - 3) === 'out') return !governor.negated;
    return POSSIBLE.has(this.norm(at)) && (governor.negated || this.norm(at - 1) === 'no');
  }

  protected range(from: number, to: number): string[] {
    return this.tokens.slice(from, to).map((t) => t.norm);
  }

  /** "we ask visitors who register to provide": the verb that hands on the deed, not one nested behind it. */
  protected causing(nearest: Clause | null): Clause | null {
    if (!nearest?.relative || nearest.group.kind !== 'finite') return nearest;
    const at = this.clauses.indexOf(nearest);
    const main = this.clauses.slice(0, at).reverse().find((c) => !c.relative);
    const last = main?.group.mains.at(-1) ?? -1;
    return main && this.readings(last) & (Reading.permit | Reading.oblige) && !this.clauses.some((c) => c.governor === main) ? main : nearest;
  }

  /** Whether a relative clause hangs on what a denial speaks of: "we use no tools that let partners track". */
  protected isDenied(relative: Clause): boolean {
    const before = this.clauses[this.clauses.indexOf(relative) - 1];
    return before !== undefined && (before.negated || before.hypothetical || before.indirect);
  }

  /** "for you to share": who stands between "for" and "to". */
  protected forWhom(before: number): Range | null {
    for (let k = before; k > 0 && before - k < 5; k--) {
      if (this.bits(k) & (Bit.PUNCT | Bit.CONJ) || this.isVerb(k)) return null;
      if (this.norm(k) === 'for') return k < before ? { from: k + 1, to: before + 1 } : null;
    }
    return null;
  }

  /** The noun right before "to": "the right to", "permission to", "no need to". */
  protected nounBefore(before: number, governor: Clause | null): string | null {
    const t = this.tokens[before];
    if (!t || t.bits & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.ADV)) return null;
    const last = governor?.group.mains.at(-1);
    if (last !== undefined && before <= last) return null;
    return ['plan', 'intent', 'desire', 'wish', 'right', 'permission', 'ability', 'opportunity', 'choice', 'option', 'obligation', 'need', 'duty', 'authority', 'reason', 'consent', 'intention', 'license', 'way', 'request', 'responsibility'].includes(t.stem) ? t.stem : null;
  }

  protected objectOf(from: number, to: number): Range | null {
    let end = to;
    while (end > from && this.bits(end - 1) & (Bit.ADV | Bit.TO)) end--;
    let start = from;
    while (start < end && (this.bits(start) & (Bit.ADV | Bit.PREP) && !(this.bits(start) & Bit.THEY) || this.norm(start) === ',')) start++;
    return start < end && end - start < 20 ? { from: start, to: end } : null;
  }
}

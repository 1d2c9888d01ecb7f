// What in a sentence is the organisation's own: its pages, its people, and who stands beside it in a series.
import { COMPANY_FORMS, OPERATORS, PAGES } from '../../generated/words/ours.js';
import type { Clause, Names, Range } from './clause.js';
import { keyOf } from './equated.js';
import type { Group } from './group.js';
import { Bit } from './lexicon.js';
import type { Phrase, Token } from './tokens.js';
import { TokenView } from './tokenview.js';

export class Ours extends TokenView {
  protected readonly clauses: Clause[] = [];
  /** The group of each token that is a verb. */
  private readonly groupOf: (Group | null)[];

  constructor(
    tokens: readonly Token[],
    protected readonly groups: readonly Group[],
    protected readonly phrases: readonly Phrase[],
    protected readonly names: Names,
  ) {
    super(tokens);
    this.groupOf = [];
    for (let i = 0; i < tokens.length; i++) this.groupOf.push(null);
    for (const group of groups) for (const main of group.mains) this.groupOf[main] ??= group;
  }

  protected isVerb(i: number): boolean {
    return this.groupAt(i) !== null;
  }

  protected groupAt(i: number): Group | null {
    return i >= 0 && i < this.groupOf.length ? (this.groupOf[i] as Group | null) : null;
  }

  /** "The operator of this site", "the provider of these pages": whoever runs what is ours. */
  protected runsOurPages({ from, to }: Range): boolean {
    if (this.norm(from) !== 'the' || !OPERATORS.has(this.norm(to - 1)) || this.norm(to) !== 'of') return false;
    return (
      (this.norm(to + 1) === 'the' || this.norm(to + 1) === 'this' || this.norm(to + 1) === 'these' || this.norm(to + 1) === 'our') &&
      PAGES.has(this.norm(to + 2))
    );
  }

  /** "The app and its partners": the organisation stands first in the series. */
  protected startsWithUs(head: Range, other: Phrase): boolean {
    for (let k = head.from; k < other.from; k++) {
      if (!(this.bits(k) & Bit.CONJ) || k === head.from) continue;
      // "Norwell and our vendors": a name beside "our" is ours.
      if (this.norm(k + 1) === 'our' && k - head.from < 4 && this.bits(k - 1) & Bit.CAPITAL && this.bits(head.from) & Bit.CAPITAL)
        return true;
      return (
        (Boolean(this.bits(k - 1) & Bit.FIRST_NOUN) &&
          !(this.bits(k - 1) & this.bits(k - 2) & Bit.CAPITAL) &&
          this.firstDeterminer({ from: head.from, to: k })) ||
        this.names.match(this.tokens, head.from, k) !== null
      );
    }
    return false;
  }

  /** "we and our partners", "Acme or its vendors": the others in a series in which the organisation stands; null where there are none. */
  protected besideUs(subject: Range): readonly string[] | null {
    // "neither our vendors nor we": those in front of the conjunction too.
    let at = this.norm(subject.from) === 'neither' ? subject.from : -1;
    // "we (or our vendors) may"
    const bracket = this.norm(subject.to) === '(' && this.bits(subject.to + 1) & Bit.CONJ ? subject.to + 1 : -1;
    if (at < 0) at = bracket;
    if (at < 0)
      for (let k = subject.from + 1; k < subject.to; k++) {
        if (this.bits(k) & (Bit.PREP | Bit.REL) && !(this.bits(k) & (Bit.DET | Bit.IT))) {
          if (at >= 0) break;
        }
        if (this.bits(k) & Bit.CONJ && !this.isVerb(k + 1)) {
          at = k;
          break;
        }
      }
    if (at < 0) return null;
    const ids: string[] = [];
    let end = subject.to;
    if (bracket > 0) while (end < this.tokens.length && this.norm(end) !== ')') end++;
    for (let k = at + 1; k < end; k++) if (this.bits(k) & Bit.REL || this.norm(k) === 'with' || this.norm(k) === 'of') end = k;
    for (const p of this.phrases) {
      if (p.kind === 'recipient' && p.from >= subject.from && p.to <= end && p.id !== 'acquirer' && !ids.includes(p.id)) ids.push(p.id);
    }
    // "Norwell and Google": names of others
    if (!ids.length)
      for (let k = subject.from; k < end; k++) {
        if (!(this.bits(k) & Bit.CAPITAL) || (k > subject.from && this.bits(k - 1) & Bit.CAPITAL)) continue;
        let to = k + 1;
        while (to < end && this.bits(to) & Bit.CAPITAL) to++;
        const name = keyOf(this.tokens.slice(k, to).map((t) => t.norm));
        // "Larkmail Ltd and we": a company by its form
        if (name && (this.names.isOther(name) || (COMPANY_FORMS.has(this.norm(to - 1)) && this.names.match(this.tokens, k, to) === null)))
          return ['third_parties'];
      }
    return ids.length ? ids : null;
  }

  protected firstDeterminer(head: Range): boolean {
    for (let k = head.from; k < head.to; k++) {
      const n = this.norm(k);
      if (n === 'our' || n === 'the' || n === 'this' || n === 'my' || n === 'these') return true;
      if (
        n === 'other' ||
        n === 'their' ||
        n === 'your' ||
        n === 'any' ||
        n === 'some' ||
        n === 'a' ||
        n === 'an' ||
        n === 'those' ||
        n === 'many' ||
        n === 'most' ||
        n === 'certain' ||
        n === 'third'
      )
        return false;
    }
    return Boolean(this.bits(head.from) & Bit.CAPITAL) && head.from > 0;
  }

  /** "Larkmail's customer register". */
  protected isNamedOwner(head: Range): boolean {
    for (let k = head.from + 1; k < head.to - 1; k++)
      if (this.bits(k) & Bit.POSS) return this.names.match(this.tokens, head.from, k) !== null;
    return false;
  }
}

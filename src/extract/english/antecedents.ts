// Whom "who", "which" and "that" stand for: the noun in front of them.
import { FOREIGN, POINTING, SOCIETIES } from '../../generated/words/shared.js';
import { OUTFITS } from '../../generated/words/antecedents.js';
import { subjectOf, type Range } from './clause.js';
import { OTHERS } from './doer.js';
import { Bit } from './lexicon.js';
import { NounHeads, referent, type Referent } from './nounheads.js';
import type { Phrase } from './tokens.js';

const HELPERS = new Set(['provider', 'vendor', 'partner']);
const EXAMPLES = new Set(['as', 'like', 'including']);
const INDEFINITE = new Set(['a', 'an', 'another', 'any']);
const LONGEST_KIND = 4;
/** How far in front of a relative its noun may end, and of a name that for which it is an example. */
const NEAR = 6;
const NEAR_EXAMPLE = 5;

export class Antecedents extends NounHeads {
  /** Whom the relative at a token stands for. */
  protected antecedent(rel: number): Referent {
    let k = rel - 1;
    const earlier = this.bits(k) & Bit.CONJ ? this.relativeBefore() : null;
    if (earlier) return earlier;
    if (this.norm(k) === ',') k--;
    if (this.bits(k) & Bit.PREP) k--;
    if (k < 0) return referent('unknown', 'pronoun:that');
    // "with those networks, which may track": others, named before.
    if (OUTFITS.has(this.stem(k)) && POINTING.has(this.norm(k - 1))) return referent('third', null, OTHERS);
    const name = this.unknownName(rel, k);
    if (name) return referent('unknown', `name:${this.said(name.from, name.to)}`);
    // "films from other sites, which may set"
    if (this.bits(k) & Bit.FIRST_NOUN && FOREIGN.has(this.norm(k - 1))) return referent('third', null, OTHERS);
    const phrase = this.phraseUpTo(k);
    if (phrase?.kind === 'recipient') return referent('third', null, [phrase.id]);
    if (phrase?.kind === 'tracker') return this.behindTracker(phrase, rel, k);
    return phrase ? referent('data') : this.byNoun(k);
  }

  /** "vendors that need it and that have agreed": who the relative before it is about. */
  private relativeBefore(): Referent | null {
    for (let i = this.clauses.length - 1; i >= 0; i--) {
      const c = this.clauses[i];
      if (c?.group.kind !== 'finite') continue;
      if (!c.relative) return null;
      if (c.actor === 'third' && this.bits(subjectOf(c).from) & Bit.REL) return referent('third', null, c.actorIds);
    }
    return null;
  }

  /** "handled by Acme, which collects", "* Acme, which places a cookie": a name that no word of ours covers. */
  private unknownName(rel: number, k: number): Range | null {
    if (
      this.norm(rel - 1) !== ',' ||
      !(this.bits(k) & Bit.CAPITAL) ||
      this.norm(k).includes('/') ||
      this.bits(k) & (Bit.GENERIC | Bit.FIRST_NOUN | Bit.USER)
    )
      return null;
    const name = this.nameUpTo(k);
    if (this.names.match(this.tokens, name.from, name.to)) return null;
    return this.names.isOther(this.norm(k)) || !this.phrases.some((p) => p.from <= k && k < p.to) ? name : null;
  }

  /** The term that ends last in front of a relative. */
  private phraseUpTo(k: number): Phrase | undefined {
    let found: Phrase | undefined;
    for (const p of this.phrases) {
      if ((p.kind !== 'recipient' && p.kind !== 'data' && p.kind !== 'tracker') || p.to > k + 1 || p.to < k - NEAR) continue;
      if (!found || p.to > found.to || (p.to === found.to && !(found.kind === 'recipient' && this.isSomebody(k)))) found = p;
    }
    return found;
  }

  private isSomebody(k: number): boolean {
    return (this.bits(k) & Bit.CAPITAL) !== 0 || OUTFITS.has(this.stem(k)) || HELPERS.has(this.stem(k));
  }

  private behindTracker(tracker: Phrase, rel: number, k: number): Referent {
    // "outside services, such as Google Analytics, that collect": those of whom it is one.
    const end = tracker.from - 1;
    const of = EXAMPLES.has(this.norm(end))
      ? this.phrases.find((p) => p.kind === 'recipient' && p.to <= end && p.to >= tracker.from - NEAR_EXAMPLE)
      : undefined;
    if (of) return referent('third', null, [of.id]);
    // "Pebble Analytics, which collects": somebody's, by its name.
    const named =
      tracker.id === 'analytics' &&
      this.norm(rel - 1) === ',' &&
      this.bits(k) & this.bits(k - 1) & Bit.CAPITAL &&
      !this.names.match(this.tokens, k - 1, k + 1);
    return named ? referent('third', null, ['analytics_provider']) : referent('tool');
  }

  private byNoun(k: number): Referent {
    if (this.bits(k) & Bit.GENERIC) return referent('data');
    if (this.bits(k) & Bit.USER) return referent('user');
    if (this.isSomeOutfit(k)) return referent('third', null, OTHERS);
    return this.bits(k) & Bit.FIRST_NOUN ? referent('first') : referent('unknown', 'relative');
  }

  /** "run by a firm [that …]", not "we are a firm [that …]": an outfit told of for the first time. */
  private isSomeOutfit(k: number): boolean {
    if (!SOCIETIES.has(this.norm(k))) return false;
    let from = k;
    // "a small, old firm"
    while (
      from > 0 &&
      k - from < LONGEST_KIND &&
      (!(this.bits(from) & (Bit.DET | Bit.PREP | Bit.PUNCT)) || this.norm(from) === ',') &&
      !this.isVerb(from)
    )
      from--;
    const before = this.bits(from - 1);
    return INDEFINITE.has(this.norm(from)) && !(before & (Bit.BE | Bit.FIRST)) && this.norm(from - 1) !== 'as';
  }

  /** The capitalised words that end at a token. */
  private nameUpTo(k: number): Range {
    let from = k;
    while (this.bits(from - 1) & Bit.CAPITAL && !(this.bits(from - 1) & (Bit.DET | Bit.SUB | Bit.FIRST))) from--;
    return { from, to: k + 1 };
  }
}

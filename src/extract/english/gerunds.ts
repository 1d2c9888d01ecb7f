// Verbs in -ing, and what hangs on the verb, noun or preposition in front of them.
import type { Clause, OpenClause } from './clause.js';
import { lastVerb, type Group } from './group.js';
import { Infinitives } from './infinitives.js';
import { Bit, Form, Reading } from './lexicon.js';

/** "Delivery means sharing your address" */
export const INVOLVING: ReadonlySet<string> = new Set(['involve', 'mean', 'entail']);

/** Prepositions behind nouns that say what a deed in -ing is to them: "the purpose of sending". */
const OF_NOUNS = new Set(['of', 'from', 'in', 'for']);
const STEP = 'the verb depends on the verb before it';
const RESULTING = new Set(['result', 'lead']);

export class Gerunds extends Infinitives {
  /** "Your use of it may result in [these partners collecting] your name": theirs. */
  private othersBefore(group: Group): Clause | null {
    const governor = this.governing(group.from - 1);
    const last = governor ? lastVerb(governor.group) : -1;
    if (!governor || !RESULTING.has(this.base(last)) || !(this.bits(last + 1) & (Bit.PREP | Bit.TO)) || group.from - last < 3) return null;
    const object = { from: last + 2, to: group.from };
    if (this.phrases.every((p) => p.kind !== 'recipient' || p.from < object.from || p.to !== object.to)) return null;
    const who = this.classify(object);
    if (who.actor !== 'third') return null;
    return this.clause(group, {
      actor: 'third',
      actorIds: who.ids,
      subject: object,
      governor,
      negated: group.negated !== governor.negated,
      relative: governor.relative,
      indirect: governor.indirect,
      hypothetical: governor.hypothetical,
      modal: governor.modal,
      steps: [STEP],
    });
  }

  protected gerund(group: Group): Clause {
    const front = this.inFrontOf(group);
    // "opt out of receiving"
    if ((this.norm(front) === 'of' || this.norm(front) === 'from') && this.norm(front - 1) === 'out')
      return this.clause(group, { actor: 'user', governor: this.governing(front) });
    const owner = this.norm(group.from - 1);
    if (owner === 'us' || owner === 'our') return this.ofOurs(group, front);
    const others = this.othersBefore(group);
    if (others) return others;
    const preposition = front >= 0 && this.bits(front) & (Bit.PREP | Bit.NEG | Bit.SUB) ? this.norm(front) : null;
    const governorNoun = preposition !== null && OF_NOUNS.has(preposition) ? (front > 0 ? this.stem(front - 1) : null) : null;
    const governor = this.governing(front);
    if (!governor) {
      const negated = group.negated !== this.rulesOut(preposition, front);
      return this.clause(group, { preposition, governorNoun, negated, steps: ['the verb depends on the verb behind it'] });
    }
    const clause = this.clause(group, {
      governor,
      governorNoun,
      preposition,
      actor: governor.actor,
      actorIds: governor.actorIds,
      also: governor.also,
      subject: governor.subject,
      relative: governor.relative,
      indirect: governor.indirect || this.isToAvoid(governor),
      hypothetical: governor.hypothetical,
      modal: governor.modal,
      steps: [...governor.steps, STEP],
    });
    this.turnDoer(clause, governor, front);
    clause.negated = this.deedIsDenied(clause, governor, front);
    return clause;
  }

  /** What stands in front of a verb in -ing, or of the series that it goes on with. */
  private inFrontOf(group: Group): number {
    let k = group.from - 1;
    while (k >= 0 && this.bits(k) & Bit.ADV && !(this.bits(k) & Bit.PREP)) k--;
    return this.seriesStart(k);
  }

  /** "this does not lead to us selling your data" */
  private ofOurs(group: Group, front: number): Clause {
    const governor = this.governing(front - 1);
    return this.clause(group, {
      actor: 'first',
      subject: { from: group.from - 1, to: group.from },
      governor,
      negated: group.negated !== (governor?.negated ?? false),
      steps: [STEP],
    });
  }

  /** "without", "far from", "instead of", "rather than": what stands behind them is not done. */
  private rulesOut(preposition: string | null, at: number): boolean {
    const before = this.norm(at - 1);
    return (
      preposition === 'without' ||
      (preposition === 'from' && before === 'far') ||
      (preposition === 'of' && before === 'instead') ||
      (preposition === 'than' && before === 'rather') ||
      (preposition === 'by' && before === 'of' && this.norm(at - 2) === 'instead')
    );
  }

  /** "used to count views and to avoid showing you an advert twice": an aim, no denial. */
  private isToAvoid({ group, governor }: Clause): boolean {
    return (
      this.base(lastVerb(group)) === 'avoid' &&
      group.kind === 'infinitive' &&
      governor !== null &&
      !governor.group.mains.some((m) => this.readings(m) & Reading.promise)
    );
  }

  /** Gives a deed another doer than the verb that governs it has. */
  private turnDoer(clause: OpenClause, governor: Clause, front: number): void {
    const last = lastVerb(governor.group);
    const { preposition } = clause;
    // "Transfers may involve moving your data abroad": what it comes to, the organisation does.
    if (last >= front - 1 && INVOLVING.has(this.base(last)) && this.isNobodys(governor))
      Object.assign(clause, { actor: 'first', subject: null, steps: ['what it involves is done by the organisation'] });
    // "The site can be used without giving your name": by those who use it.
    if (preposition === 'without' && governor.group.passive && governor.actor !== 'data' && governor.actor !== 'third')
      clause.actor = 'user';
    // "We bar our vendors from selling it": those who are kept from it.
    const kept = preposition === 'from' && this.readings(last) & Reading.negate ? this.objectOf(last + 1, front) : null;
    if (kept && !governor.group.passive) Object.assign(clause, { subject: kept, ...this.actorFields(kept) });
  }

  /** A thing with a verb of its own, no person and no pronoun. */
  private isNobodys({ actor, group, subject, steps }: Clause): boolean {
    return (
      actor === 'unknown' &&
      group.kind === 'finite' &&
      subject !== null &&
      steps.every((x) => !x.startsWith('pronoun:')) &&
      !this.tokens.some((w) => w.norm === 'yourself')
    );
  }

  /** Whether a deed in -ing is denied, by itself, by the verb that governs it, or by what stands between them. */
  private deedIsDenied({ group, preposition, governorNoun }: Clause, governor: Clause, front: number): boolean {
    const last = lastVerb(governor.group);
    const inherited = group.negated !== governor.negated;
    if (this.readings(last) & Reading.negate && (preposition === 'from' || last === front)) return !inherited;
    if (preposition === 'without' && governor.negated) return group.negated;
    if (this.rulesOut(preposition, front)) return !group.negated;
    // "there is no question of selling", "we have no interest in selling"
    const ofNoun = preposition === 'of' || (preposition === 'in' && governorNoun === 'interest');
    if (ofNoun && governorNoun !== null && this.norm(front - 2) === 'no') return !inherited;
    // "… , using cookies": what the main clause does, it does this way.
    if (preposition === null && !governor.group.copula && last !== front) return group.negated;
    return inherited;
  }

  /** "restricted from using, selling or altering": the preposition in front of a series of verbs in -ing. */
  private seriesStart(at: number): number {
    if (this.norm(at) !== ',' && !(this.bits(at) & Bit.CONJ)) return at;
    let verbs = 0;
    for (let k = at; k >= 0 && at - k < 14; k--) {
      if (this.forms(k) & Form.ING) verbs++;
      else if (this.bits(k) & Bit.CONJ || this.norm(k) === ',') continue;
      else return verbs > 0 && this.bits(k) & (Bit.PREP | Bit.NEG) ? k : at;
    }
    return at;
  }
}

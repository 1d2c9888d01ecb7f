// Verbs in -ing, and what hangs on the verb, noun or preposition in front of them.
import type { Clause } from './clause.js';
import { lastVerb, type Group } from './group.js';
import { Infinitives } from './infinitives.js';
import { Bit, Reading } from './lexicon.js';

/** "Delivery means sharing your address" */
export const INVOLVING: ReadonlySet<string> = new Set(['involve', 'mean', 'entail']);

export class Gerunds extends Infinitives {
  protected gerund(group: Group): Clause {
    let k = group.from - 1;
    while (k >= 0 && this.bits(k) & Bit.ADV && !(this.bits(k) & Bit.PREP)) k--;
    k = this.seriesStart(k);
    if ((this.norm(k) === 'of' && this.norm(k - 1) === 'out') || (this.norm(k) === 'from' && this.norm(k - 1) === 'out'))
      return this.clause(group, { actor: 'user', governor: this.governing(k) });
    const owner = this.norm(group.from - 1);
    if (owner === 'us' || owner === 'our') {
      const g = this.governing(k - 1);
      // "this does not lead to us selling your data"
      return this.clause(group, {
        actor: 'first',
        subject: { from: group.from - 1, to: group.from },
        governor: g,
        negated: group.negated !== (g?.negated ?? false),
        steps: ['the verb depends on the verb before it'],
      });
    }
    let preposition = k >= 0 && this.bits(k) & (Bit.PREP | Bit.NEG | Bit.SUB) ? this.norm(k) : null;
    const governor = this.governing(k);
    const noun =
      preposition === 'of' || preposition === 'from' || preposition === 'in' || preposition === 'for'
        ? ((k > 0 ? this.stem(k - 1) : null) ?? null)
        : null;
    const before = this.norm(k - 1);
    const denied =
      preposition === 'without' ||
      (preposition === 'from' && before === 'far') ||
      (preposition === 'of' && before === 'instead') ||
      (preposition === 'than' && before === 'rather') ||
      (preposition === 'by' && before === 'of' && this.norm(k - 2) === 'instead');
    if (!governor)
      return this.clause(group, {
        preposition,
        governorNoun: noun,
        negated: group.negated !== denied,
        steps: ['the verb depends on the verb behind it'],
      });
    const last = lastVerb(governor.group);
    const readings = this.readings(last);
    const clause = this.clause(group, {
      governor,
      governorNoun: noun,
      preposition,
      actor: governor.actor,
      actorIds: governor.actorIds,
      also: governor.also,
      subject: governor.subject,
      relative: governor.relative,
      indirect: governor.indirect,
      hypothetical: governor.hypothetical,
      modal: governor.modal,
      steps: [...governor.steps, 'the verb depends on the verb before it'],
    });
    // "Transfers may involve moving your data abroad": what it comes to, the organisation does.
    if (
      last >= k - 1 &&
      INVOLVING.has(this.base(last)) &&
      governor.actor === 'unknown' &&
      governor.group.kind === 'finite' &&
      governor.subject &&
      governor.steps.every((x) => !x.startsWith('pronoun:')) &&
      !this.tokens.some((w) => w.norm === 'yourself')
    )
      Object.assign(clause, { actor: 'first', subject: null, steps: ['what it involves is done by the organisation'] });
    // "used to count views and to avoid showing you an advert twice": an aim, no denial.
    if (
      this.base(last) === 'avoid' &&
      governor.group.kind === 'infinitive' &&
      governor.governor &&
      !governor.governor.group.mains.some((m) => this.readings(m) & Reading.promise)
    )
      clause.indirect = true;
    // "The site can be used without giving your name": by those who use it.
    if (preposition === 'without' && governor.group.passive && governor.actor !== 'data' && governor.actor !== 'third')
      clause.actor = 'user';
    clause.negated = group.negated !== governor.negated;
    if (preposition === 'from' && readings & Reading.negate) {
      const object = this.objectOf(last + 1, k);
      if (object && !governor.group.passive) Object.assign(clause, { subject: object, ...this.actorFields(object) });
      clause.negated = !clause.negated;
    } else if (readings & Reading.negate && last === k) clause.negated = !clause.negated;
    else if (preposition === 'without' && governor.negated) clause.negated = group.negated;
    else if (denied) clause.negated = !group.negated;
    else if ((preposition === 'of' || (preposition === 'in' && noun === 'interest')) && noun !== null && this.norm(k - 2) === 'no')
      clause.negated = !clause.negated;
    else if (preposition === null && governor.group.copula === false && last !== k) {
      // "… , using cookies": what the main clause does, it does this way.
      clause.negated = group.negated;
    }
    if (preposition === null && k === last) preposition = null;
    return clause;
  }
}

// Second pass: each verb group becomes a clause with its subject, its governor and the stretch of words it rules.
import { CHOICES, DEEDS_PLANNED, EMPLOYING, EXCEPTING, HOLDING_TRUE, OFFERING } from '../../generated/words/clauses.js';
import { NEGATIVE_ADJECTIVES } from '../../generated/words/governed.js';
import { TELLING_WORDS } from '../../generated/words/embedding.js';
import { newClause, subjectOf, type Clause, type Names, type Range } from './clause.js';

import { lastVerb, type Group } from './group.js';
import { InFront } from './infront.js';
import { Bit, Reading } from './lexicon.js';
import { findMainClauses } from './mainclause.js';
import { setRegions } from './regions.js';
import type { Phrase, Token } from './tokens.js';

// "the tax office expects us to keep": what is wanted of us is ours to do.
const EXPECTING = new Set(['expect', 'want']);
const DESIGNING = new Set(['design', 'intend', 'mean']);
const OURSELVES = new Set(['us', 'me']);
const REVEALING = new Set(['reveal', 'contain', 'include', 'identify']);
const HANDLING =
  Reading.collect | Reading.store | Reading.retain | Reading.share | Reading.sell | Reading.track | Reading.use | Reading.convey;
const PLANS = new Set(['intent', 'intention', 'plan', 'desire', 'wish']);
const NEEDED = new Set(['necessary', 'required', 'needed', 'appropriate']);

/** "Delivery means sharing your address" */
export const INVOLVING: ReadonlySet<string> = new Set(['involve', 'mean', 'entail']);

/** Resolves the groups of a sentence into clauses, left to right. */
export function clausesIn(tokens: readonly Token[], groups: readonly Group[], phrases: readonly Phrase[], names: Names): Clause[] {
  return new ClauseScan(tokens, groups, phrases, names).run();
}

class ClauseScan extends InFront {
  run(): Clause[] {
    for (const group of this.groups) this.clauses.push(this.resolve(group));
    findMainClauses(this.tokens, this.clauses);
    this.lendActors();
    setRegions(this.tokens, this.clauses);
    return this.clauses;
  }

  /** "Instead of selling your data, we …": a fronted -ing verb has the actor of the clause behind it. */
  private lendActors(): void {
    this.clauses.forEach((c, i) => {
      if (c.group.kind === 'infinitive' && !c.governor && this.isFrontedAim(c.group.from)) return this.lendAim(c, i);
      if (c.group.kind !== 'gerund' || c.governor || c.actor !== 'unknown' || c.preposition === null) return;
      const main = this.clauses.slice(i + 1).find((n) => n.group.kind === 'finite' && !n.relative && !n.subordinator);
      if (main) Object.assign(c, { actor: main.actor, actorIds: main.actorIds });
    });
  }

  private clauseOf(group: Group): Clause | null {
    return this.clauses.find((c) => c.group === group) ?? null;
  }

  private resolve(group: Group): Clause {
    if (group.kind === 'infinitive') return this.infinitive(group);
    if (group.kind === 'gerund') return this.gerund(group);
    if (group.kind === 'participle') return this.participle(group);
    if (group.kind === 'imperative')
      return this.clause(group, { actor: 'user', steps: ['the sentence begins with the verb, so it speaks to the reader'] });
    return this.finite(group);
  }

  private clause(group: Group, more: Partial<Clause>): Clause {
    return Object.assign(newClause(group), more);
  }

  private finite(group: Group): Clause {
    if (group.inverted) {
      const clause = this.withSubject(group, group.inverted, group.from);
      // "should we sell", "were we to sell"
      if (['should', 'had', 'were'].includes(this.norm(group.from))) clause.hypothetical = true;
      if (this.asksUs(clause)) clause.actor = 'first';
      return clause;
    }
    // "adverts [that they believe] will be of interest": said of the noun in front of the clause it goes on with.
    const held = this.groupAt(group.from - 1);
    if (
      held &&
      this.clauseOf(held)?.relative &&
      (this.readings(group.from - 1) & Reading.acknowledge || HOLDING_TRUE.has(this.base(group.from - 1)))
    )
      return this.clause(group, { relative: true, steps: ['mentioned in passing'] });
    const found = this.subjectRange(group.from);
    if (group.shares && (found === null || found.from >= found.to)) {
      const base = this.clauseOf(group.shares);
      const others = base?.relative && this.norm(group.from - 1) === ',' ? this.othersInFront(group, null) : null;
      if (others) return this.withSubject(group, others, others.from);
      if (base)
        return this.clause(group, {
          subject: base.subject,
          actor: base.actor,
          actorIds: base.actorIds,
          also: base.also,
          relative: base.relative,
          indirect: base.indirect,
          hypothetical: base.hypothetical,
          subordinator: base.subordinator,
          negated: group.negated !== this.deniesBoth(base, group.from),
          start: group.from,
          steps: [...base.steps, 'the verb shares the subject of the verb before it'],
          modal: base.modal === 'may' && group.from === group.mains[0] && group.modal === 'may' ? 'may' : group.modal,
        });
    }
    const far = this.dataInFront(group, found) ?? this.othersInFront(group, found);
    if (far) return this.withSubject(group, far, far.from);
    if (!found || found.from >= found.to) return this.clause(group, { steps: ['no subject was found'] });
    return this.withSubject(group, found, found.from);
  }

  /** "Neither we nor our partners will sell it or rent it out", "under no circumstances will we": what denies the verb from outside of it denies the one behind "or", too. */
  private deniesBoth(base: Clause, at: number): boolean {
    return base.negated !== base.group.negated && this.norm(at - 1) === 'or';
  }

  /** "Do you sell my data?": asked by a reader, so that "you" is the organisation. */
  private asksUs({ group, actor }: Clause): boolean {
    if (actor !== 'user' || group.from > 1 || this.tokens.at(-1)?.norm !== '?' || !group.mains.some((m) => this.readings(m) & HANDLING))
      return false;
    let mine = false;
    for (const t of this.tokens) {
      if (t.norm === 'your') return false;
      if (t.norm === 'my' || t.norm === 'me') mine = true;
    }
    return mine;
  }

  private withSubject(group: Group, subject: Range, start: number): Clause {
    const { actor, ids, step, negative } = this.classify(subject);
    const clause = newClause(group);
    clause.subject = subject;
    clause.actor = actor;
    clause.actorIds = ids;
    if (actor === 'first') clause.also = this.besideUs(subject);
    clause.start = start;
    if (step) clause.steps = [step];
    // "reports to advertisers, which do not reveal your name": not the advertisers do.
    if (actor === 'third' && this.norm(subject.from) === 'which' && group.mains.every((m) => REVEALING.has(this.base(m))))
      clause.indirect = true;
    if (negative) clause.negated = !clause.negated;
    this.embed(clause, subject.from);
    this.frontNegation(clause);
    return clause;
  }

  private infinitive(group: Group): Clause {
    const before = group.from - 1;
    const governor = this.causing(this.besideAim(this.governing(before), before), before);
    const noun = this.nounBefore(before, governor);
    // "may use it to run the site; help you; track visits"
    const series = !governor && group.shares ? this.clauseOf(group.shares) : null;
    if (series)
      return this.clause(group, {
        subject: series.subject,
        actor: series.actor,
        actorIds: series.actorIds,
        also: series.also,
        negated: series.negated,
        modal: series.modal,
        relative: series.relative,
        indirect: series.indirect,
        hypothetical: series.hypothetical,
        subordinator: series.subordinator,
        governor: series.governor,
        governorNoun: series.governorNoun,
        steps: [...series.steps],
      });
    if (!governor) return this.clause(group, { governorNoun: noun, steps: ['the verb stands in an infinitive without a subject'] });
    const last = lastVerb(governor.group);
    const readings = this.readings(last);
    const baseVerb = this.base(last);
    const forWhom = this.forWhom(before);
    if (forWhom)
      return Object.assign(
        this.under(group, governor, noun, forWhom, this.classify(forWhom), null),
        this.isNeedless(forWhom.from - 2) ? { hypothetical: true } : {},
        {
          negated: group.negated !== this.isRuledOut(governor, forWhom.from - 2),
          steps: [...governor.steps, 'the verb depends on the verb before it'],
        },
      );
    const direct = before === last;
    // "allow partners to collect": what stands between is the actor.
    if (
      last !== undefined &&
      (readings & (Reading.permit | Reading.oblige | Reading.negate) ||
        (EXPECTING.has(baseVerb) && this.norm(last + 1) === this.norm(before) && OURSELVES.has(this.norm(before)))) &&
      !direct &&
      !governor.group.passive &&
      !noun
    ) {
      const object = this.objectOf(last + 1, before + 1);
      const engaged =
        EMPLOYING.has(baseVerb) &&
        !governor.negated &&
        !group.negated &&
        governor.actor === 'first' &&
        group.mains.some(
          (m) =>
            this.readings(m) & (Reading.advertise | Reading.show) ||
            (this.base(m) === 'use' && object !== null && this.isAdPartner(object)),
        );
      const who =
        object &&
        (this.isNamedIn(object, governor) ? { actor: 'third' as const, ids: ['third_parties'], step: null } : this.classify(object));
      // "advertisers employ cookies to": with a tool.
      if (object && who && !engaged && who.actor !== 'data' && !(who.actor === 'tool' && EMPLOYING.has(baseVerb))) {
        const clause = this.under(group, governor, noun, object, who, who.actor === 'first' ? this.besideUs(object) : null);
        clause.steps = who.step ? [who.step] : [];
        clause.negated = (group.negated !== governor.negated) !== Boolean(readings & Reading.negate);
        clause.modal = readings & Reading.permit ? (clause.negated || governor.modal === 'may' ? 'may' : 'does') : group.modal;
        if (clause.negated) clause.modal = 'does';
        // "in ways that require us to collect", "tools that let partners track": what is made to be done is done.
        if (
          governor.relative &&
          governor.group.kind === 'finite' &&
          governor.actor !== 'user' &&
          !clause.negated &&
          (who.actor === 'first' || who.actor === 'third' || (this.norm(object.from) === 'them' && this.hangsOnGift(governor))) &&
          !this.isDenied(governor)
        )
          clause.relative = false;
        // "the law does not require us to keep": what need not be done may be.
        if (governor.negated && readings & Reading.oblige && who.actor === 'first') clause.indirect = true;
        // "a mother may refuse to let us collect": hers to say.
        if (clause.negated && baseVerb === 'let' && who.actor === 'first' && (governor.actor === 'user' || governor.actor === 'unknown'))
          clause.indirect = true;
        clause.steps.push(`"${this.norm(last)}" hands the deed to the words behind it`);
        return clause;
      }
    }
    // "it is (not) necessary to provide": nobody's deed.
    if (
      governor.group.copula &&
      this.norm(subjectOf(governor).from) === 'it' &&
      (this.isOurWay(before) || this.isOursToDo(governor, group, before) || this.isBelieved(governor, group, before))
    ) {
      const clause = this.under(group, governor, noun, governor.subject, { actor: 'first', ids: [] }, null);
      if (this.isBelieved(governor, group, before)) clause.modal = 'may';
      clause.negated = group.negated !== governor.negated;
      return clause;
    }
    if (governor.group.copula && this.norm(subjectOf(governor).from) === 'it')
      return this.under(group, governor, noun, governor.subject, { actor: 'user', ids: governor.actorIds }, governor.also);
    const agent = noun ? null : this.agentBehind(governor, last, before);
    const clause = this.under(
      group,
      governor,
      noun,
      agent ?? governor.subject,
      agent ? this.classify(agent) : { actor: governor.actor, ids: governor.actorIds },
      agent ? null : governor.also,
    );
    // "where it has not received consent to sell"
    if (noun !== null && (noun === 'consent' || noun === 'permission') && governor.negated && baseVerb !== 'have') clause.indirect = true;
    // "we give you the option not to receive these messages": whose choice it is.
    if (
      governor.actor === 'first' &&
      OFFERING.has(baseVerb) &&
      ((noun !== null && CHOICES.has(noun)) || (this.norm(last + 1) === 'you' && this.offersMeans(last + 2, before)))
    )
      Object.assign(clause, { actor: 'user', also: null });
    // "most browsers offer options to delete cookies"
    else if (governor.actor === 'data' && OFFERING.has(baseVerb) && noun !== null && CHOICES.has(noun))
      Object.assign(clause, { actor: 'user', also: null });
    if (TELLING_WORDS.has(this.norm(before)) && this.norm(before) !== 'who') clause.indirect = true;
    // "they are not to use it": one "not", which both groups have taken.
    const shared = group.negators.some((k) => governor.group.negators.includes(k));
    clause.negated = shared || group.negated !== (governor.negated && this.carriesNegation(last, noun));
    // "we share nothing, except as necessary to provide the service": the end of what is excepted.
    if (governor.negated && NEEDED.has(this.norm(before)) && EXCEPTING.has(this.norm(before - 1)))
      Object.assign(clause, { indirect: true, negated: group.negated });
    // "is not designed or intended to process": what it is for, and not what happens.
    if (governor.negated && governor.group.passive && DESIGNING.has(baseVerb) && group.mains.some((m) => this.readings(m) & HANDLING))
      clause.indirect = true;
    if (this.isFree(governor, last, noun, before)) {
      // "we may, but are not obliged to, keep"
      const modal = governor.group.from - 3;
      if (this.norm(modal + 2) === 'but' && this.norm(modal + 1) === ',' && this.bits(modal) & Bit.MODAL) {
        const subject = this.subjectRange(modal);
        return Object.assign(
          clause,
          { negated: false, modal: 'may', steps: ['the verb depends on the verb before it'] },
          subject ? { subject, start: subject.from, ...this.actorFields(subject) } : null,
        );
      }
      clause.indirect = true;
    }
    // "without telling you of our intent to share": what the exception speaks of.
    if (noun && DEEDS_PLANNED.has(noun) && governor.preposition === 'without') clause.indirect = true;
    if (noun && DEEDS_PLANNED.has(noun) && this.range(last + 1, before).includes('no')) clause.negated = !clause.negated;
    clause.modal = baseVerb === 'reserve' || noun === 'right' || noun === 'permission' || noun === 'ability' ? 'may' : governor.modal;
    // "we tell you of our intent to share": what is planned is not done.
    if (noun && PLANS.has(noun) && baseVerb !== 'have' && baseVerb !== 'be') clause.hypothetical = true;
    if (readings & Reading.negate && (direct || governor.group.passive)) clause.negated = !clause.negated;
    if (
      baseVerb === 'fail' ||
      baseVerb === 'cease' ||
      (governor.group.copula && NEGATIVE_ADJECTIVES.has(this.norm(before))) ||
      this.lacks(last, before)
    )
      clause.negated = !clause.negated;
    clause.steps = [...clause.steps, 'the verb depends on the verb before it'];
    return clause;
  }

  /** A verb that another one governs stands where that stands: in passing, under a condition. */
  private under(
    group: Group,
    governor: Clause,
    governorNoun: string | null,
    subject: Range | null,
    who: { actor: Clause['actor']; ids: readonly string[] },
    also: Clause['also'],
  ): Clause {
    const clause = newClause(group);
    clause.governor = governor;
    clause.governorNoun = governorNoun;
    clause.subject = subject;
    clause.actor = who.actor;
    clause.actorIds = who.ids;
    clause.also = also;
    clause.relative = governor.relative;
    clause.indirect = governor.indirect;
    clause.hypothetical = governor.hypothetical;
    clause.subordinator = governor.subordinator;
    clause.steps = governor.steps.slice();
    return clause;
  }

  private gerund(group: Group): Clause {
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

  private participle(group: Group): Clause {
    let k = group.from - 1;
    while (k >= 0 && this.bits(k) & Bit.ADV) k--;
    const from = this.nounStart(k);
    const subject = from <= k ? { from, to: k + 1 } : null;
    // "No data collected.": the whole sentence, without its auxiliary.
    if (from === 0 && subject && this.norm(0) === 'no' && this.groups.length === 1)
      return this.clause(group, { subject, actor: this.classify(subject).actor, negated: true, start: 0 });
    return this.clause(group, {
      subject,
      actor: subject ? this.classify(subject).actor : 'unknown',
      relative: true,
      start: group.from,
      steps: ['mentioned in passing'],
    });
  }
}

// Second pass: each verb group becomes a clause with its subject, its governor and the stretch of words it rules.
import { HOLDING_TRUE, OPENING, TIMES } from '../../generated/words/clauses.js';
import { SOCIETIES } from '../../generated/words/shared.js';
import { newClause, subjectOf, type Clause, type Names, type Range } from './clause.js';
import { lastVerb, type Group } from './group.js';
import { Gerunds } from './gerunds.js';
import { HANDLING } from './infinitives.js';
import { Bit, Reading } from './lexicon.js';
import { findMainClauses } from './mainclause.js';
import { setRegions } from './regions.js';
import type { Phrase, Token } from './tokens.js';

const NO_NOUN =
  Bit.PREP | Bit.CONJ | Bit.PUNCT | Bit.DET | Bit.REL | Bit.SUB | Bit.ADV | Bit.NEG | Bit.BE | Bit.HAVE | Bit.MODAL | Bit.DO | Bit.POSS;
const FROM = new Set(['from']);
const TOWARDS = new Set(['to', 'with']);
const REVEALING = new Set(['reveal', 'contain', 'include', 'identify']);

/** Resolves the groups of a sentence into clauses, left to right. */
export function clausesIn(tokens: readonly Token[], groups: readonly Group[], phrases: readonly Phrase[], names: Names): Clause[] {
  return new ClauseScan(tokens, groups, phrases, names).run();
}

class ClauseScan extends Gerunds {
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

  private resolve(group: Group): Clause {
    if (group.kind === 'infinitive') return this.infinitive(group);
    if (group.kind === 'gerund') return this.gerund(group);
    if (group.kind === 'participle') return this.participle(group);
    if (group.kind === 'imperative')
      return this.clause(group, { actor: 'user', steps: ['the sentence begins with the verb, so it speaks to the reader'] });
    return this.finite(group);
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
    const inner = this.innerSubject(found, group);
    if (inner > 0) {
      const clause = this.withSubject(group, { from: inner, to: found.to }, inner);
      clause.relative = true;
      return clause;
    }
    return this.withSubject(group, found, found.from);
  }

  /** "We store the page [a user was on]": a second noun phrase right behind the object opens a clause that hangs on it; its first token, or -1. */
  private innerSubject({ from, to }: Range, group: Group): number {
    const before = this.clauses.at(-1);
    const verb = before ? lastVerb(before.group) : from;
    if (!before || verb >= from || before.group.copula || this.readings(verb) & (Reading.tell | Reading.acknowledge)) return -1;
    if (group.passive || !this.lacksObject(lastVerb(group)) || (verb !== from - 1 && this.norm(from - 1) !== ',')) return -1;
    for (let k = to - 2; k > from && to - k < 4; k--) {
      if (!OPENING.has(this.norm(k))) continue;
      return this.bits(k - 1) & NO_NOUN || this.isVerb(k - 1) || TIMES.has(this.norm(k - 1)) ? -1 : k;
    }
    return -1;
  }

  /** "a visitor uses,", "a visitor was on when": nothing behind the verb that it could rule. */
  private lacksObject(main: number): boolean {
    const at = this.bits(main + 1) & Bit.PREP && !(this.bits(main + 1) & Bit.TO) ? main + 2 : main + 1;
    return at >= this.tokens.length || (this.bits(at) & (Bit.PUNCT | Bit.CONJ | Bit.SUB)) !== 0;
  }

  /** "Neither we nor our partners will sell it or rent it out", "under no circumstances will we": what denies the verb from outside of it denies the one behind "or", too. */
  private deniesBoth(base: Clause, at: number): boolean {
    if (base.negated === base.group.negated) return false;
    // "We neither have sold nor will sell it"
    return this.norm(at - 1) === 'or' || (this.norm(at - 1) === 'nor' && this.norm(subjectOf(base).to - 1) === 'neither');
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
    if (actor === 'first' && step && this.dealsWithUs(group, subject))
      Object.assign(clause, { actor: 'third', actorIds: ['third_parties'] });
    else if (actor === 'first') clause.also = this.besideUs(subject);
    clause.start = start;
    if (step && clause.actor === actor) clause.steps = [step];
    // "reports to advertisers, which do not reveal your name": not the advertisers do.
    if (actor === 'third' && this.norm(subject.from) === 'which' && group.mains.every((m) => REVEALING.has(this.base(m))))
      clause.indirect = true;
    if (negative) clause.negated = !clause.negated;
    // "We neither have sold nor will sell it", "we neither will nor can read it"
    else if (subject.to - subject.from > 1 && this.norm(subject.to - 1) === 'neither') clause.negated = true;
    this.embed(clause, subject.from);
    this.frontNegation(clause);
    return clause;
  }

  /** "The club may receive it from us", "the club shares it with us": whoever deals with us is somebody else. */
  private dealsWithUs(group: Group, subject: Range): boolean {
    const main = lastVerb(group);
    const way = this.readings(main) & Reading.collect ? FROM : this.readings(main) & (Reading.share | Reading.convey) ? TOWARDS : null;
    if (group.passive || !way || !SOCIETIES.has(this.norm(subject.to - 1))) return false;
    for (let k = main + 1; k < this.tokens.length && !this.isVerb(k); k++)
      if (this.norm(k) === 'us' && (way.has(this.norm(k - 1)) || (k === main + 1 && way === TOWARDS))) return true;
    return false;
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

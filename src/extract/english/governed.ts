// An infinitive and the verb it hangs on: who acts, what is denied, which noun stands between.
import { ABILITIES, MEANS, NEEDING, NEGATIVE_ADJECTIVES, POSSIBLE, UNNEEDED } from '../../generated/words/governed.js';
import type { Clause, Range } from './clause.js';
import { Embedding } from './embedding.js';
import { Bit, Reading } from './lexicon.js';
import { firstVerb, lastVerb } from './group.js';

const RELYING = new Set(['rely', 'depend']);
const ENDS = new Set(['purpose', 'reason', 'use', 'need', 'sake']);
const DUTIES = new Set(['obligation', 'duty', 'responsibility', 'need']);

export class Governed extends Embedding {
  /** "We do not use cookies to collect": the denial reaches the infinitive; "no need to", "not necessary to" do not assert. */
  protected carriesNegation(last: number, noun: string | null): boolean {
    // "we no longer rely on it to transfer": not by this.
    if (RELYING.has(this.base(last))) return false;
    // "nothing here limits our ability to transfer": what is not limited is not denied.
    if (noun && !['have', 'reserve', 'possess', 'grant', 'give', 'be', 'seek', 'look', 'find', 'try', 'attempt'].includes(this.base(last)))
      return false;
    if (noun === 'right' || noun === 'need' || noun === 'obligation') return noun === 'right';
    return true;
  }

  /** "no obligation to keep", "not obliged to delete": it says what need not be done, not what is. */
  protected isFree(governor: Clause, last: number, noun: string | null, before: number): boolean {
    if (noun !== null && DUTIES.has(noun)) return governor.negated || this.range(last + 1, before).includes('no');
    // "we reserve the right, but are not obliged, to keep it"
    const next = before === last || (before === last + 1 && this.norm(before) === ',');
    return governor.negated && governor.group.passive && next && ['oblige', 'obligate', 'require'].includes(this.base(last));
  }

  /** "we lack the ability to read", "we have no means to": what nobody is able to do is not done. */
  protected lacks(last: number, before: number): boolean {
    // "we have yet to sell"
    if (this.base(last) === 'lack' || (this.norm(before) === 'yet' && this.base(last) === 'have')) return true;
    if (!ABILITIES.has(this.norm(before))) return false;
    for (let k = before - 1; k > last && before - k < 4; k--) if (this.norm(k) === 'without' || this.norm(k) === 'no') return true;
    return false;
  }

  /** "impossible for us to", "not possible for us to", "no way for us to": `at` stands in front of "for". */
  protected isRuledOut(governor: Clause, at: number): boolean {
    // "out of the question for us to"
    if (NEGATIVE_ADJECTIVES.has(this.norm(at)) || (this.norm(at) === 'question' && this.norm(at - 3) === 'out')) return !governor.negated;
    // "there is no list for us to sell"
    const there =
      governor.group.copula && governor.subject !== null && this.norm(governor.subject.from) === 'there' && !UNNEEDED.has(this.stem(at));
    if (there && this.range(lastVerb(governor.group) + 1, at).includes('no')) return true;
    return POSSIBLE.has(this.norm(at)) && (governor.negated || this.norm(at - 1) === 'no');
  }

  /** "there is no need for us to share it": nothing is told of what is done. */
  protected isNeedless(at: number): boolean {
    return (this.norm(at) === 'need' || this.norm(at) === 'reason') && this.norm(at - 1) === 'no';
  }

  protected range(from: number, to: number): string[] {
    return this.tokens.slice(from, to).map((t) => t.norm);
  }

  /** "we write to warn you if we see a break-in, [to send] you offers": what an aim of the series hangs on, past a condition inside it. */
  protected besideAim(nearest: Clause | null, before: number): Clause | null {
    if (!nearest?.subordinator || nearest.group.kind !== 'finite' || (this.norm(before) !== ',' && !(this.bits(before) & Bit.CONJ)))
      return nearest;
    const aim = this.clauses[this.clauses.indexOf(nearest) - 1];
    return aim?.group.kind === 'infinitive' && aim.governor && !aim.governor.subordinator ? aim.governor : nearest;
  }

  /** "we ask visitors who register to provide": the verb that hands on the deed, not one nested behind it. */
  protected causing(nearest: Clause | null, before: number): Clause | null {
    // "allow vendors working for us, such as banks, to access it": the comma ends what hangs on the noun.
    const above = nearest?.group.kind === 'gerund' && nearest.preposition === null && this.norm(before) === ',' ? nearest.governor : null;
    if (above && this.readings(lastVerb(above.group)) & Reading.permit && (above.group.mains.at(-1) ?? 0) < (nearest?.group.from ?? 0) - 1)
      return above;
    if (!nearest?.relative || (nearest.group.kind !== 'finite' && nearest.group.kind !== 'participle')) return nearest;
    const at = this.clauses.indexOf(nearest);
    const main = this.clauses.slice(0, at).findLast((c) => !c.relative);
    const last = main?.group.mains.at(-1) ?? -1;
    if (!main) return nearest;
    if (
      nearest.group.kind === 'finite' &&
      this.readings(last) & (Reading.permit | Reading.oblige) &&
      !this.clauses.some((c) => c.governor === main)
    )
      return main;
    return this.isPurposeOf(main, nearest, last, before) ? main : nearest;
  }

  /** "we use the data [you gave us] to": what data or tools are used for, not what they were given or made for. */
  private isPurposeOf(main: Clause, nested: Clause, last: number, before: number): boolean {
    const inner = lastVerb(nested.group);
    if (main.group.kind !== 'finite' || main.group.copula || main.group.passive || before === inner || !(this.readings(last) & Reading.use))
      return false;
    // "tools made by others to": theirs.
    if (this.range(inner + 1, Math.min(inner + 3, before)).includes('by')) return false;
    // "cookies, [which we do not control,] to gather your visits"
    const handing = Reading.permit | Reading.oblige | Reading.promise | (nested.negated ? 0 : Reading.tell | Reading.acknowledge);
    return !(this.readings(inner) & handing);
  }

  /** "we give advertisers reports [that help them] show": what is given, to those who then do it. */
  protected hangsOnGift(relative: Clause): boolean {
    const before = this.clauses[this.clauses.indexOf(relative) - 1];
    return (
      before?.actor === 'first' &&
      before.group.kind === 'finite' &&
      !before.relative &&
      !before.subordinator &&
      before.group.mains.some((m) => this.readings(m) & (Reading.share | Reading.convey))
    );
  }

  /** Whether a relative clause hangs on what a denial speaks of: "we use no tools that let partners track". */
  protected isDenied(relative: Clause): boolean {
    const before = this.clauses[this.clauses.indexOf(relative) - 1];
    return before !== undefined && (before.negated || before.hypothetical || before.indirect);
  }

  /** "To show you adverts we use …", "In order to …": an aim at the beginning of the sentence. */
  protected isFrontedAim(at: number): boolean {
    return at === 0 || (at < 4 && this.norm(at - 1) === 'order' && this.norm(at - 2) === 'in');
  }

  /** What is aimed at is done by whoever does what stands behind it. */
  protected lendAim(aim: Clause, i: number): void {
    const main = this.clauses
      .slice(i + 1)
      .find((n) => (n.group.kind === 'finite' || n.group.kind === 'imperative') && !n.subordinator && !n.relative);
    // "To find out more"
    if (!main || main.hypothetical || main.indirect || this.range(firstVerb(aim.group), aim.group.from + 5).includes('more')) return;
    // "To sell your data we would need your consent": nothing is told of it yet.
    if (main.actor === 'first' && (main.negated || main.group.mains.some((m) => NEEDING.has(this.base(m))))) return;
    for (const c of this.clauses.slice(i, this.clauses.indexOf(main))) {
      if (c !== aim && (c.governor !== aim || c.group.kind !== 'infinitive' || c.actor !== 'unknown')) continue;
      Object.assign(c, {
        actor: main.actor,
        actorIds: main.actorIds,
        also: main.also,
        modal: main.modal,
        governor: c.governor ?? main,
        steps: ['the verb depends on the verb behind it'],
      });
    }
  }

  /** "your data are used by advertisers to show": the agent of the passive aims at it; null where none of our kinds is named. */
  protected agentBehind(governor: Clause, last: number, before: number): Range | null {
    if (
      !governor.group.passive ||
      !(this.readings(last) & (Reading.use | Reading.collect | Reading.place)) ||
      this.norm(last + 1) !== 'by' ||
      last + 2 > before
    )
      return null;
    let to = last + 2;
    while (to <= before && !(this.bits(to) & (Bit.TO | Bit.PUNCT | Bit.SUB | Bit.REL)) && this.norm(to) !== 'in') to++;
    const range = { from: last + 2, to };
    // "by Acme and others": whoever Acme is.
    const opens = this.bits(range.from);
    return range.to > range.from &&
      !(opens & Bit.CAPITAL) &&
      (!(opens & Bit.FIRST) || this.norm(range.from) === 'our') &&
      this.classify(range).actor === 'third'
      ? range
      : null;
  }

  /** "give you tools to access", "provide you with settings to manage": what the reader does with them. */
  protected offersMeans(from: number, before: number): boolean {
    return MEANS.has(this.stem(before)) && before >= from;
  }

  /** "Acme's use of cookies enables [it and its partners] to": the owner in front of the verb, a stranger to us. */
  protected isNamedIn(object: Range, governor: Clause): boolean {
    const owner = governor.subject;
    if (!owner || this.norm(object.from) !== 'it' || (object.to > object.from + 1 && !(this.bits(object.from + 1) & Bit.CONJ)))
      return false;
    for (let k = owner.from + 1; k < owner.to && k - owner.from < 5; k++)
      if (this.bits(k) & Bit.POSS) return Boolean(this.bits(k - 1) & Bit.CAPITAL) && !this.names.match(this.tokens, owner.from, k);
    return false;
  }

  /** "for you to share": who stands between "for" and "to". */
  protected forWhom(before: number): Range | null {
    // "for newsletter purposes to"
    if (ENDS.has(this.stem(before))) return null;
    for (let k = before; k > 0 && before - k < 7; k--) {
      if (
        this.bits(k) & (Bit.PUNCT | Bit.CONJ) ||
        this.isVerb(k) ||
        (before - k > 3 && this.bits(k) & Bit.PREP && this.norm(k) !== 'for' && this.norm(k) !== 'of')
      )
        return null;
      // "for reasons such as to": nobody who does it.
      if (this.norm(k) === 'for') return k < before && !(this.bits(before) & Bit.PREP) ? { from: k + 1, to: before + 1 } : null;
    }
    return null;
  }

  /** The noun right before "to": "the right to", "permission to", "no need to". */
  protected nounBefore(before: number, governor: Clause | null): string | null {
    const t = this.tokens[before];
    if (!t || t.bits & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.ADV)) return null;
    const last = governor ? lastVerb(governor.group) : -1;
    if (before <= last) return null;
    return [
      'plan',
      'intent',
      'desire',
      'wish',
      'right',
      'permission',
      'ability',
      'opportunity',
      'choice',
      'option',
      'obligation',
      'need',
      'duty',
      'authority',
      'reason',
      'consent',
      'intention',
      'license',
      'licence',
      'way',
      'request',
      'responsibility',
    ].includes(t.stem)
      ? t.stem
      : null;
  }

  protected objectOf(from: number, to: number): Range | null {
    let end = to;
    while (end > from && this.bits(end - 1) & (Bit.ADV | Bit.TO)) end--;
    let start = from;
    while (start < end && ((this.bits(start) & (Bit.ADV | Bit.PREP) && !(this.bits(start) & Bit.THEY)) || this.norm(start) === ','))
      start++;
    return start < end && end - start < 20 ? { from: start, to: end } : null;
  }
}

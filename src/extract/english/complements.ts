// What a clause behind "that", "how" or "when" is to the verb in front of it: asserted, denied, asked for, or only announced.
import { CLARIFYING, INFORMING, KNOWING, WEIGHTY } from '../../generated/words/complements.js';
import { subjectOf, type Clause } from './clause.js';
import { lastVerb } from './group.js';
import { Bit, Reading } from './lexicon.js';
import { Subjects } from './subjects.js';

const REQUESTING = new Set(['request', 'ask', 'demand']);
const ENSURING = new Set(['ensure', 'verify', 'check', 'warrant']);
const KNOWN = new Set(['knowledge', 'aware']);
const UNPROVED = new Set(['representation', 'warranty', 'guarantee', 'assurance']);
const SURE = new Set(['sure', 'certain']);

export class Complements extends Subjects {
  protected complement(clause: Clause, at: number, word: string): void {
    const before = at - 1;
    let g = before >= 0 ? this.governing(before) : null;
    // "you are told before buying it that": the verb that tells, past a deed beside it.
    if (
      word === 'that' &&
      g?.group.kind === 'gerund' &&
      g.preposition !== null &&
      g.governor &&
      INFORMING.has(this.base(lastVerb(g.governor.group))) &&
      !(this.readings(lastVerb(g.group)) & (Reading.tell | Reading.acknowledge))
    )
      g = g.governor;
    if (word === 'that') return this.ofThat(clause, before, g);
    if (word === 'when' || word === 'where' || word === 'who' || word === 'which' || word === 'whom') {
      clause.subordinator = word;
      if (word === 'which' || word === 'whom' || word === 'who') clause.relative = true;
      else if (g && g.group.mains.some((m) => this.readings(m) & Reading.tell) && before === g.group.mains.at(-1)) clause.indirect = true;
      return;
    }
    clause.indirect = true;
    clause.steps.push(`"${word}" announces what is said elsewhere`);
  }

  /** What stands in front of "that" says whether the clause behind it is asserted. */
  private ofThat(clause: Clause, before: number, g: Clause | null): void {
    if (this.byWordBefore(clause, before) || this.byGovernor(clause, before, g) || (g !== null && this.isTold(clause, g))) return;
    const sure = SURE.has(this.norm(before)) && g?.group.mains.at(-1) === before - 1 ? before - 1 : before;
    if (g && g.group.mains.at(-1) === sure && g.actor === 'first' && !g.negated && !g.hypothetical) {
      return;
    }
    if (before >= 0 && !(this.bits(before) & (Bit.PUNCT | Bit.CONJ))) clause.relative = true;
  }

  /** "such that", "in the event that", "no guarantee that": decided by the word alone. */
  private byWordBefore(clause: Clause, before: number): boolean {
    // "set up such that addresses are not kept": what comes of it.
    if (this.norm(before) === 'such' || this.norm(before) === 'so') {
      clause.subordinator = 'so';
      return true;
    }
    if (['false', 'untrue', 'incorrect', 'wrong', 'myth'].includes(this.norm(before))) {
      clause.negated = !clause.negated;
      return true;
    }
    if (['event', 'case', 'extent', 'notice', 'provided', 'assuming', 'possibility', 'risk'].includes(this.norm(before))) {
      clause.hypothetical = true;
      return true;
    }
    if (UNPROVED.has(this.norm(before)) && this.norm(before - 1) === 'no') {
      clause.indirect = true;
      return true;
    }
    return false;
  }

  /** "we are not aware that", "you may request that", "there is no information that": decided by the verb in front. */
  private byGovernor(clause: Clause, before: number, g: Clause | null): boolean {
    // "we have no actual knowledge that we sell", "we are not aware that we sell": denied as far as is known.
    if (
      g?.actor === 'first' &&
      !g.hypothetical &&
      KNOWN.has(this.norm(before)) &&
      (g.negated || this.norm(before - 1) === 'no' || this.norm(before - 2) === 'no')
    ) {
      if (clause.actor !== 'first') {
        clause.indirect = true;
        return true;
      }
      clause.negated = !clause.negated;
      clause.steps.push(`"${this.norm(before)}" that it is done is denied`);
      return true;
    }
    // "When we disclose that we may have sold data, we mean"
    if (g?.subordinator === 'when' && g.actor === 'first') {
      clause.indirect = true;
      return true;
    }
    // "you may request that we delete", "they are entitled to ask that we share it": what is asked for.
    if (g && g.actor !== 'first' && g.group.mains.at(-1) === before && REQUESTING.has(this.base(before))) {
      clause.hypothetical = true;
      return true;
    }
    if (g && !g.hypothetical && !g.negated && this.informs(g)) return true;
    // "if you feel that we", "you must ensure that your password is"
    if (
      (g?.hypothetical && g.actor === 'user') ||
      (g?.actor === 'user' && before === g.group.mains.at(-1) && ENSURING.has(this.base(before)))
    ) {
      clause.hypothetical = true;
      return true;
    }
    // "there is no information that we collect"
    if (
      g?.group.copula &&
      this.norm(subjectOf(g).from) === 'there' &&
      this.norm((g.group.mains.at(-1) ?? 0) + 1) === 'no' &&
      this.bits(before) & Bit.GENERIC &&
      before - (g.group.mains.at(-1) ?? 0) < 4
    ) {
      clause.negated = !clause.negated;
      return true;
    }
    return false;
  }

  /** "we promise that", "you agree that": the clause stands as the verb that tells it does. */
  private isTold(clause: Clause, g: Clause): boolean {
    const tells = g.group.mains.some(
      (m) =>
        this.readings(m) & (Reading.acknowledge | Reading.tell | Reading.promise | Reading.oblige | Reading.permit) ||
        ['be', 'have'].includes(this.base(m)),
    );
    if (!tells) return false;
    if (g.hypothetical) clause.hypothetical = true;
    if (g.actor === 'user' && !g.group.mains.some((m) => this.readings(m) & Reading.acknowledge)) clause.hypothetical = true;
    if (clause.group.negated && g.group.mains.some((m) => ['ensure', 'verify', 'check'].includes(this.base(m)))) clause.indirect = true;
    // "we cannot guarantee that …" asserts nothing of what follows.
    if (g.negated && !g.group.mains.some((m) => ['agree', 'acknowledge', 'understand'].includes(this.base(m)))) clause.indirect = true;
    return true;
  }

  /** "you are informed that", "we let you know that", "you should be aware that", "remember that": what follows is said to the reader. */
  private informs(g: Clause): boolean {
    const last = g.group.mains.at(-1);
    if (last === undefined) return false;
    const base = this.base(last);
    if (INFORMING.has(base)) return g.actor !== 'user' || g.group.passive;
    // "it is important to clarify that"
    if (
      g.group.kind === 'infinitive' &&
      g.governor?.group.copula &&
      this.norm(subjectOf(g.governor).from) === 'it' &&
      WEIGHTY.has(this.norm(g.group.from - 1)) &&
      (KNOWING.has(base) || CLARIFYING.has(base))
    )
      return true;
    if (g.actor !== 'user' || !KNOWING.has(base)) return false;
    if (base === 'be') return this.norm(last + 1) === 'aware' || this.norm(last + 1) === 'advised';
    if (base === 'keep' || base === 'bear') return this.norm(last + 1) === 'in' && this.norm(last + 2) === 'mind';
    return (
      g.group.kind === 'imperative' || ['should', 'must'].includes(this.norm(g.group.from)) || this.norm(subjectOf(g).from - 1) === 'let'
    );
  }

  /** The clause whose verb governs what stands at a token: the nearest resolved one before it within the sentence. */
  protected governing(at: number): Clause | null {
    for (let i = this.clauses.length - 1; i >= 0; i--) {
      const c = this.clauses[i] as Clause;
      const last = c.group.mains.at(-1) ?? c.group.from;
      if (last <= at) {
        let depth = 0;
        for (let k = last + 1; k <= at && depth >= 0; k++) {
          const n = this.norm(k);
          if (n === ';' || n === ':') return null;
          if (n === '(') depth++;
          else if (n === ')') depth--;
        }
        // "data (the pages seen, the links followed) to": what stands in brackets governs nothing behind them.
        if (depth >= 0) return c;
      }
    }
    return null;
  }
}

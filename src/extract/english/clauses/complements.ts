// What a clause behind "that", "how" or "when" is to the verb in front of it: asserted, denied, asked for, or only announced.
import { CLARIFYING, INFORMING, KNOWING, WEIGHTY } from '../../../generated/words/complements.js';
import { UNPROVED } from '../../../generated/words/splitting.js';
import { subjectOf, type Clause } from './clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { ClausePass } from './clausepass.js';

const REQUESTING = new Set(['request', 'ask', 'demand']);
const CHECKING = new Set(['verify', 'check', 'monitor', 'audit']);
const ENSURING = new Set(['ensure', 'verify', 'check', 'warrant']);
/** Verbs of holding something to be so. */
export const HELD_TRUE: ReadonlySet<string> = new Set(['believe', 'think', 'feel', 'hope', 'suspect']);
const KNOWN = new Set(['knowledge', 'aware']);
const DENYING = new Set(['deny', 'dispute', 'refute']);
const SURE = new Set(['sure', 'certain', 'confident', 'assured']);

export function complement(pass: ClausePass, clause: Clause, at: number, word: string): void {
  const before = at - 1;
  let g = governing(pass, before);
  // "you are told before buying it that": the verb that tells, past a deed beside it.
  if (
    word === 'that' &&
    g?.group.kind === 'gerund' &&
    g.preposition !== null &&
    g.governor &&
    INFORMING.has(pass.base(lastVerb(g.governor.group))) &&
    !(pass.readings(lastVerb(g.group)) & (Reading.tell | Reading.acknowledge))
  )
    g = g.governor;
  if (word === 'that') return ofThat(pass, clause, before, g);
  if (word === 'when' || word === 'where' || word === 'who' || word === 'which' || word === 'whom') {
    clause.subordinator = word;
    if (word === 'which' || word === 'whom' || word === 'who') clause.relative = true;
    else if (g && g.group.mains.some((m) => pass.readings(m) & Reading.tell) && before === g.group.mains.at(-1)) clause.indirect = true;
    return;
  }
  clause.indirect = true;
  clause.steps.push(`"${word}" announces what is said elsewhere`);
}

/** What stands in front of "that" says whether the clause behind it is asserted. */
function ofThat(pass: ClausePass, clause: Clause, before: number, g: Clause | null): void {
  if (byWordBefore(pass, clause, before) || byGovernor(pass, clause, before, g) || (g !== null && isTold(pass, clause, g))) return;
  const sure = SURE.has(pass.norm(before)) && g?.group.mains.at(-1) === before - 1 ? before - 1 : before;
  if (g && g.group.mains.at(-1) === sure && g.actor === 'first' && !g.negated && !g.hypothetical) {
    return;
  }
  if (before >= 0 && !(pass.bits(before) & (Bit.PUNCT | Bit.CONJ))) clause.relative = true;
}

/** "such that", "in the event that", "no guarantee that": decided by the word alone. */
function byWordBefore(pass: ClausePass, clause: Clause, before: number): boolean {
  // "set up such that addresses are not kept": what comes of it.
  if (pass.norm(before) === 'such' || pass.norm(before) === 'so') {
    clause.subordinator = 'so';
    return true;
  }
  if (['false', 'untrue', 'incorrect', 'wrong', 'myth'].includes(pass.norm(before))) {
    clause.negated = !clause.negated;
    return true;
  }
  if (['event', 'case', 'extent', 'notice', 'provided', 'assuming', 'possibility', 'risk'].includes(pass.norm(before))) {
    clause.hypothetical = true;
    return true;
  }
  if (UNPROVED.has(pass.norm(before)) && pass.norm(before - 1) === 'no') {
    clause.indirect = true;
    return true;
  }
  return false;
}

/** "we are not aware that", "you may request that", "there is no information that": decided by the verb in front. */
function byGovernor(pass: ClausePass, clause: Clause, before: number, g: Clause | null): boolean {
  // "we have no actual knowledge that we sell", "we are not aware that we sell": denied as far as is known.
  if (
    g?.actor === 'first' &&
    !g.hypothetical &&
    KNOWN.has(pass.norm(before)) &&
    (g.negated || pass.norm(before - 1) === 'no' || pass.norm(before - 2) === 'no')
  ) {
    if (clause.actor !== 'first') {
      clause.indirect = true;
      return true;
    }
    clause.negated = !clause.negated;
    clause.steps.push(`"${pass.norm(before)}" that it is done is denied`);
    return true;
  }
  // "When we disclose that we may have sold data, we mean"
  if (g?.subordinator === 'when' && g.actor === 'first') {
    clause.indirect = true;
    return true;
  }
  // "you may request that we delete", "they are entitled to ask that we share it": what is asked for, never by ourselves.
  if (g && (g.actor !== 'first' || clause.actor === 'first') && g.group.mains.at(-1) === before && REQUESTING.has(pass.base(before))) {
    clause.hypothetical = true;
    return true;
  }
  // "we ask that they do not send it": what is asked of those named before.
  if (
    g?.actor === 'first' &&
    clause.group.negated &&
    pass.bits(subjectOf(clause).from) & Bit.THEY &&
    g.group.mains.at(-1) === before &&
    REQUESTING.has(pass.base(before))
  ) {
    clause.hypothetical = true;
    return true;
  }
  // "we deny that we sell it"
  if (g?.actor === 'first' && !g.hypothetical && g.group.mains.at(-1) === before && DENYING.has(pass.base(before))) {
    if (g.negated) clause.indirect = true;
    else clause.negated = !clause.negated;
    return true;
  }
  if (g && !g.hypothetical && !g.negated && informs(pass, g)) return true;
  // "if you feel that we", "you believe that we", "you must ensure that your password is"
  if (
    (g?.hypothetical && g.actor === 'user') ||
    (g?.actor === 'user' && before === g.group.mains.at(-1) && (ENSURING.has(pass.base(before)) || HELD_TRUE.has(pass.base(before))))
  ) {
    clause.hypothetical = true;
    return true;
  }
  // "there is no information that we collect"
  if (
    g?.group.copula &&
    pass.norm(subjectOf(g).from) === 'there' &&
    pass.norm((g.group.mains.at(-1) ?? 0) + 1) === 'no' &&
    pass.bits(before) & Bit.GENERIC &&
    before - (g.group.mains.at(-1) ?? 0) < 4
  ) {
    clause.negated = !clause.negated;
    return true;
  }
  return false;
}

/** "we promise that", "you agree that": the clause stands as the verb that tells it does. */
function isTold(pass: ClausePass, clause: Clause, g: Clause): boolean {
  // "we check that your photos are not sold": what is looked after, and may not come of it.
  if (
    clause.group.negated
      ? g.group.mains.some((m) => ENSURING.has(pass.base(m)) && pass.base(m) !== 'warrant')
      : clause.negated && g.group.mains.some((m) => CHECKING.has(pass.base(m)))
  )
    clause.indirect = true;
  if (clause.indirect && g.group.mains.some((m) => CHECKING.has(pass.base(m)))) return true;
  const tells = g.group.mains.some(
    (m) =>
      pass.readings(m) & (Reading.acknowledge | Reading.tell | Reading.promise | Reading.oblige | Reading.permit) ||
      ['be', 'have'].includes(pass.base(m)),
  );
  if (!tells) return false;
  if (g.hypothetical) clause.hypothetical = true;
  if (g.actor === 'user' && !g.group.mains.some((m) => pass.readings(m) & Reading.acknowledge)) clause.hypothetical = true;
  // "we cannot guarantee that …" asserts nothing of what follows.
  if (g.negated && (g.actor === 'first' || !g.group.mains.some((m) => ['agree', 'acknowledge', 'understand'].includes(pass.base(m)))))
    clause.indirect = true;
  return true;
}

/** "you are informed that", "we let you know that", "you should be aware that", "remember that": what follows is said to the reader. */
function informs(pass: ClausePass, g: Clause): boolean {
  const last = g.group.mains.at(-1);
  if (last === undefined) return false;
  const base = pass.base(last);
  if (INFORMING.has(base)) return g.actor !== 'user' || g.group.passive;
  // "it is important to clarify that"
  if (
    g.group.kind === 'infinitive' &&
    g.governor?.group.copula &&
    pass.norm(subjectOf(g.governor).from) === 'it' &&
    WEIGHTY.has(pass.norm(g.group.from - 1)) &&
    (KNOWING.has(base) || CLARIFYING.has(base))
  )
    return true;
  if (g.actor !== 'user' || !KNOWING.has(base)) return false;
  if (base === 'be') {
    // "You can be sure that we"
    if (SURE.has(pass.norm(last + 1))) return g.modal === 'may' && g.group.kind === 'finite';
    return pass.norm(last + 1) === 'aware' || pass.norm(last + 1) === 'advised';
  }
  if (base === 'keep' || base === 'bear') return pass.norm(last + 1) === 'in' && pass.norm(last + 2) === 'mind';
  return (
    g.group.kind === 'imperative' || ['should', 'must'].includes(pass.norm(g.group.from)) || pass.norm(subjectOf(g).from - 1) === 'let'
  );
}

/** The clause whose verb governs what stands at a token: the nearest resolved one before it within the sentence. */
export function governing(pass: ClausePass, at: number): Clause | null {
  for (let i = pass.clauses.length - 1; i >= 0; i--) {
    const c = pass.clauses[i] as Clause;
    const last = c.group.mains.at(-1) ?? c.group.from;
    if (last <= at) {
      let depth = 0;
      for (let k = last + 1; k <= at && depth >= 0; k++) {
        const n = pass.norm(k);
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

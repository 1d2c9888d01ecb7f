// Negated words that deny no practice: what nobody would do, what ends by the reader's own choice, what is merely not wished.
import { LEAVING, OPENNESS, REFUSING, STOPPING, TYING } from '../../../generated/words/denials.js';
import { FOLLOWING } from '../roles/leadkind.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { deniesElse, WILL } from './emptydenials.js';
import { hasWord, type Found } from '../roles/found.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';

const UNIVERSAL = new Set(['always', 'necessarily', 'everyone', 'everybody']);
const ABLE = new Set(['able', 'unable']);
const WISHING = new Set(['want', 'wish', 'like', 'need', 'prefer']);
const ENDING = new Set(['stop', 'cease', 'discontinue']);
const THEREAFTER = new Set(['thereafter', 'afterwards']);
const REQUESTS = new Set(['request', 'requests', 'opt', 'withdraw', 'withdrawal']);

/** Whether a denial by the organisation denies nothing that it does with data. */
export function deniesNothing(s: Sentence, clause: Clause, main: number, f: Found, roles: Roles): boolean {
  return (
    vague(s, clause) ||
    onlyFollowing(s, roles) ||
    isWished(s, clause) ||
    ends(s, clause, main, f) ||
    (!f.flips && (hangsOnChoice(s, clause, main) || isAdvised(s, clause))) ||
    isUnproved(s, clause) ||
    deniesElse({ s, clause, main, base: s.base(main), f, roles })
  );
}

/** "We do not collect the following information:" says nothing until its list does. */
function onlyFollowing(s: Sentence, roles: Roles): boolean {
  return roles.data.length === 0 && s.find(roles.object.from, roles.object.to, FOLLOWING) >= 0;
}

/** "notices should not be sent", "we will not be able to save your order or send you offers": no practice of the organisation. */
function vague(s: Sentence, clause: Clause): boolean {
  const first = s.norm(clause.group.from);
  if (first === 'might' || first === 'need' || first === 'should') return true;
  if (first === 'may' && !forbids(s, clause)) return true;
  // "We do not always collect your age", "not everyone can see it": at times it is, or some can.
  if (clause.group.negators.some((k) => UNIVERSAL.has(s.norm(k + 1)))) return true;
  const { from } = subjectOf(clause);
  if (s.norm(from) === 'not' && UNIVERSAL.has(s.norm(from + 1))) return true;
  if (clause.group.passive && first === 'must' && !forbids(s, clause)) return true;
  // "masked so that it can no longer be tied to you": what it is done for.
  if (
    clause.group.passive &&
    clause.modal === 'may' &&
    s.norm(clause.start - 1) === 'that' &&
    (s.norm(clause.start - 2) === 'so' || s.norm(clause.start - 2) === 'such')
  )
    return true;
  let g = clause.governor;
  for (let up = g; up; up = up.governor) if (s.norm(up.group.from) === 'should') return true;
  // "choose whether or not to send it"
  if (clause.group.kind === 'infinitive' && s.norm(clause.group.from - 1) === 'or' && s.norm(clause.group.from - 2) === 'whether')
    return true;
  // "The law may require us not to give it to you": what may come to be.
  if (
    g &&
    g.modal === 'may' &&
    clause.group.kind === 'infinitive' &&
    clause.group.negated &&
    g.actor !== 'first' &&
    g.group.mains.some((m) => s.readings(m) & Reading.oblige)
  )
    return true;
  while (g?.group.kind === 'infinitive') g = g.governor;
  // "otherwise we have no way to count your points": what would be.
  if (g && (s.norm(g.start - 1) === 'otherwise' || (s.norm(g.start - 1) === ',' && s.norm(g.start - 2) === 'otherwise'))) return true;
  if (clause.group.kind !== 'infinitive' || !g || !g.group.copula) return false;
  const able = s.find(g.group.mains[0] as number, clause.group.from, ABLE);
  return able >= 0 && (s.norm(able) === 'able' || g.modal === 'may');
}

/** "may never be sold", "may not be shared without your consent": no chance that it is not done, but a rule. */
function forbids(s: Sentence, { group, region }: Clause): boolean {
  if (group.negators.some((k) => s.norm(k) === 'never')) return true;
  const without = s.find(region.from, region.to, WITHOUT);
  if (without < 0 || !s.tokens.slice(without, without + MOST_OTHERS).some((t) => t.bits & Bit.USER)) return false;
  return s.within('condition', { from: without, to: without + MOST_OTHERS }).some((p) => p.id === 'consent');
}

const WITHOUT = new Set(['without', 'unless']);

/** "Google does not associate your name with other data", by us or others: not joined, and used all the same. What devices send is said to be tied to nobody. */
export function deniesJoining(s: Sentence, main: number, f: Found, roles: Roles, actor: string): boolean {
  if (f.action === 'use' && TYING.has(s.base(main)) && withOthers(s, main)) return true;
  return f.action === 'use' && TYING.has(s.base(main)) && (actor !== 'first' || !roles.data.some((d) => /^(?:device|usage)/.test(d.id)));
}

const WITH = new Set(['with']);
const FURTHER = new Set(['other', 'further', 'additional']);
const MOST_OTHERS = 6;

/** "not combined with other Lumibar data": by Lumibar, whose data they are. */
function withOthers(s: Sentence, main: number): boolean {
  const at = s.find(main + 1, main + MOST_OTHERS, WITH);
  const other = at < 0 ? -1 : s.find(at + 1, at + 3, FURTHER);
  if (other < 0) return false;
  for (let k = other + 1; k < other + MOST_OTHERS && k < s.tokens.length && !(s.bits(k) & Bit.GENERIC); k++)
    if (s.bits(k) & Bit.CAPITAL && !s.own.some((n) => n.from <= k && k < n.to)) return true;
  return false;
}

/** "We do not want to know your name": a wish, which says nothing of what is done. */
function isWished(s: Sentence, clause: Clause): boolean {
  const g = clause.governor;
  return clause.group.kind === 'infinitive' && g !== null && g.negated && g.group.mains.some((m) => WISHING.has(s.base(m)));
}

/** "When you leave, we will no longer store your name", "we will stop sending it": it ends by what the reader does. */
function ends(s: Sentence, clause: Clause, main: number, f: Found): boolean {
  const g = clause.governor;
  // "We act on your request and thereafter do not use it"
  if (s.find(Math.max(0, clause.group.from - 3), clause.group.mains[0] ?? clause.group.from, THEREAFTER) >= 0 && s.holds(REQUESTS))
    return true;
  if (
    (clause.group.kind === 'gerund' || (clause.group.kind === 'infinitive' && inCase(s))) &&
    g &&
    g.group.mains.some((m) => ENDING.has(s.base(m)))
  )
    return WILL.has(s.norm(g.group.from)) || s.norm(g.group.from) === 'to';
  if (
    WILL.has(s.norm(clause.group.from)) &&
    s.clauses.some(
      (c) =>
        c !== clause &&
        c.actor === 'user' &&
        (c.subordinator !== null || c.hypothetical) &&
        c.group.mains.some((m) => LEAVING.has(s.base(m))),
    )
  )
    return true;
  if (!clause.group.negators.some((k) => s.norm(k) === 'no' && s.norm(k + 1) === 'longer')) return false;
  if (
    WILL.has(s.norm(clause.group.from)) ||
    (f.action === 'share' && (OPENNESS.has(s.norm(main)) || hasWord(s, main + 1, main + 4, OPENNESS)))
  )
    return true;
  return s.clauses.some((c) => c !== clause && c.actor === 'user' && (c.subordinator !== null || c.hypothetical));
}

const ONWARDS = new Set(['once', 'after', 'when']);
const SOON = new Set(['soon']);
const ONCE = new Set(['once']);

/** "We will cease to keep it as soon as …", "if you object, we will cease to use it": in that case alone. */
function inCase(s: Sentence): boolean {
  const once = s.find(0, s.tokens.length, ONCE);
  return s.holds(SOON) || (once >= 0 && (s.bits(once + 1) & Bit.USER) !== 0) || s.clauses.some((c) => c.hypothetical);
}

/** "If you block cookies, we will not set them", "you can look around without telling us": what the reader decides, no practice. */
function hangsOnChoice(s: Sentence, clause: Clause, main: number): boolean {
  if (clause.group.kind === 'gerund' && clause.preposition === 'without')
    return clause.governor?.modal === 'may' && (clause.governor.actor === 'user' || clause.governor.group.passive);
  const will = WILL.has(s.norm(clause.group.from));
  return s.clauses.some(
    (c) =>
      c !== clause &&
      (c.hypothetical || (will && c.subordinator !== null && ONWARDS.has(c.subordinator))) &&
      (will || (c.subordinator === 'if' && !c.negated && c.group.mains.some((m) => stops(s, m)))) &&
      ((c.actor === 'user' &&
        c.group.mains.some(
          (m) => REFUSING.has(s.base(m)) && !optsIn(s, m) && ((s.base(m) !== 'ask' && s.base(m) !== 'request') || s.base(main) === 'have'),
        )) ||
        s.phrases.some((p) => p.kind === 'signal' && p.from >= c.start && p.to <= c.region.to)),
  );
}

/** "Where we cannot verify a request, we will not": what becomes of it. */
function isUnproved(s: Sentence, clause: Clause): boolean {
  return s.clauses.some(
    (c) =>
      c !== clause &&
      c.actor === 'first' &&
      (c.hypothetical || c.subordinator !== null) &&
      c.group.mains.some((m) => PROVING.has(s.base(m))) &&
      (c.negated || s.find(c.start, c.group.from, UNABLE) >= 0),
  );
}

const PROVING = new Set(['verify', 'authenticate', 'confirm', 'validate']);
const UNABLE = new Set(['unable']);

/** "You can set your browser so that no cookies are set", "tell us and we will not call you": what comes of what readers may do. */
function isAdvised(s: Sentence, clause: Clause): boolean {
  if (clause.group.kind !== 'finite') return false;
  const before = s.clauses.findLast((c) => c.group.from < clause.start && (c.group.kind === 'finite' || c.group.kind === 'imperative'));
  if (before?.actor !== 'user' || before.relative) return false;
  const that = s.norm(clause.start - 1) === 'that' ? clause.start - 2 : clause.start - 1;
  if (s.norm(that) === 'so' || clause.subordinator === 'so') return before.group.kind === 'imperative' || before.modal === 'may';
  // "Please note that your name and your address will not be sold"
  if (before.group.kind !== 'imperative' || before.group.mains.some((m) => s.readings(m) & Reading.acknowledge)) return false;
  const ever = clause.group.negators.some((k) => s.norm(k) === 'never');
  return !ever && s.norm(clause.start - 1) === 'and' && WILL.has(s.norm(clause.group.from));
}

/** "opt out", "turn it off" */
function stops(s: Sentence, m: number): boolean {
  return STOPPING.has(s.base(m)) && (!SWITCHING.has(s.base(m)) || hasWord(s, m + 1, m + MOST_OTHERS, OFF));
}

const SWITCHING = new Set(['turn', 'switch']);
const OFF = new Set(['off']);

/** "unless you opt in": a reader's yes. */
function optsIn(s: Sentence, m: number): boolean {
  return s.base(m) === 'opt' && (s.norm(m + 1) === 'in' || s.norm(m + 2) === 'in');
}

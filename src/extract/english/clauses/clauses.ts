// Second pass: each verb group becomes a clause with its subject, its governor and the stretch of words it rules.
import { HOLDING_TRUE, OPENING, TIMES } from '../../../generated/words/clauses.js';
import { SOCIETIES } from '../../../generated/words/shared.js';
import { newClause, subjectOf, type Clause } from './clause.js';
import { lastVerb, type Group } from '../groups/group.js';
import { HANDLING } from './infinitives.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { findMainClauses } from './mainclause.js';
import { setRegions } from './regions.js';
import type { Phrase, Token } from '../tokens/tokens.js';
import { isFrontedAim, lendAim } from './governed.js';
import { infinitive } from './infinitives.js';
import { gerund } from './gerunds.js';
import { clauseOf, clauseWith } from './handeddeeds.js';
import { subjectRange } from './subjects.js';
import { dataInFront, othersInFront, partedInFront } from './infront.js';
import { classify } from './actors.js';
import { besideUs } from './ours.js';
import { embed } from './embedding.js';
import { frontNegation } from './frontdenial.js';
import { nounStart } from './nounphrases.js';
import { ClausePass } from './clausepass.js';
import type { Range } from '../tokens/range.js';
import type { Names } from '../names/names.js';

const NO_NOUN =
  Bit.PREP | Bit.CONJ | Bit.PUNCT | Bit.DET | Bit.REL | Bit.SUB | Bit.ADV | Bit.NEG | Bit.BE | Bit.HAVE | Bit.MODAL | Bit.DO | Bit.POSS;
const FROM = new Set(['from']);
const TOWARDS = new Set(['to', 'with']);
const REVEALING = new Set(['reveal', 'contain', 'include', 'identify']);

/** Resolves the groups of a sentence into clauses, left to right. */
export function clausesIn(tokens: readonly Token[], groups: readonly Group[], phrases: readonly Phrase[], names: Names): Clause[] {
  const pass = new ClausePass(tokens, groups, phrases, names);
  for (const group of groups) pass.clauses.push(clauseOfGroup(pass, group));
  findMainClauses(tokens, pass.clauses);
  lendActors(pass);
  setRegions(tokens, pass.clauses);
  return pass.clauses;
}

/** "Instead of selling your data, we …": a fronted -ing verb has the actor of the clause behind it. */
function lendActors(pass: ClausePass): void {
  pass.clauses.forEach((c, i) => {
    if (c.group.kind === 'infinitive' && !c.governor && isFrontedAim(pass, c.group.from)) return lendAim(pass, c, i);
    if (c.group.kind !== 'gerund' || c.governor || c.actor !== 'unknown' || c.preposition === null) return;
    const main = pass.clauses.slice(i + 1).find((n) => n.group.kind === 'finite' && !n.relative && !n.subordinator);
    if (main) Object.assign(c, { actor: main.actor, actorIds: main.actorIds });
    // "Without collecting your town we cannot": it is done.
    if (main?.negated && c.preposition === 'without') Object.assign(c, { negated: c.group.negated, indirect: true });
  });
}

function clauseOfGroup(pass: ClausePass, group: Group): Clause {
  if (group.kind === 'infinitive') return infinitive(pass, group);
  if (group.kind === 'gerund') return gerund(pass, group);
  if (group.kind === 'participle') return participleClause(pass, group);
  if (group.kind === 'imperative')
    return clauseWith(group, { actor: 'user', steps: ['the sentence begins with the verb, so it speaks to the reader'] });
  return finiteClause(pass, group);
}

function finiteClause(pass: ClausePass, group: Group): Clause {
  if (group.inverted) {
    const clause = withSubject(pass, group, group.inverted, group.from);
    // "should we sell", "were we to sell"
    if (['should', 'had', 'were'].includes(pass.norm(group.from))) clause.hypothetical = true;
    if (asksUs(pass, clause)) clause.actor = 'first';
    else if (asksForReader(pass, clause)) clause.actor = 'user';
    return clause;
  }
  // "adverts [that they believe] will be of interest": said of the noun in front of the clause it goes on with.
  const held = pass.groupAt(group.from - 1);
  if (
    held &&
    clauseOf(pass, held)?.relative &&
    (pass.readings(group.from - 1) & Reading.acknowledge || HOLDING_TRUE.has(pass.base(group.from - 1)))
  )
    return clauseWith(group, { relative: true, steps: ['mentioned in passing'] });
  const found = subjectRange(pass, group.from);
  const parted = partedInFront(pass, group, found);
  if (parted) return withSubject(pass, group, parted, parted.from);
  if (group.shares && (found === null || found.from >= found.to)) {
    const base = clauseOf(pass, group.shares);
    const others =
      base?.relative && pass.norm(group.from - 1) === ','
        ? (othersInFront(pass, group, null) ?? (disagrees(pass, base, group) ? dataInFront(pass, group, null) : null))
        : null;
    if (others) return withSubject(pass, group, others, others.from);
    if (base)
      return clauseWith(group, {
        subject: base.subject,
        actor: base.actor,
        actorIds: base.actorIds,
        also: base.also,
        relative: base.relative,
        indirect: base.indirect,
        hypothetical: base.hypothetical,
        subordinator: base.subordinator,
        negated: group.negated !== deniesBoth(pass, base, group.from),
        start: group.from,
        steps: [...base.steps, 'the verb shares the subject of the verb before it'],
        modal: base.modal === 'may' && group.from === group.mains[0] && group.modal === 'may' ? 'may' : group.modal,
      });
  }
  const far = dataInFront(pass, group, found) ?? othersInFront(pass, group, found);
  if (far) return withSubject(pass, group, far, far.from);
  if (!found || found.from >= found.to) return clauseWith(group, { steps: ['no subject was found'] });
  const inner = innerSubject(pass, found, group);
  if (inner > 0) {
    const clause = withSubject(pass, group, { from: inner, to: found.to }, inner);
    clause.relative = true;
    return clause;
  }
  return withSubject(pass, group, found, found.from);
}

/** "how often you have seen it, is": the verb is of another subject than the pronoun in front of the one before it. */
function disagrees(pass: ClausePass, { subject }: Clause, { from }: Group): boolean {
  return subject !== null && subject.to - subject.from === 1 && MANY.has(pass.norm(subject.from)) && ONE.has(pass.norm(from));
}

const MANY = new Set(['you', 'we', 'they']);
const ONE = new Set(['is', 'was', 'has', 'does']);

/** "We store the page [a user was on]": a second noun phrase right behind the object opens a clause that hangs on it; its first token, or -1. */
function innerSubject(pass: ClausePass, { from, to }: Range, group: Group): number {
  const before = pass.clauses.at(-1);
  const verb = before ? lastVerb(before.group) : from;
  if (!before || verb >= from || before.group.copula || pass.readings(verb) & (Reading.tell | Reading.acknowledge)) return -1;
  if (group.passive || !lacksObject(pass, lastVerb(group)) || (verb !== from - 1 && pass.norm(from - 1) !== ',')) return -1;
  for (let k = to - 2; k > from && to - k < 4; k--) {
    if (!OPENING.has(pass.norm(k))) continue;
    return pass.bits(k - 1) & NO_NOUN || pass.isVerb(k - 1) || TIMES.has(pass.norm(k - 1)) ? -1 : k;
  }
  return -1;
}

/** "a visitor uses,", "a visitor was on when": nothing behind the verb that it could rule. */
function lacksObject(pass: ClausePass, main: number): boolean {
  const at = pass.bits(main + 1) & Bit.PREP && !(pass.bits(main + 1) & Bit.TO) ? main + 2 : main + 1;
  return at >= pass.tokens.length || (pass.bits(at) & (Bit.PUNCT | Bit.CONJ | Bit.SUB)) !== 0;
}

/** "Neither we nor our partners will sell it or rent it out", "under no circumstances will we": what denies the verb from outside of it denies the one behind "or", too. */
function deniesBoth(pass: ClausePass, base: Clause, at: number): boolean {
  if (base.negated === base.group.negated) return false;
  // "We neither have sold nor will sell it"
  return pass.norm(at - 1) === 'or' || (pass.norm(at - 1) === 'nor' && pass.norm(subjectOf(base).to - 1) === 'neither');
}

/** "Do you sell my data?", "Do you share data with advertisers?": asked by a reader, so that "you" is the organisation. */
function asksUs(pass: ClausePass, { group, actor }: Clause): boolean {
  if (
    actor !== 'user' ||
    group.from > MOST_ASKING ||
    pass.tokens.at(-1)?.norm !== '?' ||
    !group.mains.some((m) => pass.readings(m) & HANDLING)
  )
    return false;
  let mine = false;
  let data = pass.phrases.some((p) => p.kind === 'data' || p.kind === 'tracker');
  for (const t of pass.tokens) {
    if (OURS.has(t.norm)) return false;
    if (t.norm === 'my' || t.norm === 'me') mine = true;
    if (t.bits & Bit.GENERIC) data = true;
  }
  // "What do you collect?"
  return mine || data || pass.norm(0) === 'what';
}

const MOST_ASKING = 3;
/** In a question that we ask of readers. */
const OURS = new Set(['your', 'we', 'us', 'our', 'ours']);

/** "Can I delete my posts?": asked by a reader; not "Do I sell your data?". */
function asksForReader(pass: ClausePass, { group, subject }: Clause): boolean {
  if (pass.norm(subjectOf({ subject }).from) !== 'i' || pass.tokens.at(-1)?.norm !== '?') return false;
  return (
    !pass.tokens.some((t) => t.bits & Bit.USER) && (group.modal === 'may' || pass.tokens.some((t) => t.norm === 'my' || t.norm === 'me'))
  );
}

function withSubject(pass: ClausePass, group: Group, subject: Range, start: number): Clause {
  const { actor, ids, step, negative } = classify(pass, subject);
  const clause = newClause(group);
  clause.subject = subject;
  clause.actor = actor;
  clause.actorIds = ids;
  if (actor === 'first' && step && dealsWithUs(pass, group, subject))
    Object.assign(clause, { actor: 'third', actorIds: ['third_parties'] });
  else if (actor === 'first') clause.also = besideUs(pass, subject);
  clause.start = start;
  if (step && clause.actor === actor) clause.steps = [step];
  // "reports to advertisers, which do not reveal your name": not the advertisers do.
  if (actor === 'third' && pass.norm(subject.from) === 'which' && group.mains.every((m) => REVEALING.has(pass.base(m))))
    clause.indirect = true;
  if (negative) clause.negated = !clause.negated;
  // "We neither have sold nor will sell it", "we neither will nor can read it"
  else if (subject.to - subject.from > 1 && pass.norm(subject.to - 1) === 'neither') clause.negated = true;
  embed(pass, clause, subject.from);
  frontNegation(pass, clause);
  return clause;
}

/** "The club may receive it from us", "the club shares it with us": whoever deals with us is somebody else. */
function dealsWithUs(pass: ClausePass, group: Group, subject: Range): boolean {
  const main = lastVerb(group);
  const way = pass.readings(main) & Reading.collect ? FROM : pass.readings(main) & (Reading.share | Reading.convey) ? TOWARDS : null;
  if (group.passive || !way || !SOCIETIES.has(pass.norm(subject.to - 1))) return false;
  for (let k = main + 1; k < pass.tokens.length && !pass.isVerb(k); k++)
    if (pass.norm(k) === 'us' && (way.has(pass.norm(k - 1)) || (k === main + 1 && way === TOWARDS))) return true;
  return false;
}

function participleClause(pass: ClausePass, group: Group): Clause {
  let k = group.from - 1;
  while (pass.bits(k) & Bit.ADV) k--;
  const from = nounStart(pass, k);
  const subject = from <= k ? { from, to: k + 1 } : null;
  // "No data collected.": the whole sentence, without its auxiliary.
  if (from === 0 && subject && pass.norm(0) === 'no' && pass.groups.length === 1)
    return clauseWith(group, { subject, actor: classify(pass, subject).actor, negated: true, start: 0 });
  return clauseWith(group, {
    subject,
    actor: subject ? classify(pass, subject).actor : 'unknown',
    relative: true,
    start: group.from,
    steps: ['mentioned in passing'],
  });
}

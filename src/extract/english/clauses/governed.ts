// An infinitive and the verb it hangs on: who acts, what is denied, which noun stands between.
import { AGREEMENTS } from '../../../generated/words/shared.js';
import { ABILITIES, MEANS, NEEDING, NEGATIVE_ADJECTIVES, POSSIBLE, UNNEEDED } from '../../../generated/words/governed.js';
import { COMPARING } from '../../../generated/words/negativeobject.js';
import type { Clause } from './clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { firstVerb, lastVerb } from '../groups/group.js';
import { EXAMPLES, SERVING } from '../groups/heads.js';
import { classify } from './actors.js';
import type { ClausePass } from './clausepass.js';
import type { Range } from '../tokens/range.js';

const RELYING = new Set(['rely', 'depend']);
const ENDS = new Set(['purpose', 'reason', 'use', 'need', 'sake']);
const EMPLOYING = Reading.use | Reading.place | Reading.collect | Reading.store;
const NEEDED = new Set(['necessary', 'required', 'needed', 'essential']);
const DUTIES = new Set(['obligation', 'duty', 'responsibility', 'need']);

/** "We do not use cookies to collect": the denial reaches the infinitive; "no need to", "not necessary to" do not assert. */
export function carriesNegation(pass: ClausePass, last: number, noun: string | null): boolean {
  // "we no longer rely on it to transfer": not by this.
  if (RELYING.has(pass.base(last))) return false;
  // "nothing here limits our ability to transfer": what is not limited is not denied.
  if (noun && !['have', 'reserve', 'possess', 'grant', 'give', 'be', 'seek', 'look', 'find', 'try', 'attempt'].includes(pass.base(last)))
    return false;
  if (noun === 'right' || noun === 'need' || noun === 'obligation') return noun === 'right';
  return true;
}

/** "We use no cookies to track": what is not used serves for nothing; not "no more than two". */
export function usesNone(pass: ClausePass, last: number): boolean {
  return pass.norm(last + 1) === 'no' && !COMPARING.has(pass.norm(last + 2)) && (pass.readings(last) & EMPLOYING) !== 0;
}

/** "no obligation to keep", "not obliged to delete": it says what need not be done, not what is. */
export function isFree(pass: ClausePass, governor: Clause, last: number, noun: string | null, before: number): boolean {
  if (noun !== null && DUTIES.has(noun)) return governor.negated || wordsBetween(pass, last + 1, before).includes('no');
  // "we reserve the right, but are not obliged, to keep it"
  const next = before === last || (before === last + 1 && pass.norm(before) === ',');
  return governor.negated && governor.group.passive && next && (pass.readings(last) & Reading.oblige) !== 0 && pass.base(last) !== 'ask';
}

/** "we lack the ability to read", "we have no means to": what nobody is able to do is not done. */
export function lacks(pass: ClausePass, last: number, before: number): boolean {
  // "we have yet to sell"
  if (pass.base(last) === 'lack' || (pass.norm(before) === 'yet' && pass.base(last) === 'have')) return true;
  if (!ABILITIES.has(pass.norm(before))) return false;
  for (let k = before - 1; k > last && before - k < 4; k--) if (pass.norm(k) === 'without' || pass.norm(k) === 'no') return true;
  return false;
}

/** "impossible for us to", "not possible for us to", "no way for us to": `at` stands in front of "for". */
export function isRuledOut(pass: ClausePass, governor: Clause, at: number): boolean {
  // "out of the question for us to"
  if (NEGATIVE_ADJECTIVES.has(pass.norm(at)) || (pass.norm(at) === 'question' && pass.norm(at - 3) === 'out')) return !governor.negated;
  // "there is no list for us to sell"
  const there =
    governor.group.copula && governor.subject !== null && pass.norm(governor.subject.from) === 'there' && !UNNEEDED.has(pass.stem(at));
  if (there && wordsBetween(pass, lastVerb(governor.group) + 1, at).includes('no')) return true;
  return POSSIBLE.has(pass.norm(at)) && (governor.negated || pass.norm(at - 1) === 'no');
}

/** "there is no need for us to share it", "it is not necessary for us to": nothing is told of what is done. */
export function isNeedless(pass: ClausePass, governor: Clause, at: number): boolean {
  if (governor.negated && governor.group.copula && NEEDED.has(pass.norm(at))) return true;
  return (pass.norm(at) === 'need' || pass.norm(at) === 'reason') && pass.norm(at - 1) === 'no';
}

export function wordsBetween(pass: ClausePass, from: number, to: number): string[] {
  return pass.tokens.slice(from, to).map((t) => t.norm);
}

/** "we write to warn you if we see a break-in, [to send] you offers": what an aim of the series hangs on, past a condition inside it. */
export function besideAim(pass: ClausePass, nearest: Clause | null, before: number): Clause | null {
  if (!nearest?.subordinator || nearest.group.kind !== 'finite' || (pass.norm(before) !== ',' && !(pass.bits(before) & Bit.CONJ)))
    return nearest;
  const aim = pass.clauses[pass.clauses.indexOf(nearest) - 1];
  return aim?.group.kind === 'infinitive' && aim.governor && !aim.governor.subordinator ? aim.governor : nearest;
}

/** "we ask visitors who register to provide": the verb that hands on the deed, not one nested behind it. */
export function causing(pass: ClausePass, nearest: Clause | null, before: number): Clause | null {
  // "allow vendors working for us, such as banks, to access it": the comma ends what hangs on the noun.
  const above = nearest?.group.kind === 'gerund' && nearest.preposition === null && pass.norm(before) === ',' ? nearest.governor : null;
  if (above && pass.readings(lastVerb(above.group)) & Reading.permit && (above.group.mains.at(-1) ?? 0) < (nearest?.group.from ?? 0) - 1)
    return above;
  if (!nearest?.relative || (nearest.group.kind !== 'finite' && nearest.group.kind !== 'participle')) return nearest;
  const at = pass.clauses.indexOf(nearest);
  const main = pass.clauses.slice(0, at).findLast((c) => !c.relative);
  const last = main?.group.mains.at(-1) ?? -1;
  if (!main) return nearest;
  if (
    (nearest.group.kind === 'finite' || isOfOthers(pass, last + 1, nearest.group.from)) &&
    pass.readings(last) & (Reading.permit | Reading.oblige) &&
    !pass.clauses.some((c) => c.governor === main)
  )
    return main;
  return isPurposeOf(pass, main, nearest, last, before) ? main : nearest;
}

/** "allow vendors [located abroad] to": others between a verb and a participle that tells of them. */
function isOfOthers(pass: ClausePass, from: number, to: number): boolean {
  return pass.phrases.some((p) => p.kind === 'recipient' && p.from >= from && p.to === to);
}

const COMING_IN = Reading.collect | Reading.get | Reading.store;

/** "we use the data [you gave us] to": what data or tools are used for, not what they were given or made for. */
function isPurposeOf(pass: ClausePass, main: Clause, nested: Clause, last: number, before: number): boolean {
  const inner = lastVerb(nested.group);
  if (main.group.kind !== 'finite' || main.group.copula || main.group.passive || !(pass.readings(last) & Reading.use)) return false;
  // "the data you choose to", but "the data [we gather] to"
  if (before === inner && !(nested.group.kind === 'finite' && nested.actor === 'first' && pass.readings(inner) & COMING_IN)) return false;
  // "tools made by others to": theirs.
  if (wordsBetween(pass, inner + 1, Math.min(inner + 3, before)).includes('by')) return false;
  // "third-party code [that uses cookies] to gather your visits": theirs, too.
  if (
    nested.actor === 'third' &&
    pass.readings(inner) & Reading.place &&
    pass.phrases.some((p) => p.kind === 'tracker' && p.from > inner && p.to <= before + 1)
  )
    return false;
  // "cookies, [which we do not control,] to gather your visits"
  const handing = Reading.permit | Reading.oblige | Reading.promise | (nested.negated ? 0 : Reading.tell | Reading.acknowledge);
  return !(pass.readings(inner) & handing);
}

/** "we give advertisers reports [that help them] show": what is given, to those who then do it. */
export function hangsOnGift(pass: ClausePass, relative: Clause): boolean {
  const before = pass.clauses[pass.clauses.indexOf(relative) - 1];
  return (
    before?.actor === 'first' &&
    before.group.kind === 'finite' &&
    !before.relative &&
    !before.subordinator &&
    before.group.mains.some((m) => pass.readings(m) & (Reading.share | Reading.convey))
  );
}

/** Whether a relative clause hangs on what a denial speaks of: "we use no tools that let partners track", "we give them no reports that help them show". */
export function isDenied(pass: ClausePass, relative: Clause): boolean {
  const before = pass.clauses[pass.clauses.indexOf(relative) - 1];
  if (before === undefined) return false;
  const main = lastVerb(before.group);
  return before.negated || before.hypothetical || before.indirect || wordsBetween(pass, main + 1, relative.start).some((w) => NONE.has(w));
}

const NONE = new Set(['no', 'nothing', 'none']);

/** "To show you adverts we use …", "In order to …": an aim at the beginning of the sentence. */
export function isFrontedAim(pass: ClausePass, at: number): boolean {
  return at === 0 || (at < 4 && pass.norm(at - 1) === 'order' && pass.norm(at - 2) === 'in');
}

/** What is aimed at is done by whoever does what stands behind it. */
export function lendAim(pass: ClausePass, aim: Clause, i: number): void {
  const main = pass.clauses
    .slice(i + 1)
    .find((n) => (n.group.kind === 'finite' || n.group.kind === 'imperative') && !n.subordinator && !n.relative);
  // "To find out more"
  if (!main || main.hypothetical || main.indirect || wordsBetween(pass, firstVerb(aim.group), aim.group.from + 5).includes('more')) return;
  // "To sell your data we would need your consent": nothing is told of it yet.
  if (main.actor === 'first' && (main.negated || main.group.mains.some((m) => NEEDING.has(pass.base(m))))) return;
  for (const c of pass.clauses.slice(i, pass.clauses.indexOf(main))) {
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
export function agentBehind(pass: ClausePass, governor: Clause, last: number, before: number): Range | null {
  if (
    !governor.group.passive ||
    !(pass.readings(last) & (Reading.use | Reading.collect | Reading.place)) ||
    pass.norm(last + 1) !== 'by' ||
    last + 2 > before
  )
    return null;
  let to = last + 2;
  while (to <= before && !(pass.bits(to) & (Bit.TO | Bit.PUNCT | Bit.SUB | Bit.REL)) && pass.norm(to) !== 'in') to++;
  const range = { from: last + 2, to };
  // "by Acme and others": whoever Acme is.
  const opens = pass.bits(range.from);
  return range.to > range.from &&
    !(opens & Bit.CAPITAL) &&
    (!(opens & Bit.FIRST) || pass.norm(range.from) === 'our') &&
    classify(pass, range).actor === 'third'
    ? range
    : null;
}

/** "give you tools to access", "provide you with settings to manage": what the reader does with them. */
export function offersMeans(pass: ClausePass, from: number, before: number): boolean {
  return MEANS.has(pass.stem(before)) && before >= from;
}

/** "Acme's use of cookies enables [it and its partners] to": the owner in front of the verb, a stranger to us. */
export function isNamedIn(pass: ClausePass, object: Range, governor: Clause): boolean {
  const owner = governor.subject;
  if (!owner || pass.norm(object.from) !== 'it' || (object.to > object.from + 1 && !(pass.bits(object.from + 1) & Bit.CONJ))) return false;
  for (let k = owner.from + 1; k < owner.to && k - owner.from < 5; k++)
    if (pass.bits(k) & Bit.POSS) return Boolean(pass.bits(k - 1) & Bit.CAPITAL) && !pass.names.match(pass.tokens, owner.from, k);
  return false;
}

/** "for you to share": who stands between "for" and "to". */
export function rangeForWhom(pass: ClausePass, before: number): Range | null {
  // "for newsletter purposes to"
  if (ENDS.has(pass.stem(before))) return null;
  // "we ask for your permission to record"
  if (AGREEMENTS.has(pass.norm(before))) return null;
  for (let k = before; before - k < 7; k--) {
    if (
      pass.bits(k) & (Bit.PUNCT | Bit.CONJ) ||
      pass.isVerb(k) ||
      (before - k > 3 && pass.bits(k) & Bit.PREP && pass.norm(k) !== 'for' && pass.norm(k) !== 'of')
    )
      return null;
    // "companies working for us": whom they serve.
    if (pass.norm(k) === 'for' && SERVING.has(pass.norm(k - 1)) && pass.phrases.some((p) => p.kind === 'recipient' && p.to === k - 1))
      return null;
    // "for reasons such as to": nobody who does it.
    if (pass.norm(k) === 'for') return k < before && !(pass.bits(before) & Bit.PREP) ? { from: k + 1, to: before + 1 } : null;
  }
  return null;
}

/** The noun right before "to": "the right to", "permission to", "no need to". */
export function nounBefore(pass: ClausePass, before: number, governor: Clause | null): string | null {
  const t = pass.tokens[before];
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

export function objectOf(pass: ClausePass, from: number, to: number): Range | null {
  let end = to;
  while (end > from && pass.bits(end - 1) & (Bit.ADV | Bit.TO)) end--;
  let start = from;
  while (start < end && ((pass.bits(start) & (Bit.ADV | Bit.PREP) && !(pass.bits(start) & Bit.THEY)) || pass.norm(start) === ',')) start++;
  if (start >= end) return null;
  if (end - start < LONGEST_OBJECT) return { from: start, to: end };
  // "allow certain partners, such as networks, agencies and …, to": however many examples there are, whom they stand for is named first.
  for (let k = start + 1; k < start + LONGEST_OBJECT; k++) {
    if (!EXAMPLES.has(pass.norm(k)) || (pass.norm(k) === 'such' && pass.norm(k + 1) !== 'as')) continue;
    const head = pass.norm(k - 1) === ',' || pass.norm(k - 1) === '(' ? k - 1 : k;
    return pass.phrases.some((p) => p.kind === 'recipient' && p.to === head) ? { from: start, to: head } : null;
  }
  return null;
}

const LONGEST_OBJECT = 20;

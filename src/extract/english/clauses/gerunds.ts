// Verbs in -ing, and what hangs on the verb, noun or preposition in front of them.
import { LAWS } from '../../../generated/words/asked.js';
import { AGREEMENTS } from '../../../generated/words/shared.js';
import type { Clause, OpenClause } from './clause.js';
import { lastVerb, type Group } from '../groups/group.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import { governing } from './complements.js';
import { actorFields, classify } from './actors.js';
import { clauseWith } from './handeddeeds.js';
import { objectOf } from './governed.js';
import type { ClausePass } from './clausepass.js';

/** "Delivery means sharing your address" */
export const INVOLVING: ReadonlySet<string> = new Set(['involve', 'mean', 'entail']);

/** Prepositions behind nouns that say what a deed in -ing is to them: "the purpose of sending". */
const OF_NOUNS = new Set(['of', 'from', 'in', 'for']);
const PARTING = new Set([',', 'and', 'but', '–', '—']);
const STEP = 'the verb depends on the verb before it';
const RESULTING = new Set(['result', 'lead']);

/** "Your use of it may result in [these partners collecting] your name": theirs. */
function othersBefore(pass: ClausePass, group: Group): Clause | null {
  const governor = governing(pass, group.from - 1);
  const last = governor ? lastVerb(governor.group) : -1;
  if (!governor || !RESULTING.has(pass.base(last)) || !(pass.bits(last + 1) & (Bit.PREP | Bit.TO)) || group.from - last < 3) return null;
  const object = { from: last + 2, to: group.from };
  if (pass.phrases.every((p) => p.kind !== 'recipient' || p.from < object.from || p.to !== object.to)) return null;
  const who = classify(pass, object);
  if (who.actor !== 'third') return null;
  return clauseWith(group, {
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

export function gerund(pass: ClausePass, group: Group): Clause {
  const front = inFrontOf(pass, group);
  // "opt out of receiving"
  if ((pass.norm(front) === 'of' || pass.norm(front) === 'from') && pass.norm(front - 1) === 'out')
    return clauseWith(group, { actor: 'user', governor: governing(pass, front) });
  const owner = pass.norm(group.from - 1);
  if (owner === 'us' || owner === 'our') return ofOurs(pass, group, front);
  const others = othersBefore(pass, group);
  if (others) return others;
  const preposition = pass.bits(front) & (Bit.PREP | Bit.NEG | Bit.SUB) ? pass.norm(front) : null;
  const governorNoun = preposition !== null && OF_NOUNS.has(preposition) ? (front > 0 ? pass.stem(front - 1) : null) : null;
  const governor = governing(pass, front);
  if (!governor) {
    const negated = group.negated !== rulesOut(pass, preposition, front);
    return clauseWith(group, { preposition, governorNoun, negated, steps: ['the verb depends on the verb behind it'] });
  }
  const clause = clauseWith(group, {
    governor,
    governorNoun,
    preposition,
    actor: governor.actor,
    actorIds: governor.actorIds,
    also: governor.also,
    subject: governor.subject,
    relative: governor.relative,
    // "It is open whether letting them collect it is a sale"
    indirect: governor.indirect || isToAvoid(pass, governor) || preposition === 'whether',
    hypothetical: governor.hypothetical,
    modal: governor.modal,
    steps: [...governor.steps, STEP],
  });
  turnDoer(pass, clause, governor, front);
  clause.negated = deedIsDenied(pass, clause, governor, front);
  return clause;
}

/** What stands in front of a verb in -ing, or of the series that it goes on with. */
function inFrontOf(pass: ClausePass, group: Group): number {
  let k = group.from - 1;
  while (pass.bits(k) & Bit.ADV && !(pass.bits(k) & Bit.PREP)) k--;
  return seriesStart(pass, k);
}

/** "this does not lead to us selling your data" */
function ofOurs(pass: ClausePass, group: Group, front: number): Clause {
  const governor = governing(pass, front - 1);
  const without = pass.norm(front - 1) === 'without';
  // "There is no way to use it without us collecting your town": it is done.
  const needed = without && pass.clauses.some((c) => c.negated || pass.norm(lastVerb(c.group) + 1) === 'no');
  return clauseWith(group, {
    actor: 'first',
    subject: { from: group.from - 1, to: group.from },
    governor,
    preposition: without ? 'without' : null,
    negated: without ? !group.negated && !needed : group.negated !== (governor?.negated ?? false),
    indirect: needed,
    steps: [STEP],
  });
}

/** "without", "far from", "instead of", "rather than": what stands behind them is not done. */
function rulesOut(pass: ClausePass, preposition: string | null, at: number): boolean {
  const before = pass.norm(at - 1);
  return (
    preposition === 'without' ||
    (preposition === 'from' && before === 'far') ||
    (preposition === 'of' && before === 'instead') ||
    // "…, not by selling it"
    (preposition !== null && before === 'not' && PARTING.has(pass.norm(at - 2))) ||
    (preposition === 'than' && before === 'rather') ||
    (preposition === 'by' && before === 'of' && pass.norm(at - 2) === 'instead')
  );
}

/** "used to count views and to avoid showing you an advert twice": an aim, no denial. */
function isToAvoid(pass: ClausePass, { group, governor }: Clause): boolean {
  return (
    pass.base(lastVerb(group)) === 'avoid' &&
    group.kind === 'infinitive' &&
    governor !== null &&
    !governor.group.mains.some((m) => pass.readings(m) & Reading.promise)
  );
}

/** Gives a deed another doer than the verb that governs it has. */
function turnDoer(pass: ClausePass, clause: OpenClause, governor: Clause, front: number): void {
  const last = lastVerb(governor.group);
  const { preposition } = clause;
  // "Transfers may involve moving your data abroad": what it comes to, the organisation does.
  if (last >= front - 1 && INVOLVING.has(pass.base(last)) && isNobodys(pass, governor))
    Object.assign(clause, { actor: 'first', subject: null, steps: ['what it involves is done by the organisation'] });
  // "The site can be used without giving your name": by those who use it.
  if (
    preposition === 'without' &&
    ((governor.group.passive && governor.actor !== 'data' && governor.actor !== 'third') || isPossible(pass, governor, front))
  )
    Object.assign(clause, { actor: 'user', actorIds: [] });
  // "Your consent is asked for storing it": by those who ask.
  if (preposition === 'for' && governor.group.passive && governor.actor === 'user' && namesConsent(pass, governor))
    Object.assign(clause, { actor: 'first', subject: null });
  // "We bar our vendors from selling it": those who are kept from it.
  const kept = preposition === 'from' && pass.readings(last) & Reading.negate ? objectOf(pass, last + 1, front) : null;
  if (kept && !governor.group.passive) Object.assign(clause, { subject: kept, ...actorFields(pass, kept) });
  // "We do not bar them from selling it": they may.
  if (kept && governor.negated) clause.modal = 'may';
  // "A court barred two firms from selling it": no promise of anybody's.
  if (kept && governor.subject && pass.tokens.slice(governor.subject.from, governor.subject.to).some((t) => LAWS.has(t.norm)))
    clause.indirect = true;
}

/** "The use of the site is possible [without]" */
function isPossible(pass: ClausePass, { group }: Clause, front: number): boolean {
  return group.copula && front > 0 && pass.norm(front - 1) === 'possible';
}

/** "Your consent [is asked]" */
function namesConsent(pass: ClausePass, { subject }: Clause): boolean {
  for (let k = subject?.from ?? 0; k < (subject?.to ?? 0); k++) if (AGREEMENTS.has(pass.norm(k))) return true;
  return false;
}

/** A thing with a verb of its own, no person and no pronoun. */
function isNobodys(pass: ClausePass, { actor, group, subject, steps }: Clause): boolean {
  return (
    actor === 'unknown' &&
    group.kind === 'finite' &&
    subject !== null &&
    steps.every((x) => !x.startsWith('pronoun:')) &&
    !pass.tokens.some((w) => w.norm === 'yourself')
  );
}

/** Whether a deed in -ing is denied, by itself, by the verb that governs it, or by what stands between them. */
function deedIsDenied(pass: ClausePass, { group, preposition, governorNoun }: Clause, governor: Clause, front: number): boolean {
  const last = lastVerb(governor.group);
  const inherited = group.negated !== governor.negated;
  if (pass.readings(last) & Reading.negate && (preposition === 'from' || last === front)) return !inherited;
  if (preposition === 'without' && governor.negated) return group.negated;
  if (rulesOut(pass, preposition, front)) return !group.negated;
  // "there is no question of selling", "we have no interest in selling"
  const ofNoun = preposition === 'of' || (preposition === 'in' && governorNoun === 'interest');
  if (ofNoun && governorNoun !== null && pass.norm(front - 2) === 'no') return !inherited;
  // "… , using cookies": what the main clause does, it does this way.
  if (preposition === null && !governor.group.copula && last !== front) return group.negated;
  return inherited;
}

/** "restricted from using, selling or altering": the preposition in front of a series of verbs in -ing. */
function seriesStart(pass: ClausePass, at: number): number {
  if (pass.norm(at) !== ',' && !(pass.bits(at) & Bit.CONJ)) return at;
  let verbs = 0;
  for (let k = at; k >= 0 && at - k < 14; k--) {
    if (pass.forms(k) & Form.ING) verbs++;
    else if (pass.bits(k) & Bit.CONJ || pass.norm(k) === ',') continue;
    else return verbs > 0 && pass.bits(k) & (Bit.PREP | Bit.NEG) ? k : at;
  }
  return at;
}

// Verbs in infinitives, and what hangs on the verb, noun or adjective in front of them.
import { ONLY } from '../../../generated/words/shared.js';
import { CHOICES, DEEDS_PLANNED, EXCEPTING, GRANTS, OFFERING } from '../../../generated/words/infinitives.js';
import { NEGATIVE_ADJECTIVES } from '../../../generated/words/governed.js';
import { TELLING_WORDS } from '../../../generated/words/embedding.js';
import { subjectOf, type Clause } from './clause.js';
import { firstVerb, lastVerb, type Group } from '../groups/group.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { baseAt, tokenAt, type Token } from '../tokens/tokens.js';
import {
  agentBehind,
  besideAim,
  carriesNegation,
  causing,
  isFree,
  isNeedless,
  isRuledOut,
  lacks,
  nounBefore,
  offersMeans,
  rangeForWhom,
  usesNone,
  wordsBetween,
} from './governed.js';
import { governing } from './complements.js';
import { causedDeed, clauseOf, clauseUnder, clauseWith } from './handeddeeds.js';
import { actorFields, classify } from './actors.js';
import { subjectRange } from './subjects.js';
import type { ClausePass } from './clausepass.js';

const BELIEVING = new Set(['believe', 'think', 'find', 'consider', 'deem']);
const NECESSARY = new Set(['necessary', 'required', 'needed', 'essential']);
const OUR_WAYS = new Set(['policy', 'practice', 'intention', 'intent']);
const DESIGNING = new Set(['design', 'intend', 'mean']);
const GATHERING = Reading.collect | Reading.track;
const LICENCES = new Set(['license', 'licence']);
const OURSELVES = new Set(['us', 'me']);
export const HANDLING =
  Reading.collect | Reading.store | Reading.retain | Reading.share | Reading.sell | Reading.track | Reading.use | Reading.convey;
/** The step of a bare aim: "To send you offers." */
export const WITHOUT_SUBJECT = 'the verb stands in an infinitive without a subject';
const PLANS = new Set(['intent', 'intention', 'plan', 'desire', 'wish']);
const GRANTING = new Set(['give', 'grant']);
const CONTAINING = new Set(['include', 'comprise', 'contain', 'cover']);
const NEEDED = new Set(['necessary', 'required', 'needed', 'appropriate']);

/** "you give us permission to read it": what readers let us do. `noun`: what stands in front of the infinitive. */
export function grantsUs(tokens: readonly Token[], governor: Clause, noun: string | null): boolean {
  if (governor.actor !== 'user' || !GRANTS.has(noun ?? '') || governor.negated || governor.group.passive) return false;
  const last = lastVerb(governor.group);
  return GRANTING.has(baseAt(tokens, last)) && OURSELVES.has(tokenAt(tokens, last + 1).norm);
}

/** "to collect": the verb that governs it says who does it, whether it is denied, and whether it is meant. */
export function infinitive(pass: ClausePass, group: Group): Clause {
  const before = group.from - 1;
  const governor = causing(pass, besideAim(pass, governing(pass, before), before), before);
  const noun = nounBefore(pass, before, governor);
  // "may use it to run the site; help you; track visits"
  const series = !governor && group.shares ? clauseOf(pass, group.shares) : null;
  if (series) return inSeriesWith(group, series);
  if (!governor) return clauseWith(group, { governorNoun: noun, steps: [WITHOUT_SUBJECT] });
  const forWhom = rangeForWhom(pass, before);
  if (forWhom)
    return Object.assign(
      clauseUnder(group, governor, noun, forWhom, classify(pass, forWhom), null),
      isNeedless(pass, governor, forWhom.from - 2) ? { hypothetical: true } : {},
      // "it may be necessary for us to"
      governor.group.copula && governor.modal === 'may' && pass.norm(subjectOf(governor).from) === 'it' ? { modal: 'may' as const } : {},
      {
        negated: group.negated !== isRuledOut(pass, governor, forWhom.from - 2),
        steps: [...governor.steps, 'the verb depends on the verb before it'],
      },
    );
  return causedDeed(pass, group, governor, noun) ?? ofIt(pass, group, governor, noun) ?? ofGovernor(pass, group, governor, noun);
}

/** A verb in a row of infinitives has all that the first one has. */
function inSeriesWith(group: Group, series: Clause): Clause {
  return clauseWith(group, {
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
}

/** "it is (not) necessary to provide": nobody's deed, or ours where it is our way. */
function ofIt(pass: ClausePass, group: Group, governor: Clause, noun: string | null): Clause | null {
  if (!governor.group.copula || pass.norm(subjectOf(governor).from) !== 'it') return null;
  const before = group.from - 1;
  const isBelieved = tellsBelief(pass, governor, group, before);
  if (isOurWay(pass, before) || isOursToDo(pass, governor, group, before) || isBelieved) {
    const clause = clauseUnder(group, governor, noun, governor.subject, { actor: 'first', ids: [] }, null);
    if (isBelieved || governor.modal === 'may') clause.modal = 'may';
    clause.negated = (group.negated !== governor.negated) !== isAgainst(pass, before);
    return clause;
  }
  return clauseUnder(group, governor, noun, governor.subject, { actor: 'user', ids: governor.actorIds }, governor.also);
}

/** "it is our policy (never) to": whose deed the infinitive tells. */
function isOurWay(pass: ClausePass, before: number): boolean {
  let k = before;
  while (k > 0 && pass.bits(k) & (Bit.ADV | Bit.NEG | Bit.TO)) k--;
  return OUR_WAYS.has(pass.norm(k)) && (pass.bits(k - 1) & Bit.FIRST) !== 0;
}

/** "it is against our policy to", "it is contrary to our principles to": not done. */
function isAgainst(pass: ClausePass, before: number): boolean {
  return pass.norm(before - 2) === 'against' || (pass.norm(before - 2) === 'to' && pass.norm(before - 3) === 'contrary');
}

/** "it is necessary to collect your address": nobody but the organisation collects it. */
function isOursToDo(pass: ClausePass, governor: Clause, group: Group, before: number): boolean {
  return (
    !governor.negated &&
    !governor.hypothetical &&
    !governor.subordinator &&
    NECESSARY.has(pass.norm(before)) &&
    group.mains.every(
      (m) => ((pass.readings(m) & (Reading.collect | Reading.store)) !== 0 && pass.base(m) !== 'register') || isHandedToOthers(pass, m),
    )
  );
}

/** "to provide your address to parties that bring it", "to disclose your name": what is the reader's goes to somebody else. */
function isHandedToOthers(pass: ClausePass, main: number): boolean {
  if (RELEASING.has(pass.base(main))) return true;
  if (!(pass.readings(main) & (Reading.share | Reading.convey)) || pass.norm(main + 1) !== 'your') return false;
  return pass.phrases.some(
    (p) =>
      p.kind === 'recipient' && p.from > main + 2 && p.from < main + HANDED_REACH && isHandingWord(pass.norm(whoseAt(pass, p.from) - 1)),
  );
}

const isHandingWord = (norm: string): boolean => norm === 'to' || norm === 'with';

/** Where the words for somebody begin, with what stands in front of them: "our suppliers". */
const whoseAt = (pass: ClausePass, at: number): number => (pass.bits(at - 1) & (Bit.DET | Bit.FIRST) ? at - 1 : at);

const RELEASING = new Set(['disclose', 'transfer', 'release', 'share']);
const HANDED_REACH = 12;

/** "we believe it is necessary to share your data": what we hold to be needed we do, now and then. */
function tellsBelief(pass: ClausePass, governor: Clause, group: Group, before: number): boolean {
  if (
    governor.negated ||
    (!NECESSARY.has(pass.norm(before)) && pass.norm(before) !== 'appropriate') ||
    !group.mains.every((m) => (pass.readings(m) & (Reading.share | Reading.convey)) !== 0)
  )
    return false;
  const belief = pass.clauses[pass.clauses.indexOf(governor) - 1];
  return (
    belief !== undefined &&
    belief.actor === 'first' &&
    !belief.negated &&
    !belief.relative &&
    belief.group.mains.some((m) => BELIEVING.has(pass.base(m)))
  );
}

/** The deed of who does what governs it. */
function ofGovernor(pass: ClausePass, group: Group, governor: Clause, noun: string | null): Clause {
  const before = group.from - 1;
  const last = lastVerb(governor.group);
  const baseVerb = pass.base(last);
  const agent = noun ? null : agentBehind(pass, governor, last, before);
  const clause = clauseUnder(
    group,
    governor,
    noun,
    agent ?? governor.subject,
    agent ? classify(pass, agent) : { actor: governor.actor, ids: governor.actorIds },
    agent ? null : governor.also,
  );
  // "where it has not received consent to sell"
  if (noun !== null && (noun === 'consent' || noun === 'permission') && governor.negated && baseVerb !== 'have') clause.indirect = true;
  if (isChoiceOffered(pass, group, governor, noun, before) || isReadersChoice(pass, governor, noun, before))
    Object.assign(clause, { actor: 'user', also: null });
  // "The act gives residents the right to restrict": whose right it is.
  if (noun === 'right' && governor.actor === 'unknown' && GRANTING.has(baseVerb)) Object.assign(clause, { actor: 'user', also: null });
  if (grantsUs(pass.tokens, governor, noun))
    Object.assign(clause, { actor: 'first', actorIds: [], also: null, indirect: governor.indirect });
  // "You grant us a licence to publish your posts": ours to do.
  if (noun !== null && LICENCES.has(noun) && governor.actor === 'user' && !governor.negated && baseVerb === 'grant')
    Object.assign(clause, { actor: 'first', also: null, subject: null });
  if (TELLING_WORDS.has(pass.norm(before)) && pass.norm(before) !== 'who') clause.indirect = true;
  // "they are not to use it": one "not", which both groups have taken.
  const shared = group.negators.some((k) => governor.group.negators.includes(k));
  clause.negated = shared || group.negated !== ((governor.negated || usesNone(pass, last)) && carriesNegation(pass, last, noun));
  // "do not allow them to use it and only permit them to": set against what is denied.
  if (group.shares === governor.group && !group.negated && ONLY.has(pass.norm(firstVerb(group) - 1))) clause.negated = false;
  // "we share nothing, except as necessary to provide the service": the end of what is excepted.
  if (governor.negated && NEEDED.has(pass.norm(before)) && EXCEPTING.has(pass.norm(before - 1)))
    Object.assign(clause, { indirect: true, negated: group.negated });
  // "is not designed or intended to process": what it is for, and not what happens.
  if (governor.negated && governor.group.passive && DESIGNING.has(baseVerb) && group.mains.some((m) => pass.readings(m) & HANDLING))
    clause.indirect = true;
  if (isFree(pass, governor, last, noun, before)) {
    const allowed = allowedDeed(pass, clause, governor);
    if (allowed) return allowed;
    clause.indirect = true;
  }
  // "without telling you of our intent to share": what the exception speaks of.
  if (noun && DEEDS_PLANNED.has(noun) && governor.preposition === 'without') clause.indirect = true;
  if (noun && DEEDS_PLANNED.has(noun) && wordsBetween(pass, last + 1, before).includes('no')) clause.negated = !clause.negated;
  clause.modal =
    baseVerb === 'reserve' || noun === 'right' || (noun !== null && LICENCES.has(noun)) || noun === 'permission' || noun === 'ability'
      ? 'may'
      : governor.modal;
  // "we tell you of our intent to share": what is planned is not done.
  if (noun && PLANS.has(noun) && baseVerb !== 'have' && baseVerb !== 'be') clause.hypothetical = true;
  if (pass.readings(last) & Reading.negate && (before === last || governor.group.passive)) clause.negated = !clause.negated;
  if (
    baseVerb === 'fail' ||
    (governor.group.copula &&
      (NEGATIVE_ADJECTIVES.has(pass.norm(before)) ||
        (pass.norm(before - 1) === 'too' && governor.actor === 'first' && !governor.subordinator))) ||
    lacks(pass, last, before)
  )
    clause.negated = !clause.negated;
  // "we used to sell it": what was done once.
  if (before === last && pass.norm(last) === 'used' && !governor.group.passive) clause.indirect = true;
  clause.steps = [...clause.steps, 'the verb depends on the verb before it'];
  return clause;
}

/** "we give you the option not to receive these messages", "most browsers offer options to delete cookies": whose choice it is. */
function isChoiceOffered(pass: ClausePass, group: Group, governor: Clause, noun: string | null, before: number): boolean {
  const last = lastVerb(governor.group);
  if (!OFFERING.has(pass.base(last))) return false;
  const isNamed =
    noun !== null && (CHOICES.has(noun) || (noun === 'way' && before - last < 3 && !group.mains.some((m) => pass.readings(m) & GATHERING)));
  if (governor.actor === 'data') return isNamed;
  return governor.actor === 'first' && (isNamed || (pass.norm(last + 1) === 'you' && offersMeans(pass, last + 2, before)));
}

/** "this includes your right to see what we hold": theirs to do. */
function isReadersChoice(pass: ClausePass, governor: Clause, noun: string | null, before: number): boolean {
  if (noun === null || !CHOICES.has(noun)) return false;
  if ((pass.bits(before - 1) | pass.bits(before - 2)) & Bit.USER) return true;
  return governor.actor === 'unknown' && CONTAINING.has(pass.base(lastVerb(governor.group)));
}

/** "we may, but are not obliged to, keep" */
function allowedDeed(pass: ClausePass, clause: Clause, governor: Clause): Clause | null {
  const modal = governor.group.from - 3;
  if (pass.norm(modal + 2) !== 'but' || pass.norm(modal + 1) !== ',' || !(pass.bits(modal) & Bit.MODAL)) return null;
  const subject = subjectRange(pass, modal);
  return Object.assign(
    clause,
    { negated: false, modal: 'may', steps: ['the verb depends on the verb before it'] },
    subject ? { subject, start: subject.from, ...actorFields(pass, subject) } : null,
  );
}

// In what mood a clause speaks: asserted, in passing, as a right, a definition, a label.
import type { Mood } from '../../../model/statement.js';
import { ASKING, CONSULTING, IN_PASSING, WRONGFULLY } from '../../../generated/words/mood.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { grantsUs } from '../clauses/infinitives.js';
import { doneHere, otherTrackers, telling } from './onpages.js';
import { givenToNobody, goesAlong, tellsMore, tellsOfEngaged, tellsOfOwn } from './relatives.js';
import type { Sentence } from '../sentences/sentence.js';
import { firstVerb } from '../groups/group.js';
import { definesSubject, definesTracker, isDefinition, isLabelled } from './defining.js';
import { asksFirst, consentAskedFor } from './consented.js';
import { assertedGerund } from './gerundmood.js';
import { isAssured, isEitherWay, isPrevented, mustBeAllowed, isBound, isAllowedByRule, isBeyondUs, disclaimed } from './disclaimed.js';
import { occurs, occursFor, promises } from './occurring.js';

/** In what mood a clause speaks. */
export function moodOf(s: Sentence, clause: Clause): Mood {
  if (s.isQuestion) return 'question';
  // "we will direct our vendors to delete your data", "request for us to correct or delete it", "members may ask us to delete it": what comes of a request.
  if (
    clause.group.kind === 'infinitive' &&
    (clause.actor === 'third' ||
      (clause.actor === 'first' &&
        (clause.governor?.actor === 'unknown' || s.base(clause.governor?.group.mains.at(-1) ?? -1) === 'request'))) &&
    !clause.negated &&
    clause.group.mains.some((m) => s.readings(m) & Reading.delete) &&
    ASKING.has(s.base(clause.governor?.group.mains.at(-1) ?? -1))
  )
    return 'rights';
  // "This includes your right to access them"
  if (clause.group.kind === 'infinitive' && isReadersRight(s, clause.group.from - 1)) return 'rights';
  // "The right to object (in particular to our sending you letters)"
  if (clause.group.kind === 'gerund' && opensWithRight(s)) return 'rights';
  // "we honour requests to delete your data"
  if (clause.group.kind === 'infinitive' && clause.governorNoun === 'request') return 'rights';
  if (
    clause.indirect ||
    isAssured(s, clause) ||
    isPrevented(s, clause) ||
    isEitherWay(s, clause) ||
    mustBeAllowed(s, clause) ||
    disclaimed(s, clause)
  )
    return 'indirect';
  if (clause.hypothetical || offends(s, clause) || wouldBe(s, clause) || isWanted(s, clause)) return 'hypothetical';
  if (isBound(s, clause) || isBeyondUs(s, clause) || isAllowedByRule(s, clause)) return 'indirect';
  if (clause.subordinator === 'before' && asksFirst(s, clause)) return 'asserted';
  if (clause.group.kind === 'gerund' && !assertedGerund(s, clause)) return 'indirect';
  if (clause.preposition === 'for' && consentAskedFor(s, clause)) return 'asserted';
  if (userAsks(s, clause)) return 'rights';
  if (isSupposed(clause)) return 'hypothetical';
  if (!clause.negated && definesTracker(s)) return 'definition';
  if (clause.relative && clause.negated && clause.group.kind === 'finite' && clause.actor === 'first')
    return isOfSome(s, clause) ? 'presupposed' : 'asserted';
  if (givenToNobody(s, clause)) return 'presupposed';
  // "partners that may set cookies" tells what partners may do.
  if (
    clause.relative &&
    clause.actor === 'third' &&
    clause.group.kind === 'finite' &&
    s.bits(subjectOf(clause).from) & Bit.REL &&
    !isToBeRead(s, clause) &&
    (clause.modal === 'may' || s.norm(clause.group.from) === 'will' || telling(s, clause))
  )
    return 'asserted';
  // "companies that have agreed not to disclose it"
  if (
    clause.relative &&
    clause.actor === 'third' &&
    clause.negated &&
    clause.group.kind === 'infinitive' &&
    PLEDGING.has(s.base(clause.governor?.group.mains.at(-1) ?? -1))
  )
    return 'asserted';
  if (
    clause.relative &&
    (tellsMore(s, headOf(clause)) || tellsOfEngaged(s, clause) || tellsOfOwn(s, clause) || doneHere(s, clause) || goesAlong(s, clause))
  )
    return 'asserted';
  if (clause.relative ? promises(s, clause) || otherTrackers(s, clause) : occurs(s, clause) || occursFor(s, clause)) return 'asserted';
  if (clause.relative || (clause.subordinator !== null && IN_PASSING.has(clause.subordinator))) return 'presupposed';
  if (isDefinition(s) || definesSubject(s, clause)) return 'definition';
  if (isLabelled(s, clause)) return 'label';
  return 'asserted';
}

/** "those for whom we do not have a number": which people are meant, behind no mark. */
function isOfSome(s: Sentence, clause: Clause): boolean {
  const at = subjectOf(clause).from - 1;
  return s.norm(at) === 'whom' && (s.bits(at - 1) & Bit.PREP) !== 0 && s.norm(at - 2) !== ',';
}

/** "Check the policies of other sites [that may collect your data]": what the reader is to look up tells of nobody in particular. */
function isToBeRead(s: Sentence, clause: Clause): boolean {
  const by = s.clauses.findLast((c) => !c.relative && c.group.from < clause.start);
  return (
    by !== undefined &&
    (by.group.kind === 'imperative' || (by.group.kind === 'infinitive' && by.actor === 'user')) &&
    by.group.mains.some((m) => CONSULTING.has(s.base(m)))
  );
}

/** "your right [to …]", "your legal right [to …]" */
function isReadersRight(s: Sentence, at: number): boolean {
  return (s.norm(at) === 'right' || s.norm(at) === 'rights') && (s.norm(at - 1) === 'your' || s.norm(at - 2) === 'your');
}

/** "The right to …", "Right to …": an item of a list of rights. */
export function opensWithRight(s: Sentence): boolean {
  const at = s.bits(0) & Bit.DET ? 1 : 0;
  return s.norm(at) === 'right' && (s.norm(at + 1) === 'to' || s.norm(at + 1) === 'of');
}

/** "Without cookies we could not track you": how it would be; not "without your consent we would not". */
function wouldBe(s: Sentence, clause: Clause): boolean {
  if (!clause.group.negated || s.norm(0) !== 'without' || !SUPPOSED.has(s.norm(clause.group.from))) return false;
  return !s.phrases.some((p) => p.kind === 'condition' && p.from < clause.start);
}

/** "that your data be deleted", "nor should your data or your name [be given]": what is asked for. */
function isWanted(s: Sentence, { group, subject, actor }: Clause): boolean {
  if (group.kind !== 'finite' || !group.passive || group.shares || !subject || actor === 'user' || s.norm(group.from) !== 'be')
    return false;
  // "Only in rare cases will it be sent"
  for (let k = subject.from - 1; k < group.from; k++) if (s.bits(k) & Bit.MODAL && s.norm(k) !== 'should') return false;
  return true;
}

const SUPPOSED = new Set(['could', 'would']);

/** "Others may unlawfully intercept your messages": what might befall us all. */
function offends(s: Sentence, clause: Clause): boolean {
  const main = firstVerb(clause.group);
  return clause.actor === 'third' && s.find(clause.start, main + 1, WRONGFULLY) >= 0;
}

/** "if you opt out of letting partners gather it": as far as the reader decides so. */
function isSupposed({ group, governor }: Clause): boolean {
  if (group.kind === 'finite') return false;
  for (let g = governor; g; g = g.governor) if (g.hypothetical && g.actor === 'user') return true;
  return false;
}

/** ", which we use to show adverts": an infinitive tells what the clause tells that it hangs on. */
function headOf(clause: Clause): Clause {
  let head = clause;
  while (head.group.kind === 'infinitive' && head.governor?.relative) head = head.governor;
  return head;
}

const PERMITTING = new Set(['permit', 'allow', 'authorize', 'authorise']);
const PLEDGING = new Set(['agree', 'promise', 'undertake', 'commit', 'pledge']);

/** "you can ask us not to sell", "tell us to stop": what the reader may ask for. */
function userAsks(s: Sentence, clause: Clause): boolean {
  // "You grant us a licence to publish your posts"
  if (clause.actor === 'first' && clause.governorNoun !== null && LICENCES.has(clause.governorNoun)) return false;
  for (let g = clause.governor; g; g = g.governor) {
    if (clause.actor === 'first' && grantsUs(s.tokens, g, clause.governorNoun)) return g.hypothetical || g.modal === 'may';
    if (
      g.group.kind === 'infinitive' &&
      g.actor !== 'first' &&
      g.actor !== 'third' &&
      g.group.mains.some((m) => ASKING.has(s.base(m)) && s.norm(m + 1) === 'us')
    )
      return true;
    if (g.actor === 'user' && g.group.mains.some((m) => s.verb(m) && !(s.readings(m) & Reading.acknowledge))) return true;
    if (g.actor === 'user' && g.group.mains.some((m) => PERMITTING.has(s.base(m)))) return g.hypothetical || g.modal === 'may';
  }
  return false;
}

const LICENCES = new Set(['license', 'licence']);

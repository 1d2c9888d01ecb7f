// In what mood a clause speaks: asserted, in passing, as a right, a definition, a label.
import { WAYS } from '../../../generated/words/shared.js';
import type { Mood } from '../../../model/statement.js';
import {
  ANSWERING,
  ASKING,
  CONSENT,
  DEEDS,
  GOVERNING,
  IN_PASSING,
  OBTAINING,
  TAKING,
  TIMES,
  WRONGFULLY,
} from '../../../generated/words/mood.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { AD_AIMS } from '../roles/purposes.js';
import { grantsUs } from '../clauses/infinitives.js';
import { INVOLVING } from '../clauses/gerunds.js';
import { doneHere, otherTrackers, telling } from './onpages.js';
import { goesAlong, tellsMore, tellsOfEngaged, tellsOfOwn } from './relatives.js';
import type { Sentence } from '../sentences/sentence.js';
import { firstVerb, lastVerb } from '../groups/group.js';
import { definesSubject, definesTracker, isDefinition, isLabelled } from './defining.js';

/** In what mood a clause speaks. */
export function moodOf(s: Sentence, clause: Clause): Mood {
  if (s.isQuestion) return 'question';
  // "we will direct our vendors to delete your data", "request for us to correct or delete it": what comes of a request.
  if (
    clause.group.kind === 'infinitive' &&
    (clause.actor === 'third' || (clause.actor === 'first' && s.base(clause.governor?.group.mains.at(-1) ?? -1) === 'request')) &&
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
  if (clause.indirect || isAssured(s, clause) || isEitherWay(s, clause) || mustBeAllowed(s, clause) || disclaimed(s, clause))
    return 'indirect';
  if (clause.hypothetical || offends(s, clause) || wouldBe(s, clause)) return 'hypothetical';
  if (isBound(s, clause) || isBeyondUs(s, clause)) return 'indirect';
  if (clause.subordinator === 'before' && asksFirst(s, clause)) return 'asserted';
  if (clause.group.kind === 'gerund' && !assertedGerund(s, clause)) return 'indirect';
  if (clause.preposition === 'for' && consentAskedFor(s, clause)) return 'asserted';
  if (userAsks(s, clause)) return 'rights';
  if (isSupposed(clause)) return 'hypothetical';
  if (!clause.negated && definesTracker(s)) return 'definition';
  if (clause.relative && clause.negated && clause.group.kind === 'finite' && clause.actor === 'first') return 'asserted';
  // "partners that may set cookies" tells what partners may do.
  if (
    clause.relative &&
    clause.actor === 'third' &&
    clause.group.kind === 'finite' &&
    s.bits(subjectOf(clause).from) & Bit.REL &&
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

/** "your right [to …]", "your legal right [to …]" */
function isReadersRight(s: Sentence, at: number): boolean {
  return (s.norm(at) === 'right' || s.norm(at) === 'rights') && (s.norm(at - 1) === 'your' || s.norm(at - 2) === 'your');
}

/** "The right to …", "Right to …": an item of a list of rights. */
export function opensWithRight(s: Sentence): boolean {
  const at = s.bits(0) & Bit.DET ? 1 : 0;
  return s.norm(at) === 'right' && (s.norm(at + 1) === 'to' || s.norm(at + 1) === 'of');
}

const SURE = new Set(['sure', 'certain']);
const MUST = new Set(['must', 'should', 'shall']);
const LEAVE = new Set(['right', 'permission', 'authority', 'consent']);

/** "to make sure (that) we do not", "to ensure it is not": what something is done for, and may not come of it. */
function isAssured(s: Sentence, clause: Clause): boolean {
  if (!clause.group.negated || !clause.subject) return false;
  const before = clause.subject.from - 1;
  const at = s.norm(before) === 'that' ? before - 1 : before;
  if (s.base(at) === 'ensure') return s.norm(at - 1) === 'to';
  return SURE.has(s.norm(at)) && s.base(at - 1) === 'make' && (s.norm(at - 2) === 'to' || s.norm(at - 1) === 'making');
}

/** "whether or not your data are stored" */
function isEitherWay(s: Sentence, { subject }: Clause): boolean {
  return subject !== null && s.norm(subject.from) === 'not' && s.norm(subject.from - 1) === 'or' && s.norm(subject.from - 2) === 'whether';
}

/** "Partners must have the right to share it": what is asked of them. */
function mustBeAllowed(s: Sentence, { group, actor, governor, governorNoun }: Clause): boolean {
  return (
    group.kind === 'infinitive' &&
    actor === 'third' &&
    governor !== null &&
    governorNoun !== null &&
    LEAVE.has(governorNoun) &&
    MUST.has(s.norm(governor.group.from))
  );
}

const OCCASIONS = new Set(['when', 'where', 'whenever', 'wherever']);
const FLOWING = Reading.share | Reading.convey | Reading.advertise | Reading.use;

/** "Where we send your data abroad, we sign contracts": what is done on an occasion, with what we do then, is done; not "when we write to you, you may". */
function occurs(s: Sentence, clause: Clause): boolean {
  if (
    clause.subordinator === null ||
    !OCCASIONS.has(clause.subordinator) ||
    clause.group.kind !== 'finite' ||
    clause.negated ||
    (clause.actor !== 'first' && clause.actor !== 'data')
  )
    return false;
  if (!clause.group.mains.some((m) => s.readings(m) & FLOWING)) return false;
  if (clause.start > MOST_FRONT && s.norm(clause.start - 2) !== ':')
    return clause.modal === 'may' && clause.group.passive && NOTICES.has(s.norm(clause.start - 2)) && clause.subordinator === 'when';
  const main = s.clauses.find(
    (c) =>
      c.group.from > clause.group.from && c.group.kind === 'finite' && !c.relative && !c.subordinator && !c.hypothetical && !c.indirect,
  );
  return main?.actor === 'first' && !main.group.passive;
}

/** "Where we use others [to store your data], we sign contracts": what is done for an end is done, and so is the end. */
function occursFor(s: Sentence, { group, governor, negated }: Clause): boolean {
  return group.kind === 'infinitive' && !negated && governor !== null && occurs(s, governor);
}

const MOST_FRONT = 3;
// "you will receive notice when your data might be given to others"
const NOTICES = new Set(['notice', 'notification', 'you', 'alert']);
const TOWARDS = new Set(['to', 'with']);
const PROMISING = new Set(['will', 'may']);

/** "your address which we will pass on to the printer", "the only time we share it is": no picking out, though it hangs on a noun. */
function promises(s: Sentence, clause: Clause): boolean {
  if (clause.group.kind !== 'finite' || clause.negated || clause.actor !== 'first') return false;
  const at = subjectOf(clause).from - 1;
  if (TIMES.has(s.stem(at)) && s.norm(at - 1) === 'only') return true;
  return (
    s.norm(at) === 'which' &&
    PROMISING.has(s.norm(clause.group.from)) &&
    (s.within('recipient', clause.region).length > 0 ||
      (s.norm(clause.group.from) === 'will' && s.find(clause.region.from, clause.region.from + 2, TOWARDS) >= 0)) &&
    !s.clauses.some(
      (c) =>
        c.group.kind === 'finite' && c.group.from > clause.group.from && !c.relative && c.subject !== null && c.subject.from < clause.start,
    )
  );
}

/** "Without cookies we could not track you": how it would be; not "without your consent we would not". */
function wouldBe(s: Sentence, clause: Clause): boolean {
  if (!clause.group.negated || s.norm(0) !== 'without' || !SUPPOSED.has(s.norm(clause.group.from))) return false;
  return !s.phrases.some((p) => p.kind === 'condition' && p.from < clause.start);
}

const SUPPOSED = new Set(['could', 'would']);

/** "Others may unlawfully intercept your messages": what might befall us all. */
function offends(s: Sentence, clause: Clause): boolean {
  const main = firstVerb(clause.group);
  return clause.actor === 'third' && s.find(clause.start, main + 1, WRONGFULLY) >= 0;
}

/** "They are required to use the data in line with our notice": what is laid on others is no news of what they do. */
function isBound(s: Sentence, clause: Clause): boolean {
  const by = clause.governor;
  if (clause.group.kind !== 'infinitive' || clause.actor !== 'third' || clause.negated || !by?.group.passive) return false;
  const main = firstVerb(clause.group);
  return (
    (s.readings(lastVerb(by.group)) & Reading.oblige) !== 0 &&
    s.base(main) !== 'keep' &&
    (s.readings(main) & (Reading.delete | Reading.secure)) === 0
  );
}

/** "We do not control others' use of it to show adverts": theirs, and not denied of us. */
function isBeyondUs(s: Sentence, { group, governor }: Clause): boolean {
  return group.kind === 'infinitive' && governor?.negated === true && governor.group.mains.some((m) => GOVERNING.has(s.base(m)));
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

const NEAR = 6;

/** "We are not liable for failure to store data", "we take no responsibility for what advertisers collect": what nobody answers for is not told. */
function disclaimed(s: Sentence, clause: Clause): boolean {
  const at = clause.group.from;
  let answers = false;
  for (const c of s.clauses) {
    if (c.group.from >= at) break;
    if (c.group.kind === 'finite' && !c.relative && !c.indirect && !c.subordinator && c.subject && c.group !== clause.group.shares)
      answers = false;
    const main = lastVerb(c.group);
    if (!c.group.copula && !c.group.mains.some((m) => TAKING.has(s.base(m)))) continue;
    const word = s.find(main + 1, Math.min(main + NEAR, at), ANSWERING);
    if (word >= 0 && (c.negated || s.norm(main + 1) === 'no')) answers = true;
  }
  return answers && (clause.group.kind !== 'finite' || clause.relative);
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

/** A verb in -ing asserts where it says how something is done ("by selling"), that it is not ("without selling"), or goes on. */
function assertedGerund(s: Sentence, clause: Clause): boolean {
  const p = clause.preposition;
  if (p === 'by' && mayBeDone(s, clause)) return false;
  if (p === 'by' || p === 'without' || p === 'than' || p === 'through') return true;
  if (asksFirst(s, clause)) return true;
  // "we sign contracts when sending data to Peru"
  if (p === 'when' || p === 'whenever')
    return (
      !clause.negated &&
      clause.actor === 'first' &&
      clause.governor?.negated === false &&
      !clause.hypothetical &&
      s.within('place', clause.region).length > 0
    );
  if (p === 'to') return (s.readings(clause.governor?.group.mains.at(-1) ?? -1) & Reading.promise) !== 0;
  if (p === 'for') return clause.governor?.group.mains.some((m) => s.base(m) === 'use') ?? false;
  // "no way of knowing who you are"
  if (p === 'of' && clause.negated && WAYS.has(clause.governorNoun ?? '')) return s.norm((clause.group.mains.at(-1) ?? 0) + 1) === 'who';
  if (p === 'of' || (p === 'in' && clause.governorNoun === 'interest')) return DEEDS.has(clause.governorNoun ?? '');
  const last = clause.governor?.group.mains.at(-1) ?? -1;
  const readings = s.readings(last);
  if (p === 'from') return (readings & Reading.negate) !== 0 || clause.governorNoun === 'far';
  if (p === 'including' || (p === null && s.base(last) === 'include' && clause.group.from - last <= 2)) {
    // "Our services include showing you adverts", "we contact you, including sending you offers"
    if (clause.actor === 'first' && clause.governor?.negated === false && sellsSomething(s, clause)) return true;
  }
  if (p !== null) return false;
  // "this may include sharing it with partners"
  if (
    NAMING.has(s.base(last)) &&
    clause.group.from - last <= 2 &&
    !clause.group.mains.some((m) => ASKING.has(s.base(m))) &&
    (clause.governor?.subject?.to ?? 0) - (clause.governor?.subject?.from ?? 0) === 1 &&
    clause.governor?.actor === 'unknown' &&
    !clause.governor.negated &&
    s.bits(subjectOf(clause.governor).from) & (Bit.IT | Bit.THEY | Bit.REL)
  )
    return true;
  if (
    clause.governor?.actor === 'unknown' &&
    clause.actor === 'first' &&
    clause.group.from - last <= 2 &&
    INVOLVING.has(s.base(last)) &&
    !clause.governor.negated
  )
    return true;
  // "it may result in these partners collecting your name"
  if (clause.actor === 'third' && clause.subject?.to === clause.group.from && clause.group.from - last > 2 && RESULTING.has(s.base(last)))
    return true;
  if (s.norm(clause.group.from - 1) === ',' || (clause.actor === 'first' && s.norm(clause.group.from - 1) === 'us')) return true;
  return (readings & (Reading.negate | Reading.promise)) !== 0;
}

/** "This may be done by deleting your posts": how whoever wants it goes about it. */
function mayBeDone(s: Sentence, { governor }: Clause): boolean {
  return governor !== null && governor.group.passive && governor.modal === 'may' && s.base(lastVerb(governor.group)) === 'do';
}

const TURNED_TO_READERS = Reading.show | Reading.advertise | Reading.convey | Reading.send_out;
/** "sending you offers", not "giving members access to their data" */
function sellsSomething(s: Sentence, { group, region }: Clause): boolean {
  const main = lastVerb(group);
  return (
    (s.readings(main) & TURNED_TO_READERS) !== 0 && s.within('purpose', { from: main + 1, to: region.to }).some((p) => AD_AIMS.has(p.id))
  );
}

const LICENCES = new Set(['license', 'licence']);
const RESULTING = new Set(['result', 'lead']);
const PASSING_ON = Reading.share | Reading.sell | Reading.convey;
const GATHERING = Reading.collect | Reading.track | Reading.store | Reading.place;
const REACHING = new Set(['access', 'sync', 'use']);

/** "We ask for your consent before sharing it", "… before we share it", "… to access it": done with consent only. */
export function asksFirst(s: Sentence, clause: Clause): boolean {
  const before = clause.preposition === 'before' || clause.subordinator === 'before';
  const to = clause.group.kind === 'infinitive' && clause.governorNoun !== null && CONSENT.has(clause.governorNoun);
  if (clause.preposition === 'for') return consentAskedFor(s, clause);
  const undergone = clause.actor === 'data' && clause.group.passive && before;
  if (
    (!before && !to) ||
    (clause.actor !== 'first' && !undergone) ||
    clause.negated ||
    clause.hypothetical ||
    !clause.group.mains.some((m) => s.readings(m) & (PASSING_ON | GATHERING) || REACHING.has(s.base(m)))
  )
    return false;
  const main = clause.governor ?? s.clauses[s.clauses.indexOf(clause) - 1];
  // "You will be asked for your consent before your data is moved"
  const asked = main?.actor === 'user' && main.group.passive && main.group.mains.some((m) => s.base(m) === 'ask' || s.base(m) === 'prompt');
  if (
    !main ||
    (main.actor !== 'first' && !asked) ||
    main.negated ||
    main.hypothetical ||
    main.indirect ||
    main.group.kind !== 'finite' ||
    main.relative ||
    main.subordinator
  )
    return false;
  return main.group.mains.some((m) => OBTAINING.has(s.base(m)) || asked) && s.find(main.region.from, clause.group.from, CONSENT) >= 0;
}

/** "Your consent is asked for storing your address". */
function consentAskedFor(s: Sentence, clause: Clause): boolean {
  const by = clause.governor;
  return (
    by !== null &&
    by.group.passive &&
    by.group.kind === 'finite' &&
    !by.negated &&
    !by.hypothetical &&
    !clause.negated &&
    by.subject !== null &&
    by.group.mains.some((m) => OBTAINING.has(s.base(m))) &&
    clause.group.mains.some((m) => s.readings(m) & (PASSING_ON | GATHERING)) &&
    s.find(by.subject.from, by.subject.to, CONSENT) >= 0
  );
}

const NAMING = new Set(['include', 'involve', 'mean', 'entail']);

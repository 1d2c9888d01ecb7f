// Whether a verb in -ing asserts what it names: "by selling", "without selling", "this may include sharing".
import { WAYS } from '../../../generated/words/shared.js';
import { ABSTAINING, DEEDS } from '../../../generated/words/gerundmood.js';
import { ASKING } from '../../../generated/words/mood.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { AD_AIMS } from '../roles/purposes.js';
import { INVOLVING } from '../clauses/gerunds.js';
import type { Sentence } from '../sentences/sentence.js';
import { lastVerb } from '../groups/group.js';
import { asksFirst } from './consented.js';

/** A verb in -ing asserts where it says how something is done ("by selling"), that it is not ("without selling"), or goes on. */
export function assertedGerund(s: Sentence, clause: Clause): boolean {
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
  if (abstains(s, clause)) return true;
  if (p === 'to') return (s.readings(clause.governor?.group.mains.at(-1) ?? -1) & Reading.promise) !== 0;
  if (p === 'for') return clause.governor?.group.mains.some((m) => s.base(m) === 'use') ?? false;
  // "no way of knowing who you are"
  if (p === 'of' && clause.negated && WAYS.has(clause.governorNoun ?? '')) return s.norm((clause.group.mains.at(-1) ?? 0) + 1) === 'who';
  if (p === 'of' || (p === 'in' && clause.governorNoun === 'interest')) return DEEDS.has(clause.governorNoun ?? '');
  const last = clause.governor?.group.mains.at(-1) ?? -1;
  const readings = s.readings(last);
  if (p === 'from') return (readings & Reading.negate) !== 0 || clause.governorNoun === 'far' || s.norm(clause.group.from - 2) === 'not';
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

/** "We do not engage in selling", "we would never dream of selling", "our business is not based on selling". */
function abstains(s: Sentence, { negated, governor, group, actor }: Clause): boolean {
  if (!negated || !governor?.negated || governor.group.kind !== 'finite' || actor !== 'first') return false;
  const main = lastVerb(governor.group);
  const word = governor.group.copula ? s.norm(group.from - 2) : s.base(main);
  return ABSTAINING.has(word) && group.from - main <= MOST_ABSTAINED;
}

const MOST_ABSTAINED = 4;

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
const RESULTING = new Set(['result', 'lead']);

const NAMING = new Set(['include', 'involve', 'mean', 'entail']);

// Clauses that hang on others and assert all the same: "where we send it abroad, we sign", "which we will pass on".
import { TIMES } from '../../../generated/words/occurring.js';
import { Reading } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';

const OCCASIONS = new Set(['when', 'where', 'whenever', 'wherever']);
const FLOWING = Reading.share | Reading.convey | Reading.advertise | Reading.use;

/** "Where we send your data abroad, we sign contracts": what is done on an occasion, with what we do then, is done; not "when we write to you, you may". */
export function occurs(s: Sentence, clause: Clause): boolean {
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
export function occursFor(s: Sentence, { group, governor, negated }: Clause): boolean {
  return group.kind === 'infinitive' && !negated && governor !== null && occurs(s, governor);
}

const MOST_FRONT = 3;
// "you will receive notice when your data might be given to others"
const NOTICES = new Set(['notice', 'notification', 'you', 'alert']);
const TOWARDS = new Set(['to', 'with']);
const PROMISING = new Set(['will', 'may']);

/** "your address which we will pass on to the printer", "the only time we share it is": no picking out, though it hangs on a noun. */
export function promises(s: Sentence, clause: Clause): boolean {
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

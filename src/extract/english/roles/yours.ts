// What is passed on and no list knows: it is the reader's, or measured of people.
import { FELT, INQUIRIES, MEASURED, SPOKEN } from '../../../generated/words/yours.js';
import type { Clause } from '../clauses/clause.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Roles } from './roles.js';
import type { Sentence } from '../sentences/sentence.js';

/** "Your answers may also be sent to our partners": a noun that no list has, of the reader's. */
export function yoursPassed(s: Sentence, roles: Roles, clause: Clause, main: number): boolean {
  const { subject } = clause;
  if (
    !clause.group.passive ||
    !subject ||
    s.norm(subject.from) !== 'your' ||
    clause.group.kind !== 'finite' ||
    clause.relative ||
    !roles.recipients.length ||
    roles.toUs ||
    roles.toUser ||
    (s.norm(main + 1) !== 'to' && s.norm(main + 1) !== 'with')
  )
    return false;
  return (
    subject.to - subject.from < 5 &&
    (SPOKEN.has(s.stem(subject.to - 1)) || !(s.bits(subject.to - 1) & (Bit.NOTDATA | Bit.FIRST_NOUN))) &&
    !INQUIRIES.has(s.stem(subject.to - 1)) &&
    !s.has('right')
  );
}

/** "We share your scores with your school", "we share home coordinates with our partners": what no list knows, of the reader's or measured of people. */
export function yoursHanded(s: Sentence, roles: Roles, clause: Clause): boolean {
  const { group } = clause;
  const from = roles.object.from;
  if (
    group.passive ||
    clause.actor !== 'first' ||
    (group.kind !== 'finite' && group.kind !== 'infinitive') ||
    !roles.recipients.length ||
    roles.toUs
  )
    return false;
  let head = from;
  while (
    head + 1 < roles.object.to &&
    head - from < 4 &&
    !(s.bits(head + 1) & (Bit.PREP | Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.REL | Bit.TO))
  )
    head++;
  if (
    (s.norm(head + 1) !== 'with' && s.norm(head + 1) !== 'to') ||
    s.bits(head) & (Bit.NOTDATA | Bit.FIRST_NOUN | Bit.USER | Bit.THEY | Bit.IT)
  )
    return false;
  // "We give your agent a form": somebody, not something.
  if (s.bits(from) & Bit.FIRST || s.phrases.some((p) => p.kind === 'recipient' && p.from <= head && p.to > head)) return false;
  return (
    MEASURED.has(s.stem(head)) ||
    MEASURED.has(s.norm(head).replace(/s$/, '')) ||
    (s.norm(from) === 'your' && head > from && !FELT.has(s.stem(head)))
  );
}

// What a clause speaks of and nobody says is done: assured, laid on others, or not answered for.
import { ANSWERING, GOVERNING, RULES, TAKING } from '../../../generated/words/disclaimed.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';
import { firstVerb, lastVerb } from '../groups/group.js';

const SURE = new Set(['sure', 'certain']);
const MUST = new Set(['must', 'should', 'shall']);
const LEAVE = new Set(['right', 'permission', 'authority', 'consent']);

/** "to make sure (that) we do not", "to ensure it is not": what something is done for, and may not come of it. */
export function isAssured(s: Sentence, clause: Clause): boolean {
  if (!clause.group.negated || !clause.subject) return false;
  const before = clause.subject.from - 1;
  const at = s.norm(before) === 'that' ? before - 1 : before;
  if (s.base(at) === 'ensure') return s.norm(at - 1) === 'to';
  return SURE.has(s.norm(at)) && s.base(at - 1) === 'make' && (s.norm(at - 2) === 'to' || s.norm(at - 1) === 'making');
}

/** "We lock our files to prevent them from being disclosed": what is guarded against, and not what is never done. */
export function isPrevented(s: Sentence, { group, governor }: Clause): boolean {
  return (
    group.kind === 'gerund' && group.passive && governor?.group.kind === 'infinitive' && s.base(lastVerb(governor.group)) === 'prevent'
  );
}

/** "whether or not your data are stored" */
export function isEitherWay(s: Sentence, { subject }: Clause): boolean {
  return subject !== null && s.norm(subject.from) === 'not' && s.norm(subject.from - 1) === 'or' && s.norm(subject.from - 2) === 'whether';
}

/** "Partners must have the right to share it": what is asked of them. */
export function mustBeAllowed(s: Sentence, { group, actor, governor, governorNoun }: Clause): boolean {
  return (
    group.kind === 'infinitive' &&
    actor === 'third' &&
    governor !== null &&
    governorNoun !== null &&
    LEAVE.has(governorNoun) &&
    MUST.has(s.norm(governor.group.from))
  );
}

/** "They are required to use the data in line with our notice": what is laid on others is no news of what they do. */
export function isBound(s: Sentence, clause: Clause): boolean {
  const by = clause.governor;
  if (clause.group.kind !== 'infinitive' || clause.actor !== 'third' || clause.negated || !by?.group.passive) return false;
  const main = firstVerb(clause.group);
  return (
    (s.readings(lastVerb(by.group)) & Reading.oblige) !== 0 &&
    s.base(main) !== 'keep' &&
    (s.readings(main) & (Reading.delete | Reading.secure)) === 0
  );
}

/** "Standard clauses allow firms in Europe to send data abroad", "rules that permit them to": what anybody may, and nobody is said to do. */
export function isAllowedByRule(s: Sentence, { group, actor, governor }: Clause): boolean {
  if (group.kind !== 'infinitive' || actor !== 'third' || !governor?.subject || governor.negated) return false;
  if (!governor.group.mains.some((m) => (s.readings(m) & Reading.permit) !== 0)) return false;
  const { from, to } = governor.subject;
  const noun = s.bits(from) & Bit.REL ? from - 1 : to - 1;
  if (RULES.has(s.stem(noun))) return true;
  // "rules of the Commission that permit"
  return Boolean(s.bits(from) & Bit.REL) && s.findStem(Math.max(0, from - NEAR), from, RULES) >= 0;
}

/** "We do not control others' use of it to show adverts": theirs, and not denied of us. */
export function isBeyondUs(s: Sentence, { group, governor }: Clause): boolean {
  return group.kind === 'infinitive' && governor?.negated === true && governor.group.mains.some((m) => GOVERNING.has(s.base(m)));
}

const NEAR = 6;

/** "We are not liable for failure to store data", "we take no responsibility for what advertisers collect": what nobody answers for is not told. */
export function disclaimed(s: Sentence, clause: Clause): boolean {
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

// A clause right behind a noun, no word between: "information we collect"; and what only looks like one.
import type { Clause } from './clause.js';
import { firstVerb } from '../groups/group.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { hasObject } from './mainclause.js';
import { HELD_TRUE } from './complements.js';
import type { ClausePass } from './clausepass.js';

const OBJECTS = new Set(['us', 'you', 'me']);
/** What stands in front of a clause and is no noun that it hangs on. */
const NO_NOUN = Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.ADV | Bit.SUB | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO | Bit.NEG;

// "Aside from your name we hold …"
const SETTING_ASIDE = new Set(['aside', 'apart', 'other', 'instead', 'except']);

/** "Requests of courts We may disclose your data": a heading run into its text, where the page has lost the line between them. */
function beginsAnew(pass: ClausePass, { group }: Clause, from: number): boolean {
  return (
    pass.norm(from) === 'we' &&
    from > 0 &&
    (pass.bits(from) & Bit.CAPITAL) !== 0 &&
    !(pass.bits(firstVerb(group)) & Bit.CAPITAL) &&
    !pass.clauses.some((c) => c.group.kind === 'finite')
  );
}

/** "information we collect": a subject pronoun right behind a noun, no boundary between. */
export function behindNoun(pass: ClausePass, clause: Clause, from: number, k: number): void {
  if (
    pass.bits(k) & NO_NOUN ||
    (pass.bits(k) & (Bit.THEY | Bit.IT) && pass.norm(k) !== 'those') ||
    OBJECTS.has(pass.norm(k)) ||
    !(pass.bits(from) & (Bit.FIRST | Bit.THEY | Bit.USER)) ||
    isFronted(pass, clause, from) ||
    beginsAnew(pass, clause, from)
  )
    return;
  if (!pass.isVerb(k)) {
    clause.relative = true;
    return;
  }
  const g = pass.groupAt(k);
  // "boats [that we believe] [you may like]": both hang on the noun.
  if (g && HELD_TRUE.has(pass.base(k)) && pass.clauses.some((c) => c.group === g && c.relative)) clause.relative = true;
  // "when you believe we hold it": what the reader holds to be so.
  if (g && HELD_TRUE.has(pass.base(k)) && pass.clauses.some((c) => c.group === g && c.actor === 'user')) clause.hypothetical = true;
  if (g && g.mains.some((m) => pass.readings(m) & Reading.tell)) clause.indirect = true;
  if (g && pass.readings(k) & Reading.acknowledge && pass.clauses.some((c) => c.group === g && c.hypothetical)) clause.hypothetical = true;
}

/** "With your order we collect …", "Your location we never store": words in front, no noun that the clause hangs on. */
function isFronted(pass: ClausePass, clause: Clause, from: number): boolean {
  const later = pass.groups.some((g) => g.kind === 'finite' && g.from > clause.group.from && g !== clause.group);
  // "1.2 We collect …"
  if (from === 1 && pass.bits(0) & Bit.NUMBER) return true;
  if (pass.clauses.length > 0 || pass.isVerb(from - 1)) return false;
  // "About the data we collect from you" fronts nothing.
  if (
    ((pass.bits(0) & Bit.PREP && !(pass.bits(0) & (Bit.DET | Bit.IT))) ||
      (SETTING_ASIDE.has(pass.norm(0)) && pass.bits(1) & Bit.PREP) ||
      pass.norm(0) === 'besides') &&
    (clause.negated || clause.group.negated || clause.group.passive || pass.norm(from) !== 'we' || hasObject(pass.tokens, clause.group))
  )
    return true;
  // "Some information we get automatically": said, not named; "Information we collect" is a title.
  const some = pass.norm(0) === 'some' && pass.norm(from) === 'we' && from < 4 && pass.tokens.length - from > 3;
  if (later || (!clause.negated && !clause.group.negated && !some)) return false;
  clause.front = { from: 0, to: from };
  return true;
}

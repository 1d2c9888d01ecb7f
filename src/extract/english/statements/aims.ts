// Aims that stand alone: "To send you direct marketing." as an item or a sentence of its own.
import { IMPROVING, STOPPING } from '../../../generated/words/aims.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Found } from '../roles/found.js';
import type { Sentence } from '../sentences/sentence.js';

const USING = new Set(['use', 'process', 'need']);

/** "To send you direct marketing.", an item or a sentence of its own: what data are used for, and nobody but the organisation does it. */
export function isAimAlone(s: Sentence, { group, governor, governorNoun }: Clause, main: number, f: Found, negated: boolean): boolean {
  if (f.action !== 'advertise' || negated || IMPROVING.has(s.base(main)) || group.kind !== 'infinitive' || governor || governorNoun)
    return false;
  const before = s.norm(group.from - 1);
  if (group.from > 0 && before !== ';' && before !== ':' && before !== ',' && !(s.bits(group.from - 1) & Bit.CONJ)) return false;
  if (s.find(group.from, s.tokens.length, STOPPING) >= 0) return false;
  return s.clauses.every(
    (c) =>
      c.relative ||
      c.group.kind === 'infinitive' ||
      c.group.kind === 'gerund' ||
      c.group.kind === 'participle' ||
      (before === ';' && isUse(s, c)),
  );
}

/** "We use it to deliver your order; [to send you offers]": what the aims of a series are those of. */
function isUse(s: Sentence, c: Clause): boolean {
  return (
    (c.actor === 'first' || c.actor === 'data' || c.actor === 'unknown') &&
    !c.negated &&
    !c.hypothetical &&
    USING.has(s.base(lastVerb(c.group)))
  );
}

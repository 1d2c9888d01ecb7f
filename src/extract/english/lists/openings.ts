// Words that open a list without a verb of their own: "For example:", "When you register:", "Upon registration: your name".
import type { Block } from '../../../model/document.js';
import { AT, COMING, EXAMPLES } from '../../../generated/words/openings.js';
import { draft, type Draft } from '../roles/draft.js';
import type { LeadIn } from './leadin.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import { dataLead } from './datalead.js';

const MOST_EXAMPLE = 4;

/** "We collect data about you. For example:": its list goes on with what the sentence before it says. */
export function exampleLead(s: Sentence, said: Draft | null, block: Block): LeadIn | null {
  if (!said || block.sentences.length < 2 || s.tokens.length > MOST_EXAMPLE || s.clauses.length || s.find(0, s.tokens.length, EXAMPLES) < 0)
    return null;
  if (said.action !== 'collect' || said.polarity !== 'does' || said.mood !== 'asserted') return null;
  return dataLead(s, { ...said }, { actor: said.actor, actorIds: said.actorIds, strict: true });
}

/** "When you create an account:", over a list of data: what the reader gives then. */
export function caseLead(s: Sentence): LeadIn | null {
  if (!isCase(s, s.tokens.length)) return null;
  const { start, end } = s.span(0, s.tokens.length);
  return dataLead(s, draft('collect', start, end), { strict: true });
}

/** Whether the words up to a colon say nothing but when: one clause of the reader's, begun by "when". */
function isCase(s: Sentence, to: number): boolean {
  if (!AT.has(s.norm(0)) || to > MOST_CASE || s.isQuestion) return false;
  const clauses = s.clauses.filter((c) => c.group.from < to);
  const [first] = clauses;
  return (
    first !== undefined &&
    clauses.every((c) => c === first || c.group.kind !== 'finite' || c.relative) &&
    first.actor === 'user' &&
    first.group.kind === 'finite' &&
    !first.negated &&
    !first.group.passive &&
    first.group.mains.length > 0 &&
    first.group.mains.every((m) => COMING.has(s.base(m))) &&
    (s.bits(0) & Bit.NEG) === 0
  );
}

const MOST_CASE = 16;

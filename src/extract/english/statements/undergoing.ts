// Who does what is done to something, or makes it what it is: the doer of passives and of "is".
import { ascribedTo } from './ascribed.js';
import { agentOf } from '../roles/agents.js';
import { OTHERS, subjectOf, type Clause } from '../clauses/clause.js';
import { who, type Who } from '../sentences/doer.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { keyOf } from '../names/equated.js';
import type { Sentence } from '../sentences/sentence.js';

/** The doer of a passive, or of what is said to be so: the one behind "by", or the organisation. */
export function undergoing(s: Sentence, clause: Clause, main: number, steps: string[], mark: string): Who {
  const { copula, passive } = clause.group;
  const agent = copula ? null : agentOf(s, clause, main);
  if (agent) return agent;
  // "Third-party cookies are placed on our site": the tool has an owner.
  if (clause.actor === 'tool' && clause.actorIds.length && passive)
    return who('third', [...steps, 'a tool acts for those who use it'], { ids: clause.actorIds });
  const said = ascribedTo(s, clause);
  if (said === 'us') return who('unknown', steps, { low: true });
  if (said && clause.actor !== 'first') return who('third', [...steps, 'who promises it is to do it'], { ids: said });
  // Where it is not told who hands it on.
  if (clause.actor === 'data' && passive && isAmongTheirOwn(s, clause))
    return who('third', [...steps, 'who hands it on to others of its own is named with them'], { ids: OTHERS });
  const nobody = [...steps, 'nobody is named as the doer, so it is the organisation'];
  if (clause.actor === 'tool' || (clause.actor === 'first' && passive)) return who(clause.actor, nobody);
  // "Your account is deleted": what is the reader's is no reader.
  if (clause.actor === 'user' && passive && s.norm(subjectOf(clause).from) === 'your' && s.readings(main) & HANDLED)
    return who('first', nobody);
  if (clause.actor === 'data' || clause.actor === 'unknown')
    return who(copula && clause.actor === 'unknown' && !mark.startsWith('pronoun') ? 'unknown' : 'first', nobody);
  return who(clause.actor, steps, { ids: clause.actorIds, also: clause.also });
}

/** "These data are shared with other Larkmail services": by Larkmail, which is not us. */
function isAmongTheirOwn(s: Sentence, { region }: Clause): boolean {
  for (let k = region.from + 1; k < region.to - 2; k++) {
    if (s.norm(k) !== 'other' || !(s.bits(k - 1) & Bit.PREP) || !(s.bits(k + 1) & Bit.CAPITAL)) continue;
    let to = k + 2;
    while (to < region.to && s.bits(to) & Bit.CAPITAL && !(s.bits(to) & Bit.FIRST_NOUN)) to++;
    const name = keyOf(s.tokens.slice(k + 1, to).map((t) => t.norm));
    return name !== null && s.names.isOther(name) && (s.bits(to) & Bit.FIRST_NOUN) !== 0;
  }
  return false;
}

const HANDLED =
  Reading.delete | Reading.collect | Reading.store | Reading.retain | Reading.share | Reading.convey | Reading.show | Reading.sell;

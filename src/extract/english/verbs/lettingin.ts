// "We let other members see your name": to let in is to share.
import { OTHERS } from '../../../generated/words/lettingin.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Reading } from '../lexicon/lexicon.js';
import type { Roles } from '../roles/roles.js';
import { ONLOOKERS } from '../sentences/doer.js';
import type { Sentence } from '../sentences/sentence.js';

const LET_TO = new Set(['access', 'see', 'view']);

/** "We do not let others access your data": to let in is to share. */
export function isLetIn(s: Sentence, clause: Clause, base: string, { data }: Roles): boolean {
  const g = clause.governor;
  return (
    LET_TO.has(base) &&
    (clause.negated || clause.group.mains.length === 1) &&
    clause.group.kind === 'infinitive' &&
    clause.actor === 'third' &&
    clause.actorIds.length > 0 &&
    g !== null &&
    g.actor === 'first' &&
    g.group.mains.some((m) => s.readings(m) & Reading.permit) &&
    (!clause.actorIds.every((id) => ONLOOKERS.has(id)) || ((clause.negated || data.length > 0) && isOfOthers(s, clause)))
  );
}

/** "let other users see", "let users see your name", not "let users see account details": what is theirs. */
function isOfOthers(s: Sentence, { subject, group, negated }: Clause): boolean {
  return negated || s.norm(lastVerb(group) + 1) === 'your' || (subject !== null && s.find(subject.from, subject.to, OTHERS) >= 0);
}

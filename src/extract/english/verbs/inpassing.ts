// What a clause that hangs on a noun says is done with the data it hangs on.
import { GIVING } from '../../../generated/words/nominal.js';
import type { Clause } from '../clauses/clause.js';
import { firstVerb } from '../groups/group.js';
import { Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

export const PROCESSING = new Set(['process', 'handle']);
const BY_YOU = new Set(['you', 'users', 'customers', 'visitors']);

/** What a clause in passing says is done with the data it hangs on: "we hold", "you give us", "shared with partners". */
export function actionOf(s: Sentence, clause: Clause): 'collect' | 'share' | null {
  const main = firstVerb(clause.group);
  const readings = s.readings(main);
  if (clause.actor === 'user') return GIVING.has(s.base(main)) && clause.group.kind === 'finite' ? 'collect' : null;
  if (clause.actor === 'third') return null;
  return readings & (Reading.collect | Reading.store) ||
    PROCESSING.has(s.base(main)) ||
    (GIVING.has(s.base(main)) && clause.group.kind === 'participle' && s.find(main, s.tokens.length, BY_YOU) > 0)
    ? 'collect'
    : readings & Reading.share
      ? 'share'
      : null;
}

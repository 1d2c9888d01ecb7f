// Whether something is done on the reader's own device.
import { DEVICES, MACHINES } from '../../../generated/words/ondevice.js';
import type { Clause } from '../clauses/clause.js';
import { hasWord } from '../roles/found.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

const ON = new Set(['on', 'in']);

/** "on your phone", no machine of ours named beside it; `any`: "on the phone" will do. */
export function onDevice(s: Sentence, clause: Clause, range: Range, any = false): boolean {
  if ((clause.subject && hasWord(s, clause.subject.from, clause.subject.to, MACHINES)) || hasWord(s, range.from, range.to, MACHINES))
    return false;
  for (let k = range.from; k < range.to; k++)
    if (
      ON.has(s.norm(k)) &&
      (s.bits(k + 1) & (Bit.USER | Bit.THEY) || (any && s.norm(k + 1) === 'the')) &&
      hasWord(s, k + 2, Math.min(k + 5, range.to), DEVICES)
    )
      return true;
  return false;
}

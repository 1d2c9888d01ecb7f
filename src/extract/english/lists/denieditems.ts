// Items that take back what stands above them: "No location data", "never with insurers", "Location: not collected", "Nothing else".
import type { Exception } from '../../../model/statement.js';
import { exceptionAt } from '../limits/exceptions.js';
import { mentionsIn } from '../roles/roles.js';
import { lastWord } from '../roles/leadkind.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

/** "None.", "None*", "Nothing else", "no one else", "No other data": of what stands above, and of nothing besides. */
export function saysNone(s: Sentence): boolean {
  if (!(s.bits(0) & Bit.NEG) && !NONE.has(s.norm(0))) return false;
  return s.find(1, FEW, ELSE) >= 0 || (NONE.has(s.norm(0)) && (s.tokens.length === 1 || (s.bits(1) & Bit.PUNCT) !== 0));
}

/** "None.", "No one": and not a word more. */
export function isNone(s: Sentence): boolean {
  const last = lastWord(s);
  return (last === 0 && NONE.has(s.norm(0))) || (last === 1 && s.norm(0) === 'no' && s.norm(1) === 'one');
}

const NONE = new Set(['none', 'nothing', 'nobody']);
const ELSE = new Set(['else', 'other', 'others', 'further', 'more']);
const FEW = 4;

/** Whether an item says of itself that it is not so, in its first word or behind a mark at its end. */
export function deniesItself(s: Sentence): boolean {
  if (DENYING.has(s.norm(0))) return !(s.bits(1) & Bit.PUNCT) && !MERELY.has(s.norm(1));
  const last = lastWord(s);
  const done = s.readings(last) & (Reading.collect | Reading.get | Reading.store | Reading.track) ? last - 1 : last;
  // "Kinds of data sold: none": of what the label says.
  if (s.tokens.some((t) => t.verb && t.verb.readings & (Reading.share | Reading.sell | Reading.convey))) return false;
  return last > 1 && DENYING.has(s.norm(done)) && (s.bits(done - 1) & Bit.PUNCT) !== 0;
}

const DENYING = new Set(['no', 'not', 'never', 'none', 'neither']);
const MERELY = new Set(['only', 'just', 'merely', 'limited']);

/** "third parties, unless a court asks for it": what an item leaves out of the denial above it. */
export function exceptedIn(s: Sentence): Exception | null {
  const p = s.phrases.find(({ kind, from }) => kind === 'exception' && from > 0);
  return p ? exceptionAt(s, { from: p.from, to: lastWord(s) + 1 }, mentionsIn) : null;
}

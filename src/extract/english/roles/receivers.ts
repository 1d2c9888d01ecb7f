// Whether words for others stand where those stand who receive, and not where somebody owns, visits or does something else.
import { COMMON, ELSEWHERE, HOLDINGS, LEADING, PROTECTED } from '../../../generated/words/receivers.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Phrase } from '../tokens/tokens.js';

const COMING = new Set(['visitor', 'visit', 'subscriber', 'contributor', 'link']);
const STANDING = new Set(['in', 'on', 'to', 'the']);
const GAINED = new Set(['acquired', 'bought', 'purchased']);
export const MACHINES = new Set(['server', 'servers', 'infrastructure', 'systems', 'database']);
const FAR = 14;

/** Whether a recipient phrase stands where a recipient stands: behind a preposition, in a list of such, or right behind the verb. */
export function isRecipient(s: Sentence, p: Phrase, main: number, byCounts: boolean): boolean {
  if (p.id === 'public') return !isKindOfThing(s, p) && !isNoPublic(s, p) && !isProtected(s, p);
  if (isOwned(s, p) || ofOtherVerb(s, p, main)) return false;
  let k = p.from - 1;
  for (let steps = 0; k > main && steps < FAR; k--, steps++) {
    const n = s.norm(k);
    if (ELSEWHERE.has(n) || (n === 'on' && steps < 2) || isOfOtherClause(s, k, main)) return false;
    // "tell advertisers about visitors to our pages and users of our apps"
    if (n === 'to' && COMING.has(s.stem(k - 1))) continue;
    if (n === 'by' && (!byCounts || (k > main + 1 && isDoneBy(s, k)))) return false;
    // "publish it to help other users": no recipients.
    if (n === 'to' && s.clauses.some((c) => c.group.kind === 'infinitive' && (c.group.from === k || c.group.from === k + 1))) return false;
    if (LEADING.has(n)) return true;
  }
  return k === main;
}

/** "… if we are merged with another company": the words of another verb. */
function isOfOtherClause(s: Sentence, k: number, main: number): boolean {
  return s.isMain(k) && s.clauses.some((c) => c.group.mains.includes(k) && c.group.kind === 'finite' && !c.group.mains.includes(main));
}

/** "data collected by our partners": the doer of a participle that hangs on a noun. */
function isDoneBy(s: Sentence, by: number): boolean {
  if (GAINED.has(s.norm(by - 1)) || MACHINES.has(s.norm(by - 2))) return false;
  return (
    ((s.forms(by - 1) & Form.PART) !== 0 && !s.isMain(by - 1)) ||
    s.clauses.some((c) => c.group.kind === 'participle' && c.group.mains.includes(by - 1))
  );
}

/** "share your public profile with us": what kind of a thing, nobody who receives. */
function isKindOfThing(s: Sentence, p: Phrase): boolean {
  return (
    s.norm(p.from) === 'public' &&
    p.to === p.from + 1 &&
    s.find(p.from - 3, p.from, STANDING) < 0 &&
    s.phrases.some((d) => d.kind === 'data' && d.from <= p.from && d.to > p.to)
  );
}

/** "the safety of our users or the public": whom it is to protect. */
function isProtected(s: Sentence, { from }: Phrase): boolean {
  for (let k = from - 1; k > from - MOST_PROTECTED; k--) {
    if (s.norm(k) === 'of') return PROTECTED.has(s.stem(k - 1));
    if (s.bits(k) & Bit.PREP && !(s.bits(k) & Bit.DET)) return false;
  }
  return false;
}

const MOST_PROTECTED = 10;

/** "non-public data", "public safety": nobody who receives. */
function isNoPublic(s: Sentence, p: Phrase): boolean {
  return (
    p.to - p.from === 1 &&
    (COMMON.has(s.stem(p.to)) || /^non-?$/.test(s.norm(p.from - 1)) || (s.norm(p.from - 1) === '-' && s.norm(p.from - 2) === 'non'))
  );
}

/** "without the client's authority": what is theirs, and reaches nobody. */
function isOwned(s: Sentence, p: Phrase): boolean {
  if (!(s.bits(p.to) & Bit.POSS) && !(s.bits(p.to - 1) & Bit.POSS)) return false;
  for (let k = p.to; k < p.to + 4; k++) if (HOLDINGS.has(s.stem(k))) return false;
  return true;
}

/** "shared with firms that pass it on to insurers": those whom a verb of a relative clause names are reached by others. */
function ofOtherVerb(s: Sentence, p: Phrase, main: number): boolean {
  for (let k = p.from - 1; k > main; k--) {
    if (!s.isMain(k) || (!(s.readings(k) & (Reading.share | Reading.convey | Reading.sell)) && s.base(k) !== 'make')) continue;
    const clause = s.clauses.find((c) => c.group.mains.includes(k));
    if (!clause || clause.group.mains.includes(main) || clause.group.shares?.mains.includes(main)) return false;
    // "makers that sell it to insurers": who they are, no list knows.
    const byOthers = clause.actor === 'third' || clause.actor === 'unknown' || (clause.actor === 'data' && !clause.group.passive);
    return byOthers && (clause.relative || clause.governor?.relative === true);
  }
  return false;
}

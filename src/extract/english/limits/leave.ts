// What a denial leaves open by words that except only where they stand: "until you agree", "only with your consent", "more than", "but".
import { LETTING } from '../../../generated/words/leave.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

const MOST = 8;
const ONLY = new Set(['only']);
const UNTIL = new Set(['until', 'before']);
const ENDING = Reading.delete | Reading.retain;

/** Where words begin that leave it to the reader to have a denied thing done: "until you agree", ", only with your consent". */
export function leaveIn(s: Sentence, { negated, group, region }: Clause): number[] {
  const out: number[] = [];
  if (!negated) return out;
  if (!group.mains.some((m) => s.readings(m) & ENDING))
    for (let k = s.find(region.from, s.tokens.length, UNTIL); k > 0; k = s.find(k + 1, s.tokens.length, UNTIL))
      if (isLeave(s, k)) out.push(k);
  for (let k = s.find(region.from, s.tokens.length, ONLY); k > 0; k = s.find(k + 1, s.tokens.length, ONLY))
    if (s.norm(k - 1) === ',' && !s.verb(k + 1)?.readings && isLeave(s, k)) out.push(k);
  return out;
}

/** Whether the reader is said to agree, or to switch it on, behind a token. */
function isLeave(s: Sentence, at: number): boolean {
  // "unless and until"
  if (s.bits(at - 1) & Bit.CONJ) return false;
  const main = s.find(at + 1, at + MOST, LETTING);
  return (
    (main >= 0 && s.clauses.some((c) => c.actor === 'user' && c.group.mains.includes(main))) ||
    s.within('condition', { from: at + 1, to: at + MOST }).some((p) => p.id === 'consent' && !WISHES.has(s.base(p.from)))
  );
}

/** "until you ask us to delete it": no leave. */
const WISHES = new Set(['ask', 'tell', 'instruct', 'direct', 'request']);

/** "third parties [but] our printer": one of those in front of it, and no clause of its own. */
export function isOneOfThose(s: Sentence, but: number): boolean {
  return (
    s.phrases.some((p) => p.kind === 'recipient' && p.to === but) &&
    (s.bits(but + 1) & (Bit.DET | Bit.FIRST | Bit.USER)) !== 0 &&
    s.norm(but + 1) !== 'we' &&
    !s.clauses.some((c) => c.start === but + 1)
  );
}

/** "We do not collect more [than] your nickname": what is named is not denied; "for more than a year" is a measure. */
export function isMoreThan(s: Sentence, { group }: Clause, than: number): boolean {
  return (
    than === lastVerb(group) + 2 && s.norm(than - 1) === 'more' && s.within('data', { from: than + 1, to: than + NEAR_DATA }).length > 0
  );
}

const NEAR_DATA = 5;

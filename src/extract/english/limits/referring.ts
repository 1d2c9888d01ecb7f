// Where a clause holds only so far as another place says: "as described below", "only in the ways set out in section 4".
import { ONLY } from '../../../generated/words/shared.js';
import type { Exception } from '../../../model/statement.js';
import { BOUND, FURTHER, PLACES, THERE, TOLD, WAYS } from '../../../generated/words/referring.js';
import type { Clause } from '../clauses/clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import { lastVerb } from '../groups/group.js';
import type { Range } from '../tokens/range.js';

const INTO = new Set(['in', 'under', 'by', 'at', 'within']);
/** Without one of these nothing is referred to. */
const OPENING = new Set(['as', ...ONLY]);
const POINTS = new Set(['purposes', 'purpose', ',', '(']);
const ABOVE = new Set(['above']);
const PER = new Set(['per']);
const REACH = 8;
const FLOWS = Reading.share | Reading.sell;

/** "We disclose data as set forth below": only so far as another place says, and what it names is no less disclosed. */
export function referred(s: Sentence, clause: Clause): { exception: Exception; range: null } | null {
  const range = referenceOf(s, clause);
  if (!range) return null;
  const { start, end } = s.span(range.from, range.to);
  return { range: null, exception: { start, end, text: s.text.slice(start, end), recipients: [], purposes: [], conditions: [] } };
}

/** The words that refer an affirmed clause to another place, or null: [from, to) tokens. */
function referenceOf(s: Sentence, clause: Clause): Range | null {
  if (clause.negated || clause.group.kind === 'participle' || clause.actor === 'third' || !s.holds(OPENING)) return null;
  const last = lastVerb(clause.group);
  const flows = clause.group.mains.some((m) => s.readings(m) & FLOWS);
  const only = s.find(clause.start, endOf(s, clause, last, null), ONLY);
  const stop = endOf(s, clause, last, only >= 0 ? 'relatives' : flows ? 'purposes' : null);
  for (let k = last + 1; k < stop; k++) {
    const to =
      (s.norm(k) === 'as' && attaches(s, flows, only >= 0, k)) ||
      (only >= 0 && only < k && ((TOLD.has(s.norm(k)) && s.find(Math.max(only, k - 4), k, WAYS) >= 0) || PER.has(s.norm(k))))
        ? referenceEnd(s, k)
        : -1;
    // "We obtain it as listed above": told already, and no limit.
    if (to > 0 && (flows || only >= 0 || s.find(k, to, ABOVE) < 0)) return { from: s.norm(k) === 'as' || only < last ? k : only, to };
  }
  return null;
}

/** Where the words of the clause end: at the next clause, or with the sentence; what "only" limits, or what it is done for, may have clauses of its own. */
function endOf(s: Sentence, clause: Clause, last: number, over: 'relatives' | 'purposes' | null): number {
  let stop = s.tokens.length;
  for (const c of s.clauses) {
    const { kind, from } = c.group;
    // "the ways that are described" and "as described" have verbs that are no clause of their own here.
    if (
      c === clause ||
      from <= last ||
      from >= stop ||
      kind === 'participle' ||
      (over === 'relatives' && (c.relative || c.subordinator !== null)) ||
      (over === 'purposes' && kind === 'infinitive') ||
      c.group.mains.every((m) => TOLD.has(s.norm(m)))
    )
      continue;
    stop = Math.min(c.start, from);
  }
  return stop;
}

/** "We share it as set out below" limits the sharing; "for purposes as listed", "(as detailed above)" and ", as we explain below" only point there, if no data leave. */
function attaches(s: Sentence, flows: boolean, limited: boolean, as: number): boolean {
  const before = s.norm(as - 1);
  if (
    (s.bits(as - 1) & Bit.CONJ && !(limited && before === 'or')) ||
    before === 'including' ||
    (WAYS.has(before) && s.norm(as - 2) === 'same')
  )
    return false;
  return flows || !POINTS.has(before);
}

/** The token behind "as described in this policy", or -1 where no place of a text is named. */
function referenceEnd(s: Sentence, from: number): number {
  let k = s.norm(from) === 'as' ? from + 1 : from;
  while (k < from + REACH && (FURTHER.has(s.norm(k)) || s.bits(k) & Bit.ADV) && !THERE.has(s.norm(k))) k++;
  if (!TOLD.has(s.norm(k)) && s.norm(from) !== 'per') return -1;
  const told = k++;
  let there = false;
  while (k < s.tokens.length && k < told + 2 * REACH) {
    const n = s.norm(k);
    if (THERE.has(n) || PLACES.has(n)) there = true;
    else if ((BOUND.has(n) && !(n === ',' && THERE.has(s.norm(k + 1)))) || s.bits(k) & Bit.MODAL) break;
    else if (!there && k > told + 1 && !INTO.has(s.norm(told + 1)) && !FURTHER.has(s.norm(told + 1))) break;
    k++;
  }
  return there ? k : -1;
}

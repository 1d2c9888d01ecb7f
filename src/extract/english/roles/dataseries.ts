// How a series of data goes on through what interrupts it, and where it starts.
import type { Mention } from '../../../model/statement.js';
import { INCLUDING } from '../../../generated/words/dataseries.js';
import type { Clause } from '../clauses/clause.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

const ALONG = new Set(['along', 'together']);
/** How far a series is followed through what interrupts it, in tokens. */
export const REACH = 60;

/** Whether a clause stands for itself and hangs on no noun and no subordinator. */
export function isOwn(c: Clause): boolean {
  return !c.relative && c.subordinator === null && c.group.kind !== 'participle';
}

/** Where a series goes on behind what interrupts it at `stop`: its first token, or -1. */
export function resumes(s: Sentence, clause: Clause, end: number, before: Range, found: readonly Mention[]): number {
  let stop = end;
  while ((s.norm(stop) === ',' && s.bits(stop + 1) & (Bit.SUB | Bit.CONJ)) || s.bits(stop) & Bit.CONJ) stop++;
  if (found.every((m) => m.id === 'personal' || m.id === 'non_personal')) {
    const from = includingAfter(s, clause, stop);
    if (from >= 0) return from;
  }
  // "…, to send you offers, order forms and news": what a purpose lists is not the object.
  if (found.length === 0 || s.clauses.some((c) => c.group.from === end && (c.group.kind === 'infinitive' || c.group.kind === 'gerund')))
    return -1;
  const listed = s.find(before.from, before.to, LISTING) >= 0;
  for (let k = stop; k < s.tokens.length && k - stop < REACH; k++) {
    const n = s.norm(k);
    if (k > stop && s.bits(k) & Bit.CONJ && !listed) return -1;
    if (n !== ',' && !(listed && n === ';')) continue;
    if (k > stop + 1 && s.within('data', { from: stop, to: k }).length && !listed) return -1;
    const from = pastDeterminers(s, pastJoiner(s, k + 1));
    if (!startsData(s, from)) {
      if (listed) continue;
      return -1;
    }
    return s.clauses.some((c) => c.group.from > k && isOwn(c) && c.group.kind === 'finite' && c.governor === null) ? -1 : k + 1;
  }
  return -1;
}

const LISTING = new Set([':', 'following']);

/** ", including your IP address" behind a clause that says when or why: the word that names the parts, or -1. */
export function includingAfter(s: Sentence, clause: Clause, stop: number): number {
  for (let k = Math.max(stop, 1); k < s.tokens.length && k - stop < REACH; k++) {
    if (s.norm(k) === ';') return -1;
    const before = s.norm(k - 1);
    if ((before === ',' || before === '(') && namesParts(s, k)) return k;
    // "… when you registered such as your name"
    if (s.norm(k) === 'such' && s.norm(k + 1) === 'as' && s.isMain(k - 1)) return k;
    if (s.clauses.some((c) => c !== clause && c.group.from === k && isOwn(c) && c.group.kind === 'finite')) return -1;
  }
  return -1;
}

/** "including", "such as", "for example", "(your name": a word behind which parts are named. */
export function namesParts(s: Sentence, k: number): boolean {
  const n = s.norm(k);
  return (
    (INCLUDING.has(n) && (n !== 'such' || s.norm(k + 1) === 'as')) ||
    (n === 'for' && (s.norm(k + 1) === 'example' || s.norm(k + 1) === 'instance')) ||
    (s.norm(k - 1) === '(' && startsData(s, pastDeterminers(s, k)))
  );
}

function pastDeterminers(s: Sentence, from: number): number {
  let k = from;
  while (s.bits(k) & (Bit.CONJ | Bit.DET | Bit.USER | Bit.POSS | Bit.ADV) && !startsData(s, k)) k++;
  return k;
}

/** ", as well as", ", together with": what joins a further item. */
export function pastJoiner(s: Sentence, k: number): number {
  if (s.norm(k) === 'as' && s.norm(k + 1) === 'well' && s.norm(k + 2) === 'as') return k + 3;
  return ALONG.has(s.norm(k)) && s.norm(k + 1) === 'with' ? k + 2 : k;
}

/** Whether words that name data begin at a token. */
export function startsData(s: Sentence, k: number): boolean {
  return s.phrases.some((p) => p.kind === 'data' && p.from === k);
}

/** "your name, your address and telephone number [are stored]": the first token of the series that a subject closes. */
export function seriesStart(s: Sentence, from: number): number {
  let start = from;
  let skipped = false;
  for (let end = from - 1; end > 0 && from - end < REACH;) {
    while (end > 0 && s.bits(end) & Bit.CONJ) end--;
    if (s.norm(end) !== ',' && !skipped) break;
    const close = s.norm(end) === ',' ? end : end + 1;
    let open = close - 1;
    while (open >= 0 && !(s.bits(open) & Bit.PUNCT && s.norm(open) !== '/' && s.norm(open) !== '-' && s.norm(open) !== '"')) open--;
    const segment = { from: open + 1, to: close };
    if (!skipped && s.bits(segment.from) & Bit.SUB && s.norm(open) === ',') skipped = true;
    else if (isSegment(s, segment)) {
      start = segment.from;
      skipped = false;
    } else if (!skipped && open > 0 && isNoun(s, segment)) skipped = true;
    else break;
    end = open;
  }
  return start;
}

/** "your name, [company], and address": one noun that no list knows. */
function isNoun(s: Sentence, { from, to }: Range): boolean {
  return to - from === 1 && !(s.bits(from) & ~(Bit.NOTDATA | Bit.FIRST_NOUN | Bit.CAPITAL)) && !s.isMain(from);
}

function isSegment(s: Sentence, { from, to }: Range): boolean {
  if (s.bits(from) & (Bit.PREP | Bit.SUB) && !INCLUDING.has(s.norm(from)) && !(s.bits(from) & Bit.DET)) return false;
  let last = to;
  while (last > from && s.bits(last - 1) & Bit.CONJ) last--;
  if (!s.phrases.some((p) => p.kind === 'data' && p.to === last)) return false;
  return !s.clauses.some((c) => c.group.from >= from && c.group.from < to && !c.relative && c.group.kind !== 'participle');
}

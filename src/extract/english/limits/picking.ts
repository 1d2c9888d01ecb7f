// What picks out some of the data that a denial speaks of: "collected through the survey", "from your use of the scanner", "such", "student data".
import { FEATURES } from '../../../generated/words/narrowed.js';
import { EMPTY, GATHERING, GROUPED, WAYS } from '../../../generated/words/picking.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

/** Words between the verb and its data. */
const NEAR = 8;
const LONGEST = 14;
const LATER = new Set(['when', 'while']);
const SUCH = new Set(['such']);
const TIED = new Set(['connection', 'relation', 'conjunction']);

/** The words behind or in front of the first data of a denial that pick out which of them; null where it speaks of all. */
export function pickedOut(s: Sentence, clause: Clause): Range | null {
  const told = (clause.group.passive || clause.group.copula) && clause.subject ? clause.subject : null;
  const zone = told ?? clause.region;
  let head = headIn(s, zone);
  if (!head) return null;
  const before = groupIn(s, { from: zone.from, to: head.to });
  if (before) return { from: before.from, to: head.to };
  const end = told ? zone.to : s.tokens.length;
  if (told) head = lastOf(s, head, end);
  // "names about you on the stall": the same without the middle.
  const from = s.norm(head.to) === 'about' && s.bits(head.to + 1) & Bit.USER ? head.to + 2 : head.to;
  const to = endOf(s, from, Math.min(end, from + LONGEST));
  if (to <= from + 1 || !opens(s, clause, from)) return null;
  for (let k = from + 1; k < to; k++) if (isTelling(s, k)) return { from, to };
  return null;
}

/** The first data named in a range, as a word or as "information". */
function headIn(s: Sentence, zone: Range): Range | null {
  const named = s.within('data', zone)[0];
  for (let k = zone.from; k < Math.min(zone.to, zone.from + NEAR); k++) {
    if (named && named.from === k) return s.bits(named.to) & Bit.GENERIC ? { from: named.from, to: named.to + 1 } : named;
    if (s.bits(k) & Bit.GENERIC) return { from: k, to: k + 1 };
    if (s.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL) && !(s.bits(k) & Bit.DET)) return null;
  }
  return null;
}

/** "names and addresses [collected through the survey]": the last of a series, behind which stands what picks out. */
function lastOf(s: Sentence, head: Range, end: number): Range {
  let last = head;
  for (let k = head.to; k < end; k++) {
    const next = s.phrases.find((p) => p.kind === 'data' && p.from === k && p.to <= end);
    if (next) {
      last = next;
      k = next.to - 1;
    } else if (!(s.bits(k) & (Bit.CONJ | Bit.DET | Bit.USER)) && s.norm(k) !== ',') break;
  }
  return last;
}

/** "such data", "student records": those of some people, or of what was said before. */
function groupIn(s: Sentence, { from, to }: Range): Range | null {
  const such = s.find(from, Math.min(from + 2, to), SUCH);
  if (such >= 0 && s.norm(such + 1) !== 'as') return { from: such, to };
  const group = s.find(from, to, GROUPED);
  return group < 0 ? null : { from: group, to };
}

/** Whether what stands behind data may say which they are: "collected …", "that you enter …", "from …", "in connection with …". */
function opens(s: Sentence, clause: Clause, at: number): boolean {
  if (s.norm(at) === 'in') return TIED.has(s.norm(at + 1));
  // "from anyone we know": whose they are.
  if (WAYS.has(s.norm(at))) return !EMPTY.has(s.stem(at + 1));
  return s.clauses.some(
    (c) => c !== clause && c.relative && c.group.mains.some((m) => GATHERING.has(s.base(m))) && c.start >= at && c.start <= at + 1,
  );
}

function isTelling(s: Sentence, k: number): boolean {
  return (
    !(
      s.bits(k) &
      (Bit.USER |
        Bit.FIRST |
        Bit.DET |
        Bit.PREP |
        Bit.PUNCT |
        Bit.ADV |
        Bit.NEG |
        Bit.GENERIC |
        Bit.MODAL |
        Bit.DO |
        Bit.HAVE |
        Bit.BE |
        Bit.CONJ |
        Bit.REL |
        Bit.IT |
        Bit.THEY |
        Bit.TO)
    ) &&
    // "through our ads program", not "through our website"
    !(s.bits(k) & Bit.FIRST_NOUN && !(FEATURES.has(s.stem(k)) && !(s.bits(k - 1) & (Bit.DET | Bit.FIRST | Bit.USER)))) &&
    !GATHERING.has(s.base(k)) &&
    !EMPTY.has(s.stem(k)) &&
    !s.phrases.some(
      (p) => (p.kind === 'recipient' || (p.kind === 'purpose' && !(s.bits(k - 1) & (Bit.DET | Bit.FIRST)))) && p.from <= k && p.to > k,
    )
  );
}

/** "you enter when opening an account": of the words that pick out. */
function isOfDeed(s: Sentence, k: number): boolean {
  return LATER.has(s.norm(k)) && s.clauses.some((c) => c.group.kind === 'gerund' && c.group.from === k + 1);
}

/** Up to the next mark, conjunction, exception or recipient. */
function endOf(s: Sentence, from: number, most: number): number {
  let k = from;
  while (
    k < most &&
    !(s.bits(k) & (Bit.PUNCT | Bit.CONJ | Bit.SUB) && !(s.bits(k) & (Bit.REL | Bit.DET | Bit.PREP)) && !isOfDeed(s, k)) &&
    s.norm(k) !== 'with' &&
    s.norm(k) !== 'for' &&
    !(s.norm(k) === 'to' && (s.verb(k + 1) || s.within('recipient', { from: k + 1, to: k + 5 }).length > 0)) &&
    !s.phrases.some((p) => (p.kind === 'exception' || p.kind === 'condition') && p.from === k)
  )
    k++;
  // "data collected in connection with": the "with" of a tie goes on.
  if (s.norm(k) === 'with' && TIED.has(s.norm(k - 1))) return endOf(s, k + 1, most);
  return k;
}

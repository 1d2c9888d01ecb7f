// "Other websites may …. These websites collect …": sites that are not ours, pointed to behind the words that named them.
import { Bit } from './lexicon.js';
import type { Clause } from './clause.js';
import type { Sentence } from './sentence.js';

const SITES = new Set(['website', 'site', 'service', 'app', 'application', 'platform', 'network']);
const FOREIGN = new Set(['other', 'external', 'linked', 'third-party', 'thirdparty', 'outside']);
const POINTING = new Set(['these', 'those', 'such']);

/** The noun of the sites or services of others named last up to a token; '' where ours were named; null where none were. */
export function elsewhereIn(s: Sentence, to: number): string | null {
  for (let k = to - 1; k > 0; k--) {
    if (!SITES.has(s.stem(k))) continue;
    for (let i = k - 1; i >= 0 && k - i < 4; i--) {
      const n = s.norm(i);
      if (FOREIGN.has(n) || (n === 'party' || n === 'parties') && s.norm(i - 1) !== 'first') return s.stem(k);
      if (s.bits(i) & Bit.FIRST) return '';
      if (s.bits(i) & (Bit.PUNCT | Bit.PREP | Bit.CONJ)) break;
    }
  }
  return null;
}

/** Whether a clause's subject points to the sites of others: "these websites", "those other sites". */
export function pointsElsewhere(s: Sentence, clause: Clause, before: string | null): boolean {
  const subject = clause.subject;
  if (!subject || !POINTING.has(s.norm(subject.from))) return false;
  let head = subject.from + 1;
  while (head < subject.to && !SITES.has(s.stem(head))) head++;
  if (head >= subject.to || head - subject.from > 3) return false;
  for (let k = subject.from + 1; k < head; k++) if (FOREIGN.has(s.norm(k)) || s.norm(k) === 'party') return true;
  return (elsewhereIn(s, subject.from) ?? before) === s.stem(head);
}

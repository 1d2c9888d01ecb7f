// "Other websites may …. These websites collect …": sites and services that are not ours, pointed to behind the words that named them.
import { POINTING } from '../../../generated/words/shared.js';
import { FIRMS, FOREIGN, NO_RUNNERS } from '../../../generated/words/elsewhere.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';

const OURS = new Set(['our', 'my', 'certain']);
const NONE: readonly string[] = [];
const UNNAMED: readonly string[] = ['third_parties'];

/** "Our pages show videos of other sites. These sites may set cookies": the others meant; null where "these" are ours. */
export function pointedAt(s: Sentence, clause: Clause, before: Sentence | null): readonly string[] | null {
  const subject = clause.subject;
  if (!subject || subject.to - subject.from > 4) return null;
  let from = subject.from;
  if (s.norm(from) === 'both' || s.norm(from) === 'all') from += s.norm(from + 1) === 'of' ? 2 : 1;
  const noun = subject.to - 1;
  if (!POINTING.has(s.norm(from)) || !(s.bits(noun) & Bit.FIRST_NOUN)) return null;
  for (let k = from + 1; k < noun; k++) if (FOREIGN.has(s.norm(k))) return UNNAMED;
  const ids = othersIn(s, subject.from, s.stem(noun)) ?? (before ? othersIn(before, before.tokens.length, s.stem(noun)) : null);
  return ids?.length ? ids : null;
}

const POINTERS = new Set(['the', 'this', 'that']);

/** "We use Stripe. This company stores": the one that the sentence before named, by what it is; not what the text calls itself. */
export function firmNamed(s: Sentence, { subject, group }: Clause, named: boolean): boolean {
  if (!named || !subject || subject.to - subject.from !== 2 || group.kind !== 'finite' || !POINTERS.has(s.norm(subject.from))) return false;
  const noun = subject.from + 1;
  if (s.bits(noun) & Bit.CAPITAL || s.own.some((n) => n.from <= noun && noun < n.to)) return false;
  return FIRMS.has(s.norm(noun)) || (s.norm(subject.from) !== 'the' && SERVICES.has(s.norm(noun)));
}

const SERVICES = new Set(['service', 'platform', 'plugin', 'tool']);

/** The others named in front of a token, none where it is ours that bear the noun; null where neither is named. */
function othersIn(s: Sentence, to: number, stem: string): readonly string[] | null {
  const named = s.within('recipient', { from: 0, to }).filter((p) => !NO_RUNNERS.has(p.id));
  for (let k = to - 1; k >= 0; k--) {
    if (s.stem(k) !== stem) continue;
    const whose = named.find((p) => p.from <= k && p.to > k);
    if (whose) return [whose.id];
    for (let m = k - 1; m >= 0 && k - m < 4 && !(s.bits(m) & (Bit.PUNCT | Bit.PREP)) && !s.isMain(m); m--) {
      if (FOREIGN.has(s.norm(m))) return UNNAMED;
      if (OURS.has(s.norm(m))) return NONE;
    }
  }
  return named.length ? [...new Set(named.map((p) => p.id))] : null;
}

/** Whether a sentence names what "these services" of the next may be. */
export function canBePointedAt(s: Sentence): boolean {
  for (let k = 0; k < s.tokens.length; k++) if (s.bits(k) & Bit.FIRST_NOUN) return true;
  return s.within('recipient', { from: 0, to: s.tokens.length }).length > 0;
}

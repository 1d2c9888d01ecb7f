// Verbs that are read and said in a way that leaves it open whether it is done: "hardly", "should", "wrongly", "would".
import { WRONGLY } from '../../generated/words/doubts.js';
import type { Clause } from './clause.js';
import { hasWord, type Found } from './found.js';
import type { Sentence } from './sentence.js';

/** "notices should be sent": no practice of the organisation. */
export function advised(s: Sentence, clause: Clause): boolean {
  return clause.group.passive && s.norm(clause.group.from) === 'should';
}

/** "built so that the shop would never have your card number": what is meant to be. */
export function supposed(s: Sentence, clause: Clause): boolean {
  return clause.actor === 'third' && s.norm(clause.group.from) === 'would';
}

const RIGHTS = new Set(['right', 'rights']);
const VERMIN = new Set(['virus', 'viruses', 'trojan', 'worms', 'malware']);

/** "A delivery network is used", "they must have the right to use it", "viruses which a third party may transmit": nothing that others do with data. */
export function toBeUsed(s: Sentence, clause: Clause, main: number, f: Found): boolean {
  if (clause.group.passive && clause.actor === 'third' && f.action === 'use' && s.base(main) === 'use' && s.norm(main + 1) !== 'by')
    return true;
  if (clause.group.kind === 'infinitive' && clause.governorNoun !== null && RIGHTS.has(clause.governorNoun)) return true;
  return clause.relative && s.holds(VERMIN);
}

const HARDLY = new Set(['hardly', 'scarcely', 'barely']);

const LITTLE = new Set(['little', 'next']);

/** "We hardly collect any data", "we collect barely any": neither said to be done nor denied. */
export function hardly(s: Sentence, clause: Clause, main: number): boolean {
  if (hasWord(s, Math.min(clause.start, clause.group.from) - 1, main + 2, HARDLY)) return true;
  // "little or no data", "next to no data"
  return hasWord(s, main + 1, main + 2, LITTLE) && s.norm(main + 3) === 'no';
}

/** "to make sure that we do not wrongly collect": it may well be done in the right way. */
export function wrongly(s: Sentence, clause: Clause, main: number): boolean {
  return hasWord(s, clause.group.from, main + 3, WRONGLY);
}

/** "You, your guardian or the administrator can delete it": the reader is among them. */
export function withReader(s: Sentence, { subject }: Clause): boolean {
  return subject !== null && s.norm(subject.from - 1) === ',' && s.norm(subject.from - 2) === 'you';
}

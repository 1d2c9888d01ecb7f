// Verbs that are read and said in a way that leaves it open whether it is done: "hardly", "should", "wrongly", "would".
import { WRONGLY } from '../../../generated/words/doubts.js';
import type { Clause } from '../clauses/clause.js';
import { deniesJoining, deniesNothing } from './denials.js';
import { ONLOOKERS, type Who } from '../sentences/doer.js';
import { hasWord, type Found } from '../roles/found.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';

/** In characters. No denial is that long: something was not understood. */
const LONGEST_DENIAL = 800;

/** Whether the words leave it open that it is done, or denied; `lasts`: a period is told. */
export function isLeftOpen(
  s: Sentence,
  clause: Clause,
  main: number,
  f: Found,
  actor: 'first' | 'third',
  negated: boolean,
  lasts: boolean,
): boolean {
  return (
    (advised(s, clause) && !(f.action === 'delete' && lasts)) ||
    (negated ? supposed(s, clause) || wrongly(s, clause, main) : actor === 'third' && toBeUsed(s, clause, main, f)) ||
    hardly(s, clause, main) ||
    // "a licence to copy, sell and show your posts": what anybody's lawyer writes.
    (f.action === 'sell' && clause.governorNoun !== null && LICENCES.has(clause.governorNoun)) ||
    (actor === 'third' && withReader(s, clause))
  );
}

/** Whether a denial of so many characters denies no practice. */
export function deniesLittle(
  s: Sentence,
  clause: Clause,
  main: number,
  f: Found,
  roles: Roles,
  actor: 'first' | 'third',
  length: number,
): boolean {
  return (
    length > LONGEST_DENIAL || deniesJoining(s, main, f, roles, actor) || (actor === 'first' && deniesNothing(s, clause, main, f, roles))
  );
}

/** "Members can edit or delete their posts": what readers do with their own. */
export function isReadersOwn(f: Found, actor: 'first' | 'third', { ids }: Who): boolean {
  return f.action === 'delete' && actor === 'third' && ids.length > 0 && ids.every((id) => ONLOOKERS.has(id));
}

/** "notices should be sent": no practice of the organisation. */
function advised(s: Sentence, clause: Clause): boolean {
  return clause.group.passive && s.norm(clause.group.from) === 'should';
}

/** "built so that the shop would never have your card number": what is meant to be. */
function supposed(s: Sentence, clause: Clause): boolean {
  return clause.actor === 'third' && s.norm(clause.group.from) === 'would';
}

const LICENCES = new Set(['license', 'licence']);
const RIGHTS = new Set(['right', 'rights']);
const VERMIN = new Set(['virus', 'viruses', 'trojan', 'worms', 'malware']);

/** "A delivery network is used", "they must have the right to use it", "viruses which a third party may transmit": nothing that others do with data. */
function toBeUsed(s: Sentence, clause: Clause, main: number, f: Found): boolean {
  if (clause.group.passive && clause.actor === 'third' && f.action === 'use' && s.base(main) === 'use' && s.norm(main + 1) !== 'by')
    return true;
  if (clause.group.kind === 'infinitive' && clause.governorNoun !== null && RIGHTS.has(clause.governorNoun)) return true;
  return clause.relative && s.holds(VERMIN);
}

const HARDLY = new Set(['hardly', 'scarcely', 'barely']);

const LITTLE = new Set(['little', 'next']);

/** "We hardly collect any data", "we collect barely any": neither said to be done nor denied. */
function hardly(s: Sentence, clause: Clause, main: number): boolean {
  if (hasWord(s, Math.min(clause.start, clause.group.from) - 1, main + 2, HARDLY)) return true;
  // "little or no data", "next to no data"
  return hasWord(s, main + 1, main + 2, LITTLE) && s.norm(main + 3) === 'no';
}

/** "to make sure that we do not wrongly collect": it may well be done in the right way. */
function wrongly(s: Sentence, clause: Clause, main: number): boolean {
  return hasWord(s, clause.group.from, main + 3, WRONGLY);
}

/** "You, your guardian or the administrator can delete it": the reader is among them. */
function withReader(s: Sentence, { subject }: Clause): boolean {
  return subject !== null && s.norm(subject.from - 1) === ',' && s.norm(subject.from - 2) === 'you';
}

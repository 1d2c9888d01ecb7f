// What readers, staff and the like are said to do that gives nobody outside anything.
import type { Clause } from '../clauses/clause.js';
import { hasWord, type Found } from '../roles/found.js';
import type { Sentence } from '../sentences/sentence.js';
import { ONLOOKERS, type Who } from '../sentences/doer.js';

const STAFF = new Set(['employees', 'employee', 'staff', 'personnel']);
const AWAY = new Set(['away', 'clear', 'out', 'off']);
const THEIR = new Set(['their']);
const REGAINING = new Set(['retrieve', 'recover', 'restore']);

/** What is said of readers and lets nobody see anything: "erased and cannot be retrieved by anyone", "we enable users to view their own". */
export function idle(s: Sentence, clause: Clause, main: number, f: Found, who: Who): boolean {
  // "Only employees or agents who need it may see your data"
  if (
    f.action === 'collect' &&
    who.actor === 'third' &&
    clause.subject &&
    !(clause.negated && who.ids.includes('anyone')) &&
    hasWord(s, clause.subject.from, clause.subject.to, STAFF)
  )
    return true;
  // "We keep away from your letters", "we keep your letters away from brokers"
  if (f.action === 'retain' && s.base(main) === 'keep') {
    if (AWAY.has(s.norm(main + 1))) return true;
    const away = s.find(main + 2, clause.region.to, AWAY);
    if (s.norm(away) === 'away' && s.norm(away + 1) === 'from') return true;
  }
  // "clauses that allow companies to transfer data abroad": what a law or contract lets be done.
  if (f.action === 'transfer' && who.actor === 'third' && clause.group.kind === 'infinitive' && s.has('mechanism')) return true;
  if (f.action !== 'collect' || who.actor !== 'third' || !who.ids.length || !who.ids.every((id) => ONLOOKERS.has(id))) return false;
  // "We do not permit anyone to read your letters"
  if (clause.negated && clause.group.kind === 'infinitive' && who.ids.includes('anyone')) return false;
  // "All users can see their own orders"
  if (hasWord(s, main + 1, main + 5, THEIR) && !clause.group.passive) return true;
  return REGAINING.has(s.base(main)) || (clause.group.kind === 'infinitive' && !f.given && clause.governor?.group.copula !== true);
}

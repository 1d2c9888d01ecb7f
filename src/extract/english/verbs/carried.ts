// Trackers that pages, messages and adverts carry, whose they are, and what it comes to that somebody recognises a computer or is told of a visit.
import { CARRIERS, CARRYING, PLACING, VISITS } from '../../../generated/words/carried.js';
import { RECOGNISING } from '../roles/things.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { hasWord, type Found } from '../roles/found.js';
import { isTrackerObject, tracking } from './gathering.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';

/** What is set on a computer, not a button or a tool that stands on a page. */
const SET = new Set(['cookie', 'pixel', 'local_storage', 'flash_lso', 'email_beacon']);
const OWNING = new Set(['from', 'of', 'by']);
const BROWSERS = new Set(['browser', 'computer', 'device']);
const US = new Set(['us']);
const NO_OWNERS = new Set(['acquirer', 'government', 'public', 'anyone', 'other_users']);
const DEVICES = new Set(['computer', 'browser', 'device', 'phone']);
const INFORMING = new Set(['inform', 'notify', 'tell']);
const OF = new Set(['of', 'about', 'that', 'which']);

/** "Our newsletters contain beacons", "the pages include cookies from third parties". */
export function carried(s: Sentence, clause: Clause, main: number, base: string, roles: Roles): Found[] | null {
  const received = receivedFrom(s, clause, base, roles);
  if (received) return received;
  if (
    !CARRYING.has(base) ||
    !roles.trackers.length ||
    clause.group.kind !== 'finite' ||
    clause.group.passive ||
    !isTrackerObject(s, roles, main)
  )
    return null;
  const subject = clause.subject;
  if (!subject || !roles.trackers.every((t) => SET.has(t.id)) || !isCarrier(s, clause)) return null;
  const found = ownedTrackers(s, clause, roles);
  if (found) return found;
  // "adverts from third parties may contain cookies": whose the advert is.
  const owner = s.within('recipient', subject)[0];
  return tracking(roles).map((f) => (owner ? { ...f, actor: 'third' as const } : f));
}
carried.verbs = { bases: [CARRYING, 'receive'] } satisfies Verbs;

/** "Your browser may receive cookies from us or from our partners". */
function receivedFrom(s: Sentence, clause: Clause, base: string, roles: Roles): Found[] | null {
  if (
    base !== 'receive' ||
    !roles.trackers.length ||
    clause.group.kind !== 'finite' ||
    clause.negated ||
    !clause.subject ||
    s.find(clause.subject.from, clause.subject.to, BROWSERS) < 0
  )
    return null;
  const at = roles.trackers[0]?.to ?? 0;
  if (s.norm(at) !== 'from') return null;
  const theirs = s.within('recipient', { from: at + 1, to: Math.min(at + 9, s.tokens.length) }).some((p) => !NO_OWNERS.has(p.id));
  const ours = hasWord(s, at + 1, at + 3, US);
  return theirs
    ? tracking(roles).flatMap((f) => [...(ours ? [f] : []), { ...f, actor: 'third' as const, doubt: "a tracker is its owner's" }])
    : null;
}

function isCarrier(s: Sentence, clause: Clause): boolean {
  for (let k = subjectOf(clause).from; k < subjectOf(clause).to; k++) if (CARRIERS.has(s.stem(k))) return true;
  return false;
}

/** The statement of trackers whose owner stands behind them: "cookies from our partners", "beacons placed by others". */
export function ownedTrackers(s: Sentence, clause: Clause, roles: Roles): Found[] | null {
  const tracker = roles.trackers.at(-1);
  if (!tracker || clause.negated) return null;
  let at = tracker.to;
  if (PLACING.has(s.base(at)) && s.norm(at + 1) === 'by') at++;
  if (!OWNING.has(s.norm(at))) return null;
  const owner = s.within('recipient', { from: at + 1, to: Math.min(at + 6, s.tokens.length) }).find((p) => !NO_OWNERS.has(p.id));
  return owner ? tracking(roles).map((f) => ({ ...f, actor: 'third' as const, doubt: "a tracker is its owner's" })) : null;
}

/** "the ad server recognises your computer", "partners identify your browser". */
export function recognised(s: Sentence, clause: Clause, main: number, roles: Roles): Found | null {
  if (roles.data.length > 0 || clause.group.passive || clause.negated || clause.actor === 'unknown' || clause.actor === 'data') return null;
  for (let k = main + 1; k < main + 4 && k < s.tokens.length; k++) {
    if (s.bits(k) & (Bit.PUNCT | Bit.PREP | Bit.SUB | Bit.CONJ | Bit.REL)) return null;
    if (DEVICES.has(s.stem(k)))
      return s.bits(k - 1) & (Bit.USER | Bit.POSS | Bit.DET) && !(s.bits(k + 1) & Bit.GENERIC)
        ? { action: 'track', implies: 'device.cookie_id', doubt: 'a computer is recognised by what was set on it' }
        : null;
  }
  return null;
}
recognised.verbs = { bases: [RECOGNISING] } satisfies Verbs;

/** "Birchvid is informed of which page you visit", "the network is told about your visit": it receives that. */
export function informed(s: Sentence, clause: Clause, main: number): Found | null {
  if (!clause.group.passive || clause.actor !== 'third' || clause.negated) return null;
  return hasWord(s, main + 1, main + 3, OF) &&
    hasWord(s, main + 1, Math.min(main + 12, s.tokens.length), VISITS) &&
    s.readings(main) & Reading.convey
    ? { action: 'collect', implies: 'usage.activity', doubt: 'who is told of a visit learns of it' }
    : null;
}
informed.verbs = { bases: [INFORMING] } satisfies Verbs;

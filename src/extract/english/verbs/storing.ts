// "store", "keep", "hold", "maintain": where data lie, and for how long.
import type { Duration } from '../../../model/statement.js';
import { INTRANSITIVE } from '../../../generated/words/roles.js';
import { KEPT_HOW, KEPT_SAFE, MACHINES, PAPERS, QUALITIES, WITHIN } from '../../../generated/words/storing.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { durationIn } from '../roles/durations.js';
import { hasWord, type Found } from '../roles/found.js';
import { FOLLOWING } from '../roles/leadkind.js';
import { makesRecord } from './keeping.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { onDevice } from './ondevice.js';
import type { Roles } from '../roles/roles.js';
import { afterwards } from '../limits/times.js';
import type { Sentence } from '../sentences/sentence.js';

const GOING_ON = new Set(['continue']);
const FOR_GOOD = new Set(['permanently', 'permanent']);
const MINIMUM = new Set(['minimum']);
const ONLY = new Set(['only', 'solely']);
const HERE = new Set(['locally', 'device', 'phone', 'computer']);
const SAFELY = new Set(['secure', 'securely', 'safe', 'safely']);
const EFFORTS = new Set(['effort', 'efforts', 'measures', 'steps', 'precautions']);
const PLACED = new Set(['on', 'in', 'by']);
const ABOUT = new Set(['about', 'of', 'from', 'regarding', 'by']);
const KEEPING = new Set(['keeping']);
const DATE = new Set(['date']);
const BEFORE_DATE = new Set(['to', '-']);

/** "permanently": without an end. */
export function forGood(s: Sentence, clause: Clause): Duration | null {
  const at = s.find(clause.group.from, clause.region.to, FOR_GOOD);
  return at < 0 ? null : { kind: 'indefinite', days: null, event: null, text: s.words(at, at + 1) };
}

/** "store", "keep", "hold": collected, retained, secured or placed abroad. */
export function store(s: Sentence, clause: Clause, roles: Roles, main: number, base: string): Found[] {
  // "we use a vendor to store the information": what is stored was said before.
  if (
    clause.group.kind === 'infinitive' &&
    clause.governor &&
    !clause.governorNoun &&
    clause.governor.group.mains.some(
      (m) =>
        s.base(m) === 'use' ||
        (s.base(m) === 'need' && clause.actor !== 'first') ||
        (clause.governor?.group.passive && s.readings(m) & Reading.convey),
    )
  )
    return [];
  // "transferred to, and maintained on, computers abroad": told by the first verb.
  if (
    clause.group.passive &&
    [...clause.group.mains, ...(clause.group.shares?.mains ?? [])].some(
      (m) => m < main && (s.base(m) === 'transfer' || s.base(m) === 'transmit'),
    ) &&
    !byUs(s, main, clause.region.to)
  )
    return [];
  // "The integrity of your data is maintained"
  if (clause.group.passive && clause.subject && hasWord(s, clause.subject.from, clause.subject.to, QUALITIES)) return [];
  if (effort(s, clause) && hasWord(s, clause.region.from, clause.region.to, SAFELY)) return [{ action: 'secure' }];
  // "We will continue to store it", "it will continue to be stored": how long.
  if (clause.group.kind === 'infinitive' && !clause.negated && GOING_ON.has(s.base(clause.group.from - 1))) return [{ action: 'retain' }];
  const region = { from: clause.group.from, to: s.tokens.length };
  const lasts = durationIn(s, { from: clause.region.from, to: Math.min(region.to, clause.region.to + 14) });
  // "keep you informed"
  if (base === 'keep' && clause.region.from < s.tokens.length && s.norm(clause.region.from) === 'you') return [];
  if (base === 'keep' || base === 'hold' || base === 'maintain') {
    if (hasWord(s, clause.region.from, Math.min(clause.region.to, clause.region.from + 14), KEPT_HOW) || isUpToDate(s, clause))
      return hasWord(s, clause.region.from, clause.region.to, KEPT_SAFE) ? [{ action: 'secure' }] : [];
    // "We maintain the privacy of your data"
    if (base === 'maintain' && hasWord(s, clause.region.from, Math.min(clause.region.to, clause.region.from + 3), QUALITIES)) return [];
    if (
      (base === 'maintain' && !roles.data.length && !lasts && !isInformation(s, clause)) ||
      hasWord(s, clause.region.from, clause.region.to, MINIMUM)
    )
      return [];
  }
  if (s.find(clause.group.from, clause.region.to, ONLY) >= 0 && s.find(clause.region.from, clause.region.to, HERE) >= 0)
    // "This cookie is only stored on your computer": where cookies lie, which are ours to read.
    return roles.data.some((d) => d.id === 'device.cookie_id')
      ? []
      : [{ action: 'collect', flips: true, doubt: 'what stays on the device is not collected' }];
  if (leftHere(s, clause))
    return clause.negated ? [] : [{ action: 'collect', flips: true, doubt: 'what stays on the device is not collected' }];
  // "Your notes are saved on your own computer": by the reader's program, not by us.
  if (leftToReader(s, clause, roles, main)) return [];
  // "We may maintain it for record keeping": what is kept, for good or bad.
  const keeping = s.find(clause.region.from, clause.region.to, KEEPING);
  if (!clause.negated && base !== 'store' && keeping > 0 && s.stem(keeping - 1) === 'record') return [{ action: 'retain' }];
  // "We do not store it permanently": how long, not whether.
  if (lasts || forGood(s, clause) || (!clause.negated && forSomeTime(s, clause)) || (clause.negated && afterwards(s, clause)))
    return [{ action: 'retain' }];
  // "we do not store data about children in Peru": where they live.
  if (roles.place && clause.negated && !storedAt(s, clause)) return [{ action: 'collect' }];
  if (roles.place && base !== 'keep')
    return storedAt(s, clause)
      ? [{ action: 'transfer', doubt: 'where data are stored is read as where they go' }]
      : [{ action: 'collect' }, { action: 'transfer', doubt: 'where data are stored is read as where they go' }];
  if ((base === 'keep' || base === 'maintain' || base === 'hold') && !clause.negated && isOwnPaper(s, roles.object)) return [];
  if (base === 'keep' && !clause.negated) {
    // "collect and keep it": said once.
    if (clause.group.mains.some((m) => m < main && s.readings(m) & Reading.collect)) return [];
    return [{ action: makesRecord(s, clause) || comesIn(s, clause, main) ? 'collect' : 'retain' }];
  }
  const tracker = roles.trackers[0];
  if (tracker && !roles.data.some((d) => d.id !== 'device.cookie_id'))
    return [{ action: 'track', mechanism: tracker.id, implies: 'device.cookie_id' }];
  return [{ action: 'collect' }];
}

/** "We keep the following data:", "if you write to us, we keep your letter": what is had at all, not for how long. */
function comesIn(s: Sentence, clause: Clause, main: number): boolean {
  if (s.norm(s.tokens.length - 1) === ':' && s.find(main + 1, main + 3, FOLLOWING) > 0) return true;
  return (
    s.find(main, clause.region.to, ONLY) < 0 &&
    s.clauses.some((c) => c.hypothetical && c.actor === 'user' && c.group.mains.some((m) => WRITING.has(s.base(m))))
  );
}

/** "temporarily", "for a limited time": for how long is not told in days. */
function forSomeTime(s: Sentence, { group, region }: Clause): boolean {
  for (let k = s.find(group.from, region.to, TIMES); k >= 0; k = s.find(k + 1, region.to, TIMES)) {
    if (s.norm(k) === 'temporarily') return true;
    for (let from = k - 2; from > group.from && k - from < LONGEST_TIME; from--) {
      if (s.norm(from) === 'for') return s.norm(k - 1) !== 'first' && !s.verb(k + 1) && !(s.bits(k + 1) & Bit.GENERIC);
      if (s.bits(from) & (Bit.PREP | Bit.PUNCT | Bit.CONJ) && s.norm(from) !== 'of' && !(s.bits(from) & Bit.DET)) break;
    }
  }
  return false;
}

const CONCERNING = new Set(['about', 'on', 'regarding', 'concerning']);
const TIMES = new Set(['time', 'period', 'temporarily']);
const LONGEST_TIME = 7;
const WRITING = new Set(['email', 'e-mail', 'contact', 'write', 'send']);

/** "maintain information about an order", not "maintain information security" */
function isInformation(s: Sentence, { region }: Clause): boolean {
  return (s.bits(region.from) & Bit.GENERIC) !== 0 && CONCERNING.has(s.norm(region.from + 1));
}

function byUs(s: Sentence, main: number, to: number): boolean {
  for (let k = main + 1; k < to; k++) if (s.norm(k) === 'us' && s.norm(k - 1) === 'by') return true;
  return false;
}

/** "We make every effort to store it securely": what is striven for is safety. */
function effort(s: Sentence, clause: Clause): boolean {
  return (
    clause.group.kind === 'infinitive' &&
    EFFORTS.has(s.norm(clause.group.from - 1) === 'to' ? s.norm(clause.group.from - 2) : s.norm(clause.group.from - 1))
  );
}

/** "on your phone, not on our servers", "in the browser rather than on our systems". */
function leftHere(s: Sentence, clause: Clause): boolean {
  for (let k = clause.region.from; k < clause.region.to; k++) {
    if ((s.norm(k) !== 'not' && !(s.norm(k) === 'than' && s.norm(k - 1) === 'rather')) || !PLACED.has(s.norm(k + 1))) continue;
    if (s.bits(k + 2) & (Bit.FIRST | Bit.DET) && hasWord(s, k + 3, k + 5, MACHINES)) return true;
  }
  return false;
}

/** Data said to be on the reader's own device; cookies there are ours to read. */
export function leftToReader(s: Sentence, clause: Clause, roles: Roles, main: number): boolean {
  if (
    (!clause.group.passive && !INTRANSITIVE.has(s.base(main))) ||
    clause.actor !== 'data' ||
    (roles.data.length === 0 && !(roles.generic && STAYING.has(s.base(main))) && s.norm(subjectOf(clause).from) !== 'everything') ||
    roles.data.some((d) => d.id === 'device.cookie_id') ||
    s.has('tracker') ||
    // "not all of your notes stay", "they do not only stay": some go elsewhere.
    s.norm(subjectOf(clause).from) === 'not' ||
    s.norm(s.find(clause.group.from, main, ONLY) - 1) === 'not'
  )
    return false;
  return onDevice(s, clause, { from: main + 1, to: clause.region.to }, STAYING.has(s.base(main)));
}

const STAYING = new Set(['stay', 'remain']);

/** "We store it only in the EU": nothing else stands behind the verb than what and where; "data about members in Peru" names no place of storage. */
function storedAt(s: Sentence, clause: Clause): boolean {
  const place = s.within('place', clause.region)[0];
  if (!place || s.find(clause.region.from, place.from, ABOUT) >= 0) return false;
  return (
    s.find(Math.max(clause.region.from, place.from - 4), place.from + 1, WITHIN) >= 0 &&
    s.within('data', clause.region).every((p) => p.id === 'personal' || p.id === 'content')
  );
}

/** "keep your data up to date"; "keep your date of birth" is about data. */
function isUpToDate(s: Sentence, { region }: Clause): boolean {
  const at = s.find(region.from, Math.min(region.to, region.from + 14), DATE);
  return at >= 0 && BEFORE_DATE.has(s.norm(at - 1));
}

/** "keep our policy under review", "keep earlier versions of this notice". */
export function isOwnPaper(s: Sentence, object: Roles['object']): boolean {
  for (let k = object.from; k < Math.min(object.to, object.from + 8); k++) {
    if (PAPERS.has(s.norm(k))) return true;
    if (s.bits(k) & (Bit.GENERIC | Bit.USER)) return false;
  }
  return false;
}

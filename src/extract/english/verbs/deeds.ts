// What verbs say that are read by their place in the lexicon alone, without a file of their own.
import { ADS } from '../../../generated/words/shared.js';
import { INSTALLING, PLAINLY } from '../../../generated/words/deeds.js';
import { INTRANSITIVE } from '../../../generated/words/roles.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { ONLOOKERS } from '../sentences/doer.js';
import { lastVerb } from '../groups/group.js';
import type { Clause } from '../clauses/clause.js';
import { ownedTrackers } from './carried.js';
import { onDevice } from './ondevice.js';
import { share } from './disclosing.js';
import { convey } from './conveying.js';
import { durationIn } from '../roles/durations.js';
import { hasWord, type Found } from '../roles/found.js';
import { isTrackerObject, areYours, isYours, tracking, WEAK_GOAL } from './gathering.js';
import { gets } from './getting.js';
import { isLetIn } from './lettingin.js';
import { endsAccount, endsData, staysSomewhere } from './keeping.js';
import { heldElsewhere, isOnOurs } from './hosting.js';
import { adsNamed, isForAds, trackedForAds, usedForAds } from './adpurposes.js';
import { sharedToMarket } from './marketing.js';
import { uses } from './using.js';
import { workedOnForUs } from './reaching.js';
import type { Roles } from '../roles/roles.js';
import { forGain } from './selling.js';
import type { Sentence } from '../sentences/sentence.js';
import { store } from './storing.js';
import type { Verb, Verbs } from './verbs.js';
import { show } from './showing.js';

const OPEN = new Set(['(']);
/** "The cookie expires": it ends by itself. */
const ENDING = new Set(['expire', 'die']);
const TIMES = new Set(['time', 'anytime']);
const BY = new Set(['by']);
const OUR = new Set(['our']);
/** "We log visits for a week": what is written down, and for how long. */
const LOGGING = new Set(['log', 'record']);

/** What a reader found as a list, null where it is nothing. */
export function one(found: Found | null): Found[] | null {
  return found && [found];
}

/** "set a cookie", "pages use beacons" */
export function placed({ s, clause, main, base, roles }: Verb): Found[] | null {
  const first = roles.trackers[0];
  // "apps that use our software kit": what they do for themselves.
  if (first && clause.actor === 'third' && hasWord(s, Math.max(main + 1, first.from - 3), first.from, OUR)) return [];
  if (first)
    return isTrackerObject(s, roles, main)
      ? [...((base === 'set' ? ownedTrackers(s, clause, roles) : null) ?? tracking(roles)), ...trackedForAds(s, clause, roles, base)]
      : null;
  if (
    !clause.group.passive ||
    clause.actor !== 'tool' ||
    base === 'write' ||
    base === 'incorporate' ||
    (clause.negated && s.clauses.some((c) => c.governor?.group === clause.group && c.group.kind === 'infinitive'))
  )
    return null;
  // "Cookies are not set to annoy you": an aim alone is denied, by a verb that no list has.
  if (
    clause.negated &&
    s.bits(main + 1) & Bit.TO &&
    s.norm(main + 1) === 'to' &&
    !s.isMain(main + 2) &&
    s.bits(main + 3) & (Bit.USER | Bit.PREP)
  )
    return [];
  return (
    usedForAds(roles, base, clause.negated) ?? [
      { action: 'track', mechanism: 'cookie', implies: 'device.cookie_id' },
      ...((clause.negated ? adsNamed(s, roles) : clause.subject && isForAds(s, clause.subject)) ? [{ action: 'advertise' as const }] : []),
    ]
  );
}
placed.verbs = { readings: Reading.place } satisfies Verbs;

/** "Google Analytics is used on this website" */
export function installed({ s, clause, main }: Verb): Found[] | null {
  return clause.group.passive &&
    clause.group.kind === 'finite' &&
    clause.subject &&
    s.norm(main + 1) === 'on' &&
    s.within('tracker', clause.subject).some((p) => p.id === 'analytics')
    ? [{ action: 'track', actor: 'first', nominal: true, mechanism: 'analytics', implies: 'usage.activity' }]
    : null;
}
installed.verbs = { bases: [INSTALLING] } satisfies Verbs;

/** Data, or an account with them, that are deleted. */
export function ended({ s, clause, base, roles, about }: Verb): Found[] | null {
  if (
    (about && deletes(roles, base, clause.group.passive) && endsData(s, clause, base) && !ENDING.has(base)) ||
    (ENDING.has(base) && (clause.actor === 'data' || clause.actor === 'tool'))
  )
    return deleted(s, clause, roles);
  return !about && endsAccount(s, clause, base) ? [{ action: 'delete', reach: clause.region.to }] : null;
}
ended.verbs = { readings: Reading.delete } satisfies Verbs;

/** Verbs of protecting, training, sharing, showing and passing on. */
export function handedOn({ s, clause, main, base, readings, roles, about }: Verb): Found[] | null {
  const out: Found[] = [];
  if (readings & Reading.secure && about && s.norm(main + 1) !== 'against') out.push({ action: 'secure' });
  if (readings & Reading.train && (about || s.within('purpose', { from: main, to: clause.region.to }).some((p) => p.id === 'ai_training')))
    out.push({ action: 'train' });
  if (about && readings & (Reading.share | Reading.convey) && forGain(s, main, clause.region.to))
    return [{ action: 'sell', doubt: 'what is given for gain is sold' }, { action: 'share' }];
  if (readings & Reading.share) out.push(...(one(share(s, roles, about, clause, base)) ?? []));
  else if (readings & Reading.show) out.push(...(one(show(roles, about, s, clause, main)) ?? []));
  else if (readings & Reading.convey) out.push(...convey(s, roles, about, clause, base, main));
  if (out.some((f) => f.action === 'share' && !f.actor && !f.flips) && sharedToMarket(s, clause, main, roles))
    out.push({ action: 'advertise', doubt: 'what is shared for marketing is used to advertise' });
  return out.length ? out : null;
}
handedOn.verbs = { readings: Reading.secure | Reading.train | Reading.share | Reading.convey | Reading.show } satisfies Verbs;

export function retained({ s, clause, main, base, about }: Verb): Found[] | null {
  return (INTRANSITIVE.has(base) ? (clause.actor === 'data' || clause.actor === 'tool') && staysSomewhere(s, clause, main) : about)
    ? [{ action: 'retain' }]
    : null;
}
retained.verbs = { readings: Reading.retain } satisfies Verbs;

export function outside({ s, clause, main, base, roles, about }: Verb): Found[] | null {
  const found = workedOnForUs(s, clause, main, base, roles);
  return found && [found, ...uses(s, clause, roles, about, main)];
}

/** What is stored, here or with others. */
export function held({ s, clause, main, base, readings, roles, about }: Verb): Found[] | null {
  const elsewhere = about ? heldElsewhere(s, clause, main, base, roles) : null;
  if (elsewhere && clause.negated) return [elsewhere];
  if (elsewhere && !(readings & Reading.store))
    return readings & Reading.use ? [elsewhere, ...uses(s, clause, roles, about, main)] : [elsewhere];
  if (!(readings & Reading.store && about)) return null;
  const stored = store(s, clause, roles, main, base);
  // "on our servers, hosted by Birchline": with us, too.
  if (elsewhere && isOnOurs(s, main, clause.region.to)) return [...stored, elsewhere];
  return elsewhere
    ? [
        ...(roles.place ? [{ action: 'transfer' as const, doubt: 'where data are stored is read as where they go' }] : []),
        elsewhere,
        ...stored.filter((f) => f.action === 'retain' && base !== 'keep'),
      ]
    : stored;
}
held.verbs = { bases: heldElsewhere.verbs.bases, readings: Reading.store } satisfies Verbs;

/** "logged in our systems", "in the server's files": a place of ours, nobody who signs in. */
function isInOurs(s: Sentence, at: number): boolean {
  return (s.bits(at) & Bit.DET) !== 0 && s.findStem(at + 1, at + 4, LOGS) > 0;
}

const LOGS = new Set(['system', 'server', 'log', 'database', 'file']);

export function collected({ s, clause, main, base, readings, about }: Verb): Found[] | null {
  // "patterns used to extract a template": of a law's definition.
  if (base === 'extract' && clause.group.kind !== 'finite') return null;
  // "These files log visitors"
  if (
    base === 'log' &&
    LOGGED.has(s.norm(main + 1)) &&
    !NO_DATA.has(s.norm(main + 2)) &&
    (clause.actor === 'first' || clause.actor === 'data') &&
    !clause.relative
  )
    return [{ action: 'collect', implies: 'usage.activity', doubt: 'who visits is written down' }];
  if (
    readings & Reading.collect &&
    about &&
    base !== 'register' &&
    !(base === 'log' && s.norm(main + 1) === 'in' && !isInOurs(s, main + 2))
  )
    return LOGGING.has(base) && durationIn(s, { from: main + 1, to: clause.region.to })
      ? [{ action: 'collect' }, { action: 'retain' }]
      : [{ action: 'collect' }];
  if (about || clause.group.mains.length !== 1 || clause.actor !== 'first' || (!isYours(s, main, base) && !areYours(s, clause, base)))
    return null;
  return onDevice(s, clause, clause.region) ? [] : [{ action: 'collect', doubt: "what is the reader's is taken for data" }];
}
// "log users in"
const LOGGED = new Set(['visitors', 'users']);
const NO_DATA = new Set(['in', 'out', 'on', 'off']);
collected.verbs = { readings: Reading.collect | Reading.store } satisfies Verbs;

export function got({ s, clause, base, roles }: Verb): Found[] | null {
  // "All members can see and change their own data": readers, what is theirs.
  if (readersOwn(s, clause, roles) || (WANTING.has(base) && asksOthers(s, roles))) return [];
  const incidental =
    clause.group.kind === 'infinitive' &&
    clause.actor === 'first' &&
    clause.governor !== null &&
    !clause.governorNoun &&
    !clause.governor.group.copula &&
    !isPermitted(s, clause.governor);
  // "data by which one can identify a person (\"Personal Data\")": what they are.
  const weak =
    incidental && base !== 'ask' && roles.data.every((d) => WEAK_GOAL.test(d.id) || (base === 'identify' && d.id === 'personal'));
  if (weak || !gets(s, clause, roles, base)) return null;
  const letIn = isLetIn(s, clause, base, roles);
  // "We do not let others access it": what anybody can see is shared, and said once.
  return [
    ...(letIn && clause.actorIds.every((id) => ONLOOKERS.has(id)) ? [] : [{ action: 'collect' as const, ...getsDoubt(roles, base) }]),
    ...(letIn ? [{ action: 'collect' as const, given: true }] : []),
  ];
}
got.verbs = { readings: Reading.get } satisfies Verbs;

const WANTING = new Set(['require', 'request', 'need', 'have', 'want']);

/** "We require printers who receive your name to guard it": what is wanted of others, of whom alone the data are told. */
function asksOthers(s: Sentence, { object }: Roles): boolean {
  const data = s.within('data', object);
  const others = s.within('recipient', { from: object.from, to: data[0]?.from ?? object.from });
  return (
    others.length > 0 &&
    data.every((d) => s.clauses.some((c) => c.relative && c.group.kind === 'finite' && c.group.from > object.from && c.group.from < d.from))
  );
}

function readersOwn(s: Sentence, { actor, actorIds, group, subject }: Clause, { object }: Roles): boolean {
  return (
    actor === 'third' &&
    actorIds.length > 0 &&
    actorIds.every((id) => id === 'other_users') &&
    !group.passive &&
    s.norm(subject?.from ?? -1) !== 'other' &&
    (s.norm(object.from) === 'their' || s.norm(lastVerb(group) + 1) === 'their')
  );
}

/** "You allow us to access your contacts": what the reader lets us do. */
function isPermitted(s: Sentence, { actor, group }: Clause): boolean {
  return actor === 'user' && group.mains.some((m) => s.readings(m) & Reading.permit);
}

/** "Adverts by our partners", not "pages (with their adverts)". */
export function adsIn(s: Sentence, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const at = s.find(from, to, ADS);
  return at >= 0 && s.find(from, at, OPEN) < 0;
}

function deleted(s: Sentence, clause: Clause, roles: Roles): Found[] {
  if (clause.negated) return [{ action: 'retain', flips: true, doubt: 'what is not deleted is kept' }];
  // "Saved cookies can be deleted at any time": by the reader.
  if (clause.actor === 'tool' && clause.group.passive && s.norm(clause.group.from) === 'can') return [];
  // "It can be erased at any time": by whoever it is of.
  if (
    clause.group.passive &&
    s.norm(clause.group.from) === 'can' &&
    hasWord(s, clause.region.from, clause.region.to, TIMES) &&
    !hasWord(s, clause.region.from, clause.region.to, BY)
  )
    return [];
  // "We may remove any message": for what it says.
  const moderated =
    (clause.group.passive ? hasWord(s, clause.region.from, clause.region.from + 2, OUR) : clause.actor === 'first') &&
    (clause.modal === 'may' || clause.governorNoun === 'right') &&
    roles.data.length > 0 &&
    roles.data.every((d) => d.id.startsWith('content')) &&
    !ofReader(s, roles);
  return moderated ? [] : [{ action: 'delete' }];
}

function ofReader(s: Sentence, { object }: Roles): boolean {
  for (let k = object.from; k < object.to; k++) if (s.norm(k) === 'your') return true;
  return false;
}

/** "scan", "have", "look at": that data are collected is told by the object alone. */
function getsDoubt(roles: Roles, base: string): { doubt?: string } {
  if (roles.generic && !roles.data.length) return { doubt: 'only "information" is named' };
  return PLAINLY.has(base) ? {} : { doubt: `what "${base}" is about is data` };
}

function deletes(roles: Roles, base: string, passive: boolean): boolean {
  // "eliminate the risks", "eliminate messages nobody reads"
  if (base === 'eliminate')
    return (roles.generic && roles.data.every((d) => d.id === 'personal') && roles.object.to - roles.object.from < 12) || roles.pronoun;
  return (
    (base !== 'clear' && base !== 'remove') ||
    passive ||
    roles.data.some((d) => d.id !== 'device.cookie_id') ||
    roles.generic ||
    roles.pronoun
  );
}

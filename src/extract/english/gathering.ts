// Verbs by which data come to be held: tracking, storing, getting.
import { Bit, Reading } from './lexicon.js';
import type { Clause } from './clause.js';
import { onDevice } from './denials.js';
import { hasWord, type Found } from './found.js';
import { makesRecord } from './keeping.js';
import { AD_WORDS } from './marketing.js';
import { durationIn } from './durations.js';
import { INTRANSITIVE, type Roles } from './roles.js';
import type { Sentence } from './sentence.js';

const BEHAVIOUR = new Set(['visitor', 'visitors', 'user', 'users', 'you', 'your', 'customers', 'movement', 'movements', 'behavior', 'behaviour', 'sessions', 'session', 'usage', 'traffic', 'clicks', 'people']);

/** Verbs that place a cookie only where it stands right behind them: "we pass a cookie to your computer". */
const PASSING = new Set(['send', 'pass', 'serve', 'transfer']);
const OPTING_OUT = new Set(['opt', 'opt-out', 'optout', 'add-on', 'addon', 'plug-in', 'plugin', 'blocker', 'blockers']);
const TO_COMPUTER = new Set(['to', 'for', 'from', 'by', 'through', 'via', 'in']);

/** Whether a cookie or the like is what the verb is about, not its means. */
export function isTrackerObject(s: Sentence, roles: Roles, main: number): boolean {
  const first = roles.trackers[0];
  if (first && PASSING.has(s.base(main)) && (first.from - main > 5 || hasWord(s, main, first.to, AD_WORDS))) return false;
  // "install the Acme Analytics opt-out add-on"
  if (first && hasWord(s, first.to, first.to + 4, OPTING_OUT)) return false;
  return first !== undefined && !(s.bits(first.to) & Bit.GENERIC) && s.norm(first.from - 1) !== 'term' && s.norm(first.from - 2) !== 'term' && (first.from - main < 12) && s.find(Math.max(main + 1, roles.object.from), first.from, TO_COMPUTER) < 0;
}

/** The statement that a tracker makes by itself. */
export function tracking(roles: Roles): Found[] {
  const kinds = [...new Set(roles.trackers.map((t) => t.id))];
  const mechanism = kinds[0] as string;
  return [{ action: 'track', mechanism, implies: mechanism === 'analytics' ? 'usage.activity' : 'device.cookie_id' }];
}

/** "store", "keep", "hold": collected, retained, secured or placed abroad. */
export function store(s: Sentence, clause: Clause, roles: Roles, main: number, base: string): Found[] {
  // "we use a vendor to store the information": what is stored was said before.
  if (clause.group.kind === 'infinitive' && clause.governor && !clause.governorNoun && clause.governor.group.mains.some((m) => s.base(m) === 'use' || s.base(m) === 'need' && clause.actor !== 'first' || clause.governor?.group.passive && (s.tokens[m]?.verb?.readings ?? 0) & Reading.convey)) return [];
  // "transferred to, and maintained on, computers abroad": told by the first verb.
  if (clause.group.passive && [...clause.group.mains, ...clause.group.shares?.mains ?? []].some((m) => m < main && (s.base(m) === 'transfer' || s.base(m) === 'transmit')) && !byUs(s, main, clause.region.to)) return [];
  // "The integrity of your data is maintained"
  if (clause.group.passive && clause.subject && hasWord(s, clause.subject.from, clause.subject.to, QUALITIES)) return [];
  if (effort(s, clause) && hasWord(s, clause.region.from, clause.region.to, SAFELY)) return [{ action: 'secure' }];
  const region = { from: clause.group.from, to: s.tokens.length };
  const lasts = durationIn(s, { from: clause.region.from, to: Math.min(region.to, clause.region.to + 14) });
  // "keep you informed"
  if (base === 'keep' && clause.region.from < s.tokens.length && s.norm(clause.region.from) === 'you') return [];
  if (base === 'keep' || base === 'hold' || base === 'maintain') {
    if (hasWord(s, clause.region.from, Math.min(clause.region.to, clause.region.from + 14), KEPT_HOW) || isUpToDate(s, clause))
      return hasWord(s, clause.region.from, clause.region.to, KEPT_SAFE) ? [{ action: 'secure' }] : [];
    if (base === 'maintain' && !roles.data.length && !lasts || hasWord(s, clause.region.from, clause.region.to, MINIMUM)) return [];
  }
  if (s.find(clause.group.from, clause.region.to, ONLY) >= 0 && s.find(clause.region.from, clause.region.to, HERE) >= 0)
    return [{ action: 'collect', flips: true, doubt: 'what stays on the device is not collected' }];
  if (leftHere(s, clause)) return clause.negated ? [] : [{ action: 'collect', flips: true, doubt: 'what stays on the device is not collected' }];
  // "Your notes are saved on your own computer": by the reader's program, not by us.
  if (leftToReader(s, clause, roles, main)) return [];
  if (lasts) return [{ action: 'retain' }];
  if (base === 'keep' && s.norm(clause.region.from) === 'track') return [{ action: 'collect' }];
  // "we do not store data about children in Peru": where they live.
  if (roles.place && clause.negated && !storedAt(s, clause)) return [{ action: 'collect' }];
  if (roles.place && base !== 'keep') return storedAt(s, clause) ? [{ action: 'transfer', doubt: 'where data are stored is read as where they go' }]
    : [{ action: 'collect' }, { action: 'transfer', doubt: 'where data are stored is read as where they go' }];
  if ((base === 'keep' || base === 'maintain' || base === 'hold') && !clause.negated && isOwnPaper(s, roles.object)) return [];
  if (base === 'keep' && !clause.negated) return [{ action: makesRecord(s, clause) ? 'collect' : 'retain' }];
  if (roles.trackers.length && !roles.data.some((d) => d.id !== 'device.cookie_id')) return [{ action: 'track', mechanism: roles.trackers[0]?.id ?? 'cookie', implies: 'device.cookie_id' }];
  return [{ action: 'collect' }];
}

function byUs(s: Sentence, main: number, to: number): boolean {
  for (let k = main + 1; k < to; k++) if (s.norm(k) === 'us' && s.norm(k - 1) === 'by') return true;
  return false;
}

const KEPT_HOW = new Set(['secure', 'safe', 'accurate', 'current', 'confidential', 'anonymous', 'private', 'security', 'confidentiality', 'confidence', 'secured', 'protected', 'separate', 'de-identified', 'deidentified', 'anonymized', 'anonymised', 'de', 'pseudonymous']);
const KEPT_SAFE = new Set(['secure', 'safe', 'security', 'confidentiality', 'secured', 'protected']);
const MINIMUM = new Set(['minimum']);
const ONLY = new Set(['only', 'solely']);
const HERE = new Set(['locally', 'device', 'phone', 'computer']);
const QUALITIES = new Set(['integrity', 'availability', 'confidentiality', 'security', 'privacy', 'secrecy', 'accuracy']);
const SAFELY = new Set(['secure', 'securely', 'safe', 'safely']);
const EFFORTS = new Set(['effort', 'efforts', 'measures', 'steps', 'precautions']);

/** "We make every effort to store it securely": what is striven for is safety. */
function effort(s: Sentence, clause: Clause): boolean {
  return clause.group.kind === 'infinitive' && EFFORTS.has(s.norm(clause.group.from - 1) === 'to' ? s.norm(clause.group.from - 2) : s.norm(clause.group.from - 1));
}

const MACHINES = new Set(['server', 'servers', 'system', 'systems', 'database', 'databases', 'cloud', 'infrastructure']);

/** "on your phone, not on our servers", "in the browser rather than on our systems". */
function leftHere(s: Sentence, clause: Clause): boolean {
  for (let k = clause.region.from; k < clause.region.to; k++) {
    if (s.norm(k) !== 'not' && !(s.norm(k) === 'than' && s.norm(k - 1) === 'rather') || !PLACED.has(s.norm(k + 1))) continue;
    if (s.bits(k + 2) & (Bit.FIRST | Bit.DET) && hasWord(s, k + 3, k + 5, MACHINES)) return true;
  }
  return false;
}

/** Data said to be on the reader's own device; cookies there are ours to read. */
export function leftToReader(s: Sentence, clause: Clause, roles: Roles, main: number): boolean {
  if (!clause.group.passive && !INTRANSITIVE.has(s.base(main)) || clause.actor !== 'data' || roles.data.length === 0 && s.norm(clause.subject?.from ?? -1) !== 'everything' || roles.data.some((d) => d.id === 'device.cookie_id') || s.has('tracker')) return false;
  return onDevice(s, clause, { from: main + 1, to: clause.region.to });
}

const PLACED = new Set(['on', 'in', 'by']);

const WITHIN = new Set(['in', 'within', 'inside', 'outside', 'at', 'to', 'into', 'overseas', 'abroad']);

/** "We store it only in the EU": nothing else stands behind the verb than what and where; "data about members in Peru" names no place of storage. */
function storedAt(s: Sentence, clause: Clause): boolean {
  const place = s.within('place', clause.region)[0];
  if (!place || s.find(clause.region.from, place.from, ABOUT) >= 0) return false;
  return s.find(Math.max(clause.region.from, place.from - 4), place.from + 1, WITHIN) >= 0 && s.within('data', clause.region).every((p) => p.id === 'personal' || p.id === 'content');
}

const ABOUT = new Set(['about', 'of', 'from', 'regarding', 'by']);

const PAPERS = new Set(['policy', 'policies', 'notice', 'statement', 'terms', 'procedures', 'practices', 'security', 'rules', 'safeguards', 'measures', 'restrictions', 'controls', 'safety', 'team', 'staff']);

/** "keep our policy under review", "keep earlier versions of this notice". */
function isOwnPaper(s: Sentence, object: Roles['object']): boolean {
  for (let k = object.from; k < Math.min(object.to, object.from + 8); k++) {
    if (PAPERS.has(s.norm(k))) return true;
    if (s.bits(k) & (Bit.GENERIC | Bit.USER)) return false;
  }
  return false;
}

/** "track", "monitor", "follow": only people's behaviour counts. */
export function track(s: Sentence, roles: Roles, about: boolean, main: number): Found | null {
  const base = s.base(main);
  if (base === 'follow' && !about) return null;
  // "We do not monitor user content": nobody looks after it.
  if (base === 'monitor' && roles.data.length > 0 && roles.data.every((d) => d.id.startsWith('content')) && s.clauses.some((c) => c.negated && c.group.mains.includes(main))) return null;
  if (about || hasWord(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 8), BEHAVIOUR)) {
    if (base === 'monitor' && !about && !hasWord(s, roles.object.from, roles.object.to, OF_READERS)) return null;
    return { action: 'track', ...(roles.data.length ? {} : { implies: 'usage.activity' }) };
  }
  return null;
}

const OF_READERS = new Set(['visitor', 'visitors', 'users', 'behavior', 'behaviour', 'usage', 'traffic']);
const SPARED = new Set(['time', 'money', 'energy', 'life', 'effort']);
const RECORDING = new Set(['save', 'collect', 'gather', 'record', 'log', 'store', 'capture']);

/** "We record your weight", "we log your mileage": what is the reader's, by verbs that mean nothing but data. */
export function isYours(s: Sentence, main: number, base: string): boolean {
  return RECORDING.has(base) && s.norm(main + 1) === 'your' && main + 2 < s.tokens.length && !(s.bits(main + 2) & (Bit.NOTDATA | Bit.PUNCT | Bit.CONJ)) && !SPARED.has(s.norm(main + 2));
}

export const WEAK_GOAL = /^(?:usage\.activity|content|financial\.transactions|special\.health|account|support|demographic|social)/;

/** What holds other things than what was collected: a paper, a message, an advert. */
const CONTAINERS = new Set(['rights', 'purposes', 'policy', 'parties', 'providers', 'examples', 'reasons', 'report', 'copy', 'response', 'export', 'document', 'term', 'advertisement', 'advertisements', 'adverts', 'ads', 'newsletter', 'newsletters']);

const PEOPLE_DATA = new Set(['know', 'see', 'learn', 'view', 'read', 'find', 'check', 'note', 'take', 'generate', 'count', 'measure', 'need', 'inspect', 'query']);

/** "when your photo has been viewed": looked at, not gathered. */
const LOOKING = new Set(['view', 'read', 'see', 'review']);

const ASKING = new Set(['request', 'ask', 'require', 'need']);
const READER = new Set(['you']);
const GIVER = new Set(['from']);
const AIM = new Set(['to']);
const NOT = new Set(['not']);
const MEASURES = new Set(['measures', 'steps', 'precautions']);
const INTO = new Set(['into', 'seriously', 'lightly']);
const HELD = new Set(['action', 'actions', 'steps', 'measures', 'title', 'care', 'part', 'place', 'advantage', 'precautions', 'account', 'note', 'notice', 'responsibility', 'appropriate', 'reasonable', 'into', 'all', 'over', 'up', 'reliance', 'effect']);
const SEEING = new Set(['see', 'view', 'read', 'access', 'have', 'know']);
const DEEDS = new Set(['disclosure', 'removal', 'deletion', 'erasure', 'destruction', 'retention', 'reentry', 're-entry', 'sharing']);
const JUDGING = new Set(['recognize', 'recognise', 'see', 'view', 'know', 'identify']);

/** Verbs that mean collecting only where data are named: "have", "ask", "see", "include". */
export function gets(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  const named = roles.data.length > 0;
  // "take steps to protect your data", "take title to the goods"
  if (base === 'take' && (hasWord(s, clause.region.from, clause.region.from + 4, MEASURES) || HELD.has(s.norm(clause.region.from)) || hasWord(s, clause.region.from, clause.region.from + 6, INTO))) return false;
  // "we learn of a breach", "ask for access to your data": no data come in.
  if (base === 'learn' && s.norm(clause.region.from) === 'of' || ASKING.has(base) && s.norm(clause.region.from) === 'access' && roles.data.every((d) => d.id === 'personal' || d.id === 'non_personal')) return false;
  // "we request readers under 13 not to provide data"
  if (ASKING.has(base) && clause.actor === 'first' && !clause.group.passive && hasWord(s, clause.region.from, clause.region.to, NOT) && s.bits(clause.region.from) & (Bit.USER | Bit.DET)) return false;
  // "We do not buy or sell data" is of trade.
  if (clause.negated && (base === 'buy' || base === 'purchase')) return false;
  // "The app requires an account to work": no data are asked for.
  if (base === 'require' && !roles.generic && roles.data.every((d) => /^(?:user )?accounts?$|^log-?in$|^sign-?up$/i.test(d.text))) return false;
  // "your question gets an answer": data get nothing.
  if (clause.actor === 'data' && !clause.group.passive && (base === 'get' || base === 'gain' || base === 'take')) return false;
  if (clause.negated && aboutProduct(s, clause, roles, base)) return false;
  // "we no longer need your data" says nothing of what is gathered.
  if ((base === 'need' || base === 'require') && clause.group.negators.some((k) => s.norm(k) === 'no' && s.norm(k + 1) === 'longer')) return false;
  // "does not require disclosure of your data", "require your user name to be your own": no data are asked for.
  if ((base === 'require' || base === 'request' || base === 'need') && (hasWord(s, clause.region.from, Math.min(clause.region.to, clause.region.from + 5), DEEDS) || s.clauses.some((c) => c.governor?.group === clause.group && c.group.kind === 'infinitive' && c.group.copula))) return false;
  // "letters are not recognised as secure": judged, not found out.
  if (JUDGING.has(base) && s.norm(clause.region.from) === 'as') return false;
  if (base === 'include' || base === 'contain' || base === 'involve' || base === 'consist' || base === 'comprise') {
    if (hasWord(s, clause.region.from, clause.region.from + 2, AD_WORDS)) return false;
    const subjectIsData = clause.actor === 'data' || clause.actor === 'tool' || clause.actor === 'unknown' && clause.steps.some((x) => x.startsWith('pronoun:'));
    return named && subjectIsData && !clause.relative && s.find(clause.subject?.from ?? 0, clause.subject?.to ?? 0, CONTAINERS) < 0 && !(s.norm(clause.subject?.from ?? -1) === 'these' && s.norm((clause.subject?.to ?? 0) - 1) === 'reports');
  }
  const fromReader = roles.generic && s.find(clause.region.from, clause.region.to, READER) > 0 && s.find(clause.region.from, clause.region.to, GIVER) > 0;
  if ((base === 'request' || base === 'require') && fromReader && clause.actor !== 'user') return true;
  // "Your consent is required for the use of your name": not the name is.
  if (clause.group.passive && (base === 'ask' || base === 'request' || base === 'require') && clause.subject && !s.within('data', clause.subject).length) return false;
  // "Health data are never requested"
  if (clause.group.passive && clause.negated && clause.actor === 'data' && base === 'request' && clause.group.kind === 'finite') return named;
  if (base === 'ask' && asksFor(s, clause)) return named || roles.generic;
  if (base === 'ask' || base === 'request' || base === 'require') return named && clause.actor !== 'data' && s.find(clause.region.from, clause.region.to, AIM) < 0 || named && base !== 'ask' && clause.actor !== 'user' && !clause.group.passive;
  if (base === 'have' && isOwnPaper(s, roles.object)) return false;
  if (base === 'have') return named && roles.data.every((d) => d.id !== 'device.cookie_id') && s.within('data', { from: clause.region.from, to: clause.region.from + 8 }).length > 0 && clause.actor !== 'data' && !/right|policy|obligation|responsib|liabil|control|no way|influence|idea/.test(s.words(clause.region.from, Math.min(clause.region.from + 4, s.tokens.length)));
  // "We know nothing about you"
  if (base === 'know' && clause.actor === 'first' && s.norm(clause.region.from) === 'nothing' && s.norm(clause.region.from + 1) === 'about' && s.bits(clause.region.from + 2) & Bit.USER) return true;
  if (PEOPLE_DATA.has(base) && roles.generic && clause.actor === 'third' && clause.actorIds.some((id) => id === 'public' || id === 'other_users' || id === 'anyone')) return true;
  // "Your page can be seen by employers": by somebody whom no list knows.
  if (clause.group.passive && (base === 'see' || base === 'view' || base === 'read') && clause.actorIds.length === 0 && byStranger(s, clause.region.from)) return false;
  if (PEOPLE_DATA.has(base) && clause.group.passive) return named && base !== 'find' && base !== 'need' && !(LOOKING.has(base) && !clause.negated && clause.actorIds.length === 0 && roles.data.every((d) => d.id.startsWith('content')));
  if (PEOPLE_DATA.has(base) && !(roles.pronoun && clause.negated)) return named && s.within('data', { from: clause.region.from, to: clause.region.from + 9 }).length > 0;
  // "we never see it"
  if (roles.pronoun && clause.negated && clause.actor === 'first' && SEEING.has(base)) return true;
  return named || roles.generic && (base === 'access' || base === 'obtain' || base === 'get' || base === 'retrieve' || base === 'take' || base === 'import' || base === 'observe' || base === 'fetch') || roles.pronoun && base === 'access';
}

function byStranger(s: Sentence, at: number): boolean {
  return s.norm(at) === 'by' && s.norm(at + 1) !== 'us' && !(s.bits(at + 1) & (Bit.FIRST | Bit.CAPITAL | Bit.DET));
}

const KNOWINGLY = new Set(['knowingly', 'from']);
const PICKING = new Set(['find', 'count', 'take', 'check']);
const DAILY = /^(?:content|usage|contact|financial[.]transactions|support)/;

/** "We do not take phone orders", "the search does not find deleted messages", "we have no phone number": how a thing works, and no word of anybody's data. */
function aboutProduct(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  if (clause.group.passive || roles.generic || roles.pronoun || !roles.data.length || s.holds(KNOWINGLY)) return false;
  for (let k = roles.object.from; k < Math.min(roles.object.to, clause.region.to); k++) if (s.bits(k) & (Bit.USER | Bit.GENERIC)) return false;
  if (base === 'have') return roles.data.every((d) => d.id === 'contact.phone' || d.id === 'contact.address' || d.id === 'contact.email') && ARTICLES.has(s.norm(roles.object.from));
  if (PICKING.has(base)) return roles.data.every((d) => DAILY.test(d.id));
  return (base === 'read' || base === 'view' || base === 'see') && roles.data.every((d) => d.id === 'content.public_posts');
}

const ARTICLES = new Set(['a', 'an']);

/** "ask (you) for your age"; not "ask for your help to …". */
function asksFor(s: Sentence, { actor, group, negated, region }: Clause): boolean {
  if (actor !== 'first' || group.passive || negated) return false;
  const at = s.norm(region.from) === 'for' ? region.from : s.bits(region.from) & Bit.USER && s.norm(region.from + 1) === 'for' ? region.from + 1 : -1;
  if (at < 0) return false;
  // "for a nickname, which nobody sees"
  for (let k = at; k < region.to; k++) if (s.bits(k) & Bit.NEG) return false;
  for (let k = at + 1; k < region.to && k < at + NEAR_FOR; k++) {
    if (s.bits(k) & Bit.GENERIC || s.within('data', { from: at + 1, to: k + 1 }).length) return true;
    if (s.bits(k) & (Bit.PREP | Bit.TO | Bit.PUNCT) && !(s.bits(k) & Bit.DET)) return false;
  }
  return false;
}

const NEAR_FOR = 7;

/** "keep your data up to date"; "keep your date of birth" is about data. */
function isUpToDate(s: Sentence, { region }: Clause): boolean {
  const at = s.find(region.from, Math.min(region.to, region.from + 14), DATE);
  return at >= 0 && BEFORE_DATE.has(s.norm(at - 1));
}

const DATE = new Set(['date']);
const BEFORE_DATE = new Set(['to', '-']);

// From a verb and its roles to what is done with data.
import type { Action } from '../../model/statement.js';
import { Bit, lexicon, Reading } from './lexicon.js';
import type { Clause } from './clause.js';
import { durationIn } from './limits.js';
import type { Roles } from './roles.js';
import type { Sentence } from './sentence.js';

/** What a verb is found to say; `doubt` names what was inferred. */
export interface Found {
  readonly action: Action;
  readonly mechanism?: string;
  /** Set where the deed is ours though another word is the subject ("your browser sends us"). */
  readonly actor?: 'first' | 'third';
  readonly doubt?: string;
  /** Data that the words imply without naming them: cookies, behaviour. */
  readonly implies?: string;
  /** Turns the polarity round: "is kept private". */
  readonly flips?: boolean;
  readonly source?: string;
  /** What is sent or shown is no data about people: the message, the advertisement. */
  readonly bare?: boolean;
}

const INTRANSITIVE = new Set(['remain', 'stay', 'persist', 'last', 'expire']);
const ACCESS_GIVERS = new Set(['provide', 'give', 'grant', 'allow', 'offer', 'permit']);
const SHARING_ADJECTIVES = new Set(['available', 'accessible', 'visible', 'viewable', 'searchable', 'public', 'known', 'accessed']);
const PRIVATE_ADJECTIVES = new Set(['private', 'confidential', 'secret']);
const AD_WORDS = new Set(['ad', 'advertisement', 'advertising', 'advert', 'banner', 'advertisements', 'ads', 'adverts']);
/** Whether advertisements, not data, are what is shown. */
function adsFirst(s: Sentence, roles: Roles): boolean {
  for (let k = roles.object.from; k < roles.object.to; k++) {
    if (AD_WORDS.has(s.norm(k))) return true;
    if (s.within('data', { from: k, to: k + 4 }).some((p) => p.from === k)) return false;
  }
  return false;
}

const MARKETING_WORDS = new Set(['newsletter', 'newsletters', 'promotional', 'promotion', 'promotions', 'marketing', 'offer', 'offers', 'advertising', 'solicitation', 'coupon', 'coupons', 'deals', 'promos', 'advertisement', 'advertisements', 'ads']);
const AD_PURPOSES = ['advertising_targeted', 'advertising_contextual', 'direct_marketing', 'partner_marketing'];
const BEHAVIOUR = new Set(['visitor', 'visitors', 'user', 'users', 'you', 'your', 'customers', 'movement', 'movements', 'behavior', 'behaviour', 'sessions', 'session', 'usage', 'traffic', 'clicks', 'people']);

/** The actions of one main verb. Empty where it says nothing about people's data. */
export function actionsOf(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] {
  if (clause.group.copula) return copula(s, clause, main, roles);
  const readings = readingsOf(s, clause, main);
  const about = roles.data.length > 0 || roles.generic || roles.pronoun;
  const base = s.base(main);
  if (clause.actor === 'tool' && HELPING.has(base) && !clause.negated && s.norm(main + 1) === 'us' && s.find(main + 2, Math.min(main + 6, s.tokens.length), KNOWING) > 0) return [{ action: 'track', implies: 'usage.activity' }];
  const sale = saleOf(s, clause, main, base);
  if (sale) return sale;
  const compound = accessOrAvailable(s, clause, main, base, roles, about);
  if (compound) return compound;
  if (readings & Reading.place && roles.trackers.length && isTrackerObject(s, roles, main)) return tracking(roles);
  if (readings & Reading.place && roles.trackers.length === 0 && clause.group.passive && clause.actor === 'tool' && !(clause.negated && s.clauses.some((c) => c.governor?.group === clause.group && c.group.kind === 'infinitive')) && readings & (Reading.use | Reading.place) && base !== 'write') return [{ action: 'track', mechanism: 'cookie', implies: 'device.cookie_id' }];
  const out: Found[] = [];
  const add = (found: Found | null): void => { if (found) out.push(found); };
  if (readings & Reading.sell && !(s.base(main) === 'sell' && ['out', 'at'].includes(s.norm(main + 1))) && sells(s, roles, base, about)) return [{ action: 'sell' }];
  if (readings & Reading.delete && (about && deletes(roles, base) && base !== 'expire' || base === 'expire' && (clause.actor === 'data' || clause.actor === 'tool')))
    return clause.negated ? [{ action: 'retain', flips: true, doubt: 'what is not deleted is kept' }] : [{ action: 'delete' }];
  if (readings & Reading.advertise && hasWord(s, roles.object.from, clause.region.to, AD_WORDS)) return [{ action: 'advertise' }];
  if (readings & Reading.show && adsFirst(s, roles)) return [{ action: 'advertise' }];
  if (clause.group.passive && clause.subject && hasWord(s, clause.subject.from, clause.subject.to, AD_WORDS) && readings & (Reading.show | Reading.advertise | Reading.convey)) return [{ action: 'advertise' }];
  add(marketing(s, clause, readings, roles, main));
  if (out.length) return out;
  if (readings & Reading.secure && about) add({ action: 'secure' });
  if (readings & Reading.train && (about || s.within('purpose', { from: main, to: clause.region.to }).some((p) => p.id === 'ai_training'))) add({ action: 'train' });
  if (readings & Reading.share) add(share(s, roles, about, clause, base));
  else if (readings & Reading.show) add(show(roles, about, s, clause, main));
  else if (readings & Reading.convey) for (const f of convey(s, roles, about, clause, base)) add(f);
  if (out.length) return out;
  if (INTRANSITIVE.has(base) && roles.place) return out;
  if (readings & Reading.retain && (about && !INTRANSITIVE.has(base) || INTRANSITIVE.has(base) && (clause.actor === 'data' || clause.actor === 'tool'))) return [{ action: 'retain' }];
  if (readings & Reading.store && about) return store(s, clause, roles, base);
  if (readings & Reading.track) add(track(s, roles, about, main));
  if (out.length) return out;
  if (readings & Reading.collect && about && base !== 'register' && !(base === 'log' && s.norm(main + 1) === 'in')) return [{ action: 'collect' }];
  if (s.within('signal', { from: main, to: clause.region.to }).length) return out;
  const incidental = clause.group.kind === 'infinitive' && clause.actor === 'first' && clause.governor !== null && !clause.governorNoun;
  if (readings & Reading.get && !(incidental && roles.data.every((d) => WEAK_GOAL.test(d.id))) && gets(s, clause, roles, base)) return [{ action: 'collect', ...(roles.generic && !roles.data.length ? { doubt: 'only "information" is named' } : {}) }];
  if (readings & Reading.use) for (const f of uses(s, clause, roles, about, main)) add(f);
  return out;
}

function readingsOf(s: Sentence, clause: Clause, main: number): number {
  const base = s.base(main);
  const own = s.tokens[main]?.verb?.readings ?? 0;
  const particles = lexicon().particles.get(base);
  if (!particles) return own;
  for (let k = main + 1; k < Math.min(clause.region.to, main + 14); k++) {
    const more = particles.get(s.norm(k));
    if (more !== undefined && (k === main + 1 || !(s.bits(k) & Bit.PREP) || k - main < 6)) return own | more;
  }
  return own;
}

function hasWord(s: Sentence, from: number, to: number, words: ReadonlySet<string>): boolean {
  for (let k = from; k < to; k++) if (words.has(s.norm(k))) return true;
  return false;
}

const HELPING = new Set(['help', 'allow', 'enable', 'let', 'permit', 'assist']);
const KNOWING = new Set(['understand', 'recognize', 'recognise', 'identify', 'track', 'know', 'see', 'learn', 'analyze', 'analyse', 'measure', 'remember', 'count', 'collect', 'monitor', 'store']);

const DEALING = new Set(['engage', 'participate', 'abstain', 'refrain', 'conduct', 'permit', 'allow']);

/** "engage in the sale of your data", "abstain from any sale of personal data". */
function saleOf(s: Sentence, clause: Clause, main: number, base: string): Found[] | null {
  if (!DEALING.has(base)) return null;
  const sale = s.find(main + 1, Math.min(clause.region.to, main + 7), new Set(['sale']));
  if (sale < 0 || s.norm(sale + 1) !== 'of' || !s.within('data', { from: sale, to: sale + 8 }).length) return null;
  return [{ action: 'sell', ...(base === 'abstain' || base === 'refrain' ? { flips: true } : {}) }];
}

/** "provide access to", "have access to", "make available", "allow access". */
function accessOrAvailable(s: Sentence, clause: Clause, main: number, base: string, roles: Roles, about: boolean): Found[] | null {
  const access = s.find(main + 1, Math.min(clause.region.to, main + 10), new Set(['access']));
  if (access >= 0 && !s.clauses.some((c) => c.group.mains.includes(access))) {
    const after = { from: access + 1, to: clause.region.to };
    const named = about || s.within('data', after).length > 0 || hasGenericAfter(s, after.from, after.to);
    if ((base === 'have' || base === 'get' || base === 'gain' || base === 'obtain') && named) return [{ action: 'collect' }];
    if (ACCESS_GIVERS.has(base) && named) {
      if (roles.toUser || s.norm(main + 1) === 'you') return [];
      return [{ action: 'share' }];
    }
  }
  if (base === 'make' && about && hasWord(s, main + 1, clause.region.to, SHARING_ADJECTIVES)) return roles.toUser && !roles.recipients.length ? [] : [{ action: 'share' }];
  if (base === 'keep' && about && hasWord(s, main + 1, clause.region.to, new Set(['transit', 'secure', 'safe']))) return [{ action: 'secure' }];
  if (base === 'keep' && about && hasWord(s, main + 1, Math.min(clause.region.to, main + 12), PRIVATE_ADJECTIVES)) return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  if (clause.group.passive && base === 'keep' && hasWord(s, main + 1, main + 6, PRIVATE_ADJECTIVES) && about) return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  return null;
}

function hasGenericAfter(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (s.bits(k) & Bit.GENERIC) return true;
  return false;
}

/** "is available to", "is not accessible by us", "is for sale". */
function copula(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] {
  const isData = clause.actor === 'data' || clause.actor === 'unknown' && roles.pronoun;
  const end = Math.min(clause.region.to, main + 6);
  if (isData && clause.subject && (roles.data.length > 0 || roles.pronoun || roles.recipients.length > 0)) {
    for (let k = main + 1; k < end; k++) {
      if (SHARING_ADJECTIVES.has(s.norm(k))) return roles.toUser && !roles.recipients.length || roles.toUs && !roles.recipients.length ? (roles.toUs ? [{ action: 'collect' }] : []) : [{ action: 'share' }];
      if (s.norm(k) === 'sale' && s.norm(k - 1) === 'for') return [{ action: 'sell' }];
    }
    if (hasWord(s, main + 1, end, PRIVATE_ADJECTIVES)) return [{ action: 'share', flips: true, doubt: '"private" says that nothing is passed on' }];
  }
  // "There is no sale of your personal information"
  if (s.norm(clause.subject?.from ?? -1) === 'there' && s.find(main + 1, main + 5, new Set(['sale', 'selling'])) >= 0 && s.within('data', { from: main, to: clause.region.to }).length) return [{ action: 'sell' }];
  return [];
}

function isTrackerObject(s: Sentence, roles: Roles, main: number): boolean {
  const first = roles.trackers[0];
  return first !== undefined && !(s.bits(first.to) & Bit.GENERIC) && (first.from - main < 12) && s.find(main + 1, first.from, new Set(['to', 'for', 'from', 'by', 'through', 'via'])) < 0;
}

function tracking(roles: Roles): Found[] {
  const kinds = [...new Set(roles.trackers.map((t) => t.id))];
  const mechanism = kinds[0] as string;
  return [{ action: 'track', mechanism, implies: mechanism === 'analytics' ? 'usage.activity' : 'device.cookie_id' }];
}

const SOLD_FIRST = new Set(['sell', 'rent', 'lease', 'trade', 'resell', 'monetize', 'monetise', 'barter', 'auction', 'loan', 'hire', 'market']);

function sells(s: Sentence, roles: Roles, base: string, about: boolean): boolean {
  if (!about) return false;
  if (roles.data.length > 0 && roles.data.every((d) => d.id === 'device.info')) return false;
  // "sell products based on your data": the thing sold comes first.
  if (!roles.pronoun && otherThingFirst(s, roles)) return false;
  return SOLD_FIRST.has(base);
}

/** "transfer our business and your data", "sell products that use data": something else is the first thing named. */
function otherThingFirst(s: Sentence, roles: Roles): boolean {
  for (let k = roles.object.from; k < roles.object.to; k++) {
    const bits = s.bits(k);
    // "sell or share your data": the verbs of a series are no things.
    if (s.clauses.some((c) => c.group.mains.includes(k))) continue;
    if (s.phrases.some((p) => p.kind === 'recipient' && p.from <= k && k < p.to)) continue;
    if (bits & Bit.GENERIC || s.phrases.some((p) => p.kind === 'data' && p.from <= k && k < p.to)) return false;
    if (bits & (Bit.NOTDATA | Bit.FIRST_NOUN)) return !(s.bits(k + 1) & Bit.GENERIC);
    if (bits & Bit.SUB || s.norm(k) === 'with' || s.norm(k) === 'to') return false;
  }
  return false;
}

function deletes(roles: Roles, base: string): boolean {
  return base !== 'clear' && base !== 'remove' || roles.data.some((d) => d.id !== 'device.cookie_id') || roles.generic || roles.pronoun;
}

function marketing(s: Sentence, clause: Clause, readings: number, roles: Roles, main: number): Found | null {
  const region = { from: main, to: clause.region.to };
  if (readings & (Reading.convey | Reading.send_out) && !roles.recipients.length) {
    const toYou = roles.toUser || s.norm(main + 1) === 'you' || clause.group.passive && clause.actor === 'user';
    if ((toYou || readings & Reading.send_out || s.base(main) === 'send' || s.base(main) === 'receive') && hasWord(s, main + 1, region.to, MARKETING_WORDS)) return { action: 'advertise', bare: true };
    if (toYou && s.within('purpose', region).some((p) => p.id === 'direct_marketing')) return { action: 'advertise', bare: true };
  }
  return null;
}

function share(s: Sentence, roles: Roles, about: boolean, clause: Clause, base: string): Found | null {
  if (!about && !(roles.recipients.length && clause.negated)) {
    if (base === 'disclose' && clause.group.passive && clause.actor === 'data') return { action: 'share' };
    return null;
  }
  if (roles.toUs && !roles.recipients.length) return clause.actor === 'first' ? null : { action: 'collect', actor: 'first', source: 'partner', doubt: 'what is given to us is collected' };
  if (!clause.group.passive && !roles.pronoun && otherThingFirst(s, roles)) return null;
  if (roles.toUser && !roles.recipients.length && clause.actor === 'first') return null;
  return { action: 'share' };
}

function show(roles: Roles, about: boolean, s: Sentence, clause: Clause, main: number): Found | null {
  if (!about) return null;
  const base = s.base(main);
  if (roles.toUser && !roles.recipients.length) return null;
  if (roles.recipients.length || base === 'publish' || roles.data.some((d) => d.id !== 'device.cookie_id' && !d.id.startsWith('content')) && (clause.group.passive || clause.negated)) return { action: 'share', ...(roles.recipients.length ? {} : { doubt: 'nobody is named to whom it is shown' }) };
  return null;
}

function convey(s: Sentence, roles: Roles, about: boolean, clause: Clause, base: string): Found[] {
  if (!about) return [];
  if (!clause.group.passive && !roles.pronoun && otherThingFirst(s, roles)) return [];
  if (roles.toUs) return clause.actor === 'first' && !clause.group.passive ? [] : [{ action: 'collect', actor: 'first', doubt: 'what is sent to us is collected', ...(clause.actor === 'third' ? { source: 'partner' } : {}) }];
  const abroad = roles.place && (base === 'transfer' || base === 'move' || base === 'send' || base === 'transmit' || base === 'export');
  if (abroad) {
    const where = s.within('place', { from: roles.object.from, to: s.tokens.length })[0];
    const first = roles.recipients[0];
    return first && where && first.start < s.span(where.from, where.to).start ? [{ action: 'transfer' }, { action: 'share' }] : [{ action: 'transfer' }];
  }
  const toReaders = clause.actor === 'first' && !clause.group.passive && s.bits(roles.object.from) & Bit.USER && s.norm(roles.object.from) !== 'your';
  if (roles.recipients.length) return clause.actor === 'third' && roles.toUser || toReaders ? [] : [{ action: 'share' }];
  if (roles.toUser) return [];
  if (clause.actor === 'first' && s.bits(roles.object.from) & Bit.USER && s.norm(roles.object.from) !== 'your') return [];
  if (base === 'transfer' || base === 'release' || base === 'reveal' || base === 'distribute' || base === 'expose' || base === 'surrender' || base === 'relay')
    return roles.data.length || clause.negated ? [{ action: 'share', doubt: 'nobody is named to whom it goes' }] : [];
  if (clause.negated && (base === 'give' || base === 'provide' || base === 'supply' || base === 'transmit' || base === 'pass' || base === 'send') && roles.data.length) return [{ action: 'share', doubt: 'nobody is named to whom it goes' }];
  if (clause.group.passive && (base === 'transmit' || base === 'send' || base === 'pass' || base === 'forward') && roles.data.length) return [{ action: 'share', doubt: 'nobody is named to whom it goes' }];
  return [];
}

function store(s: Sentence, clause: Clause, roles: Roles, base: string): Found[] {
  // "we use a vendor to store the information": what is stored was said before.
  if (clause.group.kind === 'infinitive' && clause.governor && !clause.governorNoun && clause.governor.group.mains.some((m) => s.base(m) === 'use' || s.base(m) === 'need')) return [];
  const region = { from: clause.group.from, to: s.tokens.length };
  if (base === 'keep' || base === 'hold' || base === 'maintain') {
    if (hasWord(s, clause.region.from, Math.min(clause.region.to, clause.region.from + 14), new Set(['secure', 'safe', 'accurate', 'date', 'current', 'confidential', 'private', 'security', 'confidentiality', 'secured', 'protected', 'separate'])))
      return hasWord(s, clause.region.from, clause.region.to, new Set(['secure', 'safe', 'security', 'confidentiality', 'secured', 'protected'])) ? [{ action: 'secure' }] : [];
    if (base === 'maintain' && !roles.data.length || hasWord(s, clause.region.from, clause.region.to, new Set(['minimum']))) return [];
  }
  if (s.find(clause.group.from, clause.region.to, new Set(['only', 'solely'])) >= 0 && s.find(clause.region.from, clause.region.to, new Set(['locally', 'device', 'phone', 'computer'])) >= 0)
    return [{ action: 'collect', flips: true, doubt: 'what stays on the device is not collected' }];
  const lasts = durationIn(s, { from: clause.region.from, to: Math.min(region.to, clause.region.to + 14) });
  if (lasts) return [{ action: 'retain' }];
  if (roles.place && base !== 'keep') return [{ action: 'collect' }, { action: 'transfer', doubt: 'where data are stored is read as where they go' }];
  if (base === 'keep' && !clause.negated) return [{ action: 'retain' }];
  if (roles.trackers.length && !roles.data.some((d) => d.id !== 'device.cookie_id')) return [{ action: 'track', mechanism: roles.trackers[0]?.id ?? 'cookie', implies: 'device.cookie_id' }];
  return [{ action: 'collect' }];
}

function track(s: Sentence, roles: Roles, about: boolean, main: number): Found | null {
  const base = s.base(main);
  if (base === 'follow' && !about) return null;
  if (about || hasWord(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 8), BEHAVIOUR)) {
    if (base === 'monitor' && !about && !hasWord(s, roles.object.from, roles.object.to, new Set(['visitor', 'visitors', 'users', 'behavior', 'behaviour', 'usage', 'traffic']))) return null;
    return { action: 'track', ...(roles.data.length ? {} : { implies: 'usage.activity' }) };
  }
  return null;
}

// "to prevent illegal activities", "to see the site": what is looked for is nobody's data.
const WEAK_GOAL = /^(?:usage\.activity|content|financial\.transactions|special\.health|account|support|demographic|social)/;

const PEOPLE_DATA = new Set(['know', 'see', 'learn', 'view', 'read', 'find', 'check', 'note', 'take', 'generate', 'count', 'measure', 'need', 'inspect', 'query']);

function gets(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  const named = roles.data.length > 0;
  if (base === 'include' || base === 'contain' || base === 'involve') {
    const subjectIsData = clause.actor === 'data' || clause.actor === 'tool' || clause.actor === 'unknown' && clause.steps.some((x) => x.startsWith('pronoun:'));
    return named && subjectIsData && !clause.relative && s.find(clause.subject?.from ?? 0, clause.subject?.to ?? 0, new Set(['rights', 'purposes', 'policy', 'parties', 'providers', 'examples', 'reasons'])) < 0;
  }
  const fromReader = roles.generic && s.find(clause.region.from, clause.region.to, new Set(['you'])) > 0 && s.find(clause.region.from, clause.region.to, new Set(['from'])) > 0;
  if ((base === 'request' || base === 'require') && fromReader && clause.actor !== 'user') return true;
  if (base === 'ask' || base === 'request' || base === 'require') return named && clause.actor !== 'data' && s.find(clause.region.from, clause.region.to, new Set(['to'])) < 0 || named && base !== 'ask' && clause.actor !== 'user' && !clause.group.passive;
  if (base === 'have') return named && roles.data.every((d) => d.id !== 'device.cookie_id') && s.within('data', { from: clause.region.from, to: clause.region.from + 8 }).length > 0 && clause.actor !== 'data' && !/right|policy|obligation/.test(s.words(clause.region.from, Math.min(clause.region.from + 4, s.tokens.length)));
  if (PEOPLE_DATA.has(base) && roles.generic && clause.actor === 'third' && clause.actorIds.some((id) => id === 'public' || id === 'other_users' || id === 'anyone')) return true;
  if (PEOPLE_DATA.has(base) && clause.group.passive) return named && base !== 'find' && base !== 'need';
  if (PEOPLE_DATA.has(base)) return named && s.within('data', { from: clause.region.from, to: clause.region.from + 9 }).length > 0;
  return named || roles.generic && (base === 'access' || base === 'obtain' || base === 'get' || base === 'retrieve' || base === 'take' || base === 'import' || base === 'observe') || roles.pronoun && base === 'access';
}

function uses(s: Sentence, clause: Clause, roles: Roles, about: boolean, main: number): Found[] {
  const base = s.base(main);
  const out: Found[] = [];
  const marketing = roles.purposes.some((p) => AD_PURPOSES.includes(p.id));
  if (about && !(base === 'review' || base === 'evaluate' || base === 'treat')) {
    out.push({ action: 'use' });
    if (marketing) out.push({ action: 'advertise' });
    if (!marketing && !clause.negated && roles.notFor.some((p) => AD_PURPOSES.includes(p.id))) out.push({ action: 'advertise', flips: true, doubt: 'what is named to be left out is not done' });
    return out;
  }
  if (base === 'use' && s.within('recipient', { from: main + 1, to: clause.region.to }).some((p) => p.from - main < 6 && (p.id === 'ad_network' || p.id === 'marketing_partner')) && (marketing || hasWord(s, main, clause.region.to, AD_WORDS))) return [{ action: 'advertise' }];
  if (base === 'use' && clause.actor === 'first' && s.find(main, s.tokens.length, new Set(['behalf'])) > 0) {
    const helper = s.within('recipient', { from: main + 1, to: clause.region.to }).find((p) => p.from - main < 6);
    if (helper && s.within('data', { from: main + 1, to: s.tokens.length }).length) return [{ action: 'share', doubt: 'a vendor is used to work on the data' }];
  }
  return out;
}

// From a verb and its roles to what is done with data.
import { Bit, lexicon, Reading } from './lexicon.js';
import type { Clause } from './clause.js';
import { carried, informed, ownedTrackers, recognised } from './carried.js';
import { onDevice } from './denials.js';
import { accessOrAvailable, convey, share } from './disclosing.js';
import { hasWord, type Found } from './found.js';
import { isTrackerObject, isYours, track, tracking, WEAK_GOAL } from './gathering.js';
import { gets } from './getting.js';
import { copyKept, endsAccount, endsData, periodSaid, staysSomewhere, staysWithUs } from './keeping.js';
import { heldElsewhere } from './hosting.js';
import { idioms } from './idioms.js';
import { learnt } from './knowing.js';
import { lasts } from './lasting.js';
import { AD_WORDS, adsCarried, joinsAdvertising, adsFirst, advertises, marketing, trackedForAds, usedForAds, uses } from './marketing.js';
import { askedByStep, films, loggedEvent, standsInLogs, wanted } from './needing.js';
import { happens } from './nominals.js';
import { appears, goesWithBusiness, isGiven, moves, receiversNamed, sharedNamed, workedOnForUs } from './reaching.js';
import { INTRANSITIVE, type Roles } from './roles.js';
import { forGain, saleOf, sells } from './selling.js';
import type { Sentence } from './sentence.js';
import { leftToReader, store } from './storing.js';
import { copula, enteredAndSeen, opensAfter, reachesBuyer, show } from './visibility.js';

/** The actions of one main verb. Empty where it says nothing about people's data. */
export function actionsOf(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] {
  const period = periodSaid(s, clause, main) ?? receiversNamed(s, clause, main) ?? sharedNamed(s, clause, main) ?? wanted(s, clause, main, s.base(main));
  if (period) return [period];
  const said = clause.group.copula ? happens(s, clause, main, s.base(main), roles) ?? lasts(s, clause, main, s.base(main), 0) : null;
  if (said) return [said];
  if (clause.group.copula || s.base(main) === 'become') return copula(s, clause, main, roles);
  const opened = opensAfter(s, clause, main, roles);
  return opened ? [...verbActions(s, clause, main, roles), opened] : verbActions(s, clause, main, roles);
}

function verbActions(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] {
  const readings = readingsOf(s, clause, main);
  const about = roles.data.length > 0 || roles.generic || roles.pronoun;
  const base = s.base(main);
  const known = learnt(s, clause, main);
  if (known) return [known];
  if (namesNoPractice(s, clause, main, readings, roles)) return [];
  const event = happens(s, clause, main, base, roles) ?? lasts(s, clause, main, base, 0);
  if (event) return [event];
  const reached = enteredAndSeen(s, clause, main) ?? appears(s, clause, main, base) ?? isGiven(s, clause, main, base) ?? moves(s, clause, main, base, roles) ?? goesWithBusiness(s, clause, main, base, roles, about)
    ?? askedByStep(s, clause, base, roles) ?? standsInLogs(s, clause, main, base) ?? films(s, clause, main, base);
  if (reached) return [reached];
  const named = idioms(s, clause, main, base, roles);
  if (named) return named;
  const sale = saleOf(s, clause, main, base);
  if (sale) return sale;
  const compound = accessOrAvailable(s, clause, main, base, roles, about);
  if (compound) return compound;
  const borne = carried(s, clause, main, base, roles);
  if (borne) return borne;
  const met = recognised(s, clause, main, base, roles) ?? informed(s, clause, main, base);
  if (met) return [met];
  // "apps that use our software kit": what they do for themselves.
  if (clause.actor === 'third' && readings & Reading.place && roles.trackers.length && hasWord(s, Math.max(main + 1, (roles.trackers[0]?.from ?? 0) - 3), roles.trackers[0]?.from ?? 0, OUR)) return [];
  if (readings & Reading.place && roles.trackers.length && isTrackerObject(s, roles, main)) return [...(base === 'set' ? ownedTrackers(s, clause, roles) : null) ?? tracking(roles), ...trackedForAds(s, clause, roles, base)];
  if (readings & Reading.place && roles.trackers.length === 0 && clause.group.passive && clause.actor === 'tool' && !(clause.negated && s.clauses.some((c) => c.governor?.group === clause.group && c.group.kind === 'infinitive')) && readings & (Reading.use | Reading.place) && base !== 'write' && base !== 'incorporate') return usedForAds(roles, base, clause.negated) ?? [{ action: 'track', mechanism: 'cookie', implies: 'device.cookie_id' }];
  // "Google Analytics is used on this website"
  if (clause.group.passive && clause.group.kind === 'finite' && INSTALLING.has(base) && clause.subject && s.norm(main + 1) === 'on' && s.within('tracker', clause.subject).some((p) => p.id === 'analytics')) return [{ action: 'track', actor: 'first', nominal: true, mechanism: 'analytics', implies: 'usage.activity' }];
  const out: Found[] = [];
  const add = (found: Found | null): void => { if (found) out.push(found); };
  if (readings & Reading.sell && !(s.base(main) === 'sell' && ['out', 'at'].includes(s.norm(main + 1))) && sells(s, roles, base, about)) return [{ action: 'sell' }];
  if (readings & Reading.delete && (about && deletes(roles, base, clause.group.passive) && endsData(s, clause, base) && !ENDING.has(base) || ENDING.has(base) && (clause.actor === 'data' || clause.actor === 'tool')))
    return deleted(s, clause, roles);
  if (readings & Reading.delete && !about && endsAccount(s, clause, base)) return [{ action: 'delete', reach: clause.region.to }];
  if (readings & Reading.advertise && advertises(s, clause, roles, base)) return [{ action: 'advertise' }];
  if ((readings & Reading.show || PUTTING.has(base)) && adsFirst(s, roles)) return [{ action: 'advertise' }];
  if (clause.group.passive && clause.subject && adsIn(s, clause.subject) && (readings & (Reading.show | Reading.advertise | Reading.convey) || base === 'base' && about)) return [{ action: 'advertise' }];
  if (adsCarried(s, clause, roles, base)) return [{ action: 'advertise' }];
  add(marketing(s, clause, readings, roles, main) ?? joinsAdvertising(s, clause, main, base, roles));
  if (out.length) return out;
  if (readings & Reading.secure && about && s.norm(main + 1) !== 'against') add({ action: 'secure' });
  if (readings & Reading.train && (about || s.within('purpose', { from: main, to: clause.region.to }).some((p) => p.id === 'ai_training'))) add({ action: 'train' });
  if (about && readings & (Reading.share | Reading.convey) && forGain(s, main, clause.region.to)) return [{ action: 'sell', doubt: 'what is given for gain is sold' }, { action: 'share' }];
  if (readings & Reading.share) add(share(s, roles, about, clause, base));
  else if (readings & Reading.show) add(show(roles, about, s, clause, main));
  else if (readings & Reading.convey) for (const f of convey(s, roles, about, clause, base, main)) add(f);
  if (out.length) return out;
  if (INTRANSITIVE.has(base) && roles.place) return out;
  const among = clause.actor === 'data' && about ? staysWithUs(s, clause, main, base) : null;
  if (among) return [among];
  // "Your photos stay on your phone": they are with the reader, not with us.
  if (INTRANSITIVE.has(base) && leftToReader(s, clause, roles, main)) return clause.negated ? [] : [{ action: 'collect', flips: true, doubt: 'what stays on the device is not collected' }];
  if (readings & Reading.retain && (INTRANSITIVE.has(base) ? (clause.actor === 'data' || clause.actor === 'tool') && staysSomewhere(s, clause, main) : about)) return [{ action: 'retain' }];
  if (base === 'keep' && s.norm(main + 1) === 'track') return about ? [{ action: 'track', ...(roles.data.length ? {} : { implies: 'usage.activity' }) }] : out;
  const copied = about ? null : copyKept(s, clause, main, base);
  if (copied) return [copied];
  const recorded = about ? null : lasts(s, clause, main, base, readings);
  if (recorded) return [recorded];
  const outside = workedOnForUs(s, clause, main, base, roles);
  if (outside) return [outside, ...uses(s, clause, roles, about, main)];
  const elsewhere = about ? heldElsewhere(s, clause, main, base, roles) : null;
  if (elsewhere && clause.negated) return [elsewhere];
  if (elsewhere && !(readings & Reading.store)) return readings & Reading.use ? [elsewhere, ...uses(s, clause, roles, about, main)] : [elsewhere];
  if (readings & Reading.store && about) return elsewhere ? [...(roles.place ? [{ action: 'transfer' as const, doubt: 'where data are stored is read as where they go' }] : []), elsewhere, ...store(s, clause, roles, main, base).filter((f) => f.action === 'retain' && base !== 'keep')] : store(s, clause, roles, main, base);
  if (readings & Reading.track) add(track(s, roles, about, main));
  if (out.length) return out;
  // "we do not obtain consent for the collection of data"
  if (readings & (Reading.collect | Reading.get) && hasWord(s, main + 1, Math.min(main + 6, (s.within('data', { from: main + 1, to: clause.region.to })[0]?.from ?? main + 3) + 1), CONSENT)) return out;
  // "applying to receive e-mails from us": what is sent to them.
  if (base === 'receive' && clause.actor !== 'first' && roles.data.every((d) => d.id === 'contact.email' || d.id === 'content.messages') && !roles.generic && fromUs(s, main, clause.region.to)) return out;
  // "it may be intercepted": by strangers.
  if (base === 'intercept' && clause.group.passive) return out;
  // "compile reports on the use of the site"
  if ((COMPILING.has(base) || base === 'keep') && hasWord(s, main + 1, main + 4, COMPILED)) return out;
  // "Locked posts cannot receive comments": what a post gets is nobody's data.
  if (base === 'receive' && !clause.group.passive && clause.subject && s.within('data', clause.subject).some((p) => p.id.startsWith('content'))) return out;
  if (readings & Reading.collect && about && base !== 'register' && !(base === 'log' && s.norm(main + 1) === 'in')) return [{ action: 'collect' }];
  if (readings & (Reading.collect | Reading.store) && !about && clause.group.mains.length === 1 && clause.actor === 'first' && isYours(s, main, base)) return onDevice(s, clause, clause.region) ? [] : [{ action: 'collect', doubt: 'what is the reader\'s is taken for data' }];
  const logged = readings & (Reading.collect | Reading.track) && !about ? loggedEvent(s, clause, main, base, roles) : null;
  if (logged) return [logged];
  if (s.within('signal', { from: main, to: clause.region.to }).length) return out;
  const incidental = clause.group.kind === 'infinitive' && clause.actor === 'first' && clause.governor !== null && !clause.governorNoun && !clause.governor.group.copula;
  if (readings & Reading.get && !(incidental && base !== 'ask' && roles.data.every((d) => WEAK_GOAL.test(d.id))) && gets(s, clause, roles, base)) return [{ action: 'collect', ...getsDoubt(roles, base) }, ...isLetIn(s, clause, base) ? [{ action: 'collect' as const, given: true }] : []];
  if (readings & Reading.use) add(reachesBuyer(s, clause, about));
  if (readings & Reading.use) for (const f of uses(s, clause, roles, about, main)) add(f);
  return out;
}

/** "We do not let others access your data": to let in is to share. */
function isLetIn(s: Sentence, clause: Clause, base: string): boolean {
  const g = clause.governor;
  return base === 'access' && (clause.negated || clause.group.mains.length === 1) && clause.group.kind === 'infinitive' && clause.actor === 'third' && clause.actorIds.length > 0 && g !== null && g.actor === 'first' && g.group.mains.some((m) => (s.tokens[m]?.verb?.readings ?? 0) & Reading.permit);
}

/** "Adverts by our partners", not "pages (with their adverts)". */
function adsIn(s: Sentence, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const at = s.find(from, to, AD_WORDS);
  return at >= 0 && s.find(from, at, OPEN) < 0;
}

const OPEN = new Set(['(']);
const NEAR = 4;
const PAPERS = new Set(['policy', 'notice', 'statement', 'document', 'page', 'section', 'disclosure']);
const HANDLING = Reading.sell | Reading.share | Reading.convey | Reading.store | Reading.delete;

/** Verbs of dealing with data whose object or subject is another thing. */
function namesNoPractice(s: Sentence, clause: Clause, main: number, readings: number, roles: Roles): boolean {
  // "We may cancel or transfer the domain name": a thing the reader has from us.
  const only = roles.data[0];
  if (readings & HANDLING && roles.data.length === 1 && only?.id === 'device.info' && /^domain names?$/i.test(only.text) && only.end <= s.span(main, (clause.group.mains.at(-1) ?? main) + NEAR + 1).end) return true;
  if (clause.group.passive) return false;
  // "This policy discloses which data we collect": what a paper says.
  if (readings & (Reading.share | Reading.show | Reading.convey) && clause.subject && PAPERS.has(s.stem(clause.subject.to - 1))) return true;
  // "to receive your data from us in a usable format": what the reader gets.
  return clause.group.kind === 'infinitive' && (readings & (Reading.collect | Reading.get)) !== 0 && fromUs(s, main, clause.region.to);
}

function deleted(s: Sentence, clause: Clause, roles: Roles): Found[] {
  if (clause.negated) return [{ action: 'retain', flips: true, doubt: 'what is not deleted is kept' }];
  // "Saved cookies can be deleted at any time": by the reader.
  if (clause.actor === 'tool' && clause.group.passive && s.norm(clause.group.from) === 'can') return [];
  // "It can be erased at any time": by whoever it is of.
  if (clause.group.passive && s.norm(clause.group.from) === 'can' && hasWord(s, clause.region.from, clause.region.to, TIMES) && !hasWord(s, clause.region.from, clause.region.to, BY)) return [];
  // "We may remove any message": for what it says.
  const moderated = !clause.group.passive && clause.actor === 'first' && clause.modal === 'may' && roles.data.length > 0 && roles.data.every((d) => d.id.startsWith('content')) && !ofReader(s, roles);
  return moderated ? [] : [{ action: 'delete' }];
}

function ofReader(s: Sentence, { object }: Roles): boolean {
  for (let k = object.from; k < object.to; k++) if (s.norm(k) === 'your') return true;
  return false;
}

function fromUs(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k + 1 < to; k++) if (s.norm(k) === 'from' && s.norm(k + 1) === 'us') return true;
  return false;
}

/** "The cookie expires": it ends by itself. */
const ENDING = new Set(['expire', 'die']);

const INSTALLING = new Set(['use', 'employ', 'deploy', 'integrate', 'install', 'run', 'embed']);
const TIMES = new Set(['time', 'anytime']);
const BY = new Set(['by']);
const OUR = new Set(['our']);
/** Verbs that put adverts before people. */
const PUTTING = new Set(['place', 'insert', 'run', 'air', 'buy', 'purchase', 'embed']);
const COMPILING = new Set(['compile', 'generate', 'assemble', 'accumulate']);
const COMPILED = new Set(['report', 'reports', 'statistics', 'summaries', 'analyses', 'lists', 'overviews']);
const CONSENT = new Set(['consent', 'permission', 'authorization', 'authorisation', 'approval']);
const PLAINLY = new Set(['ask', 'request', 'need', 'know', 'access', 'include', 'contain', 'import']);

/** "scan", "have", "look at": that data are collected is told by the object alone. */
function getsDoubt(roles: Roles, base: string): { doubt?: string } {
  if (roles.generic && !roles.data.length) return { doubt: 'only "information" is named' };
  return PLAINLY.has(base) ? {} : { doubt: `what "${base}" is about is data` };
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

function deletes(roles: Roles, base: string, passive: boolean): boolean {
  // "eliminate the risks", "eliminate messages nobody reads"
  if (base === 'eliminate') return roles.generic && roles.data.every((d) => d.id === 'personal') && roles.object.to - roles.object.from < 12 || roles.pronoun;
  return base !== 'clear' && base !== 'remove' || passive || roles.data.some((d) => d.id !== 'device.cookie_id') || roles.generic || roles.pronoun;
}

// Use of data, and what is sent or shown to sell something.
import { ADS, OURS, TOOLS } from '../../../generated/words/shared.js';
import { CARRYING, FOR, JUDGED, NAMED_BY, OFFERED, OWN_WORK, TAILORING, WEIGHING, WHOSE } from '../../../generated/words/marketing.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { lastVerb } from '../groups/group.js';
import type { Clause } from '../clauses/clause.js';
import { hasWord } from '../roles/found.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';

/** Whether advertisements, not data, are what is shown. */
export function adsFirst(s: Sentence, roles: Roles): boolean {
  for (let k = roles.object.from; k < roles.object.to; k++) {
    // "shown in full (with its logos and advertising)"
    if (s.norm(k) === '(') return false;
    if (isContentBeside(s, k, roles.object.to)) return true;
    // "promotes chess without advertising"
    if (ADS.has(s.norm(k))) return s.norm(k - 1) !== 'without' && !STUDIES.has(s.stem(k + 1));
    if (s.within('data', { from: k, to: k + 4 }).some((p) => p.from === k)) return false;
  }
  return false;
}

/** "show content and (other) ads": the content is shown, and no data; not "show ads based on your content". */
export function contentShown(s: Sentence, { object }: Roles): boolean {
  const ads = s.find(object.from, object.to, ADS);
  const at = s.find(object.from, object.to, CONTENT);
  return at >= 0 && at < ads && isContentBeside(s, at, object.to);
}

function isContentBeside(s: Sentence, k: number, to: number): boolean {
  return CONTENT.has(s.norm(k)) && (s.bits(k + 1) & Bit.CONJ) !== 0 && hasWord(s, k + 2, Math.min(k + 4, to), ADS);
}

const CONTENT = new Set(['content']);
const CAMPAIGNS = new Set([...ADS, 'campaign', 'campaigns']);

/** "We target adverts", "this helps us gauge the success of our campaigns". */
export function advertises(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  if (sellsTheirs(s, clause, roles)) return false;
  if (base === 'market') return markets(s, clause, roles);
  // "promote our own or others' products", "advertise our services to you"
  if (
    (base === 'promote' || base === 'advertise') &&
    clause.actor === 'first' &&
    !clause.group.passive &&
    hasWord(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 9), WARES)
  )
    return true;
  if (base === 'promote' && !adsFirst(s, roles)) return false;
  // "partners who use it to advertise to you"
  if (
    base === 'advertise' &&
    clause.actor === 'third' &&
    s.norm(lastVerb(clause.group) + 1) === 'to' &&
    s.bits(lastVerb(clause.group) + 2) & Bit.USER
  )
    return true;
  // "we do not advertise to children"
  if (
    base === 'advertise' &&
    clause.actor === 'first' &&
    !clause.group.passive &&
    s.norm(roles.object.from) === 'to' &&
    (s.bits(roles.object.from + 1) | s.bits(roles.object.from + 2)) & Bit.USER
  )
    return true;
  if (!WEIGHING.has(base)) return hasWord(s, roles.object.from, clause.region.to, ADS) || tailorsOffers(s, clause, roles, base);
  if (
    OWN_WORK.has(base) &&
    (clause.actor === 'third' || !hasWord(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 3), JUDGED))
  )
    return false;
  // "evaluate the effectiveness of our marketing messages"
  if (
    hasWord(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 3), JUDGED) &&
    hasWord(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 7), MARKETED) &&
    clause.actor !== 'third'
  )
    return true;
  return (
    hasCampaign(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 9)) &&
    !hasWord(s, roles.object.from, roles.object.to, ADVERTISERS)
  );
}

/** "We share your name with sponsors [to advertise their goods]": the sponsors do. */
function sellsTheirs(s: Sentence, { group, actor, governor }: Clause, { object }: Roles): boolean {
  return (
    group.kind === 'infinitive' &&
    actor === 'first' &&
    governor !== null &&
    s.norm(object.from) === 'their' &&
    governor.group.mains.some((m) => s.readings(m) & (Reading.share | Reading.convey | Reading.sell)) &&
    s.within('recipient', { from: lastVerb(governor.group) + 1, to: group.from }).length > 0
  );
}

/** "tailor the offers you get", "personalise our marketing" */
function tailorsOffers(s: Sentence, { actor, group, region }: Clause, { object }: Roles, base: string): boolean {
  if (!TAILORING.has(base) || actor === 'third' || group.passive) return false;
  const at = s.find(object.from, Math.min(region.to, object.from + 4), OFFERS);
  return at >= 0 && s.find(object.from, at, OF) < 0 && !NAMED_BY.has(s.norm(at + 1)) && !TOOLS.has(s.stem(at + 1));
}

const OFFERS: ReadonlySet<string> = new Set([...OFFERED, 'marketing']);
const OF = new Set(['of', 'for', 'to']);

/** Adverts or campaigns that are of advertising: not "relief campaigns". */
function hasCampaign(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    if (ADS.has(s.norm(k))) return true;
    if (CAMPAIGNS.has(s.norm(k)) && (WHOSE.has(s.norm(k - 1)) || MARKETED.has(s.norm(k - 1)))) return true;
  }
  return false;
}

/** "market our goods", "market to you"; not "market research", "market your name". */
function markets(s: Sentence, clause: Clause, roles: Roles): boolean {
  const next = roles.object.from;
  if (clause.group.passive || (roles.data.length > 0 && !roles.toUser && s.norm(next) !== 'to')) return false;
  return (
    (s.bits(next) & (Bit.DET | Bit.FIRST | Bit.USER | Bit.CONJ)) !== 0 ||
    s.norm(next) === 'to' ||
    s.norm(next) === ',' ||
    (WARES.has(s.norm(next)) && !(s.bits(next + 1) & Bit.GENERIC)) ||
    // "market service offerings"
    (WARES.has(s.norm(next + 1)) && !STUDIES.has(s.stem(next)))
  );
}

export const WARES: ReadonlySet<string> = new Set(['products', 'services', 'goods', 'offers', 'offerings']);
export const ADVERTISERS: ReadonlySet<string> = new Set(['advertiser', 'advertisers', "advertiser's", "advertisers'"]);

/** "We share your name with firms that do our marketing", "… for marketing purposes": it is used to advertise; not "with partners for their own marketing". */
export function sharedToMarket(s: Sentence, clause: Clause, main: number, roles: Roles): boolean {
  if (clause.negated || clause.actor === 'third' || clause.relative || roles.negativeObject >= 0) return false;
  const at = s.find(main + 2, clause.region.to, MARKETING_ENDS);
  // "what the shop disclosed to others for direct marketing", "… for marketing by such others": as the law on telling it has it.
  if (at < 0 || wasOnce(s, clause, main) || hasWord(s, at + 1, at + 4, BY)) return false;
  // "the Mail Marketing Act"
  if (s.bits(at) & Bit.CAPITAL || hasWord(s, behindFor(s, Math.max(main + 1, at - 4), at), at, THEIRS) || hasWord(s, main + 1, at, NOT_FOR))
    return false;
  // "advertising partners", "an advertising identifier" name no end.
  const end = s.norm(at) === 'advertise' ? s.norm(at + 1) === 'our' : namesEnd(s, main + 1, at) && !NAMED_BY.has(s.norm(at + 1));
  return end && !s.phrases.some((p) => p.from <= at && p.to > at && (p.kind === 'recipient' || p.kind === 'data'));
}

/** Behind the last "for": whose marketing it is, is said there ("with third parties for marketing", "for third-party marketing"). */
function behindFor(s: Sentence, from: number, to: number): number {
  for (let k = to - 1; k >= from; k--) if (s.norm(k) === 'for') return k + 1;
  return from;
}

/** "for marketing", not "for our business, with our advertising and hosting vendors". */
function namesEnd(s: Sentence, from: number, at: number): boolean {
  for (let k = at - 1; k >= from; k--) {
    // "who help us with"
    if (FOR.has(s.norm(k)) || (s.norm(k) === 'with' && s.norm(k - 1) === 'us')) return true;
    if (s.norm(k) === 'with' || s.norm(k) === 'to') return false;
  }
  return false;
}

function wasOnce(s: Sentence, { group }: Clause, main: number): boolean {
  return group.kind === 'finite' && !group.passive && group.from === main && s.norm(main).endsWith('ed');
}

const BY = new Set(['by']);
const MARKETING_ENDS = new Set(['marketing', 'advertising', 'promotional', 'advertise']);
export const THEIRS: ReadonlySet<string> = new Set(['their', 'own', 'partners', 'third']);
const NOT_FOR = new Set(['not', 'without', 'except']);

/** "Our site carries advertisements", "ads may appear on our pages". */
export function adsCarried(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  if (clause.group.kind !== 'finite' || clause.group.passive) return false;
  if (base === 'appear')
    return (
      clause.subject !== null &&
      ADS.has(s.norm(clause.subject.to - 1)) &&
      (s.norm(clause.region.from) === 'on' || s.norm(clause.region.from) === 'in') &&
      OURS.has(s.norm(clause.region.from + 1))
    );
  // "sell advertising", not "sell, or share for advertising"
  if (base === 'sell' && !ADS.has(s.norm(roles.object.from))) return false;
  return CARRYING.has(base) && clause.actor === 'first' && adsFirst(s, roles);
}
adsCarried.verbs = { bases: [CARRYING, 'appear'] } satisfies Verbs;

export const MARKETED: ReadonlySet<string> = new Set(['marketing', 'advertising', 'promotional']);
export const STUDIES: ReadonlySet<string> = new Set(['research', 'study', 'survey', 'audit']);

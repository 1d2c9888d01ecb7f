// Verbs by which data reach somebody: giving access, making available, showing, sharing, passing on.
import {
  ACCESS_GIVERS,
  CONTROLS,
  GAINING,
  HANDING,
  LYING,
  PEOPLE,
  SAFELY,
  SHARING_ADJECTIVES,
  STOPS,
  TERRITORIES,
} from '../../generated/words/disclosing.js';
import { INQUIRIES } from '../../generated/words/yours.js';
import { Bit } from './lexicon.js';
import type { Clause } from './clause.js';
import { hasGeneric, hasWord, namesPeople, type Found } from './found.js';
import { mentionsIn, type Roles } from './roles.js';
import { serverReached } from './hosting.js';
import { pointsToOutfit } from './receiving.js';
import { strangerBehind } from './strangers.js';
import type { Sentence } from './sentence.js';
import { yoursHanded, yoursPassed } from './yours.js';
import type { Verbs } from './verbs.js';
import { lastVerb } from './group.js';

const KEEPING = new Set(['keep', 'stay', 'remain', 'hold']);
const SAFE = new Set(['transit', 'secure', 'safe']);
const ACCESS = new Set(['access']);
export const PRIVATE_ADJECTIVES = new Set(['private', 'confidential', 'secret']);

/** "provide access to", "have access to", "make available", "allow access". */
export function accessOrAvailable(s: Sentence, clause: Clause, main: number, base: string, roles: Roles, about: boolean): Found[] | null {
  const access = s.find(main + 1, Math.min(clause.region.to, main + 10), ACCESS);
  if (access >= 0 && !s.isMain(access) && !isOfOther(s, clause, main, access)) {
    // "access to our lessons so that everybody has a voice": what is accessed stands in front of what it is for.
    const so = s.find(access + 1, clause.region.to, SO);
    const after = { from: access + 1, to: so > 0 ? so : clause.region.to };
    const named = about || s.within('data', after).length > 0 || hasGeneric(s, after.from, after.to);
    if (GAINING.has(base) && CONTROLS.has(s.norm(access + 1))) return [];
    if (GAINING.has(base) && named && (clause.actor === 'third' || (base !== 'receive' && (base !== 'need' || clause.actor !== 'first'))))
      return [{ action: 'collect', ...(clause.negated || roles.negativeObject >= 0 ? {} : { given: true }) }];
    if (ACCESS_GIVERS.has(base) && named) {
      // "Personnel are allowed access to our servers": they receive it.
      if (
        roles.toUser ||
        s.norm(main + 1) === 'you' ||
        (s.bits(main + 1) & Bit.USER && s.norm(main + 1) !== 'your' && !roles.recipients.length && clause.actor === 'first')
      )
        return [];
      if (clause.group.passive)
        return clause.actor === 'third' && clause.actorIds.length
          ? [{ action: 'share', actor: 'first', named: 'actor', doubt: 'what others are given access to is shared with them' }]
          : [];
      return [{ action: 'share' }];
    }
  }
  if (base === 'make' && about && hasWord(s, main + 1, clause.region.to, SHARING_ADJECTIVES))
    return roles.toUser && !roles.recipients.length ? [] : [{ action: 'share' }];
  if (base === 'keep' && about && hasWord(s, main + 1, clause.region.to, SAFE)) return [{ action: 'secure' }];
  const away = about ? keptAway(s, clause, main, base) : null;
  if (away) return [away];
  // "we make sure that it remains confidential": cared for.
  if (
    (base === 'remain' || base === 'stay') &&
    clause.actor === 'data' &&
    PRIVATE_ADJECTIVES.has(s.norm(main + 1)) &&
    s.clauses.find((c) => c.group.kind === 'finite' || c.group.kind === 'imperative' || c.group.kind === 'infinitive')?.group ===
      clause.group
  )
    return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  if (base === 'keep' && about && isPredicate(s, main + 1, Math.min(clause.region.to, main + 12)))
    return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  if (clause.group.passive && base === 'keep' && hasWord(s, main + 1, main + 6, PRIVATE_ADJECTIVES) && about)
    return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  return null;
}
accessOrAvailable.verbs = { bases: [GAINING, ACCESS_GIVERS, KEEPING, 'make'] } satisfies Verbs;

const SO = new Set(['so', 'because', 'unless']);

/** "give parents the chance to request access": what another verb has for its object. */
function isOfOther(s: Sentence, clause: Clause, main: number, at: number): boolean {
  for (let k = main + 1; k < at; k++) if (s.isMain(k) && !clause.group.mains.includes(k)) return true;
  return false;
}

const HANDS = new Set(['hands', 'reach', 'sight', 'view', 'eyes']);
const PARTING = new Set(['away', 'out']);

/** "kept out of the hands of advertisers", "keep it away from data brokers": it does not reach them. */
function keptAway(s: Sentence, clause: Clause, main: number, base: string): Found | null {
  if (!KEEPING.has(base)) return null;
  const end = Math.min(clause.region.to, main + 12);
  let at = s.find(main + 1, end, PARTING);
  if (at < 0 && clause.group.passive && s.norm(main + 1) === 'from') at = main;
  if (at < 0 || (at > main && s.norm(at + 1) !== (s.norm(at) === 'out' ? 'of' : 'from'))) return null;
  const recipients = mentionsIn(s, 'recipient', { from: at + 2, to: Math.min(at + 9, clause.region.to) });
  if (!recipients.length && !hasWord(s, at + 2, Math.min(at + 6, end), HANDS)) return null;
  return { action: 'share', flips: true, recipients, doubt: 'what is kept away from somebody does not reach them' };
}

/** "keep it private", not "keep private or public messages". */
function isPredicate(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (
      PRIVATE_ADJECTIVES.has(s.norm(k)) &&
      !s.phrases.some((p) => p.kind === 'data' && p.from > k && p.from < k + 4 && !hasWord(s, k + 1, p.from, STOPS))
    )
      return true;
  return false;
}

/** "transfer our business and your data", "sell products that use data": something else is the first thing named. */
export function otherThingFirst(s: Sentence, roles: Roles): boolean {
  for (let k = roles.object.from; k < roles.object.to; k++) {
    const bits = s.bits(k);
    // "sell or share your data": the verbs of a series are no things.
    if (s.isMain(k)) continue;
    // "sell, disclose or permit access to your data": the thing of the last verb alone.
    if (s.norm(k) === 'access' && k > roles.object.from && ACCESS_GIVERS.has(s.base(k - 1))) continue;
    if (s.phrases.some((p) => p.kind === 'recipient' && p.from <= k && k < p.to) || pointsToOutfit(s, k) || pointsToOutfit(s, k - 1))
      continue;
    if (bits & Bit.GENERIC || s.phrases.some((p) => p.kind === 'data' && p.from <= k && k < p.to)) return false;
    if (bits & (Bit.NOTDATA | Bit.FIRST_NOUN)) return !headsGeneric(s, k + 1);
    if (bits & Bit.SUB || s.norm(k) === 'with' || s.norm(k) === 'to') return false;
  }
  return false;
}

/** "website visitor information": nouns up to one for data. */
function headsGeneric(s: Sentence, at: number): boolean {
  for (let k = at; k < at + 3; k++) {
    if (s.bits(k) & Bit.GENERIC) return true;
    if (!(s.bits(k) & (Bit.USER | Bit.FIRST_NOUN)) || s.bits(k) & (Bit.DET | Bit.PUNCT)) return false;
  }
  return false;
}

const CONCERNING = new Set(['about', 'on', 'regarding', 'concerning']);

/** "information about our products": about things, not about people. */
function aboutThings(s: Sentence, roles: Roles): boolean {
  if (roles.data.length || !roles.generic) return false;
  const at = s.find(roles.object.from, Math.min(roles.object.to, roles.object.from + 6), CONCERNING);
  if (at < 0 || !(s.bits(at - 1) & Bit.GENERIC)) return false;
  for (let k = at + 1; k < Math.min(at + 8, roles.object.to); k++)
    if (s.bits(k) & (Bit.USER | Bit.THEY) || PEOPLE.has(s.stem(k))) return false;
  return Boolean(s.bits(at + 1) & Bit.FIRST) || s.bits(at + 1) & Bit.NOTDATA || s.bits(at + 2) & Bit.NOTDATA ? true : false;
}

/** "share", "disclose": what reaches others; what reaches us is collected. */
export function share(s: Sentence, roles: Roles, about: boolean, clause: Clause, base: string): Found | null {
  if (!about && namesPeople(s, roles.object)) return { action: 'share', doubt: 'a list of people is data about them' };
  if (!about && !(roles.recipients.length && clause.negated)) {
    if (yoursPassed(s, roles, clause, lastVerb(clause.group)) || yoursHanded(s, roles, clause))
      return { action: 'share', doubt: "what is the reader's is taken for data" };
    if (base === 'disclose' && clause.group.passive && clause.actor === 'data') return { action: 'share' };
    return null;
  }
  if (aboutThings(s, roles)) return null;
  // "we and others share the same pages": have in common.
  if (!clause.group.passive && !roles.recipients.length && s.norm(roles.object.from + 1) === 'same') return null;
  // "shared internally", "between our departments": with nobody outside.
  if (!roles.recipients.length && s.find(clause.group.from, Math.min(clause.region.to, clause.region.from + 5), INSIDE) >= 0) return null;
  // "Your address may disclose where you are": to nobody.
  if (base === 'disclose' && !clause.group.passive && clause.actor === 'data' && !roles.recipients.length) return null;
  // "we hire helpers and need to share your name with them"
  if (clause.actor === 'third' && !clause.negated && hasWord(s, clause.region.from, clause.region.to, THEM) && !roles.recipients.length)
    return { action: 'share', actor: 'first', named: 'before' };
  if (roles.toUs && !roles.recipients.length)
    return clause.actor === 'first'
      ? null
      : { action: 'collect', actor: 'first', source: 'partner', doubt: 'what is given to us is collected' };
  if (!clause.group.passive && !roles.pronoun && otherThingFirst(s, roles)) return null;
  if (
    roles.toUser &&
    !roles.recipients.length &&
    (clause.actor === 'first' || (clause.group.passive && hasWord(s, clause.region.from + 1, clause.region.from + 2, YOU)))
  )
    return null;
  return { action: 'share' };
}

/** "We release information when the law requires it", "we transfer information in a merger": a bare "information" is enough there. */
function releasedUnder(s: Sentence, base: string): boolean {
  const wanted = base === 'transfer' ? MERGERS : base === 'release' || base === 'reveal' ? DUTIES : null;
  return wanted !== null && s.phrases.some((p) => p.kind === 'condition' && wanted.has(p.id));
}

const INSIDE = new Set(['internally', 'departments', 'teams', 'colleagues']);
const REACH = 16;
const YOU = new Set(['you']);
const THEM = new Set(['them']);
const MERGERS = new Set(['merger']);
const DUTIES = new Set(['law', 'need']);
const ABROAD = new Set(['transfer', 'move', 'send', 'transmit', 'export']);
const TOWARDS = new Set(['to', 'across', 'into', 'between', 'outside']);

/** "transferred to a country whose laws are different", "moved across borders". */
function goesAbroad(s: Sentence, main: number, to: number): boolean {
  const end = Math.min(to, main + 16);
  // "transfer your data to, or store it in, countries"
  let last = to - 1;
  while (last > main && s.bits(last) & Bit.PUNCT) last--;
  if (s.norm(last) === 'to' && (last < to - 1 || s.bits(to) & Bit.PUNCT))
    for (let j = to + 1; j < Math.min(to + 16, s.tokens.length); j++) if (TERRITORIES.has(s.stem(j))) return true;
  for (let k = main + 1; k < end; k++)
    if (TOWARDS.has(s.norm(k)))
      for (let j = k + 1; j < Math.min(k + 4, end); j++)
        if (TERRITORIES.has(s.stem(j)) || (s.stem(j) === 'location' && LYING.has(s.norm(j + 1)))) return true;
  return false;
}

/** "Written inquiries can be sent to …": what readers send. */
function isInquiry(s: Sentence, clause: Clause): boolean {
  return clause.subject !== null && INQUIRIES.has(s.stem(clause.subject.to - 1));
}

/** "may be sent, stored and used by us": handled by us, handed to nobody. */
function byUs(s: Sentence, clause: Clause, main: number): boolean {
  for (let k = main + 1; k + 1 < clause.region.to; k++) if (s.norm(k) === 'by' && s.norm(k + 1) === 'us') return true;
  return false;
}

/** "The app sends us a report": a thing of ours that acts, not "we". */
function isProduct(s: Sentence, clause: Clause): boolean {
  const { subject } = clause;
  return subject !== null && s.find(subject.from, subject.to, OURSELVES) < 0 && clause.group.kind === 'finite' && !clause.relative;
}

const OURSELVES = new Set(['we', 'i', 'us']);

/** "give", "send", "transfer": by whom it reaches. */
export function convey(s: Sentence, roles: Roles, about: boolean, clause: Clause, base: string, main: number): Found[] {
  if (!about && (yoursPassed(s, roles, clause, main) || yoursHanded(s, roles, clause)))
    return [{ action: 'share', doubt: "what is the reader's is taken for data" }];
  // "sent using HTTPS": how it travels, to nobody in particular.
  if (clause.group.passive && !roles.recipients.length && !roles.place && SAFELY.has(s.norm(main + 1)) && s.has('security')) return [];
  // "We do not offer this to children": a thing, no data.
  if (!about || aboutThings(s, roles) || (base === 'offer' && !roles.data.length && !roles.generic)) return [];
  if (!clause.group.passive && !roles.pronoun && otherThingFirst(s, roles)) return [];
  if (roles.toUs)
    return clause.actor === 'first' && !clause.group.passive && !isProduct(s, clause)
      ? []
      : [
          {
            action: 'collect',
            actor: 'first',
            doubt: 'what is sent to us is collected',
            ...(clause.actor === 'third' ? { source: 'partner' } : {}),
          },
        ];
  // "mailings may be sent to the addresses you gave us": where they go, not what is sent.
  if (
    clause.group.passive &&
    clause.subject &&
    clause.actor !== 'data' &&
    s.norm(main + 1) === 'to' &&
    roles.data.length &&
    roles.data.every((d) => d.id.startsWith('contact')) &&
    !s.within('data', clause.subject).length
  )
    return [];
  // "cookies are sent back to the site"
  if (
    clause.group.passive &&
    (s.norm(main + 1) === 'back' ||
      isInquiry(s, clause) ||
      (byUs(s, clause, main) && !s.within('recipient', { from: main + 1, to: clause.region.to }).length && !roles.place))
  )
    return [];
  const countries = goesAbroad(s, main, clause.region.to);
  if (countries && !roles.place && ABROAD.has(base)) {
    roles.place = 'abroad';
    roles.data = roles.data.filter((d) => d.id !== 'location.coarse');
    return roles.recipients.length ? [{ action: 'transfer' }, { action: 'share' }] : [{ action: 'transfer' }];
  }
  const abroad = roles.place && ABROAD.has(base);
  const machine = roles.recipients.length ? null : serverReached(s, main, clause.region.to);
  if (machine)
    return [
      ...(abroad ? [{ action: 'transfer' as const }] : []),
      { action: 'share', recipients: machine, doubt: 'what a server receives has reached whose it is' },
    ];
  if (abroad) {
    // "is transmitted to Larkmill in Peru"
    const whose = roles.recipients.length ? null : strangerBehind(s, main + 1, Math.min(clause.region.to, main + 5));
    return roles.recipients.length
      ? [{ action: 'transfer' }, { action: 'share' }]
      : whose
        ? [{ action: 'transfer' }, { action: 'share', recipients: [whose], doubt: 'whoever is named behind "to" receives it' }]
        : [{ action: 'transfer' }];
  }
  // "Your address may reveal where you are": to nobody.
  if (base === 'reveal' && !clause.group.passive && clause.actor !== 'first' && clause.actor !== 'third' && !roles.recipients.length)
    return [];
  const toReaders =
    clause.actor === 'first' && !clause.group.passive && s.bits(roles.object.from) & Bit.USER && s.norm(roles.object.from) !== 'your';
  // "we hire helpers and provide them with your name"
  if (
    clause.actor === 'first' &&
    !clause.group.passive &&
    s.norm(main + 1) === 'them' &&
    !clause.relative &&
    roles.recipients.length === 0 &&
    HANDING.has(base) &&
    roles.data.length > 0
  )
    return [{ action: 'share', named: 'before' }];
  const hired =
    clause.actor === 'first' &&
    !clause.group.passive &&
    roles.recipients.length === 0 &&
    s.norm(main + 1) === 'them' &&
    s.norm(main + 2) === 'with'
      ? mentionsIn(s, 'recipient', { from: 0, to: main })
      : [];
  if (hired.length) return [{ action: 'share', recipients: hired.slice(-1) }];
  if (roles.recipients.length) return (clause.actor === 'third' && roles.toUser) || toReaders ? [] : [{ action: 'share' }];
  if (roles.toUser) return [];
  // "We do not publicly report your gifts"
  if (roles.data.length && (s.norm(main - 1) === 'publicly' || s.norm(main + 1) === 'publicly')) return [{ action: 'share' }];
  const stranger =
    HANDING.has(base) &&
    !clause.negated &&
    (roles.data.some((d) => d.id !== 'content.messages') || (clause.group.passive && clause.actor === 'data')) &&
    (clause.group.passive || clause.actor === 'first')
      ? strangerBehind(s, main + 1, Math.min(clause.region.to, main + REACH))
      : null;
  if (stranger) return [{ action: 'share', recipients: [stranger], doubt: 'whoever is named behind "to" receives it' }];
  if (clause.actor === 'first' && s.bits(roles.object.from) & Bit.USER && s.norm(roles.object.from) !== 'your') return [];
  if (
    base === 'transfer' ||
    base === 'release' ||
    base === 'reveal' ||
    base === 'distribute' ||
    base === 'expose' ||
    base === 'surrender' ||
    base === 'relay'
  )
    return roles.data.length ||
      clause.negated ||
      (roles.generic &&
        !clause.group.passive &&
        (releasedUnder(s, base) || (base === 'release' && clause.actor === 'first' && clause.group.kind === 'finite' && !clause.relative)))
      ? [{ action: 'share', doubt: 'nobody is named to whom it goes' }]
      : [];
  if (
    clause.negated &&
    clause.group.passive &&
    roles.generic &&
    (base === 'transmit' || base === 'send') &&
    (s.norm(main + 1) === 'anywhere' || s.bits(main + 1) & Bit.PUNCT)
  )
    return [{ action: 'share', doubt: 'nobody is named to whom it goes' }];
  if (
    clause.negated &&
    (base === 'give' || base === 'provide' || base === 'supply' || base === 'transmit' || base === 'pass' || base === 'send') &&
    roles.data.length
  )
    return [{ action: 'share', doubt: 'nobody is named to whom it goes' }];
  if (clause.group.passive && (base === 'transmit' || base === 'send' || base === 'pass' || base === 'forward') && roles.data.length)
    return [{ action: 'share', doubt: 'nobody is named to whom it goes' }];
  return [];
}

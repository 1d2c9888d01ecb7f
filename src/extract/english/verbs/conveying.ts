// Passing on: what is sent, transferred and handed over, and to whom.
import { ADS, LYING } from '../../../generated/words/shared.js';
import { DENIED_GIVING, HANDING, LOSING, SAFELY, TERRITORIES } from '../../../generated/words/conveying.js';
import { INQUIRIES } from '../../../generated/words/yours.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { hasGeneric, type Found } from '../roles/found.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import { serverReached } from './hosting.js';
import { strangerBehind } from '../roles/strangers.js';
import type { Sentence } from '../sentences/sentence.js';
import { yoursHanded, yoursPassed } from '../roles/yours.js';
import { aboutThings, otherThingFirst } from './disclosing.js';
import type { Verb, Verbs } from './verbs.js';

/** "We release information when the law requires it", "we transfer information in a merger": a bare "information" is enough there. */
function releasedUnder(s: Sentence, base: string): boolean {
  const wanted = base === 'transfer' ? MERGERS : base === 'release' || base === 'reveal' ? DUTIES : null;
  return wanted !== null && s.phrases.some((p) => p.kind === 'condition' && wanted.has(p.id));
}

const REACH = 16;
const POST = new Set(['e-mail', 'email', 'newsletter', 'message', 'mailing']);
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
function isInquiry(s: Sentence, { subject }: Clause): boolean {
  if (!subject) return false;
  let to = subject.from + 1;
  // "Complaints about your data can be sent to"
  while (to < subject.to && !(s.bits(to) & Bit.PREP)) to++;
  return INQUIRIES.has(s.stem(to - 1));
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

const SYNCING = new Set(['sync', 'synchronize', 'synchronise']);

const NEAR_ADS = 4;

const NOBODY_NAMED = 'nobody is named to whom it goes';
const BEHIND_TO = 'whoever is named behind "to" receives it';

/** "give", "send", "transfer": by whom it reaches. */
export function convey(s: Sentence, roles: Roles, about: boolean, clause: Clause, base: string, main: number): Found[] {
  if (!about && (yoursPassed(s, roles, clause, main) || yoursHanded(s, roles, clause)))
    return [{ action: 'share', doubt: "what is the reader's is taken for data" }];
  // "sent using HTTPS": how it travels, to nobody in particular.
  if (clause.group.passive && !roles.recipients.length && !roles.place && SAFELY.has(s.norm(main + 1)) && s.has('security')) return [];
  // "deliver those ads based on a cookie": adverts, no data.
  if (base === 'deliver' && s.find(main + 1, main + NEAR_ADS, ADS) > 0) return [];
  // "We do not offer this to children": a thing, no data.
  if (!about || aboutThings(s, roles) || (base === 'offer' && !roles.data.length && !roles.generic)) return [];
  if (!clause.group.passive && !roles.pronoun && otherThingFirst(s, roles)) return [];
  // "We sync your contacts": they come to us.
  if (
    SYNCING.has(base) &&
    clause.actor === 'first' &&
    !clause.negated &&
    !roles.recipients.length &&
    roles.data.some((d) => d.id === 'social.contacts')
  )
    return [{ action: 'collect', doubt: `what "${base}" is about is data` }];
  if (roles.toUs) return servesUs(s, roles, main) ? [] : comesToUs(s, clause);
  if (isToReaders(s, roles, clause, main) || isNoHandover(s, roles, clause, main)) return [];
  const abroad = sentAbroad(s, roles, clause, base, main);
  if (abroad) return abroad;
  // "Your address may reveal where you are": to nobody.
  if (base === 'reveal' && !clause.group.passive && clause.actor !== 'first' && clause.actor !== 'third' && !roles.recipients.length)
    return [];
  const them = handedToThem(s, roles, clause, base, main);
  if (them) return them;
  const toReader =
    clause.actor === 'first' && s.bits(roles.object.from) & Bit.USER && s.norm(roles.object.from) !== 'your' && !clause.group.passive;
  if (roles.recipients.length) return (clause.actor === 'third' && roles.toUser) || toReader ? [] : [{ action: 'share' }];
  if (roles.toUser) return [];
  return toNobodyKnown(s, roles, clause, base, main);
}

const TO_WHOM = new Set(['to', 'with']);

/** "Our printers, [to whom we send] your address, …": who stands in front of the clause receives it. */
export function toWhich({ s, clause: { subject, group, actor }, about }: Verb): Found[] | null {
  const at = about ? (subject?.from ?? -1) : -1;
  if (actor !== 'first' || group.kind !== 'finite' || group.passive || s.norm(at) !== 'we') return null;
  if ((s.norm(at - 1) !== 'which' && s.norm(at - 1) !== 'whom') || !TO_WHOM.has(s.norm(at - 2))) return null;
  const comma = s.norm(at - 3) === ',';
  const known = mentionsIn(s, 'recipient', { from: Math.max(0, at - 10), to: at - 2 });
  const head = comma ? at - 4 : at - 3;
  const named =
    s.bits(head) & Bit.CAPITAL || s.norm(head - 1) === 'our'
      ? [{ id: 'third_parties', text: s.words(head, head + 1), ...s.span(head, head + 1) }]
      : [];
  const recipients = known.length ? known.slice(-1) : named;
  return recipients.length ? [{ action: 'share', recipients, doubt: BEHIND_TO }] : null;
}
toWhich.verbs = { readings: Reading.share | Reading.convey } satisfies Verbs;

/** "provide us with services that relate to visits": work that is done for us, about data. */
function servesUs(s: Sentence, roles: Roles, main: number): boolean {
  const first = roles.data[0];
  const at = s.find(main + 1, main + NEAR_SERVICES, SERVICES);
  return first !== undefined && at > 0 && s.span(at, at + 1).end < first.start && !hasGeneric(s, main + 1, at);
}

const SERVICES = new Set(['services', 'service']);
const NEAR_SERVICES = 7;

/** "Your browser sends us": collected, unless it is we who send. */
function comesToUs(s: Sentence, clause: Clause): Found[] {
  if (clause.actor === 'first' && !clause.group.passive && !isProduct(s, clause)) return [];
  const source = clause.actor === 'third' ? { source: 'partner' as const } : {};
  return [{ action: 'collect', actor: 'first', doubt: 'what is sent to us is collected', ...source }];
}

/** "mailings may be sent to the addresses you gave us": where they go, not what is sent. */
function isToReaders(s: Sentence, roles: Roles, clause: Clause, main: number): boolean {
  // "links in the e-mails sent to our members": what we write to them.
  if (clause.group.kind === 'participle' && s.base(main) === 'send' && POST.has(s.stem((clause.subject?.to ?? 0) - 1))) return true;
  return (
    clause.group.passive &&
    clause.subject !== null &&
    clause.actor !== 'data' &&
    s.norm(main + 1) === 'to' &&
    roles.data.length > 0 &&
    roles.data.every((d) => d.id.startsWith('contact')) &&
    !s.within('data', clause.subject).length
  );
}

/** "cookies are sent back to the site", "inquiries can be sent to", "stored and used by us" */
function isNoHandover(s: Sentence, roles: Roles, clause: Clause, main: number): boolean {
  if (!clause.group.passive) return false;
  if (s.norm(main + 1) === 'back' || isInquiry(s, clause)) return true;
  return byUs(s, clause, main) && !s.within('recipient', { from: main + 1, to: clause.region.to }).length && !roles.place;
}

/** To another country, or to a server; null where neither is said. */
function sentAbroad(s: Sentence, roles: Roles, clause: Clause, base: string, main: number): Found[] | null {
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
  if (!abroad) return null;
  if (roles.recipients.length) return [{ action: 'transfer' }, { action: 'share' }];
  // "is transmitted to Larkmill in Peru"
  const whose = strangerBehind(s, main + 1, Math.min(clause.region.to, main + 5));
  return whose ? [{ action: 'transfer' }, { action: 'share', recipients: [whose], doubt: BEHIND_TO }] : [{ action: 'transfer' }];
}

/** "we hire helpers and provide them with your name": who was named before. */
function handedToThem(s: Sentence, roles: Roles, clause: Clause, base: string, main: number): Found[] | null {
  if (clause.actor !== 'first' || clause.group.passive || s.norm(main + 1) !== 'them' || roles.recipients.length) return null;
  if (!clause.relative && HANDING.has(base) && roles.data.length) return [{ action: 'share', named: 'before' }];
  if (s.norm(main + 2) !== 'with') return null;
  const hired = mentionsIn(s, 'recipient', { from: 0, to: main });
  return hired.length ? [{ action: 'share', recipients: hired.slice(-1) }] : null;
}

const SENDING_ON: ReadonlySet<string> = new Set(['transmit', 'send', 'pass', 'forward']);

/** Where no list knows who gets it: by a name behind "to", or by a verb that says that it leaves us. */
function toNobodyKnown(s: Sentence, roles: Roles, clause: Clause, base: string, main: number): Found[] {
  const { passive } = clause.group;
  // "We do not publicly report your gifts"
  if (roles.data.length && (s.norm(main - 1) === 'publicly' || s.norm(main + 1) === 'publicly')) return [{ action: 'share' }];
  const mayName =
    HANDING.has(base) &&
    !clause.negated &&
    (roles.data.some((d) => d.id !== 'content.messages') || (passive && clause.actor === 'data')) &&
    (passive || clause.actor === 'first');
  const stranger = mayName ? strangerBehind(s, main + 1, Math.min(clause.region.to, main + REACH)) : null;
  if (stranger) return [{ action: 'share', recipients: [stranger], doubt: BEHIND_TO }];
  if (clause.actor === 'first' && s.bits(roles.object.from) & Bit.USER && s.norm(roles.object.from) !== 'your') return [];
  return leavesUs(s, roles, clause, base, main) ? [{ action: 'share', doubt: NOBODY_NAMED }] : [];
}

/** "Your file is released", "we do not send your address": it goes from us, or is denied to. */
function leavesUs(s: Sentence, roles: Roles, clause: Clause, base: string, main: number): boolean {
  const { passive, kind } = clause.group;
  if (LOSING.has(base)) {
    if (roles.data.length || clause.negated) return true;
    // "information may be transferred in a merger": whatever there is.
    if (roles.generic && passive && kind === 'finite' && clause.actor === 'data' && base === 'transfer' && releasedUnder(s, base))
      return true;
    const byUsAlone = base === 'release' && clause.actor === 'first' && kind === 'finite' && !clause.relative;
    return roles.generic && !passive && (releasedUnder(s, base) || byUsAlone);
  }
  const isAnywhere = s.norm(main + 1) === 'anywhere' || (s.bits(main + 1) & Bit.PUNCT) !== 0;
  if (clause.negated && passive && roles.generic && (base === 'transmit' || base === 'send') && isAnywhere) return true;
  // "No data is sent to Larkmill"
  if (
    clause.negated &&
    passive &&
    roles.generic &&
    SENDING_ON.has(base) &&
    strangerBehind(s, main + 1, Math.min(clause.region.to, main + NEAR_ADS))
  )
    return true;
  if (!roles.data.length) return false;
  return (clause.negated && DENIED_GIVING.has(base)) || (passive && SENDING_ON.has(base));
}

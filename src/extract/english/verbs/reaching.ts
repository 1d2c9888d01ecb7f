// Where data get to, told by verbs of moving and by nouns: "goes to our bank", "never leaves your phone", "recipients are our couriers".
import { BESIDE } from '../../../generated/words/showing.js';
import { DEVICES, GIVING, GOODS, MACHINES, MOVING, OPEN_PLACES, POSTS, PREMISES } from '../../../generated/words/reaching.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { hasGeneric, hasWord, type Found } from '../roles/found.js';
import { strangerBehind } from '../roles/strangers.js';
import type { Mention } from '../../../model/statement.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { OF_PERSONS, onOurPages } from './showing.js';
import type { Verbs } from './verbs.js';

// "sits with our host", "ends up with our bank"
const RESTING = new Set(['sit', 'live', 'reside', 'end']);
const HERE = new Set(['us', 'our', 'the', 'this']);
const DEVICE_DOUBT = 'what stays on the device is not collected';

/** "Your card number goes to our bank", "never reaches our servers", "never leaves your phone". */
export function moves(s: Sentence, clause: Clause, main: number, base: string, roles: Roles): Found | null {
  if (clause.group.kind !== 'finite' || clause.group.passive || !clause.subject || clause.relative) return null;
  const data = mentionsIn(s, 'data', clause.subject);
  if (!data.length && clause.actor !== 'data' && !isPointer(s, clause)) return null;
  const end = Math.min(clause.region.to, main + 6);
  const none = clause.negated || s.bits(clause.subject.from) & Bit.NEG;
  // "they never reach our servers": what they are is said elsewhere.
  if (none && !data.length && isPointer(s, clause) && !(base === 'leave' && hasWord(s, main + 1, end, PREMISES))) return null;
  if (base === 'leave') {
    if (!none) return null;
    if (hasWord(s, main + 1, end, DEVICES)) return { action: 'collect', data, doubt: DEVICE_DOUBT };
    return hasWord(s, main + 1, end, MACHINES) || (hasWord(s, main + 1, end, PREMISES) && s.norm(main + 1) !== 'the')
      ? { action: 'share', data, doubt: 'what does not leave is passed to nobody' }
      : null;
  }
  const buyer = roles.recipients.find((r) => r.id === 'acquirer') ?? buyerBehind(s, main);
  if (HANDED_OVER.has(base) && buyer && hasWord(s, main + 1, main + 3, TO))
    return { action: 'share', actor: 'first', nominal: true, data, recipients: [buyer] };
  if (base === 'pass' || base === 'move') return null;
  if (base === 'go' || base === 'flow' || base === 'travel') {
    if (!hasWord(s, main + 1, main + 4, INTO)) return null;
    const stranger = roles.recipients.length || s.norm(main) === 'went' ? null : strangerBehind(s, main + 1, main + 5, INTO);
    if (stranger) return { action: 'share', actor: 'first', nominal: true, data, recipients: [stranger] };
    if (roles.recipients.length) return { action: 'share', actor: 'first', nominal: true, data };
    return roles.toUs ? { action: 'collect', actor: 'first', data } : null;
  }
  if (RESTING.has(base)) {
    const at = main + (s.norm(main + 1) === 'up' ? 2 : 1);
    if ((base === 'end') !== at > main + 1 || !restsWith(s, at) || s.norm(at + 1) === 'us') return null;
    if (roles.recipients.length) return { action: 'share', actor: 'first', nominal: true, data };
    const owners = mentionsIn(s, 'recipient', { from: at + 1, to: at + 4 });
    if (owners.length) return { action: 'share', actor: 'first', nominal: true, data, recipients: owners };
    const stranger = strangerBehind(s, at, at + 8, s.norm(at) === 'with' ? WITH : OWNED);
    return stranger ? { action: 'share', actor: 'first', nominal: true, data, recipients: [stranger] } : null;
  }
  if (!none && base !== 'reach') return null;
  const here = HERE.has(s.norm(main + 1)) || s.own.some((n) => n.from === main + 1);
  return s.norm(main + 1) === 'us' || (here && hasWord(s, main + 1, end, MACHINES))
    ? { action: 'collect', actor: 'first', data, doubt: 'what reaches us is collected' }
    : null;
}
const HANDED_OVER = new Set(['go', 'pass', 'move']);
const INTO = new Set(['to', 'into']);

/** "to the buyer", of whom it is not said whose buyer. */
function buyerBehind(s: Sentence, main: number): Mention | null {
  const at = s.find(main + 1, main + 5, BUYER);
  return at > 0 && s.norm(at - 1) === 'the' ? { id: 'acquirer', text: s.words(at, at + 1), ...s.span(at, at + 1) } : null;
}

const BUYER = new Set(['buyer']);

/** "with our host", "on the servers of our host" */
function restsWith(s: Sentence, at: number): boolean {
  if (s.norm(at) === 'with') return true;
  if (s.norm(at) !== 'on' && s.norm(at) !== 'in') return false;
  const machines = s.find(at, at + 6, MACHINES);
  return machines > 0 && (OWNED.has(s.norm(machines + 1)) || s.within('recipient', { from: at + 1, to: machines }).length > 0);
}

moves.verbs = { bases: [MOVING] } satisfies Verbs;

/** "Your notes are not uploaded", "photos are uploaded if you tap": where nobody else is named, to us. */
export function uploaded(clause: Clause, roles: Roles): Found | null {
  if (
    !clause.group.passive ||
    clause.group.kind !== 'finite' ||
    clause.relative ||
    clause.hypothetical ||
    (!roles.data.length && !(clause.negated && roles.generic)) ||
    roles.recipients.length ||
    roles.toUser
  )
    return null;
  return { action: 'collect', actor: 'first', doubt: 'what reaches us is collected' };
}
uploaded.verbs = { bases: ['upload'] } satisfies Verbs;

const TO = new Set(['to']);
const WITH = new Set(['with']);
const OWNED = new Set(['of', 'at', 'with']);

function isPointer(s: Sentence, clause: Clause): boolean {
  return (s.bits(subjectOf(clause).from) & (Bit.IT | Bit.THEY)) !== 0;
}

const FOUND_BY = new Set(['search']);
const RESULTS = new Set(['results', 'engines', 'engine']);

/** "Your name may appear on our leaderboard", "in search results", "on other websites": whoever looks there sees it. */
export function appears(s: Sentence, clause: Clause, main: number, base: string): Found | null {
  if (
    (base !== 'appear' && !(base === 'show' && s.norm(main + 1) === 'up')) ||
    clause.group.passive ||
    clause.group.kind !== 'finite' ||
    clause.relative ||
    !clause.subject
  )
    return null;
  const data = mentionsIn(s, 'data', clause.subject).filter((d) => d.id !== 'device.cookie_id');
  const end = Math.min(clause.region.to, main + 9);
  const at = s.bits(main + 1) & Bit.ADV || base === 'show' ? main + 2 : main + 1;
  // "Your username appears next to your comments"
  if (data.some((d) => OF_PERSONS.test(d.id)) && hasWord(s, main + 1, at + 2, BESIDE) && s.find(at, end, POSTS) > 0)
    return {
      action: 'share',
      actor: 'first',
      nominal: true,
      data,
      recipients: [{ id: 'other_users', text: s.words(main, main + 1), ...s.span(main, main + 1) }],
      doubt: 'what appears where others look is shown to them',
    };
  if (!data.length || (s.norm(at) !== 'on' && s.norm(at) !== 'in' && s.norm(main + 1) !== 'publicly')) return null;
  const search = s.find(at, end, FOUND_BY);
  const elsewhere = s.norm(at + 1) === 'other' && (s.bits(at + 2) & Bit.FIRST_NOUN) !== 0;
  const shown =
    elsewhere ||
    s.find(main + 1, end, OPEN_PLACES) >= 0 ||
    onOurPages(s, at, end) ||
    (search >= 0 && RESULTS.has(s.norm(search + 1))) ||
    s.within('recipient', { from: at, to: end }).some((p) => p.id === 'public');
  return shown
    ? {
        action: 'share',
        actor: 'first',
        nominal: true,
        data,
        recipients: [{ id: 'public', text: s.words(main, main + 1), ...s.span(main, main + 1) }],
        doubt: 'what appears where others look is shown to them',
      }
    : null;
}
appears.verbs = { bases: ['appear', 'show'] } satisfies Verbs;

/** "Our couriers are given your address": the subject receives. */
export function isGiven(s: Sentence, clause: Clause, main: number): Found | null {
  // "We are provided with your name by the seller", "we are sent your name"
  if (
    clause.group.passive &&
    (s.norm(main + 1) === 'with' || s.bits(main + 1) & (Bit.USER | Bit.DET | Bit.GENERIC)) &&
    s.norm(subjectOf(clause).from) === 'we' &&
    subjectOf(clause).to - subjectOf(clause).from === 1
  ) {
    const given = mentionsIn(s, 'data', { from: main + 1, to: clause.region.to });
    return given.length || hasGeneric(s, main + 1, Math.min(main + 9, clause.region.to))
      ? { action: 'collect', actor: 'first', data: given, nominal: true, doubt: 'what is sent to us is collected' }
      : null;
  }
  if (!clause.group.passive || clause.actor !== 'third' || !clause.actorIds.length || s.norm(main + 1) === 'by') return null;
  const to = Math.min(clause.region.to, main + 9);
  // "is provided with your consent", "are sent to you"
  if (s.norm(main + 1) === 'to' || s.norm(main + 1) === 'in') return null;
  const data = mentionsIn(s, 'data', { from: main + 1, to });
  return data.length || hasGeneric(s, main + 1, to)
    ? { action: 'share', actor: 'first', named: 'actor', doubt: 'what others are given is shared with them' }
    : null;
}
isGiven.verbs = { bases: [GIVING] } satisfies Verbs;

const COLON = new Set([':']);
const RECEIVING = new Set(['recipient', 'recipients']);

/** "Recipients of your data are our couriers". */
export function receiversNamed(s: Sentence, clause: Clause, main: number): Found | null {
  const subject = clause.subject;
  if (!subject || clause.negated || clause.group.kind !== 'finite' || clause.relative || s.find(subject.from, subject.to, RECEIVING) < 0)
    return null;
  // "The following recipients receive your name: …"
  const colon = s.base(main) === 'receive' ? s.find(main + 1, Math.min(clause.region.to, main + 14), COLON) : -1;
  if (!clause.group.copula && s.base(main) !== 'include' && colon < 0) return null;
  const zone = { from: Math.max(main, colon) + 1, to: Math.min(clause.region.to, main + 40) };
  const recipients = mentionsIn(s, 'recipient', zone);
  return recipients.length
    ? {
        action: 'share',
        actor: 'first',
        nominal: true,
        data: mentionsIn(s, 'data', colon < 0 ? subject : { from: main, to: colon }),
        recipients,
        ...(clause.modal === 'may' ? { modal: 'may' as const } : {}),
      }
    : null;
}
receiversNamed.verbs = { bases: ['include', 'receive'] } satisfies Verbs;

/** "Information we may share with networks may include your name": what is named is shared. */
export function sharedNamed(s: Sentence, clause: Clause, main: number): Found | null {
  const { subject, group } = clause;
  if (!subject || group.kind !== 'finite' || clause.relative || clause.hypothetical || !hasGeneric(s, subject.from, subject.to))
    return null;
  const inside = s.clauses.find(
    (c) => c !== clause && c.group.from > subject.from && c.group.from < subject.to && (c.relative || c.group.kind === 'participle'),
  );
  if (
    !inside ||
    inside.negated ||
    (inside.group.kind === 'finite' && inside.actor !== 'first') ||
    !inside.group.mains.every((m) => s.readings(m) & (HANDING | Reading.sell))
  )
    return null;
  const data = mentionsIn(s, 'data', { from: main + 1, to: clause.region.to });
  const recipients = mentionsIn(s, 'recipient', { from: inside.group.from, to: subject.to });
  const sold = inside.group.mains.every((m) => s.readings(m) & Reading.sell);
  return data.length && (recipients.length || sold)
    ? { action: sold ? 'sell' : 'share', actor: 'first', nominal: true, data, recipients, doubt: 'the sentence says which data they are' }
    : null;
}
sharedNamed.verbs = { bases: ['include', 'comprise', 'contain', 'consist'] } satisfies Verbs;

const HANDING = Reading.share | Reading.convey;
const WORKING = new Set(['process', 'handle', 'analyze', 'analyse', 'review']);
const BY = new Set(['by']);
const OURS = new Set(['behalf', 'us']);

/** "Vendors process your data on our behalf": it has reached them. */
export function workedOnForUs(s: Sentence, clause: Clause, main: number, base: string, roles: Roles): Found | null {
  const used = clause.group.passive && hasWord(s, main + 1, main + 4, BY);
  if ((!WORKING.has(base) && !used) || clause.negated || clause.relative || clause.group.kind !== 'finite' || !roles.data.length)
    return null;
  const at = s.find(main + 1, Math.min(clause.region.to, main + 24), OURS);
  if (
    at < 0 ||
    (s.norm(at) === 'us' && s.norm(at - 1) !== 'for') ||
    (s.norm(at) === 'behalf' && !(s.bits(at - 1) & (Bit.FIRST | Bit.POSS)))
  )
    return null;
  const recipients = mentionsIn(s, 'recipient', { from: clause.start, to: at });
  return recipients.length
    ? { action: 'share', actor: 'first', recipients, doubt: 'those who work on the data for us receive them' }
    : null;
}
workedOnForUs.verbs = { bases: [WORKING, 'use'] } satisfies Verbs;

const PART = new Set(['part']);
const AMONG = new Set(['among', 'amongst', 'in', 'as', 'with']);

/** "We may include your data among the assets", "user information will be included in the transaction": it goes to the buyer. */
export function goesWithBusiness(s: Sentence, clause: Clause, main: number, base: string, roles: Roles, about: boolean): Found | null {
  const given =
    (base === 'give' || base === 'provide') &&
    !roles.recipients.length &&
    !roles.toUser &&
    !roles.toUs &&
    hasWord(s, main + 1, Math.min(clause.region.to, main + 10), PART);
  if (
    (base !== 'include' && base !== 'count' && base !== 'number' && !given) ||
    !about ||
    (!clause.group.passive && clause.actor !== 'first')
  )
    return null;
  const goods = s.find(main + 1, Math.min(clause.region.to, main + 14), GOODS);
  if (goods < 0 || !hasWord(s, main + 1, goods, AMONG) || s.norm(goods + 1) === 'history') return null;
  const at = s.span(goods, goods + 1);
  return {
    action: 'share',
    actor: 'first',
    modal: 'may',
    data: roles.data.filter((d) => d.end <= at.start || d.start >= at.end),
    recipients: [{ id: 'acquirer', text: s.words(goods, goods + 1), ...at }],
    doubt: 'what is sold with a business reaches its buyer',
  };
}
goesWithBusiness.verbs = { bases: ['give', 'provide', 'include', 'count', 'number'] } satisfies Verbs;

// What is open to others: adjectives ("is visible to"), verbs of showing, and what passes with a business.
import { PRIVATE_WORDS } from '../../generated/words/shared.js';
import { ANYTHING, FINDING, HIDDEN, STAFF } from '../../generated/words/visibility.js';
import { SHARING_ADJECTIVES } from '../../generated/words/disclosing.js';
import { freeOf, isThis, isWhatWeDo, thereIs } from './being.js';
import { subjectOf, type Clause } from './clause.js';
import { hasGeneric, type Found } from './found.js';
import { lastVerb } from './group.js';
import { Bit } from './lexicon.js';
import { mentionsIn, type Roles } from './roles.js';
import type { Sentence } from './sentence.js';
import type { Verbs } from './verbs.js';

const PRIVATE = '"private" says that nothing is passed on';

/** "is available to", "is not accessible by us", "is for sale". */
export function copula(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] {
  const entered = enteredByReaders(s, clause);
  // "the shop is accessible to everybody who uses a screen reader"
  // "information you post in our forum" is no place.
  const place =
    clause.subject !== null &&
    (s.bits(clause.subject.to - 1) & Bit.FIRST_NOUN) !== 0 &&
    s.within('data', clause.subject).length === 0 &&
    !(hasGeneric(s, clause.subject.from, clause.subject.to) && ofReaders(s, clause));
  const isData = (!place && clause.actor === 'data') || (clause.actor === 'unknown' && !place && roles.pronoun) || entered;
  const end = Math.min(clause.region.to, main + 6);
  if (
    isData &&
    clause.subject &&
    (roles.data.length > 0 ||
      (clause.actor === 'data' && s.base(main) === 'become') ||
      roles.pronoun ||
      roles.recipients.length > 0 ||
      (roles.generic && ofReaders(s, clause)) ||
      entered)
  ) {
    const passed = passedOn(s, clause, main);
    if (passed) return [passed];
    for (let k = main + 1; k < end; k++) {
      // "hidden from public view"
      if (s.norm(k) === 'public' && s.bits(k - 1) & Bit.PREP) continue;
      // "The page is accessible to people with disabilities": no data are the subject.
      if (
        SHARING_ADJECTIVES.has(s.norm(k)) &&
        clause.actor !== 'data' &&
        !entered &&
        roles.data.length > 0 &&
        !hasGeneric(s, clause.subject.from, clause.subject.to) &&
        !s.within('data', clause.subject).length &&
        roles.data.every((d) => d.start > s.span(k, k + 1).start)
      )
        return [];
      // "visible only to you"
      if (SHARING_ADJECTIVES.has(s.norm(k)) && !clause.negated && isForYouAlone(s, k))
        return [
          {
            action: 'share',
            flips: true,
            recipients: [{ id: 'anyone', text: s.words(k, k + 1), ...s.span(k, k + 1) }],
            doubt: 'what only the reader can see is shown to nobody',
          },
        ];
      if (
        SHARING_ADJECTIVES.has(s.norm(k)) &&
        (staffOnly(s, clause, k, roles) || (!roles.recipients.length && (s.norm(k + 1) === 'for' || s.norm(k) === 'known')))
      )
        return [];
      if (SHARING_ADJECTIVES.has(s.norm(k)) && ((s.norm(k + 1) === 'by' && s.norm(k + 2) === 'you') || s.norm(k + 1) === 'from')) return [];
      // "available on their website": of what others publish; "a public-facing page"
      if (
        SHARING_ADJECTIVES.has(s.norm(k)) &&
        ((s.norm(k + 1) === 'on' && (s.norm(k + 2) === 'their' || s.norm(k + 2) === 'its')) || s.bits(k + 1) & Bit.GLUED)
      )
        return [];
      if (SHARING_ADJECTIVES.has(s.norm(k)) && !roles.recipients.length && toReaders(s, k + 1))
        return [{ action: 'share', nominal: entered, ...(entered ? { actor: 'first' as const } : {}) }];
      if (SHARING_ADJECTIVES.has(s.norm(k)))
        return (roles.toUser && !roles.recipients.length) || (roles.toUs && !roles.recipients.length)
          ? roles.toUs
            ? [{ action: 'collect' }]
            : []
          : [
              {
                action: 'share',
                nominal: entered,
                ...(entered ? { actor: 'first' as const } : {}),
                ...(roles.data.length ? {} : { data: mentionsIn(s, 'data', clause.subject) }),
              },
            ];
      if (s.norm(k) === 'sale' && s.norm(k - 1) === 'for') return [{ action: 'sell' }];
      if (s.norm(k) === 'disclosure' && s.norm(k - 1) === 'to' && s.norm(k - 2) === 'subject') return [{ action: 'share', modal: 'may' }];
    }
    if (hiddenFromUs(s, main + 1, end)) return [{ action: 'collect', flips: true, doubt: 'what we cannot see is not collected' }];
    if (isPrivate(s, main + 1, end)) return [{ action: 'share', flips: true, doubt: PRIVATE }];
  }
  const equal = isThis(s, clause, main) ?? isWhatWeDo(s, clause, main, roles);
  if (equal) return [equal];
  const free = freeOf(s, clause, main);
  return free ? [free] : thereIs(s, clause, main, roles);
}

/** "available to all visitors to our site": readers, who are no part of us. */
export function toReaders(s: Sentence, to: number): boolean {
  if (s.norm(to) !== 'to') return false;
  for (let k = to + 1; k < to + 5; k++) {
    if (s.bits(k) & Bit.USER) return s.norm(k).endsWith('s') && s.norm(k) !== 'yours';
    if (s.bits(k) & (Bit.FIRST | Bit.PREP) && !(s.bits(k) & Bit.DET)) return false;
  }
  return false;
}

/** "the information you post", not "more information". */
function ofReaders(s: Sentence, clause: Clause): boolean {
  for (let k = subjectOf(clause).from; k < subjectOf(clause).to; k++) if (s.bits(k) & Bit.USER) return true;
  return false;
}

const ONLY = new Set(['only', 'solely']);

/** "accessible only by our staff", "only accessible to a few": kept inside. */
function staffOnly(s: Sentence, clause: Clause, at: number, roles: Roles): boolean {
  if (clause.negated || roles.recipients.length) return false;
  if (clause.group.only || s.find(at - 2, at + 2, ONLY) >= 0) return true;
  for (let k = at + 1; k < Math.min(at + 6, clause.region.to); k++) if (STAFF.has(s.stem(k))) return true;
  return false;
}

/** "visible only to you", "only visible to yourself" */
function isForYouAlone(s: Sentence, at: number): boolean {
  const to = s.norm(at + 1) === 'only' || s.norm(at + 1) === 'solely' ? at + 2 : s.norm(at - 1) === 'only' ? at + 1 : -1;
  return (
    to > 0 &&
    (s.norm(to) === 'to' || s.norm(to) === 'for' || s.norm(to) === 'by') &&
    (s.norm(to + 1) === 'you' || s.norm(to + 1) === 'yourself') &&
    (s.bits(to + 2) & (Bit.PUNCT | Bit.SUB) || to + 2 >= s.tokens.length) !== 0
  );
}

/** "is unreadable to us", "remains invisible for us" */
function hiddenFromUs(s: Sentence, from: number, to: number): boolean {
  const at = s.find(from, to, HIDDEN);
  return at >= 0 && (s.norm(at + 1) === 'to' || s.norm(at + 1) === 'for' || s.norm(at + 1) === 'from') && s.norm(at + 2) === 'us';
}

/** "is private", not "is sent to private addresses": the adjective ends its phrase. */
function isPrivate(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (PRIVATE_WORDS.has(s.norm(k)) && (k + 1 >= s.tokens.length || s.bits(k + 1) & (Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.SUB | Bit.ADV)))
      return true;
  return false;
}

/** "Anything you enter", "whatever members post": made known by those who use the service. */
function enteredByReaders(s: Sentence, clause: Clause): boolean {
  const subject = clause.subject;
  if (!subject) return false;
  const open = s.find(subject.from, Math.min(subject.from + 4, subject.to), ANYTHING);
  return open >= 0 && s.clauses.some((c) => c.actor === 'user' && c.relative && c.group.from > open && c.group.from < subject.to);
}

const SEEN = new Set(['see', 'read', 'view', 'find', 'access']);

/** "Anything you post can be read by anyone": shown to them. */
export function enteredAndSeen(s: Sentence, clause: Clause, main: number): Found | null {
  const indexed =
    FINDING.has(s.base(main)) &&
    (clause.actor === 'data' || s.norm(subjectOf(clause).from) === 'your') &&
    !clause.relative &&
    clause.group.kind === 'finite';
  if (!clause.group.passive || (!indexed && (!SEEN.has(s.base(main)) || !enteredByReaders(s, clause)))) return null;
  const last = lastVerb(clause.group);
  const by =
    s.norm(last + 1) === 'by'
      ? mentionsIn(s, 'recipient', { from: last + 2, to: Math.min(last + 6, s.tokens.length) }).filter((r) => OPEN_TO.has(r.id) || indexed)
      : [];
  return by.length
    ? {
        action: 'share',
        actor: 'first',
        nominal: true,
        data: mentionsIn(s, 'data', clause.subject ?? { from: main, to: main }),
        recipients: by,
      }
    : null;
}
enteredAndSeen.verbs = { bases: [SEEN, FINDING] } satisfies Verbs;

const OPEN_TO = new Set(['anyone', 'public', 'other_users', 'third_parties']);
const GOODS = new Set(['assets', 'asset', 'items']);
const CHANGING_HANDS = new Set(['transferred', 'acquired', 'sold', 'transferable', 'purchased']);

/** "records would be among the assets that are transferred": it goes to whoever buys the business. */
function passedOn(s: Sentence, clause: Clause, main: number): Found | null {
  const goods = s.find(main + 1, Math.min(main + 10, s.tokens.length), GOODS);
  if (
    goods < 0 ||
    (s.find(main + 1, Math.min(goods + 7, s.tokens.length), CHANGING_HANDS) < 0 &&
      !(s.norm(main + 1) === 'among' && s.phrases.some((p) => p.kind === 'condition' && p.id === 'merger')))
  )
    return null;
  const at = s.span(goods, goods + 1);
  const others = mentionsIn(s, 'recipient', { from: goods, to: clause.region.to }).filter((m) => m.id !== 'acquirer');
  return {
    action: 'share',
    modal: 'may',
    recipients: [{ id: 'acquirer', text: s.words(goods, goods + 1), ...at }, ...others],
    doubt: 'what is sold with a business reaches its buyer',
  };
}

const TRANSFERS = new Set(['transfers', 'transfer', 'transferred']);

/** "The resulting company may continue to use your data": it has reached the buyer. */
export function reachesBuyer(s: Sentence, clause: Clause, about: boolean): Found | null {
  // "such transfers may occur, and the new owner may use": said once.
  return about &&
    s.find(0, clause.start, TRANSFERS) < 0 &&
    clause.actor === 'third' &&
    !clause.negated &&
    !clause.relative &&
    clause.actorIds.includes('acquirer')
    ? { action: 'share', named: 'actor', modal: 'may', doubt: 'what a buyer uses has reached it' }
    : null;
}

/** Whether an adjective of sharing stands near behind a verb. */
export function mayOpen(s: Sentence, clause: Clause, main: number): boolean {
  return s.find(main + 1, Math.min(main + 8, clause.region.to), SHARING_ADJECTIVES) >= 0;
}

/** "is encrypted and not available to others": an adjective that goes on after a passive. */
export function opensAfter(s: Sentence, clause: Clause, main: number, roles: Roles): Found | null {
  if (
    !clause.group.passive ||
    clause.actor !== 'data' ||
    (!roles.data.length && !ofReaders(s, clause) && !roles.pronoun) ||
    main !== clause.group.mains.at(-1)
  )
    return null;
  for (let k = main + 1; k < Math.min(main + 8, clause.region.to); k++) {
    if (!SHARING_ADJECTIVES.has(s.norm(k))) continue;
    let from = k - 1;
    let denials = 0;
    while (from > main && s.bits(from) & (Bit.ADV | Bit.NEG)) {
      if (s.bits(from) & Bit.NEG) denials++;
      from--;
    }
    if (!(s.bits(from) & Bit.CONJ) || (denials % 2 === 0 && staffOnly(s, { ...clause, negated: false }, k, roles))) return null;
    return { action: 'share', ...(denials % 2 === 1 ? { flips: !clause.negated } : {}) };
  }
  return null;
}

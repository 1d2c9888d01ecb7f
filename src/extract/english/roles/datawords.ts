// Whether a word for data means people's data where it stands, and not the organisation's own things, a place or a means.
import { DELIVERING, DESCENT, FEIGNED, OCCASIONED, PEOPLE, RACES, RUN, SITES, WANTING, WEAK } from '../../../generated/words/datawords.js';
import { ADS } from '../../../generated/words/shared.js';
import { Bit } from '../lexicon/lexicon.js';
import { beforeNoun, isBracketedOut, leavesOut } from '../sentences/mentions.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Phrase } from '../tokens/tokens.js';
import { isDescribing, isHandset, isPlace, isSomewhere } from './things.js';
import type { Range } from '../tokens/range.js';

const OFFICES = new Set(['department', 'ministry', 'secretary', 'institute']);
const MEANS = new Set(['through', 'via', 'from']);
const WAYS = new Set(['use', 'means', 'help']);
const INFERRING = new Set(['derive', 'infer', 'estimate', 'approximate', 'deduce']);

/** Whether a phrase names data here. */
export function isData(s: Sentence, p: Phrase): boolean {
  const before = s.norm(p.from - 1);
  const single = p.to - p.from === 1;
  if (s.clauses.some((c) => c.group.mains.some((m) => m === p.from || (m > p.from && m < p.to && c.actor !== 'user')))) return false;
  if (before === 'in' && s.norm(p.from) === 'order') return false;
  // "the Department of Health"
  if (before === 'of' && s.bits(p.from) & Bit.CAPITAL && OFFICES.has(s.norm(p.from - 2))) return false;
  if (isContrasted(s, p.from) || isCompoundHead(s, p) || isInRecipient(s, p)) return false;
  if (
    p.id === 'demographic.age' &&
    s.norm(p.from) === 'age' &&
    ((s.norm(p.to) === 'of' && !ofPeople(s, p.to + 1)) || s.bits(p.to) & Bit.NUMBER || s.norm(p.from - 1) === 'of')
  )
    return false;
  if (p.id === 'special.race_ethnicity' && single && s.norm(p.from) === 'race' && isContest(s, p.from)) return false;
  if (before === 'our' || (before === 'my' && !s.isQuestion)) return p.to - p.from > 1 && !WEAK.has(p.id) && p.id !== 'device.info';
  if (p.id === 'location' && single && isSomewhere(s, p.from)) return false;
  if (!WEAK.has(p.id)) return true;
  const next = s.norm(p.to);
  if (p.id === 'usage.activity' && isOccasion(s, p)) return false;
  // "a list of all schools": nobody's.
  if (p.id === 'education' && ALL.has(before) && s.norm(p.from - 2) === 'of') return false;
  if (p.id === 'contact.address' && single && isOurs(s, p.from)) return false;
  if (p.id === 'content' && single && (isShown(s, p.from) || PROMOTIONAL.has(before))) return false;
  // "fake e-mails have been sent to our members": those of swindlers.
  if (FEIGNED.has(before) && (p.id === 'contact.email' || p.id === 'content.messages')) return false;
  // "to send email", "who opened an e-mail": messages, no address.
  if (
    p.id === 'contact.email' &&
    single &&
    (s.base(p.from - 1) === 'send' || OPENING.has(s.base(s.bits(p.from - 1) & Bit.DET ? p.from - 2 : p.from - 1)))
  )
    return false;
  // "the address of the page"
  if (p.id === 'contact.address' && single && next === 'of' && SITES.has(s.stem(s.bits(p.to + 1) & Bit.DET ? p.to + 2 : p.to + 1)))
    return false;
  // "by email", "via your browser", "in your name": the means, not the object.
  if (before === 'by' || before === 'via' || before === 'through' || (before === 'us' && p.id.startsWith('contact'))) return false;
  if (((single && (p.id === 'location.coarse' || s.norm(p.from) === 'browser')) || p.id === 'account') && isPlace(s, p.from)) return false;
  if (
    single &&
    p.id === 'demographic' &&
    !(s.bits(p.to) & (Bit.GENERIC | Bit.PUNCT | Bit.CONJ | Bit.PREP)) &&
    s.norm(p.from) === 'demographic' &&
    p.to < s.tokens.length
  )
    return false;
  if (p.id === 'contact.phone' && isHandset(s, p)) return false;
  // "We track e-mail campaigns": what is sent, no address.
  if (p.id === 'contact.email' && single && MAILED.has(s.stem(p.to))) return false;
  if (p.id === 'identity.name' && next === 'of' && ofPeople(s, p.to + 1)) return true;
  if (p.id === 'identity.name' && (next === 'of' || before === 'domain' || before === 'company' || before === 'brand'))
    return before === 'company';
  return true;
}

/** "the race starts at noon", "your race number": a sport, where nothing else of descent is named. */
function isContest(s: Sentence, at: number): boolean {
  if (s.findStem(at - 8, at, DESCENT) >= 0 || s.findStem(at + 1, at + 9, DESCENT) >= 0) return false;
  return RACES.has(s.norm(at - 1)) || RUN.has(s.stem(at + 1));
}

/** "your interaction with content", "the popularity of certain content", "content targeted to you": what readers are shown. */
function isShown(s: Sentence, at: number): boolean {
  return (
    s.norm(at) === 'content' &&
    s.norm(at + 1) !== 'you' &&
    s.norm(at + 2) !== 'you' &&
    (DELIVERING.has(s.norm(at - 1)) ||
      DELIVERING.has(s.base(at - 1)) ||
      AIMED.has(s.norm(at + 1)) ||
      (s.norm(at - 1) === 'you' && DELIVERING.has(s.base(at - 2))) ||
      isBesideAds(s, at))
  );
}

/** "adverts and other content", "content and advertising" */
function isBesideAds(s: Sentence, at: number): boolean {
  if (ADS.has(s.norm(at - 1)) || (s.bits(at + 1) & Bit.CONJ && s.find(at + 2, at + 4, ADS) >= 0)) return true;
  for (let k = at - 1; k > at - MOST_BESIDE; k--) {
    if (s.bits(k) & Bit.CONJ) return ADS.has(s.norm(k - 1));
    if (s.bits(k) & (Bit.PUNCT | Bit.PREP | Bit.USER | Bit.GENERIC)) return false;
  }
  return false;
}

const MOST_BESIDE = 4;

const MAILED = new Set(['campaign', 'newsletter', 'alert', 'notification', 'reminder']);
const ALL = new Set(['all', 'every']);
const OPENING = new Set(['open', 'read', 'click']);
const PROMOTIONAL = new Set(['promotional', 'sponsored', 'marketing', 'branded']);
const AIMED = new Set(['targeted', 'tailored', 'use', 'available']);

/** "the names of all winners", "of our donors" */
function ofPeople(s: Sentence, at: number): boolean {
  for (let k = at; k < at + 3; k++) {
    if (PEOPLE.has(s.stem(k)) || (s.bits(k) & Bit.USER && !(s.bits(k) & Bit.DET))) return true;
    if (!(s.bits(k) & (Bit.DET | Bit.FIRST))) return false;
  }
  return false;
}

/** "collected in connection with your use of the app", "personal data related to your visit": when it is gathered, not what. */
function isOccasion(s: Sentence, p: Phrase): boolean {
  let k = p.from - 1;
  while (k > 0 && s.bits(k) & (Bit.DET | Bit.USER) && s.norm(k) !== 'to' && s.norm(k) !== 'of') k--;
  const to = s.norm(k);
  if (to === 'during') return true;
  if (to === 'to') return RELATED.has(s.norm(k - 1)) && s.bits(k - 2) & Bit.GENERIC ? isPersonal(s, k - 1) : s.norm(k - 1) === 'due';
  return (to === 'with' || to === 'of') && OCCASIONED.has(s.norm(k - 1));
}

const RELATED = new Set(['related', 'relating']);

function isPersonal(s: Sentence, end: number): boolean {
  return s.phrases.some((q) => q.id === 'personal' && q.to === end && q.to - q.from > 1);
}

/** "sent to our support address": the organisation's. */
function isOurs(s: Sentence, at: number): boolean {
  for (let k = at - 1; k >= at - 3; k--) {
    if (s.norm(k) === 'our') return true;
    if (s.bits(k) & (Bit.PREP | Bit.PUNCT | Bit.CONJ | Bit.USER | Bit.POSS | Bit.DET)) return false;
  }
  return false;
}

/** "IP-based location", "a cookie-like file": the first part of a compound that names something else. */
function isCompoundHead(s: Sentence, p: Phrase): boolean {
  const next = s.tokens[p.to];
  return Boolean(
    next &&
    next.bits & Bit.GLUED &&
    s.bits(p.to - 1) & Bit.GLUED &&
    next.start === (s.tokens[p.to - 1]?.end ?? 0) + 1 &&
    !(next.bits & Bit.GENERIC),
  );
}

/** "e-mail service providers": a word for data in the name of a kind of recipient. */
function isInRecipient(s: Sentence, p: Phrase): boolean {
  return (
    s.has('recipient') && s.phrases.some((r) => r.kind === 'recipient' && r.from <= p.from && r.to >= p.to && r.to - r.from > p.to - p.from)
  );
}

/** ", not your name", ", never with advertisers": named to be left out. */
export function isContrasted(s: Sentence, at: number): boolean {
  if (isBracketedOut(s, at)) return true;
  const k = beforeNoun(s, at - 1);
  // "never the text of your letters"
  if (s.norm(k) === 'of' && s.bits(k - 2) & Bit.DET && leavesOut(s, k - 3)) return true;
  const head = pastAside(s, isListed(s, k, at) ? seriesHead(s, k) : k);
  // "never old photos"
  if (leavesOut(s, head)) return true;
  const never = isDescribing(s, head) ? beforeNoun(s, head - 1) : 0;
  return NEVER.has(s.norm(never)) && leavesOut(s, never);
}

/** "but not[,] as others do[,] your name": the "not" in front of an aside; the mark itself where none stands there. */
function pastAside(s: Sentence, head: number): number {
  const mark = s.norm(head) === ',' ? head : head + 1;
  if (s.norm(mark) !== ',') return head;
  for (let k = mark; k > 1 && mark - k < LONGEST_ASIDE; k--) {
    if (s.norm(k) === ',' && s.norm(k - 1) === 'not') return k - 1;
    if (k < mark && s.bits(k) & Bit.PUNCT) return head;
  }
  return head;
}

const LONGEST_ASIDE = 8;
const NEVER = new Set(['not', 'never']);
/** "through cookies, web logs and beacons", "for billing and order handling": how, where from or what for, not what; a series goes on as it began. */
export function isMeans(s: Sentence, p: Phrase, range: Range, seriesEnd: number, main: number): boolean {
  let k = p.from - 1;
  if (seriesEnd >= range.from) {
    while (k >= seriesEnd && (s.bits(k) & (Bit.CONJ | Bit.DET | Bit.ADV) || s.norm(k) === ',')) k--;
    if (k < seriesEnd) return true;
    k = p.from - 1;
  }
  for (let steps = 0; k >= range.from && steps < 5; k--, steps++) {
    // "we derive your town from your IP address": had, too.
    if (s.norm(k) === 'from' && p.id !== 'personal' && INFERRING.has(s.base(main))) return false;
    if (MEANS.has(s.norm(k))) return true;
    // "We do not collect your name by means of cookies": cookies may be set all the same.
    if (((s.norm(k) === 'by' && s.norm(k + 1) === 'means') || s.norm(k) === 'using') && isDenied(s, main)) return true;
    // "through the use of cookies"
    if (s.norm(k) === 'of' && WAYS.has(s.norm(k - 1)) && isDenied(s, main)) continue;
    if (s.norm(k) === 'for' && (s.norm(k + 1) === 'example' || s.norm(k + 1) === 'instance')) return false;
    if (s.norm(k) === 'for') return k > main + 1 && (!WANTING.has(s.base(main)) || s.within('data', { from: main + 1, to: k }).length > 0);
    // "for the shipment of your order"
    if (s.norm(k) === 'of' && WEAK.has(p.id) && !(s.bits(k - 1) & Bit.GENERIC)) continue;
    // "for billing, order handling and support"
    if (
      WEAK.has(p.id) &&
      (s.norm(k) === ',' || s.norm(k) === 'and' || s.norm(k) === 'or') &&
      k > range.from &&
      !(s.bits(k - 1) & Bit.GENERIC) &&
      !s.phrases.some((q) => q.kind === 'data' && q.to === k)
    )
      continue;
    if (s.bits(k) & (Bit.PREP | Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.GENERIC) || s.norm(k) === 'you' || s.norm(k) === 'us') return false;
  }
  return false;
}

function isDenied(s: Sentence, main: number): boolean {
  return s.clauses.some((c) => c.negated && c.group.mains.includes(main));
}

const OR = new Set(['or', 'nor']);
const MOST_LISTED = 16;

/** Whether the mark or the word in front of an item parts a series that an "or" closes: "your name[,] address or phone number". */
function isListed(s: Sentence, mark: number, at: number): boolean {
  if (OR.has(s.norm(mark))) return true;
  if (s.norm(mark) !== ',') return false;
  for (let k = at; k < at + MOST_LISTED; k++) {
    if (OR.has(s.norm(k))) return true;
    if (!inSeries(s, k)) return false;
  }
  return false;
}

/** Back from a mark in a series of data to the word in front of the first item. */
function seriesHead(s: Sentence, mark: number): number {
  let k = mark;
  while (k > 0 && mark - k < MOST_LISTED && inSeries(s, k)) k--;
  return k;
}

function inSeries(s: Sentence, k: number): boolean {
  return (
    (s.norm(k) === ',' && s.norm(k - 1) !== 'not') ||
    OR.has(s.norm(k)) ||
    ((s.bits(k) & (Bit.DET | Bit.USER)) !== 0 && !(s.bits(k) & Bit.NEG)) ||
    s.phrases.some((p) => p.kind === 'data' && p.from <= k && k < p.to)
  );
}

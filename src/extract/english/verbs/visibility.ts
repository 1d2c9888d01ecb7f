// What is open to others or closed to them, said by an adjective: "is visible to", "is for sale", "is private".
import { PRIVATE_WORDS } from '../../../generated/words/shared.js';
import { HIDDEN, STAFF } from '../../../generated/words/visibility.js';
import { BOOKS } from '../../../generated/words/needing.js';
import { SHARING_ADJECTIVES } from '../../../generated/words/disclosing.js';
import { freeOf, isAllWeHave, isThis, isWhatWeDo, thereIs } from './being.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { hasGeneric, hasWord, type Found } from '../roles/found.js';
import { Bit } from '../lexicon/lexicon.js';
import { enteredByReaders, passedOn } from './passing.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { lastVerb } from '../groups/group.js';
import type { Range } from '../tokens/range.js';

const PRIVATE = '"private" says that nothing is passed on';
/** How far behind the verb an adjective may stand, in tokens. */
const NEAR = 6;

/** "is available to", "is not accessible by us", "is for sale". */
export function copula(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] {
  const { subject } = clause;
  if (subject) {
    const entered = enteredByReaders(s, clause);
    if (entered || (isData(s, clause, subject, roles) && namesData(s, clause, main, roles))) {
      const passed = passedOn(s, clause, main);
      if (passed) return [passed];
      const open = opened(s, clause, subject, main, roles, entered);
      if (open) return open;
    }
  }
  const equal = isThis(s, clause, main) ?? isAllWeHave(s, clause, main) ?? isWhatWeDo(s, clause, main, roles);
  if (equal) return [equal];
  const free = freeOf(s, clause, main);
  return free ? [free] : thereIs(s, clause, main, roles);
}

/** Whether data are the subject: not "the shop is accessible to everybody who uses a screen reader". */
function isData(s: Sentence, clause: Clause, subject: Range, roles: Roles): boolean {
  if (clause.actor !== 'data' && !(clause.actor === 'unknown' && roles.pronoun)) return false;
  const place = (s.bits(subject.to - 1) & Bit.FIRST_NOUN) !== 0 && s.within('data', subject).length === 0;
  // "information you post in our forum" is no place.
  return !place || (hasGeneric(s, subject.from, subject.to) && ofReaders(s, clause));
}

/** Whether it is known whose data they are, or what becomes of them. */
function namesData(s: Sentence, clause: Clause, main: number, roles: Roles): boolean {
  return (
    roles.data.length > 0 ||
    (clause.actor === 'data' && s.base(main) === 'become') ||
    roles.pronoun ||
    roles.recipients.length > 0 ||
    (roles.generic && ofReaders(s, clause))
  );
}

/** What the first adjective behind the verb says, or another word for how far data are open; null where none stands there. */
function opened(s: Sentence, clause: Clause, subject: Range, main: number, roles: Roles, entered: boolean): Found[] | null {
  const end = Math.min(clause.region.to, main + NEAR);
  for (let k = main + 1; k < end; k++) {
    const norm = s.norm(k);
    // "hidden from public view"
    if (norm === 'public' && s.bits(k - 1) & Bit.PREP) continue;
    if (SHARING_ADJECTIVES.has(norm)) return byAdjective(s, clause, subject, k, roles, entered);
    if (norm === 'sale' && s.norm(k - 1) === 'for') return [{ action: 'sell' }];
    if (norm === 'disclosure' && s.norm(k - 1) === 'to' && s.norm(k - 2) === 'subject') return [{ action: 'share', modal: 'may' }];
  }
  const part =
    s.norm(main + 1) === 'part' && s.norm(main + 2) === 'of' && s.bits(main + 3) & Bit.FIRST ? s.find(main + 4, main + 7, BOOKS) : -1;
  if (part > 0) return [{ action: 'collect', actor: 'first', nominal: true, doubt: 'what is part of our records is stored' }];
  if (hiddenFromUs(s, main + 1, end)) return [{ action: 'collect', flips: true, doubt: 'what we cannot see is not collected' }];
  return isPrivate(s, main + 1, end) ? [{ action: 'share', flips: true, doubt: PRIVATE }] : null;
}

/** What "available", "visible" and the like say at a token; `entered`: of what readers enter. */
function byAdjective(s: Sentence, clause: Clause, subject: Range, at: number, roles: Roles, entered: boolean): Found[] {
  if (clause.actor !== 'data' && !entered && isOfThing(s, subject, at, roles)) return [];
  if (!clause.negated && isForYouAlone(s, at))
    return [
      {
        action: 'share',
        flips: true,
        recipients: [{ id: 'anyone', text: s.words(at, at + 1), ...s.span(at, at + 1) }],
        doubt: 'what only the reader can see is shown to nobody',
      },
    ];
  if (staffOnly(s, clause, at, roles) || isForNobodyElse(s, at, roles)) return [];
  const shared: Found = { action: 'share', nominal: entered, ...(entered ? { actor: 'first' as const } : {}) };
  if (roles.recipients.length === 0) {
    if (toReaders(s, at + 1)) return [shared];
    if (roles.toUs) return [{ action: 'collect' }];
    if (roles.toUser) return [];
  }
  // "Your letters are sealed and not available to couriers": the "not" of this adjective alone.
  const parted = deniedAt(s, clause, at).denied;
  return [
    { ...shared, ...(roles.data.length ? {} : { data: mentionsIn(s, 'data', subject) }), ...(parted ? { flips: !clause.negated } : {}) },
  ];
}

/** Whether an adjective is denied by words of its own right in front of it, which are not the verb's; `from`: the token in front of them. */
function deniedAt(s: Sentence, { group }: Clause, at: number): { denied: boolean; from: number } {
  let from = at - 1;
  let denials = 0;
  while (from > lastVerb(group) && s.bits(from) & (Bit.ADV | Bit.NEG)) {
    if (s.bits(from) & Bit.NEG && !group.negators.includes(from)) denials++;
    from--;
  }
  return { denied: denials % 2 === 1, from };
}

/** "The page is accessible to people with disabilities": the data stand behind the adjective, and are not what it is said of. */
function isOfThing(s: Sentence, subject: Range, at: number, { data }: Roles): boolean {
  return (
    data.length > 0 &&
    !hasGeneric(s, subject.from, subject.to) &&
    !s.within('data', subject).length &&
    data.every((d) => d.start > s.span(at, at + 1).start)
  );
}

/** Whether the words behind an adjective name nobody to whom we give anything. */
function isForNobodyElse(s: Sentence, at: number, { recipients }: Roles): boolean {
  const next = s.norm(at + 1);
  // "available for download", "is known"
  if (recipients.length === 0 && (next === 'for' || s.norm(at) === 'known')) return true;
  // "available under an open licence": on what terms, and nobody gets it by that.
  if (next === 'from' || next === 'under' || (next === 'by' && s.norm(at + 2) === 'you')) return true;
  // "available on their website": of what others publish; "a public-facing page"
  return (next === 'on' && (s.norm(at + 2) === 'their' || s.norm(at + 2) === 'its')) || (s.bits(at + 1) & Bit.GLUED) !== 0;
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
    if (
      PRIVATE_WORDS.has(s.norm(k)) &&
      s.norm(k - 1) !== 'non' &&
      // "only as private as your friends keep them", "private to the extent that they do": no promise.
      s.norm(k - 1) !== 'as' &&
      s.find(k + 1, k + 5, EXTENT) < 0 &&
      (k + 1 >= s.tokens.length || s.bits(k + 1) & (Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.SUB | Bit.ADV))
    )
      return true;
  return false;
}

const EXTENT = new Set(['extent']);

/** Whether an adjective of sharing stands near behind a verb. */
export function mayOpen(s: Sentence, clause: Clause, main: number): boolean {
  return hasWord(s, main + 1, Math.min(main + 8, clause.region.to), SHARING_ADJECTIVES);
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
    const { denied, from } = deniedAt(s, clause, k);
    if (!(s.bits(from) & Bit.CONJ) || (!denied && staffOnly(s, { ...clause, negated: false }, k, roles))) return null;
    return { action: 'share', ...(denied ? { flips: !clause.negated } : {}) };
  }
  return null;
}

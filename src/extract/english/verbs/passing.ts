// Data that reach others and are handed to nobody: what readers enter is seen, what a business owns goes with it, what courts order is obeyed.
import type { Mention } from '../../../model/statement.js';
import { ANYTHING, FINDING } from '../../../generated/words/passing.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import type { Found } from '../roles/found.js';
import { lastVerb } from '../groups/group.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';

/** "Anything you enter", "whatever members post": made known by those who use the service. */
export function enteredByReaders(s: Sentence, clause: Clause): boolean {
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
export function passedOn(s: Sentence, clause: Clause, main: number): Found | null {
  const owner = clause.negated ? [] : ownerOf(s, clause, main);
  if (owner.length)
    return {
      action: 'share',
      modal: 'may',
      data: mentionsIn(s, 'data', clause.subject ?? { from: 0, to: 0 }),
      recipients: owner,
      doubt: 'what is sold with a business reaches its buyer',
    };
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

const PROPERTY = new Set(['property']);

/** "become the property of the new owner" */
function ownerOf(s: Sentence, { region }: Clause, main: number): Mention[] {
  const own = s.find(main + 1, main + 4, PROPERTY);
  return own < 0 || s.norm(own + 1) !== 'of' ? [] : mentionsIn(s, 'recipient', { from: own + 2, to: Math.min(own + 6, region.to) });
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

const LONGEST_ORDER = 8;
const OBEYING = new Set(['comply', 'respond', 'cooperate']);
/** "court orders", "legal process": an order and a process are many things. */
const PAIRED = new Set(['order', 'process']);
const ORDERING = new Set(['court', 'legal', 'judicial']);
const ORDERS = new Set(['subpoena', 'warrant', ...PAIRED]);

/** "We will comply with lawful subpoenas", "we answer court orders": what is asked for is handed over. */
export function obeysOrders(
  s: Sentence,
  { group, actor, negated, relative, indirect, hypothetical, governorNoun, region }: Clause,
  main: number,
): Found | null {
  const led = s.norm(main + 1) === 'with' || s.norm(main + 1) === 'to';
  if (actor !== 'first' || group.passive || negated || relative || indirect || hypothetical || !led) return null;
  // "where we must comply with a warrant": what a list of cases says.
  if (s.norm(group.from) === 'must') return null;
  if (group.kind !== 'finite' && !(group.kind === 'infinitive' && governorNoun === 'right')) return null;
  for (let k = main + 2; k < Math.min(region.to, main + LONGEST_ORDER); k++) {
    if (!ORDERS.has(s.stem(k)) || (PAIRED.has(s.stem(k)) && !ORDERING.has(s.norm(k - 1)))) continue;
    const span = { text: s.words(k, k + 1), ...s.span(k, k + 1) };
    return {
      action: 'share',
      data: [],
      recipients: [{ id: 'government', ...span }],
      doubt: 'whoever obeys such an order hands over what it asks for',
    };
  }
  return null;
}
obeysOrders.verbs = { bases: [OBEYING] } satisfies Verbs;

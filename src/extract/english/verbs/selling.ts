// Sales: verbs of selling, and nouns ("engage in the sale of").
import type { Mention } from '../../../model/statement.js';
import { COUNTING, DEALING, DEED_NOUNS, EARNING, GAINFUL, GAINS, MONEY } from '../../../generated/words/selling.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import { lastVerb } from '../groups/group.js';
import type { Clause } from '../clauses/clause.js';
import { otherThingFirst } from './disclosing.js';
import { hasWord, LISTS, namesPeople, type Found } from '../roles/found.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verb, Verbs } from './verbs.js';

const DEEDS: ReadonlyMap<string, 'sell' | 'share'> = new Map([
  ['sale', 'sell'],
  ['sales', 'sell'],
  ['selling', 'sell'],
  ['sharing', 'share'],
]);

/** "engage in the sale of your data", "abstain from any sale of personal data". */
export function saleOf(s: Sentence, clause: Clause, main: number, base: string): Found[] | null {
  const earned =
    (EARNING.has(base) || base === 'profit') && (clause.negated || s.norm(main + 1) === 'no' || s.norm(main + 1) === 'nothing')
      ? earns(s, main, clause.region.to)
      : null;
  if (earned) return [{ action: 'sell', data: earned, doubt: 'what is given for gain is sold' }];
  const paid = base === 'pay' ? paidFor(s, clause, main) : null;
  if (paid) return [{ action: 'sell', actor: 'first', data: paid, doubt: 'what is given for gain is sold' }];
  if (!DEALING.has(base)) return null;
  const of = s.find(main + 1, Math.min(clause.region.to, main + FARTHEST), OF);
  const data = of < 0 ? [] : mentionsIn(s, 'data', { from: of, to: of + NEAR_DATA });
  if (!data.length) return null;
  const deeds = deedsOf(s, main + 1, of);
  return deeds && deeds.map((action) => ({ action, data, ...(base === 'abstain' || base === 'refrain' ? { flips: true } : {}) }));
}
saleOf.verbs = { bases: [DEALING, EARNING, 'profit', 'pay'] } satisfies Verbs;

const FARTHEST = 14;

/**
 * "These disclosures may be considered a “sale”", "our use of cookies may constitute a sale": what we do has that name in a law. Not what others
 * do, nor what the law says of everybody ("disclosing data for money is a sale").
 */
export function countsAsSale({ s, clause, main, roles }: Verb): Found[] | null {
  if (clause.negated || clause.hypothetical || clause.actor === 'third' || clause.actor === 'user' || !isOurDeed(s, clause)) return null;
  const deeds: ('sell' | 'share')[] = [];
  for (let k = main + 1; k < Math.min(clause.region.to, main + LONGEST_NAME); k++) {
    const deed = DEEDS.get(s.norm(k));
    if (deed && !deeds.includes(deed)) deeds.push(deed);
    else if (!deed && !(s.bits(k) & (Bit.CONJ | Bit.PUNCT | Bit.DET | Bit.ADV) || NAMING_WORDS.has(s.norm(k)))) break;
  }
  return deeds.includes('sell')
    ? deeds.map((action) => ({
        action,
        actor: 'first',
        nominal: true,
        recipients: roles.recipients,
        doubt: 'what a law calls a sale is sold',
      }))
    : null;
}
countsAsSale.verbs = { bases: [COUNTING] } satisfies Verbs;

const LONGEST_NAME = 10;
const NAMING_WORDS = new Set(['as', 'to', 'be', 'constitute']);

/** "these disclosures", "some of these practices", "our sharing", "sharing data with our partners": what was told of us. */
function isOurDeed(s: Sentence, { subject, relative, subordinator, group }: Clause): boolean {
  // "engage in deeds considered a sale": what hangs on a noun.
  if (
    group.kind !== 'finite' ||
    (!group.passive && group.form === Form.PAST) ||
    relative ||
    subordinator ||
    !subject ||
    s.find(0, subject.to, FAR) >= 0 ||
    // "The act defines a sale in such a way that these disclosures could be one"
    s.clauses.some((c) => c.actor !== 'first' && !c.group.passive && c.group.from < subject.from && s.base(lastVerb(c.group)) === 'define')
  )
    return false;
  const pointed = s.find(subject.from, Math.min(subject.to, subject.from + 4), POINTING) >= 0;
  return (
    (pointed || s.find(subject.from, subject.to, OURS) >= 0) &&
    (subject.to - subject.from === 1 || s.find(subject.from, subject.to, DEED_NOUNS) >= 0)
  );
}

/** "To the extent this constitutes a sale": perhaps it does not. */
const FAR = new Set(['extent']);
const POINTING = new Set(['this', 'these', 'such']);
const OURS = new Set(['our', 'we', 'us']);

/** "(engage in) the sale of your data", "activities considered a “sale” or “sharing” of your data": the deeds in front of "of"; null where none is. */
function deedsOf(s: Sentence, from: number, of: number): ('sell' | 'share')[] | null {
  const deeds: ('sell' | 'share')[] = [];
  for (let k = of - 1; k >= from; k--) {
    const deed = DEEDS.get(s.norm(k));
    if (deed) deeds.unshift(deed);
    else if (!(s.bits(k) & (Bit.CONJ | Bit.PUNCT)) && !(s.bits(k) & Bit.DET && DEEDS.has(s.norm(k + 1)))) break;
  }
  return deeds.includes('sell') ? deeds : null;
}

const OF = new Set(['of']);
const NEAR_DATA = 7;
/** "We receive nothing from your camera": no gain. */
const TAKING_IN = new Set(['receive', 'get', 'accept']);
const PAYMENTS = new Set(['money', 'payment', 'compensation', 'remuneration']);
const OUT_OF = new Set(['from', 'off', 'of', 'with', 'for']);

/** "We make no money from your data" */
function earns(s: Sentence, main: number, to: number): Mention[] | null {
  const at = s.base(main) === 'profit' ? main : s.find(main + 1, main + 4, TAKING_IN.has(s.base(main)) ? PAYMENTS : MONEY);
  const from = at < 0 ? -1 : s.find(at + 1, Math.min(at + 4, to), OUT_OF);
  const data = from > 0 ? mentionsIn(s, 'data', { from: from + 1, to: Math.min(from + 6, to) }) : [];
  return data.length ? data : null;
}

const PRICED = new Set(['for']);

/** "Advertisers pay us for your data", "we are not paid for access to your profile" */
function paidFor(s: Sentence, clause: Clause, main: number): Mention[] | null {
  if (clause.group.passive ? clause.actor !== 'first' : s.norm(main + 1) !== 'us') return null;
  const at = s.find(main + 1, main + 4, PRICED);
  const data = at < 0 ? [] : mentionsIn(s, 'data', { from: at + 1, to: Math.min(at + 6, clause.region.to) });
  return data.length && (s.norm(at + 1) === 'your' || s.norm(at + 1) === 'access' || clause.negated) ? data : null;
}

/** "disclose … for private gain", "pass on … in exchange for money". */
export function forGain(s: Sentence, main: number, to: number): boolean {
  for (let k = main + 1; k < to; k++) {
    if (s.norm(k) !== 'for') continue;
    let j = k + 1;
    while (j < to && j - k < 4 && GAINFUL.has(s.norm(j))) j++;
    if (
      GAINS.has(s.stem(j)) &&
      !(s.stem(j) === 'payment' || s.stem(j) === 'fee'
        ? s.norm(k - 1) !== 'exchange' && s.norm(k - 1) !== 'return'
        : s.stem(j) === 'compensation' && s.norm(k - 1) !== 'exchange' && s.norm(k - 1) !== 'return' && j > k + 2)
    )
      return true;
  }
  return false;
}

/** Whether the thing sold is data about people. */
export function sells(s: Sentence, { group, subject }: Clause, roles: Roles, about: boolean): boolean {
  // "sell our lists to list brokers"
  if (!about)
    return (
      namesPeople(s, (group.passive && subject) || roles.object) ||
      (roles.recipients.length > 0 && hasWord(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 4), LISTS))
    );
  if (roles.data.length > 0 && roles.data.every((d) => d.id === 'device.info')) return false;
  // "sell products based on your data": the thing sold comes first.
  return roles.pronoun || !otherThingFirst(s, roles);
}

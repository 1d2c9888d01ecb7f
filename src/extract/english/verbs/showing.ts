// Verbs of showing: to whom what is displayed or published becomes known.
import { BESIDE, DISPLAYING, OUR_PAGES, PAPERS } from '../../../generated/words/showing.js';
import { ONLOOKERS } from '../sentences/doer.js';
import type { Clause } from '../clauses/clause.js';
import { hasWord, type Found } from '../roles/found.js';
import { PUBLISHING } from '../roles/recipients.js';
import { Bit } from '../lexicon/lexicon.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Token } from '../tokens/tokens.js';
import type { Mention } from '../../../model/statement.js';
import { toReaders } from './visibility.js';

const BY = new Set(['by']);
const TOLD = new Set(['below', 'above', 'here']);

/** "display", "publish": shown to others, not to the reader alone. */
export function show(roles: Roles, about: boolean, s: Sentence, clause: Clause, main: number): Found | null {
  if (!about)
    return yoursShown(s, clause, roles, main) ? { action: 'share', actor: 'first', doubt: "what is the reader's is taken for data" } : null;
  const base = s.base(main);
  // "from the sources listed below"
  if (clause.group.passive && base === 'list' && TOLD.has(s.norm(main + 1)) && !roles.recipients.length) return null;
  // "The company that looks after your data is listed here": it is, not the data.
  if (clause.group.passive && clause.actor === 'third' && !hasWord(s, main + 1, clause.region.to, BY)) return null;
  // "The information in these files never shows who you are": what data tell.
  if (!clause.group.passive && clause.actor === 'data') return null;
  if ((roles.toUser && !roles.recipients.length) || (clause.group.passive && clause.subject && PAPERS.has(s.stem(clause.subject.to - 1))))
    return null;
  // "We may publicly post your name"
  if (!clause.group.passive && clause.actor === 'first' && s.norm(main - 1) === 'publicly' && roles.data.length)
    return { action: 'share', recipients: mentionsIn(s, 'recipient', { from: main - 1, to: main }) };
  // "We may display your name next to your reviews"
  if (
    !clause.group.passive &&
    !clause.negated &&
    clause.actor === 'first' &&
    DISPLAYING.has(base) &&
    roles.data.some((d) => OF_PERSONS.test(d.id)) &&
    s.norm(main + 1) === 'your' &&
    hasWord(s, main + 2, clause.region.to, BESIDE)
  )
    return { action: 'share', doubt: 'nobody is named to whom it is shown' };
  // "We show your name on our site", "your comments will be posted on our blog"
  if (
    (clause.group.passive ? !clause.negated : clause.actor === 'first') &&
    DISPLAYING.has(base) &&
    roles.data.some((d) => OF_PERSONS.test(d.id)) &&
    onOurPages(s, main + 1, clause.region.to)
  )
    return { action: 'share', doubt: 'what stands on our pages is seen by all' };
  if (
    roles.recipients.length ||
    PUBLISHING.has(base) ||
    (clause.group.passive &&
      (roles.generic || roles.data.length > 0) &&
      (s.norm(main - 1) === 'publicly' || s.norm(main + 1) === 'publicly')) ||
    (roles.data.some((d) => d.id !== 'device.cookie_id' && !/^(?:content|financial)/.test(d.id) && !isInAside(s, main, d)) &&
      (clause.group.passive || clause.negated))
  )
    return { action: 'share', ...(roles.recipients.length ? {} : { doubt: 'nobody is named to whom it is shown' }) };
  return null;
}

/** "we cannot show grounds that outweigh your interests": said of what is shown. */
function isInAside(s: Sentence, main: number, data: Mention): boolean {
  for (let k = main + 1; k < s.tokens.length && (s.tokens[k] as Token).start < data.start; k++) if (s.bits(k) & Bit.REL) return true;
  return false;
}

/** "Your membership is displayed to all members": what is the reader's and no list knows, where readers see it. */
function yoursShown(s: Sentence, { subject, group, negated, relative }: Clause, roles: Roles, main: number): boolean {
  return (
    group.passive &&
    group.kind === 'finite' &&
    !negated &&
    !relative &&
    subject !== null &&
    s.norm(subject.from) === 'your' &&
    (roles.recipients.some((r) => ONLOOKERS.has(r.id)) || toReaders(s, main + 1))
  );
}

/** "on our website", "on our Facebook page": where anybody looks; not "on your account page". */
export function onOurPages(s: Sentence, from: number, to: number): boolean {
  for (let k = s.find(from, to, ON); k >= 0; k = s.find(k + 1, to, ON)) {
    if (s.norm(k + 1) !== 'our') continue;
    const page = s.find(k + 2, Math.min(to, k + LONGEST_PAGE), OUR_PAGES);
    if (page > 0 && s.find(k + 2, page, OF_READER) < 0) return true;
  }
  return false;
}

const ON = new Set(['on', 'in']);
const OF_READER = new Set(['account', 'profile', 'login', 'member']);
const LONGEST_PAGE = 6;
export const OF_PERSONS = /^(?:identity|account\.username|contact|content\.public)/;

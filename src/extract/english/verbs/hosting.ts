// Data that reach somebody because they are kept, worked on or passed through there: "on the servers of our host".
import {
  AT,
  ENGAGED_TO,
  HOLDING,
  LEFT_WITH,
  MACHINES,
  PLACES,
  RELYING,
  RUNNING,
  SERVICES,
  SERVING,
  VENDORS,
} from '../../../generated/words/hosting.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import type { Found } from '../roles/found.js';
import { mention, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';
import { lastVerb } from '../groups/group.js';
import type { Range } from '../tokens/range.js';

const PASSING = new Set(['transit', 'traverse', 'pass', 'flow']);

/** "We store your data on Birchline's servers", "your data transit their servers", "we use a cloud service to store your data". */
export function heldElsewhere(s: Sentence, clause: Clause, main: number, base: string, roles: Roles): Found | null {
  if (clause.actor !== 'first' && clause.actor !== 'data' && !clause.group.passive) return null;
  if (clause.group.kind === 'infinitive') return engagedTo(s, clause, base, roles);
  if (!HOLDING.has(base) || clause.relative) return null;
  const to = Math.min(clause.region.to, main + 24, s.tokens.length);
  for (let k = main + 1; k < to; k++) {
    const at = AT.has(s.norm(k));
    if (!at && !(PASSING.has(base) && k === main + 1)) continue;
    // "in accordance with the rules of …", "in relation to …": no place.
    if (
      (s.norm(k) === 'with' && (!LEFT_WITH.has(base) || k - main > 6 || s.norm(k - 2) === 'in')) ||
      (s.norm(k) === 'in' && s.bits(k + 2) & Bit.PREP)
    )
      continue;
    const from = at ? k + 1 : k;
    const found = elsewhere(s, { from, to: Math.min(from + 9, to) }, s.norm(k) === 'with');
    if (found) return { action: 'share', doubt: 'what is kept with others has reached them', ...found };
  }
  return null;
}
heldElsewhere.verbs = { bases: [HOLDING, ENGAGED_TO] } satisfies Verbs;

/** "transferred to a Birchline server in Peru": whose machine it reaches. */
export function serverReached(s: Sentence, main: number, to: number): Found['recipients'] | null {
  const at = s.find(main + 1, Math.min(main + 6, to), TOWARDS);
  if (at < 0) return null;
  const from = at + (s.bits(at + 1) & Bit.DET && !(s.bits(at + 1) & Bit.FIRST) ? 2 : 1);
  const place = placeIn(s, { from, to: Math.min(at + 7, to) });
  const owner = s.norm(place + 1) === 'of' ? vendorIn(s, { from: place + 2, to: Math.min(place + 9, s.tokens.length) }) : null;
  return owner ? [mention(s, owner)] : (elsewhere(s, { from, to: Math.min(at + 7, to) }, false)?.recipients ?? null);
}

const TOWARDS = new Set(['to']);

/** Whose servers a noun phrase names, if not ours; null where it names none. */
function elsewhere(s: Sentence, range: Range, bare: boolean): Pick<Found, 'recipients' | 'named'> | null {
  const first = s.norm(range.from);
  const place = placeIn(s, range);
  // "our servers, hosted by Birchline"
  if (s.bits(range.from) & (Bit.FIRST | Bit.USER) && !vendorIn(s, { from: range.from, to: Math.min(range.from + 4, range.to) }))
    return place < 0 ? null : operatedBy(s, place, HOSTED);
  const vendor = vendorIn(s, { from: range.from, to: place < 0 ? Math.min(range.from + 6, range.to) : place });
  if (vendor && (place >= 0 || bare)) return { recipients: [mention(s, vendor)] };
  if (bare && place < 0 && isForeignName(s, range.from, range.to)) return { recipients: [processorAt(s, range.from, range.from + 1)] };
  if (place < 0) return null;
  if (first === 'their') return { named: 'before' };
  const owner = s.norm(place + 1) === 'of' ? vendorIn(s, { from: place + 2, to: Math.min(place + 9, s.tokens.length) }) : null;
  if (owner) return { recipients: [mention(s, owner)] };
  if (s.norm(place + 1) === 'of' && MACHINES.has(s.stem(place)) && isForeignName(s, place + 2, place + 3))
    return { recipients: [processorAt(s, place + 2, place + 3)] };
  return (
    operatedBy(s, place) ??
    (MACHINES.has(s.stem(place)) && isForeignName(s, range.from, place) ? { recipients: [processorAt(s, range.from, place)] } : null)
  );
}

/** "data centers operated by Birchline". */
function operatedBy(s: Sentence, place: number, verbs: ReadonlySet<string> = RUNNING): Pick<Found, 'recipients'> | null {
  for (let k = place + 1; k < Math.min(place + 7, s.tokens.length); k++) {
    if (s.norm(k) === ',' && !verbs.has(s.base(k + 1))) return null;
    if (s.norm(k) !== 'by' || !verbs.has(s.base(k - 1))) continue;
    const vendor = vendorIn(s, { from: k + 1, to: Math.min(k + 8, s.tokens.length) });
    if (vendor) return { recipients: [mention(s, vendor)] };
    return isForeignName(s, k + 1, Math.min(k + 4, s.tokens.length)) ? { recipients: [processorAt(s, k + 1, k + 2)] } : null;
  }
  return null;
}

/** "on our servers(, hosted by Birchline)": kept on machines of ours, whoever runs them. */
export function isOnOurs(s: Sentence, main: number, to: number): boolean {
  for (let k = main + 1; k < Math.min(main + 16, to); k++)
    if (AT.has(s.norm(k)) && s.norm(k + 1) === 'our')
      return placeIn(s, { from: k + 1, to: Math.min(k + 5, to) }) > 0 && !vendorIn(s, { from: k + 1, to: Math.min(k + 5, to) });
  return false;
}

const HOSTED = new Set(['host', 'operate', 'run', 'house']);

function placeIn(s: Sentence, range: Range): number {
  for (let k = range.from; k < range.to; k++) {
    if (PLACES.has(s.stem(k)) && !PLACES.has(s.stem(k + 1)) && !s.phrases.some((p) => p.kind === 'recipient' && p.from <= k && k < p.to))
      return k;
    if ((k > range.from && s.bits(k) & (Bit.PREP | Bit.SUB | Bit.REL | Bit.CONJ)) || s.norm(k) === ',') return -1;
  }
  return -1;
}

/** A vendor in a stretch of words; "data center" and the like are places, not vendors. */
function vendorIn(s: Sentence, range: Range) {
  for (const p of s.within('recipient', range)) if (VENDORS.has(p.id) && !PLACES.has(s.stem(p.to - 1))) return p;
  return null;
}

/** "Birchline's servers": a name in front, not the organisation's. */
function isForeignName(s: Sentence, from: number, to: number): boolean {
  const bits = s.bits(from);
  if (from >= to || !(bits & Bit.CAPITAL) || bits & (Bit.FIRST | Bit.USER | Bit.DET | Bit.FIRST_NOUN)) return false;
  // "logs with IP addresses": data.
  if (s.phrases.some((p) => p.kind === 'data' && p.from <= from && from < p.to)) return false;
  return s.names.spans(s.tokens).every((n) => n.to <= from || n.from >= to) && s.within('place', { from, to }).length === 0;
}

function processorAt(s: Sentence, from: number, to: number) {
  const { start, end } = s.span(from, to);
  return { id: 'processor', text: s.text.slice(start, end), start, end };
}

/** "We use Birchline's storage service to store your files": whoever is used for it holds them. */
function engagedTo(s: Sentence, clause: Clause, base: string, roles: Roles): Found | null {
  // "to handle card transactions": a service, no data that are said to reach it.
  if (!roles.generic && !roles.pronoun && roles.data.every((d) => d.id === 'financial.transactions')) return null;
  // "to manage these campaigns and handle your data"
  let g = clause.governor;
  while (g?.group.kind === 'infinitive' && g.governor && clause.group.shares === g.group) g = g.governor;
  if (
    !ENGAGED_TO.has(base) ||
    !g ||
    g.actor !== 'first' ||
    clause.governorNoun ||
    !g.group.mains.some((m) => s.base(m) === 'use' || s.base(m) === 'employ' || s.base(m) === 'engage' || s.base(m) === 'hire')
  )
    return null;
  const range = { from: lastVerb(g.group) + 1, to: clause.group.from };
  if (range.to - range.from > 16 || s.within('tracker', range).length) return null;
  const vendor = vendorIn(s, range);
  if (vendor) return { action: 'share', recipients: [mention(s, vendor)], doubt: 'a vendor is used to work on the data' };
  const place = s.find(range.from, range.to, SERVICES);
  return place >= 0 && isForeignName(s, range.from, place)
    ? { action: 'share', recipients: [processorAt(s, range.from, place)], doubt: 'a vendor is used to work on the data' }
    : null;
}

const PAPERS = new Set(['policy', 'notice', 'statement']);
const NAME_LENGTH = 5;
const BY = new Set(['by']);

/** "Our chat is run by Acme, which stores it": somebody else runs a part of ours; "this site is run by Acme, which" is the organisation. */
export function servesUs(s: Sentence, clause: Clause): boolean {
  const rel = clause.subject?.from ?? -1;
  if (!(s.bits(rel) & Bit.REL)) return false;
  if (s.norm(rel - 1) === ',' && runsOn(s, rel - 1)) return true;
  const by = s.find(Math.max(rel - NAME_LENGTH, 0), rel, BY);
  const served =
    by < 0 ? undefined : s.clauses.find((c) => c.group.passive && c.group.kind === 'finite' && c.group.mains.at(-1) === by - 1);
  return (
    served?.subject != null &&
    !served.negated &&
    SERVING.has(s.base(by - 1)) &&
    !(s.bits(served.subject.to - 1) & Bit.FIRST_NOUN) &&
    !PAPERS.has(s.norm(served.subject.to - 1)) &&
    !(s.bits(served.subject.from) & Bit.REL)
  );
}

const UPON = new Set(['on', 'with', 'through', 'via']);

/** "Our shop runs on Acme", "letters go out with Acme", up to a token: what is ours runs on something of somebody else's. */
export function runsOn(s: Sentence, to: number): boolean {
  let k = to - 1;
  while (k > 0 && s.bits(k) & Bit.CAPITAL && to - k < NAME_LENGTH) k--;
  if (k === to - 1 || !UPON.has(s.norm(k)) || s.bits(k + 1) & (Bit.FIRST | Bit.USER | Bit.FIRST_NOUN)) return false;
  if (
    s.own.some((n) => n.from <= k + 1 && k + 1 < n.to) ||
    s.within('data', { from: k + 1, to }).length ||
    s.within('place', { from: k + 1, to }).length
  )
    return false;
  const c = s.clauses.findLast((one) => one.group.kind === 'finite' && !one.relative && one.group.from < k);
  return c !== undefined && !c.negated && !c.hypothetical && c.actor !== 'user' && RELYING.has(s.base(c.group.mains.at(-1) ?? -1));
}

const HANDING_TO = new Set(['to', 'with', 'through']);

/** "We pass it to Larkmail, which [keeps it]", "letters are sent to Larkmail, who": who is handed data by us is somebody else. */
export function handedOver(s: Sentence, clause: Clause): boolean {
  const rel = clause.subject?.from ?? -1;
  if (!(s.bits(rel) & Bit.REL) || s.norm(rel - 1) !== ',') return false;
  let k = rel - 2;
  while (k > 0 && s.bits(k) & Bit.CAPITAL && rel - k < NAME_LENGTH) k--;
  // "to our API, which stores it"
  if (s.bits(k) & Bit.DET && s.bits(k) & (Bit.FIRST | Bit.IT | Bit.THEY)) return false;
  if (s.bits(k) & Bit.DET) k--;
  if (!HANDING_TO.has(s.norm(k))) return false;
  const giving = s.clauses.find((c) => c.group.kind === 'finite' && c.region.from <= k && k < c.region.to && !c.relative && c !== clause);
  const main = giving?.group.mains.at(-1) ?? -1;
  if (!giving || main >= k) return false;
  if (s.base(main) === 'go') return giving.actor === 'data';
  if (!(s.readings(main) & (Reading.share | Reading.convey))) return false;
  if (s.norm(k) === 'through') return false;
  return giving.actor === (giving.group.passive ? 'data' : 'first');
}

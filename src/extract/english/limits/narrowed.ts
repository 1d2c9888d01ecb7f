// What narrows a denial beside the words of its data: one of our things is said not to do it, or it is kept from those pointed at, or it is done of some people alone.
import {
  ABOUT,
  FEATURES,
  KNOWN,
  MADE,
  PARTIES,
  PEOPLE,
  PLAIN,
  POINTERS,
  SORTS,
  VISITING,
  WHOLE,
} from '../../../generated/words/narrowed.js';
import { EMPTY } from '../../../generated/words/picking.js';
import { POINTED } from '../../../generated/words/shared.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

/** The words that say so; `endOf` gives the end of a phrase, `reaches` tells whether words at a token are the clause's. */
export function narrowedBy(s: Sentence, clause: Clause, endOf: (from: number) => number, reaches: (at: number) => boolean): Range | null {
  return (
    oneThing(s, clause) ??
    theirTrackers(s, clause, endOf) ??
    pointedAt(s, clause) ??
    byMeans(s, clause, endOf) ??
    ofPeople(s, clause, endOf, reaches) ??
    someOthers(s, clause, endOf, reaches)
  );
}

const SOME = new Set(['some', 'certain', 'several', 'many', 'most']);

/** "The camera app does not", "some of our services do not", "our cookies do not": of that alone. */
function oneThing(s: Sentence, { actor, subject, group }: Clause): Range | null {
  if (!subject || group.passive || group.copula || (actor !== 'first' && actor !== 'tool')) return null;
  if (actor === 'tool' || SOME.has(s.norm(subject.from))) return subject;
  let head = subject.from;
  while (head + 1 < subject.to && !(s.bits(head + 1) & (Bit.PREP | Bit.REL | Bit.PUNCT | Bit.CONJ))) head++;
  if (!FEATURES.has(s.stem(head))) return null;
  // "Our apps do not": they may be a part of what we have.
  if (s.norm(subject.from) === 'our' && APPS.has(s.stem(head))) return subject;
  for (let k = subject.from; k < head; k++)
    if (
      !(s.bits(k) & (Bit.DET | Bit.FIRST | Bit.FIRST_NOUN | Bit.PUNCT | Bit.POSS)) &&
      !PLAIN.has(s.norm(k)) &&
      !s.own.some((n) => n.from <= k && k < n.to)
    )
      return subject;
  return null;
}

const APPS = new Set(['app', 'application', 'game', 'extension', 'plugin']);

const TOWARDS = new Set(['with', 'to', 'from', 'by']);
/** "to these advertising companies": words between what points and whom. */
const NEAR = 4;

/** "with these companies", "to those sites", "to them": these, and maybe others get it. */
function pointedAt(s: Sentence, clause: Clause): Range | null {
  const main = lastVerb(clause.group);
  // "We do not provide the courier with your name"
  if (s.norm(main + 1) === 'the' && isOneOf(s, main + 2) && s.norm(main + 3) === 'with') return { from: main + 1, to: main + 3 };
  // "We do not tell such firms who you are"
  if (POINTED.has(s.norm(main + 1))) {
    const whom = s.phrases.find((p) => p.kind === 'recipient' && p.from >= main + 2 && p.from <= main + NEAR);
    if (whom && !(s.bits(whom.to) & Bit.GENERIC)) return { from: main + 1, to: whom.to };
  }
  for (let k = s.find(main + 1, clause.region.to, TOWARDS); k >= 0; k = s.find(k + 1, clause.region.to, TOWARDS)) {
    if (isExcepted(s, main, k)) return null;
    if (s.norm(k + 1) === 'them' && s.norm(k) !== 'by' && !inRelative(s, clause, k)) return { from: k, to: k + 2 };
    if (isNamed(s, clause, k + 1)) return { from: k, to: k + 2 };
    if (!POINTED.has(s.norm(k + 1)) && !(s.norm(k + 1) === 'the' && isOneOf(s, k + 2))) continue;
    for (let j = k + 2; j < k + 2 + NEAR && !(s.bits(j) & (Bit.PUNCT | Bit.PREP)); j++)
      if (PARTIES.has(s.stem(j)) || s.phrases.some((p) => p.kind === 'recipient' && p.from <= j && p.to > j))
        if (!(s.bits(j + 1) & Bit.GENERIC) && !PARTIES.has(s.stem(j + 1))) return { from: k, to: j + 1 };
  }
  return null;
}

/** "with Maxlane", where no list knows the name. */
function isNamed(s: Sentence, clause: Clause, at: number): boolean {
  return (
    (s.bits(at) & Bit.CAPITAL) !== 0 &&
    s.bits(at + 1) !== 0 &&
    !(s.bits(at) & (Bit.FIRST | Bit.FIRST_NOUN | Bit.USER | Bit.GENERIC | Bit.NOTDATA | Bit.DET)) &&
    !(s.bits(at + 1) & Bit.CAPITAL) &&
    s.norm(at - 1) !== 'by' &&
    !s.verb(at) &&
    !s.own.some((n) => n.from <= at && at < n.to) &&
    !s.phrases.some((p) => p.from <= at && p.to > at) &&
    !inRelative(s, clause, at)
  );
}

const PARTNERS: ReadonlySet<string> = new Set(['processor', 'affiliate', 'business_partner', 'ad_network']);

/** "the courier": one of those named before. */
function isOneOf(s: Sentence, at: number): boolean {
  return (
    s.phrases.some((p) => p.kind === 'recipient' && p.from === at && p.to === at + 1 && PARTNERS.has(p.id)) && !s.norm(at).endsWith('s')
  );
}

const THROUGH = new Set(['through', 'via']);

/** "not collected through the use of beacons": in that way, and maybe in others. */
function byMeans(s: Sentence, clause: Clause, endOf: (from: number) => number): Range | null {
  const main = lastVerb(clause.group);
  const at = s.find(main + 1, clause.region.to, THROUGH);
  if (at < 0 || isExcepted(s, main, at) || inRelative(s, clause, at) || s.norm(at - 1) === ',' || s.bits(at - 1) & Bit.CONJ) return null;
  const to = endOf(at + 1);
  for (let k = at + 1; k < to; k++)
    if (
      !(s.bits(k) & (Bit.DET | Bit.FIRST | Bit.FIRST_NOUN | Bit.USER | Bit.THEY | Bit.PREP | Bit.ADV)) &&
      !s.own.some((n) => n.from <= k && k < n.to) &&
      !EMPTY.has(s.stem(k))
    )
      return { from: at, to };
  return null;
}

const THEIRS = new Set(['these', 'those', 'such', 'their']);
const FEW = 8;
/** "cookies or other features that": words between a tracker and what is told of it. */
const BEHIND = 4;

/** "no access to these cookies", "cookies placed by advertisers", "advertisers' cookies": none of ours. */
function theirTrackers(s: Sentence, clause: Clause, endOf: (from: number) => number): Range | null {
  const { from, to } = clause.region;
  for (const p of s.within('tracker', { from, to: Math.min(to, from + FEW) })) {
    if (THEIRS.has(s.norm(p.from - 1))) return { from: p.from - 1, to: p.to };
    const whose = p.from - 2;
    if (
      (s.bits(p.from - 1) & Bit.POSS || s.norm(p.from - 1) === "'") &&
      s.phrases.some((r) => r.kind === 'recipient' && r.to === whose + 1)
    )
      return { from: whose, to: p.to };
    const told = s.clauses.find(
      (c) => isTold(s, c) && c.start >= p.to && c.start <= p.to + BEHIND && c.group.mains.some((m) => MADE.has(s.base(m))),
    );
    if (told && told.actor !== 'first' && told.actor !== 'user') return { from: p.from, to: endOf(lastVerb(told.group) + 1) };
  }
  return null;
}

/** "control over cookies that advertisers use": of the cookies, whatever stands between. */
function isTold(s: Sentence, c: Clause): boolean {
  return c.relative || (s.bits(c.start) & Bit.REL) !== 0 || (s.bits(c.start - 1) & Bit.REL) !== 0;
}

/** Whether an exception begins between two tokens: what stands in it is not denied. */
export function isExcepted(s: Sentence, from: number, to: number): boolean {
  return s.has('exception') && s.phrases.some((p) => p.kind === 'exception' && p.from > from && p.from <= to);
}

/** "the data that we send to them" */
export function inRelative(s: Sentence, clause: Clause, at: number): boolean {
  return s.clauses.some((c) => c !== clause && c.relative && c.start > clause.group.from && c.start < at && at < c.region.to);
}

const STOPS = new Set(['.', ':', ';', '?']);
const WHO = new Set(['who', 'that']);

/** "from readers who have switched this on": of theirs. */
function ofPeople(s: Sentence, clause: Clause, endOf: (from: number) => number, reaches: (at: number) => boolean): Range | null {
  const zone = clause.group.passive && clause.subject ? clause.subject : { from: lastVerb(clause.group) + 1, to: s.tokens.length };
  for (let k = s.find(zone.from, zone.to, WHO); k > zone.from; k = s.find(k + 1, zone.to, WHO)) {
    const who = whose(s, k);
    if (who < 0 || !reaches(k) || s.find(zone.from, k, STOPS) >= 0 || isExcepted(s, zone.from, k)) continue;
    const told = s.clauses.find((c) => c.relative && (c.start === k || c.start === k + 1));
    if (!told || told.group.mains.some((m) => VISITING.has(s.base(m)))) continue;
    return { from: who, to: endOf(lastVerb(told.group) + 1) };
  }
  return null;
}

/** The people that a "who" tells of: "visitors who", "visitors of the website who"; -1 where they are none. */
function whose(s: Sentence, who: number): number {
  for (let k = who - 1; k >= who - LONGEST_POINTER; k--) {
    if (PEOPLE.has(s.stem(k))) return k;
    if (!(s.bits(k) & (Bit.FIRST_NOUN | Bit.DET | Bit.FIRST)) && s.norm(k) !== 'of') return -1;
  }
  return -1;
}

/** "with firms that sell cars", "to senders known to be a nuisance": with those alone. */
function someOthers(s: Sentence, clause: Clause, endOf: (from: number) => number, reaches: (at: number) => boolean): Range | null {
  const main = lastVerb(clause.group);
  if (clause.group.kind === 'gerund') return null;
  for (const p of s.within('recipient', { from: main + 1, to: clause.region.to })) {
    const k = p.to;
    if (isExcepted(s, main, k) || !reaches(k)) continue;
    const apart = apartFromUs(s, p.from, k);
    if (apart) return apart;
    if (!TOWARDS.has(s.norm(p.from - (s.bits(p.from - 1) & Bit.DET ? 2 : 1)))) continue;
    if (KNOWN.has(s.norm(k))) return { from: k, to: endOf(k + 1) };
    const told = WHOSE.has(s.norm(k)) ? s.clauses.find((c) => c.relative && (c.start === k || c.start === k + 1)) : undefined;
    if (told) return { from: k, to: endOf(lastVerb(told.group) + 1) };
  }
  return null;
}

const APART = new Set(['unaffiliated', 'nonaffiliated', 'non-affiliated', 'unrelated', 'unassociated']);
const AFFILIATED = new Set(['affiliated', 'associated', 'related']);

/** "with unaffiliated companies", "non-affiliated third parties": others may get it. */
function apartFromUs(s: Sentence, from: number, to: number): Range | null {
  for (let k = from - 2; k < to; k++) {
    if (APART.has(s.norm(k))) return { from: k, to };
    if (AFFILIATED.has(s.norm(k)) && (s.norm(k - 1) === 'non' || s.norm(k - 2) === 'non'))
      return { from: s.norm(k - 1) === 'non' ? k - 1 : k - 2, to };
  }
  return null;
}

const WHOSE = new Set(['who', 'that', 'which']);

const LONGEST_POINTER = 4;

/** "this information", "any of these", "access to the data": what stands for data that were named before and that nobody knows; `at`: the first word of what the verb is about. */
export function pointingBack(s: Sentence, at: number, { start, region }: Clause): Range | null {
  let from = at;
  while (from < at + 3 && (s.norm(from) === 'any' || s.norm(from) === 'all' || s.norm(from) === 'of')) from++;
  const noun = pointedNoun(s, from);
  if (noun > 0) return { from: at, to: noun };
  if (POINTERS.has(s.norm(from)) && s.norm(from) !== 'the') return { from: at, to: from + 1 };
  for (let k = s.find(start, region.to, POINTERS); k >= 0; k = s.find(k + 1, region.to, POINTERS)) {
    const end = ACCESSING.has(s.norm(k - 1)) ? pointedNoun(s, k) : -1;
    if (end > 0) return { from: k, to: end };
  }
  return null;
}

const THESE = new Set(['this', 'these', 'those', 'such', 'that']);

/** "This personal information is not sold", "we do not sell such data": that of which was spoken before. */
export function pointedData(s: Sentence, { group, subject, region }: Clause): Range | null {
  const told = group.passive || group.copula ? subject : { from: lastVerb(group) + 1, to: region.to };
  if (!told) return null;
  let from = told.from;
  while (from < told.from + 3 && (s.norm(from) === 'any' || s.norm(from) === 'all' || s.norm(from) === 'of')) from++;
  const end = THESE.has(s.norm(from)) ? pointedNoun(s, from) : -1;
  return end > 0 && end <= told.to ? { from, to: end } : null;
}

const ACCESSING = new Set(['to', 'of']);

/** "face detection data", "RFID tag information": a kind of data that no list knows; `at`: the first word of what the verb is about. */
export function unnamedData(s: Sentence, at: number, object: Range): Range | null {
  if (at !== object.from) return null;
  let from = at;
  while (s.bits(from) & (Bit.DET | Bit.USER | Bit.FIRST | Bit.NEG) && from < object.to) from++;
  let k = from;
  while (
    k < object.to &&
    !(s.bits(k) & (Bit.GENERIC | Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.DET | Bit.USER | Bit.FIRST | Bit.REL | Bit.ADV | Bit.POSS)) &&
    !WHOLE.has(s.norm(k))
  )
    k++;
  return k > from && k - from < LONGEST_POINTER && s.bits(k) & Bit.GENERIC ? { from, to: k + 1 } : null;
}

const LISTED = new Set(['following', 'these', 'those', 'such', 'this']);

const TOLD = new Set(['listed', 'described', 'identified', 'specified', 'set']);
const WHERE = new Set(['in', 'above', 'below', 'forth', 'out']);
const MOST_TOLD = 6;

/** "the following categories of personal information", "the categories listed in section 9": those that are told elsewhere. */
export function listedData(s: Sentence, object: Range, region: Range): Range | null {
  const { from, to } = object;
  const at = s.find(from, to, LISTED);
  const noun = at < 0 ? -1 : s.findStem(at + 1, Math.min(at + LONGEST_POINTER, to), SORTS);
  if (noun < 0) {
    const told = s.find(region.from, region.to, TOLD);
    // "the data described in this policy": all of them.
    if (told < 0 || !WHERE.has(s.norm(told + 1)) || s.bits(told + 2) & (Bit.DET | Bit.FIRST)) return null;
    let end = told + 2;
    while (end < told + MOST_TOLD && !(s.bits(end) & (Bit.PUNCT | Bit.CONJ)) && end < s.tokens.length) end++;
    return { from: told, to: end };
  }
  let end = noun + 1;
  if (s.norm(end) === 'of') for (let k = end + 1; k < noun + LONGEST_POINTER && k < to; k++) if (s.bits(k) & Bit.GENERIC) end = k + 1;
  return { from: s.bits(at - 1) & Bit.DET ? at - 1 : at, to: end };
}

/** Where "this information", "the data" ends; -1 where it is told by itself ("the data of our readers"). */
export function pointedNoun(s: Sentence, at: number): number {
  if (!POINTERS.has(s.norm(at))) return -1;
  for (let k = at + 1; k < at + LONGEST_POINTER; k++) {
    if (s.bits(k) & Bit.GENERIC)
      return s.norm(at) === 'the' && (ABOUT.has(s.norm(k + 1)) || s.bits(k + 1) & (Bit.REL | Bit.FIRST | Bit.USER)) ? -1 : k + 1;
    if (s.bits(k) & (Bit.PUNCT | Bit.PREP)) return -1;
  }
  return -1;
}

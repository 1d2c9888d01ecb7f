// What narrows a denial beside the words of its data: one of our things is said not to do it, or it is kept from those pointed at, or it is done of some people alone.
import { FEATURES, KNOWN, MADE, PARTIES, PEOPLE, PLAIN, VISITING } from '../../../generated/words/narrowed.js';
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

const LONGEST_POINTER = 4;
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

const THROUGH = new Set(['through', 'via', 'using']);

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
  return (
    (s.has('exception') && s.phrases.some((p) => p.kind === 'exception' && p.from > from && p.from <= to)) ||
    isElseThan(s, s.find(from + 1, to + 1, THAN))
  );
}

const THAN = new Set(['than']);
const ELSE = new Set(['other', 'else', 'otherwise']);

/** "any other purpose than", "anyone else than": whether the words behind a "than" are left out. */
export function isElseThan(s: Sentence, k: number): boolean {
  return s.norm(k) === 'than' && s.find(k - 4, k, ELSE) >= 0;
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
  for (const p of s.within('recipient', { from: main + 1, to: clause.region.to })) {
    const k = p.to;
    if (isExcepted(s, main, k) || !reaches(k)) continue;
    const apart = apartFromUs(s, p.from, k);
    if (apart) return apart;
    if (!TOWARDS.has(s.norm(p.from - (s.bits(p.from - 1) & Bit.DET ? 2 : 1)))) continue;
    // "with firms not tied to us"
    if (KNOWN.has(s.norm(s.norm(k) === 'not' ? k + 1 : k))) return { from: k, to: endOf(k + 1) };
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

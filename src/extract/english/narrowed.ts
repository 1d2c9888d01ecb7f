// What narrows a denial beside the words of its data: one of our things is said not to do it, or it is kept from those pointed at, or it is done of some people alone.
import { FEATURES, PARTIES, PEOPLE, PLAIN } from '../../generated/words/narrowed.js';
import { POINTED } from '../../generated/words/shared.js';
import type { Clause, Range } from './clause.js';
import { lastVerb } from './group.js';
import { Bit } from './lexicon.js';
import type { Sentence } from './sentence.js';

/** The words that say so; `endOf` gives the end of a phrase, `reaches` tells whether words at a token are the clause's. */
export function narrowedBy(s: Sentence, clause: Clause, endOf: (from: number) => number, reaches: (at: number) => boolean): Range | null {
  return oneThing(s, clause) ?? pointedAt(s, clause) ?? ofPeople(s, clause, endOf, reaches) ?? someOthers(s, clause, endOf, reaches);
}

const SOME = new Set(['some', 'certain', 'several', 'many', 'most']);

/** "The camera app does not", "some of our services do not", "our cookies do not": of that alone. */
function oneThing(s: Sentence, { actor, subject, group }: Clause): Range | null {
  if (!subject || group.passive || group.copula || (actor !== 'first' && actor !== 'tool')) return null;
  if (actor === 'tool' || SOME.has(s.norm(subject.from))) return subject;
  let head = subject.from;
  while (head + 1 < subject.to && !(s.bits(head + 1) & (Bit.PREP | Bit.REL | Bit.PUNCT | Bit.CONJ))) head++;
  if (!FEATURES.has(s.stem(head))) return null;
  for (let k = subject.from; k < head; k++)
    if (
      !(s.bits(k) & (Bit.DET | Bit.FIRST | Bit.FIRST_NOUN | Bit.PUNCT | Bit.POSS)) &&
      !PLAIN.has(s.norm(k)) &&
      !s.own.some((n) => n.from <= k && k < n.to)
    )
      return subject;
  return null;
}

const TOWARDS = new Set(['with', 'to', 'from', 'by']);
/** "to these advertising companies": words between what points and whom. */
const NEAR = 4;

/** "with these companies", "to those sites", "to them": these, and maybe others get it. */
function pointedAt(s: Sentence, clause: Clause): Range | null {
  const main = lastVerb(clause.group);
  for (let k = s.find(main + 1, clause.region.to, TOWARDS); k >= 0; k = s.find(k + 1, clause.region.to, TOWARDS)) {
    if (isExcepted(s, main, k)) return null;
    if (s.norm(k + 1) === 'them' && s.norm(k) !== 'by' && !inRelative(s, clause, k)) return { from: k, to: k + 2 };
    if (!POINTED.has(s.norm(k + 1))) continue;
    for (let j = k + 2; j < k + 2 + NEAR && !(s.bits(j) & (Bit.PUNCT | Bit.PREP)); j++)
      if (PARTIES.has(s.stem(j)) || s.phrases.some((p) => p.kind === 'recipient' && p.from <= j && p.to > j))
        if (!(s.bits(j + 1) & Bit.GENERIC) && !PARTIES.has(s.stem(j + 1))) return { from: k, to: j + 1 };
  }
  return null;
}

/** Whether an exception begins between two tokens: what stands in it is not denied. */
export function isExcepted(s: Sentence, from: number, to: number): boolean {
  return s.has('exception') && s.phrases.some((p) => p.kind === 'exception' && p.from > from && p.from <= to);
}

/** "the data that we send to them" */
function inRelative(s: Sentence, clause: Clause, at: number): boolean {
  return s.clauses.some((c) => c !== clause && c.relative && c.start > clause.group.from && c.start < at && at < c.region.to);
}

const STOPS = new Set(['.', ':', ';', '?']);
const WHO = new Set(['who', 'that']);
const VISITING = new Set(['visit', 'use', 'browse', 'access', 'come', 'register', 'contact']);

/** "from readers who have switched this on": of theirs. */
function ofPeople(s: Sentence, clause: Clause, endOf: (from: number) => number, reaches: (at: number) => boolean): Range | null {
  const zone = clause.group.passive && clause.subject ? clause.subject : { from: lastVerb(clause.group) + 1, to: s.tokens.length };
  for (let k = s.find(zone.from, zone.to, WHO); k > zone.from; k = s.find(k + 1, zone.to, WHO)) {
    if (!PEOPLE.has(s.stem(k - 1)) || !reaches(k) || s.find(zone.from, k, STOPS) >= 0 || isExcepted(s, zone.from, k)) continue;
    const told = s.clauses.find((c) => c.relative && (c.start === k || c.start === k + 1));
    if (!told || told.group.mains.some((m) => VISITING.has(s.base(m)))) continue;
    return { from: k - 1, to: endOf(lastVerb(told.group) + 1) };
  }
  return null;
}

const KNOWN = new Set(['known', 'located', 'based', 'registered', 'engaged', 'unrelated']);

/** "with firms that sell cars", "to senders known to be a nuisance": with those alone. */
function someOthers(s: Sentence, clause: Clause, endOf: (from: number) => number, reaches: (at: number) => boolean): Range | null {
  const main = lastVerb(clause.group);
  if (clause.group.kind === 'gerund') return null;
  for (const p of s.within('recipient', { from: main + 1, to: clause.region.to })) {
    const k = p.to;
    if (!TOWARDS.has(s.norm(p.from - 1)) || isExcepted(s, main, k) || !reaches(k)) continue;
    if (KNOWN.has(s.norm(k))) return { from: k, to: endOf(k + 1) };
    const told = WHOSE.has(s.norm(k)) ? s.clauses.find((c) => c.relative && (c.start === k || c.start === k + 1)) : undefined;
    if (told) return { from: k, to: endOf(lastVerb(told.group) + 1) };
  }
  return null;
}

const WHOSE = new Set(['who', 'that', 'which']);

const POINTERS = new Set(['it', 'them', 'they', 'this', 'these', 'those', 'that', 'such', 'the']);
const ABOUT = new Set(['of', 'about', 'on', 'in', 'regarding', 'relating']);
const LONGEST_POINTER = 4;

/** "this information", "any of these", "the data": what stands for data that were named before and that nobody knows; `at`: its first word. */
export function pointingBack(s: Sentence, at: number): Range | null {
  let from = at;
  while (from < at + 3 && (s.norm(from) === 'any' || s.norm(from) === 'all' || s.norm(from) === 'of')) from++;
  if (!POINTERS.has(s.norm(from))) return null;
  for (let k = from + 1; k < from + LONGEST_POINTER; k++) {
    // "the information of our customers": told by itself.
    if (s.bits(k) & Bit.GENERIC)
      return s.norm(from) === 'the' && (ABOUT.has(s.norm(k + 1)) || s.bits(k + 1) & (Bit.REL | Bit.FIRST | Bit.USER))
        ? null
        : { from: at, to: k + 1 };
    if (s.bits(k) & (Bit.PUNCT | Bit.PREP)) break;
  }
  return s.norm(from) === 'the' ? null : { from: at, to: from + 1 };
}

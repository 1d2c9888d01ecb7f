// What is written down or filmed without a word for data: copies of papers, lists of people, cameras, and the word that a letter was opened.
import {
  ADDING,
  BOOKS,
  CHECKS,
  COPIES,
  DOING,
  FILMING,
  OPENING,
  OURS,
  PEOPLE,
  PLACES,
  SETTINGS,
  SOURCES,
  WATCHING,
  WHEN,
  WORD,
} from '../../../generated/words/noting.js';
import { Bit } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import type { Found } from '../roles/found.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';

const COPYING = new Set(['make', 'take', 'file']);
const NEAR = 4;

/** "We make a copy of your passport", "they take photos of your teeth": what the copy shows. */
export function copied(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.actor !== 'first' || clause.group.kind !== 'finite' || clause.group.passive || clause.relative) return null;
  const at = s.find(main + 1, main + NEAR, COPIES);
  if (at < 0 || s.norm(at + 1) !== 'of') return null;
  const data = mentionsIn(s, 'data', { from: at + 2, to: Math.min(at + 8, clause.region.to) });
  return data.length ? { action: 'collect', data, doubt: 'what a copy shows is collected' } : null;
}
copied.verbs = { bases: [COPYING] } satisfies Verbs;

const KEEPING = new Set(['keep', 'hold', 'maintain', 'have', 'run']);

/** "We keep a register of our members": people are written down. */
export function listsPeople(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.actor !== 'first' || clause.group.kind !== 'finite' || clause.group.passive || clause.relative || s.bits(main + 1) & Bit.USER)
    return null;
  const at = s.find(main + 1, main + NEAR, BOOKS);
  if (at < 0 || s.norm(at + 1) !== 'of') return null;
  for (let k = at + 2; k < Math.min(at + 6, clause.region.to); k++) {
    if (PEOPLE.has(s.stem(k)) && !(s.bits(k + 1) & (Bit.GENERIC | Bit.POSS)))
      return {
        action: 'collect',
        data: mentionsIn(s, 'data', { from: at, to: clause.region.to }),
        doubt: 'who stands in a list is written down',
      };
    if (s.bits(k) & (Bit.PUNCT | Bit.PREP)) return null;
  }
  return null;
}
listsPeople.verbs = { bases: [KEEPING] } satisfies Verbs;

const PUTTING = new Set(['put', 'enter', 'write', 'note']);
const INTO = new Set(['in', 'into', 'to', 'on']);

/** "We put your e-mail address into our list": written down. */
export function putInList(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.actor !== 'first' || clause.group.kind !== 'finite' || clause.group.passive || clause.relative) return null;
  const into = s.find(main + 1, clause.region.to, INTO);
  const list = into < 0 || s.norm(into + 1) !== 'our' ? -1 : s.findStem(into + 2, into + 5, BOOKS);
  const data = list < 0 ? [] : mentionsIn(s, 'data', { from: main + 1, to: into });
  return data.length ? { action: 'collect', data, doubt: 'who stands in a list is written down' } : null;
}
putInList.verbs = { bases: [PUTTING] } satisfies Verbs;

const CAMERAS = new Set(['camera', 'cameras', 'cctv']);

/** "Cameras film the entrance", "thirty cameras cover the rooms": not the reader's camera. */
export function camerasFilm(s: Sentence, clause: Clause): Found | null {
  const { subject } = clause;
  if (clause.group.kind !== 'finite' || clause.group.passive || clause.relative || clause.hypothetical || !subject) return null;
  if (!CAMERAS.has(s.norm(subject.to - 1)) || s.find(subject.from, subject.to, SETTINGS) >= 0) return null;
  return { action: 'collect', actor: 'first', nominal: true, implies: 'content.audio_video', doubt: 'whoever a camera sees is filmed' };
}
camerasFilm.verbs = { bases: [FILMING] } satisfies Verbs;

/** "There are cameras at the entrance", "there is no camera in the shop". */
export function camerasStand(s: Sentence, clause: Clause, main: number): Found | null {
  if (s.norm(subjectOf(clause).from) !== 'there' || clause.hypothetical || clause.relative) return null;
  const at = s.find(main + 1, main + 5, CAMERAS);
  const place = at < 0 ? -1 : s.find(at + 1, at + 3, PLACES);
  if (place < 0 || s.norm(place + 1) === 'your' || (s.find(main + 1, at, SETTINGS) >= 0 && s.find(main + 1, at, WATCHING) < 0)) return null;
  return { action: 'collect', actor: 'first', nominal: true, implies: 'content.audio_video', doubt: 'whoever a camera sees is filmed' };
}

const HEARING = new Set(['receive', 'get', 'obtain']);

/** "We receive a confirmation when you open our e-mail": what the reader did is learnt. */
export function toldWhen(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.actor !== 'first' || clause.group.passive || clause.relative || clause.hypothetical) return null;
  const at = s.find(main + 1, main + NEAR, WORD);
  const when = at < 0 ? -1 : s.find(at + 1, at + NEAR, WHEN);
  if (when < 0) return null;
  const deed = s.clauses.find((c) => c.actor === 'user' && c.group.kind === 'finite' && c.group.from > when && c.group.from < when + 4);
  return deed?.group.mains.some((m) => OPENING.has(s.base(m)))
    ? { action: 'collect', implies: 'usage.activity', doubt: 'what the reader did is told' }
    : null;
}
toldWhen.verbs = { bases: [HEARING] } satisfies Verbs;

const WITH = new Set(['with', 'by']);
const FROM = new Set(['from', 'by']);

/** "We supplement what you tell us with data from other sources": those data are obtained. */
export function addedFrom(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.actor !== 'first' || clause.negated || clause.relative || clause.hypothetical) return null;
  for (let k = s.find(main + 1, s.tokens.length, WITH); k >= 0; k = s.find(k + 1, s.tokens.length, WITH)) {
    const from = s.find(k + 1, Math.min(k + REACH, s.tokens.length), FROM);
    if (from < 0 || (!s.tokens.slice(k + 1, from).some((t) => t.bits & Bit.GENERIC) && !s.within('data', { from: k + 1, to: from }).length))
      continue;
    const source = s.find(from + 1, from + 6, SOURCES);
    if (source < 0 || s.find(from + 1, source, OURS) >= 0) continue;
    const data = mentionsIn(s, 'data', { from: k + 1, to: from });
    return { action: 'collect', data, source: 'partner', doubt: 'what is added comes from others' };
  }
  return null;
}
addedFrom.verbs = { bases: [ADDING] } satisfies Verbs;

/** Tokens in which the source of what is added is named. */
const REACH = 16;

const CHECKED: ReadonlyMap<string, string> = new Map([
  ['credit', 'financial.credit_data'],
  ['solvency', 'financial.credit_data'],
  ['criminal', 'criminal'],
  ['background', 'personal'],
]);

/** "We carry out credit checks", "we may run a background check": what the check brings is obtained. */
export function checked(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.actor !== 'first' || clause.group.kind !== 'finite' || clause.group.passive || clause.relative) return null;
  const at = s.find(main + 1, main + 7, CHECKS);
  for (let k = Math.max(main + 1, at - 2); k < at; k++) {
    const implies = CHECKED.get(s.norm(k));
    if (implies) return { action: 'collect', implies, doubt: 'what a check brings is collected' };
  }
  return null;
}
checked.verbs = { bases: [DOING] } satisfies Verbs;

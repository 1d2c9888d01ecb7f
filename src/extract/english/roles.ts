// Who and what a clause is about: data, recipients, purposes, places — read from the words its verb rules.
import type { Mention } from '../../model/statement.js';
import { Bit, type PhraseKind } from './lexicon.js';
import type { Clause, Range } from './clause.js';
import { objectData, objectRange, subjectData } from './dataroles.js';
import { isContrasted, isData } from './datawords.js';
import { mention } from './mentions.js';
import { readRecipients } from './receiving.js';
import type { Sentence } from './sentence.js';
import type { Phrase } from './tokens.js';

export { mention } from './mentions.js';

export interface Roles {
  /** Data the verb is about; empty with `generic` set where only "information" or "data" is named. */
  data: Mention[];
  generic: boolean;
  /** A pronoun or "this information" stands for data named before. */
  pronoun: boolean;
  /** Token of the pronoun. */
  pronounAt: number;
  recipients: Mention[];
  toUs: boolean;
  toUser: boolean;
  purposes: Mention[];
  /** Purposes named to be left out: "…, never for advertising". */
  notFor: Mention[];
  trackers: Phrase[];
  place: string | null;
  source: string | null;
  /** Words that deny in the object: "no personal data", "nothing", "with no one". */
  negativeObject: number;
  /** Direct object: [from, to). */
  object: Range;
}

/** Verbs whose subject is what stays: "your posts remain". */
export const INTRANSITIVE = new Set(['remain', 'stay', 'persist', 'last', 'expire']);
const TO_WORDS = new Set(['with', 'to', 'among', 'amongst', 'between', 'by', 'from', 'for', 'towards', 'onto', 'on', 'including', 'as', 'and', 'or', ',', 'nor', 'like', 'within', 'outside', 'of', 'other']);
const PRONOUNS = new Set(['both', 'neither', 'none', 'all', 'it', 'them', 'they', 'this', 'these', 'those', 'that', 'such', 'same']);

/** Mentions of a kind in a range, one an id. */
export function mentionsIn(s: Sentence, kind: PhraseKind, range: Range): Mention[] {
  const out: Mention[] = [];
  const found = s.within(kind, range);
  for (const p of found) if (!out.some((m) => m.id === p.id) && (kind !== 'data' || isData(s, p))) out.push(mention(s, p));
  return out;
}

/** Reads the roles of one verb of a clause; `main` is its token, `hidden` a range (an exception) whose words do not count. */
export function rolesOf(s: Sentence, clause: Clause, main: number, hidden: Range | null): Roles {
  const region = clause.region;
  const object = objectRange(s, clause, main, hidden);
  const passive = clause.group.passive || clause.group.copula || INTRANSITIVE.has(s.base(main));
  const subject = clause.subject;
  const ofSubject = passive && subject ? subjectData(s, clause, subject, main, hidden) : [];
  const zone = { from: main + 1, to: zoneEnd(s, region, hidden, main) };
  const data = passive && (ofSubject.length || clause.actor === 'data') ? ofSubject : objectData(s, clause, main, object, hidden);
  const dataPlace = passive && subject ? subject : object;
  const roles: Roles = {
    data, object, generic: hasGeneric(s, dataPlace), pronoun: false, pronounAt: (passive && subject ? subject : object).from, recipients: [], toUs: false, toUser: false,
    purposes: s.within('purpose', zone).filter((p) => !isContrasted(s, p.from)).map((p) => mention(s, p)).filter((m, i, all) => all.findIndex((o) => o.id === m.id) === i),
    notFor: s.within('purpose', zone).filter((p) => isContrasted(s, p.from)).map((p) => mention(s, p)), trackers: s.within('tracker', object), place: placeIn(s, zone),
    source: null, negativeObject: negativeObject(s, object, zone),
  };
  if (roles.negativeObject >= 0 && s.norm(roles.negativeObject) === 'nothing') roles.generic = true;
  roles.pronoun = roles.data.length === 0 && pronounIn(s, passive && subject ? subject : object);
  readRecipients(s, roles, zone, main, hidden, !clause.group.passive || clause.group.copula);
  roles.source = s.within('source', { from: clause.start, to: region.to })[0]?.id ?? null;
  return roles;
}

/** Where the verb's words end: at an exception, but behind one that stands between commas ("share nothing, except your posts, with partners"). */
function zoneEnd(s: Sentence, region: Range, hidden: Range | null, main: number): number {
  if (!hidden || hidden.from <= main) return region.to;
  if (s.norm(hidden.from - 1) === ',' && s.norm(hidden.to) === ',') return Math.max(region.to, Math.min(hidden.to + 8, s.tokens.length));
  return Math.min(region.to, hidden.from);
}

/** The first country named, or that it is abroad. */
function placeIn(s: Sentence, zone: Range): string | null {
  const places = s.within('place', zone);
  return (places.find((p) => p.id !== 'abroad') ?? places[0])?.id ?? null;
}

function hasGeneric(s: Sentence, range: Range): boolean {
  for (let k = range.from; k < range.to; k++) if (s.bits(k) & Bit.GENERIC && s.norm(k - 1) !== 'our' && !aboutUs(s, k)) return true;
  return false;
}

/** "information about our products": nothing about people. */
function aboutUs(s: Sentence, at: number): boolean {
  return (s.norm(at + 1) === 'about' || s.norm(at + 1) === 'on' || s.norm(at + 1) === 'regarding') && s.norm(at + 2) === 'our' && (s.bits(at + 3) & (Bit.NOTDATA | Bit.FIRST_NOUN)) !== 0;
}

/** "share it", "such information", "these are sold". */
function pronounIn(s: Sentence, range: Range): boolean {
  const first = s.norm(range.from);
  if (!PRONOUNS.has(first)) return false;
  const next = s.bits(range.from + 1);
  return range.to - range.from === 1 || Boolean(next & (Bit.GENERIC | Bit.PREP | Bit.PUNCT | Bit.ADV | Bit.CONJ | Bit.BE | Bit.NEG | Bit.SUB)) || range.from + 1 >= s.tokens.length;
}

/** "no personal data", "nothing about you", "with no one": a denial in the object; its token or -1. */
function negativeObject(s: Sentence, object: Range, zone: Range): number {
  const first = s.norm(object.from);
  if (first === 'no' || first === 'nothing' || first === 'none' || first === 'neither') return ['longer', 'later', 'more', 'less', 'fewer'].includes(s.norm(object.from + 1)) ? -1 : object.from;
  for (let k = zone.from; k < zone.to; k++) {
    const n = s.norm(k);
    const rest = s.norm(k + 1) === 'else' && s.within('recipient', { from: zone.from, to: k }).length > 0;
    if ((n === 'nobody' && !rest || n === 'noone' && !rest || n === 'no' && (s.norm(k + 1) === 'one' || s.norm(k + 1) === 'third' || s.norm(k + 1) === 'other' || s.norm(k + 1) === 'outside')) && !(s.norm(k + 2) === 'else' && s.within('recipient', { from: zone.from, to: k }).length) && TO_WORDS.has(s.norm(k - 1))) return k;
  }
  return -1;
}

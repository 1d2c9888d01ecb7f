// Who receives what a verb hands on: those it names, and where it names nobody whoever the law, a sale of the business or the word itself does.
import type { Mention } from '../../../model/statement.js';
import { FORCING, OBLIGING, PERMITTING, SHOWING, TOWARDS } from '../../../generated/words/recipients.js';
import type { Clause } from '../clauses/clause.js';
import { GENERAL } from '../sentences/doer.js';
import type { Draft } from './draft.js';
import { hasWord, type Found } from './found.js';
import { leavesOut, mention } from '../sentences/mentions.js';
import type { Roles } from './roles.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

const NAMING: ReadonlySet<string> = new Set(['share', 'sell', 'transfer', 'advertise', 'use']);
export const PUBLISHING = new Set(['publish', 'publicize', 'publicise']);

/** The recipients of what a verb is found to say. */
export function recipientsOf(
  s: Sentence,
  clause: Clause,
  f: Found,
  roles: Roles,
  main: number,
  conditions: Draft['conditions'],
): readonly Mention[] {
  if (f.recipients) return [...f.recipients];
  if (f.action === 'transfer') return [...roles.recipients, ...roles.places];
  if (f.action !== 'share') return NAMING.has(f.action) ? roles.recipients : [];
  const named = toWhom(s, clause, f, roles, main, conditions);
  // "if we merge with another company": whoever buys the business.
  const merger = f.flips || clause.negated ? undefined : conditions.find((c) => c.kind === 'merger');
  const buyer =
    named.find((r) => r.id === 'acquirer') ?? (merger && { id: 'acquirer', text: merger.text, start: merger.start, end: merger.end });
  return buyer ? [...named.filter((r) => r.id !== 'acquirer' && !(r.id === 'third_parties' && isOne(r))), buyer] : named;
}

/** Those that a sharing verb names, or whoever its own word or the law does. */
function toWhom(s: Sentence, clause: Clause, f: Found, roles: Roles, main: number, conditions: Draft['conditions']): readonly Mention[] {
  const { recipients } = roles;
  const all = publicly(s, main);
  // "displayed publicly or given to partners"
  if (all && recipients.length)
    return recipients.some((r) => r.id === 'public') || s.readings(main) & Reading.convey ? recipients : [all, ...recipients];
  if (recipients.length) return recipients;
  const meant = all ?? (f.flips ? null : (onProfile(s, main) ?? byLaw(s, clause, roles, conditions)));
  return meant ? [meant] : recipients;
}

const PROFILE = new Set(['profile', 'profiles']);

/** "displayed on your profile": other readers see it. */
function onProfile(s: Sentence, main: number): Mention | null {
  if (!SHOWING.has(s.base(main))) return null;
  const at = s.find(main + 1, main + 7, PROFILE);
  if (at < 0 || s.find(main + 1, at, ON) < 0 || s.find(main + 1, at, OWN) < 0) return null;
  const id = s.norm(at - 1) === 'public' ? 'public' : 'other_users';
  return { id, text: s.words(at, at + 1), ...s.span(at, at + 1) };
}

const ON = new Set(['on', 'in']);
const OWN = new Set(['your', 'their']);

/** "another company", "a third party": one, who buys the business where a sale of it is told. */
function isOne({ text }: Mention): boolean {
  return /(?:party|company|entity|firm|organi[sz]ation|business)$/i.test(text);
}

/** "published", "publicly share", "display your reviews publicly". */
function publicly(s: Sentence, main: number): Mention | null {
  const at = PUBLISHING.has(s.base(main)) ? main : publiclyAt(s, main);
  return at < 0 ? null : { id: 'public', text: s.words(at, at + 1), ...s.span(at, at + 1) };
}

/** Where "publicly" stands: beside the verb, or behind its object; -1 where it does not. */
function publiclyAt(s: Sentence, main: number): number {
  if (PUBLICLY.has(s.norm(main - 1))) return main - 1;
  const at = s.find(main + 1, main + LONGEST_SHOWN, PUBLICLY);
  if (at <= main + 1) return at;
  if (s.bits(at + 1) & ~(Bit.PUNCT | Bit.CONJ | Bit.PREP)) return -1;
  for (let k = main + 1; k < at; k++) if (s.isMain(k) || s.bits(k) & (Bit.PUNCT | Bit.CONJ)) return -1;
  return at;
}

const PUBLICLY = new Set(['publicly']);
const LONGEST_SHOWN = 8;

/** "as the law requires", "we may be required to disclose": the authorities; not "as far as the law permits", "in accordance with the law". */
function byLaw(s: Sentence, clause: Clause, roles: Roles, conditions: Draft['conditions']): Mention | null {
  const forced =
    clause.actor === 'first' && clause.group.kind === 'infinitive' && clause.governor?.group.passive
      ? clause.governor.group.mains.find((m) => FORCING.has(s.base(m)))
      : undefined;
  if (forced !== undefined) return { id: 'government', text: s.words(forced, forced + 1), ...s.span(forced, forced + 1) };
  // "not disclosed unless the law requires it": those who are named in an exception are its own.
  if (clause.negated) return null;
  const law = conditions.find((c) => c.kind === 'law') ?? roles.purposes.find((p) => p.id === 'legal_obligation');
  // "where it is lawful": nobody is named.
  if (!law || /lawful/i.test(law.text) || (hasWord(s, 0, s.tokens.length, PERMITTING) && !hasWord(s, 0, s.tokens.length, OBLIGING)))
    return null;
  return { id: 'government', text: law.text, start: law.start, end: law.end };
}

/** The countries and regions in a range that data go to, one an id; "outside the EU" and "from Norway" name none. */
export function placesIn(s: Sentence, range: { from: number; to: number }): Mention[] {
  const out: Mention[] = [];
  const left = new Set<string>();
  let away = false;
  for (const p of s.within('place', range)) {
    if (p.id === 'abroad' || left.has(p.id) || isLaw(s, p)) continue;
    away = ledAway(s, p.from) ?? (away && JOINING.has(s.norm(p.from - (s.norm(p.from - 1) === 'the' ? 2 : 1))));
    if (away) left.add(p.id);
    else if (!out.some((m) => m.id === p.id)) out.push(mention(s, p));
  }
  return out;
}

/** "stored under Canada law", "under the Kent act": no place to which anything goes. */
export function isLaw(s: Sentence, { from: at, to }: { from: number; to: number }): boolean {
  // "laws around the world", "U.S. laws"
  if (s.stem(at - 1) === 'law' || s.stem(to) === 'law') return true;
  return s.norm(s.bits(at - 1) & Bit.DET ? at - 2 : at - 1) === 'under';
}

/** "stored in Norway but not in Peru": a place named to be left out. */
export function isLeftPlace(s: Sentence, at: number): boolean {
  const k = s.bits(at - 1) & Bit.DET ? at - 2 : at - 1;
  return (s.bits(k) & Bit.PREP) !== 0 && leavesOut(s, k - 1);
}

const AWAY = new Set(['outside', 'beyond', 'than', 'from', 'leaving']);
const JOINING = new Set(['and', 'or', ',', '/', 'and/or']);
const PARTING = new Set([',', 'and', 'but']);
const LONGEST_WAY = 4;

/** Whether the nearest word in front of a place leads away from it; null where none stands near. */
function ledAway(s: Sentence, at: number): boolean | null {
  for (let k = at - 1; k >= 0 && at - k < LONGEST_WAY; k--) {
    // "in Norway, not in Canada"
    if (AWAY.has(s.norm(k)) || (s.norm(k) === 'not' && PARTING.has(s.norm(k - 1)))) return true;
    if (TOWARDS.has(s.norm(k)) && s.norm(k - 1) !== 'not') return false;
    if (JOINING.has(s.norm(k))) return null;
  }
  return null;
}

const POINTED = /\b(?:these|those|such)\s+$/i;
const LONGEST_POINTER = 8;

/** "such third parties": those named last, where they are told by what they do. */
export function pointedBack(s: Sentence, recipients: readonly Mention[], named: readonly string[]): readonly Mention[] {
  const pointing = recipients.find(
    (r) => r.id === 'third_parties' && POINTED.test(s.text.slice(Math.max(0, r.start - LONGEST_POINTER), r.start)),
  );
  if (!pointing || named.every((id) => GENERAL.has(id))) return recipients;
  return recipients.flatMap((r) => (r === pointing ? named.filter((id) => !GENERAL.has(id)).map((id) => ({ ...r, id })) : [r]));
}

// Taking part in advertising: by a method, a programme, or somebody who does it for us.
import { ADS, TOOLS } from '../../../generated/words/shared.js';
import { AD_KINDS, DOING, MANAGING, METHODS, PARTAKING, PROGRAMS, SENT } from '../../../generated/words/joining.js';
import type { Clause } from '../clauses/clause.js';
import { Bit } from '../lexicon/lexicon.js';
import { hasWord, type Found } from '../roles/found.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { MARKETED, STUDIES, THEIRS } from './marketing.js';
import type { Verb, Verbs } from './verbs.js';

const INTO = new Set(['in']);
const JOINING = new Set(['take', 'participate', 'engage']);
const ADVERTISING = new Set(['advertising', 'remarketing', 'retargeting', 'telemarketing']);

/** "We use remarketing", "we take part in affiliate programmes", "we work with ad networks", "this app is supported by ads". */
export function joinsAdvertising(s: Sentence, clause: Clause, main: number, base: string, roles: Roles): Found | null {
  if (clause.group.kind !== 'finite' || clause.actor !== 'first') return null;
  const near = Math.min(clause.region.to, main + 8);
  const paid = base === 'pay' && s.norm(main + 1) === 'for';
  if (clause.group.passive)
    return (base === 'support' || base === 'finance' || base === 'fund' || paid) &&
      s.norm(paid ? main + 2 : main + 1) === 'by' &&
      hasWord(s, main + 1, near, ADS)
      ? { action: 'advertise', bare: true }
      : null;
  if (base === 'support' || base === 'finance' || base === 'fund' || base === 'pay') return null;
  if (base === 'use' || base === 'employ')
    return usesMethod(s, main + 1) ||
      usesMethod(s, behindKind(s, main + 1)) ||
      usedToMarket(s, clause, main, roles) ||
      asMarketer(s, main, clause.region.to) ||
      (PROGRAMS.has(s.norm(main + 2)) && s.norm(main + 1) === 'affiliate')
      ? { action: 'advertise', bare: true }
      : null;
  if (base === 'take' && s.norm(main + 1) !== 'part') return null;
  if (DOING.has(base))
    return hasWord(s, main + 1, main + 5, ADVERTISING) && !isOnAdverts(s, s.find(main + 1, main + 5, ADVERTISING) + 1)
      ? { action: 'advertise', bare: true }
      : null;
  // "We take part in interest-based advertising"
  const into = s.find(main + 1, main + 3, INTO);
  if (into > 0 && JOINING.has(base) && usesMethod(s, behindKind(s, into + 1))) return { action: 'advertise', bare: true };
  const at = s.find(main + 1, near, METHODS);
  if (at >= 0 && s.find(at, Math.min(at + 4, s.tokens.length), PROGRAMS) >= 0) return { action: 'advertise', bare: true };
  if (s.norm(main + 1) === 'with' && roles.recipients.length > 0 && !clause.negated && oursToMarket(s, main + 2, clause.region.to))
    return { action: 'advertise', bare: true };
  return s.norm(main + 1) === 'with' && roles.recipients.some((r) => r.id === 'ad_network') && hasWord(s, main + 2, near, ADS)
    ? { action: 'advertise' }
    : null;
}
joinsAdvertising.verbs = { bases: [PARTAKING] } satisfies Verbs;

/** "advertising data", "advertising research": a thing that adverts are the matter of, at its noun. */
function isOnAdverts(s: Sentence, at: number): boolean {
  return (s.bits(at) & (Bit.GENERIC | Bit.GLUED)) !== 0 || STUDIES.has(s.stem(at));
}

/** "we use Larkmail as our e-mail marketing provider" */
function asMarketer(s: Sentence, main: number, to: number): boolean {
  const at = s.find(main + 1, Math.min(to, main + 5), AS);
  return (
    at > 0 &&
    (s.norm(at + 1) === 'our' || s.norm(at + 1) === 'a' || s.norm(at + 1) === 'an') &&
    hasWord(s, at + 2, Math.min(at + 5, to), MARKETED)
  );
}

const AS = new Set(['as']);

/** "for our own marketing purposes" */
function oursToMarket(s: Sentence, from: number, to: number): boolean {
  const at = s.find(from, Math.min(to, from + 10), OUR);
  return at > 0 && s.norm(at - 1) === 'for' && hasWord(s, at + 1, at + 3, MARKETED);
}

const OUR = new Set(['our']);

/** "(use) only targeted[ advertising]": behind the words for its kind. */
function behindKind(s: Sentence, at: number): number {
  let k = at;
  while (k < at + 4 && (AD_KINDS.has(s.norm(k)) || s.bits(k) & (Bit.CONJ | Bit.ADV) || s.norm(k) === ',')) k++;
  return k;
}

/** "use a service for our newsletters", "work with an agency for marketing": somebody or something by which we market; not data, whose use is told elsewhere. */
function usedToMarket(s: Sentence, { region }: Clause, main: number, roles: Roles): boolean {
  if (roles.data.length || roles.generic || roles.trackers.length || roles.pronoun) return false;
  const at = s.find(main + 2, Math.min(region.to, main + LONGEST_TOOL), FOR_WHAT);
  if (at < 0) return false;
  for (let k = at + 1; k < at + 5; k++) {
    if (MARKETED.has(s.norm(k)) || NEWS.has(s.norm(k))) return endsThere(s, k + 1);
    if (s.bits(k) & (Bit.PUNCT | Bit.PREP | Bit.SUB | Bit.REL) || THEIRS.has(s.norm(k))) return false;
  }
  return false;
}

/** Whether marketing, or what is sent and run for it, ends the phrase: not "marketing research", "advertising partners". */
function endsThere(s: Sentence, at: number): boolean {
  const next = SENT.has(s.norm(at)) ? at + 1 : at;
  return next >= s.tokens.length || (s.bits(next) & (Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.SUB | Bit.REL | Bit.TO)) !== 0;
}

/** "(to) manage our marketing campaigns", "organise our advertising": what we have done or do ourselves. */
export function managesMarketing({ s, clause, main, roles }: Verb): Found[] | null {
  if (clause.actor !== 'first' || clause.group.passive || clause.relative || s.norm(main + 1) !== 'our') return null;
  const at = s.find(main + 2, main + 5, MARKETED);
  return at > 0 && endsThere(s, at + 1) && !roles.data.length ? [{ action: 'advertise', bare: true }] : null;
}
managesMarketing.verbs = { bases: [MANAGING] } satisfies Verbs;

const FOR_WHAT = new Set(['for']);
const NEWS = new Set(['newsletter', 'newsletters']);
const LONGEST_TOOL = 9;

/** "use remarketing", "use Acme advertising". */
function usesMethod(s: Sentence, at: number): boolean {
  const k = METHODS.has(s.norm(at + 1)) && (s.bits(at) & Bit.CAPITAL || s.norm(at).endsWith('-based')) ? at + 1 : at;
  return METHODS.has(s.norm(k)) && s.norm(k) !== 'affiliate' && !(s.bits(k + 1) & (Bit.GENERIC | Bit.GLUED)) && !TOOLS.has(s.stem(k + 1));
}

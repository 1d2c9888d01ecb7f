// What a phrase says, with its place; and whether it is named only to be left out.
import type { Mention } from '../../../model/statement.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from './sentence.js';
import type { Phrase } from '../tokens/tokens.js';

export function mention(s: Sentence, p: Phrase): Mention {
  const { start, end } = s.span(p.from, p.to);
  return { id: p.id, text: s.text.slice(start, end), start, end };
}

/** ", not your name", ", never with advertisers": named to be left out. */
export function isContrasted(s: Sentence, at: number): boolean {
  if (isBracketedOut(s, at)) return true;
  if (turnsFrom(s, at - 1)) return true;
  // "not your name or your card": both.
  let k = at - 1;
  while (k > 0 && (s.bits(k) & (Bit.DET | Bit.USER) || s.norm(k) === 'other')) k--;
  if (s.norm(k) !== 'or' && !(s.norm(k) === ',' && endsInOr(s, at))) return false;
  for (let j = k - 1; j > 0 && k - j < OTHER_NOUNS; j--) {
    if (s.norm(j) === 'not' || s.norm(j) === 'never') return turnsFrom(s, j);
    if (s.norm(j) !== ',' && s.bits(j) & (Bit.PUNCT | Bit.PREP | Bit.CONJ) && !LEADING.has(s.norm(j))) return false;
  }
  return false;
}

/** How far back the first noun of a series that an "or" closes may begin. */
const OTHER_NOUNS = 12;

/** "advertisers, insurers or banks": whether the series goes on to an "or". */
function endsInOr(s: Sentence, at: number): boolean {
  for (let k = at; k < at + OTHER_NOUNS; k++) {
    if (s.norm(k) === 'or') return true;
    if (s.norm(k) !== ',' && s.bits(k) & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.SUB)) return false;
  }
  return false;
}

/** "(not including your name)", "(excluding …)", ", excluding your name,": in a bracket of what is left out, or between commas. */
export function isBracketedOut(s: Sentence, at: number): boolean {
  if (isParentheticallyOut(s, at)) return true;
  for (let j = at - 1; j > 0 && at - j < 24; j--) {
    if (s.norm(j) === '(')
      return (s.norm(j + 1) === 'not' && (s.norm(j + 2) === 'including' || isNamedAlone(s, j + 2, at))) || s.norm(j + 1) === 'excluding';
    if (s.norm(j) === ')') return false;
  }
  return false;
}

/** How far back it may begin that something is left out. */
const LEFT_OUT = 12;

/** ", excluding your name and address, …", ", not including your name". */
function isParentheticallyOut(s: Sentence, at: number): boolean {
  for (let j = at - 1; j > 1 && at - j < LEFT_OUT; j--) {
    if (s.norm(j) === 'excluding') return s.norm(j - 1) === ',';
    if (s.norm(j) === 'including') return s.norm(j - 1) === 'not' && PARTING.has(s.norm(j - 2));
    if (s.bits(j) & Bit.PUNCT) return false;
  }
  return false;
}

/** "(not your exact location)", not "(not only your name, but …)", "(not stored with your name)". */
function isNamedAlone(s: Sentence, from: number, at: number): boolean {
  for (let k = from; k <= at; k++)
    if (s.bits(k) & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.ADV | Bit.SUB) || ONLY.has(s.norm(k)) || s.isMain(k)) return false;
  return true;
}

const ONLY = new Set(['only', 'just', 'merely', 'all', 'limited']);
const LEADING = new Set(['with', 'to', 'for']);

/** The token in front of the determiners and the preposition of a noun that begins behind `before`. */
export function beforeNoun(s: Sentence, before: number): number {
  let k = before;
  while (k > 0 && s.norm(k) !== 'no' && (s.bits(k) & (Bit.DET | Bit.USER | Bit.FIRST | Bit.THEY) || LEADING.has(s.norm(k)))) k--;
  return k;
}

/** Whether "not" stands in front of a noun, behind what is not denied. */
function turnsFrom(s: Sentence, before: number): boolean {
  return leavesOut(s, beforeNoun(s, before));
}

/** Whether a token leaves out what stands behind it: "without", ", not", "but never", "though no", "and nothing about", "everything but". */
export function leavesOut(s: Sentence, k: number): boolean {
  if (s.norm(k) === 'without' || (s.norm(k) === 'but' && s.norm(k - 1) === 'everything')) return true;
  // "with couriers instead of insurers"
  if (s.norm(k) === 'than') return s.norm(k - 1) === 'rather';
  if (s.norm(k) === 'of' && (s.norm(k - 1) === 'instead' || (s.norm(k - 1) === 'place' && s.norm(k - 2) === 'in'))) return true;
  // ", no data are sold": what opens a clause denies the clause.
  if (s.norm(k) === 'no') return PARTING.has(s.norm(k - 1)) && !s.clauses.some((c) => c.subject?.from === k) && !isDeniedBefore(s, k);
  if (s.norm(k) === 'not' || s.norm(k) === 'never') return PARTING.has(s.norm(k - 1));
  return PARTING.has(s.norm(k - 2)) && isNothing(s, k - 1);
}

/** "We keep no names and [no] addresses": the denial in front goes on, nothing is set against what is done. */
function isDeniedBefore(s: Sentence, at: number): boolean {
  for (let k = at - 1; k >= 0 && at - k < MOST_BEFORE && s.norm(k) !== ';'; k--) if (s.bits(k) & Bit.NEG) return !leavesOut(s, k);
  return false;
}

const MOST_BEFORE = 24;

/** "nothing about", "none of" at a token. */
export function isNothing(s: Sentence, k: number): boolean {
  return (s.norm(k) === 'nothing' && ABOUT.has(s.norm(k + 1))) || (s.norm(k) === 'none' && s.norm(k + 1) === 'of');
}

const PARTING = new Set([',', '(', 'but', 'and', 'though', 'although', 'albeit']);
const ABOUT = new Set(['about', 'of', 'from', 'on']);

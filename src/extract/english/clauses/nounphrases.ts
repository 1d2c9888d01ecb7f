// Where a noun phrase begins, the clauses that hang on its nouns looked through.
import { SUBJECT_PRONOUNS } from '../../../generated/words/actors.js';
import { PERIODS, POINTED } from '../../../generated/words/shared.js';
import { SUFFIXES } from '../../../generated/words/equated.js';
import type { Clause } from './clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import type { Token } from '../tokens/tokens.js';
import { inExamples, inSeries, isQuote, openingOf } from './series.js';
import type { ClausePass } from './clausepass.js';
import { opensThat, isComplementizer, splitsAt } from './splitting.js';

const COMPARED = new Set(['longer', 'more', 'later', 'less', 'further']);
/** "the term", "the word": what something is called. */
export const TERMED: ReadonlySet<string> = new Set(['term', 'terms', 'word', 'words', 'phrase']);
const EXTENTS = new Set(['long', 'soon', 'far', 'often', 'much']);
const WHILE = new Set(['when', 'while', 'whilst']);
const TEMPORAL = new Set(['after', 'before', 'until', 'since', 'upon']);
const ALL_THERE_IS = new Set(['nothing', 'anything', 'everything']);
const ONES = new Set(['a', 'one', 'few', 'some']);
/** What a noun phrase begins with that stands right behind a period. */
const OPENING = Bit.DET | Bit.USER | Bit.FIRST;
/** Marks inside of a noun phrase. */
const JOINING = new Set(['/', '-', '&']);

/** First token of the noun phrase that ends at `k`, relative clauses inside it looked through. */
export function nounStart(pass: ClausePass, k: number): number {
  let start = k + 1;
  let passed = false;
  for (let i = k; i >= 0; i--) {
    const open = pass.norm(i) === ')' ? openingOf(pass, i) : -1;
    if (open > 0) {
      i = start = open;
      continue;
    }
    // "Except for our vendors nobody gets it": nothing in front of it belongs to it.
    if (pass.norm(i) === 'nobody' || (pass.norm(i) === 'no' && pass.norm(i + 1) === 'one')) return i;
    if (i < k && isWithinSeries(pass, i, k)) continue;
    if (isBoundary(pass, i) || (!passed && start === i + 1 && opensThat(pass, i, k)) || isInTheEvent(pass, i, k) || isWayOrTime(pass, i, k))
      break;
    const inside = clauseAt(pass, i);
    const none = inside ? noneBefore(pass, i) : -1;
    if (none >= 0) return none;
    if (inside) {
      const when = whenInside(pass, inside, k);
      const from = when < 0 ? hangingFrom(pass, inside) : when;
      if (from < 0) break;
      if (when < 0) passed = true;
      i = start = from;
      continue;
    }
    // "the data you send us when using the app [may be]": it hangs on the clause in front of it.
    if (WHILE.has(pass.norm(i)) && i < k && !isWhenDoing(pass, i, k) && pass.norm(i + 1).endsWith('ing') && hangsOnRelative(pass, i))
      continue;
    // "After 30 days the logs [are]": how long, and then who.
    if (start === i + 1 && pass.bits(start) & OPENING && endsPeriod(pass, i)) break;
    if (!isWhenDoing(pass, i, k) && opensClause(pass, i, k, passed && start === i + 1)) break;
    start = i;
  }
  while (start <= k && pass.bits(start) & (Bit.CONJ | Bit.ADV) && !(pass.bits(start) & (Bit.NEG | Bit.DET | Bit.FIRST))) start++;
  return start;
}

/** "None of this required data is": what looks like a verb belongs to what none is of. */
function noneBefore(pass: ClausePass, i: number): number {
  const of = pass.norm(i - 1) === 'of' ? i - 1 : i - 2;
  return pass.norm(of) === 'of' && pass.norm(of - 1) === 'none' && (of === i - 1 || pass.bits(i - 1) & Bit.DET) ? of - 1 : -1;
}

/** "After 30 days", "within a year": the last word of a period that a preposition leads. */
function endsPeriod(pass: ClausePass, at: number): boolean {
  if (!PERIODS.has(pass.stem(at)) || !(pass.bits(at - 1) & Bit.NUMBER || ONES.has(pass.norm(at - 1)))) return false;
  return (pass.bits(at - 2) & Bit.PREP) !== 0 || TEMPORAL.has(pass.norm(at - 2));
}

/** A comma between the members of a series, between examples, or in a name. */
function isWithinSeries(pass: ClausePass, i: number, k: number): boolean {
  return (
    pass.norm(i) === ',' &&
    (inSeries(pass, i, k) ||
      inExamples(pass, i) ||
      (SUFFIXES.has(pass.norm(i + 1)) && (pass.bits(i + 1) & pass.bits(i - 1) & Bit.CAPITAL) !== 0))
  );
}

function isBoundary(pass: ClausePass, i: number): boolean {
  // "making sure your name is": no part of what it is said of.
  if (pass.norm(i) === 'sure' && pass.base(i - 1) === 'make') return true;
  return (pass.bits(i) & Bit.PUNCT) !== 0 && !isQuote(pass, i) && !JOINING.has(pass.norm(i));
}

/** "In the event Acme collects": a condition, no name. */
function isInTheEvent(pass: ClausePass, i: number, k: number): boolean {
  return pass.norm(i) === 'event' && i < k && pass.norm(i - 1) === 'the' && pass.norm(i - 2) === 'in';
}

/** "the way your data are used", "each time a page is opened": what begins behind them is a clause of its own. */
export function isWay(pass: ClausePass, i: number): boolean {
  return MANNERS.has(pass.norm(i)) && pass.norm(i - 1) === 'the' && pass.norm(i - 2) !== 'in';
}

/** As `isWay`, of every time something is done. */
export function isEachTime(pass: ClausePass, i: number): boolean {
  return pass.norm(i) === 'time' && EACH.has(pass.norm(i - 1));
}

function isWayOrTime(pass: ClausePass, i: number, k: number): boolean {
  return i < k && (pass.bits(i + 1) & OPENING) !== 0 && !SUBJECT_PRONOUNS.has(pass.norm(i + 1)) && (isWay(pass, i) || isEachTime(pass, i));
}

export const MANNERS: ReadonlySet<string> = new Set(['way', 'ways', 'manner']);
const EACH = new Set(['each', 'every']);

/** "the data you enter [when subscribing] are passed on" */
function isWhenDoing(pass: ClausePass, i: number, k: number): boolean {
  return pass.norm(i) === 'when' && i === k - 1 && (pass.forms(k) & Form.ING) !== 0;
}

function clauseAt(pass: ClausePass, i: number): Clause | undefined {
  return pass.clauses.find((c) => c.group.mains.includes(i) || (i >= c.group.from && i <= lastVerb(c.group)));
}

/** Where a clause begins that belongs to the noun in front of it; -1 where it is another one, which ends the phrase. */
function hangingFrom(pass: ClausePass, inside: Clause): number {
  if (!inside.relative && !relativeContact(pass, inside)) return -1;
  inside.relative = true;
  // "data that you send or store": the verb before it has the subject of both.
  const base = inside.group.shares && pass.clauses.find((c) => c.relative && c.group === inside.group.shares);
  return base ? base.start : inside.start;
}

/** Whether a word opens a clause or a circumstance, to which the noun behind it belongs; `closed`: a clause that it may open has been passed. */
function opensClause(pass: ClausePass, i: number, k: number, closed: boolean): boolean {
  const { norm, bits } = pass.tokens[i] as Token;
  if ((bits & Bit.SUB && !(bits & Bit.PREP)) || (norm === 'that' && tellsThat(pass, i, k))) return true;
  if (bits & Bit.CONJ && splitsAt(pass, i)) return true;
  if (i === k) return norm === 'as' && EXTENTS.has(pass.norm(i - 1));
  // "data [which we hold]", "companies with which we cooperate": the clause behind it has been passed.
  if (bits & Bit.REL && norm !== 'that' && !(closed && i > 0 && !(pass.bits(i - 1) & Bit.PUNCT))) return true;
  // "no longer than we need it"
  if (TEMPORAL.has(norm) || (norm === 'than' && COMPARED.has(pass.norm(i - 1)))) return true;
  // "for as long as your account is open"
  return norm === 'as' && (EXTENTS.has(pass.norm(i - 1)) || citesTerm(pass, i));
}

/** "we ask that our vendors", "steps that the law": no relative, but the beginning of what is told. */
function tellsThat(pass: ClausePass, i: number, k: number): boolean {
  if (isComplementizer(pass, i)) return true;
  return (
    i < k &&
    i > 0 &&
    (pass.bits(i + 1) & (Bit.DET | Bit.FIRST | Bit.USER)) !== 0 &&
    !(pass.bits(i - 1) & (Bit.PUNCT | Bit.PREP | Bit.CONJ)) &&
    !hangsOn(pass, i + 1)
  );
}

/** "as that term is defined in the act": a clause of its own, behind an object that has nothing to do with its verb. */
function citesTerm(pass: ClausePass, as: number): boolean {
  if (pass.norm(as - 1) === 'such') return false;
  return POINTED.has(pass.norm(as + 1)) || (pass.norm(as + 1) === 'the' && TERMED.has(pass.norm(as + 2)));
}

/** "data that we get [when you use the shop] may be": where a clause of when readers do something begins, right behind one that hangs on a noun; -1 where it is none. */
function whenInside(pass: ClausePass, c: Clause, k: number): number {
  if (c.group.kind !== 'finite' || c.actor !== 'user' || c.subordinator === null || !WHILE.has(c.subordinator)) return -1;
  const when = pass.bits(c.start) & Bit.USER ? c.start - 1 : c.start;
  if (!WHILE.has(pass.norm(when)) || !hangsOnRelative(pass, when)) return -1;
  for (let i = when; i <= k; i++) if (pass.bits(i) & Bit.PUNCT) return -1;
  return when;
}

/** Whether a clause that hangs on a noun stands in front of a token, no mark between. */
function hangsOnRelative(pass: ClausePass, at: number): boolean {
  for (let k = at - 1; k > 0; k--) {
    const c = pass.isVerb(k) ? pass.clauses.find((one) => one.group.mains.includes(k)) : undefined;
    if (c) return c.relative;
  }
  return false;
}

/** "information you provide [may be …]": a clause whose pronoun subject stands right behind a noun. */
export function relativeContact(pass: ClausePass, c: Clause): boolean {
  // "partners whose tools appear on our site [may set]"
  if (c.subject && (pass.norm(c.subject.from - 1) === 'whose' || pass.norm(c.subject.from) === 'whose')) return true;
  if (c.group.kind === 'infinitive' || c.group.kind === 'gerund') {
    const g = c.governor;
    // "ads appearing on our site may": nothing stands between the noun and its verb.
    if (!g && c.group.kind === 'gerund' && c.preposition === null && c.start > 0)
      return !(pass.bits(c.start - 1) & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.PREP | Bit.ADV));
    return Boolean(g && g.relative);
  }
  return (
    c.start > 0 &&
    Boolean(
      !(pass.bits(c.start - 1) & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.PREP | Bit.ADV)) &&
      c.subject &&
      pass.bits(c.subject.from) & (Bit.FIRST | Bit.USER | Bit.THEY | Bit.IT | Bit.REL),
    )
  );
}

/** Whether a clause that starts here hangs on the noun before it; "that we believe" takes a clause of its own. */
function hangsOn(pass: ClausePass, at: number): boolean {
  return pass.clauses.some(
    (c) =>
      c.relative &&
      c.start === at &&
      // "nothing that you tell us"
      (pass.base(lastVerb(c.group)) === 'see' ||
        ALL_THERE_IS.has(pass.norm(at - 2)) ||
        !(pass.readings(lastVerb(c.group)) & (Reading.tell | Reading.acknowledge))),
  );
}

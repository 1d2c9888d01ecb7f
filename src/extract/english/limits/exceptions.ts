// Exceptions, each with the words that say it.
import { ANYBODY, CASES, DENYING, PLACES } from '../../../generated/words/exceptions.js';
import type { Exception, Mention } from '../../../model/statement.js';
import { firstVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { isMoreThan, isOneOfThose, leaveIn } from './leave.js';
import { isElseThan } from './narrowed.js';
import { CLAUSE_BREAK, reaches } from './reach.js';
import { referred } from './referring.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Phrase } from '../tokens/tokens.js';
import { conditionsIn } from './limits.js';
import type { Range } from '../tokens/range.js';

/** "not … without also …ing": the denial holds only where the other thing is done. */
function withoutDoing(s: Sentence, clause: Clause): Range | null {
  if (!clause.negated) return null;
  const gerund = s.clauses.find((c) => c.group.kind === 'gerund' && c.preposition === 'without' && c.governor === clause);
  return gerund ? { from: gerund.group.from - 1, to: gerund.region.to } : null;
}

type MentionsIn = (s: Sentence, kind: 'recipient' | 'purpose', range: Range) => Mention[];

/** What the words of a range except. */
export function exceptionAt(s: Sentence, range: Range, mentions: MentionsIn): Exception {
  const { start, end } = s.span(range.from, range.to);
  return {
    start,
    end,
    text: s.text.slice(start, end),
    recipients: mentions(s, 'recipient', range),
    purposes: mentions(s, 'purpose', range),
    conditions: conditionsIn(s, range),
  };
}

/** The exception that limits a clause: behind its verb, or in front of it up to a comma. */
export function exceptionOf(s: Sentence, clause: Clause, mentions: MentionsIn): { exception: Exception; range: Range | null } | null {
  const doing = withoutDoing(s, clause);
  if (doing) {
    const { start, end } = s.span(doing.from, doing.to);
    return {
      range: doing,
      exception: { start, end, text: s.text.slice(start, end), recipients: [], purposes: [], conditions: conditionsIn(s, doing) },
    };
  }
  let whole: { exception: Exception; range: Range } | null = null;
  for (const from of exceptionStarts(s, clause)) {
    if (whole && from < whole.range.to) continue;
    let to = from + 1;
    // "Nobody other than you can see it": up to the verb.
    const stop = stopOf(s, clause, from);
    const outside = s.norm(from) === 'outside' && ofGroup(s, from + 1);
    while (
      to < s.tokens.length &&
      !CLAUSE_BREAK.has(s.norm(to)) &&
      to < stop &&
      !closesInterjection(s, from, to) &&
      !(outside && s.norm(to) === 'for')
    )
      to++;
    const range = { from, to };
    const said = exceptionAt(s, range, mentions);
    const exception =
      outside && !said.recipients.length ? { ...said, recipients: [{ id: 'affiliate', text: said.text, ...s.span(from, to) }] } : said;
    whole = whole ? { range: whole.range, exception: joined(whole.exception, exception) } : { range, exception };
  }
  return whole ?? referred(s, clause);
}

/** Where the words of an exception that begins at a token end at the latest. */
function stopOf(s: Sentence, { start, group, subject }: Clause, from: number): number {
  if (from < start) return start;
  if (from < group.from && subject && from < subject.to) return group.from;
  // "We will not, without your consent, share it"
  const main = firstVerb(group);
  const close = from < main ? s.find(from, main, COMMA) : -1;
  return close < 0 ? s.tokens.length : close;
}

const COMMA = new Set([',']);

/** "share nothing, except what you post, with advertisers": the recipient behind the second comma is the clause's. */
function closesInterjection(s: Sentence, from: number, at: number): boolean {
  return (
    s.norm(from - 1) === ',' &&
    s.norm(at) === ',' &&
    (s.norm(at + 1) === 'with' || s.norm(at + 1) === 'to') &&
    s.within('recipient', { from: at + 2, to: at + 6 }).length > 0
  );
}

/** Where an exception to this clause begins, in order. */
function exceptionStarts(s: Sentence, clause: Clause): number[] {
  const out: number[] = [];
  if (s.has('exception'))
    for (const p of s.phrases)
      if (
        p.kind === 'exception' &&
        (p.id !== 'denial' ||
          clause.negated ||
          s.find(clause.region.from, Math.min(clause.region.from + NEAR_VERB, p.from), DENYING) >= 0 ||
          (p.from < clause.start && s.find(clause.region.from, clause.region.from + MOST_EXCEPTED, NOUGHT) >= 0)) &&
        reaches(s, clause, p.from) &&
        !isOfPlace(s, p) &&
        !(s.stem(p.from) === 'save' && s.isMain(p.from)) &&
        !isOutsiders(s, p) &&
        !isNoLimit(s, clause, p.from, p.to)
      )
        out.push(p.from);
  // "without your prior written opt-in", "without a court's order", however it is worded.
  if (s.has('condition'))
    for (let k = s.find(0, s.tokens.length, WITHOUT); k >= 0; k = s.find(k + 1, s.tokens.length, WITHOUT)) {
      if (
        !out.includes(k) &&
        !isNoLimit(s, clause, k, k + 1) &&
        s.within('condition', { from: k, to: k + 7 }).length > 0 &&
        reaches(s, clause, k)
      )
        out.push(k);
    }
  // "until you agree", "only with your consent"
  for (const k of leaveIn(s, clause)) if (!out.includes(k) && reaches(s, clause, k)) out.push(k);
  // "seen by no one but you", "with third parties but our printer"
  for (let k = s.find(0, s.tokens.length, BUT); k > 0; k = s.find(k + 1, s.tokens.length, BUT))
    if ((ANYBODY.has(s.norm(k - 1)) || (clause.negated && isOneOfThose(s, k))) && !out.includes(k) && reaches(s, clause, k)) out.push(k);
  // "for any other purpose than to answer you"
  if (clause.negated)
    for (let k = s.find(clause.region.from, s.tokens.length, THAN); k > 0; k = s.find(k + 1, s.tokens.length, THAN))
      if (s.norm(k - 1) !== 'other' && (isElseThan(s, k) || isMoreThan(s, clause, k)) && !out.includes(k) && reaches(s, clause, k))
        out.push(k);
  // "with companies outside the Loftwick family"
  if (clause.negated || s.find(clause.region.from, clause.region.to, DENYING) >= 0)
    for (let k = s.find(0, s.tokens.length, OUTSIDE); k > 0; k = s.find(k + 1, s.tokens.length, OUTSIDE))
      if (!out.includes(k) && reaches(s, clause, k) && (ofGroup(s, k + 1) || (s.norm(k - 2) === 'any' && s.stem(k - 1) === 'purpose')))
        out.push(k);
  return out.length > 1 ? out.sort((a, b) => a - b) : out;
}

/** "Besides our printer, we share it with no one" */
const NOUGHT = new Set(['no', 'nothing', 'none', 'nobody']);
const BUT = new Set(['but']);
const OUTSIDE = new Set(['outside']);
const THAN = new Set(['than']);
const GROUPS = new Set(['group', 'family', 'affiliate', 'subsidiary']);
const GROUP_REACH = 6;
const MOST_EXCEPTED = 8;
/** "We keep [no data] beyond" */
const NEAR_VERB = 2;
const WITHOUT = new Set(['without']);
const CONTROL = new Set(['control']);
const POINTING = new Set(['that', 'this', 'these']);

/** Words of exception that limit nothing here: "we may share it without notice", "apart from that, we count visits", "and unless you object, we". */
function isNoLimit(s: Sentence, clause: Clause, from: number, to: number): boolean {
  if (s.norm(from) === 'without' && !clause.negated && s.find(clause.start, Math.max(from, clause.region.from), DENYING) < 0) return true;
  // "for reasons beyond our control"
  if (s.norm(from) === 'beyond' && s.find(to, to + 3, CONTROL) >= 0) return true;
  if (POINTING.has(s.norm(to)) && s.norm(to + 1) === ',') return true;
  // "When you visit us without an account, we do not": of the visit.
  if (from < clause.start && s.clauses.some((c) => isCase(c) && c !== clause && c.group.from < from && from < c.region.to)) return true;
  // "including but not limited to"
  if (s.norm(from) === 'but' && s.norm(to) === 'limited') return true;
  // "except your number, which we do not keep": what is said of the exception itself.
  if (
    clause.relative &&
    clause.subject &&
    from < clause.group.from &&
    from >= clause.start - MOST_EXCEPTED &&
    s.bits(clause.group.from - 1) & Bit.REL
  )
    return true;
  return (
    from > clause.region.from &&
    (s.bits(from - 1) & Bit.CONJ) !== 0 &&
    s.clauses.some(
      (c) =>
        c.start > from && c.start < from + 30 && c.group.kind === 'finite' && !c.relative && !c.subordinator && s.norm(c.start - 1) === ',',
    )
  );
}

/** Whether a clause tells in which case another one holds. */
function isCase(c: Clause): boolean {
  return c.actor === 'user' && c.subordinator !== null && CASES.has(c.subordinator);
}

/** "countries other than your own", "outside of the EU": a place, no exception. */
function isOfPlace(s: Sentence, p: Phrase): boolean {
  const behind = s.bits(p.to) & Bit.DET ? p.to + 1 : p.to;
  return (
    (s.norm(p.from) === 'outside' && s.phrases.some((q) => q.kind === 'place' && q.from >= p.to && q.from <= behind)) ||
    (s.norm(p.from) === 'other' && PLACES.has(s.stem(p.from - 1))) ||
    s.phrases.some((q) => q.kind === 'place' && q.from <= p.from && q.to >= p.to)
  );
}

/** "third parties outside of our organization": who they are, no exception, unless companies of ours stand inside ("outside of our group"). */
function isOutsiders(s: Sentence, p: Phrase): boolean {
  return s.norm(p.from) === 'outside' && s.phrases.some((q) => q.kind === 'recipient' && q.to === p.from) && !ofGroup(s, p.to);
}

/** "our corporate family", "the Loftwick group of companies" */
function ofGroup(s: Sentence, from: number): boolean {
  return (
    s.within('recipient', { from, to: from + GROUP_REACH }).some((p) => p.id === 'affiliate') ||
    s.findStem(from, from + GROUP_REACH, GROUPS) >= 0
  );
}

/** A second exception adds what it names to the first. */
function joined(first: Exception, second: Exception): Exception {
  return {
    ...first,
    recipients: [...first.recipients, ...second.recipients],
    purposes: [...first.purposes, ...second.purposes],
    conditions: [...first.conditions, ...second.conditions],
  };
}

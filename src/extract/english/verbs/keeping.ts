// How long data are kept, where no verb says it: "Location: 24 hours" under a heading or lead-in that does.
import type { Duration } from '../../../model/statement.js';
import {
  ACCOUNTS,
  COPYING,
  ENDINGS,
  KEEPING,
  KEPT,
  MACHINES,
  RECORDS,
  SETTING,
  SPANS,
  STATES,
  STAYING,
} from '../../../generated/words/keeping.js';
import { KEPT_THINGS } from '../../../generated/words/lasting.js';
import { draft, type Draft } from '../roles/draft.js';
import type { Clause } from '../clauses/clause.js';
import { hasWord, type Found } from '../roles/found.js';
import { fronted } from './lasting.js';
import { durationIn } from '../roles/durations.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { mentionsIn } from '../roles/roles.js';
import { lastWord } from '../roles/leadkind.js';
import type { Sentence } from '../sentences/sentence.js';
import { whole } from '../sentences/stretch.js';
import type { Topic } from '../sentences/topics.js';
import type { Verbs } from './verbs.js';
import { lastVerb } from '../groups/group.js';
import type { Range } from '../tokens/range.js';

/** @param made what the sentence's verbs, or the lead-in of its list, said; a period found is added to what lacks one */
export function keeping(s: Sentence, topic: Topic, made: readonly Draft[], out: Draft[]): void {
  const open = made.find((d) => (d.action === 'retain' || d.action === 'delete') && d.duration === null);
  const labelled = namesPeriod(s, { from: 0, to: Math.min(s.tokens.length, MOST_LABEL) }) || keptInBrackets(s);
  if (!topic.retention && !open && !labelled) return;
  if (s.clauses.some((c) => c.group.kind === 'finite' && !c.relative && !c.subordinator)) return;
  const range = { from: 0, to: s.tokens.length };
  const duration = periodIn(s);
  if (!duration) return;
  if (open) open.duration = duration;
  if (open || made.some((d) => d.duration)) return;
  const data = mentionsIn(s, 'data', range);
  if (!data.length && !labelled && !answersHowLong(s) && !isListed(s)) return;
  const { start, end } = whole(s);
  out.push(
    draft('retain', start, end, {
      data,
      duration,
      steps: [labelled ? 'a label names how long data are kept' : 'what stands above it speaks of how long data are kept'],
    }),
  );
}

/** "For two years.", "Until you close your account.": a sentence that answers how long data are kept; of a label whose data are unknown nothing is said. */
function answersHowLong(s: Sentence): boolean {
  // "Two years."
  const found = s.tokens.length <= LONGEST_ANSWER ? durationIn(s, { from: 0, to: s.tokens.length }) : null;
  if (found && found.range.from <= 1 && found.range.to >= lastWord(s) && s.norm(s.tokens.length - 1) === '.') return true;
  return (
    s.tokens.length <= LONGEST_ANSWER &&
    ANSWERING.has(s.norm(0)) &&
    s.norm(s.tokens.length - 1) === '.' &&
    (durationIn(s, { from: 0, to: s.tokens.length })?.range.from ?? LONGEST_ANSWER) <= 2
  );
}

/** "Repair records: 10 years": what is kept, by a word that names no data, and at once how long. */
function isListed(s: Sentence): boolean {
  const colon = s.find(1, Math.min(s.tokens.length, MOST_LABEL), COLON);
  return (
    colon > 0 &&
    KEPT_THINGS.has(s.stem(colon - 1)) &&
    (durationIn(s, { from: colon, to: s.tokens.length })?.range.from ?? s.tokens.length) <= colon + 3
  );
}

const COLON = new Set([':']);
const ANSWERING = new Set(['for', 'until', 'as', 'only', 'up']);
const LONGEST_ANSWER = 14;
const MOST_LABEL = 8;
const OPENING = new Set(['(']);

/** "Retention period", "maximum storage duration", "period of retention": words that name how long data are kept. */
export function namesPeriod(s: Sentence, { from, to }: Range): boolean {
  for (let k = s.find(from, to, KEEPING); k >= 0; k = s.find(k + 1, to, KEEPING)) {
    if (
      s.norm(k + 1) === ':' ||
      (k + 1 === s.tokens.length && k + 1 < to) ||
      SPANS.has(s.stem(k + 1)) ||
      (s.norm(k - 1) === 'of' && SPANS.has(s.stem(k - 2)))
    )
      return true;
  }
  return false;
}

/** "Search terms (stored for up to 90 days)". */
function keptInBrackets(s: Sentence): boolean {
  for (let k = s.find(0, s.tokens.length, OPENING); k >= 0; k = s.find(k + 1, s.tokens.length, OPENING))
    if (KEPT.has(s.norm(k + 1)) || (s.bits(k + 1) & Bit.ADV && KEPT.has(s.norm(k + 2)))) return true;
  return false;
}

/** "The retention period for server logs is 30 days", "… depends on the purpose": the words for the period are the subject. */
export function periodSaid(s: Sentence, clause: Clause, main: number): Found | null {
  const subject = clause.subject;
  if (
    !subject ||
    clause.group.kind !== 'finite' ||
    clause.negated ||
    (!clause.group.copula && !SETTING.has(s.base(main))) ||
    (!namesPeriod(s, subject) && !lastsAsKept(s, subject))
  )
    return null;
  // "The retention period is described below" says nothing yet.
  if (clause.group.copula && !durationIn(s, { from: main + 1, to: Math.min(clause.region.to + 16, s.tokens.length) })) return null;
  return { action: 'retain', nominal: true, actor: 'first', data: mentionsIn(s, 'data', { from: subject.from, to: clause.region.to }) };
}
periodSaid.verbs = { bases: [SETTING] } satisfies Verbs;

/** "The length of time we keep your data", "the period for which it is stored". */
function lastsAsKept(s: Sentence, subject: Range): boolean {
  if (
    !SPANS.has(s.stem(subject.from + 1)) &&
    !SPANS.has(s.stem(subject.from)) &&
    !(s.norm(subject.from) === 'how' && s.norm(subject.from + 1) === 'long')
  )
    return false;
  return s.clauses.some(
    (c) =>
      c.group.from > subject.from &&
      c.group.from < subject.to &&
      !c.negated &&
      c.group.mains.some((m) => s.readings(m) & (Reading.store | Reading.retain)),
  );
}

/** A duration; "until you close your account and for 30 days after that" is 30 days from the account's end. */
function periodIn(s: Sentence): Duration | null {
  const first = durationIn(s, { from: 0, to: s.tokens.length });
  if (first?.duration.kind !== 'until') return first?.duration ?? null;
  for (let from = first.range.from + 1; from < s.tokens.length;) {
    const next = durationIn(s, { from, to: s.tokens.length });
    if (!next) break;
    if (next.duration.kind === 'period' && s.find(next.range.from, next.range.to + 2, AFTER) >= 0)
      return { ...next.duration, event: first.duration.event };
    from = next.range.to;
  }
  return first.duration;
}

const AFTER = new Set(['after', 'afterwards', 'thereafter', 'later', 'from']);

const AMONG_US = new Set(['with', 'between', 'within', 'inside']);

/** "Your data stay with us", "stays between us", "within our practice": passed to nobody. */
export function staysWithUs(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.negated || clause.group.kind !== 'finite' || clause.relative) return null;
  const at = s.norm(main + 1) === 'only' ? main + 2 : main + 1;
  if (!AMONG_US.has(s.norm(at))) return null;
  const us =
    s.norm(at + 1) === 'us' ||
    (s.norm(at + 1) === 'our' && s.norm(at) !== 'with' && s.norm(at) !== 'between' && !MACHINES.has(s.norm(at + 2)));
  // "stay with us and our couriers"
  if (s.within('recipient', { from: at + 1, to: clause.region.to }).length) return null;
  return us &&
    durationIn(s, { from: main + 1, to: Math.min(clause.region.to + 4, s.tokens.length) }) === null &&
    (s.bits(at + 2) & (Bit.PUNCT | Bit.CONJ) || s.norm(at + 1) === 'our' || at + 2 >= s.tokens.length)
    ? { action: 'share', flips: true, doubt: 'what stays with us is passed to nobody' }
    : null;
}
staysWithUs.verbs = { bases: ['stay', 'remain'] } satisfies Verbs;

/** "remains on our servers", "stays for a year"; not "remains confidential", "remains subject to this policy". */
export function staysSomewhere(s: Sentence, clause: Clause, main: number): boolean {
  if (durationIn(s, { from: main + 1, to: Math.min(clause.region.to + 4, s.tokens.length) })) return true;
  let k = main + 1;
  while (k < clause.region.to && s.bits(k) & Bit.ADV && !STAYING.has(s.norm(k))) k++;
  return STAYING.has(s.norm(k)) && !(s.norm(k) === 'in' && STATES.has(s.norm(k + 1)));
}

const MASKING = new Set(['anonymize', 'anonymise', 'deidentify', 'de-identify', 'pseudonymize']);

/** Data made anonymous are gone only where it is said when: "anonymised after a year". */
export function endsData(s: Sentence, clause: Clause, base: string): boolean {
  return (
    !MASKING.has(base) ||
    durationIn(s, { from: clause.start, to: Math.min(clause.region.to + 4, s.tokens.length) }) !== null ||
    fronted(s, clause) !== null
  );
}

/** "If you have not signed in for a year, we delete your account": a period ends the account, nobody's wish. */
export function endsAccount(s: Sentence, clause: Clause, base: string): boolean {
  if (!ENDINGS.has(base) || clause.negated || clause.group.kind !== 'finite' || !hasWord(s, clause.start, clause.region.to, ACCOUNTS))
    return false;
  return durationIn(s, { from: 0, to: s.tokens.length })?.duration.kind === 'period';
}

const COPIES = new Set(['copy', 'copies']);

/** "we keep a copy of it for our records" */
export function copyKept(s: Sentence, clause: Clause, main: number): Found | null {
  const at = clause.actor === 'first' && clause.group.kind === 'finite' && !clause.group.passive ? s.find(main + 1, main + 4, COPIES) : -1;
  return at >= 0 && s.norm(at + 1) === 'of' ? { action: 'retain' } : null;
}
copyKept.verbs = { bases: [COPYING] } satisfies Verbs;

/** "keep a record of your calls": it is made rather than kept. */
export function makesRecord(s: Sentence, clause: Clause): boolean {
  const last = lastVerb(clause.group);
  for (let k = last + 1; k < Math.min(last + 6, clause.region.to); k++) {
    if (RECORDS.has(s.norm(k))) return true;
    if (s.bits(k) & (Bit.PREP | Bit.PUNCT | Bit.GENERIC)) return false;
  }
  return false;
}

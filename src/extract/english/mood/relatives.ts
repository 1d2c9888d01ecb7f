// Relative clauses that tell more of the words before them, and what their "which" stands for.
import type { Mention } from '../../../model/statement.js';
import { ENGAGING, HAVING, KNOWN, LEADING } from '../../../generated/words/relatives.js';
import type { Clause } from '../clauses/clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { lastVerb } from '../groups/group.js';

const LEAVING_OUT = new Set(['excluding', 'except', 'besides']);
const LASTING = new Set(['expire', 'remain', 'stay', 'last', 'persist']);

/** "your address, which we delete after a year", "cookies (which expire when …)": behind a mark the relative tells more, it does not pick out. */
export function tellsMore(s: Sentence, clause: Clause): boolean {
  if (clause.group.kind !== 'finite' || clause.actor === 'user' || !clause.subject) return false;
  // "a code by message, which expires": not the message does.
  if (clause.actor === 'data' && !behindCookie(s, clause.subject.from) && clause.group.mains.some((m) => LASTING.has(s.base(m))))
    return false;
  const who = s.norm(clause.subject.from);
  const at = who === 'which' || who === 'who' ? clause.subject.from : clause.subject.from - 1;
  // ", to whom we send your address,"
  if ((s.norm(at) === 'which' || s.norm(at) === 'whom') && (s.norm(at - 1) === 'to' || s.norm(at - 1) === 'with') && s.norm(at - 2) === ',')
    return true;
  return (
    (s.norm(at) === 'which' || who === 'who') &&
    (s.norm(at - 1) === ',' || s.norm(at - 1) === '(' || s.norm(at - 1) === '–' || s.norm(at - 1) === '—')
  );
}

const GIVING = Reading.share | Reading.sell | Reading.convey;
const IN_ORDER = new Set(['order', 'so']);

/** "We do not give it to networks that may sell it", "… so that they can sell it", "… for them to sell": who is given nothing does not do it, either. */
export function givenToNobody(s: Sentence, clause: Clause): boolean {
  const { group, subject, start, relative } = clause;
  if (clause.actor === 'first' || !subject) return false;
  const goal = group.kind === 'infinitive' ? s.norm(subject.from - 1) === 'for' : isGoal(s, subject.from - 1);
  if (!relative && !goal) return false;
  const main = s.clauses.findLast((c) => c.group.kind === 'finite' && !c.relative && c !== clause && c.group.from < start);
  return (
    main !== undefined &&
    main.negated &&
    main.group.mains.some((m) => (s.readings(m) & GIVING) !== 0) &&
    s.norm(subject.from - 1) !== ',' &&
    !s.phrases.some((p) => p.kind === 'exception' && p.from > main.group.from && p.from < start)
  );
}

/** "so", "so that", "in order that" */
function isGoal(s: Sentence, at: number): boolean {
  return s.norm(at) === 'so' || (s.norm(at) === 'that' && IN_ORDER.has(s.norm(at - 1)));
}

const ASSETS = new Set(['asset', 'assets']);
const NEAR_VERB = 8;

/** "a merger in which your data may be one of the assets that change hands": what goes along with a deal is told, the deal picks out nothing. */
export function goesAlong(s: Sentence, { group, actor, subject, negated, region }: Clause): boolean {
  if (group.kind !== 'finite' || !group.copula || negated || actor !== 'data' || !subject) return false;
  return (
    s.norm(subject.from - 1) === 'which' &&
    s.norm(subject.from - 2) === 'in' &&
    s.find(region.from, Math.min(region.to, region.from + NEAR_VERB), ASSETS) >= 0
  );
}

function behindCookie(s: Sentence, which: number): boolean {
  return s.phrases.some((p) => p.kind === 'tracker' && (p.to === which - 1 || p.to === which - 2));
}

/** "your address, which we never sell": the data that "which" or "that" in front of the subject stands for. */
export function relativeObject(s: Sentence, clause: Clause): Mention[] {
  const { subject, group } = clause;
  // "your name, which is sold": behind a mark it stands for the subject of what is done.
  const told =
    group.passive &&
    subject !== null &&
    s.norm(subject.from) === 'which' &&
    (s.norm(subject.from - 1) === ',' || s.norm(subject.from - 1) === '(');
  const at = told ? subject.from : (subject?.from ?? 0) - 1;
  const named = clause.negated && !told ? namedByMain(s, clause) : null;
  if (named) return named;
  if (group.kind !== 'finite' || (group.passive && !told) || (s.norm(at) !== 'which' && s.norm(at) !== 'that')) return [];
  let from = 0;
  for (const c of s.clauses) {
    const last = lastVerb(c.group);
    if (c !== clause && last < at) from = Math.max(from, last + 1);
  }
  // "your card (excluding the code on its back, which we do not store)": what stands in the bracket.
  for (let k = at - 2; k > from; k--)
    if (s.norm(k) === '(' || LEAVING_OUT.has(s.norm(k))) {
      from = k + 1;
      break;
    } else if (s.norm(k) === ')') break;
  return mentionsIn(s, 'data', { from, to: at });
}

/** "The data that we do not collect include your name": what the main clause says they are; null where it says no such thing. */
function namedByMain(s: Sentence, clause: Clause): Mention[] | null {
  const main = s.clauses.find(
    ({ group, subject, relative }) =>
      !relative &&
      group.kind === 'finite' &&
      subject !== null &&
      subject.from < clause.start &&
      subject.to >= clause.region.to &&
      group.from >= subject.to,
  );
  if (!main || main.negated) return null;
  const verb = lastVerb(main.group);
  if (!main.group.copula && !NAMING.has(s.base(verb))) return null;
  const data = mentionsIn(s, 'data', { from: verb + 1, to: main.region.to });
  // "The data we do not need are deleted with your name": they stand right behind the verb.
  return (s.within('data', { from: verb + 1, to: main.region.to })[0]?.from ?? Infinity) < verb + NEAR_NAMING ? data : null;
}

const NAMING = new Set(['include', 'comprise']);
const NEAR_NAMING = 4;

const GATHERING = Reading.collect | Reading.track | Reading.store;

/** "We work with networks that collect your visits", "we use a counter that uses cookies to record them": who is brought in by a word of ours is told of for the first time. */
export function tellsOfEngaged(s: Sentence, clause: Clause): boolean {
  const head = clause.group.kind === 'infinitive' ? clause.governor : clause;
  if (!head?.relative || head.group.kind !== 'finite' || head.actor !== 'third' || head.negated || clause.negated || !head.subject)
    return false;
  const rel = head.subject.from;
  if (!(s.bits(rel) & Bit.REL) || ![...clause.group.mains, ...head.group.mains].some((m) => s.readings(m) & GATHERING)) return false;
  const main = s.clauses.filter((c) => c.group.from < rel && !c.relative && c.group.kind === 'finite').at(-1);
  if (!main || main.actor !== 'first' || main.negated || main.hypothetical || main.indirect || main.subordinator !== null) return false;
  const verb = lastVerb(main.group);
  // "we partner with": no list of verbs has it, it is a noun elsewhere.
  return (ENGAGING.has(s.base(verb)) || ENGAGING.has(s.norm(verb))) && s.find(verb + 1, rel, KNOWN) < 0;
}

const LONGEST_HEAD = 8;

/** "Our app has a part that records your clicks", "Larkspur Go is an app that collects your location": what is named for the first time does what is told of it. */
export function tellsOfOwn(s: Sentence, clause: Clause): boolean {
  const { group, subject } = clause;
  if (!clause.relative || clause.negated || clause.hypothetical || !subject || group.kind !== 'finite' || group.passive) return false;
  if (clause.actor !== 'first' && clause.actor !== 'tool' && clause.actor !== 'unknown') return false;
  const rel = subject.from;
  if ((s.norm(rel) !== 'that' && s.norm(rel) !== 'which') || !group.mains.some((m) => s.readings(m) & (GATHERING | Reading.convey)))
    return false;
  const main = s.clauses.filter((c) => c.group.from < rel && !c.relative && c.group.kind === 'finite').at(-1);
  if (!main || main.negated || main.hypothetical || main.indirect || main.subordinator !== null) return false;
  // "Larkspur Go is an app that collects": a thing of ours, by what it is called.
  if (main.actor !== 'first' && !(main.group.copula && main.actor === 'unknown' && clause.actor === 'first')) return false;
  const verb = lastVerb(main.group);
  return (main.group.copula || HAVING.has(s.base(verb))) && namesAnew(s, verb + 1, rel);
}

/** "an app", "some apps", "apps", not "the app". */
function namesAnew(s: Sentence, from: number, rel: number): boolean {
  if (rel - from > LONGEST_HEAD) return false;
  return s.find(from, rel, KNOWN) < 0 && (LEADING.has(s.norm(from)) || s.norm(rel - 1).endsWith('s') || s.norm(rel - 1) === 'software');
}

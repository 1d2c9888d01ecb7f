// Automated decisions and profiles.
import type { Mood } from '../../../model/statement.js';
import { DECIDING, JUDGED } from '../../../generated/words/automation.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Reading } from '../lexicon/lexicon.js';
import { draft, type Draft } from '../roles/draft.js';
import { exceptionOf } from '../limits/exceptions.js';
import { casesOf } from '../limits/limits.js';
import { mentionsIn } from '../roles/roles.js';
import type { Range } from '../tokens/range.js';
import type { Sentence } from '../sentences/sentence.js';
import { reaching, whole } from '../sentences/stretch.js';

export function automation(s: Sentence, out: Draft[]): void {
  for (const kind of ['decide', 'profile'] as const) {
    const p = s.first(kind);
    if (!p || isPageMade(s, p)) continue;
    // "Profiling does not take place": the noun is the subject of the verb behind it.
    const clause =
      s.clauses.find((c) => c.group.kind === 'finite' && c.group.from === p.to) ??
      s.clauses.find((c) => p.from >= c.start && p.from <= c.region.to) ??
      s.clauses[0] ??
      null;
    const reached = clause ? reaching(s, clause, p) : whole(s);
    const at = { start: Math.min(reached.start, s.span(p.from, p.to).start), end: reached.end };
    // "If you agree, we use profiling", "we use profiling only with your consent"
    const agreed = clause && !clause.negated && s.holds(ASKED_FIRST) ? casesOf(s, clause).filter((c) => c.kind === 'consent') : [];
    out.push(
      draft(kind, at.start, at.end, {
        polarity: clause?.negated || s.norm(p.from - 1) === 'no' || (clause && usesNone(s, clause, p.from)) ? 'does_not' : 'does',
        mood: moodOf(s, clause, p.from),
        modal: agreed.length ? 'only_if' : clause?.modal === 'may' ? 'may' : 'does',
        conditions: agreed,
        exception: clause?.negated ? (exceptionOf(s, clause, mentionsIn)?.exception ?? null) : null,
        purposes: mentionsIn(s, 'purpose', { from: 0, to: s.tokens.length }),
      }),
    );
  }
  if (s.holds(AUTOMATICALLY) && !out.some((d) => d.action === 'decide')) byItsVerb(s, out);
}

/** "We use no tools to build a profile of you" */
function usesNone(s: Sentence, { group }: Clause, at: number): boolean {
  const main = lastVerb(group);
  if (main < 0 || main >= at) return false;
  // "We refrain from profiling"
  if (s.readings(main) & Reading.negate && s.find(main + 1, at, REST) < 0) return at - main <= NEAR;
  return s.norm(main + 1) === 'no' && (s.readings(main) & Reading.use) !== 0;
}

const NEAR = 4;
const REST = new Set(['you', 'them']);
const ASKED_FIRST = new Set(['with', 'if', 'unless']);

function moodOf(s: Sentence, clause: Clause | null, at: number): Mood {
  const entitled = s.has('right') && s.tokens.some((t) => t.norm === 'right' || t.norm === 'rights');
  // "You are not subject to automated decisions" is our promise, not the reader's deed.
  const promised =
    clause !== null &&
    !entitled &&
    clause.actor === 'user' &&
    clause.negated &&
    clause.group.copula &&
    s.tokens.some((t) => t.norm === 'subject');
  if (promised) return 'asserted';
  // "A computer decides; you can ask for a person": what is theirs comes after.
  if (entitled || s.clauses.some((c) => c.actor === 'user' && c.group.kind === 'finite' && !c.subordinator && c.start < at))
    return 'rights';
  return clause?.indirect ? 'indirect' : clause?.hypothetical ? 'hypothetical' : 'asserted';
}

/** "Creating a profile requires your age", "when you create a profile": the reader's page, where the profile is of nobody and nothing. */
function isPageMade(s: Sentence, { from, to }: Range): boolean {
  if (s.base(from) !== 'create' || s.norm(from + 1) !== 'a' || s.norm(to - 1) !== 'profile' || OF.has(s.norm(to))) return false;
  const gerund = s.clauses.find((c) => c.group.from <= from && c.group.mains.includes(from));
  return from === 0 || gerund?.actor === 'user';
}

const OF = new Set(['of', 'about', 'on', 'for']);

const AUTOMATICALLY = new Set(['automatically']);

/** "Applications are rejected automatically.", "We score applicants automatically." */
function byItsVerb(s: Sentence, out: Draft[]): void {
  const clause = s.holds(AUTOMATICALLY)
    ? s.clauses.find(
        (c) =>
          !c.relative &&
          !c.hypothetical &&
          c.group.mains.some(
            (m) => DECIDING.has(s.base(m)) && (c.group.passive || (c.actor === 'first' && c.group.kind === 'finite' && onPeople(s, c))),
          ),
      )
    : undefined;
  if (
    !clause ||
    s.find(clause.group.from, Math.min(clause.region.to, clause.region.from + (clause.group.passive ? 3 : MOST_OBJECT)), AUTOMATICALLY) < 0
  )
    return;
  const { start, end } = s.span(clause.start, clause.region.to);
  out.push(
    draft('decide', start, end, {
      polarity: clause.negated ? 'does_not' : 'does',
      modal: clause.modal,
      steps: clause.group.passive ? ['nobody is named as the doer, so it is the organisation'] : [],
    }),
  );
}

const MOST_OBJECT = 8;

/** "We reject applications automatically", not "we refuse cookies automatically". */
function onPeople(s: Sentence, clause: Clause): boolean {
  for (let k = clause.region.from; k < Math.min(clause.region.to, clause.region.from + MOST_OBJECT); k++)
    if (JUDGED.has(s.stem(k))) return true;
  return false;
}

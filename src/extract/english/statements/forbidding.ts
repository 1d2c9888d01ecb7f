// Denials of a few words that have no verb of their own but one in -ing: "No selling, swapping or lending of your details."
import { draft, type Draft } from '../roles/draft.js';
import { hasGeneric } from '../roles/found.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import { exceptionAt } from '../limits/exceptions.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Action } from '../../../model/statement.js';
import { firstVerb } from '../groups/group.js';
import type { Range } from '../tokens/range.js';

const NO = new Set(['no', 'zero']);
const HAPPENING = new Set(['occurs', 'happens']);
// "No-logging policy": the name of a page.
const PAPERS = new Set(['policy', 'policies', 'notice', 'statement']);
const LONGEST = 40;
const STEP = 'a verb in -ing behind "no" names what is not done';

/** The statements of a sentence that is "no" and verbs in -ing with what they are about; null where it is another one. */
export function forbidden(s: Sentence): Draft[] | null {
  if (!NO.has(s.norm(0)) || s.tokens.length > LONGEST || s.isQuestion || s.holds(PAPERS)) return null;
  const verbs: number[] = [];
  let k = 1;
  for (; k < s.tokens.length; k++) {
    if (isDoing(s, k)) verbs.push(k);
    else if (!verbs.length || (s.norm(k) !== ',' && !(s.bits(k) & Bit.CONJ)) || !isDoing(s, k + 1)) break;
  }
  if (
    !verbs.length ||
    s.clauses.some((c) => c.group.kind === 'finite' && !c.subordinator && !c.relative && !HAPPENING.has(s.norm(firstVerb(c.group))))
  )
    return null;
  const except = s.phrases.find((p) => p.kind === 'exception' && p.from >= k);
  const range = { from: k, to: except?.from ?? s.tokens.length };
  const data = mentionsIn(s, 'data', range);
  const people = !data.length && isOfPeople(s, range);
  const generic = !data.length && hasGeneric(s, range.from, range.to);
  if (!data.length && !people && !generic) return null;
  const { start, end } = s.span(0, endOf(s, range.to));
  const exception = except ? exceptionAt(s, { from: except.from, to: endOf(s, s.tokens.length) }, mentionsIn) : null;
  const out: Draft[] = [];
  for (const at of verbs) {
    const action = actionOf(s.readings(at));
    if (!action || (people && action !== 'track') || out.some((d) => d.action === action)) continue;
    out.push(
      draft(action, start, end, {
        polarity: 'does_not',
        data: people ? [{ id: 'usage.activity', text: s.words(at, at + 1), ...s.span(at, at + 1) }] : data,
        exception,
        steps: [STEP],
        recipients: action === 'share' || action === 'sell' ? mentionsIn(s, 'recipient', range) : [],
        purposes: mentionsIn(s, 'purpose', range),
      }),
    );
  }
  return out.length ? out : null;
}

function isDoing(s: Sentence, k: number): boolean {
  const verb = s.verb(k);
  return verb !== null && verb !== undefined && (verb.forms & Form.ING) !== 0 && actionOf(verb.readings) !== null;
}

function actionOf(readings: number): Action | null {
  if (readings & Reading.sell) return 'sell';
  if (readings & (Reading.share | Reading.convey)) return 'share';
  if (readings & Reading.track) return 'track';
  return readings & (Reading.collect | Reading.store) ? 'collect' : null;
}

/** "of you", "you around the web": nobody is followed. */
function isOfPeople(s: Sentence, { from, to }: Range): boolean {
  for (let k = from; k < Math.min(to, from + 3); k++) if (s.bits(k) & Bit.USER && s.norm(k) !== 'your') return true;
  return false;
}

/** Without the marks and conjunctions at the end: in front of them stands a verb, behind "no". */
function endOf(s: Sentence, to: number): number {
  let k = to;
  while (s.bits(k - 1) & (Bit.PUNCT | Bit.CONJ)) k--;
  return k;
}

// The words that each clause's verbs rule.
import type { Clause } from './clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { tokenAt, type Token } from '../tokens/tokens.js';

/** The words each group rules: up to the next clause that is not nested in it. */
export function setRegions(tokens: readonly Token[], clauses: readonly Clause[]): void {
  for (let i = 0; i < clauses.length; i++) {
    const c = clauses[i] as Clause;
    const from = (c.group.mains.at(-1) ?? c.group.from) + 1;
    let to = tokens.length;
    for (let j = i + 1; j < clauses.length; j++) {
      const next = clauses[j] as Clause;
      if (isAbsolute(tokens, next)) {
        to = next.group.from - 2;
        break;
      }
      if (isWhatWeHave(tokens, c, next, from)) continue;
      if (
        c.group.kind === 'infinitive' &&
        isNextInRow(tokens, next) &&
        clauses.slice(i + 1, j).every((inner) => inner.group.kind !== 'finite' || inner.subject !== null)
      ) {
        to = next.group.from - 1;
        break;
      }
      if (next.group.kind === 'infinitive' || next.group.kind === 'gerund' || next.relative || next.subordinator === 'so') continue;
      if (next.group.kind === 'finite' && next.subject === null && next.actor === 'unknown') continue;
      if (next.subordinator !== null && isAside(tokens, from, next.group.from)) continue;
      if (c.relative && next.group.kind === 'finite') {
        to = next.subordinator !== null && next.start >= from ? leftEdge(tokens, next) : next.group.from;
        break;
      }
      to = leftEdge(tokens, next);
      break;
    }
    for (let k = from; k < to; k++)
      if (tokenAt(tokens, k).norm === ';') {
        to = k;
        break;
      }
    if (c.subject && (c.relative || c.subordinator !== null) && isInBracket(tokens, c.subject.from)) to = closeIn(tokens, from, to);
    c.region = { from, to: Math.max(to, from) };
  }
}

/** "to fix faults, [to send] notices": the next of a row of ends. */
function isNextInRow(tokens: readonly Token[], { group }: Clause): boolean {
  const { from, kind } = group;
  if (kind !== 'infinitive') return false;
  return tokenAt(tokens, from).norm === 'to' && tokenAt(tokens, from - 1).norm === ',';
}

const HANDING = Reading.share | Reading.convey | Reading.sell;
const HAVING = Reading.collect | Reading.get | Reading.store;

/** "We share [what we know] with": the clause is what is shared, and what stands behind it belongs to the sharing. */
export function isWhatWeHave(tokens: readonly Token[], c: Clause, next: Clause, from: number): boolean {
  const what = tokenAt(tokens, from);
  const verb = tokenAt(tokens, next.group.mains[0] ?? -1).verb;
  return (
    what.norm === 'what' &&
    next.start === from + 1 &&
    next.actor === 'first' &&
    next.indirect &&
    verb !== null &&
    (verb.readings & HAVING) !== 0 &&
    c.group.mains.some((m) => ((tokenAt(tokens, m).verb?.readings ?? 0) & HANDING) !== 0)
  );
}

function isInBracket(tokens: readonly Token[], at: number): boolean {
  for (let k = at - 1; k >= 0; k--) {
    const { norm } = tokenAt(tokens, k);
    if (norm === ')') return false;
    if (norm === '(') return true;
  }
  return false;
}

/** "cookies (which end when you leave[)] and others": where the bracket closes that a relative opens. */
function closeIn(tokens: readonly Token[], from: number, to: number): number {
  let depth = 0;
  for (let k = from; k < to; k++) {
    const { norm } = tokenAt(tokens, k);
    if (norm === '(') depth++;
    else if (norm === ')' && depth-- === 0) return k;
  }
  return to;
}

/** A clause's first token with the conjunction or subordinator before it. */
function leftEdge(tokens: readonly Token[], c: Clause): number {
  let k = c.start;
  while (k > 0) {
    const { bits, norm } = tokens[k - 1] as Token;
    const opens = k === c.start && norm === 'as';
    if (!opens && !(bits & (Bit.CONJ | Bit.SUB | Bit.ADV) && !(bits & Bit.PREP)) && norm !== ',' && norm !== '(') break;
    k--;
  }
  return k;
}

/** ", it being forbidden to": a clause of its own, though its verb is not finite. */
function isAbsolute(tokens: readonly Token[], { group }: Clause): boolean {
  const { from, kind } = group;
  return (
    kind === 'gerund' &&
    tokenAt(tokens, from).norm === 'being' &&
    (tokenAt(tokens, from - 1).bits & Bit.IT) !== 0 &&
    tokenAt(tokens, from - 2).norm === ','
  );
}

/** "cookies (which end when you close it) and beacons": whether a subordinate clause stands in brackets behind which a series goes on. */
function isAside(tokens: readonly Token[], from: number, at: number): boolean {
  let open = at - 1;
  while (open > from && tokenAt(tokens, open).norm !== '(' && tokenAt(tokens, open).norm !== ')') open--;
  // Right behind the bracket it is what the bracket has to say.
  if (open <= from || tokenAt(tokens, open).norm !== '(' || at - open < 5) return false;
  let close = at + 1;
  while (close < tokens.length && tokenAt(tokens, close).norm !== ')') close++;
  return (tokenAt(tokens, close + 1).bits & Bit.CONJ) !== 0 || tokenAt(tokens, close + 1).norm === ',';
}

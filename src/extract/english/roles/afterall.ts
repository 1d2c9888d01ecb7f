// What a denial sets against what it denies: "not your name, only your town", "not with insurers but with couriers", "no names but numbers".
import { ALONE } from '../../../generated/words/afterall.js';
import { ANYBODY } from '../../../generated/words/exceptions.js';
import type { Clause } from '../clauses/clause.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

/** The words behind a denied verb, or in the subject of a passive, that name what is done after all; null where none do. */
export function doneAfterAll(s: Sentence, clause: Clause, main: number): Range | null {
  const behind = { from: main + 1, to: clause.region.to };
  const { group, subject } = clause;
  if (group.kind !== 'finite' || !(clause.negated || NO.has(s.norm(main + 1)))) return null;
  return (group.passive && subject ? turnIn(s, clause, { from: subject.from, to: group.from }) : null) ?? turnIn(s, clause, behind);
}

const NO = new Set(['no', 'not']);
const TURNING = new Set(['but', ...ALONE]);
const NO_NOUN = Bit.PREP | Bit.SUB | Bit.PUNCT | Bit.CONJ | Bit.NEG | Bit.MODAL | Bit.DO | Bit.BE | Bit.HAVE | Bit.IT | Bit.THEY;

function turnIn(s: Sentence, clause: Clause, { from, to }: Range): Range | null {
  for (let k = s.find(from + 1, to, TURNING); k >= 0; k = s.find(k + 1, to, TURNING)) {
    const but = s.norm(k) === 'but';
    const alone = but ? ALONE.has(s.norm(k + 1)) : s.norm(k - 1) === ',';
    const noun = but && alone ? k + 2 : k + 1;
    if ((but || alone) && namesSomething(s, noun) && !(but && !alone && (isExcept(s, k) || opensClause(s, clause, k, to))))
      return { from: k, to };
  }
  return null;
}

/** Whether a noun, or whom it goes to, stands at a token, and no verb. */
function namesSomething(s: Sentence, at: number): boolean {
  if (at >= s.tokens.length || s.isMain(at) || s.norm(at) === 'we' || s.norm(at) === 'also') return false;
  const led = LED.has(s.norm(at)) && !s.verb(at + 1);
  return led || !(s.bits(at) & NO_NOUN) || (s.bits(at) & Bit.DET) !== 0;
}

const LED = new Set(['with', 'to']);

/** "…, but some of what you post is shown": a clause of its own. */
function opensClause(s: Sentence, clause: Clause, but: number, to: number): boolean {
  if (s.norm(but - 1) === ',' && !LED.has(s.norm(but + 1))) return true;
  return s.clauses.some(
    (c) => c !== clause && c.group.kind === 'finite' && !c.relative && c.subordinator === null && c.group.from > but && c.group.from <= to,
  );
}

/** "no one but you", "any partners but our printer": an exception. */
function isExcept(s: Sentence, but: number): boolean {
  return ANYBODY.has(s.norm(but - 1)) || (!LED.has(s.norm(but + 1)) && s.phrases.some((p) => p.kind === 'recipient' && p.to === but));
}

// Denials in front of a clause: "under no circumstances will we", "not even our engineers".
import type { Clause } from './clause.js';
import { Bit } from '../lexicon/lexicon.js';
import { frontedNever, isNever } from '../groups/never.js';
import type { ClausePass } from './clausepass.js';

const MERELY = new Set(['only', 'just', 'merely', 'simply']);

/** "Under no circumstances will we": a negative phrase in front of an inverted verb. */
export function frontNegation(pass: ClausePass, clause: Clause): void {
  if (clause.negated) return;
  if (!clause.group.inverted) return denyByFrontedNever(pass, clause);
  for (let k = clause.group.from - 1; k >= 0 && clause.group.from - k < 8; k--) {
    const n = pass.norm(k);
    if (pass.bits(k) & Bit.NEG) {
      // "Not only do we"
      if (n === 'not' && MERELY.has(pass.norm(k + 1))) return;
      clause.negated = true;
      clause.group.negators.push(k);
      return;
    }
    if (n === ',' || n === ';' || n === ':') break;
  }
  const never = frontedNever(pass.tokens, clause.group.from);
  if (never < 0) return;
  clause.negated = true;
  clause.group.negators.push(never);
}

function isOpening(pass: ClausePass, at: number): boolean {
  return at < 0 || Boolean(pass.bits(at) & (Bit.PUNCT | Bit.CONJ | Bit.SUB));
}

/** "Under no circumstances we sell": such a phrase denies also where the verb does not turn round. */
function denyByFrontedNever(pass: ClausePass, clause: Clause): void {
  const subject = clause.subject?.from ?? clause.start;
  const end = pass.norm(subject - 1) === ',' ? subject - 1 : subject;
  // "Not even our engineers can read it"
  if (pass.norm(subject - 1) === 'even' && pass.norm(subject - 2) === 'not' && isOpening(pass, subject - 3)) {
    clause.negated = true;
    clause.subordinator = null;
    clause.group.negators.push(subject - 2);
    return;
  }
  for (let k = end - 2; k > 0 && end - k < 5; k--) {
    if (pass.bits(k) & Bit.PUNCT) return;
    if (!isNever(pass.tokens, k)) continue;
    clause.negated = true;
    clause.group.negators.push(k);
    return;
  }
}

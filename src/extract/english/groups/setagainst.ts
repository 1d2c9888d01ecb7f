// Verbs behind "and" that a denial in front of them does not rule: what is done is set against what is not.
import { SAFE, UNITS } from '../../../generated/words/setagainst.js';
import type { Group } from './group.js';
import type { GroupPass } from './grouppass.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';

/** Words that limit what is done. */
export const LIMITS: ReadonlySet<string> = new Set(['only', 'solely', 'merely', 'simply', 'instead']);
const KEEPING = new Set(['store', 'keep', 'retain', 'save', 'hold']);
const ERASING = new Set(['delete', 'erase', 'destroy', 'purge', 'discard']);

/** Whether the verb behind "and" says what is done with data that something else is not done with: "do not sell it and keep it for a year", "is not sold and used only to answer you". */
export function isSetAgainst(pass: GroupPass, target: Group, i: number, tight: boolean): boolean {
  const keeps = KEEPING.has(pass.base(i));
  // "do not keep it and delete it once it is read"
  if (!tight && ERASING.has(pass.base(i)) && target.mains.some((m) => KEEPING.has(pass.base(m)))) return true;
  // "do not sell and use it only for": one object for both.
  if (tight && !target.passive) return false;
  const had = target.mains.some((m) => (pass.readings(m) & (Reading.collect | Reading.store | Reading.get | Reading.track)) !== 0);
  for (let k = i + 1; k < pass.tokens.length && k - i < LONGEST_OBJECT; k++) {
    if (pass.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.CONJ) && !(pass.bits(k) & Bit.DET)) return false;
    if (LIMITS.has(pass.norm(k))) return true;
    if (keeps && SAFE.has(pass.norm(k))) return true;
    if (keeps && !had && (pass.norm(k) === 'for' ? isTerm(pass, k + 1) : pass.norm(k) === 'no' && pass.norm(k + 1) === 'longer'))
      return true;
  }
  return false;
}

const LONGEST_OBJECT = 9;

/** "[for] a year", "[for] 30 days" */
function isTerm(pass: GroupPass, at: number): boolean {
  return pass.bits(at) & Bit.NUMBER || ONE.has(pass.norm(at)) ? UNITS.has(pass.stem(at + 1)) : false;
}

const ONE = new Set(['a', 'an', 'one']);

/** Whether a word is a verb in the form of "he collects" alone. */
export function isInS(pass: GroupPass, i: number): boolean {
  return (pass.forms(i) & Form.S) !== 0 && !(pass.forms(i) & Form.BASE);
}

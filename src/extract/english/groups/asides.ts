// What two commas set apart between a conjunction and the verb that it joins: "store it and, with your consent, share it".
import type { Group } from './group.js';
import type { GroupPass } from './grouppass.js';
import { LONGEST_ASIDE } from './heads.js';
import { Bit } from '../lexicon/lexicon.js';

/** "store it and[, with your consent,] share it": the conjunction in front of an aside without a verb; the token itself where none stands there. */
export function beforeAside(pass: GroupPass, at: number, verb: number): number {
  if (pass.norm(at) !== ',') return at;
  for (let k = at - 1; k > verb + 1 && at - k < LONGEST_ASIDE; k--)
    if (pass.bits(k) & Bit.PUNCT) return pass.norm(k) === ',' && pass.bits(k - 1) & Bit.CONJ && pass.bits(k + 1) & ASIDE ? k - 1 : at;
  return at;
}

/** "store it and[, if you agree,] share it": the mark in front of an aside that the last group is in; -1 where none stands there. */
export function openOfClause(pass: GroupPass, at: number, group: Group | undefined): number {
  if (pass.norm(at) !== ',' || group?.kind !== 'finite' || group.mains.at(-1) === undefined) return -1;
  for (let k = at - 1; k > 0 && at - k < LONGEST_ASIDE; k--)
    if (pass.bits(k) & Bit.PUNCT)
      return pass.norm(k) === ',' && k < group.from && IF.has(pass.norm(k + 1)) && pass.bits(k - 1) & Bit.CONJ ? k : -1;
  return -1;
}

const IF = new Set(['if', 'when', 'where', 'once', 'unless']);
const ASIDE = Bit.PREP | Bit.SUB;

/** "automatically [and] continuously collect": a conjunction between two adverbs of one verb. */
export function joinsAdverbs(pass: { bits(i: number): number; norm(i: number): string }, k: number): boolean {
  // "fill in forms online or otherwise tell us": a new verb.
  return (
    (pass.bits(k) & Bit.CONJ) !== 0 &&
    pass.norm(k + 1) !== 'otherwise' &&
    isPlainAdverb(pass.bits(k - 1)) &&
    isPlainAdverb(pass.bits(k + 1))
  );
}

const isPlainAdverb = (bits: number): boolean => (bits & Bit.ADV) !== 0 && !(bits & (Bit.CONJ | Bit.PREP | Bit.SUB | Bit.PUNCT | Bit.DET));

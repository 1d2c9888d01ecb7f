// Others to whom readers hand data themselves: "you enter your card number with our bank".
import { hasWord } from '../roles/found.js';
import { Bit } from '../lexicon/lexicon.js';
import { ONLOOKERS } from '../sentences/doer.js';
import type { Sentence } from '../sentences/sentence.js';

const PLAINLY = new Set(['provide', 'give', 'submit', 'supply', 'enter']);

/** "You give your card number to our bank": the types of those, not us, to whom a reader hands data; null where it is us, or everybody. */
export function takersOf(s: Sentence, main: number, to: number): readonly string[] | null {
  if (!PLAINLY.has(s.base(main))) return null;
  for (let k = main + 2; k < to; k++) {
    if (s.bits(k) & (Bit.SUB | Bit.REL | Bit.MODAL | Bit.BE) && !(s.bits(k) & Bit.DET)) return null;
    // "to us and never to our partners"
    if (s.isMain(k) || s.bits(k) & Bit.NEG) return null;
    if (s.norm(k) !== 'to' && s.norm(k) !== 'with') continue;
    const named = s.within('recipient', { from: k + 1, to: Math.min(k + MOST_BEFORE, to) })[0];
    if (!named || !isBare(s, k + 1, named.from)) continue;
    return ONLOOKERS.has(named.id) || named.id === 'government' ? null : [named.id];
  }
  return null;
}

/** Tokens from "to" to the end of what names the taker. */
const MOST_BEFORE = 8;

/** "our", "a third", "both us and the": nothing that would begin another phrase. */
function isBare(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (s.bits(k) & (Bit.PUNCT | Bit.PREP | Bit.GENERIC) || s.isMain(k)) return false;
  return true;
}

const US = new Set(['us']);

/** "to our bank as well as to us", "to both us and our bank" */
export function asWellAsUs(s: Sentence, main: number, to: number): boolean {
  const us = s.find(main + 1, to, US);
  return us > 0 && (hasWord(s, us - 4, us, BESIDE) || hasWord(s, us + 1, us + 2, BESIDE));
}

const BESIDE = new Set(['well', 'both', 'and']);

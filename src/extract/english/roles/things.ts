// Words for data that name a thing or a place where they stand: a phone that is recognised, countries that data go to.
import { LYING } from '../../../generated/words/shared.js';
import { PLACES } from '../../../generated/words/things.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Phrase } from '../tokens/tokens.js';

/** "to these countries", "on your browser": where something is, not what is known of somebody. */
export function isPlace(s: Sentence, at: number): boolean {
  let k = startOfDeterminers(s, at);
  // "to, or kept in, countries"
  if (s.norm(k) === ',' && s.norm(at).endsWith('s') && s.norm(k - 2) !== 'limited') k--;
  if (s.norm(k) === 'of' && s.norm(k - 1) === 'outside') return true;
  return PLACES.has(s.norm(k)) || (s.norm(at) === 'browser' && (s.norm(k) === 'on' || s.norm(k) === 'by'));
}

/** "to locations outside Chile", "at our other locations": a place, not where somebody is. */
export function isSomewhere(s: Sentence, at: number): boolean {
  const k = pastDescription(s, at);
  if (!WHERE.has(s.norm(k)) || s.norm(k - 1) === 'access') return false;
  return s.norm(at) === 'locations' ? s.norm(at + 1) !== 'you' : LYING.has(s.norm(at + 1));
}

const WHERE = new Set(['to', 'in', 'at', 'from', 'with']);

/** The token in front of a noun's determiners and the words that describe it: "[to] various other locations". */
function pastDescription(s: Sentence, at: number): number {
  const k = startOfDeterminers(s, at);
  return isDescribing(s, k) ? startOfDeterminers(s, k) : k;
}

/** "the location of your phone", "the phone model": a device, not its number. */
export function isHandset(s: Sentence, p: Phrase): boolean {
  const last = s.norm(p.to - 1);
  if (last !== 'phone' && last !== 'phones' && last !== 'telephone') return false;
  // "We sell phones": wares.
  if (last === 'phones' && s.base(p.from - 1) === 'sell') return true;
  const kind = s.norm(p.from - 1);
  let at = kind === 'mobile' || kind === 'cell' ? p.from - 1 : p.from;
  // "The cookie recognises your phone"
  if (RECOGNISING.has(s.base(startOfDeterminers(s, at)))) return true;
  // "on your computer or mobile phone"
  if (s.bits(at - 1) & Bit.CONJ && HARDWARE.has(s.norm(at - 2))) at -= 2;
  if (
    s.bits(at - 1) & (Bit.USER | Bit.POSS | Bit.DET) &&
    ['of', 'on', 'from', 'in', 'to', 'by', 'with'].includes(s.norm(startOfDeterminers(s, at)))
  )
    return true;
  const next = s.tokens[p.to];
  return Boolean(
    next &&
    !(
      next.bits &
      (Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.GENERIC | Bit.BE | Bit.MODAL | Bit.SUB | Bit.ADV | Bit.USER | Bit.FIRST | Bit.REL)
    ) &&
    !next.verb,
  );
}

export const RECOGNISING = new Set(['recognize', 'recognise', 'identify', 'remember', 'track']);
const HARDWARE = new Set(['computer', 'tablet', 'laptop', 'device']);

/** The token in front of the determiners of a noun. */
function startOfDeterminers(s: Sentence, at: number): number {
  let k = at - 1;
  while (k > 0 && (s.bits(k) & (Bit.DET | Bit.USER | Bit.POSS | Bit.GLUED) || s.norm(k) === 'web' || s.norm(k) === 'internet')) k--;
  return k;
}

const NOT_ALONE = new Set(['only', 'just', 'merely', 'even']);

/** A word that is neither verb nor mark: "old" of "old photos". */
export function isDescribing(s: Sentence, at: number): boolean {
  return (
    at > 0 &&
    !(s.bits(at) & (Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.ADV | Bit.SUB | Bit.NEG | Bit.REL | Bit.BE | Bit.MODAL | Bit.GENERIC)) &&
    !s.isMain(at) &&
    !NOT_ALONE.has(s.norm(at))
  );
}

// Words behind a verb that deny it: "we collect no names", "we share it with no one", "it is stored nowhere".
import { BOUNDING, COMPARING, PARTICLES, TO_WORDS } from '../../../generated/words/negativeobject.js';
import { isNever } from '../groups/never.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

// "kept for no other purpose"
const AIMS = new Set(['purpose', 'reason', 'use', 'end']);

const NONE = new Set(['none']);
const NEAR_VERB = 5;
const NOBODY = new Set(['no', 'nobody', 'noone']);

/** "pass on no data", "send you no adverts", "give partners no access", "have access to no files", "provide them with no data": the "no" of what is handed on, behind who gets it or a particle; -1 where none is. */
function deniedBehind(s: Sentence, from: number, { to }: Range): number {
  let k = from;
  const whom = s.phrases.find((p) => p.kind === 'recipient' && p.from >= k && p.from <= k + 2 && s.norm(p.to) !== 'of');
  if (whom && !s.tokens.slice(k, whom.from).some((t) => !(t.bits & (Bit.DET | Bit.FIRST | Bit.PREP)))) k = whom.to;
  else if (s.norm(k) === 'access' && s.norm(k + 1) === 'to') k += 2;
  else if (PARTICLES.has(s.norm(k)) || s.bits(k) & (Bit.USER | Bit.THEY | Bit.FIRST)) k++;
  else return -1;
  if (s.norm(k) === 'with') k++;
  return k < to && s.norm(k) === 'no' && !COMPARING.has(s.norm(k + 1)) && !isNever(s.tokens, k) ? k : -1;
}

/** "with our host [and with] no one else", "and no other third parties": with those in front it is done. */
function isBesideNamed(s: Sentence, at: number, { from }: Range): boolean {
  const led = s.norm(at - 1) === 'with' || s.norm(at - 1) === 'to' ? at - 2 : at - 1;
  if (!(s.bits(led) & Bit.CONJ) || s.norm(led) === 'or' || s.norm(led) === 'nor' || s.norm(led - 1) === ',') return false;
  const others = s.norm(at + 1) === 'other' || s.norm(at + 1) === 'else' || s.norm(at + 2) === 'else';
  for (let k = from; k < led; k++) if (s.bits(k) & Bit.NEG) return false;
  return others && s.find(from, led, WITH) >= 0;
}

const WITH = new Set(['with', 'to']);

/** "no personal data", "nothing about you", "with no one": a denial in the object; its token or -1. */
export function negativeObject(s: Sentence, object: Range, zone: Range): number {
  let at = object.from;
  // "absolutely no data"
  while (at < object.to && s.bits(at) & Bit.ADV && !(s.bits(at) & Bit.NEG)) at++;
  const first = s.norm(at);
  if (first === 'no' || first === 'nothing' || first === 'none' || first === 'neither') return COMPARING.has(s.norm(at + 1)) ? -1 : at;
  // "We store not your name but your town"
  if (first === 'not' && s.norm(object.to) === 'but') return at;
  // "is stored nowhere"
  if (s.norm(zone.from) === 'nowhere' && s.norm(zone.from + 1) !== 'else') return zone.from;
  const inside = deniedBehind(s, object.from, zone);
  if (inside >= 0) return inside;
  // "We give advertisers none of your data"
  const none = s.find(zone.from, Math.min(zone.to, zone.from + NEAR_VERB), NONE);
  if (none > 0 && s.norm(none + 1) === 'of' && !(s.bits(none - 1) & (Bit.PUNCT | Bit.CONJ))) return none;
  for (let k = s.find(zone.from, zone.to, NOBODY); k >= 0; k = s.find(k + 1, zone.to, NOBODY)) {
    const n = s.norm(k);
    // "sold at no time": what turns round behind it ("in no event shall we") begins another clause.
    if (n === 'no' && isNever(s.tokens, k) && !BOUNDING.has(s.norm(k + 2)) && !(s.bits(k + 2) & (Bit.MODAL | Bit.DO | Bit.BE | Bit.HAVE)))
      return k;
    const rest = s.norm(k + 1) === 'else' && s.within('recipient', { from: zone.from, to: k }).length > 0;
    if (isBesideNamed(s, k, zone)) continue;
    if (
      ((n === 'nobody' && !rest) ||
        n === 'noone' ||
        (n === 'no' &&
          (s.norm(k + 1) === 'one' ||
            s.norm(k + 1) === 'third' ||
            (s.norm(k + 1) === 'other' && !AIMS.has(s.stem(k + 2)) && !(s.bits(k + 2) & Bit.GENERIC)) ||
            s.norm(k + 1) === 'outside'))) &&
      !(s.norm(k + 2) === 'else' && s.within('recipient', { from: zone.from, to: k }).length) &&
      TO_WORDS.has(s.norm(s.bits(k - 1) & Bit.ADV ? k - 2 : k - 1))
    )
      return k;
  }
  return -1;
}

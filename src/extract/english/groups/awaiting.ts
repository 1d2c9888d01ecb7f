// Verbs without an auxiliary that only what stands in front of them tells from nouns: others who await one, a pair of names, a noun with "then".
import { NO_NOUNS, OF_READERS } from '../../../generated/words/awaiting.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import type { Token } from '../tokens/tokens.js';
import { isQuote, objectFollows } from './surroundings.js';
import type { GroupPass } from './grouppass.js';

const OBJECTS = new Set(['us', 'me', 'them']);
const LONGEST_HEAD = 9;
const LONGEST_PAIR = 14;
// "the companies listed below [collect]"
const BEHIND = new Set(['above', 'below', 'here']);

/** "Companies that show you adverts [use cookies]": others at the beginning of whom nothing has been said but by clauses that hang on them. */
export function awaitsVerb(pass: GroupPass, i: number): boolean {
  const first = pass.groups[0];
  if (first?.kind === 'participle' && pass.groups.length === 1)
    return (
      pass.others[first.from - 1] === 2 &&
      (BEHIND.has(pass.norm(i - 1)) || first.mains.at(-1) === i - 1) &&
      Boolean(pass.readings(i)) &&
      objectFollows(pass, i)
    );
  if (
    first?.kind !== 'finite' ||
    !pass.readings(i) ||
    !(endsHanging(pass, i - 1, first.mains.at(-1) ?? 0) || (pass.forms(i) & Form.BASE && NO_NOUNS.has(pass.norm(i)))) ||
    !objectFollows(pass, i) ||
    pass.bits(i) & (Bit.GENERIC | Bit.NOTDATA)
  )
    return false;
  let k = first.from - 1;
  if (pass.bits(k) & Bit.FIRST) k--;
  if (!(pass.bits(k) & Bit.REL)) return false;
  k -= pass.bits(k - 1) & Bit.PREP ? 2 : 1;
  const those = pass.norm(k) === 'those' && k === 0 && NO_NOUNS.has(pass.norm(i)) && !isReaders(pass, first.mains.at(-1) ?? 0);
  if ((!those && pass.others[k] !== (pass.forms(i) & Form.BASE ? 2 : 1)) || (first.shares !== null && pass.others[k] === 1)) return false;
  for (let j = k; j >= 0; j--)
    if (pass.bits(j) & (Bit.PUNCT | Bit.SUB | Bit.PREP | Bit.CONJ) && !(pass.bits(j) & Bit.DET) && !pass.inPhrase[j]) return false;
  return pass.groups.every((g) => g.kind !== 'imperative' && (g.kind !== 'finite' || g === first || g.shares === first));
}

/** "that show you [adverts]", "that work with [us]", "that prints our [badges]": whether a clause that hangs on others can end here. */
function endsHanging(pass: GroupPass, at: number, main: number): boolean {
  if (OBJECTS.has(pass.norm(at))) return at > main + 1 && (pass.bits(at - 1) & Bit.PREP) !== 0;
  return pass.norm(at).endsWith('s');
}

/** Whether the clause that hangs on "those" is of readers: of what is done with us, or by themselves. */
function isReaders(pass: GroupPass, main: number): boolean {
  return OF_READERS.has(pass.base(main));
}

/** "Acme then [receives]": "then" behind a noun that no verb stands before; it joins nothing. */
function isFirstNoun(pass: GroupPass, k: number): boolean {
  for (let j = k - 1; j >= 0 && k - j < LONGEST_HEAD; j--) {
    if (pass.norm(j) === ',' || pass.bits(j) & Bit.SUB) return j < k - 1;
    if (pass.groups.at(-1)?.mains.includes(j)) return false;
  }
  return k > 0;
}

export function isNext(pass: GroupPass, k: number): boolean {
  return !(pass.bits(k - 1) & (Bit.PUNCT | Bit.CONJ | Bit.PREP)) && isFirstNoun(pass, k);
}

/** "Acme and Norwell [collect]": two names, the only words of the clause so far, and a verb of ours. */
export function isPair(pass: GroupPass, i: number): boolean {
  if (!pass.readings(i) || !objectFollows(pass, i) || pass.bits(i) & (Bit.CAPITAL | Bit.GENERIC | Bit.NOTDATA)) return false;
  let k = i - 1;
  while (pass.bits(k) & Bit.CAPITAL && !(pass.bits(k) & Bit.SUB)) k--;
  if (k === i - 1 || !(pass.bits(k) & Bit.CONJ) || !(pass.bits(k - 1) & (Bit.CAPITAL | Bit.PUNCT))) return false;
  for (let j = k - 1; j >= 0 && k - j < LONGEST_PAIR; j--) {
    const t = pass.tokens[j] as Token;
    if (t.norm === ',' || t.bits & Bit.SUB) return j < k - 1;
    if (!(t.bits & (Bit.CAPITAL | Bit.DET)) && t.norm !== '(' && t.norm !== ')' && !isQuote(pass, j)) return false;
    if (j === 0) return true;
  }
  return false;
}

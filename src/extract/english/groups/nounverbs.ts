// Words that are verbs and nouns: which of the two one is where it stands.
import { OURS } from '../../../generated/words/shared.js';
import { AWAY, LASTING, PLURALS } from '../../../generated/words/nounverbs.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import type { Token } from '../tokens/tokens.js';
import { couldBeVerb, objectFollows } from './surroundings.js';
import { isOneOfMany } from './heads.js';
import type { GroupPass } from './grouppass.js';

const LETTING = new Set(['let', 'help']);
const LONGEST_LET = 8;
const OURSELVES = new Set(['us', 'me']);
export const OBJECT_PRONOUNS = new Set(['us', 'me', 'him', 'them']);

/** "our web server [logs] IP addresses", not "our server logs hold IP addresses": data right behind it, and no other verb of its own. */
export function isLogging(pass: GroupPass, i: number): boolean {
  if (pass.norm(i) !== 'logs' || !(pass.bits(i - 1) & Bit.FIRST_NOUN)) return false;
  const next = pass.bits(i + 1);
  if (next & (Bit.REL | Bit.SUB) || (!(next & (Bit.USER | Bit.DET)) && !pass.inPhrase[i + 1])) return false;
  for (let k = i + 1; k < pass.tokens.length && !(pass.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL)); k++)
    if (
      pass.bits(k) & (Bit.BE | Bit.HAVE | Bit.MODAL | Bit.DO) ||
      (pass.verb(k) && !pass.inPhrase[k] && !(pass.bits(k) & (Bit.GENERIC | Bit.CONJ)))
    )
      return false;
  return true;
}

/** "informational emails": a word that is as often a plural noun, behind no name and no noun that acts. */
export function isPluralNoun(pass: GroupPass, i: number, before: Token, at: number): boolean {
  const t = pass.tokens[i] as Token;
  if (!(t.bits & (Bit.GENERIC | Bit.NOTDATA)) && !PLURALS.has(t.norm)) return false;
  // "the procedure helps us": no noun stands in front of a pronoun.
  const next = pass.norm(i + 1);
  if (OBJECT_PRONOUNS.has(next)) return false;
  // "the provider stores your address": one of those who do something, and a new noun behind.
  if (pass.others[at] === 1 && pass.bits(i + 1) & (Bit.DET | Bit.USER)) return false;
  return !(before.bits & (Bit.CAPITAL | Bit.FIRST_NOUN | Bit.POSS)) && !pass.inPhrase[at];
}

/** "We vow that …", "I swear never to": an unknown word right behind "we" that governs something. */
export function isUnknownVerb(pass: GroupPass, i: number): boolean {
  let k = i - 1;
  while (k > 0 && pass.bits(k) & Bit.ADV) k--;
  // "We also partner with others to"
  if (pass.norm(i) === 'partner' && pass.norm(i + 1) === 'with' && pass.norm(k) === 'we') return true;
  // "we never spam you"
  const before = pass.norm(pass.norm(i - 1) === 'never' ? i - 2 : i - 1);
  if ((before !== 'we' && before !== 'i') || !couldBeVerb(pass, i) || pass.bits(i) & Bit.ADV) return false;
  const next = pass.tokens[i + 1];
  return Boolean(next && (next.norm === 'that' || next.bits & (Bit.TO | Bit.NEG | Bit.DET | Bit.FIRST | Bit.USER)));
}

/** "When you visit, we and our partners, [use …]": whether only "we" and those beside us stand in front of a comma. */
export function weAndOthers(pass: GroupPass, comma: number): boolean {
  for (let k = comma - 1; k >= 0 && comma - k < 14; k--) {
    if (pass.norm(k) === 'we')
      return Boolean(pass.bits(k + 1) & Bit.CONJ) && (k === 0 || pass.norm(k - 1) === ',') && !pass.groups.some((g) => g.from > k);
    if (pass.bits(k) & Bit.PUNCT) return false;
  }
  return false;
}

/** "personalised [advertising] to children" */
export function isAdjective(before: Token): boolean {
  return (before.verb !== null && !(before.verb.forms & ~(Form.PAST | Form.PART))) || (before.bits & Bit.ADJ) !== 0;
}

/** "by marketing our goods", "marketing to you", not "for marketing, and": whether a word that names a trade is a verb. */
export function takesWhom(pass: GroupPass, i: number): boolean {
  const next = pass.bits(i + 1);
  return (
    (next & (Bit.DET | Bit.FIRST | Bit.USER | Bit.THEY | Bit.IT)) !== 0 ||
    (pass.norm(i + 1) === 'to' && (pass.bits(i + 2) & (Bit.USER | Bit.THEY)) !== 0)
  );
}

/** "[enhanced] personally identifiable information": words that tell of a noun for data, up to it. */
export function nounAhead(pass: GroupPass, i: number): boolean {
  for (let k = i + 1; k < i + 5; k++) {
    if (pass.bits(k) & Bit.GENERIC) return true;
    if (pass.bits(k) & (Bit.PUNCT | Bit.DET | Bit.PREP | Bit.CONJ | Bit.SUB) || (pass.verb(k) && !pass.inPhrase[k])) return false;
  }
  return false;
}

/** "messages [stay] until you delete them", "logs [go] after two weeks": a verb that has no object, and a time or a place behind it. */
export function staysOrGoes(pass: GroupPass, i: number): boolean {
  const verb = pass.verb(i);
  return Boolean(verb && LASTING.has(verb.base) && verb.forms & Form.BASE && AWAY.has(pass.norm(i + 1)));
}

/** "let advertisers [collect] it", "helps our partners [show] you": the bare verb behind the noun that is let or helped to. */
export function isLet(pass: GroupPass, i: number): boolean {
  const main = pass.groups.at(-1)?.mains.at(-1) ?? i;
  if (i - main < 2 || i - main > LONGEST_LET || !LETTING.has(pass.base(main)) || !objectFollows(pass, i)) return false;
  if (OURSELVES.has(pass.norm(main + 1)) && i > main + 2) return false;
  for (let k = main + 1; k < i; k++)
    if (pass.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL | Bit.TO) && !(pass.bits(k) & Bit.THEY)) return false;
  return true;
}

/** "the data that this app collects, by itself or through others": a verb with its object in front, whatever follows it. */
export function hangsOnData(pass: GroupPass, i: number): boolean {
  if (!pass.readings(i)) return false;
  if (!(pass.bits(i - 1) & Bit.FIRST_NOUN) || !OURS.has(pass.norm(i - 2))) return isHeldByName(pass, i);
  const noun = pass.bits(i - 3) & Bit.REL ? i - 4 : i - 3;
  return (pass.bits(noun) & Bit.GENERIC) !== 0;
}

/** "the data that Acme [holds] is kept": behind a name, and in front of the verb of the data. */
function isHeldByName(pass: GroupPass, i: number): boolean {
  if (!(pass.bits(i + 1) & (Bit.BE | Bit.MODAL | Bit.HAVE | Bit.DO))) return false;
  let k = i - 1;
  while (k > 0 && i - k <= LONGEST_NAME && pass.bits(k) & Bit.CAPITAL) k--;
  return k < i - 1 && (pass.bits(k) & Bit.REL) !== 0 && (pass.bits(k - 1) & Bit.GENERIC) !== 0;
}

const LONGEST_NAME = 4;

/** "our servers collect and store": two verbs in the form that the subject asks for. */
export function opensSeries(pass: GroupPass, i: number, forms: number, before: Token): boolean {
  const t = pass.tokens[i] as Token;
  if (
    pass.bits(i + 1) & Bit.ADV ||
    (!(pass.bits(i + 1) & Bit.CONJ) && pass.norm(i + 1) !== ',') ||
    !t.verb?.readings ||
    (!(before.bits & (Bit.FIRST_NOUN | Bit.CAPITAL)) && !pass.others[i - 1])
  )
    return false;
  let j = i + 2;
  while (pass.bits(j) & (Bit.ADV | Bit.CONJ) || pass.norm(j) === '/') j++;
  const other = pass.verb(j);
  const form = before.norm.endsWith('s') && !(before.bits & Bit.CAPITAL) && !isOneOfMany(pass, i) ? Form.BASE : Form.S;
  return (
    Boolean(other?.readings && other.forms & forms & form) &&
    !pass.inPhrase[j] &&
    !(t.bits & (Bit.GENERIC | Bit.NOTDATA)) &&
    !PLURALS.has(t.norm) &&
    objectFollows(pass, j)
  );
}

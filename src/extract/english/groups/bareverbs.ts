// A verb without an auxiliary: what stands in front of it decides whether it is one, and of which kind.
import { DATIVE, KINDS, PLACED, PLURAL } from '../../../generated/words/bareverbs.js';
import { PARTICIPLE_FOLLOWERS } from '../../../generated/words/shared.js';
import { SUBJECTS } from '../../../generated/words/surroundings.js';
import { newGroup, type Group } from './group.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import type { Token } from '../tokens/tokens.js';
import { nounAfterTo, objectFollows, pastMarks } from './surroundings.js';
import { addGroup } from './loneverbs.js';
import { coordinated } from './coordination.js';
import { afterNoun, namesData } from './behindnouns.js';
import { isAdjective, nounAhead, takesWhom, weAndOthers } from './nounverbs.js';
import { joinsAdverbs } from './asides.js';
import { behindAside, servesUs } from './heads.js';
import { finish, isNoVerb } from './auxiliaries.js';
import { neverEndingAt } from './never.js';
import { isNext } from './awaiting.js';
import type { GroupPass } from './grouppass.js';

const LONGEST_INTERJECTION = 7;
const PAIRED = new Set(['neither', 'either', 'both']);
/** What denies the noun behind it, no verb. */
const OF_NOUNS = new Set(['no', 'without', 'nobody']);
// "Nothing leaves our office"
const MOVING = new Set(['leave', 'reach', 'go', 'enter']);
const SINGULAR = new Set(['it', 'this', 'he', 'she']);
const POINTING = new Set(['these', 'those', 'this']);
const FRONTS = new Set([':', '–', '—', ';', ',']);
/** Marks that a noun phrase may end with. */
const CLOSING = new Set([')', '”', '"']);

/** Reads a verb; returns the index behind what belongs to it. */
export function plainVerb(pass: GroupPass, i: number, forms: number): number {
  const special = needNot(pass, i) || getPassive(pass, i);
  if (special) return special;
  if (isPlainNoun(pass, i, forms)) return i + 1;
  const k = formBehind(pass, i, forms);
  const before = k >= 0 ? pass.tokens[k] : undefined;
  if (before?.norm === 'to' && forms & Form.BASE && !nounAfterTo(pass, k)) return addGroup(pass, 'infinitive', k, i, Form.BASE);
  const joined = coordinated(pass, i, k, forms);
  if (joined) return joined;
  if (!before) return atStart(pass, i, forms);
  if (forms & Form.ING) return gerund(pass, i, before);
  const pronoun = SUBJECTS.has(before.norm);
  if (before.bits & (Bit.DET | Bit.POSS | Bit.PREP | Bit.GLUED) && !pronoun) return afterNoun(pass, i, forms, before, true);
  if (pronoun) return afterPronoun(pass, i, k, forms, before);
  if (before.norm === 'nothing') return objectFollows(pass, i) ? addGroup(pass, 'finite', i, i, Form.S) : i + 1;
  if (before.norm === 'nobody') {
    const form = objectFollows(pass, i) ? forms & (Form.S | Form.PAST) : 0;
    return form ? addGroup(pass, 'finite', i, i, form) : i + 1;
  }
  // "We and our partners, use"
  if (before.norm === ',' && forms & Form.BASE && weAndOthers(pass, k) && objectFollows(pass, i))
    return addGroup(pass, 'finite', i, i, Form.BASE);
  const head = (before.norm === ',' || before.norm === ')') && objectFollows(pass, i) ? behindAside(pass, k) : -1;
  if (head >= 0) return afterNoun(pass, i, forms, pass.tokens[head] as Token, false, head);
  if (before.bits & Bit.PUNCT && !CLOSING.has(before.norm)) return afterMark(pass, i, k, forms);
  // "Our “server logs” include": the noun stands within the mark.
  const noun = before.norm !== ')' && CLOSING.has(before.norm) && k > 0 ? k - 1 : -1;
  return noun < 0 ? afterNoun(pass, i, forms, before, false) : afterNoun(pass, i, forms, pass.tokens[noun] as Token, false, noun);
}

const NOT = new Set(['not', "n't"]);

/** "need not disclose", "needn't disclose" */
function needNot(pass: GroupPass, i: number): number {
  if (pass.norm(i) !== 'need' || !NOT.has(pass.norm(i + 1)) || !(pass.forms(i + 2) & Form.BASE)) return 0;
  return finish(pass, { ...newGroup('finite', i), negated: true, negators: [i + 1], modal: 'may' }, i + 2, Form.BASE);
}

/** "gets shared" is a passive. */
function getPassive(pass: GroupPass, i: number): number {
  if (pass.base(i) !== 'get' || !(pass.forms(i + 1) & Form.PART) || pass.inPhrase[i + 1]) return 0;
  return finish(pass, { ...newGroup('finite', i), passive: true }, i + 1, Form.PART);
}

/** Whether a word that is spelled like a verb is a noun, a preposition or the like by itself. */
function isPlainNoun(pass: GroupPass, i: number, forms: number): boolean {
  const { norm, bits } = pass.tokens[i] as Token;
  return (
    // "a data transfer"
    (pass.base(i) === 'transfer' && pass.norm(i - 1) === 'data') ||
    // "no control over or access to your data"
    (norm === 'access' && pass.norm(i + 1) === 'to') ||
    isNoVerb(pass, i) ||
    (norm === 'address' && (pass.bits(i + 1) & Bit.PREP) !== 0) ||
    ((bits & (Bit.PREP | Bit.POSS)) !== 0 && !isUsing(pass, i)) ||
    ((bits & Bit.DET) !== 0 && !(forms & Form.ING))
  );
}

/** "refrain from using", "from selling, using or sharing": a verb, and no means. */
function isUsing(pass: GroupPass, i: number): boolean {
  if (pass.norm(i) !== 'using') return false;
  if (pass.norm(i - 1) === 'from') return true;
  const series =
    pass.norm(i - 1) === ',' ? (pass.bits(i + 1) & Bit.CONJ) !== 0 || pass.norm(i + 1) === ',' : (pass.bits(i - 1) & Bit.CONJ) !== 0;
  return series && (pass.forms(i - 2) & Form.ING) !== 0;
}

/** The token in front of a verb, adverbs and asides passed over. */
function formBehind(pass: GroupPass, i: number, forms: number): number {
  let k = i - 1;
  // "We never, ever share it"
  const ever = pass.norm(k) === ',' ? k - 1 : k;
  if (pass.norm(ever) === 'ever' && pass.norm(ever - 1) === ',' && pass.norm(ever - 2) === 'never') k = ever - 3;
  while ((pass.bits(k) & (Bit.ADV | Bit.NEG) && belongsToVerb(pass, k, i, forms)) || (k < i - 1 && joinsAdverbs(pass, k))) k--;
  // "to better understand"
  if (pass.norm(k) === 'better' && (pass.norm(k - 1) === 'to' || pass.norm(k - 1) === 'us' || pass.bits(k - 1) & Bit.MODAL)) k--;
  // "Acme then receives"
  if (pass.norm(k) === 'then' && isNext(pass, k)) k--;
  // "a cookie in no way gives us"
  const no = neverEndingAt(pass.tokens, k);
  if (no >= 0) k = no - 2;
  // "and no longer collect"
  if (k > 0 && pass.norm(k) === 'no' && pass.norm(k + 1) === 'longer') k--;
  return pastAside(pass, pastMarks(pass, k));
}

/** "is used here and, in some cases,[ shared]": the conjunction in front of an aside between commas; the token itself where there is none. */
function pastAside(pass: GroupPass, k: number): number {
  if (pass.norm(k) !== ',') return k;
  for (let j = k - 1; j > 0 && k - j < LONGEST_INTERJECTION; j--) {
    if (pass.norm(j) === ',') return pass.bits(j - 1) & Bit.CONJ && pass.norm(j + 1) !== 'with' ? j - 1 : k;
    if (pass.bits(j) & (Bit.PUNCT | Bit.CONJ | Bit.NEG) || pass.groups.at(-1)?.mains.includes(j)) return k;
  }
  return k;
}

/** Whether an adverb or negator goes with the verb behind it rather than with a noun. */
function belongsToVerb(pass: GroupPass, k: number, i: number, forms: number): boolean {
  const { norm, bits } = pass.tokens[k] as Token;
  if (OF_NOUNS.has(norm) || (bits & (Bit.CONJ | Bit.DET) && !PAIRED.has(norm))) return false;
  return !(norm === 'nothing' && forms & Form.S && MOVING.has(pass.base(i)));
}

/** "For questions, email us": a fronted phrase and an imperative. */
function frontedCondition(pass: GroupPass, comma: number): boolean {
  const first = pass.tokens[0] as Token;
  return (
    Boolean(first.bits & (Bit.SUB | Bit.PREP | Bit.TO)) &&
    comma > 1 &&
    !pass.groups.some((g) => g.kind === 'finite' && g.from < comma && !isSubordinate(pass, g))
  );
}

function isSubordinate(pass: GroupPass, g: Group): boolean {
  for (let k = g.from - 1; k >= 0; k--) {
    if (pass.bits(k) & Bit.SUB) return true;
    if ((pass.tokens[k] as Token).norm === ',') return false;
  }
  return false;
}

/** Reads a verb at the beginning of the sentence. */
function atStart(pass: GroupPass, i: number, forms: number): number {
  // "Email information is …": a noun before a noun.
  if (pass.bits(i + 1) & Bit.GENERIC && pass.bits(i + 2) & (Bit.BE | Bit.MODAL | Bit.HAVE | Bit.NEG)) return i + 1;
  const name = Boolean(pass.bits(i + 1) & Bit.CAPITAL && !(pass.bits(i + 1) & (Bit.FIRST | Bit.DET)));
  if (forms & Form.BASE && objectFollows(pass, i) && !name) return addGroup(pass, 'imperative', i, i, Form.BASE);
  if (forms & Form.ING && objectFollows(pass, i) && !(KINDS.has((pass.tokens[i] as Token).norm) && PLACED.has(pass.stem(i + 1))))
    return addGroup(pass, 'gerund', i, i, Form.ING);
  if (forms & Form.PART && PARTICIPLE_FOLLOWERS.has(pass.norm(i + 1))) return addGroup(pass, 'participle', i, i, Form.PART);
  return i + 1;
}

/** Reads a verb behind a comma, a colon or a dash. */
function afterMark(pass: GroupPass, i: number, mark: number, forms: number): number {
  const comma = pass.norm(mark) === ',';
  if (forms & Form.BASE && objectFollows(pass, i)) {
    const opens = FRONTS.has(pass.norm(mark)) && (!comma || (pass.bits(i) & Bit.CAPITAL) !== 0);
    if (opens || (comma && frontedCondition(pass, mark))) return addGroup(pass, 'imperative', i, i, Form.BASE);
  }
  if (comma && namesData(pass, i, forms)) return addGroup(pass, 'finite', i, i, forms & (Form.BASE | Form.S));
  if (comma && forms & Form.PART && PARTICIPLE_FOLLOWERS.has(pass.norm(i + 1))) return addGroup(pass, 'participle', i, i, Form.PART);
  return i + 1;
}

function gerund(pass: GroupPass, i: number, before: Token): number {
  if ((before.bits & Bit.DET && !(before.bits & Bit.IT)) || servesUs(pass, i)) return i + 1;
  if (!objectFollows(pass, i) && !(before.bits & Bit.PREP)) return i + 1;
  // "set advertising cookies": the kind of a thing.
  if (KINDS.has((pass.tokens[i] as Token).norm) && (!takesWhom(pass, i) || (pass.norm(i + 1) === 'to' && isAdjective(before))))
    return i + 1;
  return addGroup(pass, 'gerund', i, i, Form.ING);
}

/** Reads a verb behind a pronoun that can be its subject. */
function afterPronoun(pass: GroupPass, i: number, k: number, forms: number, before: Token): number {
  if (SINGULAR.has(before.norm) && !(forms & (Form.S | Form.PAST))) return i + 1;
  // "The data we collect from you[ includes]": no verb of the pronoun's.
  if (PLURAL.has(before.norm) && !(forms & ~Form.S)) return pass.bits(k - 1) & Bit.PREP ? afterNoun(pass, i, forms, before, false) : i + 1;
  if (pass.groups.at(-1)?.mains.at(-1) === k - 1 && isOfObject(pass, i, k, forms)) return i + 1;
  if (POINTING.has(before.norm) && !(forms & Form.S && before.norm === 'this') && !objectFollows(pass, i)) return i + 1;
  if (before.norm === 'that' && k === 0) return i + 1;
  if (isTold(pass, k) && forms & Form.PART && !(forms & (Form.BASE | Form.S))) return addGroup(pass, 'participle', i, i, Form.PART);
  if (forms & (Form.BASE | Form.S | Form.PAST)) return addGroup(pass, 'finite', i, i, forms & (Form.BASE | Form.S | Form.PAST));
  return forms & Form.PART ? addGroup(pass, 'participle', i, i, Form.PART) : i + 1;
}

/** "data about you[ collected] on our site": what is told of somebody, by whom it is not said. */
function isTold(pass: GroupPass, pronoun: number): boolean {
  const before = pass.norm(pronoun - 1);
  return ABOUT.has(before) || (before === 'to' && RELATING.has(pass.norm(pronoun - 2)));
}

const ABOUT = new Set(['about', 'concerning', 'regarding', 'of']);
const RELATING = new Set(['relating', 'related', 'pertaining']);

/** Whether a pronoun right behind a verb is, or opens, what that verb has for its object. */
function isOfObject(pass: GroupPass, i: number, pronoun: number, forms: number): boolean {
  const norm = pass.norm(pronoun);
  // "send you updates", "give you access": "you" is whom it goes to.
  if (norm === 'you') return !objectFollows(pass, i) || DATIVE.has(pass.base(pronoun - 1));
  // "use this enhanced information": an adjective.
  return (POINTING.has(norm) || norm === 'that') && pronoun > 0 && !(forms & ~(Form.PAST | Form.PART)) && nounAhead(pass, i);
}

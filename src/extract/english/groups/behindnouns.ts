// A verb without an auxiliary right behind a noun: whether it is the verb of that noun, hangs on it, or is a noun too.
import { ANNOUNCING, ENABLING } from '../../../generated/words/behindnouns.js';
import { PARTICIPLE_FOLLOWERS } from '../../../generated/words/shared.js';
import { PLURALS } from '../../../generated/words/nounverbs.js';
import type { Group } from './group.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import { OBJECT_PRONOUNS } from './nounverbs.js';
import type { Token } from '../tokens/tokens.js';
import { hangsOnData, isLet, isPluralNoun, opensSeries, staysOrGoes } from './nounverbs.js';
import { addGroup } from './loneverbs.js';
import { followsLikeObject, objectFollows } from './surroundings.js';
import { hasPluralHead, hasSingularHead, isObjectOf, isOfData, isOneOfMany, isRelativeContact, serveUs } from './heads.js';
import { awaitsVerb, isPair } from './awaiting.js';
import type { GroupPass } from './grouppass.js';

const HELPING = new Set(['help', 'assist']);
const INTERJECTED = new Set(['without', 'but', 'for', 'among', 'amongst']);
const MANY = new Set(['people', 'children', 'data']);

/** Reads a verb behind a noun, or behind a word that a noun follows (`determiner`); `at`: the noun, where an aside stands between. */
export function afterNoun(pass: GroupPass, i: number, forms: number, before: Token, determiner: boolean, at = i - 1): number {
  // "in public reports"
  if (before.norm === 'public' && pass.norm(i - 2) !== 'the') return i + 1;
  // "adult records stay": a noun in front of the verb.
  if (forms & Form.S && staysOrGoes(pass, i + 1)) return i + 1;
  if (!determiner && staysOrGoes(pass, i) && isSaidToStay(before)) return addGroup(pass, 'finite', i, i, Form.BASE);
  if (!determiner && forms & Form.BASE && isLet(pass, i)) return addGroup(pass, 'infinitive', i, i, Form.BASE);
  if (forms & Form.BASE && isHelpedBy(pass, i, before)) return addGroup(pass, 'infinitive', i, i, Form.BASE);
  if (!determiner && forms & Form.PART && opensParticiple(pass, i)) return addGroup(pass, 'participle', i, i, Form.PART);
  if (forms & Form.BASE && helpsUs(pass, i, before)) return addGroup(pass, 'infinitive', i, i, Form.BASE);
  if (!(forms & ~(Form.PAST | Form.PART)) && isAdjectiveOfObject(pass, i)) return i + 1;
  const next = pass.tokens[i + 1];
  if (determiner || !next || before.bits & (Bit.CONJ | Bit.SUB | Bit.PREP)) return i + 1;
  const form = finiteForm(pass, i, forms, before, next, at);
  return form ? addGroup(pass, 'finite', i, i, form) : i + 1;
}

/** "cookies help tailor adverts": the bare verb right behind it. */
function isHelpedBy(pass: GroupPass, i: number, { verb }: Token): boolean {
  return (
    verb !== null &&
    HELPING.has(verb.base) &&
    pass.groups.at(-1)?.mains.at(-1) === i - 1 &&
    objectFollows(pass, i) &&
    pass.readings(i) !== 0
  );
}

/** "to help us measure visits" */
function helpsUs(pass: GroupPass, i: number, { norm }: Token): boolean {
  return norm === 'us' && HELPING.has(pass.base(i - 2)) && pass.groups.at(-1)?.mains.at(-1) === i - 2 && objectFollows(pass, i);
}

/** "data collected by us", "data collected.": what a participle that hangs on a noun may be followed by. */
function opensParticiple(pass: GroupPass, i: number): boolean {
  const next = pass.tokens[i + 1];
  return !next || PARTICIPLE_FOLLOWERS.has(next.norm) || (next.bits & (Bit.PUNCT | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO)) !== 0;
}

/** "allow [selected] partners to": an adjective right behind the verb. */
function isAdjectiveOfObject(pass: GroupPass, i: number): boolean {
  const last = pass.groups.at(-1);
  return last !== undefined && last.mains.at(-1) === i - 1 && !last.copula && !isRelativeContact(pass, last);
}

/** The form in which a verb behind a noun is finite, 0 where it is not. */
function finiteForm(pass: GroupPass, i: number, forms: number, before: Token, next: Token, at: number): number {
  const present = forms & (Form.BASE | Form.S);
  if (OBJECT_PRONOUNS.has(before.norm))
    return present && (awaitsVerb(pass, i) || opensList(pass, i, forms, next) || (objectFollows(pass, i) && serveUs(pass, i)))
      ? present
      : 0;
  if (isDoneToUs(pass, i, forms, next) || opensList(pass, i, forms, next)) return present;
  if (forms & Form.S && hangsOnData(pass, i)) return Form.S;
  if (opensSeries(pass, i, forms, before)) return present;
  if (goesOnWithModal(pass, i, next)) return isPlural(before) ? forms & Form.BASE : forms & Form.S;
  const announces = isAnnouncing(pass, i, next);
  if ((!announces && endsNounPhrase(next)) || (next.norm === 'of' && pass.base(i) !== 'consist')) return 0;
  if (present && awaitsVerb(pass, i)) return present;
  if (isObjectOf(pass, i) || (forms & Form.S && !isBehindName(pass, i, at) && isPluralNoun(pass, i, before, at))) return 0;
  return agreeingForm(pass, i, forms, before, next, announces);
}

/** "Our host, Acme, [logs]": behind the comma that closes a name. */
function isBehindName(pass: GroupPass, i: number, at: number): boolean {
  return at < i - 2 && pass.norm(i - 1) === ',' && (pass.bits(i - 2) & Bit.CAPITAL) !== 0;
}

/** "what we learn from readers helps us", "your name and address allow us to": no noun stands in front of "us". */
function isDoneToUs(pass: GroupPass, i: number, forms: number, next: Token): boolean {
  return next.norm === 'us' && ((forms & Form.S) !== 0 || ((forms & Form.BASE) !== 0 && ENABLING.has(pass.base(i))));
}

/** "includes", behind which a list comes, whatever stands in front: no noun. */
function opensList(pass: GroupPass, i: number, forms: number, next: Token): boolean {
  if (!LISTING.has(pass.base(i))) return false;
  // "The information collected includes": read with the verb in front.
  const tight = pass.groups.at(-1)?.mains.at(-1) === i - 1 && !(pass.forms(i - 1) & Form.BASE);
  if (forms & Form.S) return (!endsNounPhrase(next) && !tight) || isInterjected(pass, i, next);
  if (!(forms & Form.BASE)) return false;
  // "The types of data that are collected include your name", "The kinds of data we collect from shops include"
  return (
    isInterjected(pass, i, next) || (!endsNounPhrase(next) && pass.groups.length > 0 && pass.groups.every((g) => hangsOnNoun(pass, g)))
  );
}

const LISTING = new Set(['include', 'comprise', 'consist']);

/** "Information we collect, with your consent, [includes]": behind an aside, what the data are of which the beginning tells. */
export function namesData(pass: GroupPass, i: number, forms: number): boolean {
  const told = pass.groups[0];
  if (!told || !LISTING.has(pass.base(i)) || !(forms & (Form.BASE | Form.S)) || told.from > MOST_IN_FRONT || !hangsOnNoun(pass, told))
    return false;
  for (let k = 0; k < told.from; k++)
    if (pass.bits(k) & (Bit.PUNCT | Bit.PREP) || (pass.bits(k) & Bit.SUB && !(pass.bits(k) & Bit.REL))) return false;
  return pass.groups.every((g) => g === told || hangsOnNoun(pass, g) || (pass.bits(g.from - 1) & Bit.CONJ) !== 0);
}

const MOST_IN_FRONT = 6;

/** "includes, without limitation, your name", "includes but is not limited to" */
function isInterjected(pass: GroupPass, i: number, next: Token): boolean {
  return (next.norm === ',' && INTERJECTED.has(pass.norm(i + 2))) || next.norm === 'but';
}

/** Whether a verb belongs to a clause that hangs on a noun: "that are collected", "we collect", "shared with partners". */
function hangsOnNoun(pass: GroupPass, g: Group): boolean {
  if (g.kind === 'participle' || g.kind === 'infinitive') return true;
  return g.kind === 'finite' && (isRelativeContact(pass, g) || ((pass.bits(g.from - 1) | pass.bits(g.from - 2)) & Bit.REL) !== 0);
}

/** "Our app receives[ and may] record your address": the object stands behind a second verb, with an auxiliary of its own. */
function goesOnWithModal(pass: GroupPass, i: number, { bits }: Token): boolean {
  if (!(bits & Bit.CONJ) || !(pass.bits(i + 2) & Bit.MODAL) || !pass.readings(i)) return false;
  return !(pass.bits(i) & (Bit.GENERIC | Bit.NOTDATA)) && !PLURALS.has(pass.norm(i)) && !pass.inPhrase[i] && pass.verb(i + 3) != null;
}

/** "we collect:", "we also share:", "our servers record:": a verb whose object is a list behind a colon. */
function isAnnouncing(pass: GroupPass, i: number, { norm }: Token): boolean {
  if (norm !== ':') return false;
  if (ANNOUNCING.has(pass.base(i)) || ((pass.bits(i - 1) & Bit.ADV) !== 0 && pass.readings(i) !== 0)) return true;
  // "For details of those countries see:"
  if (i + 2 !== pass.tokens.length || pass.groups.length || pass.bits(0) & (Bit.PREP | Bit.SUB)) return false;
  return (pass.forms(i) & Form.BASE) !== 0 && pass.readings(i) !== 0 && isPlural(pass.tokens[i - 1] as Token);
}

/** The form in which a verb agrees with the noun in front of it, 0 where it does in none. */
function agreeingForm(pass: GroupPass, i: number, forms: number, before: Token, next: Token, announces: boolean): number {
  const plural = isPlural(before);
  if (forms & Form.S && followsLikeObject(pass, i) && agreesAsOne(pass, i, before, plural)) return Form.S;
  // "ad networks uses technologies like cookies": a slip of a text that many pages have.
  if (pass.norm(i) === 'uses' && plural && pass.inPhrase[i - 1] && !(next.bits & (Bit.PREP | Bit.CONJ | Bit.PUNCT))) return Form.S;
  if (forms & Form.BASE && (plural ? announces || objectFollows(pass, i) : agreesAsMany(pass, i))) return Form.BASE;
  return forms & Form.PAST && objectFollows(pass, i) ? Form.PAST : 0;
}

/** "Acme collects", "each of these vendors collects". */
function agreesAsOne(pass: GroupPass, i: number, before: Token, plural: boolean): boolean {
  if (plural && pass.readings(i) && (isOneOfMany(pass, i) || hasSingularHead(pass, i) || isOfData(pass, i))) return true;
  return !plural || (before.bits & (Bit.CAPITAL | Bit.POSS)) !== 0 || before.norm === 'data';
}

/** "companies in our group share", "Acme and Norwell collect": the noun right in front is one of those who do it, or none of them. */
function agreesAsMany(pass: GroupPass, i: number): boolean {
  const headed = pass.readings(i) && !(pass.bits(i) & (Bit.GENERIC | Bit.NOTDATA)) && objectFollows(pass, i) && hasPluralHead(pass, i);
  return Boolean(headed) || isPair(pass, i);
}

/** "messages [stay] until": of what is said that it stays or goes. */
function isSaidToStay({ norm, bits, verb }: Token): boolean {
  return (!verb?.readings && norm.endsWith('s')) || (bits & (Bit.GENERIC | Bit.NOTDATA)) !== 0 || PLURALS.has(norm);
}

function isPlural({ norm }: Token): boolean {
  return (norm.endsWith('s') && !norm.endsWith('ss')) || MANY.has(norm);
}

/** What no object begins with: behind it the word in front is a noun. */
function endsNounPhrase({ norm, bits }: Token): boolean {
  return (bits & (Bit.PUNCT | Bit.CONJ | Bit.MODAL | Bit.BE | Bit.HAVE)) !== 0 && norm !== '"' && norm !== '“';
}

// First pass: verb groups. A group is a chain of auxiliaries, negators and adverbs with the verb they belong to; several
// coordinated verbs share one group, so that "do not rent, sell or share" is one denial of three verbs, known or not.
import { OWNING } from '../../../generated/words/groups.js';
import { newGroup, type Group } from './group.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import { OPENING_QUOTES } from './surroundings.js';
import type { Phrase, Token } from '../tokens/tokens.js';
import { addGroup } from './loneverbs.js';
import { auxiliary } from './auxiliaries.js';
import { plainVerb } from './bareverbs.js';
import { isLogging, isUnknownVerb } from './nounverbs.js';
import { GroupPass } from './grouppass.js';

const TAKEN = Reading.collect | Reading.store | Reading.retain | Reading.track | Reading.share | Reading.convey | Reading.delete;
const STOPS = new Set(['.', ';', ':', '!', '(']);
/** Tokens of "is not limited to". */
const LEAVING_OPEN = 4;
const LONGEST_COMPANY = 14;
const HAPPENING = new Set(['occur', 'happen', 'become']);

/** The verb groups of a sentence, in order; `opensWithDeed`: its first word is known to be a verb, as in a list below "We do not:". */
export function groupsIn(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  names: readonly { from: number; to: number }[],
  opensWithDeed: boolean,
): Group[] {
  const pass = new GroupPass(tokens, phrases, names);
  for (let i = opensWithDeed ? addGroup(pass, 'imperative', 0, 0, Form.BASE) : 0; i < tokens.length;) i = stepFrom(pass, i);
  return pass.groups;
}

function stepFrom(pass: GroupPass, i: number): number {
  const bits = pass.bits(i);
  if (bits & Bit.BE && opensUp(pass, i)) return i + LEAVING_OPEN;
  if (bits & Bit.BE && isTurned(pass, i)) return turnedGroup(pass, i);
  if (bits & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE) && !isNounLike(pass, i) && !pass.inPhrase[i]) return auxiliary(pass, i);
  const verb = pass.verb(i);
  // "Disclosure to partners takes place"
  if (verb?.base === 'take' && pass.norm(i + 1) === 'place' && verb.forms & (Form.S | Form.PAST) && i > 0)
    return addGroup(pass, 'finite', i, i, verb.forms & (Form.S | Form.PAST)) + 1;
  if (verb?.base === 'save' && isSaveFor(pass, i)) return i + 1;
  // "Storage in log files occurs": no noun is spelled so, whatever stands in front.
  if (
    verb &&
    verb.forms & (Form.S | Form.PAST) &&
    HAPPENING.has(verb.base) &&
    i > 0 &&
    (!(pass.bits(i - 1) & (Bit.HAVE | Bit.ADV | Bit.NEG | Bit.CONJ | Bit.PUNCT | Bit.REL)) || closesCompany(pass, i - 1))
  )
    return addGroup(pass, 'finite', i, i, verb.forms & (Form.S | Form.PAST));
  if (verb && !pass.inPhrase[i]) return plainVerb(pass, i, verb.forms);
  if (verb && isLogging(pass, i)) return addGroup(pass, 'finite', i, i, Form.S);
  if (!verb && isUnknownVerb(pass, i)) return addGroup(pass, 'finite', i, i, Form.BASE);
  return i + 1;
}

/** "We do not disclose it [save] where the law has us": no verb behind a noun that a denial stands in front of. */
function isSaveFor(pass: GroupPass, i: number): boolean {
  return (
    pass.norm(i) === 'save' &&
    (pass.bits(i + 1) & (Bit.PREP | Bit.SUB | Bit.TO)) !== 0 &&
    !(pass.bits(i - 1) & (Bit.TO | Bit.MODAL | Bit.DO | Bit.FIRST | Bit.USER | Bit.CONJ | Bit.NEG | Bit.ADV)) &&
    pass.groups.at(-1)?.negated === true
  );
}

/** "will", "can", "might" as nouns; "do" in "do not track". */
function isNounLike(pass: GroupPass, i: number): boolean {
  const t = pass.tokens[i] as Token;
  const before = i > 0 ? pass.tokens[i - 1] : undefined;
  if (t.norm === 'do' && pass.norm(i + 1) === 'not' && ['track', 'sell', 'share'].includes(pass.norm(i + 2))) {
    const afterName = (before && before.bits & (Bit.FIRST | Bit.THEY | Bit.USER | Bit.CONJ)) || before?.norm === 'that';
    // "in response to “do not track” signals"
    if (before && OPENING_QUOTES.has(before.norm) && pass.norm(i + 2) === 'track') return true;
    return Boolean((pass.tokens[i + 2] as Token).bits & Bit.CAPITAL) && !afterName;
  }
  if (t.norm === 'do' && namesList(pass, i)) return true;
  // "at your own will", not "this will", "both will".
  return t.norm === 'will' && before !== undefined && OWNING.has(before.norm);
}

/** "our “do not call” list", "a do not mail file": what is kept of those who are left alone. */
function namesList(pass: GroupPass, i: number): boolean {
  const opening = OPENING_QUOTES.has(pass.norm(i - 1)) ? i - 2 : i - 1;
  if (!(pass.bits(opening) & (Bit.DET | Bit.FIRST)) || pass.norm(opening) === 'we' || pass.norm(i + 1) !== 'not') return false;
  return [3, 4].some((d) => LISTS.has(pass.norm(i + d)));
}

const LISTS = new Set(['list', 'lists', 'file', 'register', 'registry']);

/** ", along with your photo,[ becomes]": the comma behind what goes with the subject. */
function closesCompany(pass: GroupPass, comma: number): boolean {
  if (pass.norm(comma) !== ',') return false;
  for (let k = comma - 1; k > 0 && comma - k < LONGEST_COMPANY; k--)
    if (pass.norm(k) === ',') return (pass.norm(k + 1) === 'along' || pass.norm(k + 1) === 'together') && pass.norm(k + 2) === 'with';
  return false;
}

/** "includes, but is not limited to": says that the list is not complete, and nothing of its own. */
function opensUp(pass: GroupPass, i: number): boolean {
  return pass.norm(i + 1) === 'not' && pass.norm(i + 2) === 'limited' && pass.norm(i + 3) === 'to' && pass.norm(i - 1) === 'but';
}

/** "Logged [are] your address and the time", "Also stored [is] your name": a participle at the very beginning, and behind the auxiliary what it is said of. */
function isTurned(pass: GroupPass, i: number): boolean {
  if (i < 1 || i > 2 || (i === 2 && !(pass.bits(0) & (Bit.ADV | Bit.NEG)))) return false;
  if (!(pass.forms(i - 1) & Form.PART) || !(pass.readings(i - 1) & TAKEN)) return false;
  const next = pass.norm(i + 1) === 'only' ? i + 2 : i + 1;
  return (pass.bits(next) & (Bit.DET | Bit.USER | Bit.GENERIC)) !== 0 || pass.inPhrase[next] === 1;
}

function turnedGroup(pass: GroupPass, i: number): number {
  const group = { ...newGroup('finite', i - 1), passive: true, mains: [i - 1], form: Form.PART };
  if (i === 2 && pass.bits(0) & Bit.NEG) {
    group.negated = true;
    group.negators.push(0);
    group.from = 0;
  }
  let to = i + 1;
  while (to < pass.tokens.length && !(pass.bits(to) & (Bit.SUB | Bit.REL)) && !STOPS.has(pass.norm(to))) to++;
  group.inverted = { from: i + 1, to };
  pass.groups.push(group);
  return i + 1;
}

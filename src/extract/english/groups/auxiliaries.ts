// Chains of auxiliaries: "may, from time to time, not have been" up to the verb that they belong to.
import { ONLY } from '../../../generated/words/shared.js';
import { newGroup, type Group } from './group.js';
import { Bit, Form, lexicon } from '../lexicon/lexicon.js';
import type { Token } from '../tokens/tokens.js';
import { couldBeVerb, isOnly, isQuote } from './surroundings.js';
import { joinsAdverbs } from './asides.js';
import {
  adverbial,
  closingOf,
  denyingPhrase,
  headEnd,
  interjection,
  mayInvert,
  nounPhrase,
  onlyClosingAfter,
  takesObject,
  takesOver,
} from './chains.js';
import { neverEndingAt } from './never.js';
import { coordinated, shareCopula, sharedWith, sharesNothing } from './coordination.js';
import type { GroupPass } from './grouppass.js';

const LONGEST_CHAIN = 60;
const LINKS = Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE;

/** A chain as far as it has been read. */
interface Chain {
  readonly group: Group;
  /** Its first auxiliary. */
  readonly from: number;
  /** Its last auxiliary so far. */
  last: number;
  /** The forms that a verb behind it may have. */
  expect: number;
  /** Whether a bracket was passed over. */
  bracket: boolean;
  /** "could, but do not,": whether a second chain took over. */
  turned: boolean;
}

/** Reads a chain from its first auxiliary on; returns the index behind what belongs to it. */
export function auxiliary(pass: GroupPass, i: number): number {
  const group = newGroup('finite', i);
  if (pass.norm(i - 1) === 'to') {
    group.kind = 'infinitive';
    group.from = i - 1;
  } else if (pass.norm(i) === 'having' || pass.norm(i) === 'being') group.kind = 'gerund';
  // "will be kept secret and not be disclosed"
  if (pass.norm(i) === 'be' && pass.bits(i - 1) & Bit.NEG && pass.norm(i - 1) !== 'no' && pass.bits(i - 2) & Bit.CONJ) {
    group.negated = true;
    group.negators.push(i - 1);
  }
  // "When you do, we will ask": the verb is not said again.
  if (pass.bits(i) & Bit.DO && pass.norm(i + 1) === ',' && (pass.bits(i + 2) & (Bit.FIRST | Bit.THEY | Bit.USER)) !== 0) return i + 1;
  const chain: Chain = { group, from: i, last: i, expect: Form.BASE, bracket: false, turned: false };
  let j = i;
  while (j < pass.tokens.length && j - i < LONGEST_CHAIN) {
    const linked = nextLink(pass, chain, j) || denial(pass, chain, j);
    if (linked) {
      j = linked;
      continue;
    }
    const form = mainForm(pass, chain, j);
    if (form) return finish(pass, group, j, form);
    const behind = betweenLinks(pass, chain, j);
    if (behind) {
      j = behind;
      continue;
    }
    if (!(pass.tokens[j] as Token).verb && chain.expect === Form.BASE && couldBeVerb(pass, j)) return finish(pass, group, j, Form.BASE);
    break;
  }
  return withoutParticiple(pass, group, chain.last, j);
}

/** Takes one more auxiliary into the chain; the index behind it, or 0 where a token is none. */
function nextLink(pass: GroupPass, chain: Chain, j: number): number {
  const { bits, norm, verb } = pass.tokens[j] as Token;
  if (!(bits & LINKS) || (verb && j > chain.from && bits & (Bit.DO | Bit.HAVE) && takesObject(pass, j, chain.expect))) return 0;
  if (bits & Bit.MODAL) {
    if (lexicon().word(norm).modal === 'may') chain.group.modal = 'may';
    chain.expect = Form.BASE;
  } else if (bits & Bit.DO) chain.expect = Form.BASE;
  else chain.expect = bits & Bit.HAVE ? Form.PART : Form.PART | Form.ING;
  chain.group.passive = Boolean(bits & Bit.BE);
  chain.last = j;
  return j + 1;
}

/** Takes what denies into the chain; the index behind it, or 0. */
function denial(pass: GroupPass, { group }: Chain, j: number): number {
  const { bits, norm } = pass.tokens[j] as Token;
  const longer = norm === 'no' && pass.norm(j + 1) === 'longer';
  if (!longer && (!(bits & Bit.NEG) || norm === 'no' || norm === 'nothing' || norm === 'without')) return 0;
  // "may or may not" denies nothing
  if (norm === 'not' && pass.norm(j - 1) === 'may' && pass.norm(j - 2) === 'or' && pass.norm(j - 3) === 'may') return j + 1;
  if (!longer && isOnly(pass, j + 1)) group.only = false;
  // "do not and will not" denies once; so does "cannot and never will".
  else {
    group.negated = true;
    group.negators.push(j);
  }
  if (longer) return j + 2;
  // "will never, ever sell it"
  const ever = norm === 'never' && pass.norm(j + 1) === ',' && pass.norm(j + 2) === 'ever';
  return !ever ? j + 1 : pass.norm(j + 3) === ',' ? j + 4 : j + 3;
}

/** The form in which a token is the verb that the chain has come to, or 0. */
function mainForm(pass: GroupPass, { from, expect }: Chain, j: number): number {
  const { verb, bits, norm } = pass.tokens[j] as Token;
  if (!verb) return 0;
  const fits =
    verb.forms & expect &&
    !(pass.inPhrase[j] && (bits & Bit.CAPITAL || norm === 'advertising')) &&
    !isNoVerb(pass, j) &&
    !(bits & Bit.GLUED);
  if (fits) return verb.forms & expect;
  return j === from + 1 && expect === Form.BASE ? verb.forms & Form.BASE : 0;
}

/** Passes over what may stand between an auxiliary and its verb; the index behind it, or 0 where the chain ends. */
function betweenLinks(pass: GroupPass, chain: Chain, j: number): number {
  const { bits, norm } = pass.tokens[j] as Token;
  if (norm === 'yet' && pass.bits(j - 1) & Bit.NEG) return j + 1;
  if (bits & Bit.ADV) {
    if (ONLY.has(norm)) chain.group.only = true;
    return j + 1;
  }
  if (joinsAdverbs(pass, j)) return j + 1;
  if (norm === '(' && (j === chain.last + 1 || !chain.bracket)) {
    const close = closingOf(pass, j);
    if (close > 0) {
      chain.bracket = true;
      return close + 1;
    }
  }
  return pastMark(pass, chain, j) || pastAdverbial(pass, chain, j) || pastConjunction(pass, j) || pastSubject(pass, chain, j);
}

function pastMark(pass: GroupPass, chain: Chain, j: number): number {
  if (!(pass.bits(j) & Bit.PUNCT)) return 0;
  // "could, but do not, sell": the second chain takes over.
  if (chain.turned && pass.norm(j) === ',' && pass.verb(j + 1)) return j + 1;
  if (takesOver(pass, j)) {
    chain.turned = true;
    chain.group.modal = 'does';
    return j + 2;
  }
  const skip = isQuote(pass, j) ? j + 1 : interjection(pass, j, chain.expect);
  if (skip <= 0) return 0;
  passOver(pass, chain.group, j, skip);
  return skip;
}

function pastAdverbial(pass: GroupPass, { group, expect }: Chain, j: number): number {
  if (!(pass.bits(j) & Bit.PREP) || pass.norm(j) === 'among') return 0;
  const skip = adverbial(pass, j, expect);
  if (skip <= 0) return 0;
  passOver(pass, group, j, skip);
  return skip;
}

/** "do not and will not sell", "has not and never will": the second chain takes over. */
function pastConjunction(pass: GroupPass, j: number): number {
  const norm = pass.norm(j);
  return (norm === 'and' || norm === 'or') && pass.bits(j + 1) & (LINKS | Bit.NEG) ? j + 1 : 0;
}

/** "Nor do we [sell]": the subject behind its auxiliary. */
function pastSubject(pass: GroupPass, { group, from, last, expect }: Chain, j: number): number {
  if (group.inverted || j !== last + 1 || !mayInvert(pass, from)) return 0;
  // "nor is information kept", but no "how is information kept"
  const to = nounPhrase(pass, j, expect, (expect & Form.BASE) !== 0 || (pass.bits(from - 1) & Bit.NEG) !== 0);
  if (to <= j) return 0;
  group.inverted = { from: j, to: headEnd(pass, j, to) };
  return to;
}

/** "They have limited access", "Acme Limited": no verb. */
export function isNoVerb(pass: GroupPass, i: number): boolean {
  const n = pass.norm(i);
  if (n !== 'limited' && n !== 'restricted') return false;
  // "Acme Ireland Limited"
  return pass.norm(i + 1) === 'access' || (pass.bits(i) & pass.bits(i - 1) & Bit.CAPITAL) !== 0;
}

/** Words between an auxiliary and its verb: "in no case" denies, "from time to time" does not. */
function passOver(pass: GroupPass, group: Group, from: number, to: number): void {
  const no = denyingPhrase(pass, from, to);
  if (no < 0) return;
  group.negated = true;
  group.negators.push(no);
}

/** No main verb came: "is", "has" are it; a modal or "do" waits for a list ("We do not:"). */
function withoutParticiple(pass: GroupPass, group: Group, last: number, j: number): number {
  const aux = pass.tokens[last] as Token;
  // "do not handle or have access to": "have" continues the denied series.
  if (aux.norm === 'have' && group.from === last) {
    const joined = coordinated(pass, last, last - 1, Form.BASE);
    if (joined) return joined;
  }
  if (aux.bits & Bit.BE) {
    group.copula = true;
    group.passive = false;
    group.mains = [last];
    group.form = Form.S;
    shareCopula(pass, group, aux);
  } else if (aux.bits & (Bit.HAVE | Bit.DO) && aux.verb && !(j >= pass.tokens.length || pass.norm(j) === ':')) {
    group.mains = [last];
    group.form = aux.verb.forms & Form.BASE ? Form.BASE : aux.verb.forms;
    if (!sharesNothing(group)) group.shares = sharedWith(pass, group.from);
  } else if (aux.bits & (Bit.MODAL | Bit.DO) && onlyClosingAfter(pass, j)) {
    group.form = Form.BASE;
  } else return last + 1;
  denyFromFront(pass, group);
  pass.groups.push(group);
  return last + 1;
}

/** "We never [will sell it]", "they in no way [can read it]": what denies stands in front of the first auxiliary. */
function denyFromFront(pass: GroupPass, group: Group): void {
  if (group.kind !== 'finite' || group.inverted || group.negated) return;
  let k = group.from - 1;
  while (pass.bits(k) & Bit.ADV) k--;
  const by = pass.norm(k) === 'never' ? k : neverEndingAt(pass.tokens, k);
  if (by < 0) return;
  group.negated = true;
  group.negators.push(by);
}

/** Gives a group its verb, the first that it gets. */
export function finish(pass: GroupPass, group: Group, main: number, form: number): number {
  denyFromFront(pass, group);
  // "will get deleted" is a passive, too.
  if (pass.base(main) === 'get' && pass.forms(main + 1) & Form.PART && !pass.inPhrase[main + 1])
    return finish(pass, { ...group, passive: true }, main + 1, Form.PART);
  group.mains = [main];
  group.form = form;
  if (!(form & Form.PART)) group.passive = false;
  if (!sharesNothing(group)) group.shares = sharedWith(pass, group.from);
  pass.groups.push(group);
  return main + 1;
}

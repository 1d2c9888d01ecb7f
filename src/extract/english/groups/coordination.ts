// Verbs in series: which group a verb joins, and whose subject it shares.
import { NESTING, TURNING, WRITTEN } from '../../../generated/words/coordination.js';
import { mainClause, newGroup, type Group } from './group.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import { LONGEST_ASIDE } from './heads.js';
import type { Token } from '../tokens/tokens.js';
import { isRelativeContact } from './heads.js';
import { beforeAside, openOfClause } from './asides.js';
import { isInS, isSetAgainst, LIMITS } from './setagainst.js';
import { commaThenConjunction, isOnly, isTight, objectFollows } from './surroundings.js';
import type { GroupPass } from './grouppass.js';

const MAX_GAP = 80;
/** What a noun does not begin with that an adjective stands before. */
const NO_NOUN =
  Bit.PUNCT |
  Bit.PREP |
  Bit.CONJ |
  Bit.SUB |
  Bit.ADV |
  Bit.TO |
  Bit.DET |
  Bit.NEG |
  Bit.REL |
  Bit.BE |
  Bit.HAVE |
  Bit.MODAL |
  Bit.FIRST |
  Bit.USER |
  Bit.IT |
  Bit.THEY;
const OBJECTS = new Set(['it', 'them']);
const LONGEST_SERIES = 24;
/** What may be done to data last. */
const ENDING = Reading.delete | Reading.retain | Reading.store;

export function sharesNothing(group: Group): boolean {
  return group.kind !== 'finite' || group.inverted !== null;
}

/** The group whose subject a group takes over that comes right after a conjunction. */
export function sharedWith(pass: GroupPass, from: number): Group | null {
  let k = from - 1;
  while (pass.bits(k) & (Bit.ADV | Bit.NEG) && !(pass.bits(k) & Bit.CONJ)) k--;
  if (k < 0) return null;
  const norm = (pass.tokens[k] as Token).norm;
  if (!(pass.bits(k) & Bit.CONJ) && norm !== ',' && norm !== ';') return null;
  const before = pass.groups.at(-1);
  if (!before || from - before.from >= MAX_GAP) return null;
  const main = mainClause(pass.groups, before);
  return likeAuxiliary(pass, main, from) ?? main;
}

/** "may collect your address, which page you are reading, and may set a cookie": the verb with the same auxiliary, past a clause that only names what is collected. */
function likeAuxiliary(pass: GroupPass, nearest: Group, from: number): Group | null {
  const aux = pass.tokens[from];
  if (!aux || !(aux.bits & Bit.MODAL) || pass.norm(nearest.from) === aux.norm || !isNested(pass, nearest)) return null;
  return (
    pass.groups.findLast(
      (g) => g.kind === 'finite' && g.from < nearest.from && pass.norm(g.from) === aux.norm && from - g.from < MAX_GAP,
    ) ?? null
  );
}

/** A clause under "which", "what" or the like, or one that hangs on a noun. */
function isNested(pass: GroupPass, g: Group): boolean {
  if (g.kind !== 'finite') return false;
  if (isRelativeContact(pass, g)) return true;
  for (let k = g.from - 1; k >= 0 && g.from - k < 5; k--) {
    if (pass.bits(k) & Bit.PUNCT) return false;
    if (NESTING.has((pass.tokens[k] as Token).norm)) return true;
  }
  return false;
}

/** "will no longer appear in our gallery or be searchable": a bare "be" goes on with what the verb before it said. */
export function shareCopula(pass: GroupPass, group: Group, aux: Token): void {
  let k = group.from - 1;
  while (pass.bits(k) & (Bit.ADV | Bit.NEG) && !(pass.bits(k) & Bit.CONJ)) k--;
  if (sharesNothing(group) || !(pass.bits(k) & Bit.CONJ)) return;
  const before = sharedWith(pass, group.from);
  if (aux.norm !== 'be' || group.mains[0] !== group.from) {
    group.shares = before;
    return;
  }
  if (before?.kind === 'finite')
    Object.assign(group, { shares: before, negated: before.negated, negators: before.negators, modal: before.modal });
}

/** Joins a verb to the group before it: "collect, use and share", "collect your name and share it with". */
export function coordinated(pass: GroupPass, i: number, at: number, forms: number): number {
  const last = pass.groups.at(-1);
  const open = openOfClause(pass, at, last);
  const group = open < 0 ? last : pass.groups.findLast((g) => g.from < open);
  const k = open < 0 ? beforeAside(pass, at, group?.mains.at(-1) ?? at) : open - 1;
  const before = k >= 0 ? pass.tokens[k] : undefined;
  if (!group || !before) return 0;
  if (group.copula) return behindAdjective(pass, group, i, k, forms);
  const isComma = before.norm === ',' || before.norm === ';' || before.norm === '/';
  if (!(before.bits & Bit.CONJ) && !isComma) return 0;
  // "For the cookies we use, see our page": the reader is turned to.
  if (isComma && TURNING.has(pass.base(i)) && !isMark(pass, i + 1)) return 0;
  const target = groupInForm(pass, forms, i, open) ?? turnedBy(pass, before, group, i, forms);
  if (!target || i - target.from > MAX_GAP) return 0;
  const lastVerb = target.mains.at(-1);
  const tight = lastVerb === undefined || isTight(pass, lastVerb + 1, i);
  if (!tight && !mayFollow(pass, target, i, k, forms, isComma)) return 0;
  if (describes(pass, target, i, forms, tight)) return 0;
  // "send you offers (by post or phone [call])": what a bracket has opened goes on with nothing in front of it.
  if (lastVerb !== undefined && isOpen(pass, lastVerb + 1, i)) return 0;
  joinGroup(pass, target, i, k, tight, at + 1);
  return i + 1;
}

/** "Your letters are confidential and not [shared]": a passive goes on with the "are" of the adjective, where a "not" of its own stands in front. */
function behindAdjective(pass: GroupPass, group: Group, i: number, k: number, forms: number): number {
  const main = group.mains[0] as number;
  if (group.kind !== 'finite' || !(forms & Form.PART) || !(pass.bits(k) & Bit.CONJ) || i - main > LONGEST_ADJECTIVE) return 0;
  // "is shortened or not stored": one of two.
  if (pass.norm(k) === 'or') return 0;
  const negators = tokensWith(pass.tokens, k + 1, i, Bit.NEG);
  if (negators.length !== 1) return 0;
  for (let j = main + 1; j < k; j++) if (pass.bits(j) & NO_ADJECTIVE && !(pass.bits(j) & (Bit.ADV | Bit.NEG))) return 0;
  pass.groups.push({
    ...newGroup('finite', negators[0] as number),
    mains: [i],
    form: Form.PART,
    passive: true,
    shares: group,
    modal: group.modal,
    negated: true,
    negators,
  });
  return i + 1;
}

const LONGEST_ADJECTIVE = 7;
const NO_ADJECTIVE = Bit.PREP | Bit.SUB | Bit.REL | Bit.DET | Bit.USER | Bit.FIRST | Bit.IT | Bit.THEY | Bit.TO | Bit.GENERIC;

/** Whether a verb that words stand in front of goes on with a series: with an object of its own, or at the end. */
function mayFollow(pass: GroupPass, target: Group, i: number, k: number, forms: number, isComma: boolean): boolean {
  if (isComma && !commaThenConjunction(pass, k)) {
    const series = target.kind === 'finite' && i - target.from < LONGEST_SERIES;
    if (!series || (!target.negated && skipsVerb(pass, target, k, forms)) || !goesOn(pass, i, forms, !target.negated)) return false;
  }
  return objectFollows(pass, i) || endsSeries(pass, i, pass.tokens[k] as Token, target, forms);
}

/** Whether a word only looks like a verb of the series: an adjective, or a noun. */
function describes(pass: GroupPass, target: Group, i: number, forms: number, tight: boolean): boolean {
  if (tight) return false;
  const next = pass.bits(i + 1);
  const objects = Bit.DET | Bit.USER | Bit.IT | Bit.THEY;
  // "or aggregate information"
  if (pass.norm(i) === 'aggregate' && !(next & objects)) return true;
  // "we collect your name and email when you register": nobody is written to.
  if (forms & Form.BASE && WRITTEN.has(pass.norm(i)) && !(next & (objects | Bit.FIRST))) return true;
  // "cannot be withdrawn from running studies or published results"
  return target.passive && !(next & NO_NOUN);
}

/** Takes a verb into a group, or into one that shares its subject; what stands in front of it, from `from` on, may turn it round. */
function joinGroup(pass: GroupPass, target: Group, i: number, k: number, tight: boolean, from: number): void {
  const before = pass.tokens[k] as Token;
  const own = tokensWith(pass.tokens, from, i, Bit.NEG);
  // "do not sell it, and only use it to": what is done is set against what is not.
  const limits =
    target.negated &&
    own.length === 0 &&
    (tokensWith(pass.tokens, k + 1, i, Bit.ADV).some((m) => LIMITS.has((pass.tokens[m] as Token).norm)) ||
      (before.norm === 'and' && isSetAgainst(pass, target, i, tight)));
  // "does not show ads and collects": the form tells that no "not" rules it.
  const turns = before.norm === 'but' || before.norm === 'yet' || limits || (target.negated && target.form === Form.BASE && isInS(pass, i));
  const nor = before.norm === 'nor';
  const same = own.length === 0 && !turns && !(nor && !target.negated);
  const slot = tight || target.kind !== 'finite' || (target.form & (Form.BASE | Form.PART | Form.ING)) !== 0;
  if (same && slot && tight) {
    target.mains.push(i);
    return;
  }
  const joined = { ...newGroup(target.kind, i), mains: [i], form: target.form, passive: target.passive, shares: target };
  if (same && slot) {
    pass.groups.push({ ...joined, modal: target.modal, negated: target.negated, negators: target.negators, only: false });
    return;
  }
  pass.groups.push({
    ...joined,
    modal: turns ? 'does' : target.modal,
    negated: (own.length % 2 === 1 && !isOnly(pass, (own[0] as number) + 1)) || nor,
    negators: nor ? [k] : own,
  });
}

/** "The shop does not store your card number, but [keeps] your order": the verb that "but" or "and" sets against a denied one, without its auxiliary. */
function turnedBy(pass: GroupPass, before: Token, group: Group, i: number, forms: number): Group | null {
  return (before.norm === 'but' || (before.norm === 'and' && objectFollows(pass, i))) &&
    forms & Form.S &&
    group.kind === 'finite' &&
    group.negated &&
    pass.norm(group.from) === 'does' &&
    pass.readings(i) &&
    !pass.inPhrase[i]
    ? group
    : null;
}

/** "We do not rent your name, [sell] your address or publish either": a series of verbs, each with its object, up to its conjunction; `plain`: what is done may as well be a row of nouns. */
function goesOn(pass: GroupPass, i: number, forms: number, plain: boolean): boolean {
  if (!pass.readings(i) || !isVerbOf(pass, i, plain) || pass.inPhrase[i]) return false;
  for (let k = i + 1; k < pass.tokens.length && k - i < LONGEST_ASIDE; k++) {
    if (pass.bits(k) & (Bit.MODAL | Bit.DO | Bit.BE | Bit.HAVE | Bit.SUB) || pass.norm(k) === ';') return false;
    const next = pass.verb(k + 1);
    if (
      pass.bits(k) & Bit.CONJ &&
      next &&
      next.readings &&
      next.forms & forms & Form.BASE &&
      isVerbOf(pass, k + 1, plain) &&
      !pass.inPhrase[k + 1] &&
      objectFollows(pass, k + 1)
    )
      return true;
  }
  return false;
}

/** "may take data, [use cookies], embed it, and", "use it [to run the shop], keep it safe, and": whether a row has begun with what may be a verb and was not taken for one. */
function skipsVerb(pass: GroupPass, { mains, from }: Group, comma: number, forms: number): boolean {
  const nouns = Bit.DET | Bit.USER | Bit.FIRST | Bit.IT | Bit.THEY | Bit.GENERIC;
  for (let j = (mains.at(-1) ?? from) + 1; j < comma; j++)
    if (pass.norm(j) === 'to' && !(pass.bits(j + 1) & nouns)) return true;
    else if (pass.norm(j) === ',' && (pass.verb(j + 1)?.forms ?? 0) & forms && !pass.inPhrase[j + 1]) return true;
  return false;
}

/** "share it", "sell your name": not "share prices", "record number". */
function isVerbOf(pass: GroupPass, i: number, plain: boolean): boolean {
  const opens = (at: number): boolean =>
    (pass.bits(at) & (Bit.DET | Bit.USER | Bit.IT | Bit.THEY | Bit.FIRST | Bit.GENERIC)) !== 0 && !(pass.bits(at) & Bit.CONJ);
  // "or post on your wall"
  if (opens(i + 1) || (!plain && pass.bits(i + 1) & Bit.PREP && pass.bits(i + 2) & (Bit.USER | Bit.IT | Bit.THEY))) return true;
  return !plain && !(pass.bits(i) & (Bit.GENERIC | Bit.NOTDATA));
}

/** "is collected in our logs, and automatically deleted after 30 days": the last of what is done to the subject. */
function endsSeries(pass: GroupPass, i: number, before: Token, target: Group, forms: number): boolean {
  const next = pass.tokens[i + 1];
  return (
    target.passive &&
    target.kind === 'finite' &&
    (forms & Form.PART) !== 0 &&
    (before.bits & Bit.CONJ) !== 0 &&
    (pass.readings(i) & ENDING) !== 0 &&
    (!next || (next.bits & (Bit.PREP | Bit.SUB)) !== 0 || next.norm === '.' || next.norm === ';')
  );
}

function isOpen(pass: GroupPass, from: number, to: number): boolean {
  let depth = 0;
  // "delete (and tell our vendors to delete)" goes on with what stands in front of the bracket.
  for (let k = from; k < to; k++)
    if (pass.norm(k) === '(' && !(pass.bits(k + 1) & Bit.CONJ)) depth++;
    else if (pass.norm(k) === ')') depth--;
  return depth > 0;
}

function isMark(pass: GroupPass, i: number): boolean {
  return Boolean(pass.bits(i) & Bit.CONJ) || pass.norm(i) === ',';
}

/** The nearest group, within this clause, whose slot takes a verb of these forms. */
function groupInForm(pass: GroupPass, forms: number, verb: number, aside: number): Group | null {
  const pronoun = pass.norm(verb + 1);
  for (let g = pass.groups.length - 1, steps = 0; g >= 0 && steps < 4; g--, steps++) {
    const group = pass.groups[g] as Group;
    if (aside > 0 && group.from > aside) continue;
    if (!(group.form & forms) || (group.kind === 'participle' && steps > 0)) continue;
    // "we encrypt the data [you send] and send it": "it" is what the verb in front of the clause is about.
    if (OBJECTS.has(pronoun) && isRelativeContact(pass, group) && pass.groups.some((o) => o.from < group.from && o.form & forms)) continue;
    // "you may request that we correct it and ask us to": nobody asks himself.
    if (
      pronoun === 'us' &&
      pass.norm(rootOf(group).from - 1) === 'we' &&
      pass.groups.some((o) => o.from < rootOf(group).from && o.form & forms)
    )
      continue;
    // "we hire others [to pack] and provide them with": whoever is given something gives nothing.
    if (pronoun === 'them' && group.kind === 'infinitive' && pass.norm(verb + 2) === 'with' && pass.readings(verb) & Reading.convey)
      continue;
    return group;
  }
  return null;
}

function rootOf(group: Group): Group {
  let root = group;
  while (root.shares) root = root.shares;
  return root;
}

function tokensWith(tokens: readonly Token[], from: number, to: number, bit: number): number[] {
  const out: number[] = [];
  for (let k = from; k < to; k++) if ((tokens[k] as Token).bits & bit) out.push(k);
  return out;
}

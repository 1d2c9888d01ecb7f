// What a clause hangs on: a relative, a subordinator, a verb of telling, an occasion.
import { OCCASIONS, TELLING_WORDS } from '../../../generated/words/embedding.js';
import { SUBJECT_PRONOUNS } from '../../../generated/words/actors.js';
import type { Clause, OpenClause } from './clause.js';
import { lastVerb, type Group } from '../groups/group.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { complement, governing, HELD_TRUE } from './complements.js';
import type { ClausePass } from './clausepass.js';
import { HANDLING } from './infinitives.js';
import { isEachTime, isWay } from './nounphrases.js';
import { behindNoun } from './contact.js';

const ASKING = new Set(['what', 'which']);
const ARISING = new Set(['arise', 'occur']);

const LONGEST_TITLE = 5;
const ENDS = new Set(['purpose', 'purposes', 'reason', 'reasons']);
const CASES = new Set(['event', 'case', 'point', 'time']);
const DURING = new Set(['during', 'after', 'before', 'at']);
const SUPPOSING = new Set(['if', 'unless', 'until', 'provided']);
const TELLS_MORE = 'the clause tells more of the words before it';

/** "It is our partners [that store it]": what the sentence is about, no noun picked out. */
function isCleft(pass: ClausePass, at: number): boolean {
  if (pass.norm(0) !== 'it' || !(pass.bits(1) & Bit.BE) || pass.bits(2) & Bit.NEG || at > 6) return false;
  return pass.phrases.some((p) => p.kind === 'recipient' && p.to === at + 1 && p.from < 4);
}

/** Looks at what stands before the clause: a relative, a subordinator, a verb of telling. */
export function embed(pass: ClausePass, clause: OpenClause, from: number): void {
  if (clause.group.negated && isTitleOf(pass, from)) {
    clause.indirect = true;
    return;
  }
  const k = inFrontOfClause(pass, from);
  if (k < 0 || asRelative(pass, clause, k) || besideRelative(pass, clause, k) || isAsideOfDenial(pass, clause, k)) return;
  if (pass.bits(k) & Bit.CONJ && goesOnWithCondition(pass, clause, k)) return;
  if (asOccasion(pass, clause, k) || underWord(pass, clause, from, k)) return;
  behindNoun(pass, clause, from, k);
}

/** "[What data] we do not hold": what a part is called, at the beginning or behind a mark. */
function isTitleOf(pass: ClausePass, from: number): boolean {
  if (!(pass.bits(from) & (Bit.FIRST | Bit.USER))) return false;
  let k = from - 1;
  while (
    k > 0 &&
    from - k < LONGEST_TITLE &&
    (pass.bits(k) & Bit.GENERIC || pass.phrases.some((p) => p.kind === 'data' && p.from <= k && k < p.to))
  )
    k--;
  return k < from - 1 && pass.norm(k) === 'what' && (k === 0 || (pass.bits(k - 1) & (Bit.PUNCT | Bit.NUMBER)) !== 0);
}

/** The token in front of a clause, small asides passed over. */
function inFrontOfClause(pass: ClausePass, from: number): number {
  // "under what circumstances, if any, we"
  if (
    pass.norm(from - 1) === ',' &&
    (pass.norm(from - 2) === 'any' || pass.norm(from - 2) === 'ever') &&
    pass.norm(from - 3) === 'if' &&
    pass.norm(from - 4) === ','
  )
    return from - 5;
  // "and, if at all, we"
  if (
    pass.norm(from - 1) === ',' &&
    pass.norm(from - 2) === 'all' &&
    pass.norm(from - 3) === 'at' &&
    pass.norm(from - 4) === 'if' &&
    pass.norm(from - 5) === ','
  )
    return from - 6;
  // "if for any reason you"
  if (pass.norm(from - 1) === 'reason' && pass.norm(from - 2) === 'any' && pass.norm(from - 3) === 'for' && pass.norm(from - 4) === 'if')
    return from - 4;
  // "what personally identifiable data are collected"
  if (
    !(pass.bits(from) & (Bit.FIRST | Bit.USER)) &&
    pass.bits(from - 1) & Bit.ADV &&
    pass.norm(from - 1).endsWith('ly') &&
    ASKING.has(pass.norm(from - 2))
  )
    return from - 2;
  // "whether or not we hold"
  if (pass.norm(from - 1) === 'not' && pass.norm(from - 2) === 'or' && pass.norm(from - 3) === 'whether') return from - 3;
  // "if, however, we share it", "if ever we share it"; "if substantially all is sold": the adverb belongs to the subject.
  if (pass.norm(from - 1) === ',' && pass.bits(from - 2) & Bit.ADV && pass.norm(from - 3) === ',' && pass.norm(from - 4) === 'if')
    return from - 4;
  const that = thatBeforePhrase(pass, from);
  if (that > 0) return that;
  return pass.bits(from - 1) & Bit.ADV && pass.norm(from - 2) === 'if' && !(pass.bits(from) & Bit.DET) ? from - 2 : from - 1;
}

/** "note that in some cases we", "agree that from time to time our partners": the "that" of a verb of telling, past a phrase behind it; -1 where none stands there. */
function thatBeforePhrase(pass: ClausePass, from: number): number {
  for (let k = from - 1; k > 0 && from - k <= LONGEST_PHRASE; k--) {
    if (pass.norm(k) === 'that')
      return k < from - 2 && pass.bits(k + 1) & Bit.PREP && pass.isVerb(k - 1) && pass.readings(k - 1) & TELLING ? k : -1;
    if (pass.bits(k) & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.REL | Bit.FIRST | Bit.USER) || pass.isVerb(k)) return -1;
  }
  return -1;
}

const LONGEST_PHRASE = 6;
const TELLING = Reading.tell | Reading.acknowledge;

/** "partners who set cookies": a clause whose subject is a relative. */
function asRelative(pass: ClausePass, clause: Clause, k: number): boolean {
  const { subject } = clause;
  if (!subject || subject.to - subject.from !== 1 || !(pass.bits(subject.from) & Bit.REL) || !SUBJECT_PRONOUNS.has(pass.norm(subject.from)))
    return false;
  // "partners, who may set cookies": behind a comma it tells, it does not pick out.
  clause.relative = (pass.norm(k) !== ',' || clause.actor !== 'third') && !isCleft(pass, k);
  if (!clause.relative) clause.steps.push(TELLS_MORE);
  return true;
}

/** "We hold no special data (this includes your religion)": parts of what is denied, nothing done. */
function isAsideOfDenial(pass: ClausePass, clause: OpenClause, k: number): boolean {
  if (pass.norm(k) !== '(' || !(pass.bits(k + 1) & (Bit.THEY | Bit.IT | Bit.DET)) || !PARTS.has(pass.base(lastVerb(clause.group))))
    return false;
  const before = pass.clauses.findLast((c) => c.group.kind === 'finite' && !c.relative);
  clause.relative = before !== undefined && (before.negated || pass.groups.some((g) => g === before.group && deniesObject(pass, g)));
  return clause.relative;
}

const PARTS = new Set(['include', 'mean', 'cover', 'comprise']);

/** "We collect no names": denied by its object. */
function deniesObject(pass: ClausePass, group: Group): boolean {
  const main = lastVerb(group);
  return pass.norm(main + 1) === 'no' || pass.norm(main + 1) === 'none';
}

/** "data we collect[, or you provide]": two clauses without objects hang on one noun. */
function besideRelative(pass: ClausePass, clause: OpenClause, k: number): boolean {
  const before = pass.clauses.at(-1);
  if (!before?.relative || !(pass.bits(k) & Bit.CONJ) || !(pass.bits(k + 1) & (Bit.FIRST | Bit.USER))) return false;
  const end = pass.norm(k - 1) === ',' ? k - 2 : k - 1;
  const main = lastVerb(clause.group);
  if (lastVerb(before.group) !== end || clause.group.passive || !(pass.readings(main) & HANDLING)) return false;
  if (!endsAt(pass, main + 1) && !(pass.bits(main + 1) & Bit.PREP)) return false;
  clause.relative = true;
  return true;
}

/** Whether a clause behind a conjunction belongs to the condition in front of it, as far as it goes. */
function goesOnWithCondition(pass: ClausePass, clause: Clause, k: number): boolean {
  // "if you open an account and you allow them to"
  const byReader = clause.actor === 'user' && pass.norm(k - 1) !== ',';
  // "if somebody asks for it and we believe that"
  const byBelief = clause.actor === 'first' && pass.base(lastVerb(clause.group)) === 'believe';
  if (!byReader && !byBelief) return false;
  const g = governing(pass, k);
  const goesOn = Boolean(g?.hypothetical) && g?.group.kind === 'finite' && (byBelief || g.actor === 'user');
  if (goesOn) clause.hypothetical = true;
  return byReader || goesOn;
}

/** "There are cases in which we must": done at times. */
function asOccasion(pass: ClausePass, clause: Clause, k: number): boolean {
  const n = pass.norm(k);
  const inWhich = n === 'which' && pass.norm(k - 1) === 'in';
  if ((n !== 'when' && n !== 'where' && !inWhich) || !tellsOccasion(pass, inWhich ? k - 2 : k - 1)) return false;
  if (clause.modal === 'does') clause.modal = 'may';
  return true;
}

/** "data you give us [or that] we get" */
function isOrThat(pass: ClausePass, k: number, from: number): boolean {
  return (
    pass.norm(k) === 'that' &&
    (pass.norm(k - 1) === 'or' || pass.norm(k - 1) === 'and') &&
    pass.clauses.at(-1)?.relative === true &&
    (pass.bits(from) & (Bit.FIRST | Bit.USER)) !== 0
  );
}

/** "you may request that we delete it or [that] we stop": supposed or told as the clause in front of it is. */
function goesOnWithThat(pass: ClausePass, clause: Clause, k: number): boolean {
  if (pass.norm(k - 1) !== 'or' && pass.norm(k - 1) !== 'and') return false;
  const before = pass.clauses.findLast((c) => c.group.kind === 'finite');
  if (!before || pass.norm(before.start - 1) !== 'that' || !(before.hypothetical || before.indirect)) return false;
  clause.hypothetical = before.hypothetical;
  clause.indirect = before.indirect;
  return true;
}

/** Whether the word in front of a clause says by itself how the clause stands. */
function underWord(pass: ClausePass, clause: OpenClause, from: number, k: number): boolean {
  const n = pass.norm(k);
  if (isOrThat(pass, k, from)) {
    clause.relative = true;
    return true;
  }
  // "After that we store …"
  if (n === 'that' && pass.bits(k - 1) & Bit.PREP && !(pass.bits(k - 1) & Bit.TO)) return true;
  if (n === 'that' && goesOnWithThat(pass, clause, k)) return true;
  if (n === 'that' || TELLING_WORDS.has(n)) {
    complement(pass, clause, k, n);
    return true;
  }
  if (pass.bits(k) & Bit.SUB) {
    clause.subordinator = n;
    if (SUPPOSING.has(n)) clause.hypothetical = true;
    return true;
  }
  if (!SUBJECT_PRONOUNS.has(pass.norm(from)) && (isWay(pass, k) || isEachTime(pass, k))) {
    clause.start = k - 1;
    if (isWay(pass, k)) complement(pass, clause, k, n);
    else clause.subordinator = 'when';
    return true;
  }
  if (isOfEnds(pass, clause.group, from)) {
    clause.relative = true;
    return true;
  }
  // "so long as those parties agree to"
  if (n === 'as' && pass.norm(k - 1) === 'long' && clause.actor === 'third') clause.hypothetical = true;
  if (n === 'before' || n === 'after' || n === 'as') {
    clause.subordinator = n;
    return true;
  }
  // "in which case we may": it goes on with what was said.
  if (CASES.has(n) && pass.norm(k - 1) === 'which') {
    clause.steps.push(TELLS_MORE);
    return true;
  }
  // "if you suspect a stranger has read it"
  const held = HELD_TRUE.has(pass.base(k)) || (pass.readings(k) & (Reading.tell | Reading.acknowledge)) !== 0;
  if (held && pass.clauses.some((c) => c.hypothetical && c.group.kind === 'finite' && !c.group.passive && lastVerb(c.group) === k)) {
    clause.hypothetical = true;
    return true;
  }
  if (n !== 'extent' && n !== 'event' && n !== 'case') return false;
  // "During the event we film you"
  if (n === 'event' && DURING.has(pass.norm(k - 2))) return false;
  clause.hypothetical = true;
  return true;
}

/** "for the ends your letters were collected for": the noun in front of it stands for the object of its last word. */
function isOfEnds(pass: ClausePass, group: Group, from: number): boolean {
  const last = group.mains.at(-1) as number;
  return group.passive && pass.norm(last + 1) === 'for' && endsAt(pass, last + 2) && hasEnds(pass, from, group.from);
}

/** "There are cases [in which we must]", "circumstances may arise [where we]": what is done at times. */
function tellsOccasion(pass: ClausePass, at: number): boolean {
  const main = pass.clauses.find((c) => c.group.kind === 'finite' && !c.relative);
  if (!main || main.negated || main.subordinator !== null || !main.subject) return false;
  const verb = lastVerb(main.group);
  if (ARISING.has(pass.base(verb))) return verb === at && OCCASIONS.has(pass.stem(main.subject.to - 1));
  return (
    main.group.copula &&
    pass.norm(main.subject.from) === 'there' &&
    OCCASIONS.has(pass.stem(at)) &&
    at - verb < 6 &&
    pass.norm(verb + 1) !== 'no'
  );
}

function endsAt(pass: ClausePass, i: number): boolean {
  return i >= pass.tokens.length || (pass.bits(i) & (Bit.PUNCT | Bit.CONJ | Bit.SUB)) !== 0;
}

function hasEnds(pass: ClausePass, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (ENDS.has(pass.norm(k))) return true;
  return false;
}

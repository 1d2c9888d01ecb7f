// Who a noun phrase stands for: the organisation, somebody else, the reader, data, or a tool.
import { AMONG, ANYBODY, INSIDE, NEGATIVE_FRONT, OTHER_THAN, STAGING, SUBJECT_PRONOUNS } from '../../../generated/words/actors.js';
import type { ActorKind } from './clause.js';
import { Bit } from '../lexicon/lexicon.js';
import { referent, type Referent } from './nounheads.js';
import { antecedent } from './antecedents.js';
import { anybody, classifyHead, headRange, organisation, saidIn } from './nounheads.js';
import { runsOthers, runsOurPages } from './ours.js';
import type { ClausePass } from './clausepass.js';
import type { Range } from '../tokens/range.js';

/** The step by which a name in the text is the organisation. */
export const CALLED_SO = ' is what the text calls the organisation';
const RELATIVES = new Set(['who', 'which', 'that', 'whom']);
const HERE = new Set(['here', 'inhouse', 'in-house']);
const YOUNGER = new Set(['under', 'younger', 'below']);
const READERS = new Set(['those', 'people', 'persons', 'everyone']);
/** "not only", "not all": denies nothing of what is done. */
const NOT_ALL = new Set(['only', 'all', 'every']);

/** Whom a word stands for by itself. */
const ALONE: ReadonlyMap<string, Referent> = new Map([
  ['we', referent('first')],
  ['i', referent('first')],
  ['us', referent('first')],
  ['you', referent('user')],
  // "Nothing is sold", "everything stays here": all that there is.
  ['nothing', referent('data')],
  ['everything', referent('data')],
  ...['both', 'neither', 'none', 'all'].map((word) => [word, referent('unknown', 'pronoun:these')] as const),
]);

/** Whom a subject stands for; `negative`: its words deny what is said of it. */
interface Subject extends Referent {
  readonly negative: boolean;
}

/** Who a subject is. */
export function classify(pass: ClausePass, range: Range): Subject {
  const { to } = range;
  // "Nothing you type": what is typed, whoever types it.
  if (pass.norm(range.from) === 'nothing' && to - range.from > 1) return subject(referent('data'), true);
  let { from } = range;
  let negative = false;
  // "as none of it is kept", "as no names are stored", "and that no data are sold"
  if ((pass.norm(from) === 'as' || pass.norm(from) === 'that') && pass.bits(from + 1) & Bit.NEG && to - from > 1) from++;
  for (; from < to - 1 && pass.bits(from) & Bit.NEG; from++)
    if (pass.norm(from) !== 'not' || !NOT_ALL.has(pass.norm(from + 1))) negative = !negative;
  if (NEGATIVE_FRONT.has(pass.norm(from))) negative = true;
  const pronoun = to - from === 1 ? byPronoun(pass, from) : null;
  if (pronoun) return subject(pronoun, negative);
  const none = nobody(pass, range, from);
  if (none) return subject(none, true);
  const known = byReader(pass, from, to) ?? (isBesideUs(pass, from, to) ? referent('first') : null) ?? byName(pass, from, to);
  return subject(known, negative);
}

/** Whom a single word stands for, where it is a pronoun. */
function byPronoun(pass: ClausePass, at: number): Referent | null {
  const norm = pass.norm(at);
  const alone = ALONE.get(norm);
  if (alone) return alone;
  if (RELATIVES.has(norm)) return antecedent(pass, at);
  return SUBJECT_PRONOUNS.has(norm) || norm === 'them' ? referent('unknown', `pronoun:${norm}`) : null;
}

/** "Nobody here", "no one on our team": those inside; "nobody outside our company", "no one else": not those. */
function nobody(pass: ClausePass, { from, to }: Range, head: number): Referent | null {
  const behind = pass.norm(from) === 'nobody' ? from + 1 : pass.norm(from) === 'no' && pass.norm(from + 1) === 'one' ? from + 2 : -1;
  if (behind < 0) return null;
  if (isInside(pass, behind, to)) return referent('first', `"${saidIn(pass, head, to)}" are people of the organisation`);
  const others = behind >= to || OTHER_THAN.has(pass.norm(behind)) || (behind === to - 1 && behind === from + 2);
  return others ? referent('third', null, ['anyone']) : null;
}

/** "here", "at Acme", "in our office", "of us": behind "nobody". */
function isInside(pass: ClausePass, at: number, to: number): boolean {
  if (at >= to) return false;
  if (HERE.has(pass.norm(at))) return true;
  if (!AMONG.has(pass.norm(at)) || at + 1 >= to) return false;
  const bits = pass.bits(at + 1);
  return (bits & Bit.FIRST) !== 0 || pass.names.match(pass.tokens, at + 1, to) !== null || INSIDE.has(pass.norm(to - 1));
}

/** "Anyone under 16", "those who live in Peru": some readers, or anybody. */
function byReader(pass: ClausePass, from: number, to: number): Referent | null {
  if (ANYBODY.has(pass.norm(from)) && YOUNGER.has(pass.norm(from + 1))) return referent('user');
  if (!READERS.has(pass.norm(from)) || pass.norm(from + 1) !== 'who') return null;
  // "those who organise the event": no readers.
  return STAGING.has(pass.base(from + 2)) && to - from > 3 ? referent('third', null, ['third_parties']) : anybody(pass, { from, to });
}

/** Whether we stand in a series of those who act. */
function isBesideUs(pass: ClausePass, from: number, to: number): boolean {
  // "enables us and our partners to", "allows them and us to"
  if (to - from > 2 && pass.norm(from) === 'us' && pass.bits(from + 1) & Bit.CONJ) return true;
  if (to - from > 2 && pass.norm(to - 1) === 'us' && pass.bits(to - 2) & Bit.CONJ) return true;
  // "our partners and we", not "the data we collect".
  for (let k = from; k < to; k++) if (pass.norm(k) === 'we' && !pass.clauses.some((c) => c.relative && c.start === k)) return true;
  return false;
}

/** Whom a noun phrase stands for, by a name of the organisation or else by its head. */
function byName(pass: ClausePass, from: number, to: number): Referent {
  const head = headRange(pass, from, to);
  // "From time to time Acme": a phrase of its own in front of the name.
  const named =
    pass.names.match(pass.tokens, head.from, head.to) ??
    // "Bank of Acme", "Acme Without Frontiers": a name that a preposition goes through.
    (pass.bits(head.to) & Bit.PREP && isOwnName(pass, head.from, to) ? pass.names.match(pass.tokens, head.from, to) : null) ??
    (pass.bits(from) & Bit.PREP && pass.bits(to - 1) & Bit.CAPITAL ? pass.names.match(pass.tokens, from, to) : null);
  if (named) return referent('first', named === 'declared' ? null : `"${saidIn(pass, from, to)}"${CALLED_SO}`);
  if (runsOurPages(pass, head)) return organisation(pass, { from, to });
  const others = runsOthers(pass, { from: head.from, to });
  return others ? referent('third', null, others) : classifyHead(pass, head, { from, to });
}

function isOwnName(pass: ClausePass, from: number, to: number): boolean {
  if (!(pass.bits(to - 1) & Bit.CAPITAL)) return false;
  return pass.names.spans(pass.tokens).some((n) => n.to === to && (n.from === from || (n.from === from + 1 && pass.bits(from) & Bit.DET)));
}

export function actorFields(pass: ClausePass, range: Range): { actor: ActorKind; actorIds: readonly string[] } {
  const { actor, ids } = classify(pass, range);
  return { actor, actorIds: ids };
}

function subject({ actor, ids, step }: Referent, negative: boolean): Subject {
  return { actor, ids, step, negative };
}

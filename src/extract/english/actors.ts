// Who a noun phrase stands for: the organisation, somebody else, the reader, data, or a tool.
import { AMONG, ANYBODY, INSIDE, NEGATIVE_FRONT, OTHER_THAN, STAGING, SUBJECT_PRONOUNS } from '../../generated/words/actors.js';
import { Antecedents } from './antecedents.js';
import type { ActorKind, Range } from './clause.js';
import { Bit } from './lexicon.js';
import { referent, type Referent } from './nounheads.js';

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

export class Actors extends Antecedents {
  /** Who a subject is. */
  protected classify(range: Range): Subject {
    const { to } = range;
    // "Nothing you type": what is typed, whoever types it.
    if (this.norm(range.from) === 'nothing' && to - range.from > 1) return subject(referent('data'), true);
    let { from } = range;
    let negative = false;
    for (; from < to - 1 && this.bits(from) & Bit.NEG; from++)
      if (this.norm(from) !== 'not' || !NOT_ALL.has(this.norm(from + 1))) negative = !negative;
    if (NEGATIVE_FRONT.has(this.norm(from))) negative = true;
    const pronoun = to - from === 1 ? this.byPronoun(from) : null;
    if (pronoun) return subject(pronoun, negative);
    const none = this.nobody(range, from);
    if (none) return subject(none, true);
    const known = this.byReader(from, to) ?? (this.isBesideUs(from, to) ? referent('first') : null) ?? this.byName(from, to);
    return subject(known, negative);
  }

  /** Whom a single word stands for, where it is a pronoun. */
  private byPronoun(at: number): Referent | null {
    const norm = this.norm(at);
    const alone = ALONE.get(norm);
    if (alone) return alone;
    if (RELATIVES.has(norm)) return this.antecedent(at);
    return SUBJECT_PRONOUNS.has(norm) || norm === 'them' ? referent('unknown', `pronoun:${norm}`) : null;
  }

  /** "Nobody here", "no one on our team": those inside; "nobody outside our company", "no one else": not those. */
  private nobody({ from, to }: Range, head: number): Referent | null {
    const behind = this.norm(from) === 'nobody' ? from + 1 : this.norm(from) === 'no' && this.norm(from + 1) === 'one' ? from + 2 : -1;
    if (behind < 0) return null;
    if (this.isInside(behind, to)) return referent('first', `"${this.said(head, to)}" are people of the organisation`);
    const others = behind >= to || OTHER_THAN.has(this.norm(behind)) || (behind === to - 1 && behind === from + 2);
    return others ? referent('third', null, ['anyone']) : null;
  }

  /** "here", "at Acme", "in our office", "of us": behind "nobody". */
  private isInside(at: number, to: number): boolean {
    if (at >= to) return false;
    if (HERE.has(this.norm(at))) return true;
    if (!AMONG.has(this.norm(at)) || at + 1 >= to) return false;
    const bits = this.bits(at + 1);
    return (bits & Bit.FIRST) !== 0 || this.names.match(this.tokens, at + 1, to) !== null || INSIDE.has(this.norm(to - 1));
  }

  /** "Anyone under 16", "those who live in Peru": some readers, or anybody. */
  private byReader(from: number, to: number): Referent | null {
    if (ANYBODY.has(this.norm(from)) && YOUNGER.has(this.norm(from + 1))) return referent('user');
    if (!READERS.has(this.norm(from)) || this.norm(from + 1) !== 'who') return null;
    // "those who organise the event": no readers.
    return STAGING.has(this.base(from + 2)) && to - from > 3 ? referent('third', null, ['third_parties']) : this.anybody({ from, to });
  }

  /** Whether we stand in a series of those who act. */
  private isBesideUs(from: number, to: number): boolean {
    // "enables us and our partners to", "allows them and us to"
    if (to - from > 2 && this.norm(from) === 'us' && this.bits(from + 1) & Bit.CONJ) return true;
    if (to - from > 2 && this.norm(to - 1) === 'us' && this.bits(to - 2) & Bit.CONJ) return true;
    // "our partners and we", not "the data we collect".
    for (let k = from; k < to; k++) if (this.norm(k) === 'we' && !this.clauses.some((c) => c.relative && c.start === k)) return true;
    return false;
  }

  /** Whom a noun phrase stands for, by a name of the organisation or else by its head. */
  private byName(from: number, to: number): Referent {
    const head = this.headRange(from, to);
    // "From time to time Acme": a phrase of its own in front of the name.
    const named =
      this.names.match(this.tokens, head.from, head.to) ??
      (this.bits(from) & Bit.PREP && this.bits(to - 1) & Bit.CAPITAL ? this.names.match(this.tokens, from, to) : null);
    if (named) return referent('first', named === 'declared' ? null : `"${this.said(from, to)}"${CALLED_SO}`);
    return this.runsOurPages(head) ? this.organisation({ from, to }) : this.classifyHead(head, { from, to });
  }

  protected actorFields(range: Range): { actor: ActorKind; actorIds: readonly string[] } {
    const { actor, ids } = this.classify(range);
    return { actor, actorIds: ids };
  }
}

function subject({ actor, ids, step }: Referent, negative: boolean): Subject {
  return { actor, ids, step, negative };
}

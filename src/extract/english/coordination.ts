// Verbs in series: which group a verb joins, and whose subject it shares.
import { NESTING, ONES, TURNING, WRITTEN } from '../../generated/words/coordination.js';
import { SUBJECTS } from '../../generated/words/surroundings.js';
import { lastVerb, mainClause, newGroup, type Group } from './group.js';
import { Bit, Form, Reading } from './lexicon.js';
import { Surroundings } from './surroundings.js';
import { tokenAt, type Token } from './tokens.js';

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
export const EXAMPLES = new Set(['including', 'such', 'like', 'namely']);
export const LONGEST_ASIDE = 24;
const OBJECTS = new Set(['it', 'them']);
const LONGEST_HEAD = 9;
const LONGEST_APPOSITION = 8;
const LONGEST_SERIES = 24;
/** What may be done to data last. */
const ENDING = Reading.delete | Reading.retain | Reading.store;
const LIMITS = new Set(['only', 'solely', 'merely', 'simply', 'instead']);
const DEEDS = new Set(['use', 'placement', 'storage', 'analysis']);

export class Coordination extends Surroundings {
  protected readonly groups: Group[] = [];

  protected sharesNothing(group: Group): boolean {
    return group.kind !== 'finite' || group.inverted !== null;
  }

  /** The group whose subject a group takes over that comes right after a conjunction. */
  protected sharedWith(from: number): Group | null {
    let k = from - 1;
    while (k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && !(this.bits(k) & Bit.CONJ)) k--;
    if (k < 0) return null;
    const norm = (this.tokens[k] as Token).norm;
    if (!(this.bits(k) & Bit.CONJ) && norm !== ',' && norm !== ';') return null;
    const before = this.groups.at(-1);
    if (!before || from - before.from >= MAX_GAP) return null;
    const main = mainClause(this.groups, before);
    return this.likeAuxiliary(main, from) ?? main;
  }

  /** "may collect your address, which page you are reading, and may set a cookie": the verb with the same auxiliary, past a clause that only names what is collected. */
  private likeAuxiliary(nearest: Group, from: number): Group | null {
    const aux = this.tokens[from];
    if (!aux || !(aux.bits & Bit.MODAL) || this.norm(nearest.from) === aux.norm || !this.isNested(nearest)) return null;
    return (
      this.groups.findLast(
        (g) => g.kind === 'finite' && g.from < nearest.from && this.norm(g.from) === aux.norm && from - g.from < MAX_GAP,
      ) ?? null
    );
  }

  /** A clause under "which", "what" or the like, or one that hangs on a noun. */
  private isNested(g: Group): boolean {
    if (g.kind !== 'finite') return false;
    if (this.isRelativeContact(g)) return true;
    for (let k = g.from - 1; k >= 0 && g.from - k < 5; k--) {
      if (this.bits(k) & Bit.PUNCT) return false;
      if (NESTING.has((this.tokens[k] as Token).norm)) return true;
    }
    return false;
  }

  /** "will no longer appear in our gallery or be searchable": a bare "be" goes on with what the verb before it said. */
  protected shareCopula(group: Group, aux: Token): void {
    let k = group.from - 1;
    while (k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && !(this.bits(k) & Bit.CONJ)) k--;
    if (this.sharesNothing(group) || !(this.bits(k) & Bit.CONJ)) return;
    const before = this.sharedWith(group.from);
    if (aux.norm !== 'be' || group.mains[0] !== group.from) {
      group.shares = before;
      return;
    }
    if (before?.kind === 'finite')
      Object.assign(group, { shares: before, negated: before.negated, negators: before.negators, modal: before.modal });
  }

  /** Joins a verb to the group before it: "collect, use and share", "collect your name and share it with". */
  protected coordinated(i: number, k: number, forms: number): number {
    const group = this.groups.at(-1);
    const before = k >= 0 ? this.tokens[k] : undefined;
    if (!group || !before || group.copula) return 0;
    const isComma = before.norm === ',' || before.norm === ';' || before.norm === '/';
    if (!(before.bits & Bit.CONJ) && !isComma) return 0;
    // "For the cookies we use, see our page": the reader is turned to.
    if (isComma && TURNING.has(this.base(i)) && !this.isMark(i + 1)) return 0;
    const target = this.groupInForm(forms, i) ?? this.turnedBy(before, group, i, forms);
    if (!target || i - target.from > MAX_GAP) return 0;
    const lastVerb = target.mains.at(-1);
    const tight = lastVerb === undefined || this.isTight(lastVerb + 1, i);
    if (
      !tight &&
      ((isComma &&
        !this.commaThenConjunction(k) &&
        !(target.negated && target.kind === 'finite' && i - target.from < LONGEST_SERIES && this.goesOn(i, forms))) ||
        (!this.objectFollows(i) && !this.endsSeries(i, before, target, forms)))
    )
      return 0;
    // "or aggregate information": an adjective.
    if (!tight && this.norm(i) === 'aggregate' && !(this.bits(i + 1) & (Bit.DET | Bit.USER | Bit.IT | Bit.THEY))) return 0;
    // "we collect your name and email when you register": nobody is written to.
    if (
      !tight &&
      forms & Form.BASE &&
      WRITTEN.has((this.tokens[i] as Token).norm) &&
      !(this.bits(i + 1) & (Bit.DET | Bit.USER | Bit.THEY | Bit.FIRST | Bit.IT))
    )
      return 0;
    // "cannot be withdrawn from running studies or published results": an adjective.
    if (!tight && target.passive && !(this.bits(i + 1) & NO_NOUN)) return 0;
    // "send you offers (by post or phone [call])": what a bracket has opened goes on with nothing in front of it.
    if (lastVerb !== undefined && this.isOpen(lastVerb + 1, i)) return 0;
    const own = tokensWith(this.tokens, k + 1, i, Bit.NEG);
    // "do not sell it, and only use it to": what is done is set against what is not.
    const limits =
      target.negated &&
      own.length === 0 &&
      tokensWith(this.tokens, k + 1, i, Bit.ADV).some((m) => LIMITS.has((this.tokens[m] as Token).norm));
    const turns = before.norm === 'but' || before.norm === 'yet' || limits;
    const nor = before.norm === 'nor';
    if (
      own.length === 0 &&
      !turns &&
      !(nor && !target.negated) &&
      (tight || target.kind !== 'finite' || target.form & (Form.BASE | Form.PART | Form.ING))
    ) {
      if (tight) target.mains.push(i);
      else
        this.groups.push({
          ...newGroup(target.kind, i),
          mains: [i],
          form: target.form,
          modal: target.modal,
          passive: target.passive,
          negated: target.negated,
          negators: target.negators,
          only: false,
          shares: target,
        });
      return i + 1;
    }
    const negated = (own.length % 2 === 1 && !this.isOnly((own[0] as number) + 1)) || nor;
    this.groups.push({
      ...newGroup(target.kind, i),
      mains: [i],
      form: target.form,
      modal: turns ? 'does' : target.modal,
      passive: target.passive,
      negated,
      negators: nor ? [k] : own,
      shares: target,
    });
    return i + 1;
  }

  /** "The shop does not store your card number, but [keeps] your order": the verb that "but" sets against a denied one, without its auxiliary. */
  private turnedBy(before: Token, group: Group, i: number, forms: number): Group | null {
    return before.norm === 'but' &&
      forms & Form.S &&
      group.kind === 'finite' &&
      group.negated &&
      this.norm(group.from) === 'does' &&
      this.readings(i) &&
      !this.inPhrase[i]
      ? group
      : null;
  }

  /** "We do not rent your name, [sell] your address or publish either": a series of denied verbs, each with its object, up to its conjunction. */
  private goesOn(i: number, forms: number): boolean {
    if (!this.readings(i) || this.bits(i) & (Bit.GENERIC | Bit.NOTDATA) || this.inPhrase[i]) return false;
    for (let k = i + 1; k < this.tokens.length && k - i < LONGEST_ASIDE; k++) {
      if (this.bits(k) & (Bit.MODAL | Bit.DO | Bit.BE | Bit.HAVE | Bit.SUB) || this.norm(k) === ';') return false;
      const next = this.verb(k + 1);
      if (
        this.bits(k) & Bit.CONJ &&
        next &&
        next.readings &&
        next.forms & forms & Form.BASE &&
        !(this.bits(k + 1) & (Bit.GENERIC | Bit.NOTDATA)) &&
        !this.inPhrase[k + 1] &&
        this.objectFollows(k + 1)
      )
        return true;
    }
    return false;
  }

  /** "is collected in our logs, and automatically deleted after 30 days": the last of what is done to the subject. */
  private endsSeries(i: number, before: Token, target: Group, forms: number): boolean {
    const next = this.tokens[i + 1];
    return (
      target.passive &&
      target.kind === 'finite' &&
      (forms & Form.PART) !== 0 &&
      (before.bits & Bit.CONJ) !== 0 &&
      (this.readings(i) & ENDING) !== 0 &&
      (!next || (next.bits & (Bit.PREP | Bit.SUB)) !== 0 || next.norm === '.' || next.norm === ';')
    );
  }

  private isOpen(from: number, to: number): boolean {
    let depth = 0;
    // "delete (and tell our vendors to delete)" goes on with what stands in front of the bracket.
    for (let k = from; k < to; k++)
      if (this.norm(k) === '(' && !(this.bits(k + 1) & Bit.CONJ)) depth++;
      else if (this.norm(k) === ')') depth--;
    return depth > 0;
  }

  private isMark(i: number): boolean {
    return Boolean(this.bits(i) & Bit.CONJ) || this.norm(i) === ',';
  }

  /** "Other companies, including our printers, [use …]", "the printers (Acme and others) [use …]": the noun in front of an aside that closes right before a verb; -1 where none is. */
  protected behindAside(close: number): number {
    const bracket = this.norm(close) === ')';
    for (let k = close - 1; k > 0 && close - k < LONGEST_ASIDE; k--) {
      const norm = this.norm(k);
      const open = bracket
        ? norm === '('
        : norm === ',' && (EXAMPLES.has(this.norm(k + 1)) || (close - k < LONGEST_APPOSITION && this.isApposed(k, close)));
      if (open) return this.groups.every((g) => g.from > k) ? k - 1 : -1;
    }
    return -1;
  }

  /** "Acme, our printer, [stores]", "our printer, Acme, [stores]": a name beside what it is. */
  private isApposed(open: number, close: number): boolean {
    const first = this.tokens[open + 1] as Token;
    const before = this.bits(open - 1);
    // "Acme, as our printer, [stores]"
    const named =
      (before & Bit.CAPITAL) !== 0 &&
      (first.norm === 'our' || first.norm === 'as' || first.norm === 'the' || first.norm === 'a' || first.norm === 'an') &&
      open > 0;
    const kind =
      (first.bits & Bit.CAPITAL) !== 0 &&
      !(first.bits & (Bit.DET | Bit.SUB | Bit.FIRST)) &&
      !(before & (Bit.CAPITAL | Bit.PREP | Bit.CONJ | Bit.USER | Bit.NUMBER));
    if (!named && !kind) return false;
    for (let k = open + 1; k < close; k++)
      if (
        (kind && !(this.bits(k) & Bit.CAPITAL)) ||
        (this.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL | Bit.CONJ) && !(this.bits(k) & Bit.DET))
      )
        return false;
    return true;
  }

  /** "Each of these vendors [collects]", "Acme's use of cookies [enables]": the word in front of "of" is what the verb agrees with. */
  protected isOneOfMany(i: number): boolean {
    for (let k = i - 1; k > 0 && i - k < 7; k--) {
      if (this.bits(k) & Bit.PUNCT) return false;
      if (this.norm(k) === 'of')
        return ONES.has(this.norm(k - 1)) || (DEEDS.has(this.norm(k - 1)) && (this.bits(k - 2) & (Bit.POSS | Bit.DET | Bit.FIRST)) !== 0);
    }
    return false;
  }

  /** "Companies in our group [share]", "features of the site [collect]": the noun that the verb agrees with stands further in front, at the beginning. */
  protected hasPluralHead(i: number): boolean {
    if (this.hasExamples(i)) return true;
    let head = -1;
    let k = i - 1;
    for (; k >= 0 && i - k < LONGEST_HEAD; k--) {
      if (
        this.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.CONJ | Bit.REL | Bit.TO | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO) &&
        !(this.bits(k) & Bit.DET)
      )
        break;
      if (this.groups.at(-1)?.mains.includes(k) || SUBJECTS.has(this.norm(k))) return false;
      if (this.bits(k) & Bit.PREP && !(this.bits(k) & Bit.DET)) head = k - 1;
    }
    if (head <= k || (k >= 0 && this.norm(k) !== ',' && !(this.bits(k) & Bit.SUB))) return false;
    const noun = this.tokens[head] as Token;
    return noun.norm.endsWith('s') && !noun.norm.endsWith('ss') && !(noun.bits & (Bit.ADV | Bit.PREP));
  }

  /** "Networks such as Adco and Bidco [collect]": names stand between, given for a plural noun. */
  private hasExamples(i: number): boolean {
    let k = i - 1;
    while (k > 0 && i - k < LONGEST_ASIDE && this.bits(k) & (Bit.CAPITAL | Bit.CONJ))
      k = this.norm(k - 1) === ',' && this.bits(k - 2) & Bit.CAPITAL ? k - 2 : k - 1;
    if (k === i - 1 || (!EXAMPLES.has(this.norm(k)) && this.norm(k) !== 'as')) return false;
    const noun = tokenAt(this.tokens, this.norm(k) === 'as' ? k - 2 : k - 1);
    return (
      (this.norm(k) !== 'as' || this.norm(k - 1) === 'such') &&
      noun.norm.endsWith('s') &&
      !noun.norm.endsWith('ss') &&
      !(noun.bits & (Bit.ADV | Bit.PREP | Bit.PUNCT)) &&
      !noun.verb
    );
  }

  /** The nearest group, within this clause, whose slot takes a verb of these forms. */
  protected groupInForm(forms: number, verb: number): Group | null {
    const pronoun = this.norm(verb + 1);
    for (let g = this.groups.length - 1, steps = 0; g >= 0 && steps < 4; g--, steps++) {
      const group = this.groups[g] as Group;
      if (!(group.form & forms) || (group.kind === 'participle' && steps > 0)) continue;
      // "we encrypt the data [you send] and send it": "it" is what the verb in front of the clause is about.
      if (
        OBJECTS.has(pronoun) &&
        this.isRelativeContact(group) &&
        this.groups.some((o) => o !== group && o.from < group.from && o.form & forms)
      )
        continue;
      // "you may request that we correct it and ask us to": nobody asks himself.
      if (
        pronoun === 'us' &&
        this.norm(rootOf(group).from - 1) === 'we' &&
        this.groups.some((o) => o !== group && o.from < rootOf(group).from && o.form & forms)
      )
        continue;
      // "we hire others [to pack] and provide them with": whoever is given something gives nothing.
      if (pronoun === 'them' && group.kind === 'infinitive' && this.norm(verb + 2) === 'with' && this.readings(verb) & Reading.convey)
        continue;
      return group;
    }
    return null;
  }

  /** "use Flash objects": the noun right behind a verb is its object, not the subject of a next one. */
  protected isObjectOf(i: number): boolean {
    const last = this.groups.at(-1);
    const main = last ? lastVerb(last) : -1;
    if (!last || last.kind === 'participle' || i - main > 8) return false;
    if (this.readings(main) & (Reading.tell | Reading.acknowledge) || last.copula) return false;
    // "Creating an account [requires] your name": the deed in front is the subject.
    if (last.kind === 'gerund' && last.from === 0 && this.forms(i) & Form.S) return false;
    for (let k = main + 1; k < i; k++) {
      if (this.inPhrase[k] || this.bits(k) & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.REL | Bit.FIRST | Bit.PREP)) return false;
    }
    return !this.isRelativeContact(last);
  }

  /** "information you provide [helps us]": the verb of a clause that hangs on a noun. */
  protected isRelativeContact(g: Group): boolean {
    const subject = tokenAt(this.tokens, g.from - 1);
    const before = tokenAt(this.tokens, g.from - 2);
    // "information that we collect [includes]"
    if (
      g.from > 1 &&
      SUBJECTS.has(subject.norm) &&
      (before.norm === 'that' || before.norm === 'which') &&
      !(this.readings(lastVerb(g)) & (Reading.tell | Reading.acknowledge)) &&
      (this.bits(g.from - 3) & Bit.GENERIC || this.inPhrase[g.from - 3])
    )
      return true;
    return Boolean(g.from > 1 && SUBJECTS.has(subject.norm) && !(before.bits & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.PREP | Bit.ADV)));
  }
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

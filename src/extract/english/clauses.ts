// Second pass: each verb group becomes a clause with its subject, its governor and the stretch of words it rules.
import { Bit, Reading } from './lexicon.js';
import type { Group } from './group.js';
import type { Phrase, Token } from './tokens.js';

export type ActorKind = 'first' | 'third' | 'user' | 'data' | 'tool' | 'unknown';

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Clause {
  readonly group: Group;
  readonly subject: Range | null;
  actor: ActorKind;
  /** Recipient types of a third-party actor ("advertisers" → ad_network). */
  actorIds: readonly string[];
  negated: boolean;
  modal: 'does' | 'may' | 'only_if';
  /** "information we collect": mentioned in passing. */
  relative: boolean;
  /** Under "how", "what", "whether" of a verb of telling. */
  indirect: boolean;
  /** Under "if", "whether", "to the extent". */
  hypothetical: boolean;
  /** Introduced by a subordinator: which. */
  subordinator: string | null;
  readonly governor: Clause | null;
  /** Noun that governs an infinitive or gerund: "right", "business", "permission". */
  readonly governorNoun: string | null;
  /** Preposition before a gerund. */
  readonly preposition: string | null;
  /** Tokens ruled by the group's verbs: [from, to). */
  region: Range;
  /** First token of the clause, its subject or subordinator included. */
  readonly start: number;
  /** Inferences made on the way, for confidence. */
  steps: string[];
  double: boolean;
}

export interface Names {
  /** Where names of the organisation stand in a sentence. */
  spans(tokens: readonly Token[]): Range[];
  /** Lower-case words of a name → how it is known. */
  match(tokens: readonly Token[], from: number, to: number): 'declared' | 'equated' | null;
}

const SUBJECT_PRONOUNS = new Set(['we', 'i', 'you', 'they', 'it', 'who', 'which', 'that', 'this', 'these', 'those', 'there']);
const TELLING_WORDS = new Set(['how', 'what', 'why', 'whether', 'when', 'where', 'which', 'who', 'whom']);
const NEGATIVE_ADJECTIVES = new Set(['unable', 'impossible', 'unlikely', 'unwilling', 'prohibited', 'forbidden']);
const NEGATIVE_FRONT = new Set(['no', 'neither', 'none', 'nobody', 'nothing', 'nor']);

/** Resolves the groups of a sentence into clauses, left to right. */
export function clausesIn(tokens: readonly Token[], groups: readonly Group[], phrases: readonly Phrase[], names: Names): Clause[] {
  return new ClauseScan(tokens, groups, phrases, names).run();
}

class ClauseScan {
  private readonly clauses: Clause[] = [];

  constructor(private readonly tokens: readonly Token[], private readonly groups: readonly Group[], private readonly phrases: readonly Phrase[],
    private readonly names: Names) {}

  run(): Clause[] {
    for (const group of this.groups) this.clauses.push(this.resolve(group));
    this.setRegions();
    return this.clauses;
  }

  private norm(i: number): string { return this.tokens[i]?.norm ?? ''; }
  private bits(i: number): number { return this.tokens[i]?.bits ?? 0; }
  private clauseOf(group: Group): Clause | null { return this.clauses.find((c) => c.group === group) ?? null; }

  private resolve(group: Group): Clause {
    if (group.kind === 'infinitive') return this.infinitive(group);
    if (group.kind === 'gerund') return this.gerund(group);
    if (group.kind === 'participle') return this.participle(group);
    if (group.kind === 'imperative') return this.clause(group, { actor: 'user', steps: ['the sentence begins with the verb, so it speaks to the reader'] });
    return this.finite(group);
  }

  private clause(group: Group, more: Partial<Clause>): Clause {
    return { group, subject: null, actor: 'unknown', actorIds: [], negated: group.negated, modal: group.modal, relative: false, indirect: false, hypothetical: false,
      subordinator: null, governor: null, governorNoun: null, preposition: null, region: { from: group.from, to: group.from }, start: group.from, steps: [], double: false, ...more };
  }

  private finite(group: Group): Clause {
    if (group.inverted) return this.withSubject(group, group.inverted, group.from);
    const found = this.subjectRange(group.from);
    if (group.shares && (found === null || found.from >= found.to)) {
      const base = this.clauseOf(group.shares);
      if (base) return this.clause(group, { subject: base.subject, actor: base.actor, actorIds: base.actorIds, relative: base.relative, indirect: base.indirect, hypothetical: base.hypothetical,
        subordinator: base.subordinator, start: group.from, steps: [...base.steps, 'the verb shares the subject of the verb before it'],
        modal: base.modal === 'may' && group.from === group.mains[0] && group.modal === 'may' ? 'may' : group.modal });
    }
    if (!found || found.from >= found.to) return this.clause(group, { steps: ['no subject was found'] });
    return this.withSubject(group, found, found.from);
  }

  private withSubject(group: Group, subject: Range, start: number): Clause {
    const { actor, ids, step, negative } = this.classify(subject);
    const clause = this.clause(group, { subject, actor, actorIds: ids, start, steps: step ? [step] : [] });
    if (negative) clause.negated = !clause.negated;
    this.embed(clause, subject.from);
    this.frontNegation(clause);
    return clause;
  }

  /** "Under no circumstances will we": a negative phrase in front of an inverted verb. */
  private frontNegation(clause: Clause): void {
    if (!clause.group.inverted || clause.negated) return;
    for (let k = clause.group.from - 1; k >= 0 && clause.group.from - k < 8; k--) {
      const n = this.norm(k);
      if (this.bits(k) & Bit.NEG) {
        if (n === 'not' && this.norm(k + 1) === 'only') return;
        clause.negated = true;
        clause.steps.push(`"${n}" in front denies the sentence`);
        return;
      }
      if (n === ',' || n === ';' || n === ':') return;
    }
  }

  /** Looks at what stands before the clause: a relative, a subordinator, a verb of telling. */
  private embed(clause: Clause, from: number): void {
    const k = from - 1;
    if (clause.subject && this.bits(clause.subject.from) & Bit.REL && SUBJECT_PRONOUNS.has(this.norm(clause.subject.from)) && clause.subject.to - clause.subject.from === 1 && k >= 0) {
      clause.relative = true;
      return;
    }
    if (k < 0) return;
    const n = this.norm(k);
    const bits = this.bits(k);
    if (n === 'that' || TELLING_WORDS.has(n) && !(bits & Bit.PUNCT)) return this.complement(clause, k, n);
    if (bits & Bit.SUB || n === 'if') {
      clause.subordinator = n;
      if (n === 'if' || n === 'whether' || n === 'unless' || n === 'until') clause.hypothetical = true;
      if (n === 'how' || n === 'why' || n === 'what') return this.complement(clause, k, n);
      return;
    }
    if (n === 'before' || n === 'after') { clause.subordinator = n; return; }
    if (n === 'extent' || n === 'event' || n === 'case') { clause.hypothetical = true; return; }
    // "information we collect": a subject pronoun right behind a noun, no boundary between.
    if (!(bits & (Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.ADV | Bit.SUB | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO | Bit.NEG)) && this.bits(from) & (Bit.FIRST | Bit.THEY | Bit.USER)) {
      if (this.isVerb(k)) { const g = this.groupAt(k); if (g && g.mains.some((m) => this.readings(m) & Reading.tell)) clause.indirect = true; return; }
      clause.relative = true;
    }
  }

  private complement(clause: Clause, at: number, word: string): void {
    const before = at - 1;
    const g = before >= 0 ? this.governing(before) : null;
    if (word === 'that') {
      if (g && g.group.mains.some((m) => this.readings(m) & (Reading.acknowledge | Reading.tell | Reading.promise) || ['be', 'have'].includes(this.base(m)))) {
        if (g.hypothetical) clause.hypothetical = true;
        if (g.actor === 'user' && !g.group.mains.some((m) => this.readings(m) & Reading.acknowledge)) clause.hypothetical = true;
        // "we cannot guarantee that …" asserts nothing of what follows.
        if (g.negated && !g.group.mains.some((m) => ['agree', 'acknowledge', 'understand'].includes(this.base(m)))) clause.indirect = true;
        return;
      }
      if (before >= 0 && !(this.bits(before) & (Bit.PUNCT | Bit.CONJ))) clause.relative = true;
      return;
    }
    if (word === 'when' || word === 'where' || word === 'who' || word === 'which' || word === 'whom') {
      clause.subordinator = word;
      if (word === 'which' || word === 'whom' || word === 'who') clause.relative = true;
      else if (g && g.group.mains.some((m) => this.readings(m) & Reading.tell) && before === g.group.mains.at(-1)) clause.indirect = true;
      return;
    }
    clause.indirect = true;
    clause.steps.push(`"${word}" announces what is said elsewhere`);
  }

  private base(i: number): string { return this.tokens[i]?.verb?.base ?? ''; }
  private readings(i: number): number { return this.tokens[i]?.verb?.readings ?? 0; }
  private isVerb(i: number): boolean { return this.groups.some((g) => g.mains.includes(i)); }
  private groupAt(i: number): Group | null { return this.groups.find((g) => g.mains.includes(i)) ?? null; }

  /** The clause whose verb governs what stands at a token: the nearest resolved one before it within the sentence. */
  private governing(at: number): Clause | null {
    for (let i = this.clauses.length - 1; i >= 0; i--) {
      const c = this.clauses[i] as Clause;
      const last = c.group.mains.at(-1) ?? c.group.from;
      if (last <= at) {
        for (let k = last + 1; k <= at; k++) if (this.norm(k) === ';' || this.norm(k) === ':') return null;
        return c;
      }
    }
    return null;
  }

  private infinitive(group: Group): Clause {
    const before = group.from - 1;
    const governor = this.governing(before);
    const noun = this.nounBefore(before, governor);
    const base = { governor, governorNoun: noun, start: group.from };
    if (!governor) return this.clause(group, { ...base, steps: ['the verb stands in an infinitive without a subject'] });
    const last = governor.group.mains.at(-1) as number | undefined;
    const readings = last === undefined ? 0 : this.readings(last);
    const baseVerb = last === undefined ? '' : this.base(last);
    const inherited: Partial<Clause> = { ...base, actor: governor.actor, actorIds: governor.actorIds, subject: governor.subject, relative: governor.relative, indirect: governor.indirect,
      hypothetical: governor.hypothetical, subordinator: governor.subordinator, steps: [...governor.steps] };
    const forWhom = this.forWhom(before);
    if (forWhom) return this.clause(group, { ...inherited, subject: forWhom, ...this.actorFields(forWhom), negated: group.negated, steps: [...governor.steps, 'the verb depends on the verb before it'] });
    const direct = last !== undefined && before === last;
    // "allow partners to collect": what stands between is the actor.
    if (last !== undefined && readings & (Reading.permit | Reading.oblige) && !direct && !governor.group.passive && !noun) {
      const object = this.objectOf(last + 1, before + 1);
      if (object) {
        const { actor, ids, step } = this.classify(object);
        const clause = this.clause(group, { ...inherited, subject: object, actor, actorIds: ids, steps: step ? [step] : [] });
        clause.negated = group.negated !== governor.negated;
        clause.modal = readings & Reading.permit && governor.modal !== 'only_if' ? (clause.negated || governor.modal === 'may' ? 'may' : 'does') : group.modal;
        if (clause.negated) clause.modal = 'does';
        clause.steps.push(`"${this.norm(last)}" hands the deed to the words behind it`);
        return clause;
      }
    }
    const clause = this.clause(group, inherited);
    if (TELLING_WORDS.has(this.norm(before)) && this.norm(before) !== 'who') clause.indirect = true;
    clause.negated = group.negated !== (governor.negated && this.carriesNegation(last, noun));
    clause.modal = this.base(last ?? -1) === 'reserve' || noun === 'right' || noun === 'permission' || noun === 'ability' ? 'may' : governor.modal;
    if (readings & Reading.negate && (direct || governor.group.passive)) clause.negated = !clause.negated;
    if (baseVerb === 'fail' || baseVerb === 'cease' || governor.group.copula && NEGATIVE_ADJECTIVES.has(this.norm(before))) clause.negated = !clause.negated;
    clause.steps.push('the verb depends on the verb before it');
    return clause;
  }

  /** "We do not use cookies to collect": the denial reaches the infinitive; "no need to", "not necessary to" do not assert. */
  private carriesNegation(last: number | undefined, noun: string | null): boolean {
    if (last === undefined) return true;
    if (noun === 'right' || noun === 'need' || noun === 'obligation') return noun !== 'need' && noun !== 'obligation';
    return true;
  }

  /** "for you to share": who stands between "for" and "to". */
  private forWhom(before: number): Range | null {
    for (let k = before; k > 0 && before - k < 5; k--) {
      if (this.bits(k) & (Bit.PUNCT | Bit.CONJ) || this.isVerb(k)) return null;
      if (this.norm(k) === 'for') return k < before ? { from: k + 1, to: before + 1 } : null;
    }
    return null;
  }

  /** The noun right before "to": "the right to", "permission to", "no need to". */
  private nounBefore(before: number, governor: Clause | null): string | null {
    const t = this.tokens[before];
    if (!t || t.bits & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.ADV)) return null;
    const last = governor?.group.mains.at(-1);
    if (last !== undefined && before <= last) return null;
    return ['right', 'permission', 'ability', 'opportunity', 'choice', 'option', 'obligation', 'need', 'duty', 'authority', 'reason', 'consent', 'intention', 'license', 'way', 'request'].includes(t.stem) ? t.stem : null;
  }

  private objectOf(from: number, to: number): Range | null {
    let end = to;
    while (end > from && this.bits(end - 1) & (Bit.ADV | Bit.TO)) end--;
    let start = from;
    while (start < end && (this.bits(start) & (Bit.ADV | Bit.PREP) && !(this.bits(start) & Bit.THEY) || this.norm(start) === ',')) start++;
    return start < end && end - start < 20 ? { from: start, to: end } : null;
  }

  private gerund(group: Group): Clause {
    let k = group.from - 1;
    while (k >= 0 && this.bits(k) & Bit.ADV && !(this.bits(k) & Bit.PREP)) k--;
    if (this.norm(k) === 'of' && this.norm(k - 1) === 'out' || this.norm(k) === 'from' && this.norm(k - 1) === 'out') return this.clause(group, { actor: 'user', governor: this.governing(k) });
    const owner = this.norm(group.from - 1);
    if (owner === 'us' || owner === 'our') return this.clause(group, { actor: 'first', subject: { from: group.from - 1, to: group.from }, governor: this.governing(k - 1), steps: ['the verb depends on the verb before it'] });
    let preposition = k >= 0 && this.bits(k) & (Bit.PREP | Bit.NEG | Bit.SUB) ? this.norm(k) : null;
    const governor = this.governing(k);
    const noun = preposition === 'of' || preposition === 'from' || preposition === 'in' || preposition === 'for' ? this.tokens[k - 1]?.stem ?? null : null;
    if (!governor) return this.clause(group, { preposition, governorNoun: noun });
    const last = governor.group.mains.at(-1);
    const readings = last === undefined ? 0 : this.readings(last);
    const clause = this.clause(group, { governor, governorNoun: noun, preposition, actor: governor.actor, actorIds: governor.actorIds, subject: governor.subject, relative: governor.relative,
      indirect: governor.indirect, hypothetical: governor.hypothetical, modal: governor.modal, steps: [...governor.steps, 'the verb depends on the verb before it'] });
    clause.negated = group.negated !== governor.negated;
    if (preposition === 'from' && readings & Reading.negate) {
      const object = last === undefined ? null : this.objectOf(last + 1, k);
      if (object && !governor.group.passive) Object.assign(clause, { subject: object, ...this.actorFields(object) });
      clause.negated = !clause.negated;
    } else if (readings & Reading.negate && last === k) clause.negated = !clause.negated;
    else if (preposition === 'without') clause.negated = !group.negated;
    else if (preposition === 'of' && noun === 'instead') clause.negated = true;
    else if (preposition === 'of' && noun !== null && this.norm(k - 2) === 'no') clause.negated = !clause.negated;
    else if (preposition === 'than' && this.norm(k - 1) === 'rather') clause.negated = true;
    else if (preposition === null && governor.group.copula === false && last !== k) {
      // "… , using cookies": what the main clause does, it does this way.
      clause.negated = group.negated;
    }
    if (preposition === null && k === last) preposition = null;
    return clause;
  }

  private actorFields(range: Range): { actor: ActorKind; actorIds: readonly string[] } {
    const { actor, ids } = this.classify(range);
    return { actor, actorIds: ids };
  }

  private participle(group: Group): Clause {
    let k = group.from - 1;
    while (k >= 0 && this.bits(k) & Bit.ADV) k--;
    const from = this.nounStart(k);
    const subject = from <= k ? { from, to: k + 1 } : null;
    return this.clause(group, { subject, actor: subject ? this.classify(subject).actor : 'unknown', relative: true, start: group.from, steps: ['mentioned in passing'] });
  }

  /** Tokens of the subject of a finite group that starts at `from`; null where a conjunction or a boundary stands before it. */
  private subjectRange(from: number): Range | null {
    let k = from - 1;
    while (k >= 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && !(this.bits(k) & (Bit.CONJ | Bit.FIRST | Bit.IT | Bit.THEY | Bit.DET))) k--;
    if (k < 0) return null;
    if (this.norm(k) === ',' ) {
      const open = this.commaPair(k);
      if (open < 0) return null;
      k = open - 1;
    }
    if (this.norm(k) === ')') { const open = this.opening(k); if (open > 0) k = open - 1; }
    if (this.bits(k) & Bit.CONJ || this.bits(k) & Bit.PUNCT && !this.isQuote(k)) return null;
    const prepositional = this.bits(k - 1) & Bit.PREP && !(this.bits(k) & Bit.REL);
    if (SUBJECT_PRONOUNS.has(this.norm(k)) && !prepositional) return { from: k, to: k + 1 };
    if (this.bits(k) & Bit.PREP && !(this.bits(k) & (Bit.DET | Bit.IT | Bit.THEY))) return null;
    const start = this.nounStart(k);
    return { from: start, to: k + 1 };
  }

  private isQuote(i: number): boolean { const n = this.norm(i); return n === '"' || n === '“' || n === '”' || n === "'" || n === '’' || n === '®' || n === '™' || n === '*'; }

  /** "we, in our discretion, may": the comma that opens the interjection closed at `close`. */
  private commaPair(close: number): number {
    for (let k = close - 1; k > 0 && close - k < 16; k--) {
      if (this.norm(k) === ',') return SUBJECT_PRONOUNS.has(this.norm(k - 1)) || this.names.match(this.tokens, Math.max(0, k - 4), k) || this.headKind(k - 1) ? k : -1;
      if (this.isVerb(k) && !(this.bits(k) & Bit.PREP)) { if (!this.clauses.some((c) => c.relative && c.group.mains.includes(k))) return -1; }
    }
    return -1;
  }

  private headKind(i: number): boolean {
    return this.phrases.some((p) => (p.kind === 'recipient' || p.kind === 'data') && p.to === i + 1);
  }

  private opening(close: number): number {
    for (let k = close - 1; k >= 0 && close - k < 40; k--) if (this.norm(k) === '(') return k;
    return -1;
  }

  /** First token of the noun phrase that ends at `k`, relative clauses inside it looked through. */
  private nounStart(k: number): number {
    let start = k + 1;
    for (let i = k; i >= 0; i--) {
      const t = this.tokens[i] as Token;
      if (t.norm === ')') { const open = this.opening(i); if (open > 0) { i = open; start = open; continue; } }
      if (t.bits & Bit.PUNCT && !this.isQuote(i) && t.norm !== '/' && t.norm !== '-' && t.norm !== '&') break;
      const inside = this.clauses.find((c) => c.group.mains.includes(i) || i >= c.group.from && i <= (c.group.mains.at(-1) ?? -1));
      if (inside) {
        // A relative clause belongs to the phrase before it; any other verb ends the phrase.
        if (!inside.relative && !this.relativeContact(inside)) break;
        inside.relative = true;
        i = inside.start;
        start = i;
        continue;
      }
      if (t.bits & Bit.SUB && !(t.bits & Bit.PREP) || t.norm === 'that' && this.isComplementizer(i)) break;
      if (t.bits & Bit.CONJ && this.splitsAt(i)) break;
      if (t.bits & Bit.TO && i === k || TEMPORAL.has(t.norm) && i < k) break;
      start = i;
    }
    while (start <= k && (this.bits(start) & (Bit.CONJ | Bit.ADV) && !(this.bits(start) & (Bit.NEG | Bit.DET | Bit.FIRST)))) start++;
    return start;
  }

  /** "information you provide [may be …]": a clause whose pronoun subject stands right behind a noun. */
  private relativeContact(c: Clause): boolean {
    if (c.group.kind === 'participle') return true;
    if (c.group.kind === 'infinitive' || c.group.kind === 'gerund') {
      const g = c.governor;
      return Boolean(g && (g.relative));
    }
    const before = this.tokens[c.start - 1];
    return Boolean(before && !(before.bits & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.PREP | Bit.ADV)) && c.subject && this.bits(c.subject.from) & (Bit.FIRST | Bit.USER | Bit.THEY | Bit.IT | Bit.REL));
  }

  private isComplementizer(i: number): boolean { return this.isVerb(i - 1); }

  /** Whether a conjunction in front of a subject starts a new clause: it does where a verb came before in this clause. */
  private splitsAt(i: number): boolean {
    for (const c of this.clauses) {
      const last = c.group.mains.at(-1) ?? c.group.from;
      if (last < i && !c.relative && c.group.kind !== 'participle') return true;
    }
    return false;
  }

  /** Who a subject is. */
  private classify(range: Range): { actor: ActorKind; ids: readonly string[]; step: string | null; negative: boolean } {
    let { from } = range;
    const { to } = range;
    const words = (): string => this.tokens.slice(from, to).map((t) => t.norm).join(' ');
    let negative = false;
    while (from < to - 1 && (this.bits(from) & Bit.NEG || this.norm(from) === 'not')) {
      if (this.norm(from) !== 'not' || !['only', 'all'].includes(this.norm(from + 1))) negative = !negative;
      from++;
    }
    if (NEGATIVE_FRONT.has(this.norm(from)) && to - from === 1) negative = true;
    const single = to - from === 1 ? this.norm(from) : '';
    if (single === 'we' || single === 'i') return { actor: 'first', ids: [], step: null, negative };
    if (single === 'you') return { actor: 'user', ids: [], step: null, negative };
    if (REL_SET.has(single)) return this.antecedent(from, negative);
    if (SUBJECT_PRONOUNS.has(single) || single === 'them' || single === 'us') {
      if (single === 'us') return { actor: 'first', ids: [], step: null, negative };
      return { actor: 'unknown', ids: [], step: `pronoun:${single}`, negative };
    }
    for (let k = from; k < to; k++) if (this.norm(k) === 'we') return { actor: 'first', ids: [], step: null, negative };
    const head = this.headRange(from, to);
    const named = this.names.match(this.tokens, head.from, head.to);
    if (named) return { actor: 'first', ids: [], step: named === 'declared' ? null : `"${words()}" is what the text calls the organisation`, negative };
    return { ...this.classifyHead(head, words()), negative };
  }

  /** The head of a noun phrase: up to its first preposition or relative; a leading prepositional phrase is dropped. */
  private headRange(from: number, to: number): Range {
    let start = from;
    if (this.bits(start) & Bit.PREP && !(this.bits(start) & (Bit.IT | Bit.DET))) {
      // "In some cases third parties may": take the last phrase that reaches the verb.
      const last = this.phrases.filter((p) => p.to === to && p.from > start && (p.kind === 'recipient' || p.kind === 'data')).sort((a, b) => a.from - b.from)[0];
      if (last) start = last.from;
      else { while (start < to - 1 && this.bits(start) & Bit.PREP) start++; }
    }
    let end = start;
    while (end < to) {
      const bits = this.bits(end);
      if (end > start && bits & (Bit.PREP | Bit.REL | Bit.SUB) && !(bits & Bit.DET && !(bits & Bit.REL))) break;
      if (end > start && this.clauses.some((c) => c.start === end || c.group.from === end)) break;
      end++;
    }
    return { from: start, to: Math.max(end, start + 1) };
  }

  private classifyHead(head: Range, words: string): { actor: ActorKind; ids: readonly string[]; step: string | null } {
    const inHead = this.phrases.filter((p) => p.from >= head.from && p.from < head.to);
    const tracker = inHead.find((p) => p.kind === 'tracker' && p.id !== 'analytics');
    const data = inHead.filter((p) => p.kind === 'data' && p.id !== 'social').at(-1);
    const recipients = inHead.filter((p) => p.kind === 'recipient');
    const lastNoun = this.lastNoun(head);
    const lastBits = this.bits(lastNoun);
    const recipientAtEnd = recipients.filter((p) => p.to >= lastNoun + 1 || p.from === head.from || this.bits(p.from - 1) & Bit.DET || this.bits(p.from - 1) & Bit.CONJ || this.norm(p.from - 1) === ',');
    if (tracker && tracker.to > lastNoun) return { actor: 'tool', ids: this.owner(head, recipients), step: `"${words}" is a tool` };
    if (recipientAtEnd.length && this.startsWithUs(head, recipientAtEnd[0] as Phrase)) return { actor: 'first', ids: [], step: `"${words}" includes the organisation` };
    if (recipientAtEnd.length && !(data && data.to > lastNoun && data.to > (recipientAtEnd.at(-1) as Phrase).to)) {
      if (lastBits & Bit.FIRST_NOUN && this.firstDeterminer(head) && !recipientAtEnd.some((p) => p.to > lastNoun)) return { actor: 'first', ids: [], step: null };
      return { actor: 'third', ids: [...new Set(recipientAtEnd.map((p) => p.id))], step: null };
    }
    if (data && data.to > lastNoun || lastBits & Bit.GENERIC) return { actor: 'data', ids: [], step: null };
    if (tracker) return { actor: 'tool', ids: [], step: `"${words}" is a tool` };
    if (lastBits & Bit.FIRST_NOUN && this.firstDeterminer(head)) return { actor: 'first', ids: [], step: `"${words}" stands for the organisation` };
    if (lastBits & Bit.USER || this.bits(head.from) & Bit.USER) return { actor: 'user', ids: [], step: null };
    if (this.bits(head.from) & Bit.FIRST) return { actor: 'first', ids: [], step: `"${words}" belongs to the organisation` };
    if (data) return { actor: 'data', ids: [], step: null };
    const they = this.bits(head.from) & (Bit.THEY | Bit.IT);
    if (they) return { actor: 'unknown', ids: [], step: `pronoun:${this.norm(head.from)}` };
    if (this.bits(lastNoun) & Bit.CAPITAL && head.from > 0 || this.bits(head.from) & Bit.CAPITAL && !(this.bits(head.from) & (Bit.DET | Bit.SUB))) return { actor: 'unknown', ids: [], step: `name:${this.tokens.slice(head.from, head.to).map((t) => t.norm).join(' ')}` };
    return { actor: 'unknown', ids: [], step: `"${words}" could be anybody` };
  }

  /** "third-party cookies": whose tool it is. */
  private owner(head: Range, recipients: readonly Phrase[]): readonly string[] {
    return recipients.filter((p) => p.from >= head.from && p.to <= head.to).map((p) => p.id);
  }

  /** "The app and its partners": the organisation stands first in the series. */
  private startsWithUs(head: Range, other: Phrase): boolean {
    for (let k = head.from; k < other.from; k++) {
      if (!(this.bits(k) & Bit.CONJ) || k === head.from) continue;
      return Boolean(this.bits(k - 1) & Bit.FIRST_NOUN) && this.firstDeterminer({ from: head.from, to: k }) || this.names.match(this.tokens, head.from, k) !== null;
    }
    return false;
  }

  private firstDeterminer(head: Range): boolean {
    for (let k = head.from; k < head.to; k++) {
      const n = this.norm(k);
      if (n === 'our' || n === 'the' || n === 'this' || n === 'my' || n === 'these') return true;
      if (n === 'other' || n === 'their' || n === 'your' || n === 'any' || n === 'some' || n === 'a' || n === 'an' || n === 'those' || n === 'many' || n === 'most' || n === 'certain' || n === 'third') return false;
    }
    return Boolean(this.bits(head.from) & Bit.CAPITAL) && head.from > 0;
  }

  private lastNoun(head: Range): number {
    let k = head.to - 1;
    while (k > head.from && (this.bits(k) & (Bit.PUNCT | Bit.ADV | Bit.POSS))) k--;
    return k;
  }

  /** The noun before "who", "which", "that". */
  private antecedent(rel: number, negative: boolean): { actor: ActorKind; ids: readonly string[]; step: string | null; negative: boolean } {
    let k = rel - 1;
    if (this.norm(k) === ',') k--;
    if (this.bits(k) & Bit.PREP) k--;
    if (k < 0) return { actor: 'unknown', ids: [], step: 'pronoun:that', negative };
    let phrase: Phrase | undefined;
    for (const p of this.phrases) if ((p.kind === 'recipient' || p.kind === 'data' || p.kind === 'tracker') && p.to <= k + 1 && p.to >= k - 6 && (!phrase || p.to >= phrase.to)) phrase = p;
    if (phrase?.kind === 'recipient') return { actor: 'third', ids: [phrase.id], step: null, negative };
    if (phrase?.kind === 'tracker') return { actor: 'tool', ids: [], step: null, negative };
    if (phrase?.kind === 'data' || this.bits(k) & Bit.GENERIC) return { actor: 'data', ids: [], step: null, negative };
    if (this.bits(k) & Bit.USER) return { actor: 'user', ids: [], step: null, negative };
    if (this.bits(k) & Bit.FIRST_NOUN) return { actor: 'first', ids: [], step: null, negative };
    return { actor: 'unknown', ids: [], step: 'relative', negative };
  }

  /** The words each group rules: up to the next clause that is not nested in it. */
  private setRegions(): void {
    for (let i = 0; i < this.clauses.length; i++) {
      const c = this.clauses[i] as Clause;
      const from = (c.group.mains.at(-1) ?? c.group.from) + 1;
      let to = this.tokens.length;
      for (let j = i + 1; j < this.clauses.length; j++) {
        const next = this.clauses[j] as Clause;
        if (next.group.kind === 'infinitive' || next.group.kind === 'gerund' || next.relative) continue;
        if (next.group.kind === 'finite' && next.subject === null && next.actor === 'unknown') continue;
        if (c.relative && next.group.kind === 'finite' && !next.relative) { to = next.group.from; break; }
        to = this.leftEdge(next);
        break;
      }
      for (let k = from; k < to; k++) if (this.norm(k) === ';') { to = k; break; }
      c.region = { from, to: Math.max(to, from) };
    }
  }

  /** A clause's first token with the conjunction or subordinator before it. */
  private leftEdge(c: Clause): number {
    let k = c.start;
    while (k > 0 && (this.bits(k - 1) & (Bit.CONJ | Bit.SUB | Bit.ADV) && !(this.bits(k - 1) & Bit.PREP) || this.norm(k - 1) === ',' || this.norm(k - 1) === '(')) k--;
    return k;
  }
}

const TEMPORAL = new Set(['after', 'before', 'until', 'since', 'upon']);
const REL_SET = new Set(['who', 'which', 'that', 'whom']);

// Who and what a clause is about: data, recipients, purposes, places — read from the words its verb rules.
import type { Mention } from '../../../model/statement.js';
import { INTRANSITIVE, PRONOUNS } from '../../../generated/words/roles.js';
import { Bit, Reading, type PhraseKind } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { objectData, subjectData } from './dataroles.js';
import { objectRange, pastVerbs } from './objects.js';
import { isData } from './datawords.js';
import { isContrasted, mention } from '../sentences/mentions.js';
import { negativeObject } from './negativeobject.js';
import { isWork, purposesIn } from './purposes.js';
import { isLaw, isLeftPlace, placesIn } from './recipients.js';
import { behindAside, receivingIn, type Receiving } from './receiving.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Phrase } from '../tokens/tokens.js';
import type { Range } from '../tokens/range.js';

export { mention } from '../sentences/mentions.js';

export interface Roles {
  /** Data the verb is about; empty with `generic` set where only "information" or "data" is named. */
  data: Mention[];
  generic: boolean;
  /** A pronoun or "this information" stands for data named before. */
  readonly pronoun: boolean;
  /** Token of the pronoun. */
  readonly pronounAt: number;
  readonly recipients: readonly Mention[];
  readonly toUs: boolean;
  readonly toUser: boolean;
  readonly purposes: readonly Mention[];
  /** Purposes named to be left out: "…, never for advertising". */
  readonly notFor: readonly Mention[];
  readonly trackers: readonly Phrase[];
  place: string | null;
  /** Countries and regions that data are moved to. */
  readonly places: readonly Mention[];
  readonly source: string | null;
  /** Words that deny in the object: "no personal data", "nothing", "with no one". */
  readonly negativeObject: number;
  /** Direct object: [from, to). */
  readonly object: Range;
}

/** Mentions of a kind in a range, one an id. */
export function mentionsIn(s: Sentence, kind: PhraseKind, range: Range): Mention[] {
  const found = s.within(kind, range);
  if (found.length === 0) return [];
  const out: Mention[] = [];
  for (const p of found)
    if (!out.some((m) => m.id === p.id) && (kind === 'data' ? isData(s, p) : kind !== 'purpose' || !isWork(s, p))) out.push(mention(s, p));
  return out;
}

/** Reads the roles of one verb of a clause; `main` is its token, `hidden` a range (an exception) whose words do not count. */
export function rolesOf(s: Sentence, clause: Clause, main: number, hidden: Range | null): Roles {
  return new VerbRoles(s, clause, main, hidden);
}

/** The data of a verb, and what else it names as far as that is asked for: most verbs say nothing about data. */
class VerbRoles implements Roles {
  data: Mention[];
  generic: boolean;
  readonly pronoun: boolean;
  readonly pronounAt: number;
  readonly object: Range;
  private readonly zone: Range;
  private foundPurposes: { named: Mention[]; left: Mention[] } | null = null;
  private foundPlace: string | null | undefined = undefined;
  private received: Receiving | null = null;
  private foundTrackers: readonly Phrase[] | null = null;
  private denial: number | null = null;

  constructor(
    private readonly s: Sentence,
    private readonly clause: Clause,
    private readonly main: number,
    private readonly hidden: Range | null,
  ) {
    this.object = objectRange(s, clause, main, hidden);
    const passive = clause.group.passive || clause.group.copula || INTRANSITIVE.has(s.base(main));
    const subject = passive ? clause.subject : null;
    const ofSubject = subject ? subjectData(s, clause, subject, main, hidden) : [];
    const told = subject ?? this.object;
    this.zone = { from: main + 1, to: zoneEnd(s, clause.region, hidden, main) };
    this.data = passive && (ofSubject.length || clause.actor === 'data') ? ofSubject : objectData(s, clause, main, this.object, hidden);
    this.generic =
      hasGeneric(s, told) ||
      (clause.front !== null && hasGeneric(s, clause.front)) ||
      (s.norm(this.object.from) === 'nothing' && this.negativeObject >= 0) ||
      (subject !== null && s.norm(subject.from) === 'nothing') ||
      this.meansAll(told);
    this.pronounAt = subject ? told.from : pastVerbs(s, clause, told);
    this.pronoun = this.data.length === 0 && pronounIn(s, { from: this.pronounAt, to: told.to });
  }

  /** "We do not sell anything", "we delete everything when you close your account": all data, where nothing else is named. */
  private meansAll(told: Range): boolean {
    const { s, clause, main } = this;
    const word = s.norm(told.from);
    const next = told.from + 1;
    // Without what ends the account, "everything" is whatever the sentence before spoke of.
    if (word === 'everything') return (s.readings(main) & Reading.delete) !== 0 && s.find(0, s.tokens.length, ACCOUNTS) >= 0;
    if (word !== 'anything' || !clause.negated) return false;
    return (
      next >= s.tokens.length ||
      (s.bits(next) & (Bit.PUNCT | Bit.CONJ)) !== 0 ||
      s.norm(next) === 'about' ||
      s.phrases.some((p) => p.kind === 'exception' && p.from === next) ||
      (s.norm(next) === 'that' && s.find(next, next + MOST_IDENTIFYING, IDENTIFYING) >= 0) ||
      ((s.norm(next) === 'to' || s.norm(next) === 'with') && s.within('recipient', { from: next + 1, to: next + 4 }).length > 0)
    );
  }

  get recipients(): readonly Mention[] {
    return this.receiving.recipients;
  }
  get toUs(): boolean {
    return this.receiving.toUs;
  }
  get toUser(): boolean {
    return this.receiving.toUser;
  }
  get purposes(): readonly Mention[] {
    return this.aims.named;
  }
  get notFor(): readonly Mention[] {
    return this.aims.left;
  }
  get places(): readonly Mention[] {
    return placesIn(this.s, this.zone);
  }
  get trackers(): readonly Phrase[] {
    return (this.foundTrackers ??= this.s.within('tracker', this.object));
  }
  get source(): string | null {
    return this.s.within('source', { from: this.clause.start, to: this.clause.region.to })[0]?.id ?? null;
  }
  get negativeObject(): number {
    return (this.denial ??= negativeObject(this.s, this.object, this.zone));
  }

  get place(): string | null {
    if (this.foundPlace === undefined) this.foundPlace = this.places[0]?.id ?? placeIn(this.s, this.zone);
    return this.foundPlace;
  }

  set place(id: string | null) {
    this.foundPlace = id;
  }

  private get receiving(): Receiving {
    const { group } = this.clause;
    return (this.received ??= behindAside(
      this.s,
      this.clause,
      this.main,
      receivingIn(this.s, this.zone, this.main, this.hidden, !group.passive || group.copula),
    ));
  }

  private get aims(): { named: Mention[]; left: Mention[] } {
    if (this.foundPurposes) return this.foundPurposes;
    const { s, clause, zone } = this;
    const found = purposesIn(s, zone);
    // "No advertising cookies are set": none for that.
    if (clause.negated && clause.group.passive && clause.actor === 'tool' && clause.subject)
      for (const m of purposesIn(s, clause.subject).named) if (!found.named.some((p) => p.id === m.id)) found.named.push(m);
    return (this.foundPurposes = found);
  }
}

// "anything that could be used to identify you"
const IDENTIFYING = new Set(['identify', 'identifies']);
const MOST_IDENTIFYING = 8;
const ACCOUNTS = new Set(['account', 'accounts', 'membership', 'subscription', 'profile']);

/** Where the verb's words end: at an exception, but behind one that stands between commas ("share nothing, except your posts, with partners"). */
function zoneEnd(s: Sentence, region: Range, hidden: Range | null, main: number): number {
  if (!hidden || hidden.from <= main) return region.to;
  // "with firms outside of our group for their own ends"
  if (s.norm(hidden.from) === 'outside' && s.norm(hidden.to) === 'for') return region.to;
  if (s.norm(hidden.from - 1) === ',' && s.norm(hidden.to) === ',') return Math.max(region.to, Math.min(hidden.to + 8, s.tokens.length));
  return Math.min(region.to, hidden.from);
}

/** The first country named, or that it is abroad. */
function placeIn(s: Sentence, zone: Range): string | null {
  const places = s.within('place', zone).filter((p) => !isLaw(s, p) && !isLeftPlace(s, p.from));
  return (places.find((p) => p.id !== 'abroad') ?? places[0])?.id ?? null;
}

function hasGeneric(s: Sentence, range: Range): boolean {
  for (let k = range.from; k < range.to; k++)
    if (s.bits(k) & Bit.GENERIC && s.norm(k - 1) !== 'our' && !aboutUs(s, k) && !isContrasted(s, k)) return true;
  return false;
}

const PAGES = new Set(['site', 'website', 'page', 'app', 'platform']);

/** "information about our products": nothing about people; "data on our site" are found there. */
function aboutUs(s: Sentence, at: number): boolean {
  return (
    (s.norm(at + 1) === 'about' || s.norm(at + 1) === 'on' || s.norm(at + 1) === 'regarding') &&
    s.norm(at + 2) === 'our' &&
    (s.bits(at + 3) & (Bit.NOTDATA | Bit.FIRST_NOUN)) !== 0 &&
    !(s.norm(at + 1) === 'on' && PAGES.has(s.stem(at + 3)))
  );
}

/** "share it", "such information", "these are sold". */
function pronounIn(s: Sentence, range: Range): boolean {
  const first = s.norm(range.from);
  if (!PRONOUNS.has(first)) return false;
  const next = s.bits(range.from + 1);
  // "see that you visited us": what is told, nothing that is pointed at.
  if (first === 'that' && (s.norm(range.from + 1) === 'you' || s.norm(range.from + 1) === 'we')) return false;
  return (
    range.to - range.from === 1 ||
    Boolean(next & (Bit.GENERIC | Bit.PREP | Bit.PUNCT | Bit.ADV | Bit.CONJ | Bit.BE | Bit.NEG | Bit.SUB)) ||
    range.from + 1 >= s.tokens.length
  );
}

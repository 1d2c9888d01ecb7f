// What a policy tells its readers, by statements, terms named anywhere, names and loose words; a denial tells nothing.
import type { Block } from '../model/document.js';
import type { Context, Reading, Severity, TermMention } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { place, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import type { TermKind } from '../model/vocabulary.js';
import { hints } from './hints.js';
import type { Name } from './names.js';
import { exceptedIn, isPositive, namesIn } from './roles.js';
import { BESIDE_THE_POINT, isWithin, Told } from './told.js';
import type { Evidence } from './told.js';
import { policyWords } from './words.js';

/** A term named in a policy. */
interface Naming extends Evidence {
  readonly id: string;
  readonly text: string;
  readonly within: () => Place;
}

/** Matters that are no term of a vocabulary; their words stand in schema/lexicon/en/disclosed.yaml. */
export type Topic =
  'retention' | 'transfer' | 'placing' | 'sale' | 'sale_choice' | 'foreign_trackers' | 'advertising' | 'children' | 'open_list';

/** Terms so wide that naming them tells a reader nothing of what they contain. */
const TOO_WIDE: ReadonlySet<string> = new Set(['personal', 'non_personal', 'anyone', 'third_parties', 'worldwide']);
/** Denials of these say nothing of whether the data are held. */
const HOLDING: ReadonlySet<string> = new Set(['share', 'sell', 'use', 'advertise', 'transfer', 'train', 'profile', 'decide']);

/** Characters of a policy's start that a report shows. */
const START_LENGTH = 80;

/** What the policies of one context tell, supplements included. */
export class Coverage extends Told {
  private readonly mentions: readonly TermMention[];
  private readonly terms = new Map<string, Evidence | null>();
  private readonly namingsOf = new Map<TermKind, readonly Naming[]>();

  constructor(
    private readonly context: Context,
    private readonly readings: readonly Reading[],
  ) {
    super(readings.flatMap((reading) => reading.statements));
    this.mentions = readings.flatMap((reading) => reading.mentions);
  }

  /** Whether something that belongs to the policy was not read: a supplement on the web, one in another language, a file that is missing, a part of a page. */
  get hasUnread(): boolean {
    return this.isUnreadElsewhere || this.readings.some(({ document }) => document.skipped.some(({ isLost }) => isLost));
  }

  /** What a finding on something missing says of what was not read; '' where all was. */
  get unreadNote(): string {
    if (!this.hasUnread) return '';
    return ` ${this.isUnreadElsewhere ? 'A supplement' : 'A part'} of the policy was not read; if it is said there, nothing is missing.`;
  }

  private get isUnreadElsewhere(): boolean {
    const read = this.readings.filter((reading) => reading.supplement).length;
    return this.context.declaration.policy.supplements.length > read || this.context.missing.length > 0;
  }

  /** Where a reader starts: the first heading of the policy, or its first sentence. */
  get start(): Place {
    const { document } = this.readings.find((reading) => !reading.supplement) as Reading;
    const block = (document.blocks.find((b) => b.kind === 'heading') ?? document.blocks[0]) as Block;
    const span = block.map.span(0, Math.min(block.sentences[0]?.end ?? block.text.length, START_LENGTH));
    return place(document.source, span.start, span.end);
  }

  /** The severity of a finding that rests on something missing: one step lower where part of the policy was not read. */
  severity(wanted: Severity): Severity {
    if (!this.hasUnread) return wanted;
    return wanted === 'error' ? 'warning' : 'info';
  }

  /** Where the policy tells of a term or of something narrower. */
  term(kind: TermKind, id: string): Evidence | null {
    const key = `${kind} ${id}`;
    let found = this.terms.get(key);
    if (found === undefined) this.terms.set(key, (found = this.ofTerm(kind, id)));
    return found;
  }

  /** Where the policy tells of something wider that still says what it is: "contact information" for a telephone number. */
  wider(kind: TermKind, id: string): Evidence | null {
    const broader = (this.context.vocabulary.term(kind, id)?.broader ?? []).filter((parent) => !TOO_WIDE.has(parent));
    for (const parent of broader) {
      const found = this.named(kind, (other) => other === parent);
      if (found) return found;
    }
    return null;
  }

  /** Where a term is only presupposed by a denial that would make no sense without it: "we do not sell your health data". */
  presupposed(id: string): Evidence | null {
    const { vocabulary } = this.context;
    const found = this.denials.find((s) => HOLDING.has(s.action) && s.data.some((mention) => vocabulary.covers('data', id, mention.id)));
    return found ? { at: found.at, by: 'statement' } : null;
  }

  /**
   * Where a term is named that a test accepts, by statement or mention, outside any denial; `text` is the words it was read from,
   * `within` gives the sentence.
   */
  named(kind: TermKind, test: (id: string, text: string, within: () => Place) => boolean): Evidence | null {
    return this.namings(kind).find(({ id, text, within }) => test(id, text, within)) ?? null;
  }

  /** Everything of a kind that is named and not denied: what statements name, then what stands elsewhere. */
  private namings(kind: TermKind): readonly Naming[] {
    let found = this.namingsOf.get(kind);
    if (!found) {
      const stated = this.statements
        .filter((s) => kind !== 'data' || !BESIDE_THE_POINT.has(s.action))
        .flatMap((s) =>
          (isPositive(s) ? namesIn(s, kind) : exceptedIn(s, kind)).map(({ id, text }): Naming => ({
            id,
            text,
            at: s.at,
            by: 'statement',
            within: () => s.within,
          })),
        );
      const mentioned = this.mentions
        .filter(({ kind: own, denied, at }) => own === kind && !(denied && this.isDenied(at)) && !this.isBeside(kind, at))
        .map(({ id, at }): Naming => ({ id, text: textAt(at), at, by: 'mention', within: () => this.sentenceOf(at) }));
      this.namingsOf.set(kind, (found = [...stated, ...mentioned]));
    }
    return found;
  }

  /** Where one of the phrases stands outside any denial, at a place that a test accepts. */
  words(phrases: readonly string[], test: (at: Place) => boolean = () => true): Evidence | null {
    for (const { document } of this.readings) {
      const words = policyWords(document);
      for (const phrase of phrases) {
        const at = words.find(phrase).find((hit) => !this.isDenied(hit) && test(hit));
        if (at) return { at, by: 'words' };
      }
    }
    return null;
  }

  /** Where one of the phrases stands at all, be it in a denial. */
  touches(phrases: readonly string[]): Evidence | null {
    for (const { document } of this.readings) {
      for (const phrase of phrases) {
        const [at] = policyWords(document).find(phrase);
        if (at) return { at, by: 'words' };
      }
    }
    return null;
  }

  /** Where loose words for a term stand outside any denial, in a sentence without `unwanted`. */
  spellings(kind: TermKind, id: string, unwanted?: string): Evidence | null {
    const term = this.context.vocabulary.term(kind, id);
    const own = [...(term ? [term.title] : []), ...(kind === 'data' ? (term?.aliases ?? []) : [])];
    const phrases = [...this.context.vocabulary.disclosing(kind, id), ...own];
    return this.words(unwanted ? phrases.map((phrase) => `${phrase} - ${unwanted}`) : phrases, (at) => !this.isBeside(kind, at));
  }

  /** Where words on a topic stand outside any denial. */
  topic(topic: Topic): Evidence | null {
    return this.words(this.wordsOn(topic));
  }

  /** Where a term or topic is touched at all, be it in a denial, a right or a question. */
  anywhere(kind: TermKind | 'topic', id: string): Evidence | null {
    if (kind !== 'topic') {
      const said = this.statements.find((s) => namesIn(s, kind).some((named) => named.id === id));
      if (said) return { at: said.at, by: 'statement' };
    }
    return this.touches(this.context.vocabulary.disclosing(kind, id));
  }

  /** Where words on a topic stand outside any denial and outside the statements that a test accepts. */
  topicBeside(topic: Topic, test: (statement: Statement) => boolean): Evidence | null {
    const spans = this.statements.filter((s) => isPositive(s) && test(s)).map((s) => s.within);
    return this.words(this.wordsOn(topic), (at) => !spans.some((span) => isWithin(at, span)));
  }

  /** Where a country is named as a place of data: by a statement, or in a sentence on servers, storage or transfer. */
  placed(country: string): Evidence | null {
    const stated = this.says((s) => s.place === country && s.action !== 'identify_controller' && s.action !== 'give_contact');
    if (stated) return stated;
    const term = this.context.vocabulary.term('country', country);
    const placing = this.wordsOn('placing');
    for (const { document } of this.readings) {
      for (const name of term ? [term.id, term.title, ...term.aliases] : []) {
        // "US" is a country and "us" is not.
        const at = policyWords(document)
          .findNameBeside(name, name.length < 4, placing)
          .find((hit) => !this.isDenied(hit));
        if (at) return { at, by: 'words' };
      }
    }
    return null;
  }

  /** Where a list of what is collected is left open in a way that may hold data from a source: "and any other information you give us". */
  openList(isAutomatic: boolean): Evidence | null {
    const lists = this.statements.filter((s) => isPositive(s) && (s.action === 'collect' || s.action === 'use'));
    return this.words(this.wordsOn('open_list'), (at) =>
      lists.some(
        (s) =>
          isWithin(at, s.within) &&
          isAutomatic === (s.source === 'automatic' || hints('automatic').some((part) => textAt(s.within).toLowerCase().includes(part))),
      ),
    );
  }

  /** Where one of the names stands outside any denial. */
  name(names: readonly Name[]): Evidence | null {
    for (const { document } of this.readings) {
      for (const { text, exact } of names) {
        const at = policyWords(document)
          .findName(text, exact)
          .find((hit) => !this.isDenied(hit));
        if (at) return { at, by: 'name' };
      }
    }
    return null;
  }

  private ofTerm(kind: TermKind, id: string): Evidence | null {
    const { vocabulary } = this.context;
    const named = this.named(kind, (other) => vocabulary.covers(kind, id, other) && !TOO_WIDE.has(other));
    return named ?? this.spellings(kind, id);
  }

  private wordsOn(topic: Topic): readonly string[] {
    return this.context.vocabulary.disclosing('topic', topic);
  }
}

// Reads a document block by block, carrying what lists, headings, questions and pronouns need from one sentence to the next.
import type { Block, PolicyDocument } from '../../model/document.js';
import type { Mood } from '../../model/statement.js';
import type { Span } from '../../model/text.js';
import { DONE } from '../../generated/words/reader.js';
import { piecesOf, sentencesOf } from './ahead.js';
import type { Names } from './clause.js';
import { continued, leaveOut, takeBack } from './continuing.js';
import { draft, emptyMemory, type Draft, type Memory } from './draft.js';
import { Bit, type PhraseKind } from './lexicon.js';
import { glossaryOf, type Glossary } from './glossary.js';
import { headingMood } from './headings.js';
import { inlineDrafts } from './inline.js';
import { isLabel, itemDrafts } from './items.js';
import { WITHOUT_SUBJECT } from './infinitives.js';
import { announces, type LeadIn } from './leadin.js';
import { Leads } from './leads.js';
import { namesOf } from './names.js';
import { Periods } from './periods.js';
import { bothTopics, NO_TOPIC, practicesIn, topicOf, type Topic } from './practices.js';
import { sentenceIn } from './parsing.js';
import { draftsOf } from './statements.js';
import { mentionsIn } from './roles.js';
import type { Sentence } from './sentence.js';
import { ofRow } from './cells.js';
import { cookieNotes, tableDrafts } from './tables.js';
import { forgetTokens } from './tokens.js';

/** What was read in a sentence. Its words are not kept: they are many times the text. */
export interface Read {
  readonly block: Block;
  /** Range of the block's text. */
  readonly sentence: Span;
  /** The terms named in it, in order. */
  readonly named: readonly Named[];
  readonly drafts: readonly Draft[];
}

/** A term, with its range of the block's text. */
export interface Named extends Span {
  readonly kind: PhraseKind;
  readonly id: string;
}

/**
 * The sentences of a document with their drafts, one by one, and the names of its organisation. A sentence is given when no later one can change
 * what was read in it, and only once: keep what you need of it. `declared`: names of the organisation.
 */
export function readBlocks(document: PolicyDocument, declared: readonly string[]): { reads: Iterable<Read>; names: readonly string[] } {
  const names = namesOf(document.blocks, declared);
  return { reads: new Reader(document, names).run(), names: names.all };
}

class Reader {
  /** Sentences read that are not given yet. */
  private waiting: Read[] = [];
  private last: Read | null = null;
  private readonly leads: Leads;
  private readonly periods: Periods;
  private readonly topics = new Map<number, Topic>();
  /** The last first sentence of a block that is a mere label ("Service providers."). */
  private label: { readonly block: Block; readonly s: Sentence } | null = null;
  private memory: Memory = emptyMemory();
  /** The last item whose first sentence is no sentence but a title. */
  private titled: { readonly block: Block; readonly drafts: readonly Draft[] } | null = null;
  /** Sentences since the last statement that another may go on with. */
  private sinceSaid = 0;

  private readonly glossary: Glossary;
  /** Its sentences, in order; `read` takes those of each block. */
  private readonly ahead: Generator<Sentence>;

  constructor(
    private readonly document: PolicyDocument,
    private readonly names: Names,
  ) {
    this.glossary = glossaryOf(document.blocks);
    this.ahead = sentencesOf(document.blocks, names, this.glossary);
    this.leads = new Leads(document, names, this.glossary);
    this.periods = new Periods(document);
  }

  *run(): Generator<Read> {
    for (const block of this.document.blocks) {
      this.read(block);
      // A sentence is changed by the next one of its block, and by the items of its list.
      if (this.leads.isOpenBehind(block)) continue;
      const given = this.waiting;
      this.waiting = [];
      yield* given;
    }
    forgetTokens();
    yield* this.waiting;
  }

  private read(block: Block): void {
    if (block.kind === 'heading') this.memory = emptyMemory();
    const lead = this.leads.over(block, this.label?.block ?? null);
    const topic = this.topicFor(block);
    const spans = piecesOf(block);
    spans.forEach((span, n) => {
      const s = this.ahead.next().value as Sentence;
      if (block.kind === 'heading') this.topics.set(block.index, topicOf(s));
      const drafts = this.sentence(block, s, n, lead, topic);
      this.periods.note(block, s);
      this.periods.limit(block, drafts);
      this.last = { block, sentence: span, named: namedIn(s), drafts };
      this.waiting.push(this.last);
      if (n === spans.length - 1) this.leads.open(block, s, drafts, lead, this.memory.said);
    });
  }

  private sentence(block: Block, s: Sentence, n: number, lead: LeadIn | null, topic: Topic): Draft[] {
    const answer = [...this.answer(s, n, goesOnWithUs(block)), ...this.unlike(s, block)];
    this.sinceSaid++;
    const { last } = this;
    if (last?.block === block && !s.isQuestion) leaveOut(s, last.drafts);
    // A denial goes on in the next sentence at most.
    if (this.sinceSaid > 1 && this.memory.said?.polarity === 'does_not') this.memory.said = null;
    let drafts = continued(s, draftsOf(s, this.memory), block.kind === 'heading' ? null : this.memory.said);
    if (this.isBelowDenial(block)) for (const d of drafts) if (d.steps.includes(WITHOUT_SUBJECT)) d.low = true;
    if (block.kind === 'heading') drafts = drafts.map((d) => ({ ...d, mood: headingMood(s, d) }));
    else if (!s.isQuestion) takeBack(s, drafts, last?.block === block ? last.drafts : []);
    const label = n === 0 && (block.sentences.length > 1 || (block.kind === 'item' && this.goesOn(block))) && isLabel(s, lead);
    if (lead && !label && !answer.length && this.isItem(block, n)) drafts = this.item(s, block, lead, drafts);
    if (n === 0) this.titled = lead?.template && isTitle(s, block) ? { block, drafts } : null;
    else if (n === 1 && this.titled?.block === block) setAside(this.titled.drafts, drafts);
    if (block.kind !== 'heading' && !label)
      drafts = inlineDrafts(s, drafts, { names: this.names, glossary: this.glossary, memory: this.memory, label: null });
    if (label) this.named(block, s);
    else if (block.cell && n === 0 && drafts.length === 0) drafts = tableDrafts(this.document, block, s);
    if (block.cell) ofRow(this.document, block, s, drafts);
    if (block.cell && n === 0 && !label && drafts.every((d) => d.mood !== 'asserted'))
      drafts = [...drafts, ...cookieNotes(this.document, block, s)];
    if (block.kind !== 'heading') this.say(saidIn(drafts));
    if (s.isQuestion) this.memory.question = drafts;
    else if (block.kind !== 'heading' && answer.length === 0) this.memory.question = [];
    for (const d of this.glossary.definitions.get(block) ?? []) {
      if (d.start === s.start)
        drafts.push(
          draft('define', s.start, s.end, {
            mood: 'definition',
            data: d.ids.map((id) => ({ id, text: d.term, start: s.start, end: s.start })),
            notes: [`"${d.term}" is defined here`],
          }),
        );
    }
    return [...answer, ...drafts, ...(block.kind === 'heading' ? [] : practicesIn(s, topic, drafts))];
  }

  /** "Couriers. They …": whom a label names is who the next sentence speaks of. */
  private named(block: Block, s: Sentence): void {
    this.label = { block, s };
    const others = mentionsIn(s, 'recipient', { from: 0, to: s.tokens.length }).map((r) => r.id);
    if (others.length) this.memory.third = others;
  }

  private say(d: Draft | null): void {
    if (!d) return;
    this.memory.said = d;
    this.sinceSaid = 0;
  }

  /** "Do we sell your data? No." — the answer asserts the question, or denies it. */
  private answer(s: Sentence, n: number, more: boolean): Draft[] {
    // "We do not.", "We never do."
    const first =
      s.norm(0) === 'we' && isBare(s) ? (s.tokens.some((t) => t.bits & Bit.NEG) ? 'no' : 'yes') : (ANSWERS.get(s.norm(0)) ?? s.norm(0));
    if (
      !this.memory.question.length ||
      (first !== 'no' && first !== 'yes' && first !== 'never' && first !== 'absolutely' && first !== 'not') ||
      (n > 0 && first === 'not')
    )
      return [];
    if (first === 'no' && s.norm(0) !== 'we' && s.bits(1) && !(s.bits(1) & (Bit.PUNCT | Bit.FIRST | Bit.ADV | Bit.NEG))) return [];
    // "Yes. We share it with …": what follows says it.
    if (first === 'yes' && s.tokens.length <= 2 && more) {
      this.memory.question = [];
      return [];
    }
    const denies = first !== 'yes' && !(first === 'absolutely' && s.norm(1) !== 'not');
    const { start, end } = s.span(0, s.tokens.length);
    const out = this.memory.question
      .filter((q) => q.actor !== 'user')
      .map((q) => ({
        ...q,
        start,
        end,
        mood: 'asserted' as Mood,
        polarity: denies !== (q.polarity === 'does_not') ? ('does_not' as const) : ('does' as const),
        ...unplaced(q, start),
        words: [],
        steps: ['the answer to the question before it'],
      }));
    this.memory.question = [];
    return out;
  }

  /** "Some companies sell your data. We do not.": what others do is denied of us. */
  private unlike(s: Sentence, block: Block): Draft[] {
    const { last } = this;
    if (last?.block !== block || this.memory.question.length || s.norm(0) !== 'we' || !isBare(s) || !s.tokens.some((t) => t.bits & Bit.NEG))
      return [];
    const { start, end } = s.span(0, s.tokens.length);
    return last.drafts
      .filter((d) => d.actor === 'third' && d.polarity === 'does' && d.mood === 'asserted' && DONE.has(d.action))
      .map((d) => ({
        ...d,
        start,
        end,
        actor: 'first' as const,
        actorIds: [],
        polarity: 'does_not' as const,
        modal: 'does' as const,
        low: false,
        ...unplaced(d, start),
        words: [],
        steps: ['what is said of others before is denied of us'],
      }));
  }

  /** "How we do not use your data": an aim below it is none. */
  private isBelowDenial(block: Block): boolean {
    return block.heading >= 0 && DENIED.test((this.document.blocks[block.heading] as Block).text.slice(0, MOST_HEADING));
  }

  /** Whether a paragraph goes on with what an item has begun. */
  private goesOn(item: Block): boolean {
    const next = this.document.blocks[item.index + 1];
    return next?.kind === 'paragraph' && next.parent === item.index;
  }

  /** Whether a sentence is what the item has to say: its first one, or the one behind its label. */
  private isItem(block: Block, n: number): boolean {
    const labelled = this.label?.block;
    if (block.kind === 'paragraph' && block.parent < 0) return n === 0 || (n === 1 && labelled === block);
    return block.kind === 'item'
      ? n === 0 || (n === 1 && labelled === block)
      : n === 0 && labelled !== undefined && labelled.index === block.parent && block.index === labelled.index + 1;
  }

  private item(s: Sentence, block: Block, lead: LeadIn, own: Draft[]): Draft[] {
    if (lead.actor === 'user') return own;
    const made = itemDrafts(s, lead, own, {
      names: this.names,
      glossary: this.glossary,
      memory: this.memory,
      label: this.label?.block === block || this.label?.block.index === block.parent ? this.label.s : null,
    });
    if (made !== own && made.length && lead.template && announces(lead)) lead.template.mood = 'label';
    return made;
  }

  private topicFor(block: Block): Topic {
    let topic = NO_TOPIC;
    const merge = (t: Topic): void => {
      topic = bothTopics(topic, t);
    };
    for (let h = block.heading, n = 0; h >= 0 && n < 3; h = (this.document.blocks[h] as Block).heading, n++) {
      const t = this.topics.get(h);
      if (t) merge(t);
    }
    if (block.parent >= 0) {
      const parent = this.document.blocks[block.parent] as Block;
      let t = this.topics.get(block.parent);
      if (!t) {
        const from = parent.sentences.at(-1);
        t = from ? topicOf(sentenceIn(parent.text, from, this.names)) : NO_TOPIC;
        this.topics.set(block.parent, t);
      }
      merge(t);
    }
    return topic;
  }
}

/** "Regulators, courts and other public authorities.": the title of an item that then speaks. */
function isTitle(s: Sentence, block: Block): boolean {
  return (
    block.kind === 'item' &&
    block.sentences.length > 1 &&
    s.tokens.length <= MOST_TITLE &&
    s.clauses.every((c) => c.group.kind !== 'finite')
  );
}

/** What the title of an item says in the light of its list, its first sentence says in full: one statement, not two. */
function setAside(title: readonly Draft[], said: readonly Draft[]): void {
  for (const d of title) {
    const full = said.find(
      (o) =>
        o.mood === 'asserted' &&
        o.action === d.action &&
        o.actor === d.actor &&
        o.polarity === d.polarity &&
        d.data.every(({ id }) => id === 'personal' || id === 'non_personal' || o.data.some((one) => one.id === id)),
    );
    if (!full || d.mood !== 'asserted') continue;
    if (!full.recipients.length) full.recipients = d.recipients.map((r) => ({ ...r, start: full.start, end: full.start }));
    d.mood = 'label';
  }
}

function namedIn(s: Sentence): Named[] {
  return s.phrases.map(({ kind, id, from, to }) => {
    const { start, end } = s.span(from, to);
    return { kind, id, start, end };
  });
}

// What was inferred in many steps nothing goes on with.
const MOST_STEPS = 4;
const MOST_TITLE = 16;
const DENIED = /\b(?:not|never|no)\b/i;
const MOST_HEADING = 200;
const ANSWERS: ReadonlyMap<string, string> = new Map([
  ['nope', 'no'],
  ['nah', 'no'],
  ['yep', 'yes'],
  ['yup', 'yes'],
  ['yeah', 'yes'],
]);
const SAID: ReadonlySet<string> = new Set(['collect', 'track', 'use', 'share', 'sell']);

function saidIn(drafts: readonly Draft[]): Draft | null {
  return drafts.find((d) => SAID.has(d.action) && d.mood === 'asserted' && !d.low && d.steps.length < MOST_STEPS) ?? null;
}

/** What a draft speaks of, without a place of its own: its words stand in another sentence, perhaps in another block. */
function unplaced(
  { data, recipients, purposes, conditions, exception }: Draft,
  at: number,
): Pick<Draft, 'data' | 'recipients' | 'purposes' | 'conditions' | 'exception'> {
  const away = <T extends Span>(list: readonly T[]): T[] => list.map((one) => ({ ...one, start: at, end: at }));
  return {
    data: away(data),
    recipients: away(recipients),
    purposes: away(purposes),
    conditions: away(conditions),
    exception: exception && {
      ...exception,
      start: at,
      end: at,
      recipients: away(exception.recipients),
      purposes: away(exception.purposes),
      conditions: away(exception.conditions),
    },
  };
}

/** "We do not.": nothing but auxiliaries and what denies. */
function isBare(s: Sentence): boolean {
  if (s.tokens.length < 2 || s.tokens.length > 5) return false;
  for (let k = 1; k < s.tokens.length; k++)
    if (!(s.bits(k) & (Bit.DO | Bit.MODAL | Bit.HAVE | Bit.NEG | Bit.PUNCT | Bit.ADV))) return false;
  return (s.bits(1) & (Bit.DO | Bit.MODAL | Bit.HAVE | Bit.NEG)) !== 0;
}

/** "Yes. We …": the sentence behind the first one speaks of us. */
function goesOnWithUs({ text, sentences }: Block): boolean {
  const next = sentences[1];
  return next !== undefined && text.startsWith('We ', next.start);
}

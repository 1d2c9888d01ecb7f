// Reads a document block by block, carrying what lists, headings, questions and pronouns need from one sentence to the next.
import type { Block, PolicyDocument } from '../../model/document.js';
import type { Span } from '../../model/text.js';
import { answerTo, asksOfReader, unlikeOthers } from './answers.js';
import { piecesOf, sentencesOf } from './ahead.js';
import { continued, leaveOut, takeBack } from './continuing.js';
import { draft, emptyMemory, type Draft, type Memory } from './roles/draft.js';
import type { PhraseKind } from './lexicon/lexicon.js';
import { glossaryOf, type Glossary } from './names/glossary.js';
import { headingMood } from './lists/headings.js';
import { inlineDrafts } from './lists/inline.js';
import { isLabel, itemDrafts } from './lists/items.js';
import { WITHOUT_SUBJECT } from './clauses/infinitives.js';
import { announces, type LeadIn } from './lists/leadin.js';
import { Leads } from './lists/leads.js';
import { namesOf } from './names/names.js';
import { Periods } from './limits/periods.js';
import { Sections } from './limits/sections.js';
import { practicesIn } from './practices/practices.js';
import { draftsOf } from './statements/statements.js';
import { mentionsIn } from './roles/roles.js';
import type { Sentence } from './sentences/sentence.js';
import { ofRow } from './lists/cells.js';
import { pairDrafts } from './lists/pairs.js';
import { isTitle, setAside } from './lists/titles.js';
import { Topics, type Topic } from './sentences/topics.js';
import { cookieNotes, tableDrafts } from './lists/tables.js';
import { forgetTokens } from './tokens/tokens.js';
import type { Names } from './names/names.js';

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
  private readonly sections = new Sections();
  private readonly topics: Topics;
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
    this.topics = new Topics(document, names);
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
    const topic = this.topics.over(block);
    const spans = piecesOf(block);
    spans.forEach((span, n) => {
      const s = this.ahead.next().value as Sentence;
      if (block.kind === 'heading') this.topics.note(block, s);
      const drafts = this.sentence(block, s, n, lead, topic);
      this.periods.note(block, s);
      this.periods.limit(block, drafts);
      this.sections.limit(block, drafts);
      this.sections.note(block, s);
      this.last = { block, sentence: span, named: namedIn(s), drafts };
      this.waiting.push(this.last);
      if (n === spans.length - 1) this.leads.open(block, s, drafts, lead, this.memory.said);
    });
  }

  private sentence(block: Block, s: Sentence, n: number, lead: LeadIn | null, topic: Topic): Draft[] {
    const { last } = this;
    const before = last?.block === block ? last.drafts : [];
    const answer = [...answerTo(s, n, block, this.memory), ...unlikeOthers(s, before, this.memory)];
    this.sinceSaid++;
    const leftOut = s.isQuestion ? [] : leaveOut(s, before);
    // A denial goes on in the next sentence at most.
    if (this.sinceSaid > 1 && this.memory.said?.polarity === 'does_not') this.memory.said = null;
    let drafts = continued(s, draftsOf(s, this.memory), block.kind === 'heading' ? null : this.memory.said);
    if (this.isBelowDenial(block)) for (const d of drafts) if (d.steps.includes(WITHOUT_SUBJECT)) d.low = true;
    if (block.kind === 'heading') drafts = drafts.map((d) => ({ ...d, mood: headingMood(s, d) }));
    else if (!s.isQuestion) takeBack(s, drafts, before);
    const label = n === 0 && (block.sentences.length > 1 || (LABELLING.has(block.kind) && this.goesOn(block))) && isLabel(s, lead);
    if (lead && !label && !answer.length && this.isItem(block, n)) drafts = this.item(s, block, lead, drafts);
    if (n === 0) this.titled = lead?.template && isTitle(s, block) ? { block, drafts } : null;
    else if (n === 1 && this.titled?.block === block) setAside(this.titled.drafts, drafts);
    if (block.kind !== 'heading' && !label)
      drafts = inlineDrafts(s, drafts, { names: this.names, glossary: this.glossary, memory: this.memory, label: null });
    if (label) this.named(block, s);
    else if (block.cell && n === 0 && drafts.length === 0) drafts = tableDrafts(this.document, block, s);
    if (n === 0 && block.kind !== 'heading' && !label && drafts.every((d) => d.mood !== 'asserted'))
      drafts = [...drafts, ...pairDrafts(this.document, block, s, topic.retention)];
    if (block.cell) ofRow(this.document, block, s, drafts);
    if (block.cell && n === 0 && !label && drafts.every((d) => d.mood !== 'asserted'))
      drafts = [...drafts, ...cookieNotes(this.document, block, s)];
    if (block.kind !== 'heading') this.say(saidIn(drafts));
    if (s.isQuestion) this.memory.question = asksOfReader(s) ? [] : drafts;
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
    return [...answer, ...leftOut, ...drafts, ...(block.kind === 'heading' ? [] : practicesIn(s, topic, drafts))];
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

  /** "How we do not use your data": an aim below it is none. */
  private isBelowDenial(block: Block): boolean {
    return block.heading >= 0 && DENIED.test((this.document.blocks[block.heading] as Block).text.slice(0, MOST_HEADING));
  }

  /** Whether a paragraph goes on with what an item or a term has begun. */
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
    if (made !== own && made.length && lead.template && announces(lead))
      for (const t of [lead.template, ...(lead.also ?? []), ...(lead.beside?.said ? [lead.beside.said] : [])]) t.mood = 'label';
    return made;
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
const LABELLING: ReadonlySet<string> = new Set(['item', 'term']);
const DENIED = /\b(?:not|never|no)\b/i;
const MOST_HEADING = 200;
const SAID: ReadonlySet<string> = new Set(['collect', 'track', 'use', 'share', 'sell']);

function saidIn(drafts: readonly Draft[]): Draft | null {
  return drafts.find((d) => SAID.has(d.action) && d.mood === 'asserted' && !d.low && d.steps.length < MOST_STEPS) ?? null;
}

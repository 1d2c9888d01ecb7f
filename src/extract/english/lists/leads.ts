// Which lead-in rules a block: that of its list, of the item that opens it, or of a heading.
import type { Block, PolicyDocument } from '../../../model/document.js';
import { ENUMERATING } from '../../../generated/words/shared.js';
import { PRACTICES } from '../../../generated/words/leads.js';
import type { Draft } from '../roles/draft.js';
import type { Glossary } from '../names/glossary.js';
import { deniedLead, headingLead } from './headings.js';
import { agreesTo, leadInOf, type LeadIn } from './leadin.js';
import { pointsBack } from './goingon.js';
import { lastWord } from '../roles/leadkind.js';
import { Bit } from '../lexicon/lexicon.js';
import { caseLead, exampleLead } from './openings.js';
import { deniesAtEnd, openBehind, openLead } from './spliced.js';
import type { Sentence } from '../sentences/sentence.js';
import { sentenceIn } from '../sentences/parsing.js';
import type { Names } from '../names/names.js';

/** A list of paragraphs: the words that open it and their block, the heading it stands under, the paragraph that was read last, and whether each has a heading of its own. */
interface Running {
  readonly lead: LeadIn;
  readonly heading: number;
  readonly headed: boolean;
  readonly opened: number;
  last: number;
}

export class Leads {
  /** Null where what stands below is under none: what an item agrees to. */
  private readonly leads = new Map<number, LeadIn | null>();
  /** Those whose words wait for something. */
  private readonly opens = new Map<number, LeadIn>();
  /** The last item that opens a list of those behind it. */
  private opener: Block | null = null;
  /** "We collect the following:" whose list is one of paragraphs, and the last of them that was read. */
  private running: Running | null = null;

  /** For each block the last one that has it, or one before it, as its parent. */
  private readonly until: Int32Array;

  constructor(
    private readonly document: PolicyDocument,
    private readonly names: Names,
    private readonly glossary: Glossary,
  ) {
    this.until = lastChildren(document.blocks);
  }

  /** Whether a block behind this one may stand under a lead-in that was read up to here. Those of headings are copies, which change nothing. */
  isOpenBehind({ index }: Block): boolean {
    const next = this.document.blocks[index + 1];
    if (!next) return false;
    return (this.until[index] as number) > index || next.kind === 'item' || (this.running !== null && this.runsTo(this.running, next));
  }

  /** The lead-in under which a block stands. @param label the block whose first sentence was the last mere label */
  over(block: Block, label: Block | null): LeadIn | null {
    const lead = this.closedOver(block, label);
    const open = block.kind === 'item' ? this.opens.get(block.parent) : undefined;
    return open ? { ...(lead ?? open), open: open.open } : lead;
  }

  private closedOver(block: Block, label: Block | null): LeadIn | null {
    if (block.kind !== 'item') this.opener = null;
    if (block.kind === 'heading') return null;
    if (block.kind === 'paragraph' && block.parent < 0) return this.runningLead(block) ?? this.fragmentsLead(block);
    if (block.kind !== 'item' && !(block.kind === 'paragraph' && label?.index === block.parent)) return null;
    if (block.kind === 'paragraph' && label?.kind === 'term' && !this.leads.has(block.parent)) return this.fragmentsLead(block);
    for (let p = block.parent; p >= 0; p = (this.document.blocks[p] as Block).parent) {
      const lead = this.leads.get(p);
      if (lead !== undefined) return lead;
      if ((this.document.blocks[p] as Block).kind !== 'item') break;
    }
    if (this.opener && this.opener.parent === block.parent && this.opener.level === block.level && block.kind === 'item')
      return this.leads.get(this.opener.index) ?? null;
    if (block.parent < 0) return this.headingsLead(block);
    const above = this.opensNothing(block) ? this.headingsLead(block) : null;
    return above && { ...above, strict: true };
  }

  /** A paragraph under "Data we collect" that is no sentence: "Payment data, such as your card number"; one under "Who we share it with" that names them. */
  private fragmentsLead(block: Block): LeadIn | null {
    const lead = block.sentences.length > MOST_FRAGMENTS ? null : this.headingsLead(block);
    if (lead?.kind === 'recipients' && lead.template?.action === 'share' && lead.template.polarity === 'does')
      return { ...lead, strict: true, fragments: true };
    return lead?.kind === 'objects' && lead.template?.action === 'collect' && lead.template.polarity === 'does'
      ? { ...lead, strict: true, fragments: true }
      : null;
  }

  /** A paragraph behind "We collect the following:" that is no sentence, as lists without marks are. */
  private runningLead(block: Block): LeadIn | null {
    if (!this.running || !this.runsTo(this.running, block) || block.sentences.length > MOST_FRAGMENTS) return null;
    this.running.last = block.index;
    return { ...this.running.lead, strict: true, fragments: true };
  }

  /** Whether a list of paragraphs goes on with a block: the next one, or the next one but for its own heading. */
  private runsTo({ heading, headed, last }: Running, block: Block): boolean {
    if (block.heading === heading) return block.index - last <= 1;
    const above = this.document.blocks[block.heading];
    return headed && above?.heading === heading && above.index === block.index - 1 && above.index - last === 1;
  }

  /** Whether the list hangs on words that only name it: "Examples include:", "Log data:". */
  private opensNothing(block: Block): boolean {
    const parent = this.document.blocks[block.parent];
    const last = parent?.kind === 'paragraph' ? parent.sentences.at(-1) : undefined;
    if (!parent || !last || last.end - last.start > LONGEST_NAME) return false;
    const s = sentenceIn(parent.text, last, this.names, this.glossary);
    const main = s.clauses.find((c) => c.group.kind === 'finite' && !c.relative);
    if (!s.tokens.some((t) => t.bits & Bit.GENERIC || t.stem === 'example') && !s.has('data')) return false;
    return !main || (main.group.mains.some((m) => ENUMERATING.has(s.base(m))) && pointsBack(s, main));
  }

  /** The lead-in of the heading over a block, or of one further up: "Data we collect" over "Payments". */
  private headingsLead(block: Block): LeadIn | null {
    for (let h = block.heading, n = 0; h >= 0 && n < 3; h = (this.document.blocks[h] as Block).heading, n++) {
      const lead = this.leads.get(h);
      if (lead && n === 0) return lead;
      if (lead) return lead.kind === 'objects' ? { ...lead, strict: true } : null;
    }
    return null;
  }

  /** A list of paragraphs begins behind a colon and ends with one that says something by itself. */
  private run(block: Block, text: string, lead: LeadIn | null, made: readonly Draft[]): void {
    const said = lead?.template?.polarity === 'does' ? lead.template.action : null;
    if (lead && text.endsWith(':') && ((lead.kind === 'objects' && said === 'collect') || (lead.opened === true && said === 'share')))
      this.running = { lead, heading: block.heading, headed: this.isUnderHeading(block), opened: block.index, last: block.index };
    else if (made.some((d) => d.mood === 'asserted' && !(this.running?.headed && tellsOfGathering(d)) && !isListed(d))) this.running = null;
  }

  /** Whether a heading stands right behind a paragraph, below the one that the paragraph stands under. */
  private isUnderHeading({ index, heading }: Block): boolean {
    const next = this.document.blocks[index + 1];
    return next?.kind === 'heading' && next.heading === heading;
  }

  /** "We collect:" — "This is needed for your account.", "Account data:" — the list. */
  private goesOnBehind({ opened, last, lead }: Running, block: Block, s: Sentence): boolean {
    if (opened !== block.index - 1 || last !== block.index || s.findStem(0, s.tokens.length, RIGHTS) >= 0) return false;
    if (
      lead.text
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((w) => ASKING.has(w))
    )
      return false;
    return !block.text.endsWith(':') || (s.bits(lastWord(s)) & Bit.GENERIC) !== 0;
  }

  /** "We collect (the list is not complete):" without its bracket, whose words complete nothing. */
  private withoutAside(block: Block, s: Sentence): Sentence {
    const last = s.tokens.length - 1;
    if (s.norm(last) !== ':' || s.norm(last - 1) !== ')') return s;
    for (let k = last - 2; k > 2 && last - k < LONGEST_ASIDE; k--) {
      if (s.norm(k) === '(') return sentenceIn(block.text, { start: s.start, end: s.span(k - 1, k).end }, this.names, this.glossary);
    }
    return s;
  }

  /** Takes note of what the last sentence of a block opens. @param own the lead-in under which the block itself stands */
  open(block: Block, s: Sentence, drafts: readonly Draft[], own: LeadIn | null, said: Draft | null): void {
    const text = block.text.trimEnd();
    const closed = !text.endsWith(':') && block.kind !== 'heading' && ((text.endsWith('.') && !text.endsWith('...')) || text.endsWith('!'));
    if (block.kind === 'heading') {
      // "## We do not engage in:" opens a list like the same words in a paragraph.
      const heading = headingLead(s) ?? (text.endsWith(':') ? leadInOf(s, drafts, false, null) : null);
      if (heading) this.leads.set(block.index, heading);
      return;
    }
    const made = drafts.filter((d) => !PRACTICES.has(d.action));
    const bare = this.withoutAside(block, s);
    const found =
      (text.endsWith(':') ? (exampleLead(s, said, block) ?? caseLead(s)) : null) ??
      leadInOf(bare, made, closed, said) ??
      (closed ? null : deniedLead(s));
    const open = text.endsWith(':') ? openBehind(bare, found) : null;
    if (open) this.opens.set(block.index, openLead(bare, open));
    const lead = open && found && open.slot !== 'clause' && deniesAtEnd(bare) ? null : found;
    const promises = !lead && block.kind === 'item' && text.endsWith(':') && agreesTo(s);
    if (lead || promises) this.leads.set(block.index, lead);
    if (block.kind === 'paragraph' && block.parent < 0) this.run(block, text, lead, made);
    // In a list without levels an item may open the ones behind it: "Device data, including:".
    if ((lead || promises) && block.kind === 'item' && text.endsWith(':')) this.opener = block;
    if (lead || promises) return;
    // "Your school may also:": what is listed below is theirs, whatever stands above.
    if (own && block.kind === 'item') this.leads.set(block.index, text.endsWith(':') && leadsElsewhere(s) ? null : own);
    if (this.running && this.goesOnBehind(this.running, block, s)) this.leads.set(block.index, { ...this.running.lead, strict: true });
  }
}

/** Whether a sentence is one of what others, or readers, do. */
function leadsElsewhere(s: Sentence): boolean {
  const main = s.clauses.findLast((c) => c.group.kind === 'finite' && !c.relative && !c.subordinator && !c.indirect);
  return main?.actor === 'third' || main?.actor === 'user';
}

/** "How we process your data:" has its list for an answer. */
const ASKING = new Set(['how', 'why']);
const RIGHTS = new Set(['right']);

function isListed({ steps }: Draft): boolean {
  return steps.some((x) => x.startsWith('the list is introduced'));
}

/** "The shop may read your card": among parts with headings of their own a sentence may tell what others list. */
function tellsOfGathering(d: Draft): boolean {
  return d.action === 'collect' && d.polarity === 'does';
}

function lastChildren(blocks: readonly Block[]): Int32Array {
  const until = new Int32Array(blocks.length).fill(-1);
  for (const { index, parent } of blocks) if (parent >= 0) until[parent] = index;
  for (let i = 1; i < until.length; i++) until[i] = Math.max(until[i] as number, until[i - 1] as number);
  return until;
}

const LONGEST_ASIDE = 24;
const MOST_FRAGMENTS = 4;
const LONGEST_NAME = 60;

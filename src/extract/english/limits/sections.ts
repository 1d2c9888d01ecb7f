// What stands over a denial and says of what alone it speaks: the name of somebody else's service, "If your list is private:".
import type { Block } from '../../../model/document.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Draft } from '../roles/draft.js';
import { endOf } from './ends.js';
import type { Sentence } from '../sentences/sentence.js';

/** A heading of more words tells more than a name. */
const MOST = 6;

const COLON = ':';
const SALES = new Set(['sale', 'sell']);
const DEFINED = new Set(['defined', 'defines']);

export class Sections {
  /** The names of others in headings that hold little else, by the number of the heading. */
  private readonly told = new Map<number, string>();

  /** "If your list is private:", and the block that it ends. */
  private open: { readonly index: number; readonly text: string } | null = null;

  /** "A sale is defined broadly", "Which data do we sell under the act?", and the block that it stands in. */
  private sense: { readonly index: number; readonly text: string } | null = null;

  /** Takes note of a heading that names a service of somebody else, or of a case that goes on behind its colon. */
  note(block: Block, s: Sentence): void {
    const last = s.tokens.length - 1;
    if (s.norm(last) === COLON && s.clauses.length > 0 && s.clauses.every((c) => c.hypothetical))
      this.open = { index: block.index, text: s.words(0, last) };
    if (s.findStem(0, s.tokens.length, SALES) >= 0) {
      const told = s.phrases.find((p) => p.kind === 'condition' && p.id === 'sense_of');
      const from = told?.from ?? s.find(0, s.tokens.length, DEFINED);
      if (from >= 0) this.sense = { index: block.index, text: s.words(from, endOf(s, told?.to ?? from + 1)) };
    }
    if (block.kind !== 'heading' || s.tokens.length > MOST || s.clauses.some((c) => c.group.kind === 'finite')) return;
    for (let k = 0; k < s.tokens.length; k++)
      if (s.bits(k) & Bit.CAPITAL && s.names.isOther(s.norm(k))) {
        this.told.set(block.index, s.words(0, s.tokens.length));
        return;
      }
  }

  /** Adds the service to denials below its name that say nothing else of how far they go. */
  limit(block: Block, drafts: readonly Draft[]): void {
    const { open } = this;
    const text =
      block.kind === 'heading'
        ? undefined
        : open && block.index >= open.index && block.index <= open.index + 1
          ? open.text
          : this.told.get(block.heading);
    this.mean(block, drafts);
    if (text === undefined) return;
    for (const d of drafts)
      if (d.polarity === 'does_not' && d.actor === 'first' && d.mood === 'asserted' && !d.conditions.some((c) => c.kind === 'scope'))
        d.conditions = [...d.conditions, { kind: 'scope', text, start: d.start, end: d.start }];
  }

  /** Adds in which sense of the word something is sold, where the sentences before have told it. */
  private mean({ index }: Block, drafts: readonly Draft[]): void {
    const { sense } = this;
    if (!sense || index < sense.index || index > sense.index + 1) return;
    for (const d of drafts)
      if (d.action === 'sell' && d.actor === 'first' && d.mood === 'asserted' && !d.conditions.some((c) => c.kind === 'scope'))
        d.conditions = [...d.conditions, { kind: 'scope', text: sense.text, start: d.start, end: d.start }];
  }
}

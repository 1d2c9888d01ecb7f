// What stands over a denial and says of what alone it speaks: the name of somebody else's service, "If your list is private:".
import type { Block } from '../../../model/document.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Draft } from '../roles/draft.js';
import type { Sentence } from '../sentences/sentence.js';

/** A heading of more words tells more than a name. */
const MOST = 6;

const COLON = ':';

export class Sections {
  /** The names of others in headings that hold little else, by the number of the heading. */
  private readonly told = new Map<number, string>();

  /** "If your list is private:", and the block that it ends. */
  private open: { readonly index: number; readonly text: string } | null = null;

  /** Takes note of a heading that names a service of somebody else, or of a case that goes on behind its colon. */
  note(block: Block, s: Sentence): void {
    const last = s.tokens.length - 1;
    if (s.norm(last) === COLON && s.clauses.length > 0 && s.clauses.every((c) => c.hypothetical))
      this.open = { index: block.index, text: s.words(0, last) };
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
    if (text === undefined) return;
    for (const d of drafts)
      if (d.polarity === 'does_not' && d.actor === 'first' && d.mood === 'asserted' && !d.conditions.some((c) => c.kind === 'scope'))
        d.conditions = [...d.conditions, { kind: 'scope', text, start: d.start, end: d.start }];
  }
}

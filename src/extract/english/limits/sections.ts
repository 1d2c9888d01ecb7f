// Sections about one service of somebody else: a denial under "Lumibar Analytics" speaks of what goes to that service.
import type { Block } from '../../../model/document.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Draft } from '../roles/draft.js';
import type { Sentence } from '../sentences/sentence.js';

/** A heading of more words tells more than a name. */
const MOST = 6;

export class Sections {
  /** The names of others in headings that hold little else, by the number of the heading. */
  private readonly told = new Map<number, string>();

  /** Takes note of a heading that names a service of somebody else. */
  note(block: Block, s: Sentence): void {
    if (block.kind !== 'heading' || s.tokens.length > MOST || s.clauses.some((c) => c.group.kind === 'finite')) return;
    for (let k = 0; k < s.tokens.length; k++)
      if (s.bits(k) & Bit.CAPITAL && s.names.isOther(s.norm(k))) {
        this.told.set(block.index, s.words(0, s.tokens.length));
        return;
      }
  }

  /** Adds the service to denials below its name that say nothing else of how far they go. */
  limit(block: Block, drafts: readonly Draft[]): void {
    const text = block.kind === 'heading' ? undefined : this.told.get(block.heading);
    if (text === undefined) return;
    for (const d of drafts)
      if (d.polarity === 'does_not' && d.actor === 'first' && d.mood === 'asserted' && !d.conditions.some((c) => c.kind === 'scope'))
        d.conditions = [...d.conditions, { kind: 'scope', text, start: d.start, end: d.start }];
  }
}

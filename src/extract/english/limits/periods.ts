// Periods told once for a part of the text: "in the last 12 months" in a heading, before a table or over a column holds for what stands there.
import type { Block, PolicyDocument } from '../../../model/document.js';
import type { Draft } from '../roles/draft.js';
import { pastIn } from './senses.js';
import type { Sentence } from '../sentences/sentence.js';

const FLOWS: ReadonlySet<string> = new Set(['collect', 'share', 'sell']);
const OPENS_TABLE = new Set([':', 'following', 'below', 'table', 'chart']);

export class Periods {
  /** The words of the period that a heading, a header cell or a paragraph before a table names. */
  private readonly told = new Map<number, string>();
  /** The block in front of the table that was asked for last, by its number. */
  private front = { table: -1, index: -1 };

  constructor(private readonly document: PolicyDocument) {}

  /** Takes note of the period in a sentence under which others may stand. */
  note(block: Block, s: Sentence): void {
    if (!s.has('condition')) return;
    const past = pastIn(s);
    if (
      past &&
      (block.kind === 'heading' || block.cell?.isHeader || (block.kind === 'paragraph' && s.find(0, s.tokens.length, OPENS_TABLE) >= 0))
    )
      this.told.set(block.index, past.text);
  }

  /** Adds the period of their surroundings to statements that name none. */
  limit(block: Block, drafts: readonly Draft[]): void {
    if (this.told.size === 0 || block.kind === 'heading') return;
    const text = this.over(block);
    if (text === undefined) return;
    for (const d of drafts)
      if (FLOWS.has(d.action) && d.actor === 'first' && d.mood === 'asserted' && !d.conditions.some((c) => c.kind === 'scope'))
        d.conditions.push({ kind: 'scope', text, start: d.start, end: d.start });
  }

  private over(block: Block): string | undefined {
    const { cell } = block;
    const heading = block.heading < 0 ? undefined : this.told.get(block.heading);
    if (!cell) return heading;
    return this.told.get(cell.header) ?? this.told.get(this.beforeTable(block)) ?? heading;
  }

  /** The block in front of a cell's table. */
  private beforeTable({ cell, index }: Block): number {
    const table = cell?.table ?? -1;
    if (this.front.table !== table) {
      let k = index;
      while (this.document.blocks[k]?.cell?.table === table) k--;
      this.front = { table, index: k };
    }
    return this.front.index;
  }
}

import type { PolicyDocument } from '../model/document.js';
import type { Source } from '../model/text.js';
import { referenceAt } from './entities.js';
import { Outline } from './outline.js';
import { levelOf } from './plain-headings.js';
import type { Look } from './plain-headings.js';
import { unglued } from './plain-glued.js';
import { linesIn, unitsIn } from './plain-lines.js';
import type { Unit } from './plain-lines.js';
import { ListStack } from './plain-lists.js';
import { Roles } from './plain-roles.js';
import { Prose } from './prose.js';
import type { Passage } from './prose.js';

/** Reads plain text: headings by their looks, lists by their marks or by their lead-in, paragraphs wrapped by hand or not. Linear. */
export function readPlain(source: Source): PolicyDocument {
  return new PlainReader(source).read();
}

class PlainReader {
  private readonly outline = new Outline();
  private readonly lists: ListStack;
  private nextAmpersand = -1;

  constructor(private readonly source: Source) {
    this.lists = new ListStack(source.text, this.outline);
  }

  read(): PolicyDocument {
    const { text } = this.source;
    const units = unitsIn(text, unglued(text, linesIn(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)));
    const { roles, looks } = new Roles(text, units);
    const seen = new Set<Look>();
    units.forEach((unit, i) => {
      if (roles[i] === 'heading') {
        const look = looks[i] as Look;
        this.lists.close();
        this.outline.heading(levelOf(unit, look, seen.size === 0 && i < 3, seen), this.prose(unit.start, unit.end));
        seen.add(look);
      } else if (roles[i] === 'item') this.item(unit);
      else {
        // An unmarked paragraph goes on with an item where it is indented under it.
        this.lists.closeFor(unit);
        this.outline.paragraph(this.prose(unit.start, unit.end));
      }
    });
    this.lists.close();
    return this.outline.finish(this.source, 'text', null);
  }

  private item(unit: Unit): void {
    this.lists.openItem(unit);
    this.outline.paragraph(this.prose(unit.start + (unit.bullet || unit.enumerator?.length || 0), unit.end));
  }

  /** Offset of the first `&` from an offset on; offsets asked for ascend. */
  private ampersand(from: number): number {
    if (this.nextAmpersand < from) {
      const found = this.source.text.indexOf('&', from);
      this.nextAmpersand = found < 0 ? Infinity : found;
    }
    return this.nextAmpersand;
  }

  private prose(start: number, end: number): Passage {
    const { text } = this.source;
    const prose = new Prose(text);
    let from = start;
    // Texts made from web pages often kept their entities.
    for (let i = this.ampersand(start); i < end; i = this.ampersand(Math.max(from, i + 1))) {
      const reference = referenceAt(text, i, end);
      if (!reference) continue;
      prose.verbatim(from, i);
      prose.as(reference.characters, i, reference.end);
      from = reference.end;
    }
    prose.verbatim(from, end);
    return prose.finish();
  }
}

import { isLower } from './characters.js';
import { isFirst, isRoman } from './marks.js';
import type { Outline } from './outline.js';
import type { Unit } from './plain-lines.js';

interface OpenList {
  readonly indent: number;
  /** The kind of its marks: "-", "1.", "a)", "ai(" for Roman numerals; "none". */
  readonly style: string;
  /** The last number or letter. */
  label: string;
}

/** Deeper nesting than any author means. */
const DEEPEST = 8;

/** Lists of plain text that are open: their items tell by mark and indent which list they belong to. */
export class ListStack {
  private readonly lists: OpenList[] = [];

  constructor(
    private readonly text: string,
    private readonly outline: Outline,
  ) {}

  /** Opens an item, in the list that it goes on with or in a new one. */
  openItem(unit: Unit): void {
    const list = this.listFor(unit, unit.bullet > 0 || unit.enumerator ? this.styleOf(unit) : 'none');
    list.label = unit.enumerator?.label ?? '';
    this.outline.openItem();
  }

  /** Closes the lists under which a paragraph is not indented. */
  closeFor(unit: Unit): void {
    let depth = this.lists.length;
    while (depth > 0 && unit.indent <= (this.lists[depth - 1] as OpenList).indent) depth--;
    this.close(depth);
  }

  close(depth = 0): void {
    while (this.lists.length > depth) {
      this.lists.pop();
      this.outline.closeItem();
      this.outline.closeList();
    }
  }

  /** The list an item belongs to: one that is open with the same marks, or a new one, inside where the item is indented or counts anew. */
  private listFor(unit: Unit, style: string): OpenList {
    const { lists } = this;
    for (let depth = lists.length - 1; depth >= 0; depth--) {
      const list = lists[depth] as OpenList;
      if (list.style !== style || Math.abs(list.indent - unit.indent) > 3) continue;
      this.close(depth + 1);
      this.outline.closeItem();
      return list;
    }
    const top = lists.at(-1);
    const inside =
      top && lists.length < DEEPEST && (unit.indent > top.indent + 1 || (unit.indent >= top.indent - 1 && countsAnew(unit, top)));
    if (!inside) this.close(top && unit.indent > (lists[0] as OpenList).indent + 1 ? lists.length - 1 : 0);
    const list = { indent: unit.indent, style, label: '' };
    this.outline.openList();
    lists.push(list);
    return list;
  }

  private styleOf(unit: Unit): string {
    const { enumerator } = unit;
    if (!enumerator) return this.text[unit.start] as string;
    const { label, close } = enumerator;
    if (label >= '0' && label <= '9:') return `1${close}`;
    const small = isLower(label.charCodeAt(0)) ? 'a' : 'A';
    // "i" is a Roman one, unless it follows "h"; a single letter after its predecessor is a letter.
    const letters = this.lists.some(
      (list) => list.style === small + close && list.label.length === 1 && list.label.charCodeAt(0) === label.charCodeAt(0) - 1,
    );
    return isRoman(label) && !(letters && label.length === 1) && !'cdCD'.includes(label) ? `${small}i${close}` : small + close;
  }
}

function countsAnew(unit: Unit, top: OpenList): boolean {
  if (unit.enumerator) return isFirst(unit.enumerator.label) && top.style !== 'none';
  return top.label !== '';
}

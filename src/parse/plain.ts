import type { PolicyDocument } from '../model/document.js';
import type { Source } from '../model/text.js';
import { announcedCount, announcesMore } from './announced.js';
import { isLower } from './characters.js';
import { referenceAt } from './entities.js';
import { isFirst, isRoman } from './marks.js';
import { Outline } from './outline.js';
import { levelOf, lookOf } from './plain-headings.js';
import type { Look } from './plain-headings.js';
import { isStop, linesIn, unitsIn } from './plain-lines.js';
import type { Unit } from './plain-lines.js';
import { Prose } from './prose.js';

type Role = 'heading' | 'item' | 'paragraph';

interface OpenList {
  readonly indent: number;
  readonly style: string;
  label: string;
}

/** Deeper nesting than any author means; indents beyond it count as this. */
const DEEPEST = 8;

/** Reads plain text: headings by their looks, lists by their marks or by their lead-in, paragraphs wrapped by hand or not. Linear. */
export function readPlain(source: Source): PolicyDocument {
  return new PlainReader(source).read();
}

class PlainReader {
  private readonly outline = new Outline();
  private readonly units: Unit[];
  private readonly looks: Look[];
  private readonly roles: Role[];
  private readonly lists: OpenList[] = [];
  private readonly seen = new Set<Look>();
  private nextAmpersand = -1;

  constructor(private readonly source: Source) {
    const { text } = source;
    this.units = unitsIn(text, linesIn(text, text.charCodeAt(0) === 0xfeff ? 1 : 0));
    this.looks = this.units.map((unit) => lookOf(text, unit));
    this.roles = this.units.map(() => 'paragraph');
  }

  read(): PolicyDocument {
    this.findItems();
    this.findHeadings();
    let headings = 0;
    this.units.forEach((unit, i) => {
      const role = this.roles[i];
      if (role === 'heading') {
        this.closeLists(0);
        const look = this.looks[i] as Look;
        this.outline.heading(levelOf(unit, look, headings++ === 0 && i < 3, this.seen), this.prose(unit.start, unit.end));
        this.seen.add(look);
      } else if (role === 'item') this.item(unit);
      else this.paragraph(unit);
    });
    this.closeLists(0);
    return this.outline.finish(this.source, 'text', null);
  }

  /** Marked units are items, and so are the lines that a lead-in announces, marked or not. */
  private findItems(): void {
    const { units, roles } = this;
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] as Unit;
      if (unit.bullet || (unit.enumerator && !this.isNumberedHeading(i))) roles[i] = 'item';
      else if (this.endsWith(unit, 58)) i = Math.max(i, this.announced(i + 1) - 1);
    }
  }

  /** Marks the unmarked items that begin at a unit, right after a lead-in; gives the unit after them. */
  private announced(from: number): number {
    const { units } = this;
    const first = units[from];
    const second = units[from + 1];
    if (!first) return from;
    const lines: string[] = [];
    for (let i = from; i < units.length && lines.length < 80; i++) {
      const unit = units[i] as Unit;
      if (unit.bullet || unit.enumerator || unit.underline || unit.gap > 3 || unit.indent < first.indent) break;
      if (second && i > from + 1 && unit.gap > second.gap && !this.startsLower(unit)) break;
      lines.push(this.source.text.slice(unit.start, unit.end));
    }
    const lead = units[from - 1] as Unit;
    let end = from + announcedCount(this.source.text.slice(lead.start, lead.end), lines);
    // Of phrases without a stop, the last one may be the heading of what follows.
    const last = units[end - 1] as Unit;
    const next = units[end];
    if (next && end - from > 2 && next.gap <= last.gap && this.isProse(next) && this.looks[end - 1] !== '' && !announcesMore(lines[end - from - 2] as string)) end--;
    for (let i = from; i < end; i++) this.roles[i] = 'item';
    return end;
  }

  private findHeadings(): void {
    const { units, roles, looks } = this;
    for (let i = 0; i < units.length; i++) {
      if (roles[i] !== 'paragraph') continue;
      if (looks[i] === 'underlined') roles[i] = 'heading';
      if (!this.isShort(i)) continue;
      let end = i + 1;
      while (end < units.length && this.isShort(end)) end++;
      this.headingsAmong(i, end);
      i = end - 1;
    }
  }

  /** Of short lines in a row, the last ones may be headings of the prose after them; a longer row is a menu or an address. */
  private headingsAmong(from: number, end: number): void {
    const { units, looks, roles } = this;
    const follower = units[end];
    if (!follower) return;
    let candidate = end - 1;
    const isList = roles[end] === 'item';
    for (; candidate >= from && candidate >= end - 3; candidate--) {
      const look = looks[candidate] as Look;
      const unit = units[candidate] as Unit;
      const isLast = candidate === end - 1;
      const colon = this.endsWith(unit, 58);
      if (look === '' || (isLast && isList && colon) || (colon && look === 'phrase')) break;
      if (look === 'phrase' && (!isLast || (end - from > 2 && unit.gap <= (units[candidate - 1] as Unit).gap))) break;
      if (end - from > 3 && !isLast && look !== 'capitals' && look !== 'numbered') break;
      roles[candidate] = 'heading';
    }
    const first = looks[0];
    if (from === 0 && end <= 4 && (first === 'title' || first === 'capitals') && !this.endsWith(units[0] as Unit, 58)) roles[0] = 'heading';
  }

  private isNumberedHeading(i: number): boolean {
    const { looks, units } = this;
    const look = looks[i];
    if (look !== 'numbered' && look !== 'capitals' && look !== 'underlined') return false;
    if (look === 'underlined') return true;
    const unit = units[i] as Unit;
    const next = units[i + 1];
    const before = units[i - 1];
    if (unit.enumerator?.close === '(') return next !== undefined && !next.enumerator && !next.bullet && this.isProse(next) && !(before && this.endsWith(before, 58));
    if (look === 'capitals') return next !== undefined;
    // Neighbours of the same kind make a list, prose after it makes a heading.
    return next !== undefined && (!next.enumerator || next.enumerator.label.length > (unit.enumerator?.label.length ?? 0) + 1 || this.isProse(next))
      && !(before?.enumerator && this.roles[i - 1] === 'item' && !this.isProse(before)) && !this.endsWith(unit, 58);
  }

  private item(unit: Unit): void {
    const marked = unit.bullet > 0 || unit.enumerator !== null;
    const list = this.listFor(unit, marked ? this.styleOf(unit) : 'none');
    list.label = unit.enumerator?.label ?? '';
    this.outline.openItem();
    this.outline.paragraph(this.prose(unit.start + (unit.bullet || unit.enumerator?.length || 0), unit.end));
  }

  /** The list an item belongs to: one that is open with the same marks, or a new one, inside where the item is indented or counts anew. */
  private listFor(unit: Unit, style: string): OpenList {
    const { lists } = this;
    for (let depth = lists.length - 1; depth >= 0; depth--) {
      const list = lists[depth] as OpenList;
      if (list.style !== style || Math.abs(list.indent - unit.indent) > 3) continue;
      this.closeLists(depth + 1);
      this.outline.closeItem();
      return list;
    }
    const top = lists.at(-1);
    const inside = top && lists.length < DEEPEST && (unit.indent > top.indent + 1 || (unit.indent >= top.indent - 1 && this.countsAnew(unit, top)));
    if (!inside) this.closeLists(lists.length && unit.indent > ((lists[0] as OpenList).indent) + 1 ? lists.length - 1 : 0);
    const list = { indent: unit.indent, style, label: '' };
    this.outline.openList();
    lists.push(list);
    return list;
  }

  private countsAnew(unit: Unit, top: OpenList): boolean {
    if (unit.enumerator) return isFirst(unit.enumerator.label) && top.style !== 'none';
    return top.label !== '';
  }

  /** An unmarked paragraph goes on with an item where it is indented under it; else it ends the lists. */
  private paragraph(unit: Unit): void {
    let depth = this.lists.length;
    while (depth > 0 && unit.indent <= (this.lists[depth - 1] as OpenList).indent) depth--;
    this.closeLists(depth);
    this.outline.paragraph(this.prose(unit.start, unit.end));
  }

  private closeLists(depth: number): void {
    while (this.lists.length > depth) {
      this.lists.pop();
      this.outline.closeItem();
      this.outline.closeList();
    }
  }

  private styleOf(unit: Unit): string {
    const { enumerator } = unit;
    if (!enumerator) return this.source.text[unit.start] as string;
    const { label, close } = enumerator;
    if (label >= '0' && label <= '9:') return `1${close}`;
    const small = isLower(label.charCodeAt(0)) ? 'a' : 'A';
    // "i" is a Roman one, unless it follows "h"; a single letter after its predecessor is a letter.
    const letters = this.lists.some((list) => list.style === small + close && list.label.length === 1 && list.label.charCodeAt(0) === label.charCodeAt(0) - 1);
    return isRoman(label) && !(letters && label.length === 1) && !'cdCD'.includes(label) ? `${small}i${close}` : small + close;
  }

  private isShort(i: number): boolean {
    const unit = this.units[i] as Unit;
    if (this.roles[i] !== 'paragraph' || unit.lines > 2 || unit.end - unit.start > 90) return false;
    return this.looks[i] !== '' || !isStop(this.source.text.charCodeAt(unit.end - 1));
  }

  private isProse(unit: Unit): boolean {
    const length = unit.end - unit.start;
    return length > 110 || (length > 40 && isStop(this.source.text.charCodeAt(unit.end - 1)));
  }

  private startsLower(unit: Unit): boolean {
    return isLower(this.source.text.charCodeAt(unit.start));
  }

  private endsWith(unit: Unit, c: number): boolean {
    return this.source.text.charCodeAt(unit.end - 1) === c;
  }

  /** Offset of the first `&` from an offset on; offsets asked for ascend. */
  private ampersand(from: number): number {
    if (this.nextAmpersand < from) {
      const found = this.source.text.indexOf('&', from);
      this.nextAmpersand = found < 0 ? Infinity : found;
    }
    return this.nextAmpersand;
  }

  private prose(start: number, end: number): ReturnType<Prose['finish']> {
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

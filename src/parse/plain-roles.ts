import { announcedCount, announcesMore, leavesOpen } from './announced.js';
import { isLower, isWord } from './characters.js';
import { lookOf } from './plain-headings.js';
import type { Look } from './plain-headings.js';
import { isStop } from './plain-lines.js';
import type { Unit } from './plain-lines.js';

export type Role = 'heading' | 'item' | 'paragraph';

/** Lines looked at after a lead-in. */
const MOST = 80;
const COLON = 58;
/** Words with which headings of policies begin. */
const HEADING_WORDS = new Set(
  'how what why when where who which whether do does is are can will your our changes contact security children cookies information use disclosure sharing retention'.split(
    ' ',
  ),
);

/** Tells which units of a plain text are headings, items and paragraphs: by how they look, and by what stands around them. */
export class Roles {
  readonly looks: readonly Look[];
  readonly roles: Role[];

  constructor(
    private readonly text: string,
    private readonly units: readonly Unit[],
  ) {
    this.looks = units.map((unit) => lookOf(text, unit));
    this.roles = units.map(() => 'paragraph');
    this.findItems();
    this.findHeadings();
  }

  /** Marked units are items, and so are the lines that a lead-in announces, marked or not. */
  private findItems(): void {
    const { units, roles } = this;
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] as Unit;
      if (unit.bullet || (unit.enumerator && !this.isNumberedHeading(i))) roles[i] = 'item';
      else if (this.endsWith(unit, COLON) || (trailsOff(this.text, unit) && leavesOpen(this.slice(unit))))
        i = Math.max(i, this.announced(i + 1) - 1);
    }
  }

  /** Marks the unmarked items that begin at a unit, right after a lead-in; gives the unit after them. */
  private announced(from: number): number {
    const { units } = this;
    const first = units[from];
    const second = units[from + 1];
    if (!first) return from;
    if (first.joint) return this.jointItems(from);
    const lines: string[] = [];
    for (let i = from; i < units.length && lines.length < MOST; i++) {
      const unit = units[i] as Unit;
      if (unit.bullet || unit.enumerator || unit.underline || unit.gap > 3 || unit.indent < first.indent) break;
      if (second && i > from + 1 && unit.gap > second.gap && !isLower(this.text.charCodeAt(unit.start))) break;
      lines.push(this.slice(unit));
    }
    let end = from + announcedCount(this.slice(units[from - 1] as Unit), lines);
    if (end - from > 2 && !announcesMore(lines[end - from - 2] as string) && this.endsInHeading(from, end)) end--;
    for (let i = from; i < end; i++) this.roles[i] = 'item';
    return end;
  }

  /** The parts of a line that was a list: all of them are its items, up to one that announces another. */
  private jointItems(from: number): number {
    let end = from;
    for (; this.units[end]?.joint && !this.endsWith(this.units[end] as Unit, COLON); end++) this.roles[end] = 'item';
    return end;
  }

  /** Of phrases without a stop, whether the last one is the heading of the prose that follows. */
  private endsInHeading(from: number, end: number): boolean {
    const { units, looks } = this;
    const last = units[end - 1] as Unit;
    const next = units[end];
    const look = looks[end - 1];
    if (!next || next.gap > last.gap || !this.isProse(next) || look === '') return false;
    if (look !== 'phrase' && looks.slice(from, end - 1).every((one) => one !== look)) return true;
    const words = wordsOf(this.slice(last));
    return HEADING_WORDS.has(words[0] as string) || sharesWord(words, this.text.slice(next.start, Math.min(next.end, next.start + 200)));
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
    if (end >= units.length) return;
    const isList = roles[end] === 'item';
    for (let candidate = end - 1; candidate >= from && candidate >= end - 3; candidate--) {
      const look = looks[candidate] as Look;
      const unit = units[candidate] as Unit;
      const isLast = candidate === end - 1;
      if (look === '' || (isLast && isList && this.endsWith(unit, COLON))) break;
      if (look === 'phrase' && (!isLast || (end - from > 2 && unit.gap <= (units[candidate - 1] as Unit).gap))) break;
      if (end - from > 3 && !isLast && look !== 'capitals' && look !== 'numbered') break;
      roles[candidate] = 'heading';
    }
    const first = looks[0];
    if (from === 0 && end <= 4 && (first === 'title' || first === 'capitals') && !this.endsWith(units[0] as Unit, COLON))
      roles[0] = 'heading';
  }

  private isNumberedHeading(i: number): boolean {
    const { looks, units } = this;
    const look = looks[i];
    if (look !== 'numbered' && look !== 'capitals' && look !== 'underlined') return false;
    if (look === 'underlined') return true;
    const unit = units[i] as Unit;
    const next = units[i + 1];
    const before = units[i - 1];
    if (!next) return false;
    if (unit.enumerator?.close === '(')
      return !next.enumerator && !next.bullet && this.isProse(next) && !(before && this.endsWith(before, COLON));
    if (look === 'capitals') return true;
    // Neighbours of the same kind make a list, prose after it makes a heading.
    const isAlone = !next.enumerator || next.enumerator.label.length > (unit.enumerator?.label.length ?? 0) + 1 || this.isProse(next);
    return isAlone && !(before?.enumerator && this.roles[i - 1] === 'item' && !this.isProse(before)) && !this.endsWith(unit, COLON);
  }

  /** Whether a unit may be one of several short lines; a phrase with a colon is a lead-in. */
  private isShort(i: number): boolean {
    const unit = this.units[i] as Unit;
    if (this.roles[i] !== 'paragraph' || unit.joint || unit.lines > 2 || unit.end - unit.start > 90) return false;
    if (this.looks[i] === 'phrase') return !this.endsWith(unit, COLON);
    return this.looks[i] !== '' || !isStop(this.text.charCodeAt(unit.end - 1));
  }

  private isProse(unit: Unit): boolean {
    const length = unit.end - unit.start;
    return length > 110 || (length > 40 && isStop(this.text.charCodeAt(unit.end - 1)));
  }

  private endsWith(unit: Unit, c: number): boolean {
    return this.text.charCodeAt(unit.end - 1) === c;
  }

  private slice(unit: Unit): string {
    return this.text.slice(unit.start, unit.end);
  }
}

/** "We may share it …", "We never..." */
function trailsOff(text: string, unit: Unit): boolean {
  const c = text.charCodeAt(unit.end - 1);
  return c === 0x2026 || (c === 46 && text.charCodeAt(unit.end - 2) === 46 && text.charCodeAt(unit.end - 3) === 46);
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!isWord(text.charCodeAt(i))) continue;
    const from = i;
    while (i < text.length && isWord(text.charCodeAt(i))) i++;
    words.push(text.slice(from, i).toLowerCase());
  }
  return words;
}

/** Whether a text has one of the longer words, or one that begins as it does. */
function sharesWord(words: readonly string[], text: string): boolean {
  const small = text.toLowerCase();
  return words.some((word) => word.length >= 4 && small.includes(word.slice(0, 6)));
}

import type { Outline } from './outline.js';
import { Prose } from './prose.js';
import type { Put } from './prose.js';

/** Elements that begin and end a block of their own and mean nothing else here. */
const BLOCKS = new Set(
  `address article aside blockquote body caption center dialog dir div fieldset figcaption figure footer form frameset header hgroup
hr html legend main menu nav noframes optgroup option p pre search section summary details colgroup`.split(/\s+/),
);
/** Elements whose content is not shown as text. */
export const UNSEEN = new Set(
  `script style template noscript head title textarea select option datalist iframe object canvas audio video svg math map
noembed noframes frameset applet button progress meter input dialog`.split(/\s+/),
);
/** Elements without an end tag. */
export const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const STRONG = new Set(['b', 'strong']);
const LISTED = new Set(['ul', 'ol', 'menu', 'dir', 'li', 'dl', 'dt', 'dd']);
const TABLED = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);
const STRUCK = new Set(['s', 'strike', 'del']);

/** Puts elements of HTML, as they open and close, and the text between them into an outline. */
export class Flow {
  private prose: Prose;
  private heading = 0;
  private readonly lists: string[] = [];
  /** Words of a term, not a paragraph. */
  private isTerm = false;
  private isLink = false;
  /** Whether the rows at hand stand in `thead`. */
  private isHeader = false;

  /** @param put what signs in the source stand for */
  constructor(
    private readonly source: string,
    private readonly outline: Outline,
    private readonly put: ReadonlyMap<number, Put> | null = null,
  ) {
    this.prose = new Prose(source, outline.wordless, put);
  }

  /** The builder of the block at hand, for text. */
  get current(): Prose {
    return this.prose;
  }

  /** Whether an element of this name strikes out its content. */
  static isStruck(name: string): boolean {
    return STRUCK.has(name);
  }

  open(name: string, start: number, end: number, attribute: (name: string) => string | null): void {
    if (STRONG.has(name)) return this.prose.openStrong();
    if (name === 'br') return this.lineEnd(start, end);
    if (name === 'wbr') return;
    if (name === 'a') return this.openLink(attribute('href'), start, end);
    if (LISTED.has(name)) return this.openListed(name);
    if (TABLED.has(name)) return this.openTabled(name, attribute);
    const level = headingLevel(name);
    if (level) this.startHeading(level);
    else if (BLOCKS.has(name)) {
      this.flush();
      if (name === 'hr') this.outline.interrupt();
    }
  }

  private openListed(name: string): void {
    switch (name) {
      case 'li':
        this.openItem();
        return;
      case 'dl':
        this.flush();
        this.lists.push('dl');
        return;
      case 'dt':
        this.closeIn('dl', ['dd']);
        this.flush();
        this.isTerm = true;
        return;
      case 'dd':
        this.closeIn('dl', ['dd']);
        this.flush();
        this.isTerm = false;
        this.lists.push('dd');
        this.outline.openDefinition();
        return;
      default:
        this.flush();
        this.lists.push(name);
        this.outline.openList();
    }
  }

  private openTabled(name: string, attribute: (name: string) => string | null): void {
    if (name === 'table') {
      this.flush();
      this.isHeader = false;
      this.lists.push('table');
      this.outline.openTable();
      return;
    }
    if (name === 'td' || name === 'th') return this.openCell(name === 'th', attribute);
    this.closeCell();
    if (name === 'tr') this.outline.openRow(this.isHeader);
    else this.isHeader = name === 'thead';
  }

  /** @param end offset behind the end tag */
  close(name: string, end: number): void {
    const { outline } = this;
    if (STRONG.has(name)) return this.prose.closeStrong();
    switch (name) {
      case 'a':
        this.closeLink(end);
        return;
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        this.closeList(name);
        return;
      case 'li':
        this.flush();
        if (this.lists.at(-1) === 'li') {
          this.lists.pop();
          outline.closeItem();
        }
        return;
      case 'dl':
        this.closeIn('dl', ['dd']);
        this.flush();
        if (this.lists.at(-1) === 'dl') this.lists.pop();
        return;
      case 'dt':
        this.flush();
        return;
      case 'dd':
        this.closeIn('dl', ['dd']);
        return;
      case 'table':
        this.closeCell();
        this.flush();
        this.closeTable();
        return;
      case 'thead':
        this.isHeader = false;
        this.closeCell();
        return;
      case 'tr':
      case 'td':
      case 'th':
      case 'tbody':
      case 'tfoot':
        this.closeCell();
        return;
    }
    if (headingLevel(name) || BLOCKS.has(name)) this.flush();
  }

  /** A line end that is meant: the second in a row ends a paragraph. */
  lineEnd(start: number, end: number): void {
    if (this.prose.isBroken && !this.heading && !this.isTerm) this.flush();
    else this.prose.lineBreak(start, end);
  }

  /** The text that comes, up to the next end of a block, is a heading. */
  startHeading(level: number): void {
    this.flush();
    this.heading = level;
  }

  /** Ends the block at hand. */
  flush(): void {
    const { heading, isTerm } = this;
    this.heading = 0;
    this.isTerm = false;
    if (this.prose.isUnused) return;
    const passage = this.prose.finish();
    this.prose = new Prose(this.source, this.outline.wordless, this.put);
    this.isLink = false;
    if (heading) this.outline.heading(heading, passage);
    else if (isTerm) this.outline.term(passage);
    else this.outline.paragraph(passage);
  }

  private openLink(target: string | null, start: number, end: number): void {
    this.closeLink(start);
    if (target === null) return;
    this.prose.openLink({ target, kind: 'element', from: start, written: { start, end } });
    this.isLink = true;
  }

  private closeLink(end: number): void {
    if (this.isLink) this.prose.closeLink(end);
    this.isLink = false;
  }

  private openItem(): void {
    this.flush();
    if (this.lists.at(-1) === 'li') {
      this.lists.pop();
      this.outline.closeItem();
    }
    if (!this.lists.length || this.lists.at(-1) === 'cell') {
      // An item without a list around it.
      this.lists.push('ul');
      this.outline.openList();
    }
    this.lists.push('li');
    this.outline.openItem();
  }

  private closeList(name: string): void {
    this.flush();
    const at = this.lists.lastIndexOf(name);
    if (at < 0 || this.lists.lastIndexOf('cell') > at) return;
    while (this.lists.length > at) {
      const open = this.lists.pop();
      if (open === 'li') this.outline.closeItem();
      else if (open === 'dd') this.outline.closeDefinition();
      else if (open !== 'dl') this.outline.closeList();
    }
  }

  private closeIn(outer: string, names: readonly string[]): void {
    this.flush();
    if (this.lists.lastIndexOf('dd') > this.lists.lastIndexOf(outer) && names.includes(this.lists.at(-1) ?? '')) {
      this.lists.pop();
      this.outline.closeDefinition();
    }
  }

  private openCell(isMarked: boolean, attribute: (name: string) => string | null): void {
    this.closeCell();
    if (!this.lists.includes('table')) return;
    this.lists.push('cell');
    this.outline.openCell(isMarked, span(attribute('colspan')), span(attribute('rowspan')));
  }

  private closeCell(): void {
    this.flush();
    const at = this.lists.lastIndexOf('cell');
    if (at < 0 || this.lists.lastIndexOf('table') > at) return;
    this.lists.length = at;
    this.outline.closeCell();
  }

  private closeTable(): void {
    const at = this.lists.lastIndexOf('table');
    if (at < 0) return;
    this.lists.length = at;
    this.isHeader = false;
    this.outline.closeTable();
  }
}

export function headingLevel(name: string): number {
  return name.length === 2 && name.startsWith('h') && name >= 'h1' && name <= 'h6' ? Number(name[1]) : 0;
}

function span(value: string | null): number {
  const n = Number.parseInt(value ?? '1', 10);
  return n > 1 ? n : 1;
}

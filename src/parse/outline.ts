import type {
  Block,
  BlockKind,
  Comment,
  FrontMatter,
  Image,
  LinkTarget,
  PolicyDocument,
  PolicyFormat,
  Reference,
  Skipped,
} from '../model/document.js';
import type { Source } from '../model/text.js';
import { markAnnounced } from './announced.js';
import type { OpenBlock } from './announced.js';
import { languageOf } from './language.js';
import { isLoneBullet, itemsIn } from './marks.js';
import { partOf } from './prose.js';
import type { Passage } from './prose.js';
import { sentencesOf } from './sentences.js';
import { TableGrid } from './tables.js';

/** What surrounds a block: the document, an item of a list, the definition of a term, or the cell of a table. */
interface Frame {
  readonly kind: 'document' | 'list' | 'item' | 'definition' | 'cell';
  /** Depth of lists around it. */
  readonly depth: number;
  /** What introduces the blocks in it. */
  owner: number;
  /** The paragraph right before, that introduces a list which begins here; -1 after anything else. */
  before: number;
  /** What introduces marked lines ("• …", "(a) …") in a paragraph's place, while they last; -2: none are open. */
  marked: number;
  /** Whether an item has had its first paragraph. */
  started: boolean;
}

/** Collects blocks in reading order and gives each its place in the outline: heading, lead-in, list depth, table cell. */
export class Outline {
  private readonly blocks: OpenBlock[] = [];
  private readonly comments: Comment[] = [];
  private readonly skipped: Skipped[] = [];
  private readonly images: Image[] = [];
  private readonly references: Reference[] = [];
  /** For `Prose`, which finds them. */
  readonly wordless: LinkTarget[] = [];
  private readonly headings: { level: number; index: number; isNamed: boolean }[] = [];
  private readonly frames: Frame[] = [{ kind: 'document', depth: 0, owner: -1, before: -1, marked: -2, started: false }];
  private readonly tables: TableGrid[] = [];
  private tableCount = 0;
  /** Whether a bullet came that stands in a paragraph of its own. */
  private bulletBefore = false;
  private lastTerm = -1;

  heading(level: number, passage: Passage): void {
    this.bulletBefore = false;
    this.addHeading(level, passage, true);
  }

  private addHeading(level: number, passage: Passage, isNamed: boolean): void {
    if (passage.text === '') return;
    while (this.headings.length && (this.headings.at(-1) as { level: number }).level >= level) this.headings.pop();
    const index = this.add('heading', level, passage, -1);
    this.headings.push({ level, index, isNamed });
    const frame = this.frame;
    frame.before = -1;
    frame.marked = -2;
  }

  /** A run of prose: a paragraph; the item itself where it is the first of an item; a cell where it stands in one. */
  paragraph(passage: Passage): void {
    if (passage.text === '') return;
    if (isLoneBullet(passage.text)) {
      this.bulletBefore = true;
      return;
    }
    if (this.bulletBefore && !(this.frame.kind === 'item' && !this.frame.started)) {
      this.bulletBefore = false;
      return this.markedItem(passage);
    }
    this.bulletBefore = false;
    const title = this.frame.kind === 'document' ? titleEnd(passage) : 0;
    if (title > 0) {
      // A line in bold is a heading in all but name, one level below the last that has the name.
      const above = this.headings.findLast((heading) => heading.isNamed)?.level ?? 1;
      this.addHeading(Math.min(above + 1, 6), partOf(passage, 0, title), false);
      return this.paragraph(partOf(passage, title, passage.text.length));
    }
    const { frame } = this;
    const announced = frame.before >= 0 && (this.blocks[frame.before] as Block).text.endsWith(':');
    for (const part of itemsIn(passage, frame.marked >= -1, announced)) {
      // A bullet in the text of an item that has one already makes no list in it.
      if (part.marked && !(this.frame.kind === 'item' && !this.frame.started)) this.markedItem(part.passage);
      else this.plain(part.passage);
    }
  }

  openList(): void {
    const { before, depth, owner, kind } = this.frame;
    // A list that is the first thing in an item belongs to what introduces that item.
    this.frames.push({
      kind: 'list',
      depth: depth + 1,
      owner: before >= 0 ? before : kind === 'document' ? -1 : owner,
      before: -1,
      marked: -2,
      started: false,
    });
  }

  closeList(): void {
    this.close('list');
  }

  openItem(): void {
    const { depth, owner } = this.frame;
    this.frames.push({ kind: 'item', depth: Math.max(depth, 1), owner, before: -1, marked: -2, started: false });
  }

  closeItem(): void {
    this.close('item');
  }

  term(passage: Passage): void {
    this.lastTerm = passage.text === '' ? -1 : this.add('term', 0, passage, -1);
    this.frame.before = -1;
  }

  openDefinition(): void {
    this.frames.push({ kind: 'definition', depth: this.frame.depth, owner: this.lastTerm, before: -1, marked: -2, started: false });
  }

  closeDefinition(): void {
    this.close('definition');
  }

  openTable(): void {
    this.tables.push(new TableGrid(this.tableCount++));
  }

  openRow(isHeader: boolean): void {
    this.tables.at(-1)?.openRow(isHeader);
  }

  /** @param isMarked whether the cell is marked as a header cell; `columns`, `rows`: how many it spans. */
  openCell(isMarked: boolean, columns = 1, rows = 1): void {
    this.tables.at(-1)?.openCell(isMarked, columns, rows);
    this.frames.push({ kind: 'cell', depth: 0, owner: -1, before: -1, marked: -2, started: false });
  }

  closeCell(): void {
    this.close('cell');
    this.tables.at(-1)?.closeCell();
  }

  closeTable(): void {
    this.tables.pop()?.openRow(false);
    this.interrupt();
  }

  /** Something stands here that is no paragraph: a list that follows has no lead-in. */
  interrupt(): void {
    this.frame.before = -1;
    this.frame.marked = -2;
  }

  comment(text: string, start: number, end: number): void {
    this.comments.push({ text, at: { start, end } });
  }

  skip(reason: string, start: number, end: number): void {
    this.skipped.push({ reason, at: { start, end } });
  }

  /** Text that readers see, and that is not read: reports tell of it. */
  lose(reason: string, start: number, end: number): void {
    this.skipped.push({ reason, at: { start, end }, isLost: true });
  }

  image(image: Image): void {
    this.images.push(image);
  }

  reference(reference: Reference): void {
    this.references.push(reference);
  }

  finish(source: Source, format: PolicyFormat, frontMatter: FrontMatter | null): PolicyDocument {
    markAnnounced(this.blocks);
    const byStart = (a: { at: { start: number } }, b: { at: { start: number } }): number => a.at.start - b.at.start;
    return {
      source,
      format,
      language: languageOf(this.blocks),
      blocks: this.blocks,
      frontMatter,
      comments: this.comments.sort(byStart),
      skipped: this.skipped.sort(byStart),
      wordless: this.wordless.sort(byStart),
      images: this.images.sort(byStart),
      references: this.references.sort(byStart),
    };
  }

  private get frame(): Frame {
    return this.frames.at(-1) as Frame;
  }

  private plain(passage: Passage): void {
    const { frame } = this;
    frame.marked = -2;
    if (frame.kind === 'item' && !frame.started) {
      frame.started = true;
      frame.before = this.add('item', frame.depth, passage, frame.owner);
      frame.owner = frame.before;
    } else
      frame.before = this.add(frame.kind === 'cell' ? 'cell' : 'paragraph', frame.depth, passage, frame.kind === 'list' ? -1 : frame.owner);
  }

  private markedItem(passage: Passage): void {
    const { frame } = this;
    if (frame.marked === -2)
      frame.marked = frame.before >= 0 ? frame.before : frame.kind === 'item' || frame.kind === 'definition' ? frame.owner : -1;
    this.add('item', frame.depth + 1, passage, frame.marked);
  }

  private close(kind: Frame['kind']): void {
    for (let i = this.frames.length - 1; i > 0; i--) {
      const open = (this.frames[i] as Frame).kind;
      if (open === kind) this.frames.length = i;
      // A stray end tag in a cell does not end what the table stands in.
      if (open === kind || open === 'cell') return;
    }
  }

  private add(kind: BlockKind, level: number, passage: Passage, parent: number): number {
    const { text, map, links } = passage;
    const index = this.blocks.length;
    if (
      parent >= 0 &&
      kind !== 'heading' &&
      parent < (this.headings.at(-1)?.index ?? -1) &&
      !(this.blocks[parent] as Block).text.endsWith(':')
    ) {
      // What stands before the heading says nothing of what stands under it, unless it announced it with a colon.
      parent = -1;
    }
    const cell =
      this.tables.at(-1)?.hold(index, passage.strong.every(Boolean), text.length <= 60 && !'.;,'.includes(text.at(-1) as string)) ?? null;
    this.blocks.push({
      index,
      kind,
      level,
      text,
      map,
      links,
      parent,
      cell,
      heading: this.headings.at(-1)?.index ?? -1,
      sentences: sentencesOf(text, passage.breaks),
    });
    return index;
  }
}

/** The end of a first line in bold that reads as a heading, or 0. */
function titleEnd({ text, breaks, strong }: Passage): number {
  if (!strong[0]) return 0;
  const line = breaks[0] === undefined ? text : text.slice(0, breaks[0] - 1);
  if (line.length > 100 || line.length < 3) return 0;
  const last = line.charCodeAt(line.length - 1);
  if (last === 46 || last === 59 || last === 44 || last === 58 || last === 33) return 0;
  // Several lines of bold text are an emphatic paragraph.
  if (strong[1] && strong[2]) return 0;
  return line.split(' ').length <= 14 && line.toUpperCase() !== line.toLowerCase() ? line.length : 0;
}

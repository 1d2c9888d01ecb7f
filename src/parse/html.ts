import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { PolicyDocument } from '../model/document.js';
import type { Source } from '../model/text.js';
import { Finder } from './finder.js';
import { Flow, UNSEEN, VOID } from './flow.js';
import { alignText } from './html-text.js';
import { surveyOf } from './html-survey.js';
import type { Survey } from './html-survey.js';
import { Markup } from './markup.js';
import { Outline } from './outline.js';
import type { Put } from './prose.js';
import { maskOf } from './page/mask.js';
import { changesOf, isFilledIn } from './server-template.js';
import { hides, tagAt } from './tags.js';

type Element = Tree.Element;
type Node = Tree.ChildNode;

/** Why scripts, styles, forms and pictures are not read: nobody needs to be told. */
const NO_PROSE = 'no prose';
/** Elements open in each other at once beyond which a page is read tag by tag: parsers of HTML take quadratic time there. */
const DEEPEST = 400;
const DEEPEST_FORMATTING = 40;
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
/** Elements whose end tags are often left out, and which do not nest by themselves. */
const LOOSE = new Set('p li dt dd tr td th thead tbody tfoot option optgroup colgroup html body head'.split(' '));

/** Reads a page, or a piece of one, as a reader sees it: what is hidden, scripted or a menu is left out, and said to be. */
export function readHtml(source: Source): PolicyDocument {
  const outline = new Outline();
  const { text, put } = isFilledIn(source.text) ? maskOf(source.text, changesOf(source.text, outline)) : { text: source.text, put: null };
  readHtmlInto(outline, text, put);
  return outline.finish(source, 'html', null);
}

/**
 * Puts the text of a page into an outline.
 *
 * @param put what signs in the text stand for
 */
export function readHtmlInto(outline: Outline, text: string, put: ReadonlyMap<number, Put> | null = null): void {
  if (nestsTooDeep(text)) {
    outline.skip('nested so deep that it was read tag by tag', 0, text.length);
    const markup = new Markup(text, outline, new Finder(text), put);
    markup.html(0, text.length);
    markup.finish(text.length);
  } else new PageReader(text, outline, put).read();
}

class PageReader {
  private readonly flow: Flow;
  private readonly survey: Survey;
  private readonly page: Tree.Document;
  /** Depth of `pre` elements, in which lines are lines. */
  private preformatted = 0;
  /** The end of what was read so far: where an element stands that the parser put in, to close marks in the order of their nesting. */
  private reached = 0;

  constructor(
    private readonly source: string,
    private readonly outline: Outline,
    put: ReadonlyMap<number, Put> | null,
  ) {
    this.flow = new Flow(source, outline, put);
    this.page = parse(source, { sourceCodeLocationInfo: true, scriptingEnabled: false });
    this.survey = surveyOf(this.page);
  }

  /** Walks the tree without recursion: its depth is not ours to choose. */
  read(): void {
    const open: { element: Element | null; children: readonly Node[]; next: number }[] = [
      { element: null, children: this.page.childNodes, next: 0 },
    ];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const node = top.children[top.next++];
      if (!node) {
        open.pop();
        if (top.element) this.close(top.element);
      } else if ('value' in node) this.text(node);
      else if ('data' in node) this.comment(node);
      else if ('tagName' in node && this.open(node)) open.push({ element: node, children: node.childNodes, next: 0 });
    }
    this.flow.flush();
  }

  /** Begins an element; false for one that is not read. */
  private open(element: Element): boolean {
    const { tagName: name, sourceCodeLocation: at } = element;
    const attribute = (wanted: string): string | null => element.attrs.find((one) => one.name === wanted)?.value ?? null;
    const reason = this.reasonToSkip(element, attribute);
    if (reason) {
      if (at && reason !== NO_PROSE) this.outline.skip(reason, at.startOffset, at.endOffset);
      if (this.survey.isBlock(element)) this.flow.flush();
      this.commentsIn(element);
      return false;
    }
    if (name === 'pre') this.preformatted++;
    const start = at?.startTag?.startOffset ?? at?.startOffset ?? this.reached;
    const end = at?.startTag?.endOffset ?? at?.endOffset ?? start;
    this.reached = Math.max(this.reached, end);
    if (name === 'img') {
      this.flow.current.space(start, end);
      this.outline.image({ alt: attribute('alt'), target: attribute('src') ?? '', at: { start, end } });
    } else this.flow.open(this.survey.nameOf(element), start, end, attribute);
    return !VOID.has(name);
  }

  private reasonToSkip(element: Element, attribute: (name: string) => string | null): string {
    const { tagName: name } = element;
    if (name === 'head') return NO_PROSE;
    if (VOID.has(name)) return '';
    if (UNSEEN.has(name) && !(name === 'dialog' && attribute('open') !== null)) return NO_PROSE;
    if (Flow.isStruck(name)) return 'struck out';
    if (hides(attribute)) return 'hidden from readers';
    return this.survey.isNavigation(element) ? 'navigation' : '';
  }

  private close(element: Element): void {
    if (element.tagName === 'pre') this.preformatted--;
    this.flow.close(this.survey.nameOf(element), element.sourceCodeLocation?.endOffset ?? this.reached);
  }

  private text(node: Tree.TextNode): void {
    const at = node.sourceCodeLocation;
    if (!at) return;
    this.reached = Math.max(this.reached, at.endOffset);
    const lines = this.preformatted ? this.flow : null;
    alignText(this.source, startOf(node, at.startOffset), at.endOffset, node.value, this.flow, lines !== null);
  }

  private comment(node: Tree.CommentNode): void {
    const at = node.sourceCodeLocation;
    if (at) this.outline.comment(node.data, at.startOffset, Math.min(at.endOffset, this.source.length));
  }

  /** Comments are read also where nothing else is. */
  private commentsIn(element: Element): void {
    const open: Node[] = [...element.childNodes].reverse();
    for (let node = open.pop(); node; node = open.pop()) {
      if ('data' in node) this.comment(node);
      else if ('childNodes' in node) for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i] as Node);
    }
  }
}

/** Where a text starts. The parser drops a line end right behind `<pre>`, and then takes the text to start behind a reference that it opens with. */
function startOf(node: Tree.TextNode, told: number): number {
  const over = node.parentNode;
  if (!over || !('tagName' in over) || over.tagName !== 'pre' || over.childNodes[0] !== node) return told;
  return over.sourceCodeLocation?.startTag?.endOffset ?? told;
}

/** Counts how many elements are open at once, by tags alone. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let formatting = 0;
  for (let i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
    const tag = tagAt(text, i, Math.min(text.length, i + 5000));
    if (!tag || VOID.has(tag.name) || LOOSE.has(tag.name)) continue;
    const step = tag.closing ? -1 : 1;
    depth = Math.max(0, depth + step);
    if (FORMATTING.has(tag.name)) formatting = Math.max(0, formatting + step);
    if (depth > DEEPEST || formatting > DEEPEST_FORMATTING) return true;
    i = tag.end - 1;
  }
  return false;
}

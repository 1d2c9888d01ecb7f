import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { isSpace } from './characters.js';
import { headingLevel } from './flow.js';

type Element = Tree.Element;
type Node = Tree.ChildNode;

/** What an element holds, counted once for the whole tree. */
interface Content {
  /** Letters outside links, and inside. */
  plain: number;
  linked: number;
  /** Links, and how many of them lead to a place in the page itself. */
  links: number;
  local: number;
  tables: number;
  headings: number;
  items: number;
  /** Rows with more than one cell. */
  wideRows: number;
}

/** Elements in which menus stand. */
const MENUS = new Set(['nav', 'header', 'footer', 'aside']);
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);
const TABLE_PARTS = new Set('table thead tbody tfoot tr td th caption'.split(' '));

/** Knows of each element of a page whether it is a menu, and whether a table is one of data. */
export interface Survey {
  isNavigation(element: Element): boolean;
  isBlock(element: Element): boolean;
  /** The name an element is read as: parts of tables that only lay out the page are read as blocks. */
  nameOf(element: Element): string;
}

export function surveyOf(page: Tree.Document): Survey {
  const contents = new Map<Element, Content>();
  const layout = new Set<Element>();
  const inMenu = new Set<Element>();
  walk(page, contents, inMenu);
  for (const [element, content] of contents) if (element.tagName === 'table' && isLayout(element, content)) markLayout(element, layout);
  return {
    isNavigation: (element) => isNavigation(element, contents.get(element), inMenu.has(element)),
    isBlock: (element) => !INLINE.has(element.tagName),
    nameOf: (element) => (layout.has(element) ? 'div' : element.tagName),
  };
}

/** Counts from the leaves up, without recursion. */
function walk(page: Tree.Document, contents: Map<Element, Content>, inMenu: Set<Element>): void {
  const open: { element: Element | null; content: Content; children: readonly Node[]; next: number; linked: boolean; menu: boolean }[] = [
    { element: null, content: none(), children: page.childNodes, next: 0, linked: false, menu: false },
  ];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.children[top.next++];
    if (!node) {
      open.pop();
      const above = open.at(-1);
      if (top.element && above) {
        contents.set(top.element, top.content);
        add(above.content, top.content, top.element);
      }
    } else if ('value' in node) {
      const letters = lettersIn(node.value);
      if (top.linked) top.content.linked += letters;
      else top.content.plain += letters;
    } else if ('tagName' in node) {
      const menu = top.menu || isMenu(node);
      if (menu) inMenu.add(node);
      const skipped = node.tagName === 'script' || node.tagName === 'style' || node.tagName === 'noscript';
      open.push({
        element: node,
        content: none(),
        children: skipped ? [] : node.childNodes,
        next: 0,
        linked: top.linked || node.tagName === 'a',
        menu,
      });
    }
  }
}

function none(): Content {
  return { plain: 0, linked: 0, links: 0, local: 0, tables: 0, headings: 0, items: 0, wideRows: 0 };
}

function add(above: Content, content: Content, element: Element): void {
  above.plain += content.plain;
  above.linked += content.linked;
  above.links += content.links;
  above.local += content.local;
  above.tables += content.tables + (element.tagName === 'table' ? 1 : 0);
  above.headings += content.headings + (headingLevel(element.tagName) ? 1 : 0);
  above.items += content.items + (element.tagName === 'li' ? 1 : 0);
  // Rows of a table within are its own.
  if (element.tagName !== 'table') above.wideRows += content.wideRows;
  if (
    element.tagName === 'tr' &&
    element.childNodes.filter((child) => 'tagName' in child && (child.tagName === 'td' || child.tagName === 'th')).length > 1
  )
    above.wideRows++;
  if (element.tagName !== 'a') return;
  const href = valueOf(element, 'href');
  if (href === null) return;
  above.links++;
  if (href.startsWith('#')) above.local++;
}

function isMenu(element: Element): boolean {
  const role = valueOf(element, 'role');
  if (
    MENUS.has(element.tagName) ||
    role === 'navigation' ||
    role === 'menu' ||
    role === 'menubar' ||
    role === 'banner' ||
    role === 'contentinfo'
  )
    return true;
  const names = `${valueOf(element, 'class') ?? ''} ${valueOf(element, 'id') ?? ''}`.toLowerCase();
  return (
    names.length > 1 &&
    /(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|sidebar|footer|toc|topbar)(?:[\s_-]|$)/.test(names.slice(0, 300))
  );
}

/** A list of nothing but links is a menu where menus stand, or where all lead to places in the page: a table of contents. */
function isNavigation(element: Element, content: Content | undefined, isInMenu: boolean): boolean {
  if (!content || content.links < 2) return false;
  const isOnlyLinks = content.plain <= content.links * 2;
  if (element.tagName === 'ul' || element.tagName === 'ol' || element.tagName === 'menu') {
    return isOnlyLinks && (isInMenu || (content.local === content.links && content.links > 2));
  }
  return isInMenu && isOnlyLinks && isMenu(element);
}

function isLayout(element: Element, content: Content): boolean {
  const role = valueOf(element, 'role');
  return role === 'presentation' || role === 'none' || content.tables > 0 || content.headings > 1 || content.wideRows === 0;
}

function markLayout(table: Element, layout: Set<Element>): void {
  const open: Node[] = [table];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('tagName' in node) || (node.tagName === 'table' && node !== table)) continue;
    if (!TABLE_PARTS.has(node.tagName)) continue;
    layout.add(node);
    open.push(...node.childNodes);
  }
}

function valueOf(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

function lettersIn(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) letters++;
  return letters;
}

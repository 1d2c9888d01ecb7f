// Tags of HTML, Vue, Svelte and Astro as they are written, with the places of their attributes. No tree is built: what an element loads,
// or asks for, stands in its own tag.
import type { Span } from '../../model/text.js';
import { isAsciiLetter, isSpace } from '../characters.js';

export interface Attribute extends Span {
  /** As written; in HTML in any case. */
  readonly name: string;
  /** Without its quotes; null where it stands alone or is an expression in braces. */
  readonly value: string | null;
}

export interface Element extends Span {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** Where the text of a script or style stands; null for other elements. */
  readonly content: Span | null;
}

/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);
/** Nobody writes more; a hostile file could. */
const MOST_ATTRIBUTES = 200;
const LONGEST_VALUE = 4000;
/** An attribute in braces; where one is not closed, the next element begins the search anew. */
const LONGEST_BRACES = 1000;

/** The start tags of a text from an offset on, in order; what stands in comments is left out. */
export function elementsIn(text: string, from = 0): Element[] {
  const found: Element[] = [];
  const last = new Map<string, number>();
  for (let i = text.indexOf('<', from); i >= 0; i = text.indexOf('<', i)) {
    if (text.startsWith('<!--', i)) {
      const end = text.indexOf('-->', i + 4);
      if (end < 0) break;
      i = end + 3;
      continue;
    }
    const element = isAsciiLetter(text.charCodeAt(i + 1)) ? elementAt(text, i) : null;
    if (!element) {
      i++;
      continue;
    }
    const content = RAW.has(element.name.toLowerCase()) && !isClosed(text, element) ? contentOf(text, element, last) : null;
    found.push(content ? { ...element, content } : element);
    i = content ? content.end : element.end;
  }
  return found;
}

/** Whether a start tag ends its element, too: `<br />`. */
export function isClosed(text: string, { end }: Span): boolean {
  return text[end - 2] === '/';
}

/** Up to the end tag; where there is none, no content: the search is not begun again for each such tag. */
function contentOf(text: string, { name, end }: Element, last: Map<string, number>): Span | null {
  const wanted = name.toLowerCase();
  if (last.get(wanted) === -1) return null;
  for (let i = text.indexOf('</', end); i >= 0; i = text.indexOf('</', i + 2))
    if (text.slice(i + 2, i + 2 + wanted.length).toLowerCase() === wanted) return { start: end, end: i };
  last.set(wanted, -1);
  return null;
}

/** The start tag at an offset; null where none stands complete. */
export function elementAt(text: string, start: number): Element | null {
  let i = start + 1;
  while (i < text.length && !isSpace(text.charCodeAt(i)) && text[i] !== '>' && text[i] !== '/') i++;
  const name = text.slice(start + 1, i);
  if (name.length > 100) return null;
  const attributes: Attribute[] = [];
  while (i < text.length && attributes.length < MOST_ATTRIBUTES) {
    while (i < text.length && (isSpace(text.charCodeAt(i)) || text[i] === '/')) i++;
    if (text[i] === '>') return { name, attributes, content: null, start, end: i + 1 };
    if (text[i] === '<') return null;
    const [attribute, end] = text[i] === '{' ? [null, braceEnd(text, i)] : attributeAt(text, i);
    if (end <= i) return null;
    if (attribute) attributes.push(attribute);
    i = end;
  }
  return null;
}

function attributeAt(text: string, start: number): [Attribute | null, number] {
  let i = start;
  while (i < text.length && !isSpace(text.charCodeAt(i)) && !'=>/<'.includes(text[i] as string)) i++;
  const name = text.slice(start, i);
  let next = i;
  while (isSpace(text.charCodeAt(next))) next++;
  if (text[next] !== '=') return [name ? { name, value: null, start, end: i } : null, Math.max(i, start + 1)];
  next++;
  while (isSpace(text.charCodeAt(next))) next++;
  const quote = text[next] as string;
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = boundedIndexOf(text, quote, next + 1);
    return close < 0 ? [null, -1] : [{ name, value: text.slice(next + 1, close), start: next + 1, end: close }, close + 1];
  }
  if (quote === '{') {
    const end = braceEnd(text, next);
    return [{ name, value: inBraces(text.slice(next + 1, end - 1)), start: next, end }, end];
  }
  const from = next;
  while (next < text.length && !isSpace(text.charCodeAt(next)) && text[next] !== '>') next++;
  return [{ name, value: text.slice(from, next), start: from, end: next }, next];
}

/** A text in braces: `{"https://…"}`, and a template up to its first hole. */
function inBraces(text: string): string | null {
  const found = /^\s*(?:"([^"]*)"|'([^']*)'|`([^`$]*))/.exec(text.slice(0, LONGEST_VALUE));
  return found ? (found[1] ?? found[2] ?? found[3] ?? null) : null;
}

function braceEnd(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length && i < start + LONGEST_BRACES; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return -1;
}

function boundedIndexOf(text: string, wanted: string, from: number): number {
  for (let i = from; i < text.length && i < from + LONGEST_VALUE; i++) if (text[i] === wanted) return i;
  return -1;
}

// Templates of Vue and Svelte, pages of Astro, and MDX: text in which tags are components and braces hold expressions. What they stand for is
// put into a copy of equal length, which the reader of HTML or of Markdown reads.
import { spanOf } from '../../model/estree.js';
import type { Span } from '../../model/text.js';
import { isAsciiLetter } from '../characters.js';
import { elementAt, isClosed } from '../code/elements.js';
import type { Element } from '../code/elements.js';
import { VOID } from '../flow.js';
import type { Outline } from '../outline.js';
import { braceEnd, codeEnd, isAlone } from './braces.js';
import type { Calls } from './calls.js';
import { clipped } from './declarations.js';
import type { Evaluator } from './evaluate.js';
import type { Fragments } from './fragments.js';
import { UNSEEN } from './mask.js';
import type { Change } from './mask.js';
import { SHOWN_AS_HEADING, SHOWN_AS_TEXT, isAround, isFrame, isOwnFile, readingOfComponent, readingOfHtml } from './names.js';
import type { Reading } from './names.js';
import type { Scope } from './scope.js';
import { piecesOf, textOf } from './values.js';

export type Dialect = 'mdx' | 'vue' | 'svelte' | 'astro';

/** What a template needs to be read. */
export interface Means {
  readonly text: string;
  readonly dialect: Dialect;
  readonly outline: Outline;
  readonly fragments: Fragments;
  readonly evaluator: Evaluator;
  readonly calls: Calls;
  readonly scope: Scope;
}

const LIST_DIRECTIVE = /^(?:v-for|\{#each)/;

export class Template {
  readonly changes: Change[] = [];
  /** Once a brace was not closed, none is looked for again. */
  private isUnclosed = false;

  constructor(private readonly means: Means) {}

  /** Finds what is to be changed in a range; `skips` are left as they are, in order. */
  scan(start: number, end: number, skips: readonly Span[] = []): void {
    const { text, dialect } = this.means;
    let skip = 0;
    for (let i = start; i < end;) {
      while (skip < skips.length && (skips[skip] as Span).end <= i) skip++;
      const left = skips[skip];
      if (left && left.start <= i) {
        i = left.end;
        continue;
      }
      const c = text.charCodeAt(i);
      if (c === 60) i = this.angle(i, end);
      else if (c === 123) i = this.brace(i, end);
      else if (dialect === 'mdx' && c === 92) i += 2;
      else if (dialect === 'mdx' && c === 96) i = codeEnd(text, i, end);
      else i++;
    }
  }

  private change(start: number, end: number, text: string): number {
    this.changes.push({ start, end, text });
    return end;
  }

  private angle(i: number, end: number): number {
    const { text } = this.means;
    if (text.startsWith('<!--', i)) {
      const close = text.indexOf('-->', i + 4);
      return close < 0 || close >= end ? end : close + 3;
    }
    if (text.startsWith('<>', i)) return this.change(i, i + 2, UNSEEN);
    if (text.startsWith('</', i)) return this.endTag(i, end);
    const element = isAsciiLetter(text.charCodeAt(i + 1)) ? elementAt(text, i) : null;
    return element && element.end <= end ? this.startTag(element, end) : i + 1;
  }

  private endTag(i: number, limit: number): number {
    const { text } = this.means;
    const close = text.slice(i, i + 200).indexOf('>');
    if (close < 0 || i + close >= limit) return i + 2;
    const end = i + close + 1;
    const name = text.slice(i + 2, end - 1).trim();
    const reading = this.readingOf(name, null);
    return this.rewrite(
      i,
      end,
      reading.kind === 'html' ? `/${reading.name}` : reading.kind === 'unseen' ? `/${unseenName(name)}` : this.nameOfBlock(reading, true),
      i,
      end,
    );
  }

  private startTag(element: Element, limit: number): number {
    const { text, outline } = this.means;
    const { start, end, name } = element;
    const reading = this.readingOf(name, element);
    const closes = isClosed(text, element);
    for (const { name: one } of element.attributes)
      if (LIST_DIRECTIVE.test(one)) outline.lose(`<${name}> repeats over a list that was not followed`, start, end);
    if (element.attributes.some(({ name: one }) => one === 'v-html' || one === 'v-text' || one === 'set:html'))
      outline.lose(`<${name}> shows a text that the page works out when it runs`, start, end);
    if (/^(?:script|style)$/i.test(name) && !closes) return this.leaveOut(name, start, end, limit);
    if (reading.kind === 'unseen')
      return closes || VOID.has(name) ? this.change(start, end, UNSEEN) : this.rewrite(start, end, unseenName(name), start, end);
    if (/^[A-Z]/.test(name) || name.includes('-')) {
      const shown = this.shownAttribute(element);
      if (shown) return end;
    }
    if (closes && reading.kind === 'block') this.tellComponent(name, start, end);
    if (closes && !(reading.kind === 'html' && VOID.has(reading.name))) return this.change(start, end, UNSEEN);
    const wanted = reading.kind === 'html' ? reading.name : this.nameOfBlock(reading, false);
    return this.rewrite(start, end, wanted, start, end, element);
  }

  /** A component without content shows what another file holds; those of packages are no policy. */
  private tellComponent(name: string, start: number, end: number): void {
    const { outline, scope } = this.means;
    const known = scope.find(name)?.();
    if (isAround([name])) return outline.skip('navigation', start, end);
    if (known?.kind === 'import' && isOwnFile(known.from)) outline.lose(`<${name}> comes from "${known.from}", another file`, start, end);
    else if (!known) outline.lose(`<${name}> is a component of another file`, start, end);
  }

  /** Scripts and styles, with what stands in them. */
  private leaveOut(name: string, start: number, end: number, limit: number): number {
    const close = this.means.text.slice(end, limit).toLowerCase().indexOf(`</${name.toLowerCase()}`);
    const last = close < 0 ? limit : Math.min(limit, end + close + name.length + 3);
    return this.change(start, last, '');
  }

  /** In Markdown, blocks without a meaning of their own are left out with their lines. */
  private nameOfBlock(reading: Reading, closes: boolean): string {
    return reading.kind === 'block' && this.means.dialect !== 'mdx' ? `${closes ? '/' : ''}div` : '';
  }

  /** Writes a tag anew where it stood; one that is too long loses its attributes. */
  private rewrite(start: number, end: number, name: string, from: number, to: number, element: Element | null = null): number {
    const { text, dialect } = this.means;
    const isOwnLine = dialect === 'mdx' && isAlone(text, start, end);
    if (
      name === '' ||
      (isOwnLine &&
        /^\/?(?:div|section|article|main|header|footer|aside|center|figure|details|span|body|html)$/.test(name) &&
        !element?.attributes.some((one) => one.name === 'hidden'))
    )
      return this.change(start, end, isOwnLine ? '' : UNSEEN);
    const attributes = element ? this.attributesOf(element) : '';
    const [whole, bare] = [`<${name}${attributes}>`, `<${name}>`];
    const tag = whole.length <= to - from ? whole : bare;
    if (tag.length > to - from) return this.change(start, end, UNSEEN);
    this.changes.push({
      start,
      end,
      text: '',
      written: tag.length === to - from ? tag : `${tag.slice(0, -1)}${' '.repeat(to - from - tag.length)}>`,
    });
    return end;
  }

  private attributesOf(element: Element): string {
    let out = '';
    for (const { name, value } of element.attributes) {
      const plain = name.replace(/^(?:v-bind)?:/, '');
      const isLink = plain === 'href' || (plain === 'to' && /^[A-Z]|-/.test(element.name));
      if (isLink) out += ` href="${(plain === name ? (value ?? '') : '').replace(/"/g, '')}"`;
      else if (
        ['hidden', 'alt', 'src', 'colspan', 'rowspan', 'style', 'id', 'class', 'role', 'open'].includes(name) &&
        (value === null || !value.includes('"'))
      ) {
        if (value !== null || name === 'hidden' || name === 'open') out += value === null ? ` ${name}` : ` ${name}="${value}"`;
      }
    }
    return out;
  }

  /** A text that a component of another file shows by the name of its attribute: read where it stands, in Markdown as a heading. */
  private shownAttribute(element: Element): boolean {
    const { text, dialect, outline } = this.means;
    const path = element.name.split(/[.:]/);
    if (isFrame(path)) return false;
    const shown = element.attributes.filter(
      ({ name, value }) => (SHOWN_AS_HEADING.includes(name) || SHOWN_AS_TEXT.includes(name)) && value !== null && /[A-Za-z]/.test(value),
    );
    const [first, ...others] = shown;
    const tell = (some: readonly (typeof first)[]): void => {
      for (const one of some) if (one) outline.lose(`${one.name} of <${element.name}> was not read`, one.start, one.end);
    };
    const isPlain = first && text.slice(first.start, first.end) === first.value;
    if (
      !first ||
      dialect !== 'mdx' ||
      !isPlain ||
      !isAlone(text, element.start, element.end) ||
      first.start - element.start < 6 ||
      element.end - first.end < 2
    ) {
      tell(shown);
      return false;
    }
    tell(others);
    const isHeading = SHOWN_AS_HEADING.includes(first.name);
    this.changes.push(
      {
        start: element.start,
        end: first.start,
        text: '',
        written: isHeading ? '###'.padEnd(first.start - element.start, ' ') : UNSEEN.repeat(first.start - element.start),
      },
      { start: first.end, end: element.end, text: '', written: `\n${' '.repeat(element.end - first.end - 1)}` },
    );
    return true;
  }

  private readingOf(name: string, element: Element | null): Reading {
    if (
      name === 'template' ||
      name === 'slot' ||
      name === 'Fragment' ||
      name === 'svelte:fragment' ||
      name === 'Teleport' ||
      name === 'Suspense'
    )
      return { kind: 'inline' };
    if (name === 'svelte:head' || name === 'ClientOnly.Head') return { kind: 'unseen' };
    if (/^[a-z][a-z\d]*$/.test(name)) return readingOfHtml(name);
    const attribute = (wanted: string): string | null =>
      element?.attributes.find((one) => one.name.toLowerCase() === wanted)?.value ?? null;
    const path = name.includes('-')
      ? [
          name
            .split('-')
            .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
            .join(''),
        ]
      : name.split(/[.:]/);
    const reading = readingOfComponent(path, attribute);
    return reading.kind === 'markdown' ? { kind: 'block' } : reading;
  }

  private brace(i: number, end: number): number {
    const { text, dialect } = this.means;
    const isDouble = text.charCodeAt(i + 1) === 123;
    if (dialect === 'vue' && !isDouble) return i + 1;
    if (this.isUnclosed) return i + 1;
    const close = braceEnd(text, i, end);
    if (close < 0) {
      this.isUnclosed = true;
      return i + 1;
    }
    const [from, to] = dialect === 'vue' ? [i + 2, close - 2] : [i + 1, close - 1];
    if (dialect === 'svelte' && /^[#:/@]/.test(text.slice(from, from + 1))) return this.directive(i, close);
    return this.expression(i, close, from, to);
  }

  /** `{#if …}`, `{:else}`, `{/each}`, `{@html …}`. */
  private directive(start: number, end: number): number {
    const { text, outline } = this.means;
    if (text.startsWith('{#each', start))
      outline.lose(`${clipped(text, start, end)} repeats over a list that was not followed`, start, end);
    else if (/^\{@(?:html|render)/.test(text.slice(start, start + 8)))
      outline.lose(`${clipped(text, start, end)} is worked out when the page runs`, start, end);
    return this.change(start, end, UNSEEN);
  }

  private expression(start: number, end: number, from: number, to: number): number {
    const { text, outline, fragments, evaluator, calls, scope, dialect } = this.means;
    const code = text.slice(from, to).trim();
    if (code.startsWith('/*') && code.endsWith('*/') && code.indexOf('*/') === code.length - 2) {
      outline.comment(code.slice(2, -2), start, end);
      return this.change(start, end, isAlone(text, start, end) ? '' : UNSEEN);
    }
    if (code === '') return this.change(start, end, UNSEEN);
    const node = fragments.expression(text, from, to);
    const value = node ? evaluator.evaluate(node, scope) : null;
    const first = value?.kind === 'choice' ? (value.options.find((one) => piecesOf(one)) ?? value) : value;
    const known = first ? textOf(first) : null;
    if (known !== null) return this.change(start, end, known === '' ? UNSEEN : known);
    if (value?.kind === 'flag') return this.change(start, end, UNSEEN);
    const reason =
      value?.kind === 'unknown'
        ? value.reason
        : value?.kind === 'import'
          ? `comes from "${value.from}", another file`
          : value === null
            ? 'is no expression that could be read'
            : 'is no text';
    if (node) calls.missed({ kind: 'unknown', reason, ...spanOf(node) });
    else outline.lose(`${clipped(text, start, end)} ${reason}`, start, end);
    const isBlock = value !== null && (value.kind === 'element' || value.kind === 'list');
    return this.change(start, end, isBlock || (dialect === 'mdx' && /^(?:props\.)?children$/.test(code)) ? UNSEEN : '…');
  }
}

/** A name for what is not shown that takes no more room than the one it has. */
function unseenName(name: string): string {
  return /^(?:style|script|template|noscript|title|textarea|select|option|iframe|object|canvas|audio|video|svg|button|input|form|meta|link)$/.test(
    name,
  )
    ? name
    : 'map';
}

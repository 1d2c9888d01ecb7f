// Components of Vue and Svelte, and pages of Astro: markup of HTML with scripts above or beside it.
import type { Node } from '../../model/estree.js';
import type { PolicyDocument } from '../../model/document.js';
import type { Source, Span } from '../../model/text.js';
import { elementsIn } from '../code/elements.js';
import { Outline } from '../outline.js';
import { declare } from './declarations.js';
import { TooMuch } from './evaluate.js';
import { loadFragments } from './fragments.js';
import { UNSEEN, blank, maskOf } from './mask.js';
import type { Change } from './mask.js';
import { meansFor } from './means.js';
import { Renderer } from './render.js';
import { Template } from './template.js';
import type { Dialect, Means } from './template.js';

/** Reads a component as its reader sees it. Never throws for what it holds. */
export async function readComponent(source: Source, dialect: Exclude<Dialect, 'mdx'>): Promise<PolicyDocument> {
  const outline = new Outline();
  const { text } = source;
  const fragments = await loadFragments();
  const front = dialect === 'astro' ? frontOf(text) : null;
  const jsx = front ? maskOf(text, asJsx(text, front.after, text.length)).text : null;
  const node = jsx !== null && front ? fragments.markup(jsx, front.after, text.length) : null;
  const means = meansFor(node && jsx !== null ? jsx : text, dialect, outline, fragments);
  const scripts = front
    ? [front]
    : elementsIn(text)
        .filter(({ name, content }) => name === 'script' && content)
        .map(({ content }) => content as Span);
  for (const { start, end } of scripts) {
    const statements = fragments.script(text, start, end, /<script[^>]{0,200}\blang=["'][jt]sx/.test(text));
    if (statements) declare(means.evaluator, statements, means.scope);
    else outline.lose('the script has a syntax error, and what it names was not read', start, start);
  }
  const shown =
    dialect === 'vue' ? templateOf(text, outline) : { start: front?.after ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0), end: text.length };
  if (node) {
    readAsJsx(node, means, text, shown);
    return outline.finish(source, 'page', null);
  }
  const template = new Template(means);
  template.scan(shown.start, shown.end);
  const masked = maskOf(text, template.changes);
  const alone = `${blank(masked.text, 0, shown.start)}${masked.text.slice(shown.start, shown.end)}${blank(masked.text, shown.end, text.length)}`;
  (await import('../html.js')).readHtmlInto(outline, alone, masked.put);
  return outline.finish(source, 'page', null);
}

/** The script at the head of a page of Astro, and the offset behind its closing line. */
function frontOf(text: string): (Span & { readonly after: number }) | null {
  const open = /^\uFEFF?\s*---[ \t]*\r?\n/.exec(text.slice(0, 1000));
  if (!open) return null;
  const start = open[0].length;
  const close = text.indexOf('\n---', start - 1);
  return close < 0 ? null : { start, end: Math.max(start, close), after: close + 4 };
}

/** What stands in the outermost template of a component of Vue. */
function templateOf(text: string, outline: Outline): Span {
  const open = /(?:^|\n)[ \t]*<template(?=[\s>])([^>]{0,1000})>/.exec(text);
  const end = text.lastIndexOf('</template');
  if (!open || end < open.index) return { start: text.length, end: text.length };
  const start = open.index + open[0].length;
  if (!/\blang=["'](?!html)/.test(open[1] ?? '')) return { start, end };
  outline.lose('has a template in another language than HTML; name a file that holds the text alone', 0, text.length);
  return { start: text.length, end: text.length };
}

/** Reads the markup of a page of Astro that could be read as JSX. */
function readAsJsx(node: Node, means: Means, written: string, { start, end }: Span): void {
  const { text, outline, evaluator, calls, scope } = means;
  for (const { inner, at } of commentsIn(written, start, end)) outline.comment(inner, at.start, at.end);
  const renderer = new Renderer(text, outline, evaluator, calls, written);
  try {
    renderer.root({ kind: 'element', node, scope });
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    renderer.flow.finish();
    outline.lose('repeats itself so often that only its beginning was read', 0, text.length);
  }
}

/** What HTML allows and JSX does not: comments, scripts and styles as they are, elements without an end. */
function asJsx(text: string, start: number, end: number): Change[] {
  const changes: Change[] = commentsIn(text, start, end).map(({ at }) => ({ ...at, text: UNSEEN }));
  let from = start;
  for (const { name, content, start: at, end: tagEnd } of elementsIn(text.slice(0, end), start)) {
    if (at < from) continue;
    const isClosed = text[tagEnd - 2] === '/';
    if (/^(?:script|style)$/.test(name) && !isClosed) {
      const close = text.indexOf('>', content?.end ?? tagEnd);
      from = close < 0 ? end : Math.min(end, close + 1);
      changes.push({ start: at, end: from, text: UNSEEN });
    } else if (/^(?:br|hr|wbr)$/.test(name) && !isClosed)
      changes.push({ start: at, end: tagEnd, text: '', written: `<V/>${' '.repeat(tagEnd - at - 4)}` });
    else if (/^(?:img|input|link|meta|source|base)$/.test(name) && !isClosed) changes.push({ start: at, end: tagEnd, text: UNSEEN });
  }
  for (const found of text.slice(start, end).matchAll(/<!doctype[^>]{0,200}>/gi))
    changes.push({ start: start + found.index, end: start + found.index + found[0].length, text: UNSEEN });
  return changes.sort((a, b) => a.start - b.start);
}

function commentsIn(text: string, start: number, end: number): { readonly inner: string; readonly at: Span }[] {
  const found: { inner: string; at: Span }[] = [];
  for (let i = text.indexOf('<!--', start); i >= 0 && i < end; i = text.indexOf('<!--', i + 4)) {
    const close = text.indexOf('-->', i + 4);
    if (close < 0 || close >= end) break;
    found.push({ inner: text.slice(i + 4, close), at: { start: i, end: close + 3 } });
    i = close;
  }
  return found;
}

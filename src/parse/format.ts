import type { PolicyFormat } from '../model/document.js';
import type { Source } from '../model/text.js';
import { isAsciiLetter, isDigit } from './characters.js';
import { frontMatterOf } from './front-matter.js';
import { tagAt } from './tags.js';

const MARKDOWN = new Set(['md', 'markdown', 'mdx', 'mkd', 'mdown', 'mdwn', 'qmd', 'rmd']);
const HTML = new Set(['html', 'htm', 'xhtml', 'shtml', 'xht', 'aspx', 'php']);
/** Pages of applications, whose text stands in code. */
const PAGES = new Set(['tsx', 'jsx', 'js', 'ts', 'mjs', 'cjs', 'mts', 'cts', 'vue', 'svelte', 'astro']);
/** Elements whose tags are taken as a sign of HTML. */
const TELLING = new Set('p div li ul ol br h1 h2 h3 h4 h5 strong b a span table tr td html body head article section'.split(' '));
/** Characters looked at to tell a format. */
const ENOUGH = 60_000;

/** Whether a file is code, by its name: it may have comments like code. */
export function isCodeName(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i.test(path);
}

/** The format of a policy: by the extension of its path, or by what it holds where that says nothing. */
export function formatOf(source: Source): PolicyFormat {
  const dot = source.path.lastIndexOf('.');
  const extension = source.path.slice(dot + 1).toLowerCase();
  if (MARKDOWN.has(extension)) return 'markdown';
  if (PAGES.has(extension)) return 'page';
  if (HTML.has(extension)) return /<[a-z!/]/i.test(source.text) ? 'html' : 'text';
  const text = source.text.slice(0, ENOUGH);
  const tags = countTags(text);
  if (/^\ufeff?\s*<(?:!doctype|html|\?xml)/i.test(text.slice(0, 300))) return 'html';
  // A page, or a piece of one: tags about as often as paragraphs.
  if (tags.ends >= 2 && tags.starts >= 3 && tags.starts * 700 > text.length) return 'html';
  return looksLikeMarkdown(text) ? 'markdown' : 'text';
}

function countTags(text: string): { starts: number; ends: number } {
  let starts = 0;
  let ends = 0;
  for (let i = text.indexOf('<'); i >= 0 && starts < 200; i = text.indexOf('<', i + 1)) {
    const tag = tagAt(text, i, Math.min(text.length, i + 500));
    if (!tag || !TELLING.has(tag.name)) continue;
    if (tag.closing) ends++;
    else starts++;
  }
  return { starts, ends };
}

/** Signs that only Markdown gives: `## ` lines, `**bold**`, `[text](target)`, definitions of links; front matter is proof. */
function looksLikeMarkdown(text: string): boolean {
  if (frontMatterOf(text)) return true;
  let headings = 0;
  let others = 0;
  for (let i = 0; i < text.length;) {
    let end = text.indexOf('\n', i);
    if (end < 0) end = text.length;
    const c = text.charCodeAt(i);
    if (c === 35) headings += isHeading(text, i, end) ? 1 : 0;
    others += signsIn(text, i, Math.min(end, i + 2000));
    i = end + 1;
  }
  return headings >= 2 || others >= 3 || (headings === 1 && others >= 1);
}

function isHeading(text: string, at: number, end: number): boolean {
  let i = at;
  while (i < end && text.charCodeAt(i) === 35) i++;
  return i - at <= 6 && text.charCodeAt(i) === 32 && i + 1 < end;
}

function signsIn(text: string, start: number, end: number): number {
  let signs = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 93 && text.charCodeAt(i + 1) === 40 && (isAsciiLetter(text.charCodeAt(i + 2)) || '/#<'.includes(text[i + 2] as string)))
      signs++;
    else if (c === 93 && text.charCodeAt(i + 1) === 58 && text.charCodeAt(start) === 91 && text.startsWith('http', i + 3)) signs++;
    else if (c === 42 && text.charCodeAt(i + 1) === 42) {
      const next = text.charCodeAt(i + 2);
      if (isAsciiLetter(next) || isDigit(next)) signs++;
      i++;
    }
  }
  return signs;
}

import type { FrontMatter } from '../model/document.js';
import { isAsciiLetter, isDigit } from './characters.js';

const LONGEST = 20_000;

/**
 * The front matter at the start of a text (after a byte order mark): between two lines of `---`, YAML, or of `+++`, TOML. Only
 * entries of one line at the outermost level are taken. Null where there is none, also where `---` is but a rule.
 */
export function frontMatterOf(text: string): FrontMatter | null {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const fence = text.startsWith('---', start) ? '---' : text.startsWith('+++', start) ? '+++' : '';
  const first = lineEnd(text, start);
  if (!fence || text.slice(start + 3, first).trim() !== '') return null;
  const entries: { key: string; value: string; at: { start: number; end: number } }[] = [];
  for (let i = nextLine(text, first); i < text.length && i < start + LONGEST;) {
    const end = lineEnd(text, i);
    const line = text.slice(i, end).trimEnd();
    if (line === fence || (fence === '---' && line === '...')) return { at: { start, end }, entries };
    const entry = entryOf(line, fence === '---' ? ':' : '=', i);
    if (entry) entries.push(entry);
    // The first line tells front matter from text between two rules.
    else if (entries.length === 0 && line !== '' && !line.startsWith('#')) return null;
    i = nextLine(text, end);
  }
  return null;
}

function entryOf(line: string, sign: string, at: number): FrontMatter['entries'][number] | null {
  const c = line.charCodeAt(0);
  if (!isAsciiLetter(c) && !isDigit(c) && c !== 95 && c !== 34) return null;
  const split = line.indexOf(sign);
  // A sentence with a colon is no entry.
  if (split < 1 || line.slice(0, split).trim().includes(' ') || (sign === ':' && split + 1 < line.length && line[split + 1] !== ' '))
    return null;
  return {
    key: unquoted(line.slice(0, split).trim()),
    value: unquoted(line.slice(split + 1).trim()),
    at: { start: at, end: at + line.length },
  };
}

function unquoted(value: string): string {
  const quote = value[0];
  return value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote) ? value.slice(1, -1) : value;
}

function lineEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
  return i;
}

function nextLine(text: string, end: number): number {
  return end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
}

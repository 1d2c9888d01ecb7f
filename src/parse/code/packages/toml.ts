// The tables of TOML, with the places of their keys and strings. Libraries that read TOML keep no places, so this is read here, and no more of it than
// lists of packages need: what a value is, beside the strings in it, is left open. One pass over the text.
import type { Span } from '../../../model/text.js';

export interface TomlString extends Span {
  readonly value: string;
}

export interface TomlEntry {
  /** The path of the table, with dots: `tool.poetry.dependencies`. */
  readonly table: string;
  /** The key, unquoted; empty for the head of a table. */
  readonly key: string;
  /** The key; of the head of a table its last part. */
  readonly at: Span;
  /** Strings that stand anywhere in the value; their spans leave the quotes out. */
  readonly strings: readonly TomlString[];
  /** The value as written. */
  readonly raw: string;
}

/** The entries of a document, in its order, heads of tables among them. Never throws; what is no TOML gives what can be made of it. */
export function tomlEntries(text: string): TomlEntry[] {
  const found: TomlEntry[] = [];
  let table = '';
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const unit = text[at] as string;
    if (unit === '#') at = lineEnd(text, at);
    else if (/\s/.test(unit)) at++;
    else if (unit === '[') {
      const end = lineEnd(text, at);
      const head = /^\[{1,2}([^\]#\n]*)\]/.exec(text.slice(at, Math.min(end, at + LONGEST_KEY)));
      if (head) {
        const parts = (head[1] as string).split('.').map(unquoted);
        table = parts.join('.');
        const last = parts.at(-1) ?? '';
        const start = at + head[0].lastIndexOf(last);
        found.push({ table, key: '', at: { start, end: start + last.length }, strings: [], raw: '' });
      }
      at = end;
    } else {
      const end = lineEnd(text, at);
      const key = /^(?:"[^"\n]*"|'[^'\n]*'|[\w.-]+)/.exec(text.slice(at, Math.min(end, at + LONGEST_KEY)))?.[0];
      const equals = key === undefined ? -1 : text.indexOf('=', at + key.length);
      if (key === undefined || equals < 0 || equals > end || text.slice(at + key.length, equals).trim() !== '') {
        at = end + 1;
        continue;
      }
      const value = valueAt(text, equals + 1);
      const name = unquoted(key);
      const start = at + key.indexOf(name);
      found.push({
        table,
        key: name,
        at: { start, end: start + name.length },
        strings: value.strings,
        raw: text.slice(equals + 1, value.end),
      });
      at = value.end;
    }
  }
  return found;
}

const LONGEST_KEY = 300;

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function unquoted(key: string): string {
  return key.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** A value from an offset on: to the end of its line, or of the line in which its last bracket is closed. */
function valueAt(text: string, from: number): { readonly strings: readonly TomlString[]; readonly end: number } {
  const strings: TomlString[] = [];
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const unit = text[at] as string;
    if (unit === '"' || unit === "'") {
      const one = stringAt(text, at);
      strings.push(one);
      at = one.after;
    } else if (unit === '#') at = lineEnd(text, at);
    else if (unit === '\n' && depth <= 0) break;
    else {
      if (unit === '[' || unit === '{') depth++;
      else if (unit === ']' || unit === '}') depth--;
      at++;
    }
  }
  return { strings, end: at };
}

/** The string that begins at a quote; one that is not closed ends with its line, or with the text where it may have many lines. */
function stringAt(text: string, at: number): TomlString & { readonly after: number } {
  const quote = text[at] as string;
  const fence = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  const start = at + fence.length;
  for (let end = start; end < text.length; end++) {
    const unit = text[end];
    if (unit === '\\' && quote === '"') end++;
    else if (unit === '\n' && fence.length === 1) return { value: text.slice(start, end), start, end, after: end };
    else if (unit === quote && text.startsWith(fence, end)) return { value: text.slice(start, end), start, end, after: end + fence.length };
  }
  return { value: text.slice(start), start, end: text.length, after: text.length };
}

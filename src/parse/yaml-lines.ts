// YAML as most declarations are written: keys on lines of their own, lists with dashes, values and brackets that end on their line. Composing the whole of YAML
// takes a cold engine a tenth of a run; this takes none of it. Whatever it is not sure of is left to the package.
import { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Node } from 'yaml';

/** White space other than spaces and line feeds, and the mark in front of a text. */
const OTHER = /[\t\r\0\ufeff]/;
/** A plain key with its colon. */
const KEY = /[A-Za-z0-9_][\w./@-]{0,80}(?: [\w./@-]{1,80}){0,8}:(?=[ \n]|$)/y;
/** What a plain value does not start with here; for YAML a dash, a colon or a question mark may start a word. */
const SIGNS = new Set(',[]{}#&*!|>\'"%@`-?:');
/** Levels of indentation and of brackets; a declaration has some six. */
const DEEPEST = 24;

type Range = [number, number, number];

/**
 * The mapping that a file is, with the values and ranges that the package yaml gives its nodes (failsafe: every scalar is text); comments are not kept.
 * Null where the file holds anything else than the above, or anything wrong.
 */
export function readLines(text: string): Node | null {
  return OTHER.test(text) ? null : new Lines(text).read();
}

class Lines {
  /** Where the line's text starts; the end of the file where there is no more. */
  private at = 0;
  /** Columns in front of it, from 0. */
  private indent = 0;
  private isDone = false;

  constructor(private readonly text: string) {}

  read(): Node | null {
    if (!this.toLine(0) || this.isDone || this.indent !== 0 || this.isDash()) return null;
    const found = this.mapping(1);
    return found && this.isDone ? found : null;
  }

  private mapping(depth: number): Node | null {
    if (depth > DEEPEST) return null;
    const { indent, at: start } = this;
    const map = new YAMLMap();
    let end: number;
    do {
      KEY.lastIndex = this.at;
      if (!KEY.test(this.text)) return null;
      const colon = KEY.lastIndex - 1;
      const key = scalar('PLAIN', this.text.slice(this.at, colon), [this.at, colon, colon]);
      const value = this.valueBehind(colon + 1, indent, depth);
      if (!value) return null;
      map.items.push(new Pair(key, value));
      end = endOf(value);
      // What is indented further goes on with a value.
      if (!this.isDone && this.indent > indent) return null;
    } while (!this.isDone && this.indent === indent);
    map.range = [start, end, end];
    return map;
  }

  private sequence(depth: number): Node | null {
    if (depth > DEEPEST) return null;
    const { indent, at: start } = this;
    const seq = new YAMLSeq();
    let end: number;
    do {
      if (!this.isDash()) return null;
      const from = this.pastSpaces(this.at + 1);
      KEY.lastIndex = from;
      const isMap = KEY.test(this.text);
      if (isMap) {
        this.indent += from - this.at;
        this.at = from;
      }
      const item = isMap ? this.mapping(depth + 1) : this.inLine(from, depth);
      if (!item) return null;
      seq.items.push(item);
      end = endOf(item);
      if (!this.isDone && this.indent > indent) return null;
    } while (!this.isDone && this.indent === indent);
    seq.range = [start, end, end];
    return seq;
  }

  /** The value of a key: behind its colon, or on the lines below, which are indented further. */
  private valueBehind(colon: number, indent: number, depth: number): Node | null {
    const from = this.pastSpaces(colon);
    const unit = this.text[from];
    if (unit !== undefined && unit !== '\n' && !(unit === '#' && from > colon)) return this.inLine(from, depth);
    if (!this.toLine(this.lineEnd(from)) || this.isDone || this.indent <= indent) return null;
    return this.isDash() ? this.sequence(depth + 1) : this.mapping(depth + 1);
  }

  /** A value that ends on its line, and on to the next line. */
  private inLine(from: number, depth: number): Node | null {
    const value = this.value(from, false, depth);
    if (!value) return null;
    const range = value.range as Range;
    const rest = this.pastSpaces(range[1]);
    const unit = this.text[rest];
    if (unit !== undefined && unit !== '\n' && !(unit === '#' && rest > range[1])) return null;
    range[2] = this.lineEnd(rest);
    return this.toLine(range[2]) ? value : null;
  }

  private value(from: number, isInside: boolean, depth: number): Node | null {
    const unit = this.text[from];
    if (unit === '{') return this.brackets(from, new YAMLMap(), depth + 1);
    if (unit === '[') return this.brackets(from, new YAMLSeq(), depth + 1);
    if (unit === '"' || unit === "'") return this.quoted(from, unit);
    return this.plain(from, isInside);
  }

  private brackets(from: number, into: YAMLMap | YAMLSeq, depth: number): Node | null {
    if (depth > DEEPEST) return null;
    const { text } = this;
    const close = into instanceof YAMLMap ? '}' : ']';
    into.flow = true;
    let at = this.pastSpaces(from + 1);
    while (text[at] !== close) {
      const item = into instanceof YAMLMap ? this.pair(at, depth) : this.value(at, true, depth);
      if (!item) return null;
      into.items.push(item as never);
      const range = (item instanceof Pair ? (item.value as Node) : item).range as Range;
      at = range[2] = this.pastSpaces(range[1]);
      if (text[at] === close) break;
      if (text[at] !== ',') return null;
      at = this.pastSpaces(at + 1);
    }
    into.range = [from, at + 1, at + 1];
    return into;
  }

  private pair(from: number, depth: number): Pair | null {
    KEY.lastIndex = from;
    if (!KEY.test(this.text)) return null;
    const colon = KEY.lastIndex - 1;
    const key = scalar('PLAIN', this.text.slice(from, colon), [from, colon, colon]);
    const value = this.value(this.pastSpaces(colon + 1), true, depth);
    return value && new Pair(key, value);
  }

  private quoted(from: number, quote: string): Node | null {
    const end = this.text.indexOf(quote, from + 1);
    const words = this.text.slice(from + 1, end);
    if (end < 0 || this.text[end + 1] === quote || words.includes('\n') || words.includes('\\')) return null;
    return scalar(quote === '"' ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE', words, [from, end + 1, end + 1]);
  }

  private plain(from: number, isInside: boolean): Node | null {
    const { text } = this;
    let end = from;
    for (let at = from; at < text.length; at++) {
      const unit = text[at] as string;
      if (unit === '\n' || (isInside && ',[]{}'.includes(unit))) break;
      if (unit === ' ') continue;
      const next = text[at + 1] ?? '\n';
      if (unit === '#' && text[at - 1] === ' ') break;
      if (unit === ':' && (' \n'.includes(next) || (isInside && ',[]{}'.includes(next)))) return null;
      end = at + 1;
    }
    const isWord = end > from && !SIGNS.has(text[from] as string);
    return isWord ? scalar('PLAIN', text.slice(from, end), [from, end, end]) : null;
  }

  /** On to the first line from an offset that holds more than a comment; false where a comment stands in a column of its own, because whose it is changes ranges. */
  private toLine(from: number): boolean {
    const { text } = this;
    let start = from;
    let comment = 0;
    for (;;) {
      const at = this.pastSpaces(start);
      if (at >= text.length) {
        this.isDone = true;
        return comment === 0;
      }
      if (text[at] === '#') {
        if (comment && at !== start && at - start !== comment) return false;
        comment ||= at - start;
      } else if (text[at] !== '\n') {
        this.at = at;
        this.indent = at - start;
        return comment === 0 || comment === this.indent;
      }
      start = this.lineEnd(at);
    }
  }

  private isDash(): boolean {
    return this.text[this.at] === '-' && this.text[this.at + 1] === ' ';
  }

  private pastSpaces(from: number): number {
    let at = from;
    while (this.text[at] === ' ') at++;
    return at;
  }

  /** The start of the next line. */
  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end + 1;
  }
}

function scalar(type: 'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE', words: string, range: Range): Scalar {
  const made = new Scalar(words);
  made.source = words;
  made.type = type;
  made.range = range;
  return made;
}

function endOf(node: Node): number {
  return (node.range as Range)[2];
}

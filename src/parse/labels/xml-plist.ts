import { place } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';
import { DEEPEST, MOST_VALUES, PlistError } from './plist.js';
import type { PlistEntry, PlistValue } from './plist.js';
import { piecesOf } from './xml.js';

/** An element that is open. */
interface Open {
  readonly name: string;
  readonly start: number;
  /** Behind its start tag. */
  readonly inside: number;
  readonly items: PlistValue[];
  readonly entries: PlistEntry[];
  key: { readonly text: string; readonly at: Place } | null;
  text: string;
}

const NUMBERS: Readonly<Record<string, string>> = { integer: 'a number', real: 'a number', date: 'a date', data: 'data' };
const HOLDERS = new Set(['plist', 'dict', 'array']);

/**
 * Reads a property list written as XML.
 *
 * @throws PlistError for what is not well-formed, no property list, or too deep
 */
export function readXmlPlist(source: Source): PlistValue {
  return new Reader(source).read();
}

class Reader {
  private readonly open: Open[] = [];
  private root: PlistValue | null = null;
  private values = 0;

  constructor(private readonly source: Source) {}

  read(): PlistValue {
    const { source } = this;
    for (const piece of piecesOf(source)) {
      if (piece.kind === 'text') this.text(piece.text, piece);
      else if (piece.kind === 'close') this.end(piece.name, piece);
      else {
        this.start(piece.name, piece);
        if (piece.kind === 'empty') this.end(piece.name, { start: piece.end, end: piece.end });
      }
    }
    const left = this.open.at(-1);
    if (left) throw new PlistError(`This <${left.name}> is never closed.`, place(source, left.start, left.inside));
    if (!this.root) throw new PlistError('This property list holds nothing.', place(source, 0, 0));
    return this.root;
  }

  private start(name: string, { start, end: inside }: { readonly start: number; readonly end: number }): void {
    const above = this.open.at(-1);
    const unexpected = (why: string): PlistError => new PlistError(`${why}; here stands <${name}>.`, place(this.source, start, inside));
    if (!above && name !== 'plist') throw unexpected('A property list starts with <plist>');
    if (!above && this.root) throw unexpected('A property list ends with </plist>');
    if (above && !HOLDERS.has(above.name)) throw unexpected(`<${above.name}> holds no other elements`);
    if (above && name === 'plist') throw unexpected('A property list holds no other');
    if (above?.name === 'plist' && above.items.length) throw unexpected('A property list is one value');
    if (this.open.length > DEEPEST)
      throw new PlistError(`Values stand in each other more than ${DEEPEST} deep.`, place(this.source, start, inside));
    this.open.push({ name, start, inside, items: [], entries: [], key: null, text: '' });
  }

  private text(text: string, { start, end }: { readonly start: number; readonly end: number }): void {
    const top = this.open.at(-1);
    if (top && !HOLDERS.has(top.name)) top.text += text;
    else if (text.trim())
      throw new PlistError(
        top ? `Text stands between the elements of <${top.name}>.` : 'Text stands outside <plist>.',
        this.trimmed(start, end),
      );
  }

  private end(name: string, { start: close, end }: { readonly start: number; readonly end: number }): void {
    const top = this.open.pop();
    if (top?.name !== name)
      throw new PlistError(
        top ? `<${top.name}> is open here, and </${name}> closes another element.` : `</${name}> closes nothing.`,
        place(this.source, close, end),
      );
    const above = this.open.at(-1);
    if (name === 'plist') {
      this.root = top.items[0] ?? null;
      return;
    }
    if (name === 'key' && above?.name === 'dict') {
      if (above.key) throw missing(above);
      above.key = { text: top.text.trim(), at: this.content(top, close, end) };
      return;
    }
    if (++this.values > MOST_VALUES)
      throw new PlistError('This property list holds more values than any privacy manifest.', place(this.source, top.start, top.inside));
    const value = this.value(top, close, end);
    if (above?.name !== 'dict') above?.items.push(value);
    else {
      if (!above.key) throw new PlistError('This value has no key.', value.at);
      above.entries.push({ key: above.key.text, keyAt: above.key.at, value });
      above.key = null;
    }
  }

  private value(top: Open, close: number, end: number): PlistValue {
    const at = place(this.source, top.start, end);
    switch (top.name) {
      case 'dict':
        if (top.key) throw missing(top);
        return { kind: 'dict', at, entries: top.entries };
      case 'array':
        return { kind: 'array', at, items: top.items };
      case 'string':
        return { kind: 'string', at: this.content(top, close, end), text: top.text.trim() };
      case 'true':
      case 'false':
        return { kind: 'boolean', at, value: top.name === 'true' };
    }
    const what = Object.hasOwn(NUMBERS, top.name) ? NUMBERS[top.name] : undefined;
    if (what === undefined)
      throw new PlistError(`A property list has no such element; here stands <${top.name}>.`, place(this.source, top.start, top.inside));
    return { kind: 'other', at, what };
  }

  /** What stands between the tags; the element where that is nothing. */
  private content(top: Open, close: number, end: number): Place {
    return close > top.inside && this.source.text.slice(top.inside, close).trim()
      ? this.trimmed(top.inside, close)
      : place(this.source, top.start, end);
  }

  private trimmed(start: number, end: number): Place {
    const text = this.source.text.slice(start, end);
    return place(this.source, start + text.length - text.trimStart().length, start + text.trimEnd().length);
  }
}

function missing({ key }: Open): PlistError {
  return new PlistError('This key has no value.', key?.at ?? null);
}

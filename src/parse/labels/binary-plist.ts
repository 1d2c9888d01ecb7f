// Binary property lists. The readers on npm follow a reference as often as it stands, so that forty arrays that each name the next one
// twice keep them busy for ever; here each object is read once, and nothing is read that the file cannot hold.
import { place } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';
import { DEEPEST, MOST_VALUES, PlistError } from './plist.js';
import type { PlistEntry, PlistValue } from './plist.js';

const HEADER = 'bplist00';
const TRAILER = 32;

/** Whether bytes are a binary property list. */
export function isBinaryPlist(bytes: Uint8Array): boolean {
  return [...HEADER].every((letter, i) => bytes[i] === letter.charCodeAt(0));
}

/**
 * Reads a binary property list. Nothing in it has a place: every place is the whole of the source's text.
 *
 * @throws PlistError for what is none, refers to itself or beyond its end
 */
export function readBinaryPlist(source: Source, bytes: Uint8Array): PlistValue {
  return new Reader(source, bytes).read();
}

class Reader {
  private readonly view: DataView;
  private readonly at: Place;
  private readonly known = new Map<number, PlistValue | 'open'>();
  private offsetSize = 0;
  private refSize = 0;
  private count = 0;
  private table = 0;
  private references = 0;
  private letters = 0;

  constructor(
    source: Source,
    private readonly bytes: Uint8Array,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = place(source, 0, source.text.length);
  }

  read(): PlistValue {
    const trailer = this.bytes.length - TRAILER;
    if (!isBinaryPlist(this.bytes) || trailer < HEADER.length) throw this.broken();
    this.offsetSize = this.uint(trailer + 6, 1);
    this.refSize = this.uint(trailer + 7, 1);
    this.count = this.uint(trailer + 8, 8);
    this.table = this.uint(trailer + 24, 8);
    if (
      !isSize(this.offsetSize) ||
      !isSize(this.refSize) ||
      this.count > MOST_VALUES ||
      this.table + this.count * this.offsetSize > trailer
    )
      throw this.broken();
    return this.object(this.uint(trailer + 16, 8), 0);
  }

  private object(ref: number, depth: number): PlistValue {
    const known = this.known.get(ref);
    if (known === 'open') throw new PlistError('This property list holds itself.', null);
    if (known) return known;
    if (depth > DEEPEST) throw new PlistError(`Values stand in each other more than ${DEEPEST} deep.`, null);
    if (ref >= this.count) throw this.broken();
    this.known.set(ref, 'open');
    const value = this.valueAt(this.uint(this.table + ref * this.offsetSize, this.offsetSize), depth);
    this.known.set(ref, value);
    return value;
  }

  private valueAt(offset: number, depth: number): PlistValue {
    const marker = this.uint(offset, 1);
    const { at } = this;
    switch (marker >> 4) {
      case 0x0:
        return marker === 8 || marker === 9 ? { kind: 'boolean', at, value: marker === 9 } : { kind: 'other', at, what: 'nothing' };
      case 0x1:
      case 0x2:
      case 0x8:
        return { kind: 'other', at, what: 'a number' };
      case 0x3:
        return { kind: 'other', at, what: 'a date' };
      case 0x4:
        return { kind: 'other', at, what: 'data' };
      case 0x5:
      case 0x6:
        return { kind: 'string', at, text: this.string(offset, marker >> 4 === 6 ? 2 : 1) };
      case 0xa:
      case 0xc: {
        const { length, start } = this.sized(offset, this.refSize);
        return { kind: 'array', at, items: this.refs(start, length).map((ref) => this.object(ref, depth + 1)) };
      }
      case 0xd: {
        const { length, start } = this.sized(offset, this.refSize * 2);
        const values = this.refs(start + length * this.refSize, length);
        const entries = this.refs(start, length).map((ref, i): PlistEntry => {
          const key = this.object(ref, depth + 1);
          if (key.kind !== 'string') throw this.broken();
          return { key: key.text, keyAt: at, value: this.object(values[i] as number, depth + 1) };
        });
        return { kind: 'dict', at, entries };
      }
    }
    throw this.broken();
  }

  private string(offset: number, width: 1 | 2): string {
    const { length, start } = this.sized(offset, width);
    // Many objects may say that they stand in one place.
    this.letters += length;
    if (this.letters > this.bytes.length * 2) throw this.broken();
    let text = '';
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.uint(start + i * width, width));
    return text.trim();
  }

  private refs(start: number, length: number): number[] {
    this.references += length;
    if (this.references > MOST_VALUES) throw new PlistError('This property list holds more values than any privacy manifest.', null);
    return Array.from({ length }, (_, i) => this.uint(start + i * this.refSize, this.refSize));
  }

  /** How many parts an object has and where they start; never more than the file can hold. */
  private sized(offset: number, width: number): { readonly length: number; readonly start: number } {
    const short = this.uint(offset, 1) & 15;
    const isLong = short === 15;
    const size = isLong ? 2 ** (this.uint(offset + 1, 1) & 15) : 0;
    const length = isLong ? this.uint(offset + 2, size) : short;
    const start = offset + (isLong ? 2 + size : 1);
    if (start + length * width > this.bytes.length - TRAILER) throw this.broken();
    return { length, start };
  }

  private uint(offset: number, size: number): number {
    if (!isSize(size) || offset < 0 || offset + size > this.bytes.length) throw this.broken();
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + this.view.getUint8(offset + i);
    return value;
  }

  private broken(): PlistError {
    return new PlistError('This is no binary property list that can be read.', null);
  }
}

function isSize(size: number): boolean {
  return size >= 1 && size <= 8;
}

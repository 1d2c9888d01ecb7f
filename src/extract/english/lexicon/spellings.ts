// Words met before, found by the letters of a text: for them no piece is cut out of the text, put in lower case and hashed anew.
import type { WordInfo } from './lexicon.js';

/** A table of words by their spelling in lower case, with open addressing. */
export class Spellings {
  private words: (WordInfo | null)[] = new Array<WordInfo | null>(4096).fill(null);
  private hashes = new Int32Array(4096);
  /** Where the letters of each word begin in `letters`, behind each of which stands an END. */
  private starts = new Int32Array(4096);
  private letters: Uint16Array = new Uint16Array(32_768);
  private used = 0;
  private count = 0;

  /** The word that units[from, to) spell, whatever the case of ASCII letters; null where it is not met yet. `letters`: their hash (`hashWith`). */
  find(units: Uint16Array, from: number, to: number, letters = lettersOf(units, from, to)): WordInfo | null {
    const hash = letters ^ (letters >>> 15);
    const mask = this.hashes.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const word = this.words[slot] as WordInfo | null;
      if (word === null || (this.hashes[slot] === hash && this.spells(this.starts[slot] as number, units, from, to))) return word;
    }
  }

  /** The word of a spelling in lower case; null where it is not met yet. */
  named(norm: string): WordInfo | null {
    let letters = NO_LETTERS;
    for (let i = 0; i < norm.length; i++) letters = hashWith(letters, norm.charCodeAt(i));
    const hash = letters ^ (letters >>> 15);
    const mask = this.hashes.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const word = this.words[slot] as WordInfo | null;
      if (word === null || (this.hashes[slot] === hash && word.norm === norm)) return word;
    }
  }

  private spells(start: number, units: Uint16Array, from: number, to: number): boolean {
    const { letters } = this;
    for (let i = from, k = start; i < to; i++, k++) {
      const unit = units[i] as number;
      const known = letters[k] as number;
      if (unit !== known && (unit < 65 || unit > 90 || known !== (unit | 32))) return false;
    }
    return letters[start + to - from] === END;
  }

  add(word: WordInfo): void {
    if (this.count * 2 >= this.hashes.length) this.grow();
    this.count++;
    const { norm } = word;
    while (this.used + norm.length >= this.letters.length) this.letters = widened(this.letters);
    const start = this.used;
    for (let i = 0; i < norm.length; i++) this.letters[this.used++] = norm.charCodeAt(i);
    const letters = lettersOf(this.letters, start, this.used);
    this.letters[this.used++] = END;
    this.put(word, letters ^ (letters >>> 15), start);
  }

  private put(word: WordInfo, hash: number, start: number): void {
    const mask = this.hashes.length - 1;
    let slot = hash & mask;
    while (this.words[slot] !== null) slot = (slot + 1) & mask;
    this.words[slot] = word;
    this.hashes[slot] = hash;
    this.starts[slot] = start;
  }

  private grow(): void {
    const { words, hashes, starts } = this;
    this.words = new Array<WordInfo | null>(words.length * 2).fill(null);
    this.hashes = new Int32Array(hashes.length * 2);
    this.starts = new Int32Array(starts.length * 2);
    words.forEach((word, slot) => {
      if (word) this.put(word, hashes[slot] as number, starts[slot] as number);
    });
  }
}

function widened(letters: Uint16Array): Uint16Array {
  const wider = new Uint16Array(letters.length * 2);
  wider.set(letters);
  return wider;
}

/** What stands in no word. */
const END = 0;

/** The hash of no letter. */
export const NO_LETTERS = 0x811c9dc5 | 0;

/** FNV-1a, a whole unit at a time: the hash of letters with one more, whatever its case. */
export function hashWith(hash: number, unit: number): number {
  return Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit | 32 : unit), 0x01000193);
}

function lettersOf(units: Uint16Array, from: number, to: number): number {
  let hash = NO_LETTERS;
  for (let i = from; i < to; i++) hash = hashWith(hash, units[i] as number);
  return hash;
}

let room = new Uint16Array(2048);

/** The units of a text as numbers, from the first; they hold until the next text is asked for. */
export function unitsOf(text: string): Uint16Array {
  if (text.length > room.length) room = new Uint16Array(text.length * 2);
  for (let i = 0; i < text.length; i++) room[i] = text.charCodeAt(i);
  return room;
}

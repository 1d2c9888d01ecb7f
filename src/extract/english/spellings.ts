// Words met before, found by the letters of a text: for them no piece is cut out of the text, put in lower case and hashed anew.
import { unitAt } from '../../model/text.js';
import type { WordInfo } from './lexicon.js';

/** A table of words by their spelling in lower case, with open addressing. */
export class Spellings {
  private words: (WordInfo | null)[] = new Array<WordInfo | null>(4096).fill(null);
  private hashes = new Int32Array(4096);
  private count = 0;

  /** The word at text[from, to), whatever the case of its ASCII letters; null where it is not met yet. `letters`: their hash (`hashWith`). */
  find(text: string, from: number, to: number, letters = lettersOf(text, from, to)): WordInfo | null {
    const hash = letters ^ (letters >>> 15);
    const mask = this.hashes.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const word = this.words[slot] as WordInfo | null;
      if (word === null || this.hashes[slot] === hash && spells(word.norm, text, from, to)) return word;
    }
  }

  add(word: WordInfo): void {
    if (this.count * 2 >= this.hashes.length) this.grow();
    this.count++;
    const letters = lettersOf(word.norm, 0, word.norm.length);
    this.put(word, letters ^ (letters >>> 15));
  }

  private put(word: WordInfo, hash: number): void {
    const mask = this.hashes.length - 1;
    let slot = hash & mask;
    while (this.words[slot] !== null) slot = (slot + 1) & mask;
    this.words[slot] = word;
    this.hashes[slot] = hash;
  }

  private grow(): void {
    const { words, hashes } = this;
    this.words = new Array<WordInfo | null>(words.length * 2).fill(null);
    this.hashes = new Int32Array(hashes.length * 2);
    words.forEach((word, slot) => { if (word) this.put(word, hashes[slot] as number); });
  }
}

/** The hash of no letter. */
export const NO_LETTERS = 0x811c9dc5 | 0;

/** FNV-1a, a whole unit at a time: the hash of letters with one more, whatever its case. */
export function hashWith(hash: number, unit: number): number {
  return Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit | 32 : unit), 0x01000193);
}

function lettersOf(text: string, from: number, to: number): number {
  let hash = NO_LETTERS;
  for (let i = from; i < to; i++) hash = hashWith(hash, unitAt(text, i));
  return hash;
}

function spells(norm: string, text: string, from: number, to: number): boolean {
  if (norm.length !== to - from) return false;
  for (let i = 0; i < norm.length; i++) {
    const unit = unitAt(text, from + i);
    const known = unitAt(norm, i);
    if (unit !== known && (unit < 65 || unit > 90 || known !== (unit | 32))) return false;
  }
  return true;
}

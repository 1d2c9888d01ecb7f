import type { VerbForm, WordInfo } from '../lexicon/lexicon.js';

/** A word or a mark of a block's text. A class, so that the engine sees one kind of objects, those that are changed later, too: all passes ask for them, and each kind costs a comparison. */
export class Token {
  /**
   * @param start offset in the block's text, as is `end`
   * @param norm lower case, straight apostrophe
   * @param word what is known of it; `norm`, `stem`, `bits` and `verb` may differ where it stands
   */
  constructor(
    readonly start: number,
    readonly end: number,
    readonly norm: string,
    readonly stem: string,
    readonly bits: number,
    readonly verb: VerbForm | null,
    readonly word: WordInfo,
  ) {}

  withBits(bits: number): Token {
    return new Token(this.start, this.end, this.norm, this.stem, bits, this.verb, this.word);
  }

  /** The same place with another spelling. */
  spelt(word: WordInfo, stem = this.stem, bits = this.bits): Token {
    return new Token(this.start, this.end, word.norm, stem, bits, this.verb, word);
  }
}

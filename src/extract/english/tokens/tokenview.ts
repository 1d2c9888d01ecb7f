// The words of a sentence by their places, for the passes that walk them: a place outside of it is no word.
import type { VerbForm } from '../lexicon/lexicon.js';
import type { Token } from './tokens.js';

export class TokenView {
  constructor(readonly tokens: readonly Token[]) {}

  bits(i: number): number {
    return i >= 0 && i < this.tokens.length ? (this.tokens[i] as Token).bits : 0;
  }

  norm(i: number): string {
    return i >= 0 && i < this.tokens.length ? (this.tokens[i] as Token).norm : '';
  }

  stem(i: number): string {
    return i >= 0 && i < this.tokens.length ? (this.tokens[i] as Token).stem : '';
  }

  verb(i: number): VerbForm | null {
    return i >= 0 && i < this.tokens.length ? (this.tokens[i] as Token).verb : null;
  }

  base(i: number): string {
    return this.verb(i)?.base ?? '';
  }

  readings(i: number): number {
    return this.verb(i)?.readings ?? 0;
  }

  forms(i: number): number {
    return this.verb(i)?.forms ?? 0;
  }
}

// What the second pass, which finds the clauses of a sentence, goes by: words, groups and phrases, and the clauses found so far.
import type { Clause } from './clause.js';
import type { Group } from '../groups/group.js';
import type { Phrase, Token } from '../tokens/tokens.js';
import { TokenView } from '../tokens/tokenview.js';
import type { Names } from '../names/names.js';

export class ClausePass extends TokenView {
  readonly clauses: Clause[] = [];
  /** The group of each token that is a verb. */
  private readonly groupOf: (Group | null)[];

  constructor(
    tokens: readonly Token[],
    readonly groups: readonly Group[],
    readonly phrases: readonly Phrase[],
    readonly names: Names,
  ) {
    super(tokens);
    this.groupOf = [];
    for (let i = 0; i < tokens.length; i++) this.groupOf.push(null);
    for (const group of groups) for (const main of group.mains) this.groupOf[main] ??= group;
  }

  isVerb(i: number): boolean {
    return this.groupAt(i) !== null;
  }

  groupAt(i: number): Group | null {
    return i >= 0 && i < this.groupOf.length ? (this.groupOf[i] as Group | null) : null;
  }
}

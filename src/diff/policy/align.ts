// Which sentence became which: by the words that they share.
import type { Sentence } from './text.js';

/** A sentence with the one it became, and how much of their words they share, from 0 to 1. */
export interface Aligned {
  readonly other: Sentence;
  readonly share: number;
}

/** Sentences that hold a word; of words in more sentences than this none is looked up. */
const COMMON = 40;
/** Candidates that are compared word by word. */
const CANDIDATES = 60;
/** Sentences that share less are two sentences. */
const LEAST = 0.4;

/** Finds, for sentences of one state, the most similar among some of the other. Linear: only rare words lead to candidates. */
export class Aligner {
  private readonly holding = new Map<string, Sentence[]>();
  private readonly words = new Map<Sentence, ReadonlySet<string>>();

  constructor(others: readonly Sentence[]) {
    for (const other of others)
      for (const word of this.wordsIn(other)) {
        const own = this.holding.get(word);
        if (!own) this.holding.set(word, [other]);
        else if (own.length <= COMMON) own.push(other);
      }
  }

  /** The most similar sentences, the nearest first; none that shares little. */
  nearest(sentence: Sentence, most = 3): Aligned[] {
    const counts = new Map<Sentence, number>();
    for (const word of this.wordsIn(sentence)) {
      const own = this.holding.get(word);
      if (own && own.length <= COMMON) for (const other of own) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    const likely = [...counts].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index).slice(0, CANDIDATES);
    return likely
      .map(([other]) => ({ other, share: this.share(sentence, other) }))
      .filter(({ share }) => share >= LEAST)
      .sort((a, b) => b.share - a.share || a.other.index - b.other.index)
      .slice(0, most);
  }

  /** Twice the words that two sentences share, by the words that they have. */
  private share(one: Sentence, other: Sentence): number {
    const [a, b] = [this.wordsIn(one), this.wordsIn(other)];
    let shared = 0;
    for (const word of a) if (b.has(word)) shared++;
    return a.size + b.size ? (2 * shared) / (a.size + b.size) : 0;
  }

  private wordsIn(sentence: Sentence): ReadonlySet<string> {
    let found = this.words.get(sentence);
    if (!found) this.words.set(sentence, (found = new Set(sentence.key.split(' ').filter((word) => word.length > 1))));
    return found;
  }
}

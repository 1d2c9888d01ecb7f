// Which words may stand in a set or in a sentence, in 128 bits: most words that are asked for stand in neither, and are told by their bit.

/** Four times 32 bits. */
export type Marks = [number, number, number, number];

/** Which of the 128 bits is a word's, by some of its letters. */
export function slotOf(norm: string): number {
  const { length } = norm;
  return length === 0 ? 0 : (norm.charCodeAt(0) * 7 + norm.charCodeAt(length >> 1) * 19 + norm.charCodeAt(length - 1) * 3 + length) & 127;
}

export function mark(marks: Marks, slot: number): void {
  // A shift counts by 32 on its own.
  (marks[slot >> 5] as number) |= 1 << slot;
}

/** Whether the word of a slot may be among those marked. */
export function isMarked(marks: Marks, slot: number): boolean {
  return ((marks[slot >> 5] as number) & (1 << slot)) !== 0;
}

/** Whether any word may be among both. */
export function meet(a: Marks, b: Marks): boolean {
  return ((a[0] & b[0]) | (a[1] & b[1]) | (a[2] & b[2]) | (a[3] & b[3])) !== 0;
}

/** A set of words, with the marks of all of them on itself: to look a set up in a map takes longer than most searches for its words. */
type Marked = ReadonlySet<string> & { marks?: Marks };

/** The marks of all words of a set. */
export function marksOf(words: ReadonlySet<string>): Marks {
  return (words as Marked).marks ?? markAll(words);
}

function markAll(words: Marked): Marks {
  const marks: Marks = [0, 0, 0, 0];
  for (const word of words) mark(marks, slotOf(word));
  return (words.marks = marks);
}

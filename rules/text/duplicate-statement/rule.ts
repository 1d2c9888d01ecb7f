import { defineRule, fewOf, hints, lowerOf, placeIn, positionAt, quoteOf } from 'policy-lint';
import type { Block, Place, Problem, Reading } from 'policy-lint';

/** Words of a sentence that says something. */
const SHORTEST = 9;
/** Share of the shorter sentence's words that the other has, too. */
const SIMILAR = 0.85;
/** Words in a row by which sentences are looked up, and sentences kept for each such row. */
const SHINGLE = 4;
const KEPT = 4;
/** The same denial so often drifts apart. */
const THRICE = 3;
/** What an entry of a list is about; such words return with every entry. */
const LABEL = /^[^:]{1,60}: /;
const WORD = /[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+){0,3}/g;

interface Said {
  readonly at: Place;
  readonly words: readonly string[];
  /** Words with a capital behind the first. */
  readonly names: () => ReadonlySet<string>;
}

export default defineRule({
  summary: 'The same is said twice in nearly the same words.',
  severity: 'info',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 12(1)'],
  *check({ policies }) {
    for (const reading of policies) {
      yield* fewOf([...repeated(reading)], (count) => `${count} more sentences are said twice in nearly the same words.`);
      yield* insisted(reading);
    }
  },
});

/** Sentences that were said before, looked up by four of their words in a row. */
function* repeated(reading: Reading): Generator<Problem> {
  const known = new Map<number, Said[]>();
  const numbers = new Map<string, number>();
  for (const said of sentencesOf(reading)) {
    const shingles = shinglesOf(said.words, numbers);
    const shared = new Map<Said, number>();
    for (const shingle of shingles) for (const other of known.get(shingle) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    // The one that shares most, of those that share enough to be near.
    let best: Said | null = null;
    for (const [other, count] of shared) if (count > (best ? (shared.get(best) ?? 0) : 0)) best = other;
    if (best && isSame(best, said))
      yield {
        message: `Lines ${lineOf(best.at)} and ${lineOf(said.at)} say the same: "${quoteOf(said.at)}".`,
        at: said.at,
        related: [{ at: best.at, note: 'said here before' }],
        help: 'Keep one of them; when one is changed and the other forgotten, the policy contradicts itself.',
      };
    for (const shingle of shingles) {
      const list = known.get(shingle);
      if (!list) known.set(shingle, [said]);
      else if (list.length < KEPT) list.push(said);
    }
  }
}

/** A number for every four words in a row; that two rows share a number by chance costs a comparison and no more. */
function shinglesOf(words: readonly string[], numbers: Map<string, number>): Set<number> {
  const found = new Set<number>();
  const recent: number[] = [];
  for (const word of words) {
    let number = numbers.get(word);
    if (number === undefined) numbers.set(word, (number = numbers.size + 1));
    recent.push(number);
    if (recent.length > SHINGLE) recent.shift();
    if (recent.length === SHINGLE) found.add(recent.reduce((sum, one) => (Math.imul(sum, 10007) + one) | 0, 0));
  }
  return found;
}

function* sentencesOf(reading: Reading): Generator<Said> {
  for (const block of reading.document.blocks) {
    if (block.kind === 'heading' || block.kind === 'cell' || block.kind === 'term') continue;
    for (const { start, end } of block.sentences) {
      const written = block.text.slice(start, end).replace(LABEL, '').match(WORD) ?? [];
      if (written.length < SHORTEST || isPointer(block, lowerOf(block).slice(start, end), start, end)) continue;
      yield {
        at: placeIn(reading, block, start, end),
        words: written.map(stem),
        names: () => new Set(written.filter((word, i) => i > 0 && /^[A-Z]/.test(word)).map(stem)),
      };
    }
  }
}

/** "For more information see …", and ways to opt out, which stand wherever they are wanted. */
function isPointer({ links }: Block, sentence: string, start: number, end: number): boolean {
  return (
    hints('pointers').some((phrase) => sentence.startsWith(phrase)) ||
    hints('repeated_rightly').some((phrase) => sentence.includes(phrase)) ||
    links.some((link) => link.start >= start && link.end <= end && link.end - link.start > (end - start) / 2)
  );
}

/** Whether most words of the shorter sentence stand in the longer one, and what differs is neither a name nor what is done. */
function isSame(a: Said, b: Said): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  // What is much longer says more than the other.
  if (long.words.length > 2 * short.words.length) return false;
  const missing = without(short.words, long.words);
  const names = missing.length ? short.names() : new Set();
  if (missing.length > (1 - SIMILAR) * short.words.length || missing.some((word) => names.has(word))) return false;
  return ![...missing, ...without(long.words, short.words)].some((word) => hints('telling_words').includes(word));
}

/** The words of one list that are not in the other, each counted as often as it stands there. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** Denials of one thing, again and again. */
function* insisted({ statements }: Reading): Generator<Problem> {
  const denials = statements.filter(
    ({ mood, polarity, actor, action }) => mood === 'asserted' && polarity === 'does_not' && actor === 'first' && action === 'sell',
  );
  const [first, ...others] = denials.filter(({ within }, i) => within.end !== denials[i - 1]?.within.end);
  if (first && others.length + 1 >= THRICE)
    yield {
      message: `That data is not sold is said ${others.length + 1} times.`,
      at: first.at,
      related: others.slice(0, KEPT).map(({ at }) => ({ at, note: `"${quoteOf(at)}"` })),
      help: 'Say it once, with its limits, and point there from elsewhere.',
    };
}

/** Words come again and again. */
const stems = new Map<string, string>();
const MOST_STEMS = 5000;

function stem(written: string): string {
  let word = stems.get(written);
  if (word === undefined) {
    const lower = written.toLowerCase();
    if (stems.size > MOST_STEMS) stems.clear();
    stems.set(written, (word = lower.length > 4 ? lower.replace(/(?:ies|y|es|s|ing|ed)$/, '') : lower));
  }
  return word;
}

function lineOf({ source, start }: Place): number {
  return positionAt(source, start).line;
}

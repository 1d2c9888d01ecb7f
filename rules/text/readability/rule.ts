import { countedAt, defineRule, lowerOf, passagesOf, placeIn, quoteOf, startOf, times } from 'policy-lint';
import type { Block, Place, Problem, Reading, Severity } from 'policy-lint';

/** Words. */
const LONG_BLOCK = 150;
const VERY_LONG_BLOCK = 250;
const LONG_SENTENCE = 60;
const LONG_TEXT = 600;
/** A sentence with so many semicolons is a list. */
const LIST = 4;
/** Practices told in one block. */
const MANY = 10;
/** The reading ease of Flesch below which a text is for academics. */
const HARD = 30;
/** Words in capitals, one after the other. */
const SHOUTED = /(?:[A-Z][A-Z'’,;-]* ){24}[A-Z]+/g;

export default defineRule({
  summary: 'Blocks or sentences are so long, or words so hard, that few will read them.',
  severity: 'info',
  confidence: 'high',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 12(1)', '11 CCR § 7003(a)', 'Connecticut AG, TicketNetwork (2025)'],
  *check({ policies }) {
    for (const reading of policies) {
      yield* longBlocks(reading);
      yield* longSentences(reading);
      yield* wholeText(reading);
      const [first, ...others] = [...passagesOf(reading, SHOUTED)].map(({ at }) => at);
      if (first)
        yield {
          message: `A passage is written in capitals, which are hard to read${times(others.length + 1)}.`,
          ...countedAt([first, ...others]),
          help: 'Write it in small letters; make it bold if it matters.',
        };
    }
  },
});

function* longBlocks(reading: Reading): Generator<Problem> {
  const long = reading.document.blocks
    .filter(isProse)
    .map((block) => ({ block, words: countOf(block.text) }))
    .filter(({ words }) => words > LONG_BLOCK);
  const groups: [Severity, typeof long][] = [
    ['warning', long.filter(({ words }) => words > VERY_LONG_BLOCK)],
    ['info', long.filter(({ words }) => words <= VERY_LONG_BLOCK)],
  ];
  for (const [severity, group] of groups) {
    // The longest stands for all.
    const [first, ...others] = [...group].sort((a, b) => b.words - a.words);
    if (!first) continue;
    const at = opening(reading, first.block);
    const practices = practicesIn(reading, first.block);
    const more = others.length
      ? `; ${others.length} more ${others.length === 1 ? 'has' : 'have'} over ${severity === 'warning' ? VERY_LONG_BLOCK : LONG_BLOCK}`
      : '';
    yield {
      message: `${first.words} words stand in one block${practices > MANY ? `, which tells ${practices} practices` : ''}${more}.`,
      ...countedAt([at, ...others.map(({ block }) => opening(reading, block))]),
      severity,
      help: 'Split it: a title for each subject, a list for what is listed.',
    };
  }
}

function* longSentences(reading: Reading): Generator<Problem> {
  const found: { words: number; at: Place }[] = [];
  for (const block of reading.document.blocks) {
    if (block.kind === 'cell' || block.text.length < LONG_SENTENCE * 3) continue;
    for (const { start, end } of block.sentences) {
      const text = block.text.slice(start, end);
      const words = countOf(text);
      if (words > LONG_SENTENCE && text.split(';').length <= LIST) found.push({ words, at: placeIn(reading, block, start, end) });
    }
  }
  const [first, ...others] = found.sort((a, b) => b.words - a.words);
  if (!first) return;
  const more = others.length ? `; ${others.length} more ${others.length === 1 ? 'has' : 'have'} over ${LONG_SENTENCE}` : '';
  yield {
    message: `A sentence has ${first.words} words${more}: "${quoteOf(first.at)}".`,
    ...countedAt([first.at, ...others.map(({ at }) => at)]),
    help: 'Make several sentences of it, or a list.',
  };
}

function* wholeText(reading: Reading): Generator<Problem> {
  const { blocks, format } = reading.document;
  const prose = blocks.filter((block) => block.kind !== 'heading' && block.kind !== 'cell');
  const words = prose.reduce((sum, { text }) => sum + countOf(text), 0);
  if (words <= LONG_TEXT) return;
  // In plain text titles are told by their looks alone.
  if (
    format !== 'text' &&
    !blocks.some(({ kind, level }) => kind === 'heading' && level > 1) &&
    blocks.filter(({ kind }) => kind === 'heading').length < 2
  )
    yield {
      message: `The text has ${words} words and no titles.`,
      at: startOf(reading),
      help: 'Give each subject a title, so that readers find theirs.',
    };
  const ease = easeOf(prose, words);
  if (ease < HARD)
    yield {
      message: `The text is very hard to read: ${Math.round(ease)} on the scale of Flesch, where plain language begins at 60.`,
      at: startOf(reading),
      confidence: 'medium',
      help: 'Shorten sentences, and write everyday words for those of lawyers.',
    };
}

/** 206.8 - 1.015 words a sentence - 84.6 syllables a word. */
function easeOf(blocks: readonly Block[], words: number): number {
  let [sentences, syllables] = [0, 0];
  for (const block of blocks) {
    sentences += Math.max(1, block.sentences.length);
    syllables += syllablesOf(lowerOf(block));
  }
  return 206.8 - 1.015 * (words / sentences) - 84.6 * (syllables / words);
}

/** Runs of vowels, but for a lone e at the end of a word that has others. */
function syllablesOf(text: string): number {
  let [count, inWord, wasVowel] = [0, 0, false];
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 32;
    const isVowel = c === 97 || c === 101 || c === 105 || c === 111 || c === 117 || c === 121;
    if (isVowel && !wasVowel) inWord++;
    if (c < 97 || c > 122) {
      const isSilent = inWord > 1 && text.charCodeAt(i - 1) === 101 && !'aeiouy'.includes(text.charAt(i - 2));
      count += isSilent ? inWord - 1 : inWord;
      inWord = 0;
    }
    wasVowel = isVowel;
  }
  return count;
}

function isProse({ kind, text }: Block): boolean {
  return (kind === 'paragraph' || kind === 'item') && text.length > LONG_BLOCK * 3;
}

function practicesIn({ statements }: Reading, { map, text }: Block): number {
  const { start, end } = map.span(0, text.length);
  return new Set(statements.filter(({ at, mood }) => mood === 'asserted' && start <= at.start && at.end <= end).map(({ at }) => at.start))
    .size;
}

/** The first sentence. */
function opening(reading: Reading, block: Block): Place {
  const { start, end } = block.sentences[0] ?? { start: 0, end: block.text.length };
  return placeIn(reading, block, start, end);
}

function countOf(text: string): number {
  let [count, inside] = [0, false];
  for (let i = 0; i < text.length; i++) {
    const isSpace = text.charCodeAt(i) === 32;
    if (!isSpace && !inside) count++;
    inside = !isSpace;
  }
  return count;
}

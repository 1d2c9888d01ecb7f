import { countedAt, defineRule, fewOf, groupsBy, hints, isCommonEnd, lowerOf, placeIn, quoteOf, sentenceAt, times } from 'policy-lint';
import type { Block, Hint, Place, Problem, Reading } from 'policy-lint';

/** Two sentences run together: "purposes.Tailoring content". Domains, file names and abbreviations have no such words on both sides. */
const NO_SPACE =
  /(?<![\w@/.:-])[a-z]{3,}[)”"]?\.[A-Z][a-z]+(?= [A-Za-z]|, [a-z])|(?<![\w@/.:#&?=-])[A-Za-z]{3,},(?:or|and|but|which|including|such|we|you|as|the|to|our|your)(?= [a-z])|(?<![\w.,:-])\d{5},(?:or|and|[a-z]{3,})(?= )/g;
const DOUBLED = /(?<=[A-Za-z)])(?: ?,,| ?;;| ?;\.| ?,\.(?!\w)|(?<!etc|[A-Z]|[Ii]nc|[Ll]td|[Cc]o)\.\.(?!\.)|\. \.(?! ?\.))(?= |$)/g;
const GAP = /[^a-z-]+/;
/** In small letters: capitals repeated are names and menus. */
const REPEATED = /(?<![\w'’.-])([a-z]{2,15}) \1(?![\w'’-])(?!\.\w)/g;
/** Policies in two languages: what is no word of English may be one elsewhere. */
const ENGLISH = /\b(?:the|of|and|we|you|your|with|this|that|is|are|by)\b/;

/** Pairs of words of which one is wrong beside the other: the pattern's groups must stand in the tables. */
const PAIRS: readonly { readonly pattern: RegExp; readonly sign: RegExp; readonly tables: readonly Hint[]; readonly help: string }[] = [
  {
    pattern: /(?<![\w-])(?:this|a) (?:third |other )?([a-z]{4,14})(?:(?= ([a-z]+))|(?=[.,;:)]|$))/g,
    sign: /\b(?:this|a) /,
    tables: ['plurals', 'phrase_ends'],
    help: 'Write the noun in the singular, or "these" before it.',
  },
  {
    pattern: /(?<![\w-])(?:these|those) (?:personal |third |personally identifiable )?([a-z]{3,14})(?:(?= ([a-z]+))|(?=[.,;:)]|$))/g,
    sign: /\bth(?:e|o)se /,
    tables: ['uncountable', 'phrase_ends'],
    help: 'Write "this" or "that", or the noun in the plural.',
  },
  { pattern: /(?<![\w.-])a ([a-z-]{2,15})(?![\w-])/g, sign: /\ba [aeiouh]/, tables: ['vowelled'], help: 'Write "an".' },
  { pattern: /(?<![\w.-])an ([a-z-]{2,15})(?![\w-])/g, sign: /\ban [b-df-hj-np-tv-zueo]/, tables: ['consonantal'], help: 'Write "a".' },
  {
    pattern: /(?<![\w-])(?:we|they) ([a-z]{2,12})(?![\w'’-])/g,
    sign: /\b(?:we|they) [a-z]{1,11}s\b/,
    tables: ['third_person'],
    help: 'Write the verb in the plural.',
  },
  {
    pattern:
      /(?<![\w-])(?:collect|collects|collecting|use|uses|using|share|sharing|disclose|disclosing|store|storing|process|processing|protect|protecting|delete|deleting|update|updating|sell|transfer|of|keep|handle|access) you ([a-z-]+(?: [a-z]+)?)/g,
    sign: / you [a-z]/,
    tables: ['your_things'],
    help: 'Write "your".',
  },
  { pattern: /(?<![\w-])it's ([a-z-]+(?: [a-z]+)?)/g, sign: /\bit's /, tables: ['its_things'], help: 'Write "its".' },
  {
    pattern:
      /(?<![\w-])(?:isp|url|id|ip|gif|pc|api|sdk|faq|pdf|cd|dvd|pin|ssn|lso|dvr|atm)'s(?= (?:are|were|have|may|that|which|and|or)\b|[.,;)])/g,
    sign: /[a-z]'s/,
    tables: [],
    help: 'Write the plural without an apostrophe.',
  },
  {
    pattern: /\b(?:includes?|included),? but not limited to\b/g,
    sign: / but not limited/,
    tables: [],
    help: 'Write "includes, but is not limited to", or close the list.',
  },
];

export default defineRule({
  summary: 'Typing errors: missing spaces, doubled words and stops, misspelt words, singular beside plural.',
  severity: 'info',
  confidence: 'high',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 12(1)', '11 CCR § 7003(a)'],
  *check({ policies }) {
    for (const reading of policies) {
      const problems = [...groupsBy(errorsIn(reading), ({ text }) => text)]
        .map(([text, group]): Problem => ({
          message: `Typing error: "${text}"${times(group.length)}.`,
          ...countedAt(group.map(({ at }) => at) as [Place, ...Place[]]),
          help: group[0].help,
        }))
        .sort((a, b) => a.at.start - b.at.start);
      yield* fewOf(problems, (count) => `${count} more typing errors, the first: "${quoteOf((problems[2] as Problem).at)}".`);
    }
  },
});

interface Slip {
  readonly text: string;
  readonly at: Place;
  readonly help: string;
}

function* errorsIn(reading: Reading): Generator<Slip> {
  for (const block of reading.document.blocks) {
    const found = [...spacesIn(block), ...wordsIn(block)].filter(
      ({ start, end }) => !block.links.some((link) => link.kind === 'auto' && link.start <= start && end <= link.end),
    );
    for (const { start, end, help } of found) {
      const at = placeIn(reading, block, start, end);
      yield { text: quoteOf(at), at, help };
    }
  }
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly help: string;
}

function* spacesIn({ text, kind }: Block): Generator<Found> {
  if (kind === 'cell') return;
  for (const match of text.matchAll(NO_SPACE)) {
    const end = match[0].slice(match[0].lastIndexOf('.') + 1).toLowerCase();
    if (!match[0].includes('.') || !(isCommonEnd(end) || hints('file_ends').includes(end)))
      yield found(match, 'Put a space behind the stop or comma; it may have swallowed the start of a list item.');
  }
  for (const { index, 0: stops } of text.matchAll(DOUBLED))
    yield { start: text.lastIndexOf(' ', index - 1) + 1, end: index + stops.length, help: 'Keep one of the two stops.' };
}

function* wordsIn(block: Block): Generator<Found> {
  const lower = lowerOf(block);
  for (const word of new Set(lower.split(GAP))) {
    const right = spelling(word);
    if (right === undefined) continue;
    for (const match of lower.matchAll(new RegExp(String.raw`(?<![a-z-])${word}(?![a-z-])`, 'g')))
      if (ENGLISH.test(sentenceAt(block, match.index).toLowerCase())) yield found(match, `Write "${right}".`);
  }
  for (const match of block.text.matchAll(REPEATED))
    if (!hints('doubles').includes(match[1] as string)) yield found(match, 'Remove one of the two words.');
  for (const { pattern, sign, tables, help } of PAIRS)
    for (const match of sign.test(lower) ? lower.matchAll(pattern) : [])
      if (tables.every((table, i) => match[i + 1] === undefined || isIn(table, match[i + 1] as string))) yield found(match, help);
}

function found(match: RegExpExecArray, help: string): Found {
  return { start: match.index, end: match.index + match[0].length, help };
}

/** Whether a word, or the first of two, stands in a table. */
function isIn(table: Hint, words: string): boolean {
  const lower = words.toLowerCase();
  return hints(table).includes(lower) || hints(table).includes(lower.split(' ')[0] ?? '');
}

let spellings: Map<string, string> | undefined;

function spelling(word: string): string | undefined {
  spellings ??= new Map(hints('misspellings').map((row) => [row.slice(0, row.indexOf(' ')), row.slice(row.indexOf(' ') + 1)]));
  return spellings.get(word);
}

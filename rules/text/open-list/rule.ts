import { blockAt, countedAt, defineRule, hints, lowerOf, placeIn, quoteOf, sentenceAt, times } from 'policy-lint';
import type { Block, Hint, Place, Reading, Statement } from 'policy-lint';

/** Actions whose data, purposes or recipients are listed. */
const LISTING: ReadonlySet<Statement['action']> = new Set(['collect', 'use', 'share', 'sell', 'track', 'advertise']);
const MOST = 8;
/** "Other data providers", "other information that identifies you". */
const COMPOUND =
  /^ (?:providers?|brokers?|sources?|services?|technolog|systems?|compan|suppliers?|controllers?|processors?|that identif|which identif|security|protection)/;

export default defineRule({
  summary: 'A list of data, purposes or recipients is left open.',
  severity: 'info',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 5(1)(b)', '4 CCR 904-3, Rule 6.03', 'CNIL, Google (2019)'],
  *check({ policies }) {
    for (const reading of policies) {
      const purposes = placesOf(reading, 'open_purposes').filter(
        ({ block, start }) => !hints('closing_purposes').some((words) => sentenceAt(block, start).toLowerCase().includes(words)),
      );
      const [purpose, ...more] = purposes.map(({ at }) => at);
      if (purpose)
        yield {
          message: `"${quoteOf(purpose)}" allows every use of data${times(purposes.length)}.`,
          ...countedAt([purpose, ...more], 'and here', MOST),
          severity: 'warning',
          help: 'Name the purposes; for those that nobody knows yet, promise to tell of them first.',
        };
      const ends = placesOf(reading, 'open_ends').filter(
        ({ at }) => !purposes.some((other) => other.at.start <= at.start && at.end <= other.at.end),
      );
      const [end, ...others] = ends.map(({ at }) => at);
      if (end)
        yield {
          message: `A list is left open by "${quoteOf(end)}"${times(ends.length)}.`,
          ...countedAt([end, ...others], 'and here', MOST),
          help: 'Close the list: name what belongs to it, or the kind that all of it belongs to.',
        };
    }
  },
});

interface Open {
  readonly block: Block;
  readonly start: number;
  readonly at: Place;
}

/** Where phrases of a table stand in sentences that tell what is done with data. */
function placesOf(reading: Reading, table: Hint): Open[] {
  const told = tellingIn(reading);
  const found: Open[] = [];
  for (const block of told.keys()) {
    const text = lowerOf(block);
    for (const words of hints(table))
      for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
        const end = start + words.length;
        if (
          /[\w-]/.test(`${text[start - 1] ?? ' '}${text[end] ?? ' '}`) ||
          COMPOUND.test(text.slice(end, end + 14)) ||
          found.some((one) => one.block === block && one.start <= start && start < one.start + 40)
        )
          continue;
        const at = placeIn(reading, block, start, end);
        if (told.get(block)?.some((within) => within.start <= at.start && at.end <= within.end)) found.push({ block, start, at });
      }
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** The sentences, by their blocks, in which the organisation says what it does with data. */
function tellingIn(reading: Reading): Map<Block, Place[]> {
  const told = new Map<Block, Place[]>();
  for (const { action, actor, polarity, mood, within } of reading.statements) {
    if (
      !(LISTING.has(action) || action === 'define') ||
      actor !== 'first' ||
      polarity !== 'does' ||
      !['asserted', 'presupposed', 'definition'].includes(mood)
    )
      continue;
    const block = blockAt(reading, within);
    if (block) told.set(block, [...(told.get(block) ?? []), within]);
  }
  return told;
}

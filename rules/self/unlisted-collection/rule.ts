import { blockAt, defineRule, headingsOver, hints, isAboutPersons, isOwnWord, listOf, mentionsAny, placeIn } from 'policy-lint';
import type { Block, Context, Place, Problem, Reading, TermMention, Vocabulary } from 'policy-lint';

/** Data that a list of what is collected must not leave out. */
const TELLING = [
  'account.credentials',
  'financial.payment_card',
  'financial.bank_account',
  'social.graph',
  'social.contacts',
  'location.precise',
  'biometric',
  'special.health',
  'content.audio_video',
  'identity.government_id',
];
const HOLDING = ['collect', 'use', 'share', 'retain', 'track'];
/** Kinds of data that a list must name before it counts as one. */
const LIST = 3;
/** Paragraphs of the list that are shown. */
const SHOWN = 3;
/** What readers are told to keep to themselves. */
const SECRET = 'account.credentials';

export default defineRule({
  summary: 'The policy speaks of data that its own list of what is collected leaves out.',
  severity: 'info',
  confidence: 'medium',
  inputs: ['policy'],
  presets: [],
  cites: ['GDPR Art. 13(1)', 'Cal. Civ. Code § 1798.110(c)', 'FTC, OkCupid/Match (2026)'],
  check: (context) => context.policies.flatMap((reading) => problemsOf(reading, context)),
});

function problemsOf(reading: Reading, { vocabulary }: Context): Problem[] {
  const listing = new Map<Block, boolean>();
  const isListed = (block: Block): boolean => {
    let known = listing.get(block);
    if (known === undefined) listing.set(block, (known = headingsOver(reading, block).some((heading) => isCollecting(heading, reading))));
    return known;
  };
  const listed = new Set<string>();
  const counts = new Map<Block, number>();
  const others: TermMention[] = [];
  for (const mention of reading.mentions) {
    const block = mention.kind === 'data' ? blockAt(reading, mention.at) : null;
    if (!block) continue;
    if (!isListed(block)) others.push(mention);
    else {
      listed.add(mention.id);
      counts.set(block, (counts.get(block) ?? 0) + 1);
    }
  }
  const heading = reading.document.blocks.find((block) => block.kind === 'heading' && isCollecting(block, reading));
  if (listed.size < LIST || !heading) return [];
  const missed = new Map<string, Place>();
  for (const statement of reading.statements) {
    if (
      !isOwnWord(statement) ||
      statement.polarity !== 'does' ||
      !HOLDING.includes(statement.action) ||
      statement.confidence === 'low' ||
      !isAboutPersons(statement)
    )
      continue;
    const block = blockAt(reading, statement.at);
    if (!block || isListed(block)) continue;
    for (const { id } of statement.data)
      if (isTelling(id) && !missed.has(id) && !isCovered(id, listed, vocabulary)) missed.set(id, statement.at);
  }
  for (const { id, at, denied } of others)
    if (id === SECRET && !denied && !missed.has(id) && !isCovered(id, listed, vocabulary) && isKeptByReader(reading, at))
      missed.set(id, at);
  const [first] = missed.values();
  if (!first) return [];
  const titles = [...missed.keys()].map((id) => vocabulary.title('data', id));
  return [
    {
      message: `The policy speaks of ${listOf(titles)} here, which the section "${heading.text}" does not list.`,
      at: first,
      related: [
        ...listsIn(counts, heading).map((block) => ({
          at: placeIn(reading, block, 0, block.text.length),
          note: 'the list of what is collected',
        })),
        ...[...missed.values()].slice(1, 4).map((at) => ({ at, note: 'and here' })),
      ],
      help: 'Add the data to the list of what is collected, with source and purpose.',
    },
  ];
}

/** "Keep your password to yourself": whoever says so has people sign in with one. */
function isKeptByReader(reading: Reading, at: Place): boolean {
  const block = blockAt(reading, at);
  const sentence = block?.sentences.find((one) => block.map.start(one.start) <= at.start && at.start < block.map.end(one.end));
  if (!block || !sentence) return false;
  const there = placeIn(reading, block, sentence.start, sentence.end);
  return mentionsAny(there, hints('own_password')) && mentionsAny(there, hints('keep_secret'));
}

/** The paragraphs that list several kinds of data, or else the heading. */
function listsIn(counts: ReadonlyMap<Block, number>, heading: Block): Block[] {
  const lists = [...counts].filter(([{ kind }, count]) => kind !== 'heading' && count >= LIST).map(([block]) => block);
  return lists.length ? lists.slice(0, SHOWN) : [heading];
}

function isTelling(id: string): boolean {
  return TELLING.some((one) => id === one || id.startsWith(`${one}.`));
}

function isCovered(id: string, listed: ReadonlySet<string>, vocabulary: Vocabulary): boolean {
  return [...listed].some(
    (other) => other !== 'personal' && (vocabulary.covers('data', other, id) || vocabulary.covers('data', id, other)),
  );
}

function isCollecting(heading: Block, reading: Reading): boolean {
  return mentionsAny(placeIn(reading, heading, 0, heading.text.length), hints('collect_heading'));
}

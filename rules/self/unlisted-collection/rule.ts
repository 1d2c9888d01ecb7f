import { blockAt, defineRule, headingsOver, hints, isAboutPersons, isOwnWord, listOf, mentionsAny, placeIn } from 'policy-lint';
import type { Block, Context, Mention, Problem, Reading, Statement, Vocabulary } from 'policy-lint';

/** Data that a list of what is collected must not leave out. */
const TELLING = ['account.credentials', 'financial.payment_card', 'financial.bank_account', 'social.graph', 'social.contacts', 'location.precise', 'biometric', 'special.health', 'content.audio_video', 'identity.government_id'];
const HOLDING = ['collect', 'use', 'share', 'retain', 'track'];
/** Kinds of data that a list must name before it counts as one. */
const LIST = 3;

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
    if (known === undefined) listing.set(block, known = headingsOver(reading, block).some((heading) => isCollecting(heading, reading)));
    return known;
  };
  const listed = new Set<string>();
  for (const { kind, id, at } of reading.mentions) {
    const block = kind === 'data' ? blockAt(reading, at) : null;
    if (block && isListed(block)) listed.add(id);
  }
  const heading = reading.document.blocks.find((block) => block.kind === 'heading' && isCollecting(block, reading));
  if (listed.size < LIST || !heading) return [];
  const missed = new Map<string, { mention: Mention; statement: Statement }>();
  for (const statement of reading.statements) {
    if (!isOwnWord(statement) || statement.polarity !== 'does' || !HOLDING.includes(statement.action) || statement.confidence === 'low' || !isAboutPersons(statement)) continue;
    const block = blockAt(reading, statement.at);
    if (!block || isListed(block)) continue;
    for (const mention of statement.data)
      if (isTelling(mention.id) && !missed.has(mention.id) && !isCovered(mention.id, listed, vocabulary)) missed.set(mention.id, { mention, statement });
  }
  const [first] = missed.values();
  if (!first) return [];
  const titles = [...missed.keys()].map((id) => vocabulary.title('data', id));
  return [{
    message: `The policy speaks of ${listOf(titles)} here, which the section "${heading.text}" does not list.`,
    at: first.statement.at,
    related: [{ at: placeIn(reading, heading, 0, heading.text.length), note: 'the list of what is collected' }, ...[...missed.values()].slice(1, 4).map(({ statement }) => ({ at: statement.at, note: 'and here' }))],
    help: 'Add the data to the list of what is collected, with source and purpose.',
  }];
}

function isTelling(id: string): boolean {
  return TELLING.some((one) => id === one || id.startsWith(`${one}.`));
}

function isCovered(id: string, listed: ReadonlySet<string>, vocabulary: Vocabulary): boolean {
  return [...listed].some((other) => other !== 'personal' && (vocabulary.covers('data', other, id) || vocabulary.covers('data', id, other)));
}

function isCollecting(heading: Block, reading: Reading): boolean {
  return mentionsAny(placeIn(reading, heading, 0, heading.text.length), hints('collect_heading'));
}

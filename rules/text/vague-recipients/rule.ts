import { countedAt, defineRule, distinct, hints, listOf, lowerOf, passagesOf, placeIn, quoteOf, speaksItself, times } from 'policy-lint';
import type { Block, Context, Passage, Place, Reading, Statement } from 'policy-lint';

/** From whom data come. */
const SOURCE = /\b(?:from|through) ((?:[a-z-]+ ){0,3}(?:sources|parties|companies))\b/gi;
const COLLECTS =
  /^(?:(?:in addition|also|additionally|finally|sometimes|from time to time|occasionally|as well|moreover|furthermore)(?: to [a-z ]{3,60})?,? )?we (?:(?:may|also|might|will|can|sometimes|occasionally|do|both) ){0,3}(?:collect|obtain|receive|acquire|gather|get|purchase)\b(?!.*\b(?:we|us|automatically)\b)/;
/** A sentence that says what else is done whenever data are handed over. */
const WHENEVER = /^(?:when(?:ever)?|where(?:ver)?|before|each time|every time)\b/i;
/** Who "third parties" are is told where the policy explains the words themselves. */
const EXPLAINED =
  /["“‘'](?:our )?(?:trusted |business )?(?:third[- ]parties|third[- ]party|partners)[,.]?["”’']|\b(?:third parties|partners) (?:may |can |might |could |will |would )?(?:include|are|means?|refers?|comprise|consist|fall)\b/;
const TOLD =
  /\b(?:sources|from (?:[a-z-]+ ){0,3}(?:third parties|companies)),? ?(?:\(|:|such as|including|include|like\b|e\.g|namely|for example|for instance|listed|are\b)/;
/** Words behind a recipient or a source at which nothing more is told of them. */
const END = /^(?:\.(?!\w)|;|$|, (?:and|or|so|which we|we|even)\b| (?:and|or) (?:we|may|to|combine|use|public)\b)/;
const EXAMPLE =
  /^[.;]? ?(?:for example|for instance|such|these|this may|this includes|this could|they|examples|those|this section|in this section|the(?:se)? (?:third part|sources|categor|compan|partner)|including|we do so|i\.e)/;

export default defineRule({
  summary: 'Recipients or sources of data are named by words that could mean anybody.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: ['GDPR Art. 13(1)(e)', 'GDPR Art. 14(2)(f)', '11 CCR § 7001'],
  *check(context) {
    for (const reading of context.policies) {
      const isExplained = reading.document.blocks.some((block) => EXPLAINED.test(lowerOf(block)));
      const found = [...(isExplained ? [] : recipientsIn(reading)), ...sourcesIn(reading)].sort((a, b) => a.start - b.start);
      const [first, ...others] = found.filter(({ start }, i) => start !== found[i - 1]?.start);
      if (!first) continue;
      const names = declaredIn(context);
      yield {
        message: `"${quoteOf(first)}" could be anybody${names ? `; the declaration names ${names}` : ''}${times(others.length + 1)}.`,
        ...countedAt([first, ...others]),
        help: 'Name them, or say of which kind they are and what they do: "companies that deliver our parcels".',
      };
    }
  },
});

/** Statements that data go to somebody of whom only this is said. */
function* recipientsIn(reading: Reading): Generator<Place> {
  const sharing = reading.statements
    .filter((statement) => isSharing(statement) && isOurs(statement, reading))
    .map(({ within }) => within)
    .filter(({ source, start }) => !WHENEVER.test(source.text.slice(start, start + 16)));
  if (!sharing.length) return;
  for (const passage of passagesOf(reading, recipients(), /part|compan|others|organi|entit|business|people/)) {
    const { at, block, start, end } = passage;
    if (block.kind === 'heading' || !sharing.some((within) => within.start <= at.start && at.end <= within.end)) continue;
    if (isHandedOver(passage) && !isPointing(block, start) && isEnd(reading, block, end)) yield at;
  }
}

function isSharing({ action, actor, polarity, mood, conditions, recipients: named, data }: Statement): boolean {
  return (
    (action === 'share' || action === 'sell') &&
    actor === 'first' &&
    polarity === 'does' &&
    mood === 'asserted' &&
    !conditions.some(({ kind }) => kind !== 'scope') &&
    named.every(({ id }) => ['third_parties', 'anyone', 'business_partner'].includes(id)) &&
    !data.some(({ id }) => id === 'non_personal')
  );
}

/** Whether the organisation hands over, or somebody unnamed does, and readers are not the ones who publish. */
function isOurs(statement: Statement, { names }: Reading): boolean {
  const { words, within, at } = statement;
  const sentence = within.source.text
    .slice(within.start, within.end)
    .toLowerCase()
    .split(/[^a-z-]+/);
  const hands = words.some(
    ({ role, start, end }) =>
      role === 'action' &&
      at.source.text
        .slice(start, end)
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => hints('handing').includes(word)),
  );
  return (
    hands &&
    !sentence.some((word) => hints('published_words').includes(word)) &&
    (speaksItself(statement, names) || !words.some(({ role }) => role === 'actor'))
  );
}

let known: RegExp | undefined;

function recipients(): RegExp {
  return (known ??= new RegExp(
    String.raw`(?<![\w-])(?:${[...hints('vague_recipients')].sort((a, b) => b.length - a.length).join('|')})(?![\w-])`,
    'gi',
  ));
}

/** Whether the words are the object of a verb of sharing in their sentence: "provide it to others". */
function isHandedOver({ block, start }: Passage): boolean {
  const before = lowerOf(block).slice(Math.max(0, start - 140), start);
  const sentence = before.slice(before.lastIndexOf('. ') + 1);
  return (
    /(?:\bto|\bwith) (?:our |other |certain |carefully |selected |select |various |some |outside |unaffiliated |trusted |reputable |independent |one or more |external |its ){0,3}$/.test(
      sentence,
    ) && sentence.split(/[^a-z]+/).some((word) => hints('handing').includes(word))
  );
}

function isPointing(block: Block, start: number): boolean {
  const before = lowerOf(block)
    .slice(Math.max(0, start - 30), start)
    .trim()
    .split(/[^a-z]+/);
  return hints('pointed_before').includes(before.at(-1) ?? '') || /not|never/.test(before.slice(-4).join(' '));
}

/** Whether the sentence ends behind the words, or goes on without telling who is meant; and the next does not tell either. */
function isEnd({ document: { blocks } }: Reading, block: Block, end: number): boolean {
  const behind = lowerOf(block).slice(end, end + 200);
  const rest = behind.replace(/^,? /, '');
  if (!END.test(behind) && !hints('vague_tails').some((words) => rest.startsWith(words))) return false;
  const stop = behind.search(/[.;] |$/);
  const next = blocks[block.index + 1];
  return (
    !EXAMPLE.test(behind.slice(stop + 2)) &&
    !(stop + end >= block.text.length - 1 && next !== undefined && (next.parent === block.index || next.cell !== null)) &&
    !/: ?$/.test(block.text)
  );
}

/** "We also obtain information about you from other sources." */
function* sourcesIn(reading: Reading): Generator<Place> {
  const { blocks } = reading.document;
  if (blocks.some((block) => TOLD.test(lowerOf(block)))) return;
  for (const {
    block,
    start,
    end,
    groups: [source = ''],
  } of passagesOf(reading, SOURCE, /sources|parties|companies/i)) {
    if (!hints('vague_sources').includes(source.toLowerCase()) || block.kind === 'heading' || block.cell) continue;
    const sentence = block.sentences.find((one) => one.start <= start && start < one.end);
    const before = lowerOf(block).slice(sentence?.start ?? 0, start);
    if (
      COLLECTS.test(before) &&
      !/\b(?:not|never|if|when|unless|from|aggregated?|anonymous)\b|non-personal/.test(before) &&
      isEnd(reading, block, end)
    )
      yield placeIn(reading, block, end - source.length, end);
  }
}

/** The declared recipients by their kinds. */
function declaredIn({ declaration, vocabulary }: Context): string {
  return listOf(distinct(declaration.recipients.flatMap(({ type }) => (type ? [vocabulary.title('recipient', type.value)] : []))), 4);
}

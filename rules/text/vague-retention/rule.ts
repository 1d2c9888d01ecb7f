import {
  blockAt,
  countedAt,
  dataTitles,
  defineRule,
  hasVerb,
  hints,
  lowerOf,
  matchingData,
  passagesOf,
  quoteOf,
  sentenceAt,
  times,
} from 'policy-lint';
import type { Block, Context, Place, Problem, Reading, Statement } from 'policy-lint';

/** "For a limited period of time". What is answered or done in a reasonable time is not kept. */
const LOOSE =
  /\b(?:for|over) (?:an? |some |certain )(?:(?:very |relatively |more )?(?:short|limited|reasonable|extended|certain|brief|prolonged|long|appropriate|minimal|commercially reasonable|sufficient) )?(?:period|amount|length)s?(?: of time)?(?! (?:of (?!time)|necessary|needed|required|specified|stated|described|that|not|up|prescribed|determined|set|\d|\())|\b(?:for|over) (?:a (?:short|limited|long) )(?:while|time)\b/g;
/** A number of days, months or years. */
/** Characters behind words that may tell what they mean, and blocks of a section that are looked at on both sides. */
const NEAR = 70;
const BLOCKS = 8;
const PERIOD =
  /\b(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirteen|eighteen|twenty-four|thirty|sixty|ninety|an?)\)?(?:[ -](?:calendar|business|working|full|consecutive))?[ -](?:hours?|days?|weeks?|months?|years?)\b/;

interface Vague {
  readonly at: Place;
  readonly statement: Statement | null;
  /** A period that is called so, where "as long as necessary" at least points at a need. */
  readonly isLoose: boolean;
}

export default defineRule({
  summary: 'How long data is kept is said in words that give no end.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: ['GDPR Art. 13(2)(a)', 'Cal. Civ. Code § 1798.100(a)(3)', '16 CFR § 312.10', 'Dutch AP, Uber (2024)'],
  *check(context) {
    for (const reading of context.policies) {
      const found = [...vagueIn(reading)];
      const told = context.statements.some(isPeriod);
      // Where the policy gives periods elsewhere, what is kept as long as needed may be the rest.
      const all = found
        .filter(({ isLoose, statement }) => isLoose || !told || (statement !== null && declaredFor(context, statement) !== null))
        .sort((a, b) => a.at.start - b.at.start);
      const [first, ...others] = all;
      if (!first) continue;
      const [fact] = all.flatMap(({ statement }) => (statement ? (declaredFor(context, statement) ?? []) : []));
      // Another sentence may stand in what was not read of a page.
      const mayTell = told || context.policies.some(({ document }) => document.skipped.some(({ isLost }) => isLost));
      yield problem([first.at, ...others.map(({ at }) => at)], fact, mayTell);
    }
  },
});

function problem(places: [Place, ...Place[]], fact: string | undefined, told: boolean): Problem {
  const rest = fact ? `; the declaration says ${fact}` : told ? '' : ', and no other sentence gives one';
  return {
    message: `"${quoteOf(places[0])}" gives no period${rest}${times(places.length)}.`,
    ...countedAt(places),
    help: fact
      ? `Write the period: ${fact}.`
      : 'Write a period for each kind of data, or what ends it: "until you close your account, and 30 days after".',
  };
}

function* vagueIn(reading: Reading): Generator<Vague> {
  for (const statement of reading.statements) {
    if (statement.actor !== 'first' || (statement.mood !== 'asserted' && statement.mood !== 'presupposed') || !isVague(statement)) continue;
    const block = blockAt(reading, statement.at);
    if (block && block.cell === null && !isExplained(reading, block, statement.within))
      yield { at: statement.at, statement, isLoose: false };
  }
  for (const { block, start, end, at } of passagesOf(reading, LOOSE)) {
    const sentence = sentenceAt(block, start).toLowerCase();
    // Courts and laws set such periods, and pages in the caches of others are not kept here.
    const isHeld = sentence.split(/[^a-z]+/).some((word) => hints('legal_words').includes(word) || hints('cached').includes(word));
    if (
      block.cell === null &&
      isAboutKeeping(lowerOf(block).slice(Math.max(0, start - NEAR), start)) &&
      !isHeld &&
      !isOfCookies(block, start) &&
      !isExplained(reading, block, at) &&
      !PERIOD.test(lowerOf(block)) &&
      !isEnded(lowerOf(block).slice(end, end + NEAR))
    )
      yield { at, statement: null, isLoose: true };
  }
}

/** "As long as necessary for our purposes"; "we do not keep it unless it is needed". */
function isVague(statement: Statement): boolean {
  const { action, duration, polarity, exception } = statement;
  if (duration) {
    if (duration.kind !== 'necessary' || !['retain', 'delete', 'collect'].includes(action)) return false;
    const words = duration.text
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean);
    return words.slice(0, 7).some((word) => hints('needing').includes(word)) && words.some((word) => hints('vague_needs').includes(word));
  }
  return (
    polarity === 'does_not' &&
    exception !== null &&
    action === 'collect' &&
    hasVerb(statement, 'storing') &&
    hints('needed').some((word) => exception.text.toLowerCase().includes(word)) &&
    !exception.conditions.some(({ kind }) => kind === 'law' || kind === 'consent')
  );
}

/** What cookies are and who keeps them, in the sentence or the one before: "your browser will keep it for a certain time". */
function isOfCookies(block: Block, start: number): boolean {
  const i = block.sentences.findIndex((one) => one.start <= start && start < one.end);
  const text = lowerOf(block).slice(block.sentences[Math.max(0, i - 1)]?.start ?? 0, block.sentences[i]?.end);
  return hints('cookie_definition').some((words) => text.includes(words));
}

/** Whether the words behind a period tell its end. */
function isEnded(behind: string): boolean {
  return hints('retention_criteria').some((words) => behind.includes(words));
}

/** Whether the section tells an end: by a number, by what ends it, or in a table. */
function isExplained(reading: Reading, block: Block, within: Place): boolean {
  if (PERIOD.test(within.source.text.slice(within.start, within.end))) return true;
  const { blocks } = reading.document;
  return blocks
    .slice(Math.max(0, block.index - BLOCKS), block.index + BLOCKS + 1)
    .some((other) => other.heading === block.heading && isTelling(other, other === block));
}

/** A table, or a sentence about keeping that has a number or an event. */
function isTelling(block: Block, isSame: boolean): boolean {
  if (block.cell !== null && !isSame) return true;
  const text = lowerOf(block);
  return block.sentences.some(({ start, end }) => {
    const sentence = text.slice(start, end);
    return (PERIOD.test(sentence) || isEnded(sentence)) && isAboutKeeping(sentence);
  });
}

function isAboutKeeping(sentence: string): boolean {
  const words = new Set(sentence.split(/[^a-z]+/));
  return hints('keeping').some((word) => words.has(word));
}

function isPeriod({ action, duration, actor }: Statement): boolean {
  return actor === 'first' && (action === 'retain' || action === 'delete') && (duration?.kind === 'period' || duration?.kind === 'until');
}

/** What the declaration says for the data of a statement: "12 months", of the entry that fits best. */
function declaredFor({ declaration, vocabulary }: Context, { data }: Statement): string | null {
  for (const entry of declaration.data) {
    const keep = entry.keep.find(({ duration }) => duration.kind === 'period' || duration.kind === 'until');
    const what = keep ? matchingData(data, entry.what, vocabulary) : [];
    if (keep && what.length)
      return `${keep.duration.text} for ${dataTitles(
        what.map((fact) => fact.value),
        vocabulary,
      )}`;
  }
  return null;
}

import { blockAt, coversAny, countedAt, defineRule, fewOf, hints, lowerOf, matchingData, placeIn, quoteOf, times } from 'policy-lint';
import type { Context, Hint, Place, Problem, Reading, Statement } from 'policy-lint';

const PRACTICES: ReadonlySet<Statement['action']> = new Set(['collect', 'use', 'share', 'sell', 'track', 'advertise', 'transfer']);
/** Practices told, and the share of them that "may" happen, from which the whole text is vague. */
const ENOUGH = 8;
const HALF = 0.5;
const MOST = 8;

export default defineRule({
  summary: 'Whether something is done with data is left open.',
  severity: 'info',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 12(1)', '11 CCR § 7003(a)'],
  *check(context) {
    for (const reading of context.policies) {
      const practices = distinctPlaces(reading.statements.filter(isPractice));
      const open = practices.filter(isOpen);
      const hidden = open.flatMap((statement) => hiddenBehind(context, statement) ?? []);
      yield* fewOf(hidden, (count) => `${count} more sentences leave open what the declaration says is done.`);
      yield* loose(reading, 'frequencies', 'leaves open when it happens', 'Say when it happens, or leave the words out.');
      yield* loose(reading, 'efforts', 'tells an effort and no result', 'Say what is done, by which means.');
      const rest = open.filter(({ within }) => !hidden.some(({ at }) => within.start <= at.start && at.end <= within.end));
      const [first, ...others] = rest.map(({ at }) => at);
      if (first) yield score(first, others, open.length, practices.length);
    }
  },
});

function score(first: Place, others: readonly Place[], open: number, all: number): Problem {
  const isVague = all >= ENOUGH && open / all > HALF;
  return {
    message: isVague
      ? `${open} of ${all} sentences about data say what "may" be done and not what is done, first: "${quoteOf(first)}".`
      : `"${quoteOf(first)}" leaves open whether it happens${times(others.length + 1)}.`,
    ...countedAt([first, ...others], 'and here', MOST),
    ...(isVague ? { severity: 'warning' as const } : {}),
    help: 'Write "we collect" where it is done, and when where it is done at times.',
  };
}

/** What the organisation does with data of people, said of all cases. */
function isPractice({ action, actor, polarity, mood, confidence, conditions }: Statement): boolean {
  return (
    PRACTICES.has(action) &&
    actor === 'first' &&
    polarity === 'does' &&
    mood === 'asserted' &&
    confidence !== 'low' &&
    !conditions.some(({ kind }) => kind !== 'scope' && kind !== 'need')
  );
}

function isOpen({ modal, conditions, within, said }: Statement): boolean {
  return (
    modal === 'may' &&
    conditions.length === 0 &&
    !/\b(?:may (?:include|be (?:required|asked|aggregated|anonymi[sz]ed|one of)))\b/i.test(said) &&
    !/\b(?:if|when|whenever|where|unless|should) (?:you|we|your|a|the|it|required|necessary)\b|\bdepending\b/i.test(
      within.source.text.slice(within.start, within.end).replace(/\([^()]{0,200}\)/g, ''),
    )
  );
}

/** A declared fact of which the sentence says that it may be so. */
function hiddenBehind({ declaration, vocabulary }: Context, { at, data, purposes, action }: Statement): Problem | null {
  for (const entry of declaration.data) {
    const what = data.length ? matchingData(data, entry.what, vocabulary) : [];
    const use = entry.for.find(({ purpose }) =>
      coversAny(
        vocabulary,
        'purpose',
        purposes.map(({ id }) => id),
        purpose.value,
      ),
    );
    if (!what.length || (purposes.length > 0 && !use) || entry.condition || (action === 'share' && !entry.to.length)) continue;
    const told = use ? vocabulary.title('purpose', use.purpose.value) : vocabulary.title('data', what[0]?.value ?? '');
    return {
      message: `"${quoteOf(at)}" leaves open whether it happens; the declaration says it does (${told}).`,
      at,
      related: [{ at: (use?.purpose ?? what[0] ?? entry).at, note: 'declared here' }],
      severity: 'warning',
      help: 'Write "we" and the verb, without "may".',
    };
  }
  return null;
}

/** Words of a table in sentences that tell a practice, protect data or promise notice. */
function* loose(reading: Reading, table: Hint, what: string, help: string): Generator<Problem> {
  const places: Place[] = [];
  const seen = new Set<number>();
  const pattern = patternOf(table);
  for (const { action, actor, polarity, mood, within } of reading.statements) {
    const fits = table === 'efforts' ? action === 'secure' || action === 'notify_change' : PRACTICES.has(action) && action !== 'transfer';
    if (!fits || actor !== 'first' || polarity !== 'does' || mood !== 'asserted') continue;
    if (seen.has(within.start) || !pattern.test(within.source.text.slice(within.start, within.end))) continue;
    seen.add(within.start);
    const block = blockAt(reading, within);
    const sentence = block?.sentences.find(({ start }) => block.map.start(start) === within.start);
    const match = block && sentence ? pattern.exec(lowerOf(block).slice(sentence.start, sentence.end)) : null;
    if (block && sentence && match)
      places.push(placeIn(reading, block, sentence.start + match.index, sentence.start + match.index + match[0].length));
  }
  const [first, ...others] = places.sort((a, b) => a.start - b.start);
  if (first)
    yield { message: `"${quoteOf(first)}" ${what}${times(others.length + 1)}.`, ...countedAt([first, ...others], 'and here', MOST), help };
}

const patterns = new Map<Hint, RegExp>();

function patternOf(table: Hint): RegExp {
  let pattern = patterns.get(table);
  if (!pattern) patterns.set(table, (pattern = new RegExp(String.raw`\b(?:${hints(table).join('|')})\b`, 'i')));
  return pattern;
}

function distinctPlaces<T extends { readonly at: Place }>(items: readonly T[]): T[] {
  const seen = new Set<number>();
  return items.filter(({ at }) => !seen.has(at.start) && seen.add(at.start)).sort((a, b) => a.at.start - b.at.start);
}

// Claims that are known by their words, with how the sentence around them means them. The words: schema/lexicon/<language>/claims.yaml.
import { CLAIMS } from '../generated/claims.js';
import type { ClaimTable } from '../generated/claims.js';
import type { Block } from '../model/document.js';
import type { Context, Problem, Reading, Severity } from '../model/rule.js';
import { place } from '../model/text.js';
import type { Place } from '../model/text.js';
import { hints } from './hints.js';
import type { Hint } from './hints.js';
import { speaksOfContract } from './contract.js';
import { shortenedAround, trimmed, wordsOf } from './wording.js';
import { splitWords } from './phrases.js';
import { policyWords } from './words.js';
import type { Hit } from './words.js';

export type { ClaimTable } from '../generated/claims.js';

/**
 * How words are meant: `denied` in their clause before or right behind them, `crossed` by a negation among the words, `negated` anywhere in the sentence; `hedged` as an aim or a
 * belief; `past`; `others`, said of somebody else; `asked` of the reader; `due`, an aim or a duty ("to comply with …"); `conditional`; `question`; `quoted`; `heading`.
 */
export type Stance =
  'denied' | 'crossed' | 'negated' | 'hedged' | 'past' | 'others' | 'asked' | 'due' | 'conditional' | 'question' | 'quoted' | 'heading';

export interface Claim {
  /** The row of the table, or the name looked for. */
  readonly id: string;
  /** The words themselves. */
  readonly words: Place;
  /** Their clause, or the words with their neighbours where that is very long: what a finding shows. */
  readonly at: Place;
  /** The words of `at` as a reader sees them. */
  readonly said: string;
  /** As much of the clause around the words as a message shows. */
  readonly quote: string;
  /** The sentence. */
  readonly within: Place;
  readonly stances: ReadonlySet<Stance>;
  readonly reading: Reading;
  readonly block: Block;
}

/** Longer clauses are not shown whole … */
const LONG = 240;
/** … but with so many characters around the words. */
const BESIDE = 80;
/** Words behind a claim that may still deny it: "100 % security can never be promised". */
const BEHIND = 6;
/** Words between somebody else's name and a claim about them. */
const NEAR = 12;

/** The claims of a table in all policies, in reading order. */
export function claimsOf(context: Context, table: ClaimTable): Claim[] {
  return context.policies.flatMap((reading) =>
    Object.entries(CLAIMS[reading.document.language === 'und' ? 'en' : reading.document.language]?.[table] ?? {}).flatMap(([id, phrases]) =>
      claimsIn(reading, id, phrases),
    ),
  );
}

/** Where phrases stand in a policy, with how they are meant. */
export function claimsIn(reading: Reading, id: string, phrases: readonly string[]): Claim[] {
  const words = policyWords(reading.document);
  return phrases
    .flatMap((phrase) => words.hits(phrase))
    .map((hit) => claimAt(reading, id, hit))
    .sort((a, b) => a.words.start - b.words.start);
}

function claimAt(reading: Reading, id: string, { block, start, end }: Hit): Claim {
  const placed = (from: number, to: number): Place => {
    const span = block.map.span(from, to);
    return place(reading.document.source, span.start, span.end);
  };
  const sentence = block.sentences.find((one) => one.start <= start && start < one.end) ?? { start, end };
  const clause = clauseOf(block.text, sentence.start, sentence.end, start, end);
  const shown = clause.end - clause.start > LONG ? neighbours(block.text, clause, start, end) : clause;
  return {
    id,
    words: placed(start, end),
    at: placed(shown.start, shown.end),
    said: block.text.slice(shown.start, shown.end),
    quote: trimmed(shortenedAround(block.text.slice(clause.start, clause.end), start - clause.start, end - clause.start)),
    within: placed(sentence.start, sentence.end),
    stances: stancesOf(reading, { block, start, end }, sentence, clause, placed(start, end)),
    reading,
    block,
  };
}

/** A dash that joins the names of two countries, one of them cut to its letters: in front of it … */
const JOINED_FRONT = /(?:^|[ (])(?:((?:[A-Z]\.){2,4})|(?:[A-Z]\.?){2,4}|[A-Z][a-z]{1,12})$/;
/** … and behind it. */
const JOINED_BACK = /^(?:((?:[A-Z]\.?){2,4})(?![A-Za-z])|[A-Z][a-z]{1,12}\b)/;

/** The clause around a range: up to a semicolon or a word that sets one clause against another. */
function clauseOf(text: string, from: number, to: number, start: number, end: number): { start: number; end: number } {
  let [first, last] = [from, to];
  let before = from;
  for (const word of splitWords(text.slice(from, to))) {
    const [at, after] = [from + word.start, from + word.end];
    const isBreak = hints('clause_breaks').includes(word.text.toLowerCase());
    const isCut =
      [';', ' — ', ' – '].some((sign) => text.slice(before, at).includes(sign)) &&
      !joinsNames(text.slice(from, before + 1), text.slice(at, to));
    if (at <= start && (isBreak || isCut)) first = at;
    if (at >= end && (isBreak || isCut)) {
      last = isCut ? before : at;
      break;
    }
    before = after;
  }
  while (last > first && ' ,;'.includes(text[last - 1] as string)) last--;
  return { start: first, end: Math.max(last, end) };
}

/** "The U.S. – Swiss framework", "Swiss – U.S.": the dash joins two names. */
function joinsNames(front: string, back: string): boolean {
  const [before, behind] = [JOINED_FRONT.exec(front.trimEnd()), JOINED_BACK.exec(back)];
  return before !== null && behind !== null && (before[1] ?? behind[1]) !== undefined;
}

function neighbours(text: string, clause: { start: number; end: number }, start: number, end: number): { start: number; end: number } {
  const from = Math.max(clause.start, start - BESIDE);
  const to = Math.min(clause.end, end + BESIDE);
  return {
    start: from === clause.start ? from : Math.min(start, text.indexOf(' ', from) + 1),
    end: to === clause.end ? to : Math.max(end, text.lastIndexOf(' ', to)),
  };
}

function stancesOf(
  reading: Reading,
  { block, start, end }: Hit,
  sentence: { start: number; end: number },
  clause: { start: number; end: number },
  at: Place,
): Set<Stance> {
  const { text } = block;
  const found = new Set<Stance>();
  const lead = leadOf(reading, block);
  const before = [...lead, ...wordsOf(text.slice(clause.start, start))];
  const behind = wordsOf(text.slice(end, clause.end));
  const around = [...lead, ...wordsOf(text.slice(sentence.start, start)), '|', ...wordsOf(text.slice(end, sentence.end))];
  if (holds(before, 'negations') || holds(behind.slice(0, BEHIND), 'negations')) found.add('denied');
  if (holds(wordsOf(text.slice(start, end)), 'negations')) found.add('crossed');
  if (holds(around, 'negations')) found.add('negated');
  if (holds([...lead, ...undated(text.slice(clause.start, start)), '|', ...undated(text.slice(end, clause.end))], 'hedging'))
    found.add('hedged');
  if (holds(around, 'bygone')) found.add('past');
  if (holds([...before, '|', ...behind], 'asked')) found.add('asked');
  if (hints('due').includes(before.at(-1) ?? '')) found.add('due');
  if (hints('cases').includes(wordsOf(text.slice(clause.start, start))[0] ?? '')) found.add('conditional');
  if (text.slice(sentence.start, sentence.end).trimEnd().endsWith('?')) found.add('question');
  if (isQuoted(text.slice(sentence.start, start))) found.add('quoted');
  if (block.kind === 'heading') found.add('heading');
  if (isOfOthers(reading, at, before)) found.add('others');
  return found;
}

/** The words that introduce a list, for its items ("We do not guarantee that:"), and those in front of a paragraph that begins within a sentence. */
function leadOf({ document }: Reading, block: Block): string[] {
  const lead = block.kind === 'item' ? document.blocks[block.parent] : tornFrom(block, document.blocks[block.index - 1]);
  if (!lead || (block.kind === 'item' && !lead.text.trimEnd().endsWith(':'))) return [];
  const last = lead.sentences.at(-1);
  return last ? wordsOf(lead.text.slice(last.start, last.end)) : [];
}

/** The paragraph in front of one that begins with a small letter, where it ends without a stop: an empty line has torn a sentence. */
function tornFrom(block: Block, before: Block | undefined): Block | undefined {
  const isPart = block.kind === 'paragraph' && before?.kind === 'paragraph' && /^\p{Ll}/u.test(block.text);
  return isPart && /[\p{L}\d,]$/u.test(before.text.trimEnd()) ? before : undefined;
}

/** Whether one of a table's words or phrases stands among words. */
function holds(words: readonly string[], table: Hint): boolean {
  const text = ` ${words.join(' ')} `;
  return hints(table).some((phrase) => text.includes(` ${phrase} `));
}

/** The words of a text without names of months: "in use since May 2021" hedges nothing. */
function undated(text: string): string[] {
  const words = splitWords(text).map((word) => word.text);
  const isName = (word = ''): boolean => /^\p{Lu}\p{Ll}/u.test(word);
  const isDay = (word = ''): boolean => /^\d/.test(word);
  const isMonth = (word: string, i: number): boolean =>
    isName(word) && (isDay(words[i - 1]) || isDay(words[i + 1]) || hints('before_month').includes((words[i - 1] ?? '').toLowerCase()));
  return wordsOf(words.filter((word, i) => !isMonth(word, i)).join(' '));
}

/** Where the last word of a table stands among words; -1 where none does. */
function lastOf(words: readonly string[], table: Hint): number {
  return words.findLastIndex((word) => hints(table).includes(word));
}

function isQuoted(before: string): boolean {
  let open = 0;
  for (const unit of before) {
    if (unit === '“' || (unit === '"' && open === 0)) open++;
    else if ((unit === '”' || unit === '"') && open > 0) open--;
  }
  return open > 0;
}

/** Said by a statement of somebody else, or with somebody else's name nearer than the organisation's own. */
function isOfOthers({ statements, names }: Reading, at: Place, before: readonly string[]): boolean {
  const own = statements.filter((s) => s.at.source === at.source && s.at.start <= at.start && at.end <= s.at.end);
  const ourNames = names.flatMap((name) => wordsOf(name));
  const outsider = before.findLastIndex((word) => hints('outsiders').includes(word) && !ourNames.includes(word));
  if (outsider > lastOf(before, 'ours') && before.length - outsider <= NEAR) return true;
  return own.some((s) => s.actor === 'third') && !own.some((s) => s.actor === 'first');
}

/** What a rule that knows claims by their words says of them. */
export interface Wording {
  readonly table: ClaimTable;
  /** How grave each row of the table is. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Stances in which the words claim nothing. */
  readonly unless: readonly Stance[];
  /** A second look: null for none of the rule's business, or the severity. */
  readonly judge?: (claim: Claim, severity: Severity, context: Context) => Severity | null;
  /** True: the rule is about privacy policies, and a contract that stands in one is none of its business. */
  readonly isNoContract?: boolean;
  /** See Problem. */
  readonly about?: string;
  readonly message: (quote: string, claim: Claim) => string;
  readonly help: string | ((claim: Claim) => string);
}

const RANK: readonly Severity[] = ['info', 'warning', 'error'];

/** One problem for each sentence with claims of a table, on the gravest. */
export function wordings(context: Context, wording: Wording): Problem[] {
  const found = new Map<string, { claim: Claim; severity: Severity }>();
  for (const claim of claimsOf(context, wording.table)) {
    const own = wording.severities[claim.id];
    if (!own || wording.unless.some((stance) => claim.stances.has(stance))) continue;
    if (wording.isNoContract && speaksOfContract(claim)) continue;
    const severity = wording.judge ? wording.judge(claim, own, context) : own;
    if (!severity) continue;
    const key = `${claim.within.source.path}:${claim.within.start}`;
    const known = found.get(key);
    if (!known || RANK.indexOf(severity) > RANK.indexOf(known.severity)) found.set(key, { claim, severity });
  }
  return [...found.values()].map(({ claim, severity }) => ({
    message: wording.message(claim.quote, claim),
    at: claim.at,
    severity,
    ...(wording.about ? { about: wording.about } : {}),
    help: typeof wording.help === 'string' ? wording.help : wording.help(claim),
  }));
}

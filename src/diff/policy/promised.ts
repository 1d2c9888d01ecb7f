// What a text promises: the plain denials and limits among its statements.
import { isNoPromise, isOwnWord } from '../../check/contradiction.js';
import { needsConsent } from '../../check/consent.js';
import { hints } from '../../check/hints.js';
import { wordsOf } from '../../check/wording.js';
import type { Action, Statement } from '../../model/statement.js';
import { signatureOf } from './meaning.js';
import type { Sentence } from './text.js';

/** What a denial of promises that it is not done. */
const DENIABLE: readonly Action[] = [
  'sell',
  'share',
  'collect',
  'use',
  'track',
  'advertise',
  'profile',
  'decide',
  'train',
  'transfer',
  'retain',
];

/** A promise and the sentence that makes it. */
export interface Promised {
  readonly sentence: Sentence;
  readonly statement: Statement;
}

/** Whether a statement promises that something is not done, or only within bounds. */
export function isPromise(s: Statement): boolean {
  if (!isOwnWord(s) || s.confidence === 'low' || isNoPromise(s)) return false;
  if (s.polarity === 'does_not') return DENIABLE.includes(s.action) && s.modal !== 'may';
  // "As necessary to serve you" and "including with your consent" set no bounds.
  return (
    DENIABLE.includes(s.action) &&
    (s.only === 'recipients' || s.only === 'purposes' || needsConsent(s)) &&
    wordsOf(s.said).some((word) => hints('solely').includes(word))
  );
}

/** The first letters of the verbs of a statement. */
export function verbsOf({ words, at }: Statement): string[] {
  return words.filter(({ role }) => role === 'action').map(({ start, end }) => at.source.text.slice(start, end).toLowerCase().slice(0, 4));
}

/** Whether two statements use the same verb, as far as its first letters show. */
export function isSameVerb(one: Statement, other: Statement): boolean {
  const [own, theirs] = [verbsOf(one), verbsOf(other)];
  // The verb of an item may stand in its lead-in.
  return !own.length || !theirs.length || theirs.some((stem) => own.includes(stem));
}

export interface State {
  readonly promises: readonly Promised[];
  readonly signatures: ReadonlySet<string>;
  readonly statements: readonly Promised[];
}

export interface States {
  readonly before: State;
  readonly after: State;
}

export function stateOf(sentences: readonly Sentence[]): State {
  const statements = sentences.flatMap((sentence) => sentence.statements.map((statement) => ({ sentence, statement })));
  return {
    promises: distinctly(promisesIn(sentences)),
    statements,
    signatures: new Set(statements.map(({ statement }) => signatureOf(statement))),
  };
}

/** Promises that are compared; nobody makes more that differ. */
const MOST = 1000;

/** One of each set of promises that say the same. */
function distinctly(promises: readonly Promised[]): Promised[] {
  const found = new Map<string, Promised>();
  for (const promised of promises) {
    const signature = signatureOf(promised.statement);
    if (!found.has(signature) && found.size < MOST) found.set(signature, promised);
  }
  return [...found.values()];
}

export function promisesIn(sentences: readonly Sentence[]): Promised[] {
  return sentences.flatMap((sentence) =>
    sentence.statements.filter((s) => isPromise(s) && isDeniedIn(sentence, s)).map((statement) => ({ sentence, statement })),
  );
}

/** Whether the sentence itself, or the lead-in of its list, holds the "not". */
function isDeniedIn({ at, block, reading }: Sentence, s: Statement): boolean {
  if (s.polarity === 'does' || s.words.some(({ role, start, end }) => role === 'negation' && start >= at.start && end <= at.end))
    return true;
  const lead = block.kind === 'item' ? (reading.document.blocks[block.parent]?.text ?? '') : '';
  return isNegated(lead) || isNegated(s.said);
}

export function isNegated(text: string): boolean {
  return wordsOf(text).some((word) => hints('negations').includes(word));
}

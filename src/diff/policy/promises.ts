// Promises of a policy that went, were weakened or turned round, and those that came.
import { hasSubject, isNoPromise, isOwnWord } from '../../check/contradiction.js';
import { needsConsent } from '../../check/consent.js';
import { hints } from '../../check/hints.js';
import { limitsOf } from '../../check/limits.js';
import { mentionsAny, shortened, unstopped, wordsOf } from '../../check/wording.js';
import type { Action, Statement } from '../../model/statement.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';
import { Aligner } from './align.js';
import type { Aligned } from './align.js';
import { isOfSame, meet, openedBy, promisesAsMuch, signatureOf, takesIn } from './meaning.js';
import { plain, spotOf } from './text.js';
import type { Sentence, Texts } from './text.js';

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
/** How much the loss of a promise on each weighs. */
const WEIGHT: Readonly<Partial<Record<Action, number>>> = {
  sell: 9,
  share: 8,
  train: 7,
  track: 6,
  advertise: 6,
  profile: 6,
  decide: 6,
  transfer: 5,
  use: 5,
  collect: 5,
  retain: 4,
};
/** A sentence that became another shares at least so much with it, to be called the same promise in other words. */
const REWORDED = 0.6;
/** … and so much for the one to be said to have become the other. */
const BECAME = 0.5;

/** A promise and the sentence that makes it. */
interface Promised {
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

/** Whether a denial is made in so many words, and not only in one case or by the lead-in of a list. */
function isPlainPromise(s: Statement): boolean {
  // "Only" is read as the limit of one thing and may be that of another.
  if (s.polarity === 'does' || mentionsAny(s.within, [...hints('examples'), ...hints('third_persons')])) return false;
  const isSaid = s.words.some(({ role, start, end }) => role === 'negation' && start >= s.at.start && end <= s.at.end);
  return s.confidence === 'high' && isSaid && limitsOf(s).setting === null && hasSubject(s);
}

/** The first letters of the verbs of a statement. */
function verbsOf({ words, at }: Statement): string[] {
  return words.filter(({ role }) => role === 'action').map(({ start, end }) => at.source.text.slice(start, end).toLowerCase().slice(0, 4));
}

/** Whether two statements use the same verb, as far as its first letters show. */
function isSameVerb(one: Statement, other: Statement): boolean {
  const [own, theirs] = [verbsOf(one), verbsOf(other)];
  // The verb of an item may stand in its lead-in.
  return !own.length || !theirs.length || theirs.some((stem) => own.includes(stem));
}

/** The differences in what two states of a policy promise. */
export function* promiseChanges(texts: Texts, vocabulary: Vocabulary): Generator<Told> {
  const [before, after] = [stateOf(texts.before), stateOf(texts.after)];
  const [toCome, toGone] = [new Aligner(texts.come), new Aligner(texts.gone)];
  const [done, messages] = [new Set<string>(), new Set<string>()];
  const lists = new Map<string, number>();
  for (const promised of promisesIn(texts.gone)) {
    const { sentence } = promised;
    const told = lost(promised, { before, after }, toCome.nearest(sentence), texts, vocabulary);
    if (!told) continue;
    // Coordinated verbs of one sentence are one promise, and so are sentences that stood twice.
    const key = `${sentence.index} ${told.label}`;
    if (done.has(key) || messages.has(told.message)) continue;
    done.add(key);
    messages.add(told.message);
    // Items of one list share their cause.
    const list =
      sentence.block.kind === 'item' && sentence.block.parent >= 0 && !hasSubject(promised.statement)
        ? `${sentence.at.source.path} ${sentence.block.parent} ${told.label}`
        : null;
    if (list !== null) lists.set(list, (lists.get(list) ?? 0) + 1);
    if (list === null || lists.get(list) === 1) yield told;
  }
  const made = new Set<Sentence>();
  for (const promised of promisesIn(texts.come)) {
    const { sentence, statement } = promised;
    if (
      made.has(sentence) ||
      before.signatures.has(signatureOf(statement)) ||
      before.promises.some((other) => promisesAsMuch(other.statement, statement, vocabulary))
    )
      continue;
    made.add(sentence);
    const was = toGone.nearest(sentence)[0]?.other ?? null;
    const old = was?.statements.find((other) => isPromise(other) && isOfSame(statement, other)) ?? null;
    yield {
      subject: 'promise',
      turn: old ? 'wider' : 'new',
      label: old ? 'wider promise' : 'new promise',
      bearing: 'for',
      before: old && was ? was.at : null,
      after: sentence.at,
      ids: [],
      witness: 'policy',
      message: `${old ? 'Promised more widely' : 'Promised now'}: "${quoted(promised)}".`,
      certain: statement.confidence === 'high',
    };
  }
}

interface State {
  readonly promises: readonly Promised[];
  readonly signatures: ReadonlySet<string>;
  readonly statements: readonly Promised[];
}

interface States {
  readonly before: State;
  readonly after: State;
}

function stateOf(sentences: readonly Sentence[]): State {
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

function promisesIn(sentences: readonly Sentence[]): Promised[] {
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

function isNegated(text: string): boolean {
  return wordsOf(text).some((word) => hints('negations').includes(word));
}

/** What became of a promise whose sentence is gone; null where it is still made. */
function lost(
  promised: Promised,
  { before, after }: States,
  aligned: readonly Aligned[],
  texts: Texts,
  vocabulary: Vocabulary,
): Told | null {
  const { sentence, statement } = promised;
  if (
    after.signatures.has(signatureOf(statement)) ||
    after.promises.some((other) => promisesAsMuch(other.statement, statement, vocabulary))
  )
    return null;
  const base = {
    subject: 'promise',
    bearing: 'against',
    before: sentence.at,
    ids: [statement.action, ...statement.data.map(({ id }) => id)],
    weight: WEIGHT[statement.action] ?? 0,
    witness: 'policy',
    certain: isPlainPromise(statement),
  } as const;
  const turned = opposite(statement, before, aligned, texts, vocabulary);
  if (turned)
    return {
      ...base,
      turn: 'opposite',
      label: 'opposite said',
      after: turned.sentence.at,
      weight: base.weight + 10,
      certain: base.certain && turned.statement.confidence === 'high' && hasSubject(turned.statement),
      message: `The policy said "${quoted(promised)}"; now it says "${quoted(turned)}".`,
    };
  const unlimited = unbound(statement, aligned, vocabulary);
  if (unlimited)
    return {
      ...base,
      turn: 'narrower',
      label: 'limit removed',
      after: unlimited.sentence.at,
      certain: base.certain && unlimited.statement.confidence === 'high',
      message: `The policy no longer says that this is all: "${quoted(unlimited)}"; before, "${quoted(promised)}".`,
    };
  const weaker = weakened(statement, aligned, vocabulary);
  // The same clause in a sentence that says more beside it.
  if (weaker && plain(weaker.statement.said) === plain(statement.said) && !(weaker.statement.exception && !statement.exception))
    return null;
  if (weaker)
    return {
      ...base,
      turn: 'narrower',
      label: 'narrower promise',
      after: weaker.sentence.at,
      message: `${narrowing(weaker.statement, statement, vocabulary)}: "${quoted(weaker)}"; before, "${quoted(promised)}".`,
    };
  if (isStillDenied(statement, after, aligned, vocabulary)) return null;
  const left = remaining(statement, after, vocabulary);
  return {
    ...base,
    turn: 'removed',
    label: 'removed promise',
    after: null,
    near: aligned[0]?.other.at ?? spotOf(sentence, texts),
    certain: base.certain && !left,
    message: `Removed promise: "${quoted(promised)}".${left ? ` What is left: "${quoted(left)}".` : ''}`,
  };
}

/** The statement of a changed sentence that says the reverse of a promise. */
function opposite(
  promise: Statement,
  before: State,
  aligned: readonly Aligned[],
  { come }: Texts,
  vocabulary: Vocabulary,
): Promised | null {
  if (promise.polarity !== 'does_not') return null;
  const isReverse = (s: Statement): boolean =>
    s.polarity === 'does' &&
    s.mood === 'asserted' &&
    s.actor === 'first' &&
    s.confidence !== 'low' &&
    s.action === promise.action &&
    isSameVerb(s, promise) &&
    meet(s, promise, vocabulary) &&
    s.only === null &&
    !needsConsent(s) &&
    !s.conditions.some(({ kind }) => kind === 'law' || kind === 'merger' || kind === 'aggregate') &&
    !isOld(s);
  // What the policy said beside the promise before does not turn it round.
  const isOld = (s: Statement): boolean =>
    before.statements.some(
      ({ statement: old }) =>
        old.polarity === 'does' &&
        old.mood === 'asserted' &&
        old.action === s.action &&
        (['data', 'recipients', 'purposes'] as const).every((role) => takesIn(role, old, s, vocabulary)),
    );
  for (const { other: sentence, share } of aligned) {
    const statement = share < BECAME ? undefined : sentence.statements.find(isReverse);
    if (statement) return { sentence, statement };
  }
  // A sale is one wherever it is told of.
  if (promise.action !== 'sell') return null;
  for (const sentence of come) {
    const statement = sentence.statements.find((s) => isReverse(s) && takesIn('data', promise, s, vocabulary));
    if (statement) return { sentence, statement };
  }
  return null;
}

/** The statement of a changed sentence that says the same as a limit, without the limit. */
function unbound(limit: Statement, aligned: readonly Aligned[], vocabulary: Vocabulary): Promised | null {
  if (limit.polarity !== 'does') return null;
  for (const { other: sentence, share } of aligned) {
    if (share < BECAME) continue;
    if (
      sentence.statements.some(
        (s) => s.action === limit.action && (s.only !== null || s.modal === 'only_if' || s.polarity === 'does_not' || needsConsent(s)),
      )
    )
      return null;
    const statement = sentence.statements.find(
      (s) =>
        s.action === limit.action &&
        isSameVerb(s, limit) &&
        isOwnWord(s) &&
        s.confidence !== 'low' &&
        meet(s, { ...limit, recipients: [], purposes: [] }, vocabulary),
    );
    if (statement) return { sentence, statement };
  }
  return null;
}

/** A promise of the same kind in the sentence that a promise became. */
function weakened(promise: Statement, aligned: readonly Aligned[], vocabulary: Vocabulary): Promised | null {
  for (const { other: sentence } of aligned) {
    const statement = sentence.statements.find(
      (s) =>
        isOwnWord(s) &&
        isOfSame(s, promise) &&
        meet(s, promise, vocabulary) &&
        (s.polarity === 'does_not' || s.only !== null || needsConsent(s)),
    );
    if (statement) return { sentence, statement };
  }
  return null;
}

function narrowing(now: Statement, was: Statement, vocabulary: Vocabulary): string {
  const opened = now.polarity === 'does_not' && was.polarity === 'does_not' ? openedBy(now, was, vocabulary) : null;
  if (opened) return `The promise has an exception now ("${shortened(now.at.source.text.slice(opened.start, opened.end))}")`;
  return 'The policy promises less';
}

/** Whether the policy still denies it in words that were not read as the same promise: a reader's doubt is no change. */
function isStillDenied(promise: Statement, after: State, aligned: readonly Aligned[], vocabulary: Vocabulary): boolean {
  if (
    aligned.some(
      ({ other, share }) =>
        share >= REWORDED &&
        (promise.polarity === 'does_not'
          ? mayDeny(other, promise)
          : other.statements.some((s) => s.action === promise.action && s.only !== null)),
    )
  )
    return true;
  return after.statements.some(
    ({ statement: s }) =>
      s.polarity === promise.polarity &&
      !isPromise(s) &&
      s.polarity === 'does_not' &&
      isOfSame(s, promise) &&
      takesIn('data', s, promise, vocabulary) &&
      takesIn('recipients', s, promise, vocabulary),
  );
}

/** Whether a sentence denies in words of which no other denial was made, or with the verb of a promise. */
function mayDeny({ text, statements }: Sentence, promise: Statement): boolean {
  if (!isNegated(text)) return false;
  const words = wordsOf(text);
  return (
    !statements.some(({ polarity }) => polarity === 'does_not') ||
    verbsOf(promise).some((stem) => words.some((word) => word.startsWith(stem)))
  );
}

/** A promise that is still made and takes in part of the one that is gone. */
function remaining(promise: Statement, after: State, vocabulary: Vocabulary): Promised | null {
  return (
    after.promises.find(
      ({ statement }) =>
        statement.polarity === promise.polarity &&
        statement.action === promise.action &&
        isSameVerb(statement, promise) &&
        meet(statement, promise, vocabulary) &&
        isPlainPromise(statement),
    ) ?? null
  );
}

/** The sentence that introduces the list of an item. */
function leadText({ block, reading }: Sentence): string {
  const lead = reading.document.blocks[block.parent];
  const last = lead?.sentences.at(-1);
  return lead && last ? lead.text.slice(last.start, last.end) : '';
}

/** The clause of a promise, or its sentence where the clause alone would not show what is promised. */
function quoted({ sentence, statement }: Promised): string {
  if (sentence.block.kind === 'item' && !hasSubject(statement)) return unstopped(shortened(`${leadText(sentence)} ${sentence.text}`));
  const isWhole = statement.polarity === 'does' || isNegated(statement.said);
  return unstopped(shortened(isWhole ? statement.said : sentence.text));
}

// Promises of a policy that went, were weakened or turned round, and those that came.
import { hasSubject } from '../../check/contradiction.js';
import { hints } from '../../check/hints.js';
import { limitsOf } from '../../check/limits.js';
import { mentionsAny, shortened, unstopped, wordsOf } from '../../check/wording.js';
import type { Action, Statement } from '../../model/statement.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';
import { Aligner } from './align.js';
import type { Aligned } from './align.js';
import { isOfSame, meet, promisesAsMuch, signatureOf, takesIn } from './meaning.js';
import { plain, spotOf } from './text.js';
import type { Sentence, Texts } from './text.js';
import { type Promised, type State, type States, isNegated, isPromise, isSameVerb, promisesIn, stateOf, verbsOf } from './promised.js';
import { narrowing, opposite, unbound, weakened } from './weakening.js';

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
/** What the opposite weighs more than the loss. */
const OPPOSITE = 10;
/** A sentence that became another shares at least so much with it, to be called the same promise in other words. */
const REWORDED = 0.6;

/** Whether a denial is made in so many words, and not only in one case or by the lead-in of a list. */
function isPlainPromise(s: Statement): boolean {
  // "Only" is read as the limit of one thing and may be that of another.
  if (s.polarity === 'does' || mentionsAny(s.within, [...hints('examples'), ...hints('third_persons')])) return false;
  const isSaid = s.words.some(({ role, start, end }) => role === 'negation' && start >= s.at.start && end <= s.at.end);
  return s.confidence === 'high' && isSaid && limitsOf(s).setting === null && hasSubject(s);
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
  const turned = opposite(statement, before, aligned, texts, vocabulary);
  if (turned) return nowOpposite(promised, turned);
  const unlimited = unbound(statement, aligned, vocabulary);
  if (unlimited) return nowUnlimited(promised, unlimited);
  const weaker = weakened(statement, aligned, vocabulary);
  // The same clause in a sentence that says more beside it.
  if (weaker && plain(weaker.statement.said) === plain(statement.said) && !(weaker.statement.exception && !statement.exception))
    return null;
  if (weaker)
    return {
      ...against(promised),
      turn: 'narrower',
      label: 'narrower promise',
      after: weaker.sentence.at,
      message: `${narrowing(weaker.statement, statement, vocabulary)}: "${quoted(weaker)}"; before, "${quoted(promised)}".`,
    };
  if (isStillDenied(statement, after, aligned, vocabulary)) return null;
  const near = aligned[0]?.other.at ?? spotOf(sentence, texts);
  return { ...removed(promised, remaining(statement, after, vocabulary)), near };
}

/** What is told of every promise that is lost. */
function against({ sentence, statement }: Promised) {
  return {
    subject: 'promise',
    bearing: 'against',
    before: sentence.at,
    ids: [statement.action, ...statement.data.map(({ id }) => id)],
    weight: WEIGHT[statement.action] ?? 0,
    witness: 'policy',
    certain: isPlainPromise(statement),
  } as const;
}

function nowOpposite(promised: Promised, turned: Promised): Told {
  const base = against(promised);
  return {
    ...base,
    turn: 'opposite',
    label: 'opposite said',
    after: turned.sentence.at,
    weight: base.weight + OPPOSITE,
    certain: base.certain && turned.statement.confidence === 'high' && hasSubject(turned.statement),
    message: `The policy said "${quoted(promised)}"; now it says "${quoted(turned)}".`,
  };
}

function nowUnlimited(promised: Promised, unlimited: Promised): Told {
  const base = against(promised);
  return {
    ...base,
    turn: 'narrower',
    label: 'limit removed',
    after: unlimited.sentence.at,
    certain: base.certain && unlimited.statement.confidence === 'high',
    message: `The policy no longer says that this is all: "${quoted(unlimited)}"; before, "${quoted(promised)}".`,
  };
}

/** @param left a promise that takes in part of it */
function removed(promised: Promised, left: Promised | null): Told {
  const base = against(promised);
  return {
    ...base,
    turn: 'removed',
    label: 'removed promise',
    after: null,
    certain: base.certain && !left,
    message: `Removed promise: "${quoted(promised)}".${left ? ` What is left: "${quoted(left)}".` : ''}`,
  };
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

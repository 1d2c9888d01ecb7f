// How a policy says that people are told of its changes, and how it answers signals.
import { quoteOf } from '../../check/wording.js';
import type { Statement } from '../../model/statement.js';
import type { Told } from '../difference.js';
import { spotOf } from './text.js';
import type { Sentence, Texts } from './text.js';

/** How surely each way reaches people. */
const REACH: Readonly<Record<string, number>> = { posting: 1, notice: 2, email: 3 };

interface Said {
  readonly sentence: Sentence;
  readonly statement: Statement;
}

/** Notice of changes that is promised no longer, or in a way that reaches fewer people, or later. */
export function* noticeChanges(texts: Texts): Generator<Told> {
  const [was, is] = [bestOf(texts.before), bestOf(texts.after)];
  if (was && !is && texts.gone.includes(was.sentence))
    yield {
      subject: 'notice',
      turn: 'removed',
      label: 'removed notice of changes',
      bearing: 'against',
      before: was.sentence.at,
      after: null,
      near: spotOf(was.sentence, texts),
      ids: [],
      witness: 'policy',
      message: `The policy no longer says how people are told of changes: "${quoteOf(was.sentence.at)}".`,
      certain: false,
    };
  if (!was || !is || !texts.gone.includes(was.sentence) || !texts.come.includes(is.sentence)) return;
  const step = reachOf(is.statement) - reachOf(was.statement) || daysOf(is.statement) - daysOf(was.statement);
  // Which of two sentences reaches people better is not always read from them.
  const isComparable =
    was.statement.mechanism !== null &&
    is.statement.mechanism !== null &&
    was.statement.confidence === 'high' &&
    is.statement.confidence === 'high';
  if (step && isComparable)
    yield {
      subject: 'notice',
      turn: step < 0 ? 'narrower' : 'wider',
      label: step < 0 ? 'weaker notice of changes' : 'stronger notice of changes',
      bearing: step < 0 ? 'against' : 'for',
      before: was.sentence.at,
      after: is.sentence.at,
      ids: [],
      witness: 'policy',
      message: `People are told of changes in another way: "${quoteOf(is.sentence.at)}".`,
      certain: false,
    };
}

/** The notice that reaches people most surely. */
function bestOf(sentences: readonly Sentence[]): Said | null {
  let best: Said | null = null;
  for (const sentence of sentences)
    for (const statement of sentence.statements) {
      if (
        statement.action !== 'notify_change' ||
        statement.polarity !== 'does' ||
        statement.mood !== 'asserted' ||
        statement.confidence === 'low'
      )
        continue;
      // How people are told, or how long before: else it is said only that there are changes.
      if (statement.mechanism === null && statement.duration === null) continue;
      if (!best || reachOf(statement) * 1000 + daysOf(statement) > reachOf(best.statement) * 1000 + daysOf(best.statement))
        best = { sentence, statement };
    }
  return best;
}

function reachOf({ mechanism, modal }: Statement): number {
  return modal === 'may' ? 0 : (REACH[mechanism ?? ''] ?? 1);
}

function daysOf({ duration }: Statement): number {
  return duration?.days ?? 0;
}

/** A signal that was heeded and is not, or the reverse. */
export function* signalChanges(texts: Texts): Generator<Told> {
  for (const signal of ['gpc', 'dnt'] as const) {
    const find = (sentences: readonly Sentence[], polarity: Statement['polarity']): Sentence | undefined =>
      sentences.find(({ statements }) =>
        statements.some((s) => s.action === 'honor_signal' && s.mechanism === signal && s.polarity === polarity && s.mood === 'asserted'),
      );
    const name = signal === 'gpc' ? 'Global Privacy Control' : 'Do Not Track';
    for (const polarity of ['does', 'does_not'] as const) {
      const other = polarity === 'does' ? 'does_not' : 'does';
      const [was, is] = [find(texts.gone, polarity), find(texts.come, other)];
      if (!was || !is || find(texts.after, polarity) || find(texts.before, other)) continue;
      const isLost = polarity === 'does';
      yield {
        subject: 'signal',
        turn: 'opposite',
        label: isLost ? 'signal no longer heeded' : 'signal heeded',
        bearing: isLost ? 'against' : 'for',
        before: was.at,
        after: is.at,
        ids: [signal],
        witness: 'policy',
        message: `${name} is ${isLost ? 'no longer' : 'now'} heeded: "${quoteOf(is.at)}".`,
      };
    }
  }
}

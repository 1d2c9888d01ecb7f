// What is done when a browser asks not to be tracked: Do Not Track, Global Privacy Control.
import { ANSWERING, STOPPING } from '../../../generated/words/signals.js';
import { draft, type Draft } from '../roles/draft.js';
import type { Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';
import { whole } from '../sentences/stretch.js';
import type { Topic } from '../sentences/topics.js';

const POINTING = new Set(['these', 'this', 'such', 'those']);
const NONE = new Set(['no', 'none', 'nothing']);
const IGNORING = new Set(['ignore', 'disregard']);

export function signals(s: Sentence, topic: Topic, out: Draft[]): void {
  const p = s.first('signal');
  const id = p?.id ?? meantBefore(s, topic);
  if (!id) return;
  const by = (verbs: ReadonlySet<string>): Clause | undefined =>
    s.clauses.find(
      (c) =>
        c.actor !== 'user' &&
        c.actor !== 'third' &&
        !c.relative &&
        !c.indirect &&
        !c.hypothetical &&
        c.group.mains.some((m) => verbs.has(s.base(m))),
    );
  const ignoring = by(IGNORING);
  const clause = ignoring ?? by(ANSWERING) ?? (s.clauses.some((c) => c.hypothetical || c.subordinator !== null) ? by(STOPPING) : undefined);
  if (!clause) return whetherOrNot(s, p?.from ?? -1, id, out);
  // "we respond to no such signals"
  const nothing = s.find(clause.region.from, clause.region.from + 2, NONE) >= 0;
  const { start, end } = s.span(clause.start, Math.max(clause.region.to, p?.to ?? 0));
  out.push(
    draft('honor_signal', start, end, {
      mechanism: id,
      polarity: (clause.negated || nothing) !== (clause === ignoring) ? 'does_not' : 'does',
      steps: [
        ...(clause.actor === 'first' ? [] : ['nobody is named as the doer, so it is the organisation']),
        ...(p ? [] : ['"these signals" points to what was named before']),
      ],
    }),
  );
}

/** "these signals": the signal that the block or its heading named before. */
function meantBefore(s: Sentence, topic: Topic): string | null {
  const points = s.holds(POINTING) && s.tokens.some((t, k) => t.stem === 'signal' && POINTING.has(s.norm(k - 1)));
  if (!points) return null;
  const before = s.text.slice(Math.max(0, s.start - 1500), s.start);
  return /\bdo[ -]not[ -]track\b|\bdnt\b/i.test(before) ? 'dnt' : /\bglobal privacy control\b|\bgpc\b/i.test(before) ? 'gpc' : topic.signal;
}

/** "… continues as before, whether or not a signal is received." */
function whetherOrNot(s: Sentence, at: number, id: string, out: Draft[]): void {
  for (let k = Math.max(0, at - 8); k < at; k++) {
    if (!((s.norm(k) === 'whether' && s.norm(k + 1) === 'or' && s.norm(k + 2) === 'not') || s.norm(k) === 'regardless')) continue;
    const { start, end } = whole(s);
    out.push(
      draft('honor_signal', start, end, {
        mechanism: id,
        polarity: 'does_not',
        steps: ['what is done is the same with the signal and without it'],
      }),
    );
    return;
  }
}

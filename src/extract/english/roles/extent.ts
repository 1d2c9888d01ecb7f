// Where the words of a statement begin and end, and those of each of its roles.
import type { RoleWords } from '../../../model/statement.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import type { Draft } from './draft.js';
import type { Sentence } from '../sentences/sentence.js';

/** First token of a clause's words, its subject included. */
export function spanStart(s: Sentence, clause: Clause): number {
  let k = clause.start;
  if (clause.subject && clause.subject.from < k && clause.group.from - clause.subject.from < 40 && clause.group.kind === 'finite')
    k = clause.subject.from;
  while (k < s.tokens.length - 1 && s.bits(k) & Bit.PUNCT) k++;
  return k;
}

/** The end of a stretch of tokens without closing marks and conjunctions. */
export function trimmed(s: Sentence, to: number): number {
  let end = Math.min(to, s.tokens.length);
  while (end > 1 && s.bits(end - 1) & (Bit.PUNCT | Bit.CONJ) && s.norm(end - 1) !== ')') end--;
  return end;
}

/** The words that show each role of a draft, in order. */
export function wordsOf(s: Sentence, clause: Clause, main: number, d: Draft): Draft['words'] {
  const out: Draft['words'] = [];
  const add = (role: RoleWords['role'], from: number, to: number): void => {
    const { start, end } = s.span(from, to);
    out.push({ role, start, end });
  };
  add('action', main, main + 1);
  if (clause.subject) add('actor', clause.subject.from, clause.subject.to);
  for (const k of clause.group.negators) add('negation', k, k + 1);
  for (const m of d.data) out.push({ role: 'data', start: m.start, end: m.end });
  for (const m of d.recipients) out.push({ role: 'recipient', start: m.start, end: m.end });
  for (const m of d.purposes) out.push({ role: 'purpose', start: m.start, end: m.end });
  if (d.exception) out.push({ role: 'exception', start: d.exception.start, end: d.exception.end });
  for (const c of d.conditions) out.push({ role: 'condition', start: c.start, end: c.end });
  return inOrder(out);
}

/** The words of a statement by where they start, those that start at one place as they come: so few that the engine's own way takes longer. */
function inOrder(words: RoleWords[]): RoleWords[] {
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as RoleWords;
    let k = i;
    for (; k > 0 && (words[k - 1] as RoleWords).start > word.start; k--) words[k] = words[k - 1] as RoleWords;
    words[k] = word;
  }
  return words;
}

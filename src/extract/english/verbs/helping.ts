// What data help the organisation to do is what it uses them for: "this information helps us improve the shop".
import { HELPING } from '../../../generated/words/shared.js';
import type { Mention } from '../../../model/statement.js';
import { POINTING } from '../../../generated/words/helping.js';
import type { Clause } from '../clauses/clause.js';
import type { Memory } from '../roles/draft.js';
import { hasGeneric, type Found } from '../roles/found.js';
import { Bit } from '../lexicon/lexicon.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

/** Verbs that take "us do" or "do" without a "to", so that no object need stand behind them. */
const BARE = new Set(['help']);

/** The use that a clause tells of data by what they help us to do; null where it does not. */
export function helpsUs(s: Sentence, clause: Clause, main: number, memory: Memory): Found | null {
  const { group, subject } = clause;
  if (
    !HELPING.has(s.base(main)) ||
    group.kind !== 'finite' ||
    group.passive ||
    clause.negated ||
    !subject ||
    (group.mains.length > 1 && main !== group.mains.at(-1))
  )
    return null;
  // "Sharing the data allows us to": the sharing does.
  if (s.isMain(subject.from - 1)) return null;
  const points = subject.to - subject.from === 1 && POINTING.has(s.norm(subject.from));
  const deed = deedBehind(s, main, points);
  if (deed < 0) return null;
  const data = points ? pointedAt(s, clause, subject, memory) : named(s, clause, subject, memory);
  return (
    data && { action: 'use', actor: 'first', data, reach: endOf(s, clause, deed), doubt: 'what data help us to do, they are used for' }
  );
}

/** "helps us (to) improve", "helps Larkmail improve", "helps improve": the verb of what is done; -1 where nothing of ours is. */
function deedBehind(s: Sentence, main: number, points: boolean): number {
  const own = s.own.find((n) => n.from === main + 1);
  let k = own ? own.to : s.norm(main + 1) === 'us' ? main + 2 : !points && BARE.has(s.base(main)) ? main + 1 : -1;
  if (k < 0 || s.bits(k) & Bit.CONJ) return -1;
  while (s.bits(k) & (Bit.TO | Bit.ADV) || s.norm(k) === 'better') k++;
  return s.verb(k) && s.isMain(k) ? k : -1;
}

/** "This helps us", behind what was said to be collected or used: the data named there. */
function pointedAt(s: Sentence, clause: Clause, subject: Range, { said, third, data }: Memory): readonly Mention[] | null {
  if (clause.relative || said === null || said.polarity !== 'does' || !GATHERED.has(said.action)) return null;
  if (third.length > 0 && (s.norm(subject.from) === 'they' || s.norm(subject.from) === 'these')) return null;
  const known = data.filter((m) => m.id !== 'device.cookie_id');
  return known.length ? at(s, subject, known) : null;
}

const GATHERED = new Set(['collect', 'track', 'use']);

/** The data that the subject names. */
function named(s: Sentence, clause: Clause, subject: Range, memory: Memory): readonly Mention[] | null {
  if (clause.actor !== 'data') return null;
  const head = { from: subject.from, to: headEnd(s, clause, subject) };
  const data = mentionsIn(s, 'data', head);
  if (data.some((m) => m.id !== 'device.cookie_id')) return data;
  if (!hasGeneric(s, head.from, head.to) || ofThings(s, head)) return null;
  return POINTING.has(s.norm(head.from)) || s.norm(head.from) === 'such' ? at(s, head, memory.data) : [];
}

/** "information about security threats": of nobody. */
function ofThings(s: Sentence, { from, to }: Range): boolean {
  const about = s.find(from, to, ABOUT);
  if (about < 0) return false;
  for (let k = about + 1; k < to; k++) if (s.bits(k) & Bit.USER) return false;
  return true;
}

const ABOUT = new Set(['about', 'on', 'regarding']);

/** Data named before, at the words that point to them. */
function at(s: Sentence, { from, to }: Range, data: readonly Mention[]): Mention[] {
  const span = s.span(from, to);
  const text = s.words(from, to);
  return data.map(({ id }) => ({ id, text, ...span }));
}

/** Where the noun ends and what hangs on it begins: "the information [we learn from customers]". */
function headEnd(s: Sentence, clause: Clause, subject: Range): number {
  for (const c of s.clauses) if (c !== clause && c.relative && c.start > subject.from && c.start < subject.to) return c.start;
  return subject.to;
}

/** Up to the mark, or the conjunction behind which another clause begins. */
function endOf(s: Sentence, clause: Clause, deed: number): number {
  let end = s.tokens.length;
  for (const c of s.clauses)
    if (c !== clause && c.group.kind === 'finite' && c.start > deed && s.bits(c.start - 1) & Bit.CONJ) end = Math.min(end, c.start - 1);
  for (let k = deed; k < end; k++) if (s.norm(k) === ';') return k;
  return end;
}

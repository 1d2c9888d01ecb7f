// Sentences that say nothing but yes or no: to the question before them, or to what others are said to do.
import type { Block } from '../../model/document.js';
import type { Span } from '../../model/text.js';
import { DONE, OPENINGS } from '../../generated/words/answers.js';
import type { Draft, Memory } from './roles/draft.js';
import { Bit } from './lexicon/lexicon.js';
import { exceptionAt } from './limits/exceptions.js';
import { conditionsIn } from './limits/limits.js';
import { lastWord } from './roles/leadkind.js';
import { mentionsIn } from './roles/roles.js';
import type { Sentence } from './sentences/sentence.js';

const ANSWERS: ReadonlyMap<string, string> = new Map([
  ['nope', 'no'],
  ['nah', 'no'],
  ['nobody', 'no'],
  ['none', 'no'],
  ['nothing', 'no'],
  ['solely', 'only'],
  ['just', 'only'],
  ['yep', 'yes'],
  ['yup', 'yes'],
  ['yeah', 'yes'],
]);

/** "Do we sell your data? No." — the answer asserts the question, or denies it. @param n which sentence of its block it is */
export function answerTo(s: Sentence, n: number, block: Block, memory: Memory): Draft[] {
  const { question } = memory;
  const first = openingOf(s);
  if (!question.length || !OPENINGS.has(first) || (n > 0 && first === 'not' && !EMPHASES.has(s.norm(1)))) return [];
  if (first === 'no' && s.norm(0) !== 'we' && s.bits(1) && !(s.bits(1) & (Bit.PUNCT | Bit.FIRST | Bit.ADV | Bit.NEG))) return [];
  memory.question = [];
  // "Yes. We share it with …": what follows says it.
  if (first === 'yes' && s.tokens.length <= 2 && goesOnWithUs(block)) return [];
  if (first === 'only') return question.flatMap((q) => limitedTo(s, q));
  const denies = first !== 'yes' && !(first === 'absolutely' && s.norm(1) !== 'not');
  const { start, end } = s.span(0, s.tokens.length);
  const from = denies ? exceptionFrom(s) : -1;
  const exception = from < 0 ? {} : { exception: exceptionAt(s, { from, to: lastWord(s) + 1 }, mentionsIn) };
  return question
    .filter((q) => q.actor !== 'user')
    .map((q) => ({
      ...q,
      start,
      end,
      mood: 'asserted' as const,
      ...saidOf(q, denies !== (q.polarity === 'does_not')),
      ...unplaced(q, start),
      ...exception,
      ...(denies ? {} : namedBy(s, q)),
      words: [],
      steps: [ANSWERED],
    }));
}

const ANSWERED = 'the answer to the question before it';

/** "No[, unless you agree]", "Never [without your consent]": where the words begin that limit a no; -1 where none do. */
function exceptionFrom(s: Sentence): number {
  const named = s.phrases.find((p) => p.kind === 'exception');
  const without = s.find(1, s.tokens.length, WITHOUT);
  return named ? named.from : without > 0 && s.within('condition', { from: without, to: s.tokens.length }).length ? without : -1;
}

const WITHOUT = new Set(['without']);

/** "Do you share it? Yes, with our bank.": whom the answer names. */
function namedBy(s: Sentence, { action }: Draft): Partial<Draft> {
  const recipients = action === 'share' || action === 'sell' ? mentionsIn(s, 'recipient', { from: 0, to: s.tokens.length }) : [];
  return recipients.length ? { recipients } : {};
}

/** "Do you share it? Only with our bank.", "… Only if you agree.": what is done, and to whom or when alone. */
function limitedTo(s: Sentence, q: Draft): Draft[] {
  if (q.actor !== 'first' || q.polarity !== 'does' || s.clauses.some((c) => c.group.kind === 'finite' && !c.subordinator && !c.relative))
    return [];
  const whole = { from: 0, to: s.tokens.length };
  const named = namedBy(s, q);
  const conditions = conditionsIn(s, whole);
  const data = q.action === 'collect' ? mentionsIn(s, 'data', whole) : [];
  if (!named.recipients && !conditions.length && !data.length) return [];
  const { start, end } = s.span(0, s.tokens.length);
  return [
    {
      ...q,
      start,
      end,
      mood: 'asserted',
      ...unplaced(q, start),
      ...named,
      ...(data.length ? { data } : {}),
      modal: conditions.length ? 'only_if' : 'does',
      conditions,
      only: named.recipients ? 'recipients' : data.length ? 'data' : null,
      words: [],
      steps: [ANSWERED],
    },
  ];
}

/** "Will you ever delete it? No.": what is not deleted is kept. */
function saidOf({ action }: Draft, denied: boolean): Pick<Draft, 'action' | 'polarity'> {
  if (action === 'delete' && denied) return { action: 'retain', polarity: 'does' };
  return { action, polarity: denied ? 'does_not' : 'does' };
}

/** "Some companies sell your data. We do not.": what others do is denied of us. @param before what the sentence before it in its block says */
export function unlikeOthers(s: Sentence, before: readonly Draft[], { question }: Memory): Draft[] {
  if (question.length || s.norm(0) !== 'we' || !isBare(s) || !denies(s)) return [];
  const { start, end } = s.span(0, s.tokens.length);
  return before
    .filter((d) => d.actor === 'third' && d.polarity === 'does' && d.mood === 'asserted' && DONE.has(d.action))
    .map((d) => ({
      ...d,
      start,
      end,
      actor: 'first' as const,
      actorIds: [],
      polarity: 'does_not' as const,
      modal: 'does' as const,
      low: false,
      ...unplaced(d, start),
      words: [],
      steps: ['what is said of others before is denied of us'],
    }));
}

/** "Not at all.", "Not ever.": more than the end of what stood in front. */
const EMPHASES = new Set(['at', 'in', 'ever']);
const SURE = new Set(['of', 'certainly', 'definitely', 'surely', 'obviously']);

/** The first word of an answer; "We do not.", "We never do.", "Certainly not." are a no. */
function openingOf(s: Sentence): string {
  const first = s.norm(0);
  if (SURE.has(first) && s.norm(first === 'of' ? 2 : 1) === 'not') return 'no';
  return first === 'we' && isBare(s) ? (denies(s) ? 'no' : 'yes') : (ANSWERS.get(first) ?? first);
}

function denies(s: Sentence): boolean {
  return s.tokens.some((t) => t.bits & Bit.NEG);
}

/** "Can I keep you from storing it?": what readers can or must do, of which no answer tells what we do. */
export function asksOfReader({ clauses }: Sentence): boolean {
  return clauses.some((c) => c.group.inverted !== null && c.actor === 'user');
}

/** What a draft speaks of, without a place of its own: its words stand in another sentence, perhaps in another block. */
function unplaced(
  { data, recipients, purposes, conditions, exception }: Draft,
  at: number,
): Pick<Draft, 'data' | 'recipients' | 'purposes' | 'conditions' | 'exception'> {
  const away = <T extends Span>(list: readonly T[]): T[] => list.map((one) => ({ ...one, start: at, end: at }));
  return {
    data: away(data),
    recipients: away(recipients),
    purposes: away(purposes),
    conditions: away(conditions),
    exception: exception && {
      ...exception,
      start: at,
      end: at,
      recipients: away(exception.recipients),
      purposes: away(exception.purposes),
      conditions: away(exception.conditions),
    },
  };
}

/** "We never have and never will." */
const MOST_BARE = 8;

/** "We do not.": nothing but auxiliaries and what denies. */
function isBare(s: Sentence): boolean {
  // "We do not, unless you agree"
  const limit = exceptionFrom(s);
  const end = limit < 0 ? s.tokens.length : limit;
  if (end < 2 || end > MOST_BARE) return false;
  for (let k = 1; k < end; k++) if (!(s.bits(k) & (Bit.DO | Bit.MODAL | Bit.HAVE | Bit.NEG | Bit.PUNCT | Bit.ADV | Bit.CONJ))) return false;
  return (s.bits(1) & (Bit.DO | Bit.MODAL | Bit.HAVE | Bit.NEG)) !== 0;
}

/** "Yes. We …": the sentence behind the first one speaks of us. */
function goesOnWithUs({ text, sentences }: Block): boolean {
  const next = sentences[1];
  return next !== undefined && text.startsWith('We ', next.start);
}

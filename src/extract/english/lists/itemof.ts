// What an item takes over from the sentence that opens its list.
import type { Exception } from '../../../model/statement.js';
import type { Span } from '../../../model/text.js';
import type { Clause } from '../clauses/clause.js';
import type { Draft, Memory } from '../roles/draft.js';
import { trimmed } from '../roles/extent.js';
import type { Glossary } from '../names/glossary.js';
import type { LeadIn } from './leadin.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Names } from '../names/names.js';

export const BARE_VERBS: ReadonlySet<string> = new Set(['imperative', 'infinitive', 'gerund', 'participle']);

/** What items are read with besides their own words. */
export interface ItemContext {
  readonly names: Names;
  readonly glossary: Glossary;
  readonly memory: Memory;
  /** "Couriers. They …": the label before the sentence. */
  readonly label: Sentence | null;
}

/** An item below a lead-in that makes a statement. */
export interface Item {
  readonly s: Sentence;
  readonly lead: LeadIn;
  /** The lead-in's statement. */
  readonly template: Draft;
  /** The same, said of this item. */
  readonly made: Draft;
  /** What the item says by itself. */
  readonly own: Draft[];
  /** The clause by which it is a sentence of its own. */
  readonly speaks: Clause | null;
  readonly context: ItemContext;
}

/** The lead-in's statement, said of this item. */
export function repeated(s: Sentence, lead: LeadIn, template: Draft, step: string): Draft {
  const { start, end } = s.span(0, trimmed(s, s.tokens.length));
  // "We do not share it unless:": what completes the exception is done.
  const completes =
    template.polarity === 'does_not' &&
    template.exception !== null &&
    lead.kind !== 'objects' &&
    !isInFront(template, template.exception, lead.text);
  return {
    ...template,
    low: template.low && template.data.length > 0,
    start,
    end,
    ...(completes
      ? { polarity: 'does' as const, modal: 'only_if' as const, exception: null, recipients: [] }
      : { exception: template.polarity === 'does' ? null : elsewhere(template.exception, start) }),
    mood: lead.mood,
    data: carried(template.data, start),
    conditions: completes ? [] : carried(template.conditions, start),
    steps: [...template.steps, step],
    words: [],
  };
}

/** An exception of the lead-in, whose words have no place in the item. */
function elsewhere(exception: Exception | null, at: number): Exception | null {
  if (!exception) return null;
  const { recipients, purposes, conditions } = exception;
  return {
    ...exception,
    start: at,
    end: at,
    recipients: carried(recipients, at),
    purposes: carried(purposes, at),
    conditions: carried(conditions, at),
  };
}

/** "Without your consent, we never share it with:": an exception that nothing completes any more. */
function isInFront({ words, start }: Draft, exception: Exception, lead: string): boolean {
  // "Unless one of the following holds, we do not share it:", "Without your consent we do not share it, unless:"
  if (exception.text.includes('following') || OPEN_EXCEPTION.test(lead)) return false;
  const said = words.find((w) => w.role === 'action')?.start;
  return said === undefined ? exception.start <= start : exception.end <= said;
}

/** An exception at the end of a lead-in, which its list completes. */
const OPEN_EXCEPTION = /\b(?:unless|except)\b[^,;:.]{0,60}\W*$/i;

/** Mentions and conditions of the lead-in: their words have no place in the item. */
export function carried<T extends Span>(mentions: readonly T[], at: number): T[] {
  return mentions.map((m) => ({ ...m, start: at, end: at }));
}

export function wholeOf(s: Sentence): { from: number; to: number } {
  return { from: 0, to: s.tokens.length };
}

/** "comply with a court order", "to enforce our terms". */
export function opensWithVerb(s: Sentence): boolean {
  const first = s.clauses[0];
  return first !== undefined && BARE_VERBS.has(first.group.kind) && first.group.from <= 1;
}

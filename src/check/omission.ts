// What the rules on things left out share: the finding itself, and who receives what.
import type { Context, Problem, Severity } from '../model/rule.js';
import type { Place } from '../model/text.js';
import type { TermKind, Vocabulary } from '../model/vocabulary.js';
import type { Coverage } from './disclosures.js';
import type { Evidence } from './told.js';
import { distinct, listOf } from './wording.js';

export interface Omission {
  /** The declared fact. */
  readonly at: Place;
  readonly message: string;
  readonly help: string;
  readonly severity: Severity;
  /** The nearest thing that the policy says, with a note on it; else the first heading is shown. */
  readonly near?: { readonly evidence: Evidence; readonly note: string } | null;
  /** What the policy does not mention, for the note at its first heading. */
  readonly what: string;
}

/** A finding on something missing: on the declared fact, beside what the policy says that comes nearest. */
export function omission(coverage: Coverage, { at, message, help, severity, near, what }: Omission): Problem {
  const related = near ? { at: near.evidence.at, note: near.note } : { at: coverage.start, note: `this policy was searched for ${what}` };
  const unread = coverage.unreadNote;
  return { at, message, help: `${help}${unread}`, severity: coverage.severity(severity), related: [related] };
}

/** The words that would satisfy a rule, for `help`: the term's own title and the nearest wider one that still tells something. */
export function wordsFor(context: Context, kind: TermKind, ids: readonly string[]): string {
  const { vocabulary } = context;
  const titles = ids.slice(0, 3).map((id) => vocabulary.title(kind, id));
  const wider = distinct(ids.flatMap((id) => vocabulary.term(kind, id)?.broader.slice(0, 1) ?? []))
    .filter((id) => id !== 'personal' && id !== 'anyone' && id !== 'third_parties' && !ids.includes(id))
    .map((id) => vocabulary.title(kind, id));
  const quoted = (list: readonly string[]): string => listOf(list.map((title) => `“${title}”`));
  return wider.length ? `${quoted(titles)} would do, and so would the wider ${quoted(wider.slice(0, 2))}` : `${quoted(titles)} would do`;
}

/** What people expect to be told of by name: special categories, precise location, official identifiers, criminal records. */
export function isSensitive(vocabulary: Vocabulary, id: string): boolean {
  const more = vocabulary.term('data', id)?.more ?? {};
  return (
    more['art9'] === true ||
    more['art10'] === true ||
    vocabulary.covers('data', 'special', id) ||
    id === 'location.precise' ||
    id === 'identity.government_id'
  );
}

import type { Place } from './text.js';

/** What a change is about. */
export type Subject =
  | 'data'
  | 'purpose'
  | 'recipient'
  | 'sale'
  | 'transfer'
  | 'retention'
  | 'basis'
  | 'consent'
  | 'right'
  | 'tracker'
  | 'children'
  | 'automation'
  | 'security'
  | 'signal'
  | 'notice'
  | 'organization'
  | 'market'
  | 'promise'
  | 'claim'
  | 'date'
  | 'text';

/** Whom a change favours. `against` the people whose data it is: more is done with their data, or less is promised; `for` them: the reverse. */
export type Bearing = 'against' | 'for' | 'neutral';

/** `wider` and `narrower`: of what is done or promised. `opposite`: what was denied is said now, or the reverse. `other`: neither can be told. */
export type Turn = 'new' | 'removed' | 'wider' | 'narrower' | 'opposite' | 'other';

/** One difference in meaning between two states of a declaration or a policy. */
export interface Difference {
  readonly subject: Subject;
  readonly turn: Turn;
  readonly witness: 'declaration' | 'policy';
  /** In a few plain words: "new recipient", "longer retention", "removed promise". */
  readonly label: string;
  /** One sentence that says what has changed. */
  readonly message: string;
  readonly bearing: Bearing;
  /** Whether it is of the kind that people have to be told of before: more data, uses, recipients, countries, longer periods, weaker consent, fewer rights. */
  readonly material: boolean;
  /** False where the state before is not known to have been another: it was not declared, or not read with certainty. */
  readonly certain: boolean;
  /** Where it stood; null for what is new. A place of the state before. */
  readonly before: Place | null;
  /** Where it stands; null for what is gone. */
  readonly after: Place | null;
  /** A place of today's files for it: `after`, or of what is gone what stands next to where it was. */
  readonly near: Place;
  /** The terms of the vocabularies that it is about: categories, a purpose, a type of recipient, a right, a country. */
  readonly ids: readonly string[];
  /** How much it matters, for the order of reports. */
  readonly weight: number;
}

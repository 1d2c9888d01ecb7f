import type { Finding, Rule } from './rule.js';
import type { Statement } from './statement.js';
import type { Place } from './text.js';

/** How a finding came about, and what would make it go away. */
export interface Explanation {
  readonly finding: Finding;
  readonly rule: Pick<Rule, 'summary'>;
  /** The finding's place and the related ones, with what was read there. */
  readonly sides: readonly Side[];
  readonly trials: readonly Trial[];
}

/** One place of a finding. */
export interface Side {
  readonly at: Place;
  readonly note: string;
  /** The keys that lead to a declared fact, outermost first; empty in other files. */
  readonly keys: readonly string[];
  /** What was read there: statements of the sentence, or those that the declared fact makes. */
  readonly statements: readonly Statement[];
  /** How many more statements there are. */
  readonly more: number;
}

/** A change that was made to a copy of a file, and what the rules found then. */
export interface Trial {
  readonly at: Place;
  /** The value that was written in the place of the declared one; null: the sentence was taken out. */
  readonly value: string | null;
  readonly gone: boolean;
  /** What is found only then. */
  readonly brings: readonly Pick<Finding, 'ruleId' | 'severity' | 'message'>[];
}

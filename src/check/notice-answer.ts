// What detectors of elements are asked and answer.
import type { Context, Severity } from '../model/rule.js';
import type { Coverage } from './disclosures.js';
import type { Evidence } from './told.js';

/** Where a policy says it. */
export interface Answer extends Evidence {
  /** Set where that is not enough: why. */
  readonly short?: string;
  /** How grave it is that it is not enough, where this differs from saying nothing. */
  readonly severity?: Severity;
  /** Which of a detector's reasons that is, for messages. */
  readonly kind?: string;
  /** What it names, by its title. */
  readonly term?: string;
}

export interface Question {
  readonly context: Context;
  readonly coverage: Coverage;
  /** What stands behind the colon. */
  readonly arg: string;
  /** The row's column `short`. */
  readonly note: string;
}

export type Detector = (question: Question) => Answer | null;

import type { Place } from './text.js';

/**
 * What a date in a policy is the date of: its last change, the day from which it holds, its publication, a snapshot of it, an entry of
 * its list of changes, its copyright line; `other`: of something else.
 */
export type DateRole = 'updated' | 'effective' | 'published' | 'archived' | 'copyright' | 'history' | 'other';

/** A date that a policy tells, as the days that it may mean: of "May 2018" the first and the last, of "3/4/2018" both readings. */
export interface PolicyDate {
  readonly role: DateRole;
  /** YYYY-MM-DD */
  readonly earliest: string;
  readonly latest: string;
  /** As written. */
  readonly text: string;
  /** Index of the block that it stands in; -1 for front matter. */
  readonly block: number;
  readonly at: Place;
}

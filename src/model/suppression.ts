import type { Place } from './text.js';

/** One rule that a directive in a file, or an entry of `ignores:` in the configuration, silences. */
export interface Suppression {
  readonly by: 'inline' | 'config';
  /** Rule id or `family/*`, as written; null where a directive names none and so silences nothing. */
  readonly rule: string | null;
  readonly reason: string | null;
  /** Who answers for it. */
  readonly owner: string | null;
  /** YYYY-MM-DD: the last day on which it holds. */
  readonly expires: string | null;
  /** The directive's comment, or the entry of the configuration. */
  readonly at: Place;
  /** Whether it silenced a finding. */
  readonly used: boolean;
  /** Whether the rules that it names ran on what it covers, so that `used: false` means that it is not needed. */
  readonly decided: boolean;
  /** Whether there is a rule of that name, and if not, the nearest that there is. */
  readonly exists: boolean;
  readonly meant: string | null;
}

// Reports of parts of the work, as they are read back to be put together.

/** A finding of a report, whatever its format: what is needed to sort, to judge and to mark it. */
export interface Reported {
  readonly severity: 'error' | 'warning' | 'info';
  readonly suppressed: boolean;
  readonly fingerprint: string;
  /** Path, line and column, then all else that tells it from others. */
  readonly path: string;
  readonly spot: readonly number[];
  readonly words: readonly string[];
  /** The finding as the report has it. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** What reports say besides their findings. */
export interface Part {
  readonly tool: { readonly name: string; readonly version: string };
  readonly findings: readonly Reported[];
  readonly incomplete: readonly string[];
  readonly raw: Readonly<Record<string, unknown>>;
}

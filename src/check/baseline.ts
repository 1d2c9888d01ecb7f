// Findings that were there when policy-lint was adopted: kept in a file, not shown until the words or facts they stand on change.
import type { Finding } from '../model/rule.js';

/** One known finding; its key is its fingerprint. Rule, path and message are for people who read the file. */
export interface Known {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}

export type Baseline = ReadonlyMap<string, Known>;

/** Marks the findings that a baseline knows; what is silenced already stays as it is. */
export function withBaseline(findings: readonly Finding[], baseline: Baseline): Finding[] {
  return findings.map((finding) =>
    finding.suppressed || !baseline.has(finding.fingerprint)
      ? finding
      : { ...finding, suppressed: { by: 'baseline' as const, reason: '' } },
  );
}

/** A baseline of all that is open or known to the old one: what would have to be silenced for a run to show nothing. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  const open = findings.filter(({ suppressed }) => !suppressed || suppressed.by === 'baseline');
  return new Map(open.map(({ fingerprint, ruleId, at, message }) => [fingerprint, { rule: ruleId, path: at.source.path, message }]));
}

/**
 * Entries that no finding of a run needs any more. Only those are told that the run could have found: their rule ran, and their file was read.
 */
export function unneeded(
  baseline: Baseline,
  findings: readonly Finding[],
  ran: ReadonlySet<string>,
  files: ReadonlySet<string>,
): Set<string> {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  return new Set(
    [...baseline].filter(([print, { rule, path }]) => !found.has(print) && ran.has(rule) && files.has(path)).map(([print]) => print),
  );
}

/** Without the entries named. */
export function withoutEntries(baseline: Baseline, prints: ReadonlySet<string>): Baseline {
  return new Map([...baseline].filter(([print]) => !prints.has(print)));
}

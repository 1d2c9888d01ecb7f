// When findings fail a run.
import type { Finding, Severity } from '../model/rule.js';
import { choose, count } from './options.js';
import type { Arguments } from './options.js';
import { complain } from './output.js';
import type { Exit } from './run.js';

export const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
const SEVERITIES = ['error', 'warning', 'info'] as const;

export interface Limits {
  /** The least severity that fails the run; null: none does. */
  readonly failOn: Severity | null;
  readonly maxWarnings: number;
  /** The least severity that is shown. */
  readonly shown: Severity;
}

/** @throws UserError */
export function limitsOf(args: Arguments): Limits {
  const failOn = choose(args.value('fail-on') ?? 'error', '--fail-on', [...SEVERITIES, 'never'] as const, { warn: 'warning' });
  const shown = choose(args.value('min-severity') ?? 'info', '--min-severity', SEVERITIES, { warn: 'warning' });
  const maxWarnings = args.value('max-warnings');
  return {
    failOn: failOn === 'never' ? null : failOn, shown: args.has('quiet') ? 'error' : shown,
    maxWarnings: maxWarnings === undefined || maxWarnings === '-1' ? Infinity : count(maxWarnings, '--max-warnings'),
  };
}

/** Judges all findings, also those that --quiet or --min-severity do not show. */
export function verdict(findings: readonly Finding[], { failOn, maxWarnings }: Limits, args: Arguments): Exit {
  if (args.has('exit-zero')) return 0;
  const open = findings.filter((finding) => !finding.suppressed);
  const warnings = open.filter((finding) => finding.severity === 'warning').length;
  if (warnings > maxWarnings) complain(`policy-lint: ${warnings} ${warnings === 1 ? 'warning is' : 'warnings are'} more than --max-warnings ${maxWarnings} allows.`);
  return warnings > maxWarnings || (failOn !== null && open.some((finding) => RANK[finding.severity] >= RANK[failOn])) ? 1 : 0;
}

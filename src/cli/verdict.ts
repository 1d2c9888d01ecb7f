// What a run ends with: shared by all that judge findings.
import type { Severity } from '../model/rule.js';
import { choose, count } from './options.js';
import type { Arguments } from './options.js';
import { complain } from './output.js';
import type { Exit } from './run.js';

const RANK: Record<Severity, number> = { info: 0, warning: 1, error: 2 };
const SEVERITIES = ['error', 'warning', 'info'] as const;

export interface Limits {
  /** The least severity that fails the run; null: none does. */
  readonly failOn: Severity | null;
  readonly maxWarnings: number;
  /** The least severity that is shown. */
  readonly shown: Severity;
}

/** Reads `--fail-on`, `--max-warnings`, `--min-severity` and `--quiet`. @throws UserError */
export function limitsOf(args: Arguments): Limits {
  const failOn = choose(args.value('fail-on') ?? 'error', '--fail-on', [...SEVERITIES, 'never'] as const, { warn: 'warning' });
  const shown = choose(args.value('min-severity') ?? 'info', '--min-severity', SEVERITIES, { warn: 'warning' });
  const maxWarnings = args.value('max-warnings');
  return {
    failOn: failOn === 'never' ? null : failOn,
    shown: args.has('quiet') ? 'error' : shown,
    maxWarnings: maxWarnings === undefined || maxWarnings === '-1' ? Infinity : count(maxWarnings, '--max-warnings'),
  };
}

/** Whether a finding of this severity is shown. */
export function isShown(severity: Severity, { shown }: Limits): boolean {
  return RANK[severity] >= RANK[shown];
}

type Judged = Iterable<{ readonly severity: Severity; readonly suppressed: unknown }>;

/** Counts findings, also those that are not shown, and judges them when all have come by. */
export class Tally {
  private readonly open: Record<Severity, number> = { error: 0, warning: 0, info: 0 };

  constructor(
    private readonly limits: Limits,
    private readonly args: Arguments,
  ) {}

  add(findings: Judged): this {
    for (const { severity, suppressed } of findings) if (!suppressed) this.open[severity]++;
    return this;
  }

  verdict(): Exit {
    if (this.args.has('exit-zero')) return 0;
    const { failOn, maxWarnings } = this.limits;
    const { warning } = this.open;
    if (warning > maxWarnings)
      complain(`policy-lint: ${warning} ${warning === 1 ? 'warning is' : 'warnings are'} more than --max-warnings ${maxWarnings} allows.`);
    return warning > maxWarnings || (failOn !== null && SEVERITIES.some((one) => this.open[one] > 0 && RANK[one] >= RANK[failOn])) ? 1 : 0;
  }
}

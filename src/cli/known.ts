// The baseline on the command line: findings that were there before are kept in a file and not shown.
import { relative, resolve } from 'node:path';
import { baselineOf, unneeded, withBaseline, withoutEntries } from '../check/baseline.js';
import type { Baseline } from '../check/baseline.js';
import type { Job, Result } from '../lint.js';
import { BASELINE_NAME, baselineText, findBaseline, readBaseline } from '../load/baseline.js';
import type { Finding } from '../model/rule.js';
import { sourcesOf } from '../project.js';
import { UserError } from '../model/user-error.js';
import type { Arguments } from './options.js';
import { complain, writeWhole } from './output.js';

const FLAGS = ['baseline', 'no-baseline', 'suppress-all', 'prune-suppressions'] as const;

/**
 * The baseline of a run, or null where it sees too little of the findings to heed one: equal findings are numbered over all files.
 *
 * @param apart the flag by which the run sees only a part of them, or null
 * @throws UserError
 */
export function knownFindings(args: Arguments, cwd: string, apart: string | null): KnownFindings | null {
  if (apart === null) return new KnownFindings(args, cwd);
  const flag = FLAGS.find((one) => args.has(one));
  if (flag && flag !== 'no-baseline') throw new UserError(`--${flag} does not go with ${apart}; policy-lint merge heeds the baseline.`);
  if (!flag && findBaseline(cwd, cwd)) complain(`policy-lint: ${BASELINE_NAME} is not heeded with ${apart}; policy-lint merge does.`);
  return null;
}

/** What `--baseline`, `--no-baseline`, `--suppress-all` and `--prune-suppressions` ask for. */
export class KnownFindings {
  private readonly path: string;
  private readonly baseline: Baseline;

  /** Reads the file named, or the nearest. @throws UserError */
  constructor(
    private readonly args: Arguments,
    private readonly cwd: string,
  ) {
    const named = args.value('baseline');
    const writes = args.has('suppress-all') || args.has('prune-suppressions');
    if (args.has('no-baseline') && (writes || named !== undefined))
      throw new UserError('--no-baseline does not go with --baseline, --suppress-all or --prune-suppressions.');
    const found = named === undefined ? findBaseline(cwd, cwd) : resolve(cwd, named);
    this.path = found ?? resolve(cwd, BASELINE_NAME);
    // To be written anew, it need not be readable.
    this.baseline = args.has('no-baseline') || args.has('suppress-all') || !found ? new Map() : readBaseline(found, this.shown);
    if (args.has('prune-suppressions') && !found) throw new UserError(`There is no ${BASELINE_NAME} to prune.`);
  }

  private get shown(): string {
    return relative(this.cwd, this.path).split('\\').join('/');
  }

  /** The findings with those marked that are known; writes the file where that was asked for. @throws UserError */
  apply(result: Result, jobs: readonly Job[]): Finding[] {
    if (this.args.has('suppress-all')) {
      const all = baselineOf(result.findings);
      writeWhole(this.path, baselineText(all));
      complain(
        `policy-lint: ${this.shown} now holds ${all.size} ${all.size === 1 ? 'finding' : 'findings'}; they are shown again when what they stand on changes.`,
      );
      return withBaseline(result.findings, all);
    }
    const files = new Set(jobs.flatMap(({ project }) => sourcesOf(project)).map(({ path }) => path));
    const over = unneeded(this.baseline, result.findings, new Set(result.rules.map(({ id }) => id)), files);
    if (over.size && this.args.has('prune-suppressions')) {
      writeWhole(this.path, baselineText(withoutEntries(this.baseline, over)));
      complain(`policy-lint: ${over.size} ${over.size === 1 ? 'entry is' : 'entries are'} taken out of ${this.shown}.`);
    } else if (over.size) {
      complain(
        `policy-lint: ${over.size} ${over.size === 1 ? 'entry' : 'entries'} of ${this.shown} ${over.size === 1 ? 'is' : 'are'} no longer needed; --prune-suppressions takes ${over.size === 1 ? 'it' : 'them'} out.`,
      );
    }
    return withBaseline(result.findings, this.baseline);
  }
}

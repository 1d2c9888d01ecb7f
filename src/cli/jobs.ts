// From targets to what is examined, and from what was found to what is told.
import { readAll } from '../lint.js';
import type { Job, Result, Told } from '../lint.js';
import { loadTarget, targetFolder } from '../load.js';
import type { Found, Target } from '../load.js';
import type { Files } from '../load/read.js';
import type { Overview } from '../model/overview.js';
import { countFindings } from '../model/report.js';
import type { Report, SkippedFile } from '../model/report.js';
import type { Call } from './run.js';
import type { Judge } from './settings.js';
import type { Linted } from './since.js';
import { isShown } from './verdict.js';
import type { Limits } from './verdict.js';

/** Reads targets, with the rules and settings for each. */
export async function jobsOf(
  found: Pick<Found, 'targets' | 'inFolders'>,
  judge: Judge,
  files: Files,
): Promise<{ chosen: Linted[]; skipped: SkippedFile[]; errors: string[] }> {
  const chosen: Linted[] = [];
  const skipped: SkippedFile[] = [];
  const errors: string[] = [];
  for (const target of found.targets) {
    const { config, rules, settings } = await judge.for(targetFolder(target));
    if (found.inFolders.has(target) && target.declaration && config.isIgnored(target.declaration)) continue;
    const loaded = loadTarget(target, files, (path) => config.isIgnored(path));
    skipped.push(...loaded.skipped);
    errors.push(...loaded.errors);
    if (isWorthLinting(target, loaded.project)) chosen.push({ target, job: { project: loaded.project, rules, settings } });
  }
  return { chosen, skipped, errors: [...new Set(errors)] };
}

/** A project of which the file that was named could be read. */
function isWorthLinting(target: Target, { declaration, policies, labels = [] }: Job['project']): boolean {
  return target.declaration === null || target.policies
    ? policies.length + labels.length > 0 && (target.declaration === null || !!declaration)
    : !!declaration;
}

/** What is found in projects, and what a report that shows their texts tells of each, in their order. */
export async function examinedToShow(jobs: readonly Job[], told: Told): Promise<{ result: Result; overviews: readonly Overview[] }> {
  const { result, contexts } = await readAll(jobs, told);
  const { overviewOf } = await import('../check/overview.js');
  return {
    result,
    overviews: contexts.map((context, i) => overviewOf(context, jobs[i]?.project.declaration != null, jobs[i]?.rules ?? new Map())),
  };
}

/** What a report says besides its findings. */
export interface Around {
  readonly projects: number;
  readonly skipped: readonly SkippedFile[];
  /** What was named and could not be linted. */
  readonly problems: readonly string[];
}

export function reportOf(call: Call, result: Result, { projects, skipped, problems }: Around, limits: Limits): Report {
  const findings = result.findings.filter(({ severity }) => isShown(severity, limits));
  const incomplete = [...problems, ...result.failures.map(({ what, error }) => `${what}: ${error.message}`)];
  return {
    tool: { name: 'policy-lint', version: call.version, url: call.url },
    findings,
    rules: result.rules,
    summary: {
      ...countFindings(findings),
      files: result.files,
      projects,
      skipped: [...skipped, ...result.skipped],
      ...(incomplete.length ? { incomplete } : {}),
    },
  };
}

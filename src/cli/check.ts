import { lintAll } from '../lint.js';
import type { Job, Result } from '../lint.js';
import { findTargets, loadTarget, targetFolder } from '../load.js';
import type { Found, Target } from '../load.js';
import { Files } from '../load/read.js';
import { countFindings } from '../model/report.js';
import type { Report } from '../model/report.js';
import type { Severity } from '../model/rule.js';
import type { SkippedFile } from '../model/report.js';
import { CHECK_FORMATS, checkReporter } from '../report/index.js';
import { KnownFindings } from './known.js';
import type { Arguments } from './options.js';
import { complain, complainOfBug, print, reportOptions, wantedReports, writeWhole } from './output.js';
import { nearCommand } from './run.js';
import type { Linted } from './since.js';
import type { Call, Exit } from './run.js';
import { Judge } from './settings.js';
import { stdinFile } from './stdin.js';
import { limitsOf, RANK, verdict } from './verdict.js';

/** Holds policies against declarations. Exit status 1 for findings, 2 if something named could not be linted. */
export async function check(call: Call): Promise<Exit> {
  const { args } = call;
  const limits = limitsOf(args);
  const wanted = wantedReports(args, CHECK_FORMATS);
  const options = wanted.map(({ file }) => reportOptions(args, file));
  const cwd = process.cwd();
  const stdin = await stdinFile(args, cwd);
  const files = new Files(cwd, stdin);
  const paths = [...args.paths.filter((path) => path !== '-'), ...(stdin ? [stdin.path] : [])];
  const found = findTargets(paths.length ? paths : args.has('declaration') ? [] : ['.'], args.value('declaration') ?? null, files);
  const judge = new Judge(call, cwd);
  const known = new KnownFindings(args, cwd);
  // Also where there is nothing to lint, a misspelt rule or a broken configuration is told.
  const first = await judge.for(found.targets[0] ? targetFolder(found.targets[0]) : cwd);
  if (args.has('print-config')) {
    const { printConfig } = await import('./print-config.js');
    print(printConfig(first));
    return 0;
  }

  const { chosen, skipped, errors } = await jobsOf(found, judge, files);
  const jobs = await withBases(chosen, args, cwd);
  const problems = [...found.errors.map((error) => error + suggestion(error, args)), ...(args.has('no-error-on-unmatched-pattern') ? [] : found.unmatched), ...errors];
  for (const problem of problems) complain(`policy-lint: ${problem}`);
  if (!jobs.length && problems.length) return 2;

  const linted = await lintAll(jobs);
  const result = await brought({ ...linted, findings: known.apply(linted, jobs) }, chosen, files, args);
  const report = reportOf(call, result, jobs.length, [...found.skipped, ...skipped], limits.shown);
  for (const [i, { format, file }] of wanted.entries()) {
    const text = (await checkReporter(format))(report, options[i] as (typeof options)[number]);
    if (file === null) print(text);
    else writeWhole(file, text);
  }
  if (wanted.some(({ format, file }) => file === null && (format === 'pretty' || format === 'stylish'))) hintAt(found.targets, report.summary.skipped, files);
  for (const failure of result.failures) complainOfBug(failure.what, failure.error, args.has('debug'));
  return problems.length || result.failures.length ? 2 : verdict(result.findings, limits, args);
}

/** With --since, each project beside the state that it had then, for the rules on changes. */
async function withBases(chosen: readonly Linted[], args: Arguments, cwd: string): Promise<readonly Job[]> {
  const since = args.value('since');
  if (since === undefined || !chosen.length) return chosen.map(({ job }) => job);
  return (await import('./since.js')).withBases(since, chosen, cwd);
}

/** With --since, without what was there before. */
async function brought(result: Result, chosen: readonly Linted[], files: Files, args: Arguments): Promise<Result> {
  const since = args.value('since');
  if (since === undefined) return result;
  const { broughtSince } = await import('./since.js');
  const findings = await broughtSince(since, result.findings, chosen, files.cwd, (path) => files.absolute(path));
  const left = result.findings.filter(({ suppressed }) => !suppressed).length - findings.filter(({ suppressed }) => !suppressed).length;
  if (left) complain(`policy-lint: ${left} ${left === 1 ? 'finding that was' : 'findings that were'} there before is not shown (--since ${since}).`.replace('were there before is', 'were there before are'));
  return { ...result, findings };
}

async function jobsOf(found: Found, judge: Judge, files: Files): Promise<{ chosen: Linted[]; skipped: SkippedFile[]; errors: string[] }> {
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
  return target.declaration === null || target.policies ? policies.length + labels.length > 0 && (target.declaration === null || !!declaration) : !!declaration;
}

function reportOf(call: Call, result: Result, projects: number, skipped: readonly SkippedFile[], shown: Severity): Report {
  const findings = result.findings.filter((finding) => RANK[finding.severity] >= RANK[shown]);
  return {
    tool: { name: 'policy-lint', version: call.version, url: call.url },
    findings,
    rules: result.rules,
    summary: { ...countFindings(findings), files: result.files, projects, skipped: [...skipped, ...result.skipped] },
  };
}

/** Most rules compare a text with a declaration: says where there was none. */
function hintAt(targets: readonly Target[], skipped: readonly SkippedFile[], files: Files): void {
  const alone = targets.flatMap((target) => (target.declaration === null ? target.policies ?? [] : []))
    .filter((path) => files.read(path).source && !skipped.some((one) => one.path === files.shown(path)));
  if (!alone.length) return;
  const what = alone.length === 1 ? `${files.shown(alone[0] as string)} was checked alone` : `${alone.length} policies were checked alone`;
  complain(`policy-lint: ${what}, because no declaration names ${alone.length === 1 ? 'it' : 'them'}; a privacy.yaml that says what the systems do lets policy-lint compare the two.`);
}

// `policy-lint chek` names a file that does not exist, and means a command.
function suggestion(error: string, args: Arguments): string {
  const [word] = args.paths;
  if (!word || args.paths.length > 2 || !error.startsWith(`${word} does not exist`)) return '';
  return nearCommand(word).replace('; did', ' Did');
}


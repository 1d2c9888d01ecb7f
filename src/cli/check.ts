import { lintAll } from '../lint.js';
import type { Job, Result } from '../lint.js';
import { findTargets, nameOf, targetFolder } from '../load.js';
import type { Found, Target } from '../load.js';
import { Files } from '../load/read.js';
import { isInShard } from '../load/shard.js';
import type { Overview } from '../model/overview.js';
import type { SkippedFile } from '../model/report.js';
import { CHECK_FORMATS, checkReporter } from '../report/index.js';
import { examinedToShow, jobsOf, reportOf } from './jobs.js';
import { knownFindings } from './known.js';
import type { Arguments } from './options.js';
import { complainOfFailures } from './failures.js';
import { complain, print, reportOptions, wantedReports, writeWhole } from './output.js';
import { Progress } from './progress.js';
import { allPaths, listOf, shardOf } from './paths.js';
import { nearCommand } from './run.js';
import type { Linted } from './since.js';
import type { Call, Exit } from './run.js';
import { Judge } from './settings.js';
import { stdinFile } from './stdin.js';
import { Tally, limitsOf } from './verdict.js';

/** Holds policies against declarations. Exit status 1 for findings, 2 if something named could not be linted. */
export async function check(call: Call): Promise<Exit> {
  const { args } = call;
  if (args.has('watch')) return await (await import('./watch.js')).watch(call, (files) => checkOnce(call, files));
  const stdin = await stdinFile(args, process.cwd());
  return await checkOnce(call, new Files(process.cwd(), stdin), stdin ? [stdin.path] : []);
}

/** @param named files besides those that the arguments name */
async function checkOnce(call: Call, files: Files, named: readonly string[] = []): Promise<Exit> {
  const { args } = call;
  const limits = limitsOf(args);
  const wanted = wantedReports(args, CHECK_FORMATS);
  if (wanted.some(({ format }) => format === 'jsonl')) return await (await import('./check-lines.js')).checkLines(call, limits, wanted);
  const shard = shardOf(args);
  const options = wanted.map(({ file }) => reportOptions(args, file));
  const { cwd } = files;
  const all = await targetsOf(args, files, named);
  const found = shard ? { ...all, targets: all.targets.filter((target) => isInShard(files.shown(nameOf(target)), shard)) } : all;
  const judge = new Judge(call, cwd);
  const known = knownFindings(args, cwd, shard ? '--shard' : null);
  // Also where there is nothing to lint, a misspelt rule or a broken configuration is told.
  const first = await judge.for(found.targets[0] ? targetFolder(found.targets[0]) : cwd);
  if (args.has('print-config')) {
    const { printConfig } = await import('./print-config.js');
    print(printConfig(first));
    return 0;
  }

  const { chosen, skipped, errors } = await jobsOf(found, judge, files);
  const jobs = await withBases(chosen, args, cwd);
  const problems = [
    ...found.errors.map((error) => error + suggestion(error, args)),
    ...(args.has('no-error-on-unmatched-pattern') ? [] : found.unmatched),
    ...errors,
  ];
  for (const problem of problems) complain(`policy-lint: ${problem}`);
  // A shard may be empty, and is missed all the same where its report is.
  if (!jobs.length && problems.length && !shard) return 2;

  const { result: linted, overviews } = await lintedWithProgress(
    jobs,
    wanted.some(({ format }) => format === 'html'),
  );
  const result = await brought({ ...linted, findings: known?.apply(linted, jobs) ?? linted.findings }, chosen, files, args);
  const report = {
    ...reportOf(call, result, { projects: jobs.length, skipped: [...found.skipped, ...skipped], problems }, limits),
    ...(shard ? { shard } : {}),
    ...(overviews ? { overviews } : {}),
    ...(args.has('as-of') ? { asOf: args.value('as-of') } : {}),
  };
  for (const [i, { format, file }] of wanted.entries()) {
    const text = (await checkReporter(format))(report, options[i] as (typeof options)[number]);
    if (file === null) print(text);
    else writeWhole(file, text);
  }
  if (wanted.some(({ format, file }) => file === null && (format === 'pretty' || format === 'stylish')))
    hintAt(found.targets, report.summary.skipped, files);
  complainOfFailures(result.failures, args.has('debug'));
  return problems.length || result.failures.length ? 2 : new Tally(limits, args).add(result.findings).verdict();
}

/** What the paths of a command mean, and without any the current folder. */
async function targetsOf(args: Arguments, files: Files, named: readonly string[]): Promise<Found> {
  const paths = [...(await allPaths(args)), ...named];
  const isChosen = paths.length > 0 || listOf(args) !== null || args.has('declaration');
  return findTargets(isChosen ? paths : ['.'], args.value('declaration') ?? null, files);
}

/** The findings of all projects, and where a report shows what was read, that too. */
async function lintedWithProgress(jobs: readonly Job[], isShown: boolean): Promise<{ result: Result; overviews?: readonly Overview[] }> {
  const progress = new Progress('Checking', 'projects');
  const told = (done: number, of: number): void => {
    progress.show(done, of);
  };
  const linted = isShown ? await examinedToShow(jobs, told) : { result: await lintAll(jobs, told) };
  progress.clear();
  return linted;
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
  if (left)
    complain(
      `policy-lint: ${left} ${left === 1 ? 'finding that was' : 'findings that were'} there before is not shown (--since ${since}).`.replace(
        'were there before is',
        'were there before are',
      ),
    );
  return { ...result, findings };
}

/** Most rules compare a text with a declaration: says where there was none. */
function hintAt(targets: readonly Target[], skipped: readonly SkippedFile[], files: Files): void {
  const alone = targets
    .flatMap((target) => (target.declaration === null ? (target.policies ?? []) : []))
    .filter((path) => files.read(path).source && !skipped.some((one) => !one.part && one.path === files.shown(path)));
  if (!alone.length) return;
  const what = alone.length === 1 ? `${files.shown(alone[0] as string)} was checked alone` : `${alone.length} policies were checked alone`;
  complain(
    `policy-lint: ${what}, because no declaration names ${alone.length === 1 ? 'it' : 'them'}; policy-lint init drafts one, a privacy.yaml that says what the systems do, and lets the two be compared.`,
  );
}

// `policy-lint chek` names a file that does not exist, and means a command.
function suggestion(error: string, args: Arguments): string {
  const [word] = args.paths;
  if (!word || args.paths.length > 2 || !error.startsWith(`${word} does not exist`)) return '';
  return nearCommand(word).replace('; did', ' Did');
}

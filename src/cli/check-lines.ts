// check --format jsonl: a line a project, told and forgotten as soon as it is examined, however many there are.
import { lintAll } from '../lint.js';
import type { Result } from '../lint.js';
import { findTargets, nameOf } from '../load.js';
import type { Found, Target } from '../load.js';
import { Files } from '../load/read.js';
import { isInShard } from '../load/shard.js';
import { UserError } from '../model/user-error.js';
import { reportJsonl } from '../report/json.js';
import { jobsOf, reportOf } from './jobs.js';
import { knownFindings } from './known.js';
import { openLines } from './lines.js';
import { complainOfFailures } from './failures.js';
import { complain } from './output.js';
import type { Wanted } from './output.js';
import { allPaths, eachPath, listOf, shardOf } from './paths.js';
import type { Call, Exit } from './run.js';
import { Judge } from './settings.js';
import { stdinFile } from './stdin.js';
import { Tally } from './verdict.js';
import type { Limits } from './verdict.js';

const NOTHING: Result = { findings: [], rules: [], skipped: [], files: 0, failures: [] };

/** Checks targets one after the other. What lies before the first line is the same as for other formats. @throws UserError */
export async function checkLines(call: Call, limits: Limits, [wanted, ...others]: readonly Wanted<string>[]): Promise<Exit> {
  const { args } = call;
  if (!wanted || others.length)
    throw new UserError('--format jsonl goes with no other format: it tells each project before the next is read.');
  for (const flag of ['since', 'print-config']) if (args.has(flag)) throw new UserError(`--${flag} does not go with --format jsonl.`);
  const cwd = process.cwd();
  knownFindings(args, cwd, '--format jsonl');
  const shard = shardOf(args);
  const stdin = await stdinFile(args, cwd);
  const files = new Files(cwd, stdin);
  const judge = new Judge(call, cwd);
  await judge.for(cwd);
  const tally = new Tally(limits, args);
  const lines = openLines(wanted.file);
  let failed = false;
  let isEmpty = true;
  /** False where nobody reads on. */
  const tell = async (project: string | null, result: Result, problems: readonly string[], skipped: Found['skipped']): Promise<boolean> => {
    for (const problem of problems) complain(`policy-lint: ${problem}`);
    complainOfFailures(result.failures, args.has('debug'));
    failed ||= problems.length + result.failures.length > 0;
    isEmpty = false;
    tally.add(result.findings);
    const report = reportOf(call, result, { projects: project === null ? 0 : 1, skipped, problems }, limits);
    return await lines.write(reportJsonl({ ...report, project, ...(shard ? { shard } : {}) }));
  };
  try {
    const seen = new Set<string>();
    const isNew = ({ declaration }: Target): boolean => declaration === null || (!seen.has(declaration) && !!seen.add(declaration));
    for await (const found of eachFound(call, files, stdin?.path ?? null)) {
      const problems = [...found.errors, ...(args.has('no-error-on-unmatched-pattern') ? [] : found.unmatched)];
      if ((problems.length || found.skipped.length) && !(await tell(null, NOTHING, problems, found.skipped))) break;
      let isRead = true;
      for (const target of found.targets) {
        const name = files.shown(nameOf(target));
        if (!isNew(target) || (shard && !isInShard(name, shard))) continue;
        const { chosen, skipped, errors } = await jobsOf({ targets: [target], inFolders: found.inFolders }, judge, files);
        if (!chosen.length && !errors.length && !skipped.length) continue;
        isRead = await tell(name, await lintAll(chosen.map(({ job }) => job)), errors, skipped);
        files.pass();
        if (!isRead) break;
      }
      if (!isRead) break;
    }
    // A shard without projects is there all the same.
    if (shard && isEmpty) await tell(null, NOTHING, [], []);
    lines.finish();
  } catch (error) {
    lines.drop();
    throw error;
  }
  return failed ? 2 : tally.verdict();
}

/** What is named, together; then what is listed, name by name. */
async function* eachFound({ args }: Call, files: Files, stdin: string | null): AsyncGenerator<Found> {
  const declaration = args.value('declaration') ?? null;
  const list = listOf(args);
  const named = [...args.paths.filter((path) => path !== '-'), ...(stdin === null ? [] : [stdin])];
  // What is laid under one declaration is one project.
  if (declaration !== null) yield findTargets([...(await allPaths(args)), ...(stdin === null ? [] : [stdin])], declaration, files);
  else if (named.length || list === null) yield findTargets(named.length ? named : ['.'], null, files);
  if (declaration === null && list !== null)
    for await (const path of eachPath(args)) if (!named.includes(path)) yield findTargets([path], null, files);
}

// `policy-lint diff`: what changed in meaning between two states, and what the rules on changes say of it.
import { compareAll } from '../lint.js';
import type { Compared, Job } from '../lint.js';
import { loadTarget, targetFolder } from '../load.js';
import type { Target } from '../load.js';
import { Revision } from '../load/revision.js';
import { sidesOf } from '../load/sides.js';
import type { Pair, Sides } from '../load/sides.js';
import { countFindings } from '../model/report.js';
import type { DiffReport, SkippedFile } from '../model/report.js';
import { UserError } from '../model/user-error.js';
import { DIFF_FORMATS, diffReporter } from '../report/index.js';
import { complainOfFailures } from './failures.js';
import { complain, print, reportOptions, wantedReports, writeWhole } from './output.js';
import type { Call, Exit } from './run.js';
import { Judge } from './settings.js';
import { Tally, limitsOf } from './verdict.js';

/** A project of both states, ready to be compared. */
interface Loaded {
  readonly name: string;
  readonly job: Job;
}

/** Compares two states. Exit status 1 where the rules on changes find something at or above --fail-on, 2 if a state cannot be read. */
export async function diff(call: Call): Promise<Exit> {
  const { args } = call;
  const limits = limitsOf(args);
  const wanted = wantedReports(args, DIFF_FORMATS);
  const options = wanted.map(({ file }) => reportOptions(args, file));
  const [base, head, ...more] = args.paths;
  if (base === undefined)
    throw new UserError('diff needs something to compare with: policy-lint diff main, or policy-lint diff old/ new/.');
  if (more.length)
    throw new UserError(
      `diff compares two states; ${more[0] ?? ''} is one too many. A revision and a file compare the file as it was with what it is.`,
    );
  const sides = sidesOf(base, head, process.cwd());
  const { loaded, notes, errors } = await loadAll(sides, call);
  for (const error of errors) complain(`policy-lint: ${error}`);
  if (!loaded.length && errors.length) return 2;
  const compared = await compareAll(loaded.map(({ job }) => job));
  const report = reportOf(call, sides, loaded, compared, notes);
  for (const [i, { format, file }] of wanted.entries()) {
    const text = (await diffReporter(format))(report, options[i] as (typeof options)[number]);
    if (file === null) print(text);
    else writeWhole(file, text);
  }
  complainOfFailures(compared.result.failures, args.has('debug'));
  return errors.length || compared.result.failures.length ? 2 : new Tally(limits, args).add(compared.result.findings).verdict();
}

async function loadAll(sides: Sides, call: Call): Promise<{ loaded: Loaded[]; notes: SkippedFile[]; errors: string[] }> {
  const judge = new Judge(call, process.cwd());
  const [loaded, notes, errors]: [Loaded[], SkippedFile[], string[]] = [[], [], []];
  for (const pair of sides.pairs) {
    const { before, after } = sides;
    if (!pair.before || !pair.after) {
      const [path] = pair.before ?? pair.after ?? [];
      if (path !== undefined)
        notes.push({
          path: (pair.after ? after : before).files.shown(path),
          reason: pair.after
            ? `is new: there is no such declaration in ${before.label}`
            : `is gone: there is no such declaration in ${after.label}`,
        });
      continue;
    }
    const [was, is] = [targetOf(pair.before, pair), targetOf(pair.after, pair)];
    const { config, rules, settings } = await judge.for(targetFolder(is));
    if (is.declaration !== null && config.isIgnored(is.declaration)) continue;
    const [old, now] = [loadTarget(was, before.files, () => false), loadTarget(is, after.files, (path) => config.isIgnored(path))];
    errors.push(
      ...old.errors.map((error) => inState(error, before.label, sides)),
      ...now.errors.map((error) => inState(error, after.label, sides)),
    );
    if (old.errors.length || now.errors.length) continue;
    notes.push(...now.skipped);
    const day = after.files instanceof Revision && !call.args.has('as-of') ? after.files.day : null;
    loaded.push({
      name: pair.after.length === 1 ? after.files.shown(pair.after[0] as string) : after.label,
      job: {
        project: { ...now.project, base: old.project },
        rules: new Map([...rules].filter(([, rule]) => rule.inputs.includes('base'))),
        settings: day === null ? settings : { ...settings, asOf: day },
      },
    });
  }
  return { loaded, notes, errors: [...new Set(errors)] };
}

/** "privacy.md does not exist." of a revision says which. */
function inState(error: string, label: string, { before, after }: Sides): string {
  return before.files === after.files ? error : `${error.replace(/\.$/, '')} (in ${label}).`;
}

function targetOf(paths: readonly string[], { isDeclared }: Pair): Target {
  return isDeclared ? { declaration: paths[0] as string, policies: null } : { declaration: null, policies: paths };
}

function reportOf(
  call: Call,
  { before, after }: Sides,
  loaded: readonly Loaded[],
  { result, differences }: Compared,
  notes: readonly SkippedFile[],
): DiffReport {
  return {
    tool: { name: 'policy-lint', version: call.version, url: call.url },
    base: before.label,
    head: after.label,
    findings: result.findings,
    rules: result.rules,
    projects: loaded.map(({ name }, i) => {
      const found = differences[i];
      const { texts } = found ?? {};
      return {
        name,
        changes: found?.changes ?? [],
        sentences:
          texts?.after.length || texts?.before.length
            ? { before: texts.before.length, after: texts.after.length, gone: texts.gone.length, come: texts.come.length }
            : null,
      };
    }),
    summary: { ...countFindings(result.findings), files: result.files, projects: loaded.length, skipped: [...notes, ...result.skipped] },
  };
}

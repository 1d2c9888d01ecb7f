import { resolve } from 'node:path';
import { withUniqueFingerprints } from '../check/fingerprint.js';
import { findBaseline, readBaseline } from '../load/baseline.js';
import { readReports } from '../load/reports.js';
import type { ReportFile } from '../load/reports.js';
import type { Reported } from '../model/part.js';
import { UserError } from '../model/user-error.js';
import { mergedJson, mergedSarif, together } from '../report/merged.js';
import type { Arguments } from './options.js';
import { complain, print, writeWhole } from './output.js';
import { eachPath } from './paths.js';
import type { Call, Exit } from './run.js';
import { Tally, limitsOf } from './verdict.js';

/** Puts the reports of shards together to the one that a run over all of them would have written, and judges it as `check` would. */
export async function merge({ args }: Call): Promise<Exit> {
  const limits = limitsOf(args);
  const cwd = process.cwd();
  const files: ReportFile[] = [];
  for await (const name of eachPath(args)) files.push(readReports(resolve(cwd, name), name));
  const [first] = files;
  if (!first) throw new UserError('merge needs the names of reports in the format json, jsonl or sarif.');
  holdTogether(files);
  const parts = files.flatMap((file) => file.parts);
  const findings = marked(withUniqueFingerprints(together(parts)).map(numbered), args, cwd, first.kind);
  const text = (first.kind === 'json' ? mergedJson : mergedSarif)(parts, findings);
  const output = args.value('output-file');
  if (output === undefined) print(text);
  else writeWhole(output, text);
  const incomplete = new Set(parts.flatMap((part) => part.incomplete));
  for (const what of incomplete) complain(`policy-lint: a report is incomplete: ${what}`);
  return incomplete.size ? 2 : new Tally(limits, args).add(findings).verdict();
}

/** @throws UserError where the files are not all the parts of one whole, each once */
function holdTogether(files: readonly ReportFile[]): void {
  const [first] = files as [ReportFile];
  const version = files.flatMap(({ parts }) => parts)[0]?.tool.version;
  const byShard = new Map<string | null, ReportFile>();
  for (const file of files) {
    if (file.kind !== first.kind)
      throw new UserError(
        `${first.name} is ${written(first.kind)} and ${file.name} is ${written(file.kind)}; merge reports of one format.`,
      );
    if (file.parts.some(({ tool }) => tool.version !== version))
      throw new UserError(`${file.name} was not made by the version of policy-lint that made ${first.name} (${version}).`);
    if ((file.shard === null) !== (first.shard === null) || countOf(file) !== countOf(first))
      throw new UserError(`${first.name} is ${part(first)} and ${file.name} is ${part(file)}; merge the shards of one run.`);
    const same = byShard.get(file.shard);
    if (same && file.shard !== null) throw new UserError(`${same.name} and ${file.name} are both shard ${file.shard}.`);
    byShard.set(file.shard, file);
  }
  if (first.shard === null) return;
  const missing = Array.from({ length: countOf(first) }, (_, i) => `${i + 1}/${countOf(first)}`).filter((shard) => !byShard.has(shard));
  if (missing.length)
    throw new UserError(
      `The ${missing.length === 1 ? 'report of shard' : 'reports of shards'} ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ' and others' : ''} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    );
}

function countOf({ shard }: ReportFile): number {
  return Number(shard?.split('/')[1] ?? 0);
}

function part({ shard }: ReportFile): string {
  return shard === null ? 'no shard' : `shard ${shard}`;
}

function written(kind: ReportFile['kind']): string {
  return kind === 'json' ? 'JSON' : 'SARIF';
}

/** With its number also where the report has it. */
function numbered(finding: Reported): Reported {
  const { raw, fingerprint } = finding;
  if ('fingerprint' in raw) return { ...finding, raw: { ...raw, fingerprint } };
  return fingerprint
    ? { ...finding, raw: { ...raw, partialFingerprints: { ...(raw.partialFingerprints as object), 'policyLint/v1': fingerprint } } }
    : finding;
}

/** Marks what the baseline knows. @throws UserError */
function marked(findings: readonly Reported[], args: Arguments, cwd: string, kind: ReportFile['kind']): readonly Reported[] {
  const named = args.value('baseline');
  if (args.has('no-baseline') && named !== undefined) throw new UserError('--no-baseline does not go with --baseline.');
  const path = args.has('no-baseline') ? null : named === undefined ? findBaseline(cwd, cwd) : resolve(cwd, named);
  if (path === null) return findings;
  const known = readBaseline(path, named ?? 'policy-lint-suppressions.json');
  const mark =
    kind === 'json' ? { suppressed: { by: 'baseline', reason: '' } } : { suppressions: [{ kind: 'external', status: 'accepted' }] };
  return findings.map((one) =>
    one.suppressed || !known.has(one.fingerprint) ? one : { ...one, suppressed: true, raw: { ...one.raw, ...mark } },
  );
}

// `--since REF`: all is checked, and what was found before already is left out.
import { resolve } from 'node:path';
import { unnumbered } from '../check/fingerprint.js';
import { isActive } from '../check/levels.js';
import { lintAll } from '../lint.js';
import type { Job } from '../lint.js';
import { loadTarget } from '../load.js';
import type { Target } from '../load.js';
import { Revision } from '../load/revision.js';
import type { Lines } from '../load/revision.js';
import type { CodeFiles } from '../model/code.js';
import type { Finding } from '../model/rule.js';
import { positionAt } from '../model/text.js';
import type { Place, Source } from '../model/text.js';

/** A target together with what it was linted with. */
export interface Linted {
  readonly target: Target;
  readonly job: Job;
}

/**
 * The findings that a change brings: those that the state before did not have, and those that stand on a touched line. A finding with a
 * place on a touched line is shown there.
 *
 * @param absolute turns a path as reports show it into the file's
 * @throws UserError where the reference cannot be read
 */
export async function broughtSince(
  ref: string,
  findings: readonly Finding[],
  linted: readonly Linted[],
  cwd: string,
  absolute: (path: string) => string,
): Promise<Finding[]> {
  const revision = Revision.since(ref, cwd);
  const before = await lintAll(linted.flatMap(({ target, job }) => jobBefore(target, job, revision)));
  // What was silenced then and is not now is news.
  const known = new Set(before.findings.filter(({ suppressed }) => !suppressed).map(({ fingerprint }) => unnumbered(fingerprint)));
  const touched = touchedIn(revision, absolute);
  return findings
    .filter((finding) => !known.has(unnumbered(finding.fingerprint)) || touched(finding.at))
    .map((finding) => turned(finding, touched));
}

/**
 * The jobs of a run, each with the state before where a rule on changes may ask for it.
 *
 * @throws UserError where the reference cannot be read
 */
export function withBases(ref: string, linted: readonly Linted[], cwd: string): Job[] {
  const asks = ({ job: { rules, settings } }: Linted): boolean =>
    [...rules].some(([id, rule]) => rule.inputs.includes('base') && isActive(id, rule, settings.levels));
  if (!linted.some(asks)) return linted.map(({ job }) => job);
  const revision = Revision.since(ref, cwd).as(ref);
  return linted.map((one) => {
    const [was] = asks(one) ? jobBefore(one.target, { ...one.job, project: { ...one.job.project, code: null } }, revision) : [];
    return was ? { ...one.job, project: { ...one.job.project, base: was.project } } : one.job;
  });
}

function jobBefore({ declaration, policies, labels }: Target, job: Job, revision: Revision): Job[] {
  const was: Target = {
    declaration: declaration === null ? null : revision.before(declaration),
    policies: policies?.map((path) => revision.before(path)) ?? null,
    labels: labels?.map((path) => revision.before(path)) ?? [],
  };
  const { project } = loadTarget(was, revision, () => false, false);
  if (was.declaration !== null && !project.declaration) return [];
  const code = job.project.code ? codeBefore(job.project.code, revision) : null;
  return project.declaration || project.policies.length || project.labels?.length
    ? [{ ...job, project: { ...project, code, base: null } }]
    : [];
}

/** The same files as they were; those that have not changed are not asked for. */
function codeBefore(code: CodeFiles, revision: Revision): CodeFiles {
  const changed = revision.changed();
  const was = (sources: readonly Source[]): Source[] =>
    sources.flatMap((source) => {
      const path = resolve(revision.cwd, source.path);
      return changed.has(path) ? (revision.read(revision.before(path)).source ?? []) : [source];
    });
  return { files: was(code.files), manifests: was(code.manifests) };
}

function touchedIn(revision: Revision, absolute: (path: string) => string): (at: Place) => boolean {
  const byFile = new Map<string, Lines[] | null>();
  return ({ source, start, end }) => {
    if (!byFile.has(source.path)) byFile.set(source.path, revision.touched(absolute(source.path)));
    const lines = byFile.get(source.path) as Lines[] | null;
    if (lines === null) return true;
    const [from, to] = [positionAt(source, start).line, positionAt(source, Math.max(start, end - 1)).line];
    return lines.some(([first, last]) => first <= to && last >= from);
  };
}

/** On the side that was touched, where only another side was: that is where people look. */
function turned(finding: Finding, touched: (at: Place) => boolean): Finding {
  if (touched(finding.at)) return finding;
  const other = finding.related.find(({ at }) => touched(at));
  if (!other) return finding;
  return {
    ...finding,
    at: other.at,
    related: [{ at: finding.at, note: 'this has not changed' }, ...finding.related.filter((one) => one !== other)],
  };
}

// From paths to projects: which declarations and policies are meant, and their texts.
import { codeOf } from './load/code.js';
import type { FoundCode } from './load/code.js';
import { declaredFiles, declaredLabels, readDeclared, refusal } from './load/declared.js';
import type { Files } from './load/read.js';
import type { Target } from './load/targets.js';
import { declarationOf } from './project.js';
import type { PolicyFile, Project } from './project.js';
import type { LabelFile } from './model/label.js';
import type { SkippedFile } from './model/report.js';
import type { Unread } from './model/rule.js';

export { findTargets, nameOf, targetFolder } from './load/targets.js';
export type { Found, Target } from './load/targets.js';

/** A project that was read, or why its declaration or its only policy could not be. */
export type Loaded = { readonly project: Project; readonly skipped: readonly SkippedFile[]; readonly errors: readonly string[] };

/**
 * Reads a target. What the user named and cannot be read is an error; what a declaration names and cannot be read is handed to the rules.
 *
 * @param readsCode whether the code that the declaration covers is read with it
 * @param isIgnored whether the configuration leaves a file out; a declaration that is named all the same takes its policies along
 */
export function loadTarget(target: Target, files: Files, isIgnored: (path: string) => boolean, readsCode = true): Loaded {
  const errors: string[] = [];
  const skipped: SkippedFile[] = [];
  const read = (path: string) => {
    const { source, problem } = files.read(path);
    if (!source) errors.push(`${files.shown(path)} ${problem}.`);
    return source ?? null;
  };
  const declaration = target.declaration === null ? null : read(target.declaration);
  const policies: PolicyFile[] = [];
  const missing: Unread[] = [];
  const labels: LabelFile[] = [];
  const missingLabels: Unread[] = [];
  for (const path of target.policies ?? []) {
    const source = read(path);
    if (source) policies.push({ source });
  }
  if (declaration && target.declaration && !target.policies)
    for (const declared of declaredFiles(target.declaration, declarationOf(declaration))) {
      if (isIgnored(declared.path) && !isIgnored(target.declaration)) {
        skipped.push({ path: files.shown(declared.path), reason: 'is left out by the configuration (ignorePatterns)' });
        continue;
      }
      const { source, problem } = readDeclared(declared, target.declaration, files);
      if (source) policies.push({ source, supplement: declared.supplement });
      if (problem !== null) missing.push({ ...declared.fact, reason: problem });
    }
  const namedLabels = new Set(target.labels ?? []);
  for (const path of namedLabels) {
    const { file, problem } = files.readLabel(path);
    if (file) labels.push(file);
    else errors.push(`${files.shown(path)} ${problem}.`);
  }
  if (declaration && target.declaration && !target.policies)
    for (const { fact, path } of declaredLabels(target.declaration, declarationOf(declaration)).filter(
      (one) => !namedLabels.has(one.path),
    )) {
      if (isIgnored(path) && !isIgnored(target.declaration)) {
        skipped.push({ path: files.shown(path), reason: 'is left out by the configuration (ignorePatterns)' });
        continue;
      }
      const refused = refusal(fact.value, path, target.declaration, files);
      const { file, problem } = refused ? { file: undefined, problem: refused } : files.readLabel(path);
      if (file) labels.push(file);
      else missingLabels.push({ ...fact, reason: problem });
    }
  const parsed = declaration && declarationOf(declaration);
  const covered =
    readsCode && parsed?.code && parsed.usable && target.declaration ? codeCovered(parsed.code, target.declaration, files) : null;
  skipped.push(...(covered?.skipped ?? []));
  return { project: { declaration, policies, missing, labels, missingLabels, code: covered }, skipped, errors };
}

function codeCovered(code: NonNullable<ReturnType<typeof declarationOf>['code']>, declaration: string, files: Files): FoundCode {
  const plain = (facts: readonly { readonly value: string }[]): string[] => facts.map(({ value }) => value);
  return codeOf(declaration, plain(code.include), plain(code.exclude), files);
}

// From paths to projects: which declarations and policies are meant, and their texts.
import { dirname, relative, resolve, sep } from 'node:path';
import { foldersAbove, isWithin, realPath, repositoryOf } from './config/above.js';
import { codeOf } from './load/code.js';
import type { FoundCode } from './load/code.js';
import { filesBelow, isDeclarationName, isLabelName, isYaml, staticPart } from './load/discover.js';
import type { Files } from './load/read.js';
import { declarationOf } from './project.js';
import type { PolicyFile, Project } from './project.js';
import { isGlob, matchesGlob } from './model/glob.js';
import type { LabelFile } from './model/label.js';
import type { SkippedFile } from './model/report.js';
import type { Unread } from './model/rule.js';

/** Something to lint, not read yet. */
export interface Target {
  /** Absolute; null: the policies are checked alone. */
  readonly declaration: string | null;
  /** Absolute; policies laid under the declaration whatever that names, or checked alone. Null: those that the declaration names. */
  readonly policies: readonly string[] | null;
  /** Absolute; store labels laid beside them, besides those that the declaration names. */
  readonly labels?: readonly string[];
}

export interface Found {
  readonly targets: readonly Target[];
  /** One sentence for each thing named that cannot be linted. */
  readonly errors: readonly string[];
  /** One sentence for each thing named that matches nothing, an error unless that is allowed. */
  readonly unmatched: readonly string[];
  readonly skipped: readonly SkippedFile[];
  /** The targets that were not named but found in a folder. */
  readonly inFolders: ReadonlySet<Target>;
}

/**
 * What the paths named on a command line mean. A YAML file is a declaration, an `.xcprivacy` or CSV a store label, another file a
 * policy, a folder the declarations in it. A label that no declaration names is held against all that is named beside it.
 *
 * @param declaration declaration to be laid over the policies named, or null
 */
export function findTargets(paths: readonly string[], declaration: string | null, files: Files): Found {
  const errors: string[] = [];
  const unmatched: string[] = [];
  const skipped: SkippedFile[] = [];
  const targets = new Map<string, Target>();
  const alone: string[] = [];
  const labels: string[] = [];
  const found = new Set<string>();
  const add = (path: string): void => {
    targets.set(path, { declaration: path, policies: null });
  };

  const outside = (path: string): void => {
    skipped.push({ path: files.shown(path), reason: 'is a link that leads out of the repository; name it to read it' });
  };

  for (const path of paths.flatMap((one) => expand(one, files, unmatched, outside))) {
    if (!files.exists(path)) errors.push(`${files.shown(path)} does not exist.`);
    else if (files.isFolder(path) && isYaml(path)) errors.push(`${files.shown(path)} is a folder.`);
    else if (files.isFolder(path)) {
      const inside = declaration ? [] : declarationsOf(path, files, outside);
      if (declaration) errors.push(`${files.shown(path)} is a folder; --declaration goes with policy files.`);
      else if (!inside.length)
        unmatched.push(
          `There is no declaration (privacy.yaml) in ${files.shown(path)} or above it: policy-lint init drafts one, and a policy file that is named is checked alone.`,
        );
      for (const one of inside) {
        if (!targets.has(one)) found.add(one);
        add(one);
      }
    } else if (isLabelName(path)) {
      const owners = declaration ? [] : ownersOf(path, files);
      if (owners.length) owners.forEach(add);
      else labels.push(path);
    } else if (isConfigName(path)) skipped.push({ path: files.shown(path), reason: 'is the configuration, not a declaration' });
    else if (declaration) alone.push(path);
    else if (isYaml(path)) {
      found.delete(path);
      add(path);
    } else {
      const owners = ownersOf(path, files);
      if (owners.length) owners.forEach(add);
      else alone.push(path);
    }
  }
  const named = declaration && resolve(files.cwd, declaration);
  // Where none of the policies named is there, the declaration's own must not stand in for them.
  if (named && (alone.length || labels.length || !paths.length))
    targets.set(named, { declaration: named, policies: alone.length ? [...new Set(alone)] : null });
  if (!named) for (const path of new Set(alone)) targets.set(path, { declaration: null, policies: [path] });
  if (labels.length && !targets.size) targets.set('', { declaration: null, policies: [] });
  const beside = [...new Set(labels)];
  const all = new Map([...targets].map(([path, target]) => [path, beside.length ? { ...target, labels: beside } : target]));
  return {
    targets: [...all.values()],
    errors,
    unmatched,
    skipped,
    inFolders: new Set([...all].filter(([path]) => found.has(path)).map(([, target]) => target)),
  };
}

/** The files that a glob matches, for shells that leave globs alone; the path itself where it is none or exists. */
function expand(path: string, files: Files, unmatched: string[], outside: (path: string) => void): string[] {
  const plain = files.absolute(path);
  if (files.exists(plain) || !isGlob(path)) return [plain];
  const pattern = path.split('\\').join('/');
  const base = files.absolute(staticPart(pattern));
  const found = filesBelow(
    base,
    (file) => matchesGlob(pattern, pattern.startsWith('/') ? file.slice(1) : relative(files.cwd, file).split(sep).join('/'), true),
    outside,
  );
  if (!found.length) unmatched.push(`No file matches ${path}.`);
  return found;
}

function isConfigName(path: string): boolean {
  return /(?:^|[\\/])policy-lint\.config\.(?:ya?ml|json)$/.test(path);
}

/** The declarations in a folder and below; where there are none, the nearest above. */
function declarationsOf(folder: string, files: Files, outside: (path: string) => void): readonly string[] {
  const below = filesBelow(folder, (path) => isDeclarationName(path.slice(path.lastIndexOf(sep) + 1)), outside);
  if (below.length) return below;
  for (const above of foldersAbove(folder, files.cwd).slice(1)) {
    const found = files.declarationsIn(above);
    if (found.length) return found;
  }
  return [];
}

/** The nearest declarations that name a policy or a store label. */
function ownersOf(named: string, files: Files): string[] {
  for (const folder of foldersAbove(dirname(named), files.cwd)) {
    const found = files.declarationsIn(folder).filter((path) => {
      const { source } = files.read(path);
      return (
        source &&
        [...declaredFiles(path, declarationOf(source)), ...declaredLabels(path, declarationOf(source))].some((file) => file.path === named)
      );
    });
    if (found.length) return found;
  }
  return [];
}

type Declared = ReturnType<typeof declaredFiles>[number];

/** The files that a declaration names as policy or supplement; addresses are not read. */
function declaredFiles(path: string, { policy }: ReturnType<typeof declarationOf>) {
  const all = [
    ...policy.files.map((fact) => ({ fact, supplement: false })),
    ...policy.supplements.filter((fact) => !isAddress(fact.value)).map((fact) => ({ fact, supplement: true })),
  ];
  const seen = new Set<string>();
  return all
    .map((one) => ({ ...one, path: resolve(dirname(path), one.fact.value) }))
    .filter((one) => one.fact.value !== 'unknown' && !seen.has(one.path) && seen.add(one.path));
}

/** The store labels that a declaration names. */
function declaredLabels(path: string, { labels }: ReturnType<typeof declarationOf>) {
  const all = labels.map((fact) => ({ fact, path: resolve(dirname(path), fact.value) }));
  return all.filter((one, i) => one.fact.value !== 'unknown' && all.findIndex((other) => other.path === one.path) === i);
}

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

function readDeclared({ fact, path }: Declared, declaration: string, files: Files) {
  const refused = refusal(fact.value, path, declaration, files);
  if (refused) return { source: null, problem: refused };
  const { source, problem } = files.read(path);
  return { source: source ?? null, problem: problem ?? (source.text.trim() ? null : 'is empty') };
}

/** Why a file that a declaration names is not read, whatever is in it. */
function refusal(written: string, path: string, declaration: string, files: Files): string | null {
  if (isAddress(written)) return 'is an address; only files are read';
  // A declaration may come from a stranger, and reports quote what they read.
  const root = repositoryOf(dirname(declaration));
  return root && files.exists(path) && !isWithin(realPath(path), realPath(root))
    ? 'lies outside the repository; name it on the command line to read it'
    : null;
}

function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** The file by which a target is known: its declaration, or what is checked alone. */
export function nameOf({ declaration, policies, labels }: Target): string {
  return declaration ?? policies?.[0] ?? labels?.[0] ?? '.';
}

/** The folder from which the configuration of a target is looked for. */
export function targetFolder(target: Target): string {
  return dirname(nameOf(target));
}

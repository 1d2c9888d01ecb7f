// From paths to projects: which declarations and policies are meant, and their texts.
import { dirname, relative, resolve, sep } from 'node:path';
import { foldersAbove, isWithin, realPath, repositoryOf } from './config/above.js';
import { codeOf } from './load/code.js';
import type { FoundCode } from './load/code.js';
import { declarationsIn, filesBelow, isDeclarationName, isYaml, staticPart } from './load/discover.js';
import type { Files } from './load/read.js';
import { declarationOf } from './lint.js';
import type { PolicyFile, Project } from './lint.js';
import { isGlob, matchesGlob } from './model/glob.js';
import type { SkippedFile } from './model/report.js';
import type { Unread } from './model/rule.js';

/** Something to lint, not read yet. */
export interface Target {
  /** Absolute; null: the policies are checked alone. */
  readonly declaration: string | null;
  /** Absolute; policies laid under the declaration whatever that names, or checked alone. Null: those that the declaration names. */
  readonly policies: readonly string[] | null;
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
 * What the paths named on a command line mean. A YAML file is a declaration, another file a policy, a folder the declarations in it.
 *
 * @param declaration declaration to be laid over the policies named, or null
 */
export function findTargets(paths: readonly string[], declaration: string | null, files: Files): Found {
  const errors: string[] = [];
  const unmatched: string[] = [];
  const skipped: SkippedFile[] = [];
  const targets = new Map<string, Target>();
  const alone: string[] = [];
  const found = new Set<string>();
  const add = (path: string): void => { targets.set(path, { declaration: path, policies: null }); };

  for (const path of paths.flatMap((one) => expand(one, files, unmatched))) {
    if (!files.exists(path)) errors.push(`${files.shown(path)} does not exist.`);
    else if (files.isFolder(path) && isYaml(path)) errors.push(`${files.shown(path)} is a folder.`);
    else if (files.isFolder(path)) {
      const inside = declaration ? [] : declarationsOf(path, files);
      if (declaration) errors.push(`${files.shown(path)} is a folder; --declaration goes with policy files.`);
      else if (!inside.length) unmatched.push(`There is no declaration (privacy.yaml) in ${files.shown(path)} or above it; name a policy file to check its text alone.`);
      for (const one of inside) {
        if (!targets.has(one)) found.add(one);
        add(one);
      }
    } else if (isConfigName(path)) skipped.push({ path: files.shown(path), reason: 'is the configuration, not a declaration' });
    else if (declaration) alone.push(path);
    else if (isYaml(path)) {
      found.delete(path);
      add(path);
    }
    else {
      const owners = ownersOf(path, files);
      if (owners.length) owners.forEach(add);
      else alone.push(path);
    }
  }
  const named = declaration && resolve(files.cwd, declaration);
  // Where none of the policies named is there, the declaration's own must not stand in for them.
  if (named && (alone.length || !paths.length)) targets.set(named, { declaration: named, policies: alone.length ? [...new Set(alone)] : null });
  if (!named) for (const path of new Set(alone)) targets.set(path, { declaration: null, policies: [path] });
  return { targets: [...targets.values()], errors, unmatched, skipped, inFolders: new Set([...targets].filter(([path]) => found.has(path)).map(([, target]) => target)) };
}

/** The files that a glob matches, for shells that leave globs alone; the path itself where it is none or exists. */
function expand(path: string, files: Files, unmatched: string[]): string[] {
  const plain = files.absolute(path);
  if (files.exists(plain) || !isGlob(path)) return [plain];
  const pattern = path.split('\\').join('/');
  const base = files.absolute(staticPart(pattern));
  const found = filesBelow(base, (file) => matchesGlob(pattern, pattern.startsWith('/') ? file.slice(1) : relative(files.cwd, file).split(sep).join('/'), true));
  if (!found.length) unmatched.push(`No file matches ${path}.`);
  return found;
}

function isConfigName(path: string): boolean {
  return /(?:^|[\\/])policy-lint\.config\.(?:ya?ml|json)$/.test(path);
}

/** The declarations in a folder and below; where there are none, the nearest above. */
function declarationsOf(folder: string, files: Files): string[] {
  const below = filesBelow(folder, (path) => isDeclarationName(path.slice(path.lastIndexOf(sep) + 1)));
  if (below.length) return below;
  for (const above of foldersAbove(folder, files.cwd).slice(1)) {
    const found = declarationsIn(above);
    if (found.length) return found;
  }
  return [];
}

/** The nearest declarations that name a policy. */
function ownersOf(policy: string, files: Files): string[] {
  for (const folder of foldersAbove(dirname(policy), files.cwd)) {
    const found = declarationsIn(folder).filter((path) => {
      const { source } = files.read(path);
      return source && declaredFiles(path, declarationOf(source)).some((file) => file.path === policy);
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
  return all.map((one) => ({ ...one, path: resolve(dirname(path), one.fact.value) }))
    .filter((one) => one.fact.value !== 'unknown' && !seen.has(one.path) && seen.add(one.path));
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
  const parsed = declaration && declarationOf(declaration);
  const covered = readsCode && parsed?.code && parsed.usable && target.declaration ? codeCovered(parsed.code, target.declaration, files) : null;
  skipped.push(...covered?.skipped ?? []);
  return { project: { declaration, policies, missing, code: covered }, skipped, errors };
}

function codeCovered(code: NonNullable<ReturnType<typeof declarationOf>['code']>, declaration: string, files: Files): FoundCode {
  const plain = (facts: readonly { readonly value: string }[]): string[] => facts.map(({ value }) => value);
  return codeOf(declaration, plain(code.include), plain(code.exclude), files);
}

function readDeclared({ fact, path }: Declared, declaration: string, files: Files) {
  if (isAddress(fact.value)) return { source: null, problem: 'is an address; only files are read' };
  // A declaration may come from a stranger, and reports quote what they read.
  const root = repositoryOf(dirname(declaration));
  if (root && files.exists(path) && !isWithin(realPath(path), realPath(root))) return { source: null, problem: 'lies outside the repository; name it on the command line to read it' };
  const { source, problem } = files.read(path);
  return { source: source ?? null, problem: problem ?? (source.text.trim() ? null : 'is empty') };
}

function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** The folder from which the configuration of a target is looked for. */
export function targetFolder(target: Target): string {
  return dirname(target.declaration ?? target.policies?.[0] ?? '.');
}


// Which declarations and policies the paths of a command line mean.
import { dirname, relative, resolve, sep } from 'node:path';
import { foldersAbove } from '../config/above.js';
import { isGlob, matchesGlob } from '../model/glob.js';
import type { SkippedFile } from '../model/report.js';
import { declarationOf } from '../project.js';
import { declaredFiles, declaredLabels } from './declared.js';
import { filesBelow, isDeclarationName, isLabelName, isYaml, staticPart } from './discover.js';
import type { Files } from './read.js';

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
  return new Search(declaration, files).run(paths);
}

class Search {
  private readonly errors: string[] = [];
  private readonly unmatched: string[] = [];
  private readonly skipped: SkippedFile[] = [];
  /** By the declaration, or the policy that is checked alone. */
  private readonly targets = new Map<string, Target>();
  /** Policies that no declaration was found for, and all that one is laid over. */
  private readonly alone = new Set<string>();
  /** Labels that no declaration was found for. */
  private readonly labels = new Set<string>();
  /** Declarations that were found in folders and not named. */
  private readonly found = new Set<string>();

  constructor(
    private readonly declaration: string | null,
    private readonly files: Files,
  ) {}

  run(paths: readonly string[]): Found {
    for (const path of paths.flatMap((one) => this.expand(one))) this.take(path);
    const { alone, labels, targets, declaration, files } = this;
    if (declaration) {
      const named = resolve(files.cwd, declaration);
      // Where none of the policies named is there, the declaration's own must not stand in for them.
      if (alone.size || labels.size || !paths.length) targets.set(named, { declaration: named, policies: alone.size ? [...alone] : null });
    } else for (const path of alone) targets.set(path, { declaration: null, policies: [path] });
    if (labels.size && !targets.size) targets.set('', { declaration: null, policies: [] });
    const beside = [...labels];
    const all = [...targets].map(([path, target]) => [path, beside.length ? { ...target, labels: beside } : target] as const);
    return {
      targets: all.map(([, target]) => target),
      errors: this.errors,
      unmatched: this.unmatched,
      skipped: this.skipped,
      inFolders: new Set(all.filter(([path]) => this.found.has(path)).map(([, target]) => target)),
    };
  }

  private take(path: string): void {
    const { files } = this;
    if (!files.exists(path)) this.errors.push(`${files.shown(path)} does not exist.`);
    else if (files.isFolder(path)) this.takeFolder(path);
    else if (isLabelName(path)) this.takeOwned(path, this.labels, this.declaration !== null);
    else if (isConfigName(path)) this.skipped.push({ path: files.shown(path), reason: 'is the configuration, not a declaration' });
    else if (this.declaration) this.alone.add(path);
    else if (isYaml(path)) {
      this.found.delete(path);
      this.add(path);
    } else this.takeOwned(path, this.alone, false);
  }

  private takeFolder(path: string): void {
    const { files } = this;
    if (isYaml(path)) {
      this.errors.push(`${files.shown(path)} is a folder.`);
      return;
    }
    if (this.declaration) {
      this.errors.push(`${files.shown(path)} is a folder; --declaration goes with policy files.`);
      return;
    }
    const inside = this.declarationsOf(path);
    if (!inside.length)
      this.unmatched.push(
        `There is no declaration (privacy.yaml) in ${files.shown(path)} or above it: policy-lint init drafts one, and a policy file that is named is checked alone.`,
      );
    for (const one of inside) {
      if (!this.targets.has(one)) this.found.add(one);
      this.add(one);
    }
  }

  /** A policy or label stands for the declarations that name it, or else for itself. */
  private takeOwned(path: string, unowned: Set<string>, isLaidOver: boolean): void {
    const owners = isLaidOver ? [] : ownersOf(path, this.files);
    for (const owner of owners) this.add(owner);
    if (!owners.length) unowned.add(path);
  }

  private add(declaration: string): void {
    this.targets.set(declaration, { declaration, policies: null });
  }

  private readonly outside = (path: string): void => {
    this.skipped.push({ path: this.files.shown(path), reason: 'is a link that leads out of the repository; name it to read it' });
  };

  /** The files that a glob matches, for shells that leave globs alone; the path itself where it is none or exists. */
  private expand(path: string): string[] {
    const { files } = this;
    const plain = files.absolute(path);
    if (files.exists(plain) || !isGlob(path)) return [plain];
    const pattern = path.split('\\').join('/');
    const base = files.absolute(staticPart(pattern));
    const found = filesBelow(
      base,
      (file) => matchesGlob(pattern, pattern.startsWith('/') ? file.slice(1) : relative(files.cwd, file).split(sep).join('/'), true),
      this.outside,
    );
    if (!found.length) this.unmatched.push(`No file matches ${path}.`);
    return found;
  }

  /** The declarations in a folder and below; where there are none, the nearest above. */
  private declarationsOf(folder: string): readonly string[] {
    const { files } = this;
    const below = filesBelow(folder, (path) => isDeclarationName(path.slice(path.lastIndexOf(sep) + 1)), this.outside);
    if (below.length) return below;
    for (const above of foldersAbove(folder, files.cwd).slice(1)) {
      const found = files.declarationsIn(above);
      if (found.length) return found;
    }
    return [];
  }
}

function isConfigName(path: string): boolean {
  return /(?:^|[\\/])policy-lint\.config\.(?:ya?ml|json)$/.test(path);
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

/** The file by which a target is known: its declaration, or what is checked alone. */
export function nameOf({ declaration, policies, labels }: Target): string {
  return declaration ?? policies?.[0] ?? labels?.[0] ?? '.';
}

/** The folder from which the configuration of a target is looked for. */
export function targetFolder(target: Target): string {
  return dirname(nameOf(target));
}

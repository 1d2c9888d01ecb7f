// Packages of the repository itself: what a registry knows by their names is somebody else. The command line reads every package.json of the
// workspace; here, with one file in hand, it is asked where the package that is imported lies.
import { lstatSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { realPath } from '../config/above.js';
import { packageOf } from '../extract/code/modules.js';
import type { Manifest, Program } from '../model/program.js';
import type { Registry } from '../model/vendor.js';
import { parseManifest } from '../parse/code/manifest.js';
import { foldersAbove, FreshFiles } from './engine.js';

const files = new FreshFiles();

/** The packages of the repository among those that a file imports and a registry knows. */
export function ownAmong({ source, facts }: Program, filename: string, cwd: string, registry: Registry): Manifest[] {
  const known = facts.flatMap((fact) => (fact.kind === 'import' && registry.byPackage(fact.module) ? packageOf(fact.module) ?? [] : []));
  if (!known.length) return [];
  const folders = foldersAbove(dirname(filename), cwd);
  return [...new Set(known)].filter((name) => folders.some((folder) => isLinked(join(folder, 'node_modules', name)) || nameIn(folder, cwd) === name))
    .map((name) => ({ source, name, folder: `${name}/`, needs: new Map() }));
}

/** Whether an installed package is a link to a folder of the workspace, as npm, Yarn and pnpm lay it. */
function isLinked(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink() && !realPath(path).split(sep).includes('node_modules');
  } catch {
    return false;
  }
}

/** What the package of a folder is called. */
function nameIn(folder: string, cwd: string): string | null {
  const { source } = files.read(join(folder, 'package.json'), cwd);
  return source ? parseManifest(source)?.name ?? null : null;
}

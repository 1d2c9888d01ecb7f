// Packages of the repository, and which of them code needs that lies elsewhere in it.
import { basename, dirname, sep } from 'node:path';
import { familyOf, foreignOf, listedIn } from '../model/ecosystem.js';
import type { Family } from '../model/ecosystem.js';
import type { Source } from '../model/text.js';
import { parseManifest } from '../parse/code/manifest.js';
import { filesBelow } from './discover.js';
import type { Files } from './read.js';

interface Package {
  readonly folder: string;
  readonly source: Source;
  readonly name: string | null;
  readonly needs: ReadonlySet<string>;
}

/**
 * The manifests that concern some code, and the folders of the packages that it needs and that are not part of it.
 *
 * @param code its files, by path
 */
export function workspaceOf(
  root: string,
  code: readonly (readonly [string, Source])[],
  files: Files,
): { readonly manifests: Source[]; readonly needed: string[] } {
  const { packages, lists } = packagesIn(root, files);
  const byName = new Map(packages.flatMap((one) => (one.name === null ? [] : [[one.name, one]])));
  const owners = new Map<Package, string[]>();
  for (const [path, { text }] of code) {
    const owner = ownerOf(path, packages);
    if (owner) owners.set(owner, [...(owners.get(owner) ?? []), text]);
  }
  // A package that is needed needs others; what was seen is not looked at again, so that a circle ends.
  const seen = new Set(owners.keys());
  const needed: Package[] = [];
  for (const [owner, texts] of owners)
    for (const name of owner.needs) {
      const one = byName.get(name);
      if (one && !seen.has(one) && texts.some((text) => text.includes(name))) {
        seen.add(one);
        needed.push(one);
      }
    }
  for (const one of needed)
    for (const name of one.needs) {
      const next = byName.get(name);
      if (next && !seen.has(next)) {
        seen.add(next);
        needed.push(next);
      }
    }
  const manifests = [...packages.filter((one) => seen.has(one)).map(({ source }) => source), ...listsFor(lists, code, files)];
  return { manifests, needed: needed.map(({ folder }) => folder) };
}

/** The lists of packages of other languages that have code beside or below them. */
function listsFor(lists: readonly string[], code: readonly (readonly [string, Source])[], files: Files): Source[] {
  const folders = new Map<Family, Set<string>>();
  for (const [path] of lists.length ? code : []) {
    const family = foreignOf(path)?.family;
    if (family === undefined) continue;
    const known = folders.get(family) ?? new Set();
    for (let folder = dirname(path); !known.has(folder); folder = dirname(folder)) known.add(folder);
    folders.set(family, known);
  }
  return lists.flatMap((path) => {
    const family = familyOf(listedIn(path) ?? 'npm');
    const folder = dirname(path);
    // Some lie in a folder of their own, beside the code.
    const shelf = /^(?:requirements|gradle|.+\.xcodeproj)$/.test(basename(folder)) ? dirname(folder) : folder;
    return family !== null && folders.get(family)?.has(shelf) ? (files.read(path).source ?? []) : [];
  });
}

function packagesIn(root: string, files: Files): { readonly packages: Package[]; readonly lists: readonly string[] } {
  const paths = filesBelow(root, (path) => listedIn(path) !== null, false);
  const packages = paths
    .filter((path) => listedIn(path) === 'npm')
    .flatMap((path) => {
      const { source } = files.read(path);
      if (!source) return [];
      const manifest = parseManifest(source);
      return [
        {
          folder: dirname(path),
          source,
          name: manifest?.name ?? null,
          needs: new Set([...(manifest?.needs.keys() ?? []), ...buildNeeds(source)]),
        },
      ];
    });
  return { packages, lists: paths.filter((path) => listedIn(path) !== 'npm') };
}

/** Packages of the workspace often stand among those that only building needs. */
function buildNeeds({ text }: Source): string[] {
  try {
    const { devDependencies } = JSON.parse(text) as { devDependencies?: unknown };
    return typeof devDependencies === 'object' && devDependencies !== null ? Object.keys(devDependencies) : [];
  } catch {
    return [];
  }
}

/** The package in whose folder a file lies: the innermost. */
function ownerOf(path: string, packages: readonly Package[]): Package | null {
  let best: Package | null = null;
  for (const one of packages) if (path.startsWith(`${one.folder}${sep}`) && (!best || one.folder.length > best.folder.length)) best = one;
  return best;
}

// Packages of the repository, and which of them code needs that lies elsewhere in it.
import { dirname, sep } from 'node:path';
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
  const packages = packagesIn(root, files);
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
  return { manifests: packages.filter((one) => seen.has(one)).map(({ source }) => source), needed: needed.map(({ folder }) => folder) };
}

function packagesIn(root: string, files: Files): Package[] {
  return filesBelow(root, (path) => path.endsWith(`${sep}package.json`), false).flatMap((path) => {
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

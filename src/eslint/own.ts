// Packages of the repository itself: what a registry knows by their names is somebody else, and what they hand on goes to whom they depend on. The
// command line reads the whole workspace; here, with one file in hand, it is asked where a package that is imported lies, and what it needs.
import { lstatSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { realPath } from '../config/above.js';
import { packageOf } from '../extract/code/modules.js';
import type { Manifest, Program } from '../model/program.js';
import { place } from '../model/text.js';
import type { Registry } from '../model/vendor.js';
import { parseManifest } from '../parse/code/manifest.js';
import { foldersAbove, FreshFiles } from './engine.js';

export interface Own {
  readonly manifests: readonly Manifest[];
  /** What packages of the workspace need, as if it were all that their code does: a package that needs one vendor's SDK alone is a wrapper of it. */
  readonly programs: readonly Program[];
}

const files = new FreshFiles();

/** The packages of the repository among those that matter to a file: known to the registry, or called with data. */
export function ownAmong(program: Program, filename: string, cwd: string, registry: Registry): Own {
  const wanted = new Set(
    program.facts.flatMap((fact) => {
      if (fact.kind === 'import') return registry.byPackage(fact.module) ? (packageOf(fact.module) ?? []) : [];
      const origin = fact.kind === 'send' ? fact.to : fact.kind === 'start' && !('host' in fact.of) ? fact.of : null;
      return origin?.package === undefined ? [] : (packageOf(origin.package) ?? []);
    }),
  );
  if (!wanted.size) return { manifests: [], programs: [] };
  const folders = foldersAbove(dirname(filename), cwd);
  const found = [...wanted].flatMap((name) => manifestOf(name, folders, cwd) ?? []);
  return {
    manifests: found,
    programs: found.map(({ source, needs }) => ({
      source,
      facts: [...needs.keys()].map((module) => ({ kind: 'import', module, names: ['*'], at: place(source, 0, 0) })),
    })),
  };
}

/** The manifest of a package if it is of the repository: linked from node_modules, or that which a file lies in. */
function manifestOf(name: string, folders: readonly string[], cwd: string): Manifest | null {
  for (const folder of folders) {
    const linked = linkedFrom(join(folder, 'node_modules', name));
    const manifest = read(linked ?? folder, cwd);
    if (linked !== null || manifest?.name === name) {
      const source = { path: `${name}/package.json`, text: manifest?.source.text ?? '' };
      return { source, ecosystem: 'npm', name, folder: `${name}/`, needs: linked === null ? new Map() : (manifest?.needs ?? new Map()) };
    }
  }
  return null;
}

/** The folder of the workspace that an installed package is a link to, as npm, Yarn and pnpm lay it; null for packages from elsewhere. */
function linkedFrom(path: string): string | null {
  try {
    const real = lstatSync(path).isSymbolicLink() ? realPath(path) : null;
    return real === null || real.split(sep).includes('node_modules') ? null : real;
  } catch {
    return null;
  }
}

function read(folder: string, cwd: string): Manifest | null {
  const { source } = files.read(join(folder, 'package.json'), cwd);
  return source ? parseManifest(source) : null;
}

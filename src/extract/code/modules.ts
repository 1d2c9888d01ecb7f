// Which files stand behind the name of a module of our own: a package of the workspace, a relative path, an alias of the framework.
import type { Manifest, Program } from '../../model/program.js';
import type { Vendor } from '../../model/vendor.js';

const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.vue', '/index.ts', '/index.tsx', '/index.js'];
/** What frameworks set before a path from the application's root. */
const ALIASES = ['@/', '~/', '#/', '$lib/', '@@/', 'src/'];

/** The package that a module is of: `@mill/stats/react` is of `@mill/stats`; null for paths. */
export function packageOf(module: string): string | null {
  if (module.startsWith('.') || module.startsWith('/')) return null;
  const parts = module.split('/');
  return module.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string);
}

export class Modules {
  private readonly byPath: ReadonlyMap<string, Program>;
  private readonly packages: ReadonlyMap<string, Manifest>;
  private readonly known = new Map<string, readonly Vendor[]>();

  constructor(
    private readonly programs: readonly Program[],
    manifests: readonly Manifest[],
    private readonly vendorsOf: (program: Program) => readonly Vendor[],
  ) {
    this.byPath = new Map(programs.map((program) => [program.source.path, program]));
    this.packages = new Map(manifests.flatMap((one) => (one.name === null ? [] : [[one.name, one]])));
  }

  /** Whether a module is of a package of the workspace. */
  isOwn(module: string): boolean {
    return this.packages.has(packageOf(module) ?? '');
  }

  /** The vendors that the files behind a module use; a file that uses none is followed once more. */
  behind(module: string, from: Program): readonly Vendor[] {
    const name = packageOf(module);
    const key = name !== null && this.packages.has(name) ? name : `${from.source.path}\n${module}`;
    let found = this.known.get(key);
    if (!found) {
      // Until it is known it is nobody: files may import each other in a circle.
      this.known.set(key, []);
      this.known.set(key, (found = this.find(module, from)));
    }
    return found;
  }

  private find(module: string, from: Program): readonly Vendor[] {
    const manifest = this.packages.get(packageOf(module) ?? '');
    if (manifest)
      return distinct(
        this.programs.filter(({ source }) => source.path.startsWith(manifest.folder)).flatMap((program) => this.vendorsOf(program)),
      );
    const program = this.fileOf(module, from.source.path);
    if (!program) return [];
    const vendors = this.vendorsOf(program);
    if (vendors.length) return vendors;
    return distinct(program.facts.flatMap((fact) => (fact.kind === 'import' ? this.behind(fact.module, program) : [])));
  }

  private fileOf(module: string, from: string): Program | null {
    const alias = ALIASES.find((one) => module.startsWith(one));
    if (alias === undefined && !module.startsWith('.')) return null;
    const bases =
      alias === undefined
        ? [joined(from.slice(0, from.lastIndexOf('/') + 1), module)]
        : foldersAbove(from).flatMap((folder) => [`${folder}src/`, folder].map((base) => base + module.slice(alias.length)));
    for (const base of bases)
      for (const ending of ENDINGS) {
        const found = this.byPath.get(base.replace(/\.js$/, '') + ending) ?? this.byPath.get(base + ending);
        if (found) return found;
      }
    return null;
  }
}

/** `a/b/` and `../c` are `a/c`. */
function joined(folder: string, path: string): string {
  const parts = folder.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return [...parts.map((_, i) => `${parts.slice(0, parts.length - i).join('/')}/`), ''];
}

function distinct(vendors: readonly Vendor[]): Vendor[] {
  return [...new Map(vendors.map((one) => [one.id, one])).values()];
}

// What lists of packages say of code of other languages: whose imports count, and which vendors nothing but a list names.
import type { Trace } from '../../model/code.js';
import { familyOf, foreignOf } from '../../model/ecosystem.js';
import type { Family } from '../../model/ecosystem.js';
import type { ImportFact, Manifest, Program } from '../../model/program.js';
import type { Place } from '../../model/text.js';
import type { PackageMatch, Registry } from '../../model/vendor.js';

/** What an import is a name of, and whose languages these are. Names of the others are addresses, or begin with one, and mean one package in all the world. */
const FAMILIES: Readonly<Record<string, Family>> = {
  py: 'python',
  gem: 'ruby',
  rb: 'ruby',
  php: 'php',
  apple: 'apple',
  cs: 'dotnet',
};

/** `py:sentry_sdk` is sentry_sdk. */
function bareName(module: string): string {
  return module.slice(module.indexOf(':') + 1);
}

export class Lists {
  /** Family and id of the vendor of every package that a list names. */
  private readonly listed = new Set<string>();
  private readonly modules: readonly string[];
  private readonly tops: ReadonlySet<string>;

  constructor(
    private readonly manifests: readonly Manifest[],
    programs: readonly Program[],
    private readonly registry: Registry,
  ) {
    for (const manifest of manifests)
      for (const { vendor } of vendorsIn(manifest, registry)) this.listed.add(`${familyOf(manifest.ecosystem)} ${vendor.id}`);
    this.modules = manifests.flatMap(({ ecosystem, name }) => (ecosystem === 'go' && name !== null ? [name.toLowerCase()] : []));
    this.tops = topsOf(manifests, programs);
  }

  /**
   * The vendor of a package that code of another language imports. A name that anybody may give a module of his own counts where a list names a
   * package of the vendor.
   */
  imported({ module, names }: ImportFact): (PackageMatch & { readonly name: string }) | null {
    const kind = module.slice(0, module.indexOf(':'));
    const name = bareName(module);
    if (kind === 'go' && this.modules.some((own) => `${name.toLowerCase()}/`.startsWith(`${own}/`))) return null;
    if (kind === 'py' && this.tops.has(name.split('.', 1)[0] as string)) return null;
    const family = FAMILIES[kind];
    for (const one of [module, ...names.map((part) => `${module}.${part}`)]) {
      const match = this.registry.byPackage(one);
      if (match && (family === undefined || this.listed.has(`${family} ${match.vendor.id}`))) return { ...match, name: bareName(one) };
    }
    return null;
  }

  /** The vendors that lists name and that code was not seen to use, each at its first place. */
  unseen(seen: ReadonlySet<string>): Trace[] {
    const found = new Map<string, Trace>();
    for (const manifest of this.manifests)
      for (const { vendor, name, at } of vendorsIn(manifest, this.registry))
        if (!seen.has(vendor.id) && !found.has(vendor.id)) found.set(vendor.id, { vendor, via: 'package', name, at, weak: 'listed' });
    return [...found.values()];
  }
}

function vendorsIn({ ecosystem, needs }: Manifest, registry: Registry): (PackageMatch & { readonly name: string; readonly at: Place })[] {
  if (ecosystem === 'npm') return [];
  return [...needs].flatMap(([name, at]) => {
    // What is taken from a package of Swift has the name of the module.
    const match = registry.byPackage(`${ecosystem === 'swift' && !name.includes('/') ? 'apple' : ecosystem}:${name}`);
    return match && !match.inert ? [{ ...match, name, at }] : [];
  });
}

/** The modules of Python that the project has itself where its packages are looked for: beside a list, or in its src. */
function topsOf(manifests: readonly Manifest[], programs: readonly Program[]): ReadonlySet<string> {
  const roots = new Set(manifests.flatMap(({ ecosystem, folder }) => (ecosystem === 'pypi' ? [folder, `${folder}src/`] : [])));
  const tops = new Set<string>();
  for (const { source } of programs) {
    if (foreignOf(source.path)?.family !== 'python') continue;
    for (
      let at = source.path.lastIndexOf('/'), end = source.path.length;
      ;
      end = at, at = at < 0 ? -1 : source.path.lastIndexOf('/', at - 1)
    ) {
      if (roots.has(source.path.slice(0, at + 1))) tops.add(source.path.slice(at + 1, end).replace(/\.py$/, ''));
      if (at < 0) break;
    }
  }
  return tops;
}

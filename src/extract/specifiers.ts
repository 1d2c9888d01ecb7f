// How modules are named where no package manager stands between: Deno's `npm:` and `jsr:`, and the networks that deliver npm by address.
const SCHEMES = /^(?:npm|jsr):\/?/;
const NETWORKS = /^https:\/\/(?:esm\.sh|esm\.run|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm|ga\.jspm\.io\/npm:)\/?/;
/** `https://esm.sh/v135/`, `https://esm.sh/stable/`, `https://esm.sh/*`: settings of the network before the name. */
const BUILDS = /^(?:v\d+|stable|gh|jsr|\*)\//;
const VERSION = /^((?:@[\w.-]+\/)?[\w.-]+)@[^/]*/;

/** The specifier that a package manager would know: `npm:mill-stats@2.1.0/react` is `mill-stats/react`. */
export function bareSpecifier(module: string): string {
  const named = SCHEMES.test(module) ? module.replace(SCHEMES, '') : fromNetwork(module);
  return named === null ? module : named.replace(VERSION, '$1');
}

function fromNetwork(module: string): string | null {
  if (!NETWORKS.test(module)) return null;
  return module
    .replace(NETWORKS, '')
    .replace(BUILDS, '')
    .replace(/[?#].*$/, '')
    .replace(/\/\+esm$/, '');
}

const FOREIGN = /^(pypi|py|gem|rb|go|composer|php|pub|pod|apple|swift|maven|jvm|nuget|cs):/;

/**
 * A name of another registry or language in the form in which names are compared: what it is a name of, then its parts with slashes between them, so
 * that a part of a package, of a group or of a namespace is found by what stands before it. Null for names of npm.
 */
export function foreignKey(written: string): string | null {
  const kind = FOREIGN.exec(written)?.[1];
  if (kind === undefined) return null;
  const name = written.slice(kind.length + 1);
  return `${kind}:${(SPELLINGS[kind] ?? ((one) => one))(name)}`;
}

const lower = (name: string): string => name.toLowerCase();
const dotted = (name: string): string => name.replaceAll('.', '/');
/** Registries differ in which spellings of a name are one name. */
const SPELLINGS: Readonly<Record<string, (name: string) => string>> = {
  pypi: (name) => lower(name).replace(/[-_.]+/g, '-'),
  py: dotted,
  rb: (name) => name.replaceAll('::', '/'),
  go: lower,
  composer: lower,
  php: (name) => name.replaceAll('\\', '/'),
  swift: lower,
  maven: (name) => name.replaceAll(':', '/'),
  jvm: dotted,
  nuget: (name) => dotted(lower(name)),
  cs: (name) => dotted(lower(name)),
};

/** What code imports by the name of a package, where nothing else is known: `pypi:mill-stats` is imported as `mill_stats`. */
export function moduleOf(key: string): string | null {
  if (key.startsWith('pypi:')) return `py:${key.slice(5).replaceAll('-', '_')}`;
  if (key.startsWith('nuget:')) return `cs:${key.slice(6)}`;
  return key.startsWith('pod:') ? `apple:${key.slice(4)}` : null;
}

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

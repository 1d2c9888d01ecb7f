import type { HostMatch, Registry, Vendor } from '../model/vendor.js';

interface Pattern extends HostMatch {
  /** From the right: com, example, api. */
  readonly labels: readonly string[];
  readonly path: string;
  readonly site: boolean;
}

/** Sub-domains that hold pages for readers, wherever the service of the same domain is. */
const PAGES = new Set([
  'www',
  'docs',
  'doc',
  'blog',
  'help',
  'support',
  'status',
  'developer',
  'developers',
  'community',
  'forum',
  'learn',
  'about',
  'trust',
  'dashboard',
]);

/** Look-ups by host. Patterns lie under their last two labels, so that a look-up tries a handful. */
export function createHosts(vendors: readonly Vendor[]): Pick<Registry, 'byHost' | 'byUrl'> {
  const index = new Map<string, Pattern[]>();
  for (const vendor of vendors)
    for (const [list, site] of [
      [vendor.hosts, false],
      [vendor.sites, true],
    ] as const)
      for (const pattern of list) {
        const slash = pattern.indexOf('/');
        const labels = labelsOf(slash < 0 ? pattern : pattern.slice(0, slash));
        const key = keyOf(labels);
        const others = (index.get(key) ?? []).filter((other) => other.pattern !== pattern);
        index.set(key, [...others, { vendor, pattern, labels, site, path: slash < 0 ? '' : pattern.slice(slash), website: false }]);
      }
  for (const patterns of index.values()) patterns.sort((a, b) => weight(b) - weight(a));

  const byHost = (host: string, path = ''): HostMatch | null => {
    const labels = labelsOf(host.replace(/\.$/, '').toLowerCase());
    const found = index.get(keyOf(labels))?.find((pattern) => fits(pattern, labels, path));
    if (!found) return null;
    const { vendor, pattern, site } = found;
    const rest = labels.slice(found.labels.length);
    return { vendor, pattern, website: site && rest.every((label) => PAGES.has(label)) };
  };
  return {
    byHost,
    byUrl: (url) => {
      const parts = partsOf(url);
      return parts && byHost(parts.host, parts.path);
    },
  };
}

function labelsOf(host: string): string[] {
  return host.split('.').reverse();
}

function keyOf(labels: readonly string[]): string {
  return labels.slice(0, 2).join('.');
}

// A longer host says more than a longer path, and a label in full more than one with a star.
function weight({ labels, path }: Pattern): number {
  return labels.length * 1000 + path.length * 10 - labels.filter((label) => label.includes('*')).length;
}

function fits({ labels, path }: Pattern, wanted: readonly string[], wantedPath: string): boolean {
  if (wanted.length < labels.length) return false;
  if (!labels.every((label, i) => fitsLabel(label, wanted[i] as string))) return false;
  return !path || wantedPath === path || wantedPath.startsWith(path.endsWith('/') ? path : `${path}/`);
}

function fitsLabel(pattern: string, label: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === label;
  return label.length >= pattern.length && label.startsWith(pattern.slice(0, star)) && label.endsWith(pattern.slice(star + 1));
}

/** Host and path of an address; null for a relative one. */
function partsOf(url: string): { host: string; path: string } | null {
  const [, authority, path] = /^(?:[a-z][a-z\d+.-]{0,20}:)?\/\/([^/?#\\]*)([^?#]*)/i.exec(url.trim()) ?? [];
  const host = authority?.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return host ? { host, path: path ?? '' } : null;
}

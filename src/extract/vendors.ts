// Looks vendors up by what code shows of them: packages, hosts, cookies, globals, environment variables.
import type { Declaration } from '../model/declaration.js';
import type { NameMatch, OwnVendor, PackageMatch, Registry, Vendor } from '../model/vendor.js';
import { bareSpecifier, foreignKey, moduleOf } from './specifiers.js';
import { createHosts } from './vendor-hosts.js';
import { createNames, isCalled } from './vendor-names.js';

/** The registry as the build writes it: what is empty is left out. */
export type VendorTable = Readonly<Record<string, Partial<Omit<Vendor, 'id'>> & Pick<Vendor, 'name' | 'kind'>>>;

/** What a declaration adds: vendors of its own, and the ids or names of services that customers connect themselves. */
export interface Additions {
  readonly vendors?: readonly OwnVendor[];
  readonly integrations?: readonly string[];
  /** Names of the organisation: a firm that is in the registry receives nothing from itself. */
  readonly names?: readonly string[];
}

/** What a declaration says of vendors, for `createRegistry`. */
export function additionsOf({
  organization,
  vendors,
  integrations,
}: Pick<Declaration, 'organization' | 'vendors' | 'integrations'>): Additions {
  const plain = (facts: readonly { readonly value: string }[]): string[] => facts.map(({ value }) => value);
  const { name, legalName } = organization;
  return {
    names: [name, legalName].flatMap((one) => one?.value ?? []),
    integrations: plain(integrations),
    vendors: vendors.map(({ id, name, packages, hosts, cookies, globals, type, firstParty }) => ({
      id,
      packages: plain(packages),
      hosts: plain(hosts),
      cookies: plain(cookies),
      globals: plain(globals),
      firstParty: firstParty?.value === 'yes',
      ...(name ? { name: name.value } : {}),
      ...(type && type.value !== 'unknown' ? { type: type.value } : {}),
    })),
  };
}

/** Prefixes that frameworks ask of variables that a browser may see. */
const PUBLIC = /^(?:NEXT_PUBLIC|NUXT_PUBLIC|NUXT|VITE|REACT_APP|EXPO_PUBLIC|GATSBY|PUBLIC|VUE_APP|NG_APP|PLASMO_PUBLIC|WXT)_/;

/** Joins the registry with what a declaration adds to it; an entry of the declaration wins over one of the registry. */
export function createRegistry(table: VendorTable, { vendors: own = [], integrations = [], names = [] }: Additions = {}): Registry {
  const vendors = new Map(Object.entries(table).map(([id, entry]) => [id, completed(id, entry)]));
  for (const one of own) vendors.set(one.id, extended(vendors.get(one.id), one));
  const ours = new Set(own.filter(({ firstParty }) => firstParty).map(({ id }) => id));
  // Each entry of the registry, then each trace that the declaration adds, which takes the place of an equal one.
  const traces = [...Object.keys(table), ...own.map(({ id }) => id)].map((id) => vendors.get(id) as Vendor);
  const packages = packageIndex(traces);
  const hosts = createHosts(traces);
  const cookies = patternIndex(traces, (vendor) => vendor.cookies);
  const globals = patternIndex(traces, (vendor) => vendor.globals);
  const env = patternIndex(traces, (vendor) => vendor.env);
  const isOurs = (vendor: Vendor): boolean => ours.has(vendor.id) || names.some((name) => isCalled(vendor, name));
  const integrated = (vendor: Vendor): boolean => integrations.some((name) => name === vendor.id || isCalled(vendor, name));
  return {
    vendors,
    ...hosts,
    byPackage: packages,
    byCookie: cookies,
    byGlobal: globals,
    byEnv: (name) => env(name.replace(PUBLIC, '')) ?? env(name),
    named: createNames([...vendors.values()]),
    standingOf: (vendor) => (isOurs(vendor) ? 'first_party' : integrated(vendor) ? 'integration' : 'recipient'),
  };
}

function completed(id: string, entry: VendorTable[string]): Vendor {
  return {
    aliases: [],
    company: null,
    packages: [],
    sdks: [],
    inert: [],
    hosts: [],
    sites: [],
    cookies: [],
    globals: [],
    env: [],
    data: [],
    purposes: [],
    type: 'processor',
    sale: 'no',
    country: null,
    configured: false,
    broker: null,
    note: null,
    ...entry,
    id,
  };
}

function extended(known: Vendor | undefined, own: OwnVendor): Vendor {
  const base = known ?? completed(own.id, { name: own.name ?? own.id, kind: 'own' });
  const joined = (key: 'packages' | 'hosts' | 'cookies' | 'globals'): readonly string[] => [
    ...new Set([...base[key], ...(own[key] ?? [])]),
  ];
  return {
    ...base,
    name: own.name ?? base.name,
    type: own.type ?? base.type,
    packages: joined('packages'),
    hosts: joined('hosts'),
    cookies: joined('cookies'),
    globals: joined('globals'),
  };
}

/** By the whole specifier, then by what is left of it when its last part is taken off, then by its scope. */
function packageIndex(vendors: readonly Vendor[]): (specifier: string) => PackageMatch | null {
  const names = new Map<string, PackageMatch>();
  const derived = new Map<string, PackageMatch>();
  for (const vendor of vendors)
    for (const [list, inert] of [
      [vendor.packages, false],
      [vendor.sdks, false],
      [vendor.inert, true],
    ] as const)
      for (const pattern of list) {
        const key = foreignKey(pattern) ?? pattern;
        const module = moduleOf(key);
        names.set(key, { vendor, pattern, inert });
        if (module !== null) derived.set(module, { vendor, pattern, inert });
      }
  for (const [module, match] of derived) if (!names.has(module)) names.set(module, match);
  return (written) => {
    const foreign = foreignKey(written);
    const specifier = foreign ?? bareSpecifier(written);
    if (!/^[@\w]/.test(specifier) || specifier.startsWith('node:')) return null;
    const scope = specifier.startsWith('@') ? specifier.indexOf('/') : -1;
    for (let end = specifier.length; end > scope; end = specifier.lastIndexOf('/', end - 1)) {
      const match = names.get(specifier.slice(0, end));
      if (match) return match;
    }
    return (scope > 0 && names.get(`${specifier.slice(0, scope)}/*`)) || null;
  };
}

/** Names and prefixes: the whole name first, then the longest prefix. */
function patternIndex(vendors: readonly Vendor[], patternsOf: (vendor: Vendor) => readonly string[]): (name: string) => NameMatch | null {
  const exact = new Map<string, NameMatch>();
  const prefixes = new Map<string, NameMatch>();
  for (const vendor of vendors)
    for (const pattern of patternsOf(vendor))
      if (pattern.endsWith('*')) prefixes.set(pattern.slice(0, -1), { vendor, pattern });
      else exact.set(pattern, { vendor, pattern });
  const longest = Math.max(0, ...[...prefixes.keys()].map((prefix) => prefix.length));
  return (name) => {
    const whole = exact.get(name);
    if (whole) return whole;
    for (let end = Math.min(name.length, longest); end > 0; end--) {
      const match = prefixes.get(name.slice(0, end));
      if (match) return match;
    }
    return null;
  };
}

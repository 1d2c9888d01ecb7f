/** A company or library that code can hand personal data to; `schema/vendors` holds those that policy-lint knows. */
export interface Vendor {
  readonly id: string;
  /** As a policy would write it. */
  readonly name: string;
  /** Other names by which a policy or a declaration may call it. */
  readonly aliases: readonly string[];
  /** The company behind it where its name is another; a policy that names the company names the vendor. */
  readonly company: string | null;
  /** The file of the registry that it stands in, such as `analytics` or `ads`; `own` where a declaration adds it. */
  readonly kind: string;
  /** Names of npm packages, with sub-paths where these mean another service; `@scope/*` is the whole scope. */
  readonly packages: readonly string[];
  /** Its packages of other registries, and what other languages import, each behind what it is a name of: `pypi:stripe`, `jvm:com.stripe`. */
  readonly sdks: readonly string[];
  /** Its packages, sub-paths and single exports by which nothing is sent: build plug-ins, types, readers. */
  readonly inert: readonly string[];
  /** Hosts of the service; a sub-domain belongs to it, `*` stands for any run within one label, a path narrows. */
  readonly hosts: readonly string[];
  /** Domains that carry its website as well: the bare domain, www. and the like may be a plain link or public data. */
  readonly sites: readonly string[];
  /** Names of cookies; a trailing `*` matches any rest. */
  readonly cookies: readonly string[];
  /** Global variables of its scripts. */
  readonly globals: readonly string[];
  /** Environment variables by which it is set up; a trailing `*` matches any rest. */
  readonly env: readonly string[];
  /** Ids of the data that it typically receives. */
  readonly data: readonly string[];
  /** Ids of the purposes that it typically serves. */
  readonly purposes: readonly string[];
  /** The id of the type of recipient that it typically is. */
  readonly type: string;
  /** Whether giving it data is typically a sale or sharing under Californian law: a judgement that helps to ask, no fact. */
  readonly sale: 'typical' | 'possible' | 'no';
  /** The ISO code of the country in which it is established, if that is certain. */
  readonly country: string | null;
  /** A library or protocol: who receives the data is set by configuration, and is not to be guessed. */
  readonly configured: boolean;
  /** The register of data brokers that it was seen in. */
  readonly broker: { readonly registry: string; readonly year: number } | null;
  /** What is easily misread about it. */
  readonly note: string | null;
}

/** How the project stands to a vendor: it gives it data, is the vendor itself, or lets its customers connect it. */
export type VendorStanding = 'recipient' | 'first_party' | 'integration';

export interface PackageMatch {
  readonly vendor: Vendor;
  /** The name, sub-path or scope of the registry that matched. */
  readonly pattern: string;
  /** Nothing is sent by this package. */
  readonly inert: boolean;
}

export interface HostMatch {
  readonly vendor: Vendor;
  readonly pattern: string;
  /** The vendor's website rather than its service: a script from there tells of the vendor, a link or a plain request does not. */
  readonly website: boolean;
}

export interface NameMatch {
  readonly vendor: Vendor;
  readonly pattern: string;
}

/** Looks vendors up by the traces that they leave in code. Where several entries match, the longest wins. */
export interface Registry {
  readonly vendors: ReadonlyMap<string, Vendor>;
  /** By what an import names: `posthog-js`, `firebase/analytics`, `@sentry/node/init`, `gem:stripe`, `py:sentry_sdk.integrations`. Relative paths and Node's modules are nobody's. */
  byPackage(specifier: string): PackageMatch | null;
  /** By an address: `https://…`, `wss://…` or `//…`. */
  byUrl(url: string): HostMatch | null;
  byHost(host: string, path?: string): HostMatch | null;
  byCookie(name: string): NameMatch | null;
  byGlobal(name: string): NameMatch | null;
  /** By the name of an environment variable, whatever prefix a framework asks for (`NEXT_PUBLIC_`, `VITE_` …). */
  byEnv(name: string): NameMatch | null;
  /** Every vendor that a name may mean: its own, its company's, or another that it goes by. */
  named(name: string): readonly Vendor[];
  standingOf(vendor: Vendor): VendorStanding;
}

/** What a declaration says of a vendor under `vendors:`. */
export type OwnVendor = Pick<Vendor, 'id'> &
  Partial<Pick<Vendor, 'name' | 'packages' | 'hosts' | 'cookies' | 'globals' | 'type'>> & { readonly firstParty?: boolean };

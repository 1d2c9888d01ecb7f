// The code of a project as a witness: what it can reach, not what it does.
import type { Manifest, Program, SendFact, StartFact } from './program.js';
import type { Statement } from './statement.js';
import type { Place, Source } from './text.js';
import type { Registry, Vendor, VendorStanding } from './vendor.js';

/** What gives a vendor away in one place. */
export interface Trace {
  readonly vendor: Vendor;
  readonly via: 'package' | 'host' | 'global' | 'cookie';
  /** The package, host, name or cookie. */
  readonly name: string;
  readonly at: Place;
  /** Why it may tell of no recipient: `read` where a server only reads from it, `stored` where only a cookie has its name, `elsewhere` where its client is told another address, `listed` where a list of packages names it and no import was seen; null for plain ones. */
  readonly weak: 'read' | 'stored' | 'elsewhere' | 'listed' | null;
}

/** A vendor that the code can reach, with its traces: the plain ones first, and by place. */
export interface VendorUse {
  readonly vendor: Vendor;
  readonly standing: VendorStanding;
  readonly traces: readonly Trace[];
}

/** Personal data that are handed to a vendor. */
export interface Sent {
  readonly vendor: Vendor;
  readonly fact: SendFact;
}

export interface Started {
  readonly vendor: Vendor;
  readonly fact: StartFact;
}

/** Files of code, not read yet. */
export interface CodeFiles {
  readonly files: readonly Source[];
  /** Every package.json of the code and of the workspace around it, and the lists of packages of code of other languages. */
  readonly manifests: readonly Source[];
}

export interface Code {
  readonly programs: readonly Program[];
  readonly manifests: readonly Manifest[];
  /** By name. Vendors whose recipient is set by configuration are among them. */
  readonly vendors: readonly VendorUse[];
  readonly sent: readonly Sent[];
  readonly started: readonly Started[];
  /** Vendors that a package.json needs and that no code was seen to use. */
  readonly unused: readonly { readonly vendor: Vendor; readonly name: string; readonly at: Place }[];
  /** Hosts that the code asks or loads from and that are nobody's whom the registry knows, each with its first place. */
  readonly others: readonly { readonly host: string; readonly at: Place; readonly places: number }[];
  /** What all that says, in the vocabulary of statements. */
  readonly statements: readonly Statement[];
  readonly registry: Registry;
}

/** Names of files of Python that hold models, and the one of Ruby that holds the schema. */
const MODELS = /(?:^|[/\\])(?:[\w-]*models?\.py|schema\.rb)$/i;

/** Whether a file is the schema of a database, by its path. */
export function isSchema(path: string): boolean {
  return /\.(?:prisma|sql)$/i.test(path) || MODELS.test(path);
}

// What code shows, file by file. A fact says what stands there, never that it runs.
import type { Ecosystem } from './ecosystem.js';
import type { Place, Source } from './text.js';

/** From where a called or read name comes: a package (with the name it has there), or a global that the file does not declare. */
export type Origin =
  | { readonly package: string; readonly name: string; readonly global?: undefined }
  | { readonly global: string; readonly package?: undefined };

/** A name in the code that tells of a category of data: a key, an identifier, a column. */
export interface DataName {
  /** Id of the vocabulary of data. */
  readonly data: string;
  /** As written. */
  readonly name: string;
  readonly at: Place;
}

/** How certain it is that a fact concerns people who use the service, and not a test, a template or another address. */
interface Base {
  readonly at: Place;
}

/** A module that is imported, re-exported, required or loaded; never for its types alone. */
export interface ImportFact extends Base {
  readonly kind: 'import';
  /** As written: `posthog-js/react`; of other languages behind what it is a name of: `py:sentry_sdk`. */
  readonly module: string;
  /** What is taken from it; `*` for the whole. */
  readonly names: readonly string[];
}

/** Something is loaded from, or sent to, another host. */
export interface LoadFact extends Base {
  readonly kind: 'load';
  readonly host: string;
  readonly path: string;
  readonly how: 'script' | 'image' | 'frame' | 'style' | 'request' | 'beacon' | 'socket' | 'setting';
  /** Whether it happens in the visitor's browser. */
  readonly side: 'browser' | 'server' | 'unknown';
  /** Whether anything goes along beside the address: a method other than GET, a body, a header. */
  readonly carries: boolean;
}

/** A cookie or an entry of the browser's storage is written. */
export interface StoreFact extends Base {
  readonly kind: 'store';
  readonly where: 'cookie' | 'local_storage' | 'session_storage' | 'indexed_db';
  readonly name: string;
  /** How long it stays; null where the code does not say. Zero for one that ends with the session. */
  readonly days: number | null;
  /** Where its age stands. */
  readonly lasts: Place | null;
}

/** Personal data in the arguments of a call to something that came from elsewhere. */
export interface SendFact extends Base {
  readonly kind: 'send';
  readonly to: Origin;
  readonly method: string;
  readonly data: readonly DataName[];
  /** Whether a direct identifier such as an e-mail address serves as the id of the person. */
  readonly asId: boolean;
}

/** The code asks people or their devices for data, or has a place to keep them. */
export interface CollectFact extends Base {
  readonly kind: 'collect';
  readonly how: 'device' | 'form' | 'model';
  readonly data: string;
  /** The API, the autofill token or the field. */
  readonly name: string;
}

/** Personal data in an address or in a log. */
export interface ExposeFact extends Base {
  readonly kind: 'expose';
  readonly where: 'url' | 'log';
  readonly data: readonly DataName[];
}

/** An SDK's option that decides how much it takes. */
export interface OptionFact extends Base {
  readonly kind: 'option';
  readonly name: string;
  readonly value: string;
  /** What follows from it, in running text: "recordings of sessions show the text of pages". */
  readonly title: string;
  /** Ids of the data that it lets go along. */
  readonly data: readonly string[];
}

/** The code reads a signal by which people refuse. */
export interface SignalFact extends Base {
  readonly kind: 'signal';
  readonly signal: 'gpc' | 'dnt';
}

/** The code asks whether people have agreed. */
export interface ConsentFact extends Base {
  readonly kind: 'consent';
  readonly name: string;
}

/** Something that came from elsewhere is set going. */
export interface StartFact extends Base {
  readonly kind: 'start';
  readonly of: Origin | { readonly host: string };
  readonly name: string;
  /** Whether a condition or callback around it names consent. */
  readonly gated: boolean;
  /** The host that it is told to speak to instead of its own; null where that is not written out. Absent: nothing is said. */
  readonly instead?: string | null;
}

export interface CryptoFact extends Base {
  readonly kind: 'crypto';
  /** password: a digest of a password; cipher: data are encrypted; unverified: certificates are not checked; plain: no TLS. */
  readonly use: 'password' | 'cipher' | 'unverified' | 'plain';
  readonly algorithm: string;
}

/** A name of the global object that the file does not declare: `fbq(…)`, `window.gtag`. */
export interface GlobalFact extends Base {
  readonly kind: 'global';
  readonly name: string;
}

export type CodeFact =
  | ImportFact
  | LoadFact
  | StoreFact
  | SendFact
  | CollectFact
  | ExposeFact
  | OptionFact
  | SignalFact
  | ConsentFact
  | StartFact
  | CryptoFact
  | GlobalFact;

/** One file of code and what it shows, in the order of its places. */
export interface Program {
  readonly source: Source;
  readonly facts: readonly CodeFact[];
}

/** A list of the packages that a program needs: a package.json, a Gemfile, a go.mod. */
export interface Manifest {
  readonly source: Source;
  readonly ecosystem: Ecosystem;
  /** What others import it by, where the list says that. */
  readonly name: string | null;
  /** Folder, with `/` at its end, in which it stands; '' for the current one. */
  readonly folder: string;
  /** Packages that the code needs to run, each where it stands. */
  readonly needs: ReadonlyMap<string, Place>;
}

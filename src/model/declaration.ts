import type { Duration } from './statement.js';
import type { Place, Source } from './text.js';

/** A declared value and where it stands; rules never search for where something was. */
export interface Fact<T> {
  readonly value: T;
  readonly at: Place;
}

export type Answer = 'yes' | 'no' | 'unknown';

/** Something wrong with the file itself, found while it was read. */
export interface Defect {
  readonly kind:
    'syntax' | 'not_a_mapping' | 'unknown_key' | 'unknown_value' | 'wrong_type' | 'missing_key' | 'duplicate_key' | 'too_large' | 'version';
  readonly message: string;
  readonly at: Place;
  readonly help?: string;
}

/** Where each named part of the file stands even if it is empty: `at` is the key, or the whole entry of a list. */
export interface Declaration {
  readonly source: Source;
  /** The first line with something on it besides comments; the file's start if there is none. */
  readonly at: Place;
  readonly defects: readonly Defect[];
  /** False where the file could not be read far enough to compare it with anything. */
  readonly usable: boolean;
  readonly organization: Organization;
  readonly policy: PolicyEntry;
  readonly markets: readonly Fact<string>[];
  readonly regimes: readonly Fact<string>[];
  readonly recipients: readonly Recipient[];
  readonly data: readonly DataEntry[];
  /** `complete: no` says that the lists above are not the whole truth. Default yes. */
  readonly complete: Answer;
  readonly selling: Selling;
  readonly signals: Signals;
  readonly trackers: readonly Tracker[];
  readonly children: Children;
  readonly automation: Automation;
  readonly security: Security;
  readonly rights: Rights;
  readonly frameworks: Frameworks;
  readonly assessments: readonly Assessment[];
  /** Each as "VERB DATA" or "VERB DATA for PURPOSE": sell, share, use or collect, with ids of the vocabularies. */
  readonly never: readonly Fact<string>[];
  readonly code: { readonly at: Place; readonly include: readonly Fact<string>[]; readonly exclude: readonly Fact<string>[] } | null;
  readonly labels: readonly Fact<string>[];
  readonly vendors: readonly DeclaredVendor[];
  /** Ids and names of services that customers connect themselves, and that are no recipients of the organisation. */
  readonly integrations: readonly Fact<string>[];
  /** Categories the declaration adds itself: `custom: {id, like}`. Where one is named in the file, the fact's value is `like`. */
  readonly custom: readonly { readonly id: string; readonly like: string; readonly at: Place }[];
  /** Every `checked: DATE` in the file. */
  readonly checked: readonly Fact<string>[];
  /** Every scalar `unknown` in the file. */
  readonly unknowns: readonly Place[];
}

export interface Organization {
  readonly at: Place;
  readonly name: Fact<string> | null;
  readonly legalName: Fact<string> | null;
  readonly alsoKnownAs: readonly Fact<string>[];
  readonly formerNames: readonly Fact<string>[];
  readonly domains: readonly Fact<string>[];
  readonly address: Fact<string> | null;
  readonly contact: Fact<string> | null;
  readonly phone: Fact<string> | null;
  readonly dpo: Fact<string> | null;
  readonly euRepresentative: Fact<string> | null;
  readonly ukRepresentative: Fact<string> | null;
  readonly role: Fact<string> | null;
}

export interface PolicyEntry {
  readonly at: Place;
  /** Paths as written, relative to the declaration. */
  readonly files: readonly Fact<string>[];
  readonly url: Fact<string> | null;
  /** YYYY-MM-DD, or 'unknown'. */
  readonly updated: Fact<string> | null;
  readonly effective: Fact<string> | null;
  readonly languages: readonly Fact<string>[];
  readonly changeNotice: { readonly at: Place; readonly how: Fact<string> | null; readonly daysBefore: Fact<number> | null } | null;
  /** Paths (read with the policy) or URLs (not read). */
  readonly supplements: readonly Fact<string>[];
}

export interface Recipient {
  readonly id: string;
  /** The key. */
  readonly at: Place;
  readonly name: Fact<string> | null;
  readonly type: Fact<string> | null;
  readonly does: Fact<string> | null;
  /** ISO 3166-1 alpha-2, 'EU', 'EEA' or 'unknown'. */
  readonly countries: readonly Fact<string>[];
  readonly contract: Fact<string> | null;
  readonly transfer: Fact<string> | null;
  readonly exchange: Fact<string> | null;
  readonly trainsOnData: Fact<Answer> | null;
  readonly verified: Fact<string> | null;
}

/** A vendor that the registry lacks, traces that it lacks of a vendor, or a vendor that is the organisation itself. */
export interface DeclaredVendor {
  readonly id: string;
  readonly at: Place;
  readonly name: Fact<string> | null;
  readonly packages: readonly Fact<string>[];
  readonly hosts: readonly Fact<string>[];
  readonly cookies: readonly Fact<string>[];
  readonly globals: readonly Fact<string>[];
  readonly type: Fact<string> | null;
  /** Yes where the vendor is the organisation itself: its own product in its own code is nobody's recipient. */
  readonly firstParty: Fact<Answer> | null;
}

export interface DataEntry {
  /** The whole entry's first token: where findings about the entry stand. */
  readonly at: Place;
  readonly what: readonly Fact<string>[];
  readonly from: readonly Fact<string>[];
  readonly for: readonly PurposeUse[];
  /** Where `for:` says `unknown`; null where it does not. */
  readonly unknownFor: Place | null;
  readonly keep: readonly Keep[];
  /** Recipient ids as written (a known vendor's name is resolved to the recipient's id where one matches). */
  readonly to: readonly Fact<string>[];
  /** Where `to:` says `unknown`; null where it does not. */
  readonly unknownTo: Place | null;
  readonly condition: Fact<string> | null;
  readonly interest: Fact<string> | null;
  readonly assessment: Fact<string> | null;
  readonly optional: Fact<Answer> | null;
  readonly note: Fact<string> | null;
  readonly aggregated: Fact<Answer> | null;
}

export interface PurposeUse {
  readonly purpose: Fact<string>;
  /** null where the purpose stands in a list without bases. */
  readonly basis: Fact<string> | null;
}

export interface Keep {
  /** 'all' where `keep` is a scalar; else the tier's key: live, backups, logs … */
  readonly tier: string;
  readonly duration: Duration;
  readonly at: Place;
}

export interface Selling {
  /** null where the declaration has no `selling:`. */
  readonly at: Place | null;
  readonly sells: Fact<Answer> | null;
  readonly sharesForAds: Fact<Answer> | null;
  readonly to: readonly Fact<string>[];
  readonly optOut: Fact<string> | null;
  readonly sellsUnder16: Fact<Answer> | null;
  readonly sellsSensitive: Fact<Answer> | null;
}

export interface Signals {
  readonly at: Place | null;
  /** honored, ignored, partly, unknown */
  readonly gpc: Fact<string> | null;
  readonly dnt: Fact<string> | null;
}

export interface Tracker {
  readonly at: Place;
  readonly name: Fact<string> | null;
  /** A recipient's id, or 'us'. */
  readonly vendor: Fact<string> | null;
  readonly kind: Fact<string> | null;
  readonly for: readonly Fact<string>[];
  readonly lasts: { readonly duration: Duration; readonly at: Place } | null;
  readonly consent: Fact<string> | null;
  readonly beforeConsent: Fact<Answer> | null;
}

export interface Children {
  readonly at: Place | null;
  readonly audience: Fact<string> | null;
  readonly minimumAge: Fact<number> | null;
  readonly collectsUnder13: Fact<Answer> | null;
  readonly parentalConsent: Fact<string> | null;
}

export interface Decision {
  readonly at: Place;
  readonly what: Fact<string> | null;
  readonly effect: Fact<string> | null;
  readonly humanReview: Fact<Answer> | null;
  readonly optOut: Fact<string> | null;
}

export interface Automation {
  readonly at: Place | null;
  /** 'none', 'listed' or 'unknown'; null where absent. */
  readonly decisionsAnswer: Fact<'none' | 'listed' | 'unknown'> | null;
  readonly decisions: readonly Decision[];
  readonly profiling: Fact<Answer> | null;
  readonly training: {
    readonly at: Place;
    readonly usesPersonalData: Fact<Answer> | null;
    readonly llm: Fact<Answer> | null;
    readonly data: readonly Fact<string>[];
    readonly optOut: Fact<string> | null;
  } | null;
  readonly chatbots: Fact<Answer> | null;
}

export interface Security {
  readonly at: Place | null;
  readonly inTransit: Fact<string> | null;
  readonly atRest: Fact<string> | null;
  readonly endToEnd: Fact<Answer> | null;
  readonly passwords: Fact<string> | null;
  readonly mfa: Fact<Answer> | null;
  readonly accessControl: Fact<string> | null;
  readonly certified: readonly { readonly at: Place; readonly name: Fact<string> | null; readonly until: Fact<string> | null }[];
  readonly breachContact: Fact<string> | null;
}

export interface Rights {
  readonly at: Place | null;
  readonly offered: readonly Fact<string>[];
  readonly how: readonly Fact<string>[];
  readonly answerWithin: { readonly duration: Duration; readonly at: Place } | null;
  readonly verifyOptOuts: Fact<Answer> | null;
  readonly backupsClearedWithin: { readonly duration: Duration; readonly at: Place } | null;
}

export interface Frameworks {
  readonly at: Place | null;
  readonly dpf: {
    readonly at: Place;
    readonly member: Fact<Answer> | null;
    readonly verified: Fact<string> | null;
    readonly renewalDue: Fact<string> | null;
    readonly recourse: Fact<string> | null;
  } | null;
  readonly seals: readonly { readonly at: Place; readonly name: Fact<string> | null; readonly until: Fact<string> | null }[];
  readonly codes: readonly Fact<string>[];
}

export interface Assessment {
  readonly at: Place;
  /** dpia or risk */
  readonly kind: string;
  readonly for: readonly Fact<string>[];
  readonly date: Fact<string> | null;
  readonly file: Fact<string> | null;
}

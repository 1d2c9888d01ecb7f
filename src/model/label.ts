// What an app tells a store about its data: Apple's privacy manifest, and the answers to Google Play's Data safety form.
import type { Fact } from './declaration.js';
import type { Statement } from './statement.js';
import type { Place, Source } from './text.js';

export type Store = 'apple' | 'google';

/** A label as it lies on disk. */
export interface LabelFile {
  readonly source: Source;
  /** What a binary file holds; its source's text only stands in for it, and nothing in it has a place of its own. */
  readonly bytes: Uint8Array | null;
}

/** A type of data as a store knows it, and what it is in our vocabulary. A row of schema/labels. */
export interface LabelType {
  /** As the label writes it: `NSPrivacyCollectedDataTypeEmailAddress`, `PSL_EMAIL`. */
  readonly id: string;
  /** As the store shows it: "Email Address". */
  readonly title: string;
  /** The categories that it may mean. */
  readonly data: readonly string[];
  /** Further categories under which somebody may have put the same data. */
  readonly also: readonly string[];
  /** Further words by which a policy may tell of it. */
  readonly words: readonly string[];
  /** Whether it is so wide that nothing is missing where it is not found elsewhere: "Other User Content". */
  readonly vague: boolean;
}

export interface LabelPurpose {
  /** As the label writes it. */
  readonly id: string;
  readonly title: string;
  /** The purposes that it may mean. */
  readonly purposes: readonly string[];
  readonly at: Place;
  /** Google only: whether it is why the data are shared, not why they are collected. */
  readonly ofSharing: boolean;
}

/** What the label says of one type of data. */
export interface LabelEntry {
  readonly type: LabelType;
  /** Where the type is named. */
  readonly at: Place;
  /** The whole entry. */
  readonly within: Place;
  /** Null where the label does not say which of the two it is. */
  readonly collected: Fact<boolean> | null;
  readonly shared: Fact<boolean> | null;
  /** Apple only: whether it is linked to the person, and whether it serves tracking in Apple's sense. */
  readonly linked: Fact<boolean> | null;
  readonly tracking: Fact<boolean> | null;
  /** Google only. */
  readonly ephemeral: Fact<boolean> | null;
  readonly optional: Fact<boolean> | null;
  readonly purposes: readonly LabelPurpose[];
}

/** Something wrong with the label itself. */
export interface LabelDefect {
  readonly message: string;
  readonly at: Place;
  readonly help: string;
}

export interface Label {
  readonly source: Source;
  readonly store: Store;
  /** Where what it says starts: the first answer, the list of types, or the file. */
  readonly at: Place;
  readonly entries: readonly LabelEntry[];
  /** Where it says that nothing is collected: Google's first answer, or Apple's empty list. */
  readonly nothing: Place | null;
  /** Whether what is not in it is thereby said not to be collected: so with Google, which asks for the whole app. */
  readonly isComplete: boolean;
  /** The categories for which the store has a type, the vague ones left out. */
  readonly asks: readonly string[];
  /** Apple only. */
  readonly tracking: Fact<boolean> | null;
  readonly trackingDomains: readonly Fact<string>[];
  /** Google only: whether all data are encrypted in transit, and whether people can ask for deletion ("auto": not, but deleted within 90 days). */
  readonly encrypted: Fact<boolean> | null;
  readonly deletion: Fact<'yes' | 'no' | 'auto'> | null;
  readonly defects: readonly LabelDefect[];
  /** False where the file could not be read far enough to compare it with anything. */
  readonly usable: boolean;
}

/** A label and what was understood of it. */
export interface LabelReading {
  readonly label: Label;
  readonly statements: readonly Statement[];
}

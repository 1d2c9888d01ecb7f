// What a report for readers shows beside findings: the texts, what was understood of them, who gets what, and what the policy tells of it.
import type { PolicyDocument } from './document.js';
import type { Statement } from './statement.js';
import type { Place, Source } from './text.js';
import type { TermKind } from './vocabulary.js';

/** A project as a reader sees it. Only reports that show texts ask for it. */
export interface Overview {
  /** The path of its declaration, or of its policies. */
  readonly name: string;
  /** As the declaration calls it; null where there is none. */
  readonly organization: string | null;
  readonly declaration: Source | null;
  readonly policies: readonly PolicyView[];
  /** Store labels and code. */
  readonly labels: readonly Source[];
  readonly code: readonly Source[];
  /** What declaration, labels and code say, as statements. */
  readonly statements: readonly Statement[];
  /** The regimes of the vocabulary, in its order. */
  readonly laws: readonly Law[];
  /** For each rule that ran only under some regimes, their ids. */
  readonly ruleLaws: ReadonlyMap<string, readonly string[]>;
  /** The entries of `data:`; empty without a declaration that can be read. */
  readonly entries: readonly EntryView[];
  readonly recipients: readonly RecipientView[];
  /** Whether anything can be said of what the policy tells: false where no policy was understood. */
  readonly isCompared: boolean;
  /** The words for an id in running text. */
  readonly title: (kind: TermKind, id: string) => string;
}

export interface Named {
  readonly id: string;
  readonly title: string;
}

/** A regime, and by what citations of it are known. */
export interface Law extends Named {
  /** How citations begin that are of it. */
  readonly cited: readonly string[];
  /** Whether the project is judged by it. */
  readonly inForce: boolean;
}

export interface PolicyView {
  readonly document: PolicyDocument;
  readonly statements: readonly Statement[];
  readonly supplement: boolean;
}

/**
 * How far a policy tells of a declared fact. `told`: in words that mean it; `general`: only in wider words; `denied`: only where it says that
 * something is not done with it; `none`: nowhere; `unasked`: no reader has to be told of it, or nothing is known.
 */
export type Telling = 'told' | 'general' | 'denied' | 'none' | 'unasked';

/** What the policy tells of a fact, and where. */
export interface Told {
  readonly how: Telling;
  readonly at: Place | null;
}

/** A declared value. */
export interface FactView extends Named {
  readonly at: Place;
  readonly told: Told;
}

/** An entry of `data:`: what is held, what for, how long, and who gets it. */
export interface EntryView {
  readonly at: Place;
  readonly data: readonly FactView[];
  readonly purposes: readonly FactView[];
  /** The tier ('all' where there is one only) as id, the period in the words of the declaration as title. */
  readonly keeps: readonly FactView[];
  /** Ids of recipients, each where it stands in `to:`. */
  readonly to: readonly { readonly id: string; readonly at: Place }[];
  readonly aggregated: boolean;
}

export interface RecipientView extends FactView {
  /** Its type in words. */
  readonly type: string | null;
  /** Codes, or 'unknown'. */
  readonly countries: readonly string[];
  /** Every place in the declaration at which something is said of it. */
  readonly places: readonly Place[];
  /** What giving it data amounts to by what is declared; `perhaps`: a sale only where anything of value makes one. */
  readonly disposal: 'sale' | 'perhaps' | 'sharing' | null;
  /** Why: "gives money for the data"; null where there is no disposal. */
  readonly because: string | null;
}

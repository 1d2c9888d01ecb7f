import type { Code } from './code.js';
import type { PolicyDate } from './dates.js';
import type { Declaration, Fact } from './declaration.js';
import type { PolicyDocument } from './document.js';
import type { LabelReading } from './label.js';
import type { Confidence, Statement } from './statement.js';
import type { Place } from './text.js';
import type { Suppression } from './suppression.js';
import type { TermKind, Vocabulary } from './vocabulary.js';

export type Severity = 'error' | 'warning' | 'info';
/** 'suppressions': the rule judges directives and runs when they have been applied to the findings of all others. */
export type Input = 'declaration' | 'policy' | 'code' | 'labels' | 'base' | 'suppressions';

/** A published policy and what was understood of it. */
export interface Reading {
  readonly document: PolicyDocument;
  readonly statements: readonly Statement[];
  /** Every place where a term of the vocabularies is named, whether or not a statement was made of it. */
  readonly mentions: readonly TermMention[];
  /** What the organisation is called, by the declaration or else by the text: in small letters, without article and legal form. */
  readonly names: readonly string[];
  /** The dates that the policy tells, of itself and of other things. */
  readonly dates: readonly PolicyDate[];
  /** True for a supplement that the declaration names. */
  readonly supplement: boolean;
}

/** A declared path (as written, at its place) and why nothing was read there: "does not exist", "is a folder", "is no text (binary)" … */
export interface Unread extends Fact<string> {
  readonly reason: string;
}

/** A term named anywhere in a policy: the last resort before something is called missing. */
export interface TermMention {
  readonly kind: TermKind;
  readonly id: string;
  readonly at: Place;
  /** Whether it stands inside a denial ("we do not collect location data"), which discloses nothing. */
  readonly denied: boolean;
}

/** All that a rule may look at: one declaration and its policies, or policies alone. */
export interface Context {
  /** Never null; where a policy is checked alone, a declaration that says nothing (a rule that lists 'declaration' does not run then). */
  readonly declaration: Declaration;
  /** The declaration's facts as statements. */
  readonly facts: readonly Statement[];
  /** The policies read, in the order declared; never empty in a rule that lists 'policy'. */
  readonly policies: readonly Reading[];
  /** The statements of all policies. */
  readonly statements: readonly Statement[];
  /** The code that the declaration covers; null where it names none. Never null in a rule that lists 'code'. */
  readonly code: Code | null;
  /** Files that the declaration names as policy or supplement and that could not be read. */
  readonly missing: readonly Unread[];
  /** The store labels read; never empty in a rule that lists 'labels', unless all that is declared could not be read. */
  readonly labels: readonly LabelReading[];
  /** Labels that the declaration names and that could not be read. */
  readonly missingLabels: readonly Unread[];
  /** What silences findings in this project; filled for rules that list 'suppressions'. */
  readonly suppressions: readonly Suppression[];
  /** Regimes in force for this project: declared, or derived from the markets; always with 'baseline'. */
  readonly regimes: ReadonlySet<string>;
  /** YYYY-MM-DD: the day for which law and expiry dates are judged. */
  readonly asOf: string;
  readonly vocabulary: Vocabulary;
  /** The state before, for rules that list 'base'; null where there is none. */
  readonly base: Base | null;
}

/** What a project said before: at the commit from which a change starts, or in another folder. */
export interface Base {
  /** Never null; where there was no declaration then, or there is none now, one that says nothing. */
  readonly declaration: Declaration;
  /** Whether both states have a declaration. */
  readonly isDeclared: boolean;
  /** The policies read; empty where none could be, or none can be now. */
  readonly policies: readonly Reading[];
}

/** What a rule reports. */
export interface Problem {
  /** What is wrong: one sentence, naming both sides; never "illegal" or "violates". */
  readonly message: string;
  /** Where to act: the declared fact, else the sentence, else line 1 of the policy. */
  readonly at: Place;
  /** The other witness, each with a note. */
  readonly related?: readonly { readonly at: Place; readonly note: string }[];
  /** What to do. */
  readonly help?: string;
  /** What is to be mended, where rules find the same thing in different ways: of findings about one thing in one place the gravest stays. */
  readonly about?: string;
  /** True: it is left out where a rule of another family reports the same place at least as gravely, which then says the same more exactly. */
  readonly givesWay?: boolean;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** Where it differs from the rule's own. */
  readonly cites?: readonly string[];
}

export interface Rule {
  /** One sentence: what the rule finds. */
  readonly summary: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly inputs: readonly Input[];
  /** Regimes under which the rule runs; absent: always. */
  readonly regimes?: readonly string[];
  /** Presets that hold the rule, besides 'all': default recommended and strict. */
  readonly presets?: readonly ('recommended' | 'strict')[];
  /** Statutes, guidance, cases; shown with every finding. */
  readonly cites: readonly string[];
  check(context: Context): Iterable<Problem>;
}

/** Declares a rule; its id is its folder's name. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** A problem with all that reporters need: theirs is the only input of `report/`. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly help: string | null;
  /** URL of the rule's page. */
  readonly docs: string | null;
  readonly cites: readonly string[];
  readonly at: Place;
  readonly related: readonly { readonly at: Place; readonly note: string }[];
  /** Stable under moved and reflowed text: rule, kinds of facts, normalised quotes. */
  readonly fingerprint: string;
  readonly suppressed: { readonly by: 'inline' | 'config' | 'baseline'; readonly reason: string } | null;
}

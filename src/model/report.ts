import type { Code } from './code.js';
import type { Difference } from './difference.js';
import type { Overview } from './overview.js';
import type { Finding, Severity } from './rule.js';
import type { Confidence, Statement } from './statement.js';
import type { Source } from './text.js';
import type { Vocabulary } from './vocabulary.js';

/** Who made a report. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** The project's page; absent where there is none. */
  readonly url?: string | null;
}

/** What reports say about a rule itself. */
export interface RuleInfo {
  readonly id: string;
  /** One sentence: what the rule finds. */
  readonly summary: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly cites: readonly string[];
  /** URL of the rule's page. */
  readonly docs: string | null;
}

/** A file that was not read, or not understood; reported, never silently passed. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
  /** Set where only parts were not read; `reason` names them. */
  readonly part?: true;
}

export interface Summary {
  /** Counts of what is not suppressed. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  /** Files read. */
  readonly files: number;
  /** Declarations with their policies, or policies alone; absent where nobody counted. */
  readonly projects?: number;
  readonly skipped: readonly SkippedFile[];
  /** Why findings may be missing: what could not be read, and rules that failed. Absent where nothing is known of that kind. */
  readonly incomplete?: readonly string[];
}

/** All that a reporter of `check` is given. */
export interface Report {
  readonly tool: Tool;
  /** Every finding, suppressed ones among them (`Finding.suppressed`), in any order. */
  readonly findings: readonly Finding[];
  /** The rules that ran; only SARIF needs them, and it makes do with what the findings say. */
  readonly rules?: readonly RuleInfo[];
  readonly summary: Summary;
  /** The part of all targets that this report is about; absent: all. */
  readonly shard?: { readonly index: number; readonly count: number };
  /** Where a report is about one project, the file by which it is known. */
  readonly project?: string | null;
  /** What html shows of each project beside the findings; absent where no format asked for it. */
  readonly overviews?: readonly Overview[];
  /** The day for which law and expiry dates were judged, where somebody chose one. */
  readonly asOf?: string;
}

/** What was understood of one file. */
export interface FileClaims {
  readonly source: Source;
  /** BCP 47 primary tag, 'und' where there is too little text to tell. */
  readonly language: string;
  readonly sentences: number;
  readonly statements: readonly Statement[];
}

/** The same where the statements are read as they are asked for. */
export interface ClaimsStream extends Omit<FileClaims, 'statements'> {
  readonly statements: Iterable<Statement>;
}

/** All that a reporter of `claims` is given. */
export interface ClaimsReport {
  readonly tool: Tool;
  readonly files: readonly FileClaims[];
  readonly skipped: readonly SkippedFile[];
}

/** All that a reporter of `code` is given. */
export interface CodeReport {
  readonly tool: Tool;
  readonly code: Code;
  /** Ids of the vendors that the declaration tells of; null without a declaration. */
  readonly declared: ReadonlySet<string> | null;
  readonly vocabulary: Vocabulary;
  readonly skipped: readonly SkippedFile[];
}

/** What changed in one project. */
export interface ProjectChanges {
  /** Its declaration, or its policies. */
  readonly name: string;
  /** The most material first. */
  readonly changes: readonly Difference[];
  /** Sentences of the policies before and after, and how many of each stand in one state only. */
  readonly sentences: { readonly before: number; readonly after: number; readonly gone: number; readonly come: number } | null;
}

/** All that a reporter of `diff` is given. */
export interface DiffReport extends Report {
  /** What the two states are called. */
  readonly base: string;
  readonly head: string;
  readonly projects: readonly ProjectChanges[];
}

/** How reports for people look; reports for machines do not change with it. */
export interface ReportOptions {
  /** ANSI colours. */
  readonly color: boolean;
  /** Whether rule ids may be OSC 8 links (a terminal, and colour). */
  readonly hyperlinks: boolean;
  /** Print nothing but ASCII: what is not is escaped. */
  readonly ascii: boolean;
  /** Columns that lines of quoted text may take. */
  readonly columns: number;
  /** Most problems to print; the rest is counted. */
  readonly maxProblems: number;
  /** Whether suppressed findings are printed too. */
  readonly showSuppressed: boolean;
}

/** Options where nothing was asked for. */
export const PLAIN: ReportOptions = {
  color: false,
  hyperlinks: false,
  ascii: false,
  columns: 100,
  maxProblems: 50,
  showSuppressed: false,
};

/** Turns a report into text that ends with a line break. Pure: same report, same text. */
export type Reporter = (report: Report, options: ReportOptions) => string;
export type CodeReporter = (report: CodeReport, options: ReportOptions) => string;
export type DiffReporter = (report: DiffReport, options: ReportOptions) => string;
export type ClaimsReporter = (report: ClaimsReport, options: ReportOptions) => string;

/** The counts of a report's summary. */
export function countFindings(findings: readonly Finding[]): Pick<Summary, 'errors' | 'warnings' | 'infos' | 'suppressed'> {
  const open = findings.filter((finding) => !finding.suppressed);
  const count = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info'), suppressed: findings.length - open.length };
}

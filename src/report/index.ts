import type { ClaimsReporter, CodeReporter, DiffReporter, Reporter } from '../model/report.js';

// A reporter is loaded when its format is asked for, so that none costs start-up time.
const CHECK = {
  pretty: async () => (await import('./pretty.js')).reportPretty,
  stylish: async () => (await import('./stylish.js')).reportStylish,
  json: async () => (await import('./json.js')).reportJson,
  jsonl: async () => (await import('./json.js')).reportJsonl,
  sarif: async () => (await import('./sarif.js')).reportSarif,
  github: async () => (await import('./github.js')).reportGithub,
  markdown: async () => (await import('./markdown.js')).reportMarkdown,
  html: async () => (await import('./html.js')).reportHtml,
  gitlab: async () => (await import('./gitlab.js')).reportGitlab,
  junit: async () => (await import('./junit.js')).reportJunit,
  rdjson: async () => (await import('./rdjson.js')).reportRdjson,
} satisfies Record<string, () => Promise<Reporter>>;

const CLAIMS = {
  pretty: async () => (await import('./claims-pretty.js')).claimsPretty,
  json: async () => (await import('./claims-json.js')).claimsJson,
  jsonl: async () => (await import('./claims-json.js')).claimsJsonl,
} satisfies Record<string, () => Promise<ClaimsReporter>>;

const CODE = {
  pretty: async () => (await import('./code-pretty.js')).codePretty,
  json: async () => (await import('./code-json.js')).codeJson,
} satisfies Record<string, () => Promise<CodeReporter>>;

const DIFF = {
  pretty: async () => (await import('./diff-pretty.js')).diffPretty,
  markdown: async () => (await import('./diff-markdown.js')).diffMarkdown,
  json: async () => (await import('./diff-json.js')).diffJson,
} satisfies Record<string, () => Promise<DiffReporter>>;

export type DiffFormat = keyof typeof DIFF;
export type CheckFormat = keyof typeof CHECK;
export type ClaimsFormat = keyof typeof CLAIMS;
export type CodeFormat = keyof typeof CODE;

/** The names that `--format` takes, the default first. */
export const CHECK_FORMATS = Object.keys(CHECK) as readonly CheckFormat[];
export const DIFF_FORMATS = Object.keys(DIFF) as readonly DiffFormat[];
export const CLAIMS_FORMATS = Object.keys(CLAIMS) as readonly ClaimsFormat[];
export const CODE_FORMATS = Object.keys(CODE) as readonly CodeFormat[];

/** The reporter of `check` for a format. */
export function checkReporter(format: CheckFormat): Promise<Reporter> {
  return CHECK[format]();
}

/** The reporter of `claims` for a format. */
export function claimsReporter(format: ClaimsFormat): Promise<ClaimsReporter> {
  return CLAIMS[format]();
}

/** The reporter of `code` for a format. */
export function codeReporter(format: CodeFormat): Promise<CodeReporter> {
  return CODE[format]();
}

/** The reporter of `diff` for a format. */
export function diffReporter(format: DiffFormat): Promise<DiffReporter> {
  return DIFF[format]();
}

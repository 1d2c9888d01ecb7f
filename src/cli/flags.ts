// Every flag of every command: what is read and what --help prints.
import type { Option, Options } from './options.js';

const COMMON: Options = {
  color: { value: 'auto|always|never', help: 'colours; default auto, which heeds NO_COLOR and FORCE_COLOR' },
  'no-color': { help: 'the same as --color never' },
  'output-file': { short: 'o', value: 'FILE', help: 'write the report to a file' },
  debug: { help: 'print the stack of an internal failure' },
  help: { short: 'h', help: 'print this help' },
  version: { short: 'v', help: 'print the version' },
};

const PATHS: Options = {
  'files-from': { value: 'FILE', help: 'read the names of files from a list, one a line or parted by NUL; - is standard input' },
  shard: { value: 'K/N', help: 'take only the K-th of N parts of the files: each belongs to one by its path alone' },
};

const LIMITS: Options = {
  'fail-on': { value: 'LEVEL', help: 'exit with 1 from error (default), warning or info on, or never' },
  'max-warnings': { value: 'N', help: 'exit with 1 if there are more warnings' },
  'exit-zero': { help: 'exit with 0 whatever is found' },
};

const CONFIG: Options = {
  config: { short: 'c', value: 'FILE', help: 'use this configuration, not the nearest policy-lint.config.yaml' },
  'no-config': { help: 'use no configuration' },
  'no-plugins': { help: 'load no rules that the configuration names: runs no code of the project' },
};

export const CHECK: Options = {
  format: {
    short: 'f',
    value: 'NAME[=FILE]',
    many: true,
    help: 'default pretty; stylish, html, json, jsonl, sarif, github, markdown, gitlab, junit, rdjson',
  },
  declaration: { value: 'FILE', help: 'hold the policies named against this declaration' },
  preset: { value: 'NAME', help: 'rules to run: recommended (default), strict or all' },
  rule: { value: 'ID=LEVEL', many: true, help: 'set a rule to off, info, warning or error' },
  only: { value: 'ID', many: true, help: 'run only this rule or family' },
  skip: { value: 'ID', many: true, help: 'do not run this rule or family' },
  'min-confidence': { value: 'LEVEL', help: 'show findings that are at least low, medium (default) or high' },
  'min-severity': { value: 'LEVEL', help: 'show findings that are at least info (default), warning or error' },
  quiet: { help: 'show errors only' },
  ...LIMITS,
  'as-of': { value: 'YYYY-MM-DD', help: 'judge law and expiry dates for this day; default today' },
  'max-problems': { value: 'N|none', help: 'problems that pretty prints; default 50' },
  'show-suppressed': { help: 'print suppressed findings too' },
  'no-inline-config': { help: 'do not heed directives in the files' },
  since: { value: 'REF', help: 'show only what changed since a branch or commit brings' },
  baseline: { value: 'FILE', help: 'findings not to show; default the nearest policy-lint-suppressions.json' },
  'no-baseline': { help: 'heed no baseline' },
  'suppress-all': { help: 'write all present findings into the baseline' },
  'prune-suppressions': { help: 'take out of the baseline what is no longer found' },
  'no-error-on-unmatched-pattern': { help: 'exit with 0 if there is nothing to lint' },
  watch: { help: 'check again whenever a file changes, until it is ended' },
  stdin: { help: 'read a file from standard input' },
  'stdin-filename': { value: 'FILE', help: 'the file that standard input stands for' },
  ...PATHS,
  'print-config': { help: 'print the settings for the paths, and where each was set' },
  ...CONFIG,
  ...COMMON,
};

export const CLAIMS: Options = {
  format: { short: 'f', value: 'NAME[=FILE]', many: true, help: 'pretty (default), json or jsonl; may be repeated' },
  declaration: { value: 'FILE', help: 'take the names of the organisation from this declaration' },
  stdin: { help: 'read the policy from standard input' },
  'stdin-filename': { value: 'FILE', help: 'the file that standard input stands for' },
  ...PATHS,
  ...COMMON,
};

export const MERGE: Options = {
  ...LIMITS,
  baseline: { value: 'FILE', help: 'findings not to show; default the nearest policy-lint-suppressions.json' },
  'no-baseline': { help: 'heed no baseline' },
  'files-from': PATHS['files-from'] as Option,
  ...COMMON,
};

export const CODE: Options = {
  format: { short: 'f', value: 'NAME[=FILE]', many: true, help: 'pretty (default) or json; may be repeated' },
  declaration: { value: 'FILE', help: 'say which vendors this declaration tells of, and know those that it adds' },
  exclude: { value: 'GLOB', many: true, help: 'leave these files out' },
  ...COMMON,
};

export const DIFF: Options = {
  format: { short: 'f', value: 'NAME[=FILE]', many: true, help: 'pretty (default), markdown or json; may be repeated' },
  preset: { value: 'NAME', help: 'rules on changes to run: recommended (default), strict or all' },
  rule: { value: 'ID=LEVEL', many: true, help: 'set a rule to off, info, warning or error' },
  only: { value: 'ID', many: true, help: 'run only this rule' },
  skip: { value: 'ID', many: true, help: 'do not run this rule' },
  'min-confidence': { value: 'LEVEL', help: 'show findings that are at least low, medium (default) or high' },
  'fail-on': { value: 'LEVEL', help: 'exit with 1 from error (default), warning or info on, or never' },
  'max-warnings': { value: 'N', help: 'exit with 1 if there are more warnings' },
  'exit-zero': { help: 'exit with 0 whatever is found' },
  'as-of': { value: 'YYYY-MM-DD', help: 'the day of the change; default today, or that of the commit compared' },
  'max-problems': { value: 'N|none', help: 'changes that pretty prints; default 50' },
  'show-suppressed': { help: 'print suppressed findings too' },
  'no-inline-config': { help: 'do not heed directives in the files' },
  ...CONFIG,
  ...COMMON,
};

export const INIT: Options = {
  yes: { short: 'y', help: 'ask nothing, as off a terminal' },
  merge: { help: 'add what is new to a declaration that is there; comments and order are kept' },
  stdout: { help: 'write no file: print the declaration' },
  'dry-run': { help: 'the same as --stdout' },
  'no-code': { help: 'read no code' },
  exclude: { value: 'GLOB', many: true, help: 'leave these files of code out' },
  ...COMMON,
  'output-file': { short: 'o', value: 'FILE', help: 'write the declaration there; default privacy.yaml' },
};

export const EXPLAIN: Options = {
  declaration: CHECK['declaration'] as Option,
  preset: CHECK['preset'] as Option,
  rule: CHECK['rule'] as Option,
  only: CHECK['only'] as Option,
  'min-confidence': CHECK['min-confidence'] as Option,
  'as-of': CHECK['as-of'] as Option,
  'no-inline-config': CHECK['no-inline-config'] as Option,
  ...CONFIG,
  ...COMMON,
};

export const RULES: Options = {
  format: { short: 'f', value: 'NAME[=FILE]', many: true, help: 'pretty (default) or json' },
  ...CONFIG,
  ...COMMON,
};

export const COMPLETIONS: Options = { ...COMMON };

export interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly options: Options;
  readonly examples: readonly string[];
}

export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'check',
    {
      usage: 'policy-lint [check] [PATH…]',
      summary:
        'Holds privacy policies against the declaration of what the systems do.\n\n' +
        'A YAML file is a declaration, a folder means the declarations in it (privacy.yaml, NAME.privacy.yaml), an .xcprivacy\n' +
        'or CSV file a store label, any other file a policy; both are checked with the declaration that names them, or alone.\n' +
        'Without a path: the current folder.',
      options: CHECK,
      examples: [
        'policy-lint',
        'policy-lint docs/privacy.md',
        'policy-lint docs/privacy.md ios/PrivacyInfo.xcprivacy',
        'policy-lint --format pretty --format sarif=policy-lint.sarif',
        'policy-lint --format html=report.html',
        'policy-lint check --declaration privacy.yaml draft.md',
      ],
    },
  ],
  [
    'init',
    {
      usage: 'policy-lint init [PATH…]',
      summary:
        'Drafts a declaration, privacy.yaml, from what is there: policies, code, store labels.\n\n' +
        'Each fact stands beside the place that it was read from, what nothing says is "unknown", and a list of what a person must\n' +
        'fill in follows. A path is a policy, a store label, or a folder in which both are looked for; without one, the policy in the\n' +
        'current folder that says most is taken. On a terminal a few questions are asked. No file is ever overwritten.',
      options: INIT,
      examples: [
        'policy-lint init',
        'policy-lint init docs/privacy.md ios/PrivacyInfo.xcprivacy',
        'policy-lint init --stdout --no-code docs/privacy.md',
        'policy-lint init --merge',
      ],
    },
  ],
  [
    'claims',
    {
      usage: 'policy-lint claims FILE…',
      summary: 'Shows what was understood of a policy, sentence by sentence.',
      options: CLAIMS,
      examples: ['policy-lint claims docs/privacy.md', 'policy-lint claims --format jsonl *.md'],
    },
  ],
  [
    'code',
    {
      usage: 'policy-lint code [PATH…]',
      summary:
        'Lists what code can reach: vendors, data that it asks for, cookies, signals that it reads.\n\n' +
        'A path is a file, a folder or a glob; without one, the current folder. Tests, stories, examples, types, what is built\n' +
        'and what git ignores are left out; packages of the workspace that the code needs are read with it.',
      options: CODE,
      examples: ['policy-lint code', "policy-lint code 'apps/web/**'", 'policy-lint code --declaration privacy.yaml --format json src'],
    },
  ],
  [
    'diff',
    {
      usage: 'policy-lint diff BASE [HEAD]',
      summary:
        'Shows what changed in meaning between two states of declaration and policy.\n\n' +
        "BASE and HEAD are git revisions, folders, or two files; without HEAD, today's files. One revision means the state\n" +
        'where the present work left it; A...B the state where the two part, and B. A file or folder as HEAD narrows\n' +
        'a revision to it. What matters most to the people whose data it is stands first.',
      options: DIFF,
      examples: [
        'policy-lint diff main',
        'policy-lint diff v1.4 v1.5 --format markdown',
        'policy-lint diff main docs/privacy.md',
        'policy-lint diff old.md new.md',
      ],
    },
  ],
  [
    'merge',
    {
      usage: 'policy-lint merge REPORT…',
      options: MERGE,
      summary:
        'Puts reports of shards together (json, jsonl or sarif) to that of a run over everything.\n\n' +
        'All shards of one run must be there. The exit status is that of check over everything.',
      examples: [
        'policy-lint merge shard-*.json -o policy-lint.json',
        'policy-lint merge shard-*.sarif --fail-on warning -o policy-lint.sarif',
      ],
    },
  ],
  [
    'explain',
    {
      usage: 'policy-lint explain RULE | FILE:LINE[:COLUMN] | FINGERPRINT [PATH…]',
      options: EXPLAIN,
      summary:
        'Says why there is a rule, what fails and passes, and what to do.\n\n' +
        'Of a finding, named by its place or by the fingerprint that the JSON report shows: how both sides were read, step by\n' +
        'step, and what would make it go away. It is looked for in the paths; without one, in the current folder.',
      examples: ['policy-lint explain contradiction/sale', 'policy-lint explain privacy.yaml:65', 'policy-lint explain 5f2a9c01'],
    },
  ],
  [
    'completions',
    {
      usage: 'policy-lint completions bash|zsh|fish',
      summary: 'Prints a script by which a shell completes commands, flags and rules.',
      options: COMPLETIONS,
      examples: ['source <(policy-lint completions bash)', 'policy-lint completions fish > ~/.config/fish/completions/policy-lint.fish'],
    },
  ],
  ['rules', { usage: 'policy-lint rules', summary: 'Lists every rule.', options: RULES, examples: ['policy-lint rules --format json'] }],
]);

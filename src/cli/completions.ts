// The scripts hold ${…} of shells.
/* eslint-disable no-template-curly-in-string */
// What a shell offers behind policy-lint: commands, flags with their values, ids of rules.
import { PRESETS } from '../check/levels.js';
import { RULES } from '../generated/rules.js';
import { UserError } from '../model/user-error.js';
import { CHECK_FORMATS, CLAIMS_FORMATS, CODE_FORMATS, DIFF_FORMATS } from '../report/index.js';
import { COMMANDS } from './flags.js';
import { choose } from './options.js';
import { print } from './output.js';
import type { Call, Exit } from './run.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  check: CHECK_FORMATS,
  claims: CLAIMS_FORMATS,
  code: CODE_FORMATS,
  diff: DIFF_FORMATS,
  rules: ['pretty', 'json'],
};
const LEVELS = ['error', 'warning', 'info'];
/** Values of flags whose help does not list them as `a|b`. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  preset: PRESETS,
  'fail-on': [...LEVELS, 'never'],
  'min-severity': LEVELS,
  'min-confidence': ['low', 'medium', 'high'],
  only: [...RULES.keys()],
  skip: [...RULES.keys()],
  rule: [...RULES.keys()].map((id) => `${id}=`),
};

/** Prints a script that makes a shell complete policy-lint. */
export function completions({ args }: Call): Promise<Exit> {
  const [shell, ...more] = args.paths;
  if (shell === undefined || more.length) throw new UserError(`completions needs the name of one shell: ${SHELLS.join(', ')}.`);
  print({ bash, zsh, fish }[choose(shell, 'completions', SHELLS)]());
  return Promise.resolve(0);
}

interface Flag {
  readonly name: string;
  readonly short: string | null;
  readonly help: string;
  /** What may follow; null: anything or a file. Empty for a switch. */
  readonly values: readonly string[] | null;
}

function flagsOf(command: string): Flag[] {
  return Object.entries(COMMANDS.get(command)?.options ?? {}).map(([name, { short = null, value, help }]) => {
    const listed = value?.includes('|') && /^[a-z|]+$/.test(value) ? value.split('|') : null;
    return {
      name,
      short,
      help,
      values: value === undefined ? [] : name === 'format' ? (FORMATS[command] ?? null) : (VALUES[name] ?? listed),
    };
  });
}

function wordsBehind(command: string): readonly string[] {
  return command === 'explain' ? [...RULES.keys()] : command === 'completions' ? SHELLS : [];
}

/** Cases of a shell's `case`: what may stand behind a flag of a command. */
function valueCases(): string[] {
  return [...COMMANDS.keys()].flatMap((command) =>
    flagsOf(command).flatMap(({ name, short, values }) =>
      values?.length
        ? [`    ${[`${command}:--${name}`, ...(short ? [`${command}:-${short}`] : [])].join('|')}) words='${values.join(' ')}' ;;`]
        : [],
    ),
  );
}

function flagCases(): string[] {
  return [...COMMANDS.keys()].map(
    (command) =>
      `    ${command}) words='${flagsOf(command)
        .map(({ name }) => `--${name}`)
        .join(' ')}' ;;`,
  );
}

function wordCases(): string[] {
  return [...COMMANDS.keys()]
    .filter((command) => wordsBehind(command).length)
    .map((command) => `    ${command}) words='${wordsBehind(command).join(' ')}' ;;`);
}

function body(current: string, previous: string): string[] {
  return [
    `  case "$command:${previous}" in`,
    ...valueCases(),
    `    *) case "${current}" in`,
    '      -*) case "$command" in',
    ...flagCases().map((line) => `    ${line}`),
    '      esac ;;',
    `      *) if [ -z "$named" ]; then words='${[...COMMANDS.keys()].join(' ')}'; fi`,
    '        case "$command" in',
    ...wordCases().map((line) => `    ${line}`),
    '        esac ;;',
    '    esac ;;',
    '  esac',
  ];
}

/** Finds the command among the words before the current one. */
const FIND = (words: string): string[] => [
  '  local command=check named= word',
  `  for word in ${words}; do`,
  `    case "$word" in ${[...COMMANDS.keys()].join('|')}) command=$word named=yes; break ;; esac`,
  '  done',
];

function bash(): string {
  return [
    '# policy-lint completions bash: source this from ~/.bashrc',
    '_policy_lint() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" words=',
    ...FIND('"${COMP_WORDS[@]:1:COMP_CWORD-1}"'),
    ...body('$current', '$previous'),
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '  case "${COMPREPLY[*]}" in *=) compopt -o nospace 2>/dev/null ;; esac',
    '}',
    'complete -o default -F _policy_lint policy-lint',
    '',
  ].join('\n');
}

function zsh(): string {
  return [
    '#compdef policy-lint',
    '# policy-lint completions zsh: save this as _policy-lint in a folder of $fpath, or source it from ~/.zshrc',
    '_policy_lint() {',
    '  local current="${words[CURRENT]}" previous="${words[CURRENT-1]}" given=("${(@)words[2,CURRENT-1]}")',
    '  local words=',
    ...FIND('"${given[@]}"'),
    ...body('$current', '$previous'),
    '  if [ -n "$words" ]; then compadd -- ${=words}; fi',
    '  case "$current" in -*) ;; *) _files ;; esac',
    '}',
    'if [ "$funcstack[1]" = "_policy-lint" ]; then _policy_lint "$@"; else compdef _policy_lint policy-lint; fi',
    '',
  ].join('\n');
}

function fish(): string {
  const quoted = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  const all = [...COMMANDS.keys()];
  const others = all.filter((command) => command !== 'check').join(' ');
  const under = (command: string): string =>
    command === 'check' ? `not __fish_seen_subcommand_from ${others}` : `__fish_seen_subcommand_from ${command}`;
  return [
    '# policy-lint completions fish: save this as ~/.config/fish/completions/policy-lint.fish',
    ...all.map(
      (command) =>
        `complete -c policy-lint -n 'not __fish_seen_subcommand_from ${all.join(' ')}' -a ${command} -d ${quoted(firstSentence(command))}`,
    ),
    ...all.flatMap((command) =>
      flagsOf(command).map(({ name, short, help, values }) =>
        [
          `complete -c policy-lint -n ${quoted(under(command))} -l ${name}`,
          ...(short ? [`-s ${short}`] : []),
          ...(values === null ? ['-r'] : values.length ? [`-x -a ${quoted(values.join(' '))}`] : []),
          `-d ${quoted(help)}`,
        ].join(' '),
      ),
    ),
    ...all
      .filter((command) => wordsBehind(command).length)
      .map((command) => `complete -c policy-lint -n ${quoted(under(command))} -a ${quoted(wordsBehind(command).join(' '))}`),
    '',
  ].join('\n');
}

function firstSentence(command: string): string {
  return (COMMANDS.get(command)?.summary ?? '').split('\n')[0] ?? '';
}

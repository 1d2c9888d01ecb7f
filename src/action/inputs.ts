// Inputs of the GitHub Action → the command line they stand for.
import { UserError } from '../model/user-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The files that the action has the command write, besides those asked for. */
export interface Written {
  readonly pretty: string;
  readonly json: string;
  readonly annotations: string;
  readonly summary: string;
}

/** An input as the runner hands it over: INPUT_ and the name in capitals, with its hyphens. */
export function input(env: Environment, name: string): string {
  return (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** A switch. @throws UserError */
export function isOn(env: Environment, name: string, otherwise: boolean): boolean {
  const text = input(env, name).toLowerCase();
  if (!text) return otherwise;
  if (text === 'true' || text === 'false') return text === 'true';
  throw new UserError(`The input ${name} takes true or false, not "${text}".`);
}

/** The arguments of `policy-lint check`. @throws UserError */
export function argumentsOf(env: Environment, written: Written): string[] {
  const flag = (name: string): string[] => {
    const value = input(env, name);
    return value ? [`--${name}=${value}`] : [];
  };
  const sarif = input(env, 'sarif-file');
  const since = sinceOf(env);
  return [
    'check',
    ...['fail-on', 'max-warnings', 'min-confidence', 'preset', 'config'].flatMap(flag),
    ...(since ? [`--since=${since}`] : []),
    // The checked repository may be a stranger's: its rule modules are code.
    ...(isOn(env, 'plugins', false) ? [] : ['--no-plugins']),
    `--format=pretty=${written.pretty}`,
    `--format=json=${written.json}`,
    `--format=github=${written.annotations}`,
    `--format=markdown=${written.summary}`,
    ...(sarif ? [`--format=sarif=${sarif}`] : []),
    ...lines(input(env, 'format')).map(reportFile),
    '--color=always',
    '--',
    ...lines(input(env, 'paths')),
  ];
}

function reportFile(text: string): string {
  if (!text.includes('=')) throw new UserError(`The input format takes NAME=FILE, a line each, not "${text}".`);
  return `--format=${text}`;
}

/** "auto" is the branch that a pull request goes to; without one, everything is shown. */
function sinceOf(env: Environment): string {
  const since = input(env, 'since');
  if (since !== 'auto') return since;
  return env['GITHUB_BASE_REF'] ? `origin/${env['GITHUB_BASE_REF']}` : '';
}

function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

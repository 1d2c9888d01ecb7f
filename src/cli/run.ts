import { readFileSync } from 'node:fs';
import { nearest } from '../model/nearest.js';
import { UserError } from '../model/user-error.js';
import { COMMANDS } from './flags.js';
import { readArguments } from './options.js';
import type { Arguments } from './options.js';
import { complain, complainOfBug, outputProblem, print } from './output.js';

/** What every command is given. */
export interface Call {
  readonly args: Arguments;
  /** The folder of the package, with a closing slash: package.json, rules/, dist/. */
  readonly home: URL;
  readonly version: string;
  readonly url: string | null;
  /** Imports a module by its URL; code that was compiled by an earlier run cannot do so itself. */
  readonly importModule: (url: string) => Promise<unknown>;
}

export type Exit = 0 | 1 | 2;

/** Runs a command and returns its exit status. Never throws. */
export async function run(argv: readonly string[], home: URL, importModule: Call['importModule'] = (url) => import(url)): Promise<Exit> {
  const exit = await runCommand(argv, home, importModule);
  // A full disk is told after the write.
  await new Promise((done) => {
    setImmediate(done);
  });
  const problem = outputProblem();
  if (!problem || exit === 2) return exit;
  complain(`policy-lint: ${problem}`);
  return 2;
}

async function runCommand(argv: readonly string[], home: URL, importModule: Call['importModule']): Promise<Exit> {
  const debug = argv.includes('--debug');
  try {
    const named = firstWord(argv);
    const isNamed = named >= 0 && COMMANDS.has(argv[named] as string);
    const name = isNamed ? (argv[named] as string) : argv[0] === 'help' ? 'help' : 'check';
    if (name === 'help') return await helpFor(argv[1] ?? null);
    const command = COMMANDS.get(name) as NonNullable<ReturnType<typeof COMMANDS.get>>;
    const rest = isNamed ? argv.filter((_, i) => i !== named) : argv;
    const args = readArguments(rest, command.options, name, new Map([...COMMANDS].map(([one, { options }]) => [one, options])));
    const { version, homepage } = JSON.parse(readFileSync(new URL('package.json', home), 'utf8')) as { version: string; homepage?: string };
    if (args.has('help')) return await helpFor(isNamed ? name : null);
    if (args.has('version')) {
      print(`${version}\n`);
      return 0;
    }
    return await (
      await load(name)
    )({ args, home, version, url: homepage ?? null, importModule });
  } catch (error) {
    return fail(error, debug);
  }
}

/** Where the command stands if there is one: before all paths, perhaps after flags; what follows a flag that takes a value is that value (`--only code`). */
function firstWord(argv: readonly string[]): number {
  const at = argv.findIndex((arg, i) => !arg.startsWith('-') && !takesValue(argv[i - 1] ?? ''));
  return argv.slice(0, at).includes('--') ? -1 : at;
}

function takesValue(flag: string): boolean {
  const name = flag.replace(/^-+/, '');
  return [...COMMANDS.values()].some(({ options }) =>
    Object.entries(options).some(([long, { short, value }]) => value && (flag === `--${long}` || (flag === `-${name}` && name === short))),
  );
}

async function load(name: string): Promise<(call: Call) => Promise<Exit>> {
  switch (name) {
    case 'claims':
      return (await import('./claims.js')).claims;
    case 'code':
      return (await import('./code.js')).code;
    case 'completions':
      return (await import('./completions.js')).completions;
    case 'diff':
      return (await import('./diff.js')).diff;
    case 'init':
      return (await import('./init.js')).init;
    case 'explain':
      return (await import('./explain.js')).explain;
    case 'merge':
      return (await import('./merge.js')).merge;
    case 'rules':
      return (await import('./rules.js')).listRules;
    default:
      return (await import('./check.js')).check;
  }
}

async function helpFor(name: string | null): Promise<Exit> {
  if (name !== null && !COMMANDS.has(name)) throw new UserError(`There is no command "${name}"${nearCommand(name) || '.'}`);
  const { help } = await import('./help.js');
  print(help(name));
  return 0;
}

/** The end of a sentence about a word that is neither a command nor a file; empty where it is like no command. */
export function nearCommand(word: string): string {
  const meant = nearest(word, COMMANDS.keys());
  return meant ? `; did you mean the command "${meant}"?` : '';
}

/** Says in one sentence why a command ended early. */
function fail(error: unknown, debug: boolean): Exit {
  if (error instanceof UserError) complain(`policy-lint: ${error.message}`);
  else complainOfBug('failed', error, debug);
  return 2;
}

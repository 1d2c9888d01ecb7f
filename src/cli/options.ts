import { parseArgs } from 'node:util';
import { nearest } from '../model/nearest.js';
import { UserError } from '../model/user-error.js';

/** A flag of a command. */
export interface Option {
  readonly short?: string;
  /** What the value is called in the help; absent for a switch. */
  readonly value?: string;
  /** Whether it may be given several times. */
  readonly many?: boolean;
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

export interface Arguments {
  readonly paths: readonly string[];
  has(name: string): boolean;
  /** The last value given. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/**
 * Reads the arguments of a command.
 *
 * @param elsewhere flags of the other commands, for a better message
 * @throws UserError for a flag that is unknown, lacks its value or takes none
 */
export function readArguments(
  args: readonly string[],
  options: Options,
  command: string,
  elsewhere: ReadonlyMap<string, Options>,
): Arguments {
  const known = Object.entries(options).map(
    ([name, { short, value, many }]) =>
      [
        name,
        { type: value ? ('string' as const) : ('boolean' as const), ...(short ? { short } : {}), ...(many ? { multiple: true } : {}) },
      ] as const,
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const paths: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new UserError(unknownFlag(token.rawName, options, command, elsewhere));
    if (option.value && token.value === undefined) throw new UserError(`${token.rawName} needs a value: ${token.rawName} ${option.value}.`);
    if (!option.value && token.value !== undefined) throw new UserError(`${token.rawName} takes no value.`);
    if (option.value && !option.many && given.has(token.name)) throw new UserError(`${token.rawName} is given twice.`);
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? '']);
  }
  return {
    paths,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

/** One of a few words. @throws UserError with the nearest word */
export function choose<T extends string>(word: string, flag: string, words: readonly T[], aliases: Readonly<Record<string, T>> = {}): T {
  const found = words.find((one) => one === word) ?? (Object.hasOwn(aliases, word) ? aliases[word] : undefined);
  if (found) return found;
  const meant = nearest(word, words);
  throw new UserError(`"${word}" is not a value of ${flag}; ${meant ? `did you mean ${meant}?` : `use one of ${words.join(', ')}.`}`);
}

/** A whole number that is not negative. */
export function count(word: string, flag: string): number {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  throw new UserError(`"${word}" is not a value of ${flag}; it takes a whole number.`);
}

function unknownFlag(flag: string, options: Options, command: string, elsewhere: ReadonlyMap<string, Options>): string {
  const name = flag.replace(/^-+/, '');
  const other = [...elsewhere].find(([, one]) => Object.hasOwn(one, name))?.[0];
  if (other) return `${flag} is a flag of "policy-lint ${other}", not of "${command}".`;
  const meant = nearest(name, Object.keys(options));
  return `${flag} is not a flag of "policy-lint ${command}"; ${meant ? `did you mean --${meant}?` : `see policy-lint ${command} --help.`}`;
}

// The files that a command is about: named, listed, or on standard input, and of them one shard.
import { namesFrom } from '../load/list.js';
import type { Shard } from '../load/shard.js';
import { UserError } from '../model/user-error.js';
import type { Arguments } from './options.js';

/** The names on the command line, then those of `--files-from` as they come. @throws UserError */
export async function* eachPath(args: Arguments): AsyncGenerator<string> {
  for (const path of args.paths) if (path !== '-') yield path;
  const list = listOf(args);
  if (list !== null) yield* namesFrom(list);
}

/** All names at once. @throws UserError */
export async function allPaths(args: Arguments): Promise<string[]> {
  const all: string[] = [];
  for await (const path of eachPath(args)) all.push(path);
  return all;
}

/** The list that is named, or null. @throws UserError */
export function listOf(args: Arguments): string | null {
  const list = args.value('files-from');
  if (list === '') throw new UserError('--files-from needs the name of a file, or - for standard input.');
  if (list === '-' && (args.has('stdin') || args.paths.includes('-')))
    throw new UserError('--files-from - and --stdin both read standard input.');
  return list ?? null;
}

/** Reads `--shard`. @throws UserError */
export function shardOf(args: Arguments): Shard | null {
  const text = args.value('shard');
  if (text === undefined) return null;
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index === undefined || shard.index < 1 || shard.index > shard.count)
    throw new UserError(`"${text}" is not a value of --shard; it takes the number of a shard and how many there are, such as 2/5.`);
  return shard;
}

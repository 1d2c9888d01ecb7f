import { closeSync, mkdirSync, openSync, realpathSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join, basename } from 'node:path';
import { PLAIN } from '../model/report.js';
import type { ReportOptions } from '../model/report.js';
import { UserError } from '../model/user-error.js';
import { onInterrupt, remove } from './interrupt.js';
import { choose } from './options.js';
import type { Arguments } from './options.js';

/** A report that is wanted, and the file it goes to; null: standard output. */
export interface Wanted<T extends string> {
  readonly format: T;
  readonly file: string | null;
}

/** Reads `--format NAME[=FILE]…` and `--output-file`. @throws UserError */
export function wantedReports<T extends string>(args: Arguments, formats: readonly T[]): Wanted<T>[] {
  const wanted = args.values('format').map((text) => {
    const equals = text.indexOf('=');
    const format = choose(equals < 0 ? text : text.slice(0, equals), '--format', formats);
    if (equals >= 0 && equals === text.length - 1) throw new UserError(`--format ${text} names no file after the "=".`);
    return { format, file: equals < 0 ? null : text.slice(equals + 1) };
  });
  const all: Wanted<T>[] = wanted.length ? wanted : [{ format: formats[0] as T, file: null }];
  const output = args.value('output-file');
  if (output === undefined) return all;
  if (!output) throw new UserError('--output-file needs the name of a file.');
  if (all.filter((one) => one.file === null).length !== 1)
    throw new UserError('--output-file goes with one --format; write --format NAME=FILE for each of several.');
  return all.map((one) => (one.file === null ? { ...one, file: output } : one));
}

/** How reports look on standard output; in a file they are plain. */
export function reportOptions(args: Arguments, file: string | null): ReportOptions {
  const most = args.value('max-problems');
  const common = {
    showSuppressed: args.has('show-suppressed'),
    maxProblems: most === undefined ? PLAIN.maxProblems : most === 'none' ? Infinity : wholeNumber(most),
  };
  if (file !== null) return { ...PLAIN, ...common, color: args.value('color') === 'always' };
  const color = wantsColor(args);
  return {
    ...PLAIN,
    ...common,
    color,
    hyperlinks: color && !!process.stdout.isTTY && !process.env['CI'],
    ascii: !!process.stdout.isTTY && !isUnicode(),
    columns: process.stdout.columns || Number(process.env['COLUMNS']) || PLAIN.columns,
  };
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is not a value of --max-problems; it takes a whole number or none.`);
}

// picocolors would take FORCE_COLOR=0 for a wish, and CI for a terminal.
function wantsColor(args: Arguments): boolean {
  const flag = choose(args.has('no-color') ? 'never' : (args.value('color') ?? 'auto'), '--color', ['auto', 'always', 'never']);
  if (flag !== 'auto') return flag === 'always';
  const { NO_COLOR, FORCE_COLOR, TERM, GITHUB_ACTIONS } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return (!!process.stdout.isTTY && TERM !== 'dumb') || !!GITHUB_ACTIONS;
}

/** Whether the terminal's language can show more than ASCII; unset says nothing against it. */
function isUnicode(): boolean {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return TERM !== 'linux' && (process.platform === 'win32' ? !!process.env['WT_SESSION'] : !locale || /utf-?8/i.test(locale));
}

/** Writes to standard output; a reader that goes away (`| head`) is no error. */
export function print(text: string): void {
  write(process.stdout, text);
}

/**
 * One line on standard error. Names and keys in it may come from strangers: what a terminal obeys is written out, and so are line
 * breaks, because continuous integration takes a line that starts with `::` for a command.
 */
export function complain(text: string): void {
  clearLine();
  write(process.stderr, `${text.replace(OBEYED, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`);
}

let isOver = false;

/** A line on a terminal's standard error that the next one is written over. */
export function overwrite(text: string): void {
  isOver = true;
  write(process.stderr, `\r\u001b[2K${text}`);
}

/** Takes such a line away. */
export function clearLine(): void {
  if (isOver) write(process.stderr, '\r\u001b[2K');
  isOver = false;
}

const OURS = 'policy-lint, not in your files';

/** Says that policy-lint itself failed; with `debug`, where. */
export function complainOfBug(what: string, error: unknown, debug: boolean, where = OURS): void {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof UserError) {
    complain(`policy-lint: ${what}: ${message}.`);
    return;
  }
  complain(`policy-lint: ${what}: ${message}. This is a bug in ${where}.${debug ? '' : ' Run with --debug for details.'}`);
  if (debug) for (const line of stack.split('\n')) complain(`  | ${line}`);
}

const OBEYED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function write(stream: NodeJS.WriteStream, text: string): void {
  heedErrors(stream);
  stream.write(text);
}

/** Keeps what a stream did not take from ending the program. */
export function heedErrors(stream: NodeJS.WriteStream): void {
  if (!stream.listeners('error').includes(note)) stream.on('error', note);
}

let problem: string | null = null;

// A reader that goes away has read what it wanted.
function note(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE')
    problem ??= `The report cannot be written to standard output: ${error.code === 'ENOSPC' ? 'no space is left' : error.message}.`;
}

/** Why standard output or standard error did not take what was written to it; null where it did. Told a turn of the event loop later. */
export function outputProblem(): string | null {
  return problem;
}

/**
 * Writes a file as a whole or not at all: to a temporary file beside it, which is then renamed. Devices and pipes are written directly.
 *
 * @param what it is, for the sentence that says why it cannot be
 * @throws UserError
 */
export function writeWhole(path: string, text: string, what = 'The report'): void {
  let temporary: string | null = null;
  const calm = onInterrupt(() => undefined);
  try {
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind?.isDirectory()) throw new UserError(`${what} cannot be written to ${path}: it is a folder.`);
    if (kind && !kind.isFile()) {
      writeFileSync(path, text);
      return;
    }
    // A link stays a link: what it leads to is replaced.
    const target = kind ? realpathSync(path) : path;
    mkdirSync(dirname(target), { recursive: true });
    temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    const file = openSync(temporary, 'wx', kind?.mode ?? 0o666);
    try {
      for (let bytes = Buffer.from(text), at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    if (temporary) remove(temporary);
    if (error instanceof UserError) throw error;
    throw new UserError(`${what} cannot be written to ${path}: ${(error as Error).message}.`, { cause: error });
  } finally {
    calm();
  }
}

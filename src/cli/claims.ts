import { declarationOf, lossesOf, readingOf, skipReason, statementsOf } from '../project.js';
import { Files } from '../load/read.js';
import { isInShard } from '../load/shard.js';
import type { Declaration } from '../model/declaration.js';
import type { PolicyDocument } from '../model/document.js';
import type { FileClaims, SkippedFile } from '../model/report.js';
import type { Source } from '../model/text.js';
import { UserError } from '../model/user-error.js';
import { claimsLine } from '../report/claims-json.js';
import { CLAIMS_FORMATS, claimsReporter } from '../report/index.js';
import { bytesOf, openLines } from './lines.js';
import type { Arguments } from './options.js';
import { complain, complainOfBug, print, reportOptions, wantedReports, writeWhole } from './output.js';
import { eachPath, listOf, shardOf } from './paths.js';
import type { Call, Exit } from './run.js';
import { stdinFile } from './stdin.js';

/** What was understood of a file, whole; with what of it could not be read. */
interface Whole {
  readonly file: FileClaims;
  readonly skipped: readonly SkippedFile[];
}

/** What came of one file, or how to tell what kept it from being read. */
type Heard<T> = { readonly heard: T; readonly tell?: undefined } | { readonly tell: () => void };

/** Shows what was understood of policies. Exit status 2 if one cannot be read, after the others have been shown. */
export async function claims({ args, version, url }: Call): Promise<Exit> {
  const wanted = wantedReports(args, CLAIMS_FORMATS);
  const cwd = process.cwd();
  const [only, ...others] = wanted;
  const isStream = only?.format === 'jsonl' && !others.length;
  const stdin = await stdinFile(args, cwd);
  const files = new Files(cwd, stdin);
  const tool = { name: 'policy-lint', version, url };
  if (isStream) return await inLines(hearAll(args, files, stdin?.path ?? null, lineOf), only.file);
  const read: FileClaims[] = [];
  const skipped: SkippedFile[] = [];
  const problems: (() => void)[] = [];
  for await (const one of hearAll(args, files, stdin?.path ?? null, wholeOf)) {
    if (one.tell) problems.push(one.tell);
    else {
      read.push(one.heard.file);
      skipped.push(...one.heard.skipped);
    }
  }
  for (const { format, file } of wanted) {
    const text = (await claimsReporter(format))({ tool, files: read, skipped }, reportOptions(args, file));
    if (file === null) print(text);
    else writeWhole(file, text);
  }
  for (const tell of problems) tell();
  return problems.length ? 2 : 0;
}

/** Tells each file as soon as it is read, and keeps none. */
async function inLines(all: AsyncIterable<Heard<readonly Uint8Array[]>>, file: string | null): Promise<Exit> {
  const lines = openLines(file);
  let failed = false;
  try {
    for await (const one of all) {
      if (one.tell) one.tell();
      else if (!(await lines.write(one.heard))) break;
      failed ||= !!one.tell;
    }
    lines.finish();
  } catch (error) {
    lines.drop();
    throw error;
  }
  return failed ? 2 : 0;
}

async function* hearAll<T>(args: Arguments, files: Files, stdin: string | null, read: Reader<T>): AsyncGenerator<Heard<T>> {
  const shard = shardOf(args);
  if (args.paths.every((path) => path === '-') && stdin === null && listOf(args) === null)
    throw new UserError('claims needs the name of a policy file.');
  const declaration = declarationNamed(args.value('declaration'), files);
  for await (const name of eachPath(args)) {
    const path = files.absolute(name);
    if (!shard || isInShard(files.shown(path), shard)) yield await hear(path, files, declaration, read, args.has('debug'));
    files.pass();
  }
  if (stdin !== null) yield await hear(stdin, files, declaration, read, args.has('debug'));
}

/** Throws what the readers throw. */
type Reader<T> = (source: Source, declaration: Declaration | null) => Promise<T>;

async function hear<T>(path: string, files: Files, declaration: Declaration | null, read: Reader<T>, debug: boolean): Promise<Heard<T>> {
  const { source, problem } = files.read(path);
  if (!source)
    return {
      tell: () => {
        complain(`policy-lint: ${files.shown(path)} ${problem}.`);
      },
    };
  try {
    return { heard: await read(source, declaration) };
  } catch (error) {
    return {
      tell: () => {
        complainOfBug(`reading ${source.path} failed`, error, debug);
      },
    };
  }
}

async function wholeOf(source: Source, declaration: Declaration | null): Promise<Whole> {
  const { document, statements } = await readingOf(source, declaration);
  const reason = skipReason(document);
  return { file: { ...headOf(document), statements }, skipped: reason ? [{ path: source.path, reason }] : lossesOf(document) };
}

/** The line of a file, as bytes: those of a large policy take less room than its statements, of which each goes when it is told. */
async function lineOf(source: Source, declaration: Declaration | null): Promise<readonly Uint8Array[]> {
  const { document, statements } = await statementsOf(source, declaration);
  return bytesOf(claimsLine({ ...headOf(document), statements }));
}

function headOf({ source, language, blocks }: PolicyDocument): Omit<FileClaims, 'statements'> {
  return { source, language, sentences: blocks.reduce((sum, block) => sum + block.sentences.length, 0) };
}

function declarationNamed(name: string | undefined, files: Files): Declaration | null {
  if (name === undefined) return null;
  const { source, problem } = files.read(files.absolute(name));
  if (!source) throw new UserError(`The declaration ${name} ${problem}.`);
  return declarationOf(source);
}

import { declarationOf, lossesOf, readingOf, skipReason } from '../project.js';
import { Files } from '../load/read.js';
import { isInShard } from '../load/shard.js';
import type { Declaration } from '../model/declaration.js';
import type { FileClaims, SkippedFile, Tool } from '../model/report.js';
import { PLAIN } from '../model/report.js';
import { UserError } from '../model/user-error.js';
import { CLAIMS_FORMATS, claimsReporter } from '../report/index.js';
import type { Arguments } from './options.js';
import { complain, complainOfBug, print, reportOptions, wantedReports, writeWhole } from './output.js';
import { eachPath, listOf, shardOf } from './paths.js';
import type { Call, Exit } from './run.js';
import { stdinFile } from './stdin.js';

/** What came of one file: what was understood, or how to tell what kept it from being read. */
type Heard = { readonly file: FileClaims; readonly skipped: readonly SkippedFile[]; tell?: undefined } | { readonly tell: () => void; readonly file?: undefined };

/** Shows what was understood of policies. Exit status 2 if one cannot be read, after the others have been shown. */
export async function claims({ args, version, url }: Call): Promise<Exit> {
  const wanted = wantedReports(args, CLAIMS_FORMATS);
  const cwd = process.cwd();
  const [only, ...others] = wanted;
  const isStream = only?.format === 'jsonl' && !others.length;
  const stdin = await stdinFile(args, cwd);
  const files = new Files(cwd, stdin);
  const tool = { name: 'policy-lint', version, url };
  const heard = hearAll(args, files, stdin?.path ?? null);
  if (isStream) return await inLines(heard, tool, only.file);
  const read: FileClaims[] = [];
  const skipped: SkippedFile[] = [];
  const problems: (() => void)[] = [];
  for await (const one of heard) {
    if (one.tell) problems.push(one.tell);
    else read.push(one.file);
    if (one.file) skipped.push(...one.skipped);
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
async function inLines(heard: AsyncIterable<Heard>, tool: Tool, file: string | null): Promise<Exit> {
  const toLine = await claimsReporter('jsonl');
  const lines = (await import('./lines.js')).openLines(file);
  let failed = false;
  try {
    for await (const one of heard) {
      if (one.tell) one.tell();
      else if (!await lines.write(toLine({ tool, files: [one.file], skipped: [] }, PLAIN))) break;
      failed ||= !!one.tell;
    }
    lines.finish();
  } catch (error) {
    lines.drop();
    throw error;
  }
  return failed ? 2 : 0;
}

async function* hearAll(args: Arguments, files: Files, stdin: string | null): AsyncGenerator<Heard> {
  const shard = shardOf(args);
  if (args.paths.every((path) => path === '-') && stdin === null && listOf(args) === null) throw new UserError('claims needs the name of a policy file.');
  const declaration = declarationNamed(args.value('declaration'), files);
  for await (const name of eachPath(args)) {
    const path = files.absolute(name);
    if (!shard || isInShard(files.shown(path), shard)) yield await hear(path, files, declaration, args.has('debug'));
    files.pass();
  }
  if (stdin !== null) yield await hear(stdin, files, declaration, args.has('debug'));
}

async function hear(path: string, files: Files, declaration: Declaration | null, debug: boolean): Promise<Heard> {
  const { source, problem } = files.read(path);
  if (!source) return { tell: () => { complain(`policy-lint: ${files.shown(path)} ${problem}.`); } };
  try {
    const { document, statements } = await readingOf(source, declaration);
    const reason = skipReason(document);
    const sentences = document.blocks.reduce((sum, block) => sum + block.sentences.length, 0);
    return { file: { source, language: document.language, sentences, statements }, skipped: reason ? [{ path: source.path, reason }] : lossesOf(document) };
  } catch (error) {
    return { tell: () => { complainOfBug(`reading ${source.path} failed`, error, debug); } };
  }
}

function declarationNamed(name: string | undefined, files: Files): Declaration | null {
  if (name === undefined) return null;
  const { source, problem } = files.read(files.absolute(name));
  if (!source) throw new UserError(`The declaration ${name} ${problem}.`);
  return declarationOf(source);
}

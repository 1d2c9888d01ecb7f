import { declarationOf, readingOf, skipReason } from '../lint.js';
import { Files } from '../load/read.js';
import type { Declaration } from '../model/declaration.js';
import type { FileClaims, SkippedFile } from '../model/report.js';
import { UserError } from '../model/user-error.js';
import { CLAIMS_FORMATS, claimsReporter } from '../report/index.js';
import { complain, complainOfBug, print, reportOptions, wantedReports, writeWhole } from './output.js';
import type { Call, Exit } from './run.js';
import { stdinFile } from './stdin.js';

/** Shows what was understood of policies. Exit status 2 if one cannot be read, after the others have been shown. */
export async function claims({ args, version, url }: Call): Promise<Exit> {
  const wanted = wantedReports(args, CLAIMS_FORMATS);
  const cwd = process.cwd();
  const stdin = await stdinFile(args, cwd);
  const files = new Files(cwd, stdin);
  const paths = [...args.paths.filter((path) => path !== '-').map((path) => files.absolute(path)), ...(stdin ? [stdin.path] : [])];
  if (!paths.length) throw new UserError('claims needs the name of a policy file.');
  const declaration = declarationNamed(args.value('declaration'), files);
  const read: FileClaims[] = [];
  const skipped: SkippedFile[] = [];
  const problems: (() => void)[] = [];
  for (const path of paths) {
    const { source, problem } = files.read(path);
    if (!source) {
      problems.push(() => { complain(`policy-lint: ${files.shown(path)} ${problem}.`); });
      continue;
    }
    try {
      const { document, statements } = await readingOf(source, declaration);
      const reason = skipReason(document);
      if (reason) skipped.push({ path: source.path, reason });
      const sentences = document.blocks.reduce((sum, block) => sum + block.sentences.length, 0);
      read.push({ source, language: document.language, sentences, statements });
    } catch (error) {
      problems.push(() => { complainOfBug(`reading ${source.path} failed`, error, args.has('debug')); });
    }
  }
  for (const { format, file } of wanted) {
    const text = (await claimsReporter(format))({ tool: { name: 'policy-lint', version, url }, files: read, skipped }, reportOptions(args, file));
    if (file === null) print(text);
    else writeWhole(file, text);
  }
  for (const tell of problems) tell();
  return problems.length ? 2 : 0;
}

function declarationNamed(name: string | undefined, files: Files): Declaration | null {
  if (name === undefined) return null;
  const { source, problem } = files.read(files.absolute(name));
  if (!source) throw new UserError(`The declaration ${name} ${problem}.`);
  return declarationOf(source);
}

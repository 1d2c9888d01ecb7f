import { isDeclared } from '../check/vendors.js';
import { vocabulary } from '../extract/vocabulary.js';
import { declarationOf } from '../project.js';
import { codeNamed, unreadNote } from '../load/code.js';
import { Files } from '../load/read.js';
import { UserError } from '../model/user-error.js';
import { CODE_FORMATS, codeReporter } from '../report/index.js';
import { complain, print, reportOptions, wantedReports, writeWhole } from './output.js';
import type { Call, Exit } from './run.js';

/** Lists what code can reach. Exit status 2 if a path that is named is not there. */
export async function code({ args, version, url }: Call): Promise<Exit> {
  const wanted = wantedReports(args, CODE_FORMATS);
  const files = new Files(process.cwd());
  const declaration = declarationNamed(args.value('declaration'), files);
  const found = codeNamed(args.paths, args.values('exclude'), files);
  const missing = args.paths.filter((path) =>
    found.skipped.some((one) => one.reason === 'does not exist' && one.path === files.shown(files.absolute(path))),
  );
  for (const path of missing) complain(`policy-lint: ${path} does not exist.`);
  const note = unreadNote(found);
  if (note) complain(`policy-lint: ${note}`);
  if (!found.files.length && missing.length) return 2;
  const { readCode } = await import('../code.js');
  const { code: all, skipped } = await readCode(found, declaration);
  const declared =
    declaration &&
    new Set(all.vendors.filter(({ vendor }) => isDeclared(vendor, declaration, all.registry)).map(({ vendor }) => vendor.id));
  const report = {
    tool: { name: 'policy-lint', version, url },
    code: all,
    declared,
    vocabulary: vocabulary(),
    skipped: [...found.skipped, ...skipped],
  };
  for (const { format, file } of wanted) {
    const text = (await codeReporter(format))(report, reportOptions(args, file));
    if (file === null) print(text);
    else writeWhole(file, text);
  }
  return missing.length ? 2 : 0;
}

function declarationNamed(name: string | undefined, files: Files) {
  if (name === undefined) return null;
  const { source, problem } = files.read(files.absolute(name));
  if (!source) throw new UserError(`The declaration ${name} ${problem}.`);
  return declarationOf(source);
}

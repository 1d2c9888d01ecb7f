import { dirname } from 'node:path';
import { draftOf } from '../draft/draft.js';
import { merged } from '../draft/merge.js';
import type { Dict, Witnesses } from '../draft/model.js';
import { openIn } from '../draft/open.js';
import { headOf, textOf } from '../draft/write.js';
import { Files } from '../load/read.js';
import type { Source } from '../model/text.js';
import { UserError } from '../model/user-error.js';
import { declarationOf } from '../project.js';
import { askAll } from './dialogue.js';
import { settle } from './init-settle.js';
import { isEmpty, witnessesOf } from './init-witnesses.js';
import { complain, print, writeWhole } from './output.js';
import { summaryOf } from './init-summary.js';
import type { Call, Exit } from './run.js';

const FILE = 'privacy.yaml';

/** Drafts a declaration from policies, code and store labels. Exit status 2 where none was written. */
export async function init({ args }: Call): Promise<Exit> {
  const files = new Files(process.cwd());
  const output = files.absolute(args.value('output-file') ?? FILE);
  const shown = files.shown(output);
  const isPrinted = args.has('stdout') || args.has('dry-run');
  const there = existing(output, args.has('merge'), isPrinted, files);

  const isAsked = !args.has('yes') && !isPrinted && !args.has('merge') && !!process.stdin.isTTY && !!process.stdout.isTTY;
  const found = await witnessesOf(
    { paths: args.paths, exclude: args.values('exclude'), readsCode: !args.has('no-code'), folder: dirname(output), choosesAll: isAsked },
    files,
  );
  for (const note of found.notes) complain(`policy-lint: ${note}`);
  if (found.errors.length) throw new UserError(found.errors[0] as string);
  if (isEmpty(found.witnesses))
    throw new UserError(
      "There is no privacy policy, no code and no store label here to draft from; name a file, or write privacy.yaml by hand (policy-lint's README has the shortest one).",
    );

  const witnesses = isAsked ? await askAll(found.witnesses, shown) : found.witnesses;
  if (!witnesses) {
    complain(`policy-lint: ${shown} was not written.`);
    return 2;
  }
  const { draft, left } = await settle(draftOf(witnesses), witnesses, shown);
  const head = headOf(witnesses, './node_modules/policy-lint/schema/declaration.schema.json');
  const { text, added } = there ? mergedText(there, draft, witnesses) : { text: textOf(draft, head), added: null };
  if (isPrinted) print(text);
  else if (text !== there?.text) writeWhole(output, text, 'The declaration');
  const summary = summaryOf({ shown, text, added, left, open: openIn(there ? null : draft), isPrinted });
  if (isPrinted) for (const line of summary.trimEnd().split('\n')) complain(line);
  else print(summary);
  return 0;
}

/** The declaration that is there, if it is to be added to. @throws UserError where it stands in the way */
function existing(output: string, merges: boolean, isPrinted: boolean, files: Files): Source | null {
  const shown = files.shown(output);
  if (!files.exists(output)) {
    if (merges) throw new UserError(`${shown} does not exist; without --merge, init drafts it.`);
    return null;
  }
  if (!merges && isPrinted) return null;
  if (!merges)
    throw new UserError(
      `${shown} is there already, and init never overwrites: --merge adds to it what is new, --output-file names another file.`,
    );
  const { source, problem } = files.read(output);
  if (!source) throw new UserError(`${shown} ${problem}.`);
  const declaration = declarationOf(source);
  const [defect] = declaration.defects.filter(({ kind }) => kind !== 'missing_key');
  if (defect || !declaration.usable)
    throw new UserError(
      `${shown} has errors, and init adds nothing to it until they are mended: ${defect?.message ?? 'it cannot be read.'}`,
    );
  return source;
}

function mergedText(there: Source, draft: Dict, { registry, vocabulary }: Witnesses): { text: string; added: readonly string[] } {
  const result = merged(there, draft, { declaration: declarationOf(there), registry, vocabulary });
  const [defect] = declarationOf({ path: there.path, text: result.text }).defects.filter(({ kind }) => kind !== 'missing_key');
  if (defect) throw new Error(`${there.path} could not be added to: ${defect.message}`);
  return result;
}

// Reading code: texts in, facts out. A bundle of its own, loaded when there is code to be read.
import { inOrder, factsOfTree } from './extract/code/analyse.js';
import { factsOfMarkup, factsOfSchema } from './extract/code/markup.js';
import type { Node } from './model/estree.js';
import type { MembersOf } from './extract/code/file.js';
import { importsIn, mayTell } from './extract/code/sift.js';
import { asMigrated } from './extract/code/migrations.js';
import { statementsOfCode } from './extract/code/statements.js';
import { tracesIn } from './extract/code/traces.js';
import { additionsOf, createRegistry } from './extract/vendors.js';
import type { Declaration } from './model/declaration.js';
import { isSchema } from './model/code.js';
import { foreignOf } from './model/ecosystem.js';
import type { Code, CodeFiles } from './model/code.js';
import { Notes } from './model/notes.js';
import type { ImportFact, Manifest, Program } from './model/program.js';
import type { Registry } from './model/vendor.js';
import type { SkippedFile } from './model/report.js';
import { place } from './model/text.js';
import type { Source } from './model/text.js';
import { languageOf, parseCode } from './parse/code/code.js';
import { elementsIn } from './parse/code/elements.js';
import { importsOf } from './parse/code/imports.js';
import { parsePackages } from './parse/code/packages/packages.js';
import { schemaFields } from './parse/code/schemas.js';
import { isUndone, readSql } from './parse/code/sql.js';

/** What one file shows, and what of it could not be read. Never throws for what the file holds. */
export async function readProgram(source: Source): Promise<{ readonly program: Program; readonly skipped: readonly SkippedFile[] }> {
  if (isSchema(source.path))
    return { program: { source, facts: factsOfSchema(schemaFields(source.path, source.text), source) }, skipped: [] };
  const { trees, elements, problems } = await parseCode(source);
  const facts = [
    ...trees.flatMap(({ root, templated }) => factsOfTree(root as Node, source, { templated })),
    ...factsOfMarkup(elements, source),
  ];
  return { program: { source, facts: inOrder(facts) }, skipped: problems.map((reason) => ({ path: source.path, reason })) };
}

const programs = new Notes<Source, ReturnType<typeof readProgram>>();

function readOnce(source: Source): ReturnType<typeof readProgram> {
  let found = programs.get(source);
  if (!found) programs.set(source, (found = readProgram(source)));
  return found;
}

/** Reads all code of a project; a declaration adds vendors, and says which are no recipients. */
export async function readCode(
  { files, manifests: found }: CodeFiles,
  declaration: Declaration | null,
): Promise<{ readonly code: Code; readonly skipped: readonly SkippedFile[] }> {
  const { VENDORS } = await import('./generated/vendors.js');
  const registry = createRegistry(VENDORS, declaration ? additionsOf(declaration) : {});
  const read: Program[] = [];
  const skipped: SkippedFile[] = [];
  for (const source of files) {
    if (foreignOf(source.path)) {
      const fields = isSchema(source.path) ? (await readOnce(source)).program.facts : [];
      read.push({ source, facts: inOrder([...fields, ...foreignImports(source, registry)]) });
      continue;
    }
    const one = mayTell(source, registry) ? await readOnce(source) : { program: { source, facts: importsIn(source) }, skipped: [] };
    read.push(one.program);
    skipped.push(...one.skipped);
  }
  const migrated = asMigrated(read, (source) => (/\.sql$/i.test(source.path) && !isUndone(source.path) ? readSql(source.text).gone : []));
  const manifests = found.flatMap((source) => {
    const manifest = parsePackages(source);
    if (!manifest) skipped.push({ path: source.path, reason: 'is no JSON' });
    return manifest ?? [];
  });
  return { code: codeIn(migrated, manifests, registry), skipped };
}

/** What a file of another language imports of vendors. */
function foreignImports(source: Source, registry: Registry): ImportFact[] {
  return importsOf(source.path, source.text)
    .filter(({ module, names }) => [module, ...names.map((name) => `${module}.${name}`)].some((one) => registry.byPackage(one)))
    .map(({ module, names, start, end }) => ({ kind: 'import', module, names, at: place(source, start, end) }));
}

/** What some programs can reach, taken together. */
export function codeIn(programs: readonly Program[], manifests: readonly Manifest[], registry: Registry): Code {
  const all = { programs, manifests, ...tracesIn(programs, manifests, registry) };
  return { ...all, statements: statementsOfCode(all), registry };
}

/**
 * What one file shows whose tree another program has made, such as ESLint. The markup of components and pages around the tree is read from the text.
 *
 * @param root a Program of ESTree whose offsets are those of the source
 * @param membersOf what its objects hold, where its parser knows types
 */
export function readTree(root: { readonly type: string }, source: Source, registry: Registry, membersOf: MembersOf | null = null): Program {
  if (!mayTell(source, registry)) return { source, facts: [] };
  const language = languageOf(source.path);
  const isScript = language === 'script' || language === null;
  const facts = factsOfTree(root as Node, source, { templated: !isScript, membersOf });
  return { source, facts: isScript ? facts : inOrder([...facts, ...factsOfMarkup(elementsIn(source.text), source)]) };
}

export { additionsOf, createRegistry };

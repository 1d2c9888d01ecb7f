// Reading code: texts in, facts out. A bundle of its own, loaded when there is code to be read.
import { inOrder, factsOfTree } from './extract/code/analyse.js';
import { factsOfMarkup, factsOfSchema } from './extract/code/markup.js';
import type { Node } from './extract/code/estree.js';
import type { SkippedFile } from './model/report.js';
import type { Program } from './model/program.js';
import type { Source } from './model/text.js';
import { languageOf, parseCode } from './parse/code/code.js';
import { prismaFields } from './parse/code/prisma.js';

/** What one file shows, and what of it could not be read. Never throws for what the file holds. */
export async function readProgram(source: Source): Promise<{ readonly program: Program; readonly skipped: readonly SkippedFile[] }> {
  if (languageOf(source.path) === 'prisma') return { program: { source, facts: factsOfSchema(prismaFields(source.text), source) }, skipped: [] };
  const { trees, elements, problems } = await parseCode(source);
  const facts = [...trees.flatMap(({ root, templated }) => factsOfTree(root as Node, source, { templated })), ...factsOfMarkup(elements, source)];
  return { program: { source, facts: inOrder(facts) }, skipped: problems.map((reason) => ({ path: source.path, reason })) };
}

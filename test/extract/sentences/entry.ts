// One text with the statements expected in it, as the files beside this one hold it, and how it is read.
import type { readPolicy } from '../../../src/extract/policy.js';
import type { vocabulary } from '../../../src/extract/vocabulary.js';
import type { parsePolicy } from '../../../src/parse/policy.js';
import { differences, lineOf } from './notation.js';

export interface Entry {
  readonly text: string;
  /** Lines of the notation; the word `nothing` where the text makes no claim. */
  readonly expect: string | readonly string[];
  /** Names of the organisation, as declared. */
  readonly names?: readonly string[];
  readonly format?: 'markdown' | 'html' | 'text';
  readonly todo?: string;
}

/** What turns a text into statements. */
export interface Reader {
  readonly parsePolicy: typeof parsePolicy;
  readonly readPolicy: typeof readPolicy;
  readonly vocabulary: typeof vocabulary;
}

/** The ending of a file of each format. */
export const EXTENSIONS = { markdown: 'md', html: 'html', text: 'txt' };

/** How what a reader understands differs from what is expected; empty where it does not. Throws on a malformed line of the notation. */
export async function problemsOf(entry: Entry, reader: Reader): Promise<string[]> {
  const words = reader.vocabulary();
  const expected = (typeof entry.expect === 'string' ? [entry.expect] : entry.expect)
    .filter((x) => x !== 'nothing')
    .map((x) => lineOf(x, words));
  const document = await reader.parsePolicy({ path: `policy.${EXTENSIONS[entry.format ?? 'markdown']}`, text: entry.text });
  return differences(expected, reader.readPolicy(document, { first: entry.names ?? [] }, words).statements, words);
}

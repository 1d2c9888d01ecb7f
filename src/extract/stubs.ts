// Stand-ins for readers that are not there yet; each goes when its room has landed.
import type { Declaration } from '../model/declaration.js';
import type { PolicyDocument, PolicyFormat } from '../model/document.js';
import type { TermMention } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import type { Source } from '../model/text.js';
import type { Vocabulary } from '../model/vocabulary.js';

export async function parsePolicy(source: Source, format: PolicyFormat = 'text'): Promise<PolicyDocument> {
  return { source, format, language: source.text.trim() ? 'en' : 'und', blocks: [], frontMatter: null, comments: [], skipped: [] };
}

export function factsOf(_declaration: Declaration, _vocabulary: Vocabulary): Statement[] {
  return [];
}

export function readPolicy(_document: PolicyDocument, _names: { first: string[] }, _vocabulary: Vocabulary): { statements: Statement[]; mentions: TermMention[] } {
  return { statements: [], mentions: [] };
}

import type { PolicyDocument, PolicyFormat } from '../model/document.js';
import type { Source } from '../model/text.js';
import { formatOf } from './format.js';
import { readMarkdown } from './markdown.js';
import { readPlain } from './plain.js';

/**
 * Reads a published policy. The format is told by the file's extension, then by its content: a `.txt` may hold Markdown or HTML.
 * The reader of HTML is loaded only when it is needed. Never throws; what is not read as prose is in `skipped`.
 */
export async function parsePolicy(source: Source, format: PolicyFormat = formatOf(source)): Promise<PolicyDocument> {
  if (format === 'markdown') return readMarkdown(source);
  if (format === 'text') return readPlain(source);
  const { readHtml } = await import('./html.js');
  return readHtml(source);
}

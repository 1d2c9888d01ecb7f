import type { PolicyDocument, PolicyFormat } from '../model/document.js';
import type { Source } from '../model/text.js';
import { formatOf } from './format.js';
import { readMarkdown } from './markdown.js';
import { readPlain } from './plain.js';

/**
 * Reads a published policy. The format is told by the file's extension, then by its content: a `.txt` may hold Markdown or HTML.
 * The readers of HTML and of pages are loaded only when they are needed. Never throws; what is not read as prose is in `skipped`.
 */
export async function parsePolicy(source: Source, format: PolicyFormat = formatOf(source)): Promise<PolicyDocument> {
  const document = parsePolicyNow(source, format);
  if (document) return document;
  if (format === 'page' || format === 'markdown') return (await import('./page/page.js')).readPage(source);
  const { readHtml } = await import('./html.js');
  return readHtml(source);
}

/** The same without waiting, for Markdown and plain text; null for formats whose reader is not at hand. */
export function parsePolicyNow(source: Source, format: PolicyFormat = formatOf(source)): PolicyDocument | null {
  if (format === 'markdown') return isModule(source) ? null : readMarkdown(source);
  return format === 'text' ? readPlain(source) : null;
}

/** Whether Markdown is MDX and has more in it than Markdown. */
function isModule({ path, text }: Source): boolean {
  return /\.mdx$/i.test(path) && /[{<]|^(?:import|export)\s/m.test(text);
}

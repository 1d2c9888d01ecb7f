// MDX: Markdown with components, expressions and modules in it.
import type { PolicyDocument } from '../../model/document.js';
import type { Source, Span } from '../../model/text.js';
import { frontMatterOf } from '../front-matter.js';
import { lineRanges } from '../lines.js';
import { readMarkdownInto } from '../markdown.js';
import { Outline } from '../outline.js';
import { declare } from './declarations.js';
import type { Fragments } from './fragments.js';
import { loadFragments } from './fragments.js';
import { maskOf } from './mask.js';
import { Template } from './template.js';
import { meansFor } from './means.js';
import type { Value } from './values.js';

/** Blank lines that a statement may hold. */
const MOST_BLANKS = 12;
/** Ends that are tried and are none, in the whole of a file; lines that begin like modules are text from then on. */
const MOST_TRIES = 60;

/** Reads MDX as its reader sees it. Never throws for what it holds. */
export async function readMdx(source: Source): Promise<PolicyDocument> {
  const outline = new Outline();
  const { text } = source;
  const frontMatter = frontMatterOf(text);
  const from = frontMatter?.at.end ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const fragments = await loadFragments();
  const means = meansFor(text, 'mdx', outline, fragments);
  const { fences, modules } = regionsOf(text, from, fragments);
  for (const { statements } of modules) declare(means.evaluator, statements, means.scope);
  const entries = new Map(
    (frontMatter?.entries ?? []).map(({ key, value, at }) => [
      key,
      (): Value => ({ kind: 'text', pieces: [{ text: value, ...at, verbatim: false, region: at.start, via: null }] }),
    ]),
  );
  for (const name of ['frontmatter', 'frontMatter']) means.scope.declare(name, () => ({ kind: 'record', fields: entries, isOpen: true }));
  const template = new Template(means);
  template.scan(
    from,
    text.length,
    [...fences, ...modules].sort((a, b) => a.start - b.start),
  );
  const changes = [...template.changes, ...modules.map(({ start, end }) => ({ start, end, text: '' }))].sort((a, b) => a.start - b.start);
  const masked = maskOf(text, changes);
  readMarkdownInto(outline, masked.text, from, masked.put);
  return outline.finish(source, 'markdown', frontMatter);
}

/** Blocks of code, which are left as they are, and statements of modules. */
function regionsOf(text: string, from: number, fragments: Fragments) {
  const fences: Span[] = [];
  const modules: (Span & { readonly statements: ReturnType<Fragments['script']> & {} })[] = [];
  const lines = [...lineRanges(text, from)];
  let isStart = true;
  const tries = { left: MOST_TRIES };
  for (let n = 0; n < lines.length; n++) {
    const [start, end] = lines[n] as [number, number];
    const fence = /^[ \t]*(`{3,}|~{3,})/.exec(text.slice(start, Math.min(end, start + 100)));
    if (fence) {
      const sign = fence[1] as string;
      let last = n + 1;
      while (
        last < lines.length &&
        !text
          .slice(...(lines[last] as [number, number]))
          .trim()
          .startsWith(sign)
      )
        last++;
      fences.push({ start, end: (lines[Math.min(last, lines.length - 1)] as [number, number])[1] });
      n = last;
      isStart = true;
    } else if (isStart && /^(?:import|export)\s/.test(text.slice(start, start + 8))) {
      const found = moduleAt(text, lines, n, fragments, tries);
      if (found) {
        modules.push(found.module);
        n = found.last;
      }
    } else isStart = text.slice(start, end).trim() === '';
  }
  return { fences, modules };
}

/** The statements that begin in a line, up to a blank line behind which they are complete; null where they are none. */
function moduleAt(
  text: string,
  lines: readonly (readonly [number, number])[],
  first: number,
  fragments: Fragments,
  tries: { left: number },
) {
  const [start] = lines[first] as [number, number];
  for (let n = first, blanks = 0; n < lines.length && blanks < MOST_BLANKS && tries.left > 0; n++) {
    const [from, end] = lines[n] as [number, number];
    const next = lines[n + 1];
    if (next && text.slice(next[0], next[1]).trim() !== '') continue;
    if (text.slice(from, end).trim() === '') continue;
    blanks++;
    const statements = fragments.script(text, start, end, true);
    if (statements) return { module: { start, end, statements }, last: n };
    tries.left--;
  }
  return null;
}

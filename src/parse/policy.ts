import { TextMap, type Block, type PolicyDocument } from '../model/document.js';
import type { Source, Span } from '../model/text.js';
export async function parsePolicy(source: Source): Promise<PolicyDocument> {
  const blocks: Block[] = [];
  let heading = -1, lead = -1;
  const re = /[^\n]+(?:\n(?!\s*\n|\s*[-*•]\s|#)[^\n]+)*/g;
  for (let m; (m = re.exec(source.text)); ) {
    let raw = m[0], at = m.index;
    const h = /^#+\s+/.exec(raw), li = /^\s*(?:[-*•]|\d+\.)\s+/.exec(raw);
    const strip = h?.[0].length ?? li?.[0].length ?? 0;
    raw = raw.slice(strip); at += strip;
    const text = raw.replace(/[\s*_]/g, ' ');
    const sentences: Span[] = [];
    const sr = /[^.?!]+(?:[.?!](?!\s|$)[^.?!]*)*[.?!]*/g;
    for (let x; (x = sr.exec(text)); ) { const t = x[0].trimStart(); const s0 = x.index + x[0].length - t.length; if (t.trim()) sentences.push({ start: s0, end: s0 + t.trimEnd().length }); }
    const kind = h ? 'heading' : li ? 'item' : 'paragraph';
    const b: Block = { index: blocks.length, kind, level: h ? 2 : li ? 1 : 0, text, map: new TextMap([0], [at], [at + text.length], text.length), heading, parent: li ? lead : -1, cell: null, links: [], sentences };
    if (h) { heading = b.index; lead = -1; } else if (!li) lead = b.index;
    blocks.push(b);
  }
  return { source, format: 'markdown', language: 'en', blocks, frontMatter: null, comments: [], skipped: [] };
}

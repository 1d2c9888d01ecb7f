// The policy's own words: "Usage Data" means …, (together, "Log Data"). A coined term stands for the data it was defined by;
// a term the lexicon knows keeps its common meaning, so that a narrow definition cannot silence a contradiction.
import type { Block } from '../../../model/document.js';
import { Bit, KIND_INDEX } from '../lexicon/lexicon.js';
import { phrasesIn } from '../tokens/phrases.js';
import { tokenize, type Phrase, type Token } from '../tokens/tokens.js';
import type { Range } from '../tokens/range.js';

export interface Definition {
  readonly term: string;
  readonly ids: readonly string[];
  readonly block: Block;
  /** Range of the block's text: the defining sentence. */
  readonly start: number;
  readonly end: number;
}

export interface Glossary {
  /** The definitions of each block that has any. */
  readonly definitions: ReadonlyMap<Block, readonly Definition[]>;
  /** Occurrences of defined terms in a sentence, as phrases of kind data. */
  phrases(tokens: readonly Token[]): Phrase[];
}

const QUOTED = /["“']([A-Z][A-Za-z-]*(?: [A-Z][A-Za-z-]*){0,4})["”']/g;
const MAX_IDS = 12;

/** Reads the definitions of a document. */
export function glossaryOf(blocks: readonly Block[]): Glossary {
  const definitions = new Map<Block, Definition[]>();
  for (const block of blocks) {
    if (!/["“']/.test(block.text)) continue;
    const found = block.sentences.flatMap((s) => definedIn(block, s.start, s.end));
    if (found.length) definitions.set(block, found);
  }
  const byTerm = new Map<string, Definition>();
  for (const d of [...definitions.values()].flat()) if (d.ids.length && !byTerm.has(d.term)) byTerm.set(d.term, d);
  const openings = new Set([...byTerm.keys()].map((term) => term.split(' ')[0]));
  return { definitions, phrases: (tokens) => (byTerm.size === 0 ? [] : occurrences(tokens, byTerm, openings)) };
}

function definedIn(block: Block, start: number, end: number): Definition[] {
  const out: Definition[] = [];
  const text = block.text.slice(start, end);
  for (const m of text.matchAll(QUOTED)) {
    const term = (m[1] as string).toLowerCase();
    const after = text
      .slice(m.index + m[0].length, m.index + m[0].length + 24)
      .trimStart()
      .toLowerCase();
    const before = text.slice(Math.max(0, m.index - 40), m.index).toLowerCase();
    const said = /^(?:means?|refers? to|includes?|is defined|shall mean|consists? of|:|is any|are any|is information|is data)/.test(after);
    const bracketed =
      /\((?:[a-z, ]{0,30})$/.test(before) ||
      /(?:we call (?:this|it|these|them)|referred to as|known as|defined as|collectively|together)[a-z, ]{0,20}$/.test(before);
    // "Acme Notes ("Acme", "we")": what the organisation is called.
    if (
      (!said && !bracketed) ||
      /^(?:[,/]|or|and)?\s{0,2}["“'](?:we|us|our)["”']/.test(after) ||
      /["“'](?:we|us|our)["”'](?:[,/]|\s|or|and){1,8}$/.test(before)
    )
      continue;
    const from = said ? m.index + m[0].length : Math.max(0, text.lastIndexOf('.', m.index) + 1);
    const ids = dataIds(block.text, start + from, said ? end : start + m.index);
    out.push({
      term,
      ids:
        isKnown(term) ||
        !namesData(term, said ? text.slice(m.index + m[0].length, m.index + m[0].length + 60) : text.slice(from, m.index), said)
          ? []
          : ids,
      block,
      start,
      end,
    });
  }
  return out;
}

function dataIds(text: string, from: number, to: number): string[] {
  const ids = phrasesIn(tokenize(text, from, to))
    .filter((p) => p.kind === 'data')
    .map((p) => p.id);
  return [...new Set(ids)].slice(0, MAX_IDS);
}

/** "Log Data", or what is said to be data: no company, page or product that happens to stand beside some. */
function namesData(term: string, beside: string, behind: boolean): boolean {
  const words = tokenize(term, 0, term.length);
  if (words.some((t) => t.bits & Bit.GENERIC)) return true;
  const tokens = tokenize(beside, 0, beside.length);
  if (behind) return tokens.slice(0, 6).some((t) => t.bits & Bit.GENERIC);
  let end = tokens.length;
  while (end > 0 && (tokens[end - 1] as Token).bits & (Bit.PUNCT | Bit.CONJ | Bit.ADV | Bit.DET)) end--;
  return phrasesIn(tokens).some((p) => p.kind === 'data' && p.to >= end - 1);
}

/** Whether the lexicon has a meaning for all of the term. */
function isKnown(term: string): boolean {
  const tokens = tokenize(term, 0, term.length);
  return phrasesIn(tokens).some((p) => (p.kind === 'data' || p.kind === 'recipient') && p.from === 0 && p.to === tokens.length);
}

function occurrences(
  tokens: readonly Token[],
  byTerm: ReadonlyMap<string, Definition>,
  openings: ReadonlySet<string | undefined>,
): Phrase[] {
  const out: Phrase[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!((tokens[i] as Token).bits & Bit.CAPITAL) || !openings.has((tokens[i] as Token).norm)) continue;
    const range = longest(tokens, i, byTerm);
    if (!range) continue;
    for (const id of (byTerm.get(wordsOf(tokens, range)) as Definition).ids)
      out.push({ kind: 'data', index: KIND_INDEX.data, id, from: range.from, to: range.to });
  }
  return out;
}

function longest(tokens: readonly Token[], from: number, byTerm: ReadonlyMap<string, Definition>): Range | null {
  for (let to = Math.min(from + 5, tokens.length); to > from; to--) if (byTerm.has(wordsOf(tokens, { from, to }))) return { from, to };
  return null;
}

function wordsOf(tokens: readonly Token[], range: Range): string {
  let out = '';
  for (let k = range.from; k < range.to; k++) out = out ? `${out} ${(tokens[k] as Token).norm}` : (tokens[k] as Token).norm;
  return out;
}

// Tables: a cell is read in the light of its column's header and its row's first cell.
import type { Block, PolicyDocument } from '../../model/document.js';
import { draft, type Draft } from './draft.js';
import { lexicon } from './lexicon.js';
import { mentionsIn } from './roles.js';
import { Sentence } from './sentence.js';

const NOBODY = { match: () => null, spans: () => [] };
const COLLECTED = ['collect', 'information', 'data', 'category', 'type', 'example', 'element', 'what', 'process'];
const RECEIVED = ['recipient', 'share', 'disclose', 'disclosure', 'third', 'partner', 'whom', 'provider', 'vendor', 'sell', 'sold', 'sharing', 'sale'];

/** Statements of a table cell that is no sentence. */
export function tableDrafts(document: PolicyDocument, block: Block, s: Sentence): Draft[] {
  const cell = block.cell;
  if (!cell || cell.isHeader || cell.header < 0) return [];
  const header = document.blocks[cell.header] as Block;
  const stems = new Set(header.text.toLowerCase().split(/[^a-z]+/).filter(Boolean).map((w) => lexicon().word(w).stem));
  const range = { from: 0, to: s.tokens.length };
  const { start, end } = s.span(0, s.tokens.length);
  const step = `the column is headed "${header.text.slice(0, 60)}"`;
  const has = (words: readonly string[]): boolean => words.some((w) => stems.has(w));
  const answer = yesNo(s);
  const flows = has(RECEIVED);
  if (flows) {
    const data = rowData(document, block, start, end);
    const action = stems.has('sell') || stems.has('sold') || stems.has('sale') ? 'sell' as const : 'share' as const;
    const nobody = s.tokens.length <= 3 && ['nobody', 'none', 'no'].includes(s.norm(0));
    if (nobody && data.length) return [draft(action, start, end, { polarity: 'does_not', data, steps: [step] })];
    const recipients = mentionsIn(s, 'recipient', range);
    if (answer === null && !recipients.length || !data.length && answer !== null) return [];
    return [draft(action, start, end, { polarity: answer === 'no' ? 'does_not' : 'does', data, recipients, steps: [step] })];
  }
  if (answer && has(['collect', 'collected', 'collection', 'process'])) {
    const data = rowData(document, block, start, end);
    return data.length ? [draft('collect', start, end, { polarity: answer === 'no' ? 'does_not' : 'does', data, steps: [step] })] : [];
  }
  const data = mentionsIn(s, 'data', range);
  if (!data.length || !has(COLLECTED) || stems.has('purpose') || stems.has('cookie') || stems.has('right')) return [];
  return [draft('collect', start, end, { data, steps: [step] })];
}

/** Data named in the row's first cell. */
function rowData(document: PolicyDocument, block: Block, start: number, end: number): Draft['data'] {
  const head = block.cell && block.cell.rowHead >= 0 ? document.blocks[block.cell.rowHead] as Block : null;
  if (!head) return [];
  const of = new Sentence(head.text, 0, head.text.length, NOBODY);
  return mentionsIn(of, 'data', { from: 0, to: of.tokens.length }).map((d) => ({ ...d, start, end: Math.min(start, end) }));
}

function yesNo(s: Sentence): 'yes' | 'no' | null {
  const first = s.norm(0);
  return s.tokens.length <= 3 && (first === 'yes' || first === 'no') ? first : null;
}

// What a cell of a table says, by the title of its column.
import { ANY } from '../../../generated/words/cells.js';
import type { Block, PolicyDocument, TableCell } from '../../../model/document.js';
import type { Action } from '../../../model/statement.js';
import { draft, type Draft } from '../roles/draft.js';
import { lastWord } from '../roles/leadkind.js';
import { Bit, lexicon, Reading } from '../lexicon/lexicon.js';
import { durationIn } from '../roles/durations.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { sentenceIn } from '../sentences/parsing.js';

export const NOBODY = { all: [], match: () => null, spans: () => [], isOther: () => false };
const COLLECTED = ['collect', 'information', 'data', 'category', 'type', 'example', 'element', 'what', 'process'];
const GATHERED = ['collect', 'collected', 'collection', 'process'];

/** A cell with what its place in the table says. */
export interface Cell {
  readonly document: PolicyDocument;
  readonly block: Block;
  readonly s: Sentence;
  readonly at: TableCell;
  /** Whether the header has one of these stems. */
  readonly headed: (...stems: readonly string[]) => boolean;
  readonly step: string;
}

/** The title of a table's first column. */
export function firstTitle(document: PolicyDocument, block: Block): Block | undefined {
  const head = block.cell && block.cell.rowHead >= 0 ? document.blocks[block.cell.rowHead] : undefined;
  return head?.cell && head.cell.header >= 0 ? document.blocks[head.cell.header] : undefined;
}

/** Whether the first column, or the heading over the table, names cookies. */
export function ofCookies(document: PolicyDocument, block: Block): boolean {
  const title = firstTitle(document, block);
  const heading = block.heading >= 0 ? document.blocks[block.heading] : undefined;
  return (
    (title !== undefined && COOKIE.test(title.text.slice(0, MOST_TITLE))) ||
    (heading !== undefined && COOKIE.test(heading.text.slice(0, MOST_TITLE)))
  );
}

export const COOKIE = /\bcookies?\b/i;
export const MOST_TITLE = 80;

export function stemsOf(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean)
      .map((w) => lexicon().word(w).stem),
  );
}

export function build(cell: Cell, action: Action, more: Partial<Draft>): Draft {
  const { start, end } = cell.s.span(0, cell.s.tokens.length);
  return draft(action, start, end, { ...more, steps: [cell.step] });
}

export function isRetention({ headed }: Cell): boolean {
  return (
    headed('retention', 'retain', 'retained', 'keep', 'kept', 'expiry', 'expire', 'lifetime', 'deletion', 'delete', 'until', 'till') ||
    (headed('long', 'period', 'time', 'duration') && headed('how', 'storage', 'store', 'stored'))
  );
}

/** "Kept for": a period of the row's data; of a row that names a cookie it is the cookie's. */
export function kept(cell: Cell): Draft[] {
  const found = durationIn(cell.s, { from: 0, to: cell.s.tokens.length });
  const data = rowData(cell);
  if (!found && data.length && isRefused(cell.s, Reading.retain | Reading.store))
    return [build(cell, 'retain', { polarity: 'does_not', data })];
  return found && (data.length || ofData(cell)) ? [build(cell, 'retain', { data, duration: found.duration })] : [];
}

/** "Not stored", "Never shared" */
export function isRefused(s: Sentence, readings: number): boolean {
  const last = lastWord(s);
  return last > 0 && last < MOST_REFUSED && (s.bits(last - 1) & Bit.NEG) !== 0 && (s.readings(last) & readings) !== 0;
}

const MOST_REFUSED = 3;

/** Whether the table's first column names what is kept, known to a list or not: "What", "Record". */
function ofData({ document, block }: Cell): boolean {
  const title = firstTitle(document, block);
  return title !== undefined && title.text.length < MOST_TITLE && KEPT.some((w) => stemsOf(title.text).has(w));
}

const KEPT = ['what', 'data', 'information', 'record', 'document', 'category'];

/** What a cell under "Legal basis" may say in a word. */
const BASES: readonly (readonly [string, readonly string[]])[] = [
  ['consent', ['consent', 'permission']],
  ['contract', ['contract', 'contractual']],
  ['legal_obligation', ['obligation', 'duty', 'compliance', 'law']],
  ['vital_interests', ['vital']],
  ['public_task', ['public']],
  ['legitimate_interests', ['legitimate']],
];

export function based(cell: Cell): Draft[] {
  const { s } = cell;
  const ids = new Set(s.phrases.filter((p) => p.kind === 'basis').map((p) => p.id));
  if (!ids.size && s.tokens.length < 12) for (const [id, words] of BASES) if (s.tokens.some((t) => words.includes(t.stem))) ids.add(id);
  const purposes = mentionsIn(s, 'purpose', { from: 0, to: s.tokens.length });
  return [...ids].map((basis) => build(cell, 'rely_on_basis', { basis, data: rowData(cell), purposes }));
}

export function purposed(cell: Cell): Draft[] {
  const purposes = mentionsIn(cell.s, 'purpose', { from: 0, to: cell.s.tokens.length });
  const data = rowData(cell);
  return purposes.length && data.length ? [build(cell, 'use', { purposes, data })] : [];
}

/** "Not collected", whatever the column is called: of the row's data; null where the cell does not say so. */
export function refused(cell: Cell): Draft[] | null {
  if (cell.at.column === 0 || !isRefused(cell.s, Reading.collect | Reading.get)) return null;
  const data = rowData(cell);
  return data.length ? [build(cell, 'collect', { polarity: 'does_not', data })] : null;
}

export function collected(cell: Cell): Draft[] {
  const answer = yesNo(cell.s);
  if (answer && cell.headed(...GATHERED)) {
    const data = rowData(cell);
    return data.length ? [build(cell, 'collect', { polarity: answer === 'no' ? 'does_not' : 'does', data })] : [];
  }
  const data = mentionsIn(cell.s, 'data', { from: 0, to: cell.s.tokens.length });
  if (
    (!data.length && !isOfData(cell)) ||
    ofRights(cell) ||
    !cell.headed(...COLLECTED) ||
    cell.headed('cookie', 'purpose', 'technology', 'tool', 'tracker') ||
    deniedInRow(cell)
  )
    return [];
  return [build(cell, 'collect', { data })];
}

const MOST_NAME = 10;

/** "Technical support data" below "Data collected": data that no list knows. */
function isOfData({ s, headed }: Cell): boolean {
  if (
    !headed('data', 'information') ||
    ANY.has(s.norm(0)) ||
    s.tokens.length > MOST_NAME ||
    s.clauses.some((c) => c.group.kind === 'finite')
  )
    return false;
  return s.tokens.some((t, k) => k > 0 && (t.bits & Bit.GENERIC) !== 0);
}

/** "Your right | What you get": what readers may ask for. */
function ofRights({ document, block }: Cell): boolean {
  const title = firstTitle(document, block);
  return title !== undefined && title.text.length < MOST_TITLE && stemsOf(title.text).has('right');
}

/** "Not collected", "We do not collect this": whatever the column is called. */
const NOT_GATHERED =
  /^\W{0,4}(?:(?:we )?(?:do not|don['’]t|never) (?:collect|gather)|(?:is |are )?(?:not|never) (?:collected|gathered|obtained))\b[^,;]{0,40}$/i;

/** "Biometric data | No": another column says that the row's data are not collected. */
function deniedInRow({ document, block, at }: Cell): boolean {
  for (let i = block.index - at.column; i < document.blocks.length; i++) {
    const other = document.blocks[i];
    if (!other?.cell || other.cell.table !== at.table || other.cell.row > at.row) return false;
    if (other.cell.row < at.row || other.cell.column === at.column || other.cell.header < 0) continue;
    if (NOT_GATHERED.test(other.text)) return true;
    if (!/^\s{0,4}(?:no\b[.!]?|none\b[.!]?|[✗✘✕❌×]\uFE0F?)\s{0,4}$/i.test(other.text)) continue;
    const stems = stemsOf((document.blocks[other.cell.header] as Block).text);
    if (GATHERED.some((w) => stems.has(w))) return true;
  }
  return false;
}

/** Data named in the row's first cell. */
export function rowData({ document, at, s }: Pick<Cell, 'document' | 'at' | 's'>): Draft['data'] {
  const head = at.rowHead >= 0 ? (document.blocks[at.rowHead] as Block) : null;
  if (!head) return [];
  const { start, end } = s.span(0, s.tokens.length);
  const of = sentenceIn(head.text, { start: 0, end: head.text.length }, NOBODY);
  return mentionsIn(of, 'data', { from: 0, to: of.tokens.length }).map((d) => ({ ...d, start, end: Math.min(start, end) }));
}

const KINDS = new Set(['category', 'type', 'kind', 'class']);
const POINTERS = new Set(['this', 'these', 'that', 'those', 'such']);
const GENERAL: ReadonlySet<string> = new Set(['personal', 'non_personal']);
const MOST_NOUN = 6;

/** "We have sold this category of personal information": the data that the row's first cell names. */
export function ofRow(document: PolicyDocument, block: Block, s: Sentence, drafts: readonly Draft[]): void {
  const at = block.cell;
  if (!at || at.isHeader || at.rowHead < 0) return;
  const noun = s.findStem(1, s.tokens.length, KINDS);
  if (!POINTERS.has(s.norm(noun - 1))) return;
  const data = rowData({ document, at, s });
  let to = noun + 1;
  if (s.norm(to) === 'of') for (let k = to + 1; k < noun + MOST_NOUN; k++) if (s.bits(k) & Bit.GENERIC) to = k + 1;
  const span = s.span(noun - 1, to);
  for (const d of drafts) {
    if (d.mood !== 'asserted' || d.end <= span.start || d.start >= span.end || !d.data.every(({ id }) => GENERAL.has(id))) continue;
    if (data.length) d.data = data.map((m) => ({ ...m, start: d.start, end: d.start }));
    if (!d.conditions.some(({ kind }) => kind === 'scope')) d.conditions.push({ kind: 'scope', text: s.words(noun - 1, to), ...span });
  }
}

export function yesNo(s: Sentence): 'yes' | 'no' | null {
  const first = s.norm(0);
  if (s.tokens.length > 3) return null;
  return first === 'yes' || YES.has(first) ? 'yes' : first === 'no' || NO.has(first) ? 'no' : null;
}

const YES = new Set(['✓', '✔', '✅', '☑']);
const NO = new Set(['✗', '✘', '✕', '❌', '×']);

// Tables: a cell is read in the light of its column's header and its row's first cell.
import type { Block, PolicyDocument, TableCell } from '../../model/document.js';
import type { Action } from '../../model/statement.js';
import { MACHINERY, NOTING } from '../../generated/words/tables.js';
import { draft, type Draft } from './draft.js';
import { trimmed } from './extent.js';
import { lexicon } from './lexicon.js';
import { durationIn } from './durations.js';
import { mentionsIn } from './roles.js';
import { Sentence } from './sentence.js';

const NOBODY = { all: [], match: () => null, spans: () => [], isOther: () => false };
const COLLECTED = ['collect', 'information', 'data', 'category', 'type', 'example', 'element', 'what', 'process'];
const RECEIVED = [
  'recipient',
  'share',
  'disclose',
  'disclosure',
  'third',
  'partner',
  'whom',
  'provider',
  'vendor',
  'sell',
  'sold',
  'sharing',
  'sale',
];
const GATHERED = ['collect', 'collected', 'collection', 'process'];

/** A cell with what its place in the table says. */
interface Cell {
  readonly document: PolicyDocument;
  readonly block: Block;
  readonly s: Sentence;
  readonly at: TableCell;
  /** Whether the header has one of these stems. */
  readonly headed: (...stems: readonly string[]) => boolean;
  readonly step: string;
}

/** Statements of a table cell that is no sentence. */
export function tableDrafts(document: PolicyDocument, block: Block, s: Sentence): Draft[] {
  const at = block.cell;
  if (!at || at.isHeader || at.header < 0) return [];
  const title = (document.blocks[at.header] as Block).text;
  const stems = stemsOf(title);
  const cell: Cell = {
    document,
    block,
    s,
    at,
    headed: (...words) => words.some((w) => stems.has(w)),
    step: `the column is headed "${title.slice(0, 60)}"`,
  };
  if (cell.headed('right') && !cell.headed('basis', 'ground')) return [];
  const cookie = cookieRow(cell);
  if (cookie) return cookie;
  if (isRetention(cell)) return kept(cell);
  if (cell.headed('basis', 'bases', 'ground', 'grounds')) return based(cell);
  if (cell.headed(...RECEIVED) || (cell.headed('receive') && cell.headed('who'))) return received(cell);
  if (cell.headed('purpose', 'why', 'reason') && at.column > 0) return purposed(cell);
  const given = handed(cell);
  if (given) return given;
  return collected(cell);
}

const LASTING = ['duration', 'expiry', 'expiration', 'expire', 'lifespan', 'lifetime', 'retention', 'validity', 'period', 'storage'];
const OWNING = ['provider', 'owner', 'issuer', 'source', 'host', 'vendor', 'company'];

/** A row of a table of cookies with how long each lasts: "sid | shop.example | First | 2 days" sets a cookie and keeps it. */
function cookieRow(cell: Cell): Draft[] | null {
  const { document, block, at, s } = cell;
  const lasts = cell.headed(...LASTING);
  if (!lasts && at.column > 0) return null;
  const row = rowOf(cell);
  const head = row.find((r) => r.column === 0);
  if (
    !head ||
    !NAMING.test(head.title) ||
    (!COOKIE.test(head.title) && !COOKIE.test(titleOver(document, block))) ||
    !row.some((r) => r.column > 0 && LASTING.some((w) => r.stems.has(w)))
  )
    return null;
  // "First", "Acme" where the table tells ours from those of others; a mere "Provider" may be either.
  const party = row.find((r) => r.column > 0 && r.stems.has('party'))?.text;
  if (!party && row.some((r) => r.column > 0 && OWNING.some((w) => r.stems.has(w)))) return null;
  const who = !party || OURS.test(party) ? {} : { actor: 'third' as const, actorIds: ['third_parties'] };
  const { start } = s.span(0, s.tokens.length);
  const data = [{ id: 'device.cookie_id', text: s.words(0, 1), start, end: start }];
  if (!lasts) return [build(cell, 'collect', { ...who, data, mechanism: 'cookie' })];
  const found = durationIn(s, { from: 0, to: s.tokens.length });
  return found || SESSION.test(block.text) ? [build(cell, 'retain', { ...who, data, duration: found?.duration ?? null })] : [];
}

const NAMING = /\b(?:cookies?|names?)\b/i;
const OURS = /^\W{0,4}(?:first|1st|own|us|we)\b/i;
const SESSION = /\bsessions?\b/i;

/** The cells of a row, each with the words of its header. */
function rowOf({ document, block, at }: Cell): { column: number; text: string; title: string; stems: ReadonlySet<string> }[] {
  const out: { column: number; text: string; title: string; stems: ReadonlySet<string> }[] = [];
  let from = block.index;
  const isRow = (i: number): boolean => {
    const c = document.blocks[i]?.cell;
    return c !== undefined && c !== null && c.table === at.table && c.row === at.row;
  };
  while (isRow(from - 1) && block.index - from < MOST_CELLS) from--;
  for (let i = from; isRow(i) && i - from < MOST_CELLS; i++) {
    const other = document.blocks[i] as Block;
    const title = other.cell && other.cell.header >= 0 ? (document.blocks[other.cell.header] as Block).text.slice(0, MOST_TITLE) : '';
    out.push({ column: other.cell?.column ?? 0, text: other.text.slice(0, MOST_TITLE), title, stems: stemsOf(title) });
  }
  return out;
}

const MOST_CELLS = 12;

function titleOver(document: PolicyDocument, block: Block): string {
  return block.heading >= 0 ? (document.blocks[block.heading] as Block).text.slice(0, MOST_TITLE) : '';
}

const EMPLOYED = new Set(['used', 'set', 'helps', 'allows', 'serves']);
const MOST_BEFORE = 6;

/** "_abc | Remembers which pages were opened", "… | Used to count visits": what a cookie of a table of cookies notes. */
export function cookieNotes(document: PolicyDocument, block: Block, s: Sentence): Draft[] {
  const at = block.cell;
  if (!at || at.isHeader || at.column === 0 || !ofCookies(document, block)) return [];
  const opens = NOTING.has(s.base(0)) && s.norm(0).endsWith('s');
  if (!opens && !EMPLOYED.has(s.norm(0))) return [];
  let verb = opens ? 0 : -1;
  for (let k = 1; verb < 0 && k < MOST_BEFORE; k++) if (NOTING.has(s.base(k)) && s.norm(k - 1) === 'to') verb = k;
  // "Checks if cookies are enabled", "Keeps the site safe": nothing of the reader.
  if (verb < 0 || s.find(verb, Math.min(verb + 5, s.tokens.length), MACHINERY) >= 0) return [];
  const data = mentionsIn(s, 'data', { from: verb + 1, to: s.tokens.length });
  const { start, end } = s.span(0, trimmed(s, s.tokens.length));
  const own = s.span(verb, verb + 1);
  return [
    draft('collect', start, end, {
      data: data.length ? data : [{ id: 'device.cookie_id', text: s.words(verb, verb + 1), ...own }],
      mechanism: 'cookie',
      steps: ['the table says what each cookie is for'],
    }),
  ];
}

/** Whether the first column, or the heading over the table, names cookies. */
function ofCookies(document: PolicyDocument, block: Block): boolean {
  const head = block.cell && block.cell.rowHead >= 0 ? document.blocks[block.cell.rowHead] : undefined;
  const title = head?.cell && head.cell.header >= 0 ? document.blocks[head.cell.header] : undefined;
  const heading = block.heading >= 0 ? document.blocks[block.heading] : undefined;
  return (
    (title !== undefined && COOKIE.test(title.text.slice(0, MOST_TITLE))) ||
    (heading !== undefined && COOKIE.test(heading.text.slice(0, MOST_TITLE)))
  );
}

const COOKIE = /\bcookies?\b/i;
const MOST_TITLE = 80;

function stemsOf(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean)
      .map((w) => lexicon().word(w).stem),
  );
}

function build(cell: Cell, action: Action, more: Partial<Draft>): Draft {
  const { start, end } = cell.s.span(0, cell.s.tokens.length);
  return draft(action, start, end, { ...more, steps: [cell.step] });
}

function isRetention({ headed }: Cell): boolean {
  return (
    headed('retention', 'retain', 'retained', 'keep', 'kept', 'expiry', 'expire', 'lifetime', 'deletion', 'until', 'till') ||
    (headed('long', 'period', 'time') && headed('how', 'storage', 'store', 'stored'))
  );
}

/** "Kept for": a period of the row's data; of a row that names a cookie it is the cookie's. */
function kept(cell: Cell): Draft[] {
  const found = durationIn(cell.s, { from: 0, to: cell.s.tokens.length });
  const data = rowData(cell);
  return found && (data.length || ofData(cell)) ? [build(cell, 'retain', { data, duration: found.duration })] : [];
}

/** Whether the table's first column names what is kept, known to a list or not: "What", "Record". */
function ofData({ document, at }: Cell): boolean {
  const head = at.rowHead >= 0 ? document.blocks[at.rowHead] : undefined;
  const title = head?.cell && head.cell.header >= 0 ? document.blocks[head.cell.header] : undefined;
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

function based(cell: Cell): Draft[] {
  const { s } = cell;
  const ids = new Set(s.phrases.filter((p) => p.kind === 'basis').map((p) => p.id));
  if (!ids.size && s.tokens.length < 12) for (const [id, words] of BASES) if (s.tokens.some((t) => words.includes(t.stem))) ids.add(id);
  const purposes = mentionsIn(s, 'purpose', { from: 0, to: s.tokens.length });
  return [...ids].map((basis) => build(cell, 'rely_on_basis', { basis, data: rowData(cell), purposes }));
}

function received(cell: Cell): Draft[] {
  const { s } = cell;
  const data = rowData(cell);
  const action = cell.headed('sell', 'sold', 'sale') ? ('sell' as const) : ('share' as const);
  const answer = yesNo(s);
  const nobody = s.tokens.length <= 3 && ['nobody', 'none', 'no'].includes(s.norm(0));
  if (nobody && data.length) return [build(cell, action, { polarity: 'does_not', data })];
  const recipients = mentionsIn(s, 'recipient', { from: 0, to: s.tokens.length });
  if ((answer === null && !recipients.length) || (!data.length && answer !== null)) return [];
  return [build(cell, action, { polarity: answer === 'no' ? 'does_not' : 'does', data, recipients })];
}

const RECEIVERS = ['who', 'recipient', 'provider', 'vendor', 'processor', 'partner', 'party', 'company', 'whom'];
const GIVEN = ['get', 'receive', 'data', 'information', 'share', 'disclose', 'transmit', 'see'];

/** "Who | Gets" over "Acme Texts | phone number": the row's first cell receives what this one names. */
function handed(cell: Cell): Draft[] | null {
  const { document, at, s } = cell;
  const head = at.column > 0 && at.rowHead >= 0 ? document.blocks[at.rowHead] : undefined;
  const title = head?.cell && head.cell.header >= 0 ? document.blocks[head.cell.header] : undefined;
  if (!head || !title || title.text.length > MOST_TITLE || !cell.headed(...GIVEN) || ofCookies(document, cell.block)) return null;
  const stems = stemsOf(title.text);
  if (!RECEIVERS.some((w) => stems.has(w))) return null;
  const data = mentionsIn(s, 'data', { from: 0, to: s.tokens.length });
  if (!data.length) return [];
  const of = new Sentence(head.text, 0, head.text.length, NOBODY);
  const { start } = s.span(0, s.tokens.length);
  const recipients = mentionsIn(of, 'recipient', { from: 0, to: of.tokens.length }).map((r) => ({ ...r, start, end: start }));
  return [
    build(cell, 'share', {
      data,
      recipients: recipients.length ? recipients : [{ id: 'third_parties', text: head.text.slice(0, MOST_TITLE), start, end: start }],
    }),
  ];
}

function purposed(cell: Cell): Draft[] {
  const purposes = mentionsIn(cell.s, 'purpose', { from: 0, to: cell.s.tokens.length });
  const data = rowData(cell);
  return purposes.length && data.length ? [build(cell, 'use', { purposes, data })] : [];
}

function collected(cell: Cell): Draft[] {
  const answer = yesNo(cell.s);
  if (answer && cell.headed(...GATHERED)) {
    const data = rowData(cell);
    return data.length ? [build(cell, 'collect', { polarity: answer === 'no' ? 'does_not' : 'does', data })] : [];
  }
  const data = mentionsIn(cell.s, 'data', { from: 0, to: cell.s.tokens.length });
  if (!data.length || !cell.headed(...COLLECTED) || cell.headed('cookie', 'purpose', 'technology', 'tool', 'tracker') || deniedInRow(cell))
    return [];
  return [build(cell, 'collect', { data })];
}

/** "Biometric data | No": another column says that the row's data are not collected. */
function deniedInRow({ document, block, at }: Cell): boolean {
  for (let i = block.index - at.column; i < document.blocks.length; i++) {
    const other = document.blocks[i];
    if (!other?.cell || other.cell.table !== at.table || other.cell.row > at.row) return false;
    if (other.cell.row < at.row || other.cell.header < 0 || !/^\s{0,4}no\b[.!]?\s{0,4}$/i.test(other.text)) continue;
    const stems = stemsOf((document.blocks[other.cell.header] as Block).text);
    if (GATHERED.some((w) => stems.has(w))) return true;
  }
  return false;
}

/** Data named in the row's first cell. */
function rowData({ document, at, s }: Cell): Draft['data'] {
  const head = at.rowHead >= 0 ? (document.blocks[at.rowHead] as Block) : null;
  if (!head) return [];
  const { start, end } = s.span(0, s.tokens.length);
  const of = new Sentence(head.text, 0, head.text.length, NOBODY);
  return mentionsIn(of, 'data', { from: 0, to: of.tokens.length }).map((d) => ({ ...d, start, end: Math.min(start, end) }));
}

function yesNo(s: Sentence): 'yes' | 'no' | null {
  const first = s.norm(0);
  return s.tokens.length <= 3 && (first === 'yes' || first === 'no') ? first : null;
}

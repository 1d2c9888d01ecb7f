// Tables: a cell is read in the light of its column's header and its row's first cell.
import type { Block, PolicyDocument } from '../../../model/document.js';
import { MACHINERY, NOTING } from '../../../generated/words/tables.js';
import { draft, type Draft } from '../roles/draft.js';
import { trimmed } from '../roles/extent.js';
import { durationIn } from '../roles/durations.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import {
  COOKIE,
  type Cell,
  MOST_TITLE,
  based,
  build,
  collected,
  isRetention,
  kept,
  ofCookies,
  purposed,
  refused,
  stemsOf,
} from './cells.js';
import { handed, reasoned, received } from './receivercells.js';

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
  const none = refused(cell);
  if (none) return none;
  // "Can you limit this sharing?"
  if (cell.headed('limit')) return [];
  const reason = reasoned(cell);
  if (reason) return reason;
  if (cell.headed('right') && !cell.headed('basis', 'ground')) return [];
  const cookie = cookieRow(cell);
  if (cookie) return cookie;
  if (isRetention(cell)) return kept(cell);
  if (cell.headed('basis', 'bases', 'ground', 'grounds')) return based(cell);
  // "Vendor | Data shared"
  const shared = cell.headed('share') && cell.headed('data', 'information', 'what') ? handed(cell) : null;
  if (shared?.length) return shared;
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
      data: data.length ? data : [{ id: 'usage.activity', text: s.words(verb, verb + 1), ...own }],
      mechanism: 'cookie',
      steps: ['the table says what each cookie is for'],
    }),
  ];
}

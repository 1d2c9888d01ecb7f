// Lines of a source, with what findings point at marked.
import { positionAt } from '../../model/text.js';
import type { Place, Source, Span } from '../../model/text.js';
import { lineAbove, segmentsOf } from '../frame.js';
import type { Cell } from '../cells.js';
import { layoutLine, lineSpan } from '../line.js';
import { Markup, escaped, html } from './markup.js';

/** Columns of a line before it is cut; a longer one is shown around what is marked. */
const WIDEST = 240;
/** The same where there is little room. */
const NARROW = 96;
/** Lines that one place may take. */
const MOST = 6;

/** A range to mark, and how. */
export interface Marked extends Span {
  readonly kind: 'first' | 'other';
}

/** A line (from 1) as HTML: cut to what can be read, the ranges in `<mark>`. */
export function lineText(source: Source, line: number, marks: readonly Marked[], columns = WIDEST): Markup {
  const own = marks
    .flatMap((one) => segmentsOf(source, { ...one, primary: one.kind === 'first', label: '' }))
    .filter((segment) => segment.line === line);
  const rows = layoutLine(source, line, own, { columns, ascii: false });
  const kindAt = ({ start, end }: Cell): 'first' | 'other' | null => {
    const found = own.filter((one) => start < one.end && end > one.start && end > start);
    return found.length ? (found.some(({ primary }) => primary) ? 'first' : 'other') : null;
  };
  let [text, kind]: [string, ReturnType<typeof kindAt>] = ['', null];
  const enter = (next: ReturnType<typeof kindAt>): void => {
    if (next === kind) return;
    text += `${kind ? '</mark>' : ''}${next ? `<mark class="${next}">` : ''}`;
    kind = next;
  };
  // The characters of a cell are already fit to be seen.
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    enter(kindAt(cell));
    text += escaped(cell.text);
  }
  enter(null);
  return new Markup(text);
}

/** The lines of a place in a box: what it covers, marked, under the line that it belongs to. `link` gives the id of a line that the page shows. */
export function excerpt(at: Place, link: (line: number) => string | null, isWide: boolean): Markup {
  const { source } = at;
  const marks: Marked[] = [{ start: at.start, end: at.end, kind: 'first' }];
  const lines = shownLines(at);
  return html`<pre class="excerpt">${lines.map((line, i) => {
    const anchor = link(line);
    const number = anchor ? html`<a class="ln" href="#${anchor}">${line}</a>` : html`<span class="ln">${line}</span>`;
    return html`${i > 0 && line > (lines[i - 1] as number) + 1 && html`<span class="gap">⋯</span>`}<span class="line">${number}${lineText(source, line, marks, isWide ? WIDEST : NARROW)}</span>`;
  })}</pre>`;
}

/** The lines of a place, of a long one the first; before them the key or block that they stand in, else the line before. */
function shownLines({ source, start, end }: Place): number[] {
  const [from, to] = [positionAt(source, start).line, positionAt(source, Math.max(start, end - 1)).line];
  const before = lineSpan(source, from - 1);
  const above =
    lineAbove(source, from) ??
    (from > 1 && !/\.ya?ml$/i.test(source.path) && source.text.slice(before.start, before.end).trim() ? from - 1 : null);
  return [...(above ? [above] : []), ...Array.from({ length: Math.min(to - from + 1, MOST) }, (_, i) => from + i)];
}

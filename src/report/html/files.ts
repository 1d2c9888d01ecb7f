// The other witnesses line by line: the declaration as a whole, of labels and code the lines that findings point at.
import { positionAt, linesOf } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';
import { lineText } from './lines.js';
import type { Marked } from './lines.js';
import { html } from './markup.js';
import type { Markup } from './markup.js';
import { reference } from './policy.js';
import { roleOf } from './scene.js';
import type { Numbered, Role, Scene } from './scene.js';

/** Lines of a declaration that are shown as a whole; of a longer one, as of other files, those around findings. */
const MOST_LINES = 3000;
/** Lines around what a finding points at. */
const AROUND = 3;
/** Lines that are laid out together. */
const TOGETHER = 60;
/** Lines of one place that are marked. */
const LONGEST = 12;

const ROLE: Readonly<Record<Role, string>> = {
  declaration: 'declaration',
  label: 'store label',
  code: 'code',
  policy: 'policy',
  before: 'the state before',
};

/** Every file that is no policy read as prose. */
export function filesPage(scene: Scene): Markup {
  return html`${scene.files.map((source, index) => fileOf(scene, source, index))}`;
}

function fileOf(scene: Scene, source: Source, index: number): Markup {
  const hits = scene.findings.flatMap((one) =>
    [one.finding.at, ...one.finding.related.map(({ at }) => at)].filter((at) => at.source === source).map((at) => ({ one, at })),
  );
  const byLine = new Map<number, { one: Numbered; at: Place }[]>();
  for (const hit of hits) for (const line of linesTouched(hit.at)) byLine.set(line, [...(byLine.get(line) ?? []), hit]);
  const count = linesOf(source).length;
  const isWhole = source === scene.overview.declaration && count <= MOST_LINES;
  const lines = isWhole ? Array.from({ length: count }, (_, i) => i + 1) : linesAround([...byLine.keys()], count);
  const id = `${scene.prefix}-s${index}`;
  const parts = Array.from({ length: Math.ceil(lines.length / TOGETHER) }, (_, i) => lines.slice(i * TOGETHER, (i + 1) * TOGETHER));
  return html`<section class="file" aria-labelledby="${id}h">
<h3 id="${id}h"><code>${source.path}</code> <span class="muted">${ROLE[roleOf(scene, source)]}</span></h3>
${!isWhole && html`<p class="muted">The lines around findings.</p>\n`}<div class="listing">${parts.map((part) => html`<div class="lines">${part.map((line, i) => lineOf(scene, source, id, line, byLine.get(line) ?? [], i > 0 && line > (part[i - 1] as number) + 1))}</div>`)}</div></section>
`;
}

function lineOf(
  scene: Scene,
  source: Source,
  id: string,
  line: number,
  hits: readonly { one: Numbered; at: Place }[],
  isBehindGap: boolean,
): Markup {
  const marks = hits.map(({ at }): Marked => ({ start: at.start, end: at.end, kind: 'first' }));
  const shown = [...new Set(hits.filter(({ at }) => positionAt(source, at.start).line === line).map(({ one }) => one))];
  return html`${isBehindGap && html`<div class="gap">⋯</div>`}<div class="line" id="${id}L${line}"><span class="ln">${line}</span><code>${lineText(source, line, marks)}</code>${shown.length > 0 && html`<span class="refs">${shown.map((one) => reference(scene.prefix, one, 'f'))}</span>`}</div>
`;
}

/** The lines of a place, the last ones of a long place left out. */
function linesTouched({ source, start, end }: Place): number[] {
  const [from, to] = [positionAt(source, start).line, positionAt(source, Math.max(start, end - 1)).line];
  return Array.from({ length: Math.min(to - from + 1, LONGEST) }, (_, i) => from + i);
}

function linesAround(touched: readonly number[], count: number): number[] {
  const lines = new Set(touched.flatMap((line) => Array.from({ length: 2 * AROUND + 1 }, (_, i) => line - AROUND + i)));
  return [...lines].filter((line) => line >= 1 && line <= count).sort((a, b) => a - b);
}

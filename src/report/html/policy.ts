// A policy as people read it: its blocks, each statement underlined by kind, with what was understood and found beside it.
import { blockAt, blocksWithin } from '../../model/blocks.js';
import type { Block, PolicyDocument } from '../../model/document.js';
import type { PolicyView } from '../../model/overview.js';
import { rangeIn } from '../../model/shown.js';
import type { Statement } from '../../model/statement.js';
import type { Place, Span } from '../../model/text.js';
import { counted } from '../style.js';
import { BESIDE, data, sides, signOf } from './findings.js';
import { asSeen, html, joined } from './markup.js';
import type { Markup } from './markup.js';
import { KINDS, briefOf, kindOf, readingItem } from './readings.js';
import { blockIndex } from './scene.js';
import type { Numbered, Scene } from './scene.js';

/** A finding that stands in more blocks than this is about the whole, and marks only its beginning. */
const WHOLE = 3;
/** Letters in a line of the page, lines that a note takes, and lines of text that are laid out together where there is none. */
const LETTERS = 64;
const NOTE = 9;
const PLAIN = 24;
/** Words in the margin. */
const WORDS = 4;

/** A piece of a block's text that is marked. */
interface Range extends Span {
  readonly statement?: Statement;
  readonly hit?: Numbered;
  readonly link?: string;
}

/** What stands in and beside each block, by its index. */
interface Marks {
  readonly prefix: string;
  /** How deep each heading stands below the others, from 1: policies leave levels out. */
  readonly depths: ReadonlyMap<number, number>;
  readonly statements: ReadonlyMap<number, readonly Range[]>;
  readonly hits: ReadonlyMap<number, readonly Range[]>;
  /** The findings whose note stands beside the block. */
  readonly notes: ReadonlyMap<number, readonly Numbered[]>;
  /** Those about the text as a whole, which stand at its title. */
  readonly whole: readonly Numbered[];
}

/** One policy of a project; `index` is its position among them. */
export function policyPage(scene: Scene, view: PolicyView, index: number): Markup {
  const { document, statements, supplement } = view;
  const marks = marksOf(scene, view);
  const sentences = document.blocks.reduce((sum, block) => sum + block.sentences.length, 0);
  const id = `${scene.prefix}-d${index}`;
  return html`<section class="document" aria-labelledby="${id}h">
<h3 id="${id}h"><code>${document.source.path}</code>${supplement && ' (supplement)'}</h3>
<p class="muted">${counted(statements.length, 'statement')} read in ${counted(sentences, 'sentence')}. Underlined is what was understood; the word beside it tells how, and opens the reading.</p>
${wholeOf(scene, marks)}${groupsOf(unitsOf(document.blocks), marks).map((group) => groupOf(scene, id, group, marks))}</section>
`;
}

/** What the underlines mean. */
export function legend(): Markup {
  return html`<ul class="legend" aria-label="Underlines">${[...KINDS].map(([kind, words]) => html`<li><span class="st k-${kind}">${kind}</span> ${words}</li>`)}
<li><span class="st k-share not">double</span> denied</li><li><span class="st k-share may">dashed</span> possible, or on a condition</li></ul>
`;
}

function marksOf({ findings, prefix }: Scene, view: PolicyView): Marks {
  const { document, statements } = view;
  const [said, hits, notes] = [new Map<number, Range[]>(), new Map<number, Range[]>(), new Map<number, Numbered[]>()];
  for (const statement of statements)
    for (const block of blocksOf(document, statement.at)) put(said, block.index, { ...rangeIn(block, statement.at), statement });
  for (const hit of findings) {
    const places = [hit.finding.at, ...hit.finding.related.map(({ at }) => at)].filter(({ source }) => source === document.source);
    if (places[0]) put(notes, blockIndex(view, places[0]), hit);
    for (const at of places) {
      const blocks = blocksOf(document, at);
      for (const block of blocks.length > WHOLE ? blocks.slice(0, 1) : blocks) put(hits, block.index, { ...rangeIn(block, at), hit });
    }
  }
  const title = document.blocks.find(({ kind }) => kind === 'heading')?.index ?? -1;
  const whole = notes.get(title) ?? [];
  notes.delete(title);
  return { prefix, depths: depthsOf(document), statements: said, hits, notes, whole };
}

function depthsOf({ blocks }: PolicyDocument): Map<number, number> {
  const above: number[] = [];
  return new Map(
    blocks
      .filter(({ kind }) => kind === 'heading')
      .map(({ index, level }) => {
        while ((above.at(-1) ?? 0) >= level) above.pop();
        return [index, above.push(level)];
      }),
  );
}

function blocksOf(document: PolicyDocument, { start, end }: Place): Block[] {
  if (end > start) return blocksWithin(document, start, end);
  const block = blockAt(document, start);
  return block ? [block] : [];
}

function put<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A block, or all cells of a table. */
type Unit = readonly [Block, ...Block[]];

function unitsOf(blocks: readonly Block[]): Unit[] {
  const units: [Block, ...Block[]][] = [];
  for (const block of blocks) {
    const last = units.at(-1);
    if (last && block.cell && block.cell.table === last[0].cell?.table) last.push(block);
    else units.push([block]);
  }
  return units;
}

/** Units beside which the same notes stand: text goes on beside a note for as long as the note does. */
function groupsOf(units: readonly Unit[], { notes }: Marks): Unit[][] {
  const groups: Unit[][] = [];
  let room = 0;
  for (const unit of units) {
    const own = unit.reduce((sum, { index }) => sum + (notes.get(index)?.length ?? 0), 0);
    const height = unit.reduce((sum, { text }) => sum + Math.ceil(text.length / LETTERS) + 1, 0);
    const isOpen = groups.length > 0 && !own && (unit[0].kind === 'heading' ? room > NOTE : room > 0);
    if (isOpen) groups.at(-1)?.push(unit);
    else groups.push([unit]);
    room = (isOpen ? room : own ? own * NOTE : PLAIN) - height;
  }
  return groups;
}

/** Text on the left, with what was understood of it in a word; what was found on the right. */
function groupOf(scene: Scene, id: string, group: readonly Unit[], marks: Marks): Markup {
  const notes = group.flatMap((unit) => unit.flatMap(({ index }) => marks.notes.get(index) ?? []));
  const pieces: Markup[] = [];
  for (let i = 0; i < group.length; i++) {
    const isItem = (unit: Unit | undefined): boolean => unit?.[0].kind === 'item';
    const until = isItem(group[i]) ? group.findIndex((unit, k) => k > i && !isItem(unit)) : i + 1;
    const same = group.slice(i, until < 0 ? group.length : until);
    pieces.push(
      isItem(group[i])
        ? html`<div role="list">${same.map((unit) => unitOf(scene, id, unit, marks, html` role="listitem"`))}</div>`
        : html`${same.map((unit) => unitOf(scene, id, unit, marks))}`,
    );
    i += same.length - 1;
  }
  return html`<div class="row"><div>${pieces}</div>${notes.length > 0 && html`<div class="beside">${notes.map((note) => noteOf(scene, note))}</div>`}</div>
`;
}

function unitOf({ overview }: Scene, id: string, unit: Unit, marks: Marks, role: Markup | null = null): Markup {
  const statements = [
    ...new Set(unit.flatMap(({ index }) => (marks.statements.get(index) ?? []).flatMap(({ statement }) => statement ?? []))),
  ];
  const words = [...new Set(statements.map(briefOf))];
  return html`<div class="unit"${role}><div class="text">${unit[0].cell ? tableOf(id, unit, marks) : blockOf(id, unit[0], marks)}</div>${statements.length > 0 && html`<details class="read"><summary>${words.slice(0, WORDS).join(' · ')}${words.length > WORDS && ' …'}</summary><ul class="plain">${statements.map((one) => readingItem(one, overview.title))}</ul></details>`}</div>
`;
}

/** What is about the text as a whole: most of it is missing from it. */
function wholeOf(scene: Scene, { whole }: Marks): Markup | null {
  return (
    (whole.length > 0 &&
      html`<details class="whole" open><summary>${counted(whole.length, 'finding')} at no sentence: most tell of something that the text leaves out</summary><div class="notes">${whole.map((note) => noteOf(scene, note))}</div></details>
`) ||
    null
  );
}

/** A finding beside its sentence, with the words of the other witnesses. */
function noteOf(scene: Scene, one: Numbered): Markup {
  const { finding, number } = one;
  const others = finding.related.filter(({ at }) => !scene.overview.policies.some(({ document }) => document.source === at.source));
  const isElsewhere = !scene.overview.policies.some(({ document }) => document.source === finding.at.source);
  const witnesses = {
    ...finding,
    related: isElsewhere ? others : others.slice(1),
    at: isElsewhere ? finding.at : (others[0]?.at ?? finding.at),
  };
  return html`<article class="note ${finding.severity}" id="${scene.prefix}-n${number}" ${data(one)}>
<p>${signOf(one)} ${finding.message}</p>
${(isElsewhere || others.length > 0) && sides(scene, witnesses, BESIDE)}
<p class="more"><a href="#${scene.prefix}-f${number}">Finding ${number}: what to do, sources, how it was read</a></p></article>
`;
}

function blockOf(id: string, block: Block, marks: Marks): Markup {
  const text = textOf(block, marks);
  const anchor = `${id}b${block.index}`;
  const level = Math.max(1, Math.min(6, block.level));
  switch (block.kind) {
    // Below the headings of the report, which end at 3.
    case 'heading':
      return html`<div class="heading h${level}" role="heading" aria-level="${3 + (marks.depths.get(block.index) ?? 1)}" id="${anchor}">${text}</div>`;
    case 'item':
      return html`<div class="item l${Math.max(1, Math.min(6, block.level))}" id="${anchor}">${text}</div>`;
    case 'term':
      return html`<p class="term" id="${anchor}">${text}</p>`;
    default:
      return html`<p class="l${Math.min(6, block.level)}" id="${anchor}">${text}</p>`;
  }
}

function tableOf(id: string, cells: readonly Block[], marks: Marks): Markup {
  const rows = new Map<number, Block[]>();
  for (const block of cells) put(rows, block.cell?.row ?? 0, block);
  return html`<div class="scroll" role="region" tabindex="0" aria-label="Table ${(cells[0]?.cell?.table ?? 0) + 1} of ${id}"><table>${[
    ...rows.values(),
  ].map(
    (row) =>
      html`<tr>${row.map((block) => {
        const tag = block.cell?.isHeader;
        const text = textOf(block, marks);
        return tag ? html`<th scope="col" id="${id}b${block.index}">${text}</th>` : html`<td id="${id}b${block.index}">${text}</td>`;
      })}</tr>\n`,
  )}</table></div>`;
}

/** The words of a block in pieces between which the marks change, each piece marked by all that holds there. */
function textOf({ index, text, links }: Block, marks: Marks): Markup {
  const ranges: Range[] = [
    ...(marks.statements.get(index) ?? []),
    ...(marks.hits.get(index) ?? []),
    ...links.map(({ start, end, target }) => ({ start, end, link: target })),
  ];
  if (!ranges.length) return html`${asSeen(text)}`;
  const bounds = [...new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const starts = [...ranges].sort((a, b) => a.start - b.start);
  const active = new Set<Range>();
  let next = 0;
  return joined(
    bounds.map((from, i) => {
      const ended = [...active].filter(({ end }) => end <= from);
      for (const one of ended) active.delete(one);
      for (; next < starts.length && (starts[next] as Range).start <= from; next++) active.add(starts[next] as Range);
      // An empty range marks nothing, but its finding is told.
      const empty = [...active].filter(({ start, end }) => start === end);
      for (const one of empty) active.delete(one);
      const piece = asSeen(text.slice(from, bounds[i + 1] ?? from));
      return html`${[...ended, ...empty].map(({ hit }) => hit && reference(marks.prefix, hit, 'n'))}${piece && pieceOf(piece, active)}`;
    }),
  );
}

function pieceOf(text: string, active: ReadonlySet<Range>): Markup {
  const said = [...active].flatMap(({ statement }) => statement ?? []);
  const link = [...active].find((one) => one.link !== undefined)?.link;
  const hit = [...active].flatMap((one) => one.hit ?? []).sort((a, b) => a.number - b.number)[0];
  const [first] = said;
  let piece = html`${text}`;
  // A link of a stranger's text leads nowhere from here; where it would lead is told.
  if (link !== undefined) piece = html`<span class="target" title="${link}">${piece}</span>`;
  if (first)
    piece = html`<span class="st k-${kindOf(first)}${first.polarity === 'does_not' ? ' not' : first.modal !== 'does' ? ' may' : ''}">${piece}</span>`;
  return hit ? html`<mark class="hit ${hit.finding.severity}" data-n="${hit.number}">${piece}</mark>` : piece;
}

/** The number of a finding behind what it is about; a link to its note (n) or to the finding itself (f). */
export function reference(prefix: string, one: Numbered, to: 'n' | 'f'): Markup {
  return html`<a class="ref" href="#${prefix}-${to}${one.number}" ${data(one)}>${signOf(one)}</a>`;
}

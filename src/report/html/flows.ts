// A picture of what is declared: for each entry its data, what they are for, and who gets them; drawn here, so that the page needs no program for it.
import type { EntryView, FactView, RecipientView } from '../../model/overview.js';
import { counted } from '../style.js';
import { html } from './markup.js';
import type { Markup } from './markup.js';
import type { Scene } from './scene.js';
import { DISPOSAL, STANDING, Touched, standingOf, standingsOf } from './told.js';
import type { Standing } from './told.js';

/** More rows or recipients than this are told in the table only. */
const MOST_ROWS = 60;
const MOST_RECIPIENTS = 60;
/** Where the columns start and how wide they are, in units of the picture. */
const DATA = { x: 1, width: 262 };
const PURPOSES = { x: 303, width: 252 };
const RECIPIENTS = { x: 726, width: 233 };
const WIDTH = 960;
const LINE = 17;
const PAD = 9;
const GAP = 12;
/** Units that a letter takes, a little more than it does in most typefaces. */
const LETTER = 6.9;
const BOLD = 8.4;
/** What is written in bold. */
const HEAVY: ReadonlySet<Standing> = new Set(['clash', 'doubt', 'none']);

/** A line of text in a box, with how what it says stands. */
interface Line {
  readonly text: string;
  readonly standing: Standing;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Row {
  readonly index: number;
  readonly entry: EntryView;
  readonly data: readonly Line[];
  readonly purposes: readonly Line[];
  readonly box: Box;
}

interface Node extends Box {
  readonly recipient: RecipientView;
  readonly lines: readonly string[];
  /** How many of them are its name. */
  readonly names: number;
  /** What has to be said of it: sold, not told, contradicted. */
  readonly words: readonly Line[];
}

/** The page of flows. */
export function flowsPage(scene: Scene): Markup {
  const { entries, recipients } = scene.overview;
  if (!entries.length) return html`<p>Nothing is declared under <code>data:</code>, so there is no flow to draw.</p>\n`;
  const touched = new Touched(scene);
  const rows = rowsOf(entries.slice(0, MOST_ROWS), touched);
  const nodes = nodesOf(rows, recipients, touched);
  const height = Math.max(rows.at(-1) ? bottom(rows.at(-1)?.box) : 0, ...nodes.map(bottom)) + 2;
  const left = entries.length - rows.length;
  return html`<figure class="flows"><div class="scroll" role="region" tabindex="0" aria-labelledby="${scene.prefix}-flows-c">
<svg viewBox="0 0 ${WIDTH} ${height + 26}" role="img" aria-labelledby="${scene.prefix}-flows-c">
<g class="heads"><text x="${DATA.x}" y="14">Data</text><text x="${PURPOSES.x}" y="14">What for</text><text x="${RECIPIENTS.x}" y="14">Who gets it</text></g>
<g transform="translate(0 26)">
${edgesOf(rows, nodes, touched)}${rows.map((row) => rowPicture(row))}${nodes.map((node) => nodePicture(node))}</g></svg></div>
<figcaption id="${scene.prefix}-flows-c">What is declared: ${counted(entries.length, 'entry').replace('entrys', 'entries')} of data, what for, and who gets ${entries.length === 1 ? 'it' : 'them'}. The table of coverage says the same in words.${left > 0 && ` ${left} more are in that table only.`}</figcaption></figure>
<ul class="legend lines" aria-label="Lines and signs">
${sample('told', 'the policy tells who gets it')}${sample('general', 'only in general words')}${sample('none', 'the policy does not tell')}${sample('clash', 'the policy says otherwise')}${sample('doubt', 'perhaps otherwise')}${sample('told sale', 'sold: a double line')}${sample('told perhaps', 'perhaps a sale: a dashed double line')}${sample('told sharing', 'shared for advertising: dots and dashes')}
${(['clash', 'doubt', 'none', 'general', 'denied'] as const).map((one) => html`<li>${STANDING[one][0]} ${STANDING[one][1]}</li>`)}</ul>
`;
}

function sample(kind: string, words: string): Markup {
  return html`<li><svg width="44" height="14" viewBox="0 0 44 14" aria-hidden="true"><g class="edge ${kind}"><path class="under" d="M1 7H43"/><path class="over" d="M1 7H43"/>${(kind === 'clash' || kind === 'doubt') && cross(22, 7)}</g></svg> ${words}</li>`;
}

function rowsOf(entries: readonly EntryView[], touched: Touched): Row[] {
  let y = 0;
  return entries.map((entry, index) => {
    const lines = (facts: readonly FactView[], width: number): Line[] =>
      facts.flatMap((fact) => {
        const standing = standingOf(touched, fact);
        const [sign] = STANDING[standing === 'told' ? 'unasked' : standing];
        return wrapped(`${sign ? `${sign} ` : ''}${fact.title}`, width, HEAVY.has(standing) ? BOLD : LETTER).map((text) => ({
          text,
          standing,
        }));
      });
    const [data, purposes] = [lines(entry.data, DATA.width), lines(entry.purposes, PURPOSES.width)];
    const height = Math.max(1, data.length, purposes.length) * LINE + 2 * PAD;
    const row = { index, entry, data, purposes, box: { x: DATA.x, y, width: DATA.width, height } };
    y += height + GAP;
    return row;
  });
}

/** Text in lines that fit into a box. */
function wrapped(text: string, width: number, letter = LETTER): string[] {
  const most = Math.floor((width - 2 * PAD) / letter);
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((one) => (one.length > most ? [one.slice(0, most - 1) + '…'] : [one]))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2] as string} …`] : lines;
}

/** Recipients in the order in which their data stand, so that few lines cross, spread over the height of the rows. */
function nodesOf(rows: readonly Row[], recipients: readonly RecipientView[], touched: Touched): Node[] {
  const middle = new Map<string, number[]>();
  for (const { entry, box } of rows) for (const { id } of entry.to) middle.set(id, [...(middle.get(id) ?? []), box.y + box.height / 2]);
  const mean = ({ id }: RecipientView): number => {
    const all = middle.get(id) ?? [0];
    return all.reduce((sum, y) => sum + y, 0) / all.length;
  };
  const used = recipients
    .filter(({ id }) => middle.has(id))
    .slice(0, MOST_RECIPIENTS)
    .sort((a, b) => mean(a) - mean(b));
  const boxes = used.map((recipient) => {
    const names = wrapped(recipient.title, RECIPIENTS.width, BOLD);
    const lines = [
      ...names,
      ...(recipient.type && recipient.type !== recipient.title
        ? wrapped([recipient.type, ...recipient.countries].join(', '), RECIPIENTS.width)
        : []),
    ];
    const words = wordsOf(recipient, touched, rows);
    return { recipient, lines, names: names.length, words, height: (lines.length + words.length) * LINE + 2 * PAD };
  });
  const total = boxes.reduce((sum, { height }) => sum + height, 0);
  const room = Math.max(GAP, (bottom(rows.at(-1)?.box) - total) / Math.max(1, boxes.length));
  let y = boxes.length ? Math.min(room, GAP * 4) / 2 : 0;
  return boxes.map((box) => {
    const node = { ...box, x: RECIPIENTS.x, y, width: RECIPIENTS.width };
    y += box.height + Math.min(room, GAP * 4);
    return node;
  });
}

function bottom(box: Box | undefined): number {
  return box ? box.y + box.height : 0;
}

/** Arrows from what data are for to who gets them. Each starts and ends at a place of its own. */
function edgesOf(rows: readonly Row[], nodes: readonly Node[], touched: Touched): Markup {
  const arrived = new Map<Node, number>();
  const arriving = new Map(
    nodes.map((node) => [node, rows.filter(({ entry }) => entry.to.some(({ id }) => id === node.recipient.id)).length]),
  );
  const edges = rows.flatMap(({ index, entry, box }) => {
    const targets = nodes.filter(({ recipient }) => entry.to.some(({ id }) => id === recipient.id));
    return targets.map((node, k) => {
      const [from, to] = [
        box.y + (box.height * (k + 1)) / (targets.length + 1),
        node.y + (node.height * ((arrived.get(node) ?? 0) + 1)) / ((arriving.get(node) ?? 0) + 1),
      ];
      arrived.set(node, (arrived.get(node) ?? 0) + 1);
      const [start, end] = [PURPOSES.x + PURPOSES.width, RECIPIENTS.x - 6];
      const bend = (end - start) / 2;
      const path = `M${start} ${round(from)}C${start + bend} ${round(from)} ${end - bend} ${round(to)} ${end} ${round(to)}`;
      const own = entry.to.filter(({ id }) => id === node.recipient.id).map(({ at }) => at);
      const standing = standingOf(touched, node.recipient, [...own, ...node.recipient.places]);
      return html`<g class="edge ${standing} ${node.recipient.disposal ?? ''}" data-row="${index}" data-to="${node.recipient.id}"><path class="under" d="${path}"/><path class="over" d="${path}"/><path class="head" d="M${end} ${round(to - 4)}l6 4l-6 4z"/>${(standing === 'clash' || standing === 'doubt') && cross((start + end) / 2, (from + to) / 2)}</g>\n`;
    });
  });
  return html`${edges}`;
}

function cross(x: number, y: number): Markup {
  return html`<circle class="badge" cx="${round(x)}" cy="${round(y)}" r="6"/><path class="cross" d="M${round(x - 2.5)} ${round(y - 2.5)}l5 5m0 -5l-5 5"/>`;
}

function rowPicture({ index, entry, data, purposes, box }: Row): Markup {
  const middle = box.y + box.height / 2;
  return html`<g class="entry" data-row="${index}"><rect class="area" x="${DATA.x}" y="${box.y}" width="${PURPOSES.x + PURPOSES.width - DATA.x}" height="${box.height}"/><rect x="${DATA.x}" y="${box.y}" width="${DATA.width}" height="${box.height}" rx="4"/>${linesAt(data, DATA.x, box.y)}
<path class="join" d="M${DATA.x + DATA.width} ${round(middle)}H${PURPOSES.x - 6}"/><path class="head" d="M${PURPOSES.x - 6} ${round(middle - 4)}l6 4l-6 4z"/>
<rect x="${PURPOSES.x}" y="${box.y}" width="${PURPOSES.width}" height="${box.height}" rx="4"/>${linesAt(purposes, PURPOSES.x, box.y)}${entry.to.length === 0 && html`<text class="none-to" x="${PURPOSES.x + PURPOSES.width + 10}" y="${round(middle + 4)}">stays with the organisation</text>`}</g>
`;
}

function linesAt(lines: readonly Line[], x: number, y: number): Markup {
  return html`${lines.map(({ text, standing }, i) => html`<text class="${standing}" x="${x + PAD}" y="${y + PAD + LINE * i + 12}">${text}</text>`)}`;
}

/** That a recipient buys, and what is wrong with what the policy tells of it. */
function wordsOf(recipient: RecipientView, touched: Touched, rows: readonly Row[]): Line[] {
  const places = [
    ...recipient.places,
    ...rows.flatMap(({ entry }) => entry.to.filter(({ id }) => id === recipient.id).map(({ at }) => at)),
  ];
  const wrong = standingsOf(touched, recipient, places).filter((standing) => standing !== 'told' && standing !== 'unasked');
  return [
    ...(recipient.disposal ? [{ text: DISPOSAL[recipient.disposal].toUpperCase(), standing: 'clash' as const }] : []),
    ...wrong.map((standing) => ({ text: STANDING[standing].join(' '), standing })),
  ];
}

function nodePicture({ recipient, lines, names, words, x, y, width, height }: Node): Markup {
  return html`<g class="node ${recipient.disposal ?? ''}" data-to="${recipient.id}"><rect x="${x}" y="${round(y)}" width="${width}" height="${height}" rx="4"/>${lines.map((line, i) => html`<text class="${i < names ? 'name' : 'kind'}" x="${x + PAD}" y="${round(y + PAD + LINE * i + 12)}">${line}</text>`)}${words.map(({ text, standing }, i) => html`<text class="words ${standing}" x="${x + PAD}" y="${round(y + PAD + LINE * (lines.length + i) + 12)}">${text}</text>`)}</g>
`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

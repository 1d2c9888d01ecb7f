import { isAttached, widthOf } from './width.js';

/** One character as a terminal shows it, with where it stands in the text it was made of (UTF-16 offsets). */
export interface Cell {
  text: string;
  width: number;
  readonly start: number;
  end: number;
}

const TAB = 4;

/**
 * A piece of one line as cells: tabs expanded, and everything a terminal would obey or a reader could not see (controls, escape
 * sequences, text direction, invisible characters) written out as `\u{1b}`, so that quoted text can neither hide nor act.
 *
 * @param tabStops false: a tab is four columns wherever it stands, so that the widths of pieces add up
 */
export function cellsOf(text: string, from: number, to: number, ascii: boolean, tabStops = true): Cell[] {
  const cells: Cell[] = [];
  if (isPlain(text, from, to)) {
    for (let i = from; i < to; i++) cells.push({ text: text.charAt(i), width: 1, start: i, end: i + 1 });
    return cells;
  }
  let column = 0;
  let joined = false;
  for (let i = from; i < to;) {
    const point = text.codePointAt(i) as number;
    const end = i + (point > 0xffff ? 2 : 1);
    const last = cells.at(-1);
    if (last && last.end === i && !isHidden(point) && !ascii && ((joined && point > 0xff) || attaches(last, point))) {
      last.text += String.fromCodePoint(point);
      last.end = end;
      const wide = point === 0xfe0f || isRegional(point) ? 2 : last.width;
      column += wide - last.width;
      last.width = wide;
    } else {
      const cell = cellAt(text, i, end, point, tabStops ? column : 0, ascii);
      cells.push(cell);
      column += cell.width;
    }
    joined = point === 0x200d;
    i = end;
  }
  return cells;
}

/** Whether each character of a piece is shown as it is, in one column; most pieces are plain, and can be measured without cells. */
export function isPlain(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e || (unit === 0x5b && text.startsWith('##', i - 2))) return false;
  }
  return true;
}

function cellAt(text: string, start: number, end: number, point: number, column: number, ascii: boolean): Cell {
  if (point === 9) {
    const width = TAB - (column % TAB);
    return { text: ' '.repeat(width), width, start, end };
  }
  // A byte order mark in its own place is no trick.
  if (point === 0xfeff && start === 0) return { text: '', width: 0, start, end };
  // GitHub's runner obeys "##[command]" anywhere in a line.
  if (isHidden(point) || (point === 0x5b && text.startsWith('##', start - 2))) return { ...written(escapeOf(point)), start, end };
  if (ascii && point > 126) return { ...written(PLAIN_WORDS.get(point) ?? escapeOf(point)), start, end };
  return { text: String.fromCodePoint(point), width: widthOf(point), start, end };
}

function written(text: string): { text: string; width: number } {
  return { text, width: text.length };
}

function escapeOf(point: number): string {
  return `\\u{${point.toString(16)}}`;
}

/** Text of any origin on one line that is safe to print: white space folded, the rest as in `cellsOf`. */
export function clean(text: string, ascii: boolean): string {
  const folded = text.replace(/[\s\u0085]+/g, ' ').trim();
  if (isPlain(folded, 0, folded.length)) return folded;
  return cellsOf(folded, 0, folded.length, ascii)
    .map((cell) => cell.text)
    .join('');
}

/** Columns of a text that `clean` made. */
export function columnsOf(text: string): number {
  if (isPlain(text, 0, text.length)) return text.length;
  return cellsOf(text, 0, text.length, false).reduce((sum, cell) => sum + cell.width, 0);
}

/** Whether a code point is invisible or commands the terminal; tabs are not, and joiners are not: scripts and emoji need them. */
function isHidden(point: number): boolean {
  if (point < 0x20) return point !== 9;
  if (point < 0x7f) return false;
  return (
    point <= 0x9f ||
    point === 0xad ||
    HIDDEN.has(point) ||
    (point >= 0x2028 && point <= 0x202e) ||
    (point >= 0x2060 && point <= 0x206f) ||
    (point >= 0xd800 && point <= 0xdfff) ||
    (point >= 0xfff0 && point <= 0xfffb) ||
    (point >= 0xe0000 && point <= 0xe0fff)
  );
}

const HIDDEN = new Set([0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200e, 0x200f, 0x3164, 0xfeff, 0xffa0]);

function attaches(last: Cell, point: number): boolean {
  if (isAttached(point)) return true;
  if (point >= 0x1f3fb && point <= 0x1f3ff) return last.width === 2;
  return isRegional(point) && last.end - last.start === 2 && isRegional(last.text.codePointAt(0) as number);
}

/** Letters that form flags in pairs. */
function isRegional(point: number): boolean {
  return point >= 0x1f1e6 && point <= 0x1f1ff;
}

/** How typographic characters are written where only ASCII is asked for. */
const PLAIN_WORDS = new Map(
  (
    [
      ['\u00a0', ' '],
      ['‘', "'"],
      ['’', "'"],
      ['“', '"'],
      ['”', '"'],
      ['–', '-'],
      ['—', '-'],
      ['…', '...'],
      ['·', '-'],
      ['•', '*'],
      ['§', 'Sec.'],
      ['→', '->'],
      ['©', '(c)'],
      ['®', '(R)'],
      ['™', '(TM)'],
    ] as const
  ).map(([character, words]) => [character.codePointAt(0) as number, words]),
);

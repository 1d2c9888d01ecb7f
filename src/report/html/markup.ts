// HTML that cannot be broken out of: everything put into it is text unless it is markup of ours.
import { cellsOf, isPlain } from '../cells.js';

/** A piece of HTML. Only `html` makes it from anything that is not a constant of ours. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Piece = Markup | string | number | null | undefined | false | readonly Piece[];

/** Characters that a browser would not show, without which the words are the same: marks of a byte order, of where a word may break. */
const UNSEEN = /[\u00ad\u200b\ufeff]/g;
const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template: what stands in it is HTML, what is put into it is text, in elements as in quoted attributes. Nothing else is put anywhere. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  let text = parts[0] as string;
  for (const [i, value] of values.entries()) text += textOf(value) + (parts[i + 1] as string);
  return new Markup(text);
}

/** Pieces one after the other. */
export function joined(pieces: readonly Piece[], between: Piece = null): Markup {
  return new Markup(pieces.map(textOf).join(textOf(between)));
}

function textOf(piece: Piece): string {
  if (piece instanceof Markup) return piece.text;
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'number') return String(piece);
  return typeof piece === 'string' ? escaped(piece) : piece.map(textOf).join('');
}

/** Text in which nothing is markup, and what a reader could not see, or what would turn the direction of reading, is written out as `\u{202e}`. */
export function escaped(text: string): string {
  const visible = isPlain(text, 0, text.length)
    ? text
    : cellsOf(text, 0, text.length, false, false)
        .map((cell) => cell.text)
        .join('');
  return visible.replace(/[&<>"']/g, (sign) => ENTITY[sign] as string);
}

/** The text of a policy as a browser would show it. */
export function asSeen(text: string): string {
  return text.replace(UNSEEN, '');
}

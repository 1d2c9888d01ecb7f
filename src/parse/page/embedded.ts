// Texts of a page that are HTML or Markdown, read where they stand.
import { Finder } from '../finder.js';
import { readMarkdownInto } from '../markdown.js';
import { Markup } from '../markup.js';
import type { Outline } from '../outline.js';
import { maskOf } from './mask.js';
import type { Piece } from './values.js';

/** Reads a literal of HTML; false where its pieces stand apart. */
export function embedHtml(source: string, pieces: readonly Piece[], outline: Outline): boolean {
  const masked = maskedPieces(source, pieces);
  if (!masked) return false;
  const markup = new Markup(masked.text, outline, new Finder(masked.text), masked.put);
  markup.html(masked.start, masked.end);
  markup.finish(masked.end);
  return true;
}

/** Reads a literal of Markdown; false where its pieces stand apart. */
export function embedMarkdown(source: string, pieces: readonly Piece[], outline: Outline): boolean {
  const masked = maskedPieces(source, pieces);
  if (!masked) return false;
  readMarkdownInto(outline, masked.text, masked.start, masked.put);
  return true;
}

/** The source up to the end of a literal, with escapes and what is put into a template replaced by what they stand for. */
function maskedPieces(source: string, pieces: readonly Piece[]) {
  const region = pieces.find(({ verbatim }) => verbatim)?.region;
  const changes: { start: number; end: number; text: string }[] = [];
  let end = -1;
  let start = -1;
  for (const piece of pieces) {
    let place: { start: number; end: number } | null = piece.region === region ? piece : null;
    for (let via = piece.via; via && !place; via = via.outer) if (via.region === region) place = via;
    if (!place || place.start < end) return null;
    // `${` and `}` belong to what is put in.
    const isPutIn = place !== piece || (!piece.verbatim && source.slice(place.start - 2, place.start) === '${');
    const [from, to] = isPutIn ? [place.start - 2, place.end + 1] : [place.start, place.end];
    if (!piece.verbatim || place !== piece) changes.push({ start: from, end: to, text: piece.text });
    if (start < 0) start = from;
    end = to;
  }
  if (start < 0) return null;
  const { text, put } = maskOf(source.slice(0, end), changes);
  return { text, put, start, end };
}

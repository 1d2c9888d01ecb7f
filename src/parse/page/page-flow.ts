// Puts the text of a page into an outline. A block may be joined from texts of several declarations; its place is where most of its letters
// stand, and what stands elsewhere is placed where it is used there.
import { Flow } from '../flow.js';
import type { Outline } from '../outline.js';
import { behind } from './values.js';
import type { Piece, Via } from './values.js';

type Operation =
  | { readonly kind: 'text'; readonly piece: Piece }
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly start: number;
      readonly end: number;
      readonly attribute: (name: string) => string | null;
    }
  | { readonly kind: 'close'; readonly name: string; readonly end: number }
  | { readonly kind: 'image'; readonly start: number; readonly end: number; readonly alt: string | null; readonly target: string };

/** Elements within a block. */
const WITHIN = new Set(['a', 'b', 'strong', 'br', 'wbr', 'img']);
const PLAIN = new Set(
  'abbr bdi bdo big cite code data dfn em font i ins kbd label mark nobr q samp small span sub sup time tt u var button s del strike'.split(
    ' ',
  ),
);

export class PageFlow {
  private readonly flow: Flow;
  private waiting: Operation[] = [];
  /** Where texts stand that were shown, by their offsets. */
  readonly shown: number[] = [];

  constructor(
    source: string,
    private readonly outline: Outline,
  ) {
    this.flow = new Flow(source, outline);
  }

  text(pieces: readonly Piece[], via: Via | null): void {
    for (const piece of pieces) {
      this.shown.push(piece.start);
      if (piece.text !== '') this.waiting.push({ kind: 'text', piece: via ? { ...piece, via: behind(piece.via, via) } : piece });
    }
  }

  image(start: number, end: number, alt: string | null, target: string): void {
    this.waiting.push({ kind: 'image', start, end, alt, target });
  }

  open(name: string, start: number, end: number, attribute: (name: string) => string | null): void {
    if (PLAIN.has(name)) return;
    if (!WITHIN.has(name)) this.settle();
    this.waiting.push({ kind: 'open', name, start, end, attribute });
  }

  close(name: string, end: number): void {
    if (PLAIN.has(name)) return;
    if (!WITHIN.has(name)) this.settle();
    this.waiting.push({ kind: 'close', name, end });
  }

  /** Ends the block at hand. */
  finish(): void {
    this.settle();
    this.flow.flush();
  }

  private settle(): void {
    const { waiting } = this;
    if (!waiting.length) return;
    this.waiting = [];
    const region = regionOf(waiting);
    let last = firstPlace(waiting, region);
    for (const [i, one] of waiting.entries()) {
      if (one.kind === 'open') {
        const { start, end } = one.name === 'br' ? breakPlace(one, last, waiting.slice(i + 1, i + 20), region) : one;
        this.flow.open(one.name, start, end, one.attribute);
      } else if (one.kind === 'close') this.flow.close(one.name, one.end);
      else if (one.kind === 'image') {
        this.flow.current.space(last.start, last.end);
        this.outline.image({ alt: one.alt, target: one.target, at: { start: one.start, end: one.end } });
      } else last = this.put(one.piece, region, last);
    }
  }

  private put(piece: Piece, region: number, last: { start: number; end: number }): { start: number; end: number } {
    const place = placeIn(piece, region);
    // What stands before that which came last, or nowhere here, has its place with that.
    const at = place && place.start >= last.start ? place : last;
    if (piece.verbatim && at === piece) this.flow.current.verbatim(piece.start, piece.end);
    else this.flow.current.as(piece.text, at.start, at.end);
    return at === piece && piece.verbatim ? { start: Math.max(piece.end - 1, piece.start), end: piece.end } : at;
  }
}

/** The region in which most letters of a block stand; of two with as many, the one in which text stands that is used as it is written. */
function regionOf(operations: readonly Operation[]): number {
  const letters = new Map<number, number>();
  let best = -1;
  for (const one of operations) {
    if (one.kind !== 'text') continue;
    const { region, text, via } = one.piece;
    letters.set(region, (letters.get(region) ?? 0) + text.trim().length);
    const more = (letters.get(region) as number) - (letters.get(best) ?? 0);
    if (best < 0 || more > 0 || (more === 0 && via === null)) best = region;
  }
  return best;
}

function placeIn(piece: Piece, region: number): { start: number; end: number } | null {
  if (piece.region === region) return piece;
  for (let via = piece.via; via; via = via.outer) if (via.region === region) return via;
  return null;
}

/** A line break stands where it is written, if that is between the texts around it; else with the text before it. */
function breakPlace(
  written: { start: number; end: number },
  last: { start: number; end: number },
  after: readonly Operation[],
  region: number,
): { start: number; end: number } {
  const next = firstPlace(after, region);
  const isBetween = last.end <= written.start && (next.end === 1 || written.end <= next.start);
  return isBetween ? written : last;
}

function firstPlace(operations: readonly Operation[], region: number): { start: number; end: number } {
  for (const one of operations) {
    const place = one.kind === 'text' ? placeIn(one.piece, region) : null;
    if (place) return { start: place.start, end: Math.min(place.end, place.start + 1) };
  }
  return { start: 0, end: 1 };
}

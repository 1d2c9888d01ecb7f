// What the expressions of a page come to, as far as can be told without running it. Text keeps its place, letter by letter.
import type { Node } from '../../model/estree.js';
import type { Span } from '../../model/text.js';
import type { Scope } from './scope.js';

/** Where a text is used that stands elsewhere; `outer` is where that use is used in turn. */
export interface Via extends Span {
  readonly region: number;
  readonly outer: Via | null;
}

/** A piece of text and where it stands. */
export interface Piece extends Span {
  readonly text: string;
  /** Whether it stands in the source letter by letter. */
  readonly verbatim: boolean;
  /** The declaration or function in which it is written, by the offset of that. */
  readonly region: number;
  readonly via: Via | null;
}

/** Something that the page works out when it runs, or that stands in another file. */
export interface Unknown extends Span {
  readonly kind: 'unknown';
  /** What is to be said of it, after its place. */
  readonly reason: string;
}

export type Value =
  | { readonly kind: 'text'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'number'; readonly number: number; readonly at: Span; readonly region: number }
  /** `true`, `false`, `null`, `undefined`: nothing is shown. */
  | { readonly kind: 'flag'; readonly isTrue: boolean }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | Record
  | { readonly kind: 'function' | 'class'; readonly node: Node; readonly scope: Scope }
  | { readonly kind: 'element'; readonly node: Node; readonly scope: Scope }
  /** An element of HTML that has a name of the page's own: `styled.h2`. */
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'import'; readonly from: string; readonly name: string; readonly local: string }
  /** One of these, by a condition that only the running page can tell. */
  | { readonly kind: 'choice'; readonly options: readonly Value[]; readonly at: Span }
  | Unknown;

export interface Record {
  readonly kind: 'record';
  /** Computed when asked for. */
  readonly fields: ReadonlyMap<string, () => Value>;
  /** Whether there may be others: of an object spread in that is not known. */
  readonly isOpen: boolean;
}

export const NOTHING: Value = { kind: 'flag', isTrue: false };

/** Whether a value counts as true; null where that cannot be told. */
export function isTruthy(value: Value): boolean | null {
  switch (value.kind) {
    case 'flag':
      return value.isTrue;
    case 'text':
      return value.pieces.some(({ text }) => text !== '');
    case 'number':
      return value.number !== 0;
    case 'unknown':
    case 'choice':
    case 'import':
      return null;
    default:
      return true;
  }
}

/** The text of a value; null where it is none, or not known as a whole. */
export function textOf(value: Value): string | null {
  if (value.kind === 'number') return String(value.number);
  return value.kind === 'text' ? value.pieces.map(({ text }) => text).join('') : null;
}

/** A value as pieces of text that can be joined with others; null where it is no text. */
export function piecesOf(value: Value): readonly Piece[] | null {
  if (value.kind === 'text') return value.pieces;
  if (value.kind === 'number') return [{ text: String(value.number), ...value.at, verbatim: false, region: value.region, via: null }];
  return value.kind === 'flag' ? [] : null;
}

/** Pieces as they are used in a place of another region. */
export function usedAt(pieces: readonly Piece[], at: Span, region: number): readonly Piece[] {
  if (pieces.every((one) => one.region === region)) return pieces;
  return pieces.map((one) =>
    one.region === region ? one : { ...one, via: behind(one.via, { start: at.start, end: at.end, region, outer: null }) },
  );
}

/** A chain of uses with another one behind its end. */
export function behind(via: Via | null, last: Via | null): Via | null {
  return via === null || last === null ? (via ?? last) : { ...via, outer: behind(via.outer, last) };
}

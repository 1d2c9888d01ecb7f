import type { Span } from '../model/text.js';

/** What the block structure says, in source order. Offsets are of the source. */
export type BlockEvent =
  | { readonly kind: 'heading'; readonly level: number; readonly start: number; readonly end: number }
  | { readonly kind: 'paragraph' | 'html' | 'fence' | 'code'; readonly start: number; readonly end: number }
  | { readonly kind: 'open' | 'close'; readonly what: 'list' | 'item' | 'table' | 'quote' }
  | { readonly kind: 'row'; readonly isHeader: boolean; readonly cells: readonly { start: number; end: number }[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'skip'; readonly reason: string; readonly start: number; readonly end: number };

/** `[label]: target`: the whole of it, and its target. */
export interface Definition {
  readonly target: string;
  readonly at: Span;
  readonly written: Span;
}

export interface Blocks {
  readonly events: readonly BlockEvent[];
  readonly targets: ReadonlyMap<string, Definition>;
  readonly footnotes: ReadonlySet<string>;
  /** Ranges between the lines of paragraphs that are markers of quotes, not text. */
  readonly holes: readonly { start: number; end: number }[];
}

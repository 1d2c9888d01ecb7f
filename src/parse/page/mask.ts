// Texts in which something stands for something else are read from a copy of equal length, so that offsets stay those of the source.
import type { Put } from '../prose.js';

/** Something to be replaced; offsets are of the source. */
export interface Change {
  readonly start: number;
  readonly end: number;
  /** What a reader sees in its place; '' for nothing. */
  readonly text: string;
  /** What is written in its place, of the same length, to be read as markup. */
  readonly written?: string;
}

/** The sign in a masked text for which another text is put, and one that no reader sees. */
const PUT = '\ufffc';
export const UNSEEN = '\u200b';

/** A copy of a text, changes made. Those longer than their place are in `put`, by their offsets. Changes ascend and do not overlap. */
export function maskOf(text: string, changes: readonly Change[]): { readonly text: string; readonly put: ReadonlyMap<number, Put> } {
  const parts: string[] = [];
  const put = new Map<number, Put>();
  let from = 0;
  for (const { start, end, text: shown, written } of changes) {
    if (start < from || end <= start) continue;
    parts.push(text.slice(from, start));
    if (written !== undefined) parts.push(written);
    else if (shown === UNSEEN) parts.push(UNSEEN.repeat(end - start));
    else if (shown === '') parts.push(blank(text, start, end));
    else if (shown === '\n' || shown === '\n\n') parts.push('\n'.repeat(Math.min(shown.length, end - start)).padEnd(end - start, ' '));
    else {
      put.set(start, { end, characters: shown });
      parts.push(PUT.padEnd(end - start, UNSEEN));
    }
    from = end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), put };
}

/** White space in place of a range; line ends stay. */
export function blank(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[^\n\r]/g, ' ');
}

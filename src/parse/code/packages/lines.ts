// What readers of package lists share.
import type { Span } from '../../../model/text.js';

/** A package that a program needs, by its name in its registry, where it stands. */
export interface Needed extends Span {
  readonly name: string;
}

export interface Line {
  /** Without its end, and no longer than people write them. */
  readonly line: string;
  readonly at: number;
}

const LONGEST = 2000;

/** The lines of a text, a byte order mark left out, with their offsets. */
export function linesWith(text: string): Line[] {
  const lines: Line[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at <= text.length;) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    lines.push({ line: text.slice(at, Math.min(stop, at + LONGEST)).replace(/\r$/, ''), at });
    at = stop + 1;
  }
  return lines;
}

/** The text with the comments that a pattern finds blanked, so that offsets stay what they are. */
export function withoutComments(text: string, comments: RegExp): string {
  return text.replace(comments, (comment) => comment.replace(/[^\n]/g, ' '));
}

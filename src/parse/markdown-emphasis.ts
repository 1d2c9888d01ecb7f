import { isSpace, isWord } from './characters.js';

/** A run of `*`, `_` or `~`, in a list of those that may still be paired. Offsets are of the source. */
export interface Run {
  readonly character: number;
  readonly start: number;
  readonly end: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Signs left to pair. */
  count: number;
  /** Signs taken from the left (as ends) and from the right (as starts). */
  closed: number;
  opened: number;
  /** Pairs of two or more that end and start here: bold, or struck out. */
  strongCloses: number;
  strongOpens: number;
  before: Run | null;
  after: Run | null;
}

const UNDERSCORE = 95;
const TILDE = 126;

/** The run at an offset, judged by what stands around it as CommonMark says. */
export function runAt(text: string, at: number, start: number, limit: number): Run {
  const character = text.charCodeAt(at);
  let end = at;
  while (end < limit && text.charCodeAt(end) === character) end++;
  const left = at > start ? text.charCodeAt(at - 1) : 32;
  const right = end < limit ? text.charCodeAt(end) : 32;
  const spaceLeft = isSpace(left);
  const spaceRight = isSpace(right);
  const signLeft = !spaceLeft && !isWord(left);
  const signRight = !spaceRight && !isWord(right);
  const leftFlanking = !spaceRight && (!signRight || spaceLeft || signLeft);
  const rightFlanking = !spaceLeft && (!signLeft || spaceRight || signRight);
  const under = character === UNDERSCORE;
  const count = end - at;
  const usable = character !== TILDE || count <= 2;
  return {
    character,
    start: at,
    end,
    count,
    closed: 0,
    opened: 0,
    strongCloses: 0,
    strongOpens: 0,
    before: null,
    after: null,
    canOpen: usable && leftFlanking && (!under || !rightFlanking || signLeft),
    canClose: usable && rightFlanking && (!under || !leftFlanking || signRight),
  };
}

/** The runs of a paragraph that are not paired yet, in order. */
export class Runs {
  private first: Run | null = null;
  last: Run | null = null;

  add(run: Run): void {
    run.before = this.last;
    if (this.last) this.last.after = run;
    else this.first = run;
    this.last = run;
  }

  /** Pairs the runs after `bottom` (all of them for null) and forgets them. Linear: a search that failed is not made again. */
  pair(bottom: Run | null): void {
    const floors = new Map<number, number>();
    let closer = bottom ? bottom.after : this.first;
    while (closer) {
      if (!closer.canClose) {
        closer = closer.after;
        continue;
      }
      const key = keyOf(closer);
      const floor = floors.get(key) ?? -1;
      let opener: Run | null = closer.before;
      while (opener && opener !== bottom && opener.start >= floor && !matches(opener, closer)) opener = opener.before;
      if (opener && opener !== bottom && opener.start >= floor) closer = this.join(opener, closer);
      else {
        floors.set(key, closer.start);
        const { after } = closer;
        if (!closer.canOpen) this.remove(closer);
        closer = after;
      }
    }
    this.last = bottom;
    if (bottom) bottom.after = null;
    else this.first = null;
  }

  /** Takes signs off an opener and a closer; gives the closer to go on with. */
  private join(opener: Run, closer: Run): Run | null {
    const tilde = closer.character === TILDE;
    const used = tilde ? closer.count : opener.count >= 2 && closer.count >= 2 ? 2 : 1;
    opener.count -= used;
    opener.opened += used;
    closer.count -= used;
    closer.closed += used;
    if (tilde || used === 2) {
      opener.strongOpens++;
      closer.strongCloses++;
    }
    opener.after = closer;
    closer.before = opener;
    if (opener.count === 0) this.remove(opener);
    if (closer.count > 0) return closer;
    const { after } = closer;
    this.remove(closer);
    return after;
  }

  private remove(run: Run): void {
    if (run.before) run.before.after = run.after;
    else this.first = run.after;
    if (run.after) run.after.before = run.before;
    else this.last = run.before;
  }
}

/** Closers of one key fail and succeed alike. */
function keyOf(run: Run): number {
  const length = run.end - run.start;
  return run.character * 16 + (run.character === TILDE ? length : (run.canOpen ? 8 : 0) + (length % 3));
}

function matches(opener: Run, closer: Run): boolean {
  if (opener.character !== closer.character || !opener.canOpen) return false;
  const opening = opener.end - opener.start;
  const closing = closer.end - closer.start;
  if (closer.character === TILDE) return opening === closing;
  // "The rule of three": a run that can do both pairs only where the lengths allow it.
  return !((opener.canClose || closer.canOpen) && closing % 3 !== 0 && (opening + closing) % 3 === 0);
}

/**
 * The candidate most like a mistyped word, for "did you mean"; undefined where nothing is near.
 *
 * Nearest by Damerau-Levenshtein distance (at most a third of the word's length, and never more than 3); failing that,
 * the shortest candidate of which the word is a whole part (`advertising` → `advertising_targeted`). Case does not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.trim().toLowerCase().slice(0, 64);
  if (!wanted) return undefined;
  const limit = Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
  let best: string | undefined;
  let bestDistance = limit + 1;
  let containing: string | undefined;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    if (Math.abs(known.length - wanted.length) < bestDistance) {
      const distance = distanceWithin(wanted, known, bestDistance - 1);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    if (wanted.length > 3 && known.split(/[^a-z0-9]/).includes(wanted) && candidate.length < (containing?.length ?? Infinity))
      containing = candidate;
  }
  return best ?? containing;
}

/** Edits (insert, remove, replace, swap neighbours) from one word to another, or `limit + 1` where there are more. */
function distanceWithin(from: string, to: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

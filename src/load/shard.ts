// A part of the work, for several machines that do not speak with each other.

/** One of a number of shards. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/**
 * Whether a path belongs to a shard. That depends on the path and on the number of shards and on nothing else, so that every machine
 * comes to the same answer whatever it finds besides.
 *
 * @param path as reports show it
 */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return hashOf(path) % count === index - 1;
}

/** FNV-1a, then mixed so that the low bits, which decide, depend on all of the path. */
function hashOf(path: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < path.length; i++) hash = Math.imul(hash ^ path.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}

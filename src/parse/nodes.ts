import { isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';

/** The pairs of a mapping, with those that `<<: *base` brings; keys of the mapping's own win. */
export function pairsOf(map: YAMLMap, resolve: (node: Node | null) => Node | null, depth = 0): Pair[] {
  const own: Pair[] = [];
  const merged: Pair[] = [];
  for (const pair of map.items) {
    if (!isScalar(pair.key) || pair.key.value !== '<<') {
      own.push(pair);
      continue;
    }
    const from = resolve(pair.value as Node | null);
    for (const one of isSeq(from) ? from.items.map((item) => resolve(item as Node)) : [from])
      if (isMap(one) && depth < 4) merged.push(...pairsOf(one, resolve, depth + 1));
  }
  const names = new Set(own.map(keyText));
  return [...own, ...merged.filter((pair) => !names.has(keyText(pair)))];
}

/** A key as text; empty where it is no plain word. */
export function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value ?? '').trim() : '';
}

/** Whether nothing stands there; YAML has three spellings of it. */
export function blank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === '~' || value === 'null';
}

/** What a node is, in plain words. */
export function describe(node: Node | null): string {
  return isSeq(node) ? 'a list' : isMap(node) ? 'keys with values' : 'a single value';
}

/** A word of the file as messages quote it. */
export function clip(word: string): string {
  const line = word.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

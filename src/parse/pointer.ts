import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import type { Place } from '../model/text.js';
import { readYaml } from './yaml.js';

export interface YamlPointer {
  /** JSON pointer of the innermost node around the place: `/data/2/to/0`. */
  readonly exact: string;
  /** The same with list positions replaced by what the entry is about: `/data/contact.email/to/*`. */
  readonly stable: string;
}

const NAME_LENGTH = 80;

/** Where a place stands in a YAML file: the innermost key or entry that holds its start. */
export function yamlPointer(at: Place): YamlPointer {
  let node: Node | null = readYaml(at.source).document?.contents ?? null;
  let exact = '';
  let stable = '';
  while (node) {
    const step = stepInto(node, at);
    if (!step) break;
    exact += `/${escape(step.key)}`;
    stable += `/${escape(step.name)}`;
    node = step.value;
  }
  return { exact, stable };
}

function stepInto(node: Node, at: Place): { key: string; name: string; value: Node | null } | null {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key) && (holds(key, at) || holds(value, at)))
        return { key: String(key.value), name: String(key.value), value: holds(value, at) ? (value as Node) : null };
    }
  } else if (isSeq(node)) {
    const index = node.items.findIndex((item) => holds(item, at));
    if (index >= 0) return { key: String(index), name: nameOf(node.items[index]), value: node.items[index] as Node };
  }
  return null;
}

/** What an entry of a list is about: the first value of a mapping; nothing for plain values, whose words are quoted anyway. */
function nameOf(item: unknown): string {
  if (!isMap(item)) return '*';
  const first = item.items[0]?.value;
  const words = isSeq(first)
    ? first.items.map((one) => (isScalar(one) ? String(one.value) : '')).join(',')
    : isScalar(first)
      ? String(first.value)
      : '';
  return words.slice(0, NAME_LENGTH) || '*';
}

function holds(node: unknown, at: Place): boolean {
  const range = (node as Node | null)?.range;
  return !!range && range[0] <= at.start && at.start < Math.max(range[1], range[0] + 1);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

// Walks a tree without recursion, because how deep a file nests is not ours to choose.
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isNode } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';

/** Keys that lead to types, of which nothing is left when the code runs. */
const TYPED = new Set([
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'superTypeParameters',
  'superTypeArguments',
  'implements',
]);
/** Keys that lead upward or to what is no code, for nodes of a kind that the table of keys lacks. */
const ASIDE = new Set([
  'type',
  'start',
  'end',
  'range',
  'loc',
  'parent',
  'tokens',
  'comments',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'extra',
  'raw',
  ...TYPED,
]);
const TYPES = new Set([
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'TSDeclareFunction',
  'TSTypeAnnotation',
  'TSTypeParameterInstantiation',
  'TSTypeParameterDeclaration',
]);
const MODULES = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']);
const keys = new Map<string, readonly string[]>();

/** Nodes from the root down to one, the node itself left out. */
export type Ancestors = readonly Node[];

/** Visits each node that is left when the code runs, parents first, in the order of the source. */
export function walk(root: Node, visit: (node: Node, above: Ancestors) => void): void {
  const above: Node[] = [];
  const open: Node[] = [root];
  const depths: number[] = [0];
  for (let node = open.pop(); node; node = open.pop()) {
    above.length = depths.pop() as number;
    visit(node, above);
    above.push(node);
    const from = open.length;
    addChildren(node, open);
    // The last that is put on is the first that is taken off.
    for (let i = from, j = open.length - 1; i < j; i++, j--) [open[i], open[j]] = [open[j] as Node, open[i] as Node];
    while (depths.length < open.length) depths.push(above.length);
  }
}

function addChildren(node: Node, to: Node[]): void {
  for (const key of keysOf(node)) {
    const value = node[key];
    if (Array.isArray(value)) {
      for (const one of value as unknown[]) if (isNode(one) && !isType(one)) to.push(one);
    } else if (isNode(value) && !isType(value)) to.push(value);
  }
}

function keysOf(node: Node): readonly string[] {
  let found = keys.get(node.type);
  if (!found) {
    const listed = visitorKeys[node.type];
    if (!listed) return Object.keys(node).filter((key) => !ASIDE.has(key));
    keys.set(node.type, (found = listed.filter((key) => !TYPED.has(key))));
  }
  return found;
}

function isType(node: Node): boolean {
  return (
    TYPES.has(node.type) ||
    node['declare'] === true ||
    (MODULES.has(node.type) && (node['importKind'] === 'type' || node['exportKind'] === 'type'))
  );
}

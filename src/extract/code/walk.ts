// Walks a tree without recursion, because how deep a file nests is not ours to choose.
import { isNode } from './estree.js';
import type { Node } from './estree.js';

/** Keys that lead upward or to what is no code. */
const ASIDE = new Set(['type', 'start', 'end', 'range', 'loc', 'parent', 'tokens', 'comments', 'leadingComments', 'trailingComments', 'innerComments', 'extra', 'raw',
  'typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'superTypeParameters', 'superTypeArguments', 'implements']);
/** Types only: nothing of them is left when the code runs. */
const TYPES = new Set(['TSTypeAliasDeclaration', 'TSInterfaceDeclaration', 'TSDeclareFunction', 'TSTypeAnnotation', 'TSTypeParameterInstantiation', 'TSTypeParameterDeclaration']);

/** Nodes from the root down to one, the node itself at the end. */
export type Ancestors = readonly Node[];

/** Visits each node that is left when the code runs, parents first, in the order of the source. */
export function walk(root: Node, visit: (node: Node, above: Ancestors) => void): void {
  const above: Node[] = [];
  const open: { readonly node: Node; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let one = open.pop(); one; one = open.pop()) {
    const { node, depth } = one;
    above.length = depth;
    visit(node, above);
    above.push(node);
    const below = childrenOf(node);
    for (let i = below.length - 1; i >= 0; i--) open.push({ node: below[i] as Node, depth: depth + 1 });
  }
}

function childrenOf(node: Node): Node[] {
  const found: Node[] = [];
  for (const key in node) {
    if (ASIDE.has(key)) continue;
    const value = node[key];
    if (Array.isArray(value)) {
      for (const one of value as unknown[]) if (isNode(one) && !isType(one)) found.push(one);
    } else if (isNode(value) && !isType(value)) found.push(value);
  }
  return found;
}

function isType(node: Node): boolean {
  return TYPES.has(node.type) || ((node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration')
    && (node['importKind'] === 'type' || node['exportKind'] === 'type')) || node['declare'] === true;
}

// ESTree as it comes: from the bundled parser, from ESLint's or from typescript-eslint's. Nothing is assumed of a node but its type.
import type { Span } from './text.js';

export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The child of a node under a key; null where there is none. */
export function child(node: Node | null, key: string): Node | null {
  const value = node?.[key];
  return isNode(value) ? value : null;
}

/** The children of a node under a key, without holes. */
export function children(node: Node | null, key: string): Node[] {
  const value = node?.[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function spanOf(node: Node): Span {
  const range = node['range'];
  if (Array.isArray(range)) return { start: Number(range[0]), end: Number(range[1]) };
  return { start: Number(node['start']), end: Number(node['end']) };
}

/** Where the text of a part of a template ends: ESLint's parsers count the marks around it in, as ESTree does not. */
export function endOfPart(part: Node, text: string): number {
  const { start, end } = spanOf(part);
  const raw = String((part['value'] as { raw?: unknown } | undefined)?.raw ?? '');
  const isMarked = end - start >= raw.length + 2 && (text[start] === '`' || text[start] === '}');
  return isMarked ? end - (text[end - 1] === '`' ? 1 : 2) : end;
}

/** The name of an identifier, also of JSX and private ones; null for other nodes. */
export function nameOf(node: Node | null): string | null {
  if (node?.type === 'Identifier' || node?.type === 'JSXIdentifier' || node?.type === 'PrivateIdentifier') return String(node['name']);
  return null;
}

/** An expression without what types and parentheses put around it, and without optional chaining. */
export function bare(node: Node | null): Node | null {
  let one = node;
  while (one && WRAPPERS.has(one.type)) one = child(one, 'expression');
  return one;
}

const WRAPPERS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'ParenthesizedExpression',
  'ChainExpression',
  'JSXExpressionContainer',
  'TSInstantiationExpression',
]);

/** The key of a property, method or member, where it is written and not computed. */
export function keyOf(node: Node): string | null {
  const key = child(node, node.type === 'MemberExpression' ? 'property' : 'key');
  if (!key) return null;
  if (key.type === 'Literal' && typeof key['value'] === 'string') return key['value'];
  return node['computed'] === true ? null : nameOf(key);
}

/** `a.b.c` as ['a', 'b', 'c']; null where a part is computed or the first is no name. `this` counts as a name. */
export function pathOf(node: Node | null): string[] | null {
  const parts: string[] = [];
  let one = bare(node);
  while (one?.type === 'MemberExpression') {
    const key = keyOf(one);
    if (key === null || parts.length > 8) return null;
    parts.unshift(key);
    one = bare(child(one, 'object'));
  }
  const first = one?.type === 'ThisExpression' ? 'this' : nameOf(one);
  return first === null ? null : [first, ...parts];
}

/** The properties of an object literal by their keys; spread and computed ones left out. */
export function propertiesOf(node: Node | null): { readonly key: string; readonly node: Node; readonly value: Node }[] {
  const object = bare(node);
  if (object?.type !== 'ObjectExpression') return [];
  return children(object, 'properties').flatMap((one) => {
    const value = child(one, 'value');
    const key = one.type === 'Property' ? keyOf(one) : null;
    return key !== null && value ? [{ key, node: one, value }] : [];
  });
}

/** The value of a property of an object literal. */
export function propertyOf(node: Node | null, key: string): Node | null {
  return propertiesOf(node).find((one) => one.key === key)?.value ?? null;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export function isFunction(node: Node): boolean {
  return FUNCTIONS.has(node.type);
}

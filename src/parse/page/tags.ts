// Names of tags and attributes in JSX.
import { child, children, nameOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';

/** The name of a tag as an expression, so that it is looked up like one. */
export function tagExpression(name: Node | null): Node | null {
  if (name?.type === 'JSXIdentifier') return { ...name, type: 'Identifier' };
  if (name?.type !== 'JSXMemberExpression') return null;
  return {
    ...name,
    type: 'MemberExpression',
    computed: false,
    object: tagExpression(child(name, 'object')),
    property: tagExpression(child(name, 'property')),
  };
}

export function pathOfTag(name: Node | null): string[] {
  if (name?.type === 'JSXMemberExpression') return [...pathOfTag(child(name, 'object')), ...pathOfTag(child(name, 'property'))];
  return name?.type === 'JSXNamespacedName' ? [nameOf(child(name, 'name')) ?? ''] : [nameOf(name) ?? ''];
}

export function attributeName(name: Node | null): string {
  return name?.type === 'JSXNamespacedName'
    ? `${nameOf(child(name, 'namespace')) ?? ''}:${nameOf(child(name, 'name')) ?? ''}`
    : (nameOf(name) ?? '');
}

export function holdsHeading(node: Node): boolean {
  return children(node, 'children').some(
    (one) => one.type === 'JSXElement' && (/^h[1-6]$/.test(nameOf(child(child(one, 'openingElement'), 'name')) ?? '') || holdsHeading(one)),
  );
}

// What the names of a file stand for. One table a file: a name that is declared twice in it stands for nothing certain.
import type { Origin } from '../../model/program.js';
import { bare, child, children, keyOf, nameOf, propertyOf, spanOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import { walk } from './walk.js';

interface Bound {
  readonly module?: { readonly name: string; readonly imported: string };
  /** The expression that a constant is made of, and the key that is taken out of it. */
  readonly value?: Node;
  readonly key?: string;
}

const GLOBALS = new Set(['window', 'globalThis', 'self', 'global']);
/** Steps from a name to where it came from; hooks of hooks are rare, circles are not. */
const FARTHEST = 8;

export class Scope {
  private readonly bound = new Map<string, Bound | null>();
  /** Fields of classes that are declared with a value: `baseUrl = 'https://…'`. */
  private readonly fields = new Map<string, Node | null>();
  /** Names that stand where something of them is left when the code runs. */
  private readonly used = new Set<string>();

  constructor(root: Node) {
    walk(root, (node, above) => {
      this.note(node, above.at(-1) ?? null);
    });
  }

  /** Whether anything that an import binds is used when the code runs; what is used as a type only leaves nothing. */
  isUsed(local: string): boolean {
    return this.used.has(local);
  }

  /** Where the thing that an expression holds came from; null where that is not plain. */
  originOf(node: Node | null, steps = 0): Origin | null {
    const one = bare(node);
    if (!one || steps > FARTHEST) return null;
    switch (one.type) {
      case 'Identifier':
        return this.named(nameOf(one) as string, steps);
      case 'AwaitExpression':
        return this.originOf(child(one, 'argument'), steps + 1);
      case 'ImportExpression':
        return moduleOf(this.text(child(one, 'source')));
      case 'NewExpression':
        return this.originOf(child(one, 'callee'), steps + 1);
      case 'CallExpression':
        return requiredBy(one) !== null ? moduleOf(requiredBy(one)) : this.originOf(child(one, 'callee'), steps + 1);
      case 'MemberExpression':
        return this.ofMember(one, steps);
      default:
        return null;
    }
  }

  private ofMember(one: Node, steps: number): Origin | null {
    const object = bare(child(one, 'object'));
    const key = keyOf(one);
    const name = nameOf(object);
    if (name !== null && GLOBALS.has(name) && !this.bound.has(name)) return key === null ? null : { global: key };
    const origin = this.originOf(object, steps + 1);
    return origin?.package !== undefined && (origin.name === '*' || origin.name === 'default') && key !== null
      ? { package: origin.package, name: key }
      : origin;
  }

  private named(name: string, steps: number): Origin | null {
    const bound = this.bound.get(name);
    if (bound === undefined) return GLOBALS.has(name) ? null : { global: name };
    if (bound?.module) return { package: bound.module.name, name: bound.module.imported };
    if (!bound?.value) return null;
    const origin = this.originOf(bound.value, steps + 1);
    return origin?.package !== undefined && bound.key !== undefined ? { package: origin.package, name: bound.key } : origin;
  }

  /** The text that an expression is known to be, as far as it is known: a template up to its first hole, a constant's value. */
  text(node: Node | null, steps = 0): string | null {
    const one = bare(node);
    if (!one || steps > FARTHEST) return null;
    if (one.type === 'Literal') return typeof one['value'] === 'string' ? one['value'] : null;
    if (one.type === 'TemplateLiteral') return this.template(one, steps);
    if (one.type === 'BinaryExpression' && one['operator'] === '+') return this.text(child(one, 'left'), steps + 1);
    if (one.type === 'LogicalExpression') return this.text(child(one, 'right'), steps + 1) ?? this.text(child(one, 'left'), steps + 1);
    if (one.type === 'NewExpression' && nameOf(child(one, 'callee')) === 'URL')
      return this.text(children(one, 'arguments')[0] ?? null, steps + 1);
    if (one.type === 'Identifier') return this.text(this.valueOf(one), steps + 1);
    if (one.type === 'MemberExpression') {
      const key = keyOf(one);
      if (key !== null && bare(child(one, 'object'))?.type === 'ThisExpression') return this.text(this.fields.get(key) ?? null, steps + 1);
      const object = this.valueOf(child(one, 'object'));
      return key === null || !object ? null : this.text(propertyOf(object, key), steps + 1);
    }
    return null;
  }

  private template(one: Node, steps: number): string | null {
    const [first, ...more] = children(one, 'quasis').map((part) =>
      String((part['value'] as { cooked?: unknown } | undefined)?.cooked ?? ''),
    );
    if (first || !more.length) return first ?? null;
    const start = this.text(children(one, 'expressions')[0] ?? null, steps + 1);
    return start === null ? null : start + (more[0] ?? '');
  }

  /** The expression that a constant was declared with; null for other names. */
  valueOf(node: Node | null): Node | null {
    const name = nameOf(bare(node));
    const bound = name === null ? null : this.bound.get(name);
    return bound?.value && bound.key === undefined ? bound.value : null;
  }

  /** The number that an expression is known to be: `60 * 60 * 24`. */
  number(node: Node | null, steps = 0): number | null {
    const one = bare(node);
    if (!one || steps > FARTHEST * 2) return null;
    if (one.type === 'Literal') return typeof one['value'] === 'number' ? one['value'] : null;
    if (one.type === 'Identifier') return this.number(this.valueOf(one), steps + 1);
    if (one.type === 'UnaryExpression' && one['operator'] === '-') return negated(this.number(child(one, 'argument'), steps + 1));
    if (one.type !== 'BinaryExpression') return null;
    const [left, right] = [this.number(child(one, 'left'), steps + 1), this.number(child(one, 'right'), steps + 1)];
    if (left === null || right === null) return null;
    switch (one['operator']) {
      case '*':
        return left * right;
      case '+':
        return left + right;
      case '-':
        return left - right;
      case '/':
        return left / right;
      default:
        return null;
    }
  }

  private note(node: Node, parent: Node | null): void {
    switch (node.type) {
      case 'ImportDeclaration':
        this.imports(node);
        break;
      case 'VariableDeclarator':
        this.declares(child(node, 'id'), child(node, 'init'));
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        if (node.type === 'FunctionDeclaration') this.bind(nameOf(child(node, 'id')), null);
        for (const param of children(node, 'params')) this.declares(param, null);
        break;
      case 'ClassDeclaration':
        this.bind(nameOf(child(node, 'id')), null);
        break;
      case 'PropertyDefinition': {
        const key = keyOf(node);
        // Two classes of a file may call their fields alike.
        if (key !== null) this.fields.set(key, this.fields.has(key) ? null : child(node, 'value'));
        break;
      }
      case 'CatchClause':
        this.declares(child(node, 'param'), null);
        break;
      case 'TSImportEqualsDeclaration':
        this.equals(node);
        break;
      case 'Identifier':
      case 'JSXIdentifier':
        if (parent && isRead(node, parent)) this.used.add(String(node['name']));
        break;
    }
  }

  private imports(node: Node): void {
    const name = String(child(node, 'source')?.['value'] ?? '');
    for (const one of children(node, 'specifiers')) {
      const imported =
        one.type === 'ImportSpecifier'
          ? (nameOf(child(one, 'imported')) ?? 'default')
          : one.type === 'ImportDefaultSpecifier'
            ? 'default'
            : '*';
      this.bind(nameOf(child(one, 'local')), { module: { name, imported } });
    }
  }

  private equals(node: Node): void {
    const reference = child(node, 'moduleReference');
    const name = reference?.type === 'TSExternalModuleReference' ? child(reference, 'expression')?.['value'] : null;
    this.bind(nameOf(child(node, 'id')), typeof name === 'string' ? { module: { name, imported: '*' } } : null);
  }

  private declares(pattern: Node | null, value: Node | null, key?: string): void {
    if (!pattern) return;
    switch (pattern.type) {
      case 'Identifier':
        this.bind(nameOf(pattern), value ? { value, ...(key === undefined ? {} : { key }) } : null);
        break;
      case 'AssignmentPattern':
        this.declares(child(pattern, 'left'), value, key);
        break;
      case 'RestElement':
        this.declares(child(pattern, 'argument'), null);
        break;
      case 'TSParameterProperty':
        this.declares(child(pattern, 'parameter'), null);
        break;
      case 'ArrayPattern':
        for (const one of children(pattern, 'elements')) this.declares(one, null);
        break;
      case 'ObjectPattern':
        for (const one of children(pattern, 'properties'))
          if (one.type === 'RestElement') this.declares(one, null);
          else this.declares(child(one, 'value'), key === undefined ? value : null, keyOf(one) ?? undefined);
        break;
    }
  }

  private bind(name: string | null, bound: Bound | null): void {
    if (name !== null) this.bound.set(name, this.bound.has(name) ? this.merged(name, bound) : bound);
  }

  /** Two declarations that take the same thing from the same module, in two functions, are one. */
  private merged(name: string, bound: Bound | null): Bound | null {
    const before = this.bound.get(name);
    const [a, b] = [before?.value && this.originOf(before.value), bound?.value && this.originOf(bound.value)];
    return a && b && before && bound && JSON.stringify(a) === JSON.stringify(b) && before.key === bound.key && a.package !== undefined
      ? bound
      : null;
  }
}

function negated(value: number | null): number | null {
  return value === null ? null : -value;
}

/** The module that `require('…')` names; null for other calls. */
export function requiredBy(call: Node): string | null {
  if (nameOf(child(call, 'callee')) !== 'require') return null;
  const value = children(call, 'arguments')[0]?.['value'];
  return typeof value === 'string' ? value : null;
}

function moduleOf(name: string | null): Origin | null {
  return name === null ? null : { package: name, name: '*' };
}

const DECLARING = new Set([
  'ImportSpecifier',
  'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier',
  'FunctionDeclaration',
  'FunctionExpression',
  'ClassDeclaration',
  'LabeledStatement',
  'BreakStatement',
  'ContinueStatement',
  'JSXAttribute',
  'MetaProperty',
]);

/** Whether an identifier reads what it names, rather than declaring it or naming a member. */
function isRead(node: Node, parent: Node): boolean {
  if (DECLARING.has(parent.type)) return false;
  if (parent.type === 'MemberExpression' || parent.type === 'JSXMemberExpression')
    return parent['property'] !== node || parent['computed'] === true;
  if (parent.type === 'Property' || parent.type === 'PropertyDefinition' || parent.type === 'MethodDefinition')
    return parent['key'] !== node || parent['computed'] === true || parent['shorthand'] === true;
  return !(parent.type === 'VariableDeclarator' && parent['id'] === node);
}

/** A node's own place in its file, for facts. */
export function startOf(node: Node): number {
  return spanOf(node).start;
}

// What the parts of the analyser share while they look at one file.
import type { CodeFact, DataName } from '../../model/program.js';
import { place } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';
import { bare, child, children, isFunction, keyOf, nameOf, pathOf, propertiesOf, spanOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import { dataOf, isConsent, isPerson } from './names.js';
import type { Scope } from './scope.js';
import type { Ancestors } from './walk.js';

/** The names of what an object holds, each with words for where it stands ("email of Customer"), for parsers that come with types. */
export type MembersOf = (node: Node) => readonly { readonly key: string; readonly name: string }[];

export class CodeFile {
  readonly facts: CodeFact[] = [];

  /**
   * @param side where the code of this file runs
   * @param templated whether a template outside the tree uses what the code imports
   * @param membersOf the names in what an expression holds, by its type; null where nobody knows types
   */
  constructor(
    readonly source: Source,
    readonly scope: Scope,
    readonly side: 'browser' | 'server' | 'unknown',
    readonly templated: boolean,
    private readonly membersOf: MembersOf | null,
  ) {}

  at(node: Node): Place {
    const { start, end } = spanOf(node);
    return place(this.source, start, end);
  }

  add(fact: CodeFact): void {
    this.facts.push(fact);
  }

  /** The last parts of what is called, `cookies().set`, from the longest that says it plainly: the name itself comes last. */
  calleeNames(call: Node): readonly string[] {
    // Every part asks it of the same call.
    if (this.last?.call === call) return this.last.names;
    const path = calledPath(child(call, 'callee'));
    const names = path ? path.map((_, i) => path.slice(i).join('.')) : [];
    this.last = { call, names };
    return names;
  }

  private last: { readonly call: Node; readonly names: readonly string[] } | null = null;

  /** What an expression hands on about a person: keys of objects, names of values; literals tell of nobody. */
  dataIn(node: Node | null, person: boolean | undefined, depth = 0): DataName[] {
    const one = bare(node);
    if (!one || depth > 4) return [];
    switch (one.type) {
      case 'ObjectExpression':
        return [
          ...propertiesOf(one).flatMap(({ key, node: property, value }) => this.dataOfProperty(key, property, value, person, depth)),
          ...children(one, 'properties')
            .filter((part) => part.type === 'SpreadElement')
            .flatMap((part) => this.dataIn(child(part, 'argument'), person, depth + 1)),
        ];
      case 'Identifier':
        return this.constant(one, person, depth) ?? this.named(one, nameOf(one) as string, person);
      case 'MemberExpression': {
        const path = pathOf(one);
        return this.named(one, keyOf(one) ?? '', path ? personAlong(path, person) : person);
      }
      case 'TemplateLiteral':
        return children(one, 'expressions').flatMap((part) => this.dataIn(part, person, depth + 1));
      case 'LogicalExpression':
        return first(this.dataIn(child(one, 'left'), person, depth + 1), this.dataIn(child(one, 'right'), person, depth + 1));
      case 'ConditionalExpression':
        return first(this.dataIn(child(one, 'consequent'), person, depth + 1), this.dataIn(child(one, 'alternate'), person, depth + 1));
      case 'BinaryExpression':
        return one['operator'] === '+'
          ? [...this.dataIn(child(one, 'left'), person, depth + 1), ...this.dataIn(child(one, 'right'), person, depth + 1)]
          : [];
      case 'ArrayExpression':
        return children(one, 'elements').flatMap((part) => this.dataIn(part, person, depth + 1));
      case 'AwaitExpression':
        return this.dataIn(child(one, 'argument'), person, depth + 1);
      case 'CallExpression':
        return this.dataOfCall(one, person, depth);
      default:
        return [];
    }
  }

  /** What an object hands on by its type, where its own words do not tell: `setUser(customer)`, `{ ...customer }`. */
  dataOfType(node: Node | null, person: boolean | undefined): DataName[] {
    const one = bare(node);
    if (!one || !this.membersOf) return [];
    if (one.type === 'ObjectExpression')
      return children(one, 'properties').flatMap((part) =>
        part.type === 'SpreadElement' ? this.dataOfType(child(part, 'argument'), person) : [],
      );
    if (one.type !== 'Identifier' && one.type !== 'MemberExpression' && one.type !== 'CallExpression' && one.type !== 'AwaitExpression')
      return [];
    return this.membersOf(one).flatMap(({ key, name }) => {
      const data = dataOf(key, { person, sent: true });
      return data === null ? [] : [{ data, name, at: this.at(one) }];
    });
  }

  private dataOfProperty(key: string, property: Node, value: Node, person: boolean | undefined, depth: number): DataName[] {
    const held = bare(value);
    // What is written out is a label or a flag, not somebody's.
    if (
      held?.type === 'Literal' ||
      held?.type === 'UnaryExpression' ||
      (held?.type === 'TemplateLiteral' && !children(held, 'expressions').length)
    )
      return [];
    const data = dataOf(key, { person, sent: true });
    if (data !== null && held?.type !== 'ObjectExpression') return isAnswer(held) ? [] : [{ data, name: key, at: this.at(property) }];
    const within = isPerson(key) ?? person;
    return this.dataIn(value, within, depth + 1);
  }

  /** `email.toLowerCase()`, `sha256(email)`: what is hashed is still about somebody; a question (`isEmail(email)`) is not. */
  private dataOfCall(call: Node, person: boolean | undefined, depth: number): DataName[] {
    const callee = bare(child(call, 'callee'));
    if (callee?.type === 'MemberExpression') {
      const method = keyOf(callee) ?? '';
      if (KEEPING.has(method)) return this.dataIn(child(callee, 'object'), person, depth + 1);
      if (!HASHING.has(method)) return [];
    } else if (!HASHING.has(nameOf(callee) ?? '')) return [];
    return children(call, 'arguments').flatMap((one) => this.dataIn(one, person, depth + 1));
  }

  private constant(one: Node, person: boolean | undefined, depth: number): DataName[] | null {
    const value = bare(this.scope.valueOf(one));
    return value?.type === 'ObjectExpression' ? this.dataIn(value, person, depth + 1) : value?.type === 'Literal' ? [] : null;
  }

  private named(node: Node, name: string, person: boolean | undefined): DataName[] {
    const data = dataOf(name, { person, sent: true });
    return data === null ? [] : [{ data, name, at: this.at(node) }];
  }
}

const KEEPING = new Set([
  'toLowerCase',
  'toUpperCase',
  'trim',
  'toString',
  'normalize',
  'slice',
  'replace',
  'replaceAll',
  'digest',
  'update',
  'at',
  'join',
]);
const HASHING = new Set([
  'sha256',
  'sha1',
  'md5',
  'hash',
  'encodeURIComponent',
  'String',
  'btoa',
  'hashEmail',
  'sha256Hash',
  'createHash',
  'encodeURI',
  'stringify',
]);

function isAnswer(value: Node | null): boolean {
  if (!value) return false;
  if (value.type === 'BinaryExpression') return !['+'].includes(String(value['operator']));
  return value.type === 'CallExpression' && nameOf(child(value, 'callee')) === 'Boolean';
}

function first<T>(one: T[], other: T[]): T[] {
  return one.length ? one : other;
}

/** Whether the way to a member leads through a person (`user.name`) or through what is none (`company.name`): the last that says so. */
export function personAlong(path: readonly string[], otherwise: boolean | undefined): boolean | undefined {
  for (let i = path.length - 2; i >= 0; i--) {
    const person = isPerson(path[i] as string);
    if (person !== undefined) return person;
  }
  return otherwise;
}

/** The names along what is called, calls among them with `()`: `cookies().set` is ['cookies()', 'set']. */
function calledPath(node: Node | null): string[] | null {
  const parts: string[] = [];
  let one = bare(node);
  for (let steps = 0; one && steps < 8; steps++) {
    if (one.type === 'AwaitExpression') one = bare(child(one, 'argument'));
    else if (one.type === 'CallExpression') {
      const path: string[] | null = calledPath(child(one, 'callee'));
      return path ? [...path.slice(0, -1), `${path.at(-1) ?? ''}()`, ...parts] : parts;
    } else if (one.type === 'MemberExpression') {
      const key = keyOf(one);
      if (key === null) return parts.length ? parts : null;
      parts.unshift(key);
      one = bare(child(one, 'object'));
    } else {
      const name = one.type === 'ThisExpression' ? 'this' : nameOf(one);
      return name === null ? parts : [name, ...parts];
    }
  }
  return parts;
}

/** Whether what stands around a node asks for consent: a condition, a callback's name, a function that leaves early. */
export function isGated(given: Node, above: Ancestors): boolean {
  return above.some((node, i) => {
    const inner = above[i + 1] ?? given;
    switch (node.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        return inner !== child(node, 'test') && asksConsent(child(node, 'test'));
      case 'LogicalExpression':
        return inner === child(node, 'right') && asksConsent(child(node, 'left'));
      case 'CallExpression':
        return calledPath(child(node, 'callee'))?.some(isConsent) ?? false;
      case 'Property':
      case 'VariableDeclarator':
      case 'JSXAttribute':
      case 'MethodDefinition':
        return isConsent(declaredName(node) ?? '');
      case 'JSXElement':
        return isConsent(jsxName(node) ?? '');
      case 'BlockStatement':
        return leavesWithout(node, inner);
      default:
        return isFunction(node) && isConsent(nameOf(child(node, 'id')) ?? '');
    }
  });
}

function declaredName(node: Node): string | null {
  return nameOf(child(node, 'id')) ?? nameOf(child(node, 'name')) ?? keyOf(node);
}

function jsxName(node: Node): string | null {
  return nameOf(child(child(node, 'openingElement'), 'name'));
}

/** `if (!consent) return;` before the statement in question. */
function leavesWithout(block: Node, inner: Node): boolean {
  for (const one of children(block, 'body')) {
    if (one === inner) return false;
    if (one.type !== 'IfStatement' || !asksConsent(child(one, 'test'))) continue;
    const then = child(one, 'consequent');
    const last = then?.type === 'BlockStatement' ? children(then, 'body').at(-1) : then;
    if (last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement') return true;
  }
  return false;
}

/** Whether an expression names consent anywhere. */
export function asksConsent(node: Node | null, depth = 0): boolean {
  const one = bare(node);
  if (!one || depth > 8) return false;
  if (one.type === 'Literal') return typeof one['value'] === 'string' && isConsent(one['value']);
  const name = nameOf(one);
  if (name !== null) return isConsent(name);
  return (
    ['object', 'property', 'callee', 'left', 'right', 'argument', 'test'].some((key) => asksConsent(child(one, key), depth + 1)) ||
    children(one, 'arguments').some((argument) => asksConsent(argument, depth + 1))
  );
}

// What the statements of a program or a function declare, and what they give back.
import { bare, child, children, isFunction, nameOf, spanOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { Evaluator } from './evaluate.js';
import { Scope, once } from './scope.js';
import { NOTHING, isTruthy } from './values.js';
import type { Value } from './values.js';

/** Declares what statements declare; nothing is evaluated before it is asked for. */
export function declare(evaluator: Evaluator, statements: readonly Node[], scope: Scope): void {
  for (const statement of statements) {
    const node =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? child(statement, 'declaration')
        : statement;
    if (node?.type === 'VariableDeclaration') for (const one of children(node, 'declarations')) declareVariable(evaluator, one, scope);
    else if (node?.type === 'ImportDeclaration') declareImports(node, scope);
    else if (node?.type === 'ClassDeclaration') scope.declare(nameOf(child(node, 'id')) ?? '', () => ({ kind: 'class', node, scope }));
    else if (node && isFunction(node) && child(node, 'id'))
      scope.declare(nameOf(child(node, 'id')) ?? '', () => ({ kind: 'function', node, scope }));
  }
}

function declareVariable(evaluator: Evaluator, node: Node, scope: Scope): void {
  const init = bare(child(node, 'init'));
  // What is written here is a region of its own, unless it is code that writes where it is used.
  const inner = init && !isFunction(init) ? new Scope(scope, spanOf(init).start) : scope;
  const unknown = evaluator.unknown('is worked out when the page runs', node);
  evaluator.bind(
    child(node, 'id'),
    once(() => (init ? evaluator.evaluate(init, inner) : unknown), unknown),
    scope,
  );
}

function declareImports(node: Node, scope: Scope): void {
  const from = String(child(node, 'source')?.['value'] ?? '');
  for (const one of children(node, 'specifiers')) {
    const local = nameOf(child(one, 'local')) ?? '';
    const imported = child(one, 'imported');
    const name = one.type === 'ImportSpecifier' ? (nameOf(imported) ?? local) : local;
    scope.declare(local, () => ({ kind: 'import', from, name, local }));
  }
}

/** What statements may give back: all that conditions leave open, in order. */
export function returned(evaluator: Evaluator, statements: readonly Node[], scope: Scope): Value[] {
  const found: Value[] = [];
  follow(evaluator, statements, scope, found);
  return found.filter((one) => one.kind !== 'flag');
}

/** Whether the statements are left by a return, whatever conditions say. */
function follow(evaluator: Evaluator, statements: readonly Node[], scope: Scope, found: Value[]): boolean {
  for (const node of statements) {
    evaluator.step();
    if (node.type === 'ReturnStatement') {
      found.push(evaluator.evaluate(child(node, 'argument'), scope));
      return true;
    }
    if (node.type === 'BlockStatement') {
      if (block(evaluator, node, scope, found)) return true;
    } else if (node.type === 'TryStatement') {
      if (block(evaluator, child(node, 'block'), scope, found)) return true;
    } else if (node.type === 'IfStatement') {
      const isTrue = isTruthy(evaluator.evaluate(child(node, 'test'), scope));
      const [then, otherwise] = [
        isTrue === false ? false : block(evaluator, child(node, 'consequent'), scope, found),
        isTrue === true ? false : block(evaluator, child(node, 'alternate'), scope, found),
      ];
      if (isTrue === null ? then && otherwise : then || otherwise) return true;
    } else if (node.type === 'SwitchStatement') {
      for (const one of children(node, 'cases')) follow(evaluator, children(one, 'consequent'), scope, found);
    }
  }
  return false;
}

function block(evaluator: Evaluator, node: Node | null, scope: Scope, found: Value[]): boolean {
  if (!node) return false;
  const statements = node.type === 'BlockStatement' ? children(node, 'body') : [node];
  const inner = new Scope(scope, scope.region);
  declare(evaluator, statements, inner);
  return follow(evaluator, statements, inner, found);
}

/** The values of the names that a module exports, by those names; and its default. */
export function exportsOf(evaluator: Evaluator, program: readonly Node[], scope: Scope): Value {
  for (const node of program) {
    if (node.type === 'ExportDefaultDeclaration') return evaluator.evaluate(child(node, 'declaration'), scope);
    if (node.type !== 'ExportNamedDeclaration' || child(node, 'source')) continue;
    for (const one of children(node, 'specifiers'))
      if (nameOf(child(one, 'exported')) === 'default') return evaluator.evaluate(child(one, 'local'), scope);
  }
  return NOTHING;
}

/** The beginning of an expression, to tell of it. */
export function clipped(text: string, start: number, end: number): string {
  const written = text
    .slice(start, Math.min(end, start + 200))
    .replace(/^\{\s*|\s*\}$/g, '')
    .replace(/\s+/g, ' ');
  return written.length > 40 ? `${written.slice(0, 39)}…` : written;
}

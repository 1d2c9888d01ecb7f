// What expressions come to. Nothing of the page is run: constants, arrays and their `map`, templates, conditions and the functions of the
// file itself are followed; all else is unknown, with what is to be said of it.
import { bare, child, children, isFunction, keyOf, nameOf, spanOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { Calls } from './calls.js';
import { once } from './scope.js';
import type { Scope } from './scope.js';
import { jsxTextPieces, literalPieces } from './strings.js';
import { NOTHING, isTruthy, piecesOf, textOf, usedAt } from './values.js';
import type { Piece, Record, Unknown, Value } from './values.js';

/** Expressions in each other beyond this are not followed. */
const DEEPEST = 200;

/** Thrown where a page repeats itself without measure; what was read by then stays. */
export class TooMuch extends Error {}

export class Evaluator {
  private depth = 0;
  private steps = 0;

  /** @param keepsSpace whether line ends between tags are white space, as in HTML; JSX leaves them out */
  constructor(
    readonly source: string,
    private readonly calls: Calls,
    private readonly keepsSpace = false,
    private readonly mostSteps = 50_000 + source.length * 4,
  ) {}

  /** Counts a step of work. @throws TooMuch */
  step(): void {
    if (++this.steps > this.mostSteps) throw new TooMuch();
  }

  unknown(reason: string, node: Node): Unknown {
    return { kind: 'unknown', reason, ...spanOf(node) };
  }

  evaluate(expression: Node | null, scope: Scope): Value {
    const node = bare(expression);
    if (!node) return NOTHING;
    this.step();
    if (this.depth > DEEPEST) return this.unknown('nests too deep', node);
    this.depth++;
    try {
      return this.expression(node, scope);
    } finally {
      this.depth--;
    }
  }

  private expression(node: Node, scope: Scope): Value {
    switch (node.type) {
      case 'Literal':
        return this.literal(node, scope);
      case 'TemplateLiteral':
        return this.template(node, scope);
      case 'TaggedTemplateExpression':
        return this.calls.tagged(this, node, scope);
      case 'Identifier':
        return this.identifier(node, scope);
      case 'ThisExpression':
        return scope.find('this')?.() ?? this.unknown('is worked out when the page runs', node);
      case 'MemberExpression':
        return this.member(node, scope);
      case 'ArrayExpression':
        return {
          kind: 'list',
          items: children(node, 'elements').flatMap((one) =>
            one.type === 'SpreadElement' ? this.spread(one, scope) : [this.evaluate(one, scope)],
          ),
        };
      case 'ObjectExpression':
        return this.object(node, scope);
      case 'JSXElement':
      case 'JSXFragment':
        return { kind: 'element', node, scope };
      case 'ClassExpression':
      case 'ClassDeclaration':
        return { kind: 'class', node, scope };
      case 'ConditionalExpression':
        return this.conditional(node, scope);
      case 'LogicalExpression':
        return this.logical(node, scope);
      case 'BinaryExpression':
        return this.binary(node, scope);
      case 'UnaryExpression':
        return this.unary(node, scope);
      case 'CallExpression':
      case 'NewExpression':
        return this.calls.call(this, node, scope);
      case 'AwaitExpression':
        return this.evaluate(child(node, 'argument'), scope);
      case 'SequenceExpression':
        return this.evaluate(children(node, 'expressions').at(-1) ?? null, scope);
      case 'JSXEmptyExpression':
        return NOTHING;
      default:
        return isFunction(node) ? { kind: 'function', node, scope } : this.unknown('is worked out when the page runs', node);
    }
  }

  private literal(node: Node, scope: Scope): Value {
    const { start, end } = spanOf(node);
    const { value } = node;
    if (typeof value === 'string') return { kind: 'text', pieces: literalPieces(this.source, start + 1, end - 1, 'script', scope.region) };
    if (typeof value === 'number') return { kind: 'number', number: value, at: { start, end }, region: scope.region };
    return typeof value === 'boolean' || value === null
      ? { kind: 'flag', isTrue: value === true }
      : this.unknown('is worked out when the page runs', node);
  }

  /** The pieces of a template; a value that is not known stands in it as "…". */
  template(node: Node, scope: Scope): Value {
    const expressions = children(node, 'expressions');
    const pieces: Piece[] = [];
    children(node, 'quasis').forEach((quasi, i) => {
      const { start, end } = spanOf(quasi);
      pieces.push(...literalPieces(this.source, start, end, 'script', scope.region));
      const expression = expressions[i];
      if (expression) pieces.push(...this.inside(expression, scope));
    });
    return { kind: 'text', pieces };
  }

  private inside(expression: Node, scope: Scope): readonly Piece[] {
    const value = this.evaluate(expression, scope);
    const first = value.kind === 'choice' ? (value.options.find((one) => piecesOf(one)) ?? value) : value;
    const known = piecesOf(first);
    if (known) return usedAt(known, spanOf(expression), scope.region);
    if (value.kind === 'unknown') this.calls.missed(value);
    else this.calls.missed(this.unknown(value.kind === 'import' ? `comes from "${value.from}", another file` : 'is no text', expression));
    return [{ text: '…', ...spanOf(expression), verbatim: false, region: scope.region, via: null }];
  }

  private identifier(node: Node, scope: Scope): Value {
    const name = nameOf(node) ?? '';
    if (name === 'undefined') return NOTHING;
    const found = scope.find(name);
    return found ? found() : this.unknown('is worked out when the page runs', node);
  }

  private member(node: Node, scope: Scope): Value {
    const object = this.evaluate(child(node, 'object'), scope);
    const key = keyOf(node) ?? textOf(this.evaluate(child(node, 'property'), scope));
    if (object.kind === 'import') return this.unknown(`comes from "${object.from}", another file`, node);
    return (key === null ? null : this.field(object, key)) ?? this.unknown('is worked out when the page runs', node);
  }

  /** A field of a value; null where it is not known whether there is one. */
  field(value: Value, key: string): Value | null {
    if (value.kind === 'record') {
      const get = value.fields.get(key);
      return get ? get() : value.isOpen ? null : NOTHING;
    }
    if (value.kind === 'list') {
      if (key === 'length') return { kind: 'number', number: value.items.length, at: { start: 0, end: 0 }, region: 0 };
      return /^\d{1,6}$/.test(key) ? (value.items[Number(key)] ?? NOTHING) : null;
    }
    return null;
  }

  private object(node: Node, scope: Scope): Record {
    const fields = new Map<string, () => Value>();
    let isOpen = false;
    for (const one of children(node, 'properties')) {
      if (one.type === 'SpreadElement') {
        const spread = this.evaluate(child(one, 'argument'), scope);
        if (spread.kind === 'record') for (const [key, get] of spread.fields) fields.set(key, get);
        isOpen ||= spread.kind !== 'record' || spread.isOpen;
        continue;
      }
      const key = keyOf(one) ?? numberKey(one);
      const value = child(one, 'value');
      if (key === null) isOpen = true;
      else if (value)
        fields.set(
          key,
          once(() => this.evaluate(value, scope), NOTHING),
        );
    }
    return { kind: 'record', fields, isOpen };
  }

  private spread(node: Node, scope: Scope): readonly Value[] {
    const value = this.evaluate(child(node, 'argument'), scope);
    return value.kind === 'list' ? value.items : [value];
  }

  private conditional(node: Node, scope: Scope): Value {
    const isTrue = isTruthy(this.evaluate(child(node, 'test'), scope));
    const [then, otherwise] = [child(node, 'consequent'), child(node, 'alternate')];
    if (isTrue !== null) return this.evaluate(isTrue ? then : otherwise, scope);
    return { kind: 'choice', options: [this.evaluate(then, scope), this.evaluate(otherwise, scope)], at: spanOf(node) };
  }

  /** What depends on a condition that is not known is taken as shown; of a value and its default, the default. */
  private logical(node: Node, scope: Scope): Value {
    const left = this.evaluate(child(node, 'left'), scope);
    const isTrue = isTruthy(left);
    if (node['operator'] === '&&') return isTrue === false ? left : this.evaluate(child(node, 'right'), scope);
    return isTrue === true ? left : this.evaluate(child(node, 'right'), scope);
  }

  private binary(node: Node, scope: Scope): Value {
    const [left, right] = [child(node, 'left'), child(node, 'right')];
    const [one, other] = [this.evaluate(left, scope), this.evaluate(right, scope)];
    const { operator } = node;
    if (operator === '===' || operator === '==' || operator === '!==' || operator === '!=') {
      const [a, b] = [textOf(one), textOf(other)];
      return a === null || b === null
        ? this.unknown('is worked out when the page runs', node)
        : { kind: 'flag', isTrue: (a === b) === (operator === '===' || operator === '==') };
    }
    if (operator === '+' && left && right) {
      if (one.kind === 'number' && other.kind === 'number')
        return { kind: 'number', number: one.number + other.number, at: spanOf(node), region: scope.region };
      if (one.kind === 'text' || other.kind === 'text')
        return { kind: 'text', pieces: [...this.inside(left, scope), ...this.inside(right, scope)] };
    }
    return this.unknown('is worked out when the page runs', node);
  }

  private unary(node: Node, scope: Scope): Value {
    if (node['operator'] !== '!') return this.unknown('is worked out when the page runs', node);
    const isTrue = isTruthy(this.evaluate(child(node, 'argument'), scope));
    return isTrue === null ? this.unknown('is worked out when the page runs', node) : { kind: 'flag', isTrue: !isTrue };
  }

  /** What stands between the tags of an element, and what of it is evaluated to. */
  childrenOf(node: Node, scope: Scope): Value[] {
    return children(node, 'children').map((one) => {
      if (one.type !== 'JSXText')
        return one.type === 'JSXSpreadChild' ? this.unknown('is worked out when the page runs', one) : this.evaluate(one, scope);
      const { start, end } = spanOf(one);
      return {
        kind: 'text',
        pieces: this.keepsSpace
          ? literalPieces(this.source, start, end, 'markup', scope.region)
          : jsxTextPieces(this.source, start, end, scope.region),
      };
    });
  }

  /** The value of an attribute, `true` where it stands alone. */
  attribute(node: Node, scope: Scope): Value {
    const value = child(node, 'value');
    if (!value) return { kind: 'flag', isTrue: true };
    if (typeof value['value'] !== 'string') return this.evaluate(value, scope);
    const { start, end } = spanOf(value);
    return { kind: 'text', pieces: literalPieces(this.source, start + 1, end - 1, 'markup', scope.region) };
  }

  /** Binds the names of a parameter or declaration to what they are given. */
  bind(pattern: Node | null, get: () => Value, scope: Scope): void {
    if (!pattern) return;
    switch (pattern.type) {
      case 'Identifier':
        scope.declare(nameOf(pattern) ?? '', get);
        return;
      case 'AssignmentPattern':
        this.bind(
          child(pattern, 'left'),
          once(() => {
            const given = get();
            return given.kind === 'flag' && !given.isTrue ? this.evaluate(child(pattern, 'right'), scope) : given;
          }, NOTHING),
          scope,
        );
        return;
      case 'ObjectPattern':
        for (const one of children(pattern, 'properties')) this.bindProperty(one, get, scope, pattern);
        return;
      case 'ArrayPattern':
        children(pattern, 'elements').forEach((one, i) => {
          this.bind(
            one,
            once(() => this.field(get(), String(i)) ?? this.unknown('is worked out when the page runs', one), NOTHING),
            scope,
          );
        });
    }
  }

  private bindProperty(one: Node, get: () => Value, scope: Scope, pattern: Node): void {
    if (one.type === 'RestElement') {
      const taken = new Set(children(pattern, 'properties').map((other) => (other.type === 'RestElement' ? null : keyOf(other))));
      this.bind(
        child(one, 'argument'),
        once(() => {
          const given = get();
          return given.kind === 'record' ? { ...given, fields: new Map([...given.fields].filter(([key]) => !taken.has(key))) } : given;
        }, NOTHING),
        scope,
      );
      return;
    }
    const key = keyOf(one);
    this.bind(
      child(one, 'value'),
      once(() => {
        const given = get();
        if (given.kind === 'import') return this.unknown(`comes from "${given.from}", another file`, one);
        return (key === null ? null : this.field(given, key)) ?? this.unknown('is worked out when the page runs', one);
      }, NOTHING),
      scope,
    );
  }
}

function numberKey(node: Node): string | null {
  const key = child(node, 'key');
  return key?.type === 'Literal' && node['computed'] !== true ? String(key['value']) : null;
}

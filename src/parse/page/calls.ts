// Calls whose result can be told: functions of the file, `map` over its arrays, what wraps components and texts.
import { bare, child, children, keyOf, nameOf, pathOf, spanOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import { declare, returned } from './declarations.js';
import type { Evaluator } from './evaluate.js';
import { Scope } from './scope.js';
import { NOTHING, piecesOf, textOf } from './values.js';
import type { Piece, Unknown, Value } from './values.js';

/** Functions that give back what they are given, or what the function they are given gives. */
const WRAPPERS = new Set([
  'memo',
  'forwardRef',
  'observer',
  'lazy',
  'withRouter',
  'useCallback',
  'cache',
  'freeze',
  'defineComponent',
  'String',
  'styled',
  'ref',
  'shallowRef',
  'reactive',
  'readonly',
  'markRaw',
  '$state',
]);
/** Tags of templates that give text. */
const TEXT_TAGS = new Set([
  't',
  'msg',
  'defineMessage',
  'raw',
  'dedent',
  'outdent',
  'md',
  'markdown',
  'html',
  'stripIndent',
  'oneLine',
  'plural',
]);
const SAME = new Set(['trim', 'trimStart', 'trimEnd', 'toString', 'filter', 'sort', 'toSorted', 'flat', 'valueOf', 'normalize']);
const MOST_ITEMS = 5000;

export class Calls {
  /** @param missed told what a text holds that is not known */
  constructor(readonly missed: (what: Unknown) => void) {}

  tagged(evaluator: Evaluator, node: Node, scope: Scope): Value {
    const path = pathOf(calleeOf(child(node, 'tag')));
    const [first = '', second] = path ?? [];
    if (first === 'styled' || first === 'tw' || first === 'chakra' || first === 'classed') {
      const named = second ?? textOf(evaluator.evaluate(children(bare(child(node, 'tag')), 'arguments')[0] ?? null, scope));
      if (named && /^[a-z][a-z\d]*$/.test(named)) return { kind: 'tag', name: named };
      return evaluator.evaluate(children(bare(child(node, 'tag')), 'arguments')[0] ?? null, scope);
    }
    const quasi = child(node, 'quasi');
    if (quasi && TEXT_TAGS.has(path?.at(-1) ?? '')) return evaluator.template(quasi, scope);
    return evaluator.unknown('is worked out when the page runs', node);
  }

  call(evaluator: Evaluator, node: Node, scope: Scope): Value {
    const callee = bare(child(node, 'callee'));
    const given = children(node, 'arguments');
    if (!callee || node.type === 'NewExpression') return evaluator.unknown('is worked out when the page runs', node);
    const name = callee.type === 'MemberExpression' ? (keyOf(callee) ?? '') : (nameOf(callee) ?? '');
    if (callee.type === 'MemberExpression') {
      const known = this.method(evaluator, name, callee, given, scope);
      if (known) return known;
    }
    if (WRAPPERS.has(name)) return evaluator.evaluate(given[0] ?? null, scope);
    if (name === 'useMemo') {
      const made = evaluator.evaluate(given[0] ?? null, scope);
      return made.kind === 'function' ? this.run(evaluator, made.node, made.scope, [], made.scope.region) : made;
    }
    const called = callee.type === 'Super' || callee.type === 'Import' ? NOTHING : evaluator.evaluate(callee, scope);
    if (called.kind === 'function')
      return this.run(
        evaluator,
        called.node,
        called.scope,
        given.map((one) => () => evaluator.evaluate(one, scope)),
        spanOf(called.node).start,
      );
    // `withAuth(Page)`, `styled(Heading)({…})`.
    if (/^(?:with[A-Z]|create[A-Z]|inject|connect)/.test(name) || callee.type === 'CallExpression')
      for (const one of given)
        if (['function', 'class'].includes(evaluator.evaluate(one, scope).kind)) return evaluator.evaluate(one, scope);
    if (/^(?:t|i18n|translate|\$t|formatMessage|getTranslation|__|_)$/.test(name)) return this.translated(evaluator, node, given, scope);
    if (called.kind === 'unknown') return evaluator.unknown(called.reason, node);
    return evaluator.unknown(
      called.kind === 'import' ? `is worked out by "${called.from}", another file` : 'is worked out when the page runs',
      node,
    );
  }

  /** The text of a message stands beside its key, or in another file. */
  private translated(evaluator: Evaluator, node: Node, given: readonly Node[], scope: Scope): Value {
    for (const one of given) {
      const value = evaluator.evaluate(one, scope);
      const text = value.kind === 'record' ? ((value.fields.get('defaultMessage') ?? value.fields.get('message'))?.() ?? value) : value;
      if (text.kind === 'text' && text.pieces.some((piece) => piece.text.trim().includes(' '))) return text;
    }
    return evaluator.unknown('is a text that a file of translations holds', node);
  }

  private method(evaluator: Evaluator, name: string, callee: Node, given: readonly Node[], scope: Scope): Value | null {
    const isObject = nameOf(child(callee, 'object')) === 'Object';
    const on = evaluator.evaluate(isObject ? (given[0] ?? null) : child(callee, 'object'), scope);
    if (isObject && on.kind === 'record') {
      const keyText = (key: string): Value => ({
        kind: 'text',
        pieces: [{ text: key, ...spanOf(callee), verbatim: false, region: scope.region, via: null }],
      });
      if (name === 'entries')
        return { kind: 'list', items: [...on.fields].map(([key, get]): Value => ({ kind: 'list', items: [keyText(key), get()] })) };
      if (name === 'keys') return { kind: 'list', items: [...on.fields.keys()].map(keyText) };
      if (name === 'values') return { kind: 'list', items: [...on.fields.values()].map((get) => get()) };
    }
    if ((name === 'map' || name === 'flatMap') && on.kind === 'list') return this.map(evaluator, on.items, given, scope, callee);
    if (name === 'join' && on.kind === 'list')
      return join(on.items, given[0] ? textOf(evaluator.evaluate(given[0], scope)) : ',', callee, scope);
    if (name === 'split' && on.kind === 'text') return split(on.pieces, given[0] ? textOf(evaluator.evaluate(given[0], scope)) : null);
    return SAME.has(name) && (on.kind === 'list' || on.kind === 'text') ? on : null;
  }

  private map(evaluator: Evaluator, items: readonly Value[], given: readonly Node[], scope: Scope, at: Node): Value {
    const made = evaluator.evaluate(given[0] ?? null, scope);
    if (made.kind !== 'function') return evaluator.unknown('is worked out when the page runs', at);
    return {
      kind: 'list',
      items: items.slice(0, MOST_ITEMS).map((item, i) => {
        evaluator.step();
        const index: Value = { kind: 'number', number: i, at: spanOf(at), region: scope.region };
        return this.run(evaluator, made.node, made.scope, [() => item, () => index], made.scope.region);
      }),
    };
  }

  /** What a function of the file gives back. */
  run(evaluator: Evaluator, node: Node, scope: Scope, given: readonly (() => Value)[], region: number): Value {
    const inner = new Scope(scope, region);
    children(node, 'params').forEach((pattern, i) => {
      evaluator.bind(pattern, given[i] ?? (() => evaluator.unknown('is worked out when the page runs', pattern)), inner);
    });
    const body = child(node, 'body');
    if (body?.type !== 'BlockStatement') return evaluator.evaluate(body, inner);
    declare(evaluator, children(body, 'body'), inner);
    const results = returned(evaluator, children(body, 'body'), inner);
    const [only, ...others] = results;
    return only && !others.length ? only : results.length ? { kind: 'choice', options: results, at: spanOf(node) } : NOTHING;
  }
}

function calleeOf(node: Node | null): Node | null {
  let one = bare(node);
  // `styled(Box)`, `styled.h2.attrs({…})`.
  while (one?.type === 'CallExpression') one = bare(child(one, 'callee'));
  return one;
}

function join(items: readonly Value[], separator: string | null, at: Node, scope: Scope): Value | null {
  const pieces: Piece[] = [];
  for (const [i, item] of items.entries()) {
    const known = piecesOf(item);
    if (!known || separator === null) return null;
    if (i > 0) pieces.push({ text: separator, ...spanOf(at), verbatim: false, region: scope.region, via: null });
    pieces.push(...known);
  }
  return { kind: 'text', pieces };
}

/** A text cut at line ends: the paragraphs of a constant. */
function split(pieces: readonly Piece[], separator: string | null): Value | null {
  if (separator === null || separator.trim() !== '' || !separator.includes('\n')) return null;
  const items: Piece[][] = [[]];
  for (const piece of pieces) {
    if (!piece.verbatim) {
      if (piece.text === separator) items.push([]);
      else items.at(-1)?.push(piece);
      continue;
    }
    let from = 0;
    for (let at = piece.text.indexOf(separator); ; at = piece.text.indexOf(separator, from)) {
      const to = at < 0 ? piece.text.length : at;
      if (to > from) items.at(-1)?.push({ ...piece, text: piece.text.slice(from, to), start: piece.start + from, end: piece.start + to });
      if (at < 0) break;
      items.push([]);
      from = at + separator.length;
    }
  }
  return { kind: 'list', items: items.map((one) => ({ kind: 'text', pieces: one })) };
}

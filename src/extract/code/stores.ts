// Cookies and entries of the browser's storage, by name and age.
import { CODE } from '../../generated/code.js';
import type { StoreFact } from '../../model/program.js';
import { bare, child, children, keyOf, nameOf, pathOf, propertyOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { CodeFile } from './file.js';

interface Writer {
  readonly name: number;
  readonly value: number;
  readonly options: number;
}

const WRITERS = new Map(Object.entries(CODE.calls.cookies as Record<string, Writer>));
const STORAGES: Readonly<Record<string, StoreFact['where']>> = { localStorage: 'local_storage', sessionStorage: 'session_storage' };
const DAY = 86_400;
const LONGEST_NAME = 100;

export function storesAt(node: Node, file: CodeFile): void {
  if (node.type === 'AssignmentExpression') assigned(node, file);
  else if (node.type === 'CallExpression') called(node, file);
}

/** `document.cookie = 'name=value; max-age=…'`. */
function assigned(node: Node, file: CodeFile): void {
  const path = pathOf(child(node, 'left'));
  const right = child(node, 'right');
  if (!path || !right) return;
  const where = STORAGES[path.at(-2) ?? ''];
  if (where) store(where, path.at(-1) ?? null, right, null, null, file);
  if (path.slice(-2).join('.') !== 'document.cookie') return;
  const text = file.scope.text(right);
  const equals = text?.indexOf('=') ?? -1;
  if (!text || equals <= 0) return;
  const whole = wholeText(right, file);
  const age = ageIn(whole, file, right);
  if (age === 0 || isEmpty(whole, equals)) return;
  store('cookie', text.slice(0, equals).trim(), right, age, null, file);
}

/** A cookie that is set to nothing is taken away. */
function isEmpty(text: string, equals: number): boolean {
  const rest = text.slice(equals + 1).trimStart();
  return rest.startsWith(';') || (rest === '' && !text.includes('\u0000'));
}

/** The text with holes as NUL, where its parts are written out. */
function wholeText(node: Node, file: CodeFile, depth = 0): string {
  const one = bare(node);
  if (!one || depth > 6) return '\u0000';
  if (one.type === 'TemplateLiteral')
    return children(one, 'quasis')
      .map((part) => String((part['value'] as { cooked?: unknown })?.cooked ?? ''))
      .join('\u0000');
  if (one.type === 'BinaryExpression' && one['operator'] === '+')
    return wholeText(child(one, 'left') ?? one, file, depth + 1) + wholeText(child(one, 'right') ?? one, file, depth + 1);
  return one.type === 'Literal' && typeof one['value'] === 'string' ? one['value'] : '\u0000';
}

/** Days from `max-age=…` in a cookie's text; null where it has none, or a hole. */
function ageIn(text: string, file: CodeFile, node: Node): number | null {
  const found = /;\s*max-age\s*=\s*(-?\d{1,12}|\u0000)/i.exec(text);
  if (!found) return /;\s*expires\s*=\s*Thu,? 0?1[ -]Jan[ -]1970/i.test(text) ? 0 : null;
  if (found[1] !== '\u0000') return Math.max(0, Number(found[1]) / DAY);
  const hole =
    bare(node)?.type === 'TemplateLiteral'
      ? children(bare(node), 'expressions')[text.slice(0, found.index).split('\u0000').length - 1]
      : null;
  const seconds = file.scope.number(hole ?? null);
  return seconds === null ? null : Math.max(0, seconds / DAY);
}

function called(node: Node, file: CodeFile): void {
  const names = file.calleeNames(node);
  const args = children(node, 'arguments');
  const [owner, method] = (names.find((one) => one.includes('.') && one.split('.').length === 2) ?? '').split('.');
  const where = STORAGES[owner ?? ''];
  if (where && method === 'setItem') store(where, file.scope.text(args[0] ?? null), args[0] ?? node, null, null, file);
  if (names.some((one) => one === 'indexedDB.open'))
    store('indexed_db', file.scope.text(args[0] ?? null), args[0] ?? node, null, null, file);
  const writer = names.find((one) => WRITERS.has(one));
  if (writer === undefined) return;
  const { name, value, options } = WRITERS.get(writer) as Writer;
  // `cookies().set({ name, value, maxAge })`.
  const object = bare(args[name] ?? null);
  // A helper of our own that is called so and takes one word takes the value.
  if (writer === 'setCookie' && object?.type !== 'ObjectExpression' && args.length < 2) return;
  const named = object?.type === 'ObjectExpression' ? propertyOf(object, 'name') : (args[name] ?? null);
  const held = object?.type === 'ObjectExpression' ? propertyOf(object, 'value') : (args[value] ?? null);
  const settings = object?.type === 'ObjectExpression' ? object : bare(args[options] ?? null);
  const [days, lasts] = ageOf(settings, writer, file);
  // Set to nothing, or to end at once: it is taken away.
  if (file.scope.text(held) === '' || (days !== null && days <= 0)) return;
  store('cookie', file.scope.text(named), named ?? node, days, lasts, file);
}

function ageOf(given: Node | null, writer: string, file: CodeFile): [number | null, Node | null] {
  const settings = given?.type === 'Identifier' ? file.scope.valueOf(given) : given;
  const maxAge = propertyOf(settings, 'maxAge') ?? propertyOf(settings, 'max-age');
  const seconds = file.scope.number(maxAge);
  // Express counts in milliseconds, everybody else in seconds.
  if (maxAge && seconds !== null) return [seconds / DAY / (writer.endsWith('.cookie') ? 1000 : 1), maxAge];
  const expires = bare(propertyOf(settings, 'expires'));
  if (!expires) return [null, null];
  const days = file.scope.number(expires);
  if (days !== null) return [writer.startsWith('Cookies') || writer.startsWith('jsCookie') ? days : null, expires];
  return [daysAhead(expires, file), expires];
}

/** `new Date(Date.now() + 30 * 24 * 60 * 60 * 1000)`; `new Date(0)` takes the cookie away. */
function daysAhead(node: Node, file: CodeFile): number | null {
  if (node.type !== 'NewExpression' || nameOf(child(node, 'callee')) !== 'Date') return null;
  const sum = bare(children(node, 'arguments')[0] ?? null);
  if (file.scope.number(sum) === 0) return 0;
  if (sum?.type !== 'BinaryExpression' || sum['operator'] !== '+') return null;
  const left = bare(child(sum, 'left'));
  const isNow = left?.type === 'CallExpression' && ['now', 'getTime', 'valueOf'].includes(keyOf(bare(child(left, 'callee')) ?? left) ?? '');
  const ahead = file.scope.number(child(sum, 'right'));
  return isNow && ahead !== null ? ahead / DAY / 1000 : null;
}

function store(where: StoreFact['where'], name: string | null, node: Node, days: number | null, lasts: Node | null, file: CodeFile): void {
  if (name && name.length <= LONGEST_NAME && !/\s/.test(name))
    file.add({ kind: 'store', at: file.at(node), where, name, days, lasts: lasts && file.at(lasts) });
}

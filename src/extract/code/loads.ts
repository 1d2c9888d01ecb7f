// What is loaded from other hosts and sent to them.
import { CODE } from '../../generated/code.js';
import type { LoadFact } from '../../model/program.js';
import { place } from '../../model/text.js';
import { addressesIn, addressIn } from './addresses.js';
import { bare, child, children, keyOf, nameOf, propertyOf, spanOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import { isGated } from './file.js';
import type { CodeFile } from './file.js';
import { LOADED_LINKS } from './markup.js';
import type { Ancestors } from './walk.js';

interface Request {
  readonly url: number;
  readonly body: readonly number[];
  readonly get?: boolean;
  readonly beacon?: boolean;
  readonly script?: boolean;
}

const REQUESTS = new Map(Object.entries(CODE.calls.requests as Record<string, Request>));
const SOCKETS = new Set(CODE.calls.sockets as string[]);
const ENDPOINTS = new Set(CODE.calls.endpoints as string[]);
/** Elements of JSX that load something, by their attribute. Names of components are those of the frameworks' own. */
const LOADING: Readonly<Record<string, readonly [attribute: string, how: LoadFact['how']]>> = {
  script: ['src', 'script'],
  Script: ['src', 'script'],
  img: ['src', 'image'],
  iframe: ['src', 'frame'],
  embed: ['src', 'frame'],
  object: ['data', 'frame'],
  video: ['src', 'image'],
  audio: ['src', 'image'],
  source: ['src', 'image'],
};

export function loadsAt(node: Node, above: Ancestors, file: CodeFile): void {
  switch (node.type) {
    case 'JSXOpeningElement':
      element(node, above, file);
      break;
    case 'CallExpression':
      request(node, file);
      break;
    case 'NewExpression':
      if (SOCKETS.has(nameOf(child(node, 'callee')) ?? '')) load(children(node, 'arguments')[0] ?? null, 'socket', 'unknown', true, file);
      break;
    case 'AssignmentExpression':
      assigned(node, above, file);
      break;
    case 'Property':
      setting(node, file);
      break;
  }
}

function element(node: Node, above: Ancestors, file: CodeFile): void {
  const name = nameOf(child(node, 'name')) ?? '';
  const [attribute, how] = Object.hasOwn(LOADING, name) ? (LOADING[name] as readonly [string, LoadFact['how']]) : [];
  const value = attribute ? attributeOf(node, attribute) : null;
  if (how && value) {
    load(value, how, 'browser', false, file);
    if (how === 'script') started(value, node, above, file);
  }
  if (name === 'link' && LOADED_LINKS.has(String(literalOf(attributeOf(node, 'rel')))))
    load(attributeOf(node, 'href'), 'style', 'browser', false, file);
  if (name === 'script' || name === 'Script') inline(node, above, file);
}

/** A script whose text stands in the page: `<Script>{`…`}</Script>`, `dangerouslySetInnerHTML`. */
function inline(node: Node, above: Ancestors, file: CodeFile): void {
  const html = bare(attributeOf(node, 'dangerouslySetInnerHTML'));
  const parent = above.at(-1) ?? null;
  const texts = [propertyOf(html, '__html'), ...(parent?.type === 'JSXElement' ? children(parent, 'children').map(bare) : [])];
  for (const text of texts)
    for (const quasi of text?.type === 'TemplateLiteral' ? children(text, 'quasis') : text?.type === 'Literal' ? [text] : []) {
      const { start, end } = spanOf(quasi);
      for (const { host, path, at, end: last } of addressesIn(file.source.text.slice(start, end)))
        file.add({
          kind: 'load',
          at: place(file.source, start + at, start + last),
          host,
          path,
          how: 'script',
          side: 'browser',
          carries: false,
        });
    }
}

function request(node: Node, file: CodeFile): void {
  const name = file.calleeNames(node).find((one) => REQUESTS.has(one));
  if (name === undefined) return;
  const { url, body, get, beacon, script } = REQUESTS.get(name) as Request;
  const args = children(node, 'arguments');
  const target = args[url] ?? null;
  // `axios({ url, method, data })`: one object holds all.
  const isWhole = bare(target)?.type === 'ObjectExpression';
  const options = bare(isWhole ? target : (args[body[0] ?? -1] ?? null));
  const address = isWhole ? (propertyOf(target, 'url') ?? propertyOf(target, 'baseURL')) : target;
  const method = options?.type === 'ObjectExpression' ? literalOf(propertyOf(options, 'method')) : null;
  const carries = get
    ? hasAuthorization(options)
    : beacon ||
      (method !== null && method.toUpperCase() !== 'GET') ||
      (method === null && !FETCHES.has(name) && args.length > 1) ||
      hasAuthorization(options);
  load(address, script ? 'script' : beacon ? 'beacon' : 'request', script || beacon ? 'browser' : file.side, !!carries, file);
}

const FETCHES = new Set(['fetch', '$fetch', 'ofetch', 'got', 'ky', 'axios']);

function hasAuthorization(options: Node | null): boolean {
  if (options?.type !== 'ObjectExpression') return false;
  return (
    propertyOf(options, 'body') !== null ||
    propertyOf(options, 'headers') !== null ||
    propertyOf(options, 'data') !== null ||
    propertyOf(options, 'params') !== null
  );
}

/** `script.src = '…'`, `img.src = …`. */
function assigned(node: Node, above: Ancestors, file: CodeFile): void {
  const left = bare(child(node, 'left'));
  if (left?.type !== 'MemberExpression' || keyOf(left) !== 'src') return;
  const right = child(node, 'right');
  const made = nameOf(bare(child(left, 'object')))?.toLowerCase() ?? '';
  load(
    right,
    made.includes('img') || made.includes('image') || made.includes('pixel') ? 'image' : made.includes('frame') ? 'frame' : 'script',
    'browser',
    false,
    file,
  );
  if (right) started(right, node, above, file);
}

/** `baseURL: 'https://…'`: the address of a service that is spoken to elsewhere. */
function setting(node: Node, file: CodeFile): void {
  if (ENDPOINTS.has(keyOf(node) ?? '')) load(child(node, 'value'), 'setting', file.side, true, file);
}

function load(node: Node | null, how: LoadFact['how'], side: LoadFact['side'], carries: boolean, file: CodeFile): void {
  const address = addressIn(file.scope.text(node));
  if (node && address)
    file.add({ kind: 'load', at: file.at(bare(node) ?? node), host: address.host, path: address.path, how, side, carries });
}

/** @param by the element or the assignment by which what is loaded starts */
function started(value: Node, by: Node, above: Ancestors, file: CodeFile): void {
  const address = addressIn(file.scope.text(value));
  if (address)
    file.add({
      kind: 'start',
      at: file.at(bare(value) ?? value),
      of: { host: address.host },
      name: address.host,
      gated: isGated(by, above),
    });
}

/** The value of an attribute of a JSX element. */
export function attributeOf(element: Node, name: string): Node | null {
  const found = children(element, 'attributes').find((one) => one.type === 'JSXAttribute' && nameOf(child(one, 'name')) === name);
  return found ? child(found, 'value') : null;
}

function literalOf(node: Node | null): string | null {
  const value = bare(node)?.['value'];
  return typeof value === 'string' ? value : null;
}

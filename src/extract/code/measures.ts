// Options of SDKs, signals and consent that are read, and how data are protected.
import { CODE } from '../../generated/code.js';
import { addressIn, isLocal } from './addresses.js';
import { bare, child, children, keyOf, nameOf, pathOf, propertyOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { CodeFile } from './file.js';
import { isConsent, isPassword } from './names.js';
import type { Ancestors } from './walk.js';

const OPTIONS = CODE.devices.options as Readonly<
  Record<string, { readonly is: readonly string[]; readonly title: string; readonly data: readonly string[] }>
>;

export function measuresAt(node: Node, above: Ancestors, file: CodeFile): void {
  switch (node.type) {
    case 'Property':
      option(node, file);
      break;
    case 'MemberExpression':
      signal(node, file);
      break;
    case 'Literal':
      header(node, file);
      break;
    case 'CallExpression':
      digest(node, above, file);
      break;
    case 'AssignmentExpression':
      unverified(node, file);
      break;
  }
  if ((node.type === 'Identifier' || node.type === 'JSXIdentifier') && isConsent(String(node['name'])))
    file.add({ kind: 'consent', at: file.at(node), name: String(node['name']) });
}

function option(node: Node, file: CodeFile): void {
  const key = keyOf(node) ?? '';
  const value = bare(child(node, 'value'));
  if (key === 'rejectUnauthorized' && value?.['value'] === false)
    file.add({ kind: 'crypto', at: file.at(node), use: 'unverified', algorithm: 'none' });
  const known = Object.hasOwn(OPTIONS, key) ? OPTIONS[key] : undefined;
  if (known && value?.type === 'Literal' && known.is.includes(String(value['value'])))
    file.add({ kind: 'option', at: file.at(node), name: key, value: String(value['value']), title: known.title, data: known.data });
}

function signal(node: Node, file: CodeFile): void {
  const key = keyOf(node);
  if (key === 'globalPrivacyControl') file.add({ kind: 'signal', at: file.at(node), signal: 'gpc' });
  if (key === 'doNotTrack' || key === 'msDoNotTrack') file.add({ kind: 'signal', at: file.at(node), signal: 'dnt' });
}

function header(node: Node, file: CodeFile): void {
  const value = node['value'];
  if (typeof value !== 'string' || value.length > 30) return;
  const name = value.toLowerCase();
  if (name === 'sec-gpc' || name === 'globalprivacycontrol') file.add({ kind: 'signal', at: file.at(node), signal: 'gpc' });
  if (name === 'dnt' && value === value.toLowerCase()) file.add({ kind: 'signal', at: file.at(node), signal: 'dnt' });
}

/** A digest of a password that was not made for passwords; a cipher that has been broken. */
function digest(node: Node, above: Ancestors, file: CodeFile): void {
  const names = file.calleeNames(node);
  const method = names.at(-1) ?? '';
  const args = children(node, 'arguments');
  if (method === 'createHash' || method === 'createHmac') {
    const algorithm = file.scope.text(args[0] ?? null)?.toLowerCase() ?? '';
    if (WEAK_DIGESTS.has(algorithm) && method === 'createHash' && isOfPassword(above))
      file.add({ kind: 'crypto', at: file.at(node), use: 'password', algorithm });
  } else if (WEAK_DIGESTS.has(method.toLowerCase()) && args.some((one) => isPassword(pathOf(one)?.at(-1) ?? ''))) {
    file.add({ kind: 'crypto', at: file.at(node), use: 'password', algorithm: method.toLowerCase() });
  } else if (method === 'createCipheriv' || method === 'createCipher') {
    const algorithm = file.scope.text(args[0] ?? null)?.toLowerCase() ?? '';
    if (WEAK_CIPHERS.some((one) => algorithm === one || algorithm.startsWith(`${one}-`)))
      file.add({ kind: 'crypto', at: file.at(node), use: 'cipher', algorithm });
  }
  plain(names, args, file);
}

/** Broken ones; better ones that are made to be fast also serve to compare passwords without keeping them. */
const WEAK_DIGESTS = new Set(['md4', 'md5', 'sha1', 'sha-1']);
const WEAK_CIPHERS = ['des', 'des3', 'rc4', 'rc2', 'bf', 'des-ede', 'des-ede3', 'aes-128-ecb', 'aes-256-ecb'];

/** `createHash('md5').update(password)`: what goes in, not what the function around it is called; tokens are hashed in such functions too. */
function isOfPassword(above: Ancestors): boolean {
  for (let i = above.length - 1; i >= 0 && i >= above.length - 6; i--) {
    const one = above[i] as Node;
    if (one.type === 'CallExpression' && child(one, 'callee') !== above[i + 1]) return false;
    if (one.type === 'CallExpression' && keyOf(bare(child(one, 'callee')) ?? one) === 'update')
      return children(one, 'arguments').some((argument) => namesPassword(argument));
  }
  return false;
}

function namesPassword(node: Node | null, depth = 0): boolean {
  const one = bare(node);
  if (!one || depth > 5) return false;
  const name = nameOf(one) ?? (one.type === 'MemberExpression' ? keyOf(one) : null);
  if (name !== null) return isPassword(name);
  return (
    ['left', 'right', 'argument'].some((key) => namesPassword(child(one, key), depth + 1)) ||
    [...children(one, 'expressions'), ...children(one, 'arguments')].some((part) => namesPassword(part, depth + 1))
  );
}

/** A request without TLS that carries something. */
function plain(names: readonly string[], args: readonly Node[], file: CodeFile): void {
  if (!names.some((one) => one === 'fetch' || one === 'axios.post' || one === 'axios.put' || one === 'navigator.sendBeacon')) return;
  const address = addressIn(file.scope.text(args[0] ?? null));
  if (!address || address.secure || isLocal(address.host)) return;
  const body = bare(args[1] ?? null);
  const sent = body?.type === 'ObjectExpression' ? (propertyOf(body, 'body') ?? body) : body;
  if (file.dataIn(sent, undefined).length && args[0]) file.add({ kind: 'crypto', at: file.at(args[0]), use: 'plain', algorithm: 'none' });
}

/** `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'`. */
function unverified(node: Node, file: CodeFile): void {
  if (
    pathOf(child(node, 'left'))?.at(-1) === 'NODE_TLS_REJECT_UNAUTHORIZED' &&
    ['0', 0].includes(bare(child(node, 'right'))?.['value'] as string | number)
  )
    file.add({ kind: 'crypto', at: file.at(node), use: 'unverified', algorithm: 'none' });
}

// Personal data in addresses and in logs.
import { CODE } from '../../generated/code.js';
import type { DataName } from '../../model/program.js';
import { child, children, endOfPart, nameOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { CodeFile } from './file.js';
import { place } from '../../model/text.js';
import { dataOf, isLogged } from './names.js';

const OBJECTS = new Set(CODE.calls.logs.objects as string[]);
const METHODS = new Set(CODE.calls.logs.methods as string[]);

export function exposuresAt(node: Node, file: CodeFile): void {
  if (node.type === 'TemplateLiteral') address(node, file);
  else if (node.type === 'CallExpression') {
    logged(node, file);
    parameter(node, file);
  }
}

/** `…?email=${user.email}`: a parameter whose value is put in. */
function address(node: Node, file: CodeFile): void {
  const expressions = children(node, 'expressions');
  const found: DataName[] = [];
  for (const [i, quasi] of children(node, 'quasis').entries()) {
    const text = String((quasi['value'] as { raw?: unknown } | undefined)?.raw ?? '');
    const sign = Math.max(text.lastIndexOf('?'), text.lastIndexOf('&'));
    if (sign < 0 || !text.endsWith('=') || !expressions[i] || isMail(node)) continue;
    const name = text.slice(sign + 1, -1);
    const data = NAME.test(name) ? dataOf(name) : null;
    const end = endOfPart(quasi, file.source.text);
    if (data !== null && DIRECT.has(data)) found.push({ data, name, at: place(file.source, end - name.length - 1, end - 1) });
  }
  if (found.length) file.add({ kind: 'expose', at: file.at(node), where: 'url', data: found });
}

const NAME = /^[\w-]{2,40}$/;
const DIRECT = new Set([
  'contact.email',
  'contact.phone',
  'contact.address',
  'identity.name',
  'identity.government_id',
  'demographic.age',
  'account.credentials',
  'location.precise',
  'special.health',
  'financial.payment_card',
  'financial.bank_account',
]);

/** `mailto:` and `tel:` open a program of the visitor's own. */
function isMail(node: Node): boolean {
  const start = String((children(node, 'quasis')[0]?.['value'] as { raw?: unknown } | undefined)?.raw ?? '');
  return start.startsWith('mailto:') || start.startsWith('tel:') || start.startsWith('sms:');
}

/** `params.set('email', user.email)`, `url.searchParams.append(…)`. */
function parameter(node: Node, file: CodeFile): void {
  const names = file.calleeNames(node);
  if (!names.some((one) => one === 'searchParams.set' || one === 'searchParams.append')) return;
  const [key, value] = children(node, 'arguments');
  const name = file.scope.text(key ?? null);
  const data = name === null ? null : dataOf(name);
  if (name !== null && data !== null && DIRECT.has(data) && key && value && value.type !== 'Literal')
    file.add({ kind: 'expose', at: file.at(node), where: 'url', data: [{ data, name, at: file.at(key) }] });
}

function logged(node: Node, file: CodeFile): void {
  const [method, object] = file.calleeNames(node).slice(-2).reverse();
  const owner = object?.split('.')[0] ?? nameOf(child(child(node, 'callee'), 'object')) ?? '';
  if (method === undefined || !METHODS.has(method) || !OBJECTS.has(owner)) return;
  const data = children(node, 'arguments')
    .flatMap((one) => file.dataIn(one, undefined))
    .filter((one) => isLogged(one.data, one.name));
  if (data.length) file.add({ kind: 'expose', at: file.at(node), where: 'log', data });
}

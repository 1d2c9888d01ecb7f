// Calls to what came from elsewhere: what is sent along, and what is set going.
import { CODE } from '../../generated/code.js';
import type { DataName, Origin } from '../../model/program.js';
import { addressIn } from './addresses.js';
import { bare, child, children, keyOf, nameOf, pathOf, propertyOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import { isGated } from './file.js';
import type { CodeFile } from './file.js';
import type { Ancestors } from './walk.js';

interface Sender {
  readonly id?: number;
  readonly data: readonly number[];
  readonly person?: boolean;
  readonly of?: string;
}

interface Global {
  readonly verbs?: Readonly<Record<string, readonly number[]>>;
  readonly starts?: readonly string[];
  readonly person?: boolean;
}

const SENDERS = new Map(Object.entries(CODE.calls.sends as Record<string, Sender>));
const GLOBALS = new Map(Object.entries(CODE.calls.globals as Record<string, Global>));
const STARTS = new Set(CODE.calls.starts.methods as string[]);
const START_FUNCTIONS = new Set(CODE.calls.starts.functions as string[]);
/** An e-mail address or telephone number names somebody outside the service too; an id of one's own does not. */
const DIRECT = new Set(['contact.email', 'contact.phone', 'identity.government_id', 'identity.name']);

export function callsAt(node: Node, above: Ancestors, file: CodeFile): void {
  if (node.type === 'CallExpression') called(node, above, file);
  else if (node.type === 'NewExpression') {
    const of = file.scope.originOf(child(node, 'callee'));
    if (of?.package !== undefined)
      file.add({ kind: 'start', at: file.at(node), of, name: of.name, gated: isGated(node, above), ...instead(node, file) });
  } else if (node.type === 'JSXOpeningElement') component(node, above, file);
  else if (node.type === 'AssignmentExpression' && isGlobalPath(pathOf(child(node, 'left'))))
    file.add({ kind: 'global', at: file.at(node), name: pathOf(child(node, 'left'))?.[1] as string });
}

/** `new OpenAI({ baseURL: … })`: a client that many services understand. */
function instead(node: Node, file: CodeFile): { instead?: string | null } {
  const [options] = children(node, 'arguments');
  const url = options ? ['baseURL', 'baseUrl'].map((key) => propertyOf(options, key)).find((one) => one !== null) : undefined;
  return url ? { instead: addressIn(file.scope.text(url))?.host ?? null } : {};
}

/** `<Analytics />`, `<PostHogProvider client={…}>`: a component that came from elsewhere. */
function component(node: Node, above: Ancestors, file: CodeFile): void {
  const name = nameOf(child(node, 'name'));
  if (name === null || !/^[A-Z]/.test(name)) return;
  const of = file.scope.originOf({ type: 'Identifier', name });
  if (of?.package !== undefined) file.add({ kind: 'start', at: file.at(node), of, name, gated: isGated(node, above) });
}

function called(node: Node, above: Ancestors, file: CodeFile): void {
  const callee = bare(child(node, 'callee'));
  const method = callee?.type === 'MemberExpression' ? keyOf(callee) : nameOf(callee);
  if (!callee || method === null) return;
  const origin = file.scope.originOf(callee);
  if (!origin) return;
  // An imported function may have been given another name.
  const own = callee.type === 'MemberExpression' || origin.package === undefined ? method : origin.name;
  if (origin.package === undefined) global(node, origin, method, above, file);
  const sender = SENDERS.get(own);
  if (sender && (callee.type === 'MemberExpression' || origin.package !== undefined)) send(node, callee, origin, own, sender, file);
  if (origin.package !== undefined && (callee.type === 'MemberExpression' ? STARTS.has(own) : START_FUNCTIONS.has(own)))
    file.add({ kind: 'start', at: file.at(node), of: origin, name: own, gated: isGated(node, above) });
}

function send(node: Node, callee: Node, to: Origin, method: string, { id, data, person, of }: Sender, file: CodeFile): void {
  if (of !== undefined && !(pathOf(callee) ?? []).includes(of)) return;
  const args = children(node, 'arguments');
  const found = data.flatMap((i) => (args[i] ? [...file.dataIn(args[i], person), ...file.dataOfType(args[i], person)] : []));
  const named = id === undefined ? null : bare(args[id] ?? null);
  const asId = named !== null && named.type !== 'ObjectExpression' && file.dataIn(named, person).some((one) => DIRECT.has(one.data));
  if (found.length) file.add({ kind: 'send', at: file.at(node), to, method, data: distinct(found), asId });
}

/** `fbq('track', 'Lead', { em: … })`, `gtag('set', 'user_data', { … })`. */
function global(node: Node, origin: Origin, method: string, above: Ancestors, file: CodeFile): void {
  const name = origin.global ?? '';
  const known = GLOBALS.get(name);
  if (!known) return;
  file.add({ kind: 'global', at: file.at(node), name });
  const args = children(node, 'arguments');
  const verb = method === name ? (file.scope.text(args[0] ?? null) ?? '') : method;
  const at = method === name && Object.hasOwn(known.verbs ?? {}, verb) ? (known.verbs?.[verb] ?? []) : [];
  const found = at.flatMap((i) => (args[i] ? file.dataIn(args[i], known.person) : []));
  if (found.length) file.add({ kind: 'send', at: file.at(node), to: origin, method: verb, data: distinct(found), asId: false });
  if (known.starts?.includes(verb))
    file.add({ kind: 'start', at: file.at(node), of: origin, name: `${name} ${verb}`, gated: isGated(node, above) });
}

function isGlobalPath(path: readonly string[] | null): boolean {
  return path?.length === 2 && (path[0] === 'window' || path[0] === 'globalThis') && GLOBALS.has(path[1] as string);
}

function distinct(found: readonly DataName[]): DataName[] {
  return [...new Map(found.map((one) => [`${one.data} ${one.name}`, one])).values()];
}

// What is asked of people and their devices, and what there is a place for.
import { CODE } from '../../generated/code.js';
import type { CollectFact } from '../../model/program.js';
import { bare, child, children, keyOf, nameOf, pathOf, propertiesOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { CodeFile } from './file.js';
import { attributeOf } from './loads.js';
import { dataOf, isPerson } from './names.js';
import type { Ancestors } from './walk.js';
import { isKept, isNameOfAccount } from './kept.js';

interface Model {
  readonly fields: number;
  readonly name?: number;
  readonly stores?: boolean;
}

const { paths, events, constructors, packages, autofill, inputs, native, models, constructors_of_models } = CODE.devices as {
  readonly [table in 'paths' | 'events' | 'constructors' | 'packages' | 'autofill' | 'inputs']: Readonly<Record<string, string>>;
} & {
  readonly native: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly models: Readonly<Record<string, Model>>;
  readonly constructors_of_models: readonly string[];
};
const MODELS = new Map(Object.entries(models));
const MODEL_CLASSES = new Set(constructors_of_models);

export function collectsAt(node: Node, above: Ancestors, file: CodeFile): void {
  switch (node.type) {
    case 'CallExpression':
      device(node, file);
      model(node, above, file);
      break;
    case 'NewExpression':
      constructed(node, above, file);
      break;
    case 'JSXOpeningElement':
      field(node, file);
      break;
    case 'ClassDeclaration':
      entity(node, file);
      break;
    case 'ImportDeclaration':
      sensor(node, file);
      break;
  }
}

function device(node: Node, file: CodeFile): void {
  const names = file.calleeNames(node);
  const path = names.find((one) => Object.hasOwn(paths, one));
  if (path !== undefined) add('device', paths[path] as string, path, node, file);
  if (names.at(-1) !== 'addEventListener') return;
  const event = file.scope.text(children(node, 'arguments')[0] ?? null) ?? '';
  if (Object.hasOwn(events, event)) add('device', events[event] as string, event, node, file);
}

function sensor(node: Node, file: CodeFile): void {
  const name = String(child(node, 'source')?.['value'] ?? '');
  if (node['importKind'] !== 'type' && Object.hasOwn(packages, name)) add('device', packages[name] as string, name, node, file);
}

function constructed(node: Node, above: Ancestors, file: CodeFile): void {
  const path = pathOf(child(node, 'callee'));
  const last = path?.at(-1) ?? '';
  if (Object.hasOwn(constructors, last)) add('device', constructors[last] as string, last, node, file);
  if (
    path &&
    MODEL_CLASSES.has(path.slice(-2).join('.')) &&
    (path.length > 1 || file.scope.originOf(child(node, 'callee'))?.package === 'mongoose')
  )
    fields(children(node, 'arguments')[0] ?? null, nameAround(above), true, file);
}

/** A field of a form, by its autofill token first: that is a vocabulary of HTML's own. */
function field(node: Node, file: CodeFile): void {
  const element = nameOf(child(node, 'name')) ?? '';
  const of = (attribute: string): string => {
    const value = bare(attributeOf(node, attribute))?.['value'];
    return typeof value === 'string' ? value : '';
  };
  const found = fieldData(element, of);
  if (found) add('form', found.data, found.name, node, file);
}

/** What a form's field asks for, by its attributes; null where it asks for nothing known. */
export function fieldData(element: string, of: (attribute: string) => string): { readonly data: string; readonly name: string } | null {
  const token = (of('autoComplete') || of('autocomplete')).trim().split(/\s+/).at(-1) ?? '';
  if (Object.hasOwn(autofill, token)) return { data: autofill[token] as string, name: token };
  const told = Object.entries(native).find(([attribute, tokens]) => Object.hasOwn(tokens, of(attribute)));
  if (told) return { data: told[1][of(told[0])] as string, name: `${told[0]}="${of(told[0])}"` };
  if (!INPUTS.has(element)) return null;
  const type = of('type');
  if (Object.hasOwn(inputs, type)) return { data: inputs[type] as string, name: `type="${type}"` };
  const name = of('name');
  const data = name && !UNFILLED.has(type) ? dataOf(name) : null;
  return data === null ? null : { data, name };
}

const INPUTS = new Set(['input', 'Input', 'textarea', 'Textarea', 'TextField', 'select', 'TextInput', 'InputField']);
const UNFILLED = new Set(['hidden', 'checkbox', 'submit', 'button', 'radio', 'search', 'file', 'color', 'range']);

/** `z.object({…})`, `pgTable('users', {…})`. */
function model(node: Node, above: Ancestors, file: CodeFile): void {
  const known = file.calleeNames(node).find((one) => MODELS.has(one));
  if (known === undefined) return;
  const { fields: at, name, stores = false } = MODELS.get(known) as Model;
  const args = children(node, 'arguments');
  const named = name === undefined ? null : file.scope.text(args[name] ?? null);
  fields(args[at] ?? null, named ?? nameAround(above), stores, file);
}

/** A class with `@Entity()`: each property that has a decorator of its own. */
function entity(node: Node, file: CodeFile): void {
  if (!children(node, 'decorators').some((one) => ['Entity', 'Schema', 'Table'].includes(pathOf(decorated(one))?.at(-1) ?? ''))) return;
  const person = isPerson(nameOf(child(node, 'id')) ?? '');
  for (const one of children(child(node, 'body'), 'body')) {
    const key = one.type === 'PropertyDefinition' && children(one, 'decorators').length ? keyOf(one) : null;
    const data = key === null ? null : dataOf(key, { person: person ?? false });
    if (key !== null && data !== null && isKept(data, person)) add('model', data, key, one, file);
  }
}

function decorated(node: Node): Node | null {
  const expression = child(node, 'expression');
  return expression?.type === 'CallExpression' ? child(expression, 'callee') : expression;
}

export function fields(given: Node | null, name: string | null, stores: boolean, file: CodeFile): void {
  const object = bare(given)?.type === 'ObjectExpression' ? given : given && returned(given);
  const person = name === null ? undefined : isPerson(name);
  for (const { key, node } of propertiesOf(object)) {
    const data = dataOf(key, { person: person ?? false });
    if (data !== null && isKept(data, stores ? person : undefined) && !isNameOfAccount(name, key)) add('model', data, key, node, file);
  }
}

/** `(table) => ({ … })`. */
function returned(given: Node): Node | null {
  const body = bare(given)?.type === 'ArrowFunctionExpression' ? bare(child(bare(given), 'body')) : null;
  return body?.type === 'ObjectExpression' ? body : null;
}

/** What the object in hand is called: the constant, or the property, that it is the value of. */
function nameAround(above: Ancestors): string | null {
  for (let i = above.length - 1; i >= 0 && i >= above.length - 6; i--) {
    const node = above[i] as Node;
    if (node.type === 'VariableDeclarator') return nameOf(child(node, 'id'));
    if (node.type === 'Property' || node.type === 'PropertyDefinition') return keyOf(node);
  }
  return null;
}

function add(how: CollectFact['how'], data: string, name: string, node: Node, file: CodeFile): void {
  file.add({ kind: 'collect', at: file.at(node), how, data, name });
}

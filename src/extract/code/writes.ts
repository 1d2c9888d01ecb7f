// Records of people that code writes into a database whose tables it does not describe: Supabase, Firestore, MongoDB, Knex.
import { CODE } from '../../generated/code.js';
import { bare, child, children, keyOf, nameOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import { fields } from './collects.js';
import type { CodeFile } from './file.js';

const { writers, tables, written } = CODE.devices as {
  readonly writers: Readonly<Record<string, number>>;
  readonly tables: readonly string[];
  readonly written: Readonly<Record<string, number>>;
};
const TABLES = new Set(tables);
/** Calls in a chain that are looked at for the one that names the table. */
const LONGEST = 8;

/** @param node a call */
export function writesAt(node: Node, file: CodeFile): void {
  const callee = bare(child(node, 'callee'));
  const args = children(node, 'arguments');
  const method = callee?.type === 'MemberExpression' ? (keyOf(callee) ?? '') : '';
  const called = nameOf(callee) ?? '';
  if (Object.hasOwn(writers, method)) records(args[writers[method] as number], tableOf(child(callee, 'object'), file), file);
  else if (Object.hasOwn(written, called)) records(args[written[called] as number], firstName(bare(args[0] ?? null), file), file);
}

/** `db.collection('users').doc(id)`: the name that the nearest call of this kind gives. */
function tableOf(node: Node | null, file: CodeFile): string | null {
  let one = bare(node);
  for (let steps = 0; one && steps < LONGEST; steps++) {
    const callee: Node | null = one.type === 'CallExpression' ? bare(child(one, 'callee')) : null;
    if (one.type === 'CallExpression' && callee?.type === 'MemberExpression' && TABLES.has(keyOf(callee) ?? ''))
      return file.scope.text(children(one, 'arguments')[0] ?? null);
    one = bare(child(callee ?? one, 'object'));
  }
  return null;
}

/** `doc(db, 'users', id)`, `collection(db, 'users')`; a constant may stand for it. */
function firstName(node: Node | null, file: CodeFile, depth = 0): string | null {
  const call = node?.type === 'Identifier' ? bare(file.scope.valueOf(node)) : node;
  if (call?.type !== 'CallExpression' || depth > LONGEST) return null;
  for (const one of children(call, 'arguments')) {
    const text = file.scope.text(one) ?? firstName(bare(one), file, depth + 1);
    if (text) return text;
  }
  return null;
}

/** What is written of a person; of a table that is none of people, nothing is told. */
function records(given: Node | undefined, table: string | null, file: CodeFile): void {
  if (!given || table === null) return;
  const value = bare(given)?.type === 'Identifier' ? bare(file.scope.valueOf(given)) : bare(given);
  if (value?.type === 'ArrayExpression') for (const one of children(value, 'elements')) fields(one, table, true, file);
  else if (value?.type === 'ObjectExpression') fields(value, table, true, file);
}

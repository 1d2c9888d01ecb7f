import { child, children, nameOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { CodeFile } from './file.js';
import { requiredBy } from './scope.js';

/** Modules that a file loads, in every way there is; what it needs for types alone leaves nothing. */
export function importsAt(node: Node, file: CodeFile): void {
  switch (node.type) {
    case 'ImportDeclaration':
      declared(node, file);
      break;
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      reexported(node, file);
      break;
    case 'ImportExpression':
      add(node, child(node, 'source'), ['*'], file);
      break;
    case 'CallExpression':
      if (requiredBy(node) !== null) add(node, children(node, 'arguments')[0] ?? null, ['*'], file);
      break;
    case 'TSImportEqualsDeclaration':
      equals(node, file);
      break;
  }
}

function declared(node: Node, file: CodeFile): void {
  const all = children(node, 'specifiers');
  const values = all.filter((one) => one['importKind'] !== 'type' && one['importKind'] !== 'typeof');
  // A module imported for its effects has no names; one whose names are all types is not loaded.
  const used = values.filter((one) => file.templated || file.scope.isUsed(nameOf(child(one, 'local')) ?? ''));
  if (all.length && !used.length) return;
  add(
    node,
    child(node, 'source'),
    used.map((one) =>
      one.type === 'ImportSpecifier'
        ? (nameOf(child(one, 'imported')) ?? 'default')
        : one.type === 'ImportDefaultSpecifier'
          ? 'default'
          : '*',
    ),
    file,
  );
}

function reexported(node: Node, file: CodeFile): void {
  const source = child(node, 'source');
  if (!source) return;
  const all = children(node, 'specifiers');
  const values = all.filter((one) => one['exportKind'] !== 'type');
  if (all.length && !values.length) return;
  add(node, source, all.length ? values.map((one) => nameOf(child(one, 'local')) ?? 'default') : ['*'], file);
}

function equals(node: Node, file: CodeFile): void {
  const reference = child(node, 'moduleReference');
  if (reference?.type === 'TSExternalModuleReference') add(node, child(reference, 'expression'), ['*'], file);
}

function add(node: Node, module: Node | null, names: readonly string[], file: CodeFile): void {
  const name = file.scope.text(module);
  if (!name || name.startsWith('node:')) return;
  file.add({ kind: 'import', at: file.at(module ?? node), module: name, names });
}

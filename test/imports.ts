import ts from 'typescript';

/** One import, re-export, `import()` or `import('…')` type of a module. */
export interface Import {
  /** As written: './model/text.js', 'node:fs', 'yaml'. */
  readonly target: string;
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** What the layer test wants to know of a module. */
export interface Module {
  readonly imports: readonly Import[];
  /** Uses of the world that need no import: process, console, fetch, Date.now, new Date() … */
  readonly ambient: readonly { readonly name: string; readonly line: number }[];
  /** Regular expressions, and calls that make one of a string. */
  readonly patterns: readonly { readonly text: string; readonly line: number }[];
}

const AMBIENT = new Set([
  'process',
  'console',
  'fetch',
  'WebSocket',
  'XMLHttpRequest',
  'EventSource',
  'navigator',
  'setTimeout',
  'setInterval',
  'Buffer',
  '__dirname',
  '__filename',
  'require',
]);
const PATTERN_CALLS = new Set(['match', 'matchAll', 'search']);

/** Reads a module's text; nothing is resolved or type-checked. */
export function readModule(path: string, text: string): Module {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const ambient: { name: string; line: number }[] = [];
  const patterns: { text: string; line: number }[] = [];
  const lineOf = (node: ts.Node): number => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      imports.push({ target: node.moduleSpecifier.text, typeOnly: importsTypes(node.importClause), line: lineOf(node) });
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      imports.push({ target: node.moduleSpecifier.text, typeOnly: exportsTypes(node), line: lineOf(node) });
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      imports.push({ target: node.argument.literal.text, typeOnly: true, line: lineOf(node) });
    else if (ts.isCallExpression(node)) visitCall(node);
    else if (ts.isRegularExpressionLiteral(node)) patterns.push({ text: node.text, line: lineOf(node) });
    else if (ts.isNewExpression(node) && node.expression.getText(file) === 'Date' && !node.arguments?.length)
      ambient.push({ name: 'new Date()', line: lineOf(node) });
    else if (ts.isIdentifier(node)) visitName(node);
    ts.forEachChild(node, visit);
  };
  const visitCall = (node: ts.CallExpression): void => {
    const [first] = node.arguments;
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword)
      imports.push({ target: first && ts.isStringLiteralLike(first) ? first.text : '(computed)', typeOnly: false, line: lineOf(node) });
    const callee = node.expression.getText(file);
    if (callee === 'Date.now' || callee === 'Math.random') ambient.push({ name: callee, line: lineOf(node) });
    if (ts.isPropertyAccessExpression(node.expression) && PATTERN_CALLS.has(node.expression.name.text))
      patterns.push({ text: `.${node.expression.name.text}(…)`, line: lineOf(node) });
  };
  const visitName = (node: ts.Identifier): void => {
    const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    const isKey = (ts.isPropertyAssignment(node.parent) || ts.isPropertySignature(node.parent)) && node.parent.name === node;
    if (isMember || isKey) return;
    if (AMBIENT.has(node.text)) ambient.push({ name: node.text, line: lineOf(node) });
    if (node.text === 'RegExp' && !ts.isTypeReferenceNode(node.parent)) patterns.push({ text: 'RegExp', line: lineOf(node) });
  };
  visit(file);
  return { imports, ambient, patterns };
}

function importsTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((e) => e.isTypeOnly);
}

function exportsTypes(node: ts.ExportDeclaration): boolean {
  if (node.isTypeOnly) return true;
  const clause = node.exportClause;
  return !!clause && ts.isNamedExports(clause) && clause.elements.length > 0 && clause.elements.every((e) => e.isTypeOnly);
}

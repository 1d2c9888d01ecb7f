// The analyser: from a tree to what the code of a file can do with data about people. It is handed nodes of ESTree and knows no parser.
import type { CodeFact } from '../../model/program.js';
import type { Source } from '../../model/text.js';
import { callsAt } from './calls.js';
import { collectsAt } from './collects.js';
import { bare, child, children } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import { exposuresAt } from './exposures.js';
import { CodeFile } from './file.js';
import type { MembersOf } from './file.js';
import { importsAt } from './imports.js';
import { loadsAt } from './loads.js';
import { measuresAt } from './measures.js';
import { Scope } from './scope.js';
import { storesAt } from './stores.js';
import { writesAt } from './writes.js';
import { walk } from './walk.js';

export interface Setting {
  /** Whether a template outside the tree uses what the code imports. */
  readonly templated?: boolean;
  /** The names in what an expression holds, where the parser knows types. */
  readonly membersOf?: MembersOf | null;
}

/**
 * What a tree of ESTree shows, in the order of the source.
 *
 * @param root a Program whose offsets are those of the source
 */
export function factsOfTree(root: Node, source: Source, setting: Setting = {}): CodeFact[] {
  const file = new CodeFile(source, new Scope(root), sideOf(root, source.path), setting.templated ?? false, setting.membersOf ?? null);
  walk(root, (node, above) => {
    switch (node.type) {
      case 'CallExpression':
        importsAt(node, file);
        loadsAt(node, above, file);
        storesAt(node, file);
        callsAt(node, above, file);
        collectsAt(node, above, file);
        writesAt(node, file);
        exposuresAt(node, file);
        measuresAt(node, above, file);
        break;
      case 'NewExpression':
      case 'JSXOpeningElement':
        loadsAt(node, above, file);
        callsAt(node, above, file);
        collectsAt(node, above, file);
        break;
      case 'AssignmentExpression':
        loadsAt(node, above, file);
        storesAt(node, file);
        callsAt(node, above, file);
        measuresAt(node, above, file);
        break;
      case 'Property':
        loadsAt(node, above, file);
        measuresAt(node, above, file);
        break;
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportExpression':
      case 'TSImportEqualsDeclaration':
      case 'ClassDeclaration':
        importsAt(node, file);
        collectsAt(node, above, file);
        break;
      case 'TemplateLiteral':
        exposuresAt(node, file);
        break;
      case 'Identifier':
      case 'JSXIdentifier':
      case 'MemberExpression':
      case 'Literal':
        measuresAt(node, above, file);
        break;
    }
  });
  return inOrder(file.facts);
}

/** By place; of equal facts one. */
export function inOrder(facts: readonly CodeFact[]): CodeFact[] {
  return [...facts].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

/** Where the code of a file runs, by its directives, its folder and what it holds; a guess that only softens findings. */
function sideOf(root: Node, path: string): 'browser' | 'server' | 'unknown' {
  for (const one of children(root, 'body')) {
    const directive = one.type === 'ExpressionStatement' ? bare(child(one, 'expression'))?.['value'] : null;
    if (directive === 'use client') return 'browser';
    if (directive === 'use server') return 'server';
    if (one.type === 'ImportDeclaration' && isServerModule(String(child(one, 'source')?.['value']))) return 'server';
  }
  const parts = path.toLowerCase().split('/');
  if (parts.some((part) => SERVER_FOLDERS.has(part)) || /\.server\.[cm]?[jt]sx?$/.test(path) || /\/(?:route|middleware)\.[jt]s$/.test(path))
    return 'server';
  return /\.client\.[cm]?[jt]sx?$/.test(path) || /\.(?:vue|svelte|html?)$/.test(path) ? 'browser' : 'unknown';
}

const SERVER_FOLDERS = new Set([
  'api',
  'server',
  'backend',
  'worker',
  'workers',
  'functions',
  'lambda',
  'lambdas',
  'cron',
  'jobs',
  'trpc',
  'routers',
]);

function isServerModule(name: string): boolean {
  return name.startsWith('node:') || SERVER_MODULES.has(name);
}

const SERVER_MODULES = new Set([
  'server-only',
  'fs',
  'path',
  'crypto',
  'express',
  'fastify',
  'hono',
  'koa',
  '@nestjs/common',
  'next/headers',
  'next/server',
  'http',
  'https',
]);

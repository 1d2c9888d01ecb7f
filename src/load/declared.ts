// The files that a declaration names beside itself, and whether they may be read.
import { dirname, resolve } from 'node:path';
import { isWithin, realPath, repositoryOf } from '../config/above.js';
import type { declarationOf } from '../project.js';
import type { Files } from './read.js';

export type Declared = ReturnType<typeof declaredFiles>[number];

/** The files that a declaration names as policy or supplement; addresses are not read. */
export function declaredFiles(path: string, { policy }: ReturnType<typeof declarationOf>) {
  const all = [
    ...policy.files.map((fact) => ({ fact, supplement: false })),
    ...policy.supplements.filter((fact) => !isAddress(fact.value)).map((fact) => ({ fact, supplement: true })),
  ];
  const seen = new Set<string>();
  return all
    .map((one) => ({ ...one, path: resolve(dirname(path), one.fact.value) }))
    .filter((one) => one.fact.value !== 'unknown' && !seen.has(one.path) && seen.add(one.path));
}

/** The store labels that a declaration names. */
export function declaredLabels(path: string, { labels }: ReturnType<typeof declarationOf>) {
  const all = labels.map((fact) => ({ fact, path: resolve(dirname(path), fact.value) }));
  return all.filter((one, i) => one.fact.value !== 'unknown' && all.findIndex((other) => other.path === one.path) === i);
}

/** The text of a file that a declaration names, or why it is not read. */
export function readDeclared({ fact, path }: Declared, declaration: string, files: Files) {
  const refused = refusal(fact.value, path, declaration, files);
  if (refused) return { source: null, problem: refused };
  const { source, problem } = files.read(path);
  return { source: source ?? null, problem: problem ?? (source.text.trim() ? null : 'is empty') };
}

/** Why a file that a declaration names is not read, whatever is in it. */
export function refusal(written: string, path: string, declaration: string, files: Files): string | null {
  if (isAddress(written)) return 'is an address; only files are read';
  // A declaration may come from a stranger, and reports quote what they read.
  const root = repositoryOf(dirname(declaration));
  return root && files.exists(path) && !isWithin(realPath(path), realPath(root))
    ? 'lies outside the repository; name it on the command line to read it'
    : null;
}

function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

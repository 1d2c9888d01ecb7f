// Witnesses for drafts, made of texts.
import { createRegistry } from '../../src/extract/vendors.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { draftOf } from '../../src/draft/draft.js';
import type { Answers, Dict, Tree, Witnesses } from '../../src/draft/model.js';
import { textOf } from '../../src/draft/write.js';
import { VENDORS } from '../../src/generated/vendors.js';
import { readCode } from '../../src/code.js';
import { readLabels, readingOf } from '../../src/project.js';

export interface Texts {
  readonly policy?: string;
  /** Files of code by path. */
  readonly code?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly answers?: Answers;
  readonly domains?: readonly string[];
  readonly names?: readonly string[];
}

export async function witnesses({ policy, code = {}, labels = {}, answers = {}, domains = [], names = [] }: Texts): Promise<Witnesses> {
  const readings = policy === undefined ? [] : [await readingOf({ path: 'privacy.md', text: policy }, null)];
  const files = Object.entries(code).map(([path, text]) => ({ path, text }));
  const read = files.length ? (await readCode({ files, manifests: [] }, null)).code : null;
  const heard = await readLabels({
    declaration: null,
    policies: [],
    labels: Object.entries(labels).map(([path, text]) => ({ source: { path, text }, bytes: null })),
  });
  const told = (value: string) => ({ value, from: { by: 'repository' as const, path: 'package.json', line: 1 } });
  return {
    readings,
    code: read,
    labels: heard.read,
    registry: read?.registry ?? createRegistry(VENDORS),
    vocabulary: vocabulary(),
    answers,
    repository: {
      policies: readings.length ? ['privacy.md'] : [],
      labels: Object.keys(labels),
      code: files.length ? ['src/**'] : [],
      names: names.map(told),
      domains: domains.map(told),
    },
  };
}

export async function drafted(texts: Texts): Promise<{ draft: Dict; text: string }> {
  const draft = draftOf(await witnesses(texts));
  return { draft, text: textOf(draft, []) };
}

/** The value at a path of keys, positions and `what` categories; undefined where there is none. */
export function valueAt(tree: Tree, ...path: string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return plainOf(tree);
  if (tree.kind === 'dict') {
    const child = tree.entries.get(key);
    return child ? valueAt(child, ...rest) : undefined;
  }
  if (tree.kind !== 'rows') return undefined;
  const row = tree.rows.find((one) => [plainOf(one.entries.get('what') ?? one.entries.get('name') ?? one)].flat().includes(key));
  return row ? valueAt(row, ...rest) : undefined;
}

/** A tree as plain data. */
export function plainOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'leaf':
      return tree.value;
    case 'list':
      return tree.items.length ? tree.items.map(({ value }) => value) : 'unknown';
    case 'dict':
      return Object.fromEntries([...tree.entries].map(([key, value]) => [key, plainOf(value)]));
    case 'rows':
      return tree.rows.map(plainOf);
  }
}

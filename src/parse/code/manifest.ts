import type { Manifest } from '../../model/program.js';
import { place } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';

/** What an application needs when it runs; what only builds it is left out. */
const NEEDED = ['dependencies', 'peerDependencies', 'optionalDependencies'];

/** Reads a package.json; null where it is none. */
export function parseManifest(source: Source): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(source.text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { name } = value as { name?: unknown };
  const needs = new Map<string, Place>();
  for (const key of NEEDED) {
    const table = (value as Record<string, unknown>)[key];
    if (typeof table !== 'object' || table === null) continue;
    const from = Math.max(0, source.text.indexOf(`"${key}"`));
    for (const one of Object.keys(table)) if (!needs.has(one)) needs.set(one, placeOf(`"${one}"`, from, source));
  }
  return {
    source,
    ecosystem: 'npm',
    name: typeof name === 'string' && name ? name : null,
    folder: source.path.slice(0, source.path.lastIndexOf('/') + 1),
    needs,
  };
}

function placeOf(quoted: string, from: number, source: Source): Place {
  const at = Math.max(0, source.text.indexOf(quoted, from));
  return place(source, at, at + quoted.length);
}

// What services need: go.mod, composer.json, pom.xml, projects of C#.
import { linesWith, withoutComments } from './lines.js';
import type { Needed } from './lines.js';

/** The module that a go.mod is of, and those that its code imports itself; `// indirect` ones are there for others. */
export function goModIn(text: string): { readonly module: string | null; readonly needs: Needed[] } {
  const needs: Needed[] = [];
  let module: string | null = null;
  let isList = false;
  for (const { line, at } of linesWith(text)) {
    module ??= /^\s*module\s+"?([^\s"]+)/.exec(line)?.[1] ?? null;
    if (/^\s*require\s*\(/.test(line)) isList = true;
    else if (/^\s*\)/.test(line)) isList = false;
    else {
      const [whole, name = ''] = (isList ? /^\s*"?([\w][\w./~-]*)"?\s+v\d/ : /^\s*require\s+"?([\w][\w./~-]*)"?\s+v\d/).exec(line) ?? [];
      if (whole === undefined || /\/\/\s*indirect\b/.test(line)) continue;
      const start = at + whole.lastIndexOf(name);
      needs.push({ name, start, end: start + name.length });
    }
  }
  return { module, needs };
}

/** Packages of a composer.json; null where it is no JSON. */
export function composerIn(text: string): Needed[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  const table = typeof value === 'object' && value !== null ? (value as { require?: unknown }).require : null;
  if (typeof table !== 'object' || table === null) return [];
  const from = Math.max(0, text.search(/"require"\s*:/));
  return Object.keys(table).flatMap((name) => {
    const at = [`"${name}"`, `"${name.replaceAll('/', '\\/')}"`].map((quoted) => [text.indexOf(quoted, from), quoted.length] as const);
    const [start, length] = at.find(([one]) => one >= 0) ?? [-1, 0];
    return start < 0 ? [] : [{ name, start, end: start + length }];
  });
}

const TAG = /<(\/?)([A-Za-z][\w.:-]{0,80})(?:\s[^<>]{0,500})?(\/?)>([^<]{0,300})/g;
/** Scopes of what tests, or what the server that it runs on brings along. */
const ASIDE = new Set(['test', 'provided', 'system', 'import']);

/** Packages of a pom.xml, as `group:name`: its dependencies, and neither plug-ins nor what only sets versions. */
export function pomIn(text: string): Needed[] {
  const found: Needed[] = [];
  const open: string[] = [];
  let own: { group: string; name: string; scope: string; start: number } | null = null;
  for (const { 0: all, 1: closes, 2: tag = '', 3: single, 4: inner = '', index } of withoutComments(
    text,
    /<!--[\s\S]*?(?:-->|$)/g,
  ).matchAll(TAG)) {
    if (single) continue;
    if (!closes) {
      if (tag === 'dependency' && /^project(?:\.profiles\.profile)?\.dependencies$/.test(open.slice(0, 5).join('.')))
        own = { group: '', name: '', scope: '', start: 0 };
      else if (own && open.at(-1) === 'dependency') {
        if (tag === 'groupId') own.group = inner.trim();
        if (tag === 'scope') own.scope = inner.trim();
        if (tag === 'artifactId') {
          own.name = inner.trim();
          own.start = index + all.length - inner.trimStart().length;
        }
      }
      open.push(tag);
      continue;
    }
    const at = open.lastIndexOf(tag);
    if (at >= 0) open.length = at;
    if (tag !== 'dependency' || !own) continue;
    const { group, name, scope, start } = own;
    if (group && name && !ASIDE.has(scope)) found.push({ name: `${group}:${name}`, start, end: start + name.length });
    own = null;
  }
  return found;
}

/** Packages of a project of C#. */
export function csprojIn(text: string): Needed[] {
  const code = withoutComments(text, /<!--[\s\S]*?(?:-->|$)/g);
  return [...code.matchAll(/<PackageReference\s[^<>]{0,300}?\bInclude\s{0,9}=\s{0,9}["']([\w.-]{1,120})["']/g)].map(
    ({ 0: all, 1: name = '', index }) => {
      const end = index + all.length - 1;
      return { name, start: end - name.length, end };
    },
  );
}

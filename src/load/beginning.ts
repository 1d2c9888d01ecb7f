// What a project has before it has a declaration: its policies, store labels and code, and what its own files call it.
import { join, relative, sep } from 'node:path';
import { repositoryOf } from '../config/above.js';
import { matchesGlob } from '../model/glob.js';
import { positionAt } from '../model/text.js';
import type { Source } from '../model/text.js';
import { filesBelow, isLabelName } from './discover.js';
import type { Files } from './read.js';

/** Names by which a policy is found, and a page whose folder is named so. */
const POLICIES = [
  '*privacy*.{md,mdx,markdown,html,htm,txt,tsx,jsx,vue,svelte,astro}',
  '*privacy*.{php,erb,ejs,hbs,handlebars,njk,liquid,twig,j2,jinja,jinja2}',
  '**/*privacy*/{page,index,route,+page}.{md,mdx,html,tsx,jsx,vue,svelte,astro}',
];
const LABELS = ['*.xcprivacy', '*data_safety*.csv', '*data-safety*.csv', '*datasafety*.csv'];
/** Folders whose policies are somebody else's: those of tests and examples. */
const FOREIGN = new Set([
  'test',
  'tests',
  '__tests__',
  'fixtures',
  '__fixtures__',
  'examples',
  'vendor',
  'third_party',
  'third-party',
  'Pods',
  'build',
  'out',
  'coverage',
  'target',
  '.github',
  '.next',
  '.venv',
]);
const MOST = 50;

export interface Beginning {
  /** Absolute. */
  readonly policies: readonly string[];
  readonly labels: readonly string[];
}

/** The files among what is named, or found below the current folder, that a declaration can be drafted from. A folder that is named is searched. */
export function beginningOf(paths: readonly string[], files: Files): Beginning & { readonly errors: readonly string[] } {
  const errors: string[] = [];
  const found = new Set<string>();
  for (const path of paths.length ? paths : ['.']) {
    const absolute = files.absolute(path);
    if (!files.exists(absolute)) errors.push(`${path} does not exist.`);
    else if (files.isFolder(absolute))
      for (const one of filesBelow(absolute, isTelling, false, (folder) => !FOREIGN.has(nameOf(folder))).slice(0, MOST)) found.add(one);
    else found.add(absolute);
  }
  const all = [...found];
  return { policies: all.filter((path) => !isLabelName(path)), labels: all.filter((path) => isLabelName(path)), errors };
}

/** Servers keep their pages under `templates`; texts that lie there are blanks for others. */
function isTelling(path: string): boolean {
  if (path.split(sep).includes('templates') && /\.(?:mdx?|markdown|txt|[jt]sx)$/i.test(path)) return false;
  const name = path.split(sep).slice(-2).join('/').toLowerCase();
  return [...POLICIES, ...LABELS].some(
    (pattern) => matchesGlob(pattern, name, pattern.includes('/')) || matchesGlob(pattern, nameOf(name), true),
  );
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf(sep), path.lastIndexOf('/')) + 1);
}

/** Something that a file of the project says, with its line. */
export interface Said {
  readonly value: string;
  readonly path: string;
  readonly line: number;
}

/** Hosts where everybody's projects lie. */
const SHARED =
  /(?:^|\.)(?:github\.(?:com|io)|gitlab\.(?:com|io)|bitbucket\.org|npmjs\.com|codeberg\.(?:org|page)|netlify\.app|vercel\.app|pages\.dev|herokuapp\.com|readthedocs\.io|localhost|example\.(?:com|org))$/i;

/** Names and domains that package.json, a CNAME file and the git remote give. */
export function projectFacts(files: Files): { readonly names: readonly Said[]; readonly domains: readonly Said[] } {
  const names: Said[] = [];
  const domains: Said[] = [];
  const root = repositoryOf(files.cwd) ?? files.cwd;
  for (const folder of new Set([files.cwd, root])) {
    const manifest = files.read(join(folder, 'package.json')).source;
    const { name, homepage } = manifest ? fieldsOf(manifest) : {};
    if (manifest && homepage && URL.canParse(homepage)) domains.push(saidIn(manifest, bare(new URL(homepage).hostname), homepage));
    for (const path of [join(folder, 'CNAME'), join(folder, 'public', 'CNAME')]) {
      const { source } = files.read(path);
      const host = source?.text.trim().split(/\s/)[0] ?? '';
      if (source && /^[\w-]+(?:\.[\w-]+)+$/.test(host)) domains.push(saidIn(source, bare(host), host));
    }
    const config = files.read(join(folder, '.git', 'config')).source;
    const remote = /^\s*url\s*=\s*\S+?[/:]([\w.-]+)\/[\w.-]+?(?:\.git)?\s*$/m.exec(config?.text ?? '')?.[1];
    if (manifest && name) names.push(saidIn(manifest, name.replace(/^@[^/]+\//, ''), name));
    if (config && remote) names.push(saidIn(config, remote, remote));
  }
  return { names, domains: domains.filter(({ value }) => value.includes('.') && !SHARED.test(value)) };
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}

function saidIn(source: Source, value: string, words: string): Said {
  return { value, path: source.path, line: positionAt(source, Math.max(0, source.text.indexOf(words))).line };
}

function fieldsOf(manifest: Source): { name?: string; homepage?: string } {
  try {
    const { name, homepage } = JSON.parse(manifest.text) as { name?: unknown; homepage?: unknown };
    return { ...(typeof name === 'string' ? { name } : {}), ...(typeof homepage === 'string' ? { homepage } : {}) };
  } catch {
    return {};
  }
}

/** Globs, relative to a folder, that mean the code read: its folders at the top, or all of it where that would be many. */
export function globsOf(paths: readonly string[], folder: string): string[] {
  const MANY = 6;
  const tops = new Set(
    paths
      .map((path) => relative(folder, path).split(sep))
      .filter(([first]) => first !== '..')
      .map((parts) => (parts.length > 1 ? `${parts[0] ?? ''}/**` : (parts[0] ?? ''))),
  );
  return tops.size > MANY ? ['**'] : [...tops].sort();
}

// Which declarations and policies a command is about.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join, sep } from 'node:path';
import { globMatcher, matchesName } from '../model/glob.js';
import { foldersAbove, isWithin, kindOf, realPath, repositoryOf } from '../config/above.js';

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.git']);
export function isSkippedFolder(name: string): boolean {
  return SKIPPED_FOLDERS.has(name);
}

/** Folders below a target that are entered; a link back up is not followed, so this only bounds strange trees. */
const DEEPEST = 40;

/** Whether a file is a declaration by its name: privacy.yaml, shop.privacy.yml. */
export function isDeclarationName(name: string): boolean {
  return ['privacy.yaml', 'privacy.yml', '*.privacy.yaml', '*.privacy.yml'].some((pattern) => matchesName(pattern, name));
}

/** Whether a file is a store label by its name: `PrivacyInfo.xcprivacy`, `data_safety.csv`. No policy is a CSV. */
export function isLabelName(path: string): boolean {
  return /\.(?:xcprivacy|csv)$/i.test(path);
}

export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** The declarations that lie right in a folder. */
export function declarationsIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => isDeclarationName(entry.name) && kindOf(join(folder, entry.name)) === 'file')
    .map((entry) => join(folder, entry.name))
    .sort();
}

/**
 * The files below a folder that a test takes, in the order of their paths; what git ignores and what is built or installed is left out.
 *
 * @param enters whether a folder is looked into, beside those that never are
 * @param links what is done about a link to a file that leads out of the repository, where whoever laid it may read nothing; false: all links are left out
 */
export function filesBelow(
  folder: string,
  takes: (path: string) => boolean,
  links: ((path: string) => void) | false,
  enters: (path: string) => boolean = () => true,
): string[] {
  const found: string[] = [];
  const root = realPath(repositoryOf(folder) ?? folder);
  const above = foldersAbove(folder, folder).slice(1).reverse();
  const walk = (here: string, rules: readonly IgnoreRule[], depth: number): void => {
    const entries = entriesOf(here);
    const all = entries.some((entry) => entry.name === '.gitignore') ? [...rules, ...readIgnore(here)] : rules;
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(here, entry.name);
      if (entry.isDirectory()) {
        if (depth < DEEPEST && !SKIPPED_FOLDERS.has(entry.name) && enters(path) && !isIgnored(path, true, all)) walk(path, all, depth + 1);
      } else if ((links || !entry.isSymbolicLink()) && takes(path) && !isIgnored(path, false, all) && kindOf(path) === 'file') {
        if (links && entry.isSymbolicLink() && !isWithin(realPath(path), root)) links(path);
        else found.push(path);
      }
    }
  };
  walk(folder, above.flatMap(readIgnore), 0);
  return found;
}

interface IgnoreRule {
  readonly negated: boolean;
  readonly folders: boolean;
  /** Whether it means a path, or a name: a pattern without a slash is of names, and those of the folders above were asked for when these were entered. */
  readonly means: (path: string, name: string) => boolean;
}

function readIgnore(folder: string): IgnoreRule[] {
  return startOf(join(folder, '.gitignore'))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const negated = line.startsWith('!');
      const pattern = negated ? line.slice(1) : line;
      const plain = pattern.replace(/\/$/, '');
      const folders = pattern.endsWith('/');
      if (!/[/{]/.test(plain)) return { negated, folders, means: (_: string, name: string) => matchesName(plain, name) };
      const matches = globMatcher(pattern);
      // The paths that are asked about all lie below.
      const from = folder.endsWith(sep) ? folder.length : folder.length + 1;
      return { negated, folders, means: (path: string) => matches(path.slice(from).split(sep).join('/')) };
    });
}

const MOST_IGNORED = 100_000;

/** The start of a file; nothing where it is none, such as a link that a stranger laid to a device without an end. */
function startOf(path: string): string {
  let file: number | undefined;
  try {
    if (kindOf(path) !== 'file') return '';
    file = openSync(path, 'r');
    const bytes = Buffer.alloc(MOST_IGNORED);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, MOST_IGNORED, 0));
  } catch {
    return '';
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

// The last rule that matches decides. A folder that is ignored is never entered, so its files need no rule.
function isIgnored(path: string, isFolder: boolean, rules: readonly IgnoreRule[]): boolean {
  let ignored = false;
  const name = path.slice(path.lastIndexOf(sep) + 1);
  for (const { negated, folders, means } of rules)
    if ((isFolder || !folders) && ignored === negated && means(path, name)) ignored = !negated;
  return ignored;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The folder that a pattern starts from: everything before its first wildcard. */
export function staticPart(pattern: string): string {
  const parts = pattern.split('/');
  const wild = parts.findIndex((part) => /[*?{[]/.test(part));
  return parts.slice(0, wild).join('/') || (pattern.startsWith('/') ? '/' : '.');
}

// Where files stand: folders above, repositories, links.
import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/**
 * The folders from one up to its repository's root, nearest first. Outside a repository the search ends at the current folder, or at
 * the folder itself where that lies elsewhere: what strangers leave in a shared parent such as /tmp must not take part.
 */
export function foldersAbove(folder: string, cwd: string): string[] {
  const found: string[] = [];
  const root = repositoryOf(folder);
  const last = root ?? (isWithin(folder, cwd) ? cwd : folder);
  for (let one = folder; ; one = dirname(one)) {
    found.push(one);
    if (one === last || dirname(one) === one) return found;
  }
}

/** The nearest folder upward that holds `.git`; null outside a repository. */
export function repositoryOf(folder: string): string | null {
  for (let one = folder; ; one = dirname(one)) {
    if (kindOf(join(one, '.git'))) return one;
    if (dirname(one) === one) return null;
  }
}

/** Where a path leads to when links are followed; the path itself where it leads nowhere. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Whether a path is a folder or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** What is at a path, links followed; null where nothing is. Sockets, pipes and devices are 'other'. */
export function kindOf(path: string): 'file' | 'folder' | 'other' | null {
  try {
    const stats = statSync(path);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  } catch {
    return null;
  }
}

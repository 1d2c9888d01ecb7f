// Files for a program that outlives its files, such as an editor's linter: a text is read again when its file has changed.
import { statSync } from 'node:fs';
import { Files } from './read.js';
import type { Read } from './read.js';

/** Files that are remembered; a project has a handful. */
const MOST = 200;

/** A text as it is now: the same Source for as long as the file stays as it is. */
export class FreshFiles {
  private readonly known = new Map<string, { readonly stamp: string; readonly read: Read }>();

  /**
   * Never throws.
   *
   * @param path absolute
   * @param cwd the folder to which the source's path is relative
   */
  read(path: string, cwd: string): Read {
    const key = `${cwd}\n${path}`;
    const stamp = stampOf(path);
    const found = this.known.get(key);
    if (found?.stamp === stamp) return found.read;
    if (this.known.size >= MOST) this.known.clear();
    const read = new Files(cwd).read(path);
    this.known.set(key, { stamp, read });
    return read;
  }
}

/** What changes when a file does. */
function stampOf(path: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return '';
  }
}

/** A number for what files hold, so that a change of any of them can be noticed; those that cannot be read count as what is said of them. */
export function fingerprintOf(paths: readonly string[], cwd: string): string {
  const files = new Files(cwd);
  // Loaded where it is needed: the command line needs it never, and starts the sooner for it.
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
  for (const path of paths) {
    const { source, problem } = files.read(path);
    hash.update(JSON.stringify([files.shown(path), source?.text ?? null, problem ?? null]));
  }
  return hash.digest('hex').slice(0, 32);
}

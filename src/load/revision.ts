// Files as they were at a commit, by asking git; nothing is checked out.
import { spawnSync } from 'node:child_process';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { realPath } from '../config/above.js';
import type { Source } from '../model/text.js';
import { UserError } from '../model/user-error.js';
import { decode } from '../parse/decode.js';
import { Files } from './read.js';
import type { Read } from './read.js';

const LARGEST = 64_000_000;

/** A line range of a file as it is now: first and last line, from 1. */
export type Lines = readonly [first: number, last: number];

/** Reads paths of today as they were at the commit where the present work left a branch, through renames. */
export class Revision extends Files {
  private readonly renamed: ReadonlyMap<string, string>;

  private constructor(cwd: string, private readonly root: string, private readonly commit: string) {
    super(cwd);
    this.renamed = this.renames();
  }

  /**
   * The state at which HEAD and a reference part.
   *
   * @throws UserError where there is no repository, no git, or no such reference
   */
  static since(ref: string, cwd: string): Revision {
    const top = git(cwd, ['rev-parse', '--show-toplevel']);
    if (top === null) throw new UserError(`--since ${ref} needs git, and a repository around ${cwd}.`);
    const root = top.trim();
    const named = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
    if (named === null) throw new UserError(`There is no commit "${ref}" in this repository; in a shallow clone, fetch it first (actions/checkout: fetch-depth: 0).`);
    const base = git(root, ['merge-base', named.trim(), 'HEAD']);
    if (base === null) throw new UserError(`${ref} and HEAD have no commit in common; in a shallow clone, fetch more (actions/checkout: fetch-depth: 0).`);
    return new Revision(cwd, root, base.trim());
  }

  /** Where a file of today stood at that time: an absolute path. */
  before(path: string): string {
    const name = this.nameOf(path);
    const old = this.renamed.get(name);
    return old === undefined ? path : join(this.root, old);
  }

  override read(path: string): Read {
    return this.readAt(path);
  }

  override exists(path: string): boolean {
    return git(this.root, ['cat-file', '-e', `${this.commit}:${this.nameOf(path)}`]) !== null;
  }

  override isFolder(): boolean {
    return false;
  }

  /** The lines of a file that are not as they were; null: all of them, the file is new. */
  touched(path: string): Lines[] | null {
    const old = this.before(path);
    if (!this.exists(old)) return null;
    const out = git(this.root, ['diff', '--no-ext-diff', '--no-textconv', '--no-color', '--unified=0', '--find-renames', this.commit, '--', this.nameOf(old), this.nameOf(path)]) ?? '';
    const lines: Lines[] = [];
    for (const [, first, count] of out.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
      const length = count === undefined ? 1 : Number(count);
      if (length) lines.push([Number(first), Number(first) + length - 1]);
    }
    return lines;
  }

  /** The files of today, by absolute path, that are not as they were; new ones and those that git does not know are among them. */
  changed(): Set<string> {
    const names = [['diff', '--no-ext-diff', '--name-only', '-z', this.commit], ['ls-files', '--others', '--exclude-standard', '-z']].flatMap((args) => (git(this.root, args) ?? '').split('\0'));
    return new Set(names.filter(Boolean).map((name) => join(this.root, name)));
  }

  private readonly texts = new Map<string, Read>();

  private readAt(path: string): Read {
    let found = this.texts.get(path);
    if (!found) this.texts.set(path, found = this.loadAt(path));
    return found;
  }

  private loadAt(path: string): Read {
    const run = spawnSync('git', ['cat-file', 'blob', `${this.commit}:${this.nameOf(path)}`], { cwd: this.root, maxBuffer: LARGEST });
    if (run.status !== 0) return { problem: 'does not exist' };
    const decoded = decode(run.stdout);
    if ('problem' in decoded) return { problem: decoded.problem };
    const source: Source = { path: this.shown(path), text: decoded.text };
    return { source };
  }

  private nameOf(path: string): string {
    const real = join(realPath(dirname(path)), path.slice(dirname(path).length));
    const name = relative(realPath(this.root), real);
    return isAbsolute(name) ? name : name.split(sep).join('/');
  }

  private renames(): Map<string, string> {
    const out = git(this.root, ['diff', '--no-ext-diff', '--name-status', '-z', '--find-renames', '--diff-filter=R', this.commit]) ?? '';
    const parts = out.split('\0');
    const found = new Map<string, string>();
    for (let i = 0; i + 2 < parts.length; i += 3) found.set(parts[i + 2] as string, parts[i + 1] as string);
    return found;
  }
}

/** What git prints, or null where it fails. */
function git(cwd: string, args: readonly string[]): string | null {
  const run = spawnSync('git', ['-c', 'core.quotePath=false', ...args], { cwd, encoding: 'utf8', maxBuffer: LARGEST, env: { ...process.env, GIT_PAGER: 'cat', LC_ALL: 'C' } });
  return run.status === 0 ? run.stdout : null;
}

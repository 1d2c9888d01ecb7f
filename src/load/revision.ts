// Files as they were at a commit, by asking git; nothing is checked out.
import { spawnSync } from 'node:child_process';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { kindOf, realPath } from '../config/above.js';
import type { Source } from '../model/text.js';
import { UserError } from '../model/user-error.js';
import { decode } from '../parse/decode.js';
import { Files } from './read.js';
import type { Bytes, Read } from './read.js';

const LARGEST = 64_000_000;
/** As for files of today. */
const TOO_LARGE = 10_000_000;

/** A line range of a file as it is now: first and last line, from 1. */
export type Lines = readonly [first: number, last: number];

/** A commit in a repository. */
interface Commit {
  readonly root: string;
  readonly id: string;
}

/** Reads paths of today as they were at a commit, through renames; by default where the present work left a branch. */
export class Revision extends Files {
  private renamed: ReadonlyMap<string, string> | null = null;

  /**
   * @param label what reports put before the paths ("main:privacy.md"); null: they look like those of today
   * @param until the commit of today; null: the files on disk
   */
  private constructor(
    cwd: string,
    private readonly root: string,
    private readonly commit: string,
    readonly label: string | null,
    private readonly until: string | null,
  ) {
    super(cwd);
  }

  /**
   * The state at which HEAD and a reference part.
   *
   * @throws UserError where there is no repository, no git, or no such reference
   */
  static since(
    ref: string,
    cwd: string,
    { label = null, from = 'HEAD', flag = '--since ' }: { label?: string | null; from?: string; flag?: string } = {},
  ): Revision {
    const { root, id } = commitOf(ref, cwd, flag);
    const other = from === 'HEAD' ? 'HEAD' : commitOf(from, cwd, flag).id;
    const base = git(root, ['merge-base', id, other]);
    if (base === null)
      throw new UserError(
        `${ref} and ${from} have no commit in common; in a shallow clone, fetch more (actions/checkout: fetch-depth: 0).`,
      );
    return new Revision(cwd, root, base.trim(), label, from === 'HEAD' ? null : other);
  }

  /** The state at a reference itself. @throws UserError */
  static at(ref: string, cwd: string, until: string | null = null): Revision {
    const { root, id } = commitOf(ref, cwd, '');
    return new Revision(cwd, root, id, ref, until === null ? null : commitOf(until, cwd, '').id);
  }

  /** The same state with another name in reports. */
  as(label: string): Revision {
    return new Revision(this.cwd, this.root, this.commit, label, this.until);
  }

  /** Whether a word names a commit here. */
  static isOne(ref: string, cwd: string): boolean {
    return idOf(ref, cwd) !== null;
  }

  /** The day of the commit, YYYY-MM-DD in UTC; null where git tells none. */
  get day(): string | null {
    const seconds = Number(git(this.root, ['show', '-s', '--format=%ct', this.commit])?.trim());
    return Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1000).toISOString().slice(0, 10) : null;
  }

  /** The files below a folder at that time, as absolute paths in the order of their names. */
  filesBelow(folder: string): string[] {
    const name = this.nameOf(folder);
    const out =
      git(this.root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', this.commit, ...(name ? ['--', `${name}/`] : [])]) ?? '';
    return out
      .split('\0')
      .filter(Boolean)
      .map((one) => join(this.root, one))
      .sort();
  }

  /** Where a file of today stood at that time: an absolute path. */
  before(path: string): string {
    const name = this.nameOf(path);
    const old = (this.renamed ??= this.renames()).get(name);
    return old === undefined ? path : join(this.root, old);
  }

  override read(path: string): Read {
    return this.readAt(path);
  }

  protected override bytes(path: string): Bytes {
    const name = this.nameOf(path);
    // A line break would be a second request.
    if (name.includes('\n')) return { problem: 'does not exist' };
    const run = spawnSync('git', ['cat-file', '--batch', '--follow-symlinks'], {
      cwd: this.root,
      maxBuffer: LARGEST,
      input: `${this.commit}:${name}\n`,
      env: environment(),
    });
    if ((run.error as NodeJS.ErrnoException | undefined)?.code === 'ENOBUFS') return { problem: 'is too large' };
    const head = run.stdout.subarray(0, Math.max(0, run.stdout.indexOf(10))).toString('latin1');
    const [, kind, size] = head.split(' ');
    if (kind !== 'blob') return { problem: problemOf(head) };
    return Number(size) >= TOO_LARGE
      ? { problem: 'is too large' }
      : { bytes: run.stdout.subarray(head.length + 1, head.length + 1 + Number(size)) };
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
    const out =
      git(this.root, [
        'diff',
        '--no-ext-diff',
        '--no-textconv',
        '--no-color',
        '--unified=0',
        '--find-renames',
        this.commit,
        '--',
        this.nameOf(old),
        this.nameOf(path),
      ]) ?? '';
    const lines: Lines[] = [];
    for (const [, first, count] of out.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
      const length = count === undefined ? 1 : Number(count);
      if (length) lines.push([Number(first), Number(first) + length - 1]);
    }
    return lines;
  }

  /** The files of today, by absolute path, that are not as they were; new ones and those that git does not know are among them. */
  changed(): Set<string> {
    const names = [
      ['diff', '--no-ext-diff', '--name-only', '-z', this.commit],
      ['ls-files', '--others', '--exclude-standard', '-z'],
    ].flatMap((args) => (git(this.root, args) ?? '').split('\0'));
    return new Set(names.filter(Boolean).map((name) => join(this.root, name)));
  }

  private readonly texts = new Map<string, Read>();

  private readAt(path: string): Read {
    let found = this.texts.get(path);
    if (!found) this.texts.set(path, (found = this.loadAt(path)));
    return found;
  }

  private loadAt(path: string): Read {
    const bytes = this.bytes(path);
    if ('problem' in bytes) return bytes;
    const decoded = decode(bytes.bytes);
    if ('problem' in decoded) return { problem: decoded.problem };
    const source: Source =
      this.label === null
        ? { path: this.shown(path), text: decoded.text }
        : { path: `${this.label}:${this.shown(path)}`, text: decoded.text, past: true };
    return { source };
  }

  /** A path as git calls it: from the repository's root, with `/`. Folders that are gone today have no links to follow. */
  private nameOf(path: string): string {
    let [there, rest] = [dirname(path), basename(path)];
    while (!kindOf(there) && dirname(there) !== there) [there, rest] = [dirname(there), join(basename(there), rest)];
    const name = path === this.root ? '' : relative(realPath(this.root), join(realPath(there), rest));
    return isAbsolute(name) ? name : name.split(sep).join('/');
  }

  private renames(): Map<string, string> {
    const out =
      git(this.root, [
        'diff',
        '--no-ext-diff',
        '--name-status',
        '-z',
        '--find-renames',
        '--diff-filter=R',
        this.commit,
        ...(this.until === null ? [] : [this.until]),
      ]) ?? '';
    const parts = out.split('\0');
    const found = new Map<string, string>();
    for (let i = 0; i + 2 < parts.length; i += 3) found.set(parts[i + 2] as string, parts[i + 1] as string);
    return found;
  }
}

/** @param flag what the reference was given to, for the message */
function commitOf(ref: string, cwd: string, flag: string): Commit {
  const top = git(cwd, ['rev-parse', '--show-toplevel']);
  if (top === null) throw new UserError(`${flag}${ref} needs git, and a repository around ${cwd}.`);
  const root = top.replace(/\r?\n$/, '');
  const id = idOf(ref, root);
  if (id === null)
    throw new UserError(
      `There is no commit "${ref}" in this repository; in a shallow clone, fetch it first (actions/checkout: fetch-depth: 0).`,
    );
  return { root, id };
}

/** A reference may be anything a user or a workflow hands over: none is taken for an option. */
function idOf(ref: string, cwd: string): string | null {
  return ref.includes('\0')
    ? null
    : (git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])?.trim() ?? null);
}

/** What git said instead of a file's kind and size, in words. */
function problemOf(head: string): string {
  if (head.startsWith('symlink ')) return 'is a link that leads out of the repository';
  if (head.startsWith('loop ')) return 'is a link that leads back to itself';
  return / tree \d+$/.test(head) ? 'is a folder' : 'does not exist';
}

/** What git prints, or null where it fails. */
function git(cwd: string, args: readonly string[]): string | null {
  const run = spawnSync('git', ['-c', 'core.quotePath=false', ...args], { cwd, encoding: 'utf8', maxBuffer: LARGEST, env: environment() });
  return run.status === 0 ? run.stdout : null;
}

/** Git as we need it: without a pager, in English, and without a network, which a partial clone would reach for. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, GIT_PAGER: 'cat', LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };
}

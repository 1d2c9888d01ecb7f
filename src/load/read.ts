import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { kindOf } from '../config/above.js';
import type { LabelFile } from '../model/label.js';
import type { Source } from '../model/text.js';
import { decode } from '../parse/decode.js';
import { declarationsIn } from './discover.js';

/** A policy is some 100 kB; what is larger is something else. */
const TOO_LARGE = 10_000_000;

const MOST_FOLDERS = 1000;

/** A text, or why there is none, as what can be said of the file: "does not exist". */
export type Read = { readonly source: Source; readonly problem?: undefined } | { readonly source?: undefined; readonly problem: string };

/** A store label, or why there is none. */
export type ReadLabel =
  { readonly file: LabelFile; readonly problem?: undefined } | { readonly file?: undefined; readonly problem: string };

/** What stands in for the text of a binary property list. */
const BINARY_PLIST = '(binary property list)';

interface Known {
  readonly texts: Map<string, Read>;
  readonly labels: Map<string, ReadLabel>;
}

function nothing(): Known {
  return { texts: new Map(), labels: new Map() };
}

/** Reads files as texts, each once, so that projects that share a file share its Source. */
export class Files {
  private known: Known = nothing();
  /** What was read before the last `pass`. */
  private passed: Known = nothing();

  /**
   * @param stdin text that stands in for a file on disk
   * @param earlier an earlier run: a file that holds the same text is the same Source, so that what was read in it need not be read again
   */
  constructor(
    readonly cwd: string,
    private readonly stdin: { readonly path: string; readonly bytes: Uint8Array } | null = null,
    private earlier: Files | null = null,
  ) {}

  /** The files that were asked for, also those that are not there. */
  get paths(): IterableIterator<string> {
    return this.known.texts.keys();
  }

  /** Goes on to the next of many projects: what neither it nor the last one asks for is let go, with all that was read in it. */
  pass(): void {
    this.passed = this.known;
    this.known = nothing();
  }

  /** Lets the earlier run go, once all files are read. */
  forget(): void {
    this.earlier = null;
  }

  /** Never throws. */
  read(path: string): Read {
    let found = this.known.texts.get(path);
    if (!found) this.known.texts.set(path, (found = this.passed.texts.get(path) ?? this.load(path)));
    return found;
  }

  private readonly folders = new Map<string, readonly string[]>();

  /** The declarations right in a folder; asked for once a file in it, and a folder may hold very many. */
  declarationsIn(folder: string): readonly string[] {
    let found = this.folders.get(folder);
    if (!found) {
      if (this.folders.size >= MOST_FOLDERS) this.folders.clear();
      this.folders.set(folder, (found = declarationsIn(folder)));
    }
    return found;
  }

  /** The path as reports show it: relative to the current folder, with `/`. */
  shown(path: string): string {
    if (path === this.stdin?.path && this.isNameless) return '<stdin>';
    const short = relative(this.cwd, path);
    return (isAbsolute(short) ? short : short || '.').split(sep).join('/');
  }

  absolute(path: string): string {
    return resolve(this.cwd, path);
  }

  exists(path: string): boolean {
    return path === this.stdin?.path || kindOf(path) !== null;
  }

  isFolder(path: string): boolean {
    return path !== this.stdin?.path && kindOf(path) === 'folder';
  }

  private get isNameless(): boolean {
    return this.stdin !== null && this.stdin.path === resolve(this.cwd, '<stdin>');
  }

  /** Reads a store label, which may be a binary property list. Never throws. */
  readLabel(path: string): ReadLabel {
    let found = this.known.labels.get(path);
    if (!found) this.known.labels.set(path, (found = this.passed.labels.get(path) ?? this.loadLabel(path)));
    return found;
  }

  /** The bytes of a file, or what is to be said of it. */
  protected bytes(path: string): Bytes {
    const bytes = path === this.stdin?.path ? { bytes: this.stdin.bytes } : bytesOf(path);
    if ('bytes' in bytes && bytes.bytes.length >= TOO_LARGE) return { problem: `is too large (${megabytes(bytes.bytes.length)})` };
    return bytes;
  }

  private load(path: string): Read {
    const bytes = this.bytes(path);
    if ('problem' in bytes) return bytes;
    const shown = this.shown(path);
    const decoded = decode(bytes.bytes);
    if ('problem' in decoded) return { problem: decoded.problem };
    const known = this.earlier?.known.texts.get(path);
    return known?.source?.text === decoded.text ? known : { source: { path: shown, text: decoded.text } };
  }

  private loadLabel(path: string): ReadLabel {
    const bytes = this.bytes(path);
    if ('bytes' in bytes && startsAsPlist(bytes.bytes))
      return { file: { source: { path: this.shown(path), text: BINARY_PLIST }, bytes: bytes.bytes } };
    const { source, problem } = this.read(path);
    return source ? { file: { source, bytes: null } } : { problem };
  }
}

/** The bytes of a file, or what is to be said of it. */
export type Bytes = { readonly bytes: Uint8Array } | { readonly problem: string };

/** "bplist", the first letters of every binary property list. */
function startsAsPlist(bytes: Uint8Array): boolean {
  return [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74].every((byte, i) => bytes[i] === byte);
}

function bytesOf(path: string): Bytes {
  let file: number | undefined;
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { problem: 'is a folder' };
    if (!stats.isFile()) return { problem: 'is no file' };
    if (stats.size >= TOO_LARGE) return { problem: `is too large (${megabytes(stats.size)})` };
    file = openSync(path, 'r');
    const bytes = new Uint8Array(stats.size);
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes.length; length += got) got = readSync(file, bytes, length, bytes.length - length, null);
    return { bytes: bytes.subarray(0, length) };
  } catch (error) {
    return { problem: reasonOf(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What the system said, in words. */
export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read: permission denied';
    case 'EISDIR':
      return 'is a folder';
    case 'ELOOP':
      return 'is a link that leads back to itself';
    case 'ENAMETOOLONG':
      return 'has a name that is too long';
    default:
      return `could not be read (${code ?? String(error)})`;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace('.0', '')} MB; the limit is ${TOO_LARGE / 1_000_000} MB`;
}

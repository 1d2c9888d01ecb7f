// check --watch: checks again whenever a file that was read, or that would be read, changes.
import { watch as watchFolder } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { foldersAbove } from '../config/above.js';
import { isDeclarationName } from '../load/discover.js';
import { Files } from '../load/read.js';
import { UserError } from '../model/user-error.js';
import { onInterrupt } from './interrupt.js';
import { complain, print } from './output.js';
import type { Arguments } from './options.js';
import type { Call, Exit } from './run.js';

/** An editor writes a file in several steps. */
const SETTLED_MS = 25;
/** The system hands out only so many watchers. */
const MOST_FOLDERS = 2000;
const APART = ['stdin', 'files-from', 'shard', 'since', 'suppress-all', 'prune-suppressions', 'print-config', 'output-file'] as const;

/** Checks, and again on every change, until the program is interrupted. @throws UserError for flags that make no sense together */
export async function watch({ args }: Call, checkOnce: (files: Files) => Promise<Exit>): Promise<Exit> {
  refuse(args);
  const cwd = process.cwd();
  const folders = new Folders();
  onInterrupt(() => {
    folders.close();
  });
  let files = new Files(cwd);
  for (let run = 0; ; run++) {
    if (run && process.stdout.isTTY) print('\u001b[2J\u001b[3J\u001b[H');
    const started = performance.now();
    // A file that changes while others are read is read again.
    const changed = folders.change((path) => isRead(path, files));
    try {
      await checkOnce(files);
    } catch (error) {
      // A configuration that is broken for the moment.
      if (!(error instanceof UserError)) throw error;
      complain(`policy-lint: ${error.message}`);
    }
    const took = Math.round(performance.now() - started);
    files.forget();
    const read = [...files.paths];
    const refused = folders.listen([...foldersAbove(cwd, cwd), ...read.map(dirname)]);
    complain(
      `policy-lint: checked in ${took} ms; watching ${read.length} ${read.length === 1 ? 'file' : 'files'}, Ctrl+C ends it.${refused ? ` Folders that cannot be watched: ${refused}.` : ''}`,
    );
    await changed;
    files = new Files(cwd, null, files);
  }
}

function refuse(args: Arguments): void {
  const flag = APART.find((one) => args.has(one));
  if (flag) throw new UserError(`--watch does not go with --${flag}.`);
  if (args.values('format').some((format) => format.startsWith('jsonl'))) throw new UserError('--watch does not go with --format jsonl.');
}

/** Whether a change of a file can change the report: it was read, or it decides what is. */
function isRead(path: string, files: Files): boolean {
  const name = basename(path);
  return [...files.paths].includes(path) || isDeclarationName(name) || /^(?:policy-lint[^/]*|\.gitignore)$/.test(name);
}

/** Folders that are listened to; a file that an editor replaces is another file to the system, and its folder stays the same. */
class Folders {
  private readonly known = new Map<string, FSWatcher>();
  private heard: (path: string) => void = () => undefined;

  /** Resolves after the next change that counts, once it has settled. */
  change(counts: (path: string) => boolean): Promise<void> {
    return new Promise((done) => {
      let timer: NodeJS.Timeout | undefined;
      this.heard = (path) => {
        if (!counts(path)) return;
        clearTimeout(timer);
        timer = setTimeout(done, SETTLED_MS);
      };
    });
  }

  /** Listens to these folders and no others. @returns how many of them cannot be listened to */
  listen(folders: readonly string[]): number {
    const wanted = new Set(folders);
    for (const [folder, watcher] of this.known) if (!wanted.has(folder)) this.drop(folder, watcher);
    let refused = 0;
    for (const folder of wanted) if (!this.known.has(folder) && !this.add(folder)) refused++;
    return refused;
  }

  close(): void {
    for (const [folder, watcher] of this.known) this.drop(folder, watcher);
  }

  private add(folder: string): boolean {
    if (this.known.size >= MOST_FOLDERS) return false;
    try {
      const watcher = watchFolder(folder, (_, name) => {
        this.heard(join(folder, name ?? ''));
      });
      watcher.on('error', () => {
        this.drop(folder, watcher);
      });
      this.known.set(folder, watcher);
      return true;
    } catch {
      // The file is missing together with its folder; the folders above tell when it comes.
      return false;
    }
  }

  private drop(folder: string, watcher: FSWatcher): void {
    watcher.close();
    this.known.delete(folder);
  }
}

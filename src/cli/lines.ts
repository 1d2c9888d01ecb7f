import { closeSync, fsyncSync, mkdirSync, openSync, realpathSync, renameSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../model/user-error.js';
import { onInterrupt, remove } from './interrupt.js';
import { heedErrors, outputProblem } from './output.js';

/** Where a report goes a line at a time, so that no more of it is kept than a line. */
export interface Lines {
  /**
   * Writes a line, or the pieces of one, at one go. False where nobody reads on, as behind `| head`: there is nothing left to do then.
   *
   * @throws UserError where it cannot be written
   */
  write(line: string | readonly Uint8Array[]): Promise<boolean>;
  /** Makes what was written the report. @throws UserError */
  finish(): void;
  /** Leaves no part of it behind. */
  drop(): void;
}

/** @param file null: standard output. A file appears, or is replaced, when all of it is written. @throws UserError */
export function openLines(file: string | null): Lines {
  return file === null ? standardOutput() : new LineFile(file);
}

/** Gathers text as bytes: they take half the room of a string or less, and none of the engine's heap. */
export function bytesOf(texts: Iterable<string>): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let text = '';
  for (const more of texts) {
    text += more;
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text));
    text = '';
  }
  return text ? [...pieces, Buffer.from(text)] : pieces;
}

/** UTF-16 units. */
const PIECE = 1 << 16;

function piecesOf(line: string | readonly Uint8Array[]): readonly Uint8Array[] {
  return typeof line === 'string' ? [Buffer.from(line)] : line;
}

function standardOutput(): Lines {
  const { stdout } = process;
  let closed = false;
  let wake = (): void => undefined;
  const stop = (): void => {
    closed = true;
    wake();
  };
  heedErrors(stdout);
  stdout.on('error', stop);
  stdout.on('drain', () => {
    wake();
  });
  return {
    write: async (line) => {
      // A reader that goes away is told between two turns of the event loop only; so is a signal.
      let flowing = true;
      for (const piece of piecesOf(line)) flowing = closed || stdout.write(piece);
      if (!flowing)
        await new Promise<void>((done) => {
          wake = done;
        });
      await new Promise((done) => {
        setImmediate(done);
      });
      const problem = outputProblem();
      if (problem) throw new UserError(problem);
      return !closed;
    },
    finish: () => undefined,
    drop: () => undefined,
  };
}

/** A file that is written beside its place and put there when it is whole; what is no file, such as a pipe, is written at once. */
class LineFile implements Lines {
  private file: number | null = null;
  private temporary: string | null = null;
  private target: string;
  private readonly calm: () => void;

  constructor(private readonly path: string) {
    this.target = path;
    // Before there is anything to undo: what comes while a file is opened is heard when that is done.
    this.calm = onInterrupt(() => {
      this.undo();
    });
    try {
      this.file = this.guard(() => this.open());
    } catch (error) {
      this.calm();
      throw error;
    }
  }

  async write(line: string | readonly Uint8Array[]): Promise<boolean> {
    this.guard(() => {
      for (const bytes of piecesOf(line)) for (let at = 0; at < bytes.length;) at += writeSync(this.file as number, bytes, at);
    });
    await new Promise((done) => {
      setImmediate(done);
    });
    return true;
  }

  finish(): void {
    this.guard(() => {
      if (this.temporary) fsyncSync(this.file as number);
      this.close();
      if (this.temporary) renameSync(this.temporary, this.target);
    });
    this.calm();
  }

  drop(): void {
    this.undo();
    this.calm();
  }

  private open(): number {
    const { path } = this;
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind?.isDirectory()) throw new UserError(`The report cannot be written to ${path}: it is a folder.`);
    if (kind && !kind.isFile()) return openSync(path, 'w');
    this.target = kind ? realpathSync(path) : path;
    mkdirSync(dirname(this.target), { recursive: true });
    const beside = join(dirname(this.target), `.${basename(this.target)}.${process.pid}.tmp`);
    const opened = openSync(beside, 'wx', kind?.mode ?? 0o666);
    this.temporary = beside;
    return opened;
  }

  private close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  private undo(): void {
    this.close();
    if (this.temporary) remove(this.temporary);
  }

  private guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw new UserError(`The report cannot be written to ${this.path}: ${(error as Error).message}.`, { cause: error });
    }
  }
}

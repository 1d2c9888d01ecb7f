import { clearLine, overwrite } from './output.js';

/** A run that ends sooner says nothing of how far it is. */
const QUIET_MS = 800;
const EVERY_MS = 100;

/** How far a long run is: one line on standard error that is written over, only where somebody looks at a terminal. */
export class Progress {
  private readonly since = Date.now();
  private last = 0;

  /** @param what a verb: "Checking" @param noun what is counted: "projects" */
  constructor(
    private readonly what: string,
    private readonly noun: string,
  ) {}

  /** Says how many are done. Counts of one are not worth a line. */
  show(done: number, all: number): void {
    const now = Date.now();
    if (all < 2 || !isWatched() || now - this.since < QUIET_MS || now - this.last < EVERY_MS) return;
    this.last = now;
    overwrite(`policy-lint: ${this.what} ${done} of ${all} ${this.noun}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.last) clearLine();
  }
}

function isWatched(): boolean {
  return !!process.stderr.isTTY && !process.env['CI'] && process.env['TERM'] !== 'dumb';
}

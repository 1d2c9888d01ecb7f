import { unlinkSync } from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does something when the run is interrupted, and then lets the signal do what it does to every program.
 *
 * @returns what ends the watch; a signal that came meanwhile is still heeded
 */
export function onInterrupt(undo: () => void): () => void {
  const heed = (signal: NodeJS.Signals): void => {
    undo();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, heed);
  };
  for (const signal of SIGNALS) process.on(signal, heed);
  // What came while the program was busy is handed over when it rests, and lost if nobody listens then.
  return () => {
    setImmediate(stop);
  };
}

/** Removes a file that may never have been made. */
export function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never made.
  }
}

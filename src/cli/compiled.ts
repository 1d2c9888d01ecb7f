// Starts the program with the code that an earlier run compiled. Compiling takes a third of the time of linting one policy.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import type { run } from './run.js';

export interface Program {
  readonly run: typeof run;
  /** Keeps what was compiled for later runs, where much of it is not kept yet and the folder can be written to. */
  keep(): void;
}

/** Code is kept anew when a run has compiled so many bytes more; half of them are Node's own. */
const GROWTH = 64_000;
/** Measuring that takes as long as a rule or two: one run in so many does. */
const MEASURED = 16;

/**
 * Loads the bundled program. Compiled code is kept in `.compiled/` beside it, never in a folder that others share: whoever can
 * change it there can change the program too. Node's own switch, NODE_DISABLE_COMPILE_CACHE, turns it off.
 *
 * @param path of the program, an ASCII file; its compiled code is found by `build`, which differs with every content
 * @param purpose of the run, as every command uses other code; a part of a file's name
 * @param isMeasured whether this run looks for more code to keep than is kept already
 */
export function loadProgram(path: string, build: string, purpose = 'check', isMeasured = process.pid % MEASURED === 0): Program {
  const cache = join(dirname(path), '.compiled', `${build}-${purpose}-${process.versions.v8}-${process.arch}`);
  const isOff = Boolean(process.env['NODE_DISABLE_COMPILE_CACHE']);
  const cachedData = isOff ? undefined : bytesOf(cache);
  const script = new Script(asFunction(readFileSync(path, 'latin1')), cachedData ? { filename: path, cachedData } : { filename: path });
  const module = new Module(path);
  const require = createRequire(path);
  // A plugin that imports policy-lint gets this program, not a second one.
  require.cache[path] = module;
  (script.runInThisContext() as (...args: unknown[]) => void)(module.exports, require, module, path, dirname(path));
  module.loaded = true;
  const isKept = cachedData !== undefined && !script.cachedDataRejected;
  const before = isKept && isMeasured ? codeSize() : 0;
  return {
    ...(module.exports as { run: typeof run }),
    keep: () => {
      if (isOff || (isKept && (!isMeasured || codeSize() <= before + GROWTH))) return;
      try {
        write(cache, script.createCachedData(), (name) => !name.startsWith(`${build}-`));
      } catch {
        // A folder that cannot be written to; later runs start without.
      }
    },
  };
}

/** A module as a function of what it is given; the bundle is one already. */
function asFunction(text: string): string {
  return text.startsWith('(typeof exports') ? text : `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
}

function codeSize(): number {
  return process.getBuiltinModule('node:v8').getHeapCodeStatistics().bytecode_and_metadata_size;
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Writes a file whole or not at all, in place of outdated ones. */
function write(path: string, bytes: Uint8Array, isOutdated: (name: string) => boolean): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter(isOutdated)) rmSync(join(folder, name), { force: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
}

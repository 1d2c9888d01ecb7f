#!/usr/bin/env node
// The way in. `--version` loads nothing else; the program lies beside this file in dist/, bundled by build.mjs.
import { readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadProgram } from './compiled.js';

/** A digest of the bundled program; build.mjs puts it in. */
declare const BUILD: string;

const args = process.argv.slice(2);
const here = import.meta.dirname;
if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) {
  const { version } = JSON.parse(readFileSync(join(dirname(here), 'package.json'), 'utf8')) as { version: string };
  // Not process.stdout, which loads all that streams need.
  try {
    writeSync(1, `${version}\n`);
  } catch {
    // Nobody reads it.
  }
} else {
  tuneEngine();
  const program = loadProgram(join(here, 'policy-lint.cjs'), BUILD);
  void program.run(args, pathToFileURL(`${dirname(here)}/`), (url) => import(url)).then((code) => {
    process.exitCode = code;
    if (code !== 2) program.keep();
  });
}

/** Settings of the engine for a program that mostly ends within a tenth of a second; `npm run bench` shows what they are worth. */
function tuneEngine(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  // Code that was compiled is to be kept, and memory is seldom short enough to be marked while the program runs.
  setFlagsFromString('--no-flush-bytecode');
  setFlagsFromString('--no-incremental-marking');
  // Optimise a little later than by default (67584): one policy never pays back what that costs.
  if (Number(process.versions.node.split('.')[0]) <= 24) setFlagsFromString('--interrupt-budget=1000000');
}

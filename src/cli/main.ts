#!/usr/bin/env node
// The way in. `--version` loads nothing else; the program lies beside this file in dist/, bundled by build.mjs.
import { readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadProgram } from './compiled.js';

/** A digest of the bundled program; build.mjs puts it in. */
declare const BUILD: string;

/** The last version of Node.js whose engine is known to know the flags below. */
const LAST_TRIED = 26;

/** Commands that use so little of what checking does that compiled code of their own pays; a first run of one would leave checking without much of its own. */
const APART = ['help', 'rules', 'explain', 'claims'];

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
} else if (typeof process.getBuiltinModule !== 'function') {
  // npm only warns of an engine that is too old, and a hook may be run by the system's.
  process.stderr.write(`policy-lint needs Node.js 20.19 or later, and this is ${process.version}.\n`);
  process.exitCode = 2;
} else {
  tuneEngine();
  const program = loadProgram(join(here, 'policy-lint.cjs'), BUILD, APART.find((name) => name === args[0]) ?? 'check');
  void program
    .run(args, pathToFileURL(`${dirname(here)}/`), (url) => import(url))
    .then((code) => {
      process.exitCode = code;
      if (code !== 2) program.keep();
    });
}

/**
 * Lets code run longer than by default before notes are taken of it and it is optimised, patterns too unless the text is long: one policy never pays back what that costs; `npm run bench` shows it.
 * And lets no compiled code go, because it is to be kept. The room for young objects grows at once to what reading a policy takes: to grow it
 * by doubling costs a collection each time, and so many of them make the engine look at the old objects, too. What has grown old is searched when there is
 * half as much again, not four times as much: of a thousand policies, hardly anything of one is needed for the next, and the search takes no measurable time.
 */
function tuneEngine(): void {
  const version = Number(process.versions.node.split('.')[0]);
  // An engine complains of each flag that it does not know, in every run.
  if (version > LAST_TRIED) return;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of [
    '--no-flush-bytecode',
    '--semi-space-growth-factor=8',
    '--regexp-tier-up-ticks=50',
    '--no-regexp-peephole-optimization',
    '--heap-growing-percent=50',
  ])
    setFlagsFromString(flag);
  // Node 22 counts otherwise, and has no such flags.
  if (version === 20)
    for (const flag of ['--interrupt-budget=1000000', '--interrupt-budget-factor-for-feedback-allocation=32']) setFlagsFromString(flag);
}

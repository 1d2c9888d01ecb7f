#!/usr/bin/env node
// The way in. `--version` loads nothing else; the program lies beside this file in dist/, bundled by build.mjs.
import { readFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadProgram } from './compiled.js';

/** A digest of the bundled program; build.mjs puts it in. */
declare const BUILD: string;

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  // Not process.stdout, which loads all that streams need.
  try {
    writeSync(1, `${version}\n`);
  } catch {
    // Nobody reads it.
  }
} else {
  optimiseLater();
  const program = loadProgram(fileURLToPath(new URL('policy-lint.cjs', import.meta.url)), BUILD);
  process.exitCode = await program.run(args, new URL('..', import.meta.url), (url) => import(url));
  // What other commands and a call that fails have compiled is too little to be kept.
  if (process.exitCode !== 2 && !/^(?:claims|explain|help|rules)$/.test(args[0] ?? '')) program.keep();
}

/** Lets code run longer than by default before it is optimised: one policy never pays back what that costs; `npm run bench` shows it. */
function optimiseLater(): void {
  const { getBuiltinModule, versions } = process as { getBuiltinModule?: (name: string) => object; versions: { node: string } };
  const major = Number(versions.node.split('.')[0]);
  if (getBuiltinModule && major >= 20 && major <= 24) (getBuiltinModule('node:v8') as { setFlagsFromString: (flag: string) => void }).setFlagsFromString('--interrupt-budget=1000000');
}
